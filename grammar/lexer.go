package grammar

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"
)

// definition is the lexer as participle wants it.
type definition struct{}

func (definition) Symbols() map[string]kind { return kindNames }

func (d definition) Lex(filename string, r io.Reader) (lexer.Lexer, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	return d.LexString(filename, string(text))
}

func (definition) LexString(_ string, text string) (lexer.Lexer, error) {
	tokens, errs := scan(text)
	if last := tokens[len(tokens)-1]; !last.EOF() {
		errs = tooDeep(last)
	}
	if len(errs) > 0 {
		return nil, errs
	}
	return &tokenList{tokens}, nil
}

// tokenList hands out tokens that were scanned before.
type tokenList struct{ tokens []lexer.Token }

// Next returns the end-of-file token for ever once it is reached.
func (l *tokenList) Next() (lexer.Token, error) {
	t := l.tokens[0]
	if !t.EOF() {
		l.tokens = l.tokens[1:]
	}
	return t, nil
}

// scanner cuts a filter into tokens. It notes what is wrong with them and goes on, so that one look finds all.
type scanner struct {
	src    string
	pos    int
	tokens []lexer.Token
	errs   Errors
	nesting
	tooDeep bool
}

// scan returns the tokens of a filter, the end of file last, and every lexical error in it. Where the nesting gets too deep
// it stops: the last token is then the one that is too much.
func scan(src string) ([]lexer.Token, Errors) {
	const usual = 64 // tokens
	s := &scanner{src: src, tokens: make([]lexer.Token, 0, usual)}
	for s.pos < len(src) {
		s.next()
		if s.tooDeep {
			return s.tokens, s.errs
		}
	}
	s.emit(eof, 0)
	return s.tokens, s.errs
}

// next takes one token, or what belongs together after "[" and "#".
func (s *scanner) next() {
	if strings.IndexByte(" \t\r\n", s.src[s.pos]) >= 0 {
		s.pos++
		return
	}
	k, n := longest(s.src[s.pos:])
	if n == 0 {
		s.stray()
		return
	}
	text := s.emit(k, n)
	switch {
	case text == "[":
		s.ranges()
	case text == "#":
		s.layer()
	default:
		s.check(k, text)
	}
}

// emit appends the token of the next n bytes and returns its text.
func (s *scanner) emit(k kind, n int) string {
	text := s.src[s.pos : s.pos+n]
	pos := lexer.Position{Offset: s.pos, Line: 1, Column: s.pos + 1}
	t := lexer.Token{Type: k, Value: text, Pos: pos}
	s.tokens = append(s.tokens, t)
	s.tooDeep = !s.add(t)
	s.pos += n
	return text
}

// fail notes an error at the given place of the filter.
func (s *scanner) fail(start, end int, code Code, hint, format string, args ...any) {
	s.note(Diagnostic{Span{start, end}, code, fmt.Sprintf(format, args...), hint})
}

// note keeps the first errors. Nobody reads hundreds, and garbage has as many as bytes.
func (s *scanner) note(d Diagnostic) {
	const most = 20
	if len(s.errs) < most {
		s.errs = append(s.errs, d)
	}
}

// stray handles characters that start no token. A printable one is left to the parser, which knows what it expected
// there; a run of others is dropped.
func (s *scanner) stray() {
	n := run(s.src[s.pos:], isForeign)
	if n == 0 {
		s.emit(unknown, 1)
		return
	}
	text, hint := s.src[s.pos:s.pos+n], ""
	switch {
	case strings.ContainsAny(text, "“”„‟«»‘’‚"):
		hint = `write straight double quotes: "text"`
	case foreignOperators[text] != "":
		hint = "write " + foreignOperators[text]
	}
	s.fail(s.pos, s.pos+n, CodeLexChar, hint, "%s may stand only between double quotes", nameOf(text))
	s.pos += n
}

