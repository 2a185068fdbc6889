package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// tfp reads a message: what follows its header belongs to it, whatever the length says.
func tfp(d *dissection, l *layer) next {
	r := cursor{b: l.b}
	if !d.takePart(&r, protocol.TFPHeader) {
		return d.truncated(l.b, l.full)
	}
	if d.wants(protocol.TFPAddress) {
		d.tfpAddress(l.b)
	}
	if !d.takePart(&r, protocol.TFPOptions) {
		return d.truncated(l.b, l.full)
	}
	d.giveRest(protocol.TFPPayload, r.b)
	return next{}
}

// tfpAddress gives the address of a module in base 58.
func (d *dissection) tfpAddress(b []byte) {
	const digits = "123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ"
	var text [6]byte // as many as 32 bits need
	at := len(text)
	for n := binary.LittleEndian.Uint32(b); ; n /= uint32(len(digits)) {
		at--
		text[at] = digits[n%uint32(len(digits))]
		if n < uint32(len(digits)) {
			break
		}
	}
	start := len(d.arena)
	d.arena = append(d.arena, text[at:]...)
	d.give(protocol.TFPAddress, bytesValue(d.arena[start:]), b[:4])
}
