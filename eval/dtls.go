package eval

import (
	"encoding/binary"
	"slices"

	"github.com/dfc-lang/dfc/compile/protocol"
)

const (
	dtlsHeader          = 13
	dtlsHandshakeHeader = 12

	unifiedMask  = 0xe0
	unifiedFixed = 0x20
	unifiedCID   = 0x10
	unifiedSeq   = 0x08 // the sequence number has two bytes
	unifiedLen   = 0x04

	maxDTLSMessages = 32 // of an end, whose fragments are kept
)

func dtls(d *dissection, l *layer) next {
	s := remembered[tlsSession](d, protocol.DTLS)
	r := newSecureReader(d, s, true)
	if d.carrier.guessing && !r.dtlsBegins(l.b, l.full) {
		return refused
	}
	if s.number == 0 {
		d.state.dtls++
		s.number = d.state.dtls
	}
	l.own = len(l.b)
	d.giveNum(protocol.DTLSStream, uint64(s.number-1))
	b, full := l.b, l.full
	for len(b) > 0 && !r.over {
		n := full
		switch {
		case b[0]&unifiedMask == unifiedFixed:
			n = r.unifiedRecord(b, full)
		case s.version != 0 || dtlsRecordBegins(b):
			n = r.dtlsRecord(b, full)
		}
		b, full = b[min(n, len(b)):], full-n
	}
	return next{}
}

// dtlsBegins tells whether a datagram is made of records. In a conversation that had some, they may have the short header of version 1.3.
func (r *secureReader) dtlsBegins(b []byte, full int) bool {
	if r.s.number != 0 && len(b) > 0 && b[0]&unifiedMask == unifiedFixed {
		n, ok := r.unifiedLength(b, full)
		return ok && n == full
	}
	return dtlsRecords(b, full)
}

// dtlsRecords tells whether a datagram is made of records with a long header.
func dtlsRecords(b []byte, full int) bool {
	whole := len(b) == full
	for at := 0; ; {
		rest := b[at:]
		if !dtlsRecordBegins(rest) {
			return false
		}
		if len(rest) < dtlsHeader {
			return !whole
		}
		at += dtlsHeader + int(u16(rest[11:]))
		if at >= len(b) {
			return at == len(b) || !whole
		}
	}
}

// dtlsRecordBegins tells whether bytes look like a record's header.
func dtlsRecordBegins(b []byte) bool {
	if len(b) < 3 || !validRecord(b[0]) {
		return false
	}
	v := u16(b[1:])
	return v == dtls10 || v == dtls12 || v == dtlsCC
}

// dtlsRecord reads a record and tells how many bytes it has.
func (r *secureReader) dtlsRecord(b []byte, full int) int {
	r.cut = len(b) < full
	if len(b) < dtlsHeader {
		r.end()
		return full
	}
	t, version, header := b[0], u16(b[1:]), b[:dtlsHeader]
	cid := 0
	if t == recordCID {
		cid = r.s.cidLength[1-r.from]
	}
	r.label(protocol.TLSRecord)
	if !validRecord(t) {
		return min(dtlsHeader+int(u16(b[11:])), full)
	}
	if t == recordCID {
		r.own(protocol.DTLSSpecialType, &b, 1)
	} else {
		r.number(protocol.TLSRecordContentType, &b, 1)
	}
	r.number(protocol.TLSRecordVersion, &b, 2)
	r.own(protocol.DTLSEpoch, &b, 2)
	r.own(protocol.DTLSSequenceNumber, &b, 6)
	if t == recordCID {
		r.d.giveBytes(protocol.DTLSConnectionID, r.take(&b, cid))
	}
	n := int(r.number(protocol.TLSRecordLength, &b, 2))
	if r.over || len(b) == 0 || n > len(b) {
		r.end()
		return full
	}
	if r.s.version == 0 && (t != recordHandshake || validHandshake(b[0]) && b[0] != clientHello) {
		r.s.setVersion(version)
	}
	if n > maxTLSRecord || n == 0 && t != recordAppData {
		r.label(protocol.TLSRecordLengthInvalid)
	}
	if plain, inner, ok := r.open(t, header, b[:n], binary.BigEndian.Uint64(header[3:])); ok && u16(header[3:]) > 0 {
		r.openedDTLS(inner, b[:n], plain)
	} else {
		r.dtlsContent(t, b[:n], n)
	}
	return dtlsHeader + cid + n
}

