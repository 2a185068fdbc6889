package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/catalog"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// radius reads the header. What has another code or an impossible length is not RADIUS.
func radius(d *dissection, l *layer) next {
	const header, most = 20, 4096
	if len(l.b) < header {
		return refused
	}
	if n := binary.BigEndian.Uint16(l.b[2:]); n < header || n > most || !catalog.LabelsOf("radius.code").Has(uint64(l.b[0])) {
		return refused
	}
	d.givePart(protocol.RADIUSHeader, l.b)
	return next{}
}
