package pcre

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// flags are the options that a pattern can change for a part of itself.
type flags struct {
	caseless, multiline, dotAll, extended, moreExtended, noCapture, ungreedy, sameNames bool
	asciiDigit, asciiSpace, asciiWord, asciiPosix                                       bool // with (*UCP)
}

// parser reads a pattern. It stops at the first error by a panic with a *Error.
type parser struct {
	src     string
	at      int
	flags   flags
	groups  int            // how many so far
	total   int            // how many in the whole pattern, known from a first pass
	names   map[string]int // to the number; with (?J) the first
	byName  map[string][]int
	ucp     bool
	newline newline
	bsrCRLF bool // \R is CR, LF or CRLF only
	depth   int
	looks   int     // how many assertions we are in
	refer   []*node // what refers to groups
	root    *node
}

// Error is what is wrong with a pattern.
type Error struct {
	At      int // byte of the pattern
	Message string
}

func (e *Error) Error() string { return fmt.Sprintf("%s (at offset %d)", e.Message, e.At) }

func (p *parser) fail(at int, format string, args ...any) {
	panic(&Error{at, fmt.Sprintf(format, args...)})
}

func parse(src string) (p *parser, tree *node, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *Error:
			err = r
		default:
			panic(r)
		}
	}()
	// "\12" is a back reference or an octal number depending on how many groups there are, so count them first.
	first := &parser{src: src, total: 1 << 30}
	first.pattern()
	p = &parser{src: src, total: first.groups}
	tree = p.pattern()
	p.resolve()
	p.root = tree
	checkBehind(p)
	return p, tree, nil
}

func (p *parser) pattern() *node {
	p.flags = flags{caseless: true}
	p.names, p.byName = map[string]int{}, map[string][]int{}
	p.settings()
	tree := p.alternatives()
	if p.at < len(p.src) {
		p.fail(p.at, "unmatched closing parenthesis")
	}
	return tree
}

func (p *parser) rest() string { return p.src[p.at:] }

func (p *parser) more() bool { return p.at < len(p.src) }

func (p *parser) accept(s string) bool {
	if !strings.HasPrefix(p.rest(), s) {
		return false
	}
	p.at += len(s)
	return true
}

// until reads up to the byte end and skips it.
func (p *parser) until(end byte, what string) string {
	i := strings.IndexByte(p.rest(), end)
	if i < 0 {
		p.fail(len(p.src), "%s has no end", what)
	}
	s := p.rest()[:i]
	p.at += i + 1
	return s
}

// changeNothing are settings that make PCRE2 slower, or give up earlier.
var changeNothing = regexp.MustCompile(`^(NO_(AUTO_POSSESS|DOTSTAR_ANCHOR|JIT|START_OPT)|LIMIT_(HEAP|MATCH|DEPTH|RECURSION)=\d+)$`)

// settings reads the (*NAME) items that may stand at the very start.
func (p *parser) settings() {
	for strings.HasPrefix(p.rest(), "(*") {
		end := strings.IndexByte(p.rest(), ')')
		if end < 0 {
			return
		}
		name := p.rest()[2:end]
		switch kind, ok := newlines[name]; {
		case ok:
			p.newline = kind
		case name == "UTF" || name == "UTF8":
			p.fail(p.at, "UTF mode is locked out: a pattern is matched byte by byte")
		case name == "UCP":
			p.ucp = true
		case name == "BSR_ANYCRLF" || name == "BSR_UNICODE":
			p.bsrCRLF = name == "BSR_ANYCRLF"
		case changeNothing.MatchString(name):
		case name == "NOTEMPTY" || name == "NOTEMPTY_ATSTART":
			p.fail(p.at, "(*%s) is not supported", name)
		default:
			return
		}
		p.at += end + 1
	}
}

const maxDepth = 250 // as PCRE2

// alternatives reads up to a closing parenthesis or the end.
func (p *parser) alternatives() *node {
	if p.depth++; p.depth > maxDepth {
		p.fail(p.at, "parentheses are too deeply nested")
	}
	defer func() { p.depth-- }()
	alt := &node{op: opAlt, at: p.at}
	for {
		alt.sub = append(alt.sub, p.sequence())
		if !p.accept("|") {
			break
		}
	}
	if len(alt.sub) == 1 {
		return alt.sub[0]
	}
	return alt
}

func (p *parser) sequence() *node {
	cat := &node{op: opCat, at: p.at}
	repeatable := false // something that a quantifier can follow
	for p.more() {
		if p.skipBlank() {
			continue
		}
		c := p.src[p.at]
		if c == '|' || c == ')' {
			break
		}
		if q, ok := p.quantifier(); ok {
			if !repeatable {
				p.fail(q.at, "a quantifier follows nothing that can be repeated")
			}
			last := len(cat.sub) - 1
			q.sub = []*node{cat.sub[last]}
			cat.sub[last] = q
			repeatable = false
			continue
		}
		n, quantifiable := p.item()
		if n != nil {
			cat.sub = append(cat.sub, n)
		}
		repeatable = quantifiable && n != nil
	}
	if len(cat.sub) == 1 {
		return cat.sub[0]
	}
	return cat
}

