package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// The types of elements of HSR's and PRP's supervision.
const (
	hsrEnd          = 0
	hsrPRPDiscards  = 20
	hsrPRPAccepts   = 21
	hsrNode         = 23
	hsrRedundancy   = 30 // box
	hsrVirtualNode  = 31
	hsrAddressBytes = 6
)

func hsrSupervision(d *dissection, l *layer) next {
	l.own = len(l.b)
	if len(l.b) < protocol.HSRSupervision.MinHeader {
		return next{}
	}
	at := 2
	if l.load(protocol.HSRSupervisionVersion) > 0 {
		at = 4
	}
	if at > len(l.b) {
		return d.truncated(l.b, l.full)
	}
	for at < l.full {
		b := l.b[min(at, len(l.b)):]
		if !d.givePart(protocol.HSRElementType, b) || !d.givePart(protocol.HSRElementSize, b) {
			return d.truncated(l.b, l.full)
		}
		size := int(b[1])
		if !d.hsrElement(b[0], b[2:], size) {
			return d.truncated(l.b, l.full)
		}
		at += 2 + size
		if b[0] == hsrEnd {
			break
		}
	}
	l.own = min(at, len(l.b))
	l.limit(at) // Ethernet has the rest
	return next{}
}

// hsrElement gives the addresses that an element has. It reports false where bytes are lacking.
func (d *dissection) hsrElement(kind byte, b []byte, size int) bool {
	var fields []*protocol.Field
	switch node := kind == hsrPRPDiscards || kind == hsrPRPAccepts || kind == hsrNode; {
	case node && size == 2*hsrAddressBytes:
		fields = []*protocol.Field{protocol.HSRSourceA, protocol.HSRSourceB}
	case size != hsrAddressBytes:
	case node:
		fields = []*protocol.Field{protocol.HSRSource}
	case kind == hsrRedundancy:
		fields = []*protocol.Field{protocol.HSRRedBox}
	case kind == hsrVirtualNode:
		fields = []*protocol.Field{protocol.HSRVirtual}
	}
	for _, f := range fields {
		if len(b) < hsrAddressBytes {
			return false
		}
		d.giveWire(f, b[:hsrAddressBytes])
		b = b[hsrAddressBytes:]
	}
	return true
}
