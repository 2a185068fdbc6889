package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

const (
	someIPCounted = 8 // bytes that the length does not count
	someIPHeader  = 16
)

func someIP(d *dissection, l *layer) next {
	return d.pdus(l, someIPCounted, func(b []byte) int { return someIPCounted + int(min(binary.BigEndian.Uint32(b[4:]), maxPDUSize)) }, func(l *layer) {
		const discovery = 0xffff8100
		b := l.b
		if !d.givePart(protocol.SomeIPHeader, b) {
			d.truncated(b, l.full)
			return
		}
		if binary.BigEndian.Uint32(b) == discovery {
			d.enter(protocol.SomeIPSD, b[someIPHeader:])
			return
		}
		d.giveRest(protocol.SomeIPPayload, b[someIPHeader:])
	})
}
