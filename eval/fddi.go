package eval

import (
	"math/bits"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

func fddi(d *dissection, l *layer) next {
	if len(l.b) >= 7 {
		d.giveReversed(protocol.FDDIDst, l.b[1:7])
	}
	if len(l.b) >= 13 {
		d.giveReversed(protocol.FDDISrc, l.b[7:13])
	}
	return d.follow(l)
}

// giveReversed gives an address with the bits of each byte in reverse, twice as Wireshark does.
func (d *dissection) giveReversed(f *protocol.Field, b []byte) {
	if !d.wants(f) {
		return
	}
	start := len(d.arena)
	for _, c := range b {
		d.arena = append(d.arena, bits.Reverse8(c))
	}
	v := ftype.Value{Bytes: d.arena[start:]}
	d.give(f, v, b)
	d.give(f, v, b)
}
