package eval

import (
	"encoding/binary"
	"strconv"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// framing is how the messages of a protocol over TCP say how long they are.
type framing struct {
	header int // bytes that tell it
	length func(b []byte) int
}

// framings are those of protocols of which nothing else is known.
var framings = map[*protocol.Protocol]framing{
	protocol.AgentX:  {20, agentXLength},
	protocol.CQL:     {9, func(b []byte) int { return 9 + int(binary.BigEndian.Uint32(b[5:])) }},
	protocol.DoIP:    {8, func(b []byte) int { return 8 + int(binary.BigEndian.Uint32(b[4:])) }},
	protocol.Git:     {4, gitLength},
	protocol.Kafka:   {4, func(b []byte) int { return 4 + int(binary.BigEndian.Uint32(b)) }},
	protocol.RPKIRTR: {8, func(b []byte) int { return int(binary.BigEndian.Uint32(b[4:])) }},
	protocol.TDS:     {8, func(b []byte) int { return int(binary.BigEndian.Uint16(b[2:])) }},
}

// framed puts the messages of such a protocol together.
func framed(d *dissection, l *layer) next {
	if d.layers[d.carrier.layer].proto != protocol.TCP {
		return next{}
	}
	f := framings[l.proto]
	return d.pdus(l, f.header, f.length, func(*layer) {})
}

// agentXLength reads a number whose order of bytes a flag tells.
func agentXLength(b []byte) int {
	const header, bigEndian = 20, 0x10
	if b[2]&bigEndian != 0 {
		return header + int(binary.BigEndian.Uint32(b[16:]))
	}
	return header + int(binary.LittleEndian.Uint32(b[16:]))
}

// gitLength reads the four digits that a line begins with. Less than four are marks, of four bytes.
func gitLength(b []byte) int {
	const digits = 4
	n, err := strconv.ParseUint(string(b[:digits]), 16, 16)
	if err != nil {
		return 0
	}
	return max(int(n), digits)
}
