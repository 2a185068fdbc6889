package grammar

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"
)

// unexpected describes the token the parser stopped at.
func unexpected(src string, tokens []lexer.Token, i int) Diagnostic {
	s := stop{src, tokens, i}
	d := Diagnostic{Span: span(tokens[i]), Code: CodeSyntax, Hint: s.hint()}
	if tokens[i].EOF() {
		d.Code = CodeSyntaxEnd
	}
	d.Message = fmt.Sprintf("expected %s, found %s", s.expected(), found(tokens[i]))
	return d
}

// found quotes a token. Strings have quotes of their own.
func found(t lexer.Token) string {
	switch t.Type {
	case eof:
		return "end of filter"
	case stringText, rawString, char:
		return shown(t.Value)
	}
	return `"` + shown(t.Value) + `"`
}

// shown makes a part of a filter fit into a line of text.
func shown(text string) string {
	const most = 40 // bytes
	end := ""
	if len(text) > most {
		text, end = strings.ToValidUTF8(text[:most], ""), "…"
	}
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return utf8.RuneError
		}
		return r
	}, text) + end
}

// stop is the place where the parser gave up, at token i.
type stop struct {
	src    string
	tokens []lexer.Token
	i      int
}

func (s stop) at(offset int) lexer.Token {
	if i := s.i + offset; i >= 0 && i < len(s.tokens) {
		return s.tokens[i]
	}
	return lexer.Token{Type: eof}
}

// expected says what would have fitted. The token before tells; behind a complete value, so does the innermost
// open bracket.
func (s stop) expected() string {
	before := s.at(-1)
	switch before.Type {
	case eof, and, or, xor:
		return "a test"
	case compare, contains, matches, bitAnd, anyOf, allOf:
		return "a value"
	case in:
		return `"{"`
	case not:
		if s.i > 1 && endsValue(s.at(-2)) {
			return `"in"`
		}
		return "a test"
	}
	switch before.Value {
	case "(":
		if s.i > 1 && s.at(-2).Type == identifier {
			return "a value"
		}
		return "a test"
	case "@", "$":
		return "a field"
	case "#":
		return `a number or "["`
	case "[":
		return "a range"
	case ",":
		if s.opener() == "[" {
			return "a range"
		}
		return "a value"
	}
	if !endsValue(before) {
		return "a value"
	}
	return s.afterValue()
}

func (s stop) afterValue() string {
	if s.isQuantified() {
		return "a comparison"
	}
	end := s.at(0).EOF()
	switch s.opener() {
	case "(":
		if end {
			return `")"`
		}
		return `an operator or ")"`
	case "f(":
		return `"," or ")"`
	case "set{":
		return `"," or "}"`
	case "{":
		return `"}"`
	}
	return "an operator"
}

// isQuantified tells whether "any" or "all" waits for the operator of its comparison.
func (s stop) isQuantified() bool {
	depth := 0
	for i := s.i - 1; i >= 0; i-- {
		switch t := s.tokens[i]; {
		case t.Type == anyOf || t.Type == allOf:
			return depth == 0
		case t.Value == ")" || t.Value == "}" || t.Value == "]":
			depth++
		case t.Value == "(" || t.Value == "{" || t.Value == "[":
			depth--
		case t.Type >= and && t.Type < bitAnd:
			return false
		}
		if depth < 0 {
			return false
		}
	}
	return false
}

// opener is the innermost bracket that is open, with a mark of its use.
func (s stop) opener() string {
	if i := s.openerIndex(s.i - 1); i >= 0 {
		switch t := s.tokens[i]; {
		case t.Value == "(" && i > 0 && s.tokens[i-1].Type == identifier:
			return "f("
		case t.Value == "{" && i > 0 && s.tokens[i-1].Type == in:
			return "set{"
		default:
			return t.Value
		}
	}
	return ""
}

// openerIndex finds the bracket that is open at token i, or -1.
func (s stop) openerIndex(i int) int {
	depth := 0
	for ; i >= 0; i-- {
		switch s.tokens[i].Value {
		case ")", "}", "]":
			depth++
		case "(", "{", "[":
			if depth == 0 {
				return i
			}
			depth--
		}
	}
	return -1
}

// endsValue tells whether a token can be the last one of a value or a test.
func endsValue(t lexer.Token) bool {
	switch t.Value {
	case ")", "}", "]":
		return true
	}
	return t.Type >= stringText && t.Type <= fieldOnly || t.Type == layer
}

// startsValue tells whether a token can be the first one of a value.
func startsValue(t lexer.Token) bool {
	switch t.Value {
	case "{", "@", "$", "-", "+":
		return true
	}
	return t.Type >= stringText && t.Type <= fieldOnly
}
