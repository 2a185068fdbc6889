package bpfgen

import (
	"math/bits"
	"slices"
	"sort"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/grammar"
)

// truth asks for a value that is not zero, or a slice that is not empty.
func (t *translator) truth(x *compile.Truth) *node {
	if o, ok := t.operand(x.X); ok && !o.signed {
		if _, slice := x.X.(*compile.Slice); slice {
			return t.some(o, everything)
		}
		o.view.short = o.view.count > 1
		return t.some(o, nonzero)
	}
	if c, ok := curveOf(x.X); ok {
		if in, ok := c.listed(func(v ftype.Value) bool { return v.Truth() }); ok {
			return t.some(c.operand, in)
		}
	}
	return t.beyond(x, x.X)
}

// maxPlaces is how many places of a value are searched for others.
const maxPlaces = 64

// contains asks for a value that has some bytes in it, wherever they can be.
func (t *translator) contains(x *compile.Compare, of compile.Operand, what []byte) *node {
	o, ok := t.operand(of)
	if s, slice := of.(*compile.Slice); slice && !ok {
		o, ok = sliceOperand(s, maxPlaces+len(what))
	}
	if !ok || !o.bytes || o.view.masked || len(what) == 0 || len(what) > maxBytes || o.width-len(what) > maxPlaces {
		return t.beyond(x, of)
	}
	any := t.false
	for at := 0; at+len(what) <= o.width; at++ {
		part := o
		part.view.skip, part.view.count, part.width = o.view.skip+at, len(what), len(what)
		if o.view.count > 0 { // a slice that is not there as a whole has nothing in it
			part.view.behind = o.width - at - len(what)
		}
		any = t.or(any, t.some(part, only(bigEndian(what))))
	}
	return any
}

// curve is a number computed from a field's value and constants.
type curve struct {
	operand
	of       func(ftype.Value) (ftype.Value, bool)
	monotone bool // greater for greater values
	typ      ftype.Type
	top      uint64 // the greatest value of the field
}

// curveOf finds out how an operand is computed from one field.
func curveOf(x compile.Operand) (curve, bool) {
	switch x := x.(type) {
	case *compile.FieldRef:
		return fieldCurve(x)
	case *compile.Negate:
		c, ok := curveOf(x.X)
		f := c.of
		c.monotone = false
		c.of = func(v ftype.Value) (ftype.Value, bool) {
			if v, ok := f(v); ok {
				return ftype.Neg(v)
			}
			return v, false
		}
		return c, ok
	case *compile.Arith:
		if k, ok := x.Y.(*compile.Const); ok {
			c, ok := curveOf(x.X)
			f := c.of
			c.monotone = c.monotone && x.Op != grammar.BitAnd && x.Op != grammar.Modulo && int64(k.Value.Num) > 0
			c.of = func(v ftype.Value) (ftype.Value, bool) {
				if v, ok := f(v); ok {
					return x.Of(v, k.Value)
				}
				return v, false
			}
			return c, ok
		}
		if k, ok := x.X.(*compile.Const); ok {
			c, ok := curveOf(x.Y)
			f := c.of
			c.monotone = false
			c.of = func(v ftype.Value) (ftype.Value, bool) {
				if v, ok := f(v); ok {
					return x.Of(k.Value, v)
				}
				return v, false
			}
			return c, ok
		}
	}
	return curve{}, false
}

