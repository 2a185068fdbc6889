package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// tcpAnalysis is what Wireshark's analysis of sequence numbers remembers of one direction of a conversation. It works on
// raw numbers; differences are taken modulo 2^32, so that wrapping around does not matter.
type tcpAnalysis struct {
	next        uint32 // the highest number after a segment
	nextTime    stamp
	nextFrame   int
	lastAck     uint32 // what this side acknowledged last
	lastAckTime stamp
	newAckFrame int // the frame that acknowledged it first
	duplicates  uint32
	window      uint16
	hasWindow   bool
	reach       uint32   // the highest number that may be acknowledged: all before it was captured
	last        tcpEvent // of the last segment
	repeated    bool     // the last segment is taken for a retransmission
	pushed      uint32   // bytes since the last PSH
	wasPushed   bool
	traced      bool // the other side has answered, and nothing is missing since then: what is in flight can be told
	has         [maxSACK]sackBlock
	blocks      int // of them in the last segment
	unacked     []sent
	fin         uint32 // the number after the last FIN
}

// sent is a segment that was not acknowledged yet.
type sent struct {
	seq, end uint32
	frame    int
	time     stamp
	again    bool // a retransmission, or part of it was sent again and that was no fast retransmission
}

// tcpEvent is what the analysis finds about a segment.
type tcpEvent uint32

const (
	evRetransmission tcpEvent = 1 << iota
	evFastRetrans
	evSpurious
	evOutOfOrder
	evReusedPorts
	evLostSegment
	evAckLost
	evWindowUpdate
	evWindowFull
	evKeepAlive
	evKeepAliveAck
	evZeroWindow
	evZeroProbe
	evZeroProbeAck
	evDuplicateAck
)

var tcpEventFields = [...]*protocol.Field{
	protocol.TCPRetransmission, protocol.TCPFastRetrans, protocol.TCPSpuriousRetrans, protocol.TCPOutOfOrder, protocol.TCPReusedPorts,
	protocol.TCPLostSegment, protocol.TCPAckLostSegment, protocol.TCPWindowUpdate, protocol.TCPWindowFull, protocol.TCPKeepAlive,
	protocol.TCPKeepAliveAck, protocol.TCPZeroWindow, protocol.TCPZeroWindowProbe, protocol.TCPZeroProbeAck,
}

var tcpAnalysisFields = append([]*protocol.Field{
	protocol.TCPAnalysis, protocol.TCPAnalysisFlags, protocol.TCPDuplicateAck, protocol.TCPDuplicateAckNum, protocol.TCPDuplicateAckFrame,
	protocol.TCPAcksFrame, protocol.TCPAckRTT, protocol.TCPInitialRTT, protocol.TCPBytesInFlight, protocol.TCPPushBytes,
	protocol.TCPRTO, protocol.TCPRTOFrame, protocol.TCPPartialAck, protocol.TCPAmbiguousAck,
}, tcpEventFields[:]...)

// before tells whether sequence number a comes before b.
func before(a, b uint32) bool { return int32(a-b) < 0 }

// analyse decides what a segment means for its conversation, as Wireshark does, and gives the tcp.analysis fields. Like Wireshark, it takes
// the number zero for none yet.
func (d *dissection) analyse(c *tcpConv, dir int, s *segment, reused bool, options []byte) {
	fwdFlow, revFlow := &c.flows[dir], &c.flows[1-dir]
	if fwdFlow.analysis == nil {
		both := new([2]tcpAnalysis)
		fwdFlow.analysis, revFlow.analysis = &both[0], &both[1]
	}
	fwd, rev := fwdFlow.analysis, revFlow.analysis
	now := d.now()
	var ev tcpEvent
	if reused {
		ev |= evReusedPorts
	}
	if s.is(tcpACK) {
		rev.traced = true
	}
	fwd.sack(options)
	ev |= d.window(fwdFlow, revFlow, s)
	if s.ack != fwd.lastAck {
		fwd.newAckFrame, fwd.duplicates = d.frame.Number, 0
	}
	if rev.reach != 0 && s.is(tcpACK) && before(rev.reach, s.ack) {
		ev |= evAckLost
		rev.reach = s.ack
		for i := range rev.unacked { // what is there from here on may be acknowledged, too
			if u := &rev.unacked[i]; rev.reach == u.seq {
				rev.reach = u.end
			}
		}
	}
	if s.length > 0 || s.is(tcpSYN|tcpFIN) {
		if ev&evKeepAlive == 0 {
			ev |= d.repeats(c, fwd, rev, s)
		}
	}
	d.remember(fwd, s, ev)
	fwd.window, fwd.hasWindow, fwd.lastAck, fwd.lastAckTime = s.window, true, s.ack, now
	fwd.last = ev
	shown := d.acknowledge(rev, s)
	shown = d.inFlight(fwd, rev, fwdFlow.base, s) || shown
	d.giveEvents(ev)
	if shown || ev != 0 {
		d.giveLabel(protocol.TCPAnalysis)
		rtt := c.rtt
		if d.second {
			rtt = d.tcpHindsight(c.stream).rtt
		}
		if rtt != (span{}) {
			d.giveTime(protocol.TCPInitialRTT, rtt)
		}
	}
}

