package eval

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"slices"
	"strconv"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// Limits of HTTP.
const (
	maxHTTPHeader = 1 << 18 // bytes of header lines that are waited for; servers allow 8,192 to 65,536
	maxHTTPURI    = 1 << 12 // remembered of a request, for its response
	maxHTTPRanges = 16      // requests for a part of something that wait for their responses
)

// httpConv is what HTTP remembers of a conversation.
type httpConv struct {
	latest   httpExchange   // the latest request
	answered bool           // by a final response
	ranges   []httpExchange // requests for a part of something
	seen     bool           // a request or a response was seen
	carrier  bool           // of HTTP/2
	head     bool           // the latest request's method
	second   bool           // the client is the flow's second end
	target   []byte         // what the latest request, a CONNECT, asked for

	switched *protocol.Protocol // what follows an upgrade; HTTP stands for a tunnel
	from     int                // frame and offset of what follows
	offset   int
	inner    session // of what comes through the tunnel

	progress [2]httpProgress // by direction
}

// httpExchange is a request, as its response tells of it.
type httpExchange struct {
	frame   int // 0: there was none
	at      stamp
	uri     []byte // if it is asked for
	fullURI []byte
	end     int // of the range that was asked for
}

// httpKind is what a message begins with.
type httpKind uint8

const (
	httpOther httpKind = iota
	httpRequest
	httpResponse
	httpNotification
)

// httpMethods are those that Wireshark knows; others do not make a request.
var httpMethods = map[string]httpKind{}

func init() {
	for _, m := range []string{"GET", "PUT", "COPY", "HEAD", "LOCK", "MOVE", "POLL", "POST", "BCOPY", "BMOVE", "MKCOL", "TRACE", "PATCH", "LABEL",
		"MERGE", "DELETE", "SEARCH", "UNLOCK", "REPORT", "UPDATE", "BDELETE", "CONNECT", "OPTIONS", "CHECKIN", "PROPFIND", "CHECKOUT", "CCM_POST",
		"BPROPFIND", "PROPPATCH", "BPROPPATCH", "UNCHECKOUT", "MKACTIVITY", "MKWORKSPACE", "RPC_CONNECT", "RPC_IN_DATA", "RPC_OUT_DATA",
		"VERSION-CONTROL", "BASELINE-CONTROL"} {
		httpMethods[m] = httpRequest
	}
	for _, m := range []string{"NOTIFY", "SUBSCRIBE", "UNSUBSCRIBE"} {
		httpMethods[m] = httpNotification
	}
}

func httpKindOf(line []byte) httpKind {
	if bytes.HasPrefix(line, []byte("HTTP/")) || bytes.HasPrefix(line, []byte("ICY")) {
		return httpResponse
	}
	method, _, _ := bytes.Cut(line, []byte(" "))
	return httpMethods[string(bytes.TrimPrefix(method, []byte("M-")))] // RFC 2774
}

// line finds the end of the first line. A CR or an LF ends one, or both; where more may come, a CR at the very end does not.
func textLine(b []byte, more bool) (length, next int, ok bool) {
	i := bytes.IndexByte(b, '\n')
	if i < 0 {
		i = len(b)
	}
	if j := bytes.IndexByte(b[:i], '\r'); j >= 0 {
		switch {
		case j+1 < len(b) && b[j+1] == '\n':
			return j, j + 2, true
		case j+1 < len(b) || !more:
			return j, j + 1, true
		}
		return 0, 0, false
	}
	if i == len(b) {
		return i, i, !more
	}
	return i, i + 1, true
}

// httpGuess tells whether bytes that nothing else is known of begin with a line of HTTP/1.
func httpGuess(b []byte) bool {
	const version, full = "HTTP/1.", len("HTTP/1.1")
	n, _, ok := textLine(b, true)
	return ok && n > full && (bytes.EqualFold(b[:len(version)], []byte(version)) || bytes.EqualFold(b[n-full:n-1], []byte(version)))
}

