package eval

import (
	"encoding/binary"
	"slices"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// The numbers of the elements that dfc reads.
const (
	elementSSID           = 0
	elementRates          = 1
	elementChannel        = 3
	elementTIM            = 5
	elementCountry        = 7
	elementLoad           = 11
	elementChallenge      = 16
	elementConstraint     = 32
	elementPower          = 33
	elementTPCReport      = 35
	elementSupported      = 36
	elementSwitch         = 37
	elementERP            = 42
	elementHT             = 45
	elementQoS            = 46
	elementERPOld         = 47
	elementRSN            = 48
	elementExtendedRates  = 50
	elementChannelReport  = 51
	elementTimeout        = 56
	elementClasses        = 59
	elementHTOperation    = 61
	elementMeasures       = 70
	elementOverlap        = 74
	elementMIC            = 76
	elementInterworking   = 107
	elementMesh           = 113
	elementMeshID         = 114
	elementExtended       = 127
	elementCisco          = 133
	elementCiscoVendor    = 150
	elementVHT            = 191
	elementVHTOperation   = 192
	elementPowerEnvelope  = 195
	elementSwitchWrapper  = 196
	elementMode           = 199
	elementVendor         = 221
	elementRSNExtension   = 244
	elementWithExtension  = 255
	elementHeader         = 2
	countryChannels       = 3
	countryOperatingClass = 201 // from here on the first byte tells a class, not a channel
)

// wlanElements reads the elements that the rest of the layer holds.
func wlanElements(d *dissection, l *layer) next {
	l.own = len(l.b)
	if len(l.b) > 0 && d.layers[len(d.layers)-2].proto == protocol.WLANMgt {
		d.giveLabel(protocol.WLANTagged)
	}
	d.elements(l.b)
	return next{}
}

// elements reads elements one after the other. One that is longer than what is left counts as long as that.
func (d *dissection) elements(b []byte) {
	for len(b) >= elementHeader {
		number, n := b[0], int(b[1])
		if number == elementWithExtension && n > 0 {
			d.giveLabel(protocol.WLANExtensionTag)
			d.giveNum(protocol.WLANExtensionLength, uint64(n-extensionHeader))
		} else {
			d.givePart(protocol.WLANTag, b)
			d.givePart(protocol.WLANTagLength, b)
		}
		b = b[elementHeader:]
		if n > len(b) {
			d.giveLabel(protocol.WLANTagBad)
			n = len(b)
		}
		d.element(number, b[:n])
		b = b[n:]
	}
}

// elementParts are the elements that consist of one part.
var elementParts = [256]protocol.Part{
	elementChannel:      protocol.WLANChannel,
	elementConstraint:   protocol.WLANPowerConstraint,
	elementPower:        protocol.WLANPowerRange,
	elementTPCReport:    protocol.WLANTPCReport,
	elementSwitch:       protocol.WLANSwitch,
	elementERP:          protocol.WLANERP,
	elementERPOld:       protocol.WLANERP,
	elementTimeout:      protocol.WLANTimeout,
	elementOverlap:      protocol.WLANOverlap,
	elementMode:         protocol.WLANOperatingMode,
	elementMesh:         protocol.WLANMesh,
	elementVHT:          protocol.VHTCapabilities,
	elementVHTOperation: protocol.VHTOperation,
}

// elementSizes are the lengths of elements that are not read when they have another.
var elementSizes = [256]int{elementQoS: 1, elementMeasures: 5, elementOverlap: 14}

// unreadElements and unreadExtensions are the ranges of numbers whose elements Wireshark 4.6 does not read, either.
var (
	unreadElements = ranges{
		{4, 4}, {17, 31}, {49, 49}, {57, 58}, {77, 82}, {86, 89}, {94, 96}, {99, 100}, {103, 103}, {109, 109}, {112, 112}, {115, 116}, {121, 124}, {128, 129}, {134, 136}, {139, 139}, {141, 142}, {149, 149}, {155, 156}, {164, 166}, {170, 171}, {174, 176}, {178, 183}, {186, 189}, {197, 198}, {200, 200}, {202, 206}, {218, 219}, {227, 227}, {237, 239}, {241, 243}, {245, 254},
	}
	unreadExtensions = ranges{
		{0, 1}, {3, 3}, {5, 7}, {12, 12}, {15, 31}, {34, 34}, {40, 40}, {44, 44}, {47, 51}, {53, 53}, {60, 87}, {90, 91}, {95, 97}, {103, 105}, {111, 112}, {115, 132}, {136, 136}, {138, 255},
	}
)

// ranges are numbers from the first of each pair to the last.
type ranges [][2]byte

func (r ranges) has(n byte) bool {
	return slices.ContainsFunc(r, func(pair [2]byte) bool { return pair[0] <= n && n <= pair[1] })
}

// undecoded gives the value of an element that nobody reads, with a note.
func (d *dissection) undecoded(f *protocol.Field, b []byte) {
	d.giveBytes(f, b)
	d.giveLabel(protocol.WLANTagUndecoded)
}

// element reads the value of one element.
func (d *dissection) element(number byte, b []byte) {
	if size := elementSizes[number]; size != 0 && len(b) != size {
		d.giveLabel(protocol.WLANTagBad)
		return
	}
	if p := elementParts[number]; p != nil {
		d.givePart(p, b)
		return
	}
	switch number {
	case elementSSID:
		d.giveBytes(protocol.WLANSSID, b)
	case elementRates:
		d.giveEach(protocol.WLANRates, b)
	case elementExtendedRates:
		d.giveEach(protocol.WLANExtendedRates, b)
	case elementTIM:
		d.wlanTIM(b)
	case elementCountry:
		if d.givePart(protocol.WLANCountry, b) {
			for b = b[3:]; len(b) >= countryChannels; b = b[countryChannels:] {
				if b[0] < countryOperatingClass {
					d.givePart(protocol.WLANCountryChannels, b)
				}
			}
		}
	case elementLoad:
		if len(b) == 5 {
			d.giveNum(protocol.WLANLoadVersion, 2)
			d.givePart(protocol.WLANLoad, b)
		}
	case elementChallenge:
		d.giveBytes(protocol.WLANChallenge, b)
	case elementSupported:
		for ; len(b) >= 2; b = b[2:] {
			d.giveLabel(protocol.WLANSupported)
			d.givePart(protocol.WLANSupportedRange, b)
		}
	case elementHT:
		d.wlanHT(protocol.HTCapabilities, b)
	case elementHTOperation:
		d.wlanHTOperation(b)
	case elementRSN:
		d.rsn(b)
	case elementInterworking:
		d.givePart(protocol.WLANInterworking, b)
		if n := len(b); n == 7 || n == 9 { // an identifier stands last
			d.givePart(protocol.WLANHESSID, b[n-6:])
		}
	case elementMeshID:
		d.giveBytes(protocol.WLANMeshID, b)
	case elementExtended:
		d.wlanExtended(b)
	case elementQoS:
		if frame := d.find(protocol.WLAN); frame != nil && fromStation(frame.b[0]>>4) {
			d.givePart(protocol.WLANQoSStation, b)
		} else {
			d.givePart(protocol.WLANQoSAP, b)
		}
	case elementMeasures:
		for i := range b {
			d.giveWire(protocol.WLANMeasures, b[i:i+1])
			d.givePart(protocol.WLANMeasuresBits[i], b[i:i+1])
		}
	case elementChannelReport:
		if d.givePart(protocol.WLANChannelClass, b) {
			d.giveEach(protocol.WLANChannelList, b[1:])
		}
	case elementClasses:
		if len(b) < 2 {
			d.giveLabel(protocol.WLANTagBad)
		} else if d.givePart(protocol.WLANOperatingClass, b); len(b) > 2 {
			d.giveLabel(protocol.WLANOtherClasses)
		}
	case elementMIC:
		if len(b) == 16 || len(b) == 24 { // by the algorithm
			d.givePart(protocol.WLANManagementMIC, b)
		} else {
			d.giveLabel(protocol.WLANTagBad)
		}
	case elementRSNExtension:
		if d.givePart(protocol.RSNExtension, b) && len(b) > 1 {
			d.givePart(protocol.RSNExtensionMore, b[1:])
		}
	case elementPowerEnvelope:
		d.wlanPowerEnvelope(b)
	case elementCisco:
		d.givePart(protocol.CiscoName, b)
		if len(b) >= 26 {
			d.giveText(protocol.CiscoNameText, b[10:26])
		}
	case elementSwitchWrapper:
		d.elements(b)
	case elementVendor, elementCiscoVendor:
		d.wlanVendor(b)
	case elementWithExtension:
		d.wlanExtension(b)
	default:
		if unreadElements.has(number) {
			d.undecoded(protocol.WLANTagData, b)
		}
	}
}

// giveEach adds every byte as a value.
func (d *dissection) giveEach(f *protocol.Field, b []byte) {
	if d.wants(f) {
		for i := range b {
			d.giveWire(f, b[i:i+1])
		}
	}
}

// wlanExtended reads what a station can do beyond what its modulations say. The eighth byte and the ninth are one number where
// both are there, since one of its fields reaches over both.
func (d *dissection) wlanExtended(b []byte) {
	const pair = 7
	if len(b) == 0 {
		d.giveLabel(protocol.WLANTagBad)
	}
	for i := 0; i < len(b); i++ {
		if i < len(protocol.WLANExtendedBits) {
			d.givePart(protocol.WLANExtendedBits[i], b[i:i+1])
		}
		if i == pair && i+1 < len(b) {
			d.givePart(protocol.WLANExtendedPair, b[i:i+2])
			i++
			d.givePart(protocol.WLANExtendedBits[i], b[i:i+1])
			continue
		}
		d.givePart(protocol.WLANExtended, b[i:i+1])
		if i == pair {
			d.givePart(protocol.WLANExtendedSingle, b[i:i+1])
		}
	}
}

// wlanPowerEnvelope reads how strongly stations may send, for each width of a channel up to the largest told.
func (d *dissection) wlanPowerEnvelope(b []byte) {
	if len(b) < 2 || len(b) > 18 {
		d.giveLabel(protocol.WLANTagBad)
		return
	}
	d.givePart(protocol.WLANPowerEnvelope, b)
	if kind := b[0] >> 3 & 0x07; kind != 0 && kind != 2 { // not a power but a density
		return
	}
	const plain = 4 // the last width stands behind the others, however many there are
	n := min(int(b[0]&0x07)+1, plain, len(b)-1)
	for i := range n {
		d.givePart(protocol.WLANPowerWidths[i], b[1+i:])
	}
	d.givePart(protocol.WLANPowerWidths[plain], b[1+n:])
}

// wlanTIM reads a traffic indication map. Its bits stand for associations, the first of them for those that the offset tells.
func (d *dissection) wlanTIM(b []byte) {
	const bitmap = 3
	if !d.givePart(protocol.WLANTIM, b) || !d.wants(protocol.WLANTIMAID) {
		return
	}
	first := int(b[2]&0xfe) * 8
	for i, set := range b[bitmap:] {
		for bit := range 8 {
			if id := first + 8*i + bit; set>>bit&1 != 0 && id != 0 {
				d.giveNum(protocol.WLANTIMAID, uint64(id))
			}
		}
	}
}

// wlanHT reads the capabilities of 802.11n, which begin with the part.
func (d *dissection) wlanHT(part protocol.Part, b []byte) {
	const mcsSet = 3
	if d.givePart(part, b) {
		d.givePart(protocol.HTCapabilityBits, b)
		d.givePart(protocol.HTMCSSet, b[mcsSet:])
	}
}

// wlanHTOperation reads how 802.11n operates. Who answers to an association says nothing about the basic modulations.
func (d *dissection) wlanHTOperation(b []byte) {
	const fixed, set = 6, 16
	if !d.givePart(protocol.HTOperation, b) || len(b) < fixed+set {
		return
	}
	b = b[fixed : fixed+set]
	if frame := d.find(protocol.WLAN); frame != nil && (frame.b[0]>>4 == wlanBeacon || frame.b[0]>>4 == wlanProbeResponse) {
		d.givePart(protocol.HTBasicSet, b)
		d.givePart(protocol.HTMCSSet, b)
	} else {
		d.giveBytes(protocol.HTBasicReserved, b)
	}
}

// rsn reads what a robust security network uses.
func (d *dissection) rsn(b []byte) {
	if b, ok := d.suites(b, rsnParts); ok && d.givePart(protocol.RSNCapabilities, b) {
		b = b[2:]
		if !d.givePart(protocol.RSNPMKIDs, b) {
			return
		}
		if n := 2 + 16*int(binary.LittleEndian.Uint16(b)); n < len(b) {
			d.givePart(protocol.RSNManagement, b[n:])
		}
	}
}

// suiteParts are the parts of a list of suites, which WPA and its successor have in common.
type suiteParts struct {
	version, group, pairwiseList, pairwise, keyList, key protocol.Part
}

var (
	rsnParts = suiteParts{
		protocol.RSNVersion, protocol.RSNGroup, protocol.RSNPairwiseList, protocol.RSNPairwise, protocol.RSNKeyList, protocol.RSNKey,
	}
	wpaParts = suiteParts{
		protocol.WPAVersion, protocol.WPAGroup, protocol.WPAPairwiseList, protocol.WPAPairwise, protocol.WPAKeyList, protocol.WPAKey,
	}
)

// suites reads a version, a suite for groups, and two lists. It gives what follows.
func (d *dissection) suites(b []byte, p suiteParts) ([]byte, bool) {
	if !d.givePart(p.version, b) || !d.givePart(p.group, b[2:]) {
		return nil, false
	}
	b, ok := d.suiteList(b[6:], p.pairwiseList, p.pairwise)
	if !ok {
		return nil, false
	}
	return d.suiteList(b, p.keyList, p.key)
}

func (d *dissection) suiteList(b []byte, list, suite protocol.Part) ([]byte, bool) {
	const size = 4
	if !d.givePart(list, b) {
		return nil, false
	}
	n := binary.LittleEndian.Uint16(b)
	for b = b[2:]; n > 0; n-- {
		if !d.givePart(suite, b) {
			return nil, false
		}
		b = b[size:]
	}
	return b, true
}
