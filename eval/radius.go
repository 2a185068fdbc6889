package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/catalog"
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

const (
	radiusAttribute      = 2 // bytes of its header
	radiusCHAPPassword   = 3
	radiusVendorSpecific = 26
	radiusEgressVLAN     = 56
	radiusEgressVLANName = 58
	radiusEAPMessage     = 79
	radiusAuthenticator  = 80
)

// radiusRequests are the codes that ask; all others answer.
var radiusRequests = [256]bool{1: true, 4: true, 12: true, 40: true, 43: true, 7: true, 21: true, 22: true, 23: true, 26: true, 30: true, 34: true}

// radiusConversation are the requests that were sent, by identifier and by the end that sent them.
type radiusConversation struct {
	requests memory[radiusKey, *radiusRequest]
}

type radiusKey struct {
	id     byte
	second bool
}

const maxRADIUS = 1 << 9 // requests in a generation: all that there can be

type radiusRequest struct {
	request
	response int // the frame that has the first; 0 for none yet
}

// radius reads the header and goes through the attributes. What has another code or an impossible length is not RADIUS.
func radius(d *dissection, l *layer) next {
	const header, most = 20, 4096
	if len(l.b) < header {
		return refused
	}
	n := int(binary.BigEndian.Uint16(l.b[2:]))
	if n < header || n > most || !catalog.LabelsOf("radius.code").Has(uint64(l.b[0])) {
		return refused
	}
	d.givePart(protocol.RADIUSHeader, l.b)
	d.radiusCall(l.b[0], l.b[1])
	if message := d.radiusAttributes(l, l.b[header:min(n, len(l.b))], n-header); len(message) > 0 && !d.plan.last[protocol.RADIUS.ID] {
		return next{proto: protocol.EAP, b: message, full: len(message)}
	}
	return next{}
}

// radiusCall tells which request a response belongs to, and what was sent before.
func (d *dissection) radiusCall(code, id byte) {
	requests := &remembered[radiusConversation](d, protocol.RADIUS).requests
	if radiusRequests[code] {
		const again = 5 // seconds within which the same identifier is the same request after it was answered
		d.giveNum(protocol.RADIUSRequest, 1)
		k := radiusKey{id, d.carrier.second}
		r, ok := requests.get(k, maxRADIUS)
		if !ok || r.response != 0 && d.now().sub(r.at).sec >= again {
			requests.put(k, &radiusRequest{request: request{d.frame.Number, d.now()}}, maxRADIUS)
			return
		}
		d.giveNum(protocol.RADIUSDuplicate, uint64(id))
		d.giveNum(protocol.RADIUSRequestFirst, uint64(r.frame))
		if r.response != 0 {
			d.giveNum(protocol.RADIUSResponseFrame, uint64(r.response))
		}
		return
	}
	d.giveNum(protocol.RADIUSResponse, 1)
	r, ok := requests.get(radiusKey{id, !d.carrier.second}, maxRADIUS)
	if !ok {
		return
	}
	d.giveNum(protocol.RADIUSRequestFrame, uint64(r.frame))
	d.giveTime(protocol.RADIUSTime, d.now().sub(r.at))
	if r.response == 0 {
		r.response = d.frame.Number
		d.later(r.frame, protocol.RADIUSResponseFrame, num(d.frame.Number))
		return
	}
	d.giveNum(protocol.RADIUSDuplicate, uint64(id))
	d.giveNum(protocol.RADIUSResponseFirst, uint64(r.response))
}

// radiusAttributes goes through the attributes, of which there should be full bytes, and finds the message of EAP: the values of the first such
// attributes that follow each other. Where they do not end before damage, there is none.
func (d *dissection) radiusAttributes(l *layer, b []byte, full int) (message []byte) {
	var parts []byte
	for found := false; full > 0; {
		if full < radiusAttribute {
			d.giveLabel(protocol.RADIUSBadLength)
			break
		}
		if len(b) < radiusAttribute {
			d.truncated(l.b, l.full)
			break
		}
		n := int(b[1])
		if n < radiusAttribute || n > full {
			d.giveLabel(protocol.RADIUSBadLength)
			break
		}
		if n > len(b) {
			d.truncated(l.b, l.full)
			break
		}
		d.givePart(protocol.RADIUSAttribute, b[:n])
		d.radiusValue(b[0], b[radiusAttribute:n])
		if b[0] == radiusEAPMessage && !found {
			if parts == nil {
				parts = b[radiusAttribute:n:n]
			} else {
				parts = append(parts, b[radiusAttribute:n]...)
			}
			if found = n == len(b) || b[n] != radiusEAPMessage; found {
				message = parts
			}
		}
		b, full = b[n:], full-n
	}
	return message
}

func (d *dissection) radiusValue(kind byte, b []byte) {
	switch kind {
	case radiusVendorSpecific:
		if !d.givePart(protocol.RADIUSVendor, b) {
			return
		}
		vendor := binary.BigEndian.Uint32(b)
		for b = b[4:]; d.givePart(protocol.RADIUSVendorAttribute, b); {
			n := int(b[1])
			if n < radiusAttribute || n > len(b) {
				d.giveLabel(protocol.RADIUSBadLength)
				return
			}
			d.radiusTyped(vendor, b[0], b[radiusAttribute:n])
			b = b[n:]
		}
	case radiusEAPMessage:
		d.giveBytes(protocol.RADIUSEAP, b)
	case radiusEgressVLAN:
		d.givePart(protocol.RADIUSEgressVLAN, b)
	case radiusEgressVLANName:
		if d.givePart(protocol.RADIUSEgressVLANTag, b) {
			d.giveUTF8(len(d.layers)-1, protocol.RADIUSEgressVLANName, untilNUL(b[1:]), b[1:])
		}
	case radiusAuthenticator:
		d.giveBytes(protocol.RADIUSAuthenticator, b)
	case radiusCHAPPassword:
		d.giveBytes(protocol.RADIUSCHAPPassword, b)
		d.givePart(protocol.RADIUSCHAP, b)
	default:
		d.radiusTyped(0, kind, b)
	}
}

// radiusTyped gives the value of an attribute, as its type says.
func (d *dissection) radiusTyped(vendor uint32, kind byte, b []byte) {
	const mostTag = 0x1f
	v := protocol.RADIUSValues[[2]uint32{vendor, uint32(kind)}]
	if v == nil {
		d.giveRest(protocol.RADIUSUnknown, b)
		return
	}
	if v.Tag != nil && len(b) > 0 && b[0] <= mostTag {
		d.giveWire(v.Tag, b[:1])
		b = b[1:]
	}
	switch v.Value.Type {
	case ftype.String:
		d.giveUTF8(len(d.layers)-1, v.Value, untilNUL(b), b)
	case ftype.Bytes:
		const size, most, mostBits = 2, 18, 128
		if !v.Prefix || len(b) >= size && len(b) <= most && b[1] <= mostBits {
			d.giveRest(v.Value, b)
		}
	case ftype.Uint32:
		if len(b) > 0 && len(b) <= 4 {
			d.giveWire(v.Value, b)
		}
	case ftype.IPv4:
		if len(b) == 4 {
			d.giveWire(v.Value, b)
		}
	case ftype.IPv6:
		if len(b) == 16 {
			d.giveWire(v.Value, b)
		}
	case ftype.AbsoluteTime:
		if len(b) == 4 && d.wants(v.Value) {
			d.give(v.Value, ftype.TimeValue(ftype.AbsoluteTime, int64(binary.BigEndian.Uint32(b)), 0), b)
		}
	}
}
