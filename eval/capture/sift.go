package capture

import (
	"encoding/binary"
	"errors"
	"io"
	"math"
	"math/bits"
	"slices"
	"sync"
)

// A Sieve looks at frames by themselves. They come to it in stretches, in order within each; their Number counts from the beginning of the
// stretch.
type Sieve struct {
	// Look tells whether a frame is to be kept, and if so perhaps more in the words that it is given, which are zero before.
	Look func(f *Frame, words []uint64) (keep bool)
	// Drops, unless it is nil, tells by the bytes of a packet alone that it is not to be kept. Look is not called for it then, which saves most of
	// the time that reading it takes.
	Drops func(link LinkType, data []byte) bool
}

// A Lane is given frames that were kept, with the words that the sieve wrote about them, in the order of the file.
type Lane func(f *Frame, words []uint64) error

// ErrOrder is what a lane returns that finds out that a frame depends on one of another lane.
var ErrOrder = errors.New("frames of several lanes depend on each other")

// Sift reads the rest of the file and calls each, in the order of the file, for the frames that the sieve keeps, with n words that
// the sieve and the lanes wrote about it. It returns nil at the end of the file, and otherwise an error as [Reader.Next] does, or the one
// that each or a lane returned.
//
// Lanes come between: all of them are given the frames that were kept, each in the order of the file, but one lane does not wait for the
// others. They tell by the words whose frame it is. lanes makes them, as many as it likes up to a number, and sieve is told how many
// there are. When one returns [ErrOrder], all is done once more with new lanes, the second time with a single one; each is not called for a frame
// again.
//
// With one worker, and where the file is short or can't be read at several places at once, it starts no goroutine; then lanes may return ErrOrder
// only where the file is one. Otherwise each worker, with
// a sieve of its own, takes the next part of the file, guesses where the first record in it begins, and goes on from
// there. The parts are put together in order, and when one does not begin where the one before ended, it is read again from
// there. So a wrong guess costs time, never a frame.
func (r *Reader) Sift(workers int, sieve func(lanes int) Sieve, n int, lanes func(most int) []Lane, each Lane) error {
	if workers < 2 || r.size <= partSize {
		return r.siftOne(sieve, n, lanes, each)
	}
	return r.sift(workers, sieve, n, lanes, partSize, each)
}

func (r *Reader) sift(workers int, sieve func(lanes int) Sieve, n int, lanes func(most int) []Lane, size int64, each Lane) error {
	if r.err != nil {
		return atEnd(r.err)
	}
	if r.format == Pcapng { // the interfaces, which stand before the first packet, are needed everywhere
		if _, _, err := r.toFrame(); err != nil {
			r.err = err
			return atEnd(err)
		}
	}
	err, given := ErrOrder, int64(0)
	for _, most := range [...]int{workers, workers, 1} {
		s := newSifter(r, workers, n, size)
		s.given = given
		if err = s.run(workers, sieve, lanes(most), each); err != ErrOrder {
			break
		}
		given = s.given
	}
	r.err = err
	return atEnd(err)
}

// siftOne is Sift with one worker, which is also the only lane.
func (r *Reader) siftOne(sieve func(lanes int) Sieve, n int, lanes func(most int) []Lane, each Lane) error {
	start, tap, words := r.mark(), r.tap, make([]uint64, n)
	err := r.siftAfter(0, sieve(1), words, lanes(1)[0], each)
	if err == ErrOrder {
		given := r.frame.Number - 1
		r.rewind(start)
		if tap != nil {
			r.tap = func(b []byte) {
				if r.frame.Number > given {
					tap(b)
				}
			}
		}
		clear(words)
		err = r.siftAfter(given, sieve(1), words, lanes(1)[0], each)
	}
	return atEnd(err)
}

// siftAfter hands on the frames after the first ones.
func (r *Reader) siftAfter(given int, sieve Sieve, words []uint64, lane, each Lane) error {
	for {
		r.skim(sieve.Drops)
		f, err := r.Next()
		if err != nil {
			return err
		}
		if sieve.Look(f, words) {
			if err := lane(f, words); err != nil {
				return err
			}
			if f.Number > given {
				if err := each(f, words); err != nil {
					return err
				}
			}
			clear(words)
		}
	}
}

