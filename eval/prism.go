package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// The layout of the header's values, and the numbers of those that tell how a frame was received.
const (
	prismName    = 8
	prismFixed   = 24
	prismValue   = 12
	prismTime    = 2
	prismChannel = 3
	prismRSSI    = 4
	prismRate    = 8
)

func prism(d *dissection, l *layer) next {
	n := d.follow(l)
	if len(l.b) < protocol.Prism.MinHeader {
		return n
	}
	d.giveText(protocol.PrismDevice, untilNUL(l.b[prismName:prismFixed]))
	for b := l.b[prismFixed:protocol.Prism.MinHeader]; len(b) > 0; b = b[prismValue:] {
		d.givePart(protocol.PrismValue, b)
		if id := prismID(b); id < len(protocol.PrismValues) && protocol.PrismValues[id] != nil {
			d.givePart(protocol.PrismValues[id], b)
		} else {
			d.givePart(protocol.PrismUnknown, b)
		}
	}
	return n
}

// prismID is the number of a value, which stands above that of the message it belongs to.
func prismID(b []byte) int {
	id := binary.LittleEndian.Uint32(b)
	if id&0xfff != 0x044 && id&0xfff != 0x041 {
		return 0
	}
	if n := id >> 16; n != 0 {
		return int(n)
	}
	return int(id >> 12)
}

// prismReception gives what the header tells of the reception. Values that are zero are not told, but for the signal.
func (d *dissection) prismReception(header []byte, r *reception) {
	for b := header[prismFixed:protocol.Prism.MinHeader]; len(b) > 0; b = b[prismValue:] {
		v := binary.LittleEndian.Uint32(b[8:])
		switch prismID(b) {
		case prismTime:
			r.time = uint64(v)
			d.giveNum(protocol.WLANRadioTime, r.time)
		case prismChannel:
			d.giveNum(protocol.WLANRadioChannel, uint64(v))
		case prismRSSI:
			d.giveNum(protocol.WLANRadioSignal, uint64(int64(int32(v))))
		case prismRate:
			r.rate = uint16(v)
			d.giveRate(r.rate, b[8:12])
		}
	}
}
