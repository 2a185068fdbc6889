package eval

import (
	"encoding/binary"
	"slices"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

const (
	cipResponse     = 0x80
	maxCIPMessage   = 1 << 10 // bytes of a request that are remembered
	maxCIPRequests  = 1 << 5  // in a generation: of each conversation
	maxCIPDeep      = 8       // messages in messages
	maxConnections  = 1 << 14 // in a generation
	cipIdentity     = 1       // classes
	cipManagerClass = 6
)

// Services.
const (
	cipGetAll        = 0x01
	cipGetList       = 0x03
	cipSetList       = 0x04
	cipReset         = 0x05
	cipCreate        = 0x08
	cipMultiple      = 0x0a
	cipGetSingle     = 0x0e
	cipFindNext      = 0x11
	cipGroupSync     = 0x1c
	cipForwardClose  = 0x4e
	cipUnconnected   = 0x52
	cipForwardOpen   = 0x54
	cipGetOwner      = 0x5a
	cipLargeOpen     = 0x5b
	cipFirstSpecific = 0x32 // from here on each class has its own
)

// cipGeneric are the services that mean the same for all classes.
var cipGeneric = [cipFirstSpecific]bool{
	1: true, 2: true, 3: true, 4: true, 5: true, 6: true, 7: true, 8: true, 9: true, 10: true, 13: true, 14: true, 16: true, 17: true,
	21: true, 22: true, 23: true, 24: true, 25: true, 26: true, 28: true,
}

// cipRequest is a request that waits for its response.
type cipRequest struct {
	request
	message []byte
}

func rememberCIP(b []byte) []byte { return slices.Clone(b[:min(len(b), maxCIPMessage)]) }

// cipMessage is a request, taken apart.
type cipMessage struct {
	service byte
	path    []byte
	data    []byte
	there   bool
}

func parseCIP(b []byte) cipMessage {
	if len(b) < 2 || len(b) < 2+2*int(b[1]) {
		return cipMessage{}
	}
	data := 2 + 2*int(b[1])
	return cipMessage{b[0], b[2:data], b[data:], true}
}

// inner is the n-th of several requests in one.
func (m cipMessage) inner(n int) cipMessage {
	switch {
	case m.service == cipMultiple && len(m.data) >= 4+2*n:
		if at := int(binary.LittleEndian.Uint16(m.data[2+2*n:])); at < len(m.data) {
			return parseCIP(m.data[at:])
		}
	case m.service == cipUnconnected && len(m.data) >= 4:
		return parseCIP(m.data[4:min(len(m.data), 4+int(binary.LittleEndian.Uint16(m.data[2:])))])
	}
	return cipMessage{}
}

// route is where an unconnected request is to be sent on to.
func (m cipMessage) route() []byte {
	if len(m.data) < 4 {
		return nil
	}
	n := 4 + int(binary.LittleEndian.Uint16(m.data[2:]))
	n += n % 2
	if len(m.data) < n+2 || len(m.data) < n+2+2*int(m.data[n]) {
		return nil
	}
	return m.data[n+2:][:2*int(m.data[n])]
}

func cip(d *dissection, l *layer) next {
	d.cipMessage(l.b, remembered[enipConversation](d, protocol.ENIP).asked, 0)
	return next{}
}

// cipMessage reads a request, or a response to what was asked.
func (d *dissection) cipMessage(b []byte, asked cipMessage, depth int) {
	if depth > maxCIPDeep || len(d.layers) >= maxLayers {
		return
	}
	d.givePart(protocol.CIPService, b)
	if len(b) < 2 {
		d.malformed()
		return
	}
	var to cipTarget
	m := asked
	r := cursor{b: b[2:]}
	response := b[0]&cipResponse != 0
	if response {
		if len(b) < 4 || len(b) < 4+2*int(b[3]) {
			d.malformed()
			return
		}
		d.givePart(protocol.CIPStatus, b)
		r.take(2)
		for range b[3] {
			d.takeLittle(&r, protocol.CIPMoreStatus, 2)
		}
		if len(asked.path) > 0 {
			d.giveNum(protocol.CIPPathSize, uint64(len(asked.path)/2))
			to = d.cipPath(asked.path)
		}
	} else {
		if m = parseCIP(b); !m.there {
			d.malformed()
			return
		}
		d.giveNum(protocol.CIPPathSize, uint64(len(m.path)/2))
		d.giveBytes(protocol.CIPPath, m.path)
		to = d.cipPath(m.path)
		r.take(len(m.path))
	}
	service := b[0] &^ cipResponse
	switch {
	case to.class == cipManagerClass && (!cipGeneric[min(service, cipFirstSpecific-1)] || m.service == cipUnconnected):
		d.enter(protocol.CIPManager, r.b)
		if !response {
			d.cipManagerRequest(service, r, depth)
		} else {
			d.cipManagerResponse(service, b, r, asked, depth)
		}
	case service < cipFirstSpecific && cipGeneric[service]:
		d.cipGeneric(service, response, r, to, asked, depth)
	default:
		d.enter(protocol.CIPClassGeneric, r.b)
		d.giveRest(protocol.CIPData, r.b)
	}
}

// cipWithin reads a message within another.
func (d *dissection) cipWithin(b []byte, asked cipMessage, depth int) {
	d.enter(protocol.CIP, b)
	d.layers[len(d.layers)-1].again = true
	d.cipMessage(b, asked, depth+1)
}

// giveRest gives bytes, if there are any.
func (d *dissection) giveRest(f *protocol.Field, b []byte) {
	if len(b) > 0 {
		d.giveBytes(f, b)
	}
}

// cipGeneric reads what a service that all classes have comes with.
func (d *dissection) cipGeneric(service byte, response bool, r cursor, to cipTarget, asked cipMessage, depth int) {
	switch {
	case service == cipMultiple:
		d.cipServices(r, asked, depth)
		return
	case service == cipGetAll && response && to.class == cipIdentity:
		for a := uint64(1); a <= cipLastOfAll && len(r.b) > 0; a++ {
			d.giveNum(protocol.CIPAttribute[0], a)
			if !d.cipAttribute(a, &r) {
				return
			}
		}
	case service == cipGetSingle && response && to.class == cipIdentity && to.attribute > 0:
		d.cipAttribute(to.attribute, &r)
	case service == cipGetList || service == cipSetList:
		count, status := protocol.CIPGetCount, protocol.CIPGetStatus
		if service == cipSetList {
			count, status = protocol.CIPSetCount, protocol.CIPSetStatus
		}
		for n := d.takeLittle(&r, count, 2); n > 0 && !r.short; n-- {
			a := d.takeLittle(&r, protocol.CIPAttribute[1], 2)
			if !response && service == cipGetList {
				continue
			}
			if response {
				d.takeLittle(&r, status, 2)
			}
			if to.class != cipIdentity || response && service == cipSetList || a == 0 || a > cipLastAttribute || !d.cipAttribute(a, &r) {
				break
			}
		}
	case service == cipReset && !response && to.class == cipIdentity:
		d.takeLittle(&r, protocol.CIPReset, 1)
	case service == cipCreate && response:
		d.takeLittle(&r, protocol.CIPCreated, 2)
	case service == cipFindNext && !response:
		d.takeLittle(&r, protocol.CIPFindMost, 1)
	case service == cipFindNext:
		for n := d.takeLittle(&r, protocol.CIPFound, 1); n > 0 && !r.short; n-- {
			d.giveNum(protocol.CIPFoundInstance, r.little(2)&0xff)
		}
	case service == cipGroupSync && response:
		d.takeLittle(&r, protocol.CIPInSync, 1)
	}
	d.giveRest(protocol.CIPData, r.b)
}

// cipServices reads several messages in one.
func (d *dissection) cipServices(r cursor, asked cipMessage, depth int) {
	all := r.b
	count := int(d.takeLittle(&r, protocol.CIPServices, 2))
	offsets := r.take(2 * count)
	if offsets == nil && count > 0 {
		d.malformed()
		return
	}
	d.giveOffsets(offsets)
	for i := range count {
		o := offsets[2*i:]
		d.giveOffsets(o[:2])
		start, end := int(binary.LittleEndian.Uint16(o)), len(all)
		if i+1 < count {
			end = int(binary.LittleEndian.Uint16(o[2:]))
		}
		if start > end || end > len(all) {
			d.malformed()
			return
		}
		d.cipWithin(all[start:end], asked.inner(i), depth)
	}
}

func (d *dissection) giveOffsets(b []byte) {
	for ; len(b) >= 2; b = b[2:] {
		d.giveNum(protocol.CIPOffset, uint64(binary.LittleEndian.Uint16(b)))
	}
}

// Attributes of the class Identity: the last that is told when all are asked for, and the last known.
const (
	cipLastOfAll     = 7
	cipLastAttribute = 10
)

// cipAttribute reads an attribute of the class Identity (volume 1, 5A-2).
func (d *dissection) cipAttribute(a uint64, r *cursor) bool {
	switch a {
	case 1:
		d.takeLittle(r, protocol.CIPVendor, 2)
	case 2:
		d.takeLittle(r, protocol.CIPDeviceType, 2)
	case 3:
		d.takeLittle(r, protocol.CIPProductCode, 2)
	case 4:
		if !d.takePart(r, protocol.CIPRevision) {
			d.giveLabel(protocol.CIPBadRevision)
		}
	case 5:
		if len(r.b) < 2 {
			d.giveLabel(protocol.CIPBadStatus)
			return false
		}
		d.takePart(r, protocol.CIPDeviceStatus)
	case 6:
		d.takeLittle(r, protocol.CIPSerial, 4)
	case 7:
		d.takeText(r, protocol.CIPProductName, int(r.little(1)))
	case 8:
		d.takeLittle(r, protocol.CIPState, 1)
	case 9:
		d.takeLittle(r, protocol.CIPConfiguration, 2)
	case 10:
		d.takeLittle(r, protocol.CIPHeartbeat, 1)
	}
	return !r.short
}

// cipTarget is what a path leads to.
type cipTarget struct{ class, attribute uint64 }

// cipPath reads the segments of a path (volume 1, C-1.4).
func (d *dissection) cipPath(b []byte) (to cipTarget) {
	r := cursor{b: b}
	for len(r.b) > 0 {
		first := r.b[:1]
		d.givePart(protocol.CIPSegment, first)
		kind := first[0]
		r.take(1)
		switch kind >> 5 {
		case 0:
			d.cipPortSegment(first, &r)
		case 1:
			if !d.cipLogicalSegment(first, &r, &to) {
				return to
			}
		case 2:
			d.givePart(protocol.CIPNetworkType, first)
			switch kind & 0x1f {
			case 1:
				d.takeLittle(&r, protocol.CIPSchedule, 1)
			case 2:
				d.takeLittle(&r, protocol.CIPFixedTag, 1)
			case 3:
				d.takeLittle(&r, protocol.CIPInhibit, 1)
			default:
				return to
			}
		case 3:
			n := int(kind & 0x1f)
			if n == 0 {
				return to
			}
			d.givePart(protocol.CIPSymbolSize, first)
			d.takeText(&r, protocol.CIPASCIISymbol, n)
			r.take((n + 1) % 2)
		case 4:
			const simple, symbol = 0, 17
			d.givePart(protocol.CIPDataType, first)
			n := int(d.takeLittle(&r, protocol.CIPDataSize, 1))
			switch kind & 0x1f {
			case simple:
				d.takeWire(&r, protocol.CIPDataSegment, 2*n)
			case symbol:
				d.takeText(&r, protocol.CIPSymbol, n)
				r.take(n % 2)
			default:
				return to
			}
		default:
			return to
		}
	}
	return to
}

func (d *dissection) cipPortSegment(first []byte, r *cursor) {
	const extended, longPort = 0x10, 0x0f
	n := 0
	d.givePart(protocol.CIPPortSegment, first)
	if first[0]&extended != 0 {
		n = int(d.takeLittle(r, protocol.CIPLinkSize, 1))
	}
	if first[0]&longPort == longPort {
		d.takePart(r, protocol.CIPLongPort)
	}
	if first[0]&extended == 0 {
		d.takePart(r, protocol.CIPLinkNumber)
		return
	}
	d.takeText(r, protocol.CIPLinkText, n)
	r.take(n % 2)
}

// cipLogicalSegment reads a number. It reports false for what it cannot read.
func (d *dissection) cipLogicalSegment(first []byte, r *cursor, to *cipTarget) bool {
	const special, service, extended = 5, 6, 7
	d.givePart(protocol.CIPLogicalType, first)
	kind, format := first[0]>>2&7, first[0]&3
	switch {
	case kind == special:
		const key, size = 4, 8
		if d.takeLittle(r, protocol.CIPKeyFormat, 1) != key {
			return false
		}
		return d.takePart(r, protocol.CIPKey)
	case kind == service:
		d.takeLittle(r, protocol.CIPServiceID, 1)
		return !r.short
	case kind == extended:
		return false
	}
	d.givePart(protocol.CIPLogicalFormat, first)
	if format > 2 {
		return false
	}
	if format > 0 {
		r.take(1)
	}
	fields := [...]*[3]*protocol.Field{&protocol.CIPClass, &protocol.CIPInstance, &protocol.CIPMember, &protocol.CIPPoint, &protocol.CIPAttribute}[kind]
	n := d.takeLittle(r, fields[format], 1<<format)
	switch fields {
	case &protocol.CIPClass:
		to.class = n
	case &protocol.CIPAttribute:
		to.attribute = n
	}
	return !r.short
}

// cipManagerRequest reads a request to the connection manager (volume 1, 3-5.5).
func (d *dissection) cipManagerRequest(service byte, r cursor, depth int) {
	d.givePart(protocol.CIPManagerService, []byte{service})
	switch service {
	case cipForwardOpen, cipLargeOpen:
		d.cipTick(&r)
		d.cipConnectionIDs(&r)
		d.takePart(&r, protocol.CIPTriad)
		d.takePart(&r, protocol.CIPMultiplier)
		d.takeLittle(&r, protocol.CIPReserved24, 3)
		d.takePart(&r, protocol.CIPOutRPI)
		d.cipParameters(service, &r, protocol.CIPOutParameters)
		d.takePart(&r, protocol.CIPInRPI)
		d.cipParameters(service, &r, protocol.CIPInParameters)
		d.takePart(&r, protocol.CIPTransport)
		d.cipRoute(&r, protocol.CIPPathWords, 0)
	case cipForwardClose:
		d.cipTick(&r)
		triad := r.b
		d.takePart(&r, protocol.CIPTriad)
		d.cipRoute(&r, protocol.CIPPathWords, 1)
		if c := d.cipByTriad(triad); c != nil && !r.short {
			d.giveNum(protocol.CIPConnectionIndex, uint64(c.index))
			d.giveNum(protocol.CIPOpenedIn, uint64(c.frame))
			d.cipPath(c.path)
			d.giveNum(protocol.CIPOutAPI, uint64(c.out))
			d.giveNum(protocol.CIPInAPI, uint64(c.in))
			d.giveTimeout(protocol.CIPOutTimeout, c, c.out)
			d.giveTimeout(protocol.CIPInTimeout, c, c.in)
		}
	case cipUnconnected:
		d.cipTick(&r)
		n := int(d.takeLittle(&r, protocol.CIPMessageSize, 2))
		message := r.take(n)
		if message != nil {
			d.cipWithin(message, cipMessage{}, depth)
			if n%2 == 1 {
				d.takeLittle(&r, protocol.CIPPad, 1)
			}
			d.cipRoute(&r, protocol.CIPRouteWords, 1)
		}
	case cipGetOwner:
		d.takeLittle(&r, protocol.CIPReserved, 1)
		d.cipRoute(&r, protocol.CIPPathWords, 0)
	default:
		d.giveRest(protocol.CIPData, r.b)
	}
	if r.short {
		d.malformed()
	}
}

func (d *dissection) cipConnectionIDs(r *cursor) {
	ids := r.b
	d.takePart(r, protocol.CIPOutID)
	if d.takePart(r, protocol.CIPInID) {
		d.giveNum(protocol.CIPConnection, uint64(binary.LittleEndian.Uint32(ids)))
		d.giveNum(protocol.CIPConnection, uint64(binary.LittleEndian.Uint32(ids[4:])))
	}
}

// cipTick reads how long a request may take.
func (d *dissection) cipTick(r *cursor) {
	if b := r.b; d.takePart(r, protocol.CIPTick) {
		d.giveNum(protocol.CIPTimeout, uint64(uint32(b[1])<<(b[0]&0x0f)))
	}
}

func (d *dissection) cipParameters(service byte, r *cursor, f [2]*protocol.Field) {
	size, most := 0, uint64(0x1ff)
	if service == cipLargeOpen {
		size, most = 1, 0xffff
	}
	b := r.b
	n := d.takeLittle(r, f[size], 2<<size)
	if r.short {
		return
	}
	upper := b[2*size:]
	d.givePart(protocol.CIPParameters, upper)
	d.giveNum(protocol.CIPConnectionSize, n&most)
}

// cipRoute reads a path that says how long it is; bytes that mean nothing may stand between.
func (d *dissection) cipRoute(r *cursor, words *protocol.Field, reserved int) {
	n := int(d.takeLittle(r, words, 1))
	if reserved > 0 {
		d.takeLittle(r, protocol.CIPReserved, reserved)
	}
	if path := r.take(2 * n); path != nil {
		d.giveBytes(protocol.CIPPath, path)
		d.cipPath(path)
	}
}

func (d *dissection) cipManagerResponse(service byte, b []byte, r cursor, asked cipMessage, depth int) {
	success := b[2] == 0
	if asked.service == cipUnconnected && (success || service != cipUnconnected) { // what the request within it led to
		inner := asked.inner(0)
		d.giveNum(protocol.CIPManagerCode, cipUnconnected)
		d.giveNum(protocol.CIPPathSize, uint64(len(inner.path)/2))
		to := d.cipPath(inner.path)
		if route := asked.route(); route != nil {
			d.giveNum(protocol.CIPRouteWords, uint64(len(route)/2))
			d.cipPath(route)
		}
		if service < cipFirstSpecific && cipGeneric[service] {
			d.cipGeneric(service, true, r, to, inner, depth+1)
		} else {
			d.enter(protocol.CIPClassGeneric, r.b)
			d.giveRest(protocol.CIPData, r.b)
		}
		return
	}
	d.givePart(protocol.CIPManagerService, b)
	path := asked.connectionPath()
	opens := service == cipForwardOpen || service == cipLargeOpen
	triad := opens || service == cipForwardClose
	switch {
	case !success && (triad || service == cipUnconnected):
		d.givePart(protocol.CIPManagerStatus, b)
		if b[3] > 0 {
			d.giveNum(protocol.CIPExtendedStatus, uint64(binary.LittleEndian.Uint16(b[4:])))
		}
		if triad {
			d.takePart(&r, protocol.CIPTriad)
		}
		d.takeLittle(&r, protocol.CIPRemaining, 1)
		d.takeLittle(&r, protocol.CIPReserved, 1)
	case triad:
		if opens {
			d.cipConnectionIDs(&r)
		}
		ends := r.b
		d.takePart(&r, protocol.CIPTriad)
		if opens {
			d.takeLittle(&r, protocol.CIPOutAPI, 4)
			d.takeLittle(&r, protocol.CIPInAPI, 4)
		}
		n := int(d.takeLittle(&r, protocol.CIPReplySize, 1))
		d.takeLittle(&r, protocol.CIPReserved, 1)
		if n > 0 {
			d.takeWire(&r, protocol.CIPReplyData, 2*n)
		}
		if c := d.cipByTriad(ends); c != nil && !opens {
			d.giveNum(protocol.CIPConnectionIndex, uint64(c.index))
		}
	default:
		d.giveRest(protocol.CIPData, r.b)
		return
	}
	if r.short {
		d.malformed()
	} else if path != nil {
		d.giveNum(protocol.CIPPathWords, uint64(len(path)/2))
		d.cipPath(path)
	}
}

// cipIO reads what a connection for input and output carries.
func (d *dissection) cipIO(b []byte, c *cipConnection, direction cipDirection) {
	if d.plan.last[protocol.ENIP.ID] {
		return
	}
	d.enter(protocol.CIPIO, b)
	r := cursor{b: b}
	if c != nil && c.transport == 1 {
		d.takeLittle(&r, protocol.CIPSequence, 2)
	}
	if direction == cipOut {
		d.takePart(&r, protocol.CIPIOHeader)
	}
	d.giveRest(protocol.CIPIOData, r.b)
}

// cipConnection is a connection that was opened.
type cipConnection struct {
	index      uint32
	path       []byte
	out, in    uint32 // microseconds between packets
	multiplier byte
	transport  byte
	frame      int
}

type cipDirection uint64

const (
	cipEither cipDirection = iota
	cipOut                 // from who opened the connection
	cipIn
)

// cipState are the connections that were opened, by their identifiers and who receives, and by who opened them.
type cipState struct {
	ends   memory[cipEnd, cipEndpoint]
	triads memory[[8]byte, *cipConnection]
	opened uint32
}

type cipEnd struct {
	id uint32
	to addr
}

type cipEndpoint struct {
	*cipConnection
	direction cipDirection
}

// pathLength is where a request to open or close a connection says how long the path is; 0 for others.
func (m cipMessage) pathLength() int {
	switch m.service {
	case cipForwardOpen:
		return 35
	case cipLargeOpen:
		return 39
	case cipForwardClose:
		return 10
	}
	return 0
}

// connectionPath is the path of a request to open or close a connection.
func (m cipMessage) connectionPath() []byte {
	at := m.pathLength()
	if at == 0 || len(m.data) <= at+1 {
		return nil
	}
	n, start := 2*int(m.data[at]), at+1
	if m.service == cipForwardClose {
		start++
	}
	if len(m.data) < start+n {
		return nil
	}
	return m.data[start:][:n]
}

// cipOpened remembers a connection when the response says that it was opened.
func (d *dissection) cipOpened(asked cipMessage, response []byte, frame int) {
	const data, least, triad, multiplier = 4, 26, 10, 18
	if asked.service != cipForwardOpen && asked.service != cipLargeOpen || len(response) < data+least || response[0] != asked.service|cipResponse || response[2] != 0 {
		return
	}
	path := asked.connectionPath()
	if path == nil {
		return
	}
	d.crosses()
	b, s := response[data:], &d.state.cip
	c := &cipConnection{
		index: s.opened, path: path, frame: frame, multiplier: asked.data[multiplier],
		out: binary.LittleEndian.Uint32(b[16:]), in: binary.LittleEndian.Uint32(b[20:]),
	}
	c.transport = asked.data[asked.pathLength()-1] & 0x0f
	s.opened++
	s.triads.put([8]byte(asked.data[triad:]), c, maxConnections)
	s.ends.put(cipEnd{binary.LittleEndian.Uint32(b), d.sender()}, cipEndpoint{c, cipOut}, maxConnections)
	s.ends.put(cipEnd{binary.LittleEndian.Uint32(b[4:]), d.receiver()}, cipEndpoint{c, cipIn}, maxConnections)
}

// cipConnection finds a connection. Of one that carries messages both ways, no direction is told.
func (d *dissection) cipConnection(id uint32) (*cipConnection, cipDirection) {
	const io = 1 // transports for input and output
	e, _ := d.state.cip.ends.get(cipEnd{id, d.receiver()}, maxConnections)
	if e.cipConnection == nil || e.transport > io {
		return e.cipConnection, cipEither
	}
	return e.cipConnection, e.direction
}

func (d *dissection) cipByTriad(b []byte) *cipConnection {
	if len(b) < 8 {
		return nil
	}
	c, _ := d.state.cip.triads.get([8]byte(b), maxConnections)
	return c
}

// giveConnection gives what is known of the connection that a message belongs to.
func (d *dissection) giveConnection(c *cipConnection, direction cipDirection) {
	if c == nil {
		return
	}
	d.giveNum(protocol.CIPConnectionIndex, uint64(c.index))
	d.cipPath(c.path)
	d.giveNum(protocol.ENIPOpenIn, uint64(c.frame))
	d.giveNum(protocol.CIPDirection, uint64(direction))
	switch direction {
	case cipOut:
		d.giveNum(protocol.CIPOutAPI, uint64(c.out))
	case cipIn:
		d.giveNum(protocol.CIPInAPI, uint64(c.in))
	}
}

// giveTimeout gives after how many milliseconds without a packet a connection is closed.
func (d *dissection) giveTimeout(f *protocol.Field, c *cipConnection, interval uint32) {
	if d.wants(f) {
		d.give(f, ftype.FloatValue(ftype.Float, float64(interval)/1000*float64(uint32(4)<<(c.multiplier&0x0f))), nil)
	}
}
