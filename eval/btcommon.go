package eval

import (
	"bytes"
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Types of advertising data (Bluetooth Assigned Numbers).
const (
	adFlags             = 0x01
	adSome16, adAll16   = 0x02, 0x03
	adSome32, adAll32   = 0x04, 0x05
	adSome128, adAll128 = 0x06, 0x07
	adShortName, adName = 0x08, 0x09
	adPower             = 0x0a
	adClass             = 0x0d
	adHash, adRandomize = 0x0e, 0x0f
	adDeviceID          = 0x10
	adOOBFlags          = 0x11
	adIntervals         = 0x12
	adWanted16          = 0x14
	adWanted128         = 0x15
	adService16         = 0x16
	adPublic, adTargets = 0x17, 0x18
	adAppearance        = 0x19
	adInterval          = 0x1a
	adAddress           = 0x1b
	adRole              = 0x1c
	adWanted32          = 0x1f
	adService32         = 0x20
	adService128        = 0x21
	adConfirm, adRandom = 0x22, 0x23
	adURI               = 0x24
	adFeatures          = 0x27
	adBroadcastName     = 0x30
	adManufacturer      = 0xff
)

// adKnown are the types that have fields of their own, but that are not read.
var adKnown = [256]bool{0x1d: true, 0x1e: true, 0x25: true, 0x26: true, 0x28: true, 0x29: true, 0x2a: true, 0x2b: true, 0x2c: true, 0x2d: true, 0x2e: true, 0x2f: true, 0x31: true, 0x32: true, 0x34: true, 0x3d: true}

// btUUIDBase is where the short UUIDs of Bluetooth stand among the long ones, the least significant byte first.
var btUUIDBase = []byte{0xfb, 0x34, 0x9b, 0x5f, 0x80, 0, 0, 0x80, 0, 0x10, 0, 0}

// advertisingData reads what a device says of itself. It reports false where bytes are lacking.
func (d *dissection) advertisingData(b []byte) bool {
	for len(b) > 0 {
		if b[0] == 0 {
			d.giveLabel(protocol.ADUnused)
			return true
		}
		if len(b) < 2 {
			return false
		}
		d.giveLabel(protocol.ADEntry)
		d.giveNum(protocol.ADLength, uint64(b[0]))
		n := 1 + int(b[0])
		d.giveNum(protocol.ADType, uint64(b[1]))
		if !d.advertised(b[1], b[2:min(n, len(b))], n-2) {
			return false
		}
		b = b[n:]
	}
	return true
}

// advertised reads one entry, which should have full bytes.
func (d *dissection) advertised(kind byte, b []byte, full int) bool {
	switch kind {
	case adFlags:
		return d.givePart(protocol.ADFlags, b) && len(b) == full
	case adSome16, adAll16, adWanted16:
		for ; len(b) >= 2; b, full = b[2:], full-2 {
			d.giveNum(protocol.ADUUID16, uint64(binary.LittleEndian.Uint16(b)))
		}
	case adSome32, adAll32, adWanted32:
		for ; len(b) >= 4; b, full = b[4:], full-4 {
			d.giveNum(protocol.ADCustomUUID32, uint64(binary.LittleEndian.Uint32(b)))
		}
	case adSome128, adAll128, adWanted128:
		for ; len(b) >= 16; b, full = b[16:], full-16 {
			d.advertisedUUID(b)
		}
	case adService16:
		if len(b) < 2 {
			return false
		}
		d.giveNum(protocol.ADUUID16, uint64(binary.LittleEndian.Uint16(b)))
		return d.advertisedRest(protocol.ADServiceData, b[2:], full-2)
	case adService32:
		if len(b) < 4 {
			return false
		}
		d.giveNum(protocol.ADCustomUUID32, uint64(binary.LittleEndian.Uint32(b)))
		return d.advertisedRest(protocol.ADServiceData, b[4:], full-4)
	case adService128:
		if len(b) < 16 {
			return false
		}
		d.advertisedUUID(b)
		return d.advertisedRest(protocol.ADServiceData, b[16:], full-16)
	case adManufacturer:
		if len(b) < 2 {
			return false
		}
		d.giveNum(protocol.ADCompany, uint64(binary.LittleEndian.Uint16(b)))
		if full > 2 {
			if !d.advertisedRest(protocol.ADBytes, b[2:], full-2) {
				return false
			}
			d.giveLabel(protocol.ADUndecoded)
		}
		return true
	case adShortName, adName:
		return d.advertisedText(protocol.ADName, b, full)
	case adBroadcastName:
		return d.advertisedText(protocol.ADBroadcastName, b, full)
	case adURI:
		return d.advertisedText(protocol.ADURI, b, full)
	case adPublic, adTargets:
		for ; len(b) >= 6; b, full = b[6:], full-6 {
			d.giveBackwards(protocol.ADAddress, b[:6])
		}
	case adAddress:
		if !d.givePart(protocol.ADAddressType, b) || len(b) < 7 {
			return false
		}
		d.giveBackwards(protocol.ADAddress, b[1:7])
	case adClass:
		return d.classOfDevice(b)
	case adDeviceID:
		return d.givePart(protocol.ADDeviceID, b)
	case adOOBFlags:
		return d.givePart(protocol.ADOOBFlags, b)
	case adIntervals:
		return d.givePart(protocol.ADIntervals, b)
	case adHash:
		return d.advertisedRest(protocol.ADHash, b, full)
	case adRandomize:
		return d.advertisedRest(protocol.ADRandomizer, b, full)
	case adConfirm:
		return d.advertisedRest(protocol.ADConfirmation, b, full)
	case adRandom:
		return d.advertisedRest(protocol.ADRandom, b, full)
	case adFeatures:
		for i, x := range b {
			d.giveNum(protocol.ADFeatures, uint64(x))
			if i < len(protocol.ADFeatureBits) {
				d.givePart(protocol.ADFeatureBits[i], b[i:])
			}
		}
	case adPower:
		return d.advertisedNum(protocol.ADPower, b, 1)
	case adRole:
		return d.advertisedNum(protocol.ADRole, b, 1)
	case adAppearance:
		return d.advertisedNum(protocol.ADAppearance, b, 2)
	case adInterval:
		return d.advertisedNum(protocol.ADInterval, b, 2)
	default:
		if !adKnown[kind] && full > 0 {
			if !d.advertisedRest(protocol.ADBytes, b, full) {
				return false
			}
			d.giveLabel(protocol.ADUnknown)
		}
	}
	return len(b) == full
}

func (d *dissection) advertisedNum(f *protocol.Field, b []byte, n int) bool {
	if len(b) < n {
		return false
	}
	var v uint64
	for i := n - 1; i >= 0; i-- {
		v = v<<8 | uint64(b[i])
	}
	if f.Type.Signed() {
		v = uint64(int64(int8(v)))
	}
	d.giveNum(f, v)
	return true
}

func (d *dissection) advertisedRest(f *protocol.Field, b []byte, full int) bool {
	if len(b) < full {
		return false
	}
	if full > 0 {
		d.giveBytes(f, b)
	}
	return true
}

func (d *dissection) advertisedText(f *protocol.Field, b []byte, full int) bool {
	if len(b) < full {
		return false
	}
	d.giveUTF8(len(d.layers)-1, f, untilNUL(b), b)
	return true
}

// advertisedUUID gives a long UUID; those made of short ones are told apart.
func (d *dissection) advertisedUUID(b []byte) {
	f := protocol.ADCustomUUID128
	if bytes.HasPrefix(b, btUUIDBase) {
		f = protocol.ADUUID128
	}
	d.giveBackwards(f, b[:16])
}

func (d *dissection) classOfDevice(b []byte) bool {
	return d.givePart(protocol.ClassOfDevice, b) && d.givePart(protocol.ClassOfService, b) && d.givePart(protocol.ClassMinor, b)
}