// own gives a number that TLS has not.
func (r *secureReader) own(f *protocol.Field, b *[]byte, width int) uint64 {
	raw := r.take(b, width)
	var n uint64
	for _, c := range raw {
		n = n<<8 | uint64(c)
	}
	if !r.over {
		r.d.giveNum(f, n)
	}
	return n
}

// dtlsContent reads what a record holds.
func (r *secureReader) dtlsContent(t uint8, b []byte, full int) {
	switch t {
	case recordHandshake:
		r.fragments(b)
	case recordCID:
		r.d.giveBytes(protocol.DTLSEncryptedContent, b)
	case recordAck:
		r.d.giveLabel(protocol.DTLSAck)
		r.own(protocol.DTLSAckLength, &b, 2)
	default:
		r.content(t, b, full)
	}
}

// openedDTLS reads what an encrypted record holds.
func (r *secureReader) openedDTLS(t uint8, b, plain []byte) {
	if t == recordAppData {
		r.appData(b)
		r.inside(plain)
		return
	}
	r.dtlsContent(t, plain, len(plain))
}

// unifiedLength is how many bytes a record with the short header has. It reports false where that is not all there.
func (r *secureReader) unifiedLength(b []byte, full int) (n int, ok bool) {
	flags, cid := b[0], r.s.cidLength[1-r.from]
	n = 2
	if flags&unifiedCID != 0 {
		if cid == 0 {
			return 0, false
		}
		n += cid
	}
	if flags&unifiedSeq != 0 {
		n++
	}
	if flags&unifiedLen == 0 {
		return full, n <= len(b)
	}
	if n+2 > len(b) {
		return 0, false
	}
	return n + 2 + int(u16(b[n:])), true
}

// unifiedRecord reads an encrypted record of version 1.3.
func (r *secureReader) unifiedRecord(b []byte, full int) int {
	d, size := r.d, len(b)
	flags := b[0]
	r.cut = len(b) < full
	r.label(protocol.TLSRecord)
	b = b[1:]
	d.giveNum(protocol.DTLSUnifiedHeader, uint64(flags))
	d.giveNum(protocol.DTLSUnifiedFixed, uint64(flags>>5))
	d.giveNum(protocol.DTLSUnifiedCID, uint64(flags>>4&1))
	d.giveNum(protocol.DTLSUnifiedSequenceSize, uint64(flags>>3&1))
	d.giveNum(protocol.DTLSUnifiedLength, uint64(flags>>2&1))
	d.giveNum(protocol.DTLSUnifiedEpoch, uint64(flags&3))
	if n := r.s.cidLength[1-r.from]; flags&unifiedCID != 0 && n > 0 {
		d.giveBytes(protocol.DTLSConnectionID, r.take(&b, n))
	}
	width := 1
	if flags&unifiedSeq != 0 {
		width = 2
	}
	r.own(protocol.DTLSSequenceNumberSuffix, &b, width)
	n := full - (size - len(b))
	if flags&unifiedLen != 0 {
		n = int(r.number(protocol.TLSRecordLength, &b, 2))
	} else if !r.over {
		d.giveNum(protocol.InDTLS(protocol.TLSRecordLength), uint64(n))
	}
	v := r.take(&b, n)
	if r.over {
		return full
	}
	d.giveBytes(protocol.DTLSEncryptedContent, v)
	return size - len(b)
}

// dtlsMessages are the messages of an end that came in fragments, by their sequence numbers.
type dtlsMessages struct {
	list []*dtlsMessage
}

type dtlsMessage struct {
	seq uint16
	pdu pdu
}

// get finds a message, or begins one that has n bytes. The one begun longest ago makes room for it.
func (m *dtlsMessages) get(seq uint16, n int) *dtlsMessage {
	for _, x := range m.list {
		if x.seq == seq {
			return x
		}
	}
	if len(m.list) >= maxDTLSMessages {
		m.list = slices.Delete(m.list, 0, 1)
	}
	x := &dtlsMessage{seq: seq, pdu: pdu{total: n}}
	m.list = append(m.list, x)
	return x
}