// window finds what a segment says of windows and gaps: probes, keep-alives, updates, and ACKs that say nothing new.
func (d *dissection) window(fwdFlow, revFlow *tcpFlow, s *segment) (ev tcpEvent) {
	fwd, rev := fwdFlow.analysis, revFlow.analysis
	control := s.is(tcpSYN | tcpFIN | tcpRST)
	if s.length == 1 && s.seq == fwd.next && rev.hasWindow && rev.window == 0 {
		return evZeroProbe
	}
	if s.window == 0 && !control {
		ev |= evZeroWindow
	}
	if fwd.next != 0 && before(fwd.next, s.seq) && !s.is(tcpRST) {
		ev |= evLostSegment
		fwd.traced = false
	}
	if s.length <= 1 && s.seq == fwd.next-1 && !control {
		ev |= evKeepAlive
	}
	if s.length > 0 && revFlow.shift != shiftUnknown && rev.hasWindow && !control && s.seq+uint32(s.length) == rev.lastAck+revFlow.scaled(rev.window) {
		ev |= evWindowFull
	}
	if s.length > 0 || control || s.seq != fwd.next {
		return ev
	}
	same := s.ack == fwd.lastAck // nothing new but perhaps the window
	sack := fwd.blocks > 0
	switch {
	case s.window == 0:
		if fwd.hasWindow && fwd.window == 0 && (same || s.ack == fwd.lastAck+1) && rev.last&evZeroProbe != 0 {
			ev |= evZeroProbeAck
			if s.ack == fwd.lastAck+1 { // the byte was taken after all
				rev.next = s.ack
			}
		}
	case !same:
	case (!fwd.hasWindow || s.window != fwd.window) && !sack:
		ev |= evWindowUpdate
	case fwd.hasWindow && s.window == fwd.window && rev.last&evKeepAlive != 0:
		ev |= evKeepAliveAck
	default:
		fwd.duplicates++
		ev |= evDuplicateAck
		d.giveNum(protocol.TCPDuplicateAckNum, uint64(fwd.duplicates))
		d.giveNum(protocol.TCPDuplicateAckFrame, uint64(fwd.newAckFrame))
	}
	return ev
}

// fastRetransmission is how soon after a duplicate ACK what it asks for comes, and reordering how late a segment may come where
// the round-trip time is not known.
var (
	fastRetransmission = span{0, 20e6}
	reordering         = span{0, 3e6}
)

// repeats tells what kind of repetition a segment is that does not move on.
func (d *dissection) repeats(c *tcpConv, fwd, rev *tcpAnalysis, s *segment) tcpEvent {
	now := d.now()
	end := s.seq + uint32(s.length)
	moves := fwd.next == 0 || !before(s.seq, fwd.next) || s.length > 1 && s.seq == fwd.next-1
	if s.length > 0 && rev.lastAck != 0 && !before(rev.lastAck, end) {
		return evSpurious | evRetransmission
	}
	if moves {
		return 0
	}
	if rev.duplicates >= 2 && rev.answers(now, fastRetransmission) &&
		(rev.lastAck == s.seq || rev.blocks > 0 && !rev.hasBlock(s.seq, end)) {
		return evFastRetrans | evRetransmission
	}
	limit := reordering
	if c.rtt != (span{}) {
		limit = c.rtt
	}
	if rev.answers(now, limit) && fwd.next != end && !fwd.sent(s.seq, end) && !(s.is(tcpFIN) && s.end() == fwd.fin) {
		return evOutOfOrder
	}
	from, frame := fwd.nextTime, fwd.nextFrame
	for i := range fwd.unacked { // the oldest that waits for an acknowledgment, from there on
		if u := &fwd.unacked[i]; !before(u.seq, s.seq) {
			from, frame = u.time, u.frame
			break
		}
	}
	if t := now.sub(from); t != (span{}) {
		d.giveTime(protocol.TCPRTO, t)
		d.giveNum(protocol.TCPRTOFrame, uint64(frame))
	}
	return evRetransmission
}

// answers tells whether the last segment of this side came at most a while ago. Like Wireshark, it takes 1970 for the time of none.
func (a *tcpAnalysis) answers(now stamp, limit span) bool {
	return now.sub(a.lastAckTime).before(limit)
}

// sent tells whether one segment that waits to be acknowledged covers all from seq to end.
func (a *tcpAnalysis) sent(seq, end uint32) bool {
	for i := range a.unacked {
		if u := &a.unacked[i]; !before(seq, u.seq) && !before(u.end, end) {
			return true
		}
	}
	return false
}

