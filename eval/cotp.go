package eval

import (
	"bytes"
	"encoding/binary"
	"slices"

	"github.com/dfc-lang/dfc/compile/catalog"
	"github.com/dfc-lang/dfc/compile/protocol"
)

const (
	tpktHeader  = 4
	tpktVersion = 3
	rdpPort     = 3389
)

// tpkt reads packets. Bytes that do not begin one are none of RDP's, and the rest of a packet that was not seen elsewhere.
func tpkt(d *dissection, l *layer) next {
	p, b, full, first := l.proto, l.b, l.full, len(d.layers)-1
	overRDP := d.carrier.src == rdpPort || d.carrier.dst == rdpPort
	for at := 0; at < full && len(d.layers) < maxLayers; {
		rest, left := b[min(at, len(b)):], full-at
		if len(rest) == 0 {
			return d.truncated(rest, left)
		}
		if rest[0] != tpktVersion {
			if at == 0 && overRDP {
				return refused
			}
			d.pdu(p, at, rest, left)
			d.giveBytes(protocol.TPKTContinuation, rest)
			return next{}
		}
		if left < tpktHeader && d.need(at, nextSegment) {
			return d.nothingYet(first, at)
		}
		if len(rest) < tpktHeader {
			return d.truncated(rest, left)
		}
		n := max(int(binary.BigEndian.Uint16(rest[2:])), tpktHeader)
		if n > left && d.need(at, n-left) {
			return d.nothingYet(first, at)
		}
		n = min(n, left)
		l := d.pdu(p, at, rest[:min(n, len(rest))], n)
		d.givePart(protocol.TPKTHeader, l.b)
		if rest := l.rest(protocol.COTP, tpktHeader); n > tpktHeader && !d.walk(rest) {
			rest.proto = protocol.Data
			d.walk(rest)
		}
		at += n
	}
	return next{}
}

// Kinds of TPDUs: the upper half of their second byte.
const (
	cotpDisconnect = 0x8
	cotpDisconfirm = 0xc
	cotpConfirm    = 0xd
	cotpConnect    = 0xe
	cotpData       = 0xf
)

// Parameters.
const (
	cotpSize        = 0xc0
	cotpSource      = 0xc1
	cotpDestination = 0xc2
)

// cotpConversation are the messages whose end is still to come, by who sends.
type cotpConversation struct {
	open [2]*releasable
}

func cotp(d *dissection, l *layer) next {
	b, full := l.b, l.full
	for first := true; full > 0 && len(d.layers) < maxLayers; first = false {
		if !first {
			d.layers = append(d.layers, layer{proto: protocol.COTP, b: b, full: full, own: len(b), has: len(b), again: true})
			d.giveLabel(protocol.COTPSeveral)
		}
		if len(b) < 2 {
			return d.truncated(b, full)
		}
		size := int(b[0]) + 1
		header := b[:min(size, len(b))]
		d.giveNum(protocol.COTPLength, uint64(b[0]))
		d.giveNum(protocol.COTPType, uint64(b[1]>>4))
		switch kind := b[1] >> 4; {
		case kind == cotpConnect || kind == cotpConfirm:
			if len(header) < 7 {
				return d.truncated(header, size)
			}
			d.cotpReferences(header)
			d.givePart(protocol.COTPClass, header[6:])
			switch more := header[7:]; {
			case rdpBegins(more, kind):
				d.walk(next{proto: protocol.RDP, b: more, full: len(more)})
			default:
				d.cotpParameters(more)
			}
		case kind == cotpDisconnect || kind == cotpDisconfirm:
			if len(header) < 6 {
				return d.truncated(header, size)
			}
			if kind == cotpDisconnect && len(header) > 6 && !catalog.LabelsOf("cotp.cause").Has(uint64(header[6])) {
				return d.cotpStranger(first, b, full)
			}
			d.cotpReferences(header)
			if kind == cotpDisconnect && len(header) > 6 {
				d.giveNum(protocol.COTPCause, uint64(header[6]))
			}
		case kind == cotpData && size == 3:
			if len(header) < size {
				return d.truncated(header, size)
			}
			return d.cotpMessage(header, b[size:], full-size)
		default:
			return d.cotpStranger(first, b, full)
		}
		if size > len(b) {
			return d.truncated(b, full)
		}
		b, full = b[size:], full-size
	}
	return next{}
}

// cotpStranger is for bytes that are no TPDU.
func (d *dissection) cotpStranger(first bool, b []byte, full int) next {
	if first {
		return refused
	}
	return next{proto: protocol.Data, b: b, full: full}
}

func (d *dissection) cotpReferences(header []byte) {
	d.giveWire(protocol.COTPDestination, header[2:4])
	d.giveWire(protocol.COTPSource, header[4:6])
}

func (d *dissection) cotpParameters(b []byte) {
	for len(b) >= 2 {
		code, n := b[0], min(int(b[1]), len(b)-2)
		d.giveNum(protocol.COTPParameter, uint64(code))
		d.giveNum(protocol.COTPParameterLength, uint64(b[1]))
		value := b[2 : 2+n]
		switch {
		case code == cotpSize && n > 0:
			d.giveNum(protocol.COTPSize, 1<<(value[0]&0x1f))
		case code == cotpSource:
			d.cotpSelector(protocol.COTPSourceTSAP, protocol.COTPSourceTSAPBytes, value)
		case code == cotpDestination:
			d.cotpSelector(protocol.COTPDestinationTSAP, protocol.COTPDestinationTSAPBytes, value)
		}
		b = b[2+n:]
	}
}

