package eval

import (
	"bytes"
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// Types of messages.
const (
	dceRequest  = 0
	dceResponse = 2
	dceFault    = 3
	dceCancel   = 8 // of datagrams
	dceRejected = 6
	dceCanceled = 10
	dceBind     = 11 // of connections from here on
	dceBindAck  = 12
	dceBindNak  = 13
	dceAlter    = 14
	dceAltered  = 15
	dceLastType = 20
)

const (
	dceHeader   = 16 // bytes of a message on a connection that tell its length
	dceDatagram = 80 // bytes of the header of a datagram
	dceTrailer  = 8  // bytes before a proof of who speaks

	dceFirst, dceLast, dceHasObject = 0x01, 0x02, 0x80 // flags of a connection's message
	dgLast, dgFragment              = 0x02, 0x04       // and of a datagram

	dceSealed = 6 // level of protection
)

// Bounds of what is remembered of a conversation.
const (
	maxDCEPipes    = 256
	maxDCEContexts = 256
	maxDCECalls    = 128
	maxDCEOpen     = 16
)

// dceConversation is what a conversation remembers, by the pipes that it carries.
type dceConversation struct{ pipes map[uint64]*dcePipe }

// dcePipe is a connection: that of TCP, or a pipe of SMB's. Of datagrams, it is the whole conversation.
type dcePipe struct {
	contexts map[uint16]dceContext
	calls    [maxDCECalls]dceCall
	next     int
	open     []*dceOpen
}

// dceContext is the interface that a context stands for.
type dceContext struct {
	uuid    [16]byte
	version uint16
}

// dceKey finds a call: by its number, and among datagrams by the activity that it belongs to.
type dceKey struct {
	number   uint32
	activity [16]byte
}

type dceCall struct {
	request
	dceContext
	dceKey
	opnum uint16
}

// dceOpen is what came of a call in fragments.
type dceOpen struct {
	releasable
	dceKey
	kind byte
}

func (d *dissection) dcePipe() *dcePipe {
	c := remembered[dceConversation](d, protocol.DCERPC)
	p := c.pipes[d.carrier.strand]
	if p == nil {
		if c.pipes == nil || len(c.pipes) >= maxDCEPipes {
			c.pipes = map[uint64]*dcePipe{}
		}
		p = &dcePipe{}
		c.pipes[d.carrier.strand] = p
	}
	return p
}

// call finds the latest call with a key.
func (p *dcePipe) call(k dceKey) *dceCall {
	for i := range p.calls {
		if c := &p.calls[(p.next+maxDCECalls-1-i)%maxDCECalls]; c.frame != 0 && c.dceKey == k {
			return c
		}
	}
	return nil
}

func (p *dcePipe) ask(c dceCall) {
	if old := p.call(c.dceKey); old != nil && old.frame == c.frame {
		return
	}
	p.calls[p.next] = c
	p.next = (p.next + 1) % maxDCECalls
}

// bind remembers what a context stands for.
func (p *dcePipe) bind(id uint16, c dceContext) {
	if p.contexts == nil || len(p.contexts) >= maxDCEContexts {
		p.contexts = map[uint16]dceContext{}
	}
	p.contexts[id] = c
}

// fragments finds what came of a call so far, or begins it.
func (p *dcePipe) fragments(k dceKey, kind byte, first bool) *dceOpen {
	for i, o := range p.open {
		if o.dceKey == k && o.kind == kind {
			if !first {
				return o
			}
			p.open = append(p.open[:i], p.open[i+1:]...)
			break
		}
	}
	if !first {
		return nil
	}
	if len(p.open) >= maxDCEOpen {
		p.open = p.open[1:]
	}
	o := &dceOpen{dceKey: k, kind: kind}
	p.open = append(p.open, o)
	return o
}

// dceReader reads a message, in the order of bytes that it tells.
type dceReader struct {
	*dissection
	pipe  *dcePipe
	b     []byte // of the message
	full  int
	at    int
	order binary.ByteOrder
	bad   bool // bytes were missing
}

func (r *dceReader) take(n int) []byte {
	if r.bad = r.bad || r.at+n > len(r.b); r.bad {
		return nil
	}
	r.at += n
	return r.b[r.at-n : r.at]
}

// num reads a number as wide as the field.
func (r *dceReader) num(f *protocol.Field) uint32 {
	b := r.take(f.Type.Width())
	var n uint32
	switch len(b) {
	case 1:
		n = uint32(b[0])
	case 2:
		n = uint32(r.order.Uint16(b))
	case 4:
		n = r.order.Uint32(b)
	default:
		return 0
	}
	r.give(f, num(int(n)), b)
	return n
}

func (r *dceReader) part(p protocol.Part) []byte {
	b := r.take(p.Size())
	r.givePart(p, b)
	return b
}

func (r *dceReader) uuid(f *protocol.Field) (u [16]byte) {
	b := r.take(16)
	if b == nil {
		return u
	}
	copy(u[:], b)
	if r.order == binary.LittleEndian {
		u = [16]byte{b[3], b[2], b[1], b[0], b[5], b[4], b[7], b[6], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]}
	}
	if r.wants(f) {
		start := len(r.arena)
		r.arena = append(r.arena, u[:]...)
		r.give(f, ftype.Value{Bytes: r.arena[start:]}, b)
	}
	return u
}

