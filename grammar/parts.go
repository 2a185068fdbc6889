package grammar

import (
	"slices"
	"strings"

	"github.com/alecthomas/participle/v2/lexer"
)

// ParseParts reads what can be read of a filter that [Parse] refuses: its tests between "and", "or" and "xor", each by itself. It
// joins those without an error, so that what else is wrong with them can be found as well.
func ParseParts(src string) *Filter {
	f := &Filter{Source: src}
	if len(src) > MaxLength {
		return f
	}
	tokens, errs := scan(src)
	if !tokens[len(tokens)-1].EOF() {
		return f
	}
	for i := range tokens {
		if tokens[i].Type == unknown && tokens[i].Value == "=" { // what it means is clear, and that it is wrong has been said
			tokens[i].Type, tokens[i].Value = compare, "=="
		}
	}
	trees, _ := parts(src, tokens, errs)
	for _, tree := range trees {
		b := builder{}
		x := b.filter(tree)
		switch {
		case x == nil || len(b.errs) > 0:
		case f.Expr == nil:
			f.Expr = x
		default:
			f.Expr = &And{At{f.Expr.Span().Join(x.Span())}, f.Expr, x}
		}
	}
	return f
}

// parts parses the tests of a filter one by one, and returns those that can be read, and of the others the errors that are not among
// the known ones. AND and OR stand between tests as well, and are errors themselves. Of a capture filter there are none: its one error says all.
func parts(src string, all []lexer.Token, known Errors) (trees []*filterRule, errs Errors) {
	const most = 100 // tests
	if CaptureFilterHint(src) != "" {
		return nil, nil
	}
	for start := 0; start < len(all) && len(trees)+len(errs) < most; {
		end := start
		for !all[end].EOF() && !joinsTests(keywordOf(all[end])) {
			end++
		}
		isKnown := func(from, to int) bool {
			return slices.ContainsFunc(known, func(d Diagnostic) bool { return from <= d.Span.Start && d.Span.Start <= to })
		}
		from, to := all[start].Pos.Offset, all[end].Pos.Offset
		shouted := !all[end].EOF() && !joinsTests(all[end].Type)
		if shouted {
			to--
			if d := unexpected(src, all, end); !isKnown(d.Span.Start, d.Span.Start) {
				errs = append(errs, d)
			}
		}
		if !isKnown(from, to) {
			tree, d := parsePart(src, all, start, end)
			if d == nil {
				trees = append(trees, tree)
			} else {
				errs = append(errs, *d)
			}
		}
		start = end + 1
	}
	return trees, errs
}

func joinsTests(k kind) bool { return k == and || k == or || k == xor }

// keywordOf is the kind of a token, for AND and the like that of the keyword which is meant.
func keywordOf(t lexer.Token) kind {
	if k, ok := keywords[strings.ToLower(t.Value)]; ok {
		return k
	}
	return t.Type
}

// parsePart parses the tokens from start to before end as a test. Parentheses that are open there do not count.
func parsePart(src string, all []lexer.Token, start, end int) (*filterRule, *Diagnostic) {
	var tokens []lexer.Token
	var open []int
	for _, t := range all[start:end] {
		switch {
		case t.Value == "(":
			open = append(open, len(tokens))
		case t.Value == ")" && len(open) == 0:
			continue
		case t.Value == ")":
			open = open[:len(open)-1]
		}
		tokens = append(tokens, t)
	}
	for _, i := range slices.Backward(open) {
		tokens = slices.Delete(tokens, i, i+1)
	}
	if len(tokens) == 0 {
		d := unexpected(src, all, end)
		return nil, &d
	}
	stop := all[end]
	stop.Type = eof
	return parseTokens(src, all, append(tokens, stop))
}
