package grammar

import (
	"fmt"
	"strings"
)

// hints look at the place where the parser gave up for a mistake that is often made; the first that sees one says
// what to write instead. They need not be right, only helpful.
var hints = [...]func(stop) string{
	missingComma, wrongOperator, upperCaseKeyword, groupedValue, groupedTest, setBrackets, thousands, unfinishedFloat, backquote,
	comment, misplacedNot, misplacedQuantifier,
}

func (s stop) hint() string {
	for _, h := range hints {
		if text := h(s); text != "" {
			return text
		}
	}
	return ""
}

// wrongOperator knows the operators of other languages, as the text before the place and from it on.
func wrongOperator(s stop) string {
	const someOrAll = `write f !== x (some value differs) or f != x (all values differ)`
	wrong := []struct{ before, from, hint string }{
		{"~", "=", someOrAll},
		{"=", "~", `write f matches "…"`},
		{"<", ">", "write !="},
		{"~", "~", `write f matches "…"`},
		{"!", "~", `write not f matches "…"`},
		{"", "=>", "write >="},
		{"", "=<", "write <="},
		{"", "=~", `write f matches "…"`},
		{"", "=", "write =="},
		{"", "|", "write || or the word or; there is no bitwise or"},
		{"", "^", "write ^^ or the word xor"},
		{"", ";", "write a comma, or join tests with and, or"},
		{"", "?", "there is no conditional; join tests with and, or"},
	}
	at := s.at(0).Pos.Offset
	for _, w := range wrong {
		if w.before == "" && s.at(0).Type != unknown {
			continue
		}
		if strings.HasSuffix(s.src[:at], w.before) && strings.HasPrefix(s.src[at:], w.from) {
			return w.hint
		}
	}
	return ""
}

// upperCaseKeyword sees AND, Or, EQ at the place or as the last thing before it.
func upperCaseKeyword(s stop) string {
	for _, t := range []string{s.at(0).Value, s.at(-1).Value} {
		lower := strings.ToLower(t)
		if _, ok := keywords[lower]; ok && lower != t {
			return "keywords are lower case: " + lower
		}
	}
	return ""
}

// groupedValue sees parentheses where a value should be, on either side of an operator.
func groupedValue(s stop) string {
	here, before := s.at(0), s.at(-1)
	_, calculates := arithmetic[here.Value]
	_, compares := operators[here.Value]
	switch {
	case before.Value == ")" && (calculates || compares):
		open := s.openerIndex(s.i - 2)
		if open < 0 {
			return ""
		}
		return "braces group values: {" + s.text(open+1, s.i-1) + "} " + here.Value + " …"
	case here.Value == "(" && s.expected() == "a value" && before.Type != anyOf && before.Type != allOf:
		return "braces group values: { … }"
	}
	return ""
}

// groupedTest sees braces where a test should be in parentheses.
func groupedTest(s stop) string {
	if s.opener() != "{" || !endsValue(s.at(-1)) {
		return ""
	}
	switch s.at(0).Type {
	case and, or, xor, not, compare, contains, matches, in:
		return "braces group values, parentheses tests: ( … " + s.at(0).Value + " … )"
	}
	return ""
}

// text is what stands in the filter from token i to before token j.
func (s stop) text(i, j int) string {
	if i >= j {
		return ""
	}
	return s.src[span(s.tokens[i]).Start:span(s.tokens[j-1]).End]
}

func missingComma(s stop) string {
	if s.opener() != "set{" || !endsValue(s.at(-1)) || !startsValue(s.at(0)) && s.at(0).Value != ";" {
		return ""
	}
	if s.at(0).Value == ";" {
		return "commas separate the elements of a set"
	}
	return fmt.Sprintf("commas separate the elements of a set: {… %s, %s …}", s.at(-1).Value, s.at(0).Value)
}

func setBrackets(s stop) string {
	switch {
	case s.at(-1).Type != in:
		return ""
	case s.at(0).Value == "(" || s.at(0).Value == "[":
		return "a set stands in braces: in {1, 2 .. 5}"
	case startsValue(s.at(0)):
		return "a set stands in braces: in {" + s.at(0).Value + "}"
	}
	return ""
}

func thousands(s stop) string {
	if s.at(-1).Type != integer || s.at(0).Value != "," || s.at(1).Type != integer && s.at(1).Type != literal {
		return ""
	}
	if s.opener() != "" || span(s.at(1)).Start != span(s.at(0)).End {
		return ""
	}
	return "numbers are written without separators: " + s.at(-1).Value + s.at(1).Value
}

func unfinishedFloat(s stop) string {
	if s.at(0).Value != "." || s.at(-1).Type != integer {
		return ""
	}
	return "a point needs digits on both sides: " + s.at(-1).Value + ".0"
}

func backquote(s stop) string {
	if s.at(0).Value != "`" {
		return ""
	}
	return `write double quotes: "text", or r"text" to keep backslashes`
}

func comment(s stop) string {
	if before := s.at(-1).Value; before != "/" || s.at(0).Value != "/" && s.at(0).Value != "*" {
		return ""
	}
	return "there are no comments"
}

// misplacedNot sees "not" between a value and another operator than "in".
func misplacedNot(s stop) string {
	if s.at(-1).Type != not || !endsValue(s.at(-2)) {
		return ""
	}
	switch s.at(0).Type {
	case compare, contains, matches:
		return "not stands before the test: not f " + s.at(0).Value + " …"
	}
	return "join tests with and, or: … and not …"
}

func misplacedQuantifier(s stop) string {
	before := s.at(-1)
	if before.Type != anyOf && before.Type != allOf {
		return ""
	}
	return before.Value + " stands directly before one comparison: " + before.Value + " f == x"
}
