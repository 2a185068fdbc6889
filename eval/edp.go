package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Types of values in EDP.
const (
	edpEnd     = 0
	edpDisplay = 1
	edpInfo    = 2
	edpVLAN    = 5
	edpESRP    = 8
	edpEAPS    = 11
)

func edp(d *dissection, l *layer) next {
	const marker = 0x99
	r := cursor{b: l.b}
	if !d.takePart(&r, protocol.EDPHeader) {
		return d.truncated(l.b, l.full)
	}
	if n, at := int(binary.BigEndian.Uint16(l.b[2:])), len(l.b)-len(r.b); n > len(l.b) {
		d.giveNum(protocol.EDPChecksumOK, checksumUnverified)
	} else {
		d.giveChecksum(protocol.EDPChecksumOK, protocol.EDPBadChecksum, onesSum(0, l.b[:n]))
		r.b = l.b[at:max(n, at)]
	}
	d.takePart(&r, protocol.EDPSender)
	for len(r.b) > 0 && !r.short {
		head := r.b
		if r.short = len(head) < protocol.EDPItem.Size(); r.short {
			break
		}
		d.takePart(&r, protocol.EDPItem)
		n := int(binary.BigEndian.Uint16(head[2:]))
		if head[0] != marker || n < len(head)-len(r.b) {
			return next{}
		}
		v := cursor{b: r.take(n - 4)}
		switch head[1] {
		case edpEnd:
			return next{}
		case edpDisplay:
			d.takeText(&v, protocol.EDPDisplay, len(v.b))
		case edpInfo:
			d.takePart(&v, protocol.EDPInfo)
		case edpVLAN:
			d.takePart(&v, protocol.EDPVLAN)
			d.takeText(&v, protocol.EDPVLANName, len(v.b))
		case edpESRP:
			d.takePart(&v, protocol.EDPESRP)
		case edpEAPS:
			d.takePart(&v, protocol.EDPEAPS)
		}
		r.short = r.short || v.short
	}
	if r.short {
		return d.truncated(l.b, l.full)
	}
	return next{}
}
