package eval

import (
	"bytes"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// popSession is what a conversation has come to.
type popSession struct {
	fetch   bool // the client asked for a message
	secure  bool // the client asked for TLS
	left    int  // bytes of a message that are still to come
	message releasable
}

// pop reads a segment: it is a request, a response, or what belongs to a message.
func pop(d *dissection, l *layer) next {
	const port = 110
	c := &d.carrier
	s := remembered[popSession](d, protocol.POP)
	line, rest := cutLine(l.b)
	text := bytes.TrimRight(line, "\r\n")
	word, parameter, ok := bytes.Cut(text, []byte(" "))
	if c.dst == port || c.session != nil && c.session.server != 0 && c.dst == c.session.server {
		d.giveString(protocol.POPRequest, nil)
		d.giveString(protocol.POPCommand, word)
		if ok {
			d.giveString(protocol.POPParameter, parameter)
		}
		s.fetch = bytes.EqualFold(word, []byte("RETR")) || bytes.EqualFold(word, []byte("TOP"))
		s.secure = s.secure || bytes.EqualFold(word, []byte("STLS"))
		return next{}
	}
	good := bytes.HasPrefix(text, []byte("+OK"))
	if !good && !bytes.HasPrefix(text, []byte("-ERR")) {
		return s.more(d, l)
	}
	d.giveString(protocol.POPResponse, nil)
	d.giveString(protocol.POPIndicator, word)
	if ok {
		d.giveString(protocol.POPDescription, parameter)
	}
	if size, octets, ok := bytes.Cut(parameter, []byte(" ")); good && s.fetch && ok && bytes.HasPrefix(octets, []byte("octets")) {
		s.left, s.message = decimal(size), releasable{}
	}
	if s.fetch = false; good && s.secure {
		d.carries(protocol.TLS)
	}
	for len(rest) > 0 {
		_, rest = cutLine(rest)
		d.giveString(protocol.POPData, nil)
	}
	return next{}
}

// more reads a part of a message. One whose size the server told is put together.
func (s *popSession) more(d *dissection, l *layer) next {
	if s.left <= 0 {
		return l.rest(protocol.IMF, 0)
	}
	s.message.add(d, l.b)
	if s.left -= len(l.b); s.left > 0 {
		return next{}
	}
	b := s.message.data
	s.message = releasable{}
	return next{proto: protocol.IMF, b: b, full: len(b)}.unlessEmpty()
}
