package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// pwethcw says that the control word is there; it is all that the field tells.
func pwethcw(d *dissection, l *layer) next {
	d.giveNum(protocol.PWEthCWHere, 1)
	return d.follow(l)
}

// labelStacked tells whether a layer is an MPLS label below another one. For Wireshark all of a stack are one layer.
func (d *dissection) labelStacked(i int) bool {
	return i > 0 && d.layers[i].proto == protocol.MPLS && d.layers[i-1].proto == protocol.MPLS
}
