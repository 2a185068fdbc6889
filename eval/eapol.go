package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Places in a message about keys, and flags of its second word.
const (
	eapolKeyMessage = 3
	eapolRC4        = 1
	eapolRSN        = 2
	eapolWPA        = 254
	eapolRC4Key     = 48 // where the key stands
	eapolNonce      = 17
	eapolNonceSize  = 32
	eapolData       = 99

	eapolPairwise = 0x0008
	eapolAck      = 0x0080
	eapolMIC      = 0x0100
	eapolSecure   = 0x0200
)

func eapol(d *dissection, l *layer) next {
	n := d.follow(l)
	if len(l.b) > 4 && l.b[1] == eapolKeyMessage {
		switch l.b[4] {
		case eapolRC4:
			d.rc4Key(l)
		case eapolRSN, eapolWPA:
			d.rsnKey(l)
		}
	}
	return n
}

// rc4Key tells the key that a message distributes, or that there is none in it.
func (d *dissection) rc4Key(l *layer) {
	if len(l.b) < eapolRC4Key {
		return
	}
	key := l.b[eapolRC4Key:]
	if len(key) == 0 {
		d.giveNum(protocol.EAPOLLocal, 1)
		return
	}
	d.giveNum(protocol.EAPOLLocal, 0)
	d.giveBytes(protocol.EAPOLKey, key)
}

// rsnKey tells which message of a handshake it is, and its data.
func (d *dissection) rsnKey(l *layer) {
	if len(l.b) < eapolData {
		return
	}
	flags, n := binary.BigEndian.Uint16(l.b[5:]), int(l.load(protocol.EAPOLDataLen))
	d.giveNum(protocol.EAPOLMessage, eapolMessage(flags, n, !isZero(l.b[eapolNonce:eapolNonce+eapolNonceSize])))
	if n > 0 && n <= len(l.b)-eapolData {
		d.giveBytes(protocol.EAPOLData, l.b[eapolData:eapolData+n])
	}
}

// eapolMessage is the number of a message in the handshake of four, or in that of two about a group's key.
func eapolMessage(flags uint16, data int, nonce bool) uint64 {
	switch ack := flags&eapolAck != 0; {
	case flags&eapolPairwise == 0 && ack:
		return 1
	case flags&eapolPairwise == 0:
		return 2
	case ack && flags&eapolMIC != 0:
		return 3
	case ack:
		return 1
	case data == 0 && (flags&eapolSecure != 0 || !nonce): // the second message of WPA need not carry any data
		return 4
	}
	return 2
}
