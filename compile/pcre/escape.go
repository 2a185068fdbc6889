package pcre

import (
	"strconv"
	"strings"
)

// escape reads what follows a backslash outside a class.
func (p *parser) escape() (*node, bool) {
	at := p.at - 1
	if !p.more() {
		p.fail(at, "the pattern ends in a backslash")
	}
	c := p.src[p.at]
	if s := p.escapedSet(c); s != nil {
		p.at++
		return &node{op: opSet, set: s}, true
	}
	switch c {
	case 'p', 'P':
		return &node{op: opSet, set: p.property()}, true
	case 'Q':
		p.at++
		return p.quoted()
	case 'k':
		p.at++
		return p.namedReference(at), true
	case 'g':
		p.at++
		return p.numberedReference(at), true
	}
	if simple, ok := simpleEscapes[c]; ok {
		p.at++
		return &node{op: simple}, simple == opNewline
	}
	switch {
	case c == 'C':
		p.at++
		return &node{op: opSet, set: anyByte}, true
	case c == 'N':
		p.at++
		if q := (&node{}); strings.HasPrefix(p.rest(), "{") && p.braces(q) < 0 {
			p.fail(at, `\N{…} is not supported`)
		}
		return &node{op: opAny}, true
	case c == 'X':
		p.at++
		crlf := &node{op: opCat, sub: []*node{{op: opSet, set: setOf("\r")}, {op: opSet, set: setOf("\n")}}}
		return &node{op: opAtomic, sub: []*node{{op: opAlt, sub: []*node{crlf, {op: opSet, set: anyByte}}}}}, true
	case c == 'K':
		if p.at++; p.looks > 0 {
			p.fail(at, `\K cannot stand in an assertion`)
		}
		return &node{op: opEmpty}, false // it moves the start of the match, which nobody asks for
	case c >= '1' && c <= '9':
		if n := p.backReference(at); n != nil {
			return n, true
		}
	}
	return p.literal(p.character(false)), true
}

var simpleEscapes = map[byte]op{
	'A': opStart,
	'z': opEnd,
	'Z': opEndOrNewline,
	'G': opFirst,
	'b': opWordBoundary,
	'B': opNoBoundary,
	'R': opNewline,
}

// escapedSet is the set of an escape that stands for several bytes, in a class or outside.
func (p *parser) escapedSet(c byte) *set {
	var s *set
	switch c {
	case 'd', 'D':
		s = digits
	case 'w', 'W':
		s = p.wordSet()
	case 's', 'S':
		s = p.spaceSet()
	case 'h', 'H':
		s = horizontal
	case 'v', 'V':
		s = vertical
	default:
		return nil
	}
	if c < 'a' {
		return s.inverted()
	}
	return s
}

// wordSet is the set of \w, to which (*UCP) adds the letters and digits above ASCII.
func (p *parser) wordSet() *set {
	if p.ucp && !p.flags.asciiWord {
		return latin1Word
	}
	return word
}

func (p *parser) spaceSet() *set {
	if p.ucp && !p.flags.asciiSpace {
		return latin1Space
	}
	return space
}

// character reads the escape of a single byte, from the character after the backslash.
func (p *parser) character(inClass bool) byte {
	at := p.at - 1
	c := p.src[p.at]
	p.at++
	switch c {
	case 'a':
		return 7
	case 'e':
		return 27
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	case 'b':
		if inClass {
			return '\b'
		}
	case 'c':
		if !p.more() || p.src[p.at] < 32 || p.src[p.at] > 126 {
			p.fail(at, `\c must be followed by a printable ASCII character`)
		}
		x := p.src[p.at]
		p.at++
		if x >= 'a' && x <= 'z' {
			x -= 32
		}
		return x ^ 0x40
	case 'o':
		if !p.accept("{") {
			p.fail(at, `\o must be followed by a number in braces`)
		}
		return p.number(at, p.until('}', `\o{`), 8)
	case 'x':
		if p.accept("{") {
			return p.number(at, p.until('}', `\x{`), 16)
		}
		n := 0
		for n < 2 && n < len(p.rest()) && posix["xdigit"].has(p.rest()[n]) {
			n++
		}
		text := p.rest()[:n]
		p.at += n
		return p.number(at, text, 16)
	}
	switch {
	case c >= '0' && c <= '7':
		p.at--
		n := 0
		for n < 3 && n < len(p.rest()) && p.rest()[n] >= '0' && p.rest()[n] <= '7' {
			n++
		}
		text := p.rest()[:n]
		p.at += n
		return p.number(at, text, 8)
	case c == '8' || c == '9':
		return c
	case c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z':
		p.fail(at, `\%c has no meaning`, c)
	}
	return c
}

