package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// The types of SCTP chunks that have content (IANA's registry).
const (
	sctpData             = 0
	sctpInit             = 1
	sctpInitAck          = 2
	sctpSACK             = 3
	sctpHeartbeat        = 4
	sctpHeartbeatAck     = 5
	sctpAbort            = 6
	sctpShutdown         = 7
	sctpShutdownAck      = 8
	sctpError            = 9
	sctpCookieEcho       = 10
	sctpCookieAck        = 11
	sctpECNEcho          = 12
	sctpCWR              = 13
	sctpShutdownComplete = 14
	sctpAuth             = 15
	sctpNRSACK           = 16
	sctpIData            = 64
	sctpAsconfAck        = 128
	sctpDropped          = 129
	sctpReconf           = 130
	sctpPad              = 132
	sctpForwardTSN       = 192
	sctpAsconf           = 193
	sctpIForwardTSN      = 194
)

// maxSCTPNesting bounds chunks and parameters within each other.
const maxSCTPNesting = 8

// unnumbered is the index of all associations while their numbering is off, as it is by default.
const unnumbered = 0xffff

func sctp(d *dissection, l *layer) next {
	if len(l.b) < protocol.SCTP.MinHeader {
		d.drop() // Wireshark reads all of the header before it shows anything
		return next{}
	}
	l.own = len(l.b)
	d.giveNum(protocol.SCTPChecksumOK, checksumUnverified)
	if chunks := l.b[protocol.SCTP.MinHeader:]; len(chunks) >= 4 {
		d.giveNum(protocol.SCTPAssocIndex, unnumbered)
		d.carrier = carrier{layer: len(d.layers) - 1, src: binary.BigEndian.Uint16(l.b), dst: binary.BigEndian.Uint16(l.b[2:])}
		d.sctpChunks(chunks, l.full-len(l.b))
	} else if l.full > protocol.SCTP.MinHeader {
		return d.truncated(l.b, l.full)
	}
	return next{}
}

// sctpPad4 rounds a length up: chunks, parameters and causes are padded to four bytes.
func sctpPad4(n int) int { return (n + 3) &^ 3 }

// sctpChunks reads the chunks of a packet, of which the capture lacks the last cut bytes. What follows a chunk whose data went to another protocol has an SCTP layer of its own.
func (d *dissection) sctpChunks(b []byte, cut int) {
	h := d.sctpHalf()
	for len(b) >= 4 {
		total := sctpPad4(int(binary.BigEndian.Uint16(b[2:])))
		if total == 0 {
			return
		}
		if total > len(b)+cut {
			cut = 0
		}
		left := d.sctpChunk(h, b[:min(total, len(b))], cut, 0)
		if left == sctpDamaged {
			d.truncated(b, len(b)+cut)
		}
		if left == sctpDamaged || total > len(b) {
			return
		}
		if b = b[total:]; left == sctpHandedOn && len(b) > 0 && len(d.layers) < maxLayers {
			d.layers = append(d.layers, layer{proto: protocol.SCTP, part: true, b: b, full: len(b), own: len(b)})
		}
	}
	if len(b)+cut > 0 {
		d.truncated(b, len(b)+cut)
	}
}

// What is left to do after a chunk.
type sctpOutcome int

const (
	sctpRead     sctpOutcome = iota
	sctpHandedOn             // its data went to another protocol
	sctpDamaged              // nothing after it can be read
)

// sctpChunk reads a chunk from its bytes, padding included; fewer than its length says where the packet ends before.
func (d *dissection) sctpChunk(h *sctpHalf, b []byte, cut, depth int) sctpOutcome {
	if !d.givePart(protocol.SCTPChunk, b) || depth > maxSCTPNesting {
		return sctpDamaged
	}
	length := int(binary.BigEndian.Uint16(b[2:]))
	whole := length <= len(b)+cut
	if !whole {
		d.giveLabel(protocol.SCTPChunkBad)
	}
	switch {
	case b[0] == sctpData || b[0] == sctpIData:
		return d.sctpDataChunk(h, b, length)
	case length < 4:
		return sctpRead
	}
	if !d.sctpContent(h, b, length, depth) {
		return sctpDamaged
	}
	return d.sctpChunkEnd(b, length)
}