func dceOrderOf(b byte) binary.ByteOrder {
	if b&0x10 != 0 {
		return binary.LittleEndian
	}
	return binary.BigEndian
}

// dceKnown tells whether the representation of data, of which two bytes are given, is one that is known.
func dceKnown(b []byte) bool { return b[0]&0xee == 0 && b[1] <= 3 }

func dceRPC(d *dissection, l *layer) next {
	t := d.layers[d.carrier.layer].proto
	switch {
	case t == protocol.UDP:
		return d.dceDatagram(l)
	case !dceBegins(l.b):
		return refused
	case t == protocol.TCP && d.carrier.strand == 0:
		return d.pdus(l, dceHeader, dceLength, d.dceMessage)
	}
	for b, full := l.b, l.full; dceBegins(b); {
		n := min(dceLength(b), full)
		d.dceMessage(d.pdu(protocol.DCERPC, l.full-full, b[:min(n, len(b))], n))
		if b, full = b[min(n, len(b)):], full-n; len(d.layers) == maxLayers {
			break
		}
	}
	return next{}
}

// dceBegins recognises a message of a connection.
func dceBegins(b []byte) bool {
	return len(b) >= dceHeader && b[0] == 5 && b[1] <= 1 && b[2] <= dceLastType && dceKnown(b[4:]) && dceLength(b) >= dceHeader
}

func dceLength(b []byte) int { return int(dceOrderOf(b[4]).Uint16(b[8:])) }

// dceMessage reads a message of a connection.
func (d *dissection) dceMessage(l *layer) {
	b, full := l.b, l.full
	if !dceBegins(b) { // behind one that was
		return
	}
	r := &dceReader{dissection: d, pipe: d.dcePipe(), b: b, full: full, order: dceOrderOf(b[4])}
	r.num(protocol.DCEVersion)
	r.num(protocol.DCEMinor)
	kind := byte(r.num(protocol.DCEType))
	flags := r.part(protocol.DCEFlags)[0]
	r.representation(4)
	r.num(protocol.DCELength)
	auth := int(r.num(protocol.DCEAuthLength))
	call := dceKey{number: r.num(protocol.DCECall)}
	switch kind {
	case dceRequest:
		r.requested(call, flags, auth)
	case dceResponse, dceFault:
		r.answered(kind, call, flags, auth)
	case dceBind, dceAlter:
		r.auth(auth, false)
		r.bind()
	case dceBindAck, dceAltered:
		r.auth(auth, false)
		r.bound()
	case dceBindNak:
		d.giveLabel(protocol.DCENack)
		r.num(protocol.DCEReject)
		if r.at < full {
			for n := r.num(protocol.DCEVersions); n > 0 && !r.bad; n-- {
				r.part(protocol.DCEVersionsPart)
			}
		}
	default:
		r.auth(auth, false)
	}
	if r.bad {
		d.truncated(b, full)
	}
}

// representation reads how data are represented.
func (r *dceReader) representation(n int) {
	b := r.take(n)
	r.giveBytes(protocol.DCEOrder, b)
	r.givePart(protocol.DCEOrderPart, b)
}

