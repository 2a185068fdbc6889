package compile

import (
	"cmp"
	"math"
	"slices"

	"github.com/dfc-lang/dfc/compile/ftype"
)

// mergeComparisons turns "f == 1 or f == 2 or f in {3}" into "f in {1, 2, 3}", so that the field is looked at once.
func mergeComparisons(t Test) Test {
	or, ok := t.(*Or)
	if !ok {
		return t
	}
	var list []Test
	for _, x := range or.X {
		in, ok := asSet(x)
		if !ok {
			list = append(list, x)
			continue
		}
		k := slices.IndexFunc(list, func(y Test) bool {
			other, ok := asSet(y)
			return ok && sameField(other.X, in.X)
		})
		if k < 0 {
			list = append(list, x)
			continue
		}
		other, _ := asSet(list[k])
		list[k] = mergeRanges(&In{node{other.place.Join(in.place)}, false, other.X, slices.Concat(other.Set, in.Set)})
	}
	if len(list) == 1 {
		return list[0]
	}
	return &Or{or.node, list}
}

// asSet sees "f == constant" and "f in {constants}" as a set.
func asSet(t Test) (*In, bool) {
	switch t := t.(type) {
	case *In:
		constant := !slices.ContainsFunc(t.Set, func(r Range) bool { return !isConst(r.Low) || r.High != nil && !isConst(r.High) })
		return t, !t.Every && constant
	case *Compare:
		f, ok := t.X.(*FieldRef)
		if ok && t.Relation == Equal && !t.Every && isConst(t.Y) {
			return &In{t.node, false, f, []Range{{Low: t.Y}}}, true
		}
	}
	return nil, false
}

func isConst(x Operand) bool {
	_, ok := x.(*Const)
	return ok
}

func sameField(a, b *FieldRef) bool {
	return a.Field.Name == b.Field.Name && a.Raw == b.Raw && a.Label == b.Label && a.Layers == nil && b.Layers == nil
}

// mergeRanges sorts the numbers in a set of constants and joins ranges that touch.
func mergeRanges(t Test) Test {
	in, ok := t.(*In)
	if !ok || in.X.Label || in.X.Type().Family() != ftype.IntegerFamily || len(in.Set) < 2 {
		return t
	}
	var spans []span
	for _, r := range in.Set {
		s, ok := spanOf(r)
		if !ok {
			return t
		}
		if ftype.Compare(s.low, s.high) <= 0 { // {9 .. 5} holds nothing
			spans = append(spans, s)
		}
	}
	slices.SortStableFunc(spans, func(a, b span) int {
		return cmp.Or(ftype.Compare(a.low, b.low), ftype.Compare(b.high, a.high))
	})
	var merged []span
	for _, s := range spans {
		last := len(merged) - 1
		switch {
		case last < 0 || !touches(merged[last].high, s.low):
			merged = append(merged, s)
		case ftype.Compare(merged[last].high, s.high) < 0:
			merged[last].high, merged[last].highNode = s.high, s.highNode
		}
	}
	if len(merged) == 0 {
		return t
	}
	set := make([]Range, len(merged))
	for i, s := range merged {
		set[i].Low = &Const{s.lowNode, s.low}
		if ftype.Compare(s.low, s.high) != 0 {
			set[i].High = &Const{s.highNode, s.high}
		}
	}
	return &In{in.node, in.Every, in.X, set}
}

type span struct {
	low, high         ftype.Value
	lowNode, highNode node
}

func spanOf(r Range) (span, bool) {
	low, ok := r.Low.(*Const)
	if !ok {
		return span{}, false
	}
	high := low
	if r.High != nil {
		if high, ok = r.High.(*Const); !ok {
			return span{}, false
		}
	}
	return span{low.Value, high.Value, low.node, high.node}, true
}

// touches tells whether no number lies between a and b, or b is not above a at all.
func touches(a, b ftype.Value) bool {
	if ftype.Compare(b, a) <= 0 {
		return true
	}
	top := a.Num == math.MaxUint64 && !a.Type.Signed()
	next := a
	next.Num++
	return !top && ftype.Compare(b, next) == 0
}
