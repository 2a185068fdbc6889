package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// openVPNConversation is what is known of each direction of a conversation.
type openVPNConversation struct{ ways [2]openVPNWay }

// openVPNWay keeps the bytes of a record of TLS that goes on in a later packet.
type openVPNWay struct {
	begun *pdu
	more  int // bytes it needs, as a wish tells
}

// openVPN finds TLS in the packets of the control channel. TCP has the length of each before it.
func openVPN(d *dissection, l *layer) next {
	if d.layers[d.carrier.layer].proto == protocol.TCP {
		const size = 2
		return d.pdus(l, size, func(b []byte) int { return size + int(binary.BigEndian.Uint16(b)) }, func(l *layer) {
			d.openVPNPacket(l.b[min(size, len(l.b)):])
		})
	}
	d.openVPNPacket(l.b)
	return next{}
}

func (d *dissection) openVPNPacket(b []byte) {
	const control, session, proof = 4, 1 + 8, 20 + 4 + 4 // the latter are a hash, a number and a time
	if len(b) < session+4 || b[0]>>3 != control {
		return
	}
	if b = b[session:]; randomly(b[:4]) {
		b = b[min(proof, len(b)):]
	}
	if len(b) == 0 {
		return
	}
	acknowledged := 4 * int(b[0])
	if acknowledged > 0 {
		acknowledged += 8 // of which session
	}
	if skip := 1 + acknowledged + 4; skip < len(b) {
		d.openVPNStream(b[skip:])
	}
}

// randomly tells whether bytes look like the beginning of a hash, which may be there: numbers that count have more than one zero.
func randomly(b []byte) bool {
	zeros := 0
	for _, c := range b {
		if c == 0 {
			zeros++
		}
	}
	return zeros <= 1
}

// openVPNStream reads the next bytes of TLS: those that complete a record, and then what follows.
func (d *dissection) openVPNStream(v []byte) {
	c := remembered[openVPNConversation](d, protocol.OpenVPN)
	w := &c.ways[0]
	if d.carrier.second {
		w = &c.ways[1]
	}
	for len(v) > 0 && len(d.layers) < maxLayers {
		b, n := v, len(v)
		if begun := w.begun; begun != nil {
			if w.more > 0 {
				n = min(n, w.more)
			}
			b = append(begun.data, v[:n]...)
			begun.done, w.begun = d.frame.Number, nil
			if n < w.more {
				d.openVPNKeep(w, b, w.more-n)
				return
			}
		}
		v = v[n:]
		if asked := d.openVPNRead(b); asked.more != 0 {
			d.openVPNKeep(w, b[min(asked.offset, len(b)):], asked.more)
		}
	}
}

// openVPNRead reads records of TLS, and tells what it takes to read on.
func (d *dissection) openVPNRead(b []byte) wish {
	outer, first := d.carrier, len(d.layers)
	d.carrier.stream, d.carrier.last, d.carrier.wish = true, false, wish{}
	d.walk(next{proto: protocol.TLS, b: b, full: len(b)})
	asked := d.carrier.wish
	d.carrier = outer
	if asked.more != 0 && asked.offset == 0 && first < len(d.layers) {
		d.layers[first].again = true // Wireshark does not count it among the frame's protocols
	}
	return asked
}

func (d *dissection) openVPNKeep(w *openVPNWay, b []byte, more int) {
	w.begun, w.more = &pdu{data: append([]byte(nil), b...), total: -1}, more
	d.state.buffers.grow(w.begun, len(b))
}
