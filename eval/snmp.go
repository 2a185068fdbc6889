package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// The tags of values (RFC 2578, section 7.1; RFC 3416, section 3).
const (
	snmpIP         = 0x40
	snmpCounter    = 0x41
	snmpGauge      = 0x42
	snmpTicks      = 0x43
	snmpOpaque     = 0x44
	snmpCounter64  = 0x46
	snmpNoObject   = 0x80
	snmpNoInstance = 0x81
	snmpEndOfView  = 0x82
)

// The PDUs, by their tags.
const (
	snmpResponse = 2
	snmpTrap     = 4
	snmpBulk     = 5
	snmpTrap2    = 7
	snmpReport   = 8
)

// snmpConversation are the requests that wait for their responses.
type snmpConversation struct{ requests transactions[int64] }

func snmp(d *dissection, l *layer) next {
	const version3, mostVersion = 3, 3
	all := ber(l.b)
	message, ok := all.take(berSequence)
	if !ok {
		if len(l.b) > 0 && l.b[0] != berSequence {
			return refused
		}
		return d.truncated(l.b, l.full)
	}
	v, ok := message.take(berInteger)
	if n := v.integer(); !ok || n < 0 || n > mostVersion {
		return refused
	} else if n == version3 {
		return d.snmp3(l, v, message)
	}
	d.giveInt(protocol.SNMPVersion, v)
	v, ok = message.take(berOctetString)
	if !ok {
		return d.truncated(l.b, l.full)
	}
	d.giveUTF8(len(d.layers)-1, protocol.SNMPCommunity, untilNUL(v), v)
	d.snmpPDU(message)
	return next{}
}

// snmp3 reads the header of version 3, and the PDU where it is not encrypted.
func (d *dissection) snmp3(l *layer, version, message ber) next {
	const encrypted, userModel = 0x02, 3
	d.giveInt(protocol.SNMP3Version, version)
	head, ok := message.take(berSequence)
	if !ok {
		return d.truncated(l.b, l.full)
	}
	d.giveLabel(protocol.SNMPGlobal)
	d.snmpInt(protocol.SNMPMessageID, &head)
	d.snmpInt(protocol.SNMPMaxSize, &head)
	flags := head.in(berOctetString)
	d.giveBytes(protocol.SNMPFlags, flags)
	d.givePart(protocol.SNMPFlagBits, flags)
	model := d.snmpInt(protocol.SNMPModel, &head)
	security := message.in(berOctetString)
	if s := security.in(berSequence); model == userModel {
		d.snmpEngine(protocol.SNMPEngine, s.in(berOctetString))
		d.giveNum(protocol.SNMPBoots, bigEndian(s.in(berInteger)))
		d.giveNum(protocol.SNMPEngineTime, bigEndian(s.in(berInteger)))
		user := s.in(berOctetString)
		d.giveUTF8(len(d.layers)-1, protocol.SNMPUser, user, user)
		d.giveBytes(protocol.SNMPAuth, s.in(berOctetString))
		d.giveBytes(protocol.SNMPPrivacy, s.in(berOctetString))
	}
	if len(flags) > 0 && flags[0]&encrypted != 0 {
		d.giveNum(protocol.SNMPMessageData, 1)
		d.giveBytes(protocol.SNMPEncrypted, message.in(berOctetString))
		return next{}
	}
	scoped, ok := message.take(berSequence)
	if !ok {
		return next{}
	}
	d.giveNum(protocol.SNMPMessageData, 0)
	d.giveLabel(protocol.SNMPPlain)
	d.snmpEngine(protocol.SNMPContext, scoped.in(berOctetString))
	name := scoped.in(berOctetString)
	d.giveUTF8(len(d.layers)-1, protocol.SNMPContextName, name, name)
	d.snmpPDU(scoped)
	return next{}
}

// snmpInt gives the next number.
func (d *dissection) snmpInt(f *protocol.Field, b *ber) int64 {
	v, ok := b.take(berInteger)
	if ok {
		d.giveInt(f, v)
	}
	return v.integer()
}

