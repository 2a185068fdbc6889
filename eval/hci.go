package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Kinds of packets between host and controller.
const (
	hciCommand = iota + 1
	hciACL
	hciSCO
	hciEvent
	hciISO
)

// Commands.
const (
	hciDisconnect   = 0x0406
	hciReadAddress  = 0x1009
	hciLEScanEnable = 0x200c
)

// Events.
const (
	hciConnected    = 0x03
	hciDisconnected = 0x05
	hciComplete     = 0x0e
	hciStatus       = 0x0f
	hciCompleted    = 0x13
	hciLE           = 0x3e
)

// Events of Bluetooth LE.
const (
	hciLEConnected     = 0x01
	hciLEAdvertisement = 0x02
)

// hciConnections bounds what is remembered of them: each may hold two messages of 64 KiB that wait for their end.
const hciConnections = 256

// hciState is what is remembered of a controller.
type hciState struct {
	own         [6]byte                        // its address
	commands    memory[uint16, int]            // the last frames, by opcode
	connections memory[uint16, *hciConnection] // by handle
}

// hciConnection is what is known of a connection.
type hciConnection struct {
	frame int // where it began; 0 where that was not seen
	peer  [6]byte
	sides [3]hciSide
}

// hciSide is the message that one side is sending.
type hciSide struct {
	start   int // its first frame
	pending int // bytes to come
	message []byte
}

// hciDirection is what hci_h4.direction shows where nobody tells it.
const hciDirection = 0xff

func hciH4(d *dissection, l *layer) next {
	direction := uint64(hciDirection)
	d.bt = btPlace{side: btUnknown}
	if d.frame.Interface.Link == protocol.LinkHCIWithDirection {
		direction, d.bt.side = 0, btFirst
		if d.frame.Received {
			direction, d.bt.side = 1, btSecond
		}
	}
	if len(l.b) == 0 {
		return d.truncated(l.b, l.full)
	}
	d.giveNum(protocol.HCIDirection, direction)
	d.giveNum(protocol.HCIType, uint64(l.b[0]))
	to := protocol.Data
	switch l.b[0] {
	case hciCommand:
		to = protocol.HCICommand
	case hciACL:
		to = protocol.HCIACL
	case hciSCO:
		to = protocol.HCISCO
	case hciEvent:
		to = protocol.HCIEvent
	case hciISO:
		to = protocol.HCIISO
	}
	l.own = 1
	return l.rest(to, 1)
}

func hciCommands(d *dissection, l *layer) next {
	rest, whole := d.inTurn(l.b, protocol.HCICommandHeader)
	if !whole {
		return d.truncated(l.b, l.full)
	}
	opcode := binary.LittleEndian.Uint16(l.b)
	switch opcode {
	case hciDisconnect:
		whole = d.givePart(protocol.HCIDisconnect, rest)
	case hciLEScanEnable:
		whole = d.givePart(protocol.HCIScan, rest)
	}
	if !whole {
		return d.truncated(l.b, l.full)
	}
	d.state.hci.commands.put(opcode, d.frame.Number, maxTransactions)
	return next{}
}

func hciEvents(d *dissection, l *layer) next {
	rest, whole := d.inTurn(l.b, protocol.HCIEventHeader)
	if whole {
		whole = d.hciEvent(l.b[0], rest)
	}
	if !whole {
		return d.truncated(l.b, l.full)
	}
	return next{}
}

// hciAnswers gives the command that an event is about.
func (d *dissection) hciAnswers(opcode uint16) {
	if n, ok := d.state.hci.commands.get(opcode, maxTransactions); ok {
		d.giveNum(protocol.HCICommandIn, uint64(n))
	}
}

// hciEvent reads an event. It reports false where bytes are lacking.
func (d *dissection) hciEvent(code byte, b []byte) bool {
	s := &d.state.hci
	switch code {
	case hciConnected:
		rest, whole := d.inTurn(b, protocol.HCIStatus, protocol.HCIHandle)
		if !whole || len(rest) < 6 {
			return false
		}
		d.giveBackwards(protocol.HCIAddress, rest[:6])
		d.hciConnect(b, rest)
		return d.givePart(protocol.HCILinkType, rest[6:])
	case hciDisconnected:
		if _, whole := d.inTurn(b, protocol.HCIStatus, protocol.HCIHandle, protocol.HCIReason); !whole {
			return false
		}
		d.hciAnswers(hciDisconnect)
		if b[0] == 0 {
			s.connections.put(binary.LittleEndian.Uint16(b[1:])&0xfff, &hciConnection{}, hciConnections)
		}
	case hciComplete:
		rest, whole := d.inTurn(b, protocol.HCIComplete)
		if !whole {
			return false
		}
		opcode := binary.LittleEndian.Uint16(b[1:])
		if len(rest) > 0 {
			d.givePart(protocol.HCIStatus, rest)
		}
		if opcode == hciReadAddress {
			if len(rest) < 7 {
				return false
			}
			d.giveBackwards(protocol.HCIAddress, rest[1:7])
			if d.bt.side != btUnknown && rest[0] == 0 {
				s.own = hciAddress(rest[1:])
			}
		}
		d.hciAnswers(opcode)
	case hciStatus:
		if _, whole := d.inTurn(b, protocol.HCIStatus, protocol.HCIComplete); !whole {
			return false
		}
		d.hciAnswers(binary.LittleEndian.Uint16(b[2:]))
	case hciCompleted:
		if !d.givePart(protocol.HCICount, b) {
			return false
		}
		n := b[0]
		for b = b[1:]; n > 0; n-- {
			var whole bool
			if b, whole = d.inTurn(b, protocol.HCICompleted); !whole {
				return false
			}
		}
	case hciLE:
		return d.givePart(protocol.HCISubevent, b) && d.hciEventLE(b[0], b[1:])
	}
	return true
}

