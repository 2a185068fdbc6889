package eval

import (
	"slices"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Limits of the reassembly of TCP streams.
const (
	maxPDUs    = 64       // remembered of each direction, so that their retransmissions are known
	maxPDUSize = 64 << 20 // a PDU that claims more is read as far as it is there
	maxWaiting = 4096     // segments beyond a gap in a PDU
	maxTries   = 4096     // times that a PDU of unknown length is read anew, with one segment more
	pieceSize  = 128      // bytes, more or less, that it takes to remember a segment
)

// stream is one direction of a TCP conversation as payload protocols read it: the PDUs that did not fit into one segment.
type stream struct {
	pdus     []*pdu // in the order they began
	top      *pdu   // the one that begins last in the stream
	untilFIN bool
	next     uint32 // what is to come next, where segments are put in order
	started  bool
	read     uint32 // the end of what was read or kept
	hasRead  bool
}

// pdu is a part of a stream that a payload protocol asked to have in one piece. Sequence numbers are raw.
type pdu struct {
	seq, end uint32
	begun    int    // frame
	latest   int    // frame with a segment of it
	open     bool   // the end is a guess: all of the segment that reaches it belongs to the PDU
	have     int    // bytes without a gap from seq on
	data     []byte // these, or the first of them
	hollow   bool   // the others are counted, not kept
	total    int    // length, when the last segment is there; -1 before
	pieces   []piece
	waiting  []piece // with their data: they are beyond a gap
	done     int     // frame that completed it
	early    bool    // it began with a segment that came too early
	tries    int     // how often it was read
	turn     int     // of the buffers, when it grew last
}

// buffers bounds what all PDUs of a capture hold: those that did not grow for longest are forgotten first, in two generations like
// all state.
type buffers struct {
	young, old []*pdu
	bytes      int // by which the young ones grew
	turn       int
	limit      int // bytes of all PDUs that wait for their end

	frame int      // whose PDUs left the spent ones
	spent [][]byte // of PDUs that were read, which the filter may still look at
	free  [][]byte // ready for other PDUs
}

// Buffers that were used are used again, which saves most of the work of growing others.
const (
	maxFree      = 8        // buffers
	minFreeBytes = 16 << 10 // of each
	maxFreeBytes = 1 << 20
)

// spend takes the buffer of a PDU that was read in a frame.
func (b *buffers) spend(p *pdu, frame int) {
	if frame != b.frame {
		b.free = append(b.free, b.spent[:min(len(b.spent), maxFree-len(b.free))]...)
		clear(b.spent)
		b.frame, b.spent = frame, b.spent[:0]
	}
	if n := cap(p.data); n >= minFreeBytes && n <= maxFreeBytes && len(b.spent) < maxFree {
		b.spent = append(b.spent, p.data[:0])
	}
	p.release()
}

// lend gives a PDU that goes on in a second segment a larger buffer, if there is one, all of which then counts as held by it.
func (b *buffers) lend(p *pdu) {
	n := len(b.free)
	if n == 0 || len(p.pieces) != 1 || cap(b.free[n-1]) < 2*cap(p.data) {
		return
	}
	p.data = append(b.free[n-1], p.data...)
	b.free[n-1], b.free = nil, b.free[:n-1]
	b.bytes += cap(p.data) - len(p.data)
}

// grow notes that a PDU holds n bytes more.
func (b *buffers) grow(p *pdu, n int) {
	if p.turn != b.turn || len(p.pieces)+len(p.waiting) <= 1 {
		p.turn = b.turn
		b.young = append(b.young, p)
	}
	if b.bytes += n + pieceSize; b.bytes <= b.limit/2 {
		return
	}
	for _, p := range b.old {
		if p.turn < b.turn && p.done == 0 {
			p.release()
			p.end = p.seq // nothing continues it
		}
	}
	b.young, b.old, b.bytes, b.turn = nil, b.young, 0, b.turn+1
}

// piece is what one segment brought.
type piece struct {
	frame, offset, length int
	overlap, conflict     bool
	data                  []byte
}

// at finds the PDU that began with a sequence number.
func (s *stream) at(seq uint32) *pdu {
	for _, p := range slices.Backward(s.pdus) {
		if p.seq == seq {
			return p
		}
	}
	return nil
}

// over finds the PDU that a sequence number lies in: the last one that began before it.
func (s *stream) over(seq uint32) *pdu {
	var found *pdu
	for _, p := range s.pdus {
		if before(p.seq, seq) && (found == nil || !before(p.seq, found.seq)) {
			found = p
		}
	}
	if found == nil || !before(seq, found.end) {
		return nil
	}
	return found
}

// begin starts a PDU; an earlier one at the same place is forgotten.
func (s *stream) begin(seq, end uint32, frame int) *pdu {
	p := &pdu{seq: seq, end: end, begun: frame, latest: frame, total: -1}
	s.pdus = slices.DeleteFunc(s.pdus, func(q *pdu) bool { return q.seq == seq })
	if len(s.pdus) >= maxPDUs {
		s.pdus = slices.Delete(s.pdus, 0, 1)
	}
	s.pdus = append(s.pdus, p)
	s.top = p
	for _, q := range s.pdus {
		if before(s.top.seq, q.seq) {
			s.top = q
		}
	}
	return p
}

// add puts a segment's bytes in their place; last says that nothing of the PDU follows them. It reports whether that completes the PDU.
func (p *pdu) add(frame, offset int, b []byte, last bool) bool {
	if p.done != 0 || offset > maxPDUSize || len(p.waiting) >= maxWaiting {
		return false
	}
	w := piece{frame: frame, offset: offset, length: len(b), data: b}
	if last {
		p.total = offset + len(b)
	}
	if offset > p.have {
		if w.data = nil; !p.hollow {
			w.data = slices.Clone(b)
		}
		i, _ := slices.BinarySearchFunc(p.waiting, offset+1, func(x piece, after int) int { return x.offset - after })
		p.waiting = slices.Insert(p.waiting, i, w)
		return false
	}
	p.take(w)
	for len(p.waiting) > 0 && p.waiting[0].offset <= p.have {
		p.take(p.waiting[0])
		p.waiting = p.waiting[1:]
	}
	if p.total >= 0 && p.have >= p.total {
		p.done = frame
	}
	return p.done != 0
}

// take appends what a segment adds to the bytes without gap. Of bytes that came twice, the first count.
func (p *pdu) take(w piece) {
	known := min(p.have-w.offset, w.length)
	p.have += w.length - known
	if p.hollow {
		return
	}
	w.overlap = known > 0
	w.conflict = w.overlap && string(p.data[w.offset:w.offset+known]) != string(w.data[:known])
	b := w.data[known:]
	if len(b) > cap(p.data)-len(p.data) { // append alone would grow a long one by a quarter, and copy it more often
		p.data = slices.Grow(p.data, max(len(b), len(p.data)))
	}
	p.data = append(p.data, b...)
	w.data = nil
	p.pieces = append(p.pieces, w)
}

// release lets go of the bytes of a PDU that was read.
func (p *pdu) release() { p.data, p.pieces, p.waiting = nil, nil, nil }

// extend moves the end of the PDU that a segment with the bytes from seq to end reached, as the payload protocol wishes.
func (p *pdu) extend(more int, end uint32) {
	p.done, p.total = 0, -1
	switch {
	case more == nextSegment:
		if before(p.end, end) {
			p.end = end
		}
		p.end++
		p.open = true
	case more == untilFIN:
		p.end = p.seq + 1<<30
	case before(end, p.end):
		p.end += uint32(more)
	default:
		p.end = end + uint32(more)
	}
}

// tcpPayload hands the payload of a segment to the protocol it belongs to, put together with other segments where that asks for more
// than one holds. Layer i is the segment's. What a PDU says is found in the frame that completes it.
func (d *dissection) tcpPayload(i int, flow *tcpFlow, s *segment, b []byte, full int) {
	seq := s.seq
	if s.is(tcpSYN) {
		seq++
	}
	if !d.carrier.stream || flow == nil {
		d.tcpHandOn(i, flow, seq, b, full)
		return
	}
	if flow.stream == nil {
		flow.stream = &stream{}
	}
	st := flow.stream
	if d.plan.reorder && len(b) > 0 {
		if !st.started {
			st.next, st.started = flow.base+1, true
		}
		if d.tooEarly(i, st, seq, b) {
			return
		}
	}
	if s.is(tcpFIN) && st.untilFIN && d.lastSegment(i, flow, seq, b) {
		return
	}
	for len(b) > 0 {
		n := d.streamPart(i, flow, s, seq, b)
		if n == 0 {
			break
		}
		seq, b = seq+uint32(n), b[n:]
	}
}

// reached notes that a segment up to end is read or kept.
func (s *stream) reached(end uint32) {
	if !s.hasRead || before(s.read, end) {
		s.read, s.hasRead = end, true
	}
}

// streamPart reads the bytes of a segment from seq on, and tells how many of them belong to a PDU behind which another begins.
func (d *dissection) streamPart(i int, flow *tcpFlow, s *segment, seq uint32, b []byte) (follows int) {
	st, frame := flow.stream, d.frame.Number
	end := seq + uint32(len(b))
	p := st.at(seq)
	if p != nil && !before(p.end, end) && p.latest != frame && !(p.early && p.done == 0) { // the beginning of a PDU, again
		d.giveSegment(i, b)
		return 0
	}
	if p == nil {
		p = st.over(seq)
	} else if !before(seq, p.end) {
		p = nil
	}
	if p == nil {
		if flow.analysis != nil && flow.analysis.repeated && st.hasRead && !before(st.read, seq) { // seen even where all that is known is that it was acknowledged
			d.giveSegment(i, b)
			return 0
		}
		st.reached(end)
		d.tcpHandOn(i, flow, seq, b, len(b))
		if w := d.carrier.wish; w.more != 0 {
			d.giveSegment(i, d.beginPDU(i, st, w, seq, b, w.offset))
		}
		return 0
	}
	if p.latest = frame; p.end == p.seq {
		return 0
	}
	st.reached(end)
	n := len(b)
	if !p.open && before(p.end, end) {
		n = int(p.end - seq)
	}
	if !p.hollow {
		d.state.buffers.lend(p)
		d.state.buffers.grow(p, n)
	}
	complete := p.add(frame, int(seq-p.seq), b[:n], !before(end, p.end))
	open := p.open
	if open {
		p.open = false
		if before(p.end, end) {
			p.end = end
		}
	}
	if before(p.end, end) && n > 0 {
		follows = n
	}
	part := b
	if follows > 0 {
		part = b[:follows]
	}
	if !complete {
		if p.done != 0 {
			d.giveAt(i, protocol.TCPReassembledIn, num(p.done), nil)
		}
		d.giveSegment(i, part)
		return follows
	}
	if p.early {
		p.early = false
		st.next = p.end
	}
	if p.tries++; p.tries > maxTries || p.have > maxPDUSize {
		d.carrier.stream = false
	}
	d.tcpHandOn(i, flow, p.seq, p.data, p.have)
	w := d.carrier.wish
	if old := p.have - n; w.more != 0 && w.offset <= old {
		reached := seq + uint32(n)
		if w.more == nextSegment { // not the rest of this one
			reached = end
		}
		p.extend(w.more, reached)
		p.hollow = w.unseen
		st.untilFIN = st.untilFIN || w.more == untilFIN
		if n < len(b) {
			return n
		}
		d.giveSegment(i, part)
		return 0
	}
	d.giveSegment(i, part)
	d.giveReassembled(i, p)
	if w.more != 0 {
		from := n - (p.have - min(w.offset, p.have))
		if rest := d.beginPDU(i, st, w, seq, b, from); !open { // all of the segment was shown as part of the PDU before
			d.giveSegment(i, rest)
		}
		follows = 0
	}
	d.state.buffers.spend(p, frame)
	return follows
}

// beginPDU begins the PDU that a payload protocol wants more of, at an offset of a segment's bytes, and gives those that belong to it.
func (d *dissection) beginPDU(i int, st *stream, w wish, seq uint32, b []byte, offset int) []byte {
	offset = min(max(offset, 0), len(b))
	end := seq + uint32(len(b))
	p := st.begin(seq+uint32(offset), end, d.frame.Number)
	st.untilFIN = st.untilFIN || w.more == untilFIN
	p.extend(w.more, end)
	b = b[offset:]
	kept := len(b)
	if p.hollow = w.unseen; p.hollow {
		kept = min(kept, w.keep)
		p.data = slices.Clone(b[:kept])
	}
	d.state.buffers.grow(p, kept)
	p.add(d.frame.Number, 0, b, false)
	return b
}

// tooEarly keeps a segment that came before those that belong before it, together with others that did. It reports whether the
// segment is such.
func (d *dissection) tooEarly(i int, st *stream, seq uint32, b []byte) bool {
	end := seq + uint32(len(b))
	if !before(st.next, seq) || st.over(seq) != nil {
		if before(st.next, end) {
			st.next = end
		}
		return false
	}
	p := st.at(st.next)
	if p == nil || p.done != 0 {
		p = st.begin(st.next, end, d.frame.Number)
		p.early = true
	}
	if before(p.end, end) {
		p.end = end
	}
	d.state.buffers.grow(p, len(b))
	p.add(d.frame.Number, int(seq-p.seq), b, !before(end, p.end))
	d.giveSegment(i, b)
	return true
}

// lastSegment ends a PDU that reaches to the end of the stream.
func (d *dissection) lastSegment(i int, flow *tcpFlow, seq uint32, b []byte) bool {
	p := flow.stream.over(seq)
	if p == nil || !p.add(d.frame.Number, int(seq-p.seq), b, true) {
		return false
	}
	flow.stream.untilFIN = false
	d.carrier.stream = false
	d.tcpHandOn(i, flow, p.seq, p.data, p.have)
	d.giveReassembled(i, p)
	d.state.buffers.spend(p, d.frame.Number)
	return true
}

// tcpHandOn delivers the bytes of a stream. What a keep-alive or a probe carries is no part of it.
func (d *dissection) tcpHandOn(i int, flow *tcpFlow, seq uint32, b []byte, full int) {
	d.carrier.seq = seq
	if flow != nil && flow.analysis != nil && flow.analysis.last&(evKeepAlive|evZeroProbe) != 0 {
		d.carrier.wish = wish{}
		d.walk(next{proto: protocol.Data, b: b, full: full})
		return
	}
	d.deliver(i, protocol.TCPPorts, b, full)
}

func (d *dissection) giveSegment(i int, b []byte) {
	if len(b) > 0 {
		d.giveAt(i, protocol.TCPSegmentData, bytesValue(b), b)
	}
}

// giveReassembled tells of the segments that a PDU came in.
func (d *dissection) giveReassembled(i int, p *pdu) {
	d.giveLabelAt(i, protocol.TCPSegments)
	for _, x := range p.pieces {
		segment := protocol.TCPSegment
		if x.conflict {
			segment = protocol.TCPSegmentError
		}
		d.giveAt(i, segment, num(x.frame), nil)
		d.later(x.frame, protocol.TCPReassembledIn, num(d.frame.Number))
		if x.overlap {
			d.giveAt(i, protocol.TCPSegmentOverlap, num(1), nil)
		}
		if x.conflict {
			d.giveAt(i, protocol.TCPSegmentConflict, num(1), nil)
		}
	}
	d.giveAt(i, protocol.TCPSegmentCount, num(len(p.pieces)), nil)
	d.giveAt(i, protocol.TCPReassembledLength, num(len(p.data)), nil)
	d.giveAt(i, protocol.TCPReassembledData, bytesValue(p.data), p.data)
}

// tcpStreamFields tell how payload was put together.
var tcpStreamFields = []*protocol.Field{
	protocol.TCPPDUSize, protocol.TCPSegmentData, protocol.TCPSegments, protocol.TCPSegment, protocol.TCPSegmentError,
	protocol.TCPSegmentOverlap, protocol.TCPSegmentConflict, protocol.TCPSegmentCount, protocol.TCPReassembledLength, protocol.TCPReassembledData,
	protocol.TCPReassembledIn, protocol.TCPResetCause,
}
