package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// ntp reads the times, the extensions and the key behind the header, as long as they were captured.
func ntp(d *dissection, l *layer) next {
	const (
		modeControl = 6
		modePrivate = 7
		header      = 48
		keyLength   = 4
		longestMAC  = 20
		version4    = 4
	)
	b := l.b
	if len(b) == 0 {
		return next{}
	}
	switch l.load(protocol.NTPMode) {
	case modeControl:
		d.ntpControl(l)
		return next{}
	case modePrivate:
		return next{}
	}
	for i, f := range [...]*protocol.Field{protocol.NTPReference, protocol.NTPOrigin, protocol.NTPReceive, protocol.NTPTransmit} {
		if at := 16 + 8*i; at+8 <= len(b) {
			d.giveTime(f, ntpTime(b[at:]))
		}
	}
	if len(b) < header {
		d.truncated(l.b, l.full)
		return next{}
	}
	version := b[0] >> 3 & 7
	rest, left := b[header:], l.full-header
	for version == version4 && left > keyLength+longestMAC && len(rest) >= 4 {
		n := int(binary.BigEndian.Uint16(rest[2:]))
		d.giveLabel(protocol.NTPExtension)
		d.givePart(protocol.NTPExtHeader, rest)
		if n < 4 || n > len(rest) {
			return next{}
		}
		d.giveBytes(protocol.NTPExtValue, rest[4:n])
		rest, left = rest[n:], left-n
	}
	if len(rest) < keyLength {
		return next{}
	}
	d.giveBytes(protocol.NTPKey, rest[:keyLength])
	if mac := rest[keyLength:]; len(mac) > 0 {
		d.giveBytes(protocol.NTPMAC, mac)
	}
	return next{}
}

// ntpControl reads what asks for variables and the states of associations, and what answers.
func (d *dissection) ntpControl(l *layer) {
	const (
		header      = 12
		readStatus  = 1
		writeStatus = 3 // of those that tell a status, with what is between
		subject     = 8 // bytes, with the status and the association
	)
	b := l.b
	opcode, whole := l.load(protocol.NTPOpcode), len(b) >= subject && binary.BigEndian.Uint16(b[6:]) == 0
	if len(b) >= subject {
		d.givePart(protocol.NTPStatus, b[4:])
		d.givePart(protocol.NTPAssociation, b[6:])
		answers := l.load(protocol.NTPResponse) != 0 && l.load(protocol.NTPError) == 0
		if answers && !whole && opcode >= readStatus && opcode <= writeStatus {
			d.givePart(protocol.NTPPeerStatus, b[4:])
		}
	}
	if len(b) < header {
		d.truncated(l.b, l.full)
		return
	}
	count := int(l.load(protocol.NTPCount))
	if count == 0 {
		return
	}
	d.giveLabel(protocol.NTPData)
	if !whole || opcode != readStatus {
		return
	}
	for rest := b[header:]; count > 0; rest, count = rest[4:], count-4 {
		d.giveLabel(protocol.NTPItem)
		if !d.givePart(protocol.NTPAssociation, rest) || len(rest) < 4 {
			d.truncated(l.b, l.full)
			return
		}
		d.givePart(protocol.NTPStatus, rest[2:])
		d.givePart(protocol.NTPPeerStatus, rest[2:])
	}
}

// ntpTime reads seconds since 1900, or since 2036 where the first bit is not set, and their fraction. Zero is no time.
func ntpTime(b []byte) span {
	const since1900, era = 2208988800, 1 << 32
	sec, fraction := int64(binary.BigEndian.Uint32(b)), uint64(binary.BigEndian.Uint32(b[4:]))
	if sec == 0 && fraction == 0 {
		return span{}
	}
	if sec < era/2 {
		sec += era
	}
	return span{sec: sec - since1900, nsec: int32(fraction * 1e9 >> 32)}
}