func http(d *dissection, l *layer) next {
	if d.carrier.guessing {
		if !httpGuess(l.b) {
			return refused
		}
		d.carries(protocol.HTTP)
		d.carrier.guessing = false
	}
	conv, first := remembered[httpConv](d, protocol.HTTP), len(d.layers)-1
	b, full := l.b, l.full
	if conv.carrier || !conv.seen && bytes.HasPrefix(b, []byte(http2Magic)) {
		conv.carrier = true
		l.proto = protocol.HTTPCarrier
		return next{proto: protocol.HTTP2, b: b, full: full}
	}
	for at, i := 0, first; at < full && len(d.layers) < maxLayers; i = -1 {
		if conv.switched != nil && (d.frame.Number > conv.from || d.frame.Number == conv.from && at >= conv.offset) {
			return d.httpSwitched(conv, b[min(at, len(b)):], full-at, at)
		}
		m := httpMessage{conv: conv, b: b[min(at, len(b)):], full: full - at, at: at, layer: i}
		n := d.httpMessage(&m)
		if n == 0 {
			break
		}
		at += n
	}
	return next{}
}

// ssdp is messages of HTTP in datagrams.
func ssdp(d *dissection, l *layer) next {
	m := httpMessage{conv: &httpConv{}, b: l.b, full: l.full, layer: len(d.layers) - 1, datagram: true}
	d.httpMessage(&m)
	return next{}
}

// httpMessage is a message that is read.
type httpMessage struct {
	conv     *httpConv
	b        []byte
	full     int
	at       int // where it begins in what the stream gave
	layer    int // -1: it has none yet
	datagram bool

	kind      httpKind
	code      int
	uri       []byte
	host      []byte
	hasHost   bool
	mediaType []byte
	hasType   bool
	encoding  []byte
	length    int // by Content-Length; -1: none
	coding    httpCoding
	connect   bool // asks for a tunnel
	partial   bool // it has a Content-Range
	rangeEnd  int  // of Range or Content-Range; -1: none
	upgrade   []byte
	token     next // of GSS-API
	unread    bool // the capture cut it so that Wireshark tells little of it

	extensions, subprotocol []byte // of WebSocket
}

// httpMessage reads one message, and tells how long it is: 0 where nothing more can be read.
func (d *dissection) httpMessage(m *httpMessage) int {
	conv := m.conv
	b, skipped := m.b, 0
	n, _, ok := textLine(b, true)
	if ok && n == 0 && len(b) > 2 && b[0] == '\r' && b[1] == '\n' && ' ' <= b[2] && b[2] < 0x7f {
		b, skipped = b[2:], 2
		n, _, ok = textLine(b, true)
	}
	if printable := len(b) > 0 && ' ' <= b[0] && b[0] < 0x7f; !ok && printable && d.need(m.at, nextSegment) {
		return d.httpNothing(m)
	}
	cut := len(m.b) < m.full
	if cut && !ok && bytes.HasSuffix(b, []byte("\r")) {
		d.damaged(protocol.Short)
		return d.httpNothing(m)
	}
	if !ok {
		n = len(b)
	}
	m.kind, m.length, m.rangeEnd = httpKindOf(b[:n]), -1, -1
	if m.kind != httpOther {
		if more := m.missing(d, skipped); more != 0 && m.ask(d, more) {
			d.begun = begun{b[:n], m.full}
			return d.httpNothing(m)
		}
	} else if !conv.seen && !httpHeaderLine(b[:n]) {
		if cut {
			d.damaged(protocol.Short)
		}
		return d.httpNothing(m)
	}
	if m.layer < 0 {
		d.layers = append(d.layers, layer{proto: protocol.HTTP, b: m.b, full: m.full, own: len(m.b), has: len(m.b)})
		m.layer = len(d.layers) - 1
	}
	l := &d.layers[m.layer]
	l.own, l.has = len(l.b), len(l.b)
	if skipped > 0 {
		d.giveLabelAt(m.layer, protocol.HTTPLeadingCRLF)
	}
	if m.kind == httpOther && m.at > 0 {
		d.giveLabelAt(m.layer, protocol.HTTPExcess)
	}
	at, end := d.httpLines(m, b)
	at += skipped
	m.unread = cut && end == httpOpen
	d.walk(m.token)
	d.httpTransaction(m)
	if cut && (end == httpBytes || end == httpOpen) {
		d.damaged(protocol.Short)
		return m.full
	}
	size := d.httpBody(m, at)
	if m.kind != httpOther && len(m.b) < min(size, m.full) {
		d.damaged(protocol.Short)
	}
	return size
}

