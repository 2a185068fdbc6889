package eval

import (
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// The types of frames.
const (
	quicPadding       = 0x00
	quicPing          = 0x01
	quicAck           = 0x02
	quicAckECN        = 0x03
	quicReset         = 0x04
	quicStopSending   = 0x05
	quicCrypto        = 0x06
	quicNewToken      = 0x07
	quicStreamFirst   = 0x08
	quicStreamLast    = 0x0f
	quicMaxData       = 0x10
	quicMaxStreamData = 0x11
	quicMaxStreams    = 0x12 // of both directions; one more: of a single one
	quicDataBlocked   = 0x14
	quicStreamBlocked = 0x15
	quicBlocked       = 0x16 // of both directions
	quicNewID         = 0x18
	quicRetireID      = 0x19
	quicChallenge     = 0x1a
	quicResponse      = 0x1b
	quicClose         = 0x1c
	quicClosedApp     = 0x1d
	quicDone          = 0x1e
	quicImmediateAck  = 0x1f
	quicDatagram      = 0x30
	quicDatagramLen   = 0x31
	quicAckFrequency  = 0xaf
	quicTimestamp     = 0x02f5

	quicCryptoError = 0x100 // with a TLS alert

	quicChallengeLength = 8
	quicResetToken      = 16
)

// The flags in the types of frames of streams.
const (
	quicStreamFin    = 1
	quicStreamLength = 2
	quicStreamOffset = 4
)

// frames reads the frames of a packet.
func (p *quicPacket) frames(b []byte, space int) {
	if p.c.version == quicQ050 || p.c.version == quicT050 || p.c.version == quicT051 {
		p.googleFrames(b, space)
		return
	}
	d, i := p.d, len(p.d.layers)-1
	r := &secureReader{d: d}
	for len(b) > 0 && !r.over {
		d.giveLabelAt(i, protocol.QUICFrame)
		start := b
		t, width, ok := varint(b)
		if !ok {
			r.end()
			return
		}
		b = b[width:]
		d.giveAt(i, protocol.QUICFrameType, ftype.Value{Num: t}, start[:width])
		number := func(f *protocol.Field) uint64 { return r.varintAt(i, f, &b) }
		rest := func(n uint64) []byte { return r.take(&b, int(min(n, uint64(len(b))+1))) }
		switch {
		case t == quicPadding:
			n := 1
			for len(b) > 0 && b[0] == 0 {
				n, b = n+1, b[1:]
			}
			d.giveAt(i, protocol.QUICPaddingLength, num(n), nil)
		case t == quicPing, t == quicDone, t == quicImmediateAck:
		case t == quicAck || t == quicAckECN:
			p.ack(r, &b, i, t == quicAckECN)
		case t == quicReset:
			number(protocol.QUICResetStream)
			number(protocol.QUICResetError)
			number(protocol.QUICResetSize)
		case t == quicStopSending:
			number(protocol.QUICStopStream)
			number(protocol.QUICStopError)
		case t == quicCrypto:
			p.crypto(r, &b, i, space)
		case t == quicNewToken:
			r.bytesAt(i, protocol.QUICNewToken, rest(number(protocol.QUICNewTokenLength)))
		case t >= quicStreamFirst && t <= quicStreamLast:
			p.stream(r, &b, i, uint8(t))
		case t == quicMaxData:
			number(protocol.QUICMaxData)
		case t == quicMaxStreamData:
			number(protocol.QUICMaxStreamDataStream)
			number(protocol.QUICMaxStreamData)
		case t == quicMaxStreams || t == quicMaxStreams+1:
			number(protocol.QUICMaxStreams)
		case t == quicDataBlocked:
			number(protocol.QUICBlockedLimit)
		case t == quicBlocked || t == quicBlocked+1:
			number(protocol.QUICBlockedStreams)
		case t == quicStreamBlocked:
			number(protocol.QUICBlockedStream)
			number(protocol.QUICBlockedLimit)
		case t == quicNewID:
			p.newID(r, &b, i)
		case t == quicRetireID:
			number(protocol.QUICRetiredID)
		case t == quicChallenge:
			r.bytesAt(i, protocol.QUICPathChallenge, rest(quicChallengeLength))
		case t == quicResponse:
			r.bytesAt(i, protocol.QUICPathResponse, rest(quicChallengeLength))
		case t == quicClose || t == quicClosedApp:
			p.close(r, &b, i, t == quicClose)
		case t == quicDatagram:
			r.bytesAt(i, protocol.QUICDatagram, rest(uint64(len(b))))
		case t == quicDatagramLen:
			r.bytesAt(i, protocol.QUICDatagram, rest(number(protocol.QUICDatagramLength)))
		case t == quicAckFrequency:
			number(protocol.QUICAckFrequencySeq)
			number(protocol.QUICAckFrequencyEliciting)
			number(protocol.QUICAckFrequencyDelay)
			number(protocol.QUICAckFrequencyReordering)
		case t == quicTimestamp:
			number(protocol.QUICTimestamp)
		default:
			return
		}
	}
}

// varintAt gives a number at the layer i.
func (r *secureReader) varintAt(i int, f *protocol.Field, b *[]byte) uint64 {
	n, width, ok := varint(*b)
	if r.over || !ok {
		r.end()
		return 0
	}
	raw := r.take(b, width)
	r.d.giveAt(i, f, ftype.Value{Num: n}, raw)
	return n
}

func (r *secureReader) bytesAt(i int, f *protocol.Field, b []byte) {
	if !r.over {
		r.d.giveBytesAt(i, f, b)
	}
}

// close reads why a connection is over.
func (p *quicPacket) close(r *secureReader, b *[]byte, i int, ofTransport bool) {
	if ofTransport {
		e := r.varintAt(i, protocol.QUICCloseErrorCode, b)
		if e>>8 == quicCryptoError>>8 {
			p.d.giveAt(i, protocol.QUICCloseErrorCodeAlert, ftype.Value{Num: e & 0xff}, nil)
		}
		r.varintAt(i, protocol.QUICCloseFrameType, b)
	} else {
		r.varintAt(i, protocol.QUICCloseErrorCodeApp, b)
	}
	n := r.varintAt(i, protocol.QUICCloseReasonPhraseLength, b)
	r.text(protocol.QUICCloseReasonPhrase, r.take(b, int(min(n, uint64(len(*b))+1))))
}

// newID reads another ID that the sender wants to get.
func (p *quicPacket) newID(r *secureReader, b *[]byte, i int) {
	r.varintAt(i, protocol.QUICNewIDSequence, b)
	r.varintAt(i, protocol.QUICNewIDRetire, b)
	n := r.take(b, 1)
	if r.over {
		return
	}
	p.d.giveAt(i, protocol.QUICNewIDLength, num(int(n[0])), n)
	id := r.take(b, int(n[0]))
	r.bytesAt(i, protocol.QUICNewID, id)
	r.bytesAt(i, protocol.QUICNewIDToken, r.take(b, quicResetToken))
	if r.over || len(id) == 0 || len(id) > longestCID {
		return
	}
	s, cid := &p.d.state.quic, newCID(id)
	if s.lengths[cid.n] = true; p.from == client {
		s.client.put(cid, p.c, maxQUICCIDs)
	} else {
		s.server.put(cid, p.c, maxQUICCIDs)
	}
}

// quicStreamID is a stream of a connection, and who sends.
type quicStreamID struct {
	way http3Way
	id  uint64
}

// quicStream is what one end sends in a stream.
type quicStream struct {
	h3   http3Stream
	body releasable
}

// maxQUICStreams bounds the streams that are remembered.
const maxQUICStreams = 1 << 16

// stream reads a frame with bytes of a stream.
func (p *quicPacket) stream(r *secureReader, b *[]byte, i int, flags uint8) {
	d := p.d
	flag := func(f *protocol.Field, bit uint8) bool {
		d.giveAt(i, f, num(int(flags&bit)/int(bit)), nil)
		return flags&bit != 0
	}
	fin := flag(protocol.QUICStreamFin, quicStreamFin)
	hasLength, hasOffset := flag(protocol.QUICStreamLen, quicStreamLength), flag(protocol.QUICStreamOff, quicStreamOffset)
	id := r.varintAt(i, protocol.QUICStreamID, b)
	if r.over {
		return
	}
	d.giveAt(i, protocol.QUICStreamInitiator, ftype.Value{Num: id & 1}, nil)
	d.giveAt(i, protocol.QUICStreamDirection, ftype.Value{Num: id >> 1 & 1}, nil)
	offset := uint64(0)
	if hasOffset {
		offset = r.varintAt(i, protocol.QUICStreamOffset, b)
	}
	n := uint64(len(*b))
	if hasLength {
		n = r.varintAt(i, protocol.QUICStreamLength, b)
	}
	v := r.take(b, int(min(n, uint64(len(*b))+1)))
	if r.over {
		return
	}
	r.bytesAt(i, protocol.QUICStreamData, v)
	if d.plan.last[protocol.QUIC.ID] {
		return
	}
	key := quicStreamID{http3Way{p.c.number, p.from}, id}
	s, ok := d.state.quic.streams.get(key, maxQUICStreams)
	if !ok {
		s = &quicStream{}
		d.state.quic.streams.put(key, s, maxQUICStreams)
	}
	switch p.c.tls.application {
	case protocol.HTTP3.Name:
		d.http3(key.way, &s.h3, id, offset, v)
	case protocol.DNS.Name:
		s.dns(d, id, v, fin)
	}
}

// dns hands on a message of DNS, which takes up a stream behind its length.
func (s *quicStream) dns(d *dissection, id uint64, b []byte, fin bool) {
	const length = 2
	if s.body.add(d, b); !fin {
		return
	}
	if b = s.body.data; s.body.whole() && len(b) > length {
		outer := d.carrier
		d.carrier.stream, d.carrier.body, d.carrier.strand = false, true, id
		d.walk(next{proto: protocol.DNS, b: b[length:], full: len(b) - length})
		d.carrier = outer
	}
	s.body = releasable{}
}

// The types of Google's own frames.
const (
	googleCrypto  = 0x08
	googleAck     = 0x40
	googleAckKind = 0xc0
)

// googleFrames looks for the bytes of the handshake, which are TLS in the versions T050 and T051, among frames in Google's own format.
func (p *quicPacket) googleFrames(b []byte, space int) {
	s := &p.c.crypto[space][p.from]
	for len(b) > 0 {
		switch {
		case b[0]&googleAckKind == googleAck:
			n := googleAckLength(b)
			if n > len(b) {
				return
			}
			b = b[n:]
		case b[0] == googleCrypto && p.c.version != quicQ050:
			offset, at, ok := varint(b[1:])
			if !ok {
				return
			}
			n, width, ok := varint(b[1+at:])
			if b = b[min(1+at+width, len(b)):]; !ok || n > uint64(len(b)) {
				return
			}
			if offset == s.next {
				s.next += n
				p.handshake(b[:n])
			}
			b = b[n:]
		default:
			return
		}
	}
}

// googleAckLength is how long an ACK frame is; more than there is where its end is missing.
func googleAckLength(b []byte) int {
	const several = 0x20
	widths := [4]int{1, 2, 4, 6}
	block := widths[b[0]&3]
	n := 1 + widths[b[0]>>2&3] + 2 + block
	if b[0]&several != 0 {
		count := n - block
		if count >= len(b) {
			return len(b) + 1
		}
		n += 1 + int(b[count])*(1+block)
	}
	if n >= len(b) {
		return len(b) + 1
	}
	const first, further = 5, 3
	if stamps := int(b[n]); stamps > 0 {
		n += first + further*(stamps-1)
	}
	return n + 1
}