// sctpChunkEnd reads the padding of a chunk.
func (d *dissection) sctpChunkEnd(b []byte, length int) sctpOutcome {
	if !d.sctpPadding(protocol.SCTPChunkPadding, b, length) {
		return sctpDamaged
	}
	return sctpRead
}

// sctpPadding gives what fills up b, which is length bytes long without.
func (d *dissection) sctpPadding(f *protocol.Field, b []byte, length int) bool {
	if length == sctpPad4(length) || length == len(b) {
		return true
	}
	if len(b) < length {
		return false
	}
	d.giveBytes(f, b[length:])
	return true
}

// sctpBytes gives the bytes from start to end, if they are there.
func (d *dissection) sctpBytes(f *protocol.Field, b []byte, start, end int) bool {
	if end < start || end > len(b) {
		return false
	}
	d.giveBytes(f, b[start:end])
	return true
}

// sctpDataChunk reads DATA and I-DATA.
func (d *dissection) sctpDataChunk(h *sctpHalf, b []byte, length int) sctpOutcome {
	header := 16
	if b[0] == sctpIData {
		header = 20
	}
	if length < header {
		if length >= 4 && d.sctpChunkEnd(b, length) == sctpDamaged {
			return sctpDamaged
		}
		return sctpHandedOn
	}
	if len(b) < header || !d.givePart(protocol.SCTPDataFlags, b) || !d.givePart(protocol.SCTPDataTSN, b) {
		return sctpDamaged
	}
	again := h.transmit(d, binary.BigEndian.Uint32(b[4:]))
	if b[0] == sctpData {
		if !d.givePart(protocol.SCTPData, b) {
			return sctpDamaged
		}
	} else {
		first := protocol.SCTPIFurther
		if b[1]&0x02 != 0 {
			first = protocol.SCTPIFirst
		}
		if !d.givePart(protocol.SCTPIData, b) || !d.givePart(first, b) {
			return sctpDamaged
		}
	}
	if d.sctpChunkEnd(b, length) == sctpDamaged {
		return sctpDamaged
	}
	if again {
		return sctpRead
	}
	user, full, identifier := b[header:min(length, len(b))], length-header, binary.BigEndian.Uint32(b[header-4:])
	if b[1]&sctpWhole != sctpWhole {
		if h == nil || len(user) < full {
			return sctpHandedOn
		}
		at, of := binary.BigEndian.Uint32(b[4:]), sctpMessage{}
		if b[0] == sctpIData {
			at, of = 0, sctpMessage{interleaved: true, unordered: b[1]&sctpUnordered != 0, stream: binary.BigEndian.Uint16(b[8:]), number: binary.BigEndian.Uint32(b[12:])}
			if b[1]&sctpBegin == 0 {
				at, identifier = identifier, 0 // the number of the piece stands where the first one has the identifier
			}
		}
		if user = d.sctpPiece(h, of, b[1], at, user); user == nil {
			return sctpHandedOn
		}
		full = len(user)
	}
	if len(user) == 0 && full > 0 {
		return sctpDamaged
	}
	if !d.plan.last[protocol.SCTP.ID] {
		d.sctpUser(h, identifier, user, full)
	}
	return sctpHandedOn
}

// sctpWhole are the flags of a chunk that holds a whole message: its beginning and its end.
const sctpWhole = sctpBegin | sctpEnd

// sctpUser delivers a message: to the protocol of its identifier, or else to that of the ports.
func (d *dissection) sctpUser(h *sctpHalf, identifier uint32, b []byte, full int) {
	d.carrier.names, d.carrier.session = nil, nil
	if h != nil {
		d.carrier.session = h.session
	}
	if identifier <= 0xffff {
		d.carrier.names = d.plan.find(protocol.SCTPUsers, uint16(identifier))
	}
	d.deliver(d.carrier.layer, protocol.SCTPPorts, b, full)
}

