package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// The codes of the protocols that configure, and of PAP, and the bytes of their header.
const (
	pppConfigures     = 4 // up to this code there are options
	lcpEcho           = 9 // from here to the last there is a magic number
	lcpDiscard        = 11
	lcpRemaining      = 13
	lcpRejectProtocol = 8
	papRequest        = 1
	chapResponse      = 2

	pppControlHeader = 4

	pppCHAP = 0xc223 // the protocol's number
)

func lcp(d *dissection, l *layer) next {
	n := d.pppConfigure(l, protocol.LCPOption, protocol.LCPOptions)
	if len(l.b) <= pppControlHeader {
		return n
	}
	b := l.b[pppControlHeader:]
	switch code := l.b[0]; {
	case code == lcpRejectProtocol:
		if b, whole := d.inTurn(b, protocol.LCPRejected); whole && len(b) > 0 {
			l.own = len(l.b) - len(b)
			return l.rest(protocol.Data, l.own)
		}
	case lcpEcho <= code && code <= lcpRemaining:
		b, whole := d.inTurn(b, protocol.LCPMagic)
		if code == lcpRemaining && whole {
			b, whole = d.inTurn(b, protocol.LCPSeconds)
		}
		switch {
		case !whole || len(b) == 0:
		case code <= lcpDiscard:
			d.giveBytes(protocol.LCPData, b)
		default:
			d.giveASCII(len(d.layers)-1, protocol.LCPMessage, b)
		}
	}
	return n
}

func ipcp(d *dissection, l *layer) next {
	return d.pppConfigure(l, protocol.IPCPOption, protocol.IPCPOptions)
}

func ipv6cp(d *dissection, l *layer) next {
	return d.pppConfigure(l, protocol.IPv6CPOption, protocol.IPv6CPOptions)
}

// pppConfigure reads the options of a message that configures: a type, a length that counts both, and a value. Nothing is known of an option
// of another type or length.
func (d *dissection) pppConfigure(l *layer, header protocol.Part, options map[byte]protocol.PPPOption) next {
	n := d.follow(l)
	l.own = len(l.b)
	if len(l.b) < pppControlHeader || l.b[0] == 0 || l.b[0] > pppConfigures {
		return n
	}
	for b := l.b[pppControlHeader:]; len(b) >= 2; {
		size := int(b[1])
		if size < 2 || size > len(b) {
			break
		}
		v := b[2:size]
		switch o, known := options[b[0]]; {
		case !known:
		case len(v) < o.Size || len(v) > o.Size && !o.More:
			d.giveLabel(protocol.LCPBadOption)
		default:
			d.givePart(header, b)
			value := o.Value
			if last := len(value) - 1; last > 0 && value[last].At.Width == 0 && value[last].At.Offset == len(v) {
				value = value[:last] // what reaches to the end is not there if it is empty
			}
			d.givePart(value, v)
			if l.proto == protocol.LCP {
				d.lcpRest(b[0], v)
			}
		}
		b = b[size:]
	}
	return n
}

// lcpRest gives the end of an option that its beginning tells how to read.
func (d *dissection) lcpRest(option byte, v []byte) {
	const authentication, endpoint, station = 3, 19, 3
	part, rest := protocol.LCPOptionData, v
	switch option {
	case authentication:
		if rest = v[2:]; binary.BigEndian.Uint16(v) == pppCHAP {
			part = protocol.LCPAlgorithm
		}
	case endpoint:
		if rest = v[1:]; v[0] == station && len(rest) == protocol.LCPStation.Size() {
			part = protocol.LCPStation
		}
	default:
		return
	}
	if len(rest) > 0 {
		d.givePart(part, rest)
	}
}

func pap(d *dissection, l *layer) next {
	n := d.follow(l)
	l.own = len(l.b)
	if len(l.b) <= pppControlHeader {
		return n
	}
	d.giveLabel(protocol.PAPData)
	b := l.b[pppControlHeader:]
	if l.b[0] != papRequest {
		d.papText(protocol.PAPMessageLength, protocol.PAPMessage, b)
	} else if b, ok := d.papText(protocol.PAPPeerLength, protocol.PAPPeer, b); ok {
		d.papText(protocol.PAPPasswordLength, protocol.PAPPassword, b)
	}
	return n
}

// papText reads a text, or bytes, after its length, and gives what follows.
func (d *dissection) papText(length protocol.Part, text *protocol.Field, b []byte) ([]byte, bool) {
	if !d.givePart(length, b) || 1+int(b[0]) > len(b) {
		return nil, false
	}
	n := 1 + int(b[0])
	d.giveBytes(text, b[1:n])
	return b[n:], true
}

func chap(d *dissection, l *layer) next {
	n := d.follow(l)
	l.own = len(l.b)
	if len(l.b) <= pppControlHeader {
		return n
	}
	if l.b[0] > chapResponse {
		d.giveASCII(len(d.layers)-1, protocol.CHAPMessage, l.b[pppControlHeader:])
		return n
	}
	d.giveLabel(protocol.CHAPData)
	name, ok := d.papText(protocol.CHAPValueSize, protocol.CHAPValue, l.b[pppControlHeader:])
	if ok && len(name) > 0 {
		d.giveBytes(protocol.CHAPName, name)
	}
	return n
}
