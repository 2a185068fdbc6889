package eval

import (
	"bytes"
	"strings"

	"github.com/dfc-lang/dfc/compile/protocol"
)

const megacoSpace = " \t\r\n"

// megaco finds the descriptions of streams in a message as text (H.248.1, annex B): what stands in braces behind Local or Remote, or
// behind their first letters. To Wireshark, they belong to the call that SIP spoke of last.
func megaco(d *dissection, l *layer) next {
	d.call.again = false
	for rest := l.b; len(d.layers) < maxLayers; {
		before, inside, ok := bytes.Cut(rest, []byte("{"))
		if !ok {
			break
		}
		if rest = inside; !describes(before) {
			continue
		}
		text := inside[:bracketed(inside)]
		rest = inside[len(text):]
		text = bytes.TrimLeft(text, megacoSpace)
		d.walk(next{proto: protocol.SDP, b: text, full: len(text)}.unlessEmpty())
		d.giveCall(d.call.id)
	}
	return next{}
}

// describes tells whether what follows the last word of b is a description of a stream.
func describes(b []byte) bool {
	b = bytes.TrimRight(b, megacoSpace)
	word := b[bytes.LastIndexAny(b, megacoSpace+",{")+1:]
	for _, name := range [...]string{"Local", "L", "Remote", "R"} {
		if strings.EqualFold(name, string(word)) {
			return true
		}
	}
	return false
}

// bracketed is how many bytes stand before the brace that closes them, which no backslash precedes.
func bracketed(b []byte) int {
	for i, c := range b {
		if c == '}' && (i == 0 || b[i-1] != '\\') {
			return i
		}
	}
	return len(b)
}
