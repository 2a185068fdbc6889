package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Types of messages.
const (
	mqttConnect     = 1
	mqttPublish     = 3
	mqttRelease     = 6
	mqttSubscribe   = 8
	mqttUnsubscribe = 10
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
		case mqttPublish:
			d.mqttTopic(b[at:])
		case mqttSubscribe, mqttUnsubscribe:
			at += 2 // the identifier
			if s.version >= 5 && at < len(b) {
				n, size := mqttNumber(b[at:])
				at += size + n
			}
			for at < len(b) {
				n := d.mqttTopic(b[at:])
				if n == 0 {
					return
				}
				if at += n; kind == mqttSubscribe {
					at++ // how it is to be delivered
				}
			}
		}
	})
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
