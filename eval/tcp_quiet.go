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
//
// A scout knows nothing of the state, but where only relative numbers are asked for, it need not: after a segment with ACK both first numbers
// are known, whatever was before. So it keeps a table of its own of what it let pass, for a stretch of the stream that it sees without gaps.

// quietFlows are such conversations, each where its hash says; a newer one takes the place of an older one.
type quietFlows struct {
	slots []quietFlow
	turn  int // those of other turns don't count
}

// quietFlow is a conversation.
type quietFlow struct {
	a, b  [2]uint64 // addresses; those of IPv4 are followed by zeros
	ports uint32
	ipv6  bool
	dull  takes // what it takes says nothing: no more is to be remembered than the end; nil: it may say something
	conv  *tcpConv
	turn  int
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

const (
	quietSlots = 1 << 14
	scoutSlots = 1 << 10 // for a stretch
	maxStretch = 1 << 12 // frames; far less than conversations are remembered, so that none is forgotten meanwhile
)

func (f *quietFlow) hash() uint32 { return uint32(f.sum() >> 32) }

func (f *quietFlow) sum() uint64 {
	return (f.a[0] ^ f.a[1]*3 ^ (f.b[0]^f.b[1]*3)*5 ^ uint64(f.ports)<<32) * 0x9e3779b97f4a7c15
}

// find gives the place of a conversation, and whether it is there.
func (q *quietFlows) find(f *quietFlow) (*quietFlow, bool) {
	found := &q.slots[f.hash()&uint32(len(q.slots)-1)]
	return found, found.turn == q.turn && found.is(f)
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
	udpLengthBits, _ = newNumber(protocol.UDP, protocol.UDPLength.Layout)
)

// flow is the conversation of the segment of TCP that the glance found, and the segment's direction in it.
func (g *glance) flow() (f quietFlow, dir int, ok bool) {
	if len(g.spots) < 2 || g.spots[len(g.spots)-1].proto != protocol.TCP {
		return f, 0, false
	}
	return g.flowIn(&g.spots[len(g.spots)-2], g.spots[len(g.spots)-1].at, ipTCP)
}

// flowIn is the conversation between two ports at an offset, above a header of IP.
func (g *glance) flowIn(ip *spot, ports int, transport byte) (f quietFlow, dir int, ok bool) {
	f.ports = binary.BigEndian.Uint32(g.frame.Data[ports:])
	switch b := g.frame.Data[ip.at:]; {
	case ip.proto == protocol.IP:
		f.a, f.b = quietAddress(b[12:16]), quietAddress(b[16:20])
	case ip.proto == protocol.IPv6 && b[6] == transport: // no header with other addresses lies between
		f.a, f.b, f.ipv6 = quietAddress(b[8:24]), quietAddress(b[24:40]), true
	default:
		return f, 0, false
	}
	if c := cmp.Or(cmp.Compare(f.a[0], f.b[0]), cmp.Compare(f.a[1], f.b[1])); c > 0 || c == 0 && f.ports>>16 > f.ports&0xffff {
		f.a, f.b, f.ports, dir = f.b, f.a, bits.RotateLeft32(f.ports, 16), 1
	}
	return f, dir, true
}

// datagram is the conversation of the datagram of UDP whose header the glance found, and what it carries, if all of that is there.
func (g *glance) datagram() (f quietFlow, b []byte, ok bool) {
	last := len(g.spots) - 1
	for last >= 0 && g.spots[last].proto == protocol.UDP {
		last--
	}
	if last < 0 || g.in != protocol.UDP || len(g.frame.Data) != g.frame.Len {
		return f, nil, false
	}
	ip := &g.spots[last]
	b = g.frame.Data[g.at:ip.end]
	if len(b) < protocol.UDP.MinHeader {
		return f, nil, false
	}
	n := int(udpLengthBits.load(b))
	if n < protocol.UDP.MinHeader || n > len(b) {
		return f, nil, false
	}
	f, _, ok = g.flowIn(ip, g.at, ipUDP)
	return f, b[protocol.UDP.MinHeader:n], ok
}

// carried is what the segment of TCP that the glance found carries.
func (g *glance) carried() []byte {
	spot := &g.spots[len(g.spots)-1]
	return g.frame.Data[spot.at+spot.size : spot.end]
}

// quiet finds out whether the frame that was glanced at is such a segment.
func (d *dissection) quiet() bool {
	q := &d.state.quiet
	q.turn = d.state.tcp.known.turns // what is looked up here is not used there, so it must be anew after each turn
	if q.slots == nil {
		return false
	}
	f, dir, ok := d.glance.flow()
	if !ok {
		return false
	}
	flags := tcpFlagBits.load(d.glance.frame.Data[d.glance.spots[len(d.glance.spots)-1].at:])
	if flags&tcpSYN != 0 {
		return false
	}
	found, ok := q.find(&f)
	if !ok {
		return false
	}
	d.passing = quietSegment{}
	if ends := flags&(tcpFIN|tcpRST) != 0; found.dull != nil {
		if b := d.glance.carried(); vncGreets(b) || !found.dull(b) {
			return false
		}
		found.conv.ending = found.conv.ending || ends
		return true
	} else if ends {
		return false
	}
	return d.quietIn(found.conv, dir, flags)
}

// quietForScout finds out whether the frame that was glanced at is such a segment, where only relative numbers are asked for, by what the
// scout itself saw of the stretch.
func (d *dissection) quietForScout() bool {
	q, g := &d.state.quiet, d.glance
	if q.slots == nil {
		q.slots = make([]quietFlow, scoutSlots)
		q.turn++
	}
	if n := g.frame.Number; n == 1 || n%maxStretch == 0 {
		q.turn++
	}
	f, _, ok := g.flow()
	if !d.seen || !ok {
		if !d.seen || g.some(d.plan.runs) { // there may be a SYN of any conversation in it
			q.turn++
		}
		return false
	}
	flags := tcpFlagBits.load(g.frame.Data[g.spots[len(g.spots)-1].at:])
	found, known := q.find(&f)
	switch {
	case known && (flags&tcpSYN != 0 || vncGreets(g.carried())): // it may begin another conversation, or be followed by one
		*found = quietFlow{}
	case flags&(tcpSYN|tcpACK) == tcpACK:
		if known {
			return flags&(tcpFIN|tcpRST) == 0
		}
		f.turn = q.turn
		*found = f
	}
	return false
}

// quietIn finds out whether the segment that was glanced at says nothing new in a conversation.
func (d *dissection) quietIn(c *tcpConv, dir int, flags uint64) bool {
	frame, spot := d.glance.frame, &d.glance.spots[len(d.glance.spots)-1]
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
func (d *dissection) becomesQuiet(f *flow, c *tcpConv, dull takes) {
	q := &d.state.quiet
	if q.slots == nil {
		q.slots = make([]quietFlow, quietSlots)
	}
	k := f.quiet()
	k.dull, k.conv, k.turn = dull, c, d.state.tcp.known.turns
	place, _ := q.find(&k)
	*place = k
}

// becomesLoud takes a conversation out of those.
func (d *dissection) becomesLoud(f *flow) {
	k := f.quiet()
	if k.turn = d.state.quiet.turn; d.state.quiet.slots == nil {
		return
	}
	if place, ok := d.state.quiet.find(&k); ok {
		*place = quietFlow{}
	}
}

// quiet is the flow as the table has it.
func (f *flow) quiet() quietFlow {
	return quietFlow{
		a: quietAddress(f.a.b[:f.a.size]), b: quietAddress(f.b.b[:f.b.size]), ports: uint32(f.aPort)<<16 | uint32(f.bPort), ipv6: f.a.size == 16,
	}
}

// takes tells whether a conversation goes on with the bytes of a segment.
type takes func(b []byte) bool

func takesAny([]byte) bool { return true }

// takesAll are protocols that take whatever a conversation carries that they were found for by a number, or nearly so.
var takesAll = map[*protocol.Protocol]takes{
	protocol.TLS:  func(b []byte) bool { return !printable(b) },
	protocol.HTTP: takesAny,
}

// dull tells what a conversation takes if that is nothing that is asked for, as these bytes; otherwise nil.
func (d *dissection) dull(b []byte) takes {
	for _, p := range d.offers(protocol.TCPPorts) {
		if p != nil {
			if t := takesAll[p]; t != nil && !d.plan.serves(p) && t(b) {
				return t
			}
			return nil
		}
	}
	return nil
}
