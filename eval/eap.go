package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// The types of EAP that dfc reads, and one attribute of EAP-SIM.
const (
	eapRequest  = 1
	eapResponse = 2

	eapIdentity = 1
	eapMD5      = 4
	eapSIM      = 18

	eapHeader           = 5 // with the type
	eapSIMHeader        = 8
	eapSIMIdentity      = 14
	eapSIMAttributeUnit = 4
)

func eap(d *dissection, l *layer) next {
	n := d.follow(l)
	l.own = len(l.b)
	if len(l.b) <= eapHeader || l.b[0] != eapRequest && l.b[0] != eapResponse {
		return n
	}
	switch body := l.b[eapHeader:]; l.b[4] {
	case eapIdentity:
		d.giveBytes(protocol.EAPIdentity, body)
	case eapMD5:
		size := 1 + int(body[0])
		if size > len(body) {
			break
		}
		d.giveBytes(protocol.EAPMD5, body[1:size])
		if size < len(body) {
			d.giveBytes(protocol.EAPMD5Extra, body[size:])
		}
	case eapSIM:
		d.eapSIM(l.b[min(eapSIMHeader, len(l.b)):])
	}
	return n
}

// eapSIM reads the attributes of EAP-SIM: a type, a length in units of four bytes that counts both, and a value.
func (d *dissection) eapSIM(b []byte) {
	for len(b) >= eapSIMAttributeUnit {
		d.givePart(protocol.EAPAttribute, b)
		n := eapSIMAttributeUnit * int(b[1])
		if n == 0 || n > len(b) {
			return
		}
		if b[0] == eapSIMIdentity {
			length := int(binary.BigEndian.Uint16(b[2:]))
			d.giveNum(protocol.EAPIdentityLength, uint64(length))
			if 4+length <= n {
				d.giveBytes(protocol.EAPIdentity, b[4:4+length])
			}
		} else {
			d.giveBytes(protocol.EAPAttributeValue, b[2:n])
		}
		b = b[n:]
	}
}
