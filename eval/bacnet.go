package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// bacnet finds the length of the header (ANSI/ASHRAE 135, clause 6.2): the addresses in it have a length of their own.
func bacnet(d *dissection, l *layer) next {
	n := protocol.BACnet.MinHeader
	for _, has := range [...]*protocol.Field{protocol.BACnetTo, protocol.BACnetFrom} {
		if l.load(has) == 1 && n+2 < len(l.b) {
			n += 3 + int(l.b[n+2]) // network, length, address
		}
	}
	n += int(l.load(protocol.BACnetTo)) // hop count
	l.own = min(n, len(l.b))
	return d.edge(l, n)
}
