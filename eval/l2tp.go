package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

const l2tpControl = 1 // the type of a message

func l2tp(d *dissection, l *layer) next {
	if len(l.b) < protocol.L2TP.MinHeader {
		return refused
	}
	l.own = len(l.b)
	if d.layers[len(d.layers)-2].proto != protocol.UDP { // a session comes first, zero for control messages
		if len(l.b) < 4 {
			return d.truncated(l.b, l.full)
		}
		session := binary.BigEndian.Uint32(l.b)
		d.giveNum(protocol.L2TPSessionIP, uint64(session))
		if session != 0 {
			l.own, l.has = 4, 0
			return d.l2tpPseudowire(l)
		}
		l.b, l.full = l.b[4:], l.full-4
		l.own, l.has = len(l.b), len(l.b)
	}
	control := l.load(protocol.L2TPType) == l2tpControl
	header, least := 0, 0 // least is what must be whole for anything to be read
	switch l.load(protocol.L2TPVersion) {
	case 2:
		header = 6
		if l.load(protocol.L2TPFlagL) == 1 {
			header += 2
			l.limit(int(l.load(protocol.L2TPLength)))
		}
		least = header
		if l.load(protocol.L2TPFlagS) == 1 {
			header += 4
		}
	case 3:
		header = 8
		if control {
			header = 12
			l.limit(int(l.load(protocol.L2TPLength)))
		}
		least = header
	default:
		return refused
	}
	if control && l.full != header { // the type of the message, which is the value of the first pair
		least = header + protocol.L2TPPairHead.Size() + protocol.L2TPPairType.Size() + 2
	}
	if len(l.b) < least {
		l.has = 0
		return d.truncated(l.b, l.full)
	}
	if control {
		return d.l2tpPairs(l, header)
	}
	if l.load(protocol.L2TPVersion) == 2 && l.load(protocol.L2TPFlagO) == 1 {
		if len(l.b) < header+2 {
			return d.truncated(l.b, l.full)
		}
		offset := int(l.b[header])<<8 | int(l.b[header+1])
		d.giveNum(protocol.L2TPOffset, uint64(offset))
		header += 2 + offset
		if offset > 0 {
			d.giveLabel(protocol.L2TPPadding)
		}
	}
	if len(l.b) < header {
		return d.truncated(l.b, l.full)
	}
	l.own = header
	if l.load(protocol.L2TPVersion) == 3 {
		return d.l2tpPseudowire(l)
	}
	return d.edge(l, header)
}

// l2tpPseudowire is what follows the header of a data message of version 3: the control messages say what it is, and dfc does not remember.
func (d *dissection) l2tpPseudowire(l *layer) next {
	d.giveNum(protocol.L2TPPseudowire[0].Field, 0)
	return l.rest(protocol.Data, l.own).unlessEmpty()
}

// l2tpPairs reads the pairs of an attribute and a value of a control message.
func (d *dissection) l2tpPairs(l *layer, header int) next {
	const hidden = 0x40
	b := l.b[header:]
	if len(b) == 0 {
		d.giveLabel(protocol.L2TPEmpty)
	}
	for len(b) > 0 {
		head := protocol.L2TPPairHead.Size() + protocol.L2TPPairType.Size()
		if len(b) < 2 {
			return d.truncated(l.b, l.full)
		}
		n := int(binary.BigEndian.Uint16(b) & 0x3ff)
		switch {
		case n < head:
			d.giveLabel(protocol.L2TPBadPair)
			return next{}
		case len(b) < head:
			return d.truncated(l.b, l.full)
		}
		rest, _ := d.inTurn(b, protocol.L2TPPairHead)
		if b[0]&hidden == 0 {
			d.givePart(protocol.L2TPPairType, rest)
		}
		if n > len(b) {
			return d.truncated(l.b, l.full)
		}
		if b[0]&hidden == 0 {
			d.l2tpPair(binary.BigEndian.Uint16(b[2:]), binary.BigEndian.Uint16(b[4:]), b[head:n])
		}
		b = b[n:]
	}
	if len(l.b) < l.full {
		return d.truncated(l.b, l.full)
	}
	return next{}
}

// l2tpPair gives the value of a pair.
func (d *dissection) l2tpPair(vendor, kind uint16, v []byte) {
	const pseudowires = 62
	part, known := protocol.L2TPPairs[kind]
	switch {
	case vendor != 0:
		if !protocol.L2TPVendors[vendor] {
			d.giveLabel(protocol.L2TPOther)
		}
	case kind == pseudowires:
		for whole := true; whole; {
			v, whole = d.inTurn(v, protocol.L2TPPseudowires)
		}
	case known:
		d.givePart(part, v)
	default:
		d.giveLabel(protocol.L2TPOther)
	}
}
