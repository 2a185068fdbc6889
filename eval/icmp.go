package eval

import (
	"bytes"
	"encoding/binary"
	"math"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// The types of ICMP that have code.
const (
	icmpEchoReply     = 0
	icmpUnreachable   = 3
	icmpQuench        = 4
	icmpRedirect      = 5
	icmpEcho          = 8
	icmpAdvertisement = 9
	icmpTimeExceeded  = 11
	icmpBadParameter  = 12
	icmpExtEcho       = 42
	icmpExtEchoReply  = 43
)

func icmp(d *dissection, l *layer) next {
	l.own = len(l.b)
	if len(l.b) < 6 { // Wireshark looks at the length before it shows anything
		d.drop()
		return next{}
	}
	d.icmpChecksum(l)
	if len(l.b) < protocol.ICMP.MinHeader {
		return next{}
	}
	switch t := l.load(protocol.ICMPType); t {
	case icmpEcho, icmpEchoReply:
		return d.icmpEcho(l, t == icmpEcho)
	case icmpAdvertisement:
		if l.load(protocol.ICMPAddressSize) == 2 {
			b := l.b[8:]
			for n := l.load(protocol.ICMPAddresses); n > 0 && d.givePart(protocol.ICMPRouterAddress, b); n-- {
				b = b[8:]
			}
		}
	case icmpExtEcho, icmpExtEchoReply:
		d.icmpExtensions(protocol.ICMPExtensions, l.b[8:])
	case icmpRedirect: // what it quotes beyond the least is not looked at
		const least = 8 // bytes behind the IP header (RFC 792)
		n := l.rest(protocol.IP, 8)
		if len(n.b) > 0 {
			n.b = n.b[:min(len(n.b), int(n.b[0]&0xf)*4+least)]
		}
		return n
	case icmpUnreachable, icmpQuench, icmpTimeExceeded, icmpBadParameter:
		return d.icmpError(l)
	}
	return next{}
}

// drop takes back the layer found last: Wireshark does not show it.
func (d *dissection) drop() { d.layers = d.layers[:len(d.layers)-1] }

// extensionVersion is that of the extensions (RFC 4884).
const extensionVersion = 2

// icmpQuote is how many bytes an error with extensions quotes at least, and exactly when it does not say how many.
const icmpQuote = 128

// icmpError leads to the quoted packet, and to the extensions behind it: where the message says how long the quote is, or where
// the quoted packet is no longer than what is quoted without that.
func (d *dissection) icmpError(l *layer) next {
	n := l.rest(protocol.IP, 8)
	units := int(l.b[5])
	short := len(n.b) >= 4 && int(binary.BigEndian.Uint16(n.b[2:])) <= icmpQuote
	if n.full > icmpQuote && (units > 0 || short) {
		rest := 8 + max(icmpQuote, 4*units)
		if rest <= len(l.b) {
			d.icmpExtensions(protocol.ICMPExtensions, l.b[rest:])
		} else {
			d.truncated(l.b, l.full)
		}
		n.full, n.b = min(n.full, rest-8), n.b[:min(rest-8, len(n.b))]
	}
	if n.full == 0 {
		return next{}
	}
	return n
}

// icmpChecksum verifies the checksum, unless the message is cut or quoted.
func (d *dissection) icmpChecksum(l *layer) {
	if !d.wantsAny(protocol.ICMPChecksumOK, protocol.ICMPChecksumBad) {
		return
	}
	if len(l.b) < l.full || d.quoting() != nil {
		d.giveNum(protocol.ICMPChecksumOK, checksumUnverified)
		return
	}
	d.giveChecksum(protocol.ICMPChecksumOK, protocol.ICMPChecksumBad, onesSum(0, l.b))
}

// icmpKey is what a request and its reply have in common: the conversation, the numbers, and the checksum of the request, which
// follows from the reply's when the rest is the same.
type icmpKey struct {
	ends     pair
	numbers  uint32
	checksum uint16
}

// newICMPKey makes the key of an echo request or, with the difference that its type makes to the checksum, of a reply.
func (d *dissection) newICMPKey(b []byte, difference uint64) (icmpKey, bool) {
	src, dst, ok := d.addresses()
	k := icmpKey{numbers: binary.BigEndian.Uint32(b[4:]), checksum: binary.BigEndian.Uint16(b[2:])}
	if difference != 0 {
		k.checksum = ^onesFold(uint64(^k.checksum) + difference)
		if k.checksum == 0 {
			k.checksum = 0xffff
		}
	}
	k.ends = orderedPair(src, dst)
	return k, ok
}

func orderedPair(src, dst addr) pair {
	if bytes.Compare(src.b[:], dst.b[:]) > 0 {
		src, dst = dst, src
	}
	return pair{src, dst}
}

func (d *dissection) icmpEcho(l *layer, isRequest bool) next {
	if d.quoting() == nil {
		d.echo(&d.state.icmp, l.b, isRequest, &icmpEchoFields)
	}
	data := l.b[8:]
	if len(data) == 0 {
		return next{}
	}
	d.giveBytes(protocol.ICMPData, data)
	n := 8 + d.giveEchoTime(data, protocol.ICMPDataTime, protocol.ICMPDataTimeRelative)
	if n == l.full || len(data) < 16 && len(l.b) < l.full { // Wireshark looks for the time first
		return next{}
	}
	return l.rest(protocol.Data, n)
}

// echoFields tell of the echo request and its reply; difference is the one that the type makes to the checksum.
type echoFields struct {
	difference                         uint64
	to, in, time, unanswered, notFound *protocol.Field
}

var icmpEchoFields = echoFields{
	difference: 0x0800, to: protocol.ICMPRespTo, in: protocol.ICMPRespIn, time: protocol.ICMPRespTime,
	unanswered: protocol.ICMPNoResp, notFound: protocol.ICMPRespNotFound,
}

// echo matches an echo reply to its request.
func (d *dissection) echo(t *transactions[icmpKey], b []byte, isRequest bool, fields *echoFields) {
	if !d.wantsAny(fields.to, fields.in, fields.time, fields.unanswered, fields.notFound) {
		return
	}
	now := d.now()
	if isRequest {
		if d.second && !d.isForetold(fields.in) {
			d.giveLabel(fields.unanswered)
			d.giveLabel(fields.notFound)
		}
		if k, ok := d.newICMPKey(b, 0); ok {
			t.ask(k, request{d.frame.Number, now})
		}
		return
	}
	k, ok := d.newICMPKey(b, fields.difference)
	if !ok {
		return
	}
	if r, ok := t.answer(k); ok {
		d.later(r.frame, fields.in, num(d.frame.Number))
		d.giveNum(fields.to, uint64(r.frame))
		d.give(fields.time, ftype.Value{Num: math.Float64bits(milliseconds(r.at, now))}, nil)
	}
}

// giveEchoTime takes the data of an echo for the time it was sent at, if it looks like that: within a day of the frame's. It returns
// how many bytes that takes up.
func (d *dissection) giveEchoTime(data []byte, at, relative *protocol.Field) int {
	if !d.plan.leftover && !d.wantsAny(at, relative) || len(data) < 8 {
		return 0
	}
	t, n := d.echoTime(data)
	if n == 0 {
		return 0
	}
	d.give(at, ftype.Value{Num: uint64(t.sec), Aux: uint32(t.nsec)}, data[:8])
	d.giveTime(relative, d.now().sub(t))
	return n
}

// echoTime tries the forms that ping programs write: seconds and microseconds of 64 or 32 bits, in either byte order. It
// returns the number of bytes as well, 0 where there is no time.
func (d *dissection) echoTime(data []byte) (stamp, int) {
	le, be := binary.LittleEndian, binary.BigEndian
	if len(data) >= 16 {
		if t, ok := d.nearby(le.Uint64(data), le.Uint64(data[8:])); ok {
			return t, 16
		}
		if t, ok := d.nearby(be.Uint64(data), be.Uint64(data[8:])); ok {
			return t, 16
		}
	}
	if t, ok := d.nearby(uint64(be.Uint32(data)), uint64(be.Uint32(data[4:]))); ok {
		return t, 8
	}
	if t, ok := d.nearby(uint64(le.Uint32(data)), uint64(le.Uint32(data[4:]))); ok {
		return t, 8
	}
	return stamp{}, 0
}

func (d *dissection) nearby(sec, usec uint64) (stamp, bool) {
	const day = 24 * 60 * 60
	diff := int64(sec) - d.frame.Sec
	return stamp{int64(sec), int32(usec * 1000), true}, usec < 1e6 && -day < diff && diff < day
}

// icmpExtensions reads the structure that follows what an error quotes.
func (d *dissection) icmpExtensions(e *protocol.Extensions, b []byte) {
	if !d.wantsExtensions(e) {
		return
	}
	if len(b) < 4 {
		d.givePart(e.Header[:1], b)
		return
	}
	d.givePart(e.Header, b)
	if binary.BigEndian.Uint16(b[2:]) == 0 {
		d.giveNum(e.ChecksumOK, checksumNotPresent)
	} else {
		d.giveChecksum(e.ChecksumOK, e.ChecksumBad, onesSum(0, b))
	}
	if b[0]>>4 != extensionVersion {
		return
	}
	for b = b[4:]; len(b) >= 4; {
		d.givePart(e.Object, b)
		n := int(binary.BigEndian.Uint16(b))
		if n < 4 {
			return
		}
		n = min(n, len(b))
		d.icmpObject(e, b[2], b[3], b[4:n])
		b = b[n:]
	}
}

// wantsExtensions tells whether the program asks for any of the extensions' fields.
func (d *dissection) wantsExtensions(e *protocol.Extensions) bool {
	return d.wantsAny(e.ChecksumOK, e.ChecksumBad, e.IdentName) || d.wantsPart(e.Header, e.Object, e.Data, e.Label,
		e.Info, e.InfoIndex, e.InfoAddress, e.InfoNameLength, e.InfoMTU, e.InfoIPv4, e.InfoIPv6, e.InfoUnknown,
		e.IdentIndex, e.IdentAddress, e.IdentIPv4, e.IdentIPv6, e.IdentAny)
}

func (d *dissection) icmpObject(e *protocol.Extensions, class, ctype byte, b []byte) {
	switch {
	case class == 1 && ctype == 1:
		for len(b) >= 4 {
			d.givePart(e.Label, b)
			b = b[4:]
		}
	case class == 2:
		d.icmpInterface(e, ctype, b)
	case class == 3 && ctype == 1:
		d.giveBytes(e.IdentName, untilNUL(b))
	case class == 3 && ctype == 2:
		d.givePart(e.IdentIndex, b)
	case class == 3 && ctype == 3:
		if d.givePart(e.IdentAddress, b) {
			d.giveAddress(binary.BigEndian.Uint16(b), b[4:], e.IdentIPv4, e.IdentIPv6, e.IdentAny)
		}
	default:
		if len(b) > 0 {
			d.givePart(e.Data, b)
		}
	}
}

// icmpInterface reads an interface information object (RFC 5837): its C-Type says what is there.
func (d *dissection) icmpInterface(e *protocol.Extensions, ctype byte, b []byte) {
	d.givePart(e.Info, []byte{ctype})
	if ctype&8 != 0 {
		if !d.givePart(e.InfoIndex, b) {
			return
		}
		b = b[4:]
	}
	if ctype&4 != 0 {
		if !d.givePart(e.InfoAddress, b) {
			return
		}
		n := d.giveAddress(binary.BigEndian.Uint16(b), b[4:], e.InfoIPv4, e.InfoIPv6, e.InfoUnknown)
		b = b[4+n:]
	}
	if ctype&2 != 0 {
		if !d.givePart(e.InfoNameLength, b) {
			return
		}
		b = b[min(max(int(b[0]), 1), len(b)):] // the name itself is no field
	}
	if ctype&1 != 0 {
		d.givePart(e.InfoMTU, b)
	}
}

// giveAddress adds an address of a family (the numbers are IANA's) and tells how long it is.
func (d *dissection) giveAddress(family uint16, b []byte, ipv4, ipv6, other protocol.Part) int {
	switch {
	case family == 1 && d.givePart(ipv4, b):
		return 4
	case family == 2 && d.givePart(ipv6, b):
		return 16
	case family != 1 && family != 2:
		d.givePart(other, b)
	}
	return len(b)
}

func untilNUL(b []byte) []byte {
	if i := bytes.IndexByte(b, 0); i >= 0 {
		return b[:i]
	}
	return b
}
