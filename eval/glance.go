package eval

import (
	"encoding/binary"
	"math"
	"slices"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/capture"
)

// Most packets are decided by a few numbers in a few headers that lie one after the other. A glance walks over such headers by
// the numbers of their declarations alone: it keeps no layers, computes nothing and remembers nothing. Where the declaration does
// not tell the whole story (a fragment, a damaged or cut header, a protocol with code of its own) it is unsure, and the frame
// is dissected.

// verdict is what a glance at a frame tells of a filter.
type verdict uint8

const (
	no     verdict = 0
	yes    verdict = 1
	unsure verdict = 2
)

func sure(b bool) verdict {
	if b {
		return yes
	}
	return no
}

// plain are the protocols with code that finds the same layers as the declaration does, and when it does. Protocols without
// code are plain always.
var plain = map[*protocol.Protocol]protocol.Condition{
	protocol.Eth:  protocol.Eth.Edges[0].When, // an EtherType, not a length
	protocol.VLAN: protocol.VLAN.Edges[0].When,
	protocol.IP:   protocol.IPHeaderLen.When.And(protocol.IPHeaderLen.In(20)), // without options
	protocol.IPv6: protocol.IPv6Version.In(6).And(protocol.IPv6Plen.Between(1, 0xffff)),
	protocol.TCP:  nil,
	protocol.UDP:  nil,
}

// ends are the messages behind which nothing comes, of protocols whose code finds out what does.
var ends = map[*protocol.Protocol]func(header []byte) bool{
	protocol.ICMP:   func(b []byte) bool { return b[0] == icmpEcho || b[0] == icmpEchoReply },
	protocol.ICMPv6: func(b []byte) bool { return b[0] == icmpv6Echo || b[0] == icmpv6EchoReply },
}

// number is a layout made ready for loading from a header that has the length of its fixed part. It is a part of the eight bytes from
// an offset on, or of four where the header is shorter than eight.
type number struct {
	offset     int
	wide       bool
	shift      uint8
	mask       uint64
	scale, add uint64
}

// newNumber makes a layout ready. It reports false where that can't be done, or the number may lie behind the header's end.
func newNumber(p *protocol.Protocol, l *protocol.Layout) (number, bool) {
	window := 4
	if p.MinHeader >= 8 {
		window = 8
	}
	end := l.Offset + l.Width
	if l.Width == 0 || l.Width > window || end > p.MinHeader || p.MinHeader < window || l.LittleEndian && l.Width > 1 {
		return number{}, false
	}
	n := number{offset: max(0, end-window), wide: window == 8, mask: 1<<(8*l.Width) - 1, scale: l.Scale, add: l.Add}
	n.shift = uint8(8 * (n.offset + window - end))
	if l.Mask != 0 {
		n.shift += uint8(l.Shift)
		n.mask = l.Mask >> l.Shift
	}
	return n, true
}

func (n *number) load(header []byte) uint64 {
	var v uint64
	if n.wide {
		v = binary.BigEndian.Uint64(header[n.offset:])
	} else {
		v = uint64(binary.BigEndian.Uint32(header[n.offset:]))
	}
	return v>>(n.shift&63)&n.mask*n.scale + n.add
}

// check is that a number lies in a range.
type check struct {
	number
	low, size uint64
}

func (c *check) holds(header []byte) bool { return c.load(header)-c.low <= c.size }

// first tells whether it compares bits of the first eight bytes.
func (c check) first() bool { return c.offset == 0 && c.wide && c.shift == 0 && c.size == 0 }

func hold(checks []check, header []byte) bool {
	for i := range checks {
		if !checks[i].holds(header) {
			return false
		}
	}
	return true
}

// newChecks makes a condition ready, if all of it can be told from the header's fixed part and each test has a single range.
func newChecks(p *protocol.Protocol, c protocol.Condition) ([]check, bool) {
	var checks []check
	for _, t := range c {
		n, ok := newNumber(p, t.Field.Layout)
		if !ok || len(t.Ranges) != 1 {
			return nil, false
		}
		checks = append(checks, check{n, t.Ranges[0][0], t.Ranges[0][1] - t.Ranges[0][0]})
	}
	return merge(checks), true
}

