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
	bgpRefresh      = 5
)

// Path attributes.
const (
	bgpExtended      = 0x10 // the length has two bytes
	bgpOrigin        = 1
	bgpASPath        = 2
	bgpNextHop       = 3
	bgpMED           = 4
	bgpLocalPref     = 5
	bgpAggregator    = 7
	bgpCommunities   = 8
	bgpOriginator    = 9
	bgpClusters      = 10
	bgpReach         = 14
	bgpUnreach       = 15
	bgpExtended8     = 16 // extended communities
	bgpAS4Path       = 17
	bgpAS4Aggregator = 18
	bgpLarge         = 32
	bgpOnlyCustomer  = 35
	bgpAttributeSet  = 128
)

// Families of addresses, and the subsequent one of unicast.
const (
	bgpIPv4      = 1
	bgpIPv6      = 2
	bgpUnicast   = 1
	bgpMulticast = 2
)

// Capabilities.
const (
	bgpCapMultiprotocol = 1
	bgpCapRefresh       = 2
	bgpCapRole          = 9
	bgpCapRestart       = 64
	bgpCap4AS           = 65
	bgpCapAddPath       = 69
	bgpCapEnhanced      = 70
	bgpCapHost          = 73
	bgpCapRefreshCisco  = 128
)

// maxBGPDepth bounds sets of attributes within each other.
const maxBGPDepth = 8

var bgpMarker = bytes.Repeat([]byte{0xff}, 16)

func bgp(d *dissection, l *layer) next {
	const header = 19
	if len(l.b) >= len(bgpMarker) && !bytes.HasPrefix(l.b, bgpMarker) { // later messages are found by the lengths of those before
		return refused
	}
	return d.pdus(l, header, func(b []byte) int { return int(binary.BigEndian.Uint16(b[16:])) }, func(l *layer) {
		b := l.b
		if !d.givePart(protocol.BGPHeader, b) {
			return
		}
		switch kind := b[header-1]; kind {
		case bgpOpen:
			if d.givePart(protocol.BGPOpen, b[header:]) {
				d.bgpOptions(b[header+10:], int(b[header+9]))
			}
		case bgpUpdate:
			d.bgpUpdate(b[header:])
		case bgpNotification:
			d.bgpNotification(b[header:])
		case bgpRefresh:
			d.givePart(protocol.BGPRefresh, b[header:])
		}
	})
}

func (d *dissection) bgpUpdate(b []byte) {
	if !d.givePart(protocol.BGPWithdrawn, b) {
		return
	}
	n := min(2+int(binary.BigEndian.Uint16(b)), len(b))
	if n > 2 {
		d.giveLabel(protocol.BGPWithdrawnRoutes)
		d.bgpPrefixes(b[2:n], bgpIPv4, protocol.BGPWithdrawnPrefix)
	}
	b = b[n:]
	if !d.givePart(protocol.BGPAttributes, b) {
		return
	}
	n = min(2+int(binary.BigEndian.Uint16(b)), len(b))
	d.bgpAttributes(b[2:n], 0)
	if n < len(b) {
		d.giveLabel(protocol.BGPRoutes)
		d.bgpPrefixes(b[n:], bgpIPv4, protocol.BGPPrefix)
	}
}

// bgpPrefixes reads routes, each with a number in front where the peers agreed on that: where the bytes make no routes otherwise.
func (d *dissection) bgpPrefixes(b []byte, family uint16, f *protocol.Field) {
	size := 4
	if family == bgpIPv6 {
		size = 16
	}
	numbered := !bgpRoutes(b, 0, size) && bgpRoutes(b, 4, size)
	for len(b) > 0 {
		if numbered {
			if len(b) < 5 {
				return
			}
			d.giveWire(protocol.BGPPathID, b[:4])
			b = b[4:]
		}
		n := (int(b[0]) + 7) / 8
		if n > size || 1+n > len(b) {
			return
		}
		d.giveWire(protocol.BGPPrefixLength, b[:1])
		d.giveStart(f, b[1:1+n], int(b[0]), size)
		b = b[1+n:]
	}
}

