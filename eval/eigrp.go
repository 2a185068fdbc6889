package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

const (
	eigrpHeader = 20
	eigrpSAP    = 6 // the opcode of a message of IPX's service advertisement protocol
)

// The types of TLVs: the general ones, and those of routes, whose upper byte is the protocol that they are of.
const (
	eigrpParameters     = 0x01
	eigrpAuthentication = 0x02
	eigrpSequence       = 0x03
	eigrpSoftware       = 0x04
	eigrpNextSequence   = 0x05
	eigrpStub           = 0x06
	eigrpGracefulBye    = 0x07
	eigrpTopologies     = 0x08

	eigrpIPv4          = 0x01
	eigrpAppleTalk     = 0x02
	eigrpIPX           = 0x03
	eigrpIPv6          = 0x04
	eigrpMultiprotocol = 0x06
	eigrpExternal      = 0x03 // the lower byte, of routes learned from another protocol
)

// The families of addresses of services.
const (
	eigrpServices     = 16384
	eigrpServicesIPv4 = 16385
	eigrpServicesIPv6 = 16386
)

func eigrp(d *dissection, l *layer) next {
	b, full := l.b, l.full
	if len(b) < 16 {
		return d.truncated(b, full) // Wireshark shows the header's first part together
	}
	d.givePart(protocol.EIGRPHeader, b)
	d.giveChecksum(protocol.EIGRPChecksumOK, protocol.EIGRPChecksumBad, onesSum(0, b))
	d.givePart(protocol.EIGRPNumbers, b)
	if len(b) < eigrpHeader {
		return d.truncated(b, full)
	}
	if b[1] == eigrpSAP {
		return l.rest(protocol.IPXSAP, eigrpHeader)
	}
	for b, full = b[eigrpHeader:], full-eigrpHeader; full > 0; {
		if len(b) < 4 {
			return d.truncated(l.b, l.full)
		}
		kind, n := binary.BigEndian.Uint16(b), int(binary.BigEndian.Uint16(b[2:]))
		if n < 4 {
			d.giveLabel(protocol.EIGRPBadLength)
			return next{}
		}
		d.givePart(protocol.EIGRPTLV, b)
		n = min(n, full)
		if !d.eigrpTLV(kind, b[4:min(n, len(b))]) {
			return d.truncated(l.b, l.full)
		}
		b, full = b[min(n, len(b)):], full-n
	}
	return next{}
}

// eigrpTLV reads a TLV. It reports false where there are too few bytes.
func (d *dissection) eigrpTLV(kind uint16, b []byte) bool {
	switch kind >> 8 {
	case 0:
		return d.eigrpGeneral(kind, b)
	case eigrpIPv4, eigrpIPX, eigrpIPv6, eigrpMultiprotocol:
		return d.eigrpRoute(byte(kind>>8), kind&0xff == eigrpExternal, b)
	case eigrpAppleTalk:
	default:
		d.giveLabel(protocol.EIGRPUnknown)
	}
	return true
}

func (d *dissection) eigrpGeneral(kind uint16, b []byte) bool {
	switch kind {
	case eigrpParameters:
		if !d.givePart(protocol.EIGRPParameters, b) {
			return false
		}
		if string(b[:5]) == "\xff\xff\xff\xff\xff" {
			d.giveLabel(protocol.EIGRPBye)
		}
	case eigrpAuthentication:
		return d.eigrpAuthentication(b)
	case eigrpSequence:
		d.eigrpSequence(b)
	case eigrpSoftware:
		return d.givePart(protocol.EIGRPSoftware, b)
	case eigrpNextSequence:
		return d.givePart(protocol.EIGRPNextSequence, b)
	case eigrpStub:
		return d.givePart(protocol.EIGRPStub, b)
	case eigrpGracefulBye:
		d.giveLabel(protocol.EIGRPGracefulBye)
	case eigrpTopologies:
		if !d.givePart(protocol.EIGRPTopologies, b) {
			return false
		}
		for n := int(binary.BigEndian.Uint16(b[2:])); n > 0; n -= 2 {
			if b = b[2:]; len(b) < 4 {
				return false
			}
			d.giveWire(protocol.EIGRPTopology, b[2:4])
		}
	default:
		d.giveLabel(protocol.EIGRPUnknown)
	}
	return true
}

func (d *dissection) eigrpAuthentication(b []byte) bool {
	const md5, sha256, digest = 2, 3, 20
	if !d.givePart(protocol.EIGRPAuthentication, b) {
		return false
	}
	size, known := map[uint16]int{md5: 16, sha256: 32}[binary.BigEndian.Uint16(b)]
	switch {
	case !known:
		d.giveLabel(protocol.EIGRPBadAuthType)
	case int(binary.BigEndian.Uint16(b[2:])) != size:
		d.giveLabel(protocol.EIGRPBadAuthLength)
	case len(b) < digest+size:
		return false
	default:
		d.giveBytes(protocol.EIGRPDigest, b[digest:digest+size])
	}
	return true
}

// eigrpSequence reads addresses, each after its length.
func (d *dissection) eigrpSequence(b []byte) {
	for len(b) > 0 {
		n := int(b[0])
		d.giveNum(protocol.EIGRPSize, uint64(n))
		if b = b[1:]; n > len(b) {
			d.giveLabel(protocol.EIGRPTruncated)
			return
		}
		switch n {
		case 4:
			d.giveWire(protocol.EIGRPSequenceIPv4, b[:n])
		case 10:
			d.giveBytes(protocol.EIGRPSequenceIPX, b[:n])
		case 16:
			d.giveWire(protocol.EIGRPSequenceIPv6, b[:n])
		default:
			d.giveLabel(protocol.EIGRPBadSize)
		}
		b = b[n:]
	}
}