// httpNothing takes the layer of a message away of which nothing is shown.
func (d *dissection) httpNothing(m *httpMessage) int {
	if m.layer >= 0 {
		d.layers = d.layers[:m.layer]
	}
	return 0
}

// httpHeaderLine tells whether a line begins as a header line does, with a token and a colon.
func httpHeaderLine(line []byte) bool {
	colon := bytes.IndexByte(line, ':')
	return colon > 0 && httpToken(line[:colon])
}

func httpToken(name []byte) bool {
	for _, c := range name {
		if c <= ' ' || c >= 0x7f || bytes.IndexByte([]byte(`()<>@,;\"/[]?={}`), c) >= 0 {
			return false
		}
	}
	return true
}

// httpEnd is what ends the lines of a message.
type httpEnd int

const (
	httpText  httpEnd = iota // a line that is none of a header
	httpBlank                // an empty line
	httpBytes                // the bytes are at their end
	httpOpen                 // the same, in a line that has neither a colon nor an end: nobody knows what it is
)

// httpLines reads the first line and the header lines. It tells where the body begins, and what says so.
func (d *dissection) httpLines(m *httpMessage, b []byte) (at int, ends httpEnd) {
	for first := true; at < len(b); first = false {
		n, end, _ := textLine(b[at:], false)
		line, whole := b[at:at+n], b[at:at+end]
		switch {
		case first && m.kind == httpResponse:
			d.httpStatusLine(m, line)
		case first && m.kind != httpOther:
			d.httpRequestLine(m, line)
		case n == 0 && !first:
			return at + end, httpBlank
		case bytes.IndexByte(line, ':') < 0 && at+n == len(b):
			return at, httpOpen
		case bytes.IndexByte(line, ':') < 0 || first && !httpHeaderLine(line):
			return at, httpText
		default:
			d.httpHeader(m, line, whole)
		}
		at += end
	}
	return at, httpBytes
}

func (d *dissection) httpRequestLine(m *httpMessage, line []byte) {
	method, rest, _ := bytes.Cut(line, []byte(" "))
	uri, version, _ := bytes.Cut(rest, []byte(" "))
	m.uri = uri
	d.giveASCII(m.layer, protocol.HTTPMethod, method)
	d.giveASCII(m.layer, protocol.HTTPURI, uri)
	d.giveASCII(m.layer, protocol.HTTPVersion, bytes.TrimLeft(version, " "))
	m.connect = string(method) == "CONNECT"
	m.conv.second, m.conv.head = d.carrier.second, string(method) == "HEAD"
	d.giveURIParts(m.layer, uri)
}

// giveURIParts gives the parts of a URI that has a query or several segments.
func (d *dissection) giveURIParts(layer int, uri []byte) {
	path, query, asks := bytes.Cut(uri, []byte("?"))
	if segments := bytes.ContainsAny(path[min(1, len(path)):], httpSubDelims); segments || asks {
		d.giveASCII(layer, protocol.HTTPURIPath, path)
		if segments {
			d.giveSplit(layer, protocol.HTTPURISegment, path)
		}
	}
	if asks {
		d.giveASCII(layer, protocol.HTTPURIQuery, query)
		d.giveSplit(layer, protocol.HTTPURIParameter, query)
	}
}

// httpSubDelims are what separates parts of a URI: the delimiters of RFC 3986 but "=".
const httpSubDelims = "!$&'()*+,;"

// giveSplit gives the parts between delimiters. As Wireshark reads them, a delimiter at the beginning of a part belongs to it.
func (d *dissection) giveSplit(layer int, f *protocol.Field, b []byte) {
	for len(b) > 0 && d.wants(f) {
		part := b
		b = nil
		if i := bytes.IndexAny(part[1:], httpSubDelims); i >= 0 {
			part, b = part[:i+1], part[i+2:]
		}
		d.giveASCII(layer, f, part)
	}
}