// skipBlank skips what means nothing: comments, and with (?x) blanks.
func (p *parser) skipBlank() bool {
	switch c := p.src[p.at]; {
	case strings.HasPrefix(p.rest(), "(?#"):
		p.until(')', "a comment")
		return true
	case strings.HasPrefix(p.rest(), `\E`):
		p.at += 2
		return true
	case !p.flags.extended:
		return false
	case space.has(c):
		p.at++
		return true
	case c == '#':
		if i := strings.IndexByte(p.rest(), '\n'); i >= 0 {
			p.at += i + 1
		} else {
			p.at = len(p.src)
		}
		return true
	}
	return false
}

// quantifier reads a quantifier, if there is one.
func (p *parser) quantifier() (*node, bool) {
	q := &node{op: opRepeat, at: p.at, max: -1}
	switch c := p.src[p.at]; c {
	case '*':
	case '+':
		q.min = 1
	case '?':
		q.max = 1
	case '{':
		end := p.braces(q)
		if end < 0 {
			return nil, false
		}
		p.at = end - 1
	default:
		return nil, false
	}
	p.at++
	if p.flags.ungreedy {
		q.greed = lazy
	}
	switch {
	case p.accept("?"):
		q.greed = lazy
		if p.flags.ungreedy {
			q.greed = greedy
		}
	case p.accept("+"):
		q.greed = possessive
	}
	return q, true
}

// braces reads {n}, {n,}, {,m} or {n,m}, and gives where it ends; -1 where the brace is an ordinary character.
func (p *parser) braces(q *node) int {
	end := strings.IndexByte(p.rest(), '}')
	if end < 0 {
		return -1
	}
	low, high, ranged := strings.Cut(strings.Trim(p.rest()[1:end], " \t"), ",")
	low, high = strings.Trim(low, " \t"), strings.Trim(high, " \t")
	if low == "" && high == "" || !allDigits(low) || !allDigits(high) {
		return -1
	}
	q.min = p.count(low, 0)
	q.max = q.min
	if ranged {
		q.max = p.count(high, -1)
	}
	if q.max >= 0 && q.max < q.min {
		p.fail(p.at, "the numbers in {} are out of order")
	}
	return p.at + end + 1
}

func (p *parser) count(s string, missing int) int {
	if s == "" {
		return missing
	}
	n, err := strconv.Atoi(s)
	if err != nil || n > 65535 {
		p.fail(p.at, "the number in {} is too large")
	}
	return n
}

func allDigits(s string) bool {
	for i := range len(s) {
		if !digits.has(s[i]) {
			return false
		}
	}
	return true
}

// item reads one thing that is no quantifier, and tells whether a quantifier may follow it. It gives nil for what leaves
// nothing in the tree.
func (p *parser) item() (*node, bool) {
	at := p.at
	c := p.src[p.at]
	p.at++
	switch c {
	case '\\':
		return p.escape()
	case '(':
		return p.group(at)
	case '[':
		for text, look := range wordEdges {
			if p.accept(text) {
				return &node{op: opCat, sub: []*node{{op: opWordBoundary}, {op: look, sub: []*node{{op: opSet, set: p.wordSet()}}, at: at}}}, false
			}
		}
		p.at = at
		if name, ok := p.posixName(); ok {
			p.fail(at, "the class [:%s:] stands for characters only within brackets: [[:%s:]]", name, name)
		}
		return p.class(), true
	case '.':
		if p.flags.dotAll {
			return &node{op: opSet, set: anyByte}, true
		}
		return &node{op: opAny}, true
	case '^':
		if p.flags.multiline {
			return &node{op: opLineStart}, false
		}
		return &node{op: opStart}, false
	case '$':
		if p.flags.multiline {
			return &node{op: opLineEnd}, false
		}
		return &node{op: opEndOrNewline}, false
	}
	return p.literal(c), true
}

// wordEdges are the start and the end of a word, written like classes, behind the first bracket.
var wordEdges = map[string]op{"[:<:]]": opAhead, "[:>:]]": opBehind}

func (p *parser) literal(c byte) *node {
	s := new(set)
	s.add(c)
	return p.setNode(s)
}

// setNode is a node for one byte of a set that a literal or a class gave.
func (p *parser) setNode(s *set) *node {
	if p.flags.caseless {
		s.foldCase(p.ucp)
	}
	return &node{op: opSet, set: s}
}

// resolve finds the groups that are referred to, and refuses references to those that are not there.
func (p *parser) resolve() {
	for _, n := range p.refer {
		if n.name != "" {
			number, ok := p.names[n.name]
			if !ok {
				p.fail(n.at, "there is no group named %s", n.name)
			}
			n.n = number
			n.sub = nil
			for _, other := range p.byName[n.name][1:] {
				n.sub = append(n.sub, &node{op: n.op, n: other, fold: n.fold})
			}
		}
		if n.n > p.groups {
			p.fail(n.at, "there is no group %d", n.n)
		}
	}
}
