package compile

import (
	"strings"

	"github.com/dfc-lang/dfc/compile/catalog"
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/grammar"
)

// label reads a text as a label of the field it is compared with (language.md, section 8). It reports false where the
// field has no labels at all.
//
// A label that stands for one number is that number. Where it stands for several, or where the registrations of the
// name disagree, the comparison is one of texts: the field is then marked to give its label text.
func (c *compiler) label(e grammar.Expr, l ftype.Literal, r reading) (x Operand, known bool, err error) {
	l.Text, _, _ = strings.Cut(l.Text, "\x00") // ends there, as in C
	f := r.field
	labels := hasLabels(f)
	if labels == nil || !labels.Comparable() {
		if f.Field.As == ftype.Boolean && !f.Raw {
			return c.defaultLabel(e, l)
		}
		return nil, false, nil
	}
	n, unique, found := labels.Number(l.Text)
	switch {
	case found && unique:
		c.noteUnquoted(e, l)
		return &Const{node{e.Span()}, labelValue(f.Field.As, n)}, true, nil
	case (found || labels.Computed()) && r.order:
		return nil, true, c.noOrder(e, f.Field.Name)
	case found || labels.Computed():
		c.noteUnquoted(e, l)
		f.Label = true
		return &Const{node{e.Span()}, stringValue(l.Text)}, true, nil
	}
	return nil, true, c.noLabel(e, labels, f.Field.Name, l.Text)
}

func (c *compiler) noOrder(e grammar.Expr, name string) error {
	return fail(grammar.CodeLabelOrder, e.Span(), "%s stands for no single number of %s and cannot be ordered", c.text(e), name)
}

func (c *compiler) noLabel(e grammar.Expr, labels *catalog.Labels, name, text string) error {
	d := fail(grammar.CodeUnknownLabel, e.Span(), "%s is no label of %s", c.text(e), name)
	if near := similarLabels(labels, text); len(near) > 0 {
		d.Hint = "its labels include " + strings.Join(near, ", ")
	}
	return d
}

// defaultLabel reads True and False for a flag without labels of its own. Unquoted they are literals of the type.
func (c *compiler) defaultLabel(e grammar.Expr, l ftype.Literal) (Operand, bool, error) {
	v, err := ftype.Literal{Form: ftype.WordForm, Text: l.Text}.As(ftype.Boolean, ftype.Reading{})
	if err != nil {
		return nil, true, hinted(fail(grammar.CodeUnknownLabel, e.Span(), "%s is neither true nor false", c.text(e)),
			"write 1, 0, true or false")
	}
	return &Const{node{e.Span()}, v}, true, nil
}

// hasLabels gives the labels of a field that is compared by its value.
func hasLabels(f *FieldRef) *catalog.Labels {
	family := f.Field.As.Family()
	if f.Raw || family != ftype.IntegerFamily && family != ftype.BooleanFamily {
		return nil
	}
	return labelsOf(f.Field)
}

// hasText tells whether contains, matches and vals work on the labels of a field.
func hasText(f *FieldRef) bool {
	labels := hasLabels(f)
	return labels != nil && labels.Readable()
}

// labelValue is the number that a label stands for. The tables hold the numbers of signed fields of up to 32 bits
// without their sign.
func labelValue(t ftype.Type, n uint64) ftype.Value {
	if t.Signed() && t.Width() <= 4 {
		n = uint64(int64(int32(n)))
	}
	return ftype.Value{Type: t, Num: n}
}

func stringValue(s string) ftype.Value { return ftype.Value{Type: ftype.String, Bytes: []byte(s)} }

func (c *compiler) noteUnquoted(e grammar.Expr, l ftype.Literal) {
	if l.Form == ftype.WordForm {
		c.warn(grammar.CodeDeprecated, e.Span(), l.Text+" is a label and has no quotes", `write "`+l.Text+`"`)
	}
}

// similarLabels are up to three labels that hold the text or, of few, all.
func similarLabels(labels *catalog.Labels, text string) []string {
	var near, few []string
	text = strings.ToLower(text)
	labels.Each(func(_, _ uint64, label string) bool {
		if label != "" && strings.Contains(strings.ToLower(label), text) && len(near) < 3 {
			near = append(near, `"`+label+`"`)
		}
		if len(few) < 4 {
			few = append(few, `"`+label+`"`)
		}
		return true
	})
	if len(near) == 0 && len(few) < 4 {
		return few
	}
	return near
}
