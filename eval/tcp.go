package eval

import (
	"slices"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// The flags of the TCP header (RFC 9293, section 3.1).
const (
	tcpFIN = 1 << iota
	tcpSYN
	tcpRST
	tcpPSH
	tcpACK
	tcpURG
)

// segment is what a TCP header says.
type segment struct {
	seq, ack uint32
	window   uint16
	flags    uint64
	length   int  // of the payload on the wire; negative where the header claims more than there is
	fragment bool // of a datagram is all there is, so that nobody knows the length: it counts as none
	bogus    bool // the header says that it is shorter than any
	cut      bool // the capture ends within the header
	quotes   bool // packets in the stream may be quoted, which are asked for
	header   []byte
}

func (s *segment) is(flags uint64) bool { return s.flags&flags != 0 }

// end is the sequence number after the segment: SYN and FIN count as a byte each.
func (s *segment) end() uint32 {
	n := s.seq + uint32(s.length)
	if s.is(tcpSYN | tcpFIN) {
		n++
	}
	return n
}

// tcpConv is the state of a TCP conversation.
type tcpConv struct {
	stream      uint32
	packets     uint32
	first, last stamp
	flows       [2]tcpFlow // by direction
	ending      bool       // a FIN or an RST was seen
	complete    uint8      // which kinds of segments were seen: tcp.completeness
	closer      int8       // 1 plus the direction that sent the first FIN; 0: none did
	synTime     stamp
	rtt         span // of the handshake; zero: not known
	session     session
	over        bool // the next segment begins another conversation
}

// tcpFlow is one direction of a conversation.
type tcpFlow struct {
	base     uint32 // the sequence number that is shown as 0
	hasBase  bool
	shift    int8         // of the window; see the constants
	analysis *tcpAnalysis // nil until there is something to analyse
	parts    parts        // of its payload that were captured, when they are asked for
	stream   *stream      // when its payload was put together
}

// The bytes of a header that must be there for what stands in them.
const (
	throughSeq      = 8
	throughFlags    = 14
	throughWindow   = 16
	throughChecksum = 18
)

// What is known of the window scale. A shift is kept plus one, so that zero means unknown.
const (
	shiftUnknown = 0
	shiftNone    = -1 // the handshake did without
	maxShift     = 14
)

// Bits of tcp.completeness.
const (
	completeSYN = 1 << iota
	completeSYNACK
	completeACK
	completeData
	completeFIN
	completeRST
)

var tcpStateFields = []*protocol.Field{
	protocol.TCPStream, protocol.TCPPacket, protocol.TCPSeq, protocol.TCPAck, protocol.TCPNextSeq,
	protocol.TCPRelative, protocol.TCPDelta, protocol.TCPWindow, protocol.TCPScale,
	protocol.TCPParts, protocol.TCPPartsBack, protocol.TCPFinActive, protocol.TCPFinPassive, protocol.TCPOptSACKLeft, protocol.TCPOptSACKRight,
}

var tcpCompletenessFields = []*protocol.Field{
	protocol.TCPComplete, protocol.TCPCompleteSYN, protocol.TCPCompleteSYNACK, protocol.TCPCompleteACK, protocol.TCPCompleteData,
	protocol.TCPCompleteFIN, protocol.TCPCompleteRST, protocol.TCPCompleteText,
}

// tcpOptionLabels are given while the options are read.
var tcpOptionLabels = []*protocol.Field{protocol.TCPOptionLenBad, protocol.TCPNotEOL, protocol.TCPLateMSS, protocol.TCPLateSACK}

func tcp(d *dissection, l *layer) next {
	quoted := d.quoting() != nil
	if len(l.b) < throughFlags && !quoted {
		l.has = min(l.has, 4) // the ports are shown before the rest of the header is looked at
		return next{}
	}
	header := int(l.load(protocol.TCPHeaderLen))
	s := segment{
		header: l.b, seq: uint32(l.load(protocol.TCPSeqRaw)), ack: uint32(l.load(protocol.TCPAckRaw)),
		window: uint16(l.load(protocol.TCPWindowValue)), flags: l.load(protocol.TCPFlags), length: l.full - header,
		bogus: header < protocol.TCP.MinHeader, cut: len(l.b) < protocol.TCP.MinHeader,
	}
	if !s.bogus {
		l.own = min(header, len(l.b))
	}
	if quoted && (len(l.b) < protocol.TCP.MinHeader || header > len(l.b)) {
		l.has = min(l.has, 4) // of a header that is quoted in part, the ports and the sequence number are shown
		if len(l.b) >= throughSeq {
			d.give(protocol.TCPSeq, num(int(s.seq)), s.header[4:8])
		}
		return next{enough: len(l.b) == throughSeq}
	}
	if d.fragment(l) {
		s.length, s.fragment = min(s.length, 0), true
	}
	var sackBase uint32
	var fwd *tcpFlow // nil where nothing is kept of the conversation
	src, dst := uint16(l.load(protocol.TCPSrcPort)), uint16(l.load(protocol.TCPDstPort))
	s.quotes = d.plan.quotes && d.quotes(src, dst)
	if s.quotes && d.alone {
		d.unsure = true
		return next{}
	}
	if d.plan.tcpState || s.quotes {
		d.carrier = carrier{src: src, dst: dst}
		fwd, sackBase = d.tcpConversation(l, &s)
	}
	switch {
	case s.bogus:
		d.giveLabel(protocol.TCPBogusHeader)
		d.giveNum(protocol.TCPLen, uint64(uint32(s.length)))
		l.has = min(l.has, 8)
		return next{}
	case header > l.full:
		d.giveLabel(protocol.TCPShortSegment)
	case !quoted && !s.fragment:
		d.giveNum(protocol.TCPLen, uint64(s.length))
	}
	if len(l.b) >= throughChecksum {
		d.giveNum(protocol.TCPChecksumOK, checksumUnverified)
	}
	if b := l.payload(); len(b) > 0 && !s.is(tcpRST) {
		d.giveBytes(protocol.TCPPayload, b)
	}
	if d.wants(protocol.TCPFlagsStr) {
		start := len(d.arena)
		d.arena = appendFlags(d.arena, s.flags, 12, "RRRACEUAPRSF")
		d.giveBytes(protocol.TCPFlagsStr, d.arena[start:])
	}
	if options := tcpOptions(l); s.is(tcpSYN) && len(options) > 0 {
		d.giveMissing(options)
	}
	if d.wants(protocol.TCPFourNOPs) {
		d.giveNOPs(tcpOptions(l))
	}
	i, b, full := len(d.layers)-1, l.payload(), l.full-header
	whole := len(l.b) == l.full && !quoted && !s.fragment
	if d.plan.inside[protocol.TCP.ID] || d.plan.wantsAny(tcpOptionLabels) {
		d.giveOptions(i, sackBase, &s)
	}
	if header > len(l.b) && !quoted && header <= l.full {
		return d.truncated(l.b, l.full)
	}
	if !d.plan.streams && !s.quotes || d.carrier.dull || full < 0 || len(b) == 0 && !s.is(tcpFIN) {
		return next{}
	}
	if s.is(tcpRST) {
		if len(b) == 0 {
			return next{}
		}
		d.giveAt(i, protocol.TCPResetCause, bytesValue(b), b)
		return next{}
	}
	d.carrier.stream, d.carrier.last = whole, s.is(tcpFIN)
	d.tcpPayload(i, fwd, &s, b, full)
	return next{}
}

// quotes tells whether one of two ports leads to a protocol that quotes packets.
func (d *dissection) quotes(src, dst uint16) bool {
	if d.plan.decodeAs == nil && !quoting.has(uint32(src)<<16|uint32(dst)) {
		return false
	}
	return d.quotesOn(src) || d.quotesOn(dst)
}

func (d *dissection) quotesOn(port uint16) bool {
	p, guessed := d.plan.find(protocol.TCPPorts, port), d.plan.find(protocol.GuessedPorts, port)
	return p != nil && p.Quotes != nil || guessed != nil && guessed.Quotes != nil
}

// quotesHere tells whether packets in the protocol found last are looked into: it stands in TCP itself.
func (d *dissection) quotesHere() bool {
	behind := d.layers[d.carrier.layer:]
	if behind[0].proto != protocol.TCP {
		return false
	}
	i := 1 + slices.IndexFunc(behind[1:], func(l layer) bool { return !l.part })
	return behind[i].proto.Quotes != nil
}

// tcpConversation gives what depends on the conversation: its number, the sequence numbers relative to its first ones and so on. It
// returns the segment's direction and what SACK blocks are relative to. A segment quoted in an ICMP error is counted, but tells nothing about sequence numbers.
func (d *dissection) tcpConversation(l *layer, s *segment) (fwd *tcpFlow, sackBase uint32) {
	src, dst, ok := d.addresses()
	if !ok {
		return nil, 0
	}
	d.crossed = d.crossed || d.lanes > 0 && laneOf(src.b[:], dst.b[:], d.lanes) != d.lane
	f, second := newFlow(src, dst, uint16(l.load(protocol.TCPSrcPort)), uint16(l.load(protocol.TCPDstPort)))
	if d.found != nil {
		c := f.quiet()
		if d.alone {
			d.found.add(&c)
			return nil, 0
		}
		d.crossed = d.crossed || !d.found.has(&c)
	}
	dir := 0
	if second {
		dir = 1
	}
	c := d.state.tcp.get(f)
	now := d.now()
	reused := c != nil && !c.over && s.is(tcpSYN) && c.reused(dir, s)
	if c == nil || reused || c.over {
		var goesOn session
		if c != nil && c.over {
			goesOn = c.session
		}
		c = d.state.tcp.start(f, c)
		c.session = goesOn
		c.stream, c.first, c.last = d.state.tcp.count-1, now, now
		if d.state.ftpData.young != nil {
			d.findFTPData(&c.session, f)
		}
	}
	d.carrier.flow, d.carrier.second, d.carrier.session = f, second, &c.session
	c.packets++
	d.giveNum(protocol.TCPStream, uint64(c.stream))
	d.giveNum(protocol.TCPPacket, uint64(c.packets))
	h := d.tcpHindsight(c.stream)
	complete := c.complete
	if d.second {
		complete = h.complete
	}
	if d.plan.completeness {
		d.giveCompleteness(complete)
	}
	delta := now.sub(c.last)
	c.last = now
	if (s.bogus || s.cut) && d.quoting() == nil {
		d.partSegment(c, dir, s, reused)
		return nil, 0
	}
	d.giveTime(protocol.TCPRelative, now.sub(c.first))
	d.giveTime(protocol.TCPDelta, delta)
	if d.quoting() != nil {
		d.give(protocol.TCPSeq, num(int(s.seq)), s.header[4:8])
		d.give(protocol.TCPAck, num(int(s.ack)), s.header[8:12])
		d.giveWindow(&c.flows[dir], s)
		d.giveParts(&c.flows[dir], &c.flows[1-dir])
		if s.is(tcpSYN) {
			d.giveLabel(protocol.TCPAnalysis)
		}
		return nil, 0
	}
	fwd, rev := &c.flows[dir], &c.flows[1-dir]
	if s.is(tcpSYN) {
		c.session.server = d.carrier.dst
		if s.is(tcpACK) {
			c.session.server = d.carrier.src
		}
	}
	d.tcpNumbers(c, fwd, rev, s)
	var carried []byte
	if s.length >= 0 && l.full-s.length <= len(l.b) {
		carried = l.b[l.full-s.length:]
	}
	if vncGreets(carried) && d.offers(protocol.TCPPorts) == [4]*protocol.Protocol{} {
		c.session.carries, c.over = protocol.VNC, true
	}
	switch {
	case c.over:
		d.becomesLoud(&f)
	case d.plan.tcpQuiet && !s.quotes && fwd.hasBase && rev.hasBase:
		d.becomesQuiet(&f, c, takesAny)
	case d.plan.payloadQuiet:
		dull := d.dull(carried)
		d.carrier.dull = dull != nil
		d.becomesQuiet(&f, c, dull)
	}
	d.tcpWindow(fwd, rev, s, tcpOptions(l))
	if s.length >= 0 {
		if d.wants(protocol.TCPParts) || d.wants(protocol.TCPPartsBack) {
			if !s.fragment {
				fwd.parts.add(s.seq, s.end())
			}
			if l.full-s.length <= len(l.b) {
				d.giveParts(fwd, rev)
			}
		}
		c.see(dir, s, now)
		if h != nil && !d.second {
			*h = tcpHindsight{c.complete, c.rtt}
		}
		if s.is(tcpFIN) && c.closer == int8(dir)+1 {
			d.giveLabel(protocol.TCPFinActive)
		} else if s.is(tcpFIN) {
			d.giveLabel(protocol.TCPFinPassive)
		}
		if (d.plan.tcpAnalysis || s.quotes) && !s.fragment && !d.carrier.dull {
			shown := len(d.computed)
			d.analyse(c, dir, s, reused, tcpOptions(l))
			if l.full-s.length > len(l.b) { // options were cut off: nothing after them is shown
				d.forget(shown)
			}
		}
	}
	return fwd, rev.base
}

// partSegment gives what Wireshark tells of a segment whose header is cut, or claims to be shorter than any. It counts like others.
func (d *dissection) partSegment(c *tcpConv, dir int, s *segment, reused bool) {
	fwd, rev := &c.flows[dir], &c.flows[1-dir]
	if s.bogus {
		fwd.begin(s)
		d.give(protocol.TCPSeq, num(int(s.seq-fwd.base)), s.header[4:8])
	} else {
		d.tcpNumbers(c, fwd, rev, s)
		if len(s.header) >= throughWindow {
			d.giveWindow(fwd, s)
		}
		c.see(dir, s, d.now())
	}
	if d.plan.tcpAnalysis && (s.bogus || len(s.header) >= throughWindow) {
		shown := len(d.computed)
		d.analyse(c, dir, s, reused, nil)
		d.forget(shown)
	}
}

// reused tells whether a SYN begins a new conversation between the same ports: with another sequence number, or with the same one
// after the old conversation came to its end.
func (c *tcpConv) reused(dir int, s *segment) bool {
	fwd := &c.flows[dir]
	return fwd.hasBase && (fwd.base != s.seq || c.ending && !s.is(tcpACK))
}

// begin takes the number that the others are relative to from the first segment of a direction.
func (fwd *tcpFlow) begin(s *segment) {
	if fwd.hasBase {
		return
	}
	fwd.base, fwd.hasBase = s.seq, true
	if !s.is(tcpSYN) {
		fwd.base--
	}
}

// tcpNumbers gives the relative numbers. A conversation whose beginning was not captured starts at 1.
func (d *dissection) tcpNumbers(c *tcpConv, fwd, rev *tcpFlow, s *segment) {
	c.ending = c.ending || s.is(tcpFIN|tcpRST)
	fwd.begin(s)
	if s.is(tcpACK) && !rev.hasBase {
		rev.base, rev.hasBase = s.ack-1, true
	}
	ack := s.ack
	if s.is(tcpACK) {
		ack -= rev.base
	}
	d.give(protocol.TCPSeq, num(int(s.seq-fwd.base)), s.header[4:8])
	d.give(protocol.TCPAck, num(int(ack)), s.header[8:12])
	if s.length >= 0 && !s.fragment {
		d.giveNum(protocol.TCPNextSeq, uint64(s.end()-fwd.base))
	}
}

// tcpWindow gives the window in bytes. Its scale is known when both sides sent the option in their SYN (RFC 7323, section 2.2).
func (d *dissection) tcpWindow(fwd, rev *tcpFlow, s *segment, options []byte) {
	if s.is(tcpSYN) {
		eachOption(options, func(o []byte) {
			if o[0] == optScale && len(o) == 3 {
				fwd.shift = int8(min(o[2], maxShift)) + 1
			}
		})
		switch {
		case fwd.shift == shiftUnknown:
			fwd.shift, rev.shift = shiftNone, shiftNone // the other side may not scale either
		case s.is(tcpACK) && rev.shift == shiftNone:
			fwd.shift = shiftNone
		}
	}
	d.giveWindow(fwd, s)
}

// giveWindow gives the window and its scale; that of a SYN is never scaled.
func (d *dissection) giveWindow(fwd *tcpFlow, s *segment) {
	raw := s.header[14:16]
	if s.is(tcpSYN) {
		d.giveWire(protocol.TCPWindow, raw)
		return
	}
	d.give(protocol.TCPWindow, num(int(fwd.scaled(s.window))), raw)
	scale := 1 << max(fwd.shift-1, 0)
	switch fwd.shift {
	case shiftUnknown:
		scale = -1
	case shiftNone:
		scale = -2
	}
	d.give(protocol.TCPScale, num(scale), raw)
}

func (f *tcpFlow) scaled(window uint16) uint32 {
	if f.shift > 0 {
		return uint32(window) << (f.shift - 1)
	}
	return uint32(window)
}

// see remembers what kinds of segments the conversation has. Data and the FIN count where they come as they should: not in the SYN/ACK,
// and not without ACK.
func (c *tcpConv) see(dir int, s *segment, now stamp) {
	switch {
	case s.is(tcpSYN) && s.is(tcpACK):
		c.complete |= completeSYNACK
	case s.is(tcpSYN):
		if c.complete&completeSYNACK == 0 {
			c.complete |= completeSYN
		}
		if s.length > 0 {
			c.complete |= completeData
		}
		c.synTime = now
	case s.is(tcpACK):
		if c.synTime.sub(stamp{}) != (span{}) && c.rtt == (span{}) { // like Wireshark, 1970 is no time
			c.rtt = now.sub(c.synTime)
		}
		if s.length == 0 {
			c.complete |= completeACK
		} else {
			c.complete |= completeData
		}
	}
	if s.is(tcpFIN) {
		if s.is(tcpACK) {
			c.complete |= completeFIN
		}
		if c.closer == 0 {
			c.closer = int8(dir) + 1
		}
	}
	if s.is(tcpRST) {
		c.complete |= completeRST
	}
}

// giveCompleteness gives what was seen of the conversation: before this frame, in the second pass in all.
func (d *dissection) giveCompleteness(complete uint8) {
	d.giveNum(protocol.TCPComplete, uint64(complete))
	for i, f := range [...]*protocol.Field{protocol.TCPCompleteSYN, protocol.TCPCompleteSYNACK, protocol.TCPCompleteACK,
		protocol.TCPCompleteData, protocol.TCPCompleteFIN, protocol.TCPCompleteRST} {
		d.giveNum(f, uint64(complete>>i&1))
	}
	if d.wants(protocol.TCPCompleteText) {
		start := len(d.arena)
		if complete == 0 {
			d.arena = append(d.arena, "[ Null ]"...)
		} else {
			d.arena = appendFlags(d.arena, uint64(complete), 6, "RFDASS")
		}
		d.giveBytes(protocol.TCPCompleteText, d.arena[start:])
	}
}

// appendFlags appends a letter for each of n flags that is set, from the highest bit on, and a dot for the others.
func appendFlags(dst []byte, flags uint64, n int, letters string) []byte {
	for i := range n {
		if flags>>(n-1-i)&1 != 0 {
			dst = append(dst, letters[i])
		} else {
			dst = append(dst, "·"...)
		}
	}
	return dst
}

// maxParts is how many parts of a direction's payload are counted.
const maxParts = 100

// parts are the ranges of sequence numbers that were captured, without gaps in them.
type parts [][2]uint32

// add adds the numbers from seq up to end, which belong to the parts that they touch.
func (p *parts) add(seq, end uint32) {
	if seq == end {
		return
	}
	apart := (*p)[:0]
	for _, x := range *p {
		if before(x[1], seq) || before(end, x[0]) {
			apart = append(apart, x)
			continue
		}
		if before(x[0], seq) {
			seq = x[0]
		}
		if before(end, x[1]) {
			end = x[1]
		}
	}
	if len(apart) < maxParts {
		apart = append(apart, [2]uint32{seq, end})
	}
	*p = apart
}

// giveParts gives how many parts of a conversation were captured, of the segment's direction and of the other one.
func (d *dissection) giveParts(fwd, rev *tcpFlow) {
	d.giveNum(protocol.TCPPartsBack, uint64(len(rev.parts)))
	d.giveNum(protocol.TCPParts, uint64(len(fwd.parts)))
}
