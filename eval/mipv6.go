package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// Mobility options.
const (
	mipv6Pad1          = 0
	mipv6PadN          = 1
	mipv6Refresh       = 2
	mipv6CareOf        = 3
	mipv6Nonces        = 4
	mipv6Authenticator = 5
)

// mipv6Sizes are how long the messages are before their options, by type.
var mipv6Sizes = [...]int{8, 16, 16, 24, 24, 12, 12, 24}

func mipv6(d *dissection, l *layer) next {
	n := d.follow(l)
	d.extends(l.own)
	kind := l.load(protocol.MIPv6Type)
	if len(l.b) < protocol.MIPv6.MinHeader || kind >= uint64(len(mipv6Sizes)) {
		return n
	}
	b := l.b[:l.own]
	for b = b[min(mipv6Sizes[kind], len(b)):]; len(b) >= 2; {
		if b[0] == mipv6Pad1 {
			b = b[1:]
			continue
		}
		d.givePart(protocol.MIPv6OptionLength, b)
		size := 2 + int(b[1])
		if size > len(b) {
			return d.truncated(l.b, l.full)
		}
		d.mipv6Option(b[0], b[2:size])
		b = b[size:]
	}
	return n
}

func (d *dissection) mipv6Option(kind byte, b []byte) {
	switch kind {
	case mipv6PadN:
		if len(b) > 0 {
			d.giveBytes(protocol.MIPv6Pad, b)
		}
	case mipv6Refresh:
		d.givePart(protocol.MIPv6Refresh, b)
	case mipv6CareOf:
		d.givePart(protocol.MIPv6CareOf, b)
	case mipv6Nonces:
		d.givePart(protocol.MIPv6Nonces, b)
	case mipv6Authenticator:
		if len(b) > 0 {
			d.giveBytes(protocol.MIPv6Authenticator, b)
		}
	}
}
