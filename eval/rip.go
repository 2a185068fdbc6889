package eval

import "github.com/dfc-lang/dfc/compile/protocol"

const (
	ripHeader = 4
	ripEntry  = 20 // bytes

	ripLeastDigest = 20 // of what stands behind the entries for cryptographic authentication

	ripNone = 0 // address families
	ripIPv4 = 2
	ripAuth = 0xffff

	ripSimplePassword = 2 // authentication types
	ripMessageDigest  = 3
)

func rip(d *dissection, l *layer) next {
	d.follow(l)
	end := l.full
	for at := ripHeader; at <= len(l.b) && at < end; at += ripEntry {
		b := l.b[at:]
		if len(b) < 2 {
			return d.truncated(l.b, l.full)
		}
		whole := len(b) >= ripEntry
		switch family := u16(b); {
		case family == ripAuth && at == ripHeader:
			whole = d.ripAuthentication(l.b, b)
			if whole && u16(b[2:]) == ripMessageDigest {
				end -= max(int(b[7]), ripLeastDigest) // entries end there for Wireshark
			}
		case family != ripNone && family != ripIPv4:
			d.giveLabel(protocol.RIPNoIP)
		case whole:
			d.ripRoute(l, b)
		}
		if !whole {
			return d.truncated(l.b, l.full)
		}
	}
	return next{}
}

// ripRoute reads an entry, of which all bytes are there.
func (d *dissection) ripRoute(l *layer, b []byte) {
	d.givePart(protocol.RIPFamily, b)
	if u16(b) == ripIPv4 {
		d.givePart(protocol.RIPAddress, b)
	}
	if l.load(protocol.RIPVersion) == 2 {
		d.givePart(protocol.RIPSecond, b)
	}
	d.givePart(protocol.RIPMetric, b)
}

// ripAuthentication reads the entry of a message that is authentication. It reports false where bytes are lacking.
func (d *dissection) ripAuthentication(message, b []byte) bool {
	if !d.givePart(protocol.RIPAuthType, b) {
		return false
	}
	switch u16(b[2:]) {
	case ripSimplePassword:
		return d.givePart(protocol.RIPPassword, b)
	case ripMessageDigest:
		return d.givePart(protocol.RIPDigest, b) && d.givePart(protocol.RIPAuthData, message[min(int(u16(b[4:])), len(message)):])
	}
	return true
}
