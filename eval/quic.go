package eval

import (
	"bytes"
	"slices"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Versions of QUIC.
const (
	quicNegotiation = 0
	quic1           = 0x00000001
	quic2           = 0x6b3343cf
	quic2Draft      = 0x709a50c4
	quicQ050        = 0x51303530 // Google's, with TLS instead of its own handshake from T050 on
	quicT050        = 0x54303530
	quicT051        = 0x54303531
	quicDraft       = 0xff000000 // with the number of the draft
)

// The types of packets with a long header, as version 1 numbers them.
const (
	quicInitial   = 0
	quicZeroRTT   = 1
	quicHandshake = 2
	quicRetry     = 3
	quicOneRTT    = 4 // those have a short header
)

const (
	quicLongHeader   = 0x80
	quicFixedBit     = 0x40
	longestCID       = 20
	quicRetryTag     = 16
	maxQUICPackets   = 64 // in a datagram
	maxQUICCIDs      = 1 << 16
	maxCryptoGap     = 1 << 17 // bytes that may be missing before one
	quicSampleOffset = 4
	quicSample       = 16
)

// quicCID is a connection ID.
type quicCID struct {
	b [longestCID]byte
	n uint8
}

func newCID(b []byte) (c quicCID) {
	c.n = uint8(copy(c.b[:], b))
	return c
}

func (c *quicCID) bytes() []byte { return c.b[:c.n] }

// quicState are the connections, by the IDs that their ends want to get.
type quicState struct {
	initial, client, server memory[quicCID, *quicConnection]
	lengths                 [longestCID + 1]bool // of IDs that were seen
	count                   uint32
	streams                 memory[quicStreamID, *quicStream]
	headers                 memory[http3Way, *qpackReader]
}

// quicConnection is what is known of a connection.
type quicConnection struct {
	number     uint32
	version    uint32
	client     quicCID
	server     []quicCID
	initial    quicCID // what the client called the server in its first packet
	initialSet bool
	serverAddr addr
	serverPort uint16
	keys       [2]*quicKeys // of Initial packets
	handshake  [2]*quicKeys
	early      *quicKeys
	app        [2]*quicKeys
	phase      [2]bool      // of the latter: how often they were updated, modulo 2
	largest    [3][2]uint64 // packet numbers, plus one: of Initial packets, of the handshake, of all others
	crypto     [3][2]cryptoStream
	tls        tlsSession
	protected  bool // a packet came after the handshake: Wireshark complains of the first one only that it has no keys
}

// maxServerCIDs bounds the IDs that are kept of a server.
const maxServerCIDs = 8

// quicConversation is what is known of the conversation between two ports: its latest connection.
type quicConversation struct{ connection *quicConnection }

// quicPacket is the packet that is read.
type quicPacket struct {
	d          *dissection
	c          *quicConnection
	from       int
	first      quicCID // the destination's ID in the datagram's first packet
	version    uint32
	dcid, scid quicCID
}

func quic(d *dissection, l *layer) next {
	b, full := l.b, l.full
	if d.carrier.guessing && !quicBegins(b) {
		return refused
	}
	d.carries(protocol.QUIC)
	p := quicPacket{d: d}
	at := 0
	for count := 0; at < len(b) && count < maxQUICPackets; count++ {
		rest := b[at:]
		if count > 0 {
			if !p.belongs(rest) {
				d.layers = append(d.layers, layer{proto: protocol.QUIC, b: rest, full: full - at, own: len(rest), has: len(rest), again: true})
				d.giveLabel(protocol.QUICCoalescedPaddingData)
				break
			}
			d.layers = append(d.layers, layer{proto: protocol.QUIC, b: rest, full: full - at, own: len(rest), has: len(rest), again: true})
		}
		i := len(d.layers) - 1
		n := p.packet(rest, full-at, count == 0)
		d.layers[i].own = min(n, len(rest))
		d.giveAt(i, protocol.QUICPacketLength, num(n), nil)
		at += n
	}
	return next{}
}

// quicBegins tells whether a payload looks like a packet with a long header of a known version.
func quicBegins(b []byte) bool {
	if len(b) < 13 || b[0]&quicLongHeader == 0 {
		return false
	}
	v := be32(b[1:])
	if draftOf(v) == 0 {
		return false
	}
	at := 5
	for range 2 {
		if at >= len(b) || b[at] > longestCID {
			return false
		}
		at += 1 + int(b[at])
	}
	return at < len(b)
}

// forcesNegotiation tells whether a version is one of those that are reserved so that servers have to refuse them.
func forcesNegotiation(v uint32) bool { return v&0x0f0f0f0f == 0x0a0a0a0a }

// draftOf is the draft that a version is like; 0 for unknown versions, 34 for version 1, 100 for version 2.
func draftOf(v uint32) uint32 {
	switch {
	case v == quic1, forcesNegotiation(v):
		return 34
	case v == quic2, v == quic2Draft:
		return 100
	case v>>8 == quicDraft>>8:
		return v & 0xff
	case v == 0xfaceb001: // mvfst of Facebook
		return 22
	case v == 0xfaceb002, v == 0xfaceb00e:
		return 27
	case v>>4 == 0xfaceb01>>0:
		return 29
	case v == 0x50435130: // picoquic
		return 31
	case v == 0x50435131:
		return 32
	case v == quicQ050, v == quicT050:
		return 27
	case v == quicT051:
		return 29
	}
	return 0
}

// belongs tells whether bytes after a packet are another one to the same ID, and not padding.
func (p *quicPacket) belongs(b []byte) bool {
	id := b[1:]
	if b[0]&quicLongHeader != 0 {
		if len(b) < 6 || b[5] != p.first.n {
			return false
		}
		id = b[6:]
	} else if p.c != nil && p.c.idOf(1-p.from).n != p.first.n {
		return false
	}
	return bytes.HasPrefix(id, p.first.bytes())
}

// packet reads a packet and tells how many bytes it has.
func (p *quicPacket) packet(b []byte, full int, first bool) int {
	if b[0]&quicLongHeader != 0 {
		return p.long(b, full, first)
	}
	return p.short(b, full, first)
}

// tellConnection gives the number of the connection, once in a datagram.
func (p *quicPacket) tellConnection(first bool) {
	switch {
	case !first:
	case p.c != nil:
		p.d.giveNum(protocol.QUICConnectionNumber, uint64(p.c.number))
	default:
		p.d.giveLabel(protocol.QUICConnectionUnknown)
	}
}

// long reads a packet with a long header.
func (p *quicPacket) long(b []byte, full int, first bool) int {
	d := p.d
	r := secureReader{d: d, cut: len(b) < full}
	flags := b[0]
	rest := b[1:]
	p.version = uint32(r.number(protocol.QUICVersion, &rest, 4))
	d.giveNum(protocol.QUICHeaderForm, uint64(flags>>7))
	kind := int(flags >> 4 & 3)
	if p.version == quic2 || p.version == quic2Draft {
		kind = (kind + 3) & 3
	}
	p.dcid = p.id(&r, &rest, protocol.QUICDCIL, protocol.QUICDCID)
	p.scid = p.id(&r, &rest, protocol.QUICSCIL, protocol.QUICSCID)
	if r.over {
		return full
	}
	negotiates := p.version == quicNegotiation || forcesNegotiation(p.version)
	if first {
		p.first = p.dcid
		p.find(kind, negotiates)
	}
	if !negotiates || forcesNegotiation(p.version) {
		p.update(kind)
	}
	p.tellConnection(first)
	if negotiates {
		d.giveNum(protocol.QUICVNUnused, uint64(flags&0x7f))
		if p.version == quicNegotiation {
			r.numbers(protocol.QUICSupportedVersion, rest, 4)
		} else if len(rest) > 0 {
			d.giveLabel(protocol.QUICDataAfterForcingVN)
		}
		return full
	}
	if p.version == quic2 || p.version == quic2Draft {
		d.giveNum(protocol.QUICPacketTypeV2, uint64(flags>>4&3))
	} else {
		d.giveNum(protocol.QUICPacketType, uint64(kind))
	}
	if kind == quicRetry {
		if n := len(rest) - quicRetryTag; n >= 0 {
			d.giveBytes(protocol.QUICRetryToken, rest[:n])
			d.giveBytes(protocol.QUICRetryIntegrityTag, rest[n:])
		}
		return full
	}
	d.giveNum(protocol.QUICFixedBit, uint64(flags>>6&1))
	if kind == quicInitial {
		n := r.varint(protocol.QUICTokenLength, &rest)
		if n > 0 {
			d.giveBytes(protocol.QUICToken, r.take(&rest, int(min(n, uint64(len(rest))+1))))
		}
	}
	n := r.varint(protocol.QUICLength, &rest)
	if r.over {
		return full
	}
	header := len(b) - len(rest)
	payload := rest[:int(min(n, uint64(len(rest))))]
	p.protected(b[:header+len(payload)], header, kind)
	return min(header+int(min(n, uint64(full))), full)
}

// id takes a connection ID.
func (p *quicPacket) id(r *secureReader, b *[]byte, length, f *protocol.Field) quicCID {
	n := int(r.number(length, b, 1))
	if n == 0 {
		return quicCID{}
	}
	v := r.take(b, n)
	r.bytes(f, v)
	return newCID(v)
}

// short reads a packet with a short header, which has the rest of the datagram.
func (p *quicPacket) short(b []byte, full int, first bool) int {
	d := p.d
	if first {
		p.findShort(b[1:])
		p.first = p.dcid
	} else {
		p.dcid = p.first
	}
	p.tellConnection(first)
	d.giveLabel(protocol.QUICShort)
	d.giveNum(protocol.QUICHeaderForm, 0)
	d.giveNum(protocol.QUICFixedBit, uint64(b[0]>>6&1))
	d.giveNum(protocol.QUICSpinBit, uint64(b[0]>>5&1))
	rest := b[1:]
	if p.c != nil && p.dcid.n > 0 && len(rest) >= int(p.dcid.n) {
		d.giveBytes(protocol.QUICDCID, rest[:p.dcid.n])
		rest = rest[p.dcid.n:]
	}
	p.protected(b, len(b)-len(rest), quicOneRTT)
	return full
}

// idOf is the ID that an end wants to get.
func (c *quicConnection) idOf(end int) quicCID {
	switch {
	case end == client:
		return c.client
	case len(c.server) > 0:
		return c.server[0]
	}
	return quicCID{}
}

// find finds the connection that a packet with a long header belongs to.
func (p *quicPacket) find(kind int, negotiates bool) {
	p.c, p.from = nil, client
	s := &p.d.state.quic
	early := kind == quicInitial || kind == quicZeroRTT
	if early && p.dcid.n > 0 && !negotiates {
		p.c, _ = s.initial.get(p.dcid, maxQUICCIDs)
	}
	if p.c == nil {
		p.c = p.findID(p.dcid)
		if kind == quicInitial && p.c != nil && p.from == client && p.dcid.n > 0 && p.dcid != p.c.initial && !slices.Contains(p.c.server, p.dcid) {
			p.c = nil
		}
	}
}

// findID finds a connection by the ID of one of its ends, or, where that is empty, by the ports.
func (p *quicPacket) findID(id quicCID) *quicConnection {
	s := &p.d.state.quic
	if id.n == 0 {
		c := remembered[quicConversation](p.d, protocol.QUIC).connection
		if c != nil {
			p.from = p.side(c)
		}
		return c
	}
	if !s.lengths[id.n] {
		return nil
	}
	ofServer, known := s.server.get(id, maxQUICCIDs)
	if c, ok := s.client.get(id, maxQUICCIDs); ok {
		p.from = server
		if known {
			p.from = p.side(c)
		}
		return c
	}
	if known {
		p.from = client
	}
	return ofServer
}

// side tells by the address which end sends.
func (p *quicPacket) side(c *quicConnection) int {
	src, _, _ := p.d.addresses()
	if src == c.serverAddr && p.d.carrier.src == c.serverPort {
		return server
	}
	return client
}

// findShort finds the connection of a packet that does not tell how long the ID is.
func (p *quicPacket) findShort(b []byte) {
	p.c, p.from, p.dcid = nil, client, quicCID{}
	if c := remembered[quicConversation](p.d, protocol.QUIC).connection; c != nil {
		p.from = p.side(c)
		if id := c.idOf(1 - p.from); bytes.HasPrefix(b, id.bytes()) {
			p.c, p.dcid = c, id
			return
		}
	}
	for n := longestCID; n > 0; n-- {
		if p.d.state.quic.lengths[n] && n <= len(b) {
			id := newCID(b[:n])
			if p.c = p.findID(id); p.c != nil {
				p.dcid = id
				return
			}
		}
	}
}

// update keeps what a packet with a long header says of its connection.
func (p *quicPacket) update(kind int) {
	s := &p.d.state.quic
	switch {
	case kind == quicInitial && p.from == client && p.c == nil:
		c := &quicConnection{number: s.count, version: p.version}
		s.count++
		_, c.serverAddr, _ = p.d.addresses()
		c.serverPort = p.d.carrier.dst
		c.tls.version, c.tls.serverKnown, c.tls.serverSecond = tls13, true, !p.d.carrier.second
		p.c = c
		remembered[quicConversation](p.d, protocol.QUIC).connection = c
		p.setInitial()
	case kind == quicInitial && p.from == client && p.c != nil && !p.c.initialSet && p.dcid.n > 0:
		p.setInitial()
		p.c.server = nil
	case p.from == server && p.c != nil && kind != quicZeroRTT && (len(p.c.server) == 0 || kind == quicRetry):
		if p.scid.n > 0 && len(p.c.server) < maxServerCIDs {
			p.c.server = append(p.c.server, p.scid)
			s.server.put(p.scid, p.c, maxQUICCIDs)
			s.lengths[p.scid.n] = true
		}
		if kind == quicRetry {
			p.c.initialSet, p.c.initial, p.c.keys = false, quicCID{}, [2]*quicKeys{}
		}
	}
}

// setInitial keeps the IDs of a client's first packet.
func (p *quicPacket) setInitial() {
	s := &p.d.state.quic
	if p.scid.n > 0 {
		p.c.client = p.scid
		s.client.put(p.scid, p.c, maxQUICCIDs)
		s.lengths[p.scid.n] = true
	}
	if p.dcid.n > 0 {
		p.c.initial, p.c.initialSet = p.dcid, true
		s.initial.put(p.dcid, p.c, maxQUICCIDs)
	}
}

// The spaces that packets of each kind are numbered in.
var quicSpaces = [...]int{quicInitial: 0, quicZeroRTT: 2, quicHandshake: 1, quicOneRTT: 2}

// keysOf are the keys of packets of a kind; nil where they are not known.
func (p *quicPacket) keysOf(kind int) *quicKeys {
	c := p.c
	if c == nil {
		return nil
	}
	make := func(k **quicKeys, suite uint16, ofClient, ofServer secretKind) *quicKeys {
		if *k == nil && c.tls.known {
			of := ofClient
			if p.from == server {
				of = ofServer
			}
			*k = c.newKeys(suite, p.d.secret(of, &c.tls.randoms[client]))
		}
		return *k
	}
	switch kind {
	case quicInitial:
		return c.initialKeys(p.from)
	case quicHandshake:
		return make(&c.handshake[p.from], c.tls.cipher, clientHandshakeSecret, serverHandshakeSecret)
	case quicOneRTT:
		return make(&c.app[p.from], c.tls.cipher, clientTrafficSecret, serverTrafficSecret)
	}
	suite := c.tls.cipher // of the session that is resumed
	if suite == 0 {
		suite = suiteAES128
		if len(p.d.secret(clientEarlySecret, &c.tls.randoms[client])) != 32 {
			suite = suiteAES256
		}
	}
	return make(&c.early, suite, clientEarlySecret, clientEarlySecret)
}

// protected decrypts a packet, whose number stands at the offset header, and reads its frames.
func (p *quicPacket) protected(b []byte, header, kind int) {
	d := p.d
	k := p.keysOf(kind)
	if k == nil || len(b) < header+quicSampleOffset+quicSample {
		if short := kind == quicOneRTT; !short || p.c != nil && !p.c.protected {
			if short {
				p.c.protected = p.c.tls.cipher != 0
			}
			d.giveLabel(protocol.QUICDecryptionFailed)
		}
		d.giveBytes(protocol.QUICRemainingPayload, b[header:])
		return
	}
	hidden := byte(0x0f)
	if kind == quicOneRTT {
		hidden = 0x1f
	}
	mask := k.mask(b[header+quicSampleOffset:])
	flags := b[0] ^ mask[0]&hidden
	width := int(flags&3) + 1
	number := uint64(0)
	start := len(d.arena)
	d.arena = append(d.arena, b[:header+width]...)
	head := d.arena[start:]
	head[0] = flags
	for i := range width {
		head[header+i] ^= mask[1+i]
		number = number<<8 | uint64(head[header+i])
	}
	largest := &p.c.largest[quicSpaces[kind]][p.from]
	number = wholeNumber(number, width, *largest)
	d.giveNum(protocol.QUICPacketNumberLength, uint64(flags&3))
	d.giveNum(protocol.QUICPacketNumber, number)
	payload := b[header+width:]
	phase := flags&4 != 0
	if kind == quicOneRTT {
		d.giveNum(protocol.QUICShortReserved, uint64(flags>>3&3))
		d.giveNum(protocol.QUICKeyPhase, uint64(flags>>2&1))
		d.giveBytes(protocol.QUICProtectedPayload, payload)
		if phase != p.c.phase[p.from] {
			k = k.next()
		}
	} else {
		d.giveNum(protocol.QUICReserved, uint64(flags>>2&3))
		d.giveBytes(protocol.QUICPayload, payload)
	}
	plain, ok := k.open(d, number, head, payload)
	if !ok {
		d.giveLabel(protocol.QUICDecryptionFailed)
		return
	}
	if kind == quicOneRTT && phase != p.c.phase[p.from] {
		p.c.phase[p.from], p.c.app[p.from] = phase, k
	}
	*largest = max(*largest, number+1)
	p.frames(plain, quicSpaces[kind])
}

// wholeNumber completes a packet number of which only the last bytes were sent, to the one nearest to the one expected
// (RFC 9000, appendix A.3).
func wholeNumber(n uint64, width int, expected uint64) uint64 {
	window := uint64(1) << (8 * width)
	n |= expected &^ (window - 1)
	switch {
	case n+window/2 <= expected && n < 1<<62-window:
		return n + window
	case n > expected+window/2 && n >= window:
		return n - window
	}
	return n
}

func (p *quicPacket) ack(r *secureReader, b *[]byte, i int, ecn bool) {
	r.varintAt(i, protocol.QUICAckLargestAcknowledged, b)
	r.varintAt(i, protocol.QUICAckDelay, b)
	n := r.varintAt(i, protocol.QUICAckRangeCount, b)
	r.varintAt(i, protocol.QUICAckFirstAckRange, b)
	for ; n > 0 && !r.over; n-- {
		r.varintAt(i, protocol.QUICAckGap, b)
		r.varintAt(i, protocol.QUICAckRange, b)
	}
	if ecn {
		r.varintAt(i, protocol.QUICAckECT0Count, b)
		r.varintAt(i, protocol.QUICAckECT1Count, b)
		r.varintAt(i, protocol.QUICAckECNCeCount, b)
	}
}

// cryptoStream puts the handshake's bytes in order.
type cryptoStream struct {
	next    uint64 // offset of the first byte that did not come yet
	waiting *pdu   // what came before its turn, from next on
}

// crypto reads a frame with bytes of the handshake. Layer i is the packet's.
func (p *quicPacket) crypto(r *secureReader, b *[]byte, i, space int) {
	d := p.d
	offset := r.varint(protocol.QUICCryptoOffset, b)
	n := r.varint(protocol.QUICCryptoLength, b)
	v := r.take(b, int(min(n, uint64(len(*b))+1)))
	if r.over {
		return
	}
	d.giveLabelAt(i, protocol.QUICCryptoData)
	s := &p.c.crypto[space][p.from]
	end := offset + uint64(len(v))
	if end <= s.next {
		d.giveLabelAt(i, protocol.QUICRetransmission)
		return
	}
	if offset < s.next {
		v, offset = v[s.next-offset:], s.next
	}
	if offset == s.next && s.waiting == nil {
		s.next = end
		p.handshake(v)
		return
	}
	if offset > s.next+maxCryptoGap {
		return
	}
	if s.waiting == nil {
		s.waiting = &pdu{total: -1}
	}
	d.state.buffers.grow(s.waiting, len(v))
	s.waiting.add(d.frame.Number, int(offset-s.next), v, false)
	if len(s.waiting.waiting) == 0 {
		p.together(s, i)
	}
}

// together reads the pieces that were waiting, since nothing is missing between them any more.
func (p *quicPacket) together(s *cryptoStream, i int) {
	d, whole := p.d, s.waiting
	d.giveLabelAt(i, protocol.QUICCryptoFragments)
	for _, x := range whole.pieces {
		d.giveAt(i, protocol.QUICCryptoFragment, num(x.frame), nil)
		if x.overlap {
			d.giveAt(i, protocol.QUICFragmentOverlap, num(1), nil)
		}
		if x.conflict {
			d.giveAt(i, protocol.QUICFragmentConflict, num(1), nil)
		}
	}
	d.giveAt(i, protocol.QUICCryptoFragmentCount, num(len(whole.pieces)), nil)
	s.next += uint64(len(whole.data))
	s.waiting = nil
	p.handshake(whole.data)
	whole.release()
	whole.done = d.frame.Number
}

// handshake reads bytes of the handshake.
func (p *quicPacket) handshake(b []byte) {
	d := p.d
	d.layers = append(d.layers, layer{proto: protocol.TLS, b: b, full: len(b), own: len(b), has: len(b)})
	r := &secureReader{d: d, s: &p.c.tls, from: p.from, quic: true}
	r.handshakes(b, false)
}
