package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// The types of ICMPv6 that have code.
const (
	icmpv6Unreachable   = 1
	icmpv6TooBig        = 2
	icmpv6TimeExceeded  = 3
	icmpv6BadParameter  = 4
	icmpv6Echo          = 128
	icmpv6EchoReply     = 129
	icmpv6Query         = 130
	icmpv6Report1       = 131
	icmpv6Done          = 132
	icmpv6Solicit       = 133
	icmpv6Advertise     = 134
	icmpv6NeighbourAsk  = 135
	icmpv6NeighbourTell = 136
	icmpv6Redirect      = 137
	icmpv6Renumber      = 138
	icmpv6NodeAsk       = 139
	icmpv6NodeAnswer    = 140
	icmpv6Report2       = 143
	icmpv6AgentsAsk     = 144
	icmpv6HomeAgents    = 145
	icmpv6PrefixAsk     = 146
	icmpv6MobilePrefix  = 147
	icmpv6PathSolicit   = 148
	icmpv6PathAdvertise = 149
	icmpv6RouterAsk     = 152
	icmpv6RouterEnd     = 153
	icmpv6ExtEcho       = 160
)

// icmpv6Least is how many bytes a message of a type has at least.
var icmpv6Least = [256]int{
	icmpv6Query: 24, icmpv6Report1: 24, icmpv6Done: 24, icmpv6Advertise: 16, icmpv6NeighbourAsk: 24, icmpv6NeighbourTell: 24, icmpv6Redirect: 40,
	icmpv6Renumber: 16, icmpv6NodeAsk: 16, icmpv6PathAdvertise: 12,
}

// icmpv6Reserved is where bytes that say nothing stand in a message of a type that is no error: from, and up to.
var icmpv6Reserved = [256][2]int{
	icmpv6Solicit: {4, 8}, icmpv6NeighbourAsk: {4, 8}, icmpv6Redirect: {4, 8},
	icmpv6AgentsAsk: {6, 8}, icmpv6HomeAgents: {6, 8}, icmpv6PrefixAsk: {6, 8}, icmpv6PathAdvertise: {10, 12},
}

func icmpv6(d *dissection, l *layer) next {
	l.own = len(l.b)
	if len(l.b) < 4 {
		return next{}
	}
	d.icmpv6Checksum(l)
	b, t := l.b, l.load(protocol.ICMPv6Type)
	if protocol.ICMPv6.MinHeader <= len(b) && len(b) < icmpv6Least[t] {
		d.truncated(l.b, l.full)
	}
	if at := icmpv6Reserved[t]; at[1] > 0 && at[1] <= len(b) {
		d.giveBytes(protocol.ICMPv6Reserved, b[at[0]:at[1]])
	}
	switch t {
	case icmpv6Unreachable, icmpv6TimeExceeded, icmpv6TooBig, icmpv6BadParameter:
		return d.icmpv6Error(l, t)
	case icmpv6Echo, icmpv6EchoReply:
		return d.icmpv6Echo(l, t == icmpv6Echo)
	case icmpv6ExtEcho:
		if len(b) < 8 {
			break
		}
		d.icmpExtensions(protocol.ICMPv6Extensions, b[8:])
		if n := l.rest(protocol.Data, 8); len(n.b) < 4 || n.b[0]>>4 != extensionVersion {
			return n.unlessEmpty()
		}
	case icmpv6Query, icmpv6Report1, icmpv6Done:
		if t != icmpv6Query || l.full < 28 {
			d.givePart(protocol.ICMPv6Delay, b)
		} else if d.givePart(protocol.ICMPv6Query, b) {
			if d.addressList(protocol.ICMPv6QuerySource, b[28:], int(binary.BigEndian.Uint16(b[26:]))) == nil {
				return d.truncated(l.b, l.full)
			}
		}
	case icmpv6Solicit, icmpv6NeighbourAsk, icmpv6Redirect, icmpv6Advertise, icmpv6NeighbourTell, icmpv6MobilePrefix, icmpv6PathSolicit, icmpv6PathAdvertise:
		return d.icmpv6Options(l, max(protocol.ICMPv6.MinHeader, icmpv6Least[t]))
	case icmpv6RouterAsk, icmpv6RouterEnd: // which have no more than their type
		return next{enough: true}
	case icmpv6HomeAgents:
		if len(b) > 8 && len(b)%16 != 8 {
			return d.truncated(l.b, l.full)
		}
	case icmpv6Report2:
		if !d.icmpv6Report(b) {
			return d.truncated(l.b, l.full)
		}
	case icmpv6Renumber:
		if !d.icmpv6Renumber(b, l.load(protocol.ICMPv6Code)) {
			return d.truncated(l.b, l.full)
		}
	case icmpv6NodeAsk:
		if least := nodeSubjects[l.load(protocol.ICMPv6Code)]; len(b) > 16 && len(b) < 16+least {
			return d.truncated(l.b, l.full)
		}
	case icmpv6NodeAnswer:
		if !d.icmpv6NodeAnswer(l) {
			return d.truncated(l.b, l.full)
		}
	}
	return next{}
}

