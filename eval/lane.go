package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/capture"
)

// Conversations over TCP are most of the work where frames before matter, and most often have nothing to do with each other. So they
// are told apart by their addresses and spread over lanes, which do that work side by side; all else is left to the first lane. A scout
// takes a look at the addresses. It may be wrong: a segment may come in fragments or through a tunnel. A lane that comes upon a conversation of
// another one says so, or upon one that announces another one, and everything is done once more without lanes.

// Lane is a part of a stream for which the work of [Set.Settle] can be done by itself.
type Lane struct {
	*Set
	index, of int
}

// Lanes divides a stream into at most so many lanes, each with a share of the limits; a single one where all frames may matter to each other.
// It must be called before any other frame is given to the set, and once more for each further try. What a [Search] found is used in the first.
func (s *Set) Lanes(most int) []*Lane {
	s.trying = nil
	if most < 2 && s.found == nil || s.tried || s.d.glance == nil || !s.d.plan.parts() {
		return []*Lane{{s, 0, 1}}
	}
	s.trying, s.found, s.tried = s.found, nil, s.found == nil
	var lanes []*Lane
	pl := *s.d.plan
	pl.limits.Conversations = (pl.limits.Conversations + most - 1) / most
	pl.limits.Payload = (pl.limits.Payload + most - 1) / most
	for i := range most {
		set := newSet(s.sources, s.options, &pl, s.d.glance.another())
		set.d.lane, set.d.lanes, set.d.found = i, most, s.trying
		lanes = append(lanes, &Lane{set, i, most})
	}
	return lanes
}

// Settle is [Set.Settle] for the frames of the lane; it leaves others alone. It returns [capture.ErrOrder] when a frame depends on one of
// another lane.
func (l *Lane) Settle(f *capture.Frame, words []uint64) error {
	if l.of > 1 && words[2*l.Words()] != uint64(l.index) {
		return nil
	}
	l.Set.Settle(f, words)
	if l.d.crossed {
		return capture.ErrOrder
	}
	return nil
}

// crossings are the fields that count conversations.
var crossings = []*protocol.Field{
	protocol.TCPStream, protocol.UDPStream, protocol.EthStream, protocol.IPStream, protocol.IPv6Stream, protocol.TLSStream, protocol.DTLSStream,
}

// crosses says that what the payload says, or what it is, may depend on other conversations.
func (d *dissection) crosses() {
	d.crossed = d.crossed || d.lanes > 0 && d.layers[d.carrier.layer].proto == protocol.TCP
}

// parts tells whether conversations over TCP have nothing to do with each other.
func (pl *plan) parts() bool {
	if !pl.tcpState || pl.everyFrame || pl.experts || pl.trailers || pl.twice {
		return false
	}
	return !pl.wantsAny(crossings)
}

// lane is the one that the frame belongs to: the first one, unless it is seen to hold a segment of TCP and nothing else.
func (g *glance) lane(of int) int {
	if g.in != nil && len(g.frame.Data) >= g.at+g.in.MinHeader {
		p, b := g.in, g.frame.Data[g.at:]
		switch rest := b[p.MinHeader:]; {
		case p == protocol.SLL || p == protocol.SLL2: // in whose addresses a glance is not interested
			for _, e := range p.Edges {
				if e.When.Holds(b) && e.Table != nil {
					v, _ := e.By.Layout.Load(b)
					return ipLane(e.Table.Find(v), rest, of)
				}
			}
		case p == protocol.ICMP && icmpErrors[b[0]]:
			return ipLane(protocol.IP, rest, of)
		case p == protocol.IP || p == protocol.IPv6:
			return ipLane(p, b, of)
		}
	}
	for i := len(g.spots) - 1; i >= 0; i-- {
		if p := g.spots[i].proto; p == protocol.IP || p == protocol.IPv6 {
			return ipLane(p, g.frame.Data[g.spots[i].at:], of)
		}
	}
	return 0
}

// ipLane is the lane of what a header of IP tells of.
func ipLane(p *protocol.Protocol, b []byte, of int) int {
	switch {
	case p == protocol.IP && len(b) >= p.MinHeader && b[9] == ipTCP:
		return laneOf(b[12:16], b[16:20], of)
	case p == protocol.IPv6 && len(b) >= p.MinHeader && b[6] == ipTCP:
		return laneOf(b[8:24], b[24:40], of)
	}
	return 0
}

// icmpErrors are the types that quote a packet.
var icmpErrors = [256]bool{icmpUnreachable: true, icmpQuench: true, icmpRedirect: true, icmpTimeExceeded: true, icmpBadParameter: true}

// laneOf is the lane of the conversations between two addresses.
func laneOf(a, b []byte, of int) int {
	var sum uint32
	for i := 0; i+4 <= len(a); i += 4 {
		sum += binary.BigEndian.Uint32(a[i:]) + binary.BigEndian.Uint32(b[i:])
	}
	return int(uint64(sum*0x9e3779b1) * uint64(of) >> 32)
}
