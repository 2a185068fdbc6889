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
	ospfRouterLSA      = 1
	ospfNetworkLSA     = 2
	ospfSummaryLSA     = 3 // in version 3 one of a prefix in another area
	ospfASBRLSA        = 4 // in version 3 one of a router in another area
	ospfExternalLSA    = 5
	ospfNSSALSA        = 7
	ospfLinkLSA        = 8 // of version 3
	ospfIntraPrefixLSA = 9 // of version 3
	ospfOpaque         = 9
	ospfOpaqueAS       = 11
)

// Kinds of opaque advertisements.
const (
	ospfTE    = 1
	ospfGrace = 3
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

var ospfv3LSAs = [...]*protocol.Field{
	nil, protocol.OSPFv3RouterLSA, protocol.OSPFv3NetworkLSA, protocol.OSPFv3InterPrefixLSA, protocol.OSPFv3InterRouterLSA,
	protocol.OSPFv3ExternalLSA, protocol.OSPFv3MemberLSA, protocol.OSPFv3NSSALSA, protocol.OSPFv3LinkLSA, protocol.OSPFv3IntraPrefixLSA,
	nil, nil, protocol.OSPFv3OpaqueLSA,
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
		if behind := d.ospfDigestSize(b); ok && d.ospfSignals(b, ospfv2Header, 6, 2, 1, 0x10) && size+behind < len(b) {
			d.ospfLLS(b[size+behind:])
		}
	case 3:
		d.givePart(protocol.OSPFv3Header, b)
		d.giveBytes(protocol.OSPFReserved, b[15:16])
		ok = d.ospfBody(version, kind, b[min(ospfv3Header, size, len(b)):min(size, len(b))])
		if ok && size < len(b) {
			d.ospfBehind(b, size)
		}
	default:
		return next{}
	}
	if !ok || len(b) < size && len(b) < l.full {
		return d.truncated(b, l.full)
	}
	return next{}
}

// ospfDigestSize is how many bytes of a digest stand behind a message of version 2.
func (d *dissection) ospfDigestSize(b []byte) int {
	if b[15] == 2 {
		return int(b[19])
	}
	return 0
}

// ospfSignals tells whether a hello or a database description has a bit of its options set.
func (d *dissection) ospfSignals(b []byte, header, hello, description, width int, bit uint32) bool {
	at := header + hello
	switch b[1] {
	case ospfHello:
	case ospfDescription:
		at = header + description
	default:
		return false
	}
	if at+width > len(b) {
		return false
	}
	n := uint32(0)
	for _, c := range b[at : at+width] {
		n = n<<8 | uint32(c)
	}
	return n&bit != 0
}

// ospfBehind reads what stands behind a message of version 3: signals for the link, and the trailer of authentication.
func (d *dissection) ospfBehind(b []byte, size int) {
	const signals, signed, head = 0x200, 0x400, 16
	rest := b[size:]
	if d.ospfSignals(b, ospfv3Header, 5, 1, 3, signals) && len(rest) >= 4 {
		n := min(4*int(binary.BigEndian.Uint16(rest[2:])), len(rest))
		d.ospfLLS(rest)
		rest = rest[n:]
	}
	if d.ospfSignals(b, ospfv3Header, 5, 1, 3, signed) && d.givePart(protocol.OSPFTrailerHead, rest) {
		d.giveLabel(protocol.OSPFTrailer)
		d.giveBytes(protocol.OSPFTrailerDigest, rest[head:min(max(int(binary.BigEndian.Uint16(rest[2:])), head), len(rest))])
	}
}

// ospfLLS reads signals for the link.
func (d *dissection) ospfLLS(b []byte) {
	const options, digest = 1, 2
	if len(b) < 4 {
		return
	}
	d.givePart(protocol.OSPFLLS, b)
	words := binary.BigEndian.Uint16(b[2:])
	d.giveNum(protocol.OSPFLLSLength, 4*uint64(words))
	d.ospfTLVs(b[4:min(max(4*int(words), 4), len(b))], func(kind uint16, v []byte) {
		switch {
		case kind == options:
			d.givePart(protocol.OSPFLLSOptions, v)
		case kind == digest && len(v) >= 4:
			d.giveWire(protocol.OSPFLLSSequence, v[:4])
			d.giveBytes(protocol.OSPFLLSDigest, v[4:])
		}
	})
}

