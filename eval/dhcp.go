package eval

import (
	"encoding/binary"
	"strconv"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Where the fields of a message stand.
const (
	dhcpRequest   = 1 // the type of a message of a client
	dhcpSeconds   = 8
	dhcpHardware  = 28
	dhcpServer    = 44
	dhcpFile      = 108
	dhcpCookie    = 236
	dhcpOptionsAt = 240
	dhcpMagic     = 0x63825363
	bootpVendor   = 64 // bytes of the vendor's area in BOOTP
)

// Options that tell how others are read.
const (
	dhcpPad         = 0
	dhcpOverload    = 52
	dhcpMessage     = 53
	dhcpVendorClass = 60
	dhcpEnd         = 255
)

// dhcpReader reads a message. Reading beyond its end, or that of an option, makes it bad: then Wireshark reads no further.
type dhcpReader struct {
	*dissection
	b      []byte // as far as it was captured
	full   int
	bad    bool
	short  bool // what is missing was cut off by the capture
	kind   byte // of DHCP message
	vendor []byte
	more   byte        // which other fields hold options: 1 the file's, 2 the server's
	pieces [256]uint16 // of each option
	read   [256]uint16
}

func dhcp(d *dissection, l *layer) next {
	r := dhcpReader{dissection: d, b: l.b, full: l.full}
	r.message()
	switch {
	case r.short:
		return d.truncated(r.b, r.full)
	case r.bad:
		return d.malformed()
	}
	return next{}
}

// fail says that the message ends too early.
func (r *dhcpReader) fail() { r.bad, r.short = true, len(r.b) < r.full }

func (r *dhcpReader) message() {
	b := r.b
	if len(b) < dhcpHardware+6 {
		if len(b) == r.full || len(b) == 0 || b[0] == dhcpRequest { // Wireshark looks at a client's address first
			r.drop()
		} else if r.givePart(protocol.DHCPType, b) && len(b) >= dhcpSeconds+2 {
			r.giveNum(protocol.DHCPSeconds, uint64(binary.BigEndian.Uint16(b[dhcpSeconds:])))
			r.givePart(protocol.DHCPHeader, b)
		}
		r.fail()
		return
	}
	magic := len(b) >= dhcpOptionsAt && binary.BigEndian.Uint32(b[dhcpCookie:]) == dhcpMagic
	if magic && len(b) < r.full && !dhcpEnds(b[dhcpOptionsAt:], r.full-dhcpOptionsAt) { // it looks there next
		r.fail()
		return
	}
	r.givePart(protocol.DHCPType, b)
	seconds := binary.BigEndian.Uint16(b[dhcpSeconds:])
	if seconds > 0xff && seconds&0xff == 0 {
		seconds >>= 8
		r.giveLabel(protocol.DHCPSecondsSwapped)
	}
	r.giveNum(protocol.DHCPSeconds, uint64(seconds))
	if r.givePart(protocol.DHCPHeader, b); !r.hardware(b[dhcpHardware:], b[1], int(b[2])) || len(b) < dhcpCookie {
		r.fail()
		return
	}
	if magic {
		r.scan(b[dhcpOptionsAt:], true)
		if r.more&1 != 0 {
			r.scan(b[dhcpFile:dhcpCookie], false)
		}
		if r.more&2 != 0 {
			r.scan(b[dhcpServer:dhcpFile], false)
		}
	}
	if r.pieces[dhcpMessage] == 0 {
		r.giveNum(protocol.DHCPBOOTP, 1)
	}
	if r.more&2 != 0 {
		r.giveLabel(protocol.DHCPServerOverloaded)
	} else {
		r.text(protocol.DHCPServer, b[dhcpServer:dhcpFile])
	}
	if r.more&1 != 0 {
		r.giveLabel(protocol.DHCPFileOverloaded)
	} else {
		r.text(protocol.DHCPFile, b[dhcpFile:dhcpCookie])
	}
	if !magic {
		if len(b) < dhcpCookie+bootpVendor {
			r.fail()
			return
		}
		r.giveBytes(protocol.DHCPVendorArea, b[dhcpCookie:dhcpCookie+bootpVendor])
		return
	}
	r.giveWire(protocol.DHCPCookie, b[dhcpCookie:dhcpOptionsAt])
	at, ended := r.options(b[dhcpOptionsAt:], r.full-dhcpOptionsAt, true)
	switch {
	case r.bad:
		return
	case !ended:
		r.giveLabel(protocol.DHCPEndMissing)
	case dhcpOptionsAt+at < len(b):
		r.giveBytes(protocol.DHCPPadding, b[dhcpOptionsAt+at:])
	}
	if r.more&1 != 0 {
		if _, ended := r.options(b[dhcpFile:dhcpCookie], dhcpCookie-dhcpFile, false); !ended && !r.bad {
			r.giveLabel(protocol.DHCPFileEndMissing)
		}
	}
	if r.more&2 != 0 && !r.bad {
		if _, ended := r.options(b[dhcpServer:dhcpFile], dhcpFile-dhcpServer, false); !ended && !r.bad {
			r.giveLabel(protocol.DHCPServerEndMissing)
		}
	}
}

// hardware reads the client's address on its link, which has room for 16 bytes.
func (r *dhcpReader) hardware(b []byte, kind byte, size int) bool {
	const room = 16
	switch {
	case size == 0 || size > room:
		r.giveLabel(protocol.DHCPNoHardware)
		return true
	case dhcpEthernet(kind) && size == 6:
		r.giveBytes(protocol.DHCPMAC, b[:size])
	default:
		if len(b) < room {
			return false
		}
		r.giveBytes(protocol.DHCPHardware, b[:room])
	}
	if len(b) < room {
		return false
	}
	if size < room {
		r.giveBytes(protocol.DHCPHardwarePadding, b[size:room])
	}
	return true
}

// dhcpEthernet tells whether a type of hardware has Ethernet's addresses: Ethernet itself and other networks of IEEE 802.
func dhcpEthernet(kind byte) bool { return kind == 1 || kind == 6 }

// scan counts the pieces of each option, and finds what decides how others are read.
func (r *dhcpReader) scan(b []byte, main bool) {
	eachDHCPOption(b, func(kind byte, at int, value []byte) {
		r.pieces[kind]++
		switch {
		case kind == dhcpOverload && main && at < len(b):
			r.more = b[at]
		case kind == dhcpMessage && len(value) > 0:
			r.kind = value[0]
		case kind == dhcpVendorClass:
			r.vendor = value
		}
	})
}

// eachDHCPOption calls f for all whole options, with where their values begin.
func eachDHCPOption(b []byte, f func(kind byte, at int, value []byte)) {
	for at := 0; at < len(b) && b[at] != dhcpEnd; {
		if b[at] == dhcpPad {
			at++
			continue
		}
		if at+2 > len(b) || at+2+int(b[at+1]) > len(b) {
			return
		}
		f(b[at], at+2, b[at+2:at+2+int(b[at+1])])
		at += 2 + int(b[at+1])
	}
}

// dhcpEnds tells whether options, of which the capture has the first bytes, end within those. There are full bytes in all.
func dhcpEnds(b []byte, full int) bool {
	at := 0
	for at < len(b) && b[at] != dhcpEnd {
		switch {
		case b[at] == dhcpPad:
			at++
		case at+1 < len(b):
			at += 2 + int(b[at+1])
		default:
			return at+1 >= full
		}
	}
	return at < len(b) || at >= full
}

// options reads options, and tells where they end and whether an end is marked.
func (r *dhcpReader) options(b []byte, full int, main bool) (at int, ended bool) {
	for at < len(b) {
		switch kind := b[at]; kind {
		case dhcpPad:
			start := at
			for at < len(b) && b[at] == dhcpPad {
				at++
			}
			r.giveNum(protocol.DHCPOptionType, dhcpPad)
			r.giveBytes(protocol.DHCPPadding, b[start:at])
		case dhcpEnd:
			r.giveNum(protocol.DHCPOptionType, dhcpPad) // as Wireshark has it
			r.giveNum(protocol.DHCPEnd, dhcpEnd)
			return at + 1, true
		default:
			if at+2 > len(b) {
				r.fail()
				return at, false
			}
			size := int(b[at+1])
			r.giveNum(protocol.DHCPOptionType, uint64(kind))
			r.giveNum(protocol.DHCPOptionLength, uint64(size))
			at += 2
			if at+size > len(b) {
				r.fail()
				return at, false
			}
			r.giveBytes(protocol.DHCPOptionValue, b[at:at+size])
			r.option(kind, b[at:at+size], main)
			if r.bad {
				return at, false
			}
			at += size
		}
	}
	if len(b) < full {
		r.fail()
	}
	return at, false
}

// option reads the value of an option. One that comes in pieces is read with the last of them (RFC 3396).
func (r *dhcpReader) option(kind byte, b []byte, main bool) {
	r.read[kind]++
	if total := r.pieces[kind]; total > 1 {
		if r.wants(protocol.DHCPPieces) {
			start := len(r.arena)
			r.arena = strconv.AppendUint(r.arena, uint64(r.read[kind]), 10)
			r.arena = strconv.AppendUint(append(r.arena, '/'), uint64(total), 10)
			r.giveBytes(protocol.DHCPPieces, r.arena[start:])
		}
		if r.read[kind] < total {
			r.giveLabel(protocol.DHCPReferLast)
			return
		}
		b = r.joined(kind)
	}
	switch {
	case kind == dhcpOverload && !main:
		r.giveLabel(protocol.DHCPOverloadMisplaced)
		fallthrough
	case dhcpOptions[kind] != nil:
		dhcpOptions[kind](r, b)
	}
}

// joined is the value of an option of several pieces.
func (r *dhcpReader) joined(kind byte) []byte {
	start := len(r.arena)
	add := func(k byte, _ int, value []byte) {
		if k == kind {
			r.arena = append(r.arena, value...)
		}
	}
	eachDHCPOption(r.b[dhcpOptionsAt:], add)
	if r.more&1 != 0 {
		eachDHCPOption(r.b[dhcpFile:dhcpCookie], add)
	}
	if r.more&2 != 0 {
		eachDHCPOption(r.b[dhcpServer:dhcpFile], add)
	}
	return r.arena[start:]
}