// merge makes one check of those that ask for one value of bits in the same bytes.
func merge(checks []check) []check {
	var merged []check
	for _, c := range checks {
		if c.size == 0 && (c.low-c.add)%c.scale == 0 { // compare what stands in the header
			c.low = (c.low - c.add) / c.scale << c.shift
			c.mask <<= c.shift
			c.shift, c.scale, c.add = 0, 1, 0
			if i := slices.IndexFunc(merged, func(m check) bool {
				return m.size == 0 && m.shift == 0 && m.offset == c.offset && m.mask&c.mask == 0
			}); i >= 0 {
				merged[i].mask |= c.mask
				merged[i].low |= c.low
				continue
			}
		}
		merged = append(merged, c)
	}
	return merged
}

// hop is a protocol as a glance walks over it. What is tested of it should stand in its first eight bytes, which are loaded once.
type hop struct {
	proto   *protocol.Protocol
	opaque  bool                     // the declaration alone does not tell: the glance ends unsure
	ends    func(header []byte) bool // unless this holds: nothing that is asked for is there, or follows
	wanted  bool                     // the filter asks for it, or its state is kept
	last    bool                     // and for nothing that could follow
	inside  bool                     // and for something inside the header, which would make it longer
	ports   bool                     // the edges are two ports, of which either may decide
	guesses bool                     // or the payload itself
	streams bool                     // what its segments carry matters
	quotes  portSpan                 // or only that on ports in a span, where it may quote packets; all segments do there
	beyond  bool                     // its code looks at what its length leaves out, too
	simple  bool                     // the first edge is always the one

	min    int     // bytes
	first  check   // of the first bytes: it holds, or the glance is unsure; a mask of zero holds always
	plain  []check // and so do these
	header number  // its length; a mask of zero: min
	length number  // how much belongs to it; a mask of zero: all
	from   int
	edges  []jump
}

// jump is an edge made ready.
type jump struct {
	when []check
	by   number
	to   *[256]*[256]*hop // by the upper and the lower byte
	skip int
}

// nowhere is a page of a table that leads nowhere, dull what is of no interest, nor what follows it, and unclear what may be.
var (
	nowhere [256]*hop
	dull    = &hop{}
	unclear = &hop{opaque: true, min: 1}
)

// spot is where a header that the filter asks for begins.
type spot struct {
	proto         *protocol.Protocol
	at, size, end int // offsets in the frame of the header and of the end of what the protocol was given, and the header's length
}

const maxSpots = 8 // nothing that a glance suffices for comes near

// glance is what a quick look at one frame found. One is reused for all frames.
type glance struct {
	links *[1 << 9]*hop // by link type
	frame *capture.Frame
	spots []spot // in found, or on a route
	found [maxSpots]spot

	on     *route                     // that the frame goes along; nil: none
	routes []*route                   // those taken most often first
	bind   func(r *route) []routeTest // nil: there are no programs
	tries  int                        // of learning routes
	rest   int                        // so many frames until they go on

	payload bool // it is unsure of nothing but the payload of a segment of TCP

	in *protocol.Protocol // whose header, at an offset, it did not see through; nil: none
	at int
}

// becomes are the protocols whose code may find out that they are another one.
var becomes = map[*protocol.Protocol]*protocol.Protocol{
	protocol.PPP: protocol.CHDLC,
	protocol.GTP: protocol.GTPPrime,
}

