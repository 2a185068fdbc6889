package compile

import (
	"errors"
	"fmt"
	"strings"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/grammar"
)

// reading says where a constant stands.
type reading struct {
	part  bool      // right of contains: a part of an address will do
	field *FieldRef // compared with this bare field: labels are allowed
	order bool      // with an order relation
}

// constant reads a literal as a value of type t. Compared with a field that has labels, a text may be one of them.
func (c *compiler) constant(e grammar.Expr, t ftype.Type, r reading) (Operand, error) {
	l := literal(e)
	how := ftype.Reading{Part: r.part, Zone: c.zone}
	v, err := l.As(t, how)
	if err == nil {
		if err := c.firstReading(e, l, t, r); err != nil {
			return nil, err
		}
		return &Const{node{e.Span()}, v}, nil
	}
	if r.field == nil {
		return nil, c.notALiteral(e, l, t, r, err)
	}
	if isText(l) {
		if x, known, err := c.label(e, l, r); known {
			return x, err
		}
	}
	return nil, c.notALiteral(e, l, t, r, err)
}

// firstReading refuses what Wireshark does: where the registrations of a name have several types, a text in quotes that is compared with the raw
// bytes, and a word that the labels may contain, must be a value or a label by the first registration.
func (c *compiler) firstReading(e grammar.Expr, l ftype.Literal, t ftype.Type, r reading) error {
	f := r.field
	if f == nil || f.Field.Type == f.Field.As || t == f.Field.As || f.Raw != (l.Form == ftype.QuotedForm) || !isText(l) {
		return nil
	}
	_, err := l.As(f.Field.Type, ftype.Reading{Zone: c.zone})
	if err == nil {
		return nil
	}
	labels := labelsOf(f.Field)
	if labels == nil || !labels.Comparable() {
		return c.notALiteral(e, l, f.Field.Type, r, err)
	}
	switch _, unique, known := labels.Number(l.Text); {
	case !known && !labels.Computed():
		return c.noLabel(e, labels, f.Field.Name, l.Text)
	case !unique && (r.order || r.part):
		return c.noOrder(e, f.Field.Name)
	}
	return nil
}

// literal is the constant in the form that package ftype reads.
func literal(e grammar.Expr) ftype.Literal {
	switch e := e.(type) {
	case *grammar.Word:
		return ftype.Literal{Form: ftype.WordForm, Text: e.Text}
	case *grammar.String:
		return ftype.Literal{Form: ftype.QuotedForm, Text: e.Value}
	case *grammar.Char:
		return ftype.Literal{Form: ftype.CharForm, Int: uint64(e.Value)}
	case *grammar.Number:
		if e.Float {
			return ftype.Literal{Form: ftype.FloatForm, Text: e.Text, Float: e.Value}
		}
		return ftype.Literal{Form: ftype.IntegerForm, Text: e.Text, Int: e.Int}
	}
	panic("compile: not a literal")
}

func isText(l ftype.Literal) bool { return l.Form == ftype.QuotedForm || l.Form == ftype.WordForm }

func (c *compiler) notALiteral(e grammar.Expr, l ftype.Literal, t ftype.Type, r reading, err error) error {
	var le *ftype.LiteralError
	if !errors.As(err, &le) {
		return fail(grammar.CodeLiteral, e.Span(), "%v", err)
	}
	d := fail(grammar.CodeLiteral, e.Span(), "%s is no value of type %s", c.text(e), t)
	if le.Range {
		d = fail(grammar.CodeNumberRange, e.Span(), "%s does not fit the type %s", c.text(e), t)
	}
	if le.Message != "" {
		d.Message += ": " + le.Message
	}
	d.Hint = le.Hint
	if d.Hint == "" && t.Family() == ftype.IntegerFamily {
		d.Hint = c.numberHint(e, r)
	}
	return d
}

// numberHint guesses what was meant by a text where a number should be.
func (c *compiler) numberHint(e grammar.Expr, r reading) string {
	text := literal(e).Text
	if f := r.field; f != nil {
		if flag, ok := lookup(f.Field.Name + "." + strings.ToLower(text)); ok && flag.As == ftype.Boolean {
			return "for the flag write " + flag.Name + " == 1"
		}
		if port, ok := grammar.ServicePort(text); ok && strings.HasSuffix(f.Field.Name, "port") {
			return fmt.Sprintf("ports have numbers: write %d", port)
		}
	}
	if w, ok := e.(*grammar.Word); ok && w.Form == grammar.Name && strings.Contains(text, ".") {
		if near := c.suggest(text); len(near) > 0 {
			return "if a field was meant: " + orList(near)
		}
	}
	for unit, zeros := range map[string]string{"k": "000", "m": "000000", "g": "000000000"} {
		if digits, ok := strings.CutSuffix(strings.ToLower(text), unit); ok && digits != "" && strings.Trim(digits, "0123456789") == "" {
			return "numbers have no units: write " + digits + zeros
		}
	}
	return ""
}
