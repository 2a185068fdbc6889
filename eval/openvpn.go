package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// openVPNConversation keeps, of each direction, the bytes of the TLS in it whose record goes on in a later packet.
type openVPNConversation struct{ begun [2]*pdu }

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

// openVPNStream reads the next bytes of TLS, and keeps those of a record that is not all there.
func (d *dissection) openVPNStream(v []byte) {
	c := remembered[openVPNConversation](d, protocol.OpenVPN)
	begun := &c.begun[0]
	if d.carrier.second {
		begun = &c.begun[1]
	}
	if *begun != nil {
		v = append((*begun).data, v...)
		(*begun).done = d.frame.Number
		*begun = nil
	}
	outer, below, values := d.carrier, len(d.layers), len(d.computed)
	d.carrier.stream, d.carrier.last, d.carrier.wish = true, false, wish{}
	d.walk(next{proto: protocol.TLS, b: v, full: len(v)})
	w := d.carrier.wish
	d.carrier = outer
	if w.more == 0 {
		return
	}
	if w.offset == 0 {
		d.layers = d.layers[:below]
		d.forget(values)
	}
	rest := v[min(w.offset, len(v)):]
	*begun = &pdu{data: append([]byte(nil), rest...), total: -1}
	d.state.buffers.grow(*begun, len(rest))
}