// newGlance makes ready to look for what a plan asks for. It gives nil where a glance can't find that: a layer that no header leads to.
func newGlance(pl *plan) *glance {
	if pl.decodeAs != nil || pl.leftover || pl.trailers || pl.experts || pl.wants[protocol.FrameProtocols.ID] {
		return nil // there is more to find than headers
	}
	for p := range protocol.IP.Guesses.All() {
		if pl.needed[p.ID] { // which a number does not tell
			return nil
		}
	}
	found := make([]bool, len(protocol.All())+1)
	found[protocol.Frame.ID] = true
	for _, t := range [...]*protocol.Table{protocol.LinkTypes, protocol.BlockTypes} {
		t.Each(func(_ uint64, p *protocol.Protocol) { found[p.ID] = true })
	}
	for _, p := range protocol.All() {
		for to := range p.Followers() {
			found[to.ID] = true
		}
		for _, to := range revealed[p] {
			found[to.ID] = true
		}
	}
	hops := make([]*hop, len(found)) // by protocol ID
	for _, p := range protocol.All() {
		if pl.needed[p.ID] && !found[p.ID] {
			return nil
		}
		if other := becomes[p]; pl.needed[p.ID] || !pl.last[p.ID] || other != nil && (pl.needed[other.ID] || !pl.last[other.ID]) {
			hops[p.ID] = &hop{proto: p}
		} else {
			hops[p.ID] = dull
		}
	}
	for _, h := range hops[1:] {
		if h != dull {
			h.opaque = !h.ready(pl, hops)
		}
	}
	g := &glance{links: new([1 << 9]*hop)}
	protocol.LinkTypes.Each(func(v uint64, p *protocol.Protocol) {
		if v < uint64(len(g.links)) {
			g.links[v] = hops[p.ID]
		}
	})
	return g
}

// another is a glance for the same plan.
func (g *glance) another() *glance {
	if g == nil {
		return nil
	}
	return &glance{links: g.links}
}

// ready fills in the hop. It reports false where the declaration alone does not tell what the layer is.
func (h *hop) ready(pl *plan, hops []*hop) bool {
	p := h.proto
	// Conversations are told apart by the addresses around their ports.
	addresses := (p == protocol.IP || p == protocol.IPv6) && (pl.runs[protocol.TCP.ID] || pl.runs[protocol.UDP.ID])
	h.min, h.wanted, h.last, h.inside = p.MinHeader, pl.needed[p.ID] || pl.runs[p.ID] || addresses, pl.last[p.ID], pl.inside[p.ID]
	if !h.wanted {
		h.ends = ends[p]
	}
	when, ok := plain[p]
	if !ok && codes[p] != nil || p.Varies || p.MinHeader == 0 {
		return false
	}
	all := slices.Clone(when)
	if p.Opaque != nil {
		whole, ok := whole(p.Opaque)
		if !ok {
			return false
		}
		all = append(all, whole)
	}
	if h.plain, ok = newChecks(p, all); !ok {
		return false
	}
	if i := slices.IndexFunc(h.plain, check.first); i >= 0 {
		h.first = h.plain[i]
		h.plain = slices.Delete(h.plain, i, i+1)
	}
	if p.HeaderField != nil && !fixes(all, p.HeaderField, uint64(p.MinHeader)) {
		if h.header, ok = newNumber(p, p.HeaderField.Layout); !ok {
			return false
		}
	}
	if p.LengthField != nil {
		if h.length, ok = newNumber(p, p.LengthField.Layout); !ok {
			return false
		}
		h.from = p.LengthFrom
	}
	h.ports = p == protocol.TCP || p == protocol.UDP
	h.guesses = p == protocol.TCP && pl.guesses || p == protocol.UDP && pl.guessesUDP
	h.streams = p == protocol.TCP && pl.streams
	if p == protocol.TCP && pl.quotes && !pl.streams {
		h.quotes = quoting
		if !h.wanted { // but for its ports
			h.min, h.header = 8, number{}
		}
	}
	h.beyond = p == protocol.UDP && pl.runs[p.ID]
	for i := range p.Edges {
		e := &p.Edges[i]
		j := jump{skip: e.Skip}
		known := len(when) > 0 && len(e.When) > 0 && &when[0] == &e.When[0]
		if !known {
			if j.when, ok = newChecks(p, e.When); !ok {
				return false
			}
		}
		if e.Table == nil {
			return false
		}
		if j.by, ok = newNumber(p, e.By.Layout); !ok || e.By.Layout.Width > 2 {
			return false
		}
		if old := slices.IndexFunc(p.Edges[:i], func(o protocol.Edge) bool { return h.ports && o.By == e.By }); old >= 0 {
			lead(h.edges[old].to, e.Table, hops, true)
			continue
		}
		j.to = pages(e.Table, hops, h.ports || len(p.Edges) == 1)
		h.edges = append(h.edges, j)
		if known { // it is always taken
			if len(when) == 1 && len(when[0].Ranges) == 1 && *when[0].Field.Layout == *e.By.Layout { // which the table can tell as well
				h.plain = nil
				restrict(j.to, when[0].Ranges[0][0], when[0].Ranges[0][1])
			}
			break
		}
	}
	h.simple = len(h.edges) == 1 && h.edges[0].when == nil
	return true
}

