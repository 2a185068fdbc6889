package eval

import (
	"bytes"
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Types of messages.
const (
	bgpOpen         = 1
	bgpUpdate       = 2
	bgpNotification = 3
)

// Path attributes.
const (
	bgpExtended     = 0x10 // the length has two bytes
	bgpOrigin       = 1
	bgpNextHop      = 3
	bgpMED          = 4
	bgpLocalPref    = 5
	bgpAttributeSet = 128
)

// maxBGPDepth bounds sets of attributes within each other.
const maxBGPDepth = 8

var bgpMarker = bytes.Repeat([]byte{0xff}, 16)

func bgp(d *dissection, l *layer) next {
	const header = 19
	begun := false
	return d.pdus(l, header, func(b []byte) int {
		if !begun && !bytes.HasPrefix(b, bgpMarker) { // later messages are found by the lengths of those before
			return 0
		}
		begun = true
		return int(binary.BigEndian.Uint16(b[16:]))
	}, func(l *layer) {
		b := l.b
		if !d.givePart(protocol.BGPHeader, b) {
			return
		}
		switch kind := b[header-1]; kind {
		case bgpOpen:
			d.givePart(protocol.BGPOpen, b[header:])
		case bgpUpdate:
			d.bgpUpdate(b[header:])
		case bgpNotification:
			d.givePart(protocol.BGPNotification, b[header:])
		}
	})
}

func (d *dissection) bgpUpdate(b []byte) {
	if !d.givePart(protocol.BGPWithdrawn, b) {
		return
	}
	b = b[min(2+int(binary.BigEndian.Uint16(b)), len(b)):]
	if !d.givePart(protocol.BGPAttributes, b) {
		return
	}
	d.bgpAttributes(b[2:min(2+int(binary.BigEndian.Uint16(b)), len(b))], 0)
}

// bgpAttributes reads path attributes, of which one may hold others.
func (d *dissection) bgpAttributes(b []byte, depth int) {
	if len(b) > 0 {
		d.giveLabel(protocol.BGPAttributesLabel)
	}
	for len(b) >= 3 {
		size, at := int(b[2]), 3
		if b[0]&bgpExtended != 0 {
			if len(b) < 4 {
				return
			}
			size, at = int(binary.BigEndian.Uint16(b[2:])), 4
		}
		d.giveLabel(protocol.BGPAttributeLabel)
		d.givePart(protocol.BGPAttribute, b)
		d.giveNum(protocol.BGPAttributeLength, uint64(size))
		if at+size > len(b) {
			return
		}
		v := b[at : at+size]
		switch kind := b[1]; {
		case kind == bgpOrigin && size == 1:
			d.giveNum(protocol.BGPOrigin, uint64(v[0]))
		case kind == bgpNextHop && size == 4:
			d.giveWire(protocol.BGPNextHop, v)
		case kind == bgpMED && size == 4:
			d.giveWire(protocol.BGPMED, v)
		case kind == bgpLocalPref && size == 4:
			d.giveWire(protocol.BGPLocalPreference, v)
		}
		if kind := b[1]; kind == bgpAttributeSet && size > 4 && depth < maxBGPDepth { // behind the number of an AS
			d.bgpAttributes(v[4:], depth+1)
		}
		b = b[at+size:]
	}
}
