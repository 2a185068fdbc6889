package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

const modbusPort = 502

// Functions.
const (
	modbusReadCoils      = 1
	modbusReadInputs     = 2
	modbusReadHolding    = 3
	modbusReadRegisters  = 4
	modbusWriteCoil      = 5
	modbusWriteRegister  = 6
	modbusWriteCoils     = 15
	modbusWriteRegisters = 16
	modbusMaskRegister   = 22
	modbusReadWrite      = 23
	modbusEncapsulated   = 43
)

// maxModbusRequests bounds the requests of a conversation that wait for their replies.
const maxModbusRequests = 64

// modbusConversation is what is known of the messages of a conversation.
type modbusConversation struct {
	transaction uint16 // of the message that is read
	unit        byte
	requests    []modbusRequest
}

type modbusRequest struct {
	request
	transaction uint16
	unit        byte
	function    byte
	first       uint16 // the number of the first bit or register that is asked for
	count       int    // of bits
}

func mbtcp(d *dissection, l *layer) next {
	const header, least = 6, 8
	if len(l.b) < least {
		return refused
	}
	return d.pdus(l, header, func(b []byte) int { return header + int(binary.BigEndian.Uint16(b[4:])) }, func(l *layer) {
		b, full := l.b, l.full
		d.givePart(protocol.MBTCPHeader, b)
		if len(b) <= header {
			return
		}
		if binary.BigEndian.Uint16(b[2:]) != 0 {
			d.giveLabel(protocol.MBTCPNotModbus)
		}
		c := remembered[modbusConversation](d, protocol.Modbus)
		c.transaction, c.unit = binary.BigEndian.Uint16(b), b[header]
		if b, full = b[header+1:], full-header-1; full > 0 {
			d.walk(next{proto: protocol.Modbus, b: b, full: full})
		}
	})
}

func modbus(d *dissection, l *layer) next {
	b := l.b
	if !d.givePart(protocol.ModbusFunction, b) {
		return d.truncated(b, l.full)
	}
	c := remembered[modbusConversation](d, protocol.Modbus)
	var ok bool
	switch function := b[0]; {
	case d.carrier.dst == modbusPort && d.carrier.src != modbusPort:
		ok = d.modbusRequest(c, function, b[1:])
	case d.carrier.src == modbusPort && d.carrier.dst != modbusPort:
		ok = d.modbusReply(c, function, b[1:])
	default:
		return next{}
	}
	if !ok {
		return d.truncated(b, l.full)
	}
	return next{}
}

// modbusRequest reads a request. It reports false where that ends too early.
func (d *dissection) modbusRequest(c *modbusConversation, function byte, b []byte) bool {
	r := modbusRequest{request: request{d.frame.Number, d.now()}, transaction: c.transaction, unit: c.unit, function: function}
	if len(b) >= 4 {
		r.first, r.count = binary.BigEndian.Uint16(b), int(binary.BigEndian.Uint16(b[2:]))
	}
	if len(c.requests) == maxModbusRequests {
		c.requests = append(c.requests[:0], c.requests[1:]...)
	}
	c.requests = append(c.requests, r)
	switch function {
	case modbusReadCoils, modbusReadInputs:
		return d.modbusPair(protocol.ModbusBits, b)
	case modbusReadHolding, modbusReadRegisters:
		return d.modbusPair(protocol.ModbusWords, b)
	case modbusWriteCoil:
		return d.modbusCoil(b)
	case modbusWriteRegister:
		return d.modbusRegister(b)
	case modbusWriteCoils:
		if !d.modbusPair(protocol.ModbusBits, b) || len(b) < 5 {
			return false
		}
		return d.modbusBytes(b[4:], func(b []byte) { d.modbusBits(b, r.first, r.count) })
	case modbusWriteRegisters:
		if !d.modbusPair(protocol.ModbusWords, b) || len(b) < 5 {
			return false
		}
		return d.modbusBytes(b[4:], func(b []byte) { d.modbusRegisters(b, r.first) })
	case modbusMaskRegister:
		return d.modbusMask(b)
	case modbusReadWrite:
		if !d.givePart(protocol.ModbusReadWrite, b) || len(b) < 9 {
			return false
		}
		return d.modbusBytes(b[8:], func(b []byte) { d.giveBytes(protocol.ModbusData, b) })
	case modbusEncapsulated:
		if len(b) < 3 {
			return false
		}
		d.giveNum(protocol.ModbusInterface, uint64(b[0]))
		d.giveNum(protocol.ModbusDevice, uint64(b[1]))
		d.giveNum(protocol.ModbusObject, uint64(b[2]))
	}
	return true
}

