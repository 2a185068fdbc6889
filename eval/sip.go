package eval

import (
	"bytes"
	"strconv"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// Limits of SIP.
const (
	maxSIPHeader = 1 << 16 // bytes of header lines that are waited for
	maxSIPCalls  = 1 << 16 // remembered in a generation
	maxSIPCallID = 256     // bytes by which calls are told apart
)

const sipVersion = "SIP/2.0"

// sipMessage is a message that is read.
type sipMessage struct {
	layer     int
	b         []byte
	full      int
	method    []byte // empty in a response
	code      int
	callID    []byte
	sequence  int
	of        []byte // the method of the CSeq line
	mediaType []byte
	length    int // of the body; -1: not said
}

// sip reads messages: one in a datagram, those that follow each other in a stream.
func sip(d *dissection, l *layer) next {
	i, b, full := len(d.layers)-1, l.b, l.full
	stream := d.carrier.stream || d.layers[d.carrier.layer].proto == protocol.TCP
	if !stream {
		m := sipMessage{layer: i, b: b, full: full, length: -1}
		if !m.begins() {
			return refused
		}
		d.sipMessage(&m)
		return next{}
	}
	if d.carrier.guessing {
		if m := (sipMessage{b: b}); !m.begins() {
			return refused
		}
		d.carrier.guessing = false
	}
	if len(b) > 0 && (b[0] == '\r' || b[0] == '\n') { // keeps the connection open
		d.layers = d.layers[:i]
		return next{}
	}
	for at := 0; at < full && len(d.layers) < maxLayers; {
		m := sipMessage{layer: i, b: b[min(at, len(b)):], length: -1}
		n, more := m.extent(full - at)
		if more != 0 && d.need(at, more) {
			if at == 0 {
				d.layers = d.layers[:i]
			}
			return next{}
		}
		if !m.begins() {
			if at == 0 {
				d.layers = d.layers[:i]
			}
			break
		}
		if at > 0 {
			d.layers = append(d.layers, layer{proto: protocol.SIP, again: true})
			m.layer = len(d.layers) - 1
		}
		m.b, m.full = m.b[:min(n, len(m.b))], n
		l := &d.layers[m.layer]
		l.b, l.full, l.own, l.has = m.b, n, len(m.b), len(m.b)
		d.sipMessage(&m)
		at += n
	}
	return next{}
}

// begins tells whether the first line is one of SIP.
func (m *sipMessage) begins() bool {
	n, _, _ := textLine(m.b, false)
	first, rest, ok := bytes.Cut(m.b[:n], []byte(" "))
	if !ok || len(first) == 0 || bytes.IndexByte(m.b[:n], 0) >= 0 {
		return false
	}
	if bytes.EqualFold(first, []byte(sipVersion)) {
		code, _, ok := bytes.Cut(rest, []byte(" "))
		return ok && len(code) == 3 && leadingNumber(code) >= 100
	}
	uri, version, ok := bytes.Cut(rest, []byte(" "))
	return ok && bytes.IndexByte(uri, ':') >= 0 && bytes.Equal(version, []byte(sipVersion))
}

// extent finds the length of a message in a stream, or how much more of the stream it takes to know it.
func (m *sipMessage) extent(full int) (length, more int) {
	body := 0
	for at := 0; ; {
		n, end, ok := textLine(m.b[at:], true)
		if !ok {
			if at > maxSIPHeader {
				return full, 0
			}
			return full, nextSegment
		}
		line := m.b[at : at+n]
		at += end
		if n == 0 {
			length = at + body
			return min(length, full), max(length-full, 0)
		}
		name, value, _ := bytes.Cut(line, []byte(":"))
		if sipHeaderName(name) == "content-length" {
			body = min(max(leadingNumber(bytes.TrimSpace(value)), 0), maxPDUSize)
		}
	}
}

// sipShort are the short names of header lines.
var sipShort = map[string]string{
	"a": "accept-contact", "b": "referred-by", "c": "content-type", "d": "request-disposition", "e": "content-encoding", "f": "from",
	"i": "call-id", "j": "reject-contact", "k": "supported", "l": "content-length", "m": "contact", "n": "identity-info", "o": "event",
	"r": "refer-to", "s": "subject", "t": "to", "u": "allow-events", "v": "via", "x": "session-expires", "y": "identity",
}

// sipHeaderName is the long name of a header line in small letters.
func sipHeaderName(name []byte) string {
	s := string(appendLower(nil, name))
	if long := sipShort[s]; long != "" {
		return long
	}
	return s
}

func (d *dissection) sipMessage(m *sipMessage) {
	d.layers[m.layer].own = len(m.b)
	n, at, _ := textLine(m.b, false)
	d.sipFirstLine(m, m.b[:n])
	from, cut := at, false
	for terminated := at == len(m.b); at < len(m.b); {
		n, end := sipLine(m.b[at:])
		if n == 0 {
			at += end
			break
		}
		if cut = n == end; cut {
			at = len(m.b)
			break
		}
		d.sipHeader(m, m.b[at:at+n], m.b[at:at+end])
		if at += end; at == len(m.b) && at == m.full && !terminated {
			d.giveLabelAt(m.layer, protocol.SIPNotTerminated)
		}
	}
	d.giveLine(m.layer, protocol.SIPHeader, m.b[from:at])
	if len(m.callID) > 0 {
		d.giveLine(m.layer, protocol.SIPCallID, m.callID)
	}
	if cut || at == len(m.b) && at < m.full {
		d.truncated(m.b, m.full)
		return
	}
	if len(m.callID) == 0 {
		d.giveLabelAt(m.layer, protocol.SIPNoCallID)
	}
	d.sipTransaction(m)
	d.sipBody(m, m.b[at:])
}

// sipLine finds the end of a header line, with the lines that continue it.
func sipLine(b []byte) (length, next int) {
	for {
		n, end, _ := textLine(b[next:], false)
		length, next = next+n, next+end
		if n == 0 || next >= len(b) || b[next] != ' ' && b[next] != '\t' {
			return length, next
		}
	}
}

func (d *dissection) sipFirstLine(m *sipMessage, line []byte) {
	first, rest, _ := bytes.Cut(line, []byte(" "))
	if bytes.EqualFold(first, []byte(sipVersion)) {
		m.code = leadingNumber(rest)
		d.giveLine(m.layer, protocol.SIPStatusLine, line)
		d.giveAt(m.layer, protocol.SIPCode, num(m.code), rest[:3])
		return
	}
	m.method = first
	uri, _, _ := bytes.Cut(rest, []byte(" "))
	d.giveLine(m.layer, protocol.SIPRequestLine, line)
	d.giveLine(m.layer, protocol.SIPMethod, m.method)
	d.giveLine(m.layer, protocol.SIPURI, uri)
	d.giveSIPURI(m.layer, uri, &sipRequestAddress)
}

var sipRequestAddress = protocol.SIPAddress{User: protocol.SIPURIUser, Host: protocol.SIPURIHost, Port: protocol.SIPURIPort}

func (d *dissection) sipHeader(m *sipMessage, line, whole []byte) {
	name, value, ok := bytes.Cut(line, []byte(":"))
	if !ok {
		d.giveLabelAt(m.layer, protocol.SIPNoColon)
		return
	}
	long := sipHeaderName(name)
	f := protocol.SIPHeaders[long]
	if f == nil {
		d.giveLabelAt(m.layer, protocol.SIPUnknownHeader)
		return
	}
	value = bytes.TrimLeft(value, " \t\r\n")
	d.sipHeaderValue(m, f, value, whole)
	if a := protocol.SIPAddresses[long]; a != nil {
		d.sipAddresses(m, long, a, value)
	}
	switch long {
	case "call-id":
		m.callID = value
	case "content-type":
		m.mediaType = value
	case "cseq":
		number, method, _ := bytes.Cut(value, []byte(" "))
		m.sequence, m.of = max(leadingNumber(number), 0), bytes.TrimLeft(method, " \t")
		d.giveAt(m.layer, protocol.SIPSequence, num(m.sequence), number)
		d.giveLine(m.layer, protocol.SIPSequenceMethod, m.of)
	case "rack":
		d.sipAck(m, value)
	case "via":
		d.sipVia(m, value)
	case "reason":
		d.sipReason(m, value)
	case "authorization", "proxy-authorization", "www-authenticate", "proxy-authenticate", "authentication-info":
		d.giveLine(m.layer, protocol.SIPAuth, whole)
		d.sipAuth(m, long != "authentication-info", value)
	}
}

// sipHeaderValue gives a header line. A number that is none is zero.
func (d *dissection) sipHeaderValue(m *sipMessage, f *protocol.Field, value, whole []byte) {
	if f.Type.Family() != ftype.IntegerFamily {
		text, _, _ := bytes.Cut(value, []byte{0})
		d.giveUTF8(m.layer, f, text, whole)
		return
	}
	n, err := strconv.ParseUint(string(bytes.TrimRight(value, " \t")), 10, 32)
	if err != nil {
		n = 0
	}
	d.giveAt(m.layer, f, num(int(n)), value)
	if f == sipContentLength {
		m.length = int(n)
		if err != nil {
			d.giveLabelAt(m.layer, protocol.SIPBadLength)
		}
	}
}

var sipContentLength = protocol.SIPHeaders["content-length"]

func (d *dissection) sipAck(m *sipMessage, value []byte) {
	parts := bytes.Fields(value)
	if len(parts) != 3 {
		return
	}
	d.giveAt(m.layer, protocol.SIPAckResponse, num(max(leadingNumber(parts[0]), 0)), parts[0])
	d.giveAt(m.layer, protocol.SIPAckSequence, num(max(leadingNumber(parts[1]), 0)), parts[1])
	d.giveLine(m.layer, protocol.SIPAckSequenceMethod, parts[2])
}

// sipVia reads who sent the message, and through whom it came.
func (d *dissection) sipVia(m *sipMessage, value []byte) {
	for len(value) > 0 {
		var via []byte
		via, value, _ = cutQuoted(value, ',')
		via = bytes.TrimSpace(via)
		sent, parameters, _ := cutQuoted(via, ';')
		if bytes.HasSuffix(sent, []byte(" ")) { // what follows a blank Wireshark takes for another address
			parameters = nil
		}
		i := bytes.LastIndexByte(bytes.TrimRight(sent, " \t"), ' ')
		if i < 0 {
			return
		}
		slash := bytes.LastIndexByte(sent[:i], '/')
		d.giveLine(m.layer, protocol.SIPViaTransport, bytes.TrimSpace(sent[slash+1:i]))
		host, port := cutPort(bytes.TrimSpace(sent[i:]))
		if n := len(host); n > 2 && host[0] == '[' && host[n-1] == ']' {
			host = host[1 : n-1]
		}
		d.giveLine(m.layer, protocol.SIPViaAddress, host)
		if n := leadingNumber(port); n > 0 && n <= 0xffff {
			d.giveAt(m.layer, protocol.SIPViaPort, num(n), port)
		}
		d.sipParameters(parameters, func(name, value []byte, whole []byte) {
			f := protocol.SIPViaParameters[string(appendLower(nil, name))]
			if f == nil {
				return
			}
			if value == nil {
				value = whole
			}
			d.giveLine(m.layer, f, value)
		})
	}
}

// sipParameters calls f for each of the parameters that ";" separates. A parameter without "=" has no value.
func (d *dissection) sipParameters(b []byte, f func(name, value, whole []byte)) {
	for len(b) > 0 {
		var p []byte
		p, b, _ = cutQuoted(b, ';')
		if p = bytes.TrimSpace(p); len(p) == 0 {
			continue
		}
		name, value, ok := bytes.Cut(p, []byte("="))
		if !ok {
			value = nil
		}
		f(bytes.TrimSpace(name), bytes.TrimSpace(value), p)
	}
}

// cutQuoted cuts at the first separator that stands in no quotes and no angle brackets.
func cutQuoted(b []byte, separator byte) (before, after []byte, found bool) {
	quoted, angle := false, false
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c == '\\' && quoted:
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '<':
			angle = true
		case c == '>':
			angle = false
		case c == separator && !angle:
			return b[:i], b[i+1:], true
		}
	}
	return b, nil, false
}

