package eval

import "unicode/utf8"

// The codings of a message's text that Wireshark reads (SMPP 3.4, section 5.2.19; 3GPP TS 23.038, section 4). It does not read the
// default one of the operator.
const (
	smppASCII  = 1
	smppLatin1 = 3
	smppUCS2   = 8
	smppClass  = 0xf0 // and above: GSM's alphabet, unless it is data
	smppOctets = 0x04
)

// gsmAlphabet is the alphabet of GSM (3GPP TS 23.038, section 6.2.1), an escape to its extension among it.
const gsmAlphabet = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"

var gsmLetters = []rune(gsmAlphabet)

// smppText is the text of a message in a coding; it reports whether the coding is one that is read.
func (d *dissection) smppText(coding byte, b []byte) ([]byte, bool) {
	start := len(d.arena)
	switch {
	case coding == smppASCII:
		return b, true
	case coding == smppLatin1:
		for _, c := range b {
			d.arena = utf8.AppendRune(d.arena, rune(c))
		}
	case coding == smppUCS2:
		for ; len(b) >= 2; b = b[2:] {
			d.arena = utf8.AppendRune(d.arena, rune(b[0])<<8|rune(b[1]))
		}
	case coding >= smppClass && coding&smppOctets == 0:
		for _, c := range b {
			d.arena = utf8.AppendRune(d.arena, gsmLetters[c&0x7f])
		}
	default:
		return nil, false
	}
	return d.arena[start:], true
}
