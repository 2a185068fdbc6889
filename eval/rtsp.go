package eval

import (
	"bytes"
	"encoding/binary"
	"slices"

	"github.com/dfc-lang/dfc/compile/protocol"
)

const (
	rtspMagic        = '$' // before a packet of a stream
	rtspPacketHeader = 4
	maxRTSPHeader    = 1 << 16 // bytes of header lines that are waited for
)

var rtspMethods = []string{
	"DESCRIBE", "ANNOUNCE", "GET_PARAMETER", "OPTIONS", "PAUSE", "PLAY", "RECORD", "REDIRECT", "SETUP", "SET_PARAMETER", "TEARDOWN",
}

// rtsp reads messages and packets that follow each other. Bytes that begin neither belong to nothing that was seen.
func rtsp(d *dissection, l *layer) next {
	b, full, first := l.b, l.full, len(d.layers)-1
	for at := 0; at < len(b) && len(d.layers) < maxLayers; {
		rest, left := b[at:], full-at
		n, more := rtspExtent(rest, left)
		if more != 0 && d.need(at, more) {
			return d.nothingYet(first, at)
		}
		n = min(max(n, 1), left)
		l := d.pdu(protocol.RTSP, at, rest[:min(n, len(rest))], n)
		if rest[0] == rtspMagic {
			if d.givePart(protocol.RTSPPacket, l.b) {
				d.giveBytes(protocol.RTSPData, l.b[rtspPacketHeader:])
			}
		} else {
			d.rtspMessage(l.b)
		}
		at += n
	}
	return next{}
}

// rtspExtent finds the length of what begins with b, or how much more of the stream it takes to know it.
func rtspExtent(b []byte, full int) (length, more int) {
	if b[0] == rtspMagic {
		if full < rtspPacketHeader {
			return full, nextSegment
		}
		if len(b) < rtspPacketHeader {
			return full, 0
		}
		n := rtspPacketHeader + int(binary.BigEndian.Uint16(b[2:]))
		return n, max(n-full, 0)
	}
	if !rtspBegins(b) {
		return full, 0
	}
	body := -1
	for at := 0; ; {
		n, end, ok := textLine(b[at:], true)
		if !ok {
			if at > maxRTSPHeader || len(b) < full {
				return full, 0
			}
			return full, nextSegment
		}
		line := b[at : at+n]
		at += end
		if n == 0 {
			if body < 0 && bytes.HasPrefix(b, []byte("RTSP/")) { // all that there is
				return full, 0
			}
			body = max(body, 0)
			return at + body, max(at+body-full, 0)
		}
		if name, value, _ := bytes.Cut(line, []byte(":")); bytes.EqualFold(name, []byte("content-length")) {
			body = min(max(leadingNumber(bytes.TrimSpace(value)), 0), maxPDUSize)
		}
	}
}

// rtspBegins tells whether a line is the first of a request or a response.
func rtspBegins(line []byte) bool {
	word, _, _ := bytes.Cut(line, []byte(" "))
	return bytes.HasPrefix(line, []byte("RTSP/")) || slices.Contains(rtspMethods, string(word))
}

func (d *dissection) rtspMessage(b []byte) {
	i := len(d.layers) - 1
	if !rtspBegins(b) {
		if bytes.IndexByte(b, '\n') < 0 {
			d.giveBytes(protocol.RTSPData, b)
		}
		return
	}
	n, at, _ := textLine(b, false)
	line := b[:n]
	shown := protocol.RTSPRequest
	word, rest, _ := bytes.Cut(line, []byte(" "))
	if bytes.HasPrefix(line, []byte("RTSP/")) {
		shown = protocol.RTSPResponse
		code, _, _ := bytes.Cut(rest, []byte(" "))
		d.giveAt(i, protocol.RTSPStatus, num(max(leadingNumber(code), 0)), code)
	} else {
		d.giveLine(i, protocol.RTSPMethod, word)
	}
	if d.wants(shown) {
		start := len(d.arena)
		d.arena = append(append(d.arena, line...), `\r\n`...)
		d.giveLine(i, shown, d.arena[start:])
	}
	var contentType []byte
	for at < len(b) {
		n, end, _ := textLine(b[at:], false)
		line := b[at : at+n]
		at += end
		if n == 0 {
			break
		}
		name, value, _ := bytes.Cut(line, []byte(":"))
		value = bytes.TrimSpace(value)
		switch key := string(appendLower(nil, name)); key {
		case "content-length":
			d.giveAt(i, protocol.RTSPLength, num(max(leadingNumber(value), 0)), value)
		case "cseq":
			d.giveAt(i, protocol.RTSPSequence, num(max(leadingNumber(value), 0)), value)
		default:
			if key == "content-type" {
				contentType = value
			}
			if f := protocol.RTSPHeaders[key]; f != nil {
				d.giveLine(i, f, value)
			}
		}
	}
	body := b[at:]
	if len(body) == 0 {
		return
	}
	if p := protocol.MediaTypes.Exactly(mediaType(contentType)); p == nil || !d.body(p, contentType, body, len(body)) {
		d.giveBytesAt(i, protocol.RTSPData, body)
	}
}
