package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// smbHeader is the size of the header of SMB's first version.
const smbHeader = 32

// smbNone ends a chain of commands.
const smbNone = 0xff

// smbChained are the commands that say which one follows.
var smbChained = [256]bool{0x24: true, 0x2d: true, 0x2e: true, 0x2f: true, 0x73: true, 0x74: true, 0x75: true, 0xa2: true}

func smb(d *dissection, l *layer) next {
	const ntStatus = 0x4000
	b := l.b
	if len(b) < smbHeader {
		return d.truncated(b, l.full)
	}
	d.givePart(protocol.SMBHeader, b)
	status := protocol.SMBError
	if binary.LittleEndian.Uint16(b[10:])&ntStatus != 0 {
		status = protocol.SMBStatus
	}
	d.givePart(status, b)
	d.givePart(protocol.SMBFlags, b)
	if d.layers[len(d.layers)-2].proto == protocol.IPX {
		d.givePart(protocol.SMBOverIPX, b)
	} else {
		d.givePart(protocol.SMBSignature, b)
	}
	d.giveWire(protocol.SMBCommand, b[4:5])
	for at, command := smbHeader, b[4]; smbChained[command] && at+5 <= len(b) && b[at] > 0; {
		command = b[at+1]
		d.giveWire(protocol.SMBCommand, b[at+1:at+2])
		to := int(binary.LittleEndian.Uint16(b[at+3:]))
		if command == smbNone || to <= at { // a chain does not go back
			break
		}
		at = to
	}
	if token, ok := d.smbToken(b); ok {
		d.giveBytes(protocol.SMBSecurityBlob, token)
		return next{proto: gssToken(token), b: token, full: len(token)}.unlessEmpty()
	}
	return next{}
}

// smbToken finds what a message has to prove who speaks. A message has words, whose number comes first, and then bytes, whose number does.
func (d *dissection) smbToken(b []byte) ([]byte, bool) {
	const negotiate, session, guid, extended = 0x72, 0x73, 16, 0x80
	rest := b[smbHeader:]
	if len(rest) == 0 || len(rest) < 3+2*int(rest[0]) {
		return nil, false
	}
	end := 1 + 2*int(rest[0])
	words, data := rest[1:end], rest[end+2:]
	data = data[:min(int(binary.LittleEndian.Uint16(rest[end:])), len(data))]
	length := 0 // where the length of the token stands
	switch command, n := b[4], rest[0]; {
	case command == session && n == 12:
		length = 14
	case command == session && n == 4:
		length = 6
	case command == negotiate && n == 17 && words[22]&extended != 0:
		return data[min(guid, len(data)):], true
	default:
		return nil, false
	}
	d.givePart(protocol.SMBSecurityBlobLength, words[length:])
	n := int(binary.LittleEndian.Uint16(words[length:]))
	return data[:min(n, len(data))], true
}
