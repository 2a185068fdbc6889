package compile

import (
	"errors"
	"strings"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/pcre"
	"github.com/dfc-lang/dfc/grammar"
)

// isSubject tells whether e may stand on the left of contains and matches.
func (c *compiler) isSubject(e grammar.Expr) bool {
	switch e.(type) {
	case *grammar.Reference, *grammar.Slice, *grammar.Call:
		return true
	}
	return c.fieldOf(e) != nil
}

func (c *compiler) wrongLeft(p *pair, word string) error {
	return hinted(fail(grammar.CodeLeftOperand, p.left.Span(), "%s cannot stand on the left of %s", c.text(p.left), word),
		"write a field there")
}

// matches checks "x matches pattern".
func (c *compiler) matches(p *pair) (Test, error) {
	if !c.isSubject(p.left) {
		return nil, c.wrongLeft(p, "matches")
	}
	t, typed := c.governing(p.left)
	if !typed {
		return nil, c.constantTest(p.at)
	}
	x, t, err := c.check(p.left, t)
	if err != nil {
		return nil, err
	}
	if f, ok := x.(*FieldRef); ok && hasText(f) {
		f.Label, t = true, ftype.String
	}
	s, quoted := p.right.(*grammar.String)
	switch {
	case !t.Can(ftype.CanMatch):
		return nil, c.cannot(p, p.left, t)
	case !quoted:
		return nil, hinted(fail(grammar.CodeRegexNotString, p.right.Span(), "the right side of matches is a text in double quotes"),
			`write r"%s"`, c.text(p.right))
	case !c.hasField(p.left):
		return nil, c.constantTest(p.at)
	}
	pattern, err := newPattern(s.Value)
	if err != nil {
		return nil, c.badPattern(s, err)
	}
	return &Matches{node{p.at}, p.quantifier == grammar.All, x, pattern}, nil
}

// badPattern marks the place in the pattern, unless escapes are between.
func (c *compiler) badPattern(s *grammar.String, err error) error {
	at := s.Span()
	var bad *pcre.Error
	if errors.As(err, &bad) {
		if start := strings.Index(c.text(s), s.Value); start >= 0 && bad.At < len(s.Value) {
			at.Start += start + bad.At
			at.End--
		}
		return fail(grammar.CodeRegex, at, "regular expression: %s", bad.Message)
	}
	return fail(grammar.CodeRegex, at, "regular expression: %v", err)
}
