package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

const linkPPPWithDirection = 204 // a byte that tells the direction stands before the packet

func ppp(d *dissection, l *layer) next {
	if len(d.layers) == 2 { // right in the frame: its first byte tells Cisco HDLC
		if d.frame.Interface.Link == linkPPPWithDirection && len(l.b) > 0 {
			l.b, l.full, l.has = l.b[1:], l.full-1, l.has-1
		}
		if len(l.b) > 0 && (l.b[0] == 0x0f || l.b[0] == 0x8f) {
			l.proto = protocol.CHDLC
			l.own = min(l.proto.MinHeader, len(l.b))
			return d.follow(l)
		}
	}
	n := d.follow(l)
	header := 0
	if len(l.b) > 0 && l.b[0] == 0xff {
		header = 2
	}
	if len(l.b) > header && l.b[header]&1 == 0 {
		header++
	}
	l.own = min(header+1, len(l.b))
	return n
}

// pppoes takes a length that does not fit for a mark of damage, unless the rest is Ethernet's padding or checksum.
func pppoes(d *dissection, l *layer) next {
	if len(l.b) >= protocol.PPPoES.MinHeader {
		const smallest = 46 // what Ethernet pads a packet to
		length := protocol.PPPoES.MinHeader + int(l.load(protocol.PPPoESLength))
		if length != l.full && length+4 != l.full && (length > l.full || l.full > smallest) {
			d.giveLabel(protocol.PPPoESBad)
		}
	}
	return d.follow(l)
}

// pppoed reads the tags of a discovery packet: type, length and value.
func pppoed(d *dissection, l *layer) next {
	n := d.follow(l)
	b := l.payload()
	if len(b) > 0 {
		d.giveLabel(protocol.PPPoEDTags)
	}
	for len(b) >= 4 {
		tag, length := binary.BigEndian.Uint16(b), int(binary.BigEndian.Uint16(b[2:]))
		b = b[4:]
		if length > len(b) || tag == 0 {
			break
		}
		if f := pppoeTag(tag); f != nil && length > 0 {
			d.giveBytes(f, b[:length])
		}
		b = b[length:]
	}
	return n
}

func pppoeTag(tag uint16) *protocol.Field {
	switch tag {
	case 0x0101:
		return protocol.PPPoEDServiceName
	case 0x0102:
		return protocol.PPPoEDACName
	case 0x0103:
		return protocol.PPPoEDHostUniq
	case 0x0104:
		return protocol.PPPoEDACCookie
	case 0x0110:
		return protocol.PPPoEDRelay
	case 0x0120:
		return protocol.PPPoEDMaxPayload
	}
	return nil
}
