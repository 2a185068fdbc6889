package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Channels of L2CAP that need no connection.
const (
	l2capSignalling   = 1
	l2capAttributes   = 4
	l2capLESignalling = 5
	l2capSecurity     = 6
	l2capSecurityOld  = 7
	l2capHeader       = 4
)

// btLink is a connection: its access address, or the handle that a host controller gave it.
type btLink struct {
	number uint32
	host   bool
}

// btSide is who sends something: of Bluetooth LE the central or the peripheral, of a host controller the host or the controller.
type btSide uint8

const (
	btFirst btSide = iota
	btSecond
	btUnknown
)

// btPlace is what a frame of Bluetooth travels on.
type btPlace struct {
	link btLink
	ends [2][6]byte // the addresses of both sides
	side btSide     // who sends
}

// l2capEnd is a channel's number at the side that receives by it.
type l2capEnd struct {
	link btLink
	side btSide
	cid  uint16
}

// l2capAsk is a request for a channel.
type l2capAsk struct {
	link btLink
	side btSide
	id   uint8
}

// l2capChannel is a channel, or one that is asked for.
type l2capChannel struct {
	psm   uint16
	cid   uint16 // of who asked
	frame int
}

// l2capState is what is remembered of channels.
type l2capState struct {
	channels memory[l2capEnd, l2capChannel]
	asked    memory[l2capAsk, l2capChannel]
}

// l2capCommands are what commands hold, by their code.
var l2capCommands = [...][]protocol.Part{
	0x01: {protocol.L2CAPReject},
	0x02: {protocol.L2CAPConnect},
	0x03: {protocol.L2CAPConnected},
	0x04: {protocol.L2CAPConfigure},
	0x05: {protocol.L2CAPConfigured},
	0x06: {protocol.L2CAPDisconnect},
	0x07: {protocol.L2CAPDisconnect},
	0x08: {},
	0x09: {},
	0x0a: {protocol.L2CAPInfo},
	0x0b: {protocol.L2CAPInfo},
	0x12: {protocol.L2CAPUpdate},
	0x13: {protocol.L2CAPUpdated},
	0x14: {protocol.L2CAPLEConnect},
	0x15: {protocol.L2CAPLEConnected},
	0x16: {protocol.L2CAPCredits},
}

func btl2cap(d *dissection, l *layer) next {
	if !d.givePart(protocol.L2CAPHeader, l.b) {
		return d.truncated(l.b, l.full)
	}
	n, channel := int(binary.LittleEndian.Uint16(l.b)), binary.LittleEndian.Uint16(l.b[2:])
	l.own = l2capHeader
	rest := next{b: l.b[l2capHeader:], full: l.full - l2capHeader}
	if n < rest.full {
		rest.full = n
		rest.b = rest.b[:min(n, len(rest.b))]
	}
	switch channel {
	case l2capAttributes:
		rest.proto = protocol.BTATT
	case l2capSecurity, l2capSecurityOld:
		rest.proto = protocol.BTSMP
	case l2capSignalling, l2capLESignalling:
		l.own = l2capHeader + len(rest.b)
		return d.l2capSignalling(rest.b, rest.full)
	default:
		l.own = l2capHeader + len(rest.b)
		d.l2capChannel(1-d.bt.side, channel)
		if len(rest.b) < rest.full {
			return d.truncated(rest.b, rest.full)
		}
		d.giveBytes(protocol.L2CAPPayload, rest.b)
		return next{}
	}
	return rest
}

// l2capSignalling reads commands.
func (d *dissection) l2capSignalling(b []byte, full int) next {
	const head = 4
	for len(b) > 0 {
		d.giveLabel(protocol.L2CAPCommand)
		if !d.givePart(protocol.L2CAPCommandHeader, b) {
			return d.truncated(b, full)
		}
		code, n := b[0], int(binary.LittleEndian.Uint16(b[2:]))
		body := b[head:min(head+n, len(b))]
		whole := true
		switch {
		case int(code) >= len(l2capCommands) || l2capCommands[code] == nil:
			d.giveLabel(protocol.L2CAPUnknownCommand)
		default:
			if _, whole = d.inTurn(body, l2capCommands[code]...); whole && d.bt.side != btUnknown {
				d.l2capCommand(code, b[1], body)
			}
		}
		if !whole || len(b) < head+n {
			return d.truncated(b, full)
		}
		b, full = b[head+n:], full-head-n
	}
	return next{}
}

// Commands that are about channels.
const (
	l2capConnect     = 0x02
	l2capConnected   = 0x03
	l2capDisconnect  = 0x06
	l2capGone        = 0x07
	l2capLEConnect   = 0x14
	l2capLEConnected = 0x15
)

// l2capCommand follows channels as they open and close.
func (d *dissection) l2capCommand(code, id byte, b []byte) {
	s, at := &d.state.l2cap, &d.bt
	number := func(i int) uint16 { return binary.LittleEndian.Uint16(b[i:]) }
	switch code {
	case l2capConnect, l2capLEConnect:
		s.asked.put(l2capAsk{at.link, at.side, id}, l2capChannel{psm: number(0), cid: number(2), frame: d.frame.Number}, maxTransactions)
	case l2capConnected, l2capLEConnected:
		if c, ok := s.asked.get(l2capAsk{at.link, 1 - at.side, id}, maxTransactions); ok && number(0) != 0 {
			s.channels.put(l2capEnd{at.link, 1 - at.side, c.cid}, c, maxTransactions)
			s.channels.put(l2capEnd{at.link, at.side, number(0)}, c, maxTransactions)
		}
	case l2capDisconnect:
		d.l2capChannel(at.side, number(2))
	case l2capGone:
		d.l2capChannel(1-at.side, number(2))
	}
}

// l2capChannel gives what a channel is for, and where it was asked for.
func (d *dissection) l2capChannel(side btSide, cid uint16) (c l2capChannel, ok bool) {
	if d.bt.side == btUnknown {
		return c, false
	}
	if c, ok = d.state.l2cap.channels.get(l2capEnd{d.bt.link, side, cid}, maxTransactions); ok {
		d.giveNum(protocol.L2CAPPSM, uint64(c.psm))
		d.giveNum(protocol.L2CAPConnectIn, uint64(c.frame))
	}
	return c, ok
}
