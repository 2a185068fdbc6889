package eval

import (
	"bytes"
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

const opcuaHeader = 8

// opcuaReader reads a message.
type opcuaReader struct {
	*dissection
	b   []byte
	bad bool // it ended too early
}

func opcua(d *dissection, l *layer) next {
	return d.pdus(l, opcuaHeader, func(b []byte) int { return int(binary.LittleEndian.Uint32(b[4:])) }, func(l *layer) {
		r := &opcuaReader{dissection: d, b: l.b}
		r.message()
		if r.bad {
			d.truncated(l.b, l.full)
		}
	})
}

func (r *opcuaReader) message() {
	kind, chunk := string(r.b[:3]), r.b[3]
	switch kind {
	case "HEL", "ACK", "ERR", "RHE", "OPN", "MSG", "CLO":
		r.part(protocol.OPCUAHeader, opcuaHeader)
	}
	switch kind {
	case "HEL":
		r.part(protocol.OPCUABuffers, 20)
		r.string(protocol.OPCUAEndpoint)
	case "ACK":
		r.part(protocol.OPCUABuffers, 20)
	case "ERR":
		r.part(protocol.OPCUAError, 4)
		r.string(protocol.OPCUAReason)
	case "RHE":
		r.string(protocol.OPCUAServerURI)
		r.string(protocol.OPCUAEndpoint)
	case "OPN":
		r.part(protocol.OPCUAChannel, 4)
		policy := r.string(protocol.OPCUAPolicy)
		r.bytes(protocol.OPCUACertificate)
		r.bytes(protocol.OPCUAThumbprint)
		if !bytes.HasSuffix(policy, []byte("#None")) { // the rest is encrypted
			return
		}
		r.sequence()
		r.service()
	case "MSG", "CLO":
		r.part(protocol.OPCUAChannel, 4)
		r.part(protocol.OPCUAToken, 4)
		r.sequence()
		switch chunk {
		default:
			r.service()
		case 'C': // it goes on in another message
		case 'A':
			r.part(protocol.OPCUAError, 4)
			r.string(protocol.OPCUAReason)
		}
	}
}

// sequence reads two numbers, of which both must be there.
func (r *opcuaReader) sequence() {
	if b := r.take(8); !r.bad {
		r.givePart(protocol.OPCUASequence, b)
	}
}

// service reads the identifier of the type of the message, which tells the service.
func (r *opcuaReader) service() {
	const short, medium, long = 0, 1, 2
	head := r.take(1)
	if r.bad {
		return
	}
	r.givePart(protocol.OPCUAEncoding, head)
	switch head[0] {
	case short:
		r.giveWire(protocol.OPCUAService, r.take(1))
	case medium:
		r.giveWire(protocol.OPCUANamespace, r.take(1))
		r.little(protocol.OPCUAService, 2)
	case long:
		r.little(protocol.OPCUANamespace, 2)
		r.little(protocol.OPCUAService, 4)
	}
}

func (r *opcuaReader) take(n int) []byte {
	if r.bad || n > len(r.b) {
		r.bad = true
		return nil
	}
	b := r.b[:n]
	r.b = r.b[n:]
	return b
}

func (r *opcuaReader) part(p protocol.Part, n int) {
	if !r.bad {
		r.bad = !r.givePart(p, r.b)
		r.b = r.b[min(n, len(r.b)):]
	}
}

// little gives a number of n bytes, the least significant first.
func (r *opcuaReader) little(f *protocol.Field, n int) {
	if b := r.take(n); !r.bad {
		v := uint64(0)
		for i, c := range b {
			v |= uint64(c) << (8 * i)
		}
		r.giveNum(f, v)
	}
}

// counted takes bytes that stand behind their number; there are none where that is negative.
func (r *opcuaReader) counted() []byte {
	b := r.take(4)
	if r.bad {
		return nil
	}
	return r.take(max(int(int32(binary.LittleEndian.Uint32(b))), 0))
}

func (r *opcuaReader) string(f *protocol.Field) []byte {
	b := r.counted()
	if !r.bad {
		r.giveUTF8(len(r.layers)-1, f, untilNUL(b), b)
	}
	return b
}

func (r *opcuaReader) bytes(f *protocol.Field) {
	if b := r.counted(); !r.bad {
		r.giveBytes(f, b)
	}
}