// remember adds the segment to what was sent.
func (d *dissection) remember(fwd *tcpAnalysis, s *segment, ev tcpEvent) {
	fwd.repeated = ev&evRetransmission != 0
	end := s.end()
	if ev&(evRetransmission|evFastRetrans) == evRetransmission {
		for i := range fwd.unacked {
			if u := &fwd.unacked[i]; !before(s.seq, u.seq) && !before(u.end, end) {
				u.again = true
			}
		}
	}
	if s.is(tcpFIN) && !fwd.repeated {
		fwd.fin = end
	}
	if (s.length > 0 || s.is(tcpSYN|tcpFIN)) && len(fwd.unacked) < d.plan.limits.Segments {
		fwd.unacked = append(fwd.unacked, sent{s.seq, end, d.frame.Number, d.now(), ev&evRetransmission != 0})
	}
	if ev&evZeroProbe != 0 {
		return
	}
	if fwd.next == 0 || before(fwd.next, end) {
		fwd.next, fwd.nextTime, fwd.nextFrame = end, d.now(), d.frame.Number
	}
	if fwd.reach == 0 || s.seq == fwd.reach {
		fwd.reach = fwd.next
	}
}

// acknowledge takes off what the segment acknowledges. It reports whether it acknowledges a segment that was captured.
func (d *dissection) acknowledge(rev *tcpAnalysis, s *segment) bool {
	found := false
	kept := rev.unacked[:0]
	for _, u := range rev.unacked {
		whole := u.end == s.ack
		part := before(u.seq, s.ack) && before(s.ack, u.end)
		if !found && (whole || part) {
			found = true
			d.giveNum(protocol.TCPAcksFrame, uint64(u.frame))
			if t := d.now().sub(u.time); t != (span{}) {
				d.giveTime(protocol.TCPAckRTT, t)
			}
			if part {
				d.giveLabel(protocol.TCPPartialAck)
			}
			if u.again { // nobody knows which of its transmissions is meant (Karn)
				d.giveLabel(protocol.TCPAmbiguousAck)
			}
		}
		if before(s.ack, u.end) {
			if part {
				u.seq = s.ack
			}
			kept = append(kept, u)
		}
	}
	rev.unacked = kept
	return found
}

// maxInFlight is where Wireshark takes what is in flight for an error.
const maxInFlight = 2_000_000_000

// inFlight gives the bytes that were sent and not acknowledged. It reports whether that can be told.
func (d *dissection) inFlight(fwd, rev *tcpAnalysis, base uint32, s *segment) bool {
	if s.length == 0 || len(fwd.unacked) == 0 || !fwd.traced {
		return false
	}
	if !d.plan.inFlight {
		return true
	}
	first, last := ^uint32(0), uint32(0)
	for _, u := range fwd.unacked {
		first, last = min(first, u.seq-base), max(last, u.end-base)
	}
	if fwd.wasPushed {
		fwd.pushed, fwd.wasPushed = 0, false
	}
	fwd.pushed += uint32(s.length)
	fwd.wasPushed = s.is(tcpPSH)
	if n := last - first - rev.sacked(); n > 0 && n < maxInFlight {
		if s.is(tcpSYN | tcpFIN) { // it is no byte
			n--
		}
		d.giveNum(protocol.TCPBytesInFlight, uint64(n))
		d.giveNum(protocol.TCPPushBytes, uint64(fwd.pushed))
	}
	return true
}

// maxSACK is how many blocks of a SACK option are looked at; no more fit into a header.
const maxSACK = 4

// sackBlock is what its sender has beyond a gap.
type sackBlock struct{ left, right uint32 }

// sack remembers the blocks of the SACK option that this side sent last, also of one that the capture cut.
func (a *tcpAnalysis) sack(options []byte) {
	a.blocks = 0
	for b := options; len(b) > 0; {
		if b[0] <= optNOP {
			b = b[1:]
			continue
		}
		if len(b) < 2 || b[1] < 2 {
			return
		}
		end := min(int(b[1]), len(b))
		if b[0] == optSACKs {
			for e := b[2:end]; len(e) >= 8 && a.blocks < maxSACK; e = e[8:] {
				a.has[a.blocks] = sackBlock{binary.BigEndian.Uint32(e), binary.BigEndian.Uint32(e[4:])}
				a.blocks++
			}
		}
		b = b[end:]
	}
}

// sacked is how many bytes these blocks have.
func (a *tcpAnalysis) sacked() (n uint32) {
	for _, b := range a.has[:a.blocks] {
		n += b.right - b.left
	}
	return n
}

// hasBlock tells whether all from seq to end lies within one of them, touching neither of its edges.
func (a *tcpAnalysis) hasBlock(seq, end uint32) bool {
	for _, b := range a.has[:a.blocks] {
		if before(b.left, seq) && before(end, b.right) {
			return true
		}
	}
	return false
}

func (d *dissection) giveEvents(ev tcpEvent) {
	if ev == 0 {
		return
	}
	for i, f := range tcpEventFields {
		if ev>>i&1 != 0 {
			d.giveLabel(f)
		}
	}
	if ev&evDuplicateAck != 0 {
		d.giveLabel(protocol.TCPDuplicateAck) // once for the number, once for the frame
		d.giveLabel(protocol.TCPDuplicateAck)
	}
	d.giveLabel(protocol.TCPAnalysisFlags)
}
