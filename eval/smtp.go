package eval

import (
	"bytes"
	"slices"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// smtpSession is what a conversation has come to.
type smtpSession struct {
	message bool // the client sends the text of a message, to a line of one dot
	chunk   int  // bytes of a message that are still to come
	last    bool // no chunk follows
	text    releasable
	await   *protocol.Field
	secure  bool // the client asked for TLS
}

func smtp(d *dissection, l *layer) next {
	const port, submission = 25, 587
	c := &d.carrier
	request := c.dst == port || c.dst == submission || c.session != nil && c.session.server != 0 && c.dst == c.session.server
	if slices.ContainsFunc(d.layers[d.carrier.layer:], func(l layer) bool { return l.proto == protocol.HTTP }) {
		// in a tunnel, Wireshark cannot tell the sides
		return next{}
	}
	s := remembered[smtpSession](d, protocol.SMTP)
	b := l.b
	if !request {
		if !bytes.HasSuffix(b, []byte("\n")) && len(b) == l.full && d.need(0, nextSegment) {
			d.drop()
			return next{}
		}
		d.giveNum(protocol.SMTPReply, 1)
		for more := false; len(b) > 0; {
			var line []byte
			line, b = cutLine(b)
			more = d.smtpReply(s, line, more)
		}
		return next{}
	}
	if bytes.IndexByte(b, '\n') < 0 && len(b) == l.full && d.need(0, nextSegment) { // not even of a message's text
		d.drop()
		return next{}
	}
	for at := 0; at < len(b); {
		switch {
		case s.chunk > 0:
			n := min(s.chunk, len(b)-at)
			s.chunk -= n
			s.part(d, b[at:at+n], s.chunk == 0 && s.last)
			at += n
		case s.message:
			start, ended := at, false
			for at < len(b) && !ended {
				line, _ := cutLine(b[at:])
				if ended = string(bytes.TrimRight(line, "\r\n")) == "."; ended {
					d.giveLabel(protocol.SMTPEnd)
					s.message = false
					s.part(d, b[start:at], true)
				}
				at += len(line)
			}
			if !ended {
				s.part(d, b[start:], false)
			}
		default:
			line, rest := cutLine(b[at:])
			if !bytes.HasSuffix(line, []byte("\n")) && len(b) == l.full && d.need(at, nextSegment) {
				return next{}
			}
			at = len(b) - len(rest)
			d.smtpCommand(s, line)
		}
	}
	return next{}
}

// smtpPartFields tell of the parts that a message came in.
var smtpPartFields = []*protocol.Field{
	protocol.SMTPFragments, protocol.SMTPFragment, protocol.SMTPFragmentCount, protocol.SMTPReassembledIn, protocol.SMTPReassembledLength,
}

// part takes a part of a message. What is in several segments is put together; each part is shown as text.
func (s *smtpSession) part(d *dissection, b []byte, last bool) {
	if !d.plan.serves(protocol.IMF, protocol.TextLines) && !d.wantsAny(smtpPartFields...) {
		return
	}
	if len(s.text.pieces) == 0 && last {
		d.body(protocol.IMF, nil, b, len(b))
		return
	}
	if s.text.add(d, b); last {
		s.end(d)
	} else {
		d.body(protocol.TextLines, nil, b, len(b))
	}
}

// end reads a message that came in parts.
func (s *smtpSession) end(d *dissection) {
	if len(s.text.pieces) == 0 {
		return
	}
	d.giveLabel(protocol.SMTPFragments)
	for _, p := range s.text.pieces {
		d.giveNum(protocol.SMTPFragment, uint64(p.frame))
		d.later(p.frame, protocol.SMTPReassembledIn, num(d.frame.Number))
	}
	d.giveNum(protocol.SMTPFragmentCount, uint64(len(s.text.pieces)))
	d.giveNum(protocol.SMTPReassembledLength, uint64(s.text.length))
	d.body(protocol.IMF, nil, s.text.data, s.text.length)
	s.text = releasable{}
}

// cutLine is the first line, with its end, and what follows.
func cutLine(b []byte) (line, rest []byte) {
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		return b[:i+1], b[i+1:]
	}
	return b, nil
}

func (d *dissection) smtpCommand(s *smtpSession, line []byte) {
	const size = 4
	text := bytes.TrimRight(line, "\r\n")
	if s.await != nil {
		d.giveNum(protocol.SMTPRequest, 1)
		d.giveString(s.await, text)
		if s.await == protocol.SMTPUser {
			s.await = protocol.SMTPPassword
		} else {
			s.await = nil
		}
		return
	}
	letters := len(text) >= size
	for _, c := range text[:min(size, len(text))] {
		letters = letters && (c|0x20 >= 'a' && c|0x20 <= 'z')
	}
	secure := bytes.EqualFold(text, []byte("STARTTLS"))
	if !letters || len(text) > size && text[size] != ' ' && !secure {
		return // a message's text, it seems
	}
	parameter := bytes.TrimPrefix(text[size:], []byte(" "))
	d.giveNum(protocol.SMTPRequest, 1)
	d.giveString(protocol.SMTPLine, line)
	d.giveString(protocol.SMTPCommand, text[:size])
	if len(text) > size {
		if secure {
			parameter = text[size+1:]
		}
		d.giveString(protocol.SMTPParameter, parameter)
	}
	s.secure = s.secure || secure
	switch string(bytes.ToUpper(text[:size])) {
	case "DATA":
		s.message = true
	case "BDAT":
		size, rest, _ := bytes.Cut(parameter, []byte(" "))
		s.chunk, s.last = decimal(size), bytes.EqualFold(rest, []byte("LAST"))
		if s.chunk == 0 && s.last {
			s.end(d)
		}
	case "AUTH":
		how, initial, _ := bytes.Cut(parameter, []byte(" "))
		switch {
		case bytes.EqualFold(how, []byte("LOGIN")) && len(initial) > 0:
			d.giveString(protocol.SMTPUser, initial)
			s.await = protocol.SMTPPassword
		case bytes.EqualFold(how, []byte("LOGIN")):
			s.await = protocol.SMTPUser
		case bytes.EqualFold(how, []byte("PLAIN")) && len(initial) > 0:
			d.giveString(protocol.SMTPBoth, initial)
		case bytes.EqualFold(how, []byte("PLAIN")):
			s.await = protocol.SMTPBoth
		}
	}
}

// smtpReply reads a line of a reply. More tells that it goes on with a reply of several lines; so does what it gives of the next line.
func (d *dissection) smtpReply(s *smtpSession, line []byte, more bool) bool {
	const digits, ready = 3, 220
	text := bytes.TrimRight(line, "\r\n")
	if len(text) < digits {
		return false
	}
	for _, c := range text[:digits] {
		if !isDigit(rune(c)) {
			return false
		}
	}
	code := decimal(text[:digits])
	if !more {
		d.giveString(protocol.SMTPResponse, line)
		d.giveNum(protocol.SMTPCode, uint64(code))
	}
	if len(text) > digits {
		d.giveString(protocol.SMTPText, text[digits+1:])
	}
	if code == ready && s.secure {
		d.carries(protocol.TLS)
	}
	return len(text) > digits && text[digits] == '-'
}
