package eval

import (
	"bytes"
	"encoding/binary"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// Bounds of a DNS message, and what Wireshark says where they are broken.
const (
	dnsHeader       = 12
	maxDNSName      = 253
	maxDNSPointers  = 1 << 16 // followed in one message
	dnsNameLoops    = "<Name contains a pointer that loops>"
	dnsNameTooLong  = "<Name too long>"
	dnsNameExtended = "<Unknown extended label>"
	dnsRoot         = "<Root>"
)

// Flags and operations.
const (
	dnsResponse = 0x8000
	dnsAD       = 0x0020

	dnsUpdate   = 5
	dnsStateful = 6
)

// dnsReader reads a message. Reading beyond its end makes it bad, and whatever is read then is zero.
type dnsReader struct {
	*dissection
	b        []byte // the message, as far as it was captured
	full     int
	at       int
	end      int // of the data of the record that is read
	pointers int
	spelt    []byte // where the name read last stands
	bad      bool
	mdns     bool
	dnscrypt bool     // the record's name is one of DNSCrypt's certificates
	tokens   [][]byte // of GSS-API
}

func dns(d *dissection, l *layer) next {
	if d.carrier.guessing && !dnsLikely(l.b, l.full) {
		return refused
	}
	if d.carrier.body || d.layers[d.carrier.layer].proto != protocol.TCP {
		return d.dnsMessage(l, 0)
	}
	return d.pdus(l, 2, func(b []byte) int { return 2 + int(binary.BigEndian.Uint16(b)) }, func(l *layer) { d.dnsMessage(l, 2) })
}

func mdns(d *dissection, l *layer) next { return d.dnsMessage(l, 0) }

// asksDNSRecords tells whether the program asks for more of DNS than the header and the questions.
func (pl *plan) asksDNSRecords() bool {
	first := map[*protocol.Field]bool{
		protocol.DNSLength: true, protocol.DNSQueryName: true, protocol.DNSQueryNameLength: true, protocol.DNSLabels: true,
		protocol.DNSQueryType: true, protocol.DNSQueryClass: true, protocol.DNSUnicast: true,
	}
	for _, p := range []protocol.Part{
		protocol.DNSID, protocol.DNSFlags, protocol.DNSFlagsDNS, protocol.DNSFlagsResponse, protocol.DNSRcode, protocol.DNSFlagAD,
		protocol.DNSFlagsLLMNR, protocol.DNSCounts, protocol.DNSUpdateCounts,
		protocol.DNSAdditional,
	} {
		for i := range p {
			first[p[i].Field] = true
		}
	}
	return pl.experts || pl.serves(protocol.GSSAPI) || slices.ContainsFunc(protocol.DNS.Fields, func(f *protocol.Field) bool { return pl.wants[f.ID] && !first[f] })
}

// dnsLikely tells whether bytes on a port that belongs to nobody look like DNS: a query of one question, or its answer.
func dnsLikely(b []byte, full int) bool {
	const minQuestion, minRecord, most = 6, 11, 10
	if len(b) < dnsHeader {
		return false
	}
	var count [4]int
	for i := range count {
		count[i] = int(binary.BigEndian.Uint16(b[4+2*i:]))
	}
	flags := binary.BigEndian.Uint16(b[2:])
	if flags&dnsResponse == 0 && (count[1] > 0 || count[2] > 0) || flags>>11&15 != 0 || count[0] != 1 || count[2] > most || count[3] > most {
		return false
	}
	return full >= dnsHeader+minQuestion+minRecord*(count[1]+count[2]+count[3])
}

// dnsMessage reads the message that follows the first skip bytes of the layer.
func (d *dissection) dnsMessage(l *layer, skip int) next {
	if len(l.b) < skip {
		return next{}
	}
	r := dnsReader{dissection: d, b: l.b[skip:], full: l.full - skip, mdns: l.proto == protocol.MDNS}
	r.message(l.proto, skip)
	if r.bad {
		return d.truncated(r.b, r.full)
	}
	return next{}
}

func (r *dnsReader) message(p *protocol.Protocol, skip int) {
	if len(r.b) < 4 {
		r.drop()
		r.bad = true
		return
	}
	if skip > 0 {
		r.giveNum(protocol.DNSLength, uint64(r.full))
	}
	r.givePart(protocol.DNSID, r.b)
	flags := binary.BigEndian.Uint16(r.b[2:])
	r.flags(p, flags)
	counts := protocol.DNSCounts
	operation := flags >> 11 & 15
	if operation == dnsUpdate {
		counts = protocol.DNSUpdateCounts
	}
	if !r.givePart(counts, r.b) || !r.givePart(protocol.DNSAdditional, r.b) {
		r.bad = true
		return
	}
	r.at = dnsHeader
	var kind uint16
	for i := binary.BigEndian.Uint16(r.b[4:]); i > 0 && !r.bad; i-- {
		if t := r.query(); kind == 0 {
			kind = t
		}
	}
	tracked := r.wantsAny(dnsTransactionFields...)
	var known dnsRequest
	if tracked {
		known = r.track(p, flags&dnsResponse != 0, kind)
	}
	if r.bad {
		return
	}
	if operation == dnsStateful && p == protocol.DNS && !slices.ContainsFunc(r.b[4:dnsHeader], func(c byte) bool { return c != 0 }) {
		r.stateful()
	} else if r.plan.dnsRecords {
		for i := 6; i < dnsHeader; i += 2 {
			for n := binary.BigEndian.Uint16(r.b[i:]); n > 0 && !r.bad; n-- {
				r.record()
			}
		}
		if extra := r.full - r.at; extra > 0 && !r.bad {
			r.giveLabel(protocol.DNSExtraneous)
			r.giveBytes(protocol.DNSExtraneousData, r.b[min(r.at, len(r.b)):])
			r.giveNum(protocol.DNSExtraneousLength, uint64(extra))
		}
	}
	if tracked && !r.bad {
		r.transaction(known, flags&dnsResponse != 0)
	}
	for _, t := range r.tokens {
		r.walk(next{proto: protocol.GSSAPI, b: t, full: len(t)}.unlessEmpty())
	}
}

func (r *dnsReader) flags(p *protocol.Protocol, flags uint16) {
	r.givePart(protocol.DNSFlags, r.b)
	if p == protocol.LLMNR {
		r.givePart(protocol.DNSFlagsLLMNR, r.b)
	} else {
		r.givePart(protocol.DNSFlagsDNS, r.b)
		switch {
		case flags&dnsResponse != 0:
			r.givePart(protocol.DNSFlagsResponse, r.b)
		case flags&dnsAD != 0:
			r.givePart(protocol.DNSFlagAD, r.b)
		}
	}
	if flags&dnsResponse != 0 {
		r.givePart(protocol.DNSRcode, r.b)
	}
}

// query reads a question and tells the type that it asks for.
func (r *dnsReader) query() uint16 {
	start := len(r.arena)
	name := r.name()
	kind, class := r.number(2), r.number(2)
	if r.bad {
		return 0
	}
	size, labels := len(name), bytes.Count(name, []byte("."))+1
	if size == 1 { // to Wireshark, a single letter is no name
		size, labels = 0, 0
	}
	r.giveNum(protocol.DNSQueryNameLength, uint64(size))
	r.giveNum(protocol.DNSLabels, uint64(labels))
	r.giveName(protocol.DNSQueryName, name, start)
	r.giveWire(protocol.DNSQueryType, r.b[r.at-4:r.at-2])
	if r.mdns {
		r.giveNum(protocol.DNSUnicast, class>>15)
		class &= 0x7fff
	}
	r.give(protocol.DNSQueryClass, ftype.Value{Num: class}, r.b[r.at-2:r.at])
	return uint16(kind)
}

// take reads n bytes.
func (r *dnsReader) take(n int) []byte {
	if r.bad || n < 0 || n > len(r.b)-r.at {
		r.bad = true
		return nil
	}
	b := r.b[r.at : r.at+n]
	r.at += n
	return b
}

// number reads a number of up to eight bytes.
func (r *dnsReader) number(bytes int) uint64 {
	var n uint64
	for _, c := range r.take(bytes) {
		n = n<<8 | uint64(c)
	}
	return n
}

// name reads a name, its labels joined by dots, into the arena.
func (r *dnsReader) name() []byte {
	start, at, after, seen := len(r.arena), r.at, 0, 0
	from := min(at, len(r.b))
	special := ""
	for !r.bad {
		if at >= len(r.b) {
			r.bad = true
			break
		}
		n := int(r.b[at])
		at++
		seen++
		if n == 0 {
			break
		}
		switch n & 0xc0 {
		case 0:
			if n > len(r.b)-at {
				r.bad = true
				break
			}
			if len(r.arena) > start {
				r.arena = append(r.arena, '.')
			}
			if len(r.arena)-start+n > maxDNSName {
				special = dnsNameTooLong
				r.arena = r.arena[:start]
			} else {
				r.arena = append(r.arena, r.b[at:at+n]...)
			}
			at += n
			seen += n
			continue
		case 0xc0:
			if at >= len(r.b) {
				r.bad = true
				break
			}
			to := n&0x3f<<8 | int(r.b[at])
			at++
			seen++
			if after == 0 {
				after = at
			}
			r.pointers++
			if seen < r.full && r.pointers < maxDNSPointers {
				at = to
				continue
			}
			special = dnsNameLoops
		case 0x40:
			special = dnsNameExtended
			r.bad = len(r.arena) == start
		default:
			r.bad = true
		}
		break
	}
	r.at = at
	if after > 0 {
		r.at = after
	}
	r.spelt = r.b[from:max(min(r.at, len(r.b)), from)]
	if special == "" && len(r.arena) == start {
		special = dnsRoot
	}
	if special != "" {
		r.arena = append(r.arena[:start], special...)
	}
	return r.arena[start:]
}

// giveName adds the name read last, which begins at start in the arena, printed as Wireshark does; where it isn't asked for, the arena forgets it.
func (r *dnsReader) giveName(f *protocol.Field, name []byte, start int) {
	if !r.wants(f) {
		r.arena = r.arena[:start]
		return
	}
	r.give(f, bytesValue(r.printable(name)), r.spelt)
}

// printable gives text with escapes for what does not print.
func (d *dissection) printable(b []byte) []byte {
	if isPrintable(b) {
		return b
	}
	start := len(d.arena)
	for at := 0; at < len(b); {
		c, n := utf8.DecodeRune(b[at:])
		switch {
		case c == utf8.RuneError && n == 1:
			n = invalidLength(b[at:])
			d.arena = utf8.AppendRune(d.arena, c)
		case c < ' ' && c >= '\a' && c <= '\r':
			d.arena = append(d.arena, '\\', "abtnvfr"[c-'\a'])
		case c < ' ' || c == 0x7f:
			d.arena = append(d.arena, '\\', '0'+byte(c>>6), '0'+byte(c>>3&7), '0'+byte(c&7))
		case unicode.IsPrint(c) || unicode.In(c, unicode.Z, unicode.Co):
			d.arena = utf8.AppendRune(d.arena, c)
		default:
			const digits = "0123456789ABCDEF"
			d.arena = append(d.arena, '\\', 'u')
			for shift := 12; shift >= 0; shift -= 4 {
				d.arena = append(d.arena, digits[c>>shift&15])
			}
		}
		at += n
	}
	return d.arena[start:]
}

func isPrintable(b []byte) bool {
	for _, c := range b {
		if c < ' ' || c >= 0x7f {
			return false
		}
	}
	return true
}

// invalidLength is how many bytes of no valid UTF-8 one replacement character stands for: those that begin one, or the first.
func invalidLength(b []byte) int {
	want := 1
	switch c := b[0]; {
	case c >= 0xc2 && c < 0xe0:
		want = 2
	case c >= 0xe0 && c < 0xf0:
		want = 3
	case c >= 0xf0 && c < 0xf5:
		want = 4
	}
	n := 1
	for n < want && n < len(b) && b[n]&0xc0 == 0x80 {
		n++
	}
	return n
}

// giveString adds text in which what is no UTF-8 is replaced. A zero byte may end it early.
func (d *dissection) giveString(f *protocol.Field, b []byte) {
	if !d.wants(f) {
		return
	}
	text := untilNUL(b)
	if !utf8.Valid(text) {
		start := len(d.arena)
		for at := 0; at < len(text); {
			c, n := utf8.DecodeRune(text[at:])
			if c == utf8.RuneError && n == 1 {
				n = invalidLength(text[at:])
			}
			d.arena = utf8.AppendRune(d.arena, c)
			at += n
		}
		text = d.arena[start:]
	}
	d.giveBytes(f, text)
}

var dnsTransactionFields = []*protocol.Field{
	protocol.DNSResponseTo, protocol.DNSResponseIn, protocol.DNSTime, protocol.DNSUnsolicited, protocol.DNSRetransmission, protocol.DNSRepeatedRequest,
	protocol.DNSRepeatedRequestIn, protocol.DNSRepeatedResponse, protocol.DNSRepeatedResponseIn,
}

// dnsKey is what a request and its reply have in common.
type dnsKey struct {
	session *session
	strand  uint64
	id      uint16
}

// dnsRequest is a request, and the first frame that answers it.
type dnsRequest struct {
	frame, reply int
	at           stamp
	transfer     bool // of a zone, which takes several replies
}

// dnsPatience is how long, in seconds, the same request is a retransmission.
const dnsPatience = 5

// Types of queries that transfer a zone.
const (
	dnsIXFR = 251
	dnsAXFR = 252
)

// track remembers a request, or the first answer to one. It returns the request that the message repeats or answers, if there is one.
func (r *dnsReader) track(p *protocol.Protocol, response bool, kind uint16) dnsRequest {
	s := r.dnsSession(p, response)
	if s == nil || r.quoting() != nil {
		return dnsRequest{}
	}
	k := dnsKey{s, r.carrier.strand, binary.BigEndian.Uint16(r.b)}
	known, _ := r.state.dns.get(k, maxTransactions)
	now := r.now()
	switch {
	case response && known.frame > 0 && known.reply == 0:
		first := known
		first.reply = r.frame.Number
		r.state.dns.put(k, first, maxTransactions)
		r.later(known.frame, protocol.DNSResponseIn, num(r.frame.Number))
	case !response && (known.frame == 0 || known.reply > 0 || now.sub(known.at).sec >= dnsPatience):
		transfer := kind == dnsIXFR || kind == dnsAXFR
		r.state.dns.put(k, dnsRequest{frame: r.frame.Number, at: now, transfer: transfer}, maxTransactions)
		return dnsRequest{}
	}
	return known
}

// transaction tells which request a reply answers, and what was sent again.
func (r *dnsReader) transaction(known dnsRequest, response bool) {
	switch {
	case !response && known.frame > 0:
		r.giveNum(protocol.DNSRetransmission, 1)
		r.giveNum(protocol.DNSRepeatedRequestIn, uint64(known.frame))
		r.giveLabel(protocol.DNSRepeatedRequest)
	case !response:
	case known.frame == 0:
		r.giveNum(protocol.DNSUnsolicited, 1)
	case known.reply > 0 && !known.transfer:
		r.giveNum(protocol.DNSRetransmission, 1)
		r.giveNum(protocol.DNSRepeatedResponseIn, uint64(known.reply))
		r.giveLabel(protocol.DNSRepeatedResponse)
	default:
		r.giveNum(protocol.DNSResponseTo, uint64(known.frame))
		r.giveTime(protocol.DNSTime, r.now().sub(known.at))
	}
}

// dnsSession is the conversation that a message belongs to. For LLMNR that is all of the one who asks, since his request
// is for everybody, and the reply comes from one of them.
func (r *dnsReader) dnsSession(p *protocol.Protocol, response bool) *session {
	c := &r.carrier
	if p != protocol.LLMNR || c.session == nil {
		return c.session
	}
	asks := flow{a: c.flow.a, aPort: c.flow.aPort}
	if c.second != response {
		asks = flow{a: c.flow.b, aPort: c.flow.bPort}
	}
	s := r.state.llmnr.get(asks)
	if s == nil {
		s = r.state.llmnr.start(asks, s)
	}
	return s
}

// The types of the values of stateful operations (RFC 8490).
const (
	dnsKeepalive  = 1
	dnsRetryDelay = 2
	dnsPadding    = 3
)

// stateful reads the values of a stateful operation.
func (r *dnsReader) stateful() {
	const header = 4
	if len(r.b)-r.at < header {
		r.bad = true
		return
	}
	r.giveLabel(protocol.DNSStateful)
	for r.at < r.full && !r.bad {
		b := r.take(header)
		if r.bad {
			return
		}
		r.giveLabel(protocol.DNSStatefulTLV)
		r.givePart(protocol.DNSStatefulHeader, b)
		v := r.take(int(binary.BigEndian.Uint16(b[2:])))
		if r.bad {
			return
		}
		switch binary.BigEndian.Uint16(b) {
		case dnsKeepalive:
			r.givePart(protocol.DNSStatefulKeepalive, v)
		case dnsRetryDelay:
			r.givePart(protocol.DNSRetryDelay, v)
		case dnsPadding:
			r.giveBytes(protocol.DNSStatefulPadding, v)
		default:
			r.giveBytes(protocol.DNSStatefulData, v)
		}
	}
}
