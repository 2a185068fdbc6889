package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// Types of values in GLBP.
const (
	glbpHello   = 1
	glbpForward = 2
	glbpAuth    = 3
)

func glbp(d *dissection, l *layer) next {
	const header, plain, md5 = 2, 1, 2
	if len(l.b) < l.proto.MinHeader {
		return next{}
	}
	r := cursor{b: l.b[l.proto.MinHeader:]}
	for len(r.b) > 0 && !r.short {
		head := r.b
		if !d.takePart(&r, protocol.GLBPItem) || int(head[1]) < header {
			break
		}
		v := cursor{b: r.take(int(head[1]) - header)}
		switch start := v.b; head[0] {
		case glbpHello:
			if !d.takePart(&v, protocol.GLBPHello) {
				break
			}
			switch size := start[21]; size {
			case 4:
				d.takePart(&v, protocol.GLBPIPv4)
			case 16:
				d.takePart(&v, protocol.GLBPIPv6)
			}
		case glbpForward:
			d.takePart(&v, protocol.GLBPForward)
		case glbpAuth:
			if !d.takePart(&v, protocol.GLBPAuth) {
				break
			}
			switch n := int(start[1]); start[0] {
			case plain:
				d.takeText(&v, protocol.GLBPPassword, n)
			case md5:
				d.takeWire(&v, protocol.GLBPHash, n)
			}
		default:
			d.giveRest(protocol.GLBPUnknown, v.b)
		}
		r.short = r.short || v.short
	}
	if r.short {
		return d.truncated(l.b, l.full)
	}
	return next{}
}
