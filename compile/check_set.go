package compile

import (
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/grammar"
)

// membership checks "x in {…}". What "not in" says is true of frames with the field only.
func (c *compiler) membership(e *grammar.Membership) Test {
	in, err := c.in(e)
	if err != nil {
		c.report(err)
		return nil
	}
	if !e.Negated {
		return in
	}
	at := node{e.Span()}
	return &And{at, []Test{&Exists{at, in.X}, &Not{at, in}}}
}

func (c *compiler) in(e *grammar.Membership) (*In, error) {
	left := bare(e.X)
	if err := c.resolve(left, true); err != nil {
		return nil, err
	}
	field := c.fieldOf(left)
	if field == nil {
		return nil, hinted(fail(grammar.CodeLeftOperand, left.Span(), "the left side of in is a field, not %s", c.text(left)),
			"compare with == and or")
	}
	in := &In{node{e.Span()}, e.Quantifier == grammar.All, field, nil}
	for _, element := range e.Set {
		r, err := c.element(left, field, element)
		if err != nil {
			c.report(err)
			continue
		}
		in.Set = append(in.Set, r)
	}
	return in, c.sameReading(e, in)
}

// element checks one element of a set as the right side of the field, the ends of a range as those of >= and <=.
func (c *compiler) element(left grammar.Expr, field *FieldRef, e grammar.Element) (Range, error) {
	if e.High == nil {
		low, err := c.elementEnd(left, field, e.Low, grammar.AnyEqual)
		return Range{Low: low}, err
	}
	low, err := c.elementEnd(left, field, e.Low, grammar.GreaterEqual)
	if err != nil {
		return Range{}, err
	}
	// A slice is let through as the high end of a range, as the reference does.
	high, err := c.elementEnd(left, field, e.High, grammar.LessEqual)
	return Range{low, high}, err
}

func (c *compiler) elementEnd(left grammar.Expr, field *FieldRef, e grammar.Expr, op grammar.Operator) (Operand, error) {
	p := &pair{op: op, left: left, right: bare(e), at: left.Span().Join(e.Span())}
	if err := c.resolve(p.right, false); err != nil {
		return nil, err
	}
	if _, ok := p.right.(*grammar.Slice); ok && op != grammar.LessEqual {
		return nil, fail(grammar.CodeSetElement, e.Span(), "a slice cannot be an element of a set")
	}
	t := field.Field.As
	if field.Raw {
		t = ftype.Bytes
	}
	if !t.Can(p.ability()) {
		return nil, c.cannot(p, left, t)
	}
	if c.isConstant(p.right) {
		return c.constant(p.right, t, reading{field: field, order: p.order()})
	}
	p.op = grammar.AnyEqual // NaN may be the end of a range
	return c.rightSide(p, field, t)
}

// sameReading makes all elements texts where one of them is a label that stands for no single number. Numbers among them
// are refused.
func (c *compiler) sameReading(e *grammar.Membership, in *In) error {
	if !in.X.Label {
		return nil
	}
	labels := hasLabels(in.X)
	for i, r := range in.Set {
		k, ok := r.Low.(*Const)
		switch {
		case ok && k.Value.Type == ftype.String:
		case ok && r.High == nil && len(in.Set) == len(e.Set) && c.isConstant(bare(e.Set[i].Low)) && isText(literal(bare(e.Set[i].Low))):
			in.Set[i].Low = &Const{k.node, stringValue(labels.Text(k.Value.Num))}
		default:
			return hinted(fail(grammar.CodeLiteral, r.Low.Span(),
				"%s is compared as a number, other elements of the set as labels", c.text(r.Low)),
				"write two sets: the labels in one, the numbers in the other")
		}
	}
	return nil
}
