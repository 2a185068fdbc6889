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

func udp(d *dissection, l *layer) next {
	if len(l.b) < protocol.UDP.MinHeader {
		return next{}
	}
	if p := l.b[protocol.UDP.MinHeader:]; len(p) > 0 {
		d.giveBytes(protocol.UDPPayload, p) // all of it, whatever the length field says
	}
	length := int(l.load(protocol.UDPLength))
	if (length < 8 && length != 0 || length > l.full) && d.quoting() == nil {
		d.giveLabel(protocol.UDPBadLength)
	}
	d.follow(l) // for its length
	status := uint64(checksumUnverified)
	if l.load(protocol.UDPChecksum) == 0 {
		status = checksumNotPresent
	}
	d.giveNum(protocol.UDPChecksumOK, status)
	d.carrier = carrier{src: uint16(l.load(protocol.UDPSrcPort)), dst: uint16(l.load(protocol.UDPDstPort))}
	d.udpConversation(l, &udpConversation)
	if !d.plan.last[protocol.UDP.ID] && l.full > protocol.UDP.MinHeader {
		d.deliver(len(d.layers)-1, protocol.UDPPorts, l.payload(), l.full-protocol.UDP.MinHeader)
	}
	return next{}
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
		c = d.state.udp.start(f)
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