// icmpv6Checksum verifies the checksum, which covers the addresses, unless the message is cut or quoted.
func (d *dissection) icmpv6Checksum(l *layer) {
	if !d.wantsAny(protocol.ICMPv6ChecksumOK, protocol.ICMPv6ChecksumBad) {
		return
	}
	src, dst, ok := d.pseudoHeader()
	if len(l.b) < l.full || d.quoting() != nil || !ok {
		d.giveNum(protocol.ICMPv6ChecksumOK, checksumUnverified)
		return
	}
	sum := onesSum(uint64(l.full)+58, src)
	d.giveChecksum(protocol.ICMPv6ChecksumOK, protocol.ICMPv6ChecksumBad, onesSum(onesSum(sum, dst), l.b))
}

// icmpv6Error leads to the quoted packet. Only two types have a length for it.
func (d *dissection) icmpv6Error(l *layer, t uint64) next {
	b := l.b
	if len(b) < 8 {
		return d.truncated(l.b, l.full)
	}
	hasLength := t == icmpv6Unreachable || t == icmpv6TimeExceeded
	if hasLength {
		if b[4] != 0 {
			d.giveBytes(protocol.ICMPv6Reserved, b[5:8])
		} else {
			d.giveBytes(protocol.ICMPv6Reserved, b[4:8])
		}
	}
	n := l.rest(protocol.IPv6, 8)
	if len(n.b) == 0 {
		return d.truncated(l.b, l.full)
	}
	if quoted := int(b[4]) * 8; hasLength && quoted > 0 && quoted < n.full {
		n.full, n.b = quoted, n.b[:min(quoted, len(n.b))]
		if rest := 8 + quoted; rest <= len(b) {
			d.icmpExtensions(protocol.ICMPv6Extensions, b[rest:])
		}
	}
	if n.b[0]>>4 != 6 {
		n.proto = protocol.Data
	}
	return n
}

func (d *dissection) icmpv6Echo(l *layer, isRequest bool) next {
	if len(l.b) < 8 {
		return d.truncated(l.b, l.full)
	}
	nonce := isRequest && d.throughTeredo()
	if d.quoting() == nil && !nonce {
		d.echo(&d.state.icmpv6, l.b, isRequest, &icmpv6EchoFields)
	}
	data := l.b[8:]
	if nonce && len(data) >= 4 {
		d.giveBytes(protocol.ICMPv6Nonce, data[:4])
		data = data[4:]
	}
	n := len(l.b) - len(data) + d.giveEchoTime(data, protocol.ICMPv6DataTime, protocol.ICMPv6DataTimeRelative)
	if n == l.full {
		return next{}
	}
	return l.rest(protocol.Data, n)
}

var icmpv6EchoFields = echoFields{
	difference: 0xfeff, to: protocol.ICMPv6RespTo, in: protocol.ICMPv6RespIn, time: protocol.ICMPv6RespTime,
	unanswered: protocol.ICMPv6NoResp, notFound: protocol.ICMPv6RespNotFound,
}

// teredoPort is the UDP port of Teredo; an echo request to it begins with a nonce (RFC 4380, section 5.2.9).
const teredoPort = 3544

func (d *dissection) throughTeredo() bool {
	for i := len(d.layers) - 1; i >= 0; i-- {
		if l := &d.layers[i]; l.proto == protocol.UDP {
			return l.load(protocol.UDPDstPort) == teredoPort
		}
	}
	return false
}

