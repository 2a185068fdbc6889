package eval

import (
	"encoding/binary"
	"math"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

const (
	diameterHeader    = 20
	diameterAVPHeader = 8
	diameterRequest   = 0x80
	diameterVendor    = 0x80 // an attribute has one
	maxDiameterDeep   = 32   // groups in groups
)

// Attributes that others are read by.
const (
	diameterFirst    = 256 // those before are RADIUS's
	diameterResult   = 268
	diameterServices = 456 // the credit of several services
)

// diameterConversation are the requests that wait for their answers.
type diameterConversation struct {
	requests transactions[diameterKey]
}

type diameterKey struct{ hop, command uint32 }

// diameterBegins recognises a message by its version, a length that is possible, and flags that have a meaning and do not exclude each other.
func diameterBegins(b []byte) bool {
	const version, least, requestError, reserved = 1, 36, 0xa0, 0x0f
	if len(b) < 5 {
		return len(b) > 0 && b[0] == version
	}
	n := diameterLength(b)
	return b[0] == version && n >= least && n%4 == 0 && b[4]&reserved == 0 && b[4]&requestError != requestError
}

func diameterLength(b []byte) int { return int(binary.BigEndian.Uint32(b) & 0xffffff) }

func diameter(d *dissection, l *layer) next {
	if !diameterBegins(l.b) {
		return refused
	}
	if d.layers[d.carrier.layer].proto == protocol.SCTP { // a message holds one of Diameter
		if len(l.b) < 5 {
			return refused
		}
		l.full = min(l.full, diameterLength(l.b))
		l.b = l.b[:min(len(l.b), l.full)]
	}
	return d.pdus(l, 5, diameterLength, func(l *layer) {
		b, full := l.b, l.full
		if !d.givePart(protocol.DiameterHeader, b) {
			d.truncated(b, full)
			return
		}
		c := remembered[diameterConversation](d, protocol.Diameter)
		k := diameterKey{binary.BigEndian.Uint32(b[12:]), binary.BigEndian.Uint32(b[4:]) & 0xffffff}
		if b[4]&diameterRequest != 0 {
			c.requests.ask(k, request{d.frame.Number, d.now()})
		} else if r, ok := c.requests.answer(k); ok {
			d.giveNum(protocol.DiameterAnswerTo, uint64(r.frame))
			d.giveTime(protocol.DiameterTime, d.now().sub(r.at))
			d.later(r.frame, protocol.DiameterAnswerIn, num(d.frame.Number))
		}
		if !d.diameterAVPs(b[diameterHeader:], 0, 0) {
			d.truncated(b, full)
		}
	})
}

// diameterAVPs reads the attributes of a message, or of an attribute that is a group: parent is its code then. It reports false where an
// attribute ends behind them.
func (d *dissection) diameterAVPs(b []byte, parent uint32, depth int) bool {
	const header, vendorSize = diameterAVPHeader, 4
	for len(b) > 0 {
		if len(b) < header {
			return false
		}
		code, n, vendor, start := binary.BigEndian.Uint32(b), diameterLength(b[4:]), uint32(0), header
		if b[4]&diameterVendor != 0 {
			start += vendorSize
		}
		if n < start || n > len(b) {
			return false
		}
		whole := b[:min((n+3)&^3, len(b))]
		d.giveBytes(protocol.DiameterAVP, whole)
		d.givePart(protocol.DiameterAVPHeader, b)
		if start > header {
			vendor = binary.BigEndian.Uint32(b[header:])
			d.giveNum(protocol.DiameterVendor, uint64(vendor))
		}
		value := b[start:n]
		a := protocol.DiameterAVPs[[2]uint32{vendor, code}]
		switch {
		case a == nil:
			if vendor == 0 {
				d.giveBytes(protocol.DiameterUnknown, value)
			}
		case len(value) == 0:
		default:
			d.diameterValue(a, value, vendor == 0 && code < diameterFirst)
			if vendor == 0 && code == diameterResult {
				switch {
				case depth == 0:
					d.giveWire(protocol.DiameterCommandResult, value)
				case parent == diameterServices:
					d.giveWire(protocol.DiameterServiceResult, value)
				}
			}
			if a.Kind == "group" && depth < maxDiameterDeep && !d.diameterAVPs(value, code, depth+1) {
				return false
			}
		}
		if pad := whole[n:]; len(pad) > 0 {
			d.giveBytes(protocol.DiameterPad, pad)
		}
		b = b[len(whole):]
	}
	return true
}

// diameterValue gives the value of an attribute. A number that is not as long as its type is none. Attributes of RADIUS have addresses without
// their families.
func (d *dissection) diameterValue(a *protocol.DiameterAttribute, b []byte, ofRADIUS bool) {
	switch a.Kind {
	case "text":
		d.giveUTF8(len(d.layers)-1, a.Value, untilNUL(b), b)
	case "int32", "uint32":
		if len(b) == 4 {
			d.giveWire(a.Value, b)
		}
	case "int64", "uint64":
		if len(b) == 8 {
			d.giveWire(a.Value, b)
		}
	case "float":
		if len(b) == 4 {
			d.give(a.Value, ftype.FloatValue(ftype.Float, float64(math.Float32frombits(binary.BigEndian.Uint32(b)))), b)
		}
	case "time":
		if len(b) == 4 {
			d.give(a.Value, ftype.TimeValue(ftype.AbsoluteTime, ntpSeconds(binary.BigEndian.Uint32(b)), 0), b)
		}
	case "address":
		d.giveBytes(a.Value, b)
		d.diameterAddress(a, b, ofRADIUS)
	default:
		d.giveBytes(a.Value, b)
	}
}

func (d *dissection) diameterAddress(a *protocol.DiameterAttribute, b []byte, bare bool) {
	const none, ipv4, ipv6, e164 = 0, 1, 2, 8
	family := none
	switch {
	case !bare:
		if len(b) < 2 {
			return
		}
		d.giveWire(a.Family, b[:2])
		family, b = int(binary.BigEndian.Uint16(b)), b[2:]
	case len(b) == 4:
		family = ipv4
	case len(b) == 16:
		family = ipv6
	}
	switch {
	case family == ipv4 && len(b) == 4:
		d.giveWire(a.IPv4, b)
	case family == ipv6 && len(b) == 16:
		d.giveWire(a.IPv6, b)
	case family == e164:
		d.giveASCII(len(d.layers)-1, a.E164, b)
	default:
		d.giveBytes(a.Bytes, b)
	}
}
