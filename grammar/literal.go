package grammar

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The functions here turn the text of a token into its value. The lexer calls them to find errors, the parser to
// keep the result. Spans of diagnostics count from the start of the token.

func problem(start, end int, code Code, hint, format string, args ...any) *Diagnostic {
	return &Diagnostic{Span{start, end}, code, fmt.Sprintf(format, args...), hint}
}

// parseInteger reads decimal, octal (leading 0), hexadecimal (0x) and binary (0b) numbers.
func parseInteger(text string) (uint64, bool) {
	if strings.EqualFold(text, "0b") {
		return 0, true // as in Wireshark
	}
	n, err := strconv.ParseUint(text, 0, 64)
	return n, err == nil
}

// parseFloat reads decimal and hexadecimal floats, and the special ones. A number too large or too small to be
// kept is an error; most of those below the smallest normal number are.
func parseFloat(text string) (float64, *Diagnostic) {
	if hasPrefixFold(text, "nan") {
		return math.NaN(), nil
	}
	number := text
	if hasPrefixFold(text, "0x") && !strings.ContainsAny(text, "pP") {
		number += "p0" // Go asks for it
	}
	const smallestNormal = 0x1p-1022
	v, err := strconv.ParseFloat(number, 64)
	switch {
	case err != nil:
		return 0, problem(0, len(text), CodeNumberRange, "", "%s is too large for a floating-point number", shown(text))
	case math.Abs(v) < smallestNormal && !isExact(number, v):
		return 0, problem(0, len(text), CodeNumberRange, "", "%s is too small for a floating-point number", shown(text))
	}
	return v, nil
}

// isExact tells whether the text stands for just this number.
func isExact(text string, v float64) bool {
	const precision = 1100 // bits: more than any double needs
	f, _, err := big.ParseFloat(text, 0, precision, big.ToNearestEven)
	return err == nil && f.Cmp(big.NewFloat(v)) == 0
}

// parseRange reads an item of a slice or of a list of layers.
func parseRange(text string) (Range, error) {
	p := rangeParser{rest: text}
	start, hasStart := p.number()
	r := Range{Form: Index, Start: start}
	switch {
	case p.take(':'):
		r.Form = StartOpen
		if p.rest != "" {
			r.Form = StartCount
			r.End, _ = p.mustNumber()
		}
	case p.take('-'):
		r.Form = StartLast
		r.End, _ = p.mustNumber()
	}
	switch {
	case p.err != nil:
		return Range{}, p.err
	case strings.TrimLeft(p.rest, ":-0123456789") != p.rest:
		return Range{}, errors.New("too many parts")
	case p.rest != "", !hasStart && (r.Form == Index || r.Form == StartLast):
		return Range{}, errors.New("not a number")
	case r.Form == StartCount && r.End <= 0:
		return Range{}, errors.New("the length is not positive")
	case r.Form == StartLast && (r.Start < 0) != (r.End < 0):
		return Range{}, errors.New("the signs differ")
	case r.Form == StartLast && r.End <= r.Start:
		return Range{}, errors.New("the end is not beyond the start")
	}
	return r, nil
}

// rangeParser takes numbers off a text; the first error stays.
type rangeParser struct {
	rest string
	err  error
}

// number takes a number and the blanks around it, if there is one.
func (p *rangeParser) number() (int32, bool) {
	const blanks = " \t\r\n"
	text := strings.TrimLeft(p.rest, blanks)
	n := 0
	if startsWith(text, '-') || startsWith(text, '+') {
		n = 1
	}
	digits := run(text[n:], isDigit)
	if digits == 0 {
		return 0, false
	}
	if digits == 1 && hasPrefixFold(text[n:], "0x") {
		digits = 2 + run(text[n+2:], isHex)
	}
	n += digits
	value, err := strconv.ParseInt(text[:n], 0, 32)
	if err != nil && p.err == nil {
		p.err = errors.New("not a number")
		if errors.Is(err, strconv.ErrRange) {
			p.err = errors.New("a number does not fit 32 bits")
		}
	}
	p.rest = strings.TrimLeft(text[n:], blanks)
	return int32(value), true
}

func (p *rangeParser) mustNumber() (int32, bool) {
	n, ok := p.number()
	if !ok && p.err == nil {
		p.err = errors.New("not a number")
	}
	return n, ok
}

func (p *rangeParser) take(c byte) bool {
	if !startsWith(strings.TrimLeft(p.rest, " \t\r\n"), c) {
		return false
	}
	p.rest = p.rest[strings.IndexByte(p.rest, c)+1:]
	return true
}

// unquote decodes a string with its quotes.
func unquote(text string) (string, *Diagnostic) {
	if !isClosed(text, 1) {
		return "", problem(0, len(text), CodeLexUnterminated, "", `string without closing double quote`)
	}
	body := text[:len(text)-1]
	var out strings.Builder
	for i := 1; i < len(body); {
		if body[i] != '\\' {
			out.WriteByte(body[i])
			i++
			continue
		}
		e := readEscape(body[i:])
		if e.err != "" {
			return "", problem(i, i+e.length, CodeLexEscape, e.hint, "%s: %s", e.err, shown(body[i:i+e.length]))
		}
		if e.unicode {
			out.WriteRune(e.value)
		} else {
			out.WriteByte(byte(e.value))
		}
		i += e.length
	}
	return out.String(), nil
}

