package eval

import (
	"bytes"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// What a message begins with, and the field of its length.
const (
	fixBegin  = "8=FIX"
	fixLength = "9="
	fixEnd    = "\x01"
	fixShort  = 24 // bytes; of less, Wireshark does not look at the length
)

// fix recognises the field that messages begin with.
func fix(d *dissection, l *layer) next {
	if d.carrier.guessing {
		if !bytes.HasPrefix(l.b, []byte(fixBegin)) {
			return refused
		}
		d.carries(protocol.FIX)
	}
	all, first := l.b, len(d.layers)-1
	for at := 0; at < len(all) && len(d.layers) < maxLayers; {
		b := all[at:]
		n, known := fixSize(b)
		more := n - len(b)
		if !known || len(b) < fixShort {
			more = nextSegment
		}
		if (!known || n > len(b)) && d.need(at, more) {
			return d.nothingYet(first, at)
		}
		if !known {
			break
		}
		d.giveAt(d.carrier.layer, protocol.TCPPDUSize, num(n), nil)
		n = min(n, len(b))
		d.pdu(protocol.FIX, at, b[:n], n)
		at += n
	}
	return next{}
}

// fixSize is the length of a message: up to the field of the length, what that says, and the checksum. Bytes that are no message are one.
// It is not known before both fields are there.
func fixSize(b []byte) (n int, known bool) {
	const checksum = len("10=000" + fixEnd)
	field, rest, ok := bytes.Cut(b, []byte(fixEnd))
	switch {
	case !ok:
		return 0, false
	case !bytes.HasPrefix(field, []byte(fixBegin)):
		return len(b), true
	}
	size, body, ok := bytes.Cut(rest, []byte(fixEnd))
	if !ok || !bytes.HasPrefix(size, []byte(fixLength)) {
		return 0, false
	}
	if size = size[len(fixLength):]; len(size) == 0 || !isDigit(rune(size[0])) {
		return len(b), true
	}
	return len(b) - len(body) + decimal(size) + checksum, true
}