func (d *dissection) httpStatusLine(m *httpMessage, line []byte) {
	token := func() []byte {
		t, rest, _ := bytes.Cut(line, []byte(" "))
		line = bytes.TrimLeft(rest, " ")
		return t
	}
	version := token()
	code := token()
	m.code = max(leadingNumber(code), 0) & 0xffffff
	d.giveASCII(m.layer, protocol.HTTPAnswerVersion, version)
	if len(code) == 0 {
		return
	}
	d.giveAt(m.layer, protocol.HTTPCode, num(m.code), code)
	if d.wants(protocol.HTTPCodeText) {
		t := httpStatus[m.code]
		if t == "" {
			t = fmt.Sprintf("Unknown (%d)", m.code)
		}
		d.giveASCII(m.layer, protocol.HTTPCodeText, []byte(t))
	}
	if len(line) > 0 {
		d.giveASCII(m.layer, protocol.HTTPPhrase, line)
	}
}

func (d *dissection) httpHeader(m *httpMessage, line, whole []byte) {
	name, value, _ := bytes.Cut(line, []byte(":"))
	value = bytes.TrimLeft(value, " \t")
	f := httpHeaderField(name)
	switch m.kind {
	case httpRequest:
		d.giveASCII(m.layer, protocol.HTTPRequestLine, whole)
	case httpResponse:
		d.giveASCII(m.layer, protocol.HTTPResponseLine, whole)
	default:
		if !httpToken(name) {
			d.giveASCII(m.layer, protocol.HTTPUnknownHeader, whole)
		} else if f == nil && d.wants(protocol.HTTPUnknownHeader) {
			start := len(d.arena)
			d.arena = appendEscaped(d.arena, whole)
			d.giveASCII(m.layer, protocol.HTTPUnknownHeader, d.arena[start:])
		}
	}
	if !httpToken(name) {
		d.giveLabelAt(m.layer, protocol.HTTPBadHeader)
		return
	}
	if f == nil {
		if len(name) == len(http2SettingsName) && string(appendLower(nil, name)) == http2SettingsName {
			d.http2SettingsLine(m, value)
		}
		return
	}
	d.giveASCIIOf(m.layer, f, value, whole)
	switch f {
	case httpHost:
		m.host, m.hasHost = value, true
	case httpContentType:
		m.mediaType, m.hasType = value, true
	case httpContentEncoding:
		m.encoding = value
	case httpUpgrade:
		m.upgrade = value
	case httpExtensions:
		m.extensions = value
	case httpSubprotocol:
		m.subprotocol = value
	case httpRange, httpContentRange:
		_, end, _ := bytes.Cut(value, []byte("-"))
		m.rangeEnd = leadingNumber(end)
		m.partial = f == httpContentRange
	case httpContentLength:
		m.length = contentLength(value)
		if m.length >= 0 {
			d.giveAt(m.layer, protocol.HTTPContentLength, num(m.length), whole)
		}
	case httpTransferEncoding:
		m.coding = transferCoding(value)
		if m.coding == codingUnknown {
			d.giveLabelAt(m.layer, protocol.HTTPUnknownCoded)
		}
	case httpCookie:
		d.httpCookies(m, value)
	case httpAuthorization, httpProxyAuthorization:
		d.httpCredentials(m, value)
		d.httpGSSToken(m, value)
	case httpAuthenticate, httpProxyAuthenticate:
		d.httpGSSToken(m, value)
	}
	if (f == httpContentLength || f == httpTransferEncoding) && m.length >= 0 && m.coding != codingNone {
		d.giveLabelAt(m.layer, protocol.HTTPTwoLengths)
	}
}

