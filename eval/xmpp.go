package eval

import (
	"bytes"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// xmpp hands what ends with a tag to XML, and sees the server agree to go on in TLS.
func xmpp(d *dissection, l *layer) next {
	text := bytes.TrimRight(l.b, "\x00\t\n\v\f\r ")
	if len(text) > 0 && text[len(text)-1] != '>' && len(l.b) == l.full && d.need(0, nextSegment) {
		return next{}
	}
	if bytes.HasPrefix(text, []byte("<proceed")) {
		d.carries(protocol.TLS)
	}
	return l.rest(protocol.XML, 0)
}
