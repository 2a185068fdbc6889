package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// apFields are the fields that S1AP and NGAP have alike.
type apFields struct {
	pdu, procedure, nas *protocol.Field
	outcomes            [3]*protocol.Field // by the choice of the PDU
	identities          map[uint16]apIdentity
	nasID               uint16 // of the information element that holds a message of the NAS
	inner               *protocol.Protocol
}

// apIdentity is a number that a length of so many bits stands before.
type apIdentity struct {
	field *protocol.Field
	bits  int
}

var (
	s1apFields = apFields{
		protocol.S1APPDU, protocol.S1APProcedure, protocol.S1APNAS,
		[3]*protocol.Field{protocol.S1APInitiating, protocol.S1APSuccessful, protocol.S1APUnsuccessful},
		map[uint16]apIdentity{0: {protocol.S1APMME, 2}, 8: {protocol.S1APENB, 2}}, 26, protocol.NASEPS,
	}
	ngapFields = apFields{
		protocol.NGAPPDU, protocol.NGAPProcedure, protocol.NGAPNAS,
		[3]*protocol.Field{protocol.NGAPInitiating, protocol.NGAPSuccessful, protocol.NGAPUnsuccessful},
		map[uint16]apIdentity{10: {protocol.NGAPAMF, 3}, 85: {protocol.NGAPRAN, 2}}, 38, protocol.NAS5GS,
	}
)

func s1ap(d *dissection, l *layer) next { return d.ap(l, &s1apFields) }
func ngap(d *dissection, l *layer) next { return d.ap(l, &ngapFields) }

// perLength reads a length in ASN.1's aligned packed encoding, and gives what follows it. It reports false where it makes no sense.
func perLength(b []byte) (n int, rest []byte, ok bool) {
	switch {
	case len(b) >= 1 && b[0] < 0x80:
		n, rest = int(b[0]), b[1:]
	case len(b) >= 2 && b[0] < 0xc0:
		n, rest = int(b[0]&0x3f)<<8|int(b[1]), b[2:]
	default:
		return 0, nil, false
	}
	return n, rest, n <= len(rest)
}

// ap reads a message of S1AP or NGAP: a sequence of information elements.
func (d *dissection) ap(l *layer, f *apFields) next {
	const head, elements, element = 3, 3, 3
	b := l.b
	if len(b) < head {
		return d.truncated(b, l.full)
	}
	choice := b[0] >> 5 & 3
	if int(choice) >= len(f.outcomes) {
		return d.malformed()
	}
	d.giveNum(f.pdu, uint64(choice))
	d.giveLabel(f.outcomes[choice])
	d.giveNum(f.procedure, uint64(b[1]))
	n, b, ok := perLength(b[head:])
	if !ok || n < elements {
		return d.truncated(l.b, l.full)
	}
	count := int(binary.BigEndian.Uint16(b[1:]))
	for b = b[elements:n]; count > 0 && len(b) > element; count-- {
		id := binary.BigEndian.Uint16(b)
		n, rest, ok := perLength(b[element:])
		if !ok {
			return d.truncated(l.b, l.full)
		}
		d.apElement(f, id, rest[:n])
		b = rest[n:]
	}
	return next{}
}

func (d *dissection) apElement(f *apFields, id uint16, v []byte) {
	if i, ok := f.identities[id]; ok && len(v) >= 2 {
		if n := int(v[0]>>(8-i.bits)) + 1; 1+n <= len(v) {
			d.giveNum(i.field, bigEndian(v[1:1+n]))
		}
		return
	}
	if id != f.nasID {
		return
	}
	if n, v, ok := perLength(v); ok && n > 0 {
		d.giveBytes(f.nas, v[:n])
		d.walk(next{proto: f.inner, b: v[:n], full: n})
	}
}

// maxNASDepth bounds messages within each other.
const maxNASDepth = 4

// nas4G reads a message of the NAS of 4G.
func nas4G(d *dissection, l *layer) next {
	d.nasEPS(l.b, 0)
	return next{}
}

