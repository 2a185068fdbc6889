package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// amqpConversation is what is known of a conversation.
type amqpConversation struct {
	newer   bool // version 1.0, which frames in another way
	content [2]amqpContent
}

// amqpContent is what the latest header of one direction says of the bodies behind it.
type amqpContent struct {
	channel uint16
	kind    []byte
}

// amqp finds bodies in frames of versions 0-9 (the specification's section 4.2.3), and reads those whose type has a protocol.
func amqp(d *dissection, l *layer) next {
	const greeting, header, newerHeader = 8, 7, 8
	c := remembered[amqpConversation](d, protocol.AMQP)
	least := header
	if c.newer {
		least = newerHeader
	}
	return d.pdus(l, least, func(b []byte) int {
		switch {
		case string(b[:4]) == "AMQP":
			c.newer = b[5] == 1
			return greeting
		case c.newer:
			return int(binary.BigEndian.Uint32(b))
		}
		return header + int(binary.BigEndian.Uint32(b[3:])) + 1
	}, func(l *layer) {
		if b := l.b; !c.newer && len(b) == l.full && len(b) > header {
			d.amqpFrame(c, b[0], binary.BigEndian.Uint16(b[1:]), b[header:len(b)-1])
		}
	})
}

func (d *dissection) amqpFrame(c *amqpConversation, kind byte, channel uint16, b []byte) {
	const contentHeader, body, fixed, typed, longest = 2, 3, 14, 0x80, 256
	content := &c.content[0]
	if d.carrier.second {
		content = &c.content[1]
	}
	switch kind {
	case contentHeader: // a class, a weight, the body's length and flags; the type comes first of what these announce
		*content = amqpContent{channel: channel}
		if len(b) > fixed && b[12]&typed != 0 {
			if n := int(b[fixed]); fixed+1+n <= len(b) && n < longest {
				content.kind = append(content.kind, b[fixed+1:fixed+1+n]...)
			}
		}
	case body:
		if content.channel != channel || content.kind == nil {
			return
		}
		if p := protocol.MediaTypes.Exactly(mediaType(content.kind)); p != nil {
			d.body(p, content.kind, b, len(b))
		}
	}
}