func (d *dissection) modbusReply(c *modbusConversation, function byte, b []byte) bool {
	const exception = 0x80
	if function&exception != 0 {
		if len(b) == 0 {
			return false
		}
		d.giveNum(protocol.ModbusExceptionCode, uint64(b[0]))
		return true
	}
	var asked modbusRequest
	for i := len(c.requests) - 1; i >= 0; i-- {
		r := c.requests[i]
		if r.transaction == c.transaction && r.unit == c.unit && r.function == function {
			asked = r
			d.giveNum(protocol.ModbusRequest, uint64(r.frame))
			d.giveTime(protocol.ModbusTime, d.now().sub(r.at))
			break
		}
	}
	switch function {
	case modbusReadCoils, modbusReadInputs:
		return d.modbusBytes(b, func(b []byte) { d.modbusBits(b, asked.first, asked.count) })
	case modbusReadHolding, modbusReadRegisters:
		return d.modbusBytes(b, func(b []byte) { d.modbusRegisters(b, asked.first) })
	case modbusWriteCoil:
		return d.modbusCoil(b)
	case modbusWriteRegister:
		return d.modbusRegister(b)
	case modbusWriteCoils:
		return d.modbusPair(protocol.ModbusBits, b)
	case modbusWriteRegisters:
		return d.modbusPair(protocol.ModbusWords, b)
	case modbusMaskRegister:
		return d.modbusMask(b)
	case modbusReadWrite:
		return d.modbusBytes(b, func(b []byte) { d.giveBytes(protocol.ModbusData, b) })
	case modbusEncapsulated:
		if len(b) < 3 {
			return false
		}
		d.giveNum(protocol.ModbusInterface, uint64(b[0]))
		d.giveNum(protocol.ModbusDevice, uint64(b[1]))
		d.giveNum(protocol.ModbusConformity, uint64(b[2]))
	}
	return true
}

// modbusPair reads where something begins, and how much of it there is.
func (d *dissection) modbusPair(count *protocol.Field, b []byte) bool {
	if len(b) < 4 {
		return false
	}
	d.giveWire(protocol.ModbusReference, b[:2])
	d.giveWire(count, b[2:4])
	return true
}

func (d *dissection) modbusCoil(b []byte) bool {
	if len(b) < 4 {
		return false
	}
	d.giveWire(protocol.ModbusReference, b[:2])
	d.giveBytes(protocol.ModbusData, b[2:4])
	d.giveNum(protocol.ModbusPadding, uint64(b[3]))
	return true
}

func (d *dissection) modbusRegister(b []byte) bool {
	if len(b) < 4 {
		return false
	}
	d.giveWire(protocol.ModbusReference, b[:2])
	d.modbusRegisters(b[2:4], binary.BigEndian.Uint16(b))
	return true
}

func (d *dissection) modbusMask(b []byte) bool {
	if len(b) < 6 {
		return false
	}
	d.giveWire(protocol.ModbusReference, b[:2])
	return d.givePart(protocol.ModbusMask, b[2:])
}

// modbusBytes reads bytes that have their number before them.
func (d *dissection) modbusBytes(b []byte, read func(b []byte)) bool {
	if len(b) == 0 {
		return false
	}
	n := int(b[0])
	d.giveNum(protocol.ModbusBytes, uint64(n))
	if b = b[1:]; n > len(b) {
		return false
	}
	read(b[:n])
	return true
}

// modbusBits reads bits, the lowest of each byte first: count of them where that is known.
func (d *dissection) modbusBits(b []byte, first uint16, count int) {
	if count == 0 || count > 8*len(b) {
		count = 8 * len(b)
	}
	for i := range count {
		d.giveNum(protocol.ModbusBitNumber, uint64(first+uint16(i)))
		d.giveNum(protocol.ModbusBit, uint64(b[i/8]>>(i%8)&1))
	}
}

func (d *dissection) modbusRegisters(b []byte, first uint16) {
	for ; len(b) >= 2; b = b[2:] {
		d.giveNum(protocol.ModbusRegister, uint64(first))
		d.giveWire(protocol.ModbusValue, b[:2])
		first++
	}
}