// mark is a place in a file that can be read in several places.
type mark struct {
	offset  int64
	number  int // of the frame before
	section section
	secrets *Secrets
}

func (r *Reader) mark() mark { return mark{r.offset(), r.frame.Number, r.ng, r.frame.Secrets} }

func (r *Reader) rewind(to mark) {
	r.src = io.NewSectionReader(r.file, to.offset, math.MaxInt64-to.offset)
	r.base, r.pos, r.end, r.readErr, r.err = to.offset, 0, 0, nil, nil
	r.frame.Number, r.frame.Secrets, r.ng = to.number, to.secrets, to.section
	r.ng.ifaces = slices.Clip(r.ng.ifaces)
}

func atEnd(err error) error {
	if err == io.EOF {
		return nil
	}
	return err
}

const (
	partSize = 256 << 10 // bytes; small enough to stay in a core's cache between reading and looking
	partTail = 2 << 10   // for the end of the last record, which most often is no longer than this
)

// part is a piece of the file: the records that begin in it.
type part struct {
	index      int64
	r          Reader // reads the part
	buf        []byte // of r
	start, end int64  // offsets of the first record, and of what follows the last one
	generation int    // of the section that it was read with
	err        error  // what ended it early; io.EOF at the end of the file
	kept       []Frame
	words      []uint64 // of the frames kept
	blocks     []keptBlock
	done       chan struct{}  // it was read
	lanes      sync.WaitGroup // that are not through with it
	failed     error          // of a lane
	noted      []noted        // about its frames
	unnoted    bool           // not all can be noted
	places     []place        // of the frames that are wanted
}

// keptBlock is a pcapng block on which packets depend.
type keptBlock struct {
	after int // so many frames of the part
	b     []byte
}

// sifter is what the workers of a file share.
type sifter struct {
	r     *Reader
	n     int        // words of a frame
	size  int64      // of a part
	at    int64      // offset of the first record
	given int64      // index of the first part whose frames each was not given
	free  chan *part // closed when no more are to be read
	order chan *part // being read or read, in the order of the file

	turn sync.Mutex // of taking a part
	next int64      // index of the next part

	mu         sync.Mutex
	section    section // as it is after the parts that are put together
	generation int     // counts its changes
	frames     int     // in them
}

// newSifter makes what sifts a file from where the reader is.
func newSifter(r *Reader, workers, n int, size int64) *sifter {
	depth := 4*workers + 2
	s := &sifter{
		r: r, n: n, size: size, at: r.offset(), free: make(chan *part, depth), order: make(chan *part, depth),
		next: r.offset() / size, section: r.ng, frames: r.frame.Number,
	}
	for range depth {
		s.free <- &part{buf: make([]byte, size+partTail), done: make(chan struct{}, 1)}
	}
	return s
}

// run reads the file. No channel ever holds more parts than there are, so that only waiting for parts takes time.
func (s *sifter) run(workers int, sieve func(lanes int) Sieve, lanes []Lane, each Lane) error {
	depth := cap(s.free)
	together := make(chan *part, depth)
	var reading, following sync.WaitGroup
	for range workers {
		reading.Go(func() { s.work(sieve(len(lanes))) })
	}
	var queues []chan *part
	for _, lane := range lanes {
		q := make(chan *part, depth)
		queues = append(queues, q)
		following.Go(func() { s.follow(q, lane) })
	}
	following.Go(func() {
		s.collect(sieve(len(lanes)), append(queues, together), len(lanes))
	})
	err := s.deliver(together, each)
	close(s.free)
	reading.Wait()
	close(s.order)
	following.Wait()
	return err
}

// take gives the next part to be read, nil when there are to be no more.
func (s *sifter) take() *part {
	s.turn.Lock()
	defer s.turn.Unlock()
	p, ok := <-s.free
	if !ok {
		return nil
	}
	p.index = s.next
	s.next++
	s.order <- p
	return p
}

// work reads parts until there are no more.
func (s *sifter) work(sieve Sieve) {
	for p := s.take(); p != nil; p = s.take() {
		s.read(p, sieve, guessed)
		p.done <- struct{}{}
	}
}

// guessed stands for the beginning of a part that is not known yet.
const guessed = -1

