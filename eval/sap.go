package eval

import (
	"bytes"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// sap finds the description in an announcement. What does not begin as one has the name of its type before it.
func sap(d *dissection, l *layer) next {
	header := 8
	if l.load(protocol.SAPOverIPv6) != 0 {
		header = 20
	}
	auth := 4 * int(l.load(protocol.SAPAuthLength))
	if len(l.b) < protocol.SAP.MinHeader {
		return next{}
	}
	if len(l.b) < header {
		return d.truncated(l.b, l.full)
	}
	if auth > 0 {
		d.givePart(protocol.SAPAuth, l.b[header:])
	}
	encrypted, packed := l.load(protocol.SAPIsEncrypted) != 0, l.load(protocol.SAPIsPacked) != 0
	at := header + auth
	switch {
	case at >= len(l.b):
		return d.truncated(l.b, l.full)
	case encrypted && packed:
		d.giveLabel(protocol.SAPPackedEncrypted)
		return next{}
	case encrypted:
		d.giveLabel(protocol.SAPEncrypted)
		return next{}
	case packed:
		d.giveLabel(protocol.SAPPacked)
		return next{}
	}
	if b := l.b[at:]; !bytes.HasPrefix(b, []byte("v=")) {
		d.giveText(protocol.SAPType, b)
		at += min(len(untilNUL(b))+1, len(b))
	}
	if at == l.full { // an empty description: Wireshark does not count it among the frame's protocols
		d.layers = append(d.layers, layer{proto: protocol.SDP, again: true})
		return next{}
	}
	return l.rest(protocol.SDP, at)
}