// foreignOperators are what word processors and books write for operators.
var foreignOperators = map[string]string{"≠": "!=", "≤": "<=", "≥": ">=", "¬": "not", "∧": "and", "∨": "or", "∈": "in", "–": "-", "…": ".."}

// isForeign tells whether a byte has no place outside quotes.
func isForeign(c byte) bool {
	return c >= 0x7F || c < ' ' && c != '\t' && c != '\r' && c != '\n'
}

// nameOf quotes characters, and gives the number of a single one that cannot be seen.
func nameOf(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	switch {
	case n < len(text) || unicode.IsPrint(r) && r != utf8.RuneError:
		return `"` + shown(text) + `"`
	case r == utf8.RuneError && n == 1:
		return fmt.Sprintf("the byte %#02x", text[0])
	}
	return fmt.Sprintf("%U", r)
}

// ranges takes the items after "[" and the closing bracket. Their text is free of the rules for other tokens.
func (s *scanner) ranges() {
	open := s.pos - 1
	for {
		n := strings.IndexAny(s.src[s.pos:], ",]")
		if n < 0 {
			s.pos = len(s.src)
			s.fail(open, s.pos, CodeLexUnterminated, "", `"[" without "]"`)
			return
		}
		if n > 0 {
			s.rangeItem(rangeText, n)
		}
		if s.emit(punctuation, 1) == "]" {
			return
		}
	}
}

// layer takes the number after "#"; a list in brackets starts with a token of its own.
func (s *scanner) layer() {
	rest := s.src[s.pos:]
	if n := run(rest, isDigit); n > 0 {
		s.rangeItem(layer, n)
		return
	}
	if rest != "" && rest[0] != '[' {
		_, n := utf8.DecodeRuneInString(rest)
		s.fail(s.pos, s.pos+n, CodeLexLayer, "", `expected a number or "[" directly after "#", found %q`, rest[:n])
		s.emit(layer, 0) // stands for the missing one
	}
}

func (s *scanner) rangeItem(k kind, n int) {
	start := s.pos
	if _, err := parseRange(s.emit(k, n)); err != nil {
		s.fail(start, s.pos, CodeRangeSyntax, "", "%s in the range \"%s\"", err, shown(s.src[start:s.pos]))
	}
}

// check looks into tokens that can be wrong by themselves.
func (s *scanner) check(k kind, text string) {
	var d *Diagnostic
	switch k {
	case stringText:
		_, d = unquote(text)
	case rawString:
		_, d = unquoteRaw(text)
	case char:
		_, d = unquoteChar(text)
	case float:
		_, d = parseFloat(text)
	}
	if d != nil {
		start := s.pos - len(text)
		d.Span.Start += start
		d.Span.End += start
		s.note(*d)
	}
}

// rule finds the longest token of one class at the start of a text: its kind and length, or length 0.
type rule func(text string) (kind, int)

// rules are the token classes in the order that decides between tokens of equal length. Addresses with colons
// are just some of the texts that anything takes, and need no rule.
var rules = [...]rule{
	symbol, keyword, quoted, charConstant,
	mac, ipv4,
	decimalInteger, prefixedInteger, decimalFloat, exponentFloat, hexFloat, specialFloat,
	colonNumber, colonBytes, forcedBytes,
	word, forcedField, dottedName, anything,
}

// longest finds the token at the start of the text.
func longest(text string) (best kind, length int) {
	for _, r := range rules {
		if k, n := r(text); n > length {
			best, length = k, n
		}
	}
	return best, length
}

func symbol(text string) (kind, int) {
	for n := min(longestSymbol, len(text)); n > 0; n-- {
		if k, ok := symbols[text[:n]]; ok {
			return k, n
		}
	}
	return 0, 0
}

func keyword(text string) (kind, int) {
	_, n := word(text)
	if k, ok := keywords[text[:n]]; ok {
		return k, n
	}
	return 0, 0
}

