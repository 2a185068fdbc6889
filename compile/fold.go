package compile

import (
	"fmt"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/grammar"
)

// operations are the arithmetic of constants; evaluation uses the same.
var operations = [...]func(a, b ftype.Value) (ftype.Value, bool){
	grammar.BitAnd: ftype.And,
	grammar.Plus:   ftype.Add,
	grammar.Minus:  ftype.Sub,
	grammar.Times:  ftype.Mul,
	grammar.Divide: ftype.Div,
	grammar.Modulo: ftype.Mod,
}

// fold computes an operation on two constants. Integers have 64 bits here, whatever the type they are compared with.
func fold(e *grammar.Binary, x, y Operand) (result Operand, folded bool, err error) {
	a, ok := x.(*Const)
	if !ok {
		return nil, false, nil
	}
	b, ok := y.(*Const)
	if !ok {
		return nil, false, nil
	}
	v, ok := operations[e.Op](a.Value, b.Value)
	if !ok {
		reason := "the result is out of range"
		if zero := (e.Op == grammar.Divide || e.Op == grammar.Modulo) && b.Value.Num == 0; zero {
			reason = "division by zero"
		}
		return nil, true, fail(grammar.CodeConstantArithmetic, e.Span(), "%s in a constant", reason)
	}
	return &Const{node{e.Span()}, v}, true, nil
}

func foldNegation(at grammar.Span, k *Const) (Operand, error) {
	v, ok := ftype.Neg(k.Value)
	if !ok {
		return nil, fail(grammar.CodeConstantArithmetic, at, "the negative number is out of range")
	}
	return &Const{node{at}, v}, nil
}

func sprintf(format string, args ...any) string { return fmt.Sprintf(format, args...) }
