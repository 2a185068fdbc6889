package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// The types of values.
const (
	lldpEnd               = 0
	lldpChassis           = 1
	lldpPort              = 2
	lldpLife              = 3
	lldpPortDescription   = 4
	lldpSystemName        = 5
	lldpSystemDescription = 6
	lldpCapabilities      = 7
	lldpAddress           = 8
	lldpOrganization      = 127
)

// The families of addresses (IANA's address family numbers).
const (
	familyIPv4 = 1
	familyIPv6 = 2
)

func lldp(d *dissection, l *layer) next {
	l.own = len(l.b)
	if len(l.b) < 2 {
		return next{}
	}
	if l.b[0]>>1 != lldpChassis { // it must come first
		d.giveLabel(protocol.LLDPBadType)
		return next{}
	}
	d.giveLabel(protocol.LLDPKind)
	for b := l.b; len(b) >= 2; {
		d.givePart(protocol.LLDPHeader, b)
		word := binary.BigEndian.Uint16(b)
		kind, n := word>>9, int(word&0x1ff)
		b = b[2:]
		if n > len(b) {
			return d.truncated(l.b, l.full)
		}
		d.lldpValue(kind, b[:n])
		if kind == lldpEnd {
			l.full, l.b = l.full-len(b), l.b[:len(l.b)-len(b)]
			l.own, l.has = len(l.b), len(l.b)
			return next{}
		}
		b = b[n:]
	}
	return next{}
}

func (d *dissection) lldpValue(kind uint16, b []byte) {
	switch kind {
	case lldpChassis:
		if d.givePart(protocol.LLDPChassis, b) {
			d.lldpID(&lldpChassisFields, b)
		}
	case lldpPort:
		if d.givePart(protocol.LLDPPort, b) {
			d.lldpID(&lldpPortFields, b)
		}
	case lldpLife:
		d.givePart(protocol.LLDPLife, b)
	case lldpPortDescription:
		d.giveBytes(protocol.LLDPPortDescription, b)
	case lldpSystemName:
		d.giveBytes(protocol.LLDPSystemName, b)
	case lldpSystemDescription:
		d.giveBytes(protocol.LLDPSystemDescription, b)
	case lldpCapabilities:
		d.givePart(protocol.LLDPCapabilities, b)
	case lldpAddress:
		d.lldpAddress(b)
	case lldpOrganization:
		if d.givePart(protocol.LLDPOUI, b) {
			d.lldpOrganization(int(b[0])<<16|int(b[1])<<8|int(b[2]), b[3:])
		}
	}
}

// lldpFields are the fields of an identifier, which differ for a chassis and a port, as do the subtypes of addresses.
type lldpFields struct {
	mac, network             byte // subtypes
	other, ether, ipv4, ipv6 *protocol.Field
}

var (
	lldpChassisFields = lldpFields{
		4, 5, protocol.LLDPChassisID, protocol.LLDPChassisMAC, protocol.LLDPChassisIPv4, protocol.LLDPChassisIPv6,
	}
	lldpPortFields = lldpFields{
		3, 4, protocol.LLDPPortID, protocol.LLDPPortMAC, protocol.LLDPPortIPv4, protocol.LLDPPortIPv6,
	}
)

// lldpID reads what identifies a chassis or a port, after its subtype.
func (d *dissection) lldpID(f *lldpFields, b []byte) {
	subtype, id := b[0], b[1:]
	switch {
	case subtype == f.mac && len(id) == 6:
		d.giveWire(f.ether, id)
	case subtype == f.network && len(id) > 0:
		d.givePart(protocol.LLDPFamily, id)
		switch family, address := id[0], id[1:]; {
		case family == familyIPv4 && len(address) == 4:
			d.giveWire(f.ipv4, address)
		case family == familyIPv6 && len(address) == 16:
			d.giveWire(f.ipv6, address)
		}
	case len(id) > 0:
		d.giveBytes(f.other, id)
	}
}