// bgpRoutes tells whether bytes are routes with skip bytes in front of each, of at most size bytes, and no more than one to everywhere.
func bgpRoutes(b []byte, skip, size int) bool {
	for everywhere := 0; len(b) > 0; {
		if len(b) <= skip {
			return false
		}
		bits := int(b[skip])
		if bits == 0 {
			everywhere++
		}
		n := skip + 1 + (bits+7)/8
		if bits > 8*size || n > len(b) || everywhere > 1 {
			return false
		}
		b = b[n:]
	}
	return true
}

// bgpOptions reads the optional parameters of an opening, of which the most are capabilities.
func (d *dissection) bgpOptions(b []byte, size int) {
	const capabilities = 2
	b = b[:min(size, len(b))]
	if len(b) == 0 {
		return
	}
	d.giveLabel(protocol.BGPOptions)
	for len(b) >= 2 {
		n := 2 + int(b[1])
		if n > len(b) {
			return
		}
		d.giveLabel(protocol.BGPOption)
		d.givePart(protocol.BGPOptionHead, b)
		if b[0] == capabilities {
			d.bgpCapabilities(b[2:n])
		}
		b = b[n:]
	}
}

func (d *dissection) bgpCapabilities(b []byte) {
	for len(b) >= 2 {
		n := 2 + int(b[1])
		if n > len(b) {
			return
		}
		d.giveLabel(protocol.BGPCapability)
		d.givePart(protocol.BGPCapabilityHead, b)
		d.bgpCapability(b[0], b[2:n])
		b = b[n:]
	}
}

func (d *dissection) bgpCapability(kind byte, v []byte) {
	switch {
	case kind == bgpCapMultiprotocol && len(v) == 4:
		d.givePart(protocol.BGPCapMultiprotocol, v)
	case kind == bgpCapRestart && len(v) >= 2 && len(v)%4 == 2:
		d.givePart(protocol.BGPCapRestart, v)
		if len(v) == 2 {
			d.giveLabel(protocol.BGPCapRestartHelper)
		}
		for v = v[2:]; len(v) >= 4; v = v[4:] {
			d.givePart(protocol.BGPCapRestartFamily, v)
		}
	case kind == bgpCap4AS && len(v) == 4:
		d.givePart(protocol.BGPCap4AS, v)
	case kind == bgpCapAddPath && len(v)%4 == 0:
		for ; len(v) > 0; v = v[4:] {
			d.givePart(protocol.BGPCapAddPath, v)
		}
	case kind == bgpCapRole && len(v) == 1:
		d.givePart(protocol.BGPCapRole, v)
	case kind == bgpCapHost && len(v) >= 2 && 2+int(v[0]) <= len(v):
		host, rest := v[1:1+int(v[0])], v[1+int(v[0]):]
		d.giveNum(protocol.BGPCapHostLength, uint64(v[0]))
		d.giveASCII(len(d.layers)-1, protocol.BGPCapHost, host)
		d.giveNum(protocol.BGPCapDomainLength, uint64(rest[0]))
		d.giveASCII(len(d.layers)-1, protocol.BGPCapDomain, rest[1:min(1+int(rest[0]), len(rest))])
	case kind == bgpCapRefresh || kind == bgpCapEnhanced || kind == bgpCapRefreshCisco:
	case kind > bgpCapMultiprotocol && kind != bgpCapRole && len(v) > 0 && !bgpKnown[kind]:
		d.giveBytes(protocol.BGPCapUnknown, v)
	}
}

// bgpKnown are further capabilities, whose values are not shown as a whole.
var bgpKnown = [256]bool{3: true, 5: true, 6: true, 7: true, bgpCapRestart: true, bgpCap4AS: true, bgpCapAddPath: true, bgpCapHost: true, 130: true}