// snmpEngine gives the identifier of an engine (RFC 3411, section 5).
func (d *dissection) snmpEngine(f *protocol.Field, b []byte) {
	const conforming = 0x80
	d.giveBytes(f, b)
	if len(b) < 5 {
		return
	}
	d.giveNum(protocol.SNMPEngineConforms, uint64(b[0]>>7))
	d.giveNum(protocol.SNMPEngineEnterprise, uint64(binary.BigEndian.Uint32(b)&^(1<<31)))
	if b[0]&conforming == 0 {
		return
	}
	const ipv4, ipv6, mac, text, netSNMP, cisco, netSNMPRandom = 1, 2, 3, 4, 128, 9, 8072
	d.giveNum(protocol.SNMPEngineFormat, uint64(b[4]))
	enterprise, format := binary.BigEndian.Uint32(b)&^(1<<31), b[4]
	switch b = b[5:]; {
	case format == ipv4 && len(b) == 4:
		d.giveWire(protocol.SNMPEngineIPv4, b)
	case format == ipv6 && len(b) == 16:
		d.giveWire(protocol.SNMPEngineIPv6, b)
	case format == mac && enterprise == cisco && len(b) == 7:
		d.giveWire(protocol.SNMPEngineCisco, b[:1])
		d.giveWire(protocol.SNMPEngineMAC, b[1:])
	case format == mac && len(b) == 6:
		d.giveWire(protocol.SNMPEngineMAC, b)
	case format == text:
		d.giveUTF8(len(d.layers)-1, protocol.SNMPEngineText, b, b)
	case format == netSNMP && enterprise == netSNMPRandom && len(b) == 8:
		d.giveBytes(protocol.SNMPEngineData, b[:4])
		if d.wants(protocol.SNMPEngineStart) {
			d.give(protocol.SNMPEngineStart, ftype.TimeValue(ftype.AbsoluteTime, int64(binary.LittleEndian.Uint32(b[4:])), 0), b[4:])
		}
	default:
		d.giveRest(protocol.SNMPEngineData, b)
	}
}

func (d *dissection) snmpPDU(b ber) {
	tag, pdu, ok := b.next()
	kind := int(tag) - berContext
	if !ok || kind < 0 || kind >= len(protocol.SNMPElements) {
		return
	}
	d.giveNum(protocol.SNMPData, uint64(kind))
	d.giveLabel(protocol.SNMPElements[kind])
	if kind == snmpTrap {
		d.giveOID(protocol.SNMPEnterprise, pdu.in(berOID))
		if a := pdu.in(snmpIP); len(a) == 4 {
			d.giveWire(protocol.SNMPAgent, a)
		}
		d.snmpInt(protocol.SNMPGenericTrap, &pdu)
		d.snmpInt(protocol.SNMPTrap, &pdu)
		d.giveInt(protocol.SNMPTimestamp, pdu.in(snmpTicks))
	} else {
		id := d.snmpInt(protocol.SNMPRequestID, &pdu)
		requests := &remembered[snmpConversation](d, protocol.SNMP).requests
		switch kind {
		case snmpTrap2, snmpReport:
		case snmpResponse:
			if r, ok := requests.answer(id); ok {
				d.giveNum(protocol.SNMPResponseTo, uint64(r.frame))
				d.giveTime(protocol.SNMPTime, d.now().sub(r.at))
				d.later(r.frame, protocol.SNMPResponseIn, num(d.frame.Number))
			}
		default:
			requests.ask(id, request{d.frame.Number, d.now()})
		}
		if kind == snmpBulk {
			d.snmpInt(protocol.SNMPNonRepeaters, &pdu)
			d.snmpInt(protocol.SNMPRepetitions, &pdu)
		} else {
			d.snmpInt(protocol.SNMPErrorStatus, &pdu)
			d.snmpInt(protocol.SNMPErrorIndex, &pdu)
		}
	}
	bindings, ok := pdu.take(berSequence)
	if !ok {
		return
	}
	d.giveNum(protocol.SNMPBindings, bindings.count())
	for len(bindings) > 0 {
		bound, ok := bindings.take(berSequence)
		if !ok {
			return
		}
		d.giveOID(protocol.SNMPName, bound.in(berOID))
		if tag, v, ok := bound.next(); ok {
			d.snmpValue(tag, v)
		}
	}
}

func (d *dissection) snmpValue(tag byte, v ber) {
	switch tag {
	case berInteger:
		d.giveInt(protocol.SNMPInt, v)
	case berOctetString:
		d.giveBytes(protocol.SNMPOctets, v)
	case 0x05:
		d.giveLabel(protocol.SNMPNull)
	case berOID:
		d.giveOID(protocol.SNMPOID, v)
	case snmpIP:
		if len(v) == 4 {
			d.giveWire(protocol.SNMPIPv4, v)
		}
	case snmpCounter, snmpCounter64:
		d.giveNum(protocol.SNMPCounter, bigEndian(v))
	case snmpGauge:
		d.giveNum(protocol.SNMPGauge, bigEndian(v))
	case snmpTicks:
		d.giveNum(protocol.SNMPTicks, bigEndian(v))
	case snmpOpaque:
		d.giveBytes(protocol.SNMPOpaque, v)
	case snmpNoObject:
		d.giveLabel(protocol.SNMPNoObject)
	case snmpNoInstance:
		d.giveLabel(protocol.SNMPNoInstance)
	case snmpEndOfView:
		d.giveLabel(protocol.SNMPEndOfView)
	}
}
