package eval

import (
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/capture"
)

// maxLayers bounds the layers of one frame. Wireshark gives up on deeper nesting too; nothing real comes near.
const maxLayers = 128

// layer is one protocol's place in a frame. Its bytes may be those of a reassembled datagram.
type layer struct {
	proto   *protocol.Protocol
	b       []byte   // from the first byte of the header to the end of what was captured
	full    int      // bytes there were on the wire; more than len(b) where the capture cut the packet
	own     int      // bytes of the layer's own: usually the header
	has     int      // bytes that may hold declared fields: less than len(b) where a header is damaged
	part    bool     // of the header of an earlier layer, as options are
	again   bool     // a further PDU of the layer before, which Wireshark does not count as a layer of its own
	session *session // of the conversation that a payload belongs to
}

// computed is a value that code gave, not a layout.
type computed struct {
	field *protocol.Field
	layer int // index into layers
	value ftype.Value
	raw   []byte // the bytes on the wire it was made from
	next  int32  // index plus one of the next value of the same field
}

// chain is the values of a computed field in the frame: indexes into computed, plus one, of the first and the last.
type chain struct{ first, last int32 }

// dissection is what is known of one frame: its layers, and the computed values that the program asks for. One is reused
// for all frames of a stream.
type dissection struct {
	frame       *capture.Frame
	layers      []layer
	computed    []computed
	chains      []chain // by field ID
	carrier     carrier // of the payload that is dissected
	contentType []byte  // of the body that is dissected, with parameters
	call        sipCall // whose description of streams is dissected
	plan        *plan
	glance      *glance // nil: it would not help
	seen        bool    // it found all layers of the frame
	passes      bool    // which is a segment that need not be dissected
	passing     quietSegment
	state       *state
	second      bool                 // the second of two passes
	arena       []byte               // bytes of computed values that stand in no packet
	damage      []*protocol.Protocol // layers that tell of it
	torn        bool                 // a layer is damaged, whether or not anything asks for that
	bt          btPlace              // what a message of Bluetooth travels on
	begun       begun                // what is shown of a message that later frames go on with
	alone       bool                 // the frame is looked at without those before
	unsure      bool                 // and that is not enough
	lane, lanes int                  // of the conversations over TCP that come here; 0 lanes: all come
	crossed     bool                 // one came of another lane
	found       *found               // the conversations that a search found; nil: there was none
}

// next is what follows a layer: proto is nil when nothing does that dfc knows.
type next struct {
	proto   *protocol.Protocol
	b       []byte
	full    int
	enough  bool // a header shorter than its protocol's least one is no damage here
	refused bool // the bytes are none of the layer's protocol: it is as if it had not been asked
}

// refused is what code returns for bytes that its protocol does not know as its own.
var refused = next{refused: true}

// code is what a protocol does beyond its declaration: it may compute values, set the layer's own length and the fields that
// exist, and decide what follows. Most protocols have none.
type code func(d *dissection, l *layer) next

// init makes a dissection for a stream of frames.
func (d *dissection) init(p *plan, g *glance) {
	d.plan, d.state, d.chains, d.glance = p, newState(p.limits), make([]chain, protocol.NumFields()), g
}

// see looks at a frame, which may save dissecting it.
func (d *dissection) see(f *capture.Frame) {
	d.passes = false
	if f.Secrets != nil && !d.plan.secrets {
		d.learnOfSecrets()
	}
	if d.seen = d.glance != nil && d.glance.see(f); d.alone {
		d.passes = d.found == nil && d.plan.tcpQuiet && d.glance != nil && d.plan.limits.Conversations > 64*maxStretch && d.quietForScout()
	} else if (d.plan.tcpQuiet || d.plan.payloadQuiet) && (d.seen || d.glance != nil && d.glance.payload) {
		d.passes = d.quiet()
		d.seen = d.seen || d.passes
	}
}

// remembers tells whether something of the frame that was seen is to be remembered for later ones.
func (d *dissection) remembers() bool {
	if !d.plan.stateful {
		return false
	}
	if d.passes {
		d.pass()
		return false
	}
	return !d.seen || d.plan.everyFrame || d.glance.some(d.plan.runs)
}

// dissect finds the layers of a frame, as deep as the plan asks for.
func (d *dissection) dissect(f *capture.Frame) {
	d.see(f)
	d.dissectSeen(f)
}