// fixes tells whether the tests leave one value for a field.
func fixes(tests protocol.Condition, f *protocol.Field, value uint64) bool {
	return slices.ContainsFunc(tests, func(t protocol.Test) bool {
		return t.Field == f && len(t.Ranges) == 1 && t.Ranges[0] == [2]uint64{value, value}
	})
}

// whole turns the condition of a fragment, a number in one range from 1 on, into that of a whole packet.
func whole(opaque protocol.Condition) (protocol.Test, bool) {
	if len(opaque) != 1 || len(opaque[0].Ranges) != 1 || opaque[0].Ranges[0][0] != 1 {
		return protocol.Test{}, false
	}
	return protocol.Test{Field: opaque[0].Field, Ranges: [][2]uint64{{0, 0}}}, true
}

// pages lists where a table leads to. What is dull may be left out where no other edge is tried for it then.
func pages(t *protocol.Table, hops []*hop, brief bool) *[256]*[256]*hop {
	var to [256]*[256]*hop
	for i := range to {
		to[i] = &nowhere
	}
	lead(&to, t, hops, brief)
	return &to
}

// lead adds where a table leads to.
func lead(to *[256]*[256]*hop, t *protocol.Table, hops []*hop, brief bool) {
	t.Each(func(v uint64, p *protocol.Protocol) {
		if brief && hops[p.ID] == dull {
			return
		}
		if to[v>>8] == &nowhere {
			to[v>>8] = new([256]*hop)
		}
		to[v>>8][v&0xff] = hops[p.ID]
	})
}

// restrict makes a table unclear outside a range.
func restrict(to *[256]*[256]*hop, low, high uint64) {
	var outside [256]*hop
	for i := range outside {
		outside[i] = unclear
	}
	for i := range to {
		first := uint64(i) << 8
		if first > high || first|0xff < low {
			to[i] = &outside
			continue
		}
		if first >= low && first|0xff <= high {
			continue
		}
		page := *to[i]
		for j := range page {
			if v := first | uint64(j); v < low || v > high {
				page[j] = unclear
			}
		}
		to[i] = &page
	}
}

// see finds the headers that are asked for. It reports false where it is unsure of them.
func (g *glance) see(f *capture.Frame) bool {
	g.frame, g.payload, g.in, g.on = f, false, nil, nil
	if r := g.follow(f); r != nil {
		if g.spots = r.spots; r.open {
			last := &r.steps[len(r.steps)-1]
			g.opens(last.hop, last.at)
			return false
		}
		g.on = r
		return true
	}
	g.spots = g.found[:0]
	seen := g.walk(f)
	if seen || g.in == protocol.TCP || g.in == protocol.UDP {
		g.learn(f)
	}
	return seen
}

// opens notes that what a header with ports carries matters.
func (g *glance) opens(h *hop, at int) {
	g.in, g.at, g.payload = h.proto, at, h.streams && len(g.frame.Data) == g.frame.Len
}

