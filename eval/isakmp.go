package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Kinds of payloads.
const (
	isakmpSA1          = 1
	isakmpProposal     = 2
	isakmpTransform    = 3
	isakmpSA2          = 33
	isakmpEncrypted    = 46
	isakmpEncryptedToo = 53 // a fragment
)

func isakmp(d *dissection, l *layer) next {
	const header, encrypted = 28, 0x01
	b := l.b
	if len(b) < header {
		return refused
	}
	n := int(binary.BigEndian.Uint32(b[24:]))
	if n < header {
		return refused
	}
	d.givePart(protocol.ISAKMPHeader, b)
	version := b[17] >> 4
	switch version {
	case 1:
		d.givePart(protocol.ISAKMPExchange, b)
		d.givePart(protocol.ISAKMPFlags1, b)
	case 2:
		d.givePart(protocol.ISAKMPExchange, b)
		d.givePart(protocol.ISAKMPFlags2, b)
	}
	if n > l.full {
		return d.malformed()
	}
	d.givePart(protocol.ISAKMPLength, b)
	if b[19]&encrypted != 0 && version == 1 || !d.wantsPart(protocol.ISAKMPPayload) {
		return next{}
	}
	d.isakmpPayloads(b[16], b[header:min(n, len(b))])
	return next{}
}

// isakmpPayloads gives the headers of payloads, of which each tells the kind of the one that follows. Those of an association hold others.
func (d *dissection) isakmpPayloads(kind byte, b []byte) {
	const header = 4
	for kind != 0 && d.givePart(protocol.ISAKMPPayload, b) {
		n := int(binary.BigEndian.Uint16(b[2:]))
		if n < header || n > len(b) || kind == isakmpEncrypted || kind == isakmpEncryptedToo {
			return
		}
		inside, holds, skip := byte(0), b[header:n], 0
		switch kind {
		case isakmpSA1:
			inside, skip = isakmpProposal, 4+4 // behind the domain and the situation
		case isakmpSA2:
			inside = isakmpProposal
		case isakmpProposal:
			if len(holds) >= 4 {
				inside, skip = isakmpTransform, 4+int(holds[2]) // behind what it is for
			}
		}
		if inside != 0 {
			d.isakmpPayloads(inside, holds[min(skip, len(holds)):])
		}
		kind, b = b[0], b[n:]
	}
}
