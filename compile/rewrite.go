package compile

// rewrites are applied to every test, from the leaves up, in this order. Each keeps the answer for every frame, also for
// those without the field (language.md, section 11.2).
var rewrites = []func(Test) Test{
	flatten,
	dropDoubleNot,
	mergeComparisons,
	mergeRanges,
}

// simplify applies the rewrites. One pass will do: none makes work for those below or before it.
func simplify(t Test) Test {
	switch t := t.(type) {
	case nil:
		return nil
	case *And:
		simplifyAll(t.X)
	case *Or:
		simplifyAll(t.X)
	case *Xor:
		t.X, t.Y = simplify(t.X), simplify(t.Y)
	case *Not:
		t.X = simplify(t.X)
	}
	for _, rewrite := range rewrites {
		t = rewrite(t)
	}
	return t
}

func simplifyAll(list []Test) {
	for i := range list {
		list[i] = simplify(list[i])
	}
}
