package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Limits of what is known of associations: when there is as much, the generation before is forgotten.
const (
	maxSCTPHalves = 1 << 14
	maxSCTPTSNs   = 1 << 12 // of each half
	maxSCTPAcked  = 5000    // an acknowledgement of more is not followed
)

// sctpStateFields need the numbers that were sent before.
var sctpStateFields = []*protocol.Field{
	protocol.SCTPTSN, protocol.SCTPCumulativeAck, protocol.SCTPRetransmission, protocol.SCTPRetransmissionTime,
	protocol.SCTPRetransmissionNoted, protocol.SCTPAck, protocol.SCTPAckFrame, protocol.SCTPSACKRTT,
	protocol.SCTPAcked, protocol.SCTPDataRTT, protocol.SCTPReneged, protocol.SCTPRenegedNoted,
	protocol.SCTPFragments, protocol.SCTPFragment, protocol.SCTPReassembledIn,
	protocol.SCTPSACKGaps.StartTSN, protocol.SCTPSACKGaps.EndTSN, protocol.SCTP.Self,
}

// sctpHalf is one direction of an association: known by its ports and its tag, as an end may have several addresses.
type sctpHalf struct {
	peer     *sctpHalf
	session  *session // of both halves
	started  bool
	first    uint32 // the TSN that is shown as 0
	acked    uint32 // up to which the peer acknowledged; see acknowledge
	sentTSNs memory[uint32, *sctpSent]
}

// sctpSent is a TSN that was sent.
type sctpSent struct {
	frame   int
	at      stamp
	ackedIn int // the frame that acknowledged it, 0: none
	ackedAt stamp
}

type sctpPorts struct{ src, dst uint16 }

type sctpKey struct {
	sctpPorts
	tag uint32
}

// sctpAssociations finds the halves of associations.
type sctpAssociations struct {
	known  memory[sctpKey, *sctpHalf]
	single map[sctpPorts]*sctpHalf // the last half that has no peer yet
	pieces memory[sctpPieceKey, sctpPiece]
}

// sctpHalf finds the half that the SCTP layer found last belongs to; nil if the program does not need it.
func (d *dissection) sctpHalf() *sctpHalf {
	b := d.layers[len(d.layers)-1].b
	k := sctpKey{sctpPorts{binary.BigEndian.Uint16(b), binary.BigEndian.Uint16(b[2:])}, binary.BigEndian.Uint32(b[4:])}
	if !d.plan.sctpState || k.tag == 0 || d.quoting() != nil {
		return nil
	}
	return d.state.sctp.get(k)
}

func (a *sctpAssociations) get(k sctpKey) *sctpHalf {
	h, ok := a.known.get(k, maxSCTPHalves)
	if ok {
		return h
	}
	h = &sctpHalf{}
	back := sctpPorts{k.dst, k.src}
	if peer := a.single[back]; peer != nil {
		h.peer, peer.peer, h.session = peer, h, peer.session
		delete(a.single, back)
	} else {
		h.session = &session{}
		if a.single == nil || len(a.single) >= maxSCTPHalves {
			a.single = map[sctpPorts]*sctpHalf{}
		}
		a.single[k.sctpPorts] = h
	}
	a.known.put(k, h, maxSCTPHalves)
	return h
}

func (h *sctpHalf) sent(tsn uint32) *sctpSent {
	s, _ := h.sentTSNs.get(tsn, maxSCTPTSNs)
	return s
}

// transmit notes a TSN and tells whether it was sent before.
func (h *sctpHalf) transmit(d *dissection, tsn uint32) bool {
	if h == nil {
		return false
	}
	if !h.started {
		h.started, h.first, h.acked = true, tsn, tsn-1
	}
	d.giveNum(protocol.SCTPTSN, uint64(tsn-h.first))
	s := h.sent(tsn)
	if s == nil {
		h.sentTSNs.put(tsn, &sctpSent{frame: d.frame.Number, at: d.now()}, maxSCTPTSNs)
		return false
	}
	if s.frame == d.frame.Number {
		return false
	}
	d.giveNum(protocol.SCTPRetransmission, uint64(s.frame))
	d.giveTime(protocol.SCTPRetransmissionTime, d.now().sub(s.at))
	d.giveLabel(protocol.SCTPRetransmissionNoted)
	if s.ackedIn != 0 {
		d.giveNum(protocol.SCTPReneged, uint64(s.ackedIn))
		d.giveLabel(protocol.SCTPRenegedNoted)
		d.giveNum(protocol.SCTPAcked, uint64(s.ackedIn))
		d.giveTime(protocol.SCTPDataRTT, s.ackedAt.sub(s.at))
	}
	return true
}

// relative makes a cumulative acknowledgement relative to what the peer sent first. It reports false where that is not known.
func (h *sctpHalf) relative(tsn uint32) (uint32, bool) {
	if h == nil || h.peer == nil || !h.peer.started {
		return tsn, false
	}
	return tsn - h.peer.first, true
}

// acknowledge follows a cumulative acknowledgement. Wireshark takes the relative number here for the number itself, so that only
// an association that starts with a low TSN has its acknowledgements followed.
func (h *sctpHalf) acknowledge(d *dissection, end uint32) bool {
	if h == nil || h.peer == nil || !h.peer.started {
		return false
	}
	start := h.peer.acked + 1
	if end < start {
		return false
	}
	h.peer.acked = end
	return h.acknowledgeFrom(d, start, end)
}

// acknowledgeFrom follows an acknowledgement of the TSNs from start to end. It tells whether one of them was not acknowledged before.
func (h *sctpHalf) acknowledgeFrom(d *dissection, start, end uint32) bool {
	if h == nil || h.peer == nil || !h.peer.started || end < start || end-start >= maxSCTPAcked {
		return false
	}
	found := false
	for n := range end - start + 1 {
		s := h.peer.sent(start + n)
		if s == nil || s.ackedIn != 0 {
			continue
		}
		found = true
		s.ackedIn, s.ackedAt = d.frame.Number, d.now()
		d.giveNum(protocol.SCTPAck, uint64(start+n))
		d.giveNum(protocol.SCTPAckFrame, uint64(s.frame))
		d.giveTime(protocol.SCTPSACKRTT, d.now().sub(s.at))
	}
	return found
}
