package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// pnRT reads what stands at the end of cyclic frames, which follows from the identifier.
func pnRT(d *dissection, l *layer) next {
	const cyclicFirst, cyclicLast, status = 0x0100, 0xfbff, 4
	if len(l.b) < l.proto.MinHeader {
		return next{}
	}
	if n := d.follow(l); n.proto != nil {
		return n
	}
	if id := binary.BigEndian.Uint16(l.b); id >= cyclicFirst && id <= cyclicLast && len(l.b) == l.full && len(l.b) >= l.proto.MinHeader+status {
		tail := l.b[len(l.b)-status:]
		d.givePart(protocol.PNRTStatus, tail)
		d.givePart(protocol.PNRTTransfer, tail[3:])
	}
	return next{}
}

// Services of PROFINET's discovery.
const (
	pnDCPGet      = 3
	pnDCPSet      = 4
	pnDCPIdentify = 5
	pnDCPHello    = 6
)

func pnDCP(d *dissection, l *layer) next {
	r := cursor{b: l.b}
	if !d.takePart(&r, protocol.PNDCPHeader) {
		return d.truncated(l.b, l.full)
	}
	service, response := l.b[0], l.b[1]&1 != 0
	if response {
		d.givePart(protocol.PNDCPResponse, l.b[1:])
	} else {
		d.givePart(protocol.PNDCPRequest, l.b[1:])
	}
	d.takePart(&r, protocol.PNDCPTransaction)
	if service == pnDCPIdentify && !response {
		d.takePart(&r, protocol.PNDCPDelay)
	} else {
		d.takePart(&r, protocol.PNDCPReserved)
	}
	size := r.b
	if !d.takePart(&r, protocol.PNDCPLength) {
		return d.truncated(l.b, l.full)
	}
	n := int(binary.BigEndian.Uint16(size))
	if n > len(r.b) {
		return d.truncated(l.b, l.full)
	}
	for blocks := (cursor{b: r.b[:n]}); len(blocks.b) > 0; {
		if !d.pnDCPBlock(&blocks, service, response) {
			return d.truncated(l.b, l.full)
		}
	}
	return next{}
}

// pnDCPBlock reads a block: an option and what is asked or said of it.
func (d *dissection) pnDCPBlock(r *cursor, service byte, response bool) bool {
	const control, controlResponse, all = 5, 4, 255
	head := r.b
	d.giveLabel(protocol.PNDCPBlock)
	if !d.takePart(r, protocol.PNDCPOption) || len(r.b) == 0 {
		return false
	}
	option, suboption := head[0], r.take(1)
	if f := protocol.PNDCPSuboptions[option]; f != nil {
		d.giveWire(f, suboption)
	}
	if service == pnDCPGet && !response {
		return true
	}
	size := r.b
	if !d.takePart(r, protocol.PNDCPBlockLength) {
		return false
	}
	n := int(binary.BigEndian.Uint16(size))
	v := cursor{b: r.take(n)}
	r.take(n % 2)
	if r.short {
		return len(v.b) == n && len(r.b) == 0 // the last needs no padding
	}
	if n == 0 {
		return true
	}
	switch {
	case option == control && suboption[0] == controlResponse:
		return true
	case service == pnDCPSet && !response:
		d.takePart(&v, protocol.PNDCPQualifier)
	case service == pnDCPIdentify && response, service == pnDCPGet, service == pnDCPHello:
		d.takePart(&v, protocol.PNDCPInfo)
	}
	switch [2]byte{option, suboption[0]} {
	case [2]byte{1, 1}:
		d.takePart(&v, protocol.PNDCPMAC)
	case [2]byte{1, 2}:
		d.takePart(&v, protocol.PNDCPIP)
	case [2]byte{2, 1}:
		d.takeText(&v, protocol.PNDCPVendor, len(v.b))
	case [2]byte{2, 2}:
		d.takeText(&v, protocol.PNDCPStation, len(v.b))
	case [2]byte{2, 3}:
		d.takePart(&v, protocol.PNDCPDevice)
	case [2]byte{2, 4}:
		d.takePart(&v, protocol.PNDCPRole)
	case [2]byte{2, 6}:
		d.takeText(&v, protocol.PNDCPAlias, len(v.b))
	}
	return !v.short
}
