package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// smbHeader is the size of the header of SMB's first version, smb2Header that of the second.
const (
	smbHeader  = 32
	smb2Header = 64
)

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

// maxSMB2Requests bounds the requests of a conversation that are remembered.
const maxSMB2Requests = 128

// smb2Conversation are the latest requests of a conversation.
type smb2Conversation struct {
	requests [maxSMB2Requests]smb2Request
	next     int
}

type smb2Request struct {
	request
	message uint64
}

// smb2 reads messages, of which several may be chained.
func smb2(d *dissection, l *layer) next {
	const clear, encrypted, session = 0xfe, 0xfd, 44
	b, full := l.b, l.full
	if !d.givePart(protocol.SMB2Protocol, b) {
		return d.truncated(b, full)
	}
	if b[0] != clear {
		if b[0] == encrypted && len(b) > session {
			d.givePart(protocol.SMB2Session, b[session:])
		}
		return next{}
	}
	for {
		if len(b) < smb2Header {
			return d.truncated(b, full)
		}
		d.smb2Message(b)
		d.smb2Token(b)
		n := int(binary.LittleEndian.Uint32(b[20:]))
		if n < smb2Header || n >= full || n >= len(b) || len(d.layers) == maxLayers {
			return next{}
		}
		b, full = b[n:], full-n
		d.layers = append(d.layers, layer{proto: protocol.SMB2, b: b, full: full, own: len(b), has: len(b), again: true})
		d.givePart(protocol.SMB2Protocol, b)
	}
}

// smb2Token reads what a message has to prove who speaks: where it stands is said in a place of the body that the command tells, if
// nothing failed.
func (d *dissection) smb2Token(b []byte) {
	const negotiate, session, goesOn = 0, 1, 0xc0000016
	response := b[16]&1 != 0
	place := 0
	switch command := binary.LittleEndian.Uint16(b[12:]); {
	case command == negotiate && response:
		place = 56
	case command == session && response:
		place = 4
	case command == session:
		place = 12
	default:
		return
	}
	if status := binary.LittleEndian.Uint32(b[8:]); response && status != 0 && status != goesOn || len(b) < smb2Header+place+4 {
		return
	}
	where := b[smb2Header+place:]
	start, n := int(binary.LittleEndian.Uint16(where)), int(binary.LittleEndian.Uint16(where[2:]))
	start = min(start, len(b))
	token := b[start:min(start+n, len(b))]
	d.giveBytes(protocol.SMB2SecurityBlob, token)
	d.walk(next{proto: gssToken(token), b: token, full: n}.unlessEmpty())
}

func (d *dissection) smb2Message(b []byte) {
	const response, async = 1, 2
	d.givePart(protocol.SMB2Header, b)
	if b[16]&async != 0 {
		d.givePart(protocol.SMB2Async, b)
	} else {
		d.givePart(protocol.SMB2Sync, b)
	}
	d.givePart(protocol.SMB2Session, b[40:])
	d.givePart(protocol.SMB2Signature, b)
	c := remembered[smb2Conversation](d, protocol.SMB2)
	message := binary.LittleEndian.Uint64(b[24:])
	if b[16]&response == 0 {
		d.givePart(protocol.SMB2Request, b)
		c.requests[c.next] = smb2Request{request{d.frame.Number, d.now()}, message}
		c.next = (c.next + 1) % maxSMB2Requests
		return
	}
	d.givePart(protocol.SMB2Response, b)
	for i := range c.requests {
		r := &c.requests[(c.next+maxSMB2Requests-1-i)%maxSMB2Requests]
		if r.frame > 0 && r.message == message {
			d.giveNum(protocol.SMB2ResponseTo, uint64(r.frame))
			d.giveTime(protocol.SMB2Time, d.now().sub(r.at))
			return
		}
	}
}
