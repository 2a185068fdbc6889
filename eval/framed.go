package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// framing is how the messages of a protocol over TCP say how long they are.
type framing struct {
	header int // bytes that tell it
	length func(b []byte) int
}

// framings are those of protocols of which nothing else is known.
var framings = map[*protocol.Protocol]framing{
	protocol.DoIP:     {8, func(b []byte) int { return 8 + int(binary.BigEndian.Uint32(b[4:])) }},
	protocol.ENIP:     {4, func(b []byte) int { return 24 + int(binary.LittleEndian.Uint16(b[2:])) }},
	protocol.IEC104:   {2, func(b []byte) int { return 2 + int(b[1]) }},
	protocol.Kafka:    {4, func(b []byte) int { return 4 + int(binary.BigEndian.Uint32(b)) }},
	protocol.MySQL:    {3, func(b []byte) int { return 4 + int(b[0]) + int(b[1])<<8 + int(b[2])<<16 }},
	protocol.OpenFlow: {8, func(b []byte) int { return int(binary.BigEndian.Uint16(b[2:])) }},
	protocol.RPKIRTR:  {8, func(b []byte) int { return int(binary.BigEndian.Uint32(b[4:])) }},
}

// framed puts the messages of such a protocol together.
func framed(d *dissection, l *layer) next {
	if d.layers[d.carrier.layer].proto != protocol.TCP {
		return next{}
	}
	f := framings[l.proto]
	return d.pdus(l, f.header, f.length, func(*layer) {})
}