// fieldCurve is a field's number itself.
func fieldCurve(x *compile.FieldRef) (curve, bool) {
	o := operand{fields: sources(x)}
	if len(o.fields) == 0 || x.Layers != nil || x.Raw || x.Label || x.Field.Type.Family() != ftype.IntegerFamily || x.Field.Type.Signed() {
		return curve{}, false
	}
	c := curve{operand: o, monotone: true, typ: x.Field.Type, of: func(v ftype.Value) (ftype.Value, bool) { return v, true }}
	for _, f := range o.fields {
		l := f.Layout
		if l == nil && (len(o.fields) == 1 || ftype.Uint40 <= f.Type && f.Type <= ftype.Uint64) {
			return curve{}, false
		}
		if l == nil { // computed, and so unknown where it occurs; its values have no other bound
			c.top = max(c.top, 1<<32-1)
			continue
		}
		if l.Width > 4 || l.Width == 0 {
			return curve{}, false
		}
		raw := ones(8 * l.Width).lo
		if l.Mask != 0 {
			raw = l.Mask >> l.Shift
		}
		c.top = max(c.top, raw*uint64(max(1, l.Scale))+uint64(l.Add))
	}
	return c, true
}

// maxListed is how many values are tried one by one.
const maxListed = 1 << 16

func (c curve) at(n uint64) (ftype.Value, bool) { return c.of(ftype.Value{Type: c.typ, Num: n}) }

// listed is the set of the field's values for which the result exists and is good.
func (c curve) listed(good func(ftype.Value) bool) (set, bool) {
	if c.top >= maxListed {
		return nil, false
	}
	var spans []span
	for n := range c.top + 1 {
		if v, ok := c.at(n); ok && good(v) {
			spans = append(spans, span{small(n), small(n)})
		}
	}
	in := makeSet(spans...)
	return in, len(in) <= maxRanges
}

// maxRanges is how many ranges of values are worth a program.
const maxRanges = 256

// related is the set of the field's values for which the result exists and is in a relation to a constant.
func (c curve) related(rel compile.Relation, k ftype.Value) (set, bool) {
	if rel > compile.LessEqual {
		return nil, false
	}
	if in, ok := c.listed(func(v ftype.Value) bool { return rel.Holds(ftype.Compare(v, k)) }); ok {
		return in, true
	}
	if _, first := c.at(0); !first || !c.monotone {
		return nil, false
	}
	if _, last := c.at(c.top); !last {
		return nil, false
	}
	from := func(least int) uint64 { // the first value whose result compares so
		return uint64(sort.Search(int(c.top)+1, func(n int) bool {
			v, _ := c.at(uint64(n))
			return ftype.Compare(v, k) >= least
		}))
	}
	equal, greater := from(0), from(1)
	part := func(lo, hi uint64) set {
		if lo == hi {
			return nil
		}
		return between(small(lo), small(hi-1))
	}
	var in set
	for cmp, s := range map[int]set{-1: part(0, equal), 0: part(equal, greater), 1: part(greater, c.top+1)} {
		if rel.Holds(cmp) {
			in = in.union(s)
		}
	}
	return in, true
}

// curved compares what is computed from a field with a constant.
func (t *translator) curved(x *compile.Compare, rel compile.Relation, a compile.Operand, k ftype.Value) *node {
	c, ok := curveOf(a)
	if !ok || k.Type.Family() != ftype.IntegerFamily {
		return t.beyond(x, a)
	}
	if x.Every { // where there is no result, nothing is wrong
		if wrong, ok := c.related(rel.Opposite(), k); ok {
			return t.every(c.operand, wrong.complement())
		}
		return t.beyond(x, a)
	}
	if in, ok := c.related(rel, k); ok {
		return t.some(c.operand, in)
	}
	return t.beyond(x, a)
}

// pair compares fields of one header with each other.
func (t *translator) pair(x *compile.Compare, rel compile.Relation, a, b compile.Operand) *node {
	f, ok1 := plain(a)
	g, ok2 := plain(b)
	if !ok1 || !ok2 || !subtractable(append(sources(f), sources(g)...), rel) {
		return t.beyond(x, a, b)
	}
	if x.Every {
		none := t.not(t.flipped().later(paired(f, g, rel.Opposite())))
		return t.and(t.exists(f), t.exists(g), none)
	}
	return t.later(paired(f, g, rel))
}

func paired(f, g *compile.FieldRef, rel compile.Relation) atom {
	return atom{proto: sources(f)[0].Protocol, fields: sources(f), with: sources(g), want: wantPair, in: differences[rel]}
}

