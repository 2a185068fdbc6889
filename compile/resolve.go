package compile

import (
	"strings"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/grammar"
)

// resolve looks up the words of a value (language.md, section 5). Where mustBeField is false a word that names no field is
// a literal.
func (c *compiler) resolve(e grammar.Expr, mustBeField bool) error {
	switch e := e.(type) {
	case *grammar.Word:
		return c.resolveWord(e, mustBeField)
	case *grammar.Field:
		return c.resolveWord(e.Name, true)
	case *grammar.Reference:
		return c.resolve(e.X, true)
	case *grammar.Slice:
		return c.resolve(e.X, true)
	case *grammar.Unary:
		return c.resolve(e.X, mustBeField || e.Minus)
	case *grammar.Binary:
		if err := c.resolve(e.X, true); err != nil {
			return err
		}
		return c.resolve(e.Y, true)
	case *grammar.Call:
		f, ok := functionNamed(e.Name.Text)
		if !ok {
			return unknownFunction(e.Name)
		}
		for _, arg := range e.Args {
			if err := c.resolve(arg, f.fields); err != nil {
				return err
			}
		}
	}
	return nil // numbers and strings
}

func (c *compiler) resolveWord(w *grammar.Word, mustBeField bool) error {
	if w.Form == grammar.Literal {
		return nil
	}
	if f, done := c.names[w]; done { // in a chain, where it was the right side of the relation before
		if f == nil && mustBeField {
			return c.unknownField(w)
		}
		return nil
	}
	f, ok := lookup(w.Text)
	if !ok {
		var now string
		if f, now, ok = lookupAlias(w.Text); ok {
			c.warn(grammar.CodeDeprecated, w.Span(), w.Text+" is an old name", "write "+now)
		}
	}
	switch {
	case ok:
		c.names[w] = f
		c.noteUnsupported(f, w.Span())
		return nil
	case mustBeField || w.Form == grammar.FieldOnly:
		return c.unknownField(w)
	}
	c.names[w] = nil
	return nil
}

func (c *compiler) noteUnsupported(f *protocol.Field, at grammar.Span) {
	if f.ID >= 0 {
		return
	}
	for _, u := range c.unsupported {
		if u.Name == f.Name {
			return
		}
	}
	c.unsupported = append(c.unsupported, Unsupported{Name: f.Name, Span: at})
}

func (c *compiler) unknownField(w *grammar.Word) error {
	d := fail(grammar.CodeUnknownField, w.Span(), "%q is not a field or protocol", w.Text)
	if now, gone := replacement(w.Text); now != "" {
		if gone {
			d.Message = "the field " + w.Text + " is no longer there"
		}
		return hinted(d, "write %s", now)
	}
	if hint := spellingHint(w.Text); hint != "" {
		return hinted(d, "%s", hint)
	}
	if near := c.suggest(w.Text); len(near) > 0 {
		return hinted(d, "did you mean %s?", orList(near))
	}
	return d
}

const maxSuggestions = 3 // of one filter: each takes time

// suggest finds names that are like an unknown one.
func (c *compiler) suggest(name string) []string {
	if c.suggested++; c.suggested > maxSuggestions {
		return nil
	}
	if first, rest, _ := strings.Cut(name, "."); aliases[first] != "" {
		name = aliases[first] + "." + rest
	}
	return nearest(name)
}

// spellingHint recognises what was meant as an operator or a number and became part of a name.
func spellingHint(name string) string {
	for i := range len(name) {
		if name[i] != '-' && name[i] != '/' {
			continue
		}
		if _, ok := lookup(name[:i]); ok {
			return "put blanks around the operator: " + name[:i] + " " + name[i:i+1] + " " + name[i+1:]
		}
	}
	switch strings.ToLower(name) {
	case "true", "false":
		return "write the field on the left"
	}
	if name != "" && strings.Trim(name, "0123456789") == "" {
		return "write the number with a digit before the point: 0." + name
	}
	if f, ok := lookup(strings.ToLower(name)); ok {
		return "names are in lower case: " + f.Name
	}
	if _, ok := functionNamed(name); ok {
		return "write the argument of the function: " + name + "(…)"
	}
	return ""
}

// addCaptureHint explains a capture filter to someone who wrote one.
func (c *compiler) addCaptureHint() {
	hint := grammar.CaptureFilterHint(c.filter.Source)
	if hint == "" {
		return
	}
	for i := range c.errors {
		if c.errors[i].Code == grammar.CodeUnknownField {
			c.errors[i].Hint = hint
			return
		}
	}
}

// fieldOf gives the field that a word, or a word with "@" or layers, stands for; nil for anything else.
func (c *compiler) fieldOf(e grammar.Expr) *FieldRef {
	switch e := e.(type) {
	case *grammar.Word:
		if f := c.names[e]; f != nil {
			return newFieldRef(f, e.Span())
		}
	case *grammar.Field:
		if f := c.names[e.Name]; f != nil {
			ref := newFieldRef(f, e.Span())
			ref.Raw, ref.Layers = e.Raw, e.Layers
			return ref
		}
	}
	return nil
}

func newFieldRef(f *protocol.Field, at grammar.Span) *FieldRef {
	parts := f.Parts
	if parts == nil {
		parts = []*protocol.Field{f}
	}
	return &FieldRef{node: node{at}, Field: f, Parts: parts}
}

// isConstant tells whether e is a single literal.
func (c *compiler) isConstant(e grammar.Expr) bool {
	switch e := e.(type) {
	case *grammar.Word:
		return c.names[e] == nil
	case *grammar.Number, *grammar.String, *grammar.Char:
		return true
	}
	return false
}

// bare strips the plus signs, which do nothing at all.
func bare(e grammar.Expr) grammar.Expr {
	for {
		u, ok := e.(*grammar.Unary)
		if !ok || u.Minus {
			return e
		}
		e = u.X
	}
}

// hasField tells whether e contains a field of the frame under test; references do not count.
func (c *compiler) hasField(e grammar.Expr) bool {
	found := false
	grammar.Walk(e, func(e grammar.Expr) bool {
		switch e := e.(type) {
		case *grammar.Word:
			found = found || c.names[e] != nil
		case *grammar.Reference:
			return false
		}
		return !found
	})
	return found
}

// governing is the type of the first operand that has one, from left to right (language.md, section 9.2).
func (c *compiler) governing(e grammar.Expr) (ftype.Type, bool) {
	switch e := e.(type) {
	case *grammar.Word, *grammar.Field:
		if f := c.fieldOf(e); f != nil {
			return f.Type(), true
		}
	case *grammar.Reference:
		return c.governing(e.X)
	case *grammar.Slice:
		if t, ok := c.governing(e.X); ok && t.Family() == ftype.StringFamily {
			return ftype.String, true
		}
		return ftype.Bytes, true
	case *grammar.Call:
		f, _ := functionNamed(e.Name.Text)
		if f.result != ftype.None {
			return f.result, true
		}
		return c.governingAny(e.Args...)
	case *grammar.Unary:
		return c.governing(e.X)
	case *grammar.Binary:
		return c.governingAny(e.X, e.Y)
	}
	return ftype.None, false
}

func (c *compiler) governingAny(list ...grammar.Expr) (ftype.Type, bool) {
	for _, e := range list {
		if t, ok := c.governing(e); ok {
			return t, true
		}
	}
	return ftype.None, false
}

func orList(names []string) string {
	if len(names) == 1 {
		return names[0]
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
