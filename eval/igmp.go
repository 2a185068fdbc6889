package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// The types of IGMP messages.
const (
	igmpQuery    = 0x11
	igmpReport1  = 0x12
	igmpDVMRP    = 0x13
	igmpPIM      = 0x14
	igmpReport2  = 0x16
	igmpLeave    = 0x17
	igmpMtrace   = 0x1e
	igmpMtrace2  = 0x1f
	igmpReport3  = 0x22
	igmpOldest   = 8  // version 0 has types up to it
	igmpOldSize  = 20 // bytes of its messages
	igmpV1Size   = 8
	igmpV3Query  = 12 // a query as long as this is of version 3
	igmpCodeFrom = 0x80
)

func igmp(d *dissection, l *layer) next {
	l.own = len(l.b)
	if len(l.b) == 0 {
		return next{}
	}
	b := l.b
	t := b[0]
	switch {
	case t == igmpDVMRP || t == igmpPIM: // protocols of their own, which Wireshark does not show as IGMP
		d.drop()
	case t == igmpReport3:
		d.igmpReport(l)
	case t == igmpQuery && l.full >= igmpV3Query:
		d.igmpQuery(l)
	case t == igmpQuery || t == igmpReport1 || t == igmpReport2 || t == igmpLeave:
		d.igmpShort(l)
	case t == igmpMtrace || t == igmpMtrace2:
		if d.igmpChecksum(l, l.full) {
			d.igmpGroup(b)
		}
	case 0 < t && t <= igmpOldest:
		d.igmpOld(l)
	default:
		if len(b) > 1 {
			d.giveBytes(protocol.IGMPData, b[1:])
		}
	}
	return next{}
}

// igmpKnown tells whether the message is of a type that has fields.
func (l *layer) igmpKnown() bool {
	if len(l.b) == 0 {
		return false
	}
	switch t := l.b[0]; t {
	case igmpQuery, igmpReport1, igmpReport2, igmpReport3, igmpLeave, igmpMtrace, igmpMtrace2:
		return true
	default:
		return 0 < t && t <= igmpOldest
	}
}

// igmpShort reads the messages of eight bytes, of versions 1 and 2.
func (d *dissection) igmpShort(l *layer) {
	b := l.b
	if len(b) < 2 {
		return
	}
	if b[0] == igmpReport1 || b[0] == igmpQuery && b[1] == 0 {
		d.giveNum(protocol.IGMPVersion, 1)
		d.giveBytes(protocol.IGMPReserved, b[1:2])
	} else {
		d.giveNum(protocol.IGMPVersion, 2)
		d.giveWire(protocol.IGMPMaxResp, b[1:2])
	}
	if d.igmpChecksum(l, igmpV1Size) {
		d.igmpGroup(b)
	}
}

func (d *dissection) igmpGroup(b []byte) bool {
	if len(b) < 8 {
		return false
	}
	d.giveWire(protocol.IGMPGroup, b[4:8])
	return true
}

// igmpChecksum verifies the checksum of the message's first n bytes. It reports false where there is none.
func (d *dissection) igmpChecksum(l *layer, n int) bool {
	if len(l.b) < 4 {
		return false
	}
	d.giveWire(protocol.IGMPChecksum, l.b[2:4])
	if n > len(l.b) {
		d.giveNum(protocol.IGMPChecksumOK, checksumUnverified)
	} else if d.wantsAny(protocol.IGMPChecksumOK, protocol.IGMPChecksumBad) {
		d.giveChecksum(protocol.IGMPChecksumOK, protocol.IGMPChecksumBad, onesSum(0, l.b[:n]))
	}
	return true
}

func (d *dissection) igmpQuery(l *layer) {
	b := l.b
	d.giveNum(protocol.IGMPVersion, 3)
	if len(b) < 2 {
		return
	}
	if b[1] < igmpCodeFrom {
		d.giveWire(protocol.IGMPMaxResp, b[1:2])
	} else { // a number with an exponent
		d.give(protocol.IGMPMaxResp, ftype.Value{Num: uint64(b[1]&0x0f|0x10) << (b[1]>>4&7 + 3)}, b[1:2])
		d.givePart(protocol.IGMPCoded, b[1:2])
	}
	if !d.igmpChecksum(l, l.full) || !d.igmpGroup(b) || !d.givePart(protocol.IGMPQuery, b[8:]) {
		return
	}
	d.igmpSources(b[12:], int(binary.BigEndian.Uint16(b[10:])))
}

// igmpSources reads n addresses and gives what follows them, or nil where they do not fit.
func (d *dissection) igmpSources(b []byte, n int) []byte {
	for ; n > 0; n-- {
		if len(b) < 4 {
			return nil
		}
		d.giveWire(protocol.IGMPSource, b[:4])
		b = b[4:]
	}
	return b
}

func (d *dissection) igmpReport(l *layer) {
	b := l.b
	d.giveNum(protocol.IGMPVersion, 3)
	if len(b) < 2 {
		return
	}
	d.giveBytes(protocol.IGMPReserved, b[1:2])
	if !d.igmpChecksum(l, l.full) || len(b) < 6 {
		return
	}
	d.giveBytes(protocol.IGMPReserved, b[4:6])
	if !d.givePart(protocol.IGMPRecords, b[6:]) {
		return
	}
	n := binary.BigEndian.Uint16(b[6:])
	for b = b[8:]; n > 0; n-- {
		if len(b) < 8 || !d.givePart(protocol.IGMPRecord, b) {
			return
		}
		aux := 4 * int(b[1])
		b = d.igmpSources(b[8:], int(binary.BigEndian.Uint16(b[2:])))
		if b == nil || aux > len(b) {
			return
		}
		if aux > 0 {
			d.giveBytes(protocol.IGMPAuxData, b[:aux])
		}
		b = b[aux:]
	}
}

// igmpOld reads the messages of version 0 (RFC 988).
func (d *dissection) igmpOld(l *layer) {
	b := l.b
	d.giveNum(protocol.IGMPVersion, 0)
	body := protocol.IGMPOldReply
	switch {
	case b[0] == 1:
		body = protocol.IGMPOldGroup
	case b[0]&1 != 0:
		body = nil
	case len(b) > 1 && b[1] > 4:
		body = protocol.IGMPOldPending
	}
	if d.givePart(body, b) && d.igmpChecksum(l, igmpOldSize) {
		d.givePart(protocol.IGMPOld, b)
	}
}
