package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

const (
	dnp3Start  = 0x0564
	dnp3Header = 10 // of the link layer, with its CRC
)

// dnp3Session holds the beginnings of the fragments that each end of a conversation is sending.
type dnp3Session struct {
	begun [2][4]byte
	size  [2]int
}

func dnp3(d *dissection, l *layer) next {
	if len(l.b) >= 2 && binary.BigEndian.Uint16(l.b) != dnp3Start {
		return refused
	}
	return d.pdus(l, dnp3Header, func(b []byte) int {
		const counted, block, checksum = 5, 16, 2
		n := int(b[2]) - counted
		if n < 0 || binary.BigEndian.Uint16(b) != dnp3Start {
			return 0
		}
		return dnp3Header + n + (n+block-1)/block*checksum
	}, func(l *layer) { d.dnp3Frame(l.b) })
}

func (d *dissection) dnp3Frame(b []byte) {
	const primary, confirmed, unconfirmed, application = 0x40, 3, 4, 4
	const final, first = 0x80, 0x40
	d.givePart(protocol.DNP3Link, b)
	if len(b) < dnp3Header {
		return
	}
	if b[3]&primary == 0 {
		d.givePart(protocol.DNP3Secondary, b)
	} else {
		d.givePart(protocol.DNP3Primary, b)
	}
	d.givePart(protocol.DNP3Addresses, b)
	if f := b[3] & 0x0f; b[3]&primary == 0 || f != confirmed && f != unconfirmed || len(b) == dnp3Header {
		return
	}
	control := b[dnp3Header]
	d.givePart(protocol.DNP3Transport, b[dnp3Header:])
	s, end := remembered[dnp3Session](d, protocol.DNP3), 0
	if d.carrier.second {
		end = 1
	}
	if control&first != 0 {
		s.size[end] = copy(s.begun[end][:], b[dnp3Header+1:min(dnp3Header+1+application, len(b))])
	}
	if control&final == 0 || s.size[end] == 0 {
		return
	}
	begun := s.begun[end][:s.size[end]]
	s.size[end] = 0
	start := len(d.arena)
	d.arena = append(d.arena, begun...)
	if begun = d.arena[start:]; d.givePart(protocol.DNP3Application, begun) && (begun[1] == dnp3Response || begun[1] == dnp3Unsolicited) {
		d.givePart(protocol.DNP3Indications, begun)
	}
}

// Functions of replies.
const (
	dnp3Response    = 129
	dnp3Unsolicited = 130
)