// ospfTLVs reads values that are filled up to words.
func (d *dissection) ospfTLVs(b []byte, value func(kind uint16, v []byte)) {
	for len(b) >= 4 {
		d.givePart(protocol.OSPFTLV, b)
		n := int(binary.BigEndian.Uint16(b[2:]))
		if 4+n > len(b) {
			return
		}
		value(binary.BigEndian.Uint16(b), b[4:4+n])
		b = b[min(4+(n+3)&^3, len(b)):]
	}
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
		d.givePart(protocol.OSPFv3Options, b[5:])
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
	d.giveBytes(protocol.OSPFReserved, b[:1])
	d.givePart(protocol.OSPFv3Options, b[1:])
	d.giveWire(protocol.OSPFMTU, b[4:6])
	d.giveBytes(protocol.OSPFReserved, b[6:7])
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
			d.giveBytes(protocol.OSPFReserved, b[:2])
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
			d.ospfv3LSA(b[:max(min(n, len(b)), ospfLSAHeader)], whole)
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
	opaque := kind >= ospfOpaque && kind <= ospfOpaqueAS
	switch {
	case !opaque:
		d.giveWire(protocol.OSPFID, b[4:8])
	case b[4] == ospfTE:
		d.givePart(protocol.OSPFTEID, b[5:])
		d.giveNum(protocol.OSPFOpaqueType, uint64(b[4]))
	default:
		d.giveNum(protocol.OSPFOpaqueType, uint64(b[4]))
		d.giveWire(protocol.OSPFOpaqueID, b[5:8])
	}
	d.giveWire(protocol.OSPFAdvertiser, b[8:12])
	d.givePart(protocol.OSPFEnd, b)
	if !whole {
		return
	}
	which := b[4]
	switch b = b[ospfLSAHeader:]; kind {
	case ospfOpaque, ospfOpaque + 1, ospfOpaqueAS:
		switch which {
		case ospfTE:
			if len(b) > 0 {
				d.giveNum(protocol.OSPFTE, 1)
				d.ospfTE(b)
			}
		case ospfGrace:
			d.ospfGrace(b)
		}
	case ospfSummaryLSA, ospfASBRLSA:
		d.givePart(protocol.OSPFSummaryMask, b)
		for b = b[min(4, len(b)):]; len(b) >= 4; b = b[4:] {
			d.giveWire(protocol.OSPFTOS, b[:1])
			d.giveWire(protocol.OSPFMetric, b[1:4])
		}
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
			d.givePart(protocol.OSPFExternalType, b)
			d.giveWire(protocol.OSPFMetric, b[1:4])
			d.givePart(protocol.OSPFExternal, b[4:])
		}
	}
}

// ospfTE reads what traffic engineering says of a router or a link.
func (d *dissection) ospfTE(b []byte) {
	const router, link = 1, 2
	d.ospfTLVs(b, func(kind uint16, v []byte) {
		switch {
		case kind == router && len(v) >= 4:
			d.giveWire(protocol.OSPFTERouter, v[:4])
		case kind == link:
			d.ospfTLVs(v, d.ospfTELink)
		}
	})
}

// ospfTELink reads a property of a link.
func (d *dissection) ospfTELink(kind uint16, v []byte) {
	const linkType, linkID, local, remote, metric, most, reservable, unreserved, color, ids, switching, packets = 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 15, 4
	switch {
	case kind == linkType && len(v) >= 1:
		d.giveWire(protocol.OSPFTELinkType, v[:1])
	case len(v) < 4:
	case kind == linkID:
		d.giveWire(protocol.OSPFTELinkID, v[:4])
	case kind == local || kind == remote:
		f := protocol.OSPFTELocal
		if kind == remote {
			f = protocol.OSPFTERemote
		}
		for ; len(v) >= 4; v = v[4:] {
			d.giveWire(f, v[:4])
		}
	case kind == metric:
		d.giveWire(protocol.OSPFTEMetric, v[:4])
	case kind == most || kind == reservable:
		d.giveFloat(protocol.OSPFTEBandwidth, v)
	case kind == unreserved:
		d.ospfBandwidths(v)
	case kind == color:
		d.giveWire(protocol.OSPFTEColor, v[:4])
	case kind == ids:
		d.givePart(protocol.OSPFTEIDs, v)
	case kind == switching:
		d.givePart(protocol.OSPFTELabels, v)
		if v = d.ospfBandwidths(v[4:]); len(v) >= 6 {
			d.giveFloat(protocol.OSPFTELeast, v)
			d.giveWire(protocol.OSPFTEMTU, v[4:6])
		}
	}
}

// ospfBandwidths reads the bandwidths of the eight priorities, and gives what follows.
func (d *dissection) ospfBandwidths(v []byte) []byte {
	for range 8 {
		if len(v) < 4 {
			return nil
		}
		d.giveFloat(protocol.OSPFTEPriority, v)
		v = v[4:]
	}
	return v
}

// ospfGrace reads how long neighbours are asked to wait for a router that starts again.
func (d *dissection) ospfGrace(b []byte) {
	const period, reason, address = 1, 2, 3
	d.ospfTLVs(b, func(kind uint16, v []byte) {
		d.giveLabel(protocol.OSPFGrace)
		switch {
		case kind == period && len(v) == 4:
			d.giveWire(protocol.OSPFGracePeriod, v)
		case kind == reason && len(v) == 1:
			d.giveWire(protocol.OSPFGraceReason, v)
		case kind == address && len(v) == 4:
			d.giveWire(protocol.OSPFGraceIP, v)
		}
	})
}