// cutPort cuts a port off a host.
func cutPort(b []byte) (host, port []byte) {
	i := bytes.LastIndexByte(b, ':')
	if i < 0 || bytes.IndexByte(b[i:], ']') >= 0 {
		return b, nil
	}
	return b[:i], b[i+1:]
}

// sipReason reads why a call ended.
func (d *dissection) sipReason(m *sipMessage, value []byte) {
	value, _, _ = cutQuoted(value, ',')
	name, parameters, ok := bytes.Cut(value, []byte(";"))
	if !ok {
		return
	}
	d.giveLine(m.layer, protocol.SIPReasonProtocol, name)
	d.sipParameters(parameters, func(key, value, _ []byte) {
		switch string(key) {
		case "cause":
			f := protocol.SIPReasonOther
			switch string(appendLower(nil, name)) {
			case "q.850":
				f = protocol.SIPReasonQ850
			case "sip":
				f = protocol.SIPReasonSIP
			}
			d.giveAt(m.layer, f, num(max(leadingNumber(value), 0)), value)
		case "text":
			d.giveLine(m.layer, protocol.SIPReasonText, bytes.Trim(value, `"`))
		}
	})
}

// sipAuth reads credentials, or what is asked for.
func (d *dissection) sipAuth(m *sipMessage, scheme bool, value []byte) {
	if scheme {
		var name []byte
		name, value, _ = bytes.Cut(value, []byte(" "))
		d.giveLine(m.layer, protocol.SIPAuthScheme, name)
	}
	for len(value) > 0 {
		var p []byte
		p, value, _ = cutQuoted(value, ',')
		name, v, ok := bytes.Cut(p, []byte("="))
		if f := protocol.SIPAuthParameters[string(appendLower(nil, bytes.TrimSpace(name)))]; ok && f != nil {
			d.giveLine(m.layer, f, bytes.TrimSpace(v))
		}
	}
}

