package bpfgen

import (
	"fmt"
	"strings"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// node is a formula in negation normal form: only what is at the leaves is negated. So a formula is monotone in its
// leaves, and replacing those that cannot be told by true (or by false) bounds it from above (or from below).
// Equal formulas are the same node.
type node struct {
	op     op
	kids   []*node
	test   test                 // of here
	atom   *atom                // of later
	neg    bool                 // of later
	open   bool                 // some leaf is later
	protos []*protocol.Protocol // see asked
	number int
}

type op uint8

const (
	opFalse op = iota
	opTrue
	opHere  // a number in the packet lies in a set
	opLater // a value in the layers still to come does (or, negated: none does)
	opAnd
	opOr
)

// test is true when the masked number lies in the set.
type test struct {
	from   source
	mask   uint32 // 0: all bits
	in     set    // of numbers under the mask, not shifted
	absent bool   // what the test is worth when the packet is too short for it
}

// bits tells whether the test asks for any bit under the mask.
func (t test) bits() bool {
	return len(t.in) == 1 && t.in[0].lo != (num{}) && !small(uint64(t.mask&-t.mask)).less(t.in[0].lo) && !t.in[0].hi.less(small(uint64(t.mask)))
}

// atom asks whether some value of a protocol's fields is as wanted.
type atom struct {
	proto  *protocol.Protocol
	fields []*protocol.Field
	view   view
	want   want
	in     set
	with   []*protocol.Field // of wantPair: the fields, of the same protocol, to compare with
	reason string
}

type want uint8

const (
	wantAny     want = iota // the field is there
	wantIn                  // some value is in the set
	wantUnknown             // what a program cannot find out
	wantPair                // the difference of some value and some value of other fields is in the set
)

// view is the part of a value that is looked at.
type view struct {
	skip, count int // bytes; count 0: all
	behind      int // bytes behind the part that must be there for it to be
	mask        num
	masked      bool
	short       bool // what is there of a part that ends early may be in the set, too
}

// formulas makes formulas, each once.
type formulas struct {
	nodes map[string]*node
	atoms map[string]*atom
	false *node
	true  *node
}

func newFormulas() *formulas {
	f := &formulas{nodes: map[string]*node{}, atoms: map[string]*atom{}}
	f.false = f.intern("F", &node{op: opFalse})
	f.true = f.intern("T", &node{op: opTrue})
	return f
}

func (f *formulas) intern(key string, n *node) *node {
	if old := f.nodes[key]; old != nil {
		return old
	}
	n.number = len(f.nodes)
	f.nodes[key] = n
	return n
}

func (f *formulas) constant(b bool) *node {
	if b {
		return f.true
	}
	return f.false
}

func (f *formulas) here(t test) *node {
	d := domainOf(t.from, t.mask)
	switch t.in = t.in.intersect(d.span()); {
	case !d.meets(t.in):
		return f.false
	case !d.meets(t.in.complement()):
		return f.true
	}
	return f.intern(fmt.Sprintf("H%v/%x/%v/%v", t.from, t.mask, t.in, t.absent), &node{op: opHere, test: t})
}

// later asks for an atom. It is given once for each protocol that has some of the fields.
func (f *formulas) later(a atom) *node {
	var key strings.Builder
	fmt.Fprintf(&key, "%d/%v/%d/%s/%v", a.proto.ID, a.view, a.want, a.reason, a.in)
	for _, x := range a.fields {
		fmt.Fprintf(&key, "/%d", x.ID)
	}
	for _, x := range a.with {
		fmt.Fprintf(&key, "-%d", x.ID)
	}
	p := f.atoms[key.String()]
	if p == nil {
		p = &a
		f.atoms[key.String()] = p
	}
	return f.leaf(p, false)
}

func (f *formulas) leaf(a *atom, neg bool) *node {
	return f.intern(fmt.Sprintf("L%p/%v", a, neg), &node{op: opLater, atom: a, neg: neg, open: true})
}

func (f *formulas) and(kids ...*node) *node { return f.join(opAnd, f.true, f.false, kids) }
func (f *formulas) or(kids ...*node) *node  { return f.join(opOr, f.false, f.true, kids) }

// join makes a conjunction or disjunction: unit does not count in it, zero decides it.
func (f *formulas) join(op op, unit, zero *node, kids []*node) *node {
	var flat []*node
	seen := map[*node]bool{}
	var add func(kids []*node) bool
	add = func(kids []*node) bool {
		for _, k := range kids {
			switch {
			case k == zero:
				return false
			case k == unit || seen[k]:
			case k.op == op:
				if !add(k.kids) {
					return false
				}
			default:
				seen[k] = true
				merged := false
				for i, old := range flat {
					if m := f.merge(op, old, k); m != nil {
						flat[i], merged = m, true
						if m == zero {
							return false
						}
						break
					}
				}
				if !merged {
					flat = append(flat, k)
				}
			}
		}
		return true
	}
	if !add(kids) {
		return zero
	}
	n := &node{op: op}
	var key strings.Builder
	fmt.Fprintf(&key, "%d:", op)
	for _, k := range flat {
		if k == unit { // what became trivial by merging
			continue
		}
		n.kids = append(n.kids, k)
		n.open = n.open || k.open
		fmt.Fprintf(&key, "%d,", k.number)
	}
	switch len(n.kids) {
	case 0:
		return unit
	case 1:
		return n.kids[0]
	}
	return f.intern(key.String(), n)
}

// merge makes one leaf of two that ask about the same number, or nil. Some value lies in one of two sets when some value
// lies in their union; the same does not hold for "and", as there may be several values.
func (f *formulas) merge(op op, a, b *node) *node {
	switch {
	case a.op == opHere && b.op == opHere:
		s, t := a.test, b.test
		switch {
		case s.from != t.from:
			return nil
		case s.mask == t.mask:
		case op == opOr && s.mask != 0 && t.mask != 0 && s.bits() && t.bits():
			s.in = nonzero // some bit of two groups is set when one of all is
			s.mask |= t.mask
			t = s
		case op == opAnd && s.mask != 0 && t.mask != 0 && f.not(a).test.bits() && f.not(b).test.bits():
			s.in = only(num{})
			s.mask |= t.mask
			t = s
		default:
			return nil
		}
		if op == opOr {
			s.in, s.absent = s.in.union(t.in), s.absent || t.absent
		} else {
			s.in, s.absent = s.in.intersect(t.in), s.absent && t.absent
		}
		return f.here(s)
	case a.op == opLater && b.op == opLater && a.neg == b.neg && a.neg == (op == opAnd):
		s, t := *a.atom, b.atom
		if s.want != wantIn || t.want != wantIn || s.view != t.view || !equalFields(s.fields, t.fields) {
			return nil
		}
		s.in = s.in.union(t.in)
		n := f.later(s)
		return f.leaf(n.atom, a.neg)
	}
	return nil
}

func equalFields(a, b []*protocol.Field) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func (f *formulas) not(n *node) *node {
	switch n.op {
	case opFalse:
		return f.true
	case opTrue:
		return f.false
	case opHere:
		t := n.test
		t.in, t.absent = t.in.complement(), !t.absent
		return f.here(t)
	case opLater:
		return f.leaf(n.atom, !n.neg)
	}
	kids := make([]*node, len(n.kids))
	for i, k := range n.kids {
		kids[i] = f.not(k)
	}
	if n.op == opAnd {
		return f.or(kids...)
	}
	return f.and(kids...)
}

// replace puts the results of leaf in the place of the leaves.
func (f *formulas) replace(n *node, leaf func(*node) *node) *node {
	done := map[*node]*node{}
	var replace func(*node) *node
	replace = func(n *node) *node {
		switch n.op {
		case opFalse, opTrue:
			return n
		case opHere, opLater:
			return leaf(n)
		}
		if m := done[n]; m != nil {
			return m
		}
		kids := make([]*node, len(n.kids))
		for i, k := range n.kids {
			kids[i] = replace(k)
		}
		if n.op == opAnd {
			done[n] = f.and(kids...)
		} else {
			done[n] = f.or(kids...)
		}
		return done[n]
	}
	return replace(n)
}

// replaceLater puts the results of leaf in the place of what is asked of later headers.
func (f *formulas) replaceLater(n *node, leaf func(*node) *node) *node {
	if !n.open {
		return n
	}
	return f.replace(n, func(n *node) *node {
		if n.op == opLater {
			return leaf(n)
		}
		return n
	})
}

// asked lists the protocols that the leaves ask for in later headers.
func (n *node) asked() []*protocol.Protocol {
	if n.open && n.protos == nil {
		if n.op == opLater {
			n.protos = []*protocol.Protocol{n.atom.proto}
		}
		seen := map[*protocol.Protocol]bool{}
		for _, k := range n.kids {
			for _, p := range k.asked() {
				if !seen[p] {
					seen[p] = true
					n.protos = append(n.protos, p)
				}
			}
		}
	}
	return n.protos
}

// visit calls do for every leaf, once.
func (n *node) visit(do func(*node)) {
	seen := map[*node]bool{}
	var visit func(*node)
	visit = func(n *node) {
		if seen[n] {
			return
		}
		seen[n] = true
		if len(n.kids) == 0 {
			do(n)
		}
		for _, k := range n.kids {
			visit(k)
		}
	}
	visit(n)
}
