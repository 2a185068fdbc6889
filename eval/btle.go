package eval

import (
	"encoding/binary"
	"slices"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// btleConnections bounds what is remembered: each may hold two messages of 64 KiB that wait for their end.
const btleConnections = 256

// btleAdvertising is the access address of advertisements.
const btleAdvertising = 0x8e89bed6

// Kinds of advertisements.
const (
	btleAdvInd      = 0
	btleAdvDirect   = 1
	btleAdvNonconn  = 2
	btleScanRequest = 3
	btleScanAnswer  = 4
	btleConnect     = 5
	btleAdvScan     = 6
	btleAdvExt      = 7
	btleConnected   = 8
)

// Kinds of data.
const (
	btleMore    = 1
	btleStart   = 2
	btleControl = 3
)

// What a sniffer says of the kind of a frame.
const (
	btleToPeripheral = 2
	btleToCentral    = 3
)

// Flags of a sniffer.
const (
	btleSignalValid    = 0x2
	btleNoiseValid     = 0x4
	btleReferenceValid = 0x10
	btleOffensesValid  = 0x20
	btleCRCChecked     = 0x400
	btleCRCValid       = 0x800
	btleCoded          = 2
)

// Control PDUs.
const (
	btleUpdate      = 0x00
	btleChannels    = 0x01
	btleTerminate   = 0x02
	btleEncrypt     = 0x03
	btleEncryptOK   = 0x04
	btleStartAsk    = 0x05
	btleStartOK     = 0x06
	btleUnknownPDU  = 0x07
	btleFeatures    = 0x08
	btleFeaturesAre = 0x09
	btlePause       = 0x0a
	btlePauseOK     = 0x0b
	btleVersion     = 0x0c
	btleReject      = 0x0d
	btleFeaturesP   = 0x0e
	btleParameters  = 0x0f
	btleParameterOK = 0x10
	btleRejectExt   = 0x11
	btlePing        = 0x12
	btlePingOK      = 0x13
	btleLengths     = 0x14
	btleLengthsAre  = 0x15
	btlePHYRequest  = 0x16
	btlePHYResponse = 0x17
	btlePHYUpdate   = 0x18
	btleMinChannels = 0x19
	btleLastControl = btleMinChannels
)

// btleControls are what control PDUs hold that have nothing but parts, by opcode.
var btleControls = [...][]protocol.Part{
	btleUpdate:      {protocol.BTLEUpdate},
	btleChannels:    {protocol.BTLEChannelUpdate, protocol.BTLEInstant},
	btleTerminate:   {protocol.BTLEError},
	btleEncrypt:     {protocol.BTLEEncryption},
	btleEncryptOK:   {protocol.BTLEEncryptionResponse},
	btleUnknownPDU:  {protocol.BTLEUnknownType},
	btleVersion:     {protocol.BTLEVersion},
	btleReject:      {protocol.BTLEError},
	btleParameters:  {protocol.BTLEParameters},
	btleParameterOK: {protocol.BTLEParameters},
	btleRejectExt:   {protocol.BTLERejected},
	btleLengths:     {protocol.BTLELengths},
	btleLengthsAre:  {protocol.BTLELengths},
	btleLastControl: {},
}

// btleConnection is what is known of a connection: who opened it, and what its frames said last.
type btleConnection struct {
	known      bool // its beginning was seen
	central    [6]byte
	peripheral [6]byte
	parameters int // the frame that told them
	sides      [2]btleSide
	requests   [2]btleRequest
}

// btleSide is what one side sent.
type btleSide struct {
	sn      uint8
	spoke   bool
	pending int    // bytes of an L2CAP message that are to come
	index   uint32 // the number of that message
	message []byte
	frames  []int32
}

// btleRequest is a control PDU that awaits an answer.
type btleRequest struct {
	opcode byte
	frame  int
}

// btleState is what is remembered of Bluetooth LE.
type btleState struct {
	connections memory[uint32, *btleConnection] // by access address
	messages    uint32                          // of L2CAP, so far
}

func bluetooth(d *dissection, l *layer) next {
	const rf = 10
	l.own = len(l.b)
	n := next{proto: protocol.BTLE, b: l.b, full: l.full}
	switch d.frame.Interface.Link {
	case protocol.LinkBluetoothLEWithRF:
		n.proto = protocol.BTLERF
		if len(l.b) < rf {
			n.proto = protocol.Data
		}
	case protocol.LinkHCI, protocol.LinkHCIWithDirection:
		n.proto = protocol.HCIH4
	}
	return n
}

func btleRF(d *dissection, l *layer) next {
	const header = 10
	b := l.b
	l.own = header
	d.givePart(protocol.BTLERFChannel, b)
	flags := binary.LittleEndian.Uint16(b[8:])
	give := func(valid uint16, f, unused *protocol.Field, v uint64) {
		if flags&valid == 0 {
			f = unused
		}
		d.giveNum(f, v)
	}
	give(btleSignalValid, protocol.BTLERFSignal, protocol.BTLERFUnusedSigned, uint64(int8(b[1])))
	give(btleNoiseValid, protocol.BTLERFNoise, protocol.BTLERFUnusedSigned, uint64(int8(b[2])))
	give(btleOffensesValid, protocol.BTLERFOffenses, protocol.BTLERFUnusedByte, uint64(b[3]))
	give(btleReferenceValid, protocol.BTLERFReference, protocol.BTLERFUnusedWord, uint64(binary.LittleEndian.Uint32(b[4:])))
	d.givePart(protocol.BTLERFFlags, b)
	return l.rest(protocol.BTLE, header)
}

// btleFrame is a frame of the link layer.
type btleFrame struct {
	access uint32
	index  int    // of the layer
	body   []byte // behind the header
	full   int
	flags  uint16 // of the sniffer
	crcAt  int    // where Wireshark takes the check from; 0: from the end
}

// kind is what the sniffer says of the kind.
func (f *btleFrame) kind() uint16 { return f.flags >> 7 & 7 }

func btle(d *dissection, l *layer) next {
	const header, crc = 2, 3
	b, at := l.b, 4
	if len(b) < at {
		return d.truncated(b, l.full)
	}
	f := btleFrame{access: binary.LittleEndian.Uint32(b), index: len(d.layers) - 1}
	if up := &d.layers[f.index-1]; up.proto == protocol.BTLERF {
		f.flags = binary.LittleEndian.Uint16(up.b[8:])
	}
	d.giveNum(protocol.BTLEAccess, uint64(f.access))
	if both := uint16(btleReferenceValid | btleOffensesValid); f.flags&both == both {
		d.giveLabel(protocol.BTLEMatched)
	}
	if f.flags>>14 == btleCoded {
		if len(b) < at+1 {
			return d.truncated(b, l.full)
		}
		d.giveNum(protocol.BTLECoding, uint64(b[at]&3))
		at++
	}
	var c *btleConnection
	if f.access != btleAdvertising {
		c = d.btleConnection(f.access)
		if c.known {
			d.giveBytes(protocol.BTLECentral, c.central[:])
			d.giveBytes(protocol.BTLEPeripheral, c.peripheral[:])
		}
	}
	if len(b) < at+header {
		return d.truncated(b, l.full)
	}
	f.body, f.full = b[at+header:], l.full-at-header-crc
	d.giveNum(protocol.BTLELength, uint64(b[at+1]))
	whole := true
	if c == nil {
		whole = d.btleAdvertisement(&f, b[at:])
	} else {
		whole = d.btleData(&f, c, b[at:])
	}
	switch l := &d.layers[f.index]; {
	case d.torn: // and so are the layers around
		return next{}
	case !whole:
		return d.truncated(l.b, l.full)
	}
	if l := &d.layers[f.index]; len(l.b) < l.full || l.full < at+header+crc {
		return d.truncated(l.b, l.full)
	}
	d.btleCheck(&f, b[at:])
	return next{}
}

func (d *dissection) btleConnection(access uint32) *btleConnection {
	known := &d.state.btle.connections
	c, ok := known.get(access, btleConnections)
	if !ok {
		c = &btleConnection{}
		known.put(access, c, btleConnections)
	}
	return c
}

// btleCheck gives the check sequence, which the sniffer may have looked at, and what is wrong with it. Its bits stand in the order of the air.
func (d *dissection) btleCheck(f *btleFrame, b []byte) {
	at := len(b) - 3
	if f.crcAt > 0 {
		at = f.crcAt
	}
	d.giveAt(f.index, protocol.BTLECRC, num(int(btleReverse(b[at:]))), b[at:])
	switch {
	case f.flags&btleCRCChecked != 0:
		if f.flags&btleCRCValid == 0 {
			d.giveLabelAt(f.index, protocol.BTLEBadCRC)
		}
	case f.access != btleAdvertising:
		d.giveLabelAt(f.index, protocol.BTLEUnchecked)
	case d.wants(protocol.BTLEBadCRC) && btleCRC(b[:at]) != uint32(b[at])|uint32(b[at+1])<<8|uint32(b[at+2])<<16:
		d.giveLabelAt(f.index, protocol.BTLEBadCRC)
	}
}

// btleReverse reads three bytes whose bits stand the least significant one first.
func btleReverse(b []byte) (v uint32) {
	for _, x := range b[:3] {
		for i := range 8 {
			v = v<<1 | uint32(x>>i&1)
		}
	}
	return v
}

// btleCRC is the check of an advertisement.
func btleCRC(b []byte) uint32 {
	c := uint32(0xaaaaaa)
	for _, x := range b {
		for i := range 8 {
			bit := (uint32(x>>i) ^ c) & 1
			if c >>= 1; bit != 0 {
				c ^= 0xda6000
			}
		}
	}
	return c
}

// btleAdvertisement reads what devices say that have no connection. It reports false where bytes are lacking.
func (d *dissection) btleAdvertisement(f *btleFrame, header []byte) bool {
	const reserved2, tx, rx = 0x20, 0x40, 0x80
	flags, kind, b := header[0], header[0]&15, f.body
	d.givePart(protocol.BTLEAdvertising, header)
	bit := func(f *protocol.Field, mask byte) {
		v := uint64(0)
		if flags&mask != 0 {
			v = 1
		}
		d.giveNum(f, v)
	}
	switch kind {
	case btleAdvInd:
		bit(protocol.BTLEChSel, reserved2)
	default:
		bit(protocol.BTLERFU2, reserved2)
	}
	extended := kind == btleAdvExt || kind == btleConnected
	advertiser, target := !extended || len(b) > 1 && b[1]&1 != 0 && b[0]&0x3f > 0, kind == btleAdvDirect || kind == btleScanRequest || kind == btleConnect
	if advertiser {
		bit(protocol.BTLERandomTx, tx)
	} else {
		bit(protocol.BTLERFU3, tx)
	}
	if target {
		bit(protocol.BTLERandomRx, rx)
	} else {
		bit(protocol.BTLERFU4, rx)
	}
	d.giveNum(protocol.BTLEAdvertisingLength, uint64(header[1]))
	r := &wpanReader{d, b, 0, true}
	address := func(f *protocol.Field) []byte {
		a := r.take(6)
		if a != nil {
			d.giveBackwards(f, a)
		}
		return a
	}
	switch kind {
	case btleAdvInd, btleAdvNonconn, btleAdvScan, btleScanAnswer:
		address(protocol.BTLEAdvertiser)
		if full := f.full - r.at; r.ok && full > 0 {
			rest := b[r.at:min(f.full, len(b))]
			if kind == btleScanAnswer && len(rest) == full {
				d.giveBytes(protocol.BTLEScanResponse, rest)
			}
			d.giveLabel(protocol.AdvertisingData)
			return d.advertisingData(rest) && len(rest) == full
		}
	case btleAdvDirect:
		address(protocol.BTLEAdvertiser)
		address(protocol.BTLETarget)
	case btleScanRequest:
		address(protocol.BTLEScanner)
		address(protocol.BTLEAdvertiser)
	case btleConnect:
		central, peripheral := address(protocol.BTLEInitiator), address(protocol.BTLEAdvertiser)
		if b = b[r.at:]; !r.ok || !d.givePart(protocol.BTLEConnect, b) {
			return false
		}
		d.btleChannels(b[16:21])
		c := d.btleConnection(binary.LittleEndian.Uint32(b))
		*c = btleConnection{known: true, parameters: d.frame.Number, sides: [2]btleSide{{sn: 1}, {sn: 1}}} // so that both begin with 0
		for i := range 6 {
			c.central[i], c.peripheral[i] = central[5-i], peripheral[5-i]
		}
	case btleAdvExt, btleConnected:
		r.b = b[:max(min(f.full, len(b)), 0)]
		return d.btleExtended(r)
	}
	return r.ok
}

func (d *dissection) btleChannels(b []byte) {
	for i, f := range protocol.BTLEChannels {
		d.giveNum(f, uint64(b[i/8]>>(i%8)&1))
	}
}

// btleExtended reads an extended advertisement up to its data.
func (d *dissection) btleExtended(r *wpanReader) bool {
	const advertiser, target, cte, info, pointer, sync, power = 1, 2, 4, 8, 0x10, 0x20, 0x40
	d.giveLabel(protocol.BTLEExtended)
	if !d.givePart(protocol.BTLEExtendedLength, r.b) {
		return false
	}
	end := 1 + int(r.b[0]&0x3f)
	r.take(1)
	if end > 1 {
		flags := r.take(1)
		if flags == nil {
			return false
		}
		d.givePart(protocol.BTLEExtendedFlags, flags)
		if flags[0]&advertiser != 0 {
			if a := r.take(6); a != nil {
				d.giveBackwards(protocol.BTLEAdvertiser, a)
			}
		}
		if flags[0]&target != 0 {
			if a := r.take(6); a != nil {
				d.giveBackwards(protocol.BTLETarget, a)
			}
		}
		if flags[0]&cte != 0 {
			if b := r.take(1); b != nil {
				d.givePart(protocol.BTLECTE, b)
			}
		}
		if flags[0]&info != 0 {
			if b := r.take(2); b != nil {
				d.givePart(protocol.BTLEDataInfo, b)
			}
		}
		if flags[0]&pointer != 0 {
			if b := r.take(3); b != nil {
				d.giveLabel(protocol.BTLEAuxPointer)
				d.givePart(protocol.BTLEAux, b)
			}
		}
		if flags[0]&sync != 0 && r.take(18) != nil {
			d.giveLabel(protocol.BTLESyncInfo)
		}
		if flags[0]&power != 0 {
			if b := r.take(1); b != nil {
				d.giveNum(protocol.BTLETxPower, uint64(int8(b[0])))
			}
		}
	}
	if !r.ok {
		return false
	}
	if end > r.at {
		d.giveLabel(protocol.BTLEACAD)
		d.giveLabel(protocol.AdvertisingData)
		b := r.take(end - r.at)
		if b == nil || !d.advertisingData(b) {
			return false
		}
	}
	if b := r.b[r.at:]; len(b) > 0 {
		d.giveLabel(protocol.AdvertisingData)
		return d.advertisingData(b)
	}
	return true
}

// btleData reads a frame of a connection.
func (d *dissection) btleData(f *btleFrame, c *btleConnection, header []byte) bool {
	const nesn, sn = 0x4, 0x8
	d.giveLabel(protocol.BTLEData)
	if !d.givePart(protocol.BTLEDataHeader, header) {
		return false
	}
	kind := f.kind()
	d.bt = btPlace{link: btLink{number: f.access}, ends: [2][6]byte{c.central, c.peripheral}, side: btUnknown}
	side := &c.sides[0]
	repeated := false
	if kind == btleToPeripheral || kind == btleToCentral {
		d.bt.side = btSide(kind - btleToPeripheral)
		side = &c.sides[d.bt.side]
		other := &c.sides[1-d.bt.side]
		bit := header[0] & sn / sn
		if repeated = (side.spoke || c.known) && side.sn == bit; repeated {
			d.giveLabel(protocol.BTLERetransmit)
		}
		if other.sn == header[0]&nesn/nesn {
			d.giveLabel(protocol.BTLENack)
		}
		side.sn, side.spoke = bit, true
	}
	n := int(header[1])
	b := f.body[:min(n, len(f.body))]
	switch llid := header[0] & 3; {
	case llid == btleControl:
		if !d.btleControl(c, b, repeated) || len(b) < n {
			return false
		}
		if b[0] >= btleLengths && b[0] <= btlePHYResponse { // where these begin is where Wireshark takes their end to be
			f.crcAt = 3
		}
	case llid == 0:
		if n > 0 {
			d.giveLabel(protocol.BTLEUnknown)
		}
	case n == 0:
	default:
		if len(b) < n || !d.btleMessage(f, c, side, b, llid == btleStart, repeated) {
			return false
		}
	}
	if c.known {
		d.giveAt(f.index, protocol.BTLEParametersIn, num(c.parameters), nil)
	}
	return true
}

// btleMessage reads a message of L2CAP, or a piece of one. It reports false where what is in it is damaged.
func (d *dissection) btleMessage(f *btleFrame, c *btleConnection, side *btleSide, b []byte, start, repeated bool) bool {
	s := &d.state.btle
	whole := start && len(b) >= l2capHeader && len(b) >= l2capHeader+int(binary.LittleEndian.Uint16(b))
	if repeated && !whole {
		d.giveLabel(protocol.BTLEL2CAPData)
		return true
	}
	if c.known && (start || side.pending < len(b)) {
		side.index = s.messages
		s.messages++
	}
	switch {
	case whole:
		side.pending = 0
		if !d.btHand(b) {
			return false
		}
	case start:
		d.giveLabel(protocol.BTLEL2CAPData)
		if side.pending = 0; len(b) >= 2 {
			side.pending = l2capHeader + int(binary.LittleEndian.Uint16(b)) - len(b)
			side.message, side.frames = append(side.message[:0], b...), append(side.frames[:0], int32(d.frame.Number))
		}
	case side.pending < len(b):
		d.giveLabel(protocol.BTLEL2CAPData)
		d.giveLabel(protocol.BTLEMissingStart)
		side.pending = 0
	default:
		side.pending -= len(b)
		side.message, side.frames = append(side.message, b...), append(side.frames, int32(d.frame.Number))
		if side.pending > 0 {
			d.giveLabel(protocol.BTLEL2CAPData)
			break
		}
		d.giveLabel(protocol.BTLEFragments)
		for _, n := range side.frames {
			d.giveNum(protocol.BTLEFragment, uint64(n))
			d.later(int(n), protocol.BTLEReassembledIn, num(d.frame.Number))
		}
		d.giveNum(protocol.BTLEFragmentCount, uint64(len(side.frames)))
		d.giveNum(protocol.BTLEReassembledLength, uint64(len(side.message)))
		at := len(d.arena)
		d.arena = append(d.arena, side.message...)
		if !d.btHand(d.arena[at:]) {
			return false
		}
	}
	if c.known {
		d.giveAt(f.index, protocol.BTLEL2CAPIndex, num(int(side.index)), nil)
	}
	return true
}

// btHand hands a message to L2CAP. It reports false where it is damaged.
func (d *dissection) btHand(b []byte) bool {
	damage := d.torn
	d.torn = false
	d.walk(next{proto: protocol.L2CAP, b: b, full: len(b)})
	whole := !d.torn
	d.torn = damage || d.torn
	return whole
}

// btleControl reads a control PDU.
func (d *dissection) btleControl(c *btleConnection, b []byte, repeated bool) bool {
	if len(b) == 0 {
		return false
	}
	opcode, body := b[0], b[1:]
	d.giveNum(protocol.BTLEControlOpcode, uint64(opcode))
	whole := true
	switch opcode {
	case btleFeatures, btleFeaturesAre, btleFeaturesP:
		if whole = len(body) >= 8; whole {
			d.giveNum(protocol.BTLEFeatures, binary.LittleEndian.Uint64(body))
			d.givePart(protocol.BTLEFeatureBits, body)
		}
	case btlePHYRequest, btlePHYResponse, btlePHYUpdate:
		tx, rx := protocol.BTLETxPHYs, protocol.BTLERxPHYs
		if opcode == btlePHYUpdate {
			tx, rx = protocol.BTLEToPeripheral, protocol.BTLEToCentral
		}
		for _, p := range [...]protocol.Part{tx, rx} {
			if whole = d.givePart(p, body); !whole {
				return false
			}
			d.givePart(protocol.BTLEPHYBits, body)
			body = body[1:]
		}
		if opcode == btlePHYUpdate {
			whole = d.givePart(protocol.BTLEInstant, body)
		}
	case btleMinChannels:
		if whole = d.givePart(protocol.BTLEPHYs, body); whole {
			d.givePart(protocol.BTLEPHYBits, body)
			whole = d.givePart(protocol.BTLEMinChannels, body[1:])
		}
	default:
		if int(opcode) < len(btleControls) {
			rest := body
			if rest, whole = d.inTurn(body, btleControls[opcode]...); !whole {
				return false
			}
			switch opcode {
			case btleChannels:
				d.btleChannels(body[:5])
			case btleEncryptOK:
				if whole = len(rest) >= 4; whole {
					d.giveNum(protocol.BTLEPeripheralIV, uint64(binary.LittleEndian.Uint32(rest)))
				}
			case btleUpdate:
				c.parameters = d.frame.Number
			}
		} else if len(body) > 0 {
			d.giveLabel(protocol.BTLEUnknown)
		}
	}
	if whole && !repeated {
		d.btleExchange(c, opcode)
	}
	return whole
}

// btleTurn is when a control PDU may come.
type btleTurn struct {
	asks    bool   // it begins something that awaits an answer
	from    uint8  // the side that may send it; btleAny
	answers []byte // what it answers, one of them
}

const btleAny = 2

// btleTurns are those of the PDUs that are read, by opcode.
var btleTurns = [...]btleTurn{
	btleUpdate:      {from: 0},
	btleChannels:    {from: 0},
	btleTerminate:   {from: btleAny},
	btleEncrypt:     {asks: true, from: 0},
	btleEncryptOK:   {from: 1, answers: []byte{btleEncrypt}},
	btleStartAsk:    {from: 1, answers: []byte{btleEncrypt}},
	btleStartOK:     {from: btleAny, answers: []byte{btleEncrypt}},
	btleFeatures:    {asks: true, from: 0},
	btleFeaturesAre: {from: btleAny, answers: []byte{btleFeatures, btleFeaturesP}},
	btlePause:       {asks: true, from: 0},
	btlePauseOK:     {asks: true, from: btleAny, answers: []byte{btlePause, btlePauseOK}},
	btleVersion:     {asks: true, from: btleAny},
	btleFeaturesP:   {asks: true, from: 1},
	btleParameters:  {asks: true, from: btleAny},
	btleParameterOK: {from: 1, answers: []byte{btleParameters}},
	btlePing:        {asks: true, from: btleAny},
	btlePingOK:      {from: btleAny, answers: []byte{btlePing}},
	btleLengths:     {asks: true, from: btleAny},
	btleLengthsAre:  {from: btleAny, answers: []byte{btleLengths}},
	btlePHYRequest:  {asks: true, from: btleAny},
	btlePHYResponse: {from: 1, answers: []byte{btlePHYRequest}},
	btlePHYUpdate:   {from: 0, answers: []byte{btlePHYRequest}},
	btleMinChannels: {from: 1},
}

// btleExchange matches answers with requests.
func (d *dissection) btleExchange(c *btleConnection, opcode byte) {
	if d.bt.side == btUnknown || int(opcode) >= len(btleTurns) {
		return
	}
	t := btleTurns[opcode]
	side, asked := d.bt.side, &c.requests[1-d.bt.side]
	if own := &c.requests[side]; own.frame > 0 && (opcode == btlePHYUpdate && own.opcode == btlePHYRequest || opcode == btleUpdate && own.opcode == btleParameters) {
		asked = own
	}
	if opcode == btleStartOK { // both say that it begins
		asked = &c.requests[0]
	}
	if opcode == btleUpdate && asked.frame > 0 && asked.opcode == btleParameters { // else it comes unasked
		t.answers = []byte{btleParameters}
	}
	if opcode == btleUnknownPDU || opcode == btleReject || opcode == btleRejectExt { // of anything
		t = btleTurn{from: btleAny, answers: []byte{asked.opcode}}
	}
	if opcode == btleVersion && asked.frame > 0 && asked.opcode == btleVersion {
		t = btleTurn{from: btleAny, answers: []byte{btleVersion}}
	}
	switch {
	case t.from != btleAny && t.from != uint8(side), t.answers != nil && (asked.frame == 0 || !slices.Contains(t.answers, asked.opcode)):
		d.giveLabel(protocol.BTLEOutOfTurn)
		return
	case t.answers != nil:
		d.giveNum(protocol.BTLERequestIn, uint64(asked.frame))
		d.later(asked.frame, protocol.BTLEResponseIn, num(d.frame.Number))
		switch opcode {
		case btlePHYResponse, btleEncryptOK, btleStartAsk, btleParameterOK: // more comes yet
		default:
			if opcode != btleStartOK || side == btSecond {
				*asked = btleRequest{}
			}
		}
	}
	if t.asks {
		c.requests[side] = btleRequest{opcode, d.frame.Number}
	}
}
