package eval

import (
	"bytes"
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// directPort is the port of SMB without a session of NetBIOS.
const directPort = 445

// Types of messages.
const (
	nbssMessage  = 0x00
	nbssRequest  = 0x81
	nbssNegative = 0x83
	nbssRetarget = 0x84
	nbssAlive    = 0x85
)

func nbss(d *dissection, l *layer) next {
	const header = 4
	direct := d.carrier.src == directPort || d.carrier.dst == directPort
	if b := l.b; len(b) >= 2 && (b[0] != nbssMessage && (b[0] < nbssRequest || b[0] > nbssAlive) || !direct && b[1] > 1) {
		d.giveBytes(protocol.NBSSContinuation, b) // of a message whose beginning was not seen
		return next{}
	}
	return d.pdus(l, header, func(b []byte) int { return header + nbssLength(b, direct) }, func(l *layer) {
		b, full := l.b, l.full
		if len(b) < header {
			return
		}
		d.giveNum(protocol.NBSSType, uint64(b[0]))
		d.giveNum(protocol.NBSSLength, uint64(nbssLength(b, direct)))
		kind := b[0]
		b, full = b[header:], full-header
		switch {
		case kind == nbssRequest:
			r := nbnsReader{dnsReader{dissection: d, b: b, full: full}}
			r.giveEncoded(protocol.NBSSCalled)
			r.giveEncoded(protocol.NBSSCalling)
		case kind == nbssNegative:
			d.givePart(protocol.NBSSError, b)
		case kind == nbssRetarget:
			d.givePart(protocol.NBSSRetarget, b)
		case kind != nbssMessage || full == 0:
		default:
			d.walk(next{proto: smbOf(b), b: b, full: full})
		}
	})
}

func nbssLength(b []byte, direct bool) int {
	n := int(binary.BigEndian.Uint32(b))
	if direct {
		return n & 0xffffff
	}
	return n & 0x1ffff
}

// smbOf tells the protocol of what a session or a datagram carries.
func smbOf(b []byte) *protocol.Protocol {
	if len(b) < 4 || !bytes.Equal(b[1:4], []byte("SMB")) {
		return protocol.Data
	}
	switch b[0] {
	case 0xff:
		return protocol.SMB
	case 0xfe, 0xfd, 0xfc: // in clear text, encrypted, compressed
		return protocol.SMB2
	}
	return protocol.Data
}