// sctpContent reads what is in a chunk without user data. It reports false where that ends too soon.
func (d *dissection) sctpContent(h *sctpHalf, b []byte, length, depth int) bool {
	switch b[0] {
	case sctpInit, sctpInitAck:
		if length < 20 {
			return true
		}
		init := protocol.SCTPInit
		if b[0] == sctpInitAck {
			init = protocol.SCTPInitAck
		}
		return d.givePart(init, b) && d.sctpParameters(b, 20, length, depth)
	case sctpSACK:
		return d.sctpSACK(h, b)
	case sctpNRSACK:
		return d.sctpNRSACK(h, b)
	case sctpHeartbeat, sctpHeartbeatAck:
		return d.sctpParameter(b[4:min(length, len(b))], length-4, depth)
	case sctpReconf:
		return d.sctpParameters(b, 4, length, depth)
	case sctpAbort:
		return d.givePart(protocol.SCTPAbort, b) && d.sctpCauses(b, 4, length, depth)
	case sctpError:
		return d.sctpCauses(b, 4, length, depth)
	case sctpShutdown:
		return d.givePart(protocol.SCTPShutdown, b)
	case sctpShutdownAck, sctpCookieAck:
		return true
	case sctpCookieEcho:
		return d.sctpBytes(protocol.SCTPCookie, b, 4, length)
	case sctpECNEcho:
		return d.givePart(protocol.SCTPECNEcho, b)
	case sctpCWR:
		return d.givePart(protocol.SCTPCWR, b)
	case sctpShutdownComplete:
		return d.givePart(protocol.SCTPShutdownComplete, b)
	case sctpAuth:
		return d.givePart(protocol.SCTPAuth, b) && (length <= 8 || d.sctpBytes(protocol.SCTPAuthHMAC, b, 8, length))
	case sctpAsconf:
		return d.givePart(protocol.SCTPAsconf, b) && d.sctpParameters(b, 8, length, depth)
	case sctpAsconfAck:
		return d.givePart(protocol.SCTPAsconfAck, b) && d.sctpParameters(b, 8, length, depth)
	case sctpDropped:
		return len(b) >= 16 && d.givePart(protocol.SCTPDrop, b) && (length <= 16 || d.sctpBytes(protocol.SCTPDropData, b, 16, length))
	case sctpPad:
		return length <= 4 || d.sctpBytes(protocol.SCTPPadding, b, 4, length)
	case sctpForwardTSN:
		return length < 8 || d.givePart(protocol.SCTPForwardTSN, b) && d.sctpEach(protocol.SCTPForwardStream, b, 8, length, 4)
	case sctpIForwardTSN:
		return length < 8 || d.givePart(protocol.SCTPIForwardTSN, b) && d.sctpEach(protocol.SCTPIForwardMessage, b, 8, length, 8)
	}
	return length <= 4 || d.sctpBytes(protocol.SCTPChunkValue, b, 4, length)
}

// sctpEach gives the parts of the given size from start to end; a last one that is shorter than that is left out.
func (d *dissection) sctpEach(p protocol.Part, b []byte, start, end, size int) bool {
	for ; start+size <= end; start += size {
		if start > len(b) || !d.givePart(p, b[start:]) {
			return false
		}
	}
	return true
}

func (d *dissection) sctpSACK(h *sctpHalf, b []byte) bool {
	if len(b) < 8 {
		return false
	}
	if ack, ok := h.relative(binary.BigEndian.Uint32(b[4:])); ok {
		d.giveNum(protocol.SCTPCumulativeAck, uint64(ack))
	}
	if !d.givePart(protocol.SCTPSACK, b) {
		return false
	}
	if binary.BigEndian.Uint32(b[8:]) == 0 {
		d.giveLabel(protocol.SCTPZeroWindow)
	}
	ack, _ := h.relative(binary.BigEndian.Uint32(b[4:]))
	gaps, repeated := int(binary.BigEndian.Uint16(b[12:])), int(binary.BigEndian.Uint16(b[14:]))
	b = b[16:]
	return d.sctpGaps(h, protocol.SCTPSACKGaps, b, ack, gaps, h.acknowledge(d, ack)) &&
		d.sctpEach(protocol.SCTPSACKDuplicate, b, 4*gaps, 4*(gaps+repeated), 4)
}

