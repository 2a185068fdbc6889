package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Types of messages.
const (
	ospfHello = 1 + iota
	ospfDescription
	ospfRequest
	ospfUpdate
	ospfAcknowledgment
)

// Sizes of headers.
const (
	ospfv2Header  = 24
	ospfv3Header  = 16
	ospfLSAHeader = 20
)

// Types of link state advertisements.
const (
	ospfRouterLSA   = 1
	ospfNetworkLSA  = 2
	ospfExternalLSA = 5
	ospfNSSALSA     = 7
	ospfOpaque      = 9
	ospfOpaqueAS    = 11
)

var ospfMessages = [...]*protocol.Field{
	ospfHello:          protocol.OSPFIsHello,
	ospfDescription:    protocol.OSPFIsDescription,
	ospfRequest:        protocol.OSPFIsRequest,
	ospfUpdate:         protocol.OSPFIsUpdate,
	ospfAcknowledgment: protocol.OSPFIsAcknowledgment,
}

var ospfLSAs = [...]*protocol.Field{
	nil, protocol.OSPFRouterLSA, protocol.OSPFNetworkLSA, protocol.OSPFSummaryLSA, protocol.OSPFASBRLSA, protocol.OSPFExternalLSA,
	protocol.OSPFMemberLSA, protocol.OSPFNSSALSA, protocol.OSPFAttributesLSA, protocol.OSPFOpaqueLSA, protocol.OSPFOpaqueLSA,
	protocol.OSPFOpaqueLSA,
}

func ospf(d *dissection, l *layer) next {
	b := l.b
	if len(b) < ospfv3Header {
		d.givePart(protocol.OSPFHeader, b)
		return d.truncated(b, l.full)
	}
	version, kind := b[0], b[1]
	d.giveLabel(protocol.OSPFHeaderLabel)
	d.givePart(protocol.OSPFHeader, b)
	if int(kind) < len(ospfMessages) && ospfMessages[kind] != nil {
		d.giveNum(ospfMessages[kind], 1)
	}
	size, ok := int(binary.BigEndian.Uint16(b[2:])), false
	switch version {
	case 2:
		if len(b) < ospfv2Header {
			return d.truncated(b, l.full)
		}
		d.ospfAuthentication(b, size)
		ok = d.ospfBody(version, kind, b[min(ospfv2Header, size, len(b)):min(size, len(b))])
	case 3:
		d.givePart(protocol.OSPFv3Header, b)
		ok = d.ospfBody(version, kind, b[min(ospfv3Header, size, len(b)):min(size, len(b))])
	default:
		return next{}
	}
	if !ok || len(b) < size && len(b) < l.full {
		return d.truncated(b, l.full)
	}
	return next{}
}

// ospfAuthentication reads how a message of version 2 is authenticated. A digest follows the message.
func (d *dissection) ospfAuthentication(b []byte, size int) {
	const at, password, digest = 16, 1, 2
	d.givePart(protocol.OSPFv2Header, b)
	switch b[15] {
	case 0:
		d.giveBytes(protocol.OSPFNoAuth, b[at:ospfv2Header])
	case password:
		d.giveString(protocol.OSPFPassword, b[at:ospfv2Header])
	case digest:
		d.givePart(protocol.OSPFCrypt, b[at:])
		if n := int(b[at+3]); size+n <= len(b) {
			d.giveBytes(protocol.OSPFCryptData, b[size:size+n])
		}
	}
}

// ospfBody reads what follows the header. It reports false where that ends too early.
func (d *dissection) ospfBody(version, kind byte, b []byte) bool {
	switch kind {
	case ospfHello:
		return d.ospfHello(version, b)
	case ospfDescription:
		return d.ospfDescription(version, b)
	case ospfRequest:
		return d.ospfRequests(version, b)
	case ospfUpdate:
		if len(b) < 4 {
			return false
		}
		d.giveWire(protocol.OSPFNumber, b[:4])
		return d.ospfLSAs(version, b[4:], true)
	case ospfAcknowledgment:
		return d.ospfLSAs(version, b, false)
	}
	return true
}

func (d *dissection) ospfHello(version byte, b []byte) bool {
	const least = 20
	if len(b) < least {
		return false
	}
	d.giveLabel(protocol.OSPFHello)
	if version == 2 {
		d.giveWire(protocol.OSPFMask, b[:4])
		d.giveNum(protocol.OSPFHelloInterval, uint64(binary.BigEndian.Uint16(b[4:])))
		d.ospfOptions(b[6:], false)
		d.giveNum(protocol.OSPFPriority, uint64(b[7]))
		d.giveNum(protocol.OSPFDeadInterval, uint64(binary.BigEndian.Uint32(b[8:])))
	} else {
		d.giveWire(protocol.OSPFInterface, b[:4])
		d.giveNum(protocol.OSPFPriority, uint64(b[4]))
		d.giveNum(protocol.OSPFHelloInterval, uint64(binary.BigEndian.Uint16(b[8:])))
		d.giveNum(protocol.OSPFDeadInterval, uint64(binary.BigEndian.Uint16(b[10:])))
	}
	d.giveWire(protocol.OSPFDesignated, b[12:16])
	d.giveWire(protocol.OSPFBackup, b[16:20])
	for b = b[least:]; len(b) >= 4; b = b[4:] {
		d.giveWire(protocol.OSPFNeighbor, b[:4])
	}
	return len(b) == 0
}