// walk is see where it is not known which way to go.
func (g *glance) walk(f *capture.Frame) bool {
	header := f.Data
	link := f.Interface.Link
	if int(link) >= len(g.links) {
		return false
	}
	h, at := g.links[link], 0
	for !h.boring() {
		if h.opaque || len(header) < h.min {
			g.in, g.at = h.proto, at
			if h.ends != nil && len(header) >= h.min && h.ends(header) {
				return true
			}
			return len(header) == 0 && h.min > 0 && h != unclear // nothing of it was captured
		}
		if m := h.first.mask; m != 0 && binary.BigEndian.Uint64(header)&m != h.first.low || len(h.plain) > 0 && !hold(h.plain, header) {
			g.in, g.at = h.proto, at
			return false
		}
		var size int
		if header, size = h.extent(header); size == 0 {
			return false
		}
		if h.wanted {
			if len(g.spots) == maxSpots {
				return false
			}
			g.spots = append(g.spots, spot{h.proto, at, size, at + len(header)})
		}
		if h.stops(header, size) {
			return true
		}
		if h.ports {
			g.opens(h, at)
			return false
		}
		var to *hop
		if h.simple {
			j := &h.edges[0]
			to, size = j.next(header), size+j.skip
		} else {
			to, size = h.follow(header, size)
		}
		if to.boring() {
			return true
		}
		if size > len(header) {
			return false
		}
		h, header, at = to, header[size:], at+size
	}
	return true
}

// extent finds out how long a header is that is there from its first to its least byte, and cuts off what does not belong to the protocol.
// It gives 0 where the glance is unsure.
func (h *hop) extent(header []byte) (of []byte, size int) {
	size = h.min
	if h.header.mask != 0 {
		size = int(h.header.load(header))
		if size < h.min || size > len(header) || h.inside && size > h.min {
			return nil, 0
		}
	}
	if h.length.mask != 0 {
		n := int(h.length.load(header)) + h.from
		if n < size {
			return nil, 0
		}
		if n < len(header) {
			if h.beyond {
				return nil, 0
			}
			header = header[:n]
		}
	}
	return header, size
}

// stops tells whether the header is the last one, as far as that does not depend on what follows in the frame.
func (h *hop) stops(header []byte, size int) bool {
	switch {
	case h.last:
		return true
	case !h.ports:
		return false
	case h.quotes.size > 0:
		return !h.quotes.has(binary.BigEndian.Uint32(header))
	}
	return size == len(header) && !(h.streams && tcpFlagBits.load(header)&tcpFIN != 0) || // a FIN may complete what came before
		!h.guesses && h.edges[0].next(header).boring() && h.edges[1].next(header).boring()
}

// portSpan is a range of ports.
type portSpan struct{ low, size uint32 }

// has tells whether one of two ports is in the range.
func (s portSpan) has(ports uint32) bool {
	return ports>>16-s.low < s.size || ports&0xffff-s.low < s.size
}

// quoting is where the ports of TCP are that lead to protocols which quote packets.
var quoting = func() portSpan {
	low, high := uint32(math.MaxUint32), uint32(0)
	for _, t := range [...]*protocol.Table{protocol.TCPPorts, protocol.GuessedPorts} {
		t.Each(func(port uint64, p *protocol.Protocol) {
			if p.Quotes != nil {
				low, high = min(low, uint32(port)), max(high, uint32(port))
			}
		})
	}
	return portSpan{low, high - low + 1}
}()

// follow takes the first edge that leads on, and adds what it skips to the header's size.
func (h *hop) follow(header []byte, size int) (*hop, int) {
	for i := range h.edges {
		j := &h.edges[i]
		if hold(j.when, header) {
			if to := j.next(header); to != nil {
				return to, size + j.skip
			}
		}
	}
	return nil, size
}

func (h *hop) boring() bool { return h == nil || h == dull }

func (j *jump) next(header []byte) *hop {
	v := j.by.load(header)
	return j.to[v>>8&0xff][v&0xff]
}

// look is a test of a filter for what a glance found.
type look func(g *glance) verdict