// dissectSeen dissects a frame that was looked at before. Where the glance found all layers, only what the plan asks of them is left to be
// done.
func (d *dissection) dissectSeen(f *capture.Frame) {
	d.frame = f
	d.layers = append(d.layers[:0], layer{proto: protocol.Frame, b: f.Data, full: f.Len, own: len(f.Data), has: len(f.Data)})
	d.forget(0)
	d.arena, d.damage, d.begun, d.unsure, d.torn = d.arena[:0], d.damage[:0], begun{}, false, false
	if d.plan.code[protocol.Frame.ID] != nil {
		d.plan.code[protocol.Frame.ID](d, &d.layers[0])
	}
	if d.seen && f.Len == len(f.Data) {
		d.adopt(d.glance)
		return
	}
	first := protocol.LinkTypes.Find(uint64(f.Interface.Link))
	switch {
	case f.IsCustom(): // only its owner knows what is in it
		first = protocol.Data
	case !f.IsPacket():
		first = protocol.BlockTypes.Find(uint64(f.Block))
	}
	d.walk(next{proto: first, b: f.Data, full: max(f.Len, len(f.Data))})
	if d.plan.trailers {
		d.trailers()
	}
	if d.second {
		d.giveForetold()
	}
	if d.plan.experts {
		d.experts()
	}
	if d.wants(protocol.PacketComment.Self) && len(f.Comments()) > 0 {
		d.layers = append(d.layers, layer{proto: protocol.PacketComment, part: true})
	}
	if d.wants(protocol.FrameProtocols) {
		d.protocols()
	}
}

// adopt takes over the layers that a glance found.
func (d *dissection) adopt(g *glance) {
	for i := range g.spots {
		s := &g.spots[i]
		n := s.end - s.at
		d.layers = append(d.layers, layer{proto: s.proto, b: d.frame.Data[s.at:s.end], full: n, own: s.size, has: n})
		if d.plan.runs[s.proto.ID] {
			d.plan.code[s.proto.ID](d, &d.layers[len(d.layers)-1])
		}
	}
}

// walk adds the layers from n on. It reports false where the first of them is refused.
func (d *dissection) walk(n next) bool {
	for start := len(d.layers); n.proto != nil && len(d.layers) < maxLayers; {
		p, given, below, values, damage := n.proto, n, len(d.layers), len(d.computed), len(d.damage)
		if len(n.b) < p.Least { // too little of it was captured
			d.truncated(given.b, given.full)
			return true
		}
		d.layers = append(d.layers, layer{proto: p, b: n.b, full: n.full, own: min(p.MinHeader, len(n.b)), has: len(n.b), session: d.carrier.session})
		l := &d.layers[len(d.layers)-1]
		if p.Whole {
			l.own = len(l.b)
		}
		if c := d.plan.code[p.ID]; c != nil {
			n = c(d, l)
		} else {
			n = d.follow(l)
		}
		if n.refused {
			d.layers = d.layers[:below]
			d.forget(values)
			d.damage = d.damage[:damage]
			if len(d.layers) == start {
				return false
			}
			if !d.plan.leftover {
				return true
			}
			n = next{proto: protocol.Data, b: given.b, full: given.full}
			continue
		}
		if len(given.b) < p.MinHeader && d.carrier.wish.more == 0 && !n.enough {
			d.truncated(given.b, given.full)
		}
		if n.proto == nil && d.plan.leftover && len(d.layers) > below { // what is not shown was taken all the same
			n = d.remainder(below)
		}
		if d.plan.last[p.ID] {
			return true
		}
	}
	return true
}

// follow finds what comes after a layer by the protocol's declaration alone.
func (d *dissection) follow(l *layer) next {
	p := l.proto
	if len(l.b) < p.MinHeader {
		return next{}
	}
	header := p.MinHeader
	if p.HeaderField != nil {
		n, _ := p.HeaderField.Layout.Load(l.b)
		header = int(n)
		if header < p.MinHeader || header > l.full {
			return next{}
		}
	}
	l.own = min(header, len(l.b))
	if p.Whole {
		l.own = len(l.b)
	}
	if p.LengthField != nil {
		n, _ := p.LengthField.Layout.Load(l.b)
		l.limit(int(n) + p.LengthFrom)
	}
	if p.Opaque != nil && p.Opaque.Holds(l.b) {
		return next{}
	}
	return d.edge(l, header)
}

