package eval

import (
	"encoding/binary"
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
	unsure verdict = iota
	no
	yes
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

// number is a layout made ready for loading from a header that is known to be long enough.
type number struct {
	offset, width int
	mask          uint64
	shift         uint8
	scale, add    uint64
	layout        *protocol.Layout
}

func newNumber(l *protocol.Layout) number {
	n := number{offset: l.Offset, width: l.Width, mask: l.Mask, shift: uint8(l.Shift), scale: l.Scale, add: l.Add, layout: l}
	if n.mask == 0 {
		n.mask = 1<<64 - 1
	}
	if l.LittleEndian && l.Width > 1 {
		n.width = 0 // the slow way
	}
	return n
}

func (n *number) load(header []byte) uint64 {
	var v uint64
	switch n.width {
	case 1:
		v = uint64(header[n.offset])
	case 2:
		v = uint64(binary.BigEndian.Uint16(header[n.offset:]))
	case 4:
		v = uint64(binary.BigEndian.Uint32(header[n.offset:]))
	default:
		v, _ = n.layout.Load(header)
		return v
	}
	return v&n.mask>>(n.shift&63)*n.scale + n.add
}

// check is a condition made ready.
type check struct {
	number
	set []interval
}

func newChecks(c protocol.Condition) []check {
	var checks []check
	for _, t := range c {
		k := check{number: newNumber(t.Field.Layout)}
		for _, r := range t.Ranges {
			k.set = append(k.set, interval{mask: 1<<64 - 1, low: r[0], size: r[1] - r[0]})
		}
		checks = append(checks, k)
	}
	return checks
}

func hold(checks []check, header []byte) bool {
	for i := range checks {
		if !inAny(checks[i].set, checks[i].load(header)) {
			return false
		}
	}
	return true
}

// hop is a protocol as a glance walks over it.
type hop struct {
	opaque   bool // the declaration alone does not tell: the glance ends unsure
	wanted   bool // the filter asks for it
	last     bool // and for nothing that could follow
	inside   bool // and for something inside the header, which would make it longer
	proto    *protocol.Protocol
	min      int
	plain    []check // all must hold, or it is unsure
	fragment []check // or one of these does
	header   *number // its length; nil: always min
	length   *number // how much belongs to it; nil: all
	from     int
	edges    []hopEdge
	ports    *protocol.Table // what follows is decided by ports
	src, dst number
}

type hopEdge struct {
	when  []check
	table *protocol.Table
	by    number
	to    *protocol.Protocol
	skip  int
}

// spot is where a header that the filter asks for begins.
type spot struct {
	proto *protocol.Protocol
	at    int
}

const maxSpots = 8 // nothing that a glance suffices for comes near

// glance is what a quick look at one frame found. One is reused for all frames.
type glance struct {
	hops  []*hop // by protocol ID; nil: nothing that is asked for is or follows there
	frame *capture.Frame
	spots [maxSpots]spot
	n     int
}

// newGlance makes ready to look for what a plan asks for. It gives nil where a glance can't find that: a layer that no header leads to.
func newGlance(pl *plan) *glance {
	g := &glance{hops: make([]*hop, len(protocol.All())+1)}
	found := make([]bool, len(protocol.All())+1)
	found[protocol.Frame.ID] = true
	protocol.LinkTypes.Each(func(_ uint64, p *protocol.Protocol) { found[p.ID] = true })
	for _, p := range protocol.All() {
		for _, to := range p.Followers() {
			found[to.ID] = true
		}
	}
	for _, p := range protocol.All() {
		if pl.needed[p.ID] && !found[p.ID] {
			return nil
		}
	}
	for _, p := range protocol.All() {
		if pl.needed[p.ID] || !pl.last[p.ID] {
			g.hops[p.ID] = newHop(p, pl)
		}
	}
	return g
}

func newHop(p *protocol.Protocol, pl *plan) *hop {
	h := &hop{proto: p, min: p.MinHeader, wanted: pl.needed[p.ID], last: pl.last[p.ID], inside: pl.inside[p.ID]}
	when, ok := plain[p]
	if !ok && codes[p] != nil || p.Varies || p.MinHeader == 0 {
		h.opaque = true
		return h
	}
	h.plain, h.fragment = newChecks(when), newChecks(p.Opaque)
	if p.HeaderField != nil {
		n := newNumber(p.HeaderField.Layout)
		h.header = &n
	}
	if p.LengthField != nil {
		n := newNumber(p.LengthField.Layout)
		h.length, h.from = &n, p.LengthFrom
	}
	for i := range p.Edges {
		e := &p.Edges[i]
		to := hopEdge{when: newChecks(e.When), table: e.Table, to: e.To, skip: e.Skip}
		var by *protocol.Layout
		if e.Table != nil {
			by = e.By.Layout
			to.by = newNumber(by)
		}
		if !inFixedPart(p, by, e.When) {
			h.opaque = true
			return h
		}
		if len(when) > 0 && len(e.When) > 0 && &when[0] == &e.When[0] { // is known to hold
			to.when = nil
			h.edges = append(h.edges, to)
			break
		}
		h.edges = append(h.edges, to)
	}
	switch p {
	case protocol.TCP:
		h.ports, h.src, h.dst = protocol.TCPPorts, newNumber(protocol.TCPSrcPort.Layout), newNumber(protocol.TCPDstPort.Layout)
	case protocol.UDP:
		h.ports, h.src, h.dst = protocol.UDPPorts, newNumber(protocol.UDPSrcPort.Layout), newNumber(protocol.UDPDstPort.Layout)
	}
	return h
}

// see finds the headers that are asked for. It reports false where it is unsure of them.
func (g *glance) see(f *capture.Frame) bool {
	g.frame, g.n = f, 0
	b := f.Data
	at := 0
	p := protocol.LinkTypes.Find(uint64(f.Interface.Link))
	for p != nil {
		h := g.hops[p.ID]
		if h == nil || at == len(b) && h.min > 0 {
			return true // nothing of interest, or nothing captured
		}
		if h.opaque || len(b)-at < h.min {
			return false
		}
		header := b[at:]
		if !hold(h.plain, header) || h.fragment != nil && hold(h.fragment, header) {
			return false
		}
		size := h.min
		if h.header != nil {
			size = int(h.header.load(header))
			if size < h.min || size > len(header) || h.inside && size > h.min {
				return false
			}
		}
		if h.length != nil {
			n := int(h.length.load(header)) + h.from
			if n < size {
				return false
			}
			if n < len(header) {
				b = b[:at+n]
				header = b[at:]
			}
		}
		if h.wanted {
			if g.n == maxSpots {
				return false
			}
			g.spots[g.n] = spot{p, at}
			g.n++
		}
		if h.last {
			return true
		}
		if h.ports != nil && size == len(header) {
			return true
		}
		if h.ports != nil {
			return g.hop(h.ports, h.src.load(header)) == nil && g.hop(h.ports, h.dst.load(header)) == nil
		}
		at += size
		var ok bool
		if p, at, ok = h.follow(header, at); !ok {
			return false
		}
		if at > len(b) {
			return false
		}
	}
	return true
}

// hop is that of the protocol that a table has for v; nil if it is of no interest.
func (g *glance) hop(t *protocol.Table, v uint64) *hop {
	if p := t.Find(v); p != nil {
		return g.hops[p.ID]
	}
	return nil
}

// follow takes the first edge that leads on.
func (h *hop) follow(header []byte, at int) (*protocol.Protocol, int, bool) {
	for i := range h.edges {
		e := &h.edges[i]
		if e.when != nil && !hold(e.when, header) {
			continue
		}
		to := e.to
		if e.table != nil {
			to = e.table.Find(e.by.load(header))
		}
		if to != nil {
			return to, at + e.skip, true
		}
	}
	return nil, at, true
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
	case *compile.In:
		if n := fastIn(t); n != nil {
			return n.look()
		}
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

// lookFor looks for a field or a protocol.
func lookFor(ref *compile.FieldRef) look {
	if ref.Field.Type == ftype.Protocol && !ref.Raw && !ref.Label && ref.Layers == nil {
		var protocols []*protocol.Protocol
		for _, f := range ref.Field.Sources() {
			if f.Protocol == protocol.Frame {
				return nil // is no header
			}
			protocols = append(protocols, f.Protocol)
		}
		return func(g *glance) verdict { return sure(g.find(protocols)) }
	}
	if !inHeaders(ref) {
		return nil
	}
	return (&numbers{sources: ref.Field.Sources(), set: []interval{everyNumber}}).look()
}

// find tells whether one of the protocols is there.
func (g *glance) find(protocols []*protocol.Protocol) bool {
	for i := range g.n {
		if slices.Contains(protocols, g.spots[i].proto) {
			return true
		}
	}
	return false
}

// source is a number in the header of a protocol.
type source struct {
	number
	proto *protocol.Protocol
	when  []check
}

// look is the test for a glance; nil if some of the numbers stand where a header may end before them.
func (n *numbers) look() look {
	var sources []source
	for _, f := range n.sources {
		if !inFixedPart(f.Protocol, f.Layout, f.When) {
			return nil
		}
		sources = append(sources, source{newNumber(f.Layout), f.Protocol, newChecks(f.When)})
	}
	if s := sources[0]; len(sources) == 1 && len(n.set) == 1 && s.when == nil && !n.every {
		r := n.set[0]
		return func(g *glance) verdict {
			for i := range g.n {
				if p := &g.spots[i]; p.proto == s.proto && r.has(s.load(g.frame.Data[p.at:])) {
					return yes
				}
			}
			return no
		}
	}
	set, every := n.set, n.every
	return func(g *glance) verdict {
		found := false
		for i := range g.n {
			p := &g.spots[i]
			for j := range sources {
				s := &sources[j]
				if s.proto != p.proto {
					continue
				}
				header := g.frame.Data[p.at:]
				if s.when != nil && !hold(s.when, header) {
					continue
				}
				found = true
				if inAny(set, s.load(header)) != every {
					return sure(!every)
				}
			}
		}
		return sure(found && every)
	}
}

// inFixedPart tells whether numbers stand in the part of the header that is always there.
func inFixedPart(p *protocol.Protocol, at *protocol.Layout, when protocol.Condition) bool {
	for i := range when {
		if l := when[i].Field.Layout; l.Offset+l.Width > p.MinHeader {
			return false
		}
	}
	return at == nil || at.Offset+at.Width <= p.MinHeader
}
