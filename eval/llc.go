package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// llc finds the length of the header: three bytes in unnumbered frames and four in others, and five more with SNAP.
func llc(d *dissection, l *layer) next {
	n := d.follow(l)
	switch {
	case len(l.b) < protocol.LLC.MinHeader:
	case l.b[2]&0x03 != 0x03:
		if l.own = min(4, len(l.b)); len(l.b) < 4 {
			return d.truncated(l.b, l.full)
		}
	case l.b[0] == 0xaa && l.b[1] == 0xaa:
		if l.own = min(8, len(l.b)); len(l.b) < 8 { // SNAP is read as a whole
			l.has = 3
			return d.truncated(l.b, l.full)
		}
	}
	return n
}
