package eval

// ber is elements of the Basic Encoding Rules, one after the other.
type ber []byte

// The tags of universal elements.
const (
	berBoolean         = 0x01
	berInteger         = 0x02
	berBitString       = 0x03
	berOctetString     = 0x04
	berOID             = 0x06
	berUTF8String      = 0x0c
	berPrintableString = 0x13
	berTeletexString   = 0x14
	berIA5String       = 0x16
	berUTCTime         = 0x17
	berGeneralizedTime = 0x18
	berVisibleString   = 0x1a
	berUniversalString = 0x1c
	berBMPString       = 0x1e
	berSequence        = 0x30
	berSet             = 0x31
)

// berContext is the tag of a constructed element that the context gives a meaning, berPrimitive that of one that is not constructed.
const (
	berContext   = 0xa0
	berPrimitive = 0x80
)

// The bits of a tag that number it, and the one of constructed elements.
const (
	berNumber      = 0x1f
	berConstructed = 0x20
)

// next takes the first element. It reports false where there is none that is all there.
func (b *ber) next() (tag byte, v ber, ok bool) {
	x := *b
	n, at, ok := berLength(x)
	if !ok || n > len(x)-at {
		return 0, nil, false
	}
	*b = x[at+n:]
	return x[0], x[at : at+n : at+n], true
}

// berLength reads the header of an element: the length of its value, and where that begins. Of long forms, those with one byte of tag and
// at most four of length are read.
func berLength(x ber) (n, at int, ok bool) {
	if len(x) < 2 || x[0]&berNumber == berNumber {
		return 0, 0, false
	}
	n, at = int(x[1]), 2
	if n >= 0x80 {
		width := n & 0x7f
		if width == 0 || width > 4 || len(x) < 2+width {
			return 0, 0, false
		}
		n = 0
		for _, c := range x[2 : 2+width] {
			n = n<<8 | int(c)
		}
		at += width
	}
	return n, at, true
}

// take takes the first element if it has the tag.
func (b *ber) take(tag byte) (v ber, ok bool) {
	rest := *b
	t, v, ok := rest.next()
	if !ok || t != tag {
		return nil, false
	}
	*b = rest
	return v, true
}

// in takes the first element, an empty one where it has not the tag.
func (b *ber) in(tag byte) ber {
	v, _ := b.take(tag)
	return v
}

// count is the number of elements.
func (b ber) count() (n uint64) {
	for {
		if _, _, ok := b.next(); !ok {
			return n
		}
		n++
	}
}

// integer is the number that an element of type INTEGER holds, of which the last eight bytes count.
func (b ber) integer() (n int64) {
	if len(b) > 0 && b[0]&0x80 != 0 {
		n = -1
	}
	for _, c := range b {
		n = n<<8 | int64(c)
	}
	return n
}

// bits are the bytes of a BIT STRING.
func (b ber) bits() []byte { return b[min(1, len(b)):] }