// bind reads what a client wishes to call, and remembers it by the number that it gives it.
func (r *dceReader) bind() {
	r.num(protocol.DCEMaxSend)
	r.num(protocol.DCEMaxGet)
	r.num(protocol.DCEGroup)
	items := r.num(protocol.DCEItems)
	r.take(3)
	for ; items > 0 && !r.bad; items-- {
		r.giveLabel(protocol.DCEItem)
		id := uint16(r.num(protocol.DCEContext))
		syntaxes := r.num(protocol.DCESyntaxes)
		r.take(1)
		if r.at < len(r.b) {
			r.giveLabel(protocol.DCEAbstract)
		}
		c := dceContext{uuid: r.uuid(protocol.DCEInterface)}
		if r.order == binary.LittleEndian { // two halves of one number
			c.version = uint16(r.num(protocol.DCEIfVersion))
			r.num(protocol.DCEIfMinor)
		} else {
			r.num(protocol.DCEIfMinor)
			c.version = uint16(r.num(protocol.DCEIfVersion))
		}
		for ; syntaxes > 0 && !r.bad; syntaxes-- {
			r.giveLabel(protocol.DCESyntax)
			r.features(r.uuid(protocol.DCESyntaxID))
			r.num(protocol.DCESyntaxVer)
		}
		if !r.bad {
			r.pipe.bind(id, c)
		}
	}
}

// features shows the ones that a client tells of in the place of a syntax ([MS-RPCE], section 2.2.2.14).
func (r *dceReader) features(u [16]byte) {
	if prefix := []byte("\x6c\xb7\x1c\x2c\x98\x12\x45\x40"); bytes.HasPrefix(u[:], prefix) {
		r.givePart(protocol.DCEFeatures, u[8:])
	}
}

// bound reads what the server makes of the wishes.
func (r *dceReader) bound() {
	const accepted, features = 0, 3
	r.num(protocol.DCEMaxSend)
	r.num(protocol.DCEMaxGet)
	r.num(protocol.DCEGroup)
	n := int(r.num(protocol.DCEAddressLength))
	if b := r.take(n); n > 0 && b != nil {
		r.giveText(protocol.DCEAddress, b)
	}
	r.take(-r.at & 3)
	results := r.num(protocol.DCEResults)
	r.take(3)
	for ; results > 0 && !r.bad; results-- {
		switch r.num(protocol.DCEResult) {
		case accepted:
			r.take(2)
		case features:
			if b := r.take(2); b != nil {
				r.givePart(protocol.DCEFeatures, b)
			}
		default:
			r.num(protocol.DCEReason)
		}
		r.uuid(protocol.DCEAckSyntax)
		r.num(protocol.DCEAckVersion)
	}
}

func (r *dceReader) requested(k dceKey, flags byte, auth int) {
	r.num(protocol.DCEHint)
	id := uint16(r.num(protocol.DCEContext))
	opnum := uint16(r.num(protocol.DCEOpnum))
	if flags&dceHasObject != 0 {
		r.uuid(protocol.DCEObject)
	}
	if r.bad {
		return
	}
	context, known := r.pipe.contexts[id]
	c := &dceCall{request{r.frame.Number, r.now()}, context, k, opnum}
	if !known {
		c = nil
	} else if flags&dceFirst != 0 {
		r.pipe.ask(*c)
	}
	r.stub(c, k, dceRequest, flags, auth)
}

func (r *dceReader) answered(kind byte, k dceKey, flags byte, auth int) {
	r.num(protocol.DCEHint)
	r.num(protocol.DCEContext)
	r.num(protocol.DCECancels)
	if kind == dceFault {
		r.part(protocol.DCEFaultFlags)
	} else {
		r.take(1)
	}
	if r.bad {
		return
	}
	c := r.pipe.call(k)
	if c != nil {
		r.answers(c)
	}
	if kind == dceFault {
		r.num(protocol.DCEStatus)
		r.giveLabel(protocol.DCEFault)
		r.take(4)
		r.auth(auth, false)
		return
	}
	r.stub(c, k, kind, flags, auth)
}

// answers tells of the call that a message answers.
func (r *dceReader) answers(c *dceCall) {
	r.giveNum(protocol.DCEOpnum, uint64(c.opnum))
	r.giveNum(protocol.DCERequest, uint64(c.frame))
	r.giveTime(protocol.DCETime, r.now().sub(c.at))
	r.later(c.frame, protocol.DCEResponse, num(r.frame.Number))
}

