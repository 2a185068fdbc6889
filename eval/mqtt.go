package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Types of messages.
const (
	mqttConnect      = 1
	mqttAccept       = 2
	mqttPublish      = 3
	mqttAcknowledge  = 4
	mqttReceived     = 5
	mqttRelease      = 6
	mqttComplete     = 7
	mqttSubscribe    = 8
	mqttSubscribed   = 9
	mqttUnsubscribe  = 10
	mqttUnsubscribed = 11
)

const (
	mqttQoS      = 0x06
	mqttVersion5 = 5 // from which on properties stand in messages
)

func mqtt(d *dissection, l *layer) next {
	return d.pdus(l, 2, mqttLength, func(l *layer) {
		b := l.b
		if !d.givePart(protocol.MQTTHeader, b) {
			return
		}
		size, at := mqttNumber(b[1:])
		if at == 0 {
			return
		}
		at++
		s := remembered[mqttSession](d, protocol.MQTT)
		switch kind := b[0] >> 4; {
		case kind == mqttPublish:
			d.givePart(protocol.MQTTPublishFlags, b)
			d.giveNum(protocol.MQTTRetain, uint64(b[0]&1))
		case s.version == 3 && (kind == mqttRelease || kind == mqttSubscribe || kind == mqttUnsubscribe):
			d.givePart(protocol.MQTTPublishFlags, b)
			d.giveNum(protocol.MQTTRetainReserved, uint64(b[0]&1))
		default:
			d.givePart(protocol.MQTTReserved, b)
		}
		d.giveNum(protocol.MQTTLength, uint64(size))
		switch kind := b[0] >> 4; kind {
		case mqttConnect:
			if n := 2 + mqttSize(b[at:]); len(b) > at+n {
				s.version = b[at+n]
			}
			d.mqttConnect(&cursor{b: b[at:]}, s)
		case mqttAccept:
			r := cursor{b: b[at:]}
			d.mqttAccepted(&r, s)
		case mqttPublish:
			at += d.mqttTopic(b[at:])
			r := cursor{b: b[at:]}
			if b[0]&mqttQoS != 0 {
				d.takeWire(&r, protocol.MQTTMessageID, 2)
			}
			if s.version < mqttVersion5 {
				d.giveRest(protocol.MQTTMessage, r.b)
			}
		case mqttSubscribed:
			r := cursor{b: b[at:]}
			d.takeWire(&r, protocol.MQTTMessageID, 2)
			for s.version < mqttVersion5 && len(r.b) > 0 {
				d.takeWire(&r, protocol.MQTTGranted, 1)
			}
		case mqttAcknowledge, mqttReceived, mqttRelease, mqttComplete, mqttUnsubscribed:
			r := cursor{b: b[at:]}
			d.takeWire(&r, protocol.MQTTMessageID, 2)
		case mqttSubscribe, mqttUnsubscribe:
			r := cursor{b: b[at:]}
			d.takeWire(&r, protocol.MQTTMessageID, 2)
			at += 2
			if s.version >= 5 && at < len(b) {
				n, size := mqttNumber(b[at:])
				at += size + n
			}
			for at < len(b) {
				n := d.mqttTopic(b[at:])
				if n == 0 {
					return
				}
				if at += n; kind == mqttSubscribe && at < len(b) {
					if s.version < mqttVersion5 {
						d.giveWire(protocol.MQTTRequested, b[at:at+1])
					}
					at++ // how it is to be delivered
				}
			}
		}
	})
}

// mqttConnect reads who connects, and what is to be published when the connection breaks.
func (d *dissection) mqttConnect(r *cursor, s *mqttSession) {
	const will, password, user = 0x04, 0x40, 0x80
	d.mqttText(r, protocol.MQTTNameLength, protocol.MQTTName)
	d.takePart(r, protocol.MQTTVersion)
	flags := r.b
	if !d.takePart(r, protocol.MQTTConnectFlags) {
		return
	}
	d.takePart(r, protocol.MQTTKeepAlive)
	mqttSkipProperties(r, s)
	d.mqttText(r, protocol.MQTTClientLength, protocol.MQTTClient)
	if flags[0]&will != 0 {
		mqttSkipProperties(r, s)
		d.mqttText(r, protocol.MQTTWillTopicLength, protocol.MQTTWillTopic)
		n := int(d.takeBig(r, protocol.MQTTWillLength, 2))
		d.takeWire(r, protocol.MQTTWill, n)
	}
	if flags[0]&user != 0 {
		d.mqttText(r, protocol.MQTTUserLength, protocol.MQTTUser)
	}
	if flags[0]&password != 0 {
		d.mqttText(r, protocol.MQTTPasswordLength, protocol.MQTTPassword)
	}
}

// mqttText gives a text and its length.
func (d *dissection) mqttText(r *cursor, length, f *protocol.Field) {
	n := int(d.takeBig(r, length, 2))
	if b := r.take(n); b != nil {
		d.giveString(f, b)
	}
}

func mqttSkipProperties(r *cursor, s *mqttSession) {
	if s.version >= mqttVersion5 {
		n, size := mqttNumber(r.b)
		r.take(size)
		r.take(n)
	}
}

// mqttAccepted reads the answer to who connects.
func (d *dissection) mqttAccepted(r *cursor, s *mqttSession) {
	const version31 = 3
	if s.version == version31 {
		if flags := r.take(1); flags != nil {
			d.giveNum(protocol.MQTTAcceptReserved, 0)
		}
	} else {
		d.takePart(r, protocol.MQTTAcceptFlags)
		d.giveNum(protocol.MQTTAcceptReserved, 0)
	}
	f := protocol.MQTTReturnCode
	if s.version >= mqttVersion5 {
		f = protocol.MQTTReason
	}
	d.takeWire(r, f, 1)
}

// mqttSession is what is known of a conversation.
type mqttSession struct{ version byte }

// mqttSize is the length that stands before text.
func mqttSize(b []byte) int {
	if len(b) < 2 {
		return 0
	}
	return int(binary.BigEndian.Uint16(b))
}

// mqttTopic reads a topic, and tells how many bytes it takes: 0 where it is cut short.
func (d *dissection) mqttTopic(b []byte) int {
	n := 2 + mqttSize(b)
	if n > len(b) {
		return 0
	}
	d.giveWire(protocol.MQTTTopicLength, b[:2])
	d.giveString(protocol.MQTTTopic, b[2:n])
	return n
}

// mqttLength is the length of the message that b begins with, as far as that shows it.
func mqttLength(b []byte) int {
	n, size := mqttNumber(b[1:])
	if size == 0 { // at least one byte more
		return len(b) + 1
	}
	return 1 + size + n
}

// mqttNumber reads a number of up to four bytes, seven bits in each, and tells how many bytes it takes: 0 where it goes on.
func mqttNumber(b []byte) (n, size int) {
	const most = 4
	for i, c := range b[:min(most, len(b))] {
		n |= int(c&0x7f) << (7 * i)
		if c&0x80 == 0 {
			return n, i + 1
		}
	}
	return 0, 0
}
