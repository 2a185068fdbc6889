package eval

import (
	"bytes"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// irc reads the messages of a segment. Wireshark does not put lines together.
func irc(d *dissection, l *layer) next {
	c := &d.carrier
	fields := &protocol.IRCResponse
	if protocol.TCPPorts.Find(uint64(c.dst)) == protocol.IRC || c.session != nil && c.session.server != 0 && c.dst == c.session.server {
		fields = &protocol.IRCRequest
	}
	for b := l.b; len(b) > 0; {
		line := firstLine(b)
		if len(line) > 0 && !d.ircMessage(fields, line, b) {
			return d.malformed()
		}
		b = b[min(len(line)+1, len(b)):]
	}
	return next{}
}

// ircTag begins and ends a message of CTCP.
const ircTag = 1

// ircMessage reads a message: an optional prefix, the command, parameters and, after a colon, the last of them. It begins b, the rest of
// the segment. It reports false where Wireshark reads no further.
func (d *dissection) ircMessage(f *protocol.IRCMessage, line, b []byte) bool {
	const digits = 3
	layer := len(d.layers) - 1
	give := func(f *protocol.Field, b []byte) { d.giveASCII(layer, f, untilNUL(b)) }
	give(f.Line, line)
	rest := line
	if rest[0] == ':' {
		prefix, after, ok := bytes.Cut(rest[1:], []byte(" "))
		if !ok {
			d.giveLabel(protocol.IRCNoSpace)
			return true
		}
		give(f.Prefix, prefix)
		rest = after
	}
	if rest = bytes.TrimLeft(rest, " "); len(rest) == 0 {
		d.giveLabel(f.NoCommand)
		return true
	}
	command, rest, _ := bytes.Cut(rest, []byte(" "))
	give(f.Command, command)
	if len(command) == digits && !bytes.ContainsFunc(command, func(c rune) bool { return !isDigit(c) }) {
		d.giveNum(f.Numeric, uint64(decimal(command)))
	}
	for rest = bytes.TrimLeft(rest, " "); len(rest) > 0; {
		if rest[0] == ':' {
			trailer := rest[1:]
			give(f.Trailer, trailer)
			start := bytes.IndexByte(trailer, ircTag) + 1
			if start == 0 {
				return true
			}
			if bytes.IndexByte(trailer[start:], ircTag) < 0 {
				d.giveLabel(protocol.IRCNoEnd)
				return true
			}
			// The length is right for a message that is all of the trailer, and taken for any.
			return d.ircTagged(command, b[len(line)-len(trailer)+start:], len(trailer)-2)
		}
		parameter, after, more := bytes.Cut(rest, []byte(" "))
		start := bytes.IndexByte(parameter, ircTag) + 1
		if !more || start == 0 {
			give(f.Parameter, parameter)
			rest = bytes.TrimLeft(after, " ")
			continue
		}
		n := bytes.IndexByte(rest[start:], ircTag)
		if n < 0 {
			d.giveLabel(protocol.IRCNoEnd)
			return true
		}
		// Wireshark's length is one too small, and what is less than nothing is all of the segment.
		tagged, length := b[len(line)-len(rest)+start:], n-1
		if n == 0 {
			length = len(tagged)
		}
		if !d.ircTagged(command, tagged, length) {
			return false
		}
		rest = rest[start+n+1:]
	}
	return true
}

// ircTagged reads a message of CTCP: n bytes of the rest of the segment.
func (d *dissection) ircTagged(command, b []byte, n int) bool {
	if c := string(command); c != "NOTICE" && c != "PRIVMSG" {
		d.giveLabel(protocol.IRCBadTag)
	}
	tagged := b[:min(n, len(b))]
	d.enter(protocol.IRC, tagged)
	layer := len(d.layers) - 1
	if len(tagged) == 0 {
		return false
	}
	space := bytes.IndexByte(tagged[1:], ' ') + 1 // the first byte is of the command whatever it is
	if space == 0 {
		if n <= len(b) {
			d.giveASCII(layer, protocol.IRCTagCommand, untilNUL(tagged))
		}
		return n <= len(b)
	}
	d.giveASCII(layer, protocol.IRCTagCommand, untilNUL(tagged[:space]))
	if n <= len(b) {
		d.giveASCII(layer, protocol.IRCTagParameters, untilNUL(tagged[space+1:]))
	}
	return n <= len(b)
}
