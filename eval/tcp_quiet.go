package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Most segments of a conversation say nothing new, and need not be dissected. If only relative numbers are asked for, those are the ones
// without SYN, FIN and RST, once the first numbers of both directions are known. If only payload is, they are all of a conversation that
// carries another protocol, and of the others the acknowledgments and what lies in the middle of a body that nobody reads; these are
// remembered. Which conversations have come that far stands in a small table, since looking them up where their state is kept would cost more
// than all the rest.

// quietFlows are such conversations over IPv4, each where its hash says; a newer one takes the place of an older one.
type quietFlows struct {
	slots []quietFlow
	turns int // of the memory of conversations: what is looked up here is not used there, so it must be anew after each turn
}

// quietFlow is a conversation.
type quietFlow struct {
	a, b, ports uint32
	conv        *tcpConv // nil: nothing more is to be remembered
}

// quietSegment is one that need not be dissected.
type quietSegment struct {
	conv *tcpConv // nil: nothing of it is to be remembered
	dir  int
	segment
	options []byte
	pdu     *pdu // that it belongs to
	payload []byte
}

const quietSlots = 1 << 14

func (f *quietFlow) slot() int {
	return int((uint64(f.a)<<32|uint64(f.b)^uint64(f.ports)*0x9e3779b1)*0x9e3779b97f4a7c15>>32) % quietSlots
}

// quietFields make every segment count.
var quietFields = []*protocol.Field{protocol.TCPPacket, protocol.TCPDelta}

var (
	tcpSeqBits, _    = newNumber(protocol.TCP, protocol.TCPSeqRaw.Layout)
	tcpAckBits, _    = newNumber(protocol.TCP, protocol.TCPAckRaw.Layout)
	tcpWindowBits, _ = newNumber(protocol.TCP, protocol.TCPWindowValue.Layout)
	tcpFlagBits, _   = newNumber(protocol.TCP, protocol.TCPFlags.Layout)
	ipEnds, _        = newNumber(protocol.IP, protocol.IPDst.Layout) // the window of eight bytes has the source as well
)

// quiet finds out whether the frame that was glanced at is such a segment.
func (d *dissection) quiet() bool {
	g, q := d.glance, &d.state.quiet
	if q.slots == nil || q.turns != d.state.tcp.known.turns || g.n < 2 {
		return false
	}
	ip, tcp := &g.spots[g.n-2], &g.spots[g.n-1]
	if tcp.proto != protocol.TCP || ip.proto != protocol.IP {
		return false
	}
	header := g.frame.Data[tcp.at:]
	flags := tcpFlagBits.load(header)
	if flags&(tcpSYN|tcpFIN|tcpRST) != 0 {
		return false
	}
	ends := binary.BigEndian.Uint64(g.frame.Data[ip.at+ipEnds.offset:])
	ports := binary.BigEndian.Uint32(header)
	f, dir := quietFlow{a: uint32(ends >> 32), b: uint32(ends), ports: ports}, 0
	if f.a > f.b || f.a == f.b && ports>>16 > ports&0xffff {
		f, dir = quietFlow{a: f.b, b: f.a, ports: ports<<16 | ports>>16}, 1
	}
	found := &q.slots[f.slot()]
	if found.a != f.a || found.b != f.b || found.ports != f.ports {
		return false
	}
	d.passing = quietSegment{}
	return found.conv == nil || d.quietIn(found.conv, dir, flags)
}

// quietIn finds out whether the segment that was glanced at says nothing new in a conversation.
func (d *dissection) quietIn(c *tcpConv, dir int, flags uint64) bool {
	frame, spot := d.glance.frame, &d.glance.spots[d.glance.n-1]
	if frame.Len != len(frame.Data) {
		return false
	}
	b := frame.Data[spot.at:spot.end]
	s := quietSegment{conv: c, dir: dir, options: b[protocol.TCP.MinHeader:spot.size], payload: b[spot.size:], segment: segment{
		header: b, seq: uint32(tcpSeqBits.load(b)), ack: uint32(tcpAckBits.load(b)), window: uint16(tcpWindowBits.load(b)), flags: flags, length: len(b) - spot.size,
	}}
	flow := &c.flows[dir]
	if !flow.hasBase || s.is(tcpACK) && !c.flows[1-dir].hasBase {
		return false
	}
	if s.length > 0 {
		if s.pdu = flow.stream.middle(s.seq, s.length); s.pdu == nil {
			return false
		}
	}
	d.passing = s
	return true
}

// pass remembers what a segment that is not dissected says.
func (d *dissection) pass() {
	s := &d.passing
	if s.conv == nil {
		return
	}
	d.frame = d.glance.frame
	now := d.now()
	s.conv.packets++
	s.conv.last = now
	s.conv.see(s.dir, &s.segment, now)
	d.analyse(s.conv, s.dir, &s.segment, false, s.options)
	if p := s.pdu; p != nil {
		s.conv.flows[s.dir].stream.reached(s.seq + uint32(s.length))
		p.latest = d.frame.Number
		p.add(d.frame.Number, p.have, s.payload, false)
	}
}

// middle finds the PDU that a segment lies in the middle of, right after what is there, if nothing but the length of it is of interest.
func (s *stream) middle(seq uint32, length int) *pdu {
	if s == nil || s.top == nil {
		return nil
	}
	p := s.top
	if !p.hollow || p.open || p.done != 0 || len(p.waiting) > 0 || p.have == 0 || seq != p.seq+uint32(p.have) || !before(seq+uint32(length), p.end) {
		return nil
	}
	return p
}

// becomesQuiet notes what is to be remembered of the segments of a conversation that say nothing new.
func (d *dissection) becomesQuiet(f *flow, c *tcpConv) {
	if f.a.size != 4 {
		return
	}
	q := &d.state.quiet
	if q.slots == nil || q.turns != d.state.tcp.known.turns {
		q.slots, q.turns = make([]quietFlow, quietSlots), d.state.tcp.known.turns
	}
	k := quietFlow{binary.BigEndian.Uint32(f.a.b[:]), binary.BigEndian.Uint32(f.b.b[:]), uint32(f.aPort)<<16 | uint32(f.bPort), c}
	q.slots[k.slot()] = k
}

// takesAll are protocols that take whatever a conversation carries that they were found for by a number.
var takesAll = map[*protocol.Protocol]bool{protocol.TLS: true, protocol.HTTP: true}

// dull tells whether a conversation carries nothing that is asked for.
func (d *dissection) dull() bool {
	for _, p := range d.offers(protocol.TCPPorts) {
		if p != nil {
			return takesAll[p] && !d.plan.serves(p)
		}
	}
	return false
}