// stub reads what is handed over to a procedure, or comes back from it: of which it is known that it belongs to an interface.
func (r *dceReader) stub(c *dceCall, k dceKey, kind, flags byte, auth int) {
	end, padding, level := r.auth(auth, true)
	if c == nil {
		r.giveLabel(protocol.DCENoBind)
	}
	stub := r.b[min(r.at, len(r.b)):max(min(end-padding, len(r.b)), min(r.at, len(r.b)))]
	size := max(end-padding-r.at, 0)
	sealed := auth > 0 && level == dceSealed
	if sealed {
		stub, size = r.b[min(r.at, len(r.b)):min(end, len(r.b))], max(end-r.at, 0)
	} else if padding > 0 && end <= len(r.b) {
		r.giveBytes(protocol.DCEPadding, r.b[end-min(padding, end):end])
	}
	if flags&(dceFirst|dceLast) != dceFirst|dceLast && !sealed {
		o := r.pipe.fragments(k, kind, flags&dceFirst != 0)
		if o == nil {
			return
		}
		o.add(r.dissection, stub)
		if flags&dceLast == 0 {
			return
		}
		r.reassembled(o)
		r.giveLabel(protocol.DCEReassembled)
		stub, size = o.data, o.length
	}
	if sealed {
		r.giveBytes(protocol.DCEEncrypted, stub)
	} else if kind == dceRequest {
		r.trailer(stub)
	}
	if c != nil {
		r.called(c, stub, size, kind == dceRequest)
	}
}

// reassembled tells of the fragments that a stub came in, and forgets them.
func (r *dceReader) reassembled(o *dceOpen) {
	r.giveLabel(protocol.DCEFragments)
	for _, p := range o.pieces {
		r.giveNum(protocol.DCEFragment, uint64(p.frame))
		r.later(p.frame, protocol.DCEReassembledIn, num(r.frame.Number))
	}
	r.giveNum(protocol.DCEFragmentCount, uint64(len(o.pieces)))
	r.giveNum(protocol.DCEReassembledLength, uint64(o.length))
	for i, x := range r.pipe.open {
		if x == o {
			r.pipe.open = append(r.pipe.open[:i], r.pipe.open[i+1:]...)
			break
		}
	}
}

// called shows the interface that a call belongs to. To Wireshark it is no layer of its own.
func (r *dceReader) called(c *dceCall, stub []byte, full int, asked bool) {
	i := protocol.RemoteInterfaces[c.uuid]
	known := i.Protocol != nil && i.Version == c.version
	if !known || full == 0 { // which says so where there is nothing, too
		r.give(protocol.DCEUnknown, num(1), nil)
	}
	if !known {
		return
	}
	if !asked {
		r.giveNum(protocol.DCERequest, uint64(c.frame))
	}
	r.layers = append(r.layers, layer{proto: i.Protocol, b: stub, full: full, own: len(stub), has: len(stub), again: true})
	if i.Opnum != nil {
		r.giveNum(i.Opnum, uint64(c.opnum))
	}
}

// auth reads who speaks, from the end of a message, or what proves that data are what they were. It gives where that begins.
func (r *dceReader) auth(size int, data bool) (start, padding int, level byte) {
	start = r.full - size - dceTrailer
	if size == 0 || r.bad || start < r.at {
		return r.full, 0, 0
	}
	if r.bad = len(r.b) < r.full; r.bad {
		return start, 0, 0
	}
	if data {
		r.giveLabel(protocol.DCEAuth)
	}
	r.giveLabel(protocol.DCEAuth)
	at := r.at
	defer func() { r.at = at }()
	r.at = start
	b := r.part(protocol.DCEAuthPart)
	r.num(protocol.DCEAuthContext)
	if r.bad {
		return start, 0, 0
	}
	token := r.b[min(r.at, len(r.b)):]
	r.token(b[0], token, size, data)
	return start, int(b[2]), b[1]
}

// token hands a proof to what reads it. To Wireshark the first layer of it is none.
func (r *dceReader) token(kind byte, b []byte, full int, data bool) {
	const spnego, ntlm, kerberos, secureChannel = 9, 10, 16, 68
	var p *protocol.Protocol
	switch {
	case kind == ntlm && data:
		p = protocol.NTLMSSPVerifier
	case kind == ntlm:
		p = protocol.NTLMSSP
	case kind == spnego, kind == kerberos && data:
		p = protocol.GSSAPI
	case kind == kerberos:
		p = protocol.Kerberos
	case kind == secureChannel:
		return
	default:
		r.giveBytes(protocol.DCECredentials, b)
		return
	}
	first := len(r.layers)
	r.walk(next{proto: p, b: b, full: full})
	if first < len(r.layers) {
		r.layers[first].again = true
	}
}

