package eval

import (
	"encoding/binary"
	"strconv"

	"github.com/dfc-lang/dfc/compile/protocol"
)

const (
	amsTCPHeader = 6 // bytes before AMS's own header
	amsResponse  = 0x01
)

// ams reads the one message that a segment is taken for.
func ams(d *dissection, l *layer) next {
	r := cursor{b: l.b}
	r.take(amsTCPHeader)
	d.amsAddress(&r, protocol.AMSTarget)
	d.takePart(&r, protocol.AMSTargetPort)
	d.amsAddress(&r, protocol.AMSSender)
	head := r.b
	if !d.takePart(&r, protocol.AMSHeader) {
		return d.truncated(l.b, l.full)
	}
	body := protocol.ADSRequests[binary.LittleEndian.Uint16(head[2:])]
	if head[4]&amsResponse != 0 {
		body = protocol.ADSResponses[binary.LittleEndian.Uint16(head[2:])]
	}
	if body.Self == nil || len(r.b) == 0 {
		return next{}
	}
	d.giveLabel(body.Self)
	last := uint64(0)
	for _, f := range body.Numbers {
		last = d.takeLittle(&r, f, f.Type.Width())
	}
	if len(body.Numbers) == 4 && !body.Data && len(r.b) > 0 { // of what a device tells of itself, its name
		d.takeText(&r, protocol.ADSName, min(16, len(r.b)))
	}
	if body.Data && last > 0 && len(r.b) > 0 {
		d.giveLabel(protocol.ADSData)
	}
	if r.short {
		return d.truncated(l.b, l.full)
	}
	return next{}
}

// amsAddress gives a NetID, six numbers with dots between.
func (d *dissection) amsAddress(r *cursor, f *protocol.Field) {
	b := r.take(6)
	if b == nil || !d.wants(f) {
		return
	}
	start := len(d.arena)
	for i, c := range b {
		if i > 0 {
			d.arena = append(d.arena, '.')
		}
		d.arena = strconv.AppendUint(d.arena, uint64(c), 10)
	}
	d.give(f, bytesValue(d.arena[start:]), b)
}
