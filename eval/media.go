package eval

import (
	"bytes"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// body hands a whole body to its protocol, which can ask for no more of the stream that it came in. It reports false where that is refused.
func (d *dissection) body(p *protocol.Protocol, contentType, b []byte, full int) bool {
	stream, body, outer := d.carrier.stream, d.carrier.body, d.contentType
	d.carrier.stream, d.carrier.body, d.contentType = false, true, contentType
	taken := d.walk(next{proto: p, b: b, full: full})
	d.carrier.stream, d.carrier.body, d.contentType = stream, body, outer
	return taken
}

func media(d *dissection, l *layer) next {
	l.own = len(l.b)
	d.giveBytes(protocol.MediaType, l.b)
	return next{}
}

// begins makes the code of a protocol whose bytes begin with one of some marks.
func begins(marks ...string) code {
	return func(_ *dissection, l *layer) next {
		for _, m := range marks {
			if bytes.HasPrefix(l.b, []byte(m)) {
				l.own = len(l.b)
				return next{}
			}
		}
		return refused
	}
}

func textLines(d *dissection, l *layer) next {
	l.own = len(l.b)
	if bytes.HasPrefix(l.b, []byte("<?xml")) {
		n := next{proto: protocol.XML, b: l.b, full: l.full}
		d.layers = d.layers[:len(d.layers)-1]
		return n
	}
	return next{}
}
