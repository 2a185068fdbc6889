package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// The subtypes of management frames that have fixed parameters.
const (
	wlanAssociationRequest   = 0
	wlanAssociationResponse  = 1
	wlanReassociationRequest = 2
	wlanReassociationAnswer  = 3
	wlanProbeRequest         = 4
	wlanProbeResponse        = 5
	wlanBeacon               = 8
	wlanDisassociation       = 10
	wlanAuthentication       = 11
	wlanDeauthentication     = 12
	wlanAction               = 13
	wlanActionNoAck          = 14

	saeHashToElement = 126 // a status

	wlanSAE = 3 // an algorithm of authentication, with parameters of its own
)

// wlanMgt reads the fixed parameters of a management frame; elements follow where dfc knows how long the parameters are.
func wlanMgt(d *dissection, l *layer) next {
	frame := &d.layers[len(d.layers)-2]
	subtype := frame.b[0] >> 4
	length, whole := d.wlanFixed(subtype, l.b)
	if subtype != wlanProbeRequest && subtype != wlanAction && subtype != wlanActionNoAck && len(l.b) > 0 {
		d.giveLabel(protocol.WLANFixed)
	}
	l.own = min(length, len(l.b))
	if !whole || length >= l.full {
		return next{}
	}
	return l.rest(protocol.WLANElements, length)
}

// fixed reads parts one after the other. It gives where the last ends, and whether all were there.
func (d *dissection) fixed(b []byte, parts ...fixedPart) (length int, whole bool) {
	for _, p := range parts {
		if length+p.size > len(b) {
			d.givePart(p.part, b[min(length, len(b)):])
			return length, false
		}
		d.givePart(p.part, b[length:])
		length += p.size
	}
	return length, true
}

// fixedPart is a part with its size.
type fixedPart struct {
	part protocol.Part
	size int
}

var (
	fixedCapabilities = fixedPart{protocol.WLANFixedCapabilities, 2}
	fixedStatus       = fixedPart{protocol.WLANFixedStatus, 2}
	fixedReason       = fixedPart{protocol.WLANFixedReason, 2}
	fixedListen       = fixedPart{protocol.WLANFixedListen, 2}
	fixedCategory     = fixedPart{protocol.WLANFixedCategory, 1}
	fixedAction       = fixedPart{protocol.WLANFixedAction, 1}
	fixedBlockAction  = fixedPart{protocol.WLANFixedBlockAction, 1}
	fixedToken        = fixedPart{protocol.WLANFixedToken, 1}
	fixedBlockAck     = fixedPart{protocol.WLANFixedBlockAck, 4}
	fixedMeasure      = fixedPart{protocol.WLANFixedMeasure, 1}
	fixedStart        = fixedPart{protocol.WLANFixedStart, 2}
)

// wlanFixed reads the fixed parameters of a frame. It gives their length, and whether they were all there and known.
func (d *dissection) wlanFixed(subtype byte, b []byte) (length int, whole bool) {
	switch subtype {
	case wlanAssociationRequest:
		return d.fixed(b, fixedCapabilities, fixedListen)
	case wlanAssociationResponse, wlanReassociationAnswer:
		return d.fixed(b, fixedCapabilities, fixedStatus, fixedPart{protocol.WLANFixedAID, 2})
	case wlanReassociationRequest:
		return d.fixed(b, fixedCapabilities, fixedListen, fixedPart{protocol.WLANFixedCurrentAP, 6})
	case wlanProbeRequest:
		return 0, true
	case wlanProbeResponse, wlanBeacon:
		return d.fixed(b, fixedPart{protocol.WLANFixedTime, 8}, fixedPart{protocol.WLANFixedInterval, 2}, fixedCapabilities)
	case wlanDisassociation, wlanDeauthentication:
		return d.fixed(b, fixedReason)
	case wlanAuthentication:
		length, whole = d.fixed(b, fixedPart{protocol.WLANFixedAuth, 4}, fixedStatus)
		if whole && binary.LittleEndian.Uint16(b) == wlanSAE {
			return d.wlanSAE(b)
		}
		return length, whole
	case wlanAction, wlanActionNoAck:
		return d.wlanAction(b)
	}
	return 0, false
}

// fromStation tells whether stations send the frames of a subtype to access points.
func fromStation(subtype byte) bool {
	return subtype == wlanAssociationRequest || subtype == wlanReassociationRequest || subtype == wlanProbeRequest
}

