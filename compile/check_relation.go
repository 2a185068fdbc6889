package compile

import (
	"math"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/grammar"
)

// relation checks a relation; a chain "a < b < c" is a conjunction of its pairs.
func (c *compiler) relation(e *grammar.Relation) Test {
	var pairs []Test
	for i, op := range e.Operators {
		left, right := e.Operands[i], e.Operands[i+1]
		p := pair{op: op, quantifier: e.Quantifier, left: bare(left), right: bare(right), at: e.Span()}
		if len(e.Operators) > 1 {
			p.quantifier = grammar.NoQuantifier // it has no effect on a chain
			p.at = left.Span().Join(right.Span())
		}
		t, err := c.pair(&p)
		if d, ok := err.(*grammar.Diagnostic); ok && d.Code == grammar.CodeConstant && len(e.Operators) > 1 {
			d.Hint = "the field stands in the middle: low <= f <= high"
		}
		if err != nil {
			c.report(err)
		}
		pairs = append(pairs, t)
	}
	if len(pairs) == 1 {
		return pairs[0]
	}
	return &And{node{e.Span()}, pairs}
}

// pair is one relation between two values.
type pair struct {
	op          grammar.Operator
	quantifier  grammar.Quantifier
	left, right grammar.Expr
	at          grammar.Span
}

func (c *compiler) pair(p *pair) (Test, error) {
	if err := c.resolve(p.left, true); err != nil {
		return nil, err
	}
	if p.op == grammar.Matches {
		return c.matches(p)
	}
	if err := c.resolve(p.right, false); err != nil {
		return nil, err
	}
	if p.op == grammar.Contains && !c.isSubject(p.left) {
		return nil, c.wrongLeft(p, "contains")
	}
	x, y, err := c.sides(p)
	switch {
	case err != nil:
		return nil, err
	case p.order() && isNaN(x):
		return nil, orderOfNaN(x)
	case p.order() && isNaN(y):
		return nil, orderOfNaN(y)
	case !c.hasField(p.left) && !c.hasField(p.right):
		return nil, c.constantTest(p.at)
	}
	c.warnRelation(p, x)
	relation, every := relationOf(p.op)
	if p.quantifier != grammar.NoQuantifier {
		every = p.quantifier == grammar.All
	}
	return &Compare{node{p.at}, relation, every, x, y}, nil
}

func relationOf(op grammar.Operator) (r Relation, every bool) {
	switch op {
	case grammar.AnyEqual:
		return Equal, false
	case grammar.AllEqual:
		return Equal, true
	case grammar.AllNotEqual:
		return NotEqual, true
	case grammar.AnyNotEqual:
		return NotEqual, false
	case grammar.Greater:
		return Greater, false
	case grammar.GreaterEqual:
		return GreaterEqual, false
	case grammar.Less:
		return Less, false
	case grammar.LessEqual:
		return LessEqual, false
	}
	return Contains, false
}

func (p *pair) order() bool { return p.op >= grammar.Greater && p.op <= grammar.LessEqual }

func (p *pair) ability() ftype.Ability {
	switch {
	case p.op == grammar.Contains:
		return ftype.CanContain
	case p.order():
		return ftype.CanOrder
	}
	return ftype.CanEqual
}

// sides checks both sides of a relation and gives the constants among them the type of the other side.
func (c *compiler) sides(p *pair) (x, y Operand, err error) {
	if c.isConstant(p.left) {
		return c.constantFirst(p)
	}
	t, typed := c.governingAny(p.left, p.right)
	if !typed {
		return nil, nil, c.constantTest(p.at)
	}
	field := c.fieldOf(p.left)
	if x, t, err = c.check(p.left, t); err != nil {
		return nil, nil, err
	}
	if field != nil {
		x = field
		if p.op == grammar.Contains && hasText(field) {
			field.Label, t = true, ftype.String
		}
	}
	if !t.Can(p.ability()) {
		return nil, nil, c.cannot(p, p.left, t)
	}
	if c.isConstant(p.right) {
		r := reading{part: p.op == grammar.Contains, field: field, order: p.order()}
		y, err = c.constant(p.right, t, r)
		return x, y, err
	}
	y, err = c.rightSide(p, x, t)
	return x, y, err
}

// constantFirst checks "80 == tcp.port".
func (c *compiler) constantFirst(p *pair) (x, y Operand, err error) {
	t, typed := c.governing(p.right)
	if !typed {
		return nil, nil, c.constantTest(p.at)
	}
	field := c.fieldOf(p.right)
	if y, t, err = c.check(p.right, t); err != nil {
		return nil, nil, err
	}
	if field != nil {
		y = field
	}
	if !t.Can(p.ability()) {
		return nil, nil, c.cannot(p, p.right, t)
	}
	x, err = c.constant(p.left, t, reading{field: field, order: p.order()})
	return x, y, err
}

// rightSide checks a right side that is no single constant against the type of the left.
func (c *compiler) rightSide(p *pair, x Operand, t ftype.Type) (Operand, error) {
	y, u, err := c.check(p.right, t)
	if err != nil {
		return nil, err
	}
	y, ok, err := c.meet(x, y, t, u)
	switch {
	case err != nil:
		return nil, err
	case !ok:
		return nil, c.mismatch(p.left, p.right, t, u)
	case p.op == grammar.Contains && !y.Type().Can(ftype.CanContain):
		return nil, c.cannot(p, p.right, u)
	}
	return y, nil
}

// meet tells whether values of types t and u can be compared, and slices the right side as a whole where the left one is
// a slice (language.md, section 9.4).
func (c *compiler) meet(x, y Operand, t, u ftype.Type) (Operand, bool, error) {
	_, leftSlice := x.(*Slice)
	_, rightSlice := y.(*Slice)
	switch {
	case compatible(t, u):
		return y, true, nil
	case leftSlice && !rightSlice:
		if !u.Can(ftype.CanSlice) {
			return nil, false, fail(grammar.CodeNotSliceable, y.Span(),
				"%s has type %s and cannot be compared with a slice", c.text(y), u)
		}
		return wholeSlice(y), true, nil
	}
	return y, false, nil
}

// wholeSlice is y[0:].
func wholeSlice(y Operand) Operand {
	s := &Slice{node{y.Span()}, y, []grammar.Range{{Place: y.Span(), Form: grammar.StartOpen}}, ftype.Bytes}
	if y.Type().Family() == ftype.StringFamily {
		s.T = ftype.String
	}
	return s
}

// compatible tells whether a value of type t can have one of type u on its right.
func compatible(t, u ftype.Type) bool {
	switch t.Family() {
	case ftype.NoFamily:
		return false
	case ftype.AloneFamily:
		return t == u
	case ftype.IntegerFamily:
		return u.Family() == ftype.IntegerFamily || u == ftype.Boolean
	}
	return t.Family() == u.Family()
}

func orderOfNaN(x Operand) error {
	return hinted(fail(grammar.CodeNaNOrder, x.Span(), "nothing is less or greater than nan"), "use == or !=")
}

// isNaN tells whether x is the constant NaN, of which the IEEE-11073 types have another one that may be ordered.
func isNaN(x Operand) bool {
	k, ok := x.(*Const)
	return ok && k.Value.Type.Family() == ftype.FloatFamily && math.IsNaN(k.Value.Float64())
}
