package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// The types of EAP that dfc reads, and one attribute of EAP-SIM.
const (
	eapRequest  = 1
	eapResponse = 2

	eapIdentity     = 1
	eapNotification = 2
	eapNak          = 3
	eapMD5          = 4
	eapTLS          = 13
	eapSIM          = 18
	eapTTLS         = 21
	eapPEAP         = 25
	eapFAST         = 43
	eapTEAP         = 55

	eapHeader           = 5 // with the type
	eapSIMHeader        = 8
	eapSIMIdentity      = 14
	eapSIMAttributeUnit = 4
)

// Flags of EAP-TLS.
const (
	eapTLSLength  = 0x80
	eapTLSMore    = 0x40
	eapTLSStart   = 0x20
	eapTLSOuter   = 0x10 // in TEAP
	eapTLSEdition = 0x07
)

// eapConversation is what is known of a conversation: the peers take turns.
type eapConversation struct {
	last [2]uint16   // the identifiers of the latest request and the latest response, plus one
	open *releasable // a message of TLS that comes in fragments
	from byte        // the code of those fragments
	lost bool        // they were mixed up
}

func eap(d *dissection, l *layer) next {
	full := l.full
	n := d.follow(l)
	l.own = len(l.b)
	if len(l.b) < protocol.EAP.MinHeader {
		return n
	}
	code, size := l.b[0], int(l.load(protocol.EAPLen))
	if size < protocol.EAP.MinHeader || size > full {
		d.giveLabel(protocol.EAPBadLength)
	}
	if code != eapRequest && code != eapResponse {
		return n
	}
	if d.layers[len(d.layers)-2].proto != protocol.RADIUS {
		d.stationCarrier()
	}
	conv := remembered[eapConversation](d, protocol.EAP)
	last := &conv.last[code-eapRequest]
	again := *last == uint16(l.b[1])+1
	*last = uint16(l.b[1]) + 1
	if again {
		d.giveLabel(protocol.EAPRetransmission)
	}
	if size > full {
		return d.truncated(l.b, full)
	}
	if size < protocol.EAP.MinHeader || len(l.b) <= eapHeader {
		return n
	}
	switch body := l.b[eapHeader:]; l.b[4] {
	case eapIdentity:
		d.giveBytes(protocol.EAPIdentity, body)
	case eapNotification:
		d.giveText(protocol.EAPNotification, body)
	case eapNak:
		d.giveNum(protocol.EAPDesiredType, uint64(body[0]))
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
	case eapTLS, eapTTLS, eapPEAP, eapFAST, eapTEAP:
		return d.eapTLS(conv, code, l.b[4], body, again)
	}
	return n
}

// eapTLS reads the flags of a message that carries TLS, and puts fragments of it together. A first fragment tells the length of all.
func (d *dissection) eapTLS(c *eapConversation, code, kind byte, b []byte, again bool) next {
	flags := b[0]
	d.givePart(protocol.EAPTLSFlags, b)
	if kind != eapTLS {
		d.giveNum(protocol.EAPTLSVersion, uint64(flags&eapTLSEdition))
	}
	if kind == eapTEAP {
		d.giveNum(protocol.EAPTLSOuter, uint64(flags&eapTLSOuter/eapTLSOuter))
	}
	b = b[1:]
	if flags&eapTLSLength != 0 {
		if len(b) < 4 {
			return d.malformed()
		}
		d.giveNum(protocol.EAPTLSLength, uint64(binary.BigEndian.Uint32(b)))
		b = b[4:]
	}
	if flags&eapTLSStart != 0 {
		c.open, c.lost = nil, false
		if kind == eapFAST { // the authority's name
			return next{}
		}
	}
	switch {
	case len(b) == 0:
		return next{}
	case again:
		return next{proto: protocol.Data, b: b, full: len(b)}
	case c.open == nil && flags&eapTLSLength != 0 && flags&eapTLSMore != 0:
		c.open, c.from = &releasable{}, code
	case c.open == nil:
		return d.eapCarried(b)
	}
	m := c.open
	c.lost = c.lost || code != c.from
	m.add(d, b)
	if c.lost || flags&eapTLSMore != 0 {
		return next{}
	}
	c.open = nil
	d.giveLabel(protocol.EAPTLSFragments)
	for _, p := range m.pieces {
		d.giveNum(protocol.EAPTLSFragment, uint64(p.frame))
		d.later(p.frame, protocol.EAPTLSIn, num(d.frame.Number))
	}
	d.giveNum(protocol.EAPTLSCount, uint64(len(m.pieces)))
	d.giveNum(protocol.EAPTLSReassembled, uint64(len(m.data)))
	return d.eapCarried(m.data)
}

// eapCarried hands a message to TLS, or to nobody where it is none.
func (d *dissection) eapCarried(b []byte) next {
	if !d.walk(next{proto: protocol.TLS, b: b, full: len(b)}) {
		return next{proto: protocol.Data, b: b, full: len(b)}
	}
	return next{}
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
