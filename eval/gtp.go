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
		l.own = min(l.proto.MinHeader, len(l.b))
		return next{}
	}
	l.proto = protocol.GTP
	header := protocol.GTP.MinHeader
	switch {
	case version == 0:
		header = gtpHeader0
		if len(l.b) >= header && d.wants(protocol.GTPTID) {
			d.giveBytes(protocol.GTPTID, d.digits(l.b[12:20]))
		}
	case l.b[0]&0x07 != 0:
		header += 4
		if l.load(protocol.GTPFlagE) == 1 {
			header = gtpExtensions(l.b, header)
		}
	}
	l.own = min(header, len(l.b))
	if l.load(protocol.GTPMessage) != gtpUserData || header >= len(l.b) {
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

// gtpExtensions gives the end of the extension headers that follow the given one: a length in units of four bytes, and as
// the last byte the type of the next one or zero.
func gtpExtensions(b []byte, at int) int {
	for at < len(b) && b[at-1] != 0 {
		length := int(b[at]) * 4
		if length == 0 {
			break
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
