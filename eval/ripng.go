package eval

import "github.com/dfc-lang/dfc/compile/protocol"

func ripng(d *dissection, l *layer) next {
	r := cursor{b: l.b[min(protocol.RIPng.MinHeader, len(l.b)):]}
	for len(r.b) > 0 {
		if !d.takePart(&r, protocol.RIPngEntry) {
			return d.truncated(l.b, l.full)
		}
	}
	return next{}
}
