package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// Types of the parts of a message of version 2.
const (
	hsrpGroup = 1 + iota
	hsrpInterface
	hsrpText
	hsrpDigest
)

func hsrp(d *dissection, l *layer) next {
	const header, hello, advertise = 2, 20, 3
	b := l.b
	switch d.hsrpVersion() {
	case 0: // which Wireshark takes, and does not show
		d.layers = d.layers[:len(d.layers)-1]
		return next{}
	case 2:
		return d.hsrpParts(b, l.full)
	}
	if !d.givePart(protocol.HSRPVersion1, b) {
		return d.truncated(b, l.full)
	}
	if b[1] == advertise {
		if !d.givePart(protocol.HSRPAdvertisement, b) {
			return d.truncated(b, l.full)
		}
		return next{}
	}
	if b[1] > advertise {
		return l.rest(protocol.Data, header).unlessEmpty()
	}
	if !d.givePart(protocol.HSRPHello, b) || len(b) < hello {
		return d.truncated(b, l.full)
	}
	d.giveString(protocol.HSRPAuth, b[8:16])
	d.giveWire(protocol.HSRPVirtual, b[16:hello])
	if len(b) > hello {
		return d.hsrpParts(b[hello:], l.full-hello)
	}
	return next{}
}

// hsrpVersion is what the group that a message goes to tells; zero: it is none.
func (d *dissection) hsrpVersion() int {
	const over6 = 2029
	_, dst, ok := d.addresses()
	switch {
	case !ok:
	case dst.size == 16:
		if d.carrier.dst == over6 || d.carrier.src == over6 {
			return 2
		}
	case [4]byte(dst.b[:4]) == [4]byte{224, 0, 0, 2}:
		return 1
	case [4]byte(dst.b[:4]) == [4]byte{224, 0, 0, 102}:
		return 2
	}
	return 0
}

// hsrpParts reads parts that say what they are and how long.
func (d *dissection) hsrpParts(b []byte, full int) next {
	for len(b) > 2 {
		rest := next{proto: protocol.Data, b: b, full: full}
		kind, n := b[0], int(b[1])
		b, full = b[2:], full-2
		if n > len(b) {
			return d.truncated(b, full)
		}
		v := b[:n]
		b, full = b[n:], full-n
		switch {
		case kind == hsrpGroup && n >= 40:
			d.giveNum(protocol.HSRPGroupType, uint64(kind))
			d.givePart(protocol.HSRPGroup, v)
			switch v[3] {
			case 4:
				d.giveWire(protocol.HSRPVirtualIPv4, v[24:28])
			case 6:
				d.giveWire(protocol.HSRPVirtualIPv6, v[24:40])
			}
		case kind == hsrpInterface && n >= 4:
			d.giveNum(protocol.HSRPInterfaceType, uint64(kind))
			d.givePart(protocol.HSRPInterface, v)
		case kind == hsrpText && n >= 8:
			d.giveNum(protocol.HSRPTextType, uint64(kind))
			d.giveString(protocol.HSRPText, v)
		case kind == hsrpDigest:
			d.giveNum(protocol.HSRPDigestType, uint64(kind))
			d.givePart(protocol.HSRPDigest, v)
		default:
			return rest
		}
	}
	return next{}
}
