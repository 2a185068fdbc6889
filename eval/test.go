package eval

import (
	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/ftype"
)

// test is a compiled test of a program.
type test func(d *dissection) bool

// build turns a test of the program into closures.
func build(t compile.Test) test {
	switch t := t.(type) {
	case nil:
		return func(*dissection) bool { return true }
	case *compile.And:
		return buildAnd(buildAll(t.X))
	case *compile.Or:
		return buildOr(buildAll(t.X))
	case *compile.Xor:
		x, y := build(t.X), build(t.Y)
		return func(d *dissection) bool { return x(d) != y(d) }
	case *compile.Not:
		x := build(t.X)
		return func(d *dissection) bool { return !x(d) }
	case *compile.Exists:
		r := newReader(t.X)
		scratch := make([]ftype.Value, 0, 8)
		return func(d *dissection) bool { return r.exists(d, scratch) }
	case *compile.Truth:
		return buildTruth(t)
	case *compile.Compare:
		return buildCompare(t)
	case *compile.Matches:
		return buildMatches(t)
	case *compile.In:
		return buildIn(t)
	}
	panic("eval: unknown test")
}

func buildAll(ts []compile.Test) []test {
	all := make([]test, len(ts))
	for i, t := range ts {
		all[i] = build(t)
	}
	return all
}

func buildAnd(x []test) test {
	if len(x) == 2 {
		a, b := x[0], x[1]
		return func(d *dissection) bool { return a(d) && b(d) }
	}
	return func(d *dissection) bool {
		for _, t := range x {
			if !t(d) {
				return false
			}
		}
		return true
	}
}

func buildOr(x []test) test {
	if len(x) == 2 {
		a, b := x[0], x[1]
		return func(d *dissection) bool { return a(d) || b(d) }
	}
	return func(d *dissection) bool {
		for _, t := range x {
			if t(d) {
				return true
			}
		}
		return false
	}
}

func buildTruth(t *compile.Truth) test {
	x := buildOperand(t.X)
	_, slice := t.X.(*compile.Slice) // true when it is not empty, even if all its bytes are zero
	return func(d *dissection) bool {
		list, _ := x(d)
		for _, v := range list {
			if slice && len(v.Bytes) > 0 || !slice && v.Truth() {
				return true
			}
		}
		return false
	}
}

func buildCompare(t *compile.Compare) test {
	if n := fastCompare(t).test(); n != nil {
		return n
	}
	x, y := buildOperand(t.X), buildOperand(t.Y)
	rel, want := t.Relation, true
	if t.Every { // every pair: no pair fulfils the opposite
		rel, want = rel.Opposite(), false
	}
	return func(d *dissection) bool {
		xs, ok := x(d)
		if !ok {
			return false
		}
		ys, ok := y(d)
		if !ok {
			return false
		}
		for _, a := range xs {
			for _, b := range ys {
				if holds(rel, a, b) {
					return want
				}
			}
		}
		return !want
	}
}

// holds tells whether a pair of values fulfils a relation. Of unordered values, none does.
func holds(rel compile.Relation, a, b ftype.Value) bool {
	switch rel {
	case compile.Contains:
		return ftype.ContainsValue(a, b)
	case compile.NotContains:
		return !ftype.ContainsValue(a, b)
	}
	c := ftype.Compare(a, b)
	if c == ftype.Unordered {
		return false
	}
	return rel.Holds(int(c))
}

func buildMatches(t *compile.Matches) test {
	x, pattern, every := buildOperand(t.X), t.Pattern, t.Every
	return func(d *dissection) bool {
		list, ok := x(d)
		if !ok {
			return false
		}
		for _, v := range list {
			b, ok := v.Searchable()
			if (ok && pattern.Match(b)) != every {
				return !every
			}
		}
		return every
	}
}

func buildIn(t *compile.In) test {
	if n := fastIn(t).test(); n != nil {
		return n
	}
	type element struct{ low, high operand }
	x := buildOperand(t.X)
	set := make([]element, len(t.Set))
	for i, r := range t.Set {
		set[i].low = buildOperand(r.Low)
		if r.High != nil {
			set[i].high = buildOperand(r.High)
		}
	}
	// An element whose field is absent is skipped.
	member := func(d *dissection, v ftype.Value) bool {
		for _, e := range set {
			low, _ := e.low(d)
			if e.high == nil {
				if some(compile.Equal, v, low) {
					return true
				}
				continue
			}
			if high, _ := e.high(d); some(compile.GreaterEqual, v, low) && some(compile.LessEqual, v, high) {
				return true
			}
		}
		return false
	}
	every := t.Every
	return func(d *dissection) bool {
		list, ok := x(d)
		if !ok {
			return false
		}
		for _, v := range list {
			if member(d, v) != every {
				return !every
			}
		}
		return every
	}
}

func some(rel compile.Relation, v ftype.Value, list []ftype.Value) bool {
	for _, w := range list {
		if holds(rel, v, w) {
			return true
		}
	}
	return false
}