// sipAddresses reads the addresses of a header line.
func (d *dissection) sipAddresses(m *sipMessage, name string, a *protocol.SIPAddress, value []byte) {
	several := name != "to" && name != "from"
	for len(value) > 0 {
		one := value
		value = nil
		if several {
			one, value, _ = cutQuoted(one, ',')
		}
		one = bytes.TrimSpace(one)
		if string(one) == "*" {
			return
		}
		address, parameters, _ := cutQuoted(one, ';')
		if open := bytes.IndexByte(address, '<'); open >= 0 {
			if open > 0 {
				display := address[:open]
				if display[0] == '"' {
					display = bytes.TrimRight(display, " \t")
				}
				d.giveLine(m.layer, protocol.SIPDisplay, display)
				d.giveLine(m.layer, a.Display, display)
			}
			address, _, _ = bytes.Cut(address[open+1:], []byte(">"))
		}
		d.giveLine(m.layer, a.URI, address)
		d.giveSIPURI(m.layer, address, a)
		d.sipParameters(parameters, func(name, value, whole []byte) {
			switch {
			case a == sipContact:
				d.giveLine(m.layer, protocol.SIPContactParameter, whole)
			case a.Tag != nil && string(appendLower(nil, name)) == "tag":
				d.giveLine(m.layer, protocol.SIPTag, value)
				d.giveLine(m.layer, a.Tag, value)
			}
		})
		if !several || name[0] == 'p' {
			return
		}
	}
}

