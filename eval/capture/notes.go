package capture

import (
	"errors"
	"io"
	"math"
	"slices"
)

// Notes are what was noted about the frames of a file, so that reading it once more takes less: what is of no interest then is not even read.
type Notes struct {
	parts []notedPart // by index; one without frames is to be read as a whole
	left  int         // frames that may still be noted
}

// notedPart are the frames of a part, and where its records begin and end in the file.
type notedPart struct {
	frames     []noted
	start, end int64
}

// noted is a number about a frame, and in the upper half the length of its record.
type noted uint32

// place is where in a part the record of a frame is.
type place struct{ frame, at, end int }

const (
	maxNoted = 1 << 24 // frames of a file
	few      = 4       // one in so many frames: where more are wanted, all are read
	smallGap = 4 << 10 // bytes: less than that is read as well
)

// A Noter looks at a frame by itself and tells a number to be noted about it, and whether it is of use to go on. Frames come to it as they do to
// a [Sieve].
type Noter func(f *Frame) (number uint16, goOn bool)

// ErrUseless is what [Reader.Note] returns where a noter told so.
var ErrUseless = errors.New("notes are of no use")

// Note reads the rest of the file as [Reader.Sift] does, and notes what noters tell of its frames.
func (r *Reader) Note(workers int, noter func() Noter) (*Notes, error) {
	return r.note(noter, func(sieve func(int) Sieve, lanes func(int) []Lane, each Lane) error {
		return r.Sift(workers, sieve, 1, lanes, each)
	})
}

func (r *Reader) note(noter func() Noter, sift func(sieve func(int) Sieve, lanes func(int) []Lane, each Lane) error) (*Notes, error) {
	sieve := func(int) Sieve {
		look := noter()
		return Sieve{Look: func(f *Frame, words []uint64) bool {
			number, goOn := look(f)
			words[0] = uint64(number)
			return !goOn
		}}
	}
	nothing := func(*Frame, []uint64) error { return nil }
	r.noting = &Notes{left: maxNoted}
	err := sift(sieve, func(int) []Lane { return []Lane{nothing} }, func(*Frame, []uint64) error { return ErrUseless })
	return r.noting, err
}

// Want makes [Reader.Sift] pass over frames about which a number was noted that is not wanted.
func (r *Reader) Want(notes *Notes, wanted func(number uint16) bool) {
	r.notes, r.wanted = notes, wanted
}

// note notes a number about the frame read last.
func (p *part) note(number uint64) {
	size := len(p.r.frame.raw)
	if p.unnoted = p.unnoted || size > math.MaxUint16; !p.unnoted {
		p.noted = append(p.noted, noted(size)<<16|noted(number))
	}
}

// keep keeps what was noted about a part. Only in pcap files do frames alone make up a part.
func (n *Notes) keep(p *part) {
	if p.r.format != Pcap || p.unnoted || p.err != nil || len(p.noted) > n.left {
		return
	}
	n.left -= len(p.noted)
	for int64(len(n.parts)) <= p.index {
		n.parts = append(n.parts, notedPart{})
	}
	n.parts[p.index] = notedPart{slices.Clone(p.noted), p.start, p.end}
}

// readWanted reads the frames of a part that are wanted. It reports false where that is not known, or too many are.
func (s *sifter) readWanted(p *part, sieve Sieve) bool {
	if s.r.wanted == nil || p.index >= int64(len(s.r.notes.parts)) {
		return false
	}
	n := &s.r.notes.parts[p.index]
	base, left := p.index*s.size, len(n.frames)/few
	at := int(n.start - base)
	p.places = p.places[:0]
	for i, f := range n.frames {
		end := at + int(f>>16)
		if s.r.wanted(uint16(f)) {
			if left--; left < 0 || end > len(p.buf) {
				return false
			}
			p.places = append(p.places, place{i, at, end})
		}
		at = end
	}
	if len(n.frames) == 0 || !s.readPlaces(p.buf, base, p.places) {
		return false
	}
	p.r = Reader{
		readErr: io.EOF, limit: base + s.size, buf: p.buf, base: base, format: Pcap, header: s.r.header, frame: Frame{src: s.r}, pcap: s.r.pcap,
	}
	words := make([]uint64, s.n)
	for _, x := range p.places {
		p.r.pos, p.r.end, p.r.frame.Number = x.at, x.end, x.frame
		f, err := p.r.Next()
		if err != nil { // the file has changed
			return false
		}
		s.sieve(p, sieve, f, words)
	}
	p.r.frame.Number = len(n.frames)
	p.start, p.end, p.err = n.start, n.end, nil
	return true
}

// readPlaces reads what is in some places of a part, and what lies in small gaps between them.
func (s *sifter) readPlaces(buf []byte, base int64, places []place) bool {
	for len(places) > 0 {
		n := 1
		for n < len(places) && places[n].at-places[n-1].end < smallGap {
			n++
		}
		from, to := places[0].at, places[n-1].end
		if _, err := s.r.file.ReadAt(buf[from:to], base+int64(from)); err != nil {
			return false
		}
		places = places[n:]
	}
	return true
}
