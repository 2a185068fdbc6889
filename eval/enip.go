package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

const (
	enipHeader = 24
	enipPort   = 44818
	enipIOPort = 2222 // where items come without a header
)

// Commands.
const (
	enipListServices   = 0x04
	enipListIdentity   = 0x63
	enipListInterfaces = 0x64
	enipRegister       = 0x65
	enipUnregister     = 0x66
	enipSendRequest    = 0x6f
	enipSendUnit       = 0x70
)

// Types of items.
const (
	enipIdentity        = 0x0c
	enipConnected       = 0xa1
	enipConnectedData   = 0xb1
	enipUnconnectedData = 0xb2
	enipServices        = 0x100
	enipSocketOut       = 0x8000
	enipSocketIn        = 0x8001
	enipSequenced       = 0x8002
)

// enipConversation are the requests that wait for their responses, and the one that is answered now.
type enipConversation struct {
	requests memory[enipKey, cipRequest]
	asked    cipMessage
}

// enipKey tells requests apart: those over a connection by its number and theirs, others by what their sender chose.
type enipKey struct {
	session, connection uint32
	connected           bool
	context             uint64
	foreign             bool // it is for another interface than that of CIP
}

func enip(d *dissection, l *layer) next {
	if c := &d.carrier; d.layers[c.layer].proto == protocol.UDP && (c.dst == enipIOPort || c.src == enipIOPort) {
		return d.enipItems(l, cursor{b: l.b}, 0, enipKey{})
	}
	return d.pdus(l, 4, func(b []byte) int { return enipHeader + int(binary.LittleEndian.Uint16(b[2:])) }, d.enipMessage)
}

func (d *dissection) enipMessage(l *layer) {
	r := cursor{b: l.b}
	d.takePart(&r, protocol.ENIPHeader)
	if len(r.b) < 12 {
		d.truncated(l.b, l.full)
		return
	}
	command, request := binary.LittleEndian.Uint16(l.b), d.carrier.dst == enipPort
	k := enipKey{session: binary.LittleEndian.Uint32(l.b[4:]), context: binary.LittleEndian.Uint64(r.b)}
	if command == enipListIdentity && request {
		d.takeLittle(&r, protocol.ENIPDelay, 2)
		d.takeWire(&r, protocol.ENIPContext, 6)
	} else {
		d.takeWire(&r, protocol.ENIPContext, 8)
	}
	d.takeLittle(&r, protocol.ENIPOptions, 4)
	switch command {
	case enipListServices, enipListIdentity, enipListInterfaces:
		if !request && len(r.b) > 0 {
			d.enipItems(l, r, command, k)
		}
	case enipRegister:
		d.takePart(&r, protocol.ENIPRegister)
	case enipSendRequest, enipSendUnit:
		if l.full == enipHeader {
			return
		}
		handle, face := r.b, protocol.ENIPRequestInterface
		if command == enipSendUnit {
			face = protocol.ENIPUnitInterface
		}
		if !d.takePart(&r, face) || !d.takePart(&r, protocol.ENIPTimeout) {
			d.truncated(l.b, l.full)
			return
		}
		k.foreign = binary.LittleEndian.Uint32(handle) != 0
		d.enipItems(l, r, command, k)
	case 0, enipUnregister:
	default:
		d.giveBytes(protocol.ENIPRequestData, r.b)
	}
}

// enipItems reads the items of the common packet format (volume 2, 2-6).
func (d *dissection) enipItems(l *layer, r cursor, command uint16, k enipKey) next {
	layer := *l // which may move when others are added
	c := (*cipConnection)(nil)
	direction := cipEither
	count := uint64(0)
	if len(r.b) >= 2 {
		count = uint64(binary.LittleEndian.Uint16(r.b))
	}
	d.takePart(&r, protocol.ENIPItemCount)
	for ; count > 0 && !r.short; count-- {
		if !d.takePart(&r, protocol.ENIPItem) {
			break
		}
		head := layer.b[len(layer.b)-len(r.b)-4:]
		kind, n := binary.LittleEndian.Uint16(head), int(binary.LittleEndian.Uint16(head[2:]))
		if n > len(r.b) {
			if len(layer.b) == layer.full {
				d.giveLabel(protocol.ENIPBadItem)
			}
			n = len(r.b)
		}
		item := cursor{b: r.take(n)}
		if n == 0 {
			continue
		}
		switch kind {
		case enipConnected, enipSequenced:
			part := protocol.ENIPConnected
			if kind == enipSequenced {
				part = protocol.ENIPSequenced
			}
			if d.takePart(&item, part) {
				id := binary.LittleEndian.Uint32(head[4:])
				d.giveNum(protocol.CIPConnection, uint64(id))
				c, direction = d.cipConnection(id)
			}
		case enipConnectedData, enipUnconnectedData:
			k.connected = kind == enipConnectedData
			d.enipData(&item, command, k, c, direction)
		case enipIdentity:
			d.takePart(&item, protocol.ENIPVersion)
			d.takePart(&item, protocol.ENIPSocket)
			facts := item.b
			if d.takePart(&item, protocol.ENIPIdentity) {
				d.givePart(protocol.CIPDeviceStatus, facts[8:])
				d.takeText(&item, protocol.ENIPName, int(facts[14]))
				d.takeLittle(&item, protocol.ENIPState, 1)
			}
		case enipServices:
			d.takePart(&item, protocol.ENIPVersion)
			d.takePart(&item, protocol.ENIPCapabilities)
			d.takeText(&item, protocol.ENIPService, len(item.b))
		case enipSocketOut, enipSocketIn:
			d.takePart(&item, protocol.ENIPSocket)
		default:
			d.giveBytes(protocol.ENIPItemData, item.b)
		}
		if item.short {
			return d.truncated(layer.b, layer.full)
		}
	}
	if r.short {
		return d.truncated(layer.b, layer.full)
	}
	return next{}
}

// enipData hands data on to CIP, with the request that it answers.
func (d *dissection) enipData(r *cursor, command uint16, k enipKey, c *cipConnection, direction cipDirection) {
	if command == 0 { // input and output
		d.giveConnection(c, direction)
		d.cipIO(r.b, c, direction)
		return
	}
	if k.connected {
		k.context = d.takeLittle(r, protocol.CIPSequence, 2)
		if c != nil {
			k.connection = c.index + 1
		}
	}
	if len(r.b) == 0 {
		return
	}
	s := remembered[enipConversation](d, protocol.ENIP)
	s.asked = cipMessage{}
	if r.b[0]&cipResponse == 0 {
		d.giveLabel(protocol.CIPNoResponse)
		s.requests.put(k, cipRequest{request{d.frame.Number, d.now()}, rememberCIP(r.b)}, maxCIPRequests)
	} else if asked, ok := s.requests.get(k, maxCIPRequests); ok {
		d.giveNum(protocol.ENIPResponseTo, uint64(asked.frame))
		d.giveTime(protocol.ENIPTime, d.now().sub(asked.at))
		d.later(asked.frame, protocol.ENIPResponseIn, num(d.frame.Number))
		s.asked = parseCIP(asked.message)
		d.cipOpened(s.asked, r.b, asked.frame)
	}
	if k.connected {
		d.giveConnection(c, direction)
	}
	to := protocol.CIP
	if k.foreign {
		to = protocol.Data
	}
	if !d.plan.last[protocol.ENIP.ID] {
		d.walk(next{proto: to, b: r.b, full: len(r.b)})
	}
}
