package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// The classes of options whose data Wireshark knows.
const (
	geneveGCP    = 0x0132
	geneveCilium = 0x014b
)

// geneve reads the options: class, type and length of what follows, in units of four bytes.
func geneve(d *dissection, l *layer) next {
	n := d.follow(l)
	const header = 8
	if l.own <= header {
		return n
	}
	b := l.b[header:l.own]
	d.giveBytes(protocol.GeneveOptions, b)
	for len(b) >= 4 {
		length := 4 + int(b[3]&0x1f)*4
		if length > len(b) {
			d.giveLabel(protocol.GeneveOptLenBad)
			break
		}
		d.giveBytes(protocol.GeneveOption, b[:length])
		d.giveNum(protocol.GeneveOptClass, uint64(binary.BigEndian.Uint16(b)))
		d.giveNum(protocol.GeneveOptType, uint64(b[2]))
		d.giveNum(protocol.GeneveOptCritical, uint64(b[2]>>7))
		d.giveNum(protocol.GeneveOptFlags, uint64(b[3]>>5))
		d.giveNum(protocol.GeneveOptFlagsRest, uint64(b[3]>>5))
		d.giveNum(protocol.GeneveOptLength, uint64(length))
		if class := binary.BigEndian.Uint16(b); class != geneveGCP && class != geneveCilium {
			d.giveBytes(protocol.GeneveOptUnknown, b[4:length])
		}
		b = b[length:]
	}
	return n
}
