package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// vncStep is what a session has come to. Wireshark goes by the order of the messages only, whoever sends them.
type vncStep uint8

// The steps.
const (
	vncServerVersion vncStep = iota
	vncClientVersion
	vncServerSecurity
	vncClientSecurity
	vncChallenge
	vncResponse
	vncAppleChallenge
	vncAppleResponse
	vncResult
	vncShare
	vncScreen
	vncRunning
)

// Kinds of security, and the version from which on the client may choose one, and from which on it is told how that went.
const (
	vncInvalid  = 0
	vncNone     = 1
	vncPassword = 2
	vncApple    = 30 // Apple Remote Desktop: Diffie-Hellman

	vncChoice = "003.007"
	vncTells  = "003.008"
)

// vncSession is what a session has come to.
type vncSession struct {
	step    vncStep
	version [len(vncChoice)]byte
}

// vncGreets tells whether a segment of TCP is the version of VNC that both sides begin with. Where no port decides, Wireshark finds VNC by
// it, and opens another conversation for all that comes after.
func vncGreets(b []byte) bool {
	return len(b) == len("RFB 003.008\n") && string(b[:4]) == "RFB " && b[7] == '.' && b[11] == '\n'
}

func vnc(d *dissection, l *layer) next {
	const screen = 2 + 2 + 16 + 4 // with the format of pixels
	b, s := l.b, remembered[vncSession](d, protocol.VNC)
	tells := string(s.version[:]) >= vncTells
	switch s.step {
	case vncServerVersion, vncClientVersion:
		f := protocol.VNCServerVersion
		if s.step == vncClientVersion {
			f = protocol.VNCClientVersion
		}
		if !vncGreets(b) {
			return next{}
		}
		d.giveString(f, b[4:11])
		if copy(s.version[:], b[4:11]); s.version[0] > '9' { // no number: the oldest
			s.version = [len(vncChoice)]byte{}
		}
		s.step++
	case vncServerSecurity:
		if string(s.version[:]) >= vncChoice {
			if d.carrier.stream && len(b) > 0 && len(b) <= int(b[0]) && d.need(0, 1+int(b[0])-len(b)) {
				return next{}
			}
			if len(b) == 0 {
				return d.truncated(b, l.full)
			}
			d.giveNum(protocol.VNCSecurityTypes, uint64(b[0]))
			d.giveAll(protocol.VNCSecurityType, b[1:min(1+int(b[0]), len(b))])
			s.step++
			return next{}
		}
		if len(b) < 4 {
			return d.truncated(b, l.full)
		}
		d.giveWire(protocol.VNCServerSecurity, b[:4])
		s.chosen(binary.BigEndian.Uint32(b), false)
	case vncClientSecurity:
		if len(b) == 0 {
			return d.truncated(b, l.full)
		}
		d.giveNum(protocol.VNCClientSecurity, uint64(b[0]))
		s.chosen(uint32(b[0]), tells)
	case vncChallenge, vncResponse:
		const size = 16
		f, then := protocol.VNCChallenge, vncResponse
		if s.step == vncResponse {
			f, then = protocol.VNCResponse, vncResult
		}
		if len(b) < size {
			return d.truncated(b, l.full)
		}
		d.giveBytes(f, b[:size])
		s.step = then
	case vncAppleChallenge:
		whole := d.givePart(protocol.VNCAppleGroup, b)
		if !whole {
			return d.truncated(b, l.full)
		}
		n := int(binary.BigEndian.Uint16(b[2:]))
		if b = b[4:]; len(b) < 2*n {
			return d.truncated(l.b, l.full)
		}
		d.giveBytes(protocol.VNCAppleModulus, b[:n])
		d.giveBytes(protocol.VNCAppleServerKey, b[n:2*n])
		s.step++
	case vncAppleResponse:
		const credentials = 128
		if len(b) < credentials {
			return d.truncated(b, l.full)
		}
		d.giveBytes(protocol.VNCAppleCredentials, b[:credentials])
		d.giveBytes(protocol.VNCAppleClientKey, b[credentials:])
		s.step = vncResult
	case vncResult:
		if len(b) < 4 {
			return d.truncated(b, l.full)
		}
		failed := b[3]&1 != 0
		d.giveNum(protocol.VNCResult, uint64(b[3]&1))
		if binary.BigEndian.Uint32(b) == 0 {
			s.step++
		} else if failed && tells && len(b) >= 8 {
			return d.vncText(l, protocol.VNCErrorLength, protocol.VNCError, b[4:])
		}
	case vncShare:
		if len(b) == 0 {
			return d.truncated(b, l.full)
		}
		d.giveNum(protocol.VNCShare, min(uint64(b[0]), 1))
		s.step++
	case vncScreen:
		if !d.givePart(protocol.VNCScreen, b) || len(b) < screen {
			return d.truncated(b, l.full)
		}
		s.step++
		return d.vncText(l, protocol.VNCNameLength, protocol.VNCName, b[screen-4:])
	}
	return next{}
}

// chosen goes on with the kind of security that was chosen. Of others, nothing more is read.
func (s *vncSession) chosen(kind uint32, tells bool) {
	switch {
	case kind == vncPassword:
		s.step = vncChallenge
	case kind == vncApple:
		s.step = vncAppleChallenge
	case kind == vncNone && tells:
		s.step = vncResult
	case kind == vncNone:
		s.step = vncShare
	case kind == vncInvalid:
		s.step = vncClientSecurity
	}
}

// vncText gives a text behind its length.
func (d *dissection) vncText(l *layer, length, text *protocol.Field, b []byte) next {
	if len(b) < 4 {
		return d.truncated(l.b, l.full)
	}
	n := int(binary.BigEndian.Uint32(b))
	d.giveWire(length, b[:4])
	if b = b[4:]; n > len(b) {
		return d.truncated(l.b, l.full)
	}
	d.giveString(text, b[:n])
	return next{}
}