// differences are what two numbers of at most 31 bits may differ by.
var differences = map[compile.Relation]set{
	compile.Equal: only(num{}), compile.NotEqual: nonzero,
	compile.Less: atLeast(1 << 31), compile.GreaterEqual: between(num{}, small(1<<31-1)),
	compile.Greater: between(small(1), small(1<<31-1)), compile.LessEqual: makeSet(span{num{}, num{}}, span{small(1 << 31), maxNum}),
}

// plain is a field as it stands.
func plain(x compile.Operand) (*compile.FieldRef, bool) {
	ref, ok := x.(*compile.FieldRef)
	return ref, ok && ref.Field != nil && ref.Layers == nil && !ref.Raw && !ref.Label && len(sources(ref)) > 0
}

// subtractable tells whether all of the fields are numbers or bytes in one header that a program can subtract.
func subtractable(fields []*protocol.Field, rel compile.Relation) bool {
	fields = slices.DeleteFunc(slices.Clone(fields), func(f *protocol.Field) bool { return f.Odd })
	first := fields[0]
	for _, f := range fields {
		l := f.Layout
		if f.Protocol == nil || f.Protocol != first.Protocol || f.Protocol.Payload || l == nil || l.LittleEndian || l.Scale > 1 || l.Add != 0 || f.Type == ftype.Protocol {
			return false
		}
		same := f.Type == first.Type || f.Type.Family() == ftype.IntegerFamily && first.Type.Family() == ftype.IntegerFamily
		if !same || f.Type.Signed() || f.Type == ftype.Boolean && bits.OnesCount64(l.Mask) != 1 {
			return false
		}
		switch {
		case l.Width == 1 || l.Width == 2:
		case l.Width > 2 && l.Width%2 == 0 && l.Mask == 0 && l.Width == first.Layout.Width && first.Layout.Mask == 0:
			if _, order := differences[rel]; !order || rel > compile.NotEqual {
				return false
			}
		default:
			return false
		}
		if _, ok := differences[rel]; !ok {
			return false
		}
	}
	return true
}

// difference is the formula of a pair of fields in one header.
func (w *walk) difference(a *atom, f, g *protocol.Field, at place) *node {
	if f.Odd || g.Odd {
		return w.false
	}
	if f.Computed() || g.Computed() {
		return w.unknown(f.Name + ": computed, not read from the header")
	}
	if f.Layout.Width != g.Layout.Width && max(f.Layout.Width, g.Layout.Width) > 4 {
		return w.unknown(f.Name + ": compared with a number of another width")
	}
	n := w.true
	for skip := 0; skip < f.Layout.Width; skip += 4 {
		x, y := partOf(f, skip), partOf(g, skip)
		for _, p := range []part{x, y} {
			if !(place{at.base, at.off + p.off}).loadable(p.size) {
				return w.unknown("bytes around a VLAN tag, which the kernel takes out")
			}
		}
		in := a.in
		if f.Layout.Width > 4 {
			in = only(num{})
		}
		x.off, y.off = at.off+x.off, at.off+y.off
		n = w.and(n, w.here(test{from: source{kind: fromDifference, at: place{base: at.base}, parts: [2]part{x, y}}, in: in}))
	}
	if f.Layout.Width > 4 && a.in[0].lo != (num{}) {
		n = w.not(n)
	}
	when := w.and(w.holds(f.When, at), w.holds(g.When, at))
	return w.within(f.Protocol, at, max(w.needs(f), w.needs(g)), w.routed(f, at, w.routed(g, at, w.and(when, n))))
}

// partOf is at most four bytes of a field.
func partOf(f *protocol.Field, skip int) part {
	l := f.Layout
	p := part{off: l.Offset + skip, size: min(4, l.Width-skip), mask: uint32(l.Mask), shift: l.Shift}
	if f.Type == ftype.Boolean {
		p.shift = bits.TrailingZeros64(l.Mask)
	}
	return p
}