// addressList reads n records of 16 bytes and gives what follows them, or nil where they do not fit.
func (d *dissection) addressList(p protocol.Part, b []byte, n int) []byte {
	for ; n > 0; n-- {
		if !d.givePart(p, b) {
			return nil
		}
		b = b[16:]
	}
	return b
}

// icmpv6Report reports false where a record does not fit.
func (d *dissection) icmpv6Report(b []byte) bool {
	if !d.givePart(protocol.ICMPv6Report, b) {
		return false
	}
	for b = b[8:]; len(b) > 0; { // whatever their number says
		if !d.givePart(protocol.ICMPv6Record, b) {
			return false
		}
		aux := 4 * int(b[1])
		b = d.addressList(protocol.ICMPv6RecordSource, b[20:], int(binary.BigEndian.Uint16(b[2:])))
		if b == nil || aux > len(b) {
			return false
		}
		if aux > 0 {
			d.giveBytes(protocol.ICMPv6RecordAux, b[:aux])
		}
		b = b[aux:]
	}
	return true
}

// icmpv6Renumber reads a router renumbering command: a match and any number of prefixes to use; or the results. It reports false where one
// of them does not fit.
func (d *dissection) icmpv6Renumber(b []byte, code uint64) bool {
	if !d.givePart(protocol.ICMPv6Renumber, b) {
		return true // which is known
	}
	b = b[16:]
	switch {
	case len(b) == 0:
	case code == 0:
		if !d.givePart(protocol.ICMPv6Match, b) {
			return false
		}
		for b = b[24:]; len(b) > 0; b = b[32:] {
			whole := d.givePart(protocol.ICMPv6Use, b)
			d.givePart(protocol.ICMPv6UseFlags, b)
			if !whole {
				return false
			}
		}
	case code == 1:
		for ; len(b) > 0; b = b[24:] {
			if !d.givePart(protocol.ICMPv6Result, b) {
				return false
			}
		}
	}
	return true
}

// nodeSubjects are the sizes of what questions about nodes are about, by their codes: an address of IPv6, a name, one of IPv4.
var nodeSubjects = [256]int{0: 16, 2: 4}

// The questions of node information whose answers begin with a number of seconds, or consist of addresses with one each.
const (
	nodeName = 2
	nodeIPv6 = 3
	nodeIPv4 = 4
)

// icmpv6NodeAnswer reports false where one of the addresses does not fit.
func (d *dissection) icmpv6NodeAnswer(l *layer) bool {
	const seconds = 4
	if len(l.b) < 16 {
		return false
	}
	b := l.b[16:]
	part, size := protocol.ICMPv6NodeIPv6, 20
	switch l.load(protocol.ICMPv6QueryType) {
	case nodeName:
		d.givePart(protocol.ICMPv6NodeTTL, b)
		return len(b) == 0 || len(b) >= seconds
	case nodeIPv6:
	case nodeIPv4:
		part, size = protocol.ICMPv6NodeIPv4, 8
	default:
		return true
	}
	for ; len(b) > 0; b = b[size:] {
		if !d.givePart(part, b) {
			return false
		}
	}
	return true
}

// The options of neighbour discovery that have code.
const (
	optSource     = 1
	optTarget     = 2
	optPrefix     = 3
	optRedirected = 4
	optMTU        = 5
	optInterval   = 7
	optHomeAgent  = 8
	optNonce      = 14
	optRoute      = 24
	optServers    = 25
	optSearch     = 31
	optPortal     = 37
	optPref64     = 38
)

// icmpv6Options reads the options from an offset on. A redirected packet among them is what follows.
func (d *dissection) icmpv6Options(l *layer, from int) next {
	var redirected next
	for at := from; at < len(l.b); {
		b := l.b[at:]
		if len(b) < 2 {
			d.truncated(l.b, l.full)
			break
		}
		d.givePart(protocol.ICMPv6Option, b)
		size := 8 * int(b[1])
		if size == 0 {
			d.giveLabel(protocol.ICMPv6OptInvalid)
			break
		}
		if size > len(b) {
			if b[0] != optSource && b[0] != optTarget {
				d.icmpv6Option(b)
			}
			d.truncated(l.b, l.full)
			break
		}
		if b[0] == optRedirected && size > 8 && b[8]>>4 == 6 {
			redirected = next{proto: protocol.IPv6, b: b[8:size], full: size - 8}
		}
		if !d.icmpv6Option(b[:size]) {
			d.truncated(l.b, l.full)
			break
		}
		at += size
	}
	return redirected
}