// limit cuts the layer's bytes to the first n. A length that is larger than what is there, or smaller than the header, is not believed.
func (l *layer) limit(n int) {
	if n < l.own || n >= l.full {
		return
	}
	l.full = n
	l.b = l.b[:min(n, len(l.b))]
	l.has = min(l.has, n)
}

// edge takes the first edge that leads on from a header of the given length.
func (d *dissection) edge(l *layer, header int) next {
	for i := range l.proto.Edges {
		e := &l.proto.Edges[i]
		if e.When != nil && !e.When.Holds(l.b) {
			continue
		}
		to := e.To
		if e.Table != nil {
			v, ok := e.By.Layout.Load(l.b)
			if !ok {
				continue
			}
			to = e.Table.Find(v)
		}
		if to != nil {
			return l.rest(to, header+e.Skip)
		}
	}
	return next{}
}

// rest is what follows the first n bytes of the layer, for a protocol to.
func (l *layer) rest(to *protocol.Protocol, n int) next {
	if n > l.full {
		return next{}
	}
	return next{proto: to, b: l.b[min(n, len(l.b)):], full: l.full - n}
}

// unlessEmpty is for protocols that hand nothing on where there is nothing; what others hand on is damaged then.
func (n next) unlessEmpty() next {
	if n.full == 0 {
		return next{}
	}
	return n
}

// load reads a declared number of the layer; zero where the header is too short.
func (l *layer) load(f *protocol.Field) uint64 {
	n, _ := f.Layout.Load(l.b[:l.has])
	return n
}

// payload is what follows the layer's own bytes, as captured.
func (l *layer) payload() []byte { return l.b[l.own:] }

// wants tells whether the program asks for a computed field, so that no other is computed.
func (d *dissection) wants(f *protocol.Field) bool { return d.plan.wants[f.ID] }

// wantsAny tells whether the program asks for one of several.
func (d *dissection) wantsAny(fields ...*protocol.Field) bool {
	for _, f := range fields {
		if d.plan.wants[f.ID] {
			return true
		}
	}
	return false
}

// give adds a value of a computed field to the layer found last, if the program asks for the field.
func (d *dissection) give(f *protocol.Field, v ftype.Value, raw []byte) {
	if d.wants(f) { // most often nobody does
		d.giveLast(f, v, raw)
	}
}

// giveLast does so without asking. It stands apart so that asking is inlined.
//
//go:noinline
func (d *dissection) giveLast(f *protocol.Field, v ftype.Value, raw []byte) {
	v.Type = f.Type
	d.add(computed{field: f, layer: len(d.layers) - 1, value: v, raw: raw})
}

// giveAt adds a value to the layer with the given index.
func (d *dissection) giveAt(layer int, f *protocol.Field, v ftype.Value, raw []byte) {
	if d.plan.wants[f.ID] {
		v.Type = f.Type
		d.add(computed{field: f, layer: layer, value: v, raw: raw})
	}
}

// add adds a value to those of its field.
func (d *dissection) add(v computed) {
	d.computed = append(d.computed, v)
	n := int32(len(d.computed))
	c := &d.chains[v.field.ID]
	if c.first == 0 {
		c.first = n
	} else {
		d.computed[c.last-1].next = n
	}
	c.last = n
}

// forget drops all computed values but the first n.
func (d *dissection) forget(n int) {
	for i := range d.computed {
		d.chains[d.computed[i].field.ID] = chain{}
	}
	kept := d.computed[:n]
	d.computed = d.computed[:0]
	for _, v := range kept {
		v.next = 0
		d.add(v)
	}
}

// giveNum adds a number, giveBytes bytes, giveLabel an occurrence and giveTime a time span.
func (d *dissection) giveNum(f *protocol.Field, n uint64) {
	if d.wants(f) {
		d.giveLast(f, ftype.Value{Num: n}, nil)
	}
}
func (d *dissection) giveBytes(f *protocol.Field, b []byte) {
	if d.wants(f) {
		d.giveLast(f, ftype.Value{Bytes: b}, b)
	}
}
func (d *dissection) giveLabel(f *protocol.Field) {
	if d.wants(f) {
		d.giveLast(f, ftype.Value{}, nil)
	}
}
func (d *dissection) giveLabelAt(layer int, f *protocol.Field) {
	d.giveAt(layer, f, ftype.Value{}, nil)
}
func (d *dissection) giveTime(f *protocol.Field, t span) {
	if d.wants(f) {
		d.giveLast(f, ftype.Value{Num: uint64(t.sec), Aux: uint32(t.nsec)}, nil)
	}
}
