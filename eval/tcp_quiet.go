package eval

import (
	"cmp"
	"encoding/binary"
	"math/bits"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Most segments of a conversation say nothing new, and need not be dissected. If only relative numbers are asked for, those are the ones
// without SYN, once the first numbers of both directions are known. If only payload is, they are all of a conversation that
// carries another protocol, and of the others the acknowledgments and what lies in the middle of a body that nobody reads; these are
// remembered. Which conversations have come that far stands in a small table, since looking them up where their state is kept would cost more
// than all the rest.

// quietFlows are such conversations, each where its hash says; a newer one takes the place of an older one.
type quietFlows struct {
	slots []quietFlow
	turns int // of the memory of conversations: what is looked up here is not used there, so it must be anew after each turn
}

// quietFlow is a conversation.
type quietFlow struct {
	a, b  [2]uint64 // addresses; those of IPv4 are followed by zeros
	ports uint32
	ipv6  bool
	dull  bool // nothing more is to be remembered than the end
	conv  *tcpConv
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
	h := (f.a[0] ^ f.a[1]*3 ^ (f.b[0]^f.b[1]*3)*5 ^ uint64(f.ports)<<32) * 0x9e3779b97f4a7c15
	return int(h>>32) % quietSlots
}

// is tells whether two are the same conversation.
func (f *quietFlow) is(o *quietFlow) bool {
	return f.a == o.a && f.b == o.b && f.ports == o.ports && f.ipv6 == o.ipv6
}

// quietAddress is an address in a header.
func quietAddress(b []byte) [2]uint64 {
	if len(b) == 4 {
		return [2]uint64{uint64(binary.BigEndian.Uint32(b)) << 32}
	}
	return [2]uint64{binary.BigEndian.Uint64(b), binary.BigEndian.Uint64(b[8:])}
}

// quietFields make every segment count.
var quietFields = []*protocol.Field{
	protocol.TCPPacket, protocol.TCPDelta, protocol.TCPParts, protocol.TCPPartsBack, protocol.TCPFinActive, protocol.TCPFinPassive,
}

var (
	tcpSeqBits, _    = newNumber(protocol.TCP, protocol.TCPSeqRaw.Layout)
	tcpAckBits, _    = newNumber(protocol.TCP, protocol.TCPAckRaw.Layout)
	tcpWindowBits, _ = newNumber(protocol.TCP, protocol.TCPWindowValue.Layout)
	tcpFlagBits, _   = newNumber(protocol.TCP, protocol.TCPFlags.Layout)
)

// quiet finds out whether the frame that was glanced at is such a segment.
func (d *dissection) quiet() bool {
	g, q := d.glance, &d.state.quiet
	if q.slots == nil || q.turns != d.state.tcp.known.turns || g.n < 2 {
		return false
	}
	ip, tcp := &g.spots[g.n-2], &g.spots[g.n-1]
	if tcp.proto != protocol.TCP {
		return false
	}
	header := g.frame.Data[tcp.at:]
	flags := tcpFlagBits.load(header)
	if flags&tcpSYN != 0 {
		return false
	}
	f := quietFlow{ports: binary.BigEndian.Uint32(header)}
	switch b := g.frame.Data[ip.at:]; {
	case ip.proto == protocol.IP:
		f.a, f.b = quietAddress(b[12:16]), quietAddress(b[16:20])
	case ip.proto == protocol.IPv6 && b[6] == ipTCP: // no header with other addresses lies between
		f.a, f.b, f.ipv6 = quietAddress(b[8:24]), quietAddress(b[24:40]), true
	default:
		return false
	}
	dir := 0
	if c := cmp.Or(cmp.Compare(f.a[0], f.b[0]), cmp.Compare(f.a[1], f.b[1])); c > 0 || c == 0 && f.ports>>16 > f.ports&0xffff {
		f.a, f.b, f.ports, dir = f.b, f.a, bits.RotateLeft32(f.ports, 16), 1
	}
	found := &q.slots[f.slot()]
	if !found.is(&f) {
		return false
	}
	d.passing = quietSegment{}
	if ends := flags&(tcpFIN|tcpRST) != 0; found.dull {
		found.conv.ending = found.conv.ending || ends
		return true
	} else if ends {
		return false
	}
	return d.quietIn(found.conv, dir, flags)
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
func (d *dissection) becomesQuiet(f *flow, c *tcpConv, dull bool) {
	q := &d.state.quiet
	if q.slots == nil || q.turns != d.state.tcp.known.turns {
		q.slots, q.turns = make([]quietFlow, quietSlots), d.state.tcp.known.turns
	}
	k := quietFlow{
		quietAddress(f.a.b[:f.a.size]), quietAddress(f.b.b[:f.b.size]), uint32(f.aPort)<<16 | uint32(f.bPort), f.a.size == 16, dull, c,
	}
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
