package eval

import (
	"encoding/binary"
	"slices"

	"github.com/dfc-lang/dfc/compile/protocol"
)

const skinnyHeader = 12

// skinnyVersions are those of the header that Wireshark knows. From the second row on, addresses may be of IPv6.
var skinnyVersions = []uint32{
	0, 10, 11, 15, 16,
	17, 18, 19, 20, 21, 22,
}

// skinny reads messages. A version that nobody knows tells that there are none.
func skinny(d *dissection, l *layer) next {
	const before, least = 8, 4 // bytes that the length does not count; those that it counts at least
	if len(l.b) >= before && !slices.Contains(skinnyVersions, binary.LittleEndian.Uint32(l.b[4:])) {
		return refused
	}
	return d.pdus(l, skinnyHeader, func(b []byte) int {
		return before + int(min(max(binary.LittleEndian.Uint32(b), least), maxPDUSize))
	}, func(l *layer) {
		d.givePart(protocol.SkinnyHeader, l.b)
		d.skinnyStream(l.b)
	})
}

// skinnyStream remembers where a stream goes to, if the message says so: the address stands behind two numbers, or behind one.
func (d *dissection) skinnyStream(b []byte) {
	const channelOpened, startTransmission, second, inIPv6 = 0x22, 0x8a, 17, 1
	if len(b) < skinnyHeader {
		return
	}
	at, size, version := skinnyHeader+4, 4, binary.LittleEndian.Uint32(b[4:])
	switch binary.LittleEndian.Uint32(b[8:]) {
	case channelOpened:
	case startTransmission:
		at += 4
	default:
		return
	}
	end := at + size
	if version >= second {
		if at+4 > len(b) {
			return
		}
		if binary.LittleEndian.Uint32(b[at:]) == inIPv6 {
			size = 16
		}
		at, end = at+4, at+4+16
	}
	if end+4 > len(b) {
		return
	}
	port := binary.LittleEndian.Uint32(b[end:])
	d.crosses()
	d.state.media.put(endpoint{newAddr(b[at : at+size]), uint16(port)}, mediaStream{proto: protocol.RTP, frame: d.frame.Number, method: "SKINNY"}, maxMedia)
}
