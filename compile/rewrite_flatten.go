package compile

// flatten turns "a and (b and c)" into one conjunction of three tests, and disjunctions likewise.
func flatten(t Test) Test {
	switch t := t.(type) {
	case *And:
		var list []Test
		for _, x := range t.X {
			if inner, ok := x.(*And); ok {
				list = append(list, inner.X...)
			} else {
				list = append(list, x)
			}
		}
		return &And{t.node, list}
	case *Or:
		var list []Test
		for _, x := range t.X {
			if inner, ok := x.(*Or); ok {
				list = append(list, inner.X...)
			} else {
				list = append(list, x)
			}
		}
		return &Or{t.node, list}
	}
	return t
}