func (d *dissection) sctpNRSACK(h *sctpHalf, b []byte) bool {
	if !d.givePart(protocol.SCTPNRSACK, b) {
		return false
	}
	ack := binary.BigEndian.Uint32(b[4:]) // never relative
	acked := h.acknowledge(d, ack)
	gaps, nrGaps := int(binary.BigEndian.Uint16(b[12:])), int(binary.BigEndian.Uint16(b[14:]))
	repeated := int(binary.BigEndian.Uint16(b[16:]))
	b = b[20:]
	if !d.sctpGaps(h, protocol.SCTPNRSACKGaps, b, ack, gaps, acked) {
		return false
	}
	b = b[4*gaps:]
	return d.sctpGaps(h, protocol.SCTPNRSACKNRGaps, b, ack, nrGaps, acked) &&
		d.sctpEach(protocol.SCTPNRSACKRepeated, b, 4*nrGaps, 4*(nrGaps+repeated), 4)
}

// sctpGaps reads n blocks of sequence numbers, which are relative to the cumulative acknowledgement. Once a packet has acknowledged
// something new, further blocks of it are not followed.
func (d *dissection) sctpGaps(h *sctpHalf, g *protocol.Gaps, b []byte, ack uint32, n int, found bool) bool {
	if n == 0 {
		return true
	}
	acked, previous := 0, 0
	for range n {
		if !d.givePart(g.Start, b) {
			return false
		}
		start := int(binary.BigEndian.Uint16(b))
		d.giveNum(g.StartTSN, uint64(ack+uint32(start)))
		if !d.givePart(g.End, b) {
			return false
		}
		end := int(binary.BigEndian.Uint16(b[2:]))
		d.giveNum(g.EndTSN, uint64(ack+uint32(end)))
		b = b[4:]
		found = found || h.acknowledgeFrom(d, ack+uint32(start), ack+uint32(end))
		if end < start {
			d.giveLabel(protocol.SCTPGapBad)
		} else if previous > start {
			d.giveLabel(protocol.SCTPGapOutOfOrder)
		}
		acked += end - start + 1
		previous = end
	}
	d.giveNum(g.Acked, uint64(uint32(acked)))
	if uint32(acked) > 100 {
		d.giveLabel(g.Over100)
	}
	return true
}

// sctpParameters reads the parameters of a chunk or of another parameter, from start to end.
func (d *dissection) sctpParameters(b []byte, start, end, depth int) bool {
	if end < start {
		return false
	}
	b = b[:min(end, len(b))]
	for start < end {
		if start > len(b) {
			return false
		}
		total := 0
		if start+4 <= len(b) {
			total = sctpPad4(int(binary.BigEndian.Uint16(b[start+2:])))
		}
		if total == 0 || !d.sctpParameter(b[start:min(start+total, len(b))], len(b)-start, depth+1) {
			return false
		}
		start += total
	}
	return true
}

// sctpParameter reads a parameter from its bytes, padding included. There are left bytes for it and what follows it.
func (d *dissection) sctpParameter(b []byte, left, depth int) bool {
	if !d.givePart(protocol.SCTPParameter, b) || depth > maxSCTPNesting {
		return false
	}
	length := int(binary.BigEndian.Uint16(b[2:]))
	if depth <= 1 && length != left && sctpPad4(length) >= left {
		d.giveLabel(protocol.SCTPParameterUnaligned)
	}
	if !d.sctpParameterContent(b, length, depth) {
		return false
	}
	if length == left {
		return true // what follows is the padding of the chunk
	}
	return d.sctpPadding(protocol.SCTPParameterPadding, b, length)
}

