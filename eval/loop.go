package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

func loop(d *dissection, l *layer) next {
	if at := 2 + int(l.load(protocol.LoopSkip)); at+2 <= len(l.b) {
		d.giveNum(protocol.LoopRelevant, uint64(binary.LittleEndian.Uint16(l.b[at:])))
	}
	return d.follow(l)
}
