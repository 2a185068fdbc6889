package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

func teredo(d *dissection, l *layer) next {
	at := 0
	if b := l.b; len(b) >= 4 && b[0] == 0 && b[1] == 1 {
		idLen, auLen := int(b[2]), int(b[3])
		nonce := 4 + idLen + auLen
		at = nonce + 9
		if at > len(b) {
			return next{}
		}
		d.giveLabel(protocol.TeredoAuth)
		d.giveNum(protocol.TeredoAuthIDLen, uint64(idLen))
		d.giveNum(protocol.TeredoAuthLen, uint64(auLen))
		if idLen > 0 {
			d.giveBytes(protocol.TeredoAuthID, b[4:4+idLen])
		}
		if auLen > 0 {
			d.giveBytes(protocol.TeredoAuthValue, b[4+idLen:nonce])
		}
		d.giveBytes(protocol.TeredoAuthNonce, b[nonce:nonce+8])
		d.giveBytes(protocol.TeredoAuthConfirm, b[nonce+8:at])
	}
	if b := l.b[at:]; len(b) >= 8 && b[0] == 0 && b[1] == 0 { // port and address have all their bits inverted
		d.giveLabel(protocol.TeredoOrigin)
		d.giveNum(protocol.TeredoOriginPort, uint64(^binary.BigEndian.Uint16(b[2:])))
		d.give(protocol.TeredoOriginAddr, ftype.Value{Num: uint64(^binary.BigEndian.Uint32(b[4:])), Aux: 32}, b[4:8])
		at += 8
	}
	l.own = at
	if at < len(l.b) && l.b[at]>>4 == 6 {
		return d.edge(l, at)
	}
	return next{}
}
