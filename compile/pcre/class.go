package pcre

import (
	"strings"
	"unicode"
)

// class reads "[…]".
func (p *parser) class() *node {
	start := p.at
	p.at++
	negated := p.accept("^")
	s := new(set)
	for first := true; ; { // a bracket that comes first is an ordinary character
		if !p.more() {
			p.fail(start, "the class has no end")
		}
		if p.src[p.at] == ']' && !first {
			p.at++
			break
		}
		if p.accept(`\E`) || p.flags.moreExtended && (p.accept(" ") || p.accept("\t")) {
			continue
		}
		first = false
		if p.accept(`\Q`) {
			text, _, _ := strings.Cut(p.rest(), `\E`)
			p.at += len(text)
			for i := range len(text) {
				s.add(text[i])
			}
			continue
		}
		p.classItem(s)
	}
	if p.flags.caseless {
		s.foldCase(p.ucp)
	}
	if negated {
		s.invert()
	}
	return &node{op: opSet, set: s}
}

// classItem reads a character, a range or a set in a class.
func (p *parser) classItem(s *set) {
	at := p.at
	low, several := p.classAtom()
	if several != nil {
		s.addSet(several)
		if p.rangeFollows() && p.src[p.at+1] != '[' {
			p.fail(at, "a range cannot start with a class")
		}
		return
	}
	if !p.rangeFollows() {
		s.add(low)
		return
	}
	p.at++
	high, several := p.classAtom()
	switch {
	case several != nil:
		p.fail(at, "a range cannot end with a class")
	case high < low:
		p.fail(at, "the range %s is out of order", p.src[at:p.at])
	}
	s.addRange(low, high)
}

// rangeFollows tells a hyphen between two characters from one that stands for itself.
func (p *parser) rangeFollows() bool {
	r := p.rest()
	return len(r) > 1 && r[0] == '-' && r[1] != ']' && !strings.HasPrefix(r[1:], `\E]`)
}

// classAtom reads a single byte, or a set.
func (p *parser) classAtom() (byte, *set) {
	c := p.src[p.at]
	if c == '[' {
		if s := p.posixClass(); s != nil {
			return 0, s
		}
	}
	p.at++
	if c != '\\' {
		return c, nil
	}
	if !p.more() {
		p.fail(p.at, "the pattern ends in a backslash")
	}
	c = p.src[p.at]
	if s := p.escapedSet(c); s != nil {
		p.at++
		return 0, s
	}
	switch c {
	case 'p', 'P':
		return 0, p.property()
	case 'B', 'R', 'X', 'N':
		p.fail(p.at-1, `\%c has no meaning in a class`, c)
	}
	return p.character(true), nil
}

// posixName finds the name in what has the form "[:name:]", "[.name.]" or "[=name=]".
func (p *parser) posixName() (name string, ok bool) {
	r := p.rest()
	if len(r) < 2 || strings.IndexByte(":.=", r[1]) < 0 {
		return "", false
	}
	name, _, ok = strings.Cut(r[2:], r[1:2]+"]")
	return name, ok && !strings.ContainsAny(name, `]\`)
}

// posixClass reads "[:name:]"; nil where the bracket is an ordinary character.
func (p *parser) posixClass() *set {
	name, ok := p.posixName()
	if !ok {
		return nil
	}
	size := len("[::]") + len(name)
	if p.src[p.at+1] != ':' {
		p.fail(p.at, "collating elements are not supported")
	}
	negated := strings.HasPrefix(name, "^")
	s, ok := posix[strings.TrimPrefix(name, "^")]
	if !ok {
		p.fail(p.at, "there is no class [:%s:]", strings.TrimPrefix(name, "^"))
	}
	if name = strings.TrimPrefix(name, "^"); p.ucp && !p.flags.asciiPosix {
		s = p.posixUnicode(name, s)
	}
	p.at += size
	if p.flags.caseless && (name == "lower" || name == "upper") {
		s = posix["alpha"] // before the class is negated
	}
	if negated {
		s = s.inverted()
	}
	return s
}

func (p *parser) posixUnicode(name string, s *set) *set {
	in := map[string]func(rune) bool{
		"alpha": unicode.IsLetter, "lower": unicode.IsLower, "upper": unicode.IsUpper, "space": unicode.IsSpace,
		"alnum": func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) },
		"word":  func(r rune) bool { return latin1Word.has(byte(r)) },
	}[name]
	if in == nil {
		return s
	}
	return latin1(in)
}

// property reads \p{…} or \pX, of bytes taken as Latin-1 characters.
func (p *parser) property() *set {
	at := p.at - 1
	negated := p.src[p.at] == 'P'
	p.at++
	if !p.more() {
		p.fail(at, `\p has no property`)
	}
	name := p.src[p.at : p.at+1]
	p.at++
	if name == "{" {
		name = p.until('}', `\p{`)
	}
	if strings.HasPrefix(name, "^") {
		name, negated = name[1:], !negated
	}
	s := p.propertySet(name)
	if s == nil {
		p.fail(at, "there is no property %s", name)
	}
	if negated {
		return s.inverted()
	}
	return s
}

func (p *parser) propertySet(name string) *set {
	name = plainName(name)
	if _, value, found := strings.Cut(name, "="); found {
		name = value
	} else if _, value, found := strings.Cut(name, ":"); found {
		name = value
	}
	if p.flags.caseless && (name == "lu" || name == "ll" || name == "lt") {
		name = "l&"
	}
	switch name {
	case "any":
		return anyByte
	case "l&", "lc":
		return latin1(func(r rune) bool { return unicode.IsUpper(r) || unicode.IsLower(r) || unicode.IsTitle(r) })
	case "xan":
		return latin1(func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
	case "xsp", "xps":
		return latin1Space
	case "xwd":
		return latin1Word
	case "xuc":
		return latin1(func(r rune) bool { return r == '$' || r == '@' || r == '`' || r >= 0xa0 })
	}
	for _, tables := range []map[string]*unicode.RangeTable{unicode.Categories, unicode.Scripts, unicode.Properties} {
		for n, table := range tables {
			if plainName(n) == name {
				return latin1(func(r rune) bool { return unicode.Is(table, r) })
			}
		}
	}
	return nil
}

// plainName is a property's name without what is ignored in it.
func plainName(s string) string {
	return strings.ToLower(strings.NewReplacer(" ", "", "_", "", "-", "", "\t", "").Replace(s))
}

func latin1(in func(rune) bool) *set {
	s := new(set)
	for c := range 256 {
		if in(rune(c)) {
			s.add(byte(c))
		}
	}
	return s
}

var (
	latin1Word = latin1(func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_' || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Pc, r)
	})
	latin1Space = latin1(unicode.IsSpace)
)