// bgpMinors are the fields of the second code of an error, by the first.
var bgpMinors = [...]*protocol.Field{
	nil, protocol.BGPMinor, protocol.BGPMinorOpen, protocol.BGPMinorUpdate, protocol.BGPMinorExpired, protocol.BGPMinorState,
	protocol.BGPMinorCease, protocol.BGPMinorRefresh,
}

// bgpNotification reads why a connection ends.
func (d *dissection) bgpNotification(b []byte) {
	const cease, shutdown, reset = 6, 2, 4
	if !d.givePart(protocol.BGPNotification, b) || len(b) < 2 {
		return
	}
	minor := protocol.BGPMinorUnknown
	if int(b[0]) < len(bgpMinors) && bgpMinors[b[0]] != nil {
		minor = bgpMinors[b[0]]
	}
	d.giveNum(minor, uint64(b[1]))
	if len(b) == 2 {
		return
	}
	if b[0] == cease && (b[1] == shutdown || b[1] == reset) && 3+int(b[2]) == len(b) {
		d.giveNum(protocol.BGPShutdownLength, uint64(b[2]))
		d.giveUTF8(len(d.layers)-1, protocol.BGPShutdown, b[3:], b[3:])
		return
	}
	d.giveBytes(protocol.BGPMinorData, b[2:])
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
		case kind == bgpASPath || kind == bgpAS4Path:
			d.bgpPath(v, kind == bgpAS4Path)
		case (kind == bgpAggregator || kind == bgpAS4Aggregator) && (size == 6 || size == 8):
			d.giveWire(protocol.BGPAggregator, v[:size-4])
			d.giveWire(protocol.BGPAggregatorOrigin, v[size-4:])
		case kind == bgpCommunities && size%4 == 0:
			d.bgpCommunities(v)
		case kind == bgpOriginator && size == 4:
			d.giveWire(protocol.BGPOriginator, v)
		case kind == bgpClusters && size%4 == 0:
			d.giveLabel(protocol.BGPClusters)
			for ; len(v) > 0; v = v[4:] {
				d.giveWire(protocol.BGPCluster, v[:4])
			}
		case kind == bgpReach:
			d.bgpReach(v)
		case kind == bgpUnreach && size >= 3:
			d.givePart(protocol.BGPUnreach, v)
			d.giveLabel(protocol.BGPUnreachRoutes)
			d.bgpFamilyPrefixes(binary.BigEndian.Uint16(v), v[2], v[3:], protocol.BGPUnreachPrefix4, protocol.BGPUnreachPrefix6)
		case kind == bgpExtended8 && size%8 == 0:
			d.bgpExtendedCommunities(v)
		case kind == bgpLarge && size%12 == 0:
			for ; len(v) > 0; v = v[12:] {
				d.give(protocol.BGPLargeCommunities, bytesValue(bgpNull), v[:12])
				d.givePart(protocol.BGPLargeCommunity, v)
			}
		case kind == bgpOnlyCustomer && size == 4:
			d.giveWire(protocol.BGPOnlyToCustomer, v)
		case kind == bgpAttributeSet && size >= 4:
			d.giveWire(protocol.BGPAttributeSetOrigin, v[:4])
		}
		if kind := b[1]; kind == bgpAttributeSet && size > 4 && depth < maxBGPDepth { // behind the number of an AS
			d.bgpAttributes(v[4:], depth+1)
		}
		b = b[at+size:]
	}
}

