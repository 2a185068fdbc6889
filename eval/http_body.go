package eval

import (
	"bytes"
	"io"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Limits of bodies.
const (
	maxDecoded = 16 << 20  // what a compressed body may grow to; what comes after that is not seen
	maxChunk   = 1<<31 - 1 // and length of a body; of what claims more, Wireshark makes nothing
)

// httpCoding is what Transfer-Encoding says.
type httpCoding uint8

const (
	codingNone       httpCoding = iota
	codingIdentity              // as it is, to the end of what is there
	codingUnknown               // the same, with a warning
	codingChunked               // in chunks
	codingCompressed            // in chunks, of something that Wireshark does not unpack
)

func transferCoding(value []byte) httpCoding {
	c := codingIdentity
	for name := range bytes.SplitSeq(value, []byte(",")) {
		switch string(bytes.TrimSpace(name)) {
		case "chunked":
			if c != codingCompressed {
				c = codingChunked
			}
		case "gzip", "x-gzip", "deflate", "compress", "x-compress":
			c = codingCompressed
		case "identity", "":
		default:
			if c == codingIdentity {
				c = codingUnknown
			}
		}
	}
	return c
}

// httpProgress is how far an unfinished message was looked at, so that a message in many segments is looked at once.
type httpProgress struct {
	seq      uint32 // where it begins in the stream
	looked   int    // offset of the first line, or chunk, that was not there as a whole
	body     int    // offset of the body; 0: not all header lines are there
	length   int    // by Content-Length; -1: none
	chunked  bool
	inChunks bool               // the chunk of length 0 was not seen
	content  *protocol.Protocol // of the body
}

// missing tells how much more of the stream it takes to have the whole message, as [dissection.need] is asked for it.
func (m *httpMessage) missing(d *dissection, skipped int) int {
	p, seq := m.progress(d), d.carrier.seq+uint32(m.at)
	if p.looked == 0 || p.seq != seq || p.looked > len(m.b) {
		*p = httpProgress{seq: seq, looked: skipped, length: -1, inChunks: true, content: protocol.Data}
	}
	for p.body == 0 {
		line := m.b[p.looked:]
		n, end, ok := textLine(line, true)
		if !ok {
			if p.looked > maxHTTPHeader || len(line) > maxHTTPHeader {
				return 0
			}
			return nextSegment
		}
		p.looked += end
		if n == 0 {
			p.body = p.looked
		}
		name, value, _ := bytes.Cut(line[:n], []byte(":"))
		if !httpFraming[len(name)&(len(httpFraming)-1)] {
			continue
		}
		switch httpHeaderField(name) {
		case httpContentLength:
			p.length = contentLength(value)
		case httpContentType:
			p.content = contentOf(bytes.TrimLeft(value, " \t"))
		case httpTransferEncoding:
			p.chunked = bytes.Contains(appendLower(nil, value), []byte("chunked"))
		}
	}
	if m.kind == httpResponse && m.waitsForNone(statusCode(m.b[skipped:])) {
		return 0
	}
	switch {
	case p.chunked:
		return p.missingChunks(m.b)
	case p.length > maxChunk:
		return untilFIN
	case p.length >= 0:
		return max(p.length-(m.full-p.body), 0)
	case m.kind == httpResponse:
		return untilFIN
	}
	return 0
}

// httpFraming are the lengths of the names of header lines that tell where a message ends, or what its body is.
var httpFraming = [32]bool{len("content-length"): true, len("content-type"): true, len("transfer-encoding"): true}

// ask asks for the missing bytes. Those of a body of known length that nobody reads are only counted.
func (m *httpMessage) ask(d *dissection, more int) bool {
	if p := m.progress(d); p.body > 0 && !p.chunked && !d.httpReadsBody(p.content) {
		return d.count(m.at, more, p.body)
	}
	return d.need(m.at, more)
}

// progress is how far messages of the same direction were looked at.
func (m *httpMessage) progress(d *dissection) *httpProgress {
	if d.carrier.second {
		return &m.conv.progress[1]
	}
	return &m.conv.progress[0]
}

// waitsForNone tells whether a response has no body to wait for, whatever its header lines say.
func (m *httpMessage) waitsForNone(code int) bool {
	c := m.conv
	return bodiless(code) || !c.answered && (c.head || c.target != nil && code/100 == 2)
}

func bodiless(code int) bool { return code/100 == 1 || code == 204 || code == 304 }

func statusCode(line []byte) int {
	_, rest, _ := bytes.Cut(line[:min(len(line), 64)], []byte(" "))
	return leadingNumber(bytes.TrimLeft(rest, " "))
}

// missingChunks looks for the end of a chunked body.
func (p *httpProgress) missingChunks(b []byte) int {
	for {
		n, end, ok := textLine(b[p.looked:], true)
		if !ok {
			return nextSegment
		}
		if !p.inChunks { // in the trailer
			p.looked += end
			if n == 0 {
				return 0
			}
			continue
		}
		size := chunkSize(b[p.looked : p.looked+n])
		if size > maxChunk {
			return 0
		}
		if size == 0 {
			p.inChunks = false
			p.looked += end
			continue
		}
		if size > len(b)-p.looked-end-2 {
			return nextSegment
		}
		p.looked += end + size + 2
	}
}

// chunkSize reads the length of a chunk, which extensions may follow.
func chunkSize(line []byte) int {
	size := 0
	for _, c := range bytes.TrimLeft(line, " \t") {
		switch {
		case '0' <= c && c <= '9':
			size = size<<4 | int(c-'0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			size = size<<4 | int(c|0x20-'a'+10)
		default:
			return size
		}
		if size > maxChunk {
			break
		}
	}
	return size
}

// httpBody reads the body that begins at an offset of the message, and tells where the message ends.
func (d *dissection) httpBody(m *httpMessage, at int) int {
	conv, left := m.conv, m.full-at
	n := left
	switch {
	case m.length >= 0 && m.coding == codingNone:
		n = min(m.length, left)
	case m.kind == httpRequest && m.coding == codingNone:
		n = 0
	case m.kind == httpResponse && bodiless(m.code):
		n = 0
	}
	if m.kind == httpResponse && m.code/100 == 2 && conv.target != nil {
		conv.switchTo(protocol.HTTP, d.frame.Number, m.at+at+n)
	}
	if m.kind == httpResponse && m.code == 101 && m.upgrade != nil {
		p := httpUpgrades[string(appendLower(nil, m.upgrade))]
		switch p {
		case nil:
			p = protocol.Data
		case protocol.WebSocket:
			d.webSocketBegins(m.extensions, m.subprotocol)
		}
		conv.switchTo(p, d.frame.Number, m.at+at)
		return at
	}
	body := m.b[min(at, len(m.b)):]
	body = body[:min(n, len(body))]
	if n == 0 || len(body) == 0 {
		return at + n
	}
	if m.coding == codingChunked || m.coding == codingCompressed {
		body, n = d.httpChunks(m, body)
		if body == nil {
			d.malformed()
			return at + n
		}
		d.httpContent(m, body, len(body))
		return at + n
	}
	d.httpContent(m, body, n)
	return at + n
}

// switchTo says what the conversation carries from an offset in a frame on.
func (c *httpConv) switchTo(p *protocol.Protocol, frame, offset int) {
	c.switched, c.from, c.offset = p, frame, offset
}

// httpUpgrades are the protocols that a conversation can change to (RFC 9110, section 7.8).
var httpUpgrades = map[string]*protocol.Protocol{"h2c": protocol.HTTP2, "h2": protocol.HTTP2, "http/2.0": protocol.HTTP2,
	"websocket": protocol.WebSocket}

// httpChunks gives the chunks of a body, and returns what they hold and how long the body is.
func (d *dissection) httpChunks(m *httpMessage, b []byte) (content []byte, length int) {
	join, start, at := d.httpReadsBody(m.content()), len(d.arena), 0
	d.arena = append(d.arena, 0) // so that no content is not the same as none
	for at < len(b) {
		n, end, _ := textLine(b[at:], false)
		if n == 0 {
			break
		}
		size := chunkSize(b[at : at+n])
		if size > maxChunk {
			return nil, len(b)
		}
		at += end
		d.giveAt(m.layer, protocol.HTTPChunkSize, num(size), nil)
		if size == 0 {
			trailer := at
			for at < len(b) {
				n, end, _ = textLine(b[at:], false)
				if n == 0 {
					break
				}
				at += end
			}
			if at > trailer {
				d.giveASCII(m.layer, protocol.HTTPChunkTrailer, b[trailer:at])
			}
			if at < len(b) {
				at += end
			}
			break
		}
		chunk := b[at:min(at+size, len(b))]
		at += len(chunk)
		d.giveAt(m.layer, protocol.HTTPChunkData, bytesValue(chunk), chunk)
		if join {
			d.arena = append(d.arena, chunk...)
		}
		boundary := b[at:min(at+2, len(b))]
		at += len(boundary)
		if len(boundary) > 0 {
			d.giveAt(m.layer, protocol.HTTPChunkEnd, bytesValue(boundary), boundary)
		}
	}
	return d.arena[start+1:], at
}

// httpReadsBody tells whether anything of a body is asked for.
func (d *dissection) httpReadsBody(content *protocol.Protocol) bool {
	return d.plan.leftover || d.plan.bytes[protocol.HTTP.ID] || d.plan.serves(protocol.Media, content) ||
		d.wantsAny(protocol.HTTPFileData, protocol.HTTPNotDecoded, protocol.HTTPBodyRefused)
}

// content is the protocol of the body.
func (m *httpMessage) content() *protocol.Protocol {
	if !m.hasType {
		return protocol.Data
	}
	return contentOf(m.mediaType)
}

// contentOf is the protocol of a body with the given Content-Type.
func contentOf(value []byte) *protocol.Protocol {
	if p := protocol.MediaTypes.Find(mediaType(value)); p != nil {
		return p
	}
	return protocol.Media
}

// httpContent unpacks a body and hands it to the protocol of its media type.
func (d *dissection) httpContent(m *httpMessage, body []byte, full int) {
	if !d.httpReadsBody(m.content()) {
		return
	}
	if m.coding == codingCompressed {
		d.walk(next{proto: protocol.Data, b: body, full: full})
		return
	}
	if coding := m.encoding; len(coding) > 0 && string(coding) != "identity" {
		unpacked, ok := d.unpack(coding, body)
		if !ok {
			d.giveLabelAt(m.layer, protocol.HTTPNotDecoded)
			d.walk(next{proto: protocol.Data, b: body, full: full})
			return
		}
		body, full = unpacked, len(unpacked)
	}
	d.giveAt(m.layer, protocol.HTTPFileData, bytesValue(body), body)
	if len(body) == 0 {
		return
	}
	layer := m.layer
	if !d.body(m.content(), m.mediaType, body, full) {
		d.giveLabelAt(layer, protocol.HTTPBodyRefused)
		d.body(protocol.Media, m.mediaType, body, full)
	}
}

// mediaType is the type of a Content-Type line, in small letters, without parameters.
func mediaType(value []byte) string {
	if i := bytes.IndexAny(value, "; \t"); i >= 0 {
		value = value[:i]
	}
	var short [64]byte
	return string(appendLower(short[:0], value))
}

// unpack undoes a content coding, up to a limit. Of a damaged body it gives what comes before the damage.
func (d *dissection) unpack(coding, b []byte) ([]byte, bool) {
	var r io.Reader
	var err error
	in := bytes.NewReader(b)
	switch string(appendLower(nil, coding)) {
	case "gzip", "x-gzip", "deflate", "x-deflate":
		r, err = inflate(in, b)
	case "br":
		r = brotli.NewReader(in)
	default:
		return nil, false
	}
	if err != nil {
		return nil, false
	}
	var out bytes.Buffer
	_, err = io.Copy(&out, io.LimitReader(r, maxDecoded))
	return out.Bytes(), err == nil || out.Len() > 0
}

// inflate reads gzip, zlib and bare deflate, whichever it is.
func inflate(in *bytes.Reader, b []byte) (io.Reader, error) {
	switch {
	case len(b) >= 2 && b[0] == 0x1f && b[1] == 0x8b:
		r, err := gzip.NewReader(in)
		if err == nil {
			r.Multistream(false)
		}
		return r, err
	case len(b) >= 2 && b[0]&0x0f == 8 && (int(b[0])<<8|int(b[1]))%31 == 0:
		return zlib.NewReader(in)
	}
	return flate.NewReader(in), nil
}

// httpSwitched hands on what follows an upgrade, or comes through a tunnel: of that, the far end's port tells the protocol.
func (d *dissection) httpSwitched(conv *httpConv, b []byte, full, at int) next {
	if conv.switched != protocol.HTTP {
		if at == 0 {
			d.layers[len(d.layers)-1].proto = protocol.HTTPCarrier
		}
		d.walk(next{proto: conv.switched, b: b, full: full})
		d.carrier.wish.offset += at
		return next{}
	}
	i := len(d.layers) - 1
	host, digits, ok := bytes.Cut(conv.target, []byte(":"))
	if !ok {
		return next{}
	}
	port := uint16(max(leadingNumber(digits), 0))
	d.giveASCII(i, protocol.HTTPProxyHost, host)
	d.giveAt(i, protocol.HTTPProxyPort, num(int(port)), nil)
	c := &d.carrier
	outer := *c
	if c.second == conv.second {
		c.dst = port
	} else {
		c.src = port
	}
	c.session = &conv.inner
	d.deliver(c.layer, protocol.TCPPorts, b, full)
	asked := c.wish
	*c = outer
	asked.offset += at
	c.wish = asked
	return next{}
}