func (d *dissection) hciEventLE(code byte, b []byte) bool {
	switch code {
	case hciLEConnected:
		rest, whole := d.inTurn(b, protocol.HCIStatus, protocol.HCIHandle, protocol.HCIPeer)
		if !whole || len(rest) < 6 {
			return false
		}
		d.giveBackwards(protocol.HCIAddress, rest[:6])
		d.hciConnect(b, rest)
		return d.givePart(protocol.HCIParameters, rest[6:])
	case hciLEAdvertisement:
		if !d.givePart(protocol.HCIReports, b) {
			return false
		}
		n := b[0]
		for b = b[1:]; n > 0; n-- {
			rest, whole := d.inTurn(b, protocol.HCIReport)
			if !whole || len(rest) < 7 || len(rest) < 8+int(rest[6]) {
				return false
			}
			size := int(rest[6])
			d.giveBackwards(protocol.HCIAddress, rest[:6])
			d.giveNum(protocol.HCIDataLength, uint64(size))
			if size > 0 {
				d.giveLabel(protocol.AdvertisingData)
				if !d.advertisingData(rest[7 : 7+size]) {
					return false
				}
			}
			d.giveNum(protocol.HCIRSSI, uint64(int8(rest[7+size])))
			b = rest[8+size:]
		}
	}
	return true
}

func hciAddress(b []byte) (a [6]byte) {
	for i := range a {
		a[i] = b[5-i]
	}
	return a
}

// hciConnect remembers a connection that an event tells of, and with whom.
func (d *dissection) hciConnect(event, peer []byte) {
	if event[0] == 0 {
		c := &hciConnection{frame: d.frame.Number, peer: hciAddress(peer)}
		d.state.hci.connections.put(binary.LittleEndian.Uint16(event[1:])&0xfff, c, hciConnections)
	}
}

// Which piece of a message a packet holds.
const hciMore = 1

func hciData(d *dissection, l *layer) next {
	const header = 4
	rest, whole := d.inTurn(l.b, protocol.HCIACLHeader)
	l.own = min(header, len(l.b))
	if !whole {
		return d.truncated(l.b, l.full)
	}
	flags, index := binary.LittleEndian.Uint16(l.b), len(d.layers)-1
	handle, n := flags&0xfff, int(binary.LittleEndian.Uint16(l.b[2:]))
	s := &d.state.hci
	c, ok := s.connections.get(handle, hciConnections)
	if !ok {
		c = &hciConnection{}
		s.connections.put(handle, c, hciConnections)
	}
	side := &c.sides[d.bt.side]
	d.bt.link = btLink{uint32(handle), true}
	if d.bt.side != btUnknown {
		d.bt.ends = [2][6]byte{s.own, c.peer}
	}
	src, dst := d.bt.ends[d.bt.side&1], d.bt.ends[1-d.bt.side&1]
	if d.bt.side == btUnknown {
		src, dst = [6]byte{}, [6]byte{}
	}
	if len(rest) < n {
		return d.truncated(l.b, l.full)
	}
	rest = rest[:n]
	var message []byte
	start := 0
	switch {
	case flags>>12&3 == hciMore:
		start = side.start
		if side.pending >= n && n > 0 {
			side.message = append(side.message, rest...)
			if side.pending -= n; side.pending == 0 {
				at := len(d.arena)
				d.arena = append(d.arena, side.message...)
				message = d.arena[at:]
			}
		} else {
			side.pending = 0
		}
	case n >= l2capHeader && n >= l2capHeader+int(binary.LittleEndian.Uint16(rest)):
		*side = hciSide{message: side.message[:0]}
		message = rest
	case n >= 2:
		*side = hciSide{start: d.frame.Number, pending: l2capHeader + int(binary.LittleEndian.Uint16(rest)) - n, message: append(side.message[:0], rest...)}
	}
	if message != nil && !d.btHand(message) {
		return next{}
	}
	give := func(f *protocol.Field, v int) { d.giveAt(index, f, num(v), nil) }
	d.giveLabelAt(index, protocol.HCIACLData)
	if start > 0 {
		give(protocol.HCIACLStart, start)
	}
	if c.frame > 0 {
		give(protocol.HCIACLConnect, c.frame)
	} else {
		d.giveLabelAt(index, protocol.HCIACLUnknown)
	}
	d.giveBytesAt(index, protocol.HCIACLSrc, d.kept(src[:]))
	d.giveBytesAt(index, protocol.HCIACLDst, d.kept(dst[:]))
	return next{}
}

// kept copies bytes to where they stay until the next frame.
func (d *dissection) kept(b []byte) []byte {
	at := len(d.arena)
	d.arena = append(d.arena, b...)
	return d.arena[at:]
}

func hciVoice(d *dissection, l *layer) next {
	if !d.givePart(protocol.HCISCOHeader, l.b) {
		return d.truncated(l.b, l.full)
	}
	d.giveLabel(protocol.HCISCOData)
	return next{}
}
