package compile

import (
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/grammar"
)

// abilityOf is what a type must be able to do for an operator.
var abilityOf = [...]ftype.Ability{
	grammar.BitAnd: ftype.CanMask,
	grammar.Plus:   ftype.CanAdd,
	grammar.Minus:  ftype.CanAdd,
	grammar.Times:  ftype.CanScale,
	grammar.Divide: ftype.CanScale,
	grammar.Modulo: ftype.CanModulo,
}

// negation checks a minus sign. The value of a negative constant is signed, whatever its type.
func (c *compiler) negation(e *grammar.Unary, expected ftype.Type) (Operand, ftype.Type, error) {
	x, t, err := c.check(e.X, expected)
	if err != nil {
		return nil, 0, err
	}
	if !t.Can(ftype.CanNegate) {
		return nil, 0, fail(grammar.CodeArithmeticType, e.X.Span(), "a value of type %s has no negative", t)
	}
	if k, ok := x.(*Const); ok {
		x, err = foldNegation(e.Span(), k)
		return x, t, err
	}
	return &Negate{node{e.Span()}, x}, t, nil
}

// arithmetic checks an operation on two values. The result has the type of the left one.
func (c *compiler) arithmetic(e *grammar.Binary, expected ftype.Type) (Operand, ftype.Type, error) {
	x, t, err := c.check(e.X, expected)
	if err != nil {
		return nil, 0, err
	}
	if !t.Can(abilityOf[e.Op]) {
		return nil, 0, c.noArithmetic(e, e.X, t)
	}
	var y Operand
	var u ftype.Type
	scaling := e.Op == grammar.Times || e.Op == grammar.Divide
	switch {
	case t.Time() && scaling:
		y, u, err = c.scalar(e.Y)
	case expected.Time():
		y, u, err = c.check(e.Y, expected)
	default:
		y, u, err = c.check(e.Y, t)
	}
	if err != nil {
		return nil, 0, err
	}
	if !combines(e.Op, t, u) {
		return nil, 0, c.wrongOperands(e, t, u)
	}
	if result, folded, err := fold(e, x, y); folded {
		return result, t, err
	}
	return &Arith{node{e.Span()}, e.Op, x, y, t}, t, nil
}

// scalar checks the right side of the multiplication or division of a time: a constant there is a plain number.
func (c *compiler) scalar(e grammar.Expr) (Operand, ftype.Type, error) {
	t, typed := c.governing(e)
	if !typed {
		t = ftype.Int64
		grammar.Walk(e, func(e grammar.Expr) bool {
			if n, ok := e.(*grammar.Number); ok && n.Float {
				t = ftype.Double
			}
			return true
		})
	}
	return c.check(e, t)
}

// combines tells whether an operator that t supports takes u on the right.
func combines(op grammar.Arithmetic, t, u ftype.Type) bool {
	scaling := op == grammar.Times || op == grammar.Divide
	switch {
	case t.Time() && scaling:
		return u == ftype.Int64 || u.Family() == ftype.FloatFamily
	case t.Time():
		return u.Time()
	case t.Family() == ftype.AloneFamily:
		return t == u
	}
	return t.Family() == u.Family() && u.Can(abilityOf[op])
}

func (c *compiler) noArithmetic(e *grammar.Binary, operand grammar.Expr, t ftype.Type) error {
	d := fail(grammar.CodeArithmeticType, operand.Span(), "%s has type %s, which has no %s", c.text(operand), t, operatorSign(e.Op))
	switch {
	case t == ftype.Bytes && e.Op != grammar.BitAnd:
		return hinted(d, "bytes can be masked with & only")
	case t == ftype.Boolean:
		return hinted(d, "compare it with 1 or 0")
	case t.Time() && e.Op == grammar.Modulo:
		return hinted(d, "convert the time to a number with double(…)")
	}
	return d
}

func (c *compiler) wrongOperands(e *grammar.Binary, t, u ftype.Type) error {
	d := fail(grammar.CodeArithmeticType, e.Span(), "%s has no meaning between the types %s and %s", operatorSign(e.Op), t, u)
	scaling := e.Op == grammar.Times || e.Op == grammar.Divide
	switch {
	case t.Time() && scaling && u.Time():
		return hinted(d, "write the time on the left of a plain number, or convert it with double(…)")
	case t.Time():
		return hinted(d, "convert with double(…)")
	case u.Family() == ftype.FloatFamily, t.Family() == ftype.FloatFamily:
		return hinted(d, "convert the whole number with double(…)")
	}
	return d
}

func operatorSign(op grammar.Arithmetic) string { return op.String() }