// eigrpRoute reads a route of a protocol: the parts that it consists of, in their order.
func (d *dissection) eigrpRoute(of byte, external bool, b []byte) bool {
	const metric, externalSize = 16, 20
	if of == eigrpMultiprotocol {
		return d.eigrpMultiprotocol(external, b)
	}
	gateway, size := protocol.EIGRPNextIPv4, 4
	from := protocol.EIGRPExternal
	switch of {
	case eigrpIPv6:
		gateway, size = protocol.EIGRPNextIPv6, 16
	case eigrpIPX:
		gateway, size, from = protocol.EIGRPNextIPX, 10, protocol.EIGRPExternalIPX
	}
	if !d.givePart(gateway, b) {
		return false
	}
	b = b[size:]
	if external {
		if !d.givePart(from, b) {
			return false
		}
		b = b[externalSize:]
	}
	if len(b) < metric {
		return false
	}
	d.givePart(protocol.EIGRPOldMetric, b)
	if b = b[metric:]; of == eigrpIPX {
		return d.givePart(protocol.EIGRPToIPX, b)
	}
	return d.eigrpDestinations(of == eigrpIPv6, b)
}

func (d *dissection) eigrpMultiprotocol(external bool, b []byte) bool {
	const header, metric, externalSize = 8, 24, 20
	if !d.givePart(protocol.EIGRPMultiprotocol, b) {
		return false
	}
	family := binary.BigEndian.Uint16(b[2:])
	if b = b[header:]; len(b) < metric {
		return false
	}
	d.givePart(protocol.EIGRPMetric, b)
	attributes := 2 * int(b[0])
	if b = b[metric:]; attributes > len(b) {
		return false
	}
	if !d.eigrpAttributes(b[:attributes]) {
		d.damaged(protocol.Short)
		return true
	}
	if b = b[attributes:]; len(b) == 0 {
		return false
	}
	gateway, size := protocol.EIGRPNextIPv4, 4
	switch family {
	case familyIPv4:
	case familyIPv6:
		gateway, size = protocol.EIGRPNextIPv6, 16
	case eigrpServices, eigrpServicesIPv4, eigrpServicesIPv6:
		return true
	default:
		d.giveLabel(protocol.EIGRPUnknownAFI)
		return true
	}
	if !d.givePart(gateway, b) {
		return false
	}
	b = b[size:]
	if external {
		if !d.givePart(protocol.EIGRPExternal, b) {
			return false
		}
		b = b[externalSize:]
	}
	return d.eigrpDestinations(family == familyIPv6, b)
}

// eigrpAttributes reads what a metric of the newer kind has besides. The length counts units of two bytes after the first two. It
// reports false where Wireshark gives up: where bytes are missing, and at all communities of the kinds that there are.
func (d *dissection) eigrpAttributes(b []byte) bool {
	const eigrpCommunity = 3
	attributes := [...]protocol.Part{
		nil, protocol.EIGRPScaled, protocol.EIGRPTag, protocol.EIGRPCommunity, protocol.EIGRPJitter, protocol.EIGRPQEnergy, protocol.EIGRPEnergy,
	}
	for len(b) > 0 {
		if !d.givePart(protocol.EIGRPAttribute, b) {
			return false
		}
		kind, n := int(b[0]), 2+2*int(b[1])
		if n > len(b) || kind == eigrpCommunity && n < 10 || kind < len(attributes) && !d.givePart(attributes[kind], b[2:n]) {
			return false
		}
		if kind == eigrpCommunity {
			if c := binary.BigEndian.Uint16(b[4:]); 0x8800 <= c && c <= 0x8806 {
				return false
			}
		}
		b = b[n:]
	}
	return true
}

// eigrpDestinations reads the prefixes that a route leads to. Wireshark passes over a byte after each, and over another one after those
// of IPv6 that end with a byte, which old routers send one too many of.
func (d *dissection) eigrpDestinations(six bool, b []byte) bool {
	length, to, size := protocol.EIGRPLengthIPv4, protocol.EIGRPToIPv4, 4
	if six {
		length, to, size = protocol.EIGRPLengthIPv6, protocol.EIGRPToIPv6, 16
	}
	for len(b) > 0 {
		bits := int(b[0])
		n := (bits + 7) / 8
		if n > size {
			d.giveNum(length, uint64(bits))
			d.giveLabel(protocol.EIGRPBadPrefix)
			return true
		}
		if 1+n > len(b) {
			return false
		}
		d.giveNum(length, uint64(bits))
		d.eigrpPrefix(to, b[1:1+n], bits, size)
		n += 2
		if six && bits%8 == 0 && bits < 128 {
			n++
		}
		b = b[min(n, len(b)):]
	}
	return true
}

// eigrpPrefix gives the first bits of an address.
func (d *dissection) eigrpPrefix(f *protocol.Field, b []byte, bits, size int) {
	if !d.wants(f) {
		return
	}
	start := len(d.arena)
	d.arena = append(append(d.arena, b...), make([]byte, size-len(b))...)
	address := d.arena[start:]
	if bits%8 != 0 {
		address[bits/8] &= 0xff << (8 - bits%8)
	}
	d.giveWire(f, address)
}
