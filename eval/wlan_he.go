package eval

import (
	"math/bits"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// The numbers of elements behind the number for extensions.
const (
	extensionFILSRequest   = 2
	extensionHE            = 35
	extensionHEOperation   = 36
	extensionMUEDCA        = 38
	extensionSpatialReuse  = 39
	extensionColorChange   = 42
	extensionHeader        = 1
	heMAC, hePHY           = 6, 11
	heOperation            = 6
	muEDCAInfo, muEDCAEach = 1, 3
	muEDCACategories       = 4
)

// wlanExtension reads an element whose number stands behind the number for extensions.
func (d *dissection) wlanExtension(b []byte) {
	if !d.givePart(protocol.WLANTagExtension, b) {
		return
	}
	number, b := b[0], b[extensionHeader:]
	switch number {
	case extensionFILSRequest:
		d.filsRequest(b)
	case extensionHE:
		d.heCapabilities(b)
	case extensionHEOperation:
		d.heOperation(b)
	case extensionMUEDCA:
		if d.givePart(protocol.WLANQoSAP, b) {
			b = b[muEDCAInfo:]
			for range muEDCACategories {
				if !d.givePart(protocol.MUEDCA, b) {
					break
				}
				b = b[muEDCAEach:]
			}
		}
	case extensionSpatialReuse:
		d.spatialReuse(b)
	case extensionColorChange:
		d.givePart(protocol.BSSColorChange, b)
	default:
		if unreadExtensions.has(number) {
			d.undecoded(protocol.WLANExtensionData, b)
		}
	}
}

// heCapabilities reads what a station of 802.11ax can do: in its access to the medium, and in what it sends and receives; then the
// modulations for the widths it knows, and how much it wants a frame padded.
func (d *dissection) heCapabilities(b []byte) {
	const control, fragments, wide, split, thresholds = 0x01, 0x18, 0x08, 0x10, 0x80
	if !d.givePart(protocol.HEMAC, b) {
		return
	}
	if b[0]&control != 0 {
		d.givePart(protocol.HEControl, b)
	} else {
		d.givePart(protocol.HENoControl, b)
	}
	if b[0]&fragments != 0 {
		d.givePart(protocol.HEFragments, b)
	} else {
		d.givePart(protocol.HENoFragments, b)
	}
	if b = b[heMAC:]; !d.givePart(protocol.HEPHY, b) {
		return
	}
	phy, b := b[:hePHY], b[hePHY:]
	for _, rates := range [...]struct {
		known bool
		part  protocol.Part
	}{
		{true, protocol.HERates80}, {phy[0]&wide != 0, protocol.HERates160}, {phy[0]&split != 0, protocol.HERatesSplit},
	} {
		if rates.known {
			if !d.givePart(rates.part, b) {
				return
			}
			b = b[4:]
		}
	}
	if phy[6]&thresholds != 0 {
		d.heThresholds(b)
	}
}

// heThresholds reads from which size of a resource unit on a frame is padded more: two numbers of three bits for each stream
// and each size, the first right behind the seven bits of the header.
func (d *dissection) heThresholds(b []byte) {
	if !d.givePart(protocol.HEThresholds, b) {
		return
	}
	const header, width = 7, 3
	n := (int(b[0]&0x07) + 1) * bits.OnesCount8(b[0]>>3&0x0f)
	at := header
	number := func() uint64 {
		v := uint(b[at/8])
		if at/8+1 < len(b) {
			v |= uint(b[at/8+1]) << 8
		}
		v = v >> (at % 8) & (1<<width - 1)
		at += width
		return uint64(v)
	}
	for ; n > 0 && at+2*width <= 8*len(b); n-- {
		d.giveNum(protocol.HEThreshold16, number())
		d.giveNum(protocol.HEThreshold8, number())
	}
}

// heOperation reads how a network of 802.11ax operates.
func (d *dissection) heOperation(b []byte) {
	const vht, hosted, sixGHz = 0x40, 0x80, 0x02
	if !d.givePart(protocol.HEOperation, b) {
		return
	}
	has, more := b[1], b[2]
	b = b[heOperation:]
	if has&vht != 0 {
		if !d.givePart(protocol.HEOperationVHT, b) {
			return
		}
		b = b[3:]
	}
	if has&hosted != 0 {
		if !d.givePart(protocol.HEOperationHosted, b) {
			return
		}
		b = b[1:]
	}
	if more&sixGHz != 0 {
		d.givePart(protocol.HEOperation6GHz, b)
	}
}

// spatialReuse reads which stations may send while another network does.
func (d *dissection) spatialReuse(b []byte) {
	const offset, group = 0x04, 0x08
	if !d.givePart(protocol.SpatialReuse, b) {
		return
	}
	has, b := b[0], b[1:]
	if has&offset != 0 {
		if !d.givePart(protocol.SpatialReuseOffset, b) {
			return
		}
		b = b[1:]
	}
	if has&group != 0 {
		d.givePart(protocol.SpatialReuseGroup, b)
	}
}

// filsRequest reads which access points shall answer: a bit for each criterion that follows.
func (d *dissection) filsRequest(b []byte) {
	if !d.givePart(protocol.FILSRequest, b) {
		return
	}
	has, b := b[0], b[2:]
	for i, criterion := range [...]fixedPart{
		{protocol.FILSCriteria, 1}, {protocol.FILSDelay, 1}, {protocol.FILSRate, 3}, {protocol.FILSPower, 1}, {protocol.FILSOrganizations, 2},
	} {
		if has>>i&1 != 0 {
			if !d.givePart(criterion.part, b) {
				return
			}
			b = b[criterion.size:]
		}
	}
}