// bgpPath reads the systems that a route went through. Whether their numbers have two bytes or four the peers agreed upon; four are
// taken where two do not fill the path.
func (d *dissection) bgpPath(v []byte, four bool) {
	size, f := 2, protocol.BGPAS2
	if four || !bgpSegments(v, 2) {
		size, f = 4, protocol.BGPAS4
	}
	for len(v) >= 2 {
		n := 2 + size*int(v[1])
		if n > len(v) {
			return
		}
		d.giveLabel(protocol.BGPSegment)
		d.givePart(protocol.BGPSegmentHead, v)
		for i := 2; i < n; i += size {
			d.giveWire(f, v[i:i+size])
		}
		v = v[n:]
	}
}

// bgpSegments tells whether a path consists of segments of numbers of that size.
func bgpSegments(v []byte, size int) bool {
	for len(v) > 0 {
		if len(v) < 2 || v[0] == 0 || v[0] > 4 || 2+size*int(v[1]) > len(v) {
			return false
		}
		v = v[2+size*int(v[1]):]
	}
	return true
}

// bgpNull is what Wireshark shows as the text of a large community.
var bgpNull = []byte("[ Null ]")

func (d *dissection) bgpCommunities(v []byte) {
	d.giveLabel(protocol.BGPCommunities)
	for ; len(v) > 0; v = v[4:] {
		d.giveLabel(protocol.BGPCommunity)
		switch n := binary.BigEndian.Uint32(v); n {
		case 0xffff0000, 0xffff0001, 0xffff0002, 0xffff0003, 0xffff0004, 0xffff0005, 0xffff0006, 0xffff0007, 0xffff0008, 0xffff0009,
			0xffff029a, 0xffffff01, 0xffffff02, 0xffffff03, 0xffffff04: // those that IANA assigned
			d.giveNum(protocol.BGPCommunityKnown, uint64(n))
		default:
			d.givePart(protocol.BGPCommunityParts, v)
		}
	}
}

// bgpExtendedCommunities reads communities of eight bytes; of most, only the type is known.
func (d *dissection) bgpExtendedCommunities(v []byte) {
	const twoBytes = 0
	d.giveLabel(protocol.BGPExtendedCommunities)
	for ; len(v) > 0; v = v[8:] {
		d.giveLabel(protocol.BGPExtendedCommunity)
		d.givePart(protocol.BGPExtendedType, v)
		if v[0] == twoBytes {
			d.givePart(protocol.BGPExtendedTwo, v[1:])
		}
	}
}

// bgpReach reads routes of any family of addresses, with where they lead.
func (d *dissection) bgpReach(v []byte) {
	if len(v) < 5 {
		return
	}
	d.givePart(protocol.BGPReach, v)
	family, kind := binary.BigEndian.Uint16(v), v[2]
	n := int(v[3])
	if 4+n >= len(v) {
		return
	}
	d.giveBytes(protocol.BGPReachHop, v[3:4+n])
	hop, rest := v[4:4+n], v[4+n:]
	switch n {
	case 4:
		d.giveWire(protocol.BGPReachHop4, hop)
	case 16:
		d.giveWire(protocol.BGPReachHop6, hop)
	case 32:
		d.giveWire(protocol.BGPReachHop6, hop[:16])
		d.giveWire(protocol.BGPReachHopLocal, hop[16:])
	}
	d.giveWire(protocol.BGPReachSNPA, rest[:1])
	for i := int(rest[0]); i > 0 && len(rest) > 1; i-- {
		rest = rest[min((int(rest[1])+1)/2+1, len(rest)-1):]
	}
	if rest = rest[1:]; len(rest) > 0 {
		d.giveLabel(protocol.BGPReachRoutes)
		d.bgpFamilyPrefixes(family, kind, rest, protocol.BGPReachPrefix4, protocol.BGPReachPrefix6)
	}
}

func (d *dissection) bgpFamilyPrefixes(family uint16, kind byte, b []byte, four, six *protocol.Field) {
	switch {
	case kind != bgpUnicast && kind != bgpMulticast:
	case family == bgpIPv4:
		d.bgpPrefixes(b, family, four)
	case family == bgpIPv6:
		d.bgpPrefixes(b, family, six)
	}
}
