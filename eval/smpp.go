package eval

import (
	"bytes"
	"encoding/binary"
	"slices"

	"github.com/dfc-lang/dfc/compile/protocol"
)

const (
	smppHeader   = 16
	smppResponse = 1 << 31
	maxSMPP      = 1 << 16 // bytes of a message
)

// Commands (version 3.4, section 5.1.2.1).
const (
	smppBindReceiver    = 0x01
	smppBindTransmitter = 0x02
	smppQuery           = 0x03
	smppSubmit          = 0x04
	smppDeliver         = 0x05
	smppBindTransceiver = 0x09
	smppData            = 0x103
)

// smppCommands are those that a message may have, without the bit of responses.
var smppCommands = map[uint32]bool{
	0x00: true, 0x01: true, 0x02: true, 0x03: true, 0x04: true, 0x05: true, 0x06: true, 0x07: true, 0x08: true, 0x09: true, 0x0b: true,
	0x15: true, 0x21: true, 0x102: true, 0x103: true, 0x111: true, 0x112: true, 0x113: true,
}

// smppBegins recognises a message by a length, a command, a status that only responses have, and the texts that a request begins with.
func smppBegins(b []byte) bool {
	if len(b) < smppHeader {
		return false
	}
	n, command, status := binary.BigEndian.Uint32(b), binary.BigEndian.Uint32(b[4:]), binary.BigEndian.Uint32(b[8:])
	if n < smppHeader || n > maxSMPP || !smppCommands[command&^smppResponse] {
		return false
	}
	if command&smppResponse == 0 && status != 0 {
		return false
	}
	texts := 0 // that a message of the kind begins with
	switch command {
	case smppBindReceiver, smppBindTransmitter, smppBindTransceiver:
		texts = 3
	case smppQuery, smppSubmit, smppDeliver, smppData:
		texts = 1
	}
	for b = b[smppHeader:min(int(n), len(b))]; texts > 0; texts-- {
		end := bytes.IndexByte(b, 0)
		if end < 0 || slices.ContainsFunc(b[:end], func(c byte) bool { return c < ' ' || c >= 0x7f }) {
			return false
		}
		b = b[end+1:]
	}
	return true
}

func smpp(d *dissection, l *layer) next {
	if d.carrier.guessing {
		if !smppBegins(l.b) {
			return refused
		}
		d.carries(protocol.SMPP)
	}
	return d.pdus(l, smppHeader, func(b []byte) int { return int(min(binary.BigEndian.Uint32(b), maxSMPP)) }, d.smppMessage)
}

func (d *dissection) smppMessage(l *layer) {
	b := l.b
	if len(b) < smppHeader {
		d.truncated(b, l.full)
		return
	}
	d.givePart(protocol.SMPPHeader, b)
	command := binary.BigEndian.Uint32(b[4:])
	response := command&smppResponse != 0
	if response {
		d.giveNum(protocol.SMPPResponse, 1)
		d.givePart(protocol.SMPPStatus, b)
	} else {
		d.giveNum(protocol.SMPPRequest, 1)
	}
	d.givePart(protocol.SMPPSequence, b)
	r := cursor{b: b[smppHeader:]}
	if len(r.b) == 0 {
		return
	}
	switch command &^ smppResponse {
	case smppBindReceiver, smppBindTransmitter, smppBindTransceiver:
		d.takeStringZ(&r, protocol.SMPPSystem)
		if !response {
			d.takeStringZ(&r, protocol.SMPPPassword)
			d.takeStringZ(&r, protocol.SMPPType)
			d.takePart(&r, protocol.SMPPInterface)
			d.takeStringZ(&r, protocol.SMPPRange)
		}
	case smppQuery:
		d.takeStringZ(&r, protocol.SMPPID)
		if !response {
			d.takePart(&r, protocol.SMPPFrom)
			d.takeStringZ(&r, protocol.SMPPSource)
		} else {
			smppSkipText(&r) // when it was delivered
			d.takePart(&r, protocol.SMPPState)
		}
	case smppSubmit, smppDeliver, smppData:
		switch {
		case response && command&^smppResponse == smppDeliver:
			smppSkipText(&r) // which is empty
		case response:
			d.takeStringZ(&r, protocol.SMPPID)
		default:
			d.smppShortMessage(&r, command == smppData)
		}
	default:
		return
	}
	if len(r.b) > 0 && !r.short {
		d.smppParameters(&r)
	}
	if r.short {
		d.truncated(b, l.full)
	}
}

func smppSkipText(r *cursor) {
	for len(r.b) > 0 && r.take(1)[0] != 0 {
	}
}

// smppShortMessage reads where a message comes from and goes to, and the message.
func (d *dissection) smppShortMessage(r *cursor, data bool) {
	d.smppService(r)
	d.takePart(r, protocol.SMPPFrom)
	d.takeStringZ(r, protocol.SMPPSource)
	d.takePart(r, protocol.SMPPTo)
	d.takeStringZ(r, protocol.SMPPDestination)
	d.takePart(r, protocol.SMPPClass)
	if !data {
		d.takePart(r, protocol.SMPPProtocol)
		smppSkipText(r) // when it is to be delivered
		smppSkipText(r) // and until when
	}
	d.takePart(r, protocol.SMPPDelivery)
	if !data {
		d.takePart(r, protocol.SMPPReplace)
	}
	coding := r.b
	d.takePart(r, protocol.SMPPCoding)
	if data {
		return
	}
	d.takePart(r, protocol.SMPPDefault)
	size := r.b
	if d.takePart(r, protocol.SMPPSize) && size[0] > 0 {
		message := r.b[:min(int(size[0]), len(r.b))]
		d.takeWire(r, protocol.SMPPMessage, int(size[0]))
		if d.wants(protocol.SMPPText) {
			if text, ok := d.smppText(coding[0], message); ok {
				d.giveText(protocol.SMPPText, text)
			}
		}
	}
}

func (d *dissection) smppService(r *cursor) {
	if len(r.b) > 0 && r.b[0] == 0 {
		d.give(protocol.SMPPService, text("(Default)"), r.take(1))
		return
	}
	d.takeStringZ(r, protocol.SMPPService)
}

func (d *dissection) smppParameters(r *cursor) {
	const payload = 0x424
	d.giveLabel(protocol.SMPPParameters)
	for len(r.b) > 0 && !r.short {
		head := r.b
		d.giveLabel(protocol.SMPPParameter)
		if !d.takePart(r, protocol.SMPPTag) {
			return
		}
		v := r.take(int(binary.BigEndian.Uint16(head[2:])))
		if binary.BigEndian.Uint16(head) == payload && v != nil {
			d.giveBytes(protocol.SMPPPayload, v)
		}
	}
}
