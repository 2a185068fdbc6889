package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

const (
	iscsiHeader   = 48
	maxISCSI      = 1 << 24 // bytes of a PDU
	maxISCSITasks = 1 << 12 // in a generation
)

// Opcodes (RFC 7143, section 11.2.1.2).
const (
	iscsiNopOut         = 0x00
	iscsiCommand        = 0x01
	iscsiTask           = 0x02
	iscsiLogin          = 0x03
	iscsiText           = 0x04
	iscsiDataOut        = 0x05
	iscsiLogout         = 0x06
	iscsiNopIn          = 0x20
	iscsiResponse       = 0x21
	iscsiTaskAnswer     = 0x22
	iscsiLoginAnswer    = 0x23
	iscsiTextAnswer     = 0x24
	iscsiDataIn         = 0x25
	iscsiLogoutAnswer   = 0x26
	iscsiOpcode         = 0x3f
	iscsiFirstOfTargets = 0x20
)

// iscsiConversation are the tasks of a conversation, by the tag that the initiator gave them.
type iscsiConversation struct {
	tasks memory[uint32, *iscsiTaskFrames]
}

// iscsiTaskFrames are the frames of a task; 0 for none yet.
type iscsiTaskFrames struct {
	request
	in, out int
}

// iscsiBegins recognises a PDU: by an opcode, and by the bytes and bits that its kind leaves at zero or sets always.
func iscsiBegins(b []byte) bool {
	if len(b) < iscsiHeader || iscsiSize(b) >= maxISCSI {
		return false
	}
	const final = 0x80
	switch op := b[0] & iscsiOpcode; op {
	case iscsiCommand:
		return b[0]&final == 0 && b[2]|b[3] == 0 && b[1]&0x18 == 0
	case iscsiLogin:
		return b[0]&0xc0 == 0x40 && b[1]&0x30 == 0 && b[2]|b[3] == 0 // of versions there is one
	case iscsiLoginAnswer:
		return b[0]&0xc0 == 0 && b[1]&0x30 == 0 && binary.BigEndian.Uint16(b[38:]) == 0
	case iscsiText, iscsiTextAnswer:
		return b[0]&final == 0 && b[1]&0x3f == 0 && b[2]|b[3] == 0
	case iscsiTask, iscsiLogout:
		return b[0]&final == 0 && b[1]&final != 0 && b[2]|b[3] == 0
	case iscsiResponse, iscsiTaskAnswer, iscsiLogoutAnswer:
		return b[0]&0xc0 == 0 && b[1]&final != 0
	case iscsiDataIn:
		return b[0]&0xc0 == 0
	case iscsiNopIn:
		return b[0]&0xc0 == 0 && b[1] == final
	}
	return false
}

func iscsiSize(b []byte) int {
	n := int(b[5])<<16 | int(b[6])<<8 | int(b[7])
	return iscsiHeader + 4*int(b[4]) + (n+3)&^3
}

func iscsi(d *dissection, l *layer) next {
	if d.carrier.guessing {
		if !iscsiBegins(l.b) {
			return refused
		}
		d.carries(protocol.ISCSI)
	}
	return d.pdus(l, iscsiHeader, iscsiSize, d.iscsiPDU)
}

func (d *dissection) iscsiPDU(l *layer) {
	b := l.b
	if len(b) < iscsiHeader {
		d.truncated(b, l.full)
		return
	}
	give := func(parts ...protocol.Part) {
		for _, p := range parts {
			d.givePart(p, b)
		}
	}
	op := b[0] & iscsiOpcode
	give(protocol.ISCSIOpcode)
	if op < iscsiFirstOfTargets && op != iscsiLogin && op != iscsiDataOut {
		give(protocol.ISCSIImmediate)
	}
	switch op {
	case iscsiCommand, iscsiText, iscsiTextAnswer, iscsiDataOut, iscsiDataIn, iscsiResponse:
		give(protocol.ISCSIFlags)
	}
	if op != iscsiTaskAnswer {
		give(protocol.ISCSILengths)
	}
	give(protocol.ISCSITask)
	if op >= iscsiFirstOfTargets {
		give(protocol.ISCSIStatusSN)
	} else if op != iscsiDataOut {
		give(protocol.ISCSICommandSN)
	}
	if op < iscsiFirstOfTargets {
		give(protocol.ISCSIExpectedSN)
	}
	switch op {
	case iscsiCommand:
		give(protocol.ISCSICommand, protocol.ISCSIExpected)
	case iscsiResponse:
		give(protocol.ISCSIResponse, protocol.ISCSIStatus, protocol.ISCSIResidual)
	case iscsiDataIn:
		const status = 0x01
		give(protocol.ISCSIFinal, protocol.ISCSIDataIn, protocol.ISCSIDataPlace)
		if b[1]&status != 0 {
			give(protocol.ISCSIStatus)
		}
		give(protocol.ISCSIReadResidual)
	case iscsiDataOut:
		give(protocol.ISCSIFinal, protocol.ISCSITransfer, protocol.ISCSIDataPlace)
	case iscsiNopOut, iscsiNopIn:
		give(protocol.ISCSITransfer)
	case iscsiText, iscsiTextAnswer:
		give(protocol.ISCSIText, protocol.ISCSITransfer)
	case iscsiLogin:
		give(protocol.ISCSILogin, protocol.ISCSILeast, protocol.ISCSIInitiator, protocol.ISCSIConnection)
	case iscsiLoginAnswer:
		give(protocol.ISCSILogin, protocol.ISCSIActive, protocol.ISCSIInitiator, protocol.ISCSILoginStatus)
	case iscsiTask:
		give(protocol.ISCSIFunction, protocol.ISCSIReferenced, protocol.ISCSIReferencedSN)
	case iscsiTaskAnswer:
		give(protocol.ISCSIFunctionAnswer)
	case iscsiLogout:
		give(protocol.ISCSILogout, protocol.ISCSIConnection)
	case iscsiLogoutAnswer:
		give(protocol.ISCSILogoutAnswer, protocol.ISCSITimes)
	}
	d.iscsiTaskOf(op, binary.BigEndian.Uint32(b[16:]))
}

// iscsiTaskOf tells which other frames belong to the task.
func (d *dissection) iscsiTaskOf(op byte, tag uint32) {
	tasks := &remembered[iscsiConversation](d, protocol.ISCSI).tasks
	if op == iscsiCommand {
		tasks.put(tag, &iscsiTaskFrames{request: request{d.frame.Number, d.now()}}, maxISCSITasks)
		return
	}
	if op != iscsiResponse && op != iscsiDataIn && op != iscsiDataOut {
		return
	}
	t, ok := tasks.get(tag, maxISCSITasks)
	if !ok {
		return
	}
	d.giveNum(protocol.ISCSIRequestFrame, uint64(t.frame))
	if op != iscsiDataOut {
		d.giveTime(protocol.ISCSITime, d.now().sub(t.at))
	}
	switch {
	case op == iscsiDataIn && t.in == 0:
		t.in = d.frame.Number
		d.later(t.frame, protocol.ISCSIDataInFrame, num(t.in))
	case op == iscsiDataOut && t.out == 0:
		t.out = d.frame.Number
		d.later(t.frame, protocol.ISCSIDataOutFrame, num(t.out))
	case op == iscsiResponse:
		if t.in != 0 {
			d.giveNum(protocol.ISCSIDataInFrame, uint64(t.in))
		}
		if t.out != 0 {
			d.giveNum(protocol.ISCSIDataOutFrame, uint64(t.out))
		}
		d.later(t.frame, protocol.ISCSIResponseFrame, num(d.frame.Number))
	}
}
