package eval

import (
	"encoding/binary"
	"math/bits"

	"github.com/dfc-lang/dfc/compile/ftype"
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

// lldpMandatory are the types of the first values, each of which stands there once.
var lldpMandatory = [...]byte{lldpChassis, lldpPort, lldpLife}

// lldpLeast is how many bytes values of some types have at least.
var lldpLeast = [...]int{lldpChassis: 1, lldpPort: 1, lldpLife: 2, lldpOrganization: 4}

func lldp(d *dissection, l *layer) next {
	l.own = len(l.b)
	b, shutdown := l.b, false
	for i := 0; len(b) > 0 || i < len(lldpMandatory); i++ {
		if len(b) < 2 {
			return d.truncated(l.b, l.full)
		}
		word := binary.BigEndian.Uint16(b)
		kind, n := byte(word>>9), int(word&0x1ff)
		switch {
		case i < len(lldpMandatory) && kind != lldpMandatory[i]:
			if i < len(lldpMandatory)-1 {
				d.giveLabel(protocol.LLDPBadType)
			}
			return next{}
		case kind > lldpAddress && kind < lldpOrganization: // reserved
			l.endAt(b)
			return next{}
		}
		v := b[2:min(2+n, len(b))]
		if len(v) < lldpLeast[kind] || len(v) < n && lldpPortDescription <= kind && kind <= lldpSystemDescription {
			return d.truncated(l.b, l.full)
		}
		if kind == lldpLife {
			d.giveLabel(protocol.LLDPKind)
		}
		d.givePart(protocol.LLDPHeader, b)
		if shutdown && kind != lldpEnd {
			d.giveLabel(protocol.LLDPExcess)
		}
		damage := d.lldpValue(kind, v, n)
		switch {
		case damage == lldpWrong:
			return next{}
		case damage == lldpCut, len(v) < n:
			return d.truncated(l.b, l.full)
		case kind == lldpEnd && n > 0:
			d.giveLabel(protocol.LLDPLong)
			l.endAt(b)
			return next{}
		case kind == lldpEnd:
			l.endAt(b[2:])
			return next{}
		case kind <= lldpLife && i >= len(lldpMandatory):
			l.endAt(b)
			return next{}
		case kind == lldpLife:
			shutdown = v[0]|v[1] == 0
		}
		b = b[2+n:]
	}
	return next{}
}

// endAt says that the layer ends where rest begins.
func (l *layer) endAt(rest []byte) {
	l.full, l.b = l.full-len(rest), l.b[:len(l.b)-len(rest)]
	l.own, l.has = len(l.b), len(l.b)
}

// lldpDamage is what is wrong with a value.
type lldpDamage int

const (
	lldpSound lldpDamage = iota
	lldpWrong            // so that nothing after it is read; an expert information says so
	lldpCut              // it ends too early
)

// lldpWhole turns what reading parts reports into damage.
func lldpWhole(whole bool) lldpDamage {
	if whole {
		return lldpSound
	}
	return lldpCut
}

// lldpValue reads what there is of a value of n bytes.
func (d *dissection) lldpValue(kind byte, b []byte, n int) lldpDamage {
	switch kind {
	case lldpChassis:
		return d.lldpID(&lldpChassisFields, b, n)
	case lldpPort:
		return d.lldpID(&lldpPortFields, b, n)
	case lldpLife:
		d.givePart(protocol.LLDPLife, b)
	case lldpPortDescription:
		return d.lldpText(protocol.LLDPPortDescription, b, n)
	case lldpSystemName:
		return d.lldpText(protocol.LLDPSystemName, b, n)
	case lldpSystemDescription:
		return d.lldpText(protocol.LLDPSystemDescription, b, n)
	case lldpCapabilities:
		return lldpWhole(d.givePart(protocol.LLDPCapabilities, b))
	case lldpAddress:
		return lldpWhole(d.lldpAddress(b))
	case lldpOrganization:
		d.givePart(protocol.LLDPOUI, b)
		return lldpWhole(d.lldpOrganization(uint32(b[0])<<16|uint32(b[1])<<8|uint32(b[2]), b[3:]))
	}
	return lldpSound
}

// lldpFields are the fields of an identifier, which differ for a chassis and a port, as do the subtypes of addresses.
type lldpFields struct {
	subtype                  protocol.Part
	mac, network             byte // subtypes
	other, ether, ipv4, ipv6 *protocol.Field
}

var (
	lldpChassisFields = lldpFields{
		protocol.LLDPChassis, 4, 5, protocol.LLDPChassisID, protocol.LLDPChassisMAC, protocol.LLDPChassisIPv4, protocol.LLDPChassisIPv6,
	}
	lldpPortFields = lldpFields{
		protocol.LLDPPort, 3, 4, protocol.LLDPPortID, protocol.LLDPPortMAC, protocol.LLDPPortIPv4, protocol.LLDPPortIPv6,
	}
)

// lldpID reads what identifies a chassis or a port, which has n bytes.
func (d *dissection) lldpID(f *lldpFields, b []byte, n int) lldpDamage {
	if n < 2 {
		d.giveLabel(protocol.LLDPShort)
		return lldpWrong
	}
	subtype, id := b[0], b[1:]
	d.givePart(f.subtype, b)
	field, size := f.other, 0 // any
	switch subtype {
	case f.mac:
		field, size = f.ether, 6
	case f.network:
		if !d.givePart(protocol.LLDPFamily, id) {
			return lldpCut
		}
		family := id[0]
		id, n = id[1:], n-1
		switch family {
		case familyIPv4:
			field, size = f.ipv4, 4
		case familyIPv6:
			field, size = f.ipv6, 16
		}
	}
	n-- // the subtype
	switch {
	case size != 0 && size != n:
		d.giveLabel(protocol.LLDPShort)
		return lldpWrong
	case size == 0:
		return d.lldpText(field, id, n)
	case len(id) < n:
		return lldpCut
	}
	d.giveWire(field, id)
	return lldpSound
}

// lldpText gives a text of n bytes, or bytes.
func (d *dissection) lldpText(f *protocol.Field, b []byte, n int) lldpDamage {
	switch {
	case len(b) < n:
		return lldpCut
	case f.Type == ftype.Bytes:
		d.giveBytes(f, b)
	default:
		d.giveASCII(len(d.layers)-1, f, untilNUL(b))
	}
	return lldpSound
}

// lldpAddress reads a management address: the address, an interface, and an object identifier.
func (d *dissection) lldpAddress(b []byte) bool {
	if !d.givePart(protocol.LLDPAddress, b) {
		return false
	}
	n := 1 + int(b[0])
	field, size := protocol.LLDPAddressOther, n-2
	switch b[1] {
	case familyIPv4:
		field, size = protocol.LLDPAddressIPv4, 4
	case familyIPv6:
		field, size = protocol.LLDPAddressIPv6, 16
	}
	if n < 2 || 2+size > len(b) {
		return false
	}
	d.giveWire(field, b[2:2+size])
	if n > len(b) || !d.givePart(protocol.LLDPInterface, b[n:]) {
		return false
	}
	b = b[n:]
	size = protocol.LLDPInterface.Size()
	id := b[size:]
	n = int(b[size-1])
	if n > 0 && n <= len(id) {
		d.giveBytes(protocol.LLDPObject, id[:n])
	}
	return n <= len(id)
}

// lldpOrg is an organization that defines values: the part that they begin with, those of a fixed layout by subtype, from the subtype on,
// and what reads the others, or what follows.
type lldpOrg struct {
	subtype protocol.Part
	values  map[byte][]protocol.Part
	more    func(d *dissection, subtype byte, rest []byte) bool
}

const (
	oui8023         = 0x00120f
	lldpAggregation = 3
)

// The organizations, but for those whose values dfc does not read.
var lldpOrganizations = map[uint32]lldpOrg{
	0x0080c2: {protocol.LLDP8021, map[byte][]protocol.Part{
		1:  {protocol.LLDPPortVLAN},
		2:  {protocol.LLDPProtocolVLAN},
		7:  {protocol.LLDPAggregation},
		8:  {protocol.LLDPCongestion},
		9:  {protocol.LLDPShaper, protocol.LLDPPriorityGroups, protocol.LLDPBandwidths, protocol.LLDPSelections},
		10: {protocol.LLDPRecommendation, protocol.LLDPPriorityGroups, protocol.LLDPBandwidths, protocol.LLDPSelections},
		11: {protocol.LLDPFlowControl, protocol.LLDPFlowPriorities},
		12: {protocol.LLDPApplications},
	}, (*dissection).lldp8021},
	oui8023: {protocol.LLDP8023, map[byte][]protocol.Part{
		1:               {protocol.LLDPNegotiation},
		2:               {protocol.LLDPPower},
		lldpAggregation: {protocol.LLDPAggregation8023},
		4:               {protocol.LLDPFrameSize},
		5:               {protocol.LLDPEnergy},
		7:               {protocol.LLDPPreemption},
	}, (*dissection).lldp8023},
	0x0012bb: {protocol.LLDPMedia, map[byte][]protocol.Part{
		4: {protocol.LLDPMediaPower},
	}, (*dissection).lldpMedia},
	0x001b21: {protocol.LLDPBridging, nil, (*dissection).lldpBridging},
	0x000ecf: {protocol.LLDPPROFINET, map[byte][]protocol.Part{
		1: {protocol.LLDPPROFINETDelay},
		2: {protocol.LLDPPROFINETPort},
		4: {protocol.LLDPPROFINETRing},
		5: {protocol.LLDPPROFINETChassis},
		6: {protocol.LLDPPROFINETTime},
		8: {protocol.LLDPPROFINETInterconnection},
	}, func(d *dissection, subtype byte, rest []byte) bool {
		if subtype == 0 || subtype == 3 || subtype == 7 {
			d.giveBytes(protocol.LLDPUnknown, rest)
		}
		return true
	}},
	0x00005e: {protocol.LLDPIANA, nil, func(d *dissection, subtype byte, rest []byte) bool {
		switch {
		case len(rest) == 0:
			return subtype == 1
		case subtype == 1:
			d.lldpText(protocol.LLDPUsage, rest, len(rest))
		default:
			d.giveBytes(protocol.LLDPUnknown, rest)
		}
		return true
	}},
	0x000142: {}, 0x00040d: {}, 0x001b3f: {}, 0x00216c: {}, 0x30b216: {}, 0xa42305: {},
}

// lldpOrganization reads a value of an organization, from its subtype on. It reports whether it was whole.
func (d *dissection) lldpOrganization(oui uint32, b []byte) bool {
	subtype, rest := b[0], b[1:]
	o, known := lldpOrganizations[oui]
	if !known {
		d.givePart(protocol.LLDPUnknownSubtype, b)
		if len(rest) > 0 {
			d.giveBytes(protocol.LLDPUnknown, rest)
		}
		return true
	}
	d.givePart(o.subtype, b)
	if oui == oui8023 && subtype == lldpAggregation { // now one of IEEE 802.1
		d.giveLabel(protocol.LLDPDeprecated)
	}
	if parts := o.values[subtype]; len(parts) > 0 {
		var whole bool
		if rest, whole = d.inTurn(b, parts...); !whole {
			return false
		}
	}
	return o.more == nil || o.more(d, subtype, rest)
}

// lldp8021 reads values of IEEE 802.1 that have no fixed layout.
func (d *dissection) lldp8021(subtype byte, b []byte) bool {
	const vlanName, identity, applications = 3, 4, 12
	switch subtype {
	case vlanName:
		return d.lldpSized(protocol.LLDPVLAN, protocol.LLDPVLANName, b)
	case identity:
		return d.lldpSized(protocol.LLDPProtocolLength, protocol.LLDPProtocol, b)
	case applications:
		for len(b) >= protocol.LLDPApplication.Size() {
			b, _ = d.inTurn(b, protocol.LLDPApplication)
		}
	}
	return true
}

// lldpSized reads a part that ends with a length, and what is of that length.
func (d *dissection) lldpSized(head protocol.Part, f *protocol.Field, b []byte) bool {
	v, whole := d.inTurn(b, head)
	if !whole {
		return false
	}
	n := int(b[head.Size()-1])
	if n > 0 && n <= len(v) {
		d.lldpText(f, v[:n], n)
	}
	return n <= len(v)
}

// lldp8023 reads what IEEE 802.3 added to values later, and remarks on what else is there.
func (d *dissection) lldp8023(subtype byte, b []byte) bool {
	const power = 2
	if subtype == power && len(b) > 0 {
		var whole bool
		if b, whole = d.inTurn(b, protocol.LLDPPowerRequest); !whole {
			return false
		}
	}
	if len(b) > 0 {
		d.giveLabel(protocol.LLDPLong)
	}
	return true
}

// lldpMedia reads values of the Media Endpoint Discovery.
func (d *dissection) lldpMedia(subtype byte, b []byte) bool {
	const capabilities, policy, location, inventory = 1, 2, 3, 5
	switch subtype {
	case capabilities:
		if !d.givePart(protocol.LLDPMediaCapabilities, b) {
			d.giveLabel(protocol.LLDPShort)
		}
	case policy:
		if _, whole := d.inTurn(b, protocol.LLDPMediaApplication, protocol.LLDPMediaPolicy); !whole {
			d.giveLabel(protocol.LLDPShort)
		}
	case location:
		return d.lldpLocation(b)
	default:
		if i := int(subtype) - inventory; i >= 0 && i < len(protocol.LLDPMediaInventory) && len(b) > 0 {
			d.lldpText(protocol.LLDPMediaInventory[i], b, len(b))
		}
	}
	return true
}

// lldpLocation reads where a device is: coordinates, an address, or a number to call.
func (d *dissection) lldpLocation(b []byte) bool {
	const coordinates, civic, number = 1, 2, 3
	if !d.givePart(protocol.LLDPMediaLocation, b) {
		d.giveLabel(protocol.LLDPShort)
		return true
	}
	format, b := b[0], b[1:]
	switch format {
	case coordinates:
		if len(b) < protocol.LLDPMediaCoordinates.Size() {
			d.giveLabel(protocol.LLDPShort)
			return true
		}
		d.givePart(protocol.LLDPMediaCoordinates, b)
	case civic:
		return d.lldpCivic(b)
	case number:
		d.lldpText(protocol.LLDPMediaELIN, b, len(b))
	}
	return true
}

// lldpCivic reads an address: a length, a country, and elements of a type, a length and a text.
func (d *dissection) lldpCivic(b []byte) bool {
	if len(b) == 0 {
		d.giveLabel(protocol.LLDPShort)
		return true
	}
	n := int(b[0])
	if 1+n > len(b) {
		d.giveLabel(protocol.LLDPLong)
		return true
	}
	b, _ = d.inTurn(b[:1+n], protocol.LLDPMediaCivic)
	b, whole := d.inTurn(b, protocol.LLDPMediaCivicHead)
	for whole && len(b) > 0 {
		element := b
		if b, whole = d.inTurn(b, protocol.LLDPMediaCivicType); !whole {
			break
		}
		size := int(element[1])
		if size > len(b) {
			return true
		}
		if size > 0 {
			d.lldpText(protocol.LLDPMediaCivicValue, b[:size], size)
		}
		b = b[size:]
	}
	if !whole {
		d.giveLabel(protocol.LLDPShort)
	}
	return whole
}

// lldpBridging reads what data centers exchanged before IEEE 802.1Qaz: a control and features, each of which begins with a type, a
// length and versions. What a type has decides where the next begins, not the length.
func (d *dissection) lldpBridging(_ byte, b []byte) bool {
	const applications, applicationSize = 4, 6
	for len(b) > 0 {
		head, whole := b, false
		if b, whole = d.inTurn(b, protocol.LLDPBridgingHeader); !whole {
			return false
		}
		kind, n := head[0]>>1, int(head[0]&1)<<8|int(head[1])
		parts, ok := lldpBridgingTypes[kind]
		if !ok {
			parts = lldpBridgingTypes[0]
		}
		b, whole = d.inTurn(b, parts...)
		for n -= 4; whole && kind == applications && n >= applicationSize; n -= applicationSize {
			b, whole = d.lldpBridgingApplication(b)
		}
		if !whole {
			return false
		}
	}
	return true
}

// lldpBridgingApplication reads one application, whose priority is a set of bits, and gives what follows.
func (d *dissection) lldpBridgingApplication(b []byte) (rest []byte, whole bool) {
	rest, _ = d.inTurn(b, protocol.LLDPBridgingApplication)
	if len(rest) == 0 {
		return rest, false
	}
	if rest[0] != 0 && d.wants(protocol.LLDPBridgingPriority) {
		d.give(protocol.LLDPBridgingPriority, ftype.Value{Num: uint64(bits.TrailingZeros8(rest[0]))}, rest[:1])
	}
	return rest[1:], true
}

// lldpBridgingTypes are what follows the versions; 0 stands for all other types.
var lldpBridgingTypes = map[byte][]protocol.Part{
	0: {protocol.LLDPBridgingFeature},
	1: {protocol.LLDPBridgingControl},
	2: {protocol.LLDPBridgingFeature, protocol.LLDPPriorityGroups, protocol.LLDPBandwidths, protocol.LLDPGroupClasses},
	3: {protocol.LLDPBridgingFeature, protocol.LLDPFlowPriorities, protocol.LLDPFlowClasses},
	6: {protocol.LLDPBridgingFeature, protocol.LLDPLinkDown},
}
