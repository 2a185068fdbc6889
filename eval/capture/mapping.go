package capture

import (
	"io"
	"os"
	"runtime/debug"
)

// mapping is a piece of a file where it lies in the page cache. To copy it out of there would cost more than a look at its headers.
type mapping struct {
	b     []byte
	pages []byte // of which b is a part
}

// newMapping maps n bytes of a file. It reports false where that can't be done.
func newMapping(file io.ReaderAt, offset, n int64) (mapping, bool) {
	f, ok := file.(*os.File)
	if !ok || n <= 0 {
		return mapping{}, false
	}
	before := offset % int64(os.Getpagesize())
	pages, err := mapPages(f, offset-before, int(before+n))
	if err != nil {
		return mapping{}, false
	}
	return mapping{pages[before:], pages}, true
}

// use calls a function that looks at the mapping, which ends with it. It reports false where the function panicked: the pages of a file
// that was cut short meanwhile are gone, and one that is written to changes under its reader. The same is to be done over a copy then.
func (m mapping) use(f func()) (done bool) {
	defer unmapPages(m.pages)
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() { done = recover() == nil }()
	f()
	return
}

// Records are fetched in so many chains at once, of so many bytes each.
const (
	chains  = 8
	stretch = partSize / chains
)

// fetch has the headers of the records in the buffer brought into the processor's cache. They lie too far apart for it to foresee them,
// and only each record tells where the next one is. So several chains of records are followed side by side, and memory is waited for once
// for all of them. They begin at guesses: a wrong one costs time, nothing else.
func (r *Reader) fetch() {
	l := r.lengths()
	var next [chains]int
	for k := range next {
		next[k] = r.guess(k*stretch, (k+1)*stretch)
	}
	const line = 64
	for going := true; going; {
		going = false
		for k, at := range next {
			if at >= min((k+1)*stretch, r.end-2*line) {
				continue
			}
			going = true
			r.fetched += r.buf[at+line] // where the packet's headers end
			next[k] = at + max(l.header+int(min(l.load(r.buf[at:]), maxBlock)), 12)
		}
	}
}