// buildLook turns a test into closures, nil where a glance never tells.
func buildLook(t compile.Test) look {
	switch t := t.(type) {
	case nil:
		return func(*glance) verdict { return yes }
	case *compile.And:
		return lookAtAll(t.X, no, yes)
	case *compile.Or:
		return lookAtAll(t.X, yes, no)
	case *compile.Not:
		x := buildLook(t.X)
		if x == nil {
			return nil
		}
		return func(g *glance) verdict {
			switch x(g) {
			case yes:
				return no
			case no:
				return yes
			}
			return unsure
		}
	case *compile.Exists:
		return lookFor(t.X)
	case *compile.Compare:
		if n := fastCompare(t); n != nil {
			return n.look()
		}
		if l := lookAtLength(t); l != nil {
			return l
		}
		if l := lookForNone(t.X); l != nil {
			return l
		}
		return lookInside(t)
	case *compile.Matches:
		if l := lookForNone(t.X); l != nil {
			return l
		}
		return lookInside(t)
	case *compile.In:
		if n := fastIn(t); n != nil {
			return n.look()
		}
		return lookForNone(t.X)
	}
	return nil
}

// lookAtAll joins tests: one that gives the deciding verdict decides, and if all give the other one, that is it. It is worth
// looking when one test can decide, or all can tell.
func lookAtAll(tests []compile.Test, deciding, other verdict) look {
	var looks []look
	rest := other
	for _, t := range tests {
		if l := buildLook(t); l != nil {
			looks = append(looks, l)
		} else {
			rest = unsure
		}
	}
	switch len(looks) {
	case 0:
		return nil
	case 2:
		a, b := looks[0], looks[1]
		return func(g *glance) verdict {
			x := a(g)
			if x == deciding {
				return deciding
			}
			y := b(g)
			if y == deciding {
				return deciding
			}
			if x == unsure || y == unsure {
				return unsure
			}
			return rest
		}
	}
	return func(g *glance) verdict {
		v := rest
		for _, l := range looks {
			switch l(g) {
			case deciding:
				return deciding
			case unsure:
				v = unsure
			}
		}
		return v
	}
}

// inside is what a test asks of the bytes of a protocol, contains and matches; nil where it is something else, or asks it of every layer.
func inside(t compile.Test) (of *protocol.Protocol, holds func(b []byte) bool) {
	var x compile.Operand
	switch t := t.(type) {
	case *compile.Compare:
		c, ok := t.Y.(*compile.Const)
		if !ok || t.Relation != compile.Contains || t.Every || len(c.Value.Bytes) == 0 {
			return nil, nil
		}
		x, holds = t.X, needleOf(c.Value.Bytes).in
	case *compile.Matches:
		if t.Every {
			return nil, nil
		}
		x, holds = t.X, t.Pattern.Match
	}
	ref, ok := x.(*compile.FieldRef)
	if !ok || ref.Raw || ref.Label || ref.Layers != nil || ref.Field.Type != ftype.Protocol || len(ref.Field.Sources()) != 1 {
		return nil, nil
	}
	return ref.Field.Protocol, holds
}

// lookInside looks at the bytes of a protocol.
func lookInside(t compile.Test) look {
	p, holds := inside(t)
	switch p {
	case nil:
		return nil
	case protocol.Frame:
		return func(g *glance) verdict { return sure(holds(g.frame.Data)) }
	}
	return func(g *glance) verdict {
		for i := range g.spots {
			if s := &g.spots[i]; s.proto == p && holds(g.frame.Data[s.at:s.end]) {
				return yes
			}
		}
		return no
	}
}

// lookAtLength compares the frame's length, on the wire or as captured, with a constant. Every frame has both, once.
func lookAtLength(t *compile.Compare) look {
	ref, ok := t.X.(*compile.FieldRef)
	if !ok || ref.Raw || ref.Label || ref.Layers != nil || ref.Field != protocol.FrameLen && ref.Field != protocol.FrameCapLen {
		return nil
	}
	c, ok := t.Y.(*compile.Const)
	if !ok {
		return nil
	}
	r, ok := newInterval(t.Relation, ref.Field.Type, c.Value)
	if !ok {
		return nil
	}
	if ref.Field == protocol.FrameCapLen {
		return func(g *glance) verdict { return sure(r.has(uint64(len(g.frame.Data)))) }
	}
	return func(g *glance) verdict { return sure(r.has(uint64(g.frame.Len))) }
}

