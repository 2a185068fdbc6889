package eval

import (
	"bytes"
	"strings"
)

// needle is a text that is looked for in many packets. It is found by the byte that is the rarest of it in what networks carry: looking for one byte takes a
// tenth of the time of looking for a text, as long as it is not found everywhere.
type needle struct {
	text []byte
	rare int // where it stands
}

// commonBytes are those that packets have most of, in this order, measured over captures of all kinds.
const commonBytes = "\x00 a\x01e.tin\nor\x02\x080spdlc\x03\x06\x04E\xff1@\x05\xc02fm:h-P\x10b\x80ug\r_/4\t3T\"(B,65C)S8A<7x=vUy9IXDR>;\x07MLwkO"

func needleOf(text []byte) needle {
	n := needle{text: text}
	best := -1
	for i, c := range text {
		rank := strings.IndexByte(commonBytes, c)
		if rank < 0 {
			rank = len(commonBytes)
		}
		if rank > best {
			n.rare, best = i, rank
		}
	}
	return n
}

// in tells whether bytes have the text in them.
func (n needle) in(b []byte) bool {
	const patience = 32 // bytes, on average, from one wrong place to the next; below, it is faster to look for the whole text
	last := len(b) - len(n.text)
	wrong := 0
	for from := 0; from <= last; from++ {
		i := bytes.IndexByte(b[from+n.rare:last+n.rare+1], n.text[n.rare])
		if i < 0 {
			return false
		}
		if from += i; string(b[from:from+len(n.text)]) == string(n.text) {
			return true
		}
		if wrong++; wrong*patience > from+8*patience {
			return bytes.Contains(b[from+1:], n.text)
		}
	}
	return false
}