func (p *parser) number(at int, text string, base int) byte {
	n, err := strconv.ParseUint(strings.Trim(text, " \t"), base, 64)
	switch {
	case text == "":
		p.fail(at, "digits are missing")
	case err != nil && !strings.Contains(err.Error(), "range"):
		p.fail(at, "%q is no number of base %d", text, base)
	case err != nil || n > 255:
		p.fail(at, "a pattern is matched byte by byte: a character cannot be above ff")
	}
	return byte(n)
}

// quoted reads the text between \Q and \E. A quantifier after it is for the last character only.
func (p *parser) quoted() (*node, bool) {
	text, _, _ := strings.Cut(p.rest(), `\E`)
	p.at += len(text)
	p.accept(`\E`)
	if text == "" {
		return nil, false
	}
	cat := &node{op: opCat}
	for i := range len(text) {
		cat.sub = append(cat.sub, p.literal(text[i]))
	}
	last := len(cat.sub) - 1
	if last == 0 {
		return cat.sub[0], true
	}
	if p.more() {
		if q, ok := p.quantifier(); ok {
			q.sub = []*node{cat.sub[last]}
			cat.sub[last] = q
		}
	}
	return cat, false
}

// backReference reads \n. More digits than there are groups make it an octal number.
func (p *parser) backReference(at int) *node {
	n := 0
	for n < len(p.rest()) && digits.has(p.rest()[n]) {
		n++
	}
	number, err := strconv.Atoi(p.rest()[:n])
	if number < 10 || err == nil && number <= p.total && p.total < 1<<30 || p.src[p.at] >= '8' && err == nil {
		p.at += n
		return p.reference(opBackReference, at, number, "")
	}
	return nil
}

func (p *parser) reference(o op, at, number int, name string) *node {
	n := &node{op: o, at: at, n: number, name: name, fold: p.flags.caseless}
	p.refer = append(p.refer, n)
	return n
}

// namedReference reads what follows \k.
func (p *parser) namedReference(at int) *node {
	for open, end := range map[string]byte{"<": '>', "'": '\'', "{": '}'} {
		if p.accept(open) {
			return p.reference(opBackReference, at, 0, p.name(at, strings.Trim(p.until(end, "a name"), " \t")))
		}
	}
	p.fail(at, `\k must be followed by a name in braces, quotes or angle brackets`)
	return nil
}

// numberedReference reads what follows \g: a back reference, or with angle brackets or quotes a call.
func (p *parser) numberedReference(at int) *node {
	for open, end := range map[string]byte{"<": '>', "'": '\''} {
		if p.accept(open) {
			return p.groupReference(opCall, at, p.until(end, "a reference"))
		}
	}
	if p.accept("{") {
		return p.groupReference(opBackReference, at, strings.Trim(p.until('}', "a reference"), " \t"))
	}
	n := 0
	for n < len(p.rest()) && (digits.has(p.rest()[n]) || n == 0 && strings.ContainsRune("+-", rune(p.rest()[0]))) {
		n++
	}
	if n == 0 {
		p.fail(at, `\g must be followed by a group`)
	}
	p.at += n
	return p.groupReference(opBackReference, at, p.src[p.at-n:p.at])
}

// groupReference reads a group's number, which may count from here, or its name.
func (p *parser) groupReference(o op, at int, text string) *node {
	number, err := strconv.Atoi(text)
	switch {
	case err != nil:
		return p.reference(o, at, 0, p.name(at, text))
	case text[0] == '+':
		number += p.groups
	case text[0] == '-':
		number += p.groups + 1
	}
	if number < 0 || number == 0 && (o == opBackReference || text[0] == '-' || text[0] == '+') {
		p.fail(at, "there is no group %s", text)
	}
	return p.reference(o, at, number, "")
}

// name checks the name of a group.
func (p *parser) name(at int, s string) string {
	if s == "" || digits.has(s[0]) || len(s) > 128 {
		p.fail(at, "%q is no name for a group", s)
	}
	for i := range len(s) {
		if !word.has(s[i]) {
			p.fail(at, "%q is no name for a group", s)
		}
	}
	return s
}
