package grammar

import "slices"

// Walk calls f for the expression and for everything in it, from left to right and parents first. It leaves out
// what is inside an expression for which f returns false. The name of a [Call] and of a [Field] is visited too.
// Walk does not recurse, however deep the tree is.
func Walk(e Expr, f func(Expr) bool) {
	if e == nil {
		return
	}
	todo := []Expr{e}
	for len(todo) > 0 {
		e := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if f(e) {
			first := len(todo)
			todo = appendChildren(todo, e)
			slices.Reverse(todo[first:])
		}
	}
}

func appendChildren(list []Expr, e Expr) []Expr {
	switch e := e.(type) {
	case *Or:
		list = append(list, e.X, e.Y)
	case *Xor:
		list = append(list, e.X, e.Y)
	case *And:
		list = append(list, e.X, e.Y)
	case *Not:
		list = append(list, e.X)
	case *Relation:
		list = append(list, e.Operands...)
	case *Membership:
		list = append(list, e.X)
		for _, element := range e.Set {
			list = append(list, element.Low)
			if element.High != nil {
				list = append(list, element.High)
			}
		}
	case *Binary:
		list = append(list, e.X, e.Y)
	case *Unary:
		list = append(list, e.X)
	case *Slice:
		list = append(list, e.X)
	case *Call:
		list = append(append(list, e.Name), e.Args...)
	case *Field:
		list = append(list, e.Name)
	case *Reference:
		list = append(list, e.X)
	}
	return list
}
