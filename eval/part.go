package eval

import (
	"encoding/binary"
	"math"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// givePart adds the values of a part's fields, read from the bytes that begin with it. Fields are there up to the first
// that the bytes are too short for; then it reports false: nothing after that exists.
func (d *dissection) givePart(p protocol.Part, b []byte) bool {
	for i := range p {
		f, at := p[i].Field, &p[i].At
		start, end := at.Offset, at.Offset+at.Width
		if at.Width == 0 {
			end = max(len(b), start)
		}
		if end > len(b) {
			return false
		}
		switch {
		case !d.wants(f), f.Type == ftype.String && start == end:
		case f.Type == ftype.String:
			d.giveASCII(len(d.layers)-1, f, untilNUL(b[start:end]))
		default:
			d.give(f, wireValue(f, at, b), b[start:end])
		}
	}
	return true
}

// inTurn adds the values of parts that stand one behind the other, and gives what follows them. It reports false where bytes are lacking.
func (d *dissection) inTurn(b []byte, parts ...protocol.Part) (rest []byte, whole bool) {
	for _, p := range parts {
		if !d.givePart(p, b) {
			return nil, false
		}
		b = b[p.Size():]
	}
	return b, true
}

// wireValue reads a value that is known to be there.
func wireValue(f *protocol.Field, at *protocol.Layout, b []byte) ftype.Value {
	switch f.Type.Family() {
	case ftype.BooleanFamily, ftype.IntegerFamily:
		n, _ := at.Load(b)
		if shift := 64 - 8*at.Width; f.Type.Signed() && at.Mask == 0 {
			n = uint64(int64(n<<shift) >> shift)
		}
		return ftype.Value{Num: n}
	}
	switch f.Type {
	case ftype.IPv4:
		n, _ := at.Load(b)
		return ftype.Value{Num: n, Aux: 32}
	case ftype.IPv6:
		return ftype.Value{Bytes: b[at.Offset : at.Offset+16], Aux: 128}
	case ftype.None:
		return ftype.Value{}
	}
	if at.Width == 0 {
		return ftype.Value{Bytes: b[at.Offset:]}
	}
	return ftype.Value{Bytes: b[at.Offset : at.Offset+at.Width]}
}

// wantsPart tells whether the program asks for a field of one of the parts.
func (d *dissection) wantsPart(parts ...protocol.Part) bool {
	for _, p := range parts {
		if p.Wanted(d.plan.wants) {
			return true
		}
	}
	return false
}

// giveWire adds a value that takes up all of b.
func (d *dissection) giveWire(f *protocol.Field, b []byte) {
	if d.wants(f) {
		d.give(f, wireValue(f, &protocol.Layout{Width: len(b), Scale: 1}, b), b)
	}
}

// giveText adds a string of b, which a zero byte may end early.
func (d *dissection) giveText(f *protocol.Field, b []byte) {
	if d.wants(f) {
		d.give(f, ftype.Value{Bytes: untilNUL(b)}, b)
	}
}

// giveFloat adds a floating-point number that stands in the first four bytes of b.
func (d *dissection) giveFloat(f *protocol.Field, b []byte) {
	if d.wants(f) {
		n := float64(math.Float32frombits(binary.BigEndian.Uint32(b)))
		d.give(f, ftype.Value{Num: math.Float64bits(n)}, b[:4])
	}
}

// giveStart gives the address of size bytes that the first bits of b make, with zeros behind them.
func (d *dissection) giveStart(f *protocol.Field, b []byte, bits, size int) {
	if !d.wants(f) {
		return
	}
	var whole [16]byte
	copy(whole[:], b)
	if bits%8 != 0 {
		whole[bits/8] &= 0xff << (8 - bits%8)
	}
	if size == 4 {
		d.give(f, ftype.Value{Num: uint64(binary.BigEndian.Uint32(whole[:])), Aux: 32}, b)
		return
	}
	start := len(d.arena)
	d.arena = append(d.arena, whole[:]...)
	d.give(f, ftype.Value{Bytes: d.arena[start:], Aux: 128}, b)
}

// giveBackwards adds bytes that stand in the frame with the last one first, as addresses do where numbers begin with the least significant byte.
func (d *dissection) giveBackwards(f *protocol.Field, b []byte) {
	if !d.wants(f) {
		return
	}
	start := len(d.arena)
	for i := len(b) - 1; i >= 0; i-- {
		d.arena = append(d.arena, b[i])
	}
	d.give(f, bytesValue(d.arena[start:]), b)
}
