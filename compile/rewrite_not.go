package compile

// dropDoubleNot turns "not not a" into "a". The opposite relation is no way to drop a single one: without the field both
// "a == 1" and "a != 1" are false.
func dropDoubleNot(t Test) Test {
	if outer, ok := t.(*Not); ok {
		if inner, ok := outer.X.(*Not); ok {
			return inner.X
		}
	}
	return t
}
