package bpfgen

import (
	"slices"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// sound is true when a header can be trusted: its length is no shorter than it must be, it lies inside of what encloses it, and
// all of it was captured. A load beyond the end of the packet ends a program with "no", so the last is tested only where that
// would be wrong.
func (w *walk) sound(p *protocol.Protocol, s state, f, g *node) *node {
	ends := reads(p, g.open)
	need := max(p.MinHeader, slices.Max(ends))
	ok := w.enclosed(s.at, need)
	if h := p.HeaderField; h != nil {
		ok = w.and(ok, w.number(h.Layout, view{}, atLeast(uint64(p.MinHeader)), s.at))
	}
	ok = w.and(ok, w.holds(p.Sound, s.at))
	if w.tail > 0 || !w.mayAbort(p, s.at, f, g, ends) {
		ok = w.and(w.captured(s.at, need), ok)
	}
	return ok
}

// relaxed tells whether a header and those behind it may be read although they are damaged. Package eval finds fewer values in
// a damaged header, never others, but for parts of a header, which it cuts. So where values are only asked to be there, what is read in
// vain lets through more packets, and loses none.
func (w *walk) relaxed(f *node) bool {
	if !w.loose {
		return false
	}
	positive := true
	f.visit(func(n *node) {
		positive = positive && (n.op != opLater || !n.neg && n.atom.view.count == 0 && !n.atom.measured() && !w.option(n.atom.proto))
	})
	return positive
}

// readable is true when a header is one at all, and the packet does not end where the end of the program would be wrong.
func (w *walk) readable(p *protocol.Protocol, s state, f, g *node) *node {
	ends := reads(p, g.open)
	ok := w.holds(p.Sound, s.at)
	if !w.mayAbort(p, s.at, f, g, ends) {
		ok = w.and(w.captured(s.at, max(p.MinHeader, slices.Max(ends))), ok)
	}
	return ok
}

// reads lists where what the walk loads from a header ends, counted from its beginning.
func reads(p *protocol.Protocol, on bool) []int {
	ends := []int{0}
	fields := func(fields ...*protocol.Field) {
		for _, f := range fields {
			if f != nil {
				ends = append(ends, f.Layout.Offset+f.Layout.Width)
			}
		}
	}
	conditions := func(c protocol.Condition) {
		for _, t := range c {
			fields(t.Field)
		}
	}
	fields(p.HeaderField, p.LengthField)
	conditions(p.Sound)
	if on && (!p.Varies || conditional(p)) {
		conditions(p.Opaque)
		for _, e := range p.Edges {
			conditions(e.When)
			fields(e.By)
		}
	}
	return ends
}

// mayAbort tells whether the filter is false whenever the packet ends before any of the bytes that are loaded from a header.
func (w *walk) mayAbort(p *protocol.Protocol, at place, f, g *node, ends []int) bool {
	occurs := false // whether a header or a field is there at all is a matter of its length, too
	f.visit(func(n *node) { occurs = occurs || n.op == opLater && n.atom.proto == p && n.atom.want == wantAny })
	if occurs {
		return false
	}
	g.visit(func(n *node) {
		if end, ok := n.endsIn(at); ok && end <= p.MinHeader {
			ends = append(ends, end)
		}
	})
	for _, end := range ends {
		if end > 0 && w.cut(g, at, end) != w.false {
			return false
		}
	}
	return true
}

// endsIn reports how many bytes of the header at a place a test needs.
func (n *node) endsIn(at place) (int, bool) {
	t := n.test.from
	if n.op == opHere && t.kind == fromDifference {
		x, y := t.parts[0], t.parts[1]
		return max(x.off+x.size, y.off+y.size) - at.off, t.at.base == at.base && min(x.off, y.off) >= at.off
	}
	if n.op != opHere || t.kind != fromPacket || t.at.base != at.base || t.at.off < at.off {
		return 0, false
	}
	return t.at.off + t.size - at.off, true
}

// cut is what remains of a formula in a packet that has fewer than end bytes of the header at a place.
func (w *walk) cut(f *node, at place, end int) *node {
	return w.replace(f, func(n *node) *node {
		if n.op == opLater {
			return w.constant(n.neg)
		}
		if e, ok := n.endsIn(at); ok && e >= end {
			return w.constant(n.test.absent)
		}
		return n
	})
}

// ownLength is true when a header does not claim to be longer than all that belongs to it.
func (w *walk) ownLength(p *protocol.Protocol, s, next state) *node {
	switch {
	case w.outer || p.LengthField == nil:
		return w.true
	case p.HeaderField == nil:
		return w.number(p.LengthField.Layout, view{}, atLeast(uint64(max(0, p.MinHeader-p.LengthFrom))), s.at)
	case len(next.limits) == 0:
		return w.true
	}
	return w.room(next.limits[len(next.limits)-1], next.at, 0)
}
