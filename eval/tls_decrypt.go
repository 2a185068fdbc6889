package eval

import (
	"slices"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// secured is what the secrets of a conversation over TLS or DTLS open.
type secured struct {
	ciphers [2]*tlsCipher // of the records that each end sends
	pending [2]*tlsCipher // after its ChangeCipherSpec
	etm     bool          // the ends agreed on encrypt-then-MAC
	session session       // of the protocol inside
	carries *protocol.Protocol
	inner   [2]innerStream
}

// innerStream is what one end sends inside.
type innerStream struct {
	pdu
	seq  uint32 // of the first byte that was not handed on
	need int    // so many bytes make what waits complete
	open bool   // that is a guess

	untilFIN bool // nothing is complete before the end: Wireshark waits for that of the TCP stream then, and reads no further record
}

// opened is what is known of the conversation's secrets; nil where there are none.
func (r *secureReader) opened() *secured {
	if !r.d.plan.secrets || r.quic {
		return nil
	}
	if r.s.opened == nil {
		r.s.opened = &secured{}
	}
	return r.s.opened
}

// helloOpens makes ready what follows a ServerHello.
func (r *secureReader) helloOpens(block []byte) {
	o := r.opened()
	if o == nil {
		return
	}
	o.etm = findExtension(block, extEncryptThenMAC) != nil
	if r.s.version == tls13 {
		o.ciphers = [2]*tlsCipher{r.trafficCipher(clientHandshakeSecret), r.trafficCipher(serverHandshakeSecret)}
	}
}

func (r *secureReader) trafficCipher(k secretKind) *tlsCipher {
	secret := r.d.secret(k, &r.s.randoms[client])
	if s := suiteOf(r.s.cipher); s != nil && len(secret) == s.prf().Size() {
		return newTrafficCipher(s, secret)
	}
	return nil
}

// finishedOpens makes ready what the sender sends after its Finished.
func (r *secureReader) finishedOpens() {
	if o := r.opened(); o != nil && r.s.version == tls13 {
		o.ciphers[r.from] = r.trafficCipher([]secretKind{clientTrafficSecret, serverTrafficSecret}[r.from])
	}
}

func (r *secureReader) updateOpens() {
	if o := r.opened(); o != nil && o.ciphers[r.from] != nil && r.s.version == tls13 {
		o.ciphers[r.from] = o.ciphers[r.from].update()
	}
}

// changeOpens makes ready what the sender sends after a ChangeCipherSpec.
func (r *secureReader) changeOpens() {
	o := r.opened()
	if o == nil || r.is13() {
		return
	}
	if o.pending[r.from] == nil {
		if master := r.d.secret(masterSecret, &r.s.randoms[client]); master != nil {
			o.pending = newCiphers(r.s.version, r.s.cipher, master, &r.s.randoms[client], &r.s.randoms[server], o.etm)
		}
	}
	o.ciphers[r.from], o.pending[r.from] = o.pending[r.from], nil
}

// open decrypts what a record holds, if it is all there. header is the record's, number that of DTLS.
func (r *secureReader) open(t uint8, header, b []byte, number uint64) (plain []byte, inner uint8, ok bool) {
	o := r.opened()
	if o == nil || o.ciphers[r.from] == nil || r.cut || r.over || t == recordChangeCipherSpec {
		return nil, 0, false
	}
	c := o.ciphers[r.from]
	if c.version == tls13 && t != recordAppData {
		return nil, 0, false
	}
	seq := c.seq
	if !r.dtls {
		number = seq
	}
	if plain, inner, ok = c.open(r.d, t, header, b, number); !ok {
		return nil, 0, false
	}
	if c.version == tls13 {
		r.d.give(r.field(protocol.TLSRecordContentType), ftype.Value{Num: uint64(inner)}, nil)
	}
	if !r.dtls && len(plain) > 0 {
		r.d.giveNum(protocol.TLSRecordSequenceNumber, seq)
	}
	return plain, inner, true
}

// inside hands on what is inside TLS, put together with what records before had of it where the protocol asks for more than one has.
func (r *secureReader) inside(b []byte) {
	d, o := r.d, r.s.opened
	if len(b) == 0 || d.plan.last[r.protocol().ID] && !d.plan.leftover {
		return
	}
	p := o.insideProtocol(r, b)
	if p == nil {
		return
	}
	if r.dtls {
		outer := d.carrier
		d.carrier.session, d.carrier.guessing = &o.session, false
		d.walk(next{proto: p, b: b, full: len(b)})
		d.carrier = outer
		return
	}
	s := &o.inner[r.from]
	whole := b
	if len(s.data) == 0 || len(s.data) > maxPDUSize { // it had to make room, or was too long
		s.need = 0
	}
	if s.need > 0 {
		d.giveBytes(protocol.TLSSegmentData, b)
		d.state.buffers.grow(&s.pdu, len(b))
		s.data = append(s.data, b...)
		s.pieces = append(s.pieces, piece{frame: d.frame.Number})
		if len(s.data) < s.need {
			return
		}
		whole = s.data
	}
	asked := d.insideTLS(o, p, s, whole)
	if w := asked.more; s.need > 0 && (w == 0 || asked.offset >= len(whole)-len(b)) {
		n := len(whole)
		if !s.open {
			n = min(n, s.need)
		}
		r.giveSegments(s, whole[:n])
	}
	if asked.more == 0 || len(whole) > maxPDUSize {
		s.seq += uint32(len(whole))
		s.need, s.pdu = 0, pdu{}
		return
	}
	rest := whole[min(max(asked.offset, 0), len(whole)):]
	s.seq += uint32(len(whole) - len(rest))
	switch s.open = asked.more < 0; asked.more {
	case nextSegment:
		s.need = len(rest) + 1
	case untilFIN:
		s.need, s.untilFIN = maxPDUSize, true
	default:
		s.need = len(rest) + asked.more
	}
	if len(rest) < len(whole) || len(s.data) == 0 {
		s.pdu = pdu{data: slices.Clone(rest), pieces: []piece{{frame: d.frame.Number}}}
		d.state.buffers.grow(&s.pdu, len(rest))
		d.giveBytes(protocol.TLSSegmentData, rest)
	}
}

// protocol is the one whose records are read.
func (r *secureReader) protocol() *protocol.Protocol {
	if r.dtls {
		return protocol.DTLS
	}
	return protocol.TLS
}

// insideTLS lets a protocol read what is inside, and tells what more it asks for.
func (d *dissection) insideTLS(o *secured, p *protocol.Protocol, s *innerStream, b []byte) wish {
	c, outer, first := &d.carrier, d.carrier, len(d.layers)
	c.session, c.seq, c.wish, c.stream, c.last, c.guessing, c.secure = &o.session, s.seq, wish{}, true, false, false, true
	d.walk(next{proto: p, b: b, full: len(b)})
	asked := c.wish
	*c = outer
	if asked.more != 0 && asked.offset == 0 && first < len(d.layers) {
		d.layers[first].again = true // Wireshark does not count it among the frame's protocols
	}
	return asked
}

// insideProtocol is what the conversation carries: what ALPN agreed on, what recognises its bytes, or what belongs to the port.
func (o *secured) insideProtocol(r *secureReader, b []byte) *protocol.Protocol {
	switch {
	case o.carries != nil:
	case httpGuess(b):
		o.carries = protocol.HTTP
	default:
		name := r.applicationName()
		if o.carries = protocolNamed(name); name == "" {
			return protocol.Data
		}
	}
	return o.carries
}

// giveSegments tells of the records that were put together.
func (r *secureReader) giveSegments(s *innerStream, b []byte) {
	d := r.d
	d.giveLabel(protocol.TLSSegments)
	for _, p := range s.pieces {
		d.giveNum(protocol.TLSSegment, uint64(p.frame))
		d.later(p.frame, protocol.TLSReassembledIn, num(d.frame.Number))
	}
	d.giveNum(protocol.TLSSegmentCount, uint64(len(s.pieces)))
	d.giveNum(protocol.TLSReassembledLength, uint64(len(b)))
	d.giveBytes(protocol.TLSReassembledData, b)
}
