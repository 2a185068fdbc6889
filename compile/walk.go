package compile

// Walk calls f for every field that a test reads, in the order of the filter, those of references among them.
func Walk(t Test, f func(*FieldRef)) { walk(t, f, f) }

// WalkValues is Walk without the fields of which only their existence is asked for.
func WalkValues(t Test, f func(*FieldRef)) { walk(t, func(*FieldRef) {}, f) }

func walk(t Test, exists, f func(*FieldRef)) {
	switch t := t.(type) {
	case *And:
		for _, x := range t.X {
			walk(x, exists, f)
		}
	case *Or:
		for _, x := range t.X {
			walk(x, exists, f)
		}
	case *Xor:
		walk(t.X, exists, f)
		walk(t.Y, exists, f)
	case *Not:
		walk(t.X, exists, f)
	case *Exists:
		exists(t.X)
	case *Truth:
		walkOperand(t.X, f)
	case *Compare:
		walkOperand(t.X, f)
		walkOperand(t.Y, f)
	case *Matches:
		walkOperand(t.X, f)
	case *In:
		f(t.X)
		for _, r := range t.Set {
			walkOperand(r.Low, f)
			if r.High != nil {
				walkOperand(r.High, f)
			}
		}
	}
}

func walkOperand(o Operand, f func(*FieldRef)) {
	switch o := o.(type) {
	case *FieldRef:
		f(o)
	case *Reference:
		f(o.X)
	case *Slice:
		walkOperand(o.X, f)
	case *Call:
		for _, a := range o.Args {
			walkOperand(a, f)
		}
	case *Arith:
		walkOperand(o.X, f)
		walkOperand(o.Y, f)
	case *Negate:
		walkOperand(o.X, f)
	}
}