// quoted is "…", r"…" or R"…". A string without an end takes all that is left.
func quoted(text string) (kind, int) {
	k, n := stringText, 1
	if text[0] == 'r' || text[0] == 'R' {
		k, n = rawString, 2
	}
	if len(text) < n || text[n-1] != '"' {
		return 0, 0
	}
	return k, closing(text, n, '"')
}

func charConstant(text string) (kind, int) {
	if text[0] != '\'' {
		return 0, 0
	}
	return char, closing(text, 1, '\'')
}

// closing returns the length of a text up to and with the quote that ends it. A backslash protects the next byte.
func closing(text string, from int, quote byte) int {
	for i := from; i < len(text); i++ {
		switch text[i] {
		case quote:
			return i + 1
		case '\\':
			i++
		}
	}
	return len(text)
}

// mac is six bytes joined by colons or by hyphens.
func mac(text string) (kind, int) {
	const length = len("00:00:00:00:00:00")
	for _, separator := range []byte(":-") {
		if n := bytePairs(text, separator); n >= length {
			return literal, length
		}
	}
	return 0, 0
}

// ipv4 is a dotted quad, perhaps with a prefix length.
func ipv4(text string) (kind, int) {
	n := 0
	for i := range 4 {
		if i > 0 {
			if !startsWith(text[n:], '.') {
				return 0, 0
			}
			n++
		}
		d := octet(text[n:])
		if d == 0 {
			return 0, 0
		}
		n += d
	}
	if startsWith(text[n:], '/') {
		if d := min(run(text[n+1:], isDigit), 2); d > 0 {
			n += 1 + d
		}
	}
	return literal, n
}

// octet is a number up to 255 without leading zeros.
func octet(text string) int {
	n, value := 0, 0
	for n < len(text) && isDigit(text[n]) && value*10+int(text[n]-'0') <= 255 && (n == 0 || value > 0) {
		value = value*10 + int(text[n]-'0')
		n++
	}
	return n
}

func decimalInteger(text string) (kind, int) {
	n := run(text, isDigit)
	return integerKind(text[:n]), n
}

// prefixedInteger needs no look at the prefix of binary numbers, as "b" is a hex digit.
func prefixedInteger(text string) (kind, int) {
	if text[0] != '0' {
		return 0, 0
	}
	n := 1
	if len(text) > 1 && text[1]|0x20 == 'x' {
		n = 2
	}
	digits := run(text[n:], isHex)
	if digits == 0 {
		return 0, 0
	}
	return integerKind(text[:n+digits]), n + digits
}

// integerKind tells a number from a text that merely looks like one, such as 08.
func integerKind(text string) kind {
	if _, ok := parseInteger(text); ok {
		return integer
	}
	return literal
}

func decimalFloat(text string) (kind, int) { return float, fraction(text, isDigit) }

func exponentFloat(text string) (kind, int) {
	n := fraction(text, isDigit)
	if n == 0 {
		n = run(text, isDigit)
	}
	e := exponent(text[n:], 'e')
	if n == 0 || e == 0 {
		return 0, 0
	}
	return float, n + e
}

func hexFloat(text string) (kind, int) {
	if len(text) < 2 || text[0] != '0' || text[1]|0x20 != 'x' {
		return 0, 0
	}
	if n := fraction(text[2:], isHex); n > 0 {
		return float, 2 + n + exponent(text[2+n:], 'p')
	}
	n := run(text[2:], isHex)
	e := exponent(text[2+n:], 'p')
	if n == 0 || e == 0 {
		return 0, 0
	}
	return float, 2 + n + e
}

// fraction is the length of digits, a dot and digits.
func fraction(text string, digit func(byte) bool) int {
	n := run(text, digit)
	if n == 0 || !startsWith(text[n:], '.') {
		return 0
	}
	d := run(text[n+1:], digit)
	if d == 0 {
		return 0
	}
	return n + 1 + d
}

// exponent is the length of the letter, an optional sign and decimal digits.
func exponent(text string, letter byte) int {
	n := 1
	if text == "" || text[0]|0x20 != letter {
		return 0
	}
	if startsWith(text[n:], '+') || startsWith(text[n:], '-') {
		n++
	}
	d := run(text[n:], isDigit)
	if d == 0 {
		return 0
	}
	return n + d
}