func (d *dissection) ospfDescription(version byte, b []byte) bool {
	const v2, v3 = 8, 12
	if version == 2 {
		if len(b) < v2 {
			return false
		}
		d.giveWire(protocol.OSPFMTU, b[:2])
		d.ospfOptions(b[2:], false)
		d.givePart(protocol.OSPFDescription, b[3:])
		return d.ospfLSAs(version, b[v2:], false)
	}
	if len(b) < v3 {
		return false
	}
	d.giveWire(protocol.OSPFMTU, b[4:6])
	d.givePart(protocol.OSPFDescription, b[7:])
	return d.ospfLSAs(version, b[v3:], false)
}

// ospfRequests reads which advertisements are asked for.
func (d *dissection) ospfRequests(version byte, b []byte) bool {
	const size = 12
	for ; len(b) >= size; b = b[size:] {
		if version == 2 {
			d.giveWire(protocol.OSPFKind, b[:4])
		} else {
			d.givePart(protocol.OSPFv3Kind, b)
		}
		d.giveWire(protocol.OSPFLinkState, b[4:8])
		d.giveWire(protocol.OSPFAdvertiser, b[8:size])
	}
	return len(b) == 0
}

func (d *dissection) ospfOptions(b []byte, nssa bool) {
	d.givePart(protocol.OSPFOptions, b)
	if nssa {
		d.givePart(protocol.OSPFOptionPropagate, b)
	} else {
		d.givePart(protocol.OSPFOptionNSSA, b)
	}
}

// ospfLSAs reads link state advertisements: whole ones, or their headers.
func (d *dissection) ospfLSAs(version byte, b []byte, whole bool) bool {
	for len(b) >= ospfLSAHeader {
		n := ospfLSAHeader
		if whole {
			n = int(binary.BigEndian.Uint16(b[18:]))
		}
		sound := n >= ospfLSAHeader && n <= len(b)
		if version == 2 {
			d.ospfv2LSA(b[:max(min(n, len(b)), ospfLSAHeader)], whole)
		} else {
			d.givePart(protocol.OSPFv3Age, b)
			d.givePart(protocol.OSPFv3Kind, b)
			d.giveWire(protocol.OSPFLinkState, b[4:8])
			d.giveWire(protocol.OSPFAdvertiser, b[8:12])
			d.givePart(protocol.OSPFEnd, b)
		}
		if !sound {
			return false
		}
		b = b[n:]
	}
	return len(b) == 0
}

func (d *dissection) ospfv2LSA(b []byte, whole bool) {
	kind := b[3]
	d.givePart(protocol.OSPFAge, b)
	d.ospfOptions(b[2:], kind == ospfNSSALSA)
	d.giveNum(protocol.OSPFKind, uint64(kind))
	if int(kind) < len(ospfLSAs) && ospfLSAs[kind] != nil {
		d.giveNum(ospfLSAs[kind], 1)
	}
	if kind < ospfOpaque || kind > ospfOpaqueAS {
		d.giveWire(protocol.OSPFID, b[4:8])
	}
	d.giveWire(protocol.OSPFAdvertiser, b[8:12])
	d.givePart(protocol.OSPFEnd, b)
	if !whole {
		return
	}
	switch b = b[ospfLSAHeader:]; kind {
	case ospfRouterLSA:
		d.givePart(protocol.OSPFRouter, b)
		d.givePart(protocol.OSPFLinks, b)
		for b = b[min(4, len(b)):]; len(b) >= 12; {
			d.givePart(protocol.OSPFLink, b)
			b = b[min(12+4*int(b[9]), len(b)):]
		}
	case ospfNetworkLSA:
		d.givePart(protocol.OSPFNetworkMask, b)
		for b = b[min(4, len(b)):]; len(b) >= 4; b = b[4:] {
			d.giveWire(protocol.OSPFAttached, b[:4])
		}
	case ospfExternalLSA, ospfNSSALSA:
		d.givePart(protocol.OSPFExternalMask, b)
		for b = b[min(4, len(b)):]; len(b) >= 12; b = b[12:] {
			d.givePart(protocol.OSPFExternal, b[4:])
		}
	}
}
