package compile

import (
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/grammar"
)

// test checks a test and everything in it. Errors are reported, and what is wrong in one test does not keep the others
// from being checked; the result then has nil in it and is thrown away.
func (c *compiler) test(e grammar.Expr) Test {
	switch e := e.(type) {
	case nil:
		return nil
	case *grammar.Or:
		x, y := c.test(e.X), c.test(e.Y)
		return &Or{node{e.Span()}, []Test{x, y}}
	case *grammar.Xor:
		x, y := c.test(e.X), c.test(e.Y)
		return &Xor{node{e.Span()}, x, y}
	case *grammar.And:
		x, y := c.test(e.X), c.test(e.Y)
		return &And{node{e.Span()}, []Test{x, y}}
	case *grammar.Not:
		return &Not{node{e.Span()}, c.test(e.X)}
	case *grammar.Relation:
		return c.relation(e)
	case *grammar.Membership:
		return c.membership(e)
	}
	t, err := c.value(e)
	if err != nil {
		c.report(err)
	}
	return t
}

// value checks a value that stands as a test: a field tests for occurrence, everything else its value.
func (c *compiler) value(e grammar.Expr) (Test, error) {
	at := e.Span()
	e = bare(e)
	if err := c.resolve(e, true); err != nil {
		return nil, err
	}
	if f := c.fieldOf(e); f != nil {
		return &Exists{node{at}, f}, nil
	}
	if c.isConstant(e) {
		return nil, c.notATest(e)
	}
	t, ok := c.governing(e)
	if !ok {
		return nil, c.constantTest(at)
	}
	x, t, err := c.check(e, t)
	switch {
	case err != nil:
		return nil, err
	case !t.Can(ftype.CanTruth):
		return nil, fail(grammar.CodeTruthValue, e.Span(), "a value of type %s is neither true nor false", t)
	case !c.hasField(e):
		return nil, c.constantTest(at)
	}
	return &Truth{node{at}, x}, nil
}

func (c *compiler) notATest(e grammar.Expr) error {
	d := fail(grammar.CodeNotATest, e.Span(), "%s alone is not a test, nor a field or protocol", c.text(e))
	if f := c.comparedBefore(e); f != "" {
		return hinted(d, "repeat the field (%s == %s) or write %s in {…, %s}", f, c.text(e), f, c.text(e))
	}
	return hinted(d, "compare it with a field")
}

// comparedBefore finds the field of the comparison before a lone constant, as in "tcp.port == 80 or 443".
func (c *compiler) comparedBefore(constant grammar.Expr) string {
	name := ""
	grammar.Walk(c.filter.Expr, func(e grammar.Expr) bool {
		if r, ok := e.(*grammar.Relation); ok && r.Span().End <= constant.Span().Start {
			if w, ok := r.Operands[0].(*grammar.Word); ok {
				name = w.Text
			}
		}
		return true
	})
	return name
}

func (c *compiler) constantTest(at grammar.Span) error {
	d := fail(grammar.CodeConstant, at, "%s is the same for every frame: it has no field", c.filter.Source[at.Start:at.End])
	return d
}

// check gives the constants in e their types and returns the type of e; expected is what a constant becomes
// (language.md, section 9.2).
func (c *compiler) check(e grammar.Expr, expected ftype.Type) (Operand, ftype.Type, error) {
	e = bare(e)
	if c.isConstant(e) {
		x, err := c.constant(e, expected, reading{})
		return x, expected, err
	}
	switch e := e.(type) {
	case *grammar.Word, *grammar.Field:
		f := c.fieldOf(e)
		return f, f.Type(), nil
	case *grammar.Reference:
		f := c.fieldOf(e.X)
		return &Reference{node{e.Span()}, f, c.selected(f)}, f.Type(), nil
	case *grammar.Slice:
		return c.slice(e, expected)
	case *grammar.Call:
		return c.call(e, expected)
	case *grammar.Unary:
		return c.negation(e, expected)
	case *grammar.Binary:
		return c.arithmetic(e, expected)
	}
	return nil, 0, fail(grammar.CodeSyntax, e.Span(), "expected a value, found a test")
}

// slice checks a slice, whose result is text of text and bytes of everything else.
func (c *compiler) slice(e *grammar.Slice, expected ftype.Type) (Operand, ftype.Type, error) {
	base := bare(e.X)
	if c.isConstant(base) {
		return nil, 0, fail(grammar.CodeNotSliceable, base.Span(), "%s is a constant and has no parts", c.text(base))
	}
	x, t, err := c.check(base, expected)
	if err != nil {
		return nil, 0, err
	}
	if !t.Can(ftype.CanSlice) {
		return nil, 0, hinted(fail(grammar.CodeNotSliceable, base.Span(), "%s has type %s and no parts",
			c.text(base), t), "%s", rawHint(x, "the bytes of a field are sliced with @: @%s[…]"))
	}
	s := &Slice{node{e.Span()}, x, e.Ranges, ftype.Bytes}
	if t.Family() == ftype.StringFamily {
		s.T = ftype.String
	}
	return s, s.T, nil
}

// rawHint fills in the name of a field, if x is one that occurs in the packet.
func rawHint(x Operand, format string) string {
	if f, ok := x.(*FieldRef); ok && !f.Raw {
		return sprintf(format, f.Field.Name)
	}
	return ""
}
