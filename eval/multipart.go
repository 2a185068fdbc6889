package eval

import (
	"bytes"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// multipart reads the parts of a body between the boundaries that the media type names.
func multipart(d *dissection, l *layer) next {
	l.own = len(l.b)
	i, b, full := len(d.layers)-1, l.b, l.full
	boundary := mediaParameter(d.contentType, "boundary")
	if len(boundary) == 0 {
		d.layers = d.layers[:i]
		return next{proto: protocol.Data, b: b, full: full}
	}
	d.giveASCII(i, protocol.MultipartType, []byte(mediaType(d.contentType)))
	mark := append([]byte("--"), boundary...)
	start := 0
	if !bytes.HasPrefix(b, mark) {
		at, length := nextBoundary(b, mark)
		if at < 0 {
			return next{proto: protocol.Data, b: b, full: full}
		}
		start = at + length - len(mark)
		d.giveBytesAt(i, protocol.MultipartPreamble, b[:start])
	}
	_, end, _ := textLine(b[start:], false)
	d.giveASCII(i, protocol.MultipartFirst, b[start:start+end])
	for b = b[start+end:]; len(d.layers) < maxLayers; {
		at, length := nextBoundary(b, mark)
		if len(b) > 0 {
			d.giveASCII(i, protocol.MultipartPart, nil)
		}
		if at < 0 {
			break
		}
		d.multipartPart(i, b[:at])
		last := bytes.HasPrefix(b[at+length:], []byte("--"))
		_, end, _ := textLine(b[at+length:], false)
		whole := b[at : at+length+end]
		b = b[at+length+end:]
		if last {
			d.giveASCII(i, protocol.MultipartLast, whole)
			if len(b) > 0 {
				d.giveBytesAt(i, protocol.MultipartTrailer, b)
			}
			break
		}
		d.giveASCII(i, protocol.MultipartBoundary, whole)
	}
	return next{}
}

// nextBoundary finds a line that begins with a mark, and the end of the line before it: where that is, and how long it is with the mark.
func nextBoundary(b, mark []byte) (at, length int) {
	for from := 0; ; {
		i := bytes.Index(b[from:], mark)
		if i < 0 {
			return -1, 0
		}
		i += from
		switch {
		case i > 1 && b[i-1] == '\n' && b[i-2] == '\r':
			return i - 2, len(mark) + 2
		case i > 0 && b[i-1] == '\n':
			return i - 1, len(mark) + 1
		}
		from = i + len(mark)
	}
}

// multipartPart reads the header lines of a part, and hands the rest on.
func (d *dissection) multipartPart(layer int, b []byte) {
	var kind []byte
	for first := true; len(b) > 0; first = false {
		n, end := sipLine(b)
		line := b[:n]
		if n == 0 && first {
			break
		}
		b = b[end:]
		if n == 0 {
			break
		}
		name, value, _ := bytes.Cut(line, []byte(":"))
		f := protocol.MultipartHeaders[string(appendLower(nil, bytes.TrimSpace(name)))]
		if f == nil {
			continue
		}
		value = compact(bytes.TrimSpace(value))
		d.giveASCII(layer, f, value)
		if f == multipartType {
			kind = value
		}
	}
	if len(b) == 0 {
		return
	}
	p := protocol.Data
	if len(kind) > 0 {
		p = protocol.Media
		if q := protocol.MediaTypes.Exactly(mediaType(kind)); q != nil {
			p = q
		}
	}
	if !d.body(p, kind, b, len(b)) {
		d.body(protocol.Media, kind, b, len(b))
	}
}

var multipartType = protocol.MultipartHeaders["content-type"]

// compact takes blanks beside separators away, and makes one blank of several, outside of quotes.
func compact(b []byte) []byte {
	var out []byte
	quoted := false
	for _, c := range b {
		if c == '"' {
			quoted = !quoted
		}
		if !quoted && bytes.IndexByte([]byte(" \t\r\n"), c) >= 0 {
			if n := len(out); n > 0 && bytes.IndexByte([]byte(" ;,="), out[n-1]) >= 0 {
				continue
			}
			c = ' '
		}
		if n := len(out); !quoted && c == ';' && n > 0 && out[n-1] == ' ' {
			out = out[:n-1]
		}
		out = append(out, c)
	}
	return out
}

// mediaParameter finds a parameter of a media type.
func mediaParameter(value []byte, name string) []byte {
	_, value, _ = cutQuoted(value, ';')
	for len(value) > 0 {
		var p []byte
		p, value, _ = cutQuoted(value, ';')
		key, v, ok := bytes.Cut(p, []byte("="))
		if ok && string(appendLower(nil, bytes.TrimSpace(key))) == name {
			return bytes.Trim(bytes.TrimSpace(v), `"`)
		}
	}
	return nil
}
