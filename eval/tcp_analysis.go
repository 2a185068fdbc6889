package eval

import (
	"encoding/binary"
	"slices"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// tcpAnalysis is what Wireshark's analysis of sequence numbers remembers of one direction of a conversation. It works on
// raw numbers; differences are taken modulo 2^32, so that wrapping around does not matter.
type tcpAnalysis struct {
	started     bool
	next        uint32 // the highest number after a segment
	nextTime    stamp
	nextFrame   int
	lastAck     uint32 // what this side acknowledged last
	lastAckTime stamp
	hasAck      bool
	newAckFrame int // the frame that acknowledged it first
	duplicates  uint32
	window      uint16
	reach       uint32 // the highest number that may be acknowledged: all before it was captured
	hasReach    bool
	last        tcpEvent // of the last segment
	pushed      uint32   // bytes since the last PSH
	wasPushed   bool
	holes       bool      // segments are missing, and the other side has not answered yet: what is in flight cannot be told
	sacked      uint32    // bytes that the other side has out of order, by its last SACK blocks
	holesAt     [4]uint32 // the right edges of these blocks
	unacked     []sent
	repeated    bool // the last segment is a retransmission of what was seen, or beyond what was seen
}

// sent is a segment that was not acknowledged yet.
type sent struct {
	seq, end uint32
	data     uint32 // the number after its last byte: a FIN is not in flight
	frame    int
	time     stamp
	again    bool // a retransmission
}

// maxUnacked bounds the segments remembered of each direction.
const maxUnacked = 10000

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

// analyse decides what a segment means for its conversation, as Wireshark does, and gives the tcp.analysis fields.
func (d *dissection) analyse(c *tcpConv, dir int, s *segment, reused bool, options []byte) {
	fwdFlow, revFlow := &c.flows[dir], &c.flows[1-dir]
	fwd, rev := &fwdFlow.analysis, &revFlow.analysis
	now := d.now()
	var ev tcpEvent
	if reused {
		ev |= evReusedPorts
	}
	control := s.is(tcpSYN | tcpFIN | tcpRST)
	rev.sack(options)
	sack := rev.sacked > 0
	same := fwd.started && s.seq == fwd.next && fwd.hasAck && s.ack == fwd.lastAck // nothing new but perhaps the window
	answered := false                                                              // the ACK is explained: it is no duplicate

	if s.length == 1 && fwd.started && s.seq == fwd.next && rev.started && rev.window == 0 && rev.hasAck {
		ev |= evZeroProbe
	} else {
		if s.window == 0 && !control {
			ev |= evZeroWindow
		}
		if fwd.started && before(fwd.next, s.seq) && !s.is(tcpRST) {
			ev |= evLostSegment
			fwd.holes = true
		}
		if fwd.started && s.length <= 1 && s.seq == fwd.next-1 && !control {
			ev |= evKeepAlive
		}
		if s.length == 0 && s.window != 0 && s.window != fwd.window && same && !control && !sack {
			ev |= evWindowUpdate
		}
		if s.length > 0 && revFlow.shift != shiftUnknown && rev.hasAck &&
			s.seq+uint32(s.length) == rev.lastAck+revFlow.scaled(rev.window) && !control {
			ev |= evWindowFull
		}
		if s.length == 0 && s.window != 0 && s.window == fwd.window && same && rev.last&evKeepAlive != 0 && !control {
			ev |= evKeepAliveAck
			answered = true
		}
		if !answered && s.length == 0 && s.window == 0 && fwd.window == 0 && fwd.started && s.seq == fwd.next &&
			(s.ack == fwd.lastAck || s.ack == fwd.lastAck+1) && rev.last&evZeroProbe != 0 && !control {
			ev |= evZeroProbeAck
			answered = true
		}
		if !answered && s.length == 0 && s.window != 0 && (s.window == fwd.window || sack) && same && !control {
			fwd.duplicates++
			ev |= evDuplicateAck
			d.giveNum(protocol.TCPDuplicateAckNum, uint64(fwd.duplicates))
			d.giveNum(protocol.TCPDuplicateAckFrame, uint64(fwd.newAckFrame))
		}
	}
	if !fwd.hasAck || s.ack != fwd.lastAck {
		fwd.newAckFrame, fwd.duplicates = d.frame.Number, 0
	}
	if rev.hasReach && s.is(tcpACK) && before(rev.reach, s.ack) {
		ev |= evAckLost
		rev.reach = s.ack
		if rev.started && before(s.ack, rev.next) {
			rev.reach = rev.next
		}
	}
	if (s.length > 0 || s.is(tcpSYN|tcpFIN)) && ev&evKeepAlive == 0 {
		ev |= d.repeats(c, fwd, rev, s)
	}
	fwd.repeated = ev&evRetransmission != 0 && fwd.started && before(s.seq, fwd.next)
	d.remember(fwd, s, ev)
	fwd.window, fwd.lastAck, fwd.lastAckTime, fwd.hasAck = s.window, s.ack, now, true
	fwd.last = ev
	shown := d.acknowledge(rev, s)
	if rev.started {
		shown = d.inFlight(fwd, s) || shown
	}
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

// repeats tells what kind of repetition a segment is that does not move on.
func (d *dissection) repeats(c *tcpConv, fwd, rev *tcpAnalysis, s *segment) tcpEvent {
	if s.length > 0 && rev.hasAck && rev.lastAck != 0 && !before(rev.lastAck, s.seq+uint32(s.length)) { // a reset may acknowledge 0
		return evSpurious | evRetransmission
	}
	if !fwd.started || !before(s.seq, fwd.next) {
		return 0
	}
	now := d.now()
	if rev.duplicates >= 2 && (rev.lastAck == s.seq || slices.Contains(fwd.holesAt[:], s.seq)) && now.sub(rev.lastAckTime).before(span{0, 20e6}) {
		return evFastRetrans | evRetransmission
	}
	limit := span{0, 3e6} // where the round-trip time is not known
	if c.hasRTT && c.rtt != (span{}) {
		limit = c.rtt
	}
	if rev.hasAck && now.sub(rev.lastAckTime).before(limit) && fwd.next != s.seq+uint32(s.length) && !fwd.sent(s.seq, s.end()) {
		return evOutOfOrder
	}
	from, frame := fwd.nextTime, fwd.nextFrame
	for i := range fwd.unacked {
		if u := &fwd.unacked[i]; !before(s.seq, u.seq) && before(s.seq, u.end) {
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
	end := s.end()
	if s.length > 0 || s.is(tcpSYN|tcpFIN) {
		if len(fwd.unacked) < maxUnacked {
			fwd.unacked = append(fwd.unacked, sent{s.seq, end, s.seq + uint32(s.length), d.frame.Number, d.now(), ev&evRetransmission != 0})
		}
	}
	if ev&evZeroProbe != 0 {
		return
	}
	if !fwd.started || before(fwd.next, end) {
		if !fwd.hasReach || s.seq == fwd.reach {
			fwd.reach, fwd.hasReach = end, true
		}
		fwd.started, fwd.next, fwd.nextTime, fwd.nextFrame = true, end, d.now(), d.frame.Number
	} else if s.seq == fwd.reach && before(fwd.reach, end) {
		fwd.reach = fwd.next
	}
}

// acknowledge takes off what the segment acknowledges. It reports whether it acknowledges a segment that was captured.
func (d *dissection) acknowledge(rev *tcpAnalysis, s *segment) bool {
	if !s.is(tcpACK) {
		if s.is(tcpRST) {
			rev.unacked = rev.unacked[:0]
		}
		return false
	}
	rev.holes = false
	found, again := false, false
	kept := rev.unacked[:0]
	for _, u := range rev.unacked {
		whole := u.end == s.ack
		part := before(u.seq, s.ack) && before(s.ack, u.end)
		switch {
		case !whole && !part:
		case !found:
			found = true
			d.giveNum(protocol.TCPAcksFrame, uint64(u.frame))
			d.giveTime(protocol.TCPAckRTT, d.now().sub(u.time))
			if part {
				d.giveLabel(protocol.TCPPartialAck)
			}
		}
		again = again || (whole || part) && u.again
		if before(s.ack, u.end) {
			if part {
				u.seq = s.ack
			}
			kept = append(kept, u)
		}
	}
	rev.unacked = kept
	if again { // nobody knows which of its transmissions is meant (Karn)
		d.giveLabel(protocol.TCPAmbiguousAck)
	}
	return found
}

// inFlight gives the bytes that were sent and not acknowledged. It reports whether that can be told.
func (d *dissection) inFlight(fwd *tcpAnalysis, s *segment) bool {
	if s.length == 0 || len(fwd.unacked) == 0 || fwd.holes {
		return false
	}
	first, last := fwd.unacked[0].seq, fwd.unacked[0].seq
	for i, u := range fwd.unacked {
		if before(u.seq, first) {
			first = u.seq
		}
		end := u.end
		if i == len(fwd.unacked)-1 { // of the segment itself, a FIN does not count
			end = u.data
		}
		if before(last, end) {
			last = end
		}
	}
	if fwd.wasPushed {
		fwd.pushed, fwd.wasPushed = 0, false
	}
	fwd.pushed += uint32(s.length)
	fwd.wasPushed = s.is(tcpPSH)
	if n := int32(last - first - fwd.sacked); n > 0 {
		d.giveNum(protocol.TCPBytesInFlight, uint64(n))
		d.giveNum(protocol.TCPPushBytes, uint64(fwd.pushed))
	}
	return true
}

// sack remembers what the SACK option of the other side says. Zero is no edge that matters.
func (a *tcpAnalysis) sack(options []byte) {
	a.sacked, a.holesAt = 0, [4]uint32{}
	eachOption(options, func(o []byte) {
		if o[0] != optSACKs {
			return
		}
		for i, b := 0, o[2:]; len(b) >= 8; i, b = i+1, b[8:] {
			left, right := binary.BigEndian.Uint32(b), binary.BigEndian.Uint32(b[4:])
			a.sacked += right - left
			if i < len(a.holesAt) {
				a.holesAt[i] = right
			}
		}
	})
}

func (d *dissection) giveEvents(ev tcpEvent) {
	for i, f := range tcpEventFields {
		if ev>>i&1 != 0 {
			d.giveLabel(f)
		}
	}
	if ev&evDuplicateAck != 0 {
		d.giveLabel(protocol.TCPDuplicateAck) // once for the number, once for the frame
		d.giveLabel(protocol.TCPDuplicateAck)
	}
	if ev != 0 {
		d.giveLabel(protocol.TCPAnalysisFlags)
	}
}