func (d *dissection) nasEPS(b []byte, depth int) {
	const mobility, session, protected, request, header = 7, 2, 4, 12, 6
	if len(b) < 2 || depth > maxNASDepth {
		return
	}
	switch security := b[0] >> 4; {
	case b[0]&15 == session:
		d.givePart(protocol.EPSBearer, b)
		d.givePart(protocol.EPSSession, b)
	case b[0]&15 != mobility:
	case security == 0:
		d.givePart(protocol.EPSSecurity, b)
		d.giveNum(protocol.EPSMobility, uint64(b[1]))
		d.nasEPSMobility(b[1], b[2:], depth)
	case security <= protected:
		d.givePart(protocol.EPSSecurity, b)
		if d.givePart(protocol.EPSAuthentication, b) {
			d.nasEPS(b[header:], depth+1)
		}
	case security == request:
		d.givePart(protocol.EPSSecurity, b)
	}
}

// nasEPSMobility reads what a message says of algorithms, and the message of session management that it carries.
func (d *dissection) nasEPSMobility(kind byte, b []byte, depth int) {
	const attach, accept, complete, security = 0x41, 0x42, 0x43, 0x5d
	r := &wpanReader{d, b, 0, true}
	switch kind {
	case attach:
		r.take(1)
		r.value() // the identity
		if v := r.value(); len(v) >= 2 {
			d.givePart(protocol.EPSCiphers, v)
			d.givePart(protocol.EPSIntegrity, v[1:])
		}
	case accept:
		r.take(2)
		r.value() // tracking areas
	case complete:
	case security:
		d.givePart(protocol.EPSAlgorithms, b)
		r.take(2)
		if v := r.value(); len(v) >= 2 {
			d.givePart(protocol.EPSCiphers, v)
			d.givePart(protocol.EPSIntegrity, v[1:])
		}
		return
	default:
		return
	}
	d.nasEPS(r.longValue(), depth+1)
}

// value reads a value with its length of one byte in front, longValue one with a length of two.
func (r *wpanReader) value() []byte {
	if n := r.take(1); n != nil {
		return r.take(int(n[0]))
	}
	return nil
}

func (r *wpanReader) longValue() []byte {
	if n := r.take(2); n != nil {
		return r.take(int(binary.BigEndian.Uint16(n)))
	}
	return nil
}

// nas5G reads a message of the NAS of 5G.
func nas5G(d *dissection, l *layer) next {
	d.nas5GS(l.b, 0)
	return next{}
}

func (d *dissection) nas5GS(b []byte, depth int) {
	const mobility, session, protected, fresh, header = 0x7e, 0x2e, 1, 3, 7
	if len(b) < 3 || depth > maxNASDepth {
		return
	}
	d.giveNum(protocol.FiveGSDiscriminator, uint64(b[0]))
	switch b[0] {
	case session:
		d.givePart(protocol.FiveGSSession, b)
	case mobility:
		d.giveNum(protocol.FiveGSSpare, uint64(b[1]>>4))
		d.givePart(protocol.FiveGSSecurity, b)
		switch security := b[1] & 15; {
		case security == 0:
			d.giveNum(protocol.FiveGSMobility, uint64(b[2]))
			d.nas5GSMobility(b[2], b[3:], depth)
		case d.givePart(protocol.FiveGSAuthentication, b) && (security == protected || security == fresh): // not encrypted
			d.nas5GS(b[header:], depth+1)
		}
	}
}

// nas5GSMobility reads the message that another one carries: that of session management, or itself in full.
func (d *dissection) nas5GSMobility(kind byte, b []byte, depth int) {
	const registration, service, complete, up, down, container = 0x41, 0x4c, 0x5e, 0x67, 0x68, 0x71
	r := &wpanReader{d, b, 0, true}
	switch kind {
	case up, down:
		if payload := r.take(1); payload != nil && payload[0]&15 == 1 {
			d.nas5GS(r.longValue(), depth+1)
		}
		return
	case registration, service:
		r.take(1)
		r.longValue() // the identity
	case complete:
	default:
		return
	}
	for r.ok && r.at < len(b) { // optional elements
		switch id := b[r.at]; {
		case id == container:
			r.take(1)
			if v := r.longValue(); len(v) > 0 && len(d.layers) < maxLayers {
				d.layers = append(d.layers, layer{proto: protocol.NAS5GS, b: v, full: len(v), own: len(v), has: len(v), again: true})
				d.nas5GS(v, depth+1)
			}
		case id >= 0x80: // of half a byte
			r.take(1)
		case id == 0x52: // the tracking area
			r.take(7)
		case id >= 0x70:
			r.take(1)
			r.longValue()
		default:
			r.take(1)
			r.value()
		}
	}
}
