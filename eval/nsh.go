package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// The types of metadata, and how long the header is with a fixed one.
const (
	nshFixed    = 1
	nshVariable = 2

	nshFixedHeader = 24
)

func nsh(d *dissection, l *layer) next {
	if len(l.b) < protocol.NSH.MinHeader {
		return next{}
	}
	kind, length := l.load(protocol.NSHKind), 4*int(l.load(protocol.NSHLength))
	header := max(length, protocol.NSH.MinHeader)
	if kind == nshFixed {
		header = nshFixedHeader
	}
	l.own = min(header, len(l.b))
	switch kind {
	case nshFixed:
		if length != header {
			d.giveLabel(protocol.NSHBadLength)
		}
		for at := protocol.NSH.MinHeader; at < header; at += 4 {
			if at+4 > len(l.b) {
				return d.truncated(l.b, l.full)
			}
			d.giveBytes(protocol.NSHContext, l.b[at:at+4])
		}
	case nshVariable:
		if length < header {
			d.giveLabel(protocol.NSHBadLength)
		}
		for at := protocol.NSH.MinHeader; at < header; {
			if at = d.nshVariable(l, at); at > len(l.b) {
				return d.truncated(l.b, l.full)
			}
		}
	}
	if header >= len(l.b) {
		return next{}
	}
	return d.edge(l, header)
}

// nshVariable reads variable metadata and gives where it ends, which is behind the layer's bytes where these are too few.
func (d *dissection) nshVariable(l *layer, at int) int {
	b := l.b[at:]
	if len(b) < protocol.NSHVariable.Size() || !d.givePart(protocol.NSHVariable, b) {
		return len(l.b) + 1
	}
	size := int(b[3] & 0x7f)
	if size > 0 {
		d.giveBytes(protocol.NSHMetadata, b[4:min(4+size, len(b))])
	}
	return at + 4 + (size+3)&^3
}