// trailer reads what a client signs of the headers, at the end of a stub.
func (r *dceReader) trailer(stub []byte) {
	const bitmask, context, header = 1, 2, 4
	i := bytes.Index(stub, []byte("\x8a\xe3\x13\x71\x02\xf4\x36\x71"))
	if i < 0 {
		return
	}
	t := *r
	t.b, t.full, t.at, t.order = stub[i:], len(stub)-i, 0, binary.LittleEndian
	t.giveBytes(protocol.DCETrailer, t.take(8))
	for end := false; !end && !t.bad; {
		start := t.at
		command := t.num(protocol.DCETrailerCommand)
		if t.bad {
			return
		}
		kind := command & 0x3fff
		end = command&0x4000 != 0
		t.giveNum(protocol.DCETrailerKind, uint64(kind))
		t.giveBool(protocol.DCETrailerEnd, end)
		t.giveBool(protocol.DCETrailerMust, command&0x8000 != 0)
		n := int(t.num(protocol.DCETrailerLength))
		switch kind {
		case bitmask:
			t.giveBool(protocol.DCETrailerSign, t.num(protocol.DCETrailerBits)&1 != 0)
		case context:
			for range 2 {
				t.uuid(protocol.DCETrailerUUID)
				t.num(protocol.DCETrailerVersion)
			}
		}
		t.at = start + header + n
	}
}

// dceDatagram reads a message that came in a datagram.
func (d *dissection) dceDatagram(l *layer) next {
	const lastType = 10
	b := l.b
	if len(b) < dceDatagram || b[0] != 4 || b[1] > lastType || !dceKnown(b[4:]) {
		return refused
	}
	r := &dceReader{dissection: d, pipe: d.dcePipe(), b: b, full: l.full, order: dceOrderOf(b[4])}
	r.num(protocol.DCEVersion)
	kind := byte(r.num(protocol.DCEType))
	flags := r.part(protocol.DCEDatagramFlags)[0]
	r.representation(3)
	r.num(protocol.DCESerialHigh)
	r.uuid(protocol.DCEObject)
	c := dceCall{request: request{d.frame.Number, d.now()}}
	c.uuid = r.uuid(protocol.DCEDatagramIf)
	c.activity = r.uuid(protocol.DCEActivity)
	if boot := r.take(4); d.wants(protocol.DCEBoot) {
		d.give(protocol.DCEBoot, ftype.TimeValue(ftype.AbsoluteTime, int64(r.order.Uint32(boot)), 0), boot)
	}
	c.version = uint16(r.num(protocol.DCEDatagramVer))
	c.number = r.num(protocol.DCESequence)
	c.opnum = uint16(r.num(protocol.DCEOpnum))
	r.num(protocol.DCEInterfaceHint)
	r.num(protocol.DCEActivityHint)
	size := int(r.num(protocol.DCEDatagramLen))
	fragment := r.num(protocol.DCEDatagramNum)
	r.num(protocol.DCEDatagramAuth)
	r.num(protocol.DCESerialLow)
	stub := b[dceDatagram:]
	stub = stub[:min(size, len(stub))]
	switch kind {
	case dceRequest, dceResponse:
		r.datagramStub(&c, kind, flags, fragment == 0, stub, min(size, l.full-dceDatagram))
	case dceFault, dceRejected:
		r.num(protocol.DCEDatagramFault)
	case dceCancel, dceCanceled:
		r.num(protocol.DCECancelVersion)
		r.num(protocol.DCECancelID)
		if b := r.take(4); kind == dceCanceled && b != nil {
			d.giveBool(protocol.DCECancelAccept, r.order.Uint32(b) != 0)
		}
	}
	if r.bad {
		return d.truncated(b, l.full)
	}
	return next{}
}

func (r *dceReader) datagramStub(c *dceCall, kind, flags byte, first bool, stub []byte, size int) {
	asked := kind == dceRequest
	if asked {
		r.pipe.ask(*c)
	} else if q := r.pipe.call(c.dceKey); q != nil {
		r.giveNum(protocol.DCERequest, uint64(q.frame))
		r.giveTime(protocol.DCETime, r.now().sub(q.at))
		r.later(q.frame, protocol.DCEResponse, num(r.frame.Number))
		c.frame = q.frame
	} else {
		r.giveLabel(protocol.DCENoRequest)
		c.frame = 0
	}
	if flags&dgFragment != 0 {
		r.giveBytes(protocol.DCEFragmentData, stub)
		o := r.pipe.fragments(c.dceKey, kind, first)
		if o == nil {
			return
		}
		o.add(r.dissection, stub)
		if flags&dgLast == 0 {
			return
		}
		r.reassembled(o)
		stub, size = o.data, o.length
	}
	r.called(c, stub, size, asked || c.frame == 0)
}
