package eval

import (
	"cmp"
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Kinds of messages.
const (
	kerberosASReq  = 10
	kerberosASRep  = 11
	kerberosTGSReq = 12
	kerberosTGSRep = 13
	kerberosError  = 30
)

// What bytes of no fixed type are, by the numbers before them.
const (
	kerberosPasswordSalt = 3   // pre-authentication data
	kerberosX509User     = 130 // the same
	kerberosFAST         = 136 // the same
	kerberosFASTArmor    = 1   // armor: a message
	kerberosIPv4         = 2   // addresses
	kerberosNetBIOS      = 20
	kerberosIPv6         = 24
	ntError              = 0xc0 // how a status of Windows begins that stands in place of a salt
)

// kerberosConversation is the request that the next response answers.
type kerberosConversation struct{ open request }

// kerberosReader reads a message.
type kerberosReader struct {
	asnReader
	kind   int64 // of the outermost message; 0: not known yet
	number int64 // that the next bytes depend on
}

// kerberos reads messages, of which TCP has the length before.
func kerberos(d *dissection, l *layer) next {
	if d.layers[len(d.layers)-2].proto == protocol.SPNEGOKerberos {
		d.kerberosMessage(l.b, l.full)
		return next{}
	}
	if d.layers[d.carrier.layer].proto == protocol.TCP {
		const mark = 4
		return d.pdus(l, mark, func(b []byte) int { return mark + int(binary.BigEndian.Uint32(b)&0x7fffffff) }, func(l *layer) {
			d.givePart(protocol.KerberosMark, l.b)
			d.kerberosMessage(l.b[min(mark, len(l.b)):], l.full-mark)
		})
	}
	if !kerberosBegins(l.b) {
		return refused
	}
	d.kerberosMessage(l.b, l.full)
	return next{}
}

// kerberosBegins recognises a message by its tag, an application's.
func kerberosBegins(b []byte) bool {
	const class, application = 0xc0, 0x40
	if len(b) == 0 || b[0]&class != application {
		return false
	}
	n := b[0] & berNumber
	return n >= 1 && n <= 3 || n >= 10 && n <= 15 || n == 20 || n == 21 || n >= 25 && n <= 30
}

func (d *dissection) kerberosMessage(b []byte, full int) {
	k := &kerberosReader{asnReader: asnReader{dissection: d, snapped: len(b) < full}}
	k.seen = k.value
	switch {
	case len(b) == 0 && full == 0:
		d.giveLabel(protocol.BEREmptyChoice)
		return
	case !kerberosBegins(b):
		return
	}
	if k.inside(protocol.KerberosMessage, b); k.short {
		d.truncated(b, full)
		return
	}
	c := remembered[kerberosConversation](d, protocol.Kerberos)
	switch k.kind {
	case kerberosASReq, kerberosTGSReq:
		c.open = request{d.frame.Number, d.now()}
	case kerberosASRep, kerberosTGSRep, kerberosError:
		if r := c.open; r.frame != 0 && r.frame != d.frame.Number {
			d.giveNum(protocol.KerberosResponseTo, uint64(r.frame))
			d.giveTime(protocol.KerberosTime, d.now().sub(r.at))
			d.later(r.frame, protocol.KerberosResponseIn, num(d.frame.Number))
			c.open = request{}
		}
	}
}

// value reads what a value holds, when a number before it told what that is.
func (k *kerberosReader) value(f *protocol.Field, v []byte, number int64) {
	switch f {
	case protocol.KerberosMessageType:
		k.kind = cmp.Or(k.kind, number)
	case protocol.KerberosPADataType, protocol.KerberosAddressType, protocol.KerberosArmorType:
		k.number = number
	case protocol.KerberosPADataValue:
		k.preAuthentication(k.number, v)
	case protocol.KerberosErrorData:
		if len(v) > 0 && v[0] == berSequence {
			k.inside(protocol.KerberosMethods, v)
		}
	case protocol.KerberosAddress:
		k.address(v)
	case protocol.KerberosArmorValue:
		if k.number == kerberosFASTArmor {
			k.inside(protocol.KerberosMessage, v)
		}
	case protocol.KerberosReplyCipher:
		if k.kind == kerberosTGSRep { // there are no keys; Wireshark says so three times, of TGS-REP only
			for range 3 {
				k.giveLabel(protocol.KerberosMissingKey)
			}
		}
	}
}

func (k *kerberosReader) preAuthentication(kind int64, v []byte) {
	asked := k.kind == kerberosASReq || k.kind == kerberosTGSReq
	t := protocol.KerberosPAData[kind]
	switch {
	case kind == kerberosPasswordSalt && len(v) == 12 && v[3] == ntError:
		k.givePart(protocol.KerberosPasswordError, v)
	case kind == kerberosPasswordSalt:
		k.giveBytes(protocol.KerberosPasswordSalt, v)
	case kind == kerberosX509User && k.kind == kerberosASReq:
		t = nil
	case kind == kerberosFAST && asked:
		t = protocol.KerberosFastRequest
	case kind == kerberosFAST:
		t = protocol.KerberosFastReply
	}
	if t != nil && len(v) > 0 {
		k.inside(t, v)
	}
}

func (k *kerberosReader) address(v []byte) {
	size := 0
	switch k.number {
	case kerberosIPv4:
		size = 4
	case kerberosIPv6:
		size = 16
	case kerberosNetBIOS:
		size = netbiosNameSize
	}
	switch {
	case size == 0:
		k.giveLabel(protocol.KerberosAddressUnknown)
	case len(v) < size:
		k.short = true
	case k.number == kerberosIPv4:
		k.giveWire(protocol.KerberosAddressIPv4, v[:size])
	case k.number == kerberosIPv6:
		k.giveWire(protocol.KerberosAddressIPv6, v[:size])
	default:
		start := len(k.arena)
		k.netbiosLetters(v)
		k.giveBytes(protocol.KerberosAddressName, k.arena[start:])
	}
}
