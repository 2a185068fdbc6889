package eval

import (
	"encoding/binary"
	"math"
	"slices"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

const (
	rpcMarker   = 4                 // bytes before a fragment in a stream
	rpcLast     = 1 << 31           // of its bits: no fragment of the message follows
	maxRPC      = 4<<20 + rpcMarker // bytes of a fragment that is believed
	rpcGuessing = 20                // bytes that it takes to recognise a message in a stream
)

// Kinds of messages.
const (
	rpcCallType  = 0
	rpcReplyType = 1
)

// Kinds of credentials.
const (
	rpcUnix     = 1
	rpcGluster  = 5
	rpcGSS      = 6
	rpcGluster2 = 390039
	rpcGluster3 = 390040
)

// rpcKey finds a call. Over UDP an answer may come from another address, and go to another port, than the call had.
type rpcKey struct {
	session *session // of a stream
	client  addr     // of a datagram
	server  uint16
	xid     uint32
}

// rpcCall is a call as it came first.
type rpcCall struct {
	request
	program, version, procedure uint32
	reply                       int // frame; 0: none came
}

// rpcStream is what came of messages in fragments, by who sends.
type rpcStream struct {
	open [2]*rpcOpen
}

type rpcOpen struct {
	releasable
	next uint32 // sequence number of the next fragment
}

func rpc(d *dissection, l *layer) next {
	if d.layers[d.carrier.layer].proto == protocol.TCP {
		return d.rpcRecords(l)
	}
	if d.rpcBegins(l.b) {
		d.rpcMessage(l.b, l.full)
		return next{}
	}
	return d.rpcOther(l)
}

// rpcOther is for a payload that is no message.
func (d *dissection) rpcOther(l *layer) next {
	if d.carrier.guessing {
		return refused
	}
	d.giveBytes(protocol.RPCContinuation, l.b)
	return next{}
}

// rpcBegins recognises a call by its constants and a program that is known, and the reply to a call that was seen.
func (d *dissection) rpcBegins(b []byte) bool {
	if len(b) < 8 {
		return false
	}
	switch binary.BigEndian.Uint32(b[4:]) {
	case rpcCallType:
		return len(b) >= 16 && binary.BigEndian.Uint32(b[8:]) == 2 && protocol.RemotePrograms[binary.BigEndian.Uint32(b[12:])].Protocol != nil
	case rpcReplyType:
		_, ok := d.state.rpc.get(d.rpcKey(b, true), maxTransactions)
		return ok
	}
	return false
}

func (d *dissection) rpcKey(b []byte, reply bool) rpcKey {
	k := rpcKey{xid: binary.BigEndian.Uint32(b)}
	if c := &d.carrier; d.layers[c.layer].proto == protocol.TCP {
		k.session = c.session
	} else if src, dst, _ := d.addresses(); reply {
		k.client, k.server = dst, c.src
	} else {
		k.client, k.server = src, c.dst
	}
	return k
}

// rpcRecords reads the fragments in a segment. Before the conversation is known to carry RPC, what cannot be recognised at once is not waited for.
func (d *dissection) rpcRecords(l *layer) next {
	c := &d.carrier
	b, full, first, guessing := l.b, l.full, len(d.layers)-1, c.guessing
	s := remembered[rpcStream](d, protocol.RPC)
	open := &s.open[0]
	if c.second {
		open = &s.open[1]
	}
	at := 0
	for at < full && len(d.layers) < maxLayers {
		rest, left := b[min(at, len(b)):], full-at
		if len(rest) < rpcMarker {
			break
		}
		marker := binary.BigEndian.Uint32(rest)
		n := int(marker&^rpcLast) + rpcMarker
		continues := *open != nil && (*open).next == c.seq+uint32(at)
		if n == rpcMarker || n > maxRPC {
			break
		}
		if guessing && (continues && n > left || !continues && (left < rpcGuessing || !d.rpcBegins(rest[rpcMarker:]))) {
			break
		}
		if n > left && d.need(at, n-left) {
			return d.nothingYet(first, at)
		}
		n = min(n, left)
		rest = rest[:min(n, len(rest))]
		message, size := rest[rpcMarker:], n-rpcMarker
		if !continues && !d.rpcBegins(message) {
			break
		}
		d.pdu(protocol.RPC, at, rest, n)
		d.givePart(protocol.RPCRecord, rest)
		at += n
		if !continues {
			*open = nil
		}
		if continues || marker&rpcLast == 0 {
			d.giveBytes(protocol.RPCFragmentData, message)
			if !continues {
				*open = &rpcOpen{}
			}
			(*open).add(d, message)
			(*open).next = c.seq + uint32(at)
			if marker&rpcLast == 0 {
				continue
			}
			message, size = d.rpcWhole(*open)
			*open = nil
		}
		d.carries(protocol.RPC)
		if !d.rpcMessage(message, size) {
			return next{}
		}
	}
	if at == 0 {
		return d.rpcOther(l)
	}
	return next{}
}

// rpcWhole gives what is shown of a message that came in fragments, and the message.
func (d *dissection) rpcWhole(o *rpcOpen) ([]byte, int) {
	d.giveLabel(protocol.RPCFragments)
	for _, p := range o.pieces {
		d.giveNum(protocol.RPCFragment, uint64(p.frame))
	}
	d.giveNum(protocol.RPCFragmentCount, uint64(len(o.pieces)))
	d.giveNum(protocol.RPCReassembledLength, uint64(o.length))
	return o.data, o.length
}

// rpcReader reads a message.
type rpcReader struct {
	d     *dissection
	b     []byte // what is left
	full  int
	ended bool // more was asked for than there is
}

// take gives the next n bytes, or nil.
func (r *rpcReader) take(n int) []byte {
	if r.ended = r.ended || n > len(r.b); r.ended {
		return nil
	}
	b := r.b[:n]
	r.b, r.full = r.b[n:], r.full-n
	return b
}

// num gives a field its number, if that is there.
func (r *rpcReader) num(f *protocol.Field) uint32 {
	b := r.take(4)
	if b == nil {
		return 0
	}
	r.d.giveWire(f, b)
	return binary.BigEndian.Uint32(b)
}

// span gives the least and the greatest number, where both are there.
func (r *rpcReader) span(least, most *protocol.Field) {
	if b := r.take(8); b != nil {
		r.d.giveWire(least, b[:4])
		r.d.giveWire(most, b[4:])
	}
}

// fill passes over n bytes and those that fill up four.
func (r *rpcReader) fill(n uint32) {
	r.take(int(min((uint64(n)+3)&^3, math.MaxInt32)))
}

// opaque gives the next bytes, which say how many they are and fill up four. Where they end early, it gives what there is.
func (r *rpcReader) opaque() []byte {
	size := r.take(4)
	if size == nil {
		return nil
	}
	b, n := r.b, binary.BigEndian.Uint32(size)
	if r.fill(n); n > math.MaxInt32 {
		return nil
	}
	return b[:min(int(n), len(b))]
}

// rpcMessage reads a message. It reports false where that ends early.
func (d *dissection) rpcMessage(b []byte, full int) bool {
	r := &rpcReader{d: d, b: b, full: full}
	r.num(protocol.RPCXID)
	if r.num(protocol.RPCType) == rpcReplyType {
		r.reply(b)
	} else {
		r.call(b)
	}
	if r.ended {
		d.truncated(r.b, r.full)
	}
	return !r.ended
}

func (r *rpcReader) call(b []byte) {
	d := r.d
	r.num(protocol.RPCVersion)
	program, version, procedure := r.num(protocol.RPCProgram), r.num(protocol.RPCRelease), r.num(protocol.RPCProcedure)
	if r.ended {
		return
	}
	k := d.rpcKey(b, false)
	c, ok := d.state.rpc.get(k, maxTransactions)
	switch {
	case !ok:
		c = rpcCall{request{d.frame.Number, d.now()}, program, version, procedure, 0}
		d.state.rpc.put(k, c, maxTransactions)
	case c.frame != d.frame.Number:
		d.giveLabel(protocol.RPCAgain)
		d.giveNum(protocol.RPCCallAgain, uint64(c.frame))
	}
	if c.reply != 0 {
		d.giveNum(protocol.RPCReplyIn, uint64(c.reply))
	}
	flavor := r.auth()
	r.auth()
	r.body(program, version, procedure, flavor)
}

func (r *rpcReader) reply(b []byte) {
	const accepted, denied, success, mismatch, versionMismatch, authError = 0, 1, 0, 2, 0, 1
	d := r.d
	k := d.rpcKey(b, true)
	c, _ := d.state.rpc.get(k, maxTransactions)
	d.giveNum(protocol.RPCProgram, uint64(c.program))
	d.giveNum(protocol.RPCRelease, uint64(c.version))
	d.giveNum(protocol.RPCProcedure, uint64(c.procedure))
	state := r.num(protocol.RPCReplyState)
	if r.ended {
		return
	}
	d.giveNum(protocol.RPCReplyTo, uint64(c.frame))
	d.giveTime(protocol.RPCTime, d.now().sub(c.at))
	d.later(c.frame, protocol.RPCReplyIn, num(d.frame.Number))
	switch {
	case c.reply == 0:
		c.reply = d.frame.Number
		d.state.rpc.put(k, c, maxTransactions)
	case c.reply != d.frame.Number:
		d.giveLabel(protocol.RPCAgain)
		d.giveNum(protocol.RPCReplyAgain, uint64(c.reply))
	}
	switch state {
	case accepted:
		flavor := r.auth()
		switch r.num(protocol.RPCAccept) {
		case success:
			r.body(c.program, c.version, c.procedure, flavor)
			return
		case mismatch:
			r.span(protocol.RPCOldest, protocol.RPCNewest)
		}
	case denied:
		switch r.num(protocol.RPCReject) {
		case versionMismatch:
			r.span(protocol.RPCLeast, protocol.RPCMost)
		case authError:
			r.num(protocol.RPCAuthState)
		}
	}
	r.leftover()
}

// body shows that a program is called, and the bytes of what takes or gives nothing.
func (r *rpcReader) body(number, version, procedure, flavor uint32) {
	if r.ended {
		return
	}
	d, p := r.d, protocol.RemotePrograms[number]
	known := slices.Contains(p.Versions, version)
	d.giveNum(protocol.RPCRelease, uint64(version))
	if !known {
		d.giveNum(protocol.RPCProcedure, uint64(procedure))
	}
	empty := !known || procedure == 0
	d.layers = append(d.layers, layer{proto: p.Protocol, b: r.b, full: r.full, own: len(r.b), has: len(r.b), again: empty || r.full == 0})
	if empty && flavor != rpcGSS {
		r.leftover()
	}
}

// leftover is what nobody reads.
func (r *rpcReader) leftover() {
	if !r.ended && r.full > 0 {
		r.d.walk(next{proto: protocol.Data, b: r.b, full: r.full})
	}
}

// auth reads who asks or answers, and gives the kind of its credentials. What lists of groups say is believed beyond the length.
func (r *rpcReader) auth() uint32 {
	d, header := r.d, r.take(8)
	if header == nil {
		return 0
	}
	flavor, size := binary.BigEndian.Uint32(header), binary.BigEndian.Uint32(header[4:])
	d.giveWire(protocol.RPCFlavor, header[:4])
	d.give(protocol.RPCLength, num(int((size+3)&^3)), header[4:])
	whole := *r
	switch flavor {
	case rpcUnix:
		r.num(protocol.RPCStamp)
		if name := r.opaque(); name != nil {
			d.giveASCIIOf(len(d.layers)-1, protocol.RPCMachine, untilNUL(name), name)
		}
		r.num(protocol.RPCUID)
		r.num(protocol.RPCGID)
		r.groups()
	case rpcGluster:
		r.owner(r.take(8))
		r.num(protocol.RPCPID)
		r.num(protocol.RPCUID)
		r.num(protocol.RPCGID)
		r.groups()
	case rpcGluster2, rpcGluster3:
		r.num(protocol.RPCPID)
		r.num(protocol.RPCUID)
		r.num(protocol.RPCGID)
		if flavor == rpcGluster3 {
			r.num(protocol.RPCFlags)
			if b := r.take(12); b != nil { // of the seconds, Wireshark takes the upper half
				d.give(protocol.RPCCreated, ftype.TimeValue(ftype.AbsoluteTime, int64(binary.BigEndian.Uint32(b)), int64(binary.BigEndian.Uint32(b[8:]))), b)
			}
		}
		r.groups()
		r.owner(r.opaque())
	case rpcGSS:
		r.num(protocol.RPCGSSVersion)
		r.num(protocol.RPCGSSProcedure)
		r.take(4)
		r.num(protocol.RPCGSSService)
	}
	if r.ended {
		return flavor
	}
	*r = whole
	r.fill(size)
	return flavor
}

func (r *rpcReader) owner(b []byte) {
	if b != nil {
		r.d.giveBytes(protocol.RPCOwner, b)
	}
}

func (r *rpcReader) groups() {
	n := r.take(4)
	if n == nil {
		return
	}
	for range binary.BigEndian.Uint32(n) {
		if r.num(protocol.RPCGID); r.ended {
			return
		}
	}
}
