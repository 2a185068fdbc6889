package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// udpConv is the state of a conversation over UDP.
type udpConv struct {
	stream      uint32
	packets     uint32
	first, last stamp
	session     session
}

// Wireshark's words for what it did not verify: it leaves UDP checksums alone by default, and zero means there is none.
const (
	checksumBad        = 0
	checksumGood       = 1
	checksumUnverified = 2
	checksumNotPresent = 3
)

// Of ports from the first to the last, traceroute takes another one for each packet.
const (
	tracerouteFirst = 33435
	tracerouteLast  = 33464
)

func udp(d *dissection, l *layer) next {
	if len(l.b) < 4 {
		d.drop() // Wireshark looks at the ports before it shows anything
		return next{}
	}
	for _, f := range [...]*protocol.Field{protocol.UDPSrcPort, protocol.UDPDstPort} {
		if n := l.load(f); tracerouteFirst <= n && n <= tracerouteLast {
			d.giveLabel(protocol.UDPTraceroute)
		}
	}
	if len(l.b) >= 6 && !d.udpLength(l) || len(l.b) < protocol.UDP.MinHeader {
		return next{}
	}
	all := l.b[protocol.UDP.MinHeader:]
	d.follow(l) // for its length
	if len(l.payload()) > 0 {
		d.giveBytes(protocol.UDPPayload, all) // beyond its length too
	}
	status := uint64(checksumUnverified)
	if l.load(protocol.UDPChecksum) == 0 {
		status = checksumNotPresent
		if _, _, six := d.pseudoHeader(); six && d.quoting() == nil {
			status = checksumIllegal
			d.giveLabel(protocol.UDPZero)
		}
	}
	d.giveNum(protocol.UDPChecksumOK, status)
	d.carrier = carrier{src: uint16(l.load(protocol.UDPSrcPort)), dst: uint16(l.load(protocol.UDPDstPort))}
	d.udpConversation(l, &udpConversation)
	if !d.plan.last[protocol.UDP.ID] && l.full > protocol.UDP.MinHeader {
		b, full := l.payload(), l.full-protocol.UDP.MinHeader
		d.comesUpon(b, full)
		d.deliver(len(d.layers)-1, protocol.UDPPorts, b, full)
	}
	return next{}
}

// udpLength looks at the length field. It reports false where there is nothing more to be read. Zero stands for a jumbogram above IPv6, and in
// a fragment that is read by itself the length is that of the whole.
func (d *dissection) udpLength(l *layer) bool {
	const jumbo = 1 << 16
	length := int(l.load(protocol.UDPLength))
	if length >= protocol.UDP.MinHeader {
		if length > l.full && !d.fragment(l) && d.quoting() == nil {
			d.giveLabel(protocol.UDPBadLength)
		}
		return true
	}
	if _, _, six := d.pseudoHeader(); six && length == 0 {
		if l.full < jumbo {
			d.giveLabel(protocol.UDPNoLength)
		}
		return true
	}
	d.giveLabel(protocol.UDPBadLength)
	return false
}

// udpConvFields are the fields that tell of the conversation.
type udpConvFields struct{ stream, packet, relative, delta *protocol.Field }

var udpConversation = udpConvFields{
	stream: protocol.UDPStream, packet: protocol.UDPPacket, relative: protocol.UDPRelative, delta: protocol.UDPDelta,
}

func (d *dissection) udpConversation(l *layer, fields *udpConvFields) {
	if !d.wantsAny(fields.stream, fields.packet, fields.relative, fields.delta) && !d.plan.sessions {
		return
	}
	src, dst, ok := d.addresses()
	if !ok {
		return
	}
	f, second := newFlow(src, dst, uint16(l.load(protocol.UDPSrcPort)), uint16(l.load(protocol.UDPDstPort)))
	c := d.state.udp.get(f)
	now := d.now()
	if c == nil {
		c = d.state.udp.start(f, c)
		c.stream, c.first, c.last = d.state.udp.count-1, now, now
	}
	d.carrier.flow, d.carrier.second, d.carrier.session = f, second, &c.session
	d.giveNum(fields.stream, uint64(c.stream))
	if d.quoting() != nil {
		return
	}
	c.packets++
	d.giveNum(fields.packet, uint64(c.packets))
	d.giveTime(fields.relative, now.sub(c.first))
	d.giveTime(fields.delta, now.sub(c.last))
	c.last = now
}