// ospfv3LSA reads a link state advertisement of version 3.
func (d *dissection) ospfv3LSA(b []byte, whole bool) {
	d.givePart(protocol.OSPFv3Age, b)
	d.givePart(protocol.OSPFv3Kind, b)
	kind := int(binary.BigEndian.Uint16(b[2:]) & 0x1fff)
	if kind < len(ospfv3LSAs) && ospfv3LSAs[kind] != nil {
		d.giveNum(ospfv3LSAs[kind], 1)
	}
	d.giveWire(protocol.OSPFLinkState, b[4:8])
	d.giveWire(protocol.OSPFAdvertiser, b[8:12])
	d.givePart(protocol.OSPFEnd, b)
	if b = b[ospfLSAHeader:]; !whole || len(b) < 4 {
		return
	}
	switch kind {
	case ospfRouterLSA:
		d.givePart(protocol.OSPFv3Router, b)
		d.givePart(protocol.OSPFv3Options, b[1:])
		for b = b[4:]; len(b) >= 16; b = b[16:] {
			d.givePart(protocol.OSPFv3Link, b)
			d.giveBytes(protocol.OSPFReserved, b[1:2])
			d.giveWire(protocol.OSPFMetric, b[2:4])
		}
	case ospfNetworkLSA:
		d.giveBytes(protocol.OSPFReserved, b[:1])
		d.givePart(protocol.OSPFv3Options, b[1:])
		for b = b[4:]; len(b) >= 4; b = b[4:] {
			d.giveWire(protocol.OSPFv3Attached, b[:4])
		}
	case ospfSummaryLSA:
		d.giveBytes(protocol.OSPFReserved, b[:1])
		d.giveWire(protocol.OSPFMetric, b[1:4])
		d.ospfv3Prefix(b[4:], protocol.OSPFReserved)
	case ospfASBRLSA:
		if len(b) < 12 {
			return
		}
		d.giveBytes(protocol.OSPFReserved, b[:1])
		d.givePart(protocol.OSPFv3Options, b[1:])
		d.giveBytes(protocol.OSPFReserved, b[4:5])
		d.giveWire(protocol.OSPFMetric, b[5:8])
		d.giveWire(protocol.OSPFv3Destination, b[8:12])
	case ospfExternalLSA, ospfNSSALSA:
		d.ospfv3External(b)
	case ospfLinkLSA:
		if len(b) < 24 {
			return
		}
		d.givePart(protocol.OSPFv3LinkLocal, b)
		d.givePart(protocol.OSPFv3Options, b[1:])
		d.giveWire(protocol.OSPFv3PrefixCount, b[20:24])
		for b = b[24:]; len(b) >= 4; {
			b = d.ospfv3Prefix(b, protocol.OSPFReserved)
		}
	case ospfIntraPrefixLSA:
		if len(b) < 12 {
			return
		}
		d.giveWire(protocol.OSPFv3PrefixCount, b[:2])
		d.giveWire(protocol.OSPFv3ReferencedType, b[2:4])
		d.giveWire(protocol.OSPFv3Referenced, b[4:8])
		d.giveWire(protocol.OSPFv3ReferencedRouter, b[8:12])
		for b = b[12:]; len(b) >= 4; {
			b = d.ospfv3Prefix(b, protocol.OSPFMetric)
		}
	}
}

// ospfv3External reads a route that leads out of the system, with the parts that its flags tell of.
func (d *dissection) ospfv3External(b []byte) {
	const tagged, forwarded = 1, 2
	if len(b) < 8 {
		return
	}
	d.givePart(protocol.OSPFv3External, b)
	d.giveWire(protocol.OSPFMetric, b[1:4])
	referenced := binary.BigEndian.Uint16(b[6:])
	flags, rest := b[0], d.ospfv3Prefix(b[4:], protocol.OSPFv3ReferencedType)
	if flags&forwarded != 0 && len(rest) >= 16 {
		d.giveWire(protocol.OSPFv3Forward, rest[:16])
		rest = rest[16:]
	}
	if flags&tagged != 0 && len(rest) >= 4 {
		d.giveWire(protocol.OSPFv3Tag, rest[:4])
		rest = rest[4:]
	}
	if referenced != 0 && len(rest) >= 4 {
		d.giveWire(protocol.OSPFv3Referenced, rest[:4])
	}
}

// ospfv3Prefix reads a prefix, of which third is the field in the third and fourth bytes, and gives what follows.
func (d *dissection) ospfv3Prefix(b []byte, third *protocol.Field) []byte {
	if len(b) < 4 {
		return nil
	}
	d.givePart(protocol.OSPFv3Prefix, b)
	d.giveWire(third, b[2:4])
	size := (int(b[0]) + 31) / 32 * 4
	if b = b[4:]; size > 16 || size > len(b) {
		return nil
	}
	d.giveStart(protocol.OSPFv3Address, b[:size], 128, 16)
	return b[size:]
}
