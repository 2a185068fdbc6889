package compile

import (
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/grammar"
)

// mismatch is the error of two sides that cannot be compared.
func (c *compiler) mismatch(left, right grammar.Expr, t, u ftype.Type) error {
	d := fail(grammar.CodeTypeMismatch, right.Span(), "%s has type %s and cannot be compared with %s of type %s",
		c.text(right), u, c.text(left), t)
	f := c.fieldOf(right)
	switch {
	case f != nil && u == ftype.Protocol && t.Family() == ftype.IntegerFamily:
		if l := c.fieldOf(left); l != nil {
			if labels := hasLabels(l); labels != nil {
				if _, _, known := labels.Number(f.Field.Name); known {
					return hinted(d, `%s is a protocol here: write "%s" for the value`, f.Field.Name, f.Field.Name)
				}
			}
		}
		return hinted(d, `%s is a protocol here: put the label of a value in quotes`, f.Field.Name)
	case f != nil && u == ftype.Protocol && t.Family() == ftype.StringFamily:
		return hinted(d, `%s is a protocol here: put a text in quotes`, f.Field.Name)
	case f != nil && t.Family() == ftype.BytesFamily && u == ftype.Protocol:
		return hinted(d, "for the bytes of the protocol write @%s, for a byte put a colon in front: :%s", f.Field.Name, f.Field.Name)
	case t.Family() == ftype.IntegerFamily && u.Family() == ftype.FloatFamily,
		u.Family() == ftype.IntegerFamily && t.Family() == ftype.FloatFamily:
		return hinted(d, "convert the whole number with double(…)")
	case t == ftype.Boolean && u.Family() == ftype.IntegerFamily:
		return hinted(d, "write the number on the left and the flag on the right")
	}
	return d
}

// cannot is the error of a type that does not support a relation.
func (c *compiler) cannot(p *pair, operand grammar.Expr, t ftype.Type) error {
	d := fail(grammar.CodeOperator, operand.Span(), "%s has type %s, which %s does not work on", c.text(operand), t, p.op)
	f := c.fieldOf(operand)
	switch {
	case f == nil:
	case t == ftype.None:
		return hinted(d, "it has no value: write %s alone", f.Field.Name)
	case t.Can(ftype.CanString):
		return hinted(d, "convert it to text first: string(%s) %s …", f.Field.Name, p.op)
	case p.op == grammar.Contains && !f.Raw:
		return hinted(d, "the bytes in the packet are @%s", f.Field.Name)
	}
	return d
}

// warnRelation notes relations that are valid and may say something else than was meant.
func (c *compiler) warnRelation(p *pair, x Operand) {
	f, ok := x.(*FieldRef)
	if !ok {
		return
	}
	name := f.Field.Name
	switch {
	case p.op == grammar.AllNotEqual && p.quantifier == grammar.NoQuantifier && len(f.Field.Parts) > 0 && !c.isReference(p.right):
		right := c.text(p.right)
		c.warn(grammar.CodeSurprise, p.at, "true when the frame has "+name+" and every one differs from "+right,
			"for some that differs write "+name+" !== "+right+"; for frames without "+name+", too, !("+name+" == "+right+")")
	case p.op == grammar.Contains:
		if g := c.fieldOf(p.right); g != nil && g.Type() == ftype.Protocol {
			if _, err := (ftype.Literal{Text: g.Field.Name}).As(ftype.Bytes, ftype.Reading{}); err == nil {
				c.warn(grammar.CodeSurprise, p.right.Span(), g.Field.Name+" is the protocol here, not a byte",
					"write "+g.Field.Name+": for bytes, ."+g.Field.Name+" for the protocol")
			}
		}
	}
}

func (c *compiler) isReference(e grammar.Expr) bool {
	_, ok := e.(*grammar.Reference)
	return ok
}