// icmpv6Option reads an option. It reports false where that ends before what must be there.
func (d *dissection) icmpv6Option(b []byte) bool {
	switch b[0] {
	case optSource, optTarget:
		d.giveBytes(protocol.ICMPv6OptLink, b[2:])
		if b[0] == optSource {
			d.giveBytes(protocol.ICMPv6OptSource, b[2:])
		} else {
			d.giveBytes(protocol.ICMPv6OptTarget, b[2:])
		}
	case optPrefix:
		return d.givePart(protocol.ICMPv6OptPrefixFlags, b)
	case optRedirected:
		if len(b) > 8 {
			d.givePart(protocol.ICMPv6OptRedirected, b)
		}
	case optMTU:
		d.givePart(protocol.ICMPv6OptMTU, b)
	case optInterval:
		d.givePart(protocol.ICMPv6OptInterval, b)
	case optHomeAgent:
		d.givePart(protocol.ICMPv6OptHomeAgent, b)
	case optNonce:
		d.giveBytes(protocol.ICMPv6OptNonce, b[2:])
	case optRoute:
		if d.givePart(protocol.ICMPv6OptRoute, b) {
			if len(b) > 8 {
				d.givePrefix(protocol.ICMPv6OptPrefix, b[8:])
			}
		}
	case optServers:
		if d.givePart(protocol.ICMPv6OptServers, b) {
			for b = b[8:]; len(b) > 0 && d.givePart(protocol.ICMPv6OptServer, b); b = b[16:] {
			}
		}
	case optSearch:
		if d.givePart(protocol.ICMPv6OptSearch, b) {
			return d.icmpv6Domains(b[8:])
		}
	case optPortal:
		d.giveBytes(protocol.ICMPv6OptPortal, untilNUL(b[2:]))
	case optPref64:
		d.icmpv6Pref64(b)
	}
	return true
}

// givePrefix adds the address that begins with b and ends with zeros.
func (d *dissection) givePrefix(f *protocol.Field, b []byte) {
	if !d.wants(f) {
		return
	}
	b = b[:min(len(b), 16)]
	start := len(d.arena)
	d.arena = append(d.arena, b...)
	for len(d.arena) < start+16 {
		d.arena = append(d.arena, 0)
	}
	d.give(f, ftype.Value{Bytes: d.arena[start : start+16], Aux: 128}, b)
}

// pref64Lengths are the prefix lengths of the option's codes, in bytes (RFC 8781).
var pref64Lengths = [...]int{12, 8, 7, 6, 5, 4}

func (d *dissection) icmpv6Pref64(b []byte) {
	if !d.givePart(protocol.ICMPv6OptPref64, b) {
		return
	}
	code := int(b[3] & 7)
	if code >= len(pref64Lengths) {
		d.giveLabel(protocol.ICMPv6OptInvalid)
		return
	}
	if n := pref64Lengths[code]; len(b) >= 4+n {
		d.givePrefix(protocol.ICMPv6OptPref64Prefix, b[4:4+n])
	}
}

// maxDomainLabel is the longest label of a domain name, in bytes.
const maxDomainLabel = 63

// icmpv6Domains reads the names of a search list (RFC 8106): labels with their lengths, padded with zeros.
func (d *dissection) icmpv6Domains(b []byte) bool {
	for len(b) > 0 {
		if b[0] == 0 {
			d.giveLabel(protocol.ICMPv6OptPadding)
			return true
		}
		start := len(d.arena)
		for len(b) > 0 && b[0] != 0 {
			n := int(b[0]) + 1
			if n > maxDomainLabel+1 || n > len(b) {
				return false
			}
			if len(d.arena) > start {
				d.arena = append(d.arena, '.')
			}
			d.arena = append(d.arena, b[1:n]...)
			b = b[n:]
		}
		if len(b) > 0 {
			b = b[1:]
		}
		d.give(protocol.ICMPv6OptDomain, ftype.Value{Bytes: d.arena[start:]}, nil)
	}
	return true
}
