package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// Types of packets (RFC 3550, section 12.1; RFC 4585, section 6.1).
const (
	rtcpFirst       = 192
	rtcpSender      = 200
	rtcpReceiver    = 201
	rtcpSources     = 202
	rtcpBye         = 203
	rtcpApplication = 204
	rtcpTransport   = 205
	rtcpPayload     = 206
	rtcpExtended    = 207
	rtcpLast        = 211
)

// rtcpConv is what RTCP remembers of a conversation.
type rtcpConv struct{ secured int } // the frame in which DTLS agreed on keys; 0: none

// rtcp recognises packets by their version, their type and their length.
func rtcp(d *dissection, l *layer) next {
	if d.carrier.guessing {
		t := byte(0)
		if len(l.b) >= 4 && l.b[0]>>6 == rtpVersion && l.full%4 == 0 {
			t = l.b[1]
		}
		if t != rtcpSender && t != rtcpReceiver && (t < rtcpBye || t > rtcpExtended) {
			return refused
		}
	}
	m, setUp := d.mediaOf()
	if frame := remembered[rtcpConv](d, protocol.RTCP).secured; frame != 0 {
		l.proto = protocol.SRTCP
		m, setUp = mediaStream{frame: frame, method: "DTLS-SRTP"}, true
	}
	l.own, l.has = len(l.b), len(l.b)
	b, full, beyond, feedback := l.b, l.full, false, false
	for r := (cursor{b: b}); len(r.b) > 0 && len(d.layers) < maxLayers; {
		if len(r.b) < len(b) {
			if len(r.b) > 1 && (r.b[1] < rtcpFirst || r.b[1] > rtcpLast) {
				break // what secures the packets
			}
			d.enter(protocol.RTCP, r.b)
			d.layers[len(d.layers)-1].again = true
		}
		if setUp {
			d.give(protocol.RTCPSetup, ftype.Value{}, nil)
			d.giveNum(protocol.RTCPSetupFrame, uint64(m.frame))
			d.give(protocol.RTCPSetupMethod, text(m.method), nil)
		}
		head := r.b
		if !d.takePart(&r, protocol.RTCPHeader) {
			return d.truncated(b, full)
		}
		n := 4 * int(binary.BigEndian.Uint16(head[2:]))
		whole := n <= len(r.b)
		body := cursor{b: r.take(min(n, len(r.b)))}
		d.rtcpPacket(head, &body)
		if body.short || !whole {
			return d.truncated(b, full)
		}
		beyond = head[1] == rtcpExtended && d.rtcpBlocks(body.b)
		feedback = feedback || head[1] == rtcpTransport || head[1] == rtcpPayload
	}
	if feedback { // of which Wireshark reads more than its header, and often finds that it is no RTCP
		return next{}
	}
	if beyond {
		d.giveLabel(protocol.RTCPLengthBad)
	}
	d.giveBool(protocol.RTCPLengthOK, !beyond)
	return next{}
}

// rtcpBlocks goes through the blocks of an extended report (RFC 3611), and tells whether one says that it ends behind the report.
func (d *dissection) rtcpBlocks(b []byte) bool {
	const header = 4
	for len(b) >= header {
		n := 4 * int(binary.BigEndian.Uint16(b[2:]))
		if n > len(b) {
			d.giveLabel(protocol.RTCPBlockBad)
		}
		if header+n > len(b) {
			return true
		}
		b = b[header+n:]
	}
	return false
}

func (d *dissection) rtcpPacket(head []byte, r *cursor) {
	count := int(head[0] & 0x1f)
	switch head[1] {
	case rtcpSender, rtcpReceiver:
		d.givePart(protocol.RTCPReports, head)
		d.takePart(r, protocol.RTCPSender)
		if head[1] == rtcpSender {
			at := r.b
			if d.takePart(r, protocol.RTCPTimes) && d.wants(protocol.RTCPTime) {
				t := ntpTime(at)
				d.give(protocol.RTCPTime, ftype.TimeValue(ftype.AbsoluteTime, t.sec, int64(t.nsec)), at[:8])
			}
			d.takePart(r, protocol.RTCPCounts)
		}
		for ; count > 0 && !r.short; count-- {
			d.takePart(r, protocol.RTCPSource)
			d.takePart(r, protocol.RTCPReport)
		}
	case rtcpSources:
		d.givePart(protocol.RTCPSources, head)
		for ; count > 0 && !r.short; count-- {
			d.rtcpItems(r)
		}
	case rtcpBye:
		d.givePart(protocol.RTCPSources, head)
		for ; count > 0 && !r.short; count-- {
			d.takePart(r, protocol.RTCPSource)
		}
		if len(r.b) > 0 {
			d.takeText(r, protocol.RTCPItemText, int(d.takeBig(r, protocol.RTCPItemLength, 1)))
		}
	case rtcpTransport, rtcpPayload:
		f := protocol.RTCPFormat
		if head[1] == rtcpPayload {
			f = protocol.RTCPPayloadFormat
		}
		d.givePart(f, head)
		d.takePart(r, protocol.RTCPSender)
		d.takePart(r, protocol.RTCPMedia)
	case rtcpApplication:
		const nameSize = 4
		d.givePart(protocol.RTCPSubtype, head)
		d.takePart(r, protocol.RTCPSource)
		name := r.take(nameSize)
		switch {
		case name == nil:
			return
		case printable(name):
			d.giveText(protocol.RTCPAppName, name)
		default:
			d.giveLabel(protocol.RTCPAppNoName)
		}
		if len(r.b) > 0 {
			d.giveBytes(protocol.RTCPAppData, r.b)
		}
	case rtcpExtended:
		d.takePart(r, protocol.RTCPSender)
	}
}

// rtcpItems reads what is said of a source, up to the end of a list that fills words.
func (d *dissection) rtcpItems(r *cursor) {
	const end = 0
	start := len(r.b)
	d.takePart(r, protocol.RTCPSource)
	for len(r.b) > 0 {
		kind := r.b[0]
		d.takePart(r, protocol.RTCPItem)
		if kind == end {
			r.take((start - len(r.b)) % 4 * 3 % 4)
			return
		}
		n := int(d.takeBig(r, protocol.RTCPItemLength, 1))
		d.takeText(r, protocol.RTCPItemText, n)
	}
}
