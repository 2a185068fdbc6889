package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

const (
	nvmeTCPHeader    = 8
	nvmeDataHeader   = 24
	nvmeCapsule      = 4 // type of a PDU that holds a command
	nvmeDataOut      = 6 // and of those with data
	nvmeDataIn       = 7
	nvmeCommandBytes = 64
	nvmeFabrics      = 0x7f // opcode of commands of the fabric
)

// nvmeTCPHeaders are the lengths of the headers of PDUs, by their type. There is no type 8.
var nvmeTCPHeaders = [...]byte{128, 128, 24, 24, 72, 24, 24, 24, 0, 24}

// nvmeTCPStarts tells whether the bytes begin a PDU: its type and the length of its header belong together.
func nvmeTCPStarts(b []byte) bool {
	return len(b) < 3 || int(b[0]) < len(nvmeTCPHeaders) && b[2] == nvmeTCPHeaders[b[0]]
}

func nvmeTCP(d *dissection, l *layer) next {
	if !nvmeTCPStarts(l.b) {
		return refused
	}
	return d.pdus(l, nvmeTCPHeader, func(b []byte) int { return int(min(binary.LittleEndian.Uint32(b[4:]), maxPDUSize)) }, func(l *layer) {
		b := l.b
		if !d.givePart(protocol.NVMeTCPHeader, b) {
			d.truncated(b, l.full)
			return
		}
		switch kind := b[0]; {
		case kind == nvmeDataOut || kind == nvmeDataIn:
			if len(b) > nvmeDataHeader {
				d.enter(protocol.NVMe, b[nvmeDataHeader:])
			}
			return
		case kind != nvmeCapsule || len(b) < nvmeTCPHeader+nvmeCommandBytes:
			return
		}
		command := b[nvmeTCPHeader:][:nvmeCommandBytes]
		if command[0] == nvmeFabrics {
			d.givePart(protocol.NVMeFabrics, command)
			return
		}
		d.enter(protocol.NVMe, command)
		d.givePart(protocol.NVMeCommand, command)
	})
}
