package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// unclaimed hands on what no protocol above IP is registered for: to CARP, if it looks like that. Of what else Wireshark would ask, dfc knows
// nothing.
func (l *layer) unclaimed(header int) next {
	n := l.rest(protocol.CARP, header)
	if len(n.b) < protocol.CARP.MinHeader || !protocol.CARP.Sound.Holds(n.b) {
		return next{}
	}
	return n
}

func carp(d *dissection, l *layer) next {
	if len(l.b) < l.full {
		d.giveNum(protocol.CARPChecksumOK, checksumUnverified)
	} else {
		d.giveChecksum(protocol.CARPChecksumOK, protocol.CARPChecksumBad, onesSum(0, l.b))
	}
	return next{}
}
