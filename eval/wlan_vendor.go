package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// The organizations whose elements dfc reads, and the kinds of their elements.
const (
	ouiMicrosoft = 0x0050f2
	ouiAtheros   = 0x00037f
	ouiEpigram   = 0x00904c
	ouiAironet   = 0x004096
	ouiWiFi      = 0x506f9a
	ouiApple     = 0x0017f2
	ouiIEEE      = 0x000fac // in messages about keys

	wfaWPA           = 1
	wfaWME           = 2
	wmeParameters    = 1
	atherosAdvanced  = 1
	atherosXR        = 3
	epigramHT        = 51
	epigramHTMore    = 52
	aironetDTPC      = 0
	aironetVersion   = 3
	aironetClientMFP = 20
	wifiMBO          = 22
)

// wlanVendor reads an element of a vendor: the organization, the kind, and what follows them.
func (d *dissection) wlanVendor(b []byte) {
	if !d.givePart(protocol.WLANTagVendor, b) {
		return
	}
	oui := int(b[0])<<16 | int(b[1])<<8 | int(b[2])
	kind, value := b[3], b[4:]
	switch oui {
	case ouiMicrosoft:
		d.givePart(protocol.WFAType, b[3:])
		switch kind {
		case wfaWPA:
			d.suites(value, wpaParts)
		case wfaWME:
			d.wme(value)
		}
	case ouiAtheros:
		d.atheros(b[3:])
	case ouiEpigram:
		d.givePart(protocol.PreNType, b[3:])
		switch kind {
		case epigramHT:
			d.wlanHT(protocol.HTCapabilitiesVendor, value)
		case epigramHTMore:
			if d.givePart(protocol.HTAdditional, value) {
				d.givePart(protocol.HTMCSSet, value[6:])
			}
		default:
			d.giveBytes(protocol.PreNData, value)
		}
	case ouiAironet:
		d.givePart(protocol.AironetType, b[3:])
		switch kind {
		case aironetDTPC:
			d.givePart(protocol.AironetDTPC, value)
		case aironetVersion:
			d.givePart(protocol.AironetVersion, value)
		case aironetClientMFP:
			d.givePart(protocol.AironetMFP, value)
		default:
			d.giveBytes(protocol.AironetData, value)
		}
	case ouiApple:
		d.givePart(protocol.AppleType, b[3:])
		if len(value) > 0 {
			d.giveBytes(protocol.AppleData, value)
		}
	case ouiIEEE:
		d.rsnDataOf(b[3:])
	case ouiWiFi:
		if kind == wifiMBO {
			d.mbo(value)
		}
	default:
		if len(value) > 0 {
			d.giveBytes(protocol.WLANTagVendorData, value)
		}
	}
}

// rsnData are what messages about keys carry, by the type of data.
var rsnData = [...]protocol.Part{
	1: protocol.RSNDataGTK, 3: protocol.RSNDataAddress, 4: protocol.RSNDataPMKID, 6: protocol.RSNDataNonce,
	7: protocol.RSNDataLifetime, 9: protocol.RSNDataIGTK,
}

// rsnDataOf reads what a message about keys carries.
func (d *dissection) rsnDataOf(b []byte) {
	d.givePart(protocol.RSNDataType, b)
	if kind, b := b[0], b[1:]; int(kind) < len(rsnData) && rsnData[kind] != nil {
		d.givePart(rsnData[kind], b)
	} else if len(b) > 0 {
		d.giveBytes(protocol.RSNDataUnknown, b)
	}
}

// The attributes of elements about roaming and about the use of the air.
var mboAttributes = [...]protocol.Part{
	1: protocol.MBOAccessPoint, 3: protocol.MBOCellular, 4: protocol.MBODisallowed, 5: protocol.MBOPreference,
	6: protocol.MBOTransition, 7: protocol.MBORejection, 8: protocol.MBORetry, 101: protocol.OCEControl,
}

// mbo reads the attributes of an element about roaming.
func (d *dissection) mbo(b []byte) {
	const header = 2
	for len(b) >= header {
		n := header + int(b[1])
		if n > len(b) {
			return
		}
		d.givePart(protocol.MBOAttribute, b[:n])
		if id := int(b[0]); id < len(mboAttributes) && mboAttributes[id] != nil {
			d.givePart(mboAttributes[id], b[header:n])
		}
		b = b[n:]
	}
}

// wme reads the element about priorities. What an access point and a station say in the same byte differs.
func (d *dissection) wme(b []byte) {
	const accesses, size = 4, 4
	if !d.givePart(protocol.WMEHeader, b) {
		return
	}
	if b[0] != wmeParameters {
		d.givePart(protocol.WMESTA, b)
		return
	}
	d.givePart(protocol.WMEAP, b)
	if !d.givePart(protocol.WMEReserved, b) {
		return
	}
	b = b[accesses:]
	for len(b) >= size {
		d.givePart(protocol.WMEAccess, b)
		d.givePart(protocol.WMEAccessBy[b[0]>>5&3], b)
		b = b[size:]
	}
}

// atheros reads an element of Atheros, from its type on.
func (d *dissection) atheros(b []byte) {
	const header = 3
	if !d.givePart(protocol.AtherosHeader, b) {
		return
	}
	kind, b := b[0], b[header:]
	switch kind {
	case atherosAdvanced:
		if !d.givePart(protocol.AtherosAdvanced, b) {
			return
		}
		d.givePart(protocol.AtherosBits, b)
		b = b[3:]
	case atherosXR:
		if !d.givePart(protocol.AtherosXR, b) {
			return
		}
		d.givePart(protocol.AtherosBits, b[15:])
		d.givePart(protocol.AtherosBits, b[16:])
		b = b[17:]
	}
	if len(b) > 0 {
		d.giveBytes(protocol.AtherosData, b)
	}
}
