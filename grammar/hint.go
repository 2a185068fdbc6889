package grammar

import (
	"fmt"
	"net"
	"strings"

	"github.com/alecthomas/participle/v2/lexer"
)

// hints look at the place where the parser gave up for a mistake that is often made; the first that sees one says
// what to write instead. They need not be right, only helpful.
var hints = [...]func(stop) string{
	missingComma, wrongOperator, upperCaseKeyword, comparedSet, groupedValue, groupedTest, setBrackets, severalValues, wildcard, unfinishedFloat,
	backquote, comment, missingField, misplacedNot, misplacedQuantifier, otherWord, path, dateWithoutQuotes, mask, unquoted, unopened,
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
		{"", "=!", "write !="},
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

// comparedSet sees "f == {1, 2}".
func comparedSet(s stop) string {
	open := s.openerIndex(s.i - 1)
	if s.at(0).Value != "," || open < 1 || s.tokens[open].Value != "{" || s.tokens[open-1].Type != compare {
		return ""
	}
	return "for one of several values write in {" + s.list(open+1) + "}"
}

func setBrackets(s stop) string {
	switch {
	case s.at(-1).Type != in:
		return ""
	case s.at(0).Value == "(" || s.at(0).Value == "[":
		if list := s.list(s.i + 1); list != "" && s.at(0).Value == "(" {
			return "a set stands in braces: in {" + list + "}"
		}
		return "a set stands in braces: in {1, 2 .. 5}"
	case startsValue(s.at(0)):
		return "a set stands in braces: in {" + s.list(s.i) + "}"
	}
	return ""
}

// list is the values from token i on, with commas between them.
func (s stop) list(i int) string {
	var values []string
	for ; i < len(s.tokens) && startsValue(s.tokens[i]); i++ {
		values = append(values, s.tokens[i].Value)
		if i++; i >= len(s.tokens) || s.tokens[i].Value != "," {
			break
		}
	}
	return strings.Join(values, ", ")
}

// severalValues sees "80, 443", which may be one number to who wrote "1,000".
func severalValues(s stop) string {
	before, after := s.at(-1), s.at(1)
	if before.Type != integer && before.Type != literal && before.Type != stringText || s.at(0).Value != "," || !startsValue(after) || s.opener() != "" {
		return ""
	}
	several := "for one of several values write in {" + s.list(s.i-1) + "}"
	if before.Type != integer || len(after.Value) != 3 || span(after).Start != span(s.at(0)).End {
		return several
	}
	one := "numbers are written without separators: " + before.Value + after.Value
	if after.Value[0] == '0' {
		return one
	}
	return several + "; " + one
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
	before, here := s.at(-1), s.at(0).Value
	if before.Value == "/" && (here == "/" || here == "*") || here == "#" && span(before).End < s.at(0).Pos.Offset {
		return "there are no comments"
	}
	return ""
}

// missingField sees "or == 80" after a comparison.
func missingField(s stop) string {
	at, before := s.at(0), s.at(-1)
	if !comparesWith(at) || before.Type != and && before.Type != or && before.Type != xor {
		return ""
	}
	for i := s.i - 2; i > 0; i-- {
		if field := s.tokens[i-1]; comparesWith(s.tokens[i]) && (field.Type == identifier || field.Type == name) {
			return "repeat the field: " + field.Value + " " + at.Value + " …"
		}
	}
	return ""
}

func comparesWith(t lexer.Token) bool {
	return t.Type == compare || t.Type == contains || t.Type == matches || t.Type == in
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

// otherWord sees an operator of SQL or of everyday language.
func otherWord(s stop) string {
	words := map[string]string{
		"between": "write in {low .. high}", "like": `write contains "…" or matches "…"`, "is": "write ==", "equals": "write ==",
		"has": `write contains "…"`, "includes": `write contains "…"`, "startswith": `write matches "^…"`, "endswith": `write matches "…$"`,
		"mod": "write %", "then": "there is no conditional; join tests with and, or",
	}
	if !endsValue(s.at(-1)) {
		return ""
	}
	return words[strings.ToLower(s.at(0).Value)]
}

// wildcard sees a star where there is nothing to multiply.
func wildcard(s stop) string {
	at := s.at(0)
	switch before := s.at(-1); {
	case at.Value == "*" && (before.Type == compare || before.Type == contains):
		return `there are no wildcards: write contains "…" or matches "…"`
	case at.Value == "." && s.at(1).Value == "*":
		if network := networkOf(before.Value); network != "" {
			return "there are no wildcards: write " + network
		}
	}
	return ""
}

// networkOf is the network whose addresses start so: 10.0.0.0/24 for "10.0.0".
func networkOf(start string) string {
	parts := strings.Count(start, ".") + 1
	if parts > 3 || strings.Trim(start, "0123456789.") != "" {
		return ""
	}
	return fmt.Sprintf("%s%s/%d", start, strings.Repeat(".0", 4-parts), 8*parts)
}

// path sees a text that starts with a slash.
func path(s stop) string {
	if before := s.at(-1).Type; s.at(0).Value != "/" || before != compare && before != contains && before != matches {
		return ""
	}
	text, _, _ := strings.Cut(s.src[s.at(0).Pos.Offset:], " ")
	if s.at(-1).Type == matches {
		return `a regular expression stands in double quotes: "` + strings.Trim(text, "/") + `"`
	}
	return `put a text in double quotes: "` + text + `"`
}

// dateWithoutQuotes sees the time after a date.
func dateWithoutQuotes(s stop) string {
	date, time := s.at(-1).Value, s.at(0).Value
	if strings.Count(date, "-") != 2 || strings.Trim(date, "0123456789-") != "" || strings.Trim(time, "0123456789:.") != "" || !strings.Contains(time, ":") {
		return ""
	}
	return `put a date and a time in double quotes: "` + date + " " + time + `"`
}

// mask sees the netmask of a network.
func mask(s stop) string {
	word := strings.ToLower(s.at(0).Value)
	ip := net.ParseIP(s.at(1).Value).To4()
	if word != "mask" && word != "netmask" || ip == nil {
		return ""
	}
	if ones, size := net.IPMask(ip).Size(); size > 0 {
		return fmt.Sprintf("write %s/%d", s.at(-1).Value, ones)
	}
	return ""
}

// unquoted sees the second word of a text, or of several texts.
func unquoted(s stop) string {
	before, here := s.at(-1), s.at(0)
	if op := s.at(-2).Type; op != contains && op != matches && op != compare || !endsValue(before) || !endsValue(here) {
		return ""
	}
	isText := func(t lexer.Token) bool { return t.Type == stringText || t.Type == rawString }
	switch {
	case isText(before) && isText(here):
		return "join tests with and, or: … " + before.Value + " or f " + s.at(-2).Value + " " + here.Value
	case isText(before) || isText(here):
		return ""
	case s.at(-2).Type == contains && isByte(before.Value) && isByte(here.Value):
		return "join bytes with colons: " + strings.TrimPrefix(before.Value, "0x") + ":" + strings.TrimPrefix(here.Value, "0x")
	}
	return `put a text of several words in double quotes: "` + s.text(s.i-1, s.i+1) + `"`
}

func isByte(text string) bool {
	text = strings.TrimPrefix(text, "0x")
	return len(text) == 2 && strings.Trim(text, "0123456789abcdefABCDEF") == ""
}

func unopened(s stop) string {
	if s.at(0).Value != ")" || !endsValue(s.at(-1)) || s.opener() != "" {
		return ""
	}
	return "there is no ( that it closes"
}
