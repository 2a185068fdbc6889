package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// btsmpParts are what commands hold, by opcode.
var btsmpParts = [...][]protocol.Part{
	0x03: {protocol.BTSMPConfirm},
	0x04: {protocol.BTSMPRandom},
	0x05: {protocol.BTSMPReason},
	0x06: {protocol.BTSMPLongTermKey},
	0x07: {protocol.BTSMPDiversifier, protocol.BTSMPNumber},
	0x08: {protocol.BTSMPIdentityKey},
	0x0a: {protocol.BTSMPSignatureKey},
	0x0b: {protocol.BTSMPAuth},
	0x0c: {protocol.BTSMPPublicKey},
	0x0d: {protocol.BTSMPCheck},
	0x0e: {protocol.BTSMPNotification},
}

func btsmp(d *dissection, l *layer) next {
	const request, response, address = 1, 2, 9
	b := l.b
	if !d.givePart(protocol.BTSMPOpcode, b) {
		return d.truncated(b, l.full)
	}
	opcode, b := b[0], b[1:]
	whole := true
	switch {
	case opcode == request || opcode == response:
		if b, whole = d.inTurn(b, protocol.BTSMPPairing, protocol.BTSMPAuth, protocol.BTSMPKeySize); !whole {
			break
		}
		for _, keys := range [...]protocol.Part{protocol.BTSMPInitiatorKeys, protocol.BTSMPResponderKeys} {
			if whole = d.givePart(keys, b); !whole {
				break
			}
			d.givePart(protocol.BTSMPKeyBits, b)
			b = b[1:]
		}
	case opcode == address:
		if whole = d.givePart(protocol.BTSMPAddressType, b) && len(b) >= 7; whole {
			d.giveBackwards(protocol.BTSMPAddress, b[1:7])
		}
	case int(opcode) < len(btsmpParts):
		_, whole = d.inTurn(b, btsmpParts[opcode]...)
	}
	if !whole {
		return d.truncated(l.b, l.full)
	}
	return next{}
}
