package eval

import (
	"github.com/dfc-lang/dfc/compile/protocol"
)

const (
	gtpHeader0  = 20
	gtpUserData = 0xff
)

// gtp reads the header of versions 0 and 1. The first byte tells GTP' from GTP, whatever the port; version 2 is another
// protocol.
func gtp(d *dissection, l *layer) next {
	if len(l.b) < 1 {
		return next{}
	}
	version, plain := l.b[0]>>5, l.b[0]&0x10 != 0
	switch {
	case version > 2 || version == 2 && len(l.b) < gtpv2Head:
		d.layers = d.layers[:len(d.layers)-1]
		return next{}
	case version == 2:
		l.proto, l.own = protocol.GTPv2, len(l.b)
		d.gtpv2(l)
		return next{}
	case !plain:
		l.proto = protocol.GTPPrime
		header := l.proto.MinHeader
		if version == 0 && l.b[0]&1 == 0 {
			header = gtpHeader0
		}
		l.own = min(header, len(l.b))
		if header <= l.full {
			d.gtpElements(l, version)
		}
		return next{}
	}
	if len(l.b) < 2 && len(l.b) == l.full || len(l.b) > 1 && !protocol.GTP.Sound.Holds(l.b) {
		return refused
	}
	l.proto = protocol.GTP
	header := protocol.GTP.MinHeader
	if version == 0 {
		header = gtpHeader0
	}
	d.gtpLength(l, header)
	switch {
	case version == 0:
		if len(l.b) >= header {
			d.giveDigits(protocol.GTPTID, l.b[12:20])
		}
	case l.b[0]&0x07 != 0:
		header += 4
		if l.load(protocol.GTPFlagE) == 1 {
			header = d.gtpExtensions(l.b, header)
		}
	}
	l.own = min(header, len(l.b))
	if header > l.full {
		const sequence = 2
		if len(l.b) == l.full && l.full < protocol.GTP.MinHeader+sequence && l.full >= protocol.GTP.MinHeader {
			return d.malformed()
		}
		return next{}
	}
	if l.load(protocol.GTPMessage) != gtpUserData {
		d.gtpElements(l, version)
		return next{}
	}
	if header >= len(l.b) {
		return next{}
	}
	switch l.b[header] >> 4 {
	case 4:
		return l.rest(protocol.IP, header)
	case 6:
		return l.rest(protocol.IPv6, header)
	}
	return next{}
}

// gtpLength compares the length with what there is. What is behind it is no part of the message; a packet that is carried tells itself.
func (d *dissection) gtpLength(l *layer, header int) {
	if len(l.b) < protocol.GTP.MinHeader {
		return
	}
	end := header + int(l.load(protocol.GTPLength))
	if end == l.full {
		return
	}
	d.giveLabel(protocol.GTPBadLength)
	if l.load(protocol.GTPMessage) != gtpUserData {
		l.own = min(header, l.full)
		l.limit(end)
	}
}

// gtpExtensions reads the extension headers that follow the given one: a length in units of four bytes, and as the last byte the type of
// the next one or zero. It gives their end.
func (d *dissection) gtpExtensions(b []byte, at int) int {
	for at < len(b) && b[at-1] != 0 {
		length := int(b[at]) * 4
		d.givePart(protocol.GTPExtension, b[at:])
		if length == 0 {
			d.giveLabel(protocol.GTPWrongLength)
			break
		}
		if end := at + length; end <= len(b) {
			d.givePart(protocol.GTPExtensions[b[at-1]], b[at+1:end]) // Wireshark takes the type of the next one for a part of bytes
			d.givePart(protocol.GTPNext, b[end-1:])
		}
		at += length
		if at > len(b) {
			break
		}
	}
	return at
}

// digits makes text of decimal digits that stand two in a byte, the lower half first.
func (d *dissection) digits(b []byte) []byte {
	const digit = "0123456789?????"
	start := len(d.arena)
	for _, c := range b {
		if c&0x0f == 0x0f {
			break
		}
		d.arena = append(d.arena, digit[c&0x0f])
		if c>>4 == 0x0f {
			break
		}
		d.arena = append(d.arena, digit[c>>4])
	}
	return d.arena[start:]
}

// giveDigits gives digits as text.
func (d *dissection) giveDigits(f *protocol.Field, b []byte) {
	if d.wants(f) {
		d.give(f, bytesValue(d.digits(b)), b)
	}
}

// giveIMSI gives the number of a subscriber.
func (d *dissection) giveIMSI(b []byte) {
	d.giveDigits(protocol.E212IMSI, b)
	d.giveDigits(protocol.E212Associated, b)
}
