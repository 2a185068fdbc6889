package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

const ldpHeader = 4 // bytes that the length does not count

func ldp(d *dissection, l *layer) next {
	if len(l.b) >= 2 && binary.BigEndian.Uint16(l.b) != 1 {
		return refused
	}
	return d.pdus(l, ldpHeader, func(b []byte) int { return ldpHeader + int(binary.BigEndian.Uint16(b[2:])) }, d.ldpPDU)
}

func (d *dissection) ldpPDU(l *layer) {
	const counted = 4 // bytes of a message before those that its length counts
	r := cursor{b: l.b}
	d.takePart(&r, protocol.LDPHeader)
	for len(r.b) > 0 {
		head := r.b
		if !d.takePart(&r, protocol.LDPMessage) {
			break
		}
		n := int(binary.BigEndian.Uint16(head[2:])) - counted
		message := cursor{b: r.take(n)}
		for len(message.b) > 0 && !message.short {
			d.ldpParameter(&message)
		}
		r.short = r.short || message.short
	}
	if r.short {
		d.truncated(l.b, l.full)
	}
}

func (d *dissection) ldpParameter(r *cursor) {
	const known = 0x3fff
	head := r.b
	if !d.takePart(r, protocol.LDPParameter) {
		return
	}
	v := cursor{b: r.take(int(binary.BigEndian.Uint16(head[2:])))}
	if r.short {
		return
	}
	switch binary.BigEndian.Uint16(head) & known {
	case 0x100:
		d.ldpClasses(&v)
	case 0x101:
		d.ldpAddresses(&v)
	case 0x103:
		d.takePart(&v, protocol.LDPHopCount)
	case 0x104:
		for len(v.b) > 0 && d.takePart(&v, protocol.LDPPathVector) {
		}
	case 0x200:
		d.takePart(&v, protocol.LDPLabel)
	case 0x300:
		d.takePart(&v, protocol.LDPStatus)
	case 0x400:
		const gtsm = 0x20
		if b := v.b; d.takePart(&v, protocol.LDPHello) && b[2]&gtsm == 0 {
			d.giveLabel(protocol.LDPNoGTSM)
		}
	case 0x401:
		d.takePart(&v, protocol.LDPTransportIPv4)
	case 0x402:
		d.takePart(&v, protocol.LDPConfiguration)
	case 0x403:
		d.takePart(&v, protocol.LDPTransportIPv6)
	case 0x500:
		d.takePart(&v, protocol.LDPSession)
	default:
		d.giveRest(protocol.LDPValue, v.b)
	}
}

func (d *dissection) ldpAddresses(v *cursor) {
	family, size := v.b, 4
	if !d.takePart(v, protocol.LDPFamily) {
		return
	}
	switch binary.BigEndian.Uint16(family) {
	case familyIPv4:
	case familyIPv6:
		size = 16
	default:
		return
	}
	for len(v.b) >= size {
		d.giveAddressText(protocol.LDPAddress, v.take(size))
	}
}

// ldpClasses reads the elements of a forwarding equivalence class (section 3.4.1).
func (d *dissection) ldpClasses(v *cursor) {
	const prefix = 2
	for len(v.b) > 0 {
		kind := v.b[0]
		d.takePart(v, protocol.LDPClass)
		head := v.b
		if kind != prefix || !d.takePart(v, protocol.LDPPrefix) {
			return
		}
		bits := int(head[2])
		b := v.take((bits + 7) / 8)
		var a [16]byte
		size := 4
		if binary.BigEndian.Uint16(head) == familyIPv6 {
			size = 16
		}
		if b == nil || len(b) > size {
			return
		}
		copy(a[:], b)
		d.giveAddressText(protocol.LDPPrefixValue, a[:size])
	}
}

// giveAddressText gives an address of IP as a text.
func (d *dissection) giveAddressText(f *protocol.Field, b []byte) {
	if !d.wants(f) {
		return
	}
	v := ftype.Value{Type: ftype.IPv6, Bytes: b, Aux: 128}
	if len(b) == 4 {
		v = ftype.Value{Type: ftype.IPv4, Num: uint64(binary.BigEndian.Uint32(b)), Aux: 32}
	}
	start := len(d.arena)
	d.arena = ftype.AppendText(d.arena, v)
	d.give(f, bytesValue(d.arena[start:]), b)
}