// lldpAddress reads a management address: the address, an interface, and an object identifier.
func (d *dissection) lldpAddress(b []byte) {
	const interfaceSize = 6
	if !d.givePart(protocol.LLDPAddress, b) {
		return
	}
	n := 1 + int(b[0])
	if n < 2 || n > len(b) {
		return
	}
	switch address := b[2:n]; {
	case b[1] == familyIPv4 && len(address) == 4:
		d.giveWire(protocol.LLDPAddressIPv4, address)
	case b[1] == familyIPv6 && len(address) == 16:
		d.giveWire(protocol.LLDPAddressIPv6, address)
	}
	b = b[n:]
	if !d.givePart(protocol.LLDPInterface, b) {
		return
	}
	if n := int(b[interfaceSize-1]); n > 0 && interfaceSize+n <= len(b) {
		d.giveBytes(protocol.LLDPObject, b[interfaceSize:interfaceSize+n])
	}
}

// The organizations whose values dfc reads, and the subtypes of their values.
const (
	oui8021     = 0x0080c2
	oui8023     = 0x00120f
	ouiTIA      = 0x0012bb
	ouiPROFINET = 0x000ecf
	ouiIANA     = 0x00005e

	lldpPortVLAN     = 1
	lldpProtocolVLAN = 2
	lldpVLANName     = 3
	lldpProtocol     = 4
	lldpCongestion   = 8

	lldpNegotiation = 1
	lldpPower       = 2
	lldpAggregation = 3
	lldpFrameSize   = 4

	lldpMediaCapabilities = 1

	profinetPort    = 2
	profinetChassis = 5
)

// lldpOrganization reads a value of an organization, from its subtype on.
func (d *dissection) lldpOrganization(oui int, b []byte) {
	if len(b) == 0 {
		return
	}
	switch oui {
	case oui8021:
		d.givePart(protocol.LLDP8021, b)
		d.lldp8021(b)
	case oui8023:
		d.givePart(protocol.LLDP8023, b)
		switch b[0] {
		case lldpNegotiation:
			d.givePart(protocol.LLDPNegotiation, b)
		case lldpPower:
			if d.givePart(protocol.LLDPPower, b) {
				d.givePart(protocol.LLDPPowerRequest, b)
			}
		case lldpAggregation: // now one of IEEE 802.1
			d.giveLabel(protocol.LLDPDeprecated)
			d.givePart(protocol.LLDPAggregation, b)
		case lldpFrameSize:
			d.givePart(protocol.LLDPFrameSize, b)
		}
	case ouiTIA:
		d.givePart(protocol.LLDPMedia, b)
		if b[0] == lldpMediaCapabilities {
			d.givePart(protocol.LLDPMediaCapabilities, b)
		}
	case ouiPROFINET:
		d.givePart(protocol.LLDPPROFINET, b)
		switch b[0] {
		case profinetPort:
			d.givePart(protocol.LLDPPROFINETPort, b)
		case profinetChassis:
			d.givePart(protocol.LLDPPROFINETChassis, b)
		}
	case ouiIANA:
		d.givePart(protocol.LLDPIANA, b)
		if b[0] == 1 {
			d.giveBytes(protocol.LLDPUsage, b[1:])
		}
	}
}

// lldp8021 reads a value of IEEE 802.1, about virtual networks.
func (d *dissection) lldp8021(b []byte) {
	switch b[0] {
	case lldpPortVLAN:
		d.givePart(protocol.LLDPPortVLAN, b)
	case lldpProtocolVLAN:
		d.givePart(protocol.LLDPProtocolVLAN, b)
	case lldpVLANName:
		if d.givePart(protocol.LLDPVLAN, b) {
			if n := int(b[3]); n > 0 && 4+n <= len(b) {
				d.giveText(protocol.LLDPVLANName, b[4:4+n])
			}
		}
	case lldpProtocol:
		if d.givePart(protocol.LLDPProtocolLength, b) {
			if n := int(b[1]); n > 0 && 2+n <= len(b) {
				d.giveBytes(protocol.LLDPProtocol, b[2:2+n])
			}
		}
	case lldpCongestion:
		d.givePart(protocol.LLDPCongestion, b)
	}
}