// fragments reads the messages of a record, or the parts of them.
func (r *secureReader) fragments(b []byte) {
	d := r.d
	for first := true; len(b) > 0 && !r.over; first = false {
		if len(b) < dtlsHandshakeHeader {
			r.end()
			return
		}
		t, length, n := b[0], u24(b[1:]), u24(b[9:])
		seq, offset := u16(b[4:]), u24(b[6:])
		if !validHandshake(t) || n > len(b) { // encrypted
			if first {
				r.label(protocol.TLSHandshake)
			}
			return
		}
		r.label(protocol.TLSHandshake)
		r.number(protocol.TLSHandshakeType, &b, 1)
		r.number(protocol.TLSHandshakeLength, &b, 3)
		r.own(protocol.DTLSMessageSeq, &b, 2)
		r.own(protocol.DTLSFragmentOffset, &b, 3)
		r.own(protocol.DTLSFragmentLength, &b, 3)
		if n > len(b) && n < length {
			r.end()
			return
		}
		v := r.take(&b, min(n, len(b)))
		switch {
		case n > length:
			d.giveLabel(protocol.DTLSFragmentTooLong)
			r.body(t, v[:min(length, len(v))])
		case n == length:
			r.body(t, v)
		case offset+n > length:
			d.giveLabel(protocol.DTLSFragmentPastEnd)
		case n == 0 && offset > 0:
			d.giveLabel(protocol.DTLSFragmentZero)
		default:
			r.fragment(t, seq, offset, length, v)
		}
	}
}

func u24(b []byte) int { return int(b[0])<<16 | int(u16(b[1:])) }

// fragment adds a part of a message. The part at the end reads the whole if that completes it: Wireshark looks for it at no other.
func (r *secureReader) fragment(t uint8, seq uint16, offset, length int, b []byte) {
	d := r.d
	m := r.s.messages[r.from].get(seq, length)
	p := &m.pdu
	if p.total != length {
		d.giveLabel(protocol.DTLSLengthDiffers)
	}
	last := offset+len(b) == p.total
	if p.done != 0 {
		if last {
			d.giveNum(protocol.DTLSReassembledIn, uint64(p.done))
		}
		return
	}
	d.state.buffers.grow(p, len(b))
	if !p.add(d.frame.Number, offset, b, false) {
		return
	}
	if last {
		d.giveLabel(protocol.DTLSFragments)
		for _, x := range p.pieces {
			d.giveNum(protocol.DTLSFragment, uint64(x.frame))
			if x.overlap {
				d.giveNum(protocol.DTLSFragmentOverlap, 1)
			}
			if x.conflict {
				d.giveNum(protocol.DTLSFragmentConflict, 1)
			}
		}
		d.giveNum(protocol.DTLSFragmentCount, uint64(len(p.pieces)))
		d.giveNum(protocol.DTLSReassembledLength, uint64(p.total))
		r.body(t, p.data[:p.total])
	}
	p.release()
}

// cookie takes the cookie with which a client shows that it gets what it is sent.
func (r *secureReader) cookie(b *[]byte) {
	n := int(r.own(protocol.DTLSCookieLength, b, 1))
	if n > 0 {
		r.d.giveBytes(protocol.DTLSCookie, r.take(b, n))
	}
}

// useSRTP reads the profiles of SRTP that keys can be made for. Of the server's, the conversation has one.
func (r *secureReader) useSRTP(b *[]byte, offered bool) {
	if !offered {
		remembered[rtcpConv](r.d, protocol.RTCP).secured = r.d.frame.Number
	}
	n := int(r.own(protocol.DTLSSRTPProfilesLength, b, 2))
	list := r.take(b, min(n, len(*b)))
	if n%2 != 0 {
		r.d.giveLabel(protocol.DTLSSRTPProfilesInvalid)
	}
	for len(list) >= 2 {
		r.own(protocol.DTLSSRTPProfile, &list, 2)
	}
	if n = int(r.own(protocol.DTLSSRTPMKILength, b, 1)); n > 0 {
		r.d.giveBytes(protocol.DTLSSRTPMKI, r.take(b, n))
	}
}