func specialFloat(text string) (kind, int) {
	const inf, infinity, nan = "inf", "infinity", "nan"
	switch {
	case hasPrefixFold(text, infinity):
		return float, len(infinity)
	case hasPrefixFold(text, inf):
		return float, len(inf)
	case !hasPrefixFold(text, nan):
		return 0, 0
	}
	n := len(nan)
	if startsWith(text[n:], '(') {
		if end := n + 1 + run(text[n+1:], isWord); startsWith(text[end:], ')') {
			n = end + 1
		}
	}
	return float, n
}

func colonNumber(text string) (kind, int) {
	if text[0] != ':' {
		return 0, 0
	}
	n := run(text[1:], isHex)
	if n == 0 {
		return 0, 0
	}
	return forced, 1 + n
}

// colonBytes is one byte with a colon behind it, or several with colons between them.
func colonBytes(text string) (kind, int) {
	k, start := literal, 0
	if text[0] == ':' {
		k, start = forced, 1
	}
	n := bytePairs(text[start:], ':')
	if n == 2 && startsWith(text[start+n:], ':') {
		n++
	}
	if n < 3 {
		return 0, 0
	}
	return k, start + n
}

// forcedBytes is a colon and bytes that without it would be a name.
func forcedBytes(text string) (kind, int) {
	if text[0] != ':' {
		return 0, 0
	}
	n := max(bytePairs(text[1:], '-'), bytePairs(text[1:], '.'))
	if n < len("00-00") {
		return 0, 0
	}
	return forced, 1 + n
}

// bytePairs is the length of two-digit bytes joined by the separator.
func bytePairs(text string, separator byte) int {
	pair := func(i int) bool { return i+2 <= len(text) && isHex(text[i]) && isHex(text[i+1]) }
	if !pair(0) {
		return 0
	}
	n := 2
	for startsWith(text[n:], separator) && pair(n+1) {
		n += 3
	}
	return n
}

func word(text string) (kind, int) {
	if isDigit(text[0]) {
		return 0, 0
	}
	return identifier, run(text, isWord)
}

func forcedField(text string) (kind, int) {
	if text[0] != '.' || len(text) == 1 {
		return 0, 0
	}
	_, n := dottedName(text[1:])
	if n == 0 {
		return 0, 0
	}
	return fieldOnly, 1 + n
}

// dottedName is parts joined by single dots. A part starts with a word character and goes on with hyphens too.
func dottedName(text string) (kind, int) {
	n := part(text)
	for n > 0 && startsWith(text[n:], '.') {
		p := part(text[n+1:])
		if p == 0 {
			break
		}
		n += 1 + p
	}
	return name, n
}

func part(text string) int {
	if text == "" || !isWord(text[0]) {
		return 0
	}
	return run(text, func(c byte) bool { return isWord(c) || c == '-' })
}

// anything is the loosest token: addresses, paths, dates.
func anything(text string) (kind, int) {
	loose := func(c byte) bool { return isWord(c) || c == ':' || c == '/' || c == '-' }
	if !isWord(text[0]) && text[0] != ':' {
		return 0, 0
	}
	n := run(text, loose)
	for startsWith(text[n:], '.') {
		group := run(text[n+1:], loose)
		if group == 0 {
			break
		}
		n += 1 + group
	}
	return literal, n
}

// run is the number of leading bytes of the class.
func run(text string, class func(byte) bool) int {
	for i := range len(text) {
		if !class(text[i]) {
			return i
		}
	}
	return len(text)
}

func startsWith(text string, c byte) bool { return text != "" && text[0] == c }

func hasPrefixFold(text, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
func isHex(c byte) bool   { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }
func isWord(c byte) bool  { return isDigit(c) || c == '_' || 'a' <= c|0x20 && c|0x20 <= 'z' }
