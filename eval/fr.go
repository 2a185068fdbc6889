package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// frEncapsulation is how many bytes tell at least what is encapsulated: a control byte and an NLPID, or an EtherType.
const frEncapsulation = 2

// Bits of an address octet.
const (
	frExtended = 0x01 // no other one comes
	frControl  = 0x02 // what the last one of three or four has is no part of the DLCI
)

func fr(d *dissection, l *layer) next {
	switch {
	case len(l.b) > 0 && l.b[0]&frExtended != 0: // a single octet, which Wireshark does not look into
		l.has, l.own = 0, 1
		d.giveNum(protocol.FRDLCI, 0)
		d.giveLabel(protocol.FRBogus)
		return l.rest(protocol.FRPayload, 1)
	case len(l.b) < protocol.FR.MinHeader:
		return next{}
	case l.b[1]&frExtended == 0:
		return d.frLong(l)
	}
	d.giveNum(protocol.FRDLCI, l.load(protocol.FRUpperDLCI)<<4|l.load(protocol.FRSecondDLCI))
	if len(l.b) < protocol.FR.MinHeader+frEncapsulation {
		return d.truncated(l.b, l.full)
	}
	return d.follow(l)
}

// frLong reads the third octet of an address of four, and the last one of three or four.
func (d *dissection) frLong(l *layer) next {
	dlci, at := l.load(protocol.FRUpperDLCI)<<4|l.load(protocol.FRSecondDLCI), 2
	if at < len(l.b) && l.b[at]&frExtended == 0 {
		d.givePart(protocol.FRThird, l.b[at:])
		dlci = dlci<<7 | uint64(l.b[at]>>1)
		at++
	}
	if at >= len(l.b) {
		l.own = len(l.b)
		return d.truncated(l.b, l.full)
	}
	last := l.b[at:]
	d.givePart(protocol.FRLast, last)
	if last[0]&frControl != 0 {
		d.givePart(protocol.FRCore, last)
	} else {
		d.givePart(protocol.FRLower, last)
		dlci = dlci<<6 | uint64(last[0]>>2)
	}
	d.giveNum(protocol.FRDLCI, dlci)
	for l.b[at]&frExtended == 0 {
		if at++; at >= len(l.b) {
			return d.truncated(l.b, l.full)
		}
		if l.b[at]&frExtended != 0 {
			d.giveLabel(protocol.FRBogus)
		}
	}
	d.givePart(protocol.FREnd, l.b[at:])
	l.own = at + 1
	return l.rest(protocol.FRPayload, l.own)
}