// The header lines that say more than their text.
var (
	httpHost               = protocol.HTTPHeaders["host"]
	httpContentType        = protocol.HTTPHeaders["content-type"]
	httpContentEncoding    = protocol.HTTPHeaders["content-encoding"]
	httpRange              = protocol.HTTPHeaders["range"]
	httpContentRange       = protocol.HTTPHeaders["content-range"]
	httpContentLength      = protocol.HTTPHeaders["content-length"]
	httpTransferEncoding   = protocol.HTTPHeaders["transfer-encoding"]
	httpUpgrade            = protocol.HTTPHeaders["upgrade"]
	httpExtensions         = protocol.HTTPHeaders["sec-websocket-extensions"]
	httpSubprotocol        = protocol.HTTPHeaders["sec-websocket-protocol"]
	httpCookie             = protocol.HTTPHeaders["cookie"]
	httpAuthorization      = protocol.HTTPHeaders["authorization"]
	httpProxyAuthorization = protocol.HTTPHeaders["proxy-authorization"]
	httpAuthenticate       = protocol.HTTPHeaders["www-authenticate"]
	httpProxyAuthenticate  = protocol.HTTPHeaders["proxy-authenticate"]
)

// httpHeaderField finds the field of a header line, by its name in any case.
func httpHeaderField(name []byte) *protocol.Field {
	var small [32]byte // longer than any name
	if len(name) > len(small) {
		return nil
	}
	return protocol.HTTPHeaders[string(appendLower(small[:0], name))]
}

func appendLower(dst, b []byte) []byte {
	for _, c := range b {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		dst = append(dst, c)
	}
	return dst
}

func (d *dissection) httpCookies(m *httpMessage, value []byte) {
	if !d.wants(protocol.HTTPCookiePair) {
		return
	}
	for pair := range bytes.SplitSeq(value, []byte(";")) {
		if pair = bytes.TrimLeft(pair, " "); len(pair) > 0 {
			d.giveASCII(m.layer, protocol.HTTPCookiePair, pair)
		}
	}
}

// httpCredentials gives the user and the password of basic authentication (RFC 7617).
func (d *dissection) httpCredentials(m *httpMessage, value []byte) {
	code, ok := bytes.CutPrefix(value, []byte("Basic "))
	if !ok || !d.wants(protocol.HTTPCredentials) {
		return
	}
	start := len(d.arena)
	a, err := base64.StdEncoding.AppendDecode(d.arena, bytes.TrimSpace(code))
	if err != nil {
		return
	}
	d.arena = a
	d.giveASCII(m.layer, protocol.HTTPCredentials, d.arena[start:])
}

// httpGSSToken finds the token of NTLMSSP or GSS-API in a header line (RFC 4559).
func (d *dissection) httpGSSToken(m *httpMessage, value []byte) {
	scheme, code, _ := bytes.Cut(value, []byte(" "))
	if string(scheme) != "NTLM" && string(scheme) != "Negotiate" || !d.plan.serves(protocol.GSSAPI, protocol.NTLMSSP) {
		return
	}
	start := len(d.arena)
	a, err := base64.StdEncoding.AppendDecode(d.arena, bytes.TrimSpace(code))
	if err != nil || len(a) == start {
		return
	}
	d.arena = a
	token := a[start:len(a):len(a)]
	m.token = next{proto: gssToken(token), b: token, full: len(token)}
}

// http2SettingsName is the header line of a request to change to HTTP/2 that holds settings.
const http2SettingsName = "http2-settings"

func (d *dissection) http2SettingsLine(m *httpMessage, value []byte) {
	b, err := base64.RawURLEncoding.AppendDecode(nil, bytes.TrimRight(value, "= "))
	if err == nil {
		d.giveSettings(m.layer, b, func(uint16, uint32) {})
	}
}

// contentLength reads the value of Content-Length; -1 where it is none.
func contentLength(value []byte) int {
	n, err := strconv.ParseInt(string(bytes.TrimSpace(value)), 10, 64)
	if err != nil || n < 0 {
		return -1
	}
	return int(n)
}

