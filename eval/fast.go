package eval

import (
	"slices"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// The comparisons that most filters consist of, a number in a header with a constant, go past the lists of values: the number
// is loaded and compared with a range.

// interval holds the numbers n for which n&mask lies between low and low+size; with invert, all others.
type interval struct {
	mask, low, size uint64
	invert          bool
}

var everyNumber = interval{size: 1<<64 - 1}

func (r *interval) has(n uint64) bool { return n&r.mask-r.low <= r.size != r.invert }

// newInterval is the set of numbers that fulfil a relation with a constant. It reports false where that is no interval.
func newInterval(rel compile.Relation, t ftype.Type, v ftype.Value) (interval, bool) {
	r := interval{mask: 1<<64 - 1}
	if t == ftype.IPv4 {
		r.mask = uint64(^uint32(0) << (32 - min(v.Aux, 32)))
	}
	if t.Signed() || v.Type.Signed() {
		return r, false
	}
	k := v.Num & r.mask
	switch rel {
	case compile.Equal, compile.NotEqual:
		r.low = k
	case compile.LessEqual, compile.Greater:
		r.size = k
	case compile.GreaterEqual, compile.Less:
		r.low, r.size = k, 1<<64-1-k
	default:
		return r, false
	}
	r.invert = rel == compile.NotEqual || rel == compile.Greater || rel == compile.Less
	if t.Family() == ftype.BooleanFamily { // any number but zero is true
		if rel != compile.Equal && rel != compile.NotEqual {
			return r, false
		}
		r.low, r.invert = 0, r.invert == (k == 0)
	}
	return r, true
}

// odd are computed fields that are there only where a glance is not sure.
var odd = map[*protocol.Field]bool{protocol.IPOffloadLen: true}

// inHeaders tells whether all values of the reference, but odd ones, are numbers that stand in headers.
func inHeaders(ref *compile.FieldRef) bool {
	if ref.Raw || ref.Label || ref.Layers != nil {
		return false
	}
	for _, f := range ref.Field.Sources() {
		fam := f.Type.Family()
		if odd[f] {
			continue
		}
		if f.Layout == nil || fam != ftype.BooleanFamily && fam != ftype.IntegerFamily && f.Type != ftype.IPv4 {
			return false
		}
	}
	return true
}

// numbers is the test that one of the numbers (with every: all, and there is one) lies in one of the intervals.
type numbers struct {
	sources []*protocol.Field
	set     []interval
	every   bool
}

// fastCompare finds a comparison of a number in a header with a constant; nil if it is something else.
func fastCompare(t *compile.Compare) *numbers {
	ref, ok := t.X.(*compile.FieldRef)
	if !ok || !inHeaders(ref) {
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
	return &numbers{ref.Field.Sources(), []interval{r}, t.Every}
}

// fastIn finds the membership of a number in a header in a set of constants; nil if it is something else.
func fastIn(t *compile.In) *numbers {
	if !inHeaders(t.X) {
		return nil
	}
	var set []interval
	for _, e := range t.Set {
		low, ok := e.Low.(*compile.Const)
		if !ok {
			return nil
		}
		r, ok := newInterval(compile.Equal, t.X.Field.Type, low.Value)
		if !ok {
			return nil
		}
		if e.High != nil {
			high, ok := e.High.(*compile.Const)
			if !ok || high.Value.Type.Signed() || r.mask != 1<<64-1 && t.X.Field.Type != ftype.IPv4 {
				return nil
			}
			if t.X.Field.Type == ftype.IPv4 && (low.Value.Aux != 32 || high.Value.Aux != 32) || t.X.Field.Type == ftype.Boolean {
				return nil
			}
			if high.Value.Num < low.Value.Num {
				continue // nothing lies between
			}
			r.size = high.Value.Num - low.Value.Num
		}
		set = append(set, r)
	}
	return &numbers{t.X.Field.Sources(), set, t.Every}
}

// test is the test for layers; nil if some of the numbers are computed.
func (n *numbers) test() test {
	if n == nil || slices.ContainsFunc(n.sources, (*protocol.Field).Computed) {
		return nil
	}
	sources, set, every := n.sources, n.set, n.every
	if len(sources) == 1 && len(set) == 1 && sources[0].When == nil && !every {
		p, at, r := sources[0].Protocol, sources[0].Layout, set[0]
		return func(d *dissection) bool {
			for i := range d.layers {
				if l := &d.layers[i]; l.proto == p {
					if n, ok := at.Load(l.b[:l.has]); ok && r.has(n) {
						return true
					}
				}
			}
			return false
		}
	}
	return func(d *dissection) bool {
		found := false
		for i := range d.layers {
			l := &d.layers[i]
			for _, f := range sources {
				if l.proto != f.Protocol || f.When != nil && !f.When.Holds(l.b[:l.has]) {
					continue
				}
				n, ok := f.Layout.Load(l.b[:l.has])
				if !ok {
					continue
				}
				found = true
				if inAny(set, n) != every {
					return !every
				}
			}
		}
		return found && every
	}
}

func inAny(set []interval, n uint64) bool {
	for i := range set {
		if set[i].has(n) {
			return true
		}
	}
	return false
}
