package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/catalog"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// radius reads the header and goes through the attributes. What has another code or an impossible length is not RADIUS.
func radius(d *dissection, l *layer) next {
	const header, most = 20, 4096
	if len(l.b) < header {
		return refused
	}
	n := int(binary.BigEndian.Uint16(l.b[2:]))
	if n < header || n > most || !catalog.LabelsOf("radius.code").Has(uint64(l.b[0])) {
		return refused
	}
	d.givePart(protocol.RADIUSHeader, l.b)
	if message := d.radiusAttributes(l, l.b[header:min(n, len(l.b))], n-header); len(message) > 0 && !d.plan.last[protocol.RADIUS.ID] {
		return next{proto: protocol.EAP, b: message, full: len(message)}
	}
	return next{}
}

// radiusAttributes goes through the attributes, of which there should be full bytes, and finds the message of EAP: the values of the first such
// attributes that follow each other. Where they do not end before damage, there is none.
func (d *dissection) radiusAttributes(l *layer, b []byte, full int) (message []byte) {
	const header, eapMessage = 2, 79
	var parts []byte
	for found := false; full > 0; {
		if full < header {
			d.giveLabel(protocol.RADIUSBadLength)
			break
		}
		if len(b) < header {
			d.truncated(l.b, l.full)
			break
		}
		n := int(b[1])
		if n < header || n > full {
			d.giveLabel(protocol.RADIUSBadLength)
			break
		}
		if n > len(b) {
			d.truncated(l.b, l.full)
			break
		}
		d.givePart(protocol.RADIUSAttribute, b[:n])
		if b[0] == eapMessage && !found {
			if parts == nil {
				parts = b[header:n:n]
			} else {
				parts = append(parts, b[header:n]...)
			}
			if found = n == len(b) || b[n] != eapMessage; found {
				message = parts
			}
		}
		b, full = b[n:], full-n
	}
	return message
}
