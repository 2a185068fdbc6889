package eval

import (
	"encoding/binary"
	"slices"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Opcodes of the attribute protocol.
const (
	attError             = 0x01
	attMTU               = 0x02
	attMTUIs             = 0x03
	attFindInfo          = 0x04
	attInfo              = 0x05
	attFindByValue       = 0x06
	attFound             = 0x07
	attReadByType        = 0x08
	attTypeIs            = 0x09
	attRead              = 0x0a
	attIs                = 0x0b
	attReadBlob          = 0x0c
	attBlobIs            = 0x0d
	attReadMultiple      = 0x0e
	attMultipleAre       = 0x0f
	attReadByGroup       = 0x10
	attGroupIs           = 0x11
	attWrite             = 0x12
	attWritten           = 0x13
	attPrepare           = 0x16
	attPrepared          = 0x17
	attExecute           = 0x18
	attExecuted          = 0x19
	attNotify            = 0x1b
	attIndicate          = 0x1d
	attConfirm           = 0x1e
	attReadVariable      = 0x20
	attVariableAre       = 0x21
	attWriteCommand      = 0x52
	attSignedWrite       = 0xd2
	attSignatureAndCount = 12
)

// Types of attributes.
const (
	attPrimaryService = 0x2800
	attInclude        = 0x2802
	attCharacteristic = 0x2803
	attClientConfig   = 0x2902
	attDeviceName     = 0x2a00
	attBatteryLevel   = 0x2a19
)

// attLeastMTU is how many bytes a PDU may have where nothing else was agreed on.
const attLeastMTU = 23

// Bounds of what is remembered of a server.
const (
	attServers    = 256
	attAttributes = 4096
)

// attUUID is a type of an attribute: a number, or 16 bytes with the most significant one first; neither: it is not known.
type attUUID struct {
	long   [16]byte
	number uint16
	size   uint8
}

// attKind is what an attribute is to those behind it.
type attKind uint8

const (
	attOther attKind = iota
	attService
	attValue
)

// attAttribute is what is known of the attribute that a handle stands for.
type attAttribute struct {
	handle uint16
	kind   attKind
	uuid   attUUID
}

// attServer is what is known of the attributes of a device, in the order of their handles.
type attServer struct{ attributes []attAttribute }

// attState is what is remembered of attributes.
type attState struct {
	servers  memory[[6]byte, *attServer]
	requests memory[btLink, attRequest]
	mtus     memory[btLink, uint64] // where they were agreed on
}

// attRequest is what was asked last on a connection.
type attRequest struct {
	side    btSide
	frame   int
	opcode  byte
	handles [8]uint16
	count   uint8 // of handles
	uuid    attUUID
}

// attReader reads a PDU.
type attReader struct {
	wpanReader
	server  *attServer // that the handles are of; nil where it is not known
	request attRequest // that a response answers
	answers bool
}

func btatt(d *dissection, l *layer) next {
	if len(l.b) == 0 {
		return d.truncated(l.b, l.full)
	}
	opcode := l.b[0]
	d.attOpcode(protocol.BTATTOpcode, opcode)
	r := &attReader{wpanReader: wpanReader{d, l.b, 1, true}}
	r.start(opcode)
	mtu, ok := d.state.att.mtus.get(d.bt.link, maxTransactions)
	if !ok {
		mtu = attLeastMTU
	}
	if uint64(l.full) > mtu {
		d.giveLabel(protocol.BTATTTooLong)
	}
	r.pdu(opcode)
	if !r.ok {
		return d.truncated(l.b, l.full)
	}
	if r.answers && opcode != attError {
		d.giveNum(protocol.BTATTRequestIn, uint64(r.request.frame))
		d.later(r.request.frame, protocol.BTATTResponseIn, num(d.frame.Number))
	}
	return next{}
}

func (d *dissection) attOpcode(f *protocol.Field, opcode byte) {
	d.giveNum(f, uint64(opcode))
	if d.wantsPart(protocol.BTATTOpcodeBits) {
		start := len(d.arena)
		d.arena = append(d.arena, opcode)
		d.givePart(protocol.BTATTOpcodeBits, d.arena[start:])
	}
}

// start finds the server, and what a response answers.
func (r *attReader) start(opcode byte) {
	at, known := &r.d.bt, &r.d.state.att
	if at.side != btUnknown {
		server := at.ends[at.side] // most often it is who speaks
		switch opcode {
		case attMTU, attFindInfo, attFindByValue, attReadByType, attRead, attReadBlob, attReadMultiple, attReadByGroup, attWrite, attPrepare, attExecute, attConfirm, attReadVariable:
			server = at.ends[1-at.side]
		}
		s, ok := known.servers.get(server, attServers)
		if !ok {
			s = &attServer{}
			known.servers.put(server, s, attServers)
		}
		r.server = s
	}
	asked := opcode - 1
	switch opcode {
	case attError:
		if len(r.b) < 2 {
			return
		}
		asked = r.b[1]
	case attMTUIs, attInfo, attFound, attTypeIs, attIs, attBlobIs, attMultipleAre, attGroupIs, attWritten, attPrepared, attExecuted, attConfirm, attVariableAre:
	default:
		return
	}
	if q, ok := known.requests.get(at.link, maxTransactions); ok && q.opcode == asked && q.side != at.side {
		r.request, r.answers = q, true
	}
}

// ask remembers a request.
func (r *attReader) ask(opcode byte, uuid attUUID, handles ...uint64) {
	if !r.ok {
		return
	}
	at := &r.d.bt
	q := attRequest{side: at.side, frame: r.d.frame.Number, opcode: opcode, uuid: uuid}
	for _, h := range handles {
		if int(q.count) < len(q.handles) {
			q.handles[q.count] = uint16(h)
			q.count++
		}
	}
	r.d.state.att.requests.put(at.link, q, maxTransactions)
}

func (r *attReader) pdu(opcode byte) {
	d := r.d
	switch opcode {
	case attError:
		if b := r.take(1); b != nil {
			d.attOpcode(protocol.BTATTFailed, b[0])
		}
		r.handle()
		r.num(1, protocol.BTATTError)
		if r.answers && (r.request.opcode == attReadByType || r.request.opcode == attReadByGroup) {
			r.asked()
		}
	case attMTU:
		r.ask(opcode, attUUID{}, r.num(2, protocol.BTATTClientMTU))
	case attMTUIs:
		if mtu := r.num(2, protocol.BTATTServerMTU); r.ok && r.answers {
			d.state.att.mtus.put(d.bt.link, min(mtu, uint64(r.request.handles[0])), maxTransactions)
		}
	case attFindInfo:
		r.num(2, protocol.BTATTStart)
		r.num(2, protocol.BTATTEnd)
		r.ask(opcode, attUUID{})
	case attInfo:
		r.information()
	case attFindByValue:
		r.num(2, protocol.BTATTStart)
		r.num(2, protocol.BTATTEnd)
		uuid := r.uuid(2)
		if rest := r.rest(); r.ok && len(rest) > 0 {
			d.giveBytes(protocol.BTATTValue, rest)
			r.ask(opcode, attUUIDOf(rest))
		} else {
			r.ask(opcode, uuid)
		}
	case attFound:
		for r.ok && len(r.b)-r.at >= 4 {
			d.giveLabel(protocol.BTATTHandles)
			h := r.handle()
			r.num(2, protocol.BTATTGroupEnd)
			if r.answers {
				r.learn(uint16(h), attOther, r.request.uuid)
			}
		}
	case attReadByType, attReadByGroup:
		r.num(2, protocol.BTATTStart)
		r.num(2, protocol.BTATTEnd)
		r.ask(opcode, r.uuid(len(r.b)-r.at))
	case attTypeIs, attGroupIs:
		r.attributes(opcode)
	case attRead:
		r.ask(opcode, attUUID{}, r.handle())
	case attIs:
		r.answered()
	case attReadBlob:
		h := r.handle()
		r.num(2, protocol.BTATTOffset)
		r.ask(opcode, attUUID{}, h)
	case attBlobIs:
		r.answered()
	case attReadMultiple, attReadVariable:
		var handles []uint64
		for r.ok && len(r.b)-r.at >= 2 {
			if opcode == attReadVariable {
				handles = append(handles, r.num(2, protocol.BTATTHandle))
			} else {
				handles = append(handles, r.handle())
			}
		}
		r.ask(opcode, attUUID{}, handles...)
	case attMultipleAre:
		r.answered()
	case attVariableAre:
		if !r.answers {
			r.answered()
		}
		for i := 0; r.answers && i < int(r.request.count) && r.ok; i++ {
			uuid := r.about(r.request.handles[i])
			r.value(uuid, r.take(int(r.num(2))))
		}
	case attWrite:
		h := r.handle()
		r.value(r.of(h), r.rest())
		r.ask(opcode, attUUID{}, h)
	case attWritten, attConfirm:
		if r.answers && r.request.count > 0 {
			r.about(r.request.handles[0])
		}
	case attPrepare, attPrepared:
		h := r.handle()
		r.num(2, protocol.BTATTOffset)
		r.value(r.of(h), r.rest())
		if opcode == attPrepare {
			r.ask(opcode, attUUID{}, h)
		}
	case attExecute:
		r.num(1, protocol.BTATTFlags)
		r.ask(opcode, attUUID{})
	case attNotify, attIndicate, attWriteCommand:
		h := r.handle()
		r.value(r.of(h), r.rest())
		if opcode == attIndicate {
			r.ask(opcode, attUUID{}, h)
		}
	case attSignedWrite:
		h := r.handle()
		if n := len(r.b) - r.at - attSignatureAndCount; n > 0 {
			r.value(r.of(h), r.take(n))
		}
		r.num(4, protocol.BTATTCounter)
		if b := r.take(8); b != nil {
			d.giveBytes(protocol.BTATTSignature, b)
		}
	}
}

func (r *attReader) rest() []byte {
	if !r.ok {
		return nil
	}
	return r.take(len(r.b) - r.at)
}

// handle gives a handle, with what is known of it.
func (r *attReader) handle() uint64 {
	h := r.num(2)
	if r.ok {
		r.about(uint16(h))
	}
	return h
}

// about gives a handle and what is known of it: the service and the characteristic it is a part of, and what it is itself.
func (r *attReader) about(h uint16) attUUID {
	d := r.d
	d.giveNum(protocol.BTATTHandle, uint64(h))
	if r.server == nil {
		return attUUID{}
	}
	own, service, value := r.server.about(h)
	if service != own {
		d.attUUID(protocol.BTATTService16, protocol.BTATTService128, service)
	}
	if value != own {
		d.attUUID(protocol.BTATTCharacteristic16, protocol.BTATTCharacteristic128, value)
	}
	d.attUUID(protocol.BTATTUUID16, protocol.BTATTUUID128, own)
	return own
}

func (d *dissection) attUUID(short, long *protocol.Field, u attUUID) {
	switch u.size {
	case 2:
		d.giveNum(short, uint64(u.number))
	case 16:
		if d.wants(long) {
			start := len(d.arena)
			d.arena = append(d.arena, u.long[:]...)
			d.giveBytes(long, d.arena[start:])
		}
	}
}

// of is the type of a handle.
func (r *attReader) of(h uint64) attUUID {
	if r.server == nil || !r.ok {
		return attUUID{}
	}
	own, _, _ := r.server.about(uint16(h))
	return own
}

func (s *attServer) find(h uint16) (int, bool) {
	return slices.BinarySearchFunc(s.attributes, h, func(a attAttribute, h uint16) int { return int(a.handle) - int(h) })
}

// about tells what a handle is, and the service and the characteristic before it, or which it is.
func (s *attServer) about(h uint16) (own, service, value attUUID) {
	i, ok := s.find(h)
	if ok {
		own = s.attributes[i].uuid
		i++
	}
	for i--; i >= 0; i-- {
		switch a := &s.attributes[i]; {
		case a.kind == attService:
			return own, a.uuid, value
		case a.kind == attValue && value.size == 0:
			value = a.uuid
		}
	}
	return own, service, value
}

// learn remembers what a handle is.
func (r *attReader) learn(h uint16, kind attKind, uuid attUUID) {
	if r.server == nil || uuid.size == 0 {
		return
	}
	s := r.server
	i, ok := s.find(h)
	switch {
	case ok:
		s.attributes[i] = attAttribute{h, kind, uuid}
	case len(s.attributes) < attAttributes:
		s.attributes = slices.Insert(s.attributes, i, attAttribute{h, kind, uuid})
	}
}

// attUUIDOf reads a type.
func attUUIDOf(b []byte) (u attUUID) {
	switch len(b) {
	case 2:
		u.number, u.size = binary.LittleEndian.Uint16(b), 2
	case 16:
		u.size = 16
		for i, x := range b {
			u.long[15-i] = x
		}
	}
	return u
}

// uuid gives a type of n bytes as it stands there.
func (r *attReader) uuid(n int) attUUID {
	b := r.take(n)
	switch len(b) {
	case 2:
		r.d.giveNum(protocol.BTATTUUID16, uint64(binary.LittleEndian.Uint16(b)))
	case 16:
		r.d.giveBytes(protocol.BTATTUUID128, b)
	}
	return attUUIDOf(b)
}

// asked gives the type that the request was about; zero for a long one.
func (r *attReader) asked() { r.d.giveNum(protocol.BTATTUUID16, uint64(r.request.uuid.number)) }

// information reads the types of attributes.
func (r *attReader) information() {
	const short, long = 1, 2
	format := r.num(1, protocol.BTATTFormat)
	size := map[uint64]int{short: 2, long: 16}[format]
	for size > 0 && r.ok && len(r.b)-r.at >= 2+size {
		r.d.giveLabel(protocol.BTATTInformation)
		h := r.handle()
		r.learn(uint16(h), attOther, r.uuid(size))
	}
}

// attributes reads attributes of the same type.
func (r *attReader) attributes(opcode byte) {
	d := r.d
	size := int(r.num(1, protocol.BTATTLength))
	u := attUUID{}
	if r.answers {
		u = r.request.uuid
	}
	for head := map[byte]int{attTypeIs: 2, attGroupIs: 4}[opcode]; r.ok && size >= head && len(r.b)-r.at >= size; {
		d.giveLabel(protocol.BTATTData)
		end := r.at + size
		h := binary.LittleEndian.Uint16(r.b[r.at:])
		if opcode == attTypeIs && r.answers {
			r.learn(h, attOther, u)
		}
		r.handle()
		if opcode == attGroupIs {
			r.num(2, protocol.BTATTGroupEnd)
		}
		rest := r.b[r.at:end]
		switch {
		case opcode == attGroupIs && r.answers:
			r.learn(h, attService, r.uuid(len(rest)))
		case opcode == attTypeIs && u.size == 2 && u.number == attInclude && len(rest) >= 4:
			r.handle()
			r.num(2, protocol.BTATTEnd)
			r.uuid(len(rest) - 4)
		case opcode == attTypeIs && u.size == 2 && u.number == attCharacteristic && len(rest) >= 3:
			d.givePart(protocol.BTATTProperties, rest)
			r.take(1)
			value := r.handle()
			r.learn(uint16(value), attValue, r.uuid(len(rest)-3))
		default:
			r.value(u, rest)
		}
		r.at = end
	}
	if r.answers {
		r.asked()
	}
}

// answered gives the values of the attributes that were asked for.
func (r *attReader) answered() {
	b := r.rest()
	if !r.answers {
		r.value(attUUID{}, b)
		return
	}
	for _, h := range r.request.handles[:r.request.count] {
		b = r.value(r.about(h), b)
	}
}

// value reads the value of an attribute, and gives what follows it.
func (r *attReader) value(u attUUID, b []byte) []byte {
	d := r.d
	switch {
	case len(b) == 0:
	case u.size != 2:
		d.giveBytes(protocol.BTATTValue, b)
	case u.number == attDeviceName:
		d.giveUTF8(len(d.layers)-1, protocol.BTATTDeviceName, untilNUL(b), b)
	case u.number == attBatteryLevel:
		d.giveNum(protocol.BTATTBattery, uint64(b[0]))
		return b[1:]
	case u.number == attClientConfig:
		if r.ok = d.givePart(protocol.BTATTClientConfiguration, b); r.ok {
			return b[2:]
		}
	case !attOwnFields(u.number):
		d.giveBytes(protocol.BTATTValue, b)
	}
	return nil
}

// attOwn are the types whose values have fields of their own, as ranges.
var attOwn = [...][2]uint16{{0x2802, 0x2803}, {0x2900, 0x2906}, {0x2908, 0x290e}, {0x2a00, 0x2a2c}, {0x2a2f, 0x2a4c}, {0x2a4e, 0x2a60}, {0x2a63, 0x2a7b},
	{0x2a7e, 0x2abe}, {0x2ac0, 0x2ac9}, {0x2acc, 0x2acc}, {0x2ad3, 0x2ad8}, {0x2ada, 0x2ada}, {0x2adc, 0x2adc}, {0x2ade, 0x2ade}, {0x2b7d, 0x2b7f}}

// attOwnFields tells whether the values of a type have fields of their own; most are not read.
func attOwnFields(number uint16) bool {
	return slices.ContainsFunc(attOwn[:], func(r [2]uint16) bool { return r[0] <= number && number <= r[1] })
}