// httpTransaction gives what links requests with responses. A response belongs to the latest request, if that had none, or to the one
// that asked for its range.
func (d *dissection) httpTransaction(m *httpMessage) {
	conv := m.conv
	switch m.kind {
	case httpNotification:
		d.giveAt(m.layer, protocol.HTTPNotification, num(1), nil)
	case httpRequest:
		if !m.unread {
			d.giveAt(m.layer, protocol.HTTPRequest, num(1), nil)
		}
		conv.seen, conv.answered, conv.target = true, false, nil
		if m.connect {
			conv.target = bytes.Clone(m.uri[:min(len(m.uri), maxHTTPURI)])
		}
		conv.latest = d.httpExchange(m)
		if m.rangeEnd >= 0 {
			if len(conv.ranges) >= maxHTTPRanges {
				conv.ranges = slices.Delete(conv.ranges, 0, 1)
			}
			conv.ranges = append(conv.ranges, conv.latest)
		}
	case httpResponse:
		if m.unread {
			return
		}
		d.giveAt(m.layer, protocol.HTTPResponse, num(1), nil)
		if conv.answered {
			conv.latest = httpExchange{}
		}
		conv.seen, conv.answered = true, m.code >= 200
		x := conv.latest
		if m.partial {
			x = conv.inRange(m.rangeEnd)
		}
		if x.frame == 0 {
			return
		}
		d.giveAt(m.layer, protocol.HTTPRequestIn, num(x.frame), nil)
		d.giveSpanAt(m.layer, protocol.HTTPTime, d.now().sub(x.at))
		d.giveASCIIOf(m.layer, protocol.HTTPURI, x.uri, nil)
		if len(x.fullURI) > 0 {
			d.giveASCIIOf(m.layer, protocol.HTTPFullURI, x.fullURI, nil)
		}
	}
}

// httpExchange is what will be told of a request with its response; it gives the full URI.
func (d *dissection) httpExchange(m *httpMessage) httpExchange {
	x := httpExchange{frame: d.frame.Number, at: d.now(), end: m.rangeEnd}
	if d.wants(protocol.HTTPURI) && !m.datagram {
		x.uri = bytes.Clone(m.uri[:min(len(m.uri), maxHTTPURI)])
	}
	if m.hasHost && !m.unread && d.wants(protocol.HTTPFullURI) {
		start := len(d.arena)
		if !httpAbsolute(m.uri) && !m.connect {
			scheme := "http://"
			if d.carrier.secure {
				scheme = "https://"
			}
			d.arena = append(append(d.arena, scheme...), m.host...)
		}
		d.arena = append(d.arena, m.uri...)
		full := d.arena[start:]
		d.giveASCIIOf(m.layer, protocol.HTTPFullURI, full, nil)
		x.fullURI = bytes.Clone(full[:min(len(full), maxHTTPURI)])
	}
	return x
}

// httpAbsolute tells whether a URI begins with a scheme; a query may have other URIs in it.
func httpAbsolute(uri []byte) bool {
	at := bytes.Index(uri, []byte("://"))
	return at >= 0 && !bytes.ContainsAny(uri[:at], "/?")
}

// inRange finds the request for a range, by where that ends.
func (c *httpConv) inRange(end int) httpExchange {
	for i, x := range slices.Backward(c.ranges) {
		if end >= 0 && x.end == end {
			c.ranges = slices.Delete(c.ranges, i, i+1)
			return x
		}
	}
	return httpExchange{}
}

// leadingNumber reads the digits that b begins with; -1 where there are none.
func leadingNumber(b []byte) int {
	n := -1
	for _, c := range b {
		if c < '0' || c > '9' || n > maxChunk {
			break
		}
		n = max(n, 0)*10 + int(c-'0')
	}
	return n
}

func (d *dissection) giveSpanAt(layer int, f *protocol.Field, t span) {
	d.giveAt(layer, f, ftype.Value{Num: uint64(t.sec), Aux: uint32(t.nsec)}, nil)
}

// appendEscaped appends a text with escapes for characters that do not print.
func appendEscaped(dst, b []byte) []byte {
	for _, c := range b {
		i := bytes.IndexByte([]byte("\a\b\f\n\r\t\v"), c)
		switch {
		case i >= 0:
			dst = append(dst, '\\', "abfnrtv"[i])
		case c < ' ' || c == 0x7f:
			dst = append(dst, '\\', '0'+c>>6, '0'+c>>3&7, '0'+c&7)
		default:
			dst = append(dst, c)
		}
	}
	return dst
}