// cotpSelector gives a selector, as a text its bytes in hexadecimal where they are none.
func (d *dissection) cotpSelector(text, raw *protocol.Field, b []byte) {
	shown := b
	if slices.ContainsFunc(b, func(c byte) bool { return c < ' ' || c > '~' }) {
		const digits = "0123456789abcdef"
		start := len(d.arena)
		d.arena = append(d.arena, "0x"...)
		for _, c := range b {
			d.arena = append(d.arena, digits[c>>4], digits[c&0xf])
		}
		shown = d.arena[start:]
	}
	d.giveBytes(text, shown)
	d.giveBytes(raw, b)
}

// cotpMessage reads a part of a message, and the message where that is the last part. Wireshark numbers the messages of a frame where other
// classes have a reference.
func (d *dissection) cotpMessage(header, b []byte, full int) next {
	const last = 0x80
	c := remembered[cotpConversation](d, protocol.COTP)
	done := 0
	for _, l := range d.layers[d.carrier.layer+1 : len(d.layers)-1] {
		if l.proto == protocol.COTP && len(l.b) > 2 && l.b[1]>>4 == cotpData && l.b[2]&last != 0 {
			done++
		}
	}
	d.giveNum(protocol.COTPDestination, uint64(done))
	d.givePart(protocol.COTPNumber, header[2:])
	open := &c.open[0]
	if d.carrier.second {
		open = &c.open[1]
	}
	if header[2]&last == 0 {
		if *open == nil {
			*open = &releasable{}
		}
		(*open).add(d, b)
		return next{}
	}
	if m := *open; m != nil {
		*open = nil
		m.add(d, b)
		d.giveLabel(protocol.COTPSegments)
		for _, x := range m.pieces {
			d.giveNum(protocol.COTPSegment, uint64(x.frame))
			d.later(x.frame, protocol.COTPReassembledIn, num(d.frame.Number))
		}
		d.giveNum(protocol.COTPSegmentCount, uint64(len(m.pieces)))
		d.giveNum(protocol.COTPReassembledLength, uint64(len(m.data)))
		d.giveBytes(protocol.COTPSegmentData, b)
		b, full = m.data, m.length
	}
	if full == 0 {
		return next{}
	}
	return next{proto: cotpUser(b), b: b, full: full}
}

// cotpUser tells the protocol of a message by its first bytes.
func cotpUser(b []byte) *protocol.Protocol {
	switch {
	case t125Begins(b):
		return protocol.T125
	case sessionBegins(b):
		return protocol.Session
	case s7Begins(b):
		return protocol.S7
	case mmsBegins(b):
		return protocol.MMS
	case bytes.HasPrefix(b, []byte("S5")):
		return protocol.H1
	}
	return protocol.Data
}

// t125Begins recognises the messages of RDP's channels, and those that connect.
func t125Begins(b []byte) bool {
	if len(b) == 0 {
		return false
	}
	if b[0]|0x20 == 0x7f {
		return len(b) > 1 && b[1] >= 101 && b[1] <= 104
	}
	switch b[0] >> 2 {
	case 1, 8, 10, 11, 14, 15, 25, 26:
		return true
	}
	return false
}

// sessionBegins recognises the ISO session protocol by the code and the length of its first message. 0x32 begins other protocols as well.
func sessionBegins(b []byte) bool {
	const giveTokens, minorAck = 1, 0x32
	if len(b) < 2 {
		return false
	}
	kinds := catalog.LabelsOf("ses.type")
	if !kinds.Has(uint64(b[0])) && b[0] != giveTokens {
		return false
	}
	if b[0] == giveTokens && len(b) >= 4 && !kinds.Has(uint64(b[2])) {
		return false
	}
	if b[0] == minorAck {
		return false
	}
	n := 2 + int(b[1])
	if b[1] == 0xff {
		if len(b) < 4 {
			return false
		}
		n = 4 + int(binary.BigEndian.Uint16(b[2:]))
	}
	return n <= len(b)
}

// mmsBegins recognises the tags of its messages.
func mmsBegins(b []byte) bool {
	const tags = 14
	return len(b) > 1 && b[0]&0xc0 == 0x80 && b[0]&0x1f < tags
}

// rdpBegins recognises what RDP adds to the messages that connect: a cookie, or which security it asks for.
func rdpBegins(b []byte, kind byte) bool {
	if kind == cotpConnect {
		return bytes.HasPrefix(b, []byte("Cookie: ")) || bytes.HasPrefix(b, []byte("\x01\x00\x08\x00")) || bytes.HasPrefix(b, []byte("\x01\x08\x08\x00"))
	}
	return len(b) >= 8 && (b[0] == 2 || b[0] == 3) && b[2] == 8 && b[3] == 0
}

// rdp reads how a session begins.
func rdp(d *dissection, l *layer) next {
	const ask, answer, failure = 1, 2, 3
	b := l.b
	if end := bytes.Index(b, []byte("\r\n")); end >= 0 && b[0] == 'C' {
		d.giveText(protocol.RDPCookie, b[:end])
		b = b[end+2:]
	}
	if !d.givePart(protocol.RDPNegotiation, b) {
		return next{}
	}
	switch b[0] {
	case ask:
		d.givePart(protocol.RDPRequest, b)
	case answer:
		d.givePart(protocol.RDPResponse, b)
	case failure:
		d.givePart(protocol.RDPFailure, b)
	}
	return next{}
}
