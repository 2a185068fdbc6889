package eval

import (
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// Lengths of what link aggregation exchanges (IEEE 802.1AX, section 6.4).
const (
	lacpPortLen      = 20
	lacpCollectorLen = 16
	lacpSize         = 109
	markerLen        = 16
	markerReserved   = 90
)

func lacp(d *dissection, l *layer) next {
	l.own = len(l.b)
	if len(l.b) < 3 { // Wireshark looks at the first TLV before it shows anything
		d.drop()
		return next{}
	}
	d.lacpdu(l.b)
	return next{}
}

// lacpdu reads the TLVs, which come in a fixed order, as far as they are there.
func (d *dissection) lacpdu(b []byte) {
	version, at := b[0], 1
	for i, port := range []*protocol.Aggregation{protocol.LACPActor, protocol.LACPPartner} {
		if !d.lacpTLV(b[at:], byte(i+1), lacpPortLen) || !d.givePart(port.Port, b[at+2:]) {
			return
		}
		d.giveLACPFlags(port.Flags, b[at+2+14:])
		if !d.givePart(port.Rest, b[at+2:]) {
			return
		}
		at += lacpPortLen
	}
	if !d.lacpTLV(b[at:], 3, lacpCollectorLen) || !d.givePart(protocol.LACPCollector, b[at+2:]) {
		return
	}
	at += lacpCollectorLen
	for version > 1 && at+2 <= len(b) && b[at] != 0 { // later versions may have more
		d.givePart(protocol.LACPTLV, b[at:])
		if b[at+1] == 0 {
			return
		}
		at += int(b[at+1])
	}
	if at > len(b) || !d.givePart(protocol.LACPTLV, b[at:]) {
		return
	}
	if b[at+1] != 0 {
		d.giveLabel(protocol.LACPBadLength)
	}
	if at += 2; at <= lacpSize && lacpSize <= len(b) {
		d.giveBytes(protocol.LACPPad, b[at:lacpSize])
	}
}

// lacpTLV reads what a TLV begins with, and notes what is not as it must be.
func (d *dissection) lacpTLV(b []byte, kind byte, length int) bool {
	if !d.givePart(protocol.LACPTLV, b) {
		return false
	}
	if b[0] != kind {
		d.giveLabel(protocol.LACPBadType)
	}
	if int(b[1]) != length {
		d.giveLabel(protocol.LACPBadLength)
	}
	return true
}

// giveLACPFlags writes the state of a port with a letter for each flag.
func (d *dissection) giveLACPFlags(f *protocol.Field, b []byte) {
	if !d.wants(f) {
		return
	}
	start := len(d.arena)
	for i, letter := range []byte("EFDCSGSA") {
		if b[0]<<i&0x80 == 0 {
			letter = '*'
		}
		d.arena = append(d.arena, letter)
	}
	d.give(f, ftype.Value{Bytes: d.arena[start:]}, b[:1])
}

func marker(d *dissection, l *layer) next {
	l.own = len(l.b)
	if len(l.b) < 2 {
		return next{}
	}
	if kind := l.b[1]; kind != 1 && kind != 2 {
		d.giveLabel(protocol.MarkerBadType)
	}
	if len(l.b) > 2 && l.b[2] != markerLen {
		d.giveLabel(protocol.MarkerBadLength)
	}
	const end = 1 + markerLen // of the first TLV
	if len(l.b) < end {
		return next{}
	}
	if l.b[15] != 0 || l.b[16] != 0 {
		d.giveLabel(protocol.MarkerBadPad)
	}
	b := l.b[end:]
	if !d.givePart(protocol.MarkerEnd, b) {
		return next{}
	}
	if b[0] != 0 {
		d.giveLabel(protocol.MarkerBadType)
	}
	if b = b[2:]; len(b) >= markerReserved {
		d.giveBytes(protocol.MarkerReserved, b[:markerReserved])
	}
	return next{}
}
