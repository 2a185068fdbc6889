package eval

import (
	"slices"
	"unicode/utf8"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// giveASCII adds a text of ASCII characters. What is none becomes U+FFFD.
func (d *dissection) giveASCII(layer int, f *protocol.Field, b []byte) { d.giveASCIIOf(layer, f, b, b) }

// giveASCIIOf is giveASCII for a text that stands in the frame as raw.
func (d *dissection) giveASCIIOf(layer int, f *protocol.Field, b, raw []byte) {
	if !d.wants(f) {
		return
	}
	text := b
	if slices.ContainsFunc(b, func(c byte) bool { return c >= utf8.RuneSelf }) {
		start := len(d.arena)
		for _, c := range b {
			d.arena = utf8.AppendRune(d.arena, asciiRune(c))
		}
		text = d.arena[start:]
	}
	d.giveAt(layer, f, bytesValue(text), raw)
}

func asciiRune(c byte) rune {
	if c >= utf8.RuneSelf {
		return utf8.RuneError
	}
	return rune(c)
}

// giveUTF8 adds a text in UTF-8, which stands in the frame as raw. Each longest beginning of a character that is not all there becomes U+FFFD, as
// Unicode advises.
func (d *dissection) giveUTF8(layer int, f *protocol.Field, b, raw []byte) {
	if !d.wants(f) {
		return
	}
	if !utf8.Valid(b) {
		start := len(d.arena)
		for rest := b; len(rest) > 0; {
			c, n := utf8.DecodeRune(rest)
			if c == utf8.RuneError && n == 1 {
				for n < len(rest) && !utf8.FullRune(rest[:n]) && !utf8.FullRune(rest[:n+1]) {
					n++
				}
			}
			d.arena = utf8.AppendRune(d.arena, c)
			rest = rest[n:]
		}
		b = d.arena[start:]
	}
	d.giveAt(layer, f, bytesValue(b), raw)
}