// read reads a part from the record at offset start on.
func (s *sifter) read(p *part, sieve Sieve, start int64) {
	s.mu.Lock()
	section, generation := s.section, s.generation
	s.mu.Unlock()
	base := p.index * s.size
	limit := base + s.size
	p.generation, p.kept, p.words, p.blocks = generation, p.kept[:0], p.words[:0], p.blocks[:0]
	p.noted, p.unnoted = p.noted[:0], false
	if start == guessed && s.readWanted(p, sieve) {
		return
	}
	p.kept, p.words = p.kept[:0], p.words[:0]
	n, err := s.r.file.ReadAt(p.buf, base)
	p.r = Reader{
		src: io.NewSectionReader(s.r.file, base+int64(n), math.MaxInt64-base-int64(n)), keep: true, limit: limit,
		buf: p.buf, end: n, base: base,
		format: s.r.format, header: s.r.header, frame: Frame{src: s.r, Secrets: section.secrets}, pcap: s.r.pcap, ng: section,
	}
	r := &p.r
	if err != nil {
		r.readErr = err
	}
	r.ng.ifaces = slices.Clip(r.ng.ifaces) // what is added is this part's own
	if s.r.tap != nil {
		r.tap = func(b []byte) { p.blocks = append(p.blocks, keptBlock{r.frame.Number, b}) }
	}
	if start == guessed {
		start = base + int64(r.guess())
	}
	r.pos = int(min(start-base, int64(n)))
	p.start, p.err = start, nil
	words := make([]uint64, s.n)
	for r.skim(sieve.Drops); r.offset() < limit; r.skim(sieve.Drops) {
		f, err := r.Next()
		if err != nil {
			p.err = err
			break
		}
		s.sieve(p, sieve, f, words)
	}
	p.end = r.offset()
}

// sieve keeps a frame if the sieve does.
func (s *sifter) sieve(p *part, sieve Sieve, f *Frame, words []uint64) {
	keeps := sieve.Look(f, words)
	if s.r.noting != nil {
		p.note(words[0])
	}
	if keeps {
		p.kept, p.words = append(p.kept, *f), append(p.words, words...)
		clear(words)
	}
}

// collect puts the parts together, until the end of the file or an error, and hands them on.
func (s *sifter) collect(sieve Sieve, to []chan *part, lanes int) {
	for at, ended := s.at, false; !ended; {
		p, ok := <-s.order
		if !ok {
			break
		}
		<-p.done
		if at >= (p.index+1)*s.size { // one record took up all of the part
			p.kept, p.words, p.blocks, p.err = p.kept[:0], p.words[:0], p.blocks[:0], nil
		} else {
			if p.start != at || p.generation != s.generation {
				s.read(p, sieve, at)
			}
			s.count(p)
			if s.r.noting != nil {
				s.r.noting.keep(p)
			}
			at = p.end
			ended = p.err != nil && p.err != errLimit
		}
		p.failed = nil
		p.lanes.Add(lanes)
		for _, q := range to {
			q <- p
		}
	}
	for _, q := range to {
		close(q)
	}
}

// count numbers the frames of a part.
func (s *sifter) count(p *part) {
	for i := range p.kept {
		p.kept[i].Number += s.frames
	}
	for i := range p.blocks {
		p.blocks[i].after += s.frames
	}
	var damage *Error
	if errors.As(p.err, &damage) && damage.Number > 0 {
		damage.Number += s.frames
	}
	s.frames += p.r.frame.Number
	if ng := &p.r.ng; ng.number != s.section.number || len(ng.ifaces) != len(s.section.ifaces) || ng.secrets != s.section.secrets {
		s.mu.Lock()
		s.section = *ng
		s.generation++
		s.mu.Unlock()
	}
}

// follow gives the frames of the parts to a lane.
func (s *sifter) follow(parts <-chan *part, lane Lane) {
	var failed error
	for p := range parts {
		for i := 0; i < len(p.kept) && failed == nil; i++ {
			failed = lane(&p.kept[i], p.words[i*s.n:][:s.n])
		}
		if failed != nil {
			s.mu.Lock()
			p.failed = failed
			s.mu.Unlock()
		}
		p.lanes.Done()
	}
}

// deliver hands on what was kept of the parts, and the blocks between.
func (s *sifter) deliver(parts <-chan *part, each Lane) error {
	for p := range parts {
		p.lanes.Wait()
		if p.failed != nil {
			return p.failed
		}
		if p.index >= s.given {
			if err := s.give(p, each); err != nil {
				return err
			}
			s.given = p.index + 1
		}
		if p.err != nil && p.err != errLimit {
			r := s.r
			r.base, r.pos, r.end = p.end, 0, 0
			return p.err
		}
		s.free <- p
	}
	return nil
}