var sipContact = protocol.SIPAddresses["contact"]

// giveSIPURI gives the parts of an address. Users and ports of one character Wireshark does not see.
func (d *dissection) giveSIPURI(layer int, uri []byte, a *protocol.SIPAddress) {
	scheme, rest, ok := bytes.Cut(uri, []byte(":"))
	if s := string(appendLower(nil, scheme)); !ok || s != "sip" && s != "sips" {
		return
	}
	host, parameters, _ := bytes.Cut(rest, []byte(";"))
	if at := bytes.IndexByte(rest, '@'); at >= 0 {
		if at > 1 {
			d.giveLine(layer, a.User, rest[:at])
		}
		host, parameters, _ = bytes.Cut(rest[at+1:], []byte(";"))
	}
	host, port := cutPort(host)
	d.giveLine(layer, a.Host, host)
	if len(port) > 1 {
		d.giveLine(layer, a.Port, port)
	}
	if a.Parameter == nil {
		return
	}
	for len(parameters) > 0 {
		var p []byte
		p, parameters, _ = bytes.Cut(parameters, []byte(";"))
		d.giveLine(layer, a.Parameter, p)
	}
}

// giveLine adds a text in UTF-8, up to the first character NUL.
func (d *dissection) giveLine(layer int, f *protocol.Field, b []byte) {
	text, _, _ := bytes.Cut(b, []byte{0})
	d.giveUTF8(layer, f, text, b)
}

// sipBody hands the body on.
func (d *dissection) sipBody(m *sipMessage, b []byte) {
	if m.length >= 0 {
		b = b[:min(m.length, len(b))]
	}
	if len(b) == 0 {
		return
	}
	d.giveBytesAt(m.layer, protocol.SIPBody, b)
	if p := protocol.MediaTypes.Exactly(mediaType(m.mediaType)); p != nil {
		d.body(p, m.mediaType, b, len(b))
		d.call = sipCall{}
		if p == protocol.SDP && len(m.callID) > 0 {
			d.giveLine(m.layer, protocol.SIPCallID, m.callID)
		}
	}
}
