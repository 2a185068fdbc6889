package eval

import (
	"bytes"

	"github.com/dfc-lang/dfc/compile/protocol"
)

func urlEncoded(d *dissection, l *layer) next {
	l.own = len(l.b)
	i := len(d.layers) - 1
	if !d.wantsAny(protocol.URLEncodedKey, protocol.URLEncodedValue) {
		return next{}
	}
	for b := l.b; len(b) > 0; {
		var pair []byte
		pair, b, _ = bytes.Cut(b, []byte("&"))
		key, value, _ := bytes.Cut(pair, []byte("="))
		if !d.giveUnescaped(i, protocol.URLEncodedKey, key) || !d.giveUnescaped(i, protocol.URLEncodedValue, value) {
			break
		}
	}
	return next{}
}

// giveUnescaped adds a text in which "+" stands for a blank and "%" and two digits for a byte. It reports false where the digits are none.
func (d *dissection) giveUnescaped(layer int, f *protocol.Field, b []byte) bool {
	start := len(d.arena)
	for i := 0; i < len(b); i++ {
		c := b[i]
		switch {
		case c == '+':
			c = ' '
		case c == '%':
			if i+2 >= len(b) || !isHexDigit(b[i+1]) || !isHexDigit(b[i+2]) {
				return false
			}
			c = hexDigit(b[i+1])<<4 | hexDigit(b[i+2])
			i += 2
		}
		d.arena = append(d.arena, c)
	}
	text, _, _ := bytes.Cut(d.arena[start:], []byte{0})
	d.giveUTF8(layer, f, text, b)
	return true
}

func isHexDigit(c byte) bool { return c == '0' || hexDigit(c) != 0 }

// hexDigit is the value of a digit, 0 for what is none.
func hexDigit(c byte) byte {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return c | 0x20 - 'a' + 10
	}
	return 0
}