// sctpParameterContent reads what is in a parameter (the types are in IANA's registry).
func (d *dissection) sctpParameterContent(b []byte, length, depth int) bool {
	switch binary.BigEndian.Uint16(b) {
	case 1:
		return length == 4 || d.sctpBytes(protocol.SCTPHeartbeat, b, 4, length)
	case 5:
		return d.givePart(protocol.SCTPIPv4, b)
	case 6:
		return d.givePart(protocol.SCTPIPv6, b)
	case 7:
		return length == 4 || d.sctpBytes(protocol.SCTPStateCookie, b, 4, length)
	case 8:
		return d.sctpParameters(b, 4, length, depth)
	case 9:
		return d.givePart(protocol.SCTPPreservative, b)
	case 11:
		if length < 4 || length > len(b) {
			return false
		}
		d.give(protocol.SCTPHostname, ftype.Value{Bytes: untilNUL(b[4:length])}, b[4:length])
		return true
	case 12:
		return length >= 3 && d.sctpEach(protocol.SCTPAddressType, b, 4, length, 2)
	case 13:
		return d.givePart(protocol.SCTPResetOutgoing, b) && d.sctpEach(protocol.SCTPReconfStream, b, 16, length, 2)
	case 14:
		return d.givePart(protocol.SCTPReconfRequest, b) && d.sctpEach(protocol.SCTPReconfStream, b, 8, length, 2)
	case 15:
		return d.givePart(protocol.SCTPReconfRequest, b)
	case 16:
		return d.givePart(protocol.SCTPReconfReply, b) && (length < 20 || d.givePart(protocol.SCTPReconfTSNs, b))
	case 17:
		return d.givePart(protocol.SCTPAddOutgoing, b)
	case 18:
		return d.givePart(protocol.SCTPAddIncoming, b)
	case 0x8000, 0xc000:
		return true
	case 0x8001:
		return d.givePart(protocol.SCTPZeroChecksum, b)
	case 0x8002:
		return length == 4 || d.sctpBytes(protocol.SCTPRandom, b, 4, length)
	case 0x8003:
		return length >= 4 && d.sctpEach(protocol.SCTPChunkToAuth, b, 4, length, 1)
	case 0x8004:
		return length >= 4 && d.sctpEach(protocol.SCTPHMACID, b, 4, length, 2)
	case 0x8008:
		return length >= 4 && d.sctpEach(protocol.SCTPChunkKnown, b, 4, length, 1)
	case 0xc001, 0xc002, 0xc004:
		return d.givePart(protocol.SCTPCorrelation, b) && d.sctpParameters(b, 8, length, depth)
	case 0xc003:
		return d.givePart(protocol.SCTPCorrelation, b) && d.sctpCauses(b, 8, length, depth)
	case 0xc005:
		return d.givePart(protocol.SCTPCorrelation, b)
	case 0xc006:
		return d.givePart(protocol.SCTPAdaptation, b)
	}
	return length == 4 || d.sctpBytes(protocol.SCTPParameterValue, b, 4, length)
}

// sctpCauses reads the causes of errors from start to end.
func (d *dissection) sctpCauses(b []byte, start, end, depth int) bool {
	if end < start {
		return false
	}
	b = b[:min(end, len(b))]
	for start < end {
		if start > len(b) {
			return false
		}
		total := 0
		if start+4 <= len(b) {
			total = sctpPad4(int(binary.BigEndian.Uint16(b[start+2:])))
		}
		if total == 0 || !d.sctpCause(b[start:min(start+total, len(b))], depth+1) {
			return false
		}
		start += total
	}
	return true
}

// sctpCause reads a cause from its bytes, padding included (the codes are in IANA's registry).
func (d *dissection) sctpCause(b []byte, depth int) bool {
	if !d.givePart(protocol.SCTPCause, b) || depth > maxSCTPNesting {
		return false
	}
	length := int(binary.BigEndian.Uint16(b[2:]))
	return d.sctpCauseContent(b, length, depth) && d.sctpPadding(protocol.SCTPCausePadding, b, length)
}

func (d *dissection) sctpCauseContent(b []byte, length, depth int) bool {
	switch binary.BigEndian.Uint16(b) {
	case 1:
		return d.givePart(protocol.SCTPCauseStream, b)
	case 2:
		if !d.givePart(protocol.SCTPCauseMissing, b) {
			return false
		}
		return d.sctpEach(protocol.SCTPMissing, b, 8, 8+2*int(min(binary.BigEndian.Uint32(b[4:]), 0xffff)), 2)
	case 3:
		return d.givePart(protocol.SCTPStaleness, b)
	case 4, 7, 10, 0xa3:
		return true
	case 5, 0xa0, 0xa1, 0xa2, 0xa4:
		return length >= 8 && d.sctpParameter(b[4:], length-4, depth+2)
	case 6:
		return length >= 4 && d.sctpChunk(nil, b[4:], 0, depth+1) != sctpDamaged
	case 8, 11:
		return length < 4 || d.sctpParameters(b, 4, length, depth)
	case 9:
		return d.givePart(protocol.SCTPCauseTSN, b)
	case 0x105:
		return length < 6 || d.sctpEach(protocol.SCTPHMACID, b, 4, 6, 2)
	}
	return length == 4 || d.sctpBytes(protocol.SCTPCauseInfo, b, 4, length)
}
