package eval

import (
	"bytes"
	"encoding/binary"
	"strconv"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// Kinds of transfers.
const (
	usbIso = iota
	usbInterrupt
	usbControl
	usbBulk
)

// Sizes of headers.
const (
	usbSetup       = 8
	usbLinux       = 48
	usbLinuxMapped = 64
	usbPcap        = 27
	usbPcapControl = usbPcap + 1
)

// usbPcapStatus is the stage of a control transfer that tells no more than that it is over.
const usbPcapStatus = 2

// Types of requests and whom they are for, in bmRequestType.
const (
	usbTypes       = 0x60
	usbStandard    = 0x00
	usbClass       = 0x20
	usbRecipients  = 0x1f
	usbOfInterface = 1
	usbOfEndpoint  = 2
)

// Standard requests.
const (
	usbGetStatus        = 0
	usbClearFeature     = 1
	usbSetFeature       = 3
	usbSetAddress       = 5
	usbGetDescriptor    = 6
	usbGetConfiguration = 8
	usbSetConfiguration = 9
	usbGetInterface     = 10
	usbSetInterface     = 11
	usbSynchFrame       = 12
)

// Descriptors.
const (
	usbDevice        = 1
	usbConfiguration = 2
	usbString        = 3
	usbInterface     = 4
	usbEndpoint      = 5
	usbQualifier     = 6
	usbOtherSpeed    = 7
	usbAssociation   = 11
	usbCapabilities  = 15
	usbHIDDescriptor = 0x21
	usbHIDReport     = 0x22
)

// Classes of interfaces.
const (
	usbHID         = 3
	usbMassStorage = 8
	usbUnknown     = 0xff
)

// usbPlace is an endpoint of a device, or an interface of one.
type usbPlace struct {
	bus    uint16
	device uint16
	number uint8
}

// usbState is what is remembered of devices.
type usbState struct {
	requests   memory[usbKey, usbRequest]
	endpoints  memory[usbPlace, uint8] // the classes of the interfaces they belong to
	interfaces memory[usbPlace, uint8] // the classes
}

// usbKey is what a response has of its request.
type usbKey struct {
	usbPlace
	id uint64
}

// usbRequest is one that may be answered.
type usbRequest struct {
	request
	setup   [usbSetup]byte
	control bool  // there is a setup packet
	class   uint8 // that it is about
}

// usbTransfer is what a capture's header says.
type usbTransfer struct {
	usbPlace
	id       uint64
	kind     uint8
	endpoint uint8
	request  bool
	last     bool       // no other response will come
	back     usbRequest // what a response answers
	answers  bool
}

func usb(d *dissection, l *layer) next {
	switch d.frame.Interface.Link {
	case protocol.LinkUSBLinux:
		return d.usbLinux(l, usbLinux)
	case protocol.LinkUSBLinuxMapped:
		return d.usbLinux(l, usbLinuxMapped)
	case protocol.LinkUSBPcap:
		return d.usbPcap(l)
	}
	l.own = len(l.b)
	return next{}
}

// usbLinux reads a header of Linux. The packets of an isochronous transfer are described behind it.
func (d *dissection) usbLinux(l *layer, size int) next {
	const flags, setupAt, packet = 16, 40, 16
	b := l.b
	l.own = min(size, len(b))
	if len(b) < flags {
		d.layers = d.layers[:len(d.layers)-1]
		return d.truncated(b, l.full)
	}
	t := usbTransfer{id: binary.LittleEndian.Uint64(b), kind: b[9], endpoint: b[10], request: b[8] == 'S'}
	t.usbPlace = usbPlace{binary.LittleEndian.Uint16(b[12:]), uint16(b[11]), b[10] & 0x7f}
	d.usbTransfer(&t)
	if !d.givePart(protocol.USBLinux, b) {
		return d.truncated(b, l.full)
	}
	d.usbMatch(&t)
	setup := b[14] == 0
	if setup && t.kind != usbControl {
		d.giveLabel(protocol.USBWrongSetup)
	}
	if t.kind == usbIso {
		d.givePart(protocol.USBLinuxIso, b)
	} else if !(setup && t.request && t.kind == usbControl) {
		d.giveLabel(protocol.USBNoSetup)
	}
	if size == usbLinuxMapped {
		d.givePart(protocol.USBLinuxMapped, b)
		if len(b) >= usbLinuxMapped {
			d.giveNum(protocol.USBIsoCount, uint64(binary.LittleEndian.Uint32(b[60:])))
		}
	}
	if len(b) < size {
		switch {
		case t.kind != usbControl:
			d.usbClass(d.usbClassOf(&t))
		case setup && t.request:
			d.givePart(protocol.USBRequestType, b[setupAt:])
		}
		return d.truncated(b, l.full)
	}
	data := b[size:]
	if t.kind == usbIso {
		d.usbClass(d.usbClassOf(&t))
		count := int(min(binary.LittleEndian.Uint32(b[44:]), uint32(len(data)/packet)))
		if size == usbLinux {
			count = 0
		}
		descriptions, data := data[:count*packet], data[count*packet:]
		used := 0
		for ; len(descriptions) > 0; descriptions = descriptions[packet:] {
			d.usbIsoPacket(descriptions[:packet])
			d.givePart(protocol.USBLinuxIsoPacket, descriptions)
			at, n := uint64(binary.LittleEndian.Uint32(descriptions[4:])), uint64(binary.LittleEndian.Uint32(descriptions[8:]))
			if n > 0 && at+n <= uint64(len(data)) {
				d.giveBytes(protocol.USBIsoData, data[at:at+n])
				used = max(used, int(at+n))
			}
		}
		d.usbRest(data[used:])
		return next{}
	}
	if t.request && setup && t.kind == usbControl {
		d.usbAsk(l, &t, b[setupAt:setupAt+usbSetup], data)
		return next{}
	}
	return d.usbPayload(l, &t, size)
}

// usbPcap reads a header of USBPcap.
func (d *dissection) usbPcap(l *layer) next {
	b := l.b
	if len(b) < usbPcap {
		d.layers = d.layers[:len(d.layers)-1]
		return d.truncated(b, l.full)
	}
	size := int(binary.LittleEndian.Uint16(b))
	l.own = min(max(size, usbPcap), len(b))
	t := usbTransfer{id: binary.LittleEndian.Uint64(b[2:]), kind: b[22], endpoint: b[21], request: b[16]&1 == 0}
	t.usbPlace = usbPlace{binary.LittleEndian.Uint16(b[17:]), binary.LittleEndian.Uint16(b[19:]), b[21] & 0x7f}
	d.usbTransfer(&t)
	d.givePart(protocol.USBPcap, b)
	switch t.kind {
	case usbControl:
		d.givePart(protocol.USBPcapStage, b)
	case usbIso:
		d.givePart(protocol.USBPcapIso, b)
	}
	t.last = t.kind != usbControl || len(b) >= usbPcapControl && b[usbPcap] >= usbPcapStatus
	d.usbMatch(&t)
	if len(b) < size || size < usbPcap {
		return d.truncated(b, l.full)
	}
	data := b[size:]
	switch {
	case t.kind == usbControl && t.request && size >= usbPcapControl && b[usbPcap] == 0:
		if len(data) < usbSetup {
			return d.truncated(b, l.full)
		}
		d.usbAsk(l, &t, data[:usbSetup], data[usbSetup:])
		return next{}
	case t.kind == usbIso:
		const header, packet = 39, 12
		for at := header; at+packet <= size; at += packet {
			d.usbIsoPacket(b[at : at+packet])
			d.givePart(protocol.USBPcapIsoPacket, b[at:])
			offset := uint64(binary.LittleEndian.Uint32(b[at:]))
			n := uint64(binary.LittleEndian.Uint32(b[at+4:]))
			if n > 0 && offset+n <= uint64(len(data)) {
				d.giveBytes(protocol.USBIsoData, data[offset:offset+n])
			}
		}
		return next{}
	case t.kind > usbBulk:
		d.usbRest(data)
		return next{}
	case t.kind == usbControl && size >= usbPcapControl && b[usbPcap] == usbPcapStatus:
		return next{}
	}
	return d.usbPayload(l, &t, size)
}

// usbIsoPacket is the layer that Wireshark makes of each packet of an isochronous transfer.
func (d *dissection) usbIsoPacket(b []byte) {
	if len(d.layers) < maxLayers {
		d.layers = append(d.layers, layer{proto: protocol.USB, b: b, full: len(b), own: len(b), has: len(b), again: true})
	}
}

// usbTransfer gives what both headers have.
func (d *dissection) usbTransfer(t *usbTransfer) {
	d.usbEnds(t)
	d.giveNum(protocol.USBTransferType, uint64(t.kind))
	d.giveNum(protocol.USBEndpoint, uint64(t.endpoint))
	d.giveNum(protocol.USBEndpointDirection, uint64(t.endpoint>>7))
	d.giveNum(protocol.USBEndpointNumber, uint64(t.endpoint&0x0f))
	d.giveNum(protocol.USBDevice, uint64(t.device))
	d.giveNum(protocol.USBBus, uint64(t.bus))
}

// usbEnds gives where a transfer comes from and goes to: the host, or an endpoint as bus.device.number.
func (d *dissection) usbEnds(t *usbTransfer) {
	if !d.wantsAny(protocol.USBSrc, protocol.USBDst, protocol.USBAddr) {
		return
	}
	start := len(d.arena)
	d.arena = strconv.AppendUint(d.arena, uint64(t.bus), 10)
	d.arena = strconv.AppendUint(append(d.arena, '.'), uint64(t.device), 10)
	d.arena = strconv.AppendUint(append(d.arena, '.'), uint64(t.number), 10)
	src, dst := bytesValue(d.arena[start:]), bytesValue(usbHost)
	if t.request {
		src, dst = dst, src
	}
	d.give(protocol.USBSrc, src, nil)
	d.give(protocol.USBDst, dst, nil)
	d.give(protocol.USBAddr, src, nil)
	d.give(protocol.USBAddr, dst, nil)
}

var usbHost = []byte("host")

// usbMatch remembers a request, or finds that of a response, of which several may come.
func (d *dissection) usbMatch(t *usbTransfer) {
	key := usbKey{t.usbPlace, t.id}
	known := &d.state.usb.requests
	if t.request {
		known.put(key, usbRequest{request: request{d.frame.Number, d.now()}, control: t.kind == usbControl}, maxTransactions)
		return
	}
	if t.back, t.answers = known.get(key, maxTransactions); !t.answers {
		return
	}
	if t.last {
		delete(known.young, key)
		delete(known.old, key)
	}
	d.giveNum(protocol.USBRequestIn, uint64(t.back.frame))
	d.giveTime(protocol.USBTime, d.now().sub(t.back.at))
	d.later(t.back.frame, protocol.USBResponseIn, num(d.frame.Number))
}

// usbClassOf is the class of the interface that the endpoint of a transfer belongs to.
func (d *dissection) usbClassOf(t *usbTransfer) uint8 {
	if class, ok := d.state.usb.endpoints.get(t.usbPlace, maxTransactions); ok {
		return class
	}
	return usbUnknown
}

func (d *dissection) usbClass(class uint8) { d.giveNum(protocol.USBInterfaceClass, uint64(class)) }

// usbRest gives what nobody reads.
func (d *dissection) usbRest(b []byte) {
	if len(b) > 0 {
		d.giveBytes(protocol.USBCapData, b)
	}
}

// usbAsk reads a setup packet and what is sent with it.
func (d *dissection) usbAsk(l *layer, t *usbTransfer, b, data []byte) {
	r := usbRequest{request: request{d.frame.Number, d.now()}, control: true, class: usbUnknown}
	copy(r.setup[:], b)
	d.givePart(protocol.USBRequestType, b)
	if len(data) > 0 {
		d.giveBytes(protocol.USBFragment, data)
	}
	recipient, index := b[0]&usbRecipients, binary.LittleEndian.Uint16(b[4:])
	if b[0]&usbTypes != usbStandard || recipient == usbOfInterface && b[1] == usbGetDescriptor {
		switch at := (usbPlace{t.bus, t.device, uint8(index)}); recipient {
		case usbOfInterface:
			r.class = usbKnown(&d.state.usb.interfaces, at)
		case usbOfEndpoint:
			at.number &= 0x0f
			r.class = usbKnown(&d.state.usb.endpoints, at)
		}
		d.usbClass(r.class)
		d.usbAskClass(&r, b, data)
	} else {
		d.usbAskStandard(b)
	}
	d.state.usb.requests.put(usbKey{t.usbPlace, t.id}, r, maxTransactions)
}

func usbKnown(of *memory[usbPlace, uint8], at usbPlace) uint8 {
	if class, ok := of.get(at, maxTransactions); ok {
		return class
	}
	return usbUnknown
}

// usbAskStandard reads a request that all devices understand.
func (d *dissection) usbAskStandard(b []byte) {
	d.givePart(protocol.USBRequest, b)
	value := protocol.USBValue
	switch b[1] {
	case usbClearFeature, usbSetFeature:
		value = protocol.USBFeature
	case usbGetDescriptor:
		d.givePart(protocol.USBDescriptorIndex, b)
		d.giveNum(protocol.USBDescriptorType, uint64(b[3]))
		d.givePart(protocol.USBLanguage, b)
		d.givePart(protocol.USBLength, b)
		return
	case usbSetConfiguration:
		value = nil
		d.giveNum(protocol.USBConfiguration, uint64(b[2]))
	case usbSetInterface:
		value = nil
		d.giveNum(protocol.USBAlternate, uint64(b[2]))
	case usbSetAddress:
		value = nil
		d.giveNum(protocol.USBDevice, uint64(binary.LittleEndian.Uint16(b[2:])))
	}
	d.givePart(value, b)
	switch index := b[0] & usbRecipients; {
	case b[1] == usbSetInterface, b[1] == usbGetInterface,
		index == usbOfInterface && (b[1] == usbGetStatus || b[1] == usbClearFeature || b[1] == usbSetFeature):
		d.givePart(protocol.USBSetInterface, b)
	case b[1] == usbSynchFrame,
		index == usbOfEndpoint && (b[1] == usbGetStatus || b[1] == usbClearFeature || b[1] == usbSetFeature):
		d.givePart(protocol.USBSetEndpoint, b)
	default:
		d.givePart(protocol.USBIndex, b)
	}
	d.givePart(protocol.USBLength, b)
}

// usbAskClass reads a request that the class of an interface or the vendor of a device defines.
func (d *dissection) usbAskClass(r *usbRequest, b, data []byte) {
	class := b[0]&usbTypes == usbClass
	switch {
	case r.class == usbHID && b[0]&usbTypes == usbStandard:
		d.givePart(protocol.HIDGetDescriptor, b)
		d.giveNum(protocol.HIDDescriptorType, uint64(b[3]))
		d.giveNum(protocol.HIDDescriptorLength, uint64(binary.LittleEndian.Uint16(b[6:])))
	case r.class == usbHID && class:
		const getReport, getIdle, setReport, setIdle = 1, 2, 9, 10
		d.givePart(protocol.HIDRequest, b)
		switch b[1] {
		case getReport, setReport:
			d.givePart(protocol.HIDReport, b)
			d.givePart(protocol.HIDReportType, b)
		case getIdle:
			d.givePart(protocol.HIDReport, b)
			d.givePart(protocol.HIDZero, b)
		case setIdle:
			d.givePart(protocol.HIDReport, b)
			d.givePart(protocol.HIDDuration, b)
		}
		d.givePart(protocol.HIDIndex, b)
	case r.class == usbHID:
		if d.wants(protocol.HIDData) {
			start := len(d.arena)
			d.arena = append(append(d.arena, b[1:]...), data...)
			d.giveBytes(protocol.HIDData, d.arena[start:])
		}
	case usbMassStorageRequest(r, b):
		d.layers = append(d.layers, layer{proto: protocol.USBMS, b: b[1:], full: usbSetup - 1, own: usbSetup - 1, has: usbSetup - 1})
		d.givePart(protocol.MSRequest, b)
	case r.class == usbUnknown && !usbHub(b):
		d.givePart(protocol.USBRequest, b)
		d.givePart(protocol.USBValue, b)
		d.givePart(protocol.USBIndex, b)
		d.givePart(protocol.USBLength, b)
	}
}

// usbMassStorageRequest tells whether a request is one of mass storage: a reset or the question for the number of units.
func usbMassStorageRequest(r *usbRequest, b []byte) bool {
	const reset, maxLUN = 0xff, 0xfe
	return (r.class == usbMassStorage || r.class == usbUnknown) && (b[0] == usbClass|usbOfInterface && b[1] == reset || b[0] == 0x80|usbClass|usbOfInterface && b[1] == maxLUN)
}

// usbHub tells whether a request is one to a hub or one of its ports, whose fields are not known.
func usbHub(b []byte) bool {
	const in, other = 0x80, 3
	switch b[0] {
	case in | usbClass, in | usbClass | other:
		return b[1] == usbGetStatus || b[1] == usbGetDescriptor || b[1] == 10
	case usbClass, usbClass | other:
		return b[1] == usbClearFeature || b[1] == usbSetFeature || b[1] == 7 || b[1] == 8 || b[1] == 9 || b[1] == 11 || b[1] == 12
	}
	return false
}

// usbPayload reads the data of a transfer that is no setup packet.
func (d *dissection) usbPayload(l *layer, t *usbTransfer, size int) next {
	b, full := l.b[size:], l.full-size
	if t.kind == usbControl {
		return d.usbAnswer(l, t, b, full)
	}
	class := d.usbClassOf(t)
	d.usbClass(class)
	switch {
	case len(b) == 0:
	case class == usbMassStorage && t.kind == usbBulk, class == usbUnknown && t.kind == usbBulk && usbMassStorageWrapper(b):
		return next{proto: protocol.USBMS, b: b, full: full}
	case class == usbHID && t.kind == usbInterrupt:
		d.giveBytes(protocol.HIDData, b)
	default:
		d.usbRest(b)
	}
	if 0 < len(b) && len(b) < full { // of what was not recorded at all, Wireshark misses nothing
		return d.truncated(b, full)
	}
	return next{}
}

// usbAnswer reads what a device says on a request.
func (d *dissection) usbAnswer(l *layer, t *usbTransfer, b []byte, full int) next {
	r := &t.back
	if t.request || !t.answers || !r.control {
		if len(b) > 0 && !t.request {
			d.giveBytes(protocol.USBControlResponse, b)
		}
		return next{}
	}
	ok := true
	switch kind := r.setup[0]; {
	case kind&usbTypes == usbStandard && !(kind&usbRecipients == usbOfInterface && r.setup[1] == usbGetDescriptor):
		if len(b) > 0 {
			ok = d.usbAnswerStandard(t, r, b)
		}
	case usbMassStorageRequest(r, r.setup[:]):
		d.usbClass(r.class)
		d.layers = append(d.layers, layer{proto: protocol.USBMS, b: b, full: full, own: len(b), has: len(b)})
		if len(b) > 0 {
			d.giveNum(protocol.MSMaxLUN, uint64(b[0]))
		}
	case r.class == usbHID && kind&usbTypes == usbStandard && r.setup[3] == usbHIDReport && len(b) > 0:
		d.usbClass(r.class)
		d.layers = append(d.layers, layer{proto: protocol.USBHID, b: b, full: full, own: len(b), has: len(b)})
	default:
		d.usbClass(r.class)
		known := r.class != usbUnknown && kind&usbTypes != usbStandard || usbHub(r.setup[:])
		if len(b) > 0 && !known {
			d.giveBytes(protocol.USBControlResponse, b)
		}
	}
	if !ok || len(b) < full {
		return d.truncated(b, full)
	}
	return next{}
}

// usbAnswerStandard reads the answer to a standard request. It reports false where bytes are lacking.
func (d *dissection) usbAnswerStandard(t *usbTransfer, r *usbRequest, b []byte) bool {
	used := 0
	switch r.setup[1] {
	case usbGetStatus:
		used = 2
		if len(b) < used {
			return false
		}
		d.giveNum(protocol.USBStatus, uint64(binary.LittleEndian.Uint16(b)))
	case usbGetConfiguration:
		used = 1
		d.giveNum(protocol.USBConfiguration, uint64(b[0]))
	case usbGetInterface:
		used = 1
		d.giveNum(protocol.USBAlternate, uint64(b[0]))
	case usbSynchFrame:
		used = 2
		if len(b) < used {
			return false
		}
		d.giveNum(protocol.USBFrameNumber, uint64(binary.LittleEndian.Uint16(b)))
	case usbGetDescriptor:
		return d.usbDescriptor(t, r, b)
	}
	d.usbRest(b[used:])
	return true
}

// usbDescriptor reads the descriptor that was asked for.
func (d *dissection) usbDescriptor(t *usbTransfer, r *usbRequest, b []byte) bool {
	switch r.setup[3] {
	case usbDevice, usbQualifier:
		d.usbDescriptorHead(b)
		if !d.givePart(protocol.USBVersion, b) {
			return false
		}
		rest := b[8:]
		if r.setup[3] == usbDevice {
			if len(rest) == 0 && binary.LittleEndian.Uint16(r.setup[6:]) == 8 {
				return true
			}
			if !d.givePart(protocol.USBDevices, b) || len(b) < 18 {
				return false
			}
			rest = b[17:]
		}
		if len(rest) == 0 {
			return false
		}
		d.giveNum(protocol.USBConfigurations, uint64(rest[0]))
	case usbConfiguration, usbOtherSpeed:
		return d.usbConfiguration(t, b)
	case usbString:
		d.usbDescriptorHead(b)
		if len(b) < 2 {
			return false
		}
		text := b[2:max(min(int(b[0]), len(b)), 2)]
		if r.setup[2] != 0 {
			d.giveUTF16(protocol.USBString, text)
			break
		}
		for ; len(text) >= 2; text = text[2:] {
			d.giveNum(protocol.USBLangID, uint64(binary.LittleEndian.Uint16(text)))
		}
	case usbCapabilities:
		d.usbDescriptorHead(b)
		if !d.givePart(protocol.USBCapabilities, b) {
			return false
		}
		for b = b[5:]; len(b) >= 3 && b[0] >= 3; b = b[min(int(b[0]), len(b)):] {
			d.usbDescriptorHead(b)
			d.giveNum(protocol.USBCapability, uint64(b[2]))
		}
	default:
		d.giveBytes(protocol.USBGetDescriptor, b)
	}
	return true
}

// usbDescriptorHead gives a descriptor's length and type.
func (d *dissection) usbDescriptorHead(b []byte) {
	if d.givePart(protocol.USBDescriptor, b) && len(b) > 1 {
		d.giveNum(protocol.USBDescriptorType, uint64(b[1]))
	}
}

// usbConfiguration reads a configuration: its interfaces and their endpoints, of which is remembered what classes they are of.
func (d *dissection) usbConfiguration(t *usbTransfer, b []byte) bool {
	class := uint8(usbUnknown)
	for first := true; len(b) > 0; first = false {
		if len(b) < 2 {
			d.givePart(protocol.USBDescriptor, b)
			return false
		}
		n := int(b[0])
		if n < 2 {
			return first
		}
		whole := n <= len(b)
		v := b[:min(n, len(b))]
		kind := v[1]
		if kind == usbInterface && len(v) >= 9 {
			class = v[5]
			d.state.usb.interfaces.put(usbPlace{t.bus, t.device, v[2]}, class, maxTransactions)
		}
		if kind == usbEndpoint && len(v) >= 3 {
			d.state.usb.endpoints.put(usbPlace{t.bus, t.device, v[2] & 0x0f}, class, maxTransactions)
		}
		d.usbPart(kind, class, v)
		if !whole {
			return false
		}
		b = b[n:]
	}
	return true
}

// usbPart gives one of the descriptors of a configuration.
func (d *dissection) usbPart(kind, class uint8, b []byte) {
	d.usbDescriptorHead(b)
	switch kind {
	case usbConfiguration, usbOtherSpeed:
		if d.givePart(protocol.USBConfigured, b) {
			d.giveNum(protocol.USBConfiguration, uint64(b[5]))
		}
	case usbInterface:
		if d.givePart(protocol.USBInterface, b) {
			d.giveNum(protocol.USBAlternate, uint64(b[3]))
			d.usbClass(b[5])
		}
	case usbEndpoint:
		if !d.givePart(protocol.USBEndpointAddress, b) || !d.givePart(protocol.USBEndpointAttributes, b) {
			return
		}
		kind := b[3] & 3
		if kind == 1 { // isochronous
			d.givePart(protocol.USBEndpointIso, b)
		}
		d.givePart(protocol.USBPacketSize, b)
		if kind == 1 || kind == 3 { // or interrupt
			d.givePart(protocol.USBPacketSlots, b)
		}
		d.givePart(protocol.USBInterval, b)
		d.givePart(protocol.USBAudioEndpoint, b)
	case usbAssociation:
		d.givePart(protocol.USBAssociation, b)
	case usbHIDDescriptor:
		if class != usbHID || !d.givePart(protocol.HIDDescriptor, b) {
			return
		}
		for i := 0; i < int(b[5]) && 9+3*i <= len(b); i++ {
			d.giveNum(protocol.HIDDescriptorType, uint64(b[6+3*i]))
			d.giveNum(protocol.HIDDescriptorLength, uint64(binary.LittleEndian.Uint16(b[7+3*i:])))
		}
	}
}

// The wrappers of mass storage's commands and of their status.
var (
	usbCommand = []byte("USBC")
	usbStatus  = []byte("USBS")
)

const (
	usbCommandSize = 31
	usbStatusSize  = 13
)

func usbMassStorageWrapper(b []byte) bool {
	return len(b) == usbCommandSize && bytes.HasPrefix(b, usbCommand) || len(b) == usbStatusSize && bytes.HasPrefix(b, usbStatus)
}

func usbMS(d *dissection, l *layer) next {
	b := l.b
	if usbMassStorageWrapper(b) {
		part := protocol.MSCommand
		if bytes.HasPrefix(b, usbStatus) {
			part = protocol.MSStatus
		}
		d.givePart(part, b)
		d.give(protocol.MSTag, ftype.Value{Num: uint64(binary.LittleEndian.Uint32(b[4:]))}, b[4:8])
	}
	if len(b) < l.full {
		return d.truncated(b, l.full)
	}
	return next{}
}
