package eval

import (
	"encoding/binary"
	"sync"

	"github.com/dfc-lang/dfc/compile/catalog"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// mpls finds out whether what is no packet of IP is one of Ethernet, and whether a control word stands before it: there can be one where the
// first four bits are zero, and then the bytes behind it must not look less like Ethernet.
func mpls(d *dissection, l *layer) next {
	if len(l.b) < protocol.MPLS.MinHeader {
		d.drop()
		return next{}
	}
	n := d.follow(l)
	if l.load(protocol.MPLSBottom) == 1 && len(l.b) == protocol.MPLS.MinHeader { // what follows would tell what it is
		return d.truncated(l.b, l.full)
	}
	if !protocol.MPLS.Opaque.Holds(l.b) {
		return n
	}
	b, full, behind := l.payload(), l.full-l.own, 0
	word := len(b) >= protocol.PWEthCW.MinHeader && b[0]>>4 == 0
	if word {
		behind = ethernetLikeness(b[4:], full-4)
	}
	switch {
	case ethernetLikeness(b, full) > behind:
		return l.rest(protocol.PWEthNoCW, l.own)
	case word:
		return l.rest(protocol.PWEthCW, l.own)
	}
	return next{}
}

// ethernetLikeness is 0 where bytes don't begin as a frame of Ethernet does: with the address of a vendor, or one locally given, as destination
// and as source, which is no group; and with a type that is known, or a length that fits and an LLC header that is known. It is 2 where both
// addresses are of vendors, else 1. Full is how many bytes there were before the capture cut them.
func ethernetLikeness(b []byte, full int) int {
	const header, group, local = 14, 1, 2
	if len(b) < header || b[6]&group != 0 {
		return 0
	}
	switch n := int(binary.BigEndian.Uint16(b[12:])); {
	case n > 1500 && !etherTypes().Has(uint64(n)):
		return 0
	case n <= 1500 && (n > full-header || len(b) < header+protocol.LLC.MinHeader || !saps().Has(uint64(b[header]))):
		return 0
	}
	likeness := 2
	for _, address := range [...][]byte{b, b[6:]} {
		switch {
		case catalog.HasVendor([6]byte(address)):
		case address[0]&local != 0:
			likeness = 1
		default:
			return 0
		}
	}
	return likeness
}

var (
	etherTypes = sync.OnceValue(func() *catalog.Labels { return catalog.LabelsOf("eth.type") })
	saps       = sync.OnceValue(func() *catalog.Labels { return catalog.LabelsOf("llc.dsap") })
)

// pwethnocw says that there is no control word.
func pwethnocw(d *dissection, l *layer) next {
	d.giveNum(protocol.PWEthNoCWHere, 1)
	return d.follow(l)
}

// pwethcw says that the control word is there; it is all that the field tells.
func pwethcw(d *dissection, l *layer) next {
	d.giveNum(protocol.PWEthCWHere, 1)
	return d.follow(l)
}

// labelStacked tells whether a layer is an MPLS label below another one. For Wireshark all of a stack are one layer.
func (d *dissection) labelStacked(i int) bool {
	return i > 0 && d.layers[i].proto == protocol.MPLS && d.layers[i-1].proto == protocol.MPLS
}