// lookFor looks for a field or a protocol.
func lookFor(ref *compile.FieldRef) look {
	if protocols := headersOf(ref); protocols != nil {
		if len(protocols) == 1 {
			p := protocols[0]
			return func(g *glance) verdict {
				for i := range g.spots {
					if g.spots[i].proto == p {
						return yes
					}
				}
				return no
			}
		}
		return func(g *glance) verdict { return sure(g.find(protocols)) }
	}
	if !inHeaders(ref) {
		return lookForNone(ref)
	}
	return (&numbers{sources: ref.Field.Sources(), set: []interval{everyNumber}}).look()
}

// headersOf are the protocols that a reference is to; nil where it is to something else than their headers.
func headersOf(ref *compile.FieldRef) []*protocol.Protocol {
	if ref.Field.Type != ftype.Protocol || ref.Raw || ref.Label || ref.Layers != nil {
		return nil
	}
	var protocols []*protocol.Protocol
	for _, f := range ref.Field.Sources() {
		if f.Protocol == protocol.Frame {
			return nil
		}
		protocols = append(protocols, f.Protocol)
	}
	return protocols
}

// lookForNone sees that a test of a field of a payload protocol is not true since the protocol is not there.
func lookForNone(x compile.Operand) look {
	ref, ok := x.(*compile.FieldRef)
	if !ok {
		return nil
	}
	for _, f := range ref.Field.Sources() {
		if !f.Protocol.Payload {
			return nil
		}
	}
	return func(*glance) verdict { return no }
}

// last is the protocol of the innermost header; nil where there is none.
func (g *glance) last() *protocol.Protocol {
	if n := len(g.spots); n > 0 {
		return g.spots[n-1].proto
	}
	return nil
}

// some tells whether one of the headers is of the protocols with these IDs.
func (g *glance) some(of []bool) bool {
	for i := range g.spots {
		if of[g.spots[i].proto.ID] {
			return true
		}
	}
	return false
}

// find tells whether one of the protocols is there.
func (g *glance) find(protocols []*protocol.Protocol) bool {
	for i := range g.spots {
		if slices.Contains(protocols, g.spots[i].proto) {
			return true
		}
	}
	return false
}

// source is a number in the header of a protocol.
type source struct {
	number
	when []check
}

// place is a protocol with numbers in its header.
type place struct {
	proto   *protocol.Protocol
	sources []source
}

// places are where the numbers stand; nil if some of them stand where a header may end before them.
func (n *numbers) places() []place {
	var places []place
	for _, f := range n.sources {
		if odd[f] {
			continue
		}
		x, ok := newNumber(f.Protocol, f.Layout)
		if !ok {
			return nil
		}
		when, ok := newChecks(f.Protocol, f.When)
		if !ok {
			return nil
		}
		i := slices.IndexFunc(places, func(p place) bool { return p.proto == f.Protocol })
		if i < 0 {
			i = len(places)
			places = append(places, place{proto: f.Protocol})
		}
		places[i].sources = append(places[i].sources, source{x, when})
	}
	return places
}

// look is the test for a glance; nil if that can't tell.
func (n *numbers) look() look {
	places := n.places()
	if places == nil {
		return nil
	}
	if s := &places[0].sources[0]; len(places) == 1 && len(places[0].sources) == 1 && len(n.set) == 1 && s.when == nil && !n.every {
		proto, r := places[0].proto, n.set[0]
		return func(g *glance) verdict {
			for i := range g.spots {
				if p := &g.spots[i]; p.proto == proto && r.has(s.load(g.frame.Data[p.at:])) {
					return yes
				}
			}
			return no
		}
	}
	set, every := n.set, n.every
	return func(g *glance) verdict {
		found := false
		for i := range g.spots {
			for j := range places {
				p := &places[j]
				if p.proto != g.spots[i].proto {
					continue
				}
				header := g.frame.Data[g.spots[i].at:]
				for k := range p.sources {
					s := &p.sources[k]
					if len(s.when) > 0 && !hold(s.when, header) {
						continue
					}
					found = true
					if inAny(set, s.load(header)) != every {
						return sure(!every)
					}
				}
				break
			}
		}
		return sure(found && every)
	}
}
