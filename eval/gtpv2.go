package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Flags of the header.
const (
	gtpv2Another  = 0x10 // another message follows in the packet
	gtpv2HasTEID  = 0x08
	gtpv2Priority = 0x04
)

// Information elements.
const (
	gtpv2Head     = 4 // bytes, also of the header of a message
	gtpv2IMSI     = 1
	gtpv2APN      = 71
	gtpv2MEI      = 75
	gtpv2MSISDN   = 76
	gtpv2Address  = 79
	gtpv2FTEID    = 87
	gtpv2Bearer   = 93 // elements in it
	maxGTPv2Depth = 8
)

// gtpOverTCP reads what came to a port of GTP.
func gtpOverTCP(d *dissection, l *layer) next {
	if len(l.b) < gtpv2Head || l.b[0]>>5 != 2 {
		return refused
	}
	d.gtpv2(l)
	return next{}
}

// gtpv2 reads messages. Only where another one follows does the length in the header tell where a message ends.
func (d *dissection) gtpv2(l *layer) {
	b, full, whole := l.b, l.full, true
	first, size := l.b, l.full
	for another := true; another && whole; {
		if whole = len(b) >= gtpv2Head; !whole {
			break
		}
		d.givePart(protocol.GTPv2Header, b)
		flags, end, fullEnd := b[0], len(b), full
		if another = flags&gtpv2Another != 0; another {
			fullEnd = min(gtpv2Head+int(binary.BigEndian.Uint16(b[2:])), full)
			end = min(fullEnd, len(b))
		}
		whole = d.gtpv2Message(flags, b[gtpv2Head:end], fullEnd-gtpv2Head)
		if b, full = b[end:], full-fullEnd; another && len(b) >= gtpv2Head {
			d.pdu(protocol.GTPv2, fullEnd, b, full)
		}
	}
	if !whole && len(first) >= protocol.GTP.MinHeader { // of less, the walk knows
		d.truncated(first, size)
	}
}

// gtpv2Message reads what follows the first four bytes. It reports false where that ends too early.
func (d *dissection) gtpv2Message(flags byte, b []byte, full int) bool {
	if flags&gtpv2HasTEID != 0 {
		if !d.givePart(protocol.GTPv2TEID, b) {
			return false
		}
		b, full = b[4:], full-4
	}
	if !d.givePart(protocol.GTPv2Sequence, b) || len(b) < 4 {
		return false
	}
	if flags&gtpv2Priority != 0 {
		d.givePart(protocol.GTPv2Priority, b[3:])
	} else {
		d.givePart(protocol.GTPv2Spare, b[3:])
	}
	return d.gtpv2Elements(b[4:], full-4, 0)
}

// gtpv2Elements reads information elements, up to one that is longer than what there is.
func (d *dissection) gtpv2Elements(b []byte, full, depth int) bool {
	for full >= gtpv2Head {
		if len(b) < gtpv2Head {
			return false
		}
		end := gtpv2Head + int(binary.BigEndian.Uint16(b[1:]))
		d.givePart(protocol.GTPv2Element, b)
		if end > full {
			return true
		}
		d.givePart(protocol.GTPv2ElementFlags, b)
		v := b[gtpv2Head:min(end, len(b))]
		if b[0] == gtpv2Bearer && depth < maxGTPv2Depth {
			if !d.gtpv2Elements(v, end-gtpv2Head, depth+1) {
				return false
			}
		} else if !d.gtpv2Value(b[0], v) {
			return false
		}
		if end > len(b) {
			return false
		}
		b, full = b[end:], full-end
	}
	return true
}

// gtpv2Value reads the value of an element. It reports false where that ends too early.
func (d *dissection) gtpv2Value(kind byte, v []byte) bool {
	if !d.givePart(protocol.GTPv2Elements[kind], v) {
		return false
	}
	switch kind {
	case gtpv2IMSI:
		d.giveIMSI(v)
	case gtpv2MSISDN:
		d.giveDigits(protocol.E164MSISDN, v)
	case gtpv2APN:
		d.giveLabels(protocol.GTPv2APN, v)
	case gtpv2MEI:
		d.giveDigits(protocol.GTPv2MEI, v)
	case gtpv2FTEID:
		return d.gtpv2Addresses(v[0], v[5:])
	case gtpv2Address:
		return d.gtpv2PDN(v[0]&0x07, v[1:])
	}
	return true
}

// gtpv2Addresses gives those of a tunnel's end, which flags announce.
func (d *dissection) gtpv2Addresses(flags byte, v []byte) bool {
	const hasIPv4, hasIPv6 = 0x80, 0x40
	return (flags&hasIPv4 == 0 || d.giveFirst(protocol.GTPv2FTEIDv4, &v, 4)) && (flags&hasIPv6 == 0 || d.giveFirst(protocol.GTPv2FTEIDv6, &v, 16))
}

// gtpv2PDN gives the addresses of a user's device.
func (d *dissection) gtpv2PDN(kind byte, v []byte) bool {
	const ipv4, ipv6, both = 1, 2, 3
	if kind == ipv6 || kind == both {
		if !d.giveFirst(protocol.GTPv2PDNSize6, &v, 1) || !d.giveFirst(protocol.GTPv2PDNv6, &v, 16) {
			return false
		}
	}
	return kind != ipv4 && kind != both || d.giveFirst(protocol.GTPv2PDNv4, &v, 4)
}

// giveFirst gives the first n bytes, and takes them away. It reports false where there are fewer.
func (d *dissection) giveFirst(f *protocol.Field, b *[]byte, n int) bool {
	if len(*b) < n {
		return false
	}
	d.giveWire(f, (*b)[:n])
	*b = (*b)[n:]
	return true
}

// giveLabels gives a name whose parts stand behind their lengths.
func (d *dissection) giveLabels(f *protocol.Field, v []byte) {
	if !d.wants(f) {
		return
	}
	start := len(d.arena)
	for rest := v; len(rest) > 0; {
		n := min(1+int(rest[0]), len(rest))
		if len(d.arena) > start {
			d.arena = append(d.arena, '.')
		}
		d.arena = append(d.arena, rest[1:n]...)
		rest = rest[n:]
	}
	d.give(f, bytesValue(d.arena[start:]), v)
}