func (s *sifter) give(p *part, each Lane) error {
	blocks := p.blocks
	for i := range p.kept {
		f := &p.kept[i]
		for len(blocks) > 0 && blocks[0].after < f.Number {
			s.r.tap(blocks[0].b)
			blocks = blocks[1:]
		}
		if err := each(f, p.words[i*s.n:][:s.n]); err != nil {
			return err
		}
	}
	for _, b := range blocks {
		s.r.tap(b.b)
	}
	return nil
}

// maxGuess bounds the search for a record, in bytes: nearly all packets are shorter.
const maxGuess = 128 << 10

// maxPlausible is how long a pcapng block may be to begin at a guess, in bytes.
const maxPlausible = maxPacket + 1<<16

// guess finds the place in the buffer where a record seems to begin; the end of the part when none does.
func (r *Reader) guess() int {
	part := int(r.limit - r.base)
	lengthAt, big, most := 4, r.ng.big, uint32(maxPlausible)
	if r.format == Pcap {
		lengthAt, big, most = 8, r.pcap.big, uint32(r.pcap.iface.maxLen)
		if r.pcap.swap == swapAlways {
			lengthAt = 12
		}
	}
	for i := range min(part, r.end-lengthAt-4, maxGuess) {
		length := binary.LittleEndian.Uint32(r.buf[i+lengthAt:])
		if big {
			length = bits.ReverseBytes32(length)
		}
		if length <= most && r.plausible(i) { // the former of itself rules nearly all places out
			return i
		}
	}
	return part
}

// plausible tells whether records seem to begin at i, each where the one before ends.
func (r *Reader) plausible(i int) bool {
	const chain = 5 // records: enough that packets which look like records are rarely taken for such
	before := i
	for range chain {
		size := 0
		if r.format == Pcap {
			size = r.plausibleRecord(i, before)
		} else {
			size = r.plausibleBlock(i)
		}
		if size == 0 {
			return false
		}
		before = i
		if i += size; r.end-i < pcapHeader {
			break
		}
	}
	return true
}

// plausibleRecord tells how long the pcap record at i is, if it can be one; otherwise 0. Its time is to be near that of the record before.
func (r *Reader) plausibleRecord(i, before int) int {
	l := &r.pcap
	if r.end-i < l.header {
		return 0
	}
	const halfYear = 1 << 24
	h := r.buf[i : i+l.header]
	units := uint32(l.iface.clock.units)
	var since, frac, capLen, length uint32
	if l.big {
		since = binary.BigEndian.Uint32(h) - binary.BigEndian.Uint32(r.buf[before:])
		frac, capLen, length = binary.BigEndian.Uint32(h[4:]), binary.BigEndian.Uint32(h[8:]), binary.BigEndian.Uint32(h[12:])
	} else {
		since = binary.LittleEndian.Uint32(h) - binary.LittleEndian.Uint32(r.buf[before:])
		frac, capLen, length = binary.LittleEndian.Uint32(h[4:]), binary.LittleEndian.Uint32(h[8:]), binary.LittleEndian.Uint32(h[12:])
	}
	if l.swap == swapAlways {
		capLen, length = length, capLen
	}
	if since+halfYear > 2*halfYear || frac >= units || capLen == 0 || capLen > length || length > maxPacket || capLen > uint32(l.iface.maxLen) {
		return 0 // many bytes of zero are no records, although they could be
	}
	return l.header + int(capLen)
}

// plausibleBlock tells how long the pcapng block at i is, if it can be one; otherwise 0.
func (r *Reader) plausibleBlock(i int) int {
	if i%4 != 0 || r.end-i < 12 {
		return 0
	}
	typ, length := r.ng.uint32(r.buf[i:]), r.ng.uint32(r.buf[i+4:])
	if typ == 0 || typ > blockSecrets && typ != blockSection || length < 12 || length > maxPlausible || length%4 != 0 {
		return 0
	}
	if end := i + int(length); end <= r.end && r.ng.uint32(r.buf[end-4:]) != length {
		return 0
	}
	return int(length)
}
