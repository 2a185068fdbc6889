package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// iec104 reads the control information, of which the first bits tell whether it counts in both directions, in one, or is a command.
func iec104(d *dissection, l *layer) next {
	const start, control, header, supervise, command = 0x68, 4, 6, 1, 3
	return d.pdus(l, header, func(b []byte) int {
		if b[0] != start {
			return 0
		}
		return 2 + int(b[1])
	}, func(l *layer) {
		d.givePart(protocol.IEC104Header, l.b)
		if len(l.b) < header {
			d.truncated(l.b, l.full)
			return
		}
		c := uint64(binary.LittleEndian.Uint32(l.b[2:]))
		switch {
		case c&3 == command:
			d.giveNum(protocol.IEC104Type, command)
			d.giveNum(protocol.IEC104Command, c&0xfc>>2)
		case c&3 == supervise:
			d.giveNum(protocol.IEC104Type, supervise)
			d.giveNum(protocol.IEC104Received, c>>17)
		default:
			d.giveNum(protocol.IEC104Type, 0)
			d.giveNum(protocol.IEC104Sent, c&0xfffe>>1)
			d.giveNum(protocol.IEC104Received, c>>17)
			d.walk(next{proto: protocol.IECASDU, b: l.b[2+control:], full: l.full - header})
		}
	})
}

func iecASDU(d *dissection, l *layer) next {
	if !d.givePart(protocol.IECASDUHeader, l.b) {
		return d.truncated(l.b, l.full)
	}
	return next{}
}
