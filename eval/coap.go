package eval

import (
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

const coapVersion = 1

func coap(d *dissection, l *layer) next {
	const header, end = 4, 0xff
	if d.layers[d.carrier.layer].proto != protocol.UDP {
		return next{}
	}
	if len(l.b) < header || l.b[0]>>6 != coapVersion {
		return refused
	}
	r := cursor{b: l.b}
	d.takePart(&r, protocol.CoAPHeader)
	if n := int(l.b[0] & 0x0f); n > 0 {
		d.takeWire(&r, protocol.CoAPToken, n)
	}
	number := 0
	for len(r.b) > 0 && !r.short {
		first := r.take(1)
		if first[0] == end {
			d.giveWire(protocol.CoAPEnd, first)
			if len(r.b) > 0 {
				d.giveNum(protocol.CoAPPayloadSize, uint64(l.full-(len(l.b)-len(r.b))))
			}
			return next{}
		}
		if start := r; !coapFits(start, first[0]) {
			d.giveLabel(protocol.CoAPBadLength)
			return next{}
		}
		d.giveNum(protocol.CoAPDelta, uint64(first[0]>>4))
		delta, ok := d.coapMore(&r, int(first[0]>>4), protocol.CoAPDeltaMore)
		if !ok {
			break
		}
		d.giveNum(protocol.CoAPLength, uint64(first[0]&0x0f))
		n, ok := d.coapMore(&r, int(first[0]&0x0f), protocol.CoAPLengthMore)
		if !ok {
			break
		}
		number += delta
		if v := r.take(n); v != nil {
			d.coapOption(number, v)
		}
	}
	if r.short {
		return d.truncated(l.b, l.full)
	}
	return next{}
}

// coapFits tells whether the option that begins with a byte is all there.
func coapFits(r cursor, first byte) bool {
	n := int(first & 0x0f)
	if more := int(first >> 4); more > 12 {
		r.take(more - 12)
	}
	switch n {
	case 13:
		n += int(r.big(1))
	case 14:
		n = 269 + int(r.big(2))
	}
	return n <= len(r.b)
}

// coapMore reads the rest of a number that does not fit into four bits (section 3.1).
func (d *dissection) coapMore(r *cursor, n int, f *protocol.Field) (int, bool) {
	const oneByte, twoBytes, reserved = 13, 14, 15
	switch n {
	case oneByte:
		n += int(d.takeBig(r, f, 1))
	case twoBytes:
		n = 269 + int(d.takeBig(r, f, 2))
	case reserved:
		return 0, false
	}
	return n, !r.short
}

// coapKnown are options that have no field for their value alone: If-Match, If-None-Match, OSCORE, Content-Format, Hop-Limit, Accept,
// Q-Block1, Block2, Block1, Size2, Q-Block2, Echo, No-Response and Request-Tag.
var coapKnown = map[int]bool{1: true, 5: true, 9: true, 12: true, 16: true, 17: true, 19: true, 23: true, 27: true, 28: true, 31: true, 252: true, 258: true, 292: true}

func (d *dissection) coapOption(number int, v []byte) {
	f := protocol.CoAPOptions[number]
	switch {
	case f == nil:
		if !coapKnown[number] {
			d.giveLabel(protocol.CoAPBadNumber)
			d.giveRest(protocol.CoAPUnknown, v)
		}
	case f.Type == ftype.String:
		d.giveUTF8(len(d.layers)-1, f, v, v)
	case f.Type == ftype.Bytes:
		d.giveBytes(f, v)
	default:
		n := bigEndian(v)
		if len(v) > 4 {
			n = 1<<32 - 1
		}
		d.giveNum(f, n)
	}
}