// unquoteRaw takes the prefix and the quotes off; backslashes stay, also the one before a quote.
func unquoteRaw(text string) (string, *Diagnostic) {
	if !isClosed(text, 2) {
		return "", problem(0, len(text), CodeLexUnterminated, "", "raw string without closing double quote")
	}
	return text[2 : len(text)-1], nil
}

// isClosed tells whether a text that starts with a quote before from ends with an unprotected one.
func isClosed(text string, from int) bool {
	quote := text[from-1]
	for i := from; i < len(text); i++ {
		switch text[i] {
		case quote:
			return true
		case '\\':
			i++
		}
	}
	return false
}

// unquoteChar decodes a character constant with its quotes.
func unquoteChar(text string) (uint32, *Diagnostic) {
	fail := func(hint, why string) (uint32, *Diagnostic) {
		return 0, problem(0, len(text), CodeLexCharConst, hint, "bad character constant %s: %s", shown(text), why)
	}
	if !isClosed(text, 1) {
		return fail("", "closing single quote missing")
	}
	body := text[1 : len(text)-1]
	switch {
	case body == "":
		return fail(`an empty string is ""`, "it is empty")
	case body[0] >= utf8.RuneSelf || body[0] < ' ' || body[0] == 0x7F:
		return fail(doubleQuotes(body), "not a printable ASCII character")
	case body[0] != '\\' && len(body) > 1:
		return fail(doubleQuotes(body), "more than one character")
	case body[0] != '\\':
		return uint32(body[0]), nil
	}
	e := readEscape(body)
	switch {
	case e.err != "" && e.unicode:
		return 0, problem(0, len(text), CodeLexEscape, "", "%s: %s", e.err, body[:e.length])
	case e.err != "":
		return fail("", e.err)
	case e.length < len(body):
		return fail(doubleQuotes(""), "more than one character")
	case body[1] == 'n' || body[1] == '\n':
		return fail(`'\x0a'`, "a line feed has to be given as a number")
	}
	return uint32(e.value), nil
}

// doubleQuotes is the hint for text between single quotes.
func doubleQuotes(text string) string {
	const most = 40 // bytes: no use in repeating a long one
	if text == "" || len(text) > most {
		text = "…"
	}
	return "double quotes hold text: " + Print(&String{Value: text})
}

// escape is what a backslash and the characters after it stand for.
type escape struct {
	value   rune
	unicode bool // value is a code point, not a byte
	length  int  // in the text, with the backslash
	err     string
	hint    string
}

// simpleEscapes are the escapes of one letter.
var simpleEscapes = map[byte]rune{
	'"': '"', '\'': '\'', '\\': '\\', '\n': '\n',
	'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v',
}

// readEscape reads the escape at the start of a text.
func readEscape(text string) escape {
	if len(text) < 2 {
		return escape{length: len(text), err: "unknown escape"}
	}
	c := text[1]
	if v, ok := simpleEscapes[c]; ok {
		return escape{value: v, length: 2}
	}
	switch {
	case isOctal(c):
		return octalEscape(text)
	case c == 'x':
		return hexEscape(text)
	case c == 'u':
		return codePointEscape(text, 4)
	case c == 'U':
		return codePointEscape(text, 8)
	}
	_, n := utf8.DecodeRuneInString(text[1:])
	seen := text[:1+n]
	return escape{length: 1 + n, err: "unknown escape", hint: fmt.Sprintf(`double the backslash, \%s, or use a raw string, r"…%s…"`, seen, seen)}
}

func octalEscape(text string) escape {
	n := 1 + min(run(text[1:], isOctal), 3)
	v, _ := strconv.ParseUint(text[1:n], 8, 16)
	e := escape{value: rune(v), length: n}
	if v > 0o377 {
		e.err = "octal escape above 377"
	}
	return e
}

func hexEscape(text string) escape {
	n := 2 + min(run(text[2:], isHex), 2)
	v, err := strconv.ParseUint(text[2:n], 16, 8)
	e := escape{value: rune(v), length: n}
	if err != nil {
		e.err = "escape without hex digits"
	}
	return e
}

// codePointEscape refuses what C refuses: surrogates, and characters that can be written as they are.
func codePointEscape(text string, digits int) escape {
	n := 2 + min(run(text[2:], isHex), digits)
	e := escape{length: n, unicode: true}
	v, _ := strconv.ParseUint(text[2:n], 16, 64)
	e.value = rune(v)
	switch {
	case n < 2+digits:
		e.err = fmt.Sprintf("escape with fewer than %d hex digits", digits)
	case v > utf8.MaxRune || v >= 0xD800 && v <= 0xDFFF:
		e.err = "escape of no character"
	case v < 0xA0 && v != '$' && v != '@' && v != '`':
		e.err = "escape of a character below 00a0"
	}
	return e
}

func isOctal(c byte) bool { return '0' <= c && c <= '7' }