// wlanSAE reads what two stations that know a password tell each other (IEEE 802.11-2020, clause 12.4.7): a scalar and an element
// of a group, and in the second message that they agree.
func (d *dissection) wlanSAE(b []byte) (length int, whole bool) {
	const header, commit, confirm, hash = 6, 1, 2, 32
	message := binary.LittleEndian.Uint16(b[2:])
	d.giveNum(protocol.WLANSAEMessage, uint64(message))
	length = header
	switch message {
	case commit:
		if !d.givePart(protocol.WLANSAEGroup, b[length:]) {
			return length, false
		}
		scalar := saeScalar(binary.LittleEndian.Uint16(b[length:]))
		length += 2
		if scalar == 0 || len(b) < length+3*scalar {
			return length, false
		}
		if n := len(b) - length - 3*scalar; n > 0 && binary.LittleEndian.Uint16(b[4:]) != saeHashToElement { // elements follow then
			d.giveBytes(protocol.WLANSAEToken, b[length:length+n])
			length += n
		}
		d.giveBytes(protocol.WLANSAEScalar, b[length:length+scalar])
		d.giveBytes(protocol.WLANSAEElement, b[length+scalar:length+3*scalar])
		return length + 3*scalar, true
	case confirm:
		if !d.givePart(protocol.WLANSAESend, b[length:]) {
			return length, false
		}
		length += 2
		if len(b) < length+hash {
			return length, false
		}
		d.giveBytes(protocol.WLANSAEConfirm, b[length:length+hash])
		return length + hash, true
	}
	return length, false
}

// saeScalar is how many bytes a scalar of a group has, and half of what its elements have; zero for groups that dfc does not know.
func saeScalar(group uint16) int {
	switch group {
	case 19:
		return 32
	case 20:
		return 48
	case 21:
		return 66
	}
	return 0
}

// The categories of actions that dfc reads, and the block acknowledgement actions.
const (
	wlanSpectrum = 0
	wlanBlockAck = 3
	wlanPublic   = 4
	wlanRadioMgt = 5
	wlanFastBSS  = 6
	wlanHT       = 7
	wlanSAQuery  = 8
	wlanWNM      = 10
	wlanTDLS     = 12
	wlanVHT      = 21

	wlanAddBARequest = 0
	wlanAddBAAnswer  = 1
	wlanDelBA        = 2

	wlanChannelSwitch = 4

	wlanMeasureRequest  = 0
	wlanMeasureReport   = 1
	wlanNeighborRequest = 4
	wlanNeighborReport  = 5

	wlanPowerSave = 1 // of 802.11n
)

// wlanAction reads an action frame: its category and the action, and of some actions the parameters.
func (d *dissection) wlanAction(b []byte) (length int, whole bool) {
	if length, whole = d.fixed(b, fixedCategory); !whole {
		return length, false
	}
	category, rest := b[0], b[1:]
	var action byte
	if len(rest) > 0 {
		action = rest[0]
	}
	switch category {
	case wlanSpectrum:
		if action == wlanChannelSwitch { // has no token
			length, whole = d.fixed(rest, fixedAction)
		} else {
			length, whole = d.fixed(rest, fixedAction, fixedToken)
			whole = whole && action != 0 && action != 1 // measurements, whose elements dfc does not read
		}
	case wlanBlockAck:
		switch action {
		case wlanAddBARequest:
			length, whole = d.fixed(rest, fixedBlockAction, fixedToken, fixedBlockAck, fixedStart)
		case wlanAddBAAnswer:
			length, whole = d.fixed(rest, fixedBlockAction, fixedToken, fixedStatus, fixedBlockAck)
		case wlanDelBA:
			length, whole = d.fixed(rest, fixedBlockAction, fixedPart{protocol.WLANFixedDelBA, 2}, fixedReason)
		default:
			length, whole = d.fixed(rest, fixedBlockAction)
		}
	case wlanPublic:
		d.givePart(protocol.WLANFixedPublicAction, rest)
		whole = false
	case wlanHT:
		if action == wlanPowerSave {
			d.fixed(rest, fixedPart{protocol.WLANFixedHTAction, 1}, fixedPart{protocol.WLANFixedPowerSave, 1})
		} else {
			d.givePart(protocol.WLANFixedHTAction, rest)
		}
		whole = false
	case wlanVHT:
		d.givePart(protocol.WLANFixedVHTAction, rest)
		whole = false
	case wlanRadioMgt:
		switch action {
		case wlanMeasureRequest:
			length, whole = d.fixed(rest, fixedAction, fixedMeasure, fixedPart{protocol.WLANFixedRepetitions, 2})
		case wlanMeasureReport, wlanNeighborRequest, wlanNeighborReport:
			length, whole = d.fixed(rest, fixedAction, fixedMeasure)
		default:
			d.givePart(protocol.WLANFixedAction, rest)
			whole = false
		}
	case wlanFastBSS, wlanSAQuery, wlanWNM, wlanTDLS:
		d.givePart(protocol.WLANFixedAction, rest)
		whole = false
	default:
		whole = false
	}
	return 1 + length, whole
}
