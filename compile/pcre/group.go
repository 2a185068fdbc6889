package pcre

import (
	"strconv"
	"strings"
)

// group reads what follows an opening parenthesis, which stands at at.
func (p *parser) group(at int) (*node, bool) {
	switch {
	case p.accept("*"):
		return p.verb(at)
	case !p.accept("?"):
		if p.flags.noCapture {
			return p.body(at, nil), true
		}
		return p.capture(at, ""), true
	}
	switch {
	case p.accept(":"):
		return p.body(at, nil), true
	case p.accept("|"):
		return p.branchReset(at), true
	case p.accept(">"):
		return p.body(at, &node{op: opAtomic}), true
	case p.accept("="):
		return p.body(at, &node{op: opAhead}), true
	case p.accept("!"):
		return p.body(at, &node{op: opNotAhead}), true
	case p.accept("<="):
		return p.body(at, &node{op: opBehind, at: at}), true
	case p.accept("<!"):
		return p.body(at, &node{op: opNotBehind, at: at}), true
	case p.accept("*"), p.accept("<*"):
		p.fail(at, "assertions that can be entered again are not supported")
	case p.accept("P<"), p.accept("<"):
		return p.capture(at, p.name(at, p.until('>', "a name"))), true
	case p.accept("'"):
		return p.capture(at, p.name(at, p.until('\'', "a name"))), true
	case p.accept("P="):
		return p.reference(opBackReference, at, 0, p.name(at, p.until(')', "a reference"))), true
	case p.accept("P>"), p.accept("&"):
		return p.reference(opCall, at, 0, p.name(at, p.until(')', "a call"))), true
	case p.accept("("):
		return p.condition(at), true
	case p.accept("R"):
		if text := p.until(')', "a call"); text != "" {
			p.fail(at, "(?R%s) is no call", text)
		}
		return p.reference(opCall, at, 0, ""), true
	case p.accept("C"):
		if n, err := strconv.Atoi(p.until(')', "a callout")); err == nil && n > 255 {
			p.fail(at, "the number of a callout is at most 255")
		}
		return nil, false
	case p.accept("["):
		p.fail(at, "extended classes (?[…]) are not supported")
	}
	if n := p.relativeCall(at); n != nil {
		return n, true
	}
	return p.options(at)
}

// body reads the rest of a group, puts it into wrap, and ends the options set in it.
func (p *parser) body(at int, wrap *node) *node {
	saved := p.flags
	look := wrap != nil && wrap.op >= opAhead && wrap.op <= opNotBehind
	if look {
		p.looks++
	}
	tree := p.alternatives()
	if look {
		p.looks--
	}
	p.flags = saved
	if !p.accept(")") {
		p.fail(at, "the closing parenthesis is missing")
	}
	if wrap == nil {
		return &node{op: opCat, sub: []*node{tree}}
	}
	wrap.sub = []*node{tree}
	return wrap
}

func (p *parser) capture(at int, name string) *node {
	p.groups++
	n := &node{op: opGroup, n: p.groups}
	if name != "" {
		p.define(at, name, n.n)
	}
	return p.body(at, n)
}

func (p *parser) define(at int, name string, number int) {
	old, used := p.names[name]
	switch {
	case !used:
		p.names[name] = number
	case old == number: // the same group in another branch of (?|…)
		return
	case !p.flags.sameNames:
		p.fail(at, "two groups are named %s; (?J) would allow it", name)
	}
	p.byName[name] = append(p.byName[name], number)
}

// branchReset reads (?|…), whose branches number their groups from the same start.
func (p *parser) branchReset(at int) *node {
	saved := p.flags
	alt := &node{op: opAlt}
	start, highest := p.groups, p.groups
	for {
		p.groups = start
		alt.sub = append(alt.sub, p.sequence())
		highest = max(highest, p.groups)
		if !p.accept("|") {
			break
		}
	}
	p.groups = highest
	p.flags = saved
	if !p.accept(")") {
		p.fail(at, "the closing parenthesis is missing")
	}
	return alt
}

// relativeCall reads (?1), (?+1), (?-1) up to its parenthesis.
func (p *parser) relativeCall(at int) *node {
	r := p.rest()
	n := 0
	if n < len(r) && (r[n] == '+' || r[n] == '-') {
		n++
	}
	start := n
	for n < len(r) && digits.has(r[n]) {
		n++
	}
	if n == start {
		return nil
	}
	if n == len(r) || r[n] != ')' {
		p.fail(at, "a call of a group has no end")
	}
	p.at += n + 1
	return p.groupReference(opCall, at, r[:n])
}

// condition reads (?(if)then|else).
func (p *parser) condition(at int) *node {
	n := &node{op: opCondition, at: at}
	n.sub = append(n.sub, p.ifPart(at))
	saved := p.flags
	n.sub = append(n.sub, p.sequence())
	if p.accept("|") {
		n.sub = append(n.sub, p.sequence())
	}
	if p.more() && p.src[p.at] == '|' {
		p.fail(at, "a condition has at most two branches")
	}
	p.flags = saved
	if !p.accept(")") {
		p.fail(at, "the closing parenthesis is missing")
	}
	if len(n.sub) == 2 {
		n.sub = append(n.sub, &node{op: opEmpty})
	} else if n.sub[0].op == opIfNever {
		p.fail(at, "(?(DEFINE) has one branch only")
	}
	return n
}

func (p *parser) ifPart(at int) *node {
	if p.accept("?") || p.accept("*") {
		p.at--
		look, _ := p.group(p.at - 1)
		if look == nil || look.op < opAhead || look.op > opNotBehind {
			p.fail(at, "a condition must be an assertion or a group")
		}
		return look
	}
	text := p.until(')', "a condition")
	switch inner := strings.Trim(text, "<>'"); {
	case text == "DEFINE":
		return &node{op: opIfNever}
	case strings.HasPrefix(text, "VERSION"):
		p.fail(at, "(?(VERSION…) is not supported")
		return nil
	case inner != text && inner != "":
		return p.reference(opIfGroup, at, 0, p.name(at, inner))
	case strings.HasPrefix(text, "R&"):
		return p.reference(opIfCalled, at, 0, p.name(at, text[2:]))
	case strings.HasPrefix(text, "R") && allDigits(text[1:]):
		if text == "R" {
			return &node{op: opIfCalled, n: -1}
		}
		return p.groupReference(opIfCalled, at, text[1:])
	case text == "" || text == "0":
		p.fail(at, "a condition must be an assertion or a group")
	}
	n := p.groupReference(opIfGroup, at, text)
	return n
}

// options reads (?i-m) and (?i-m:…).
func (p *parser) options(at int) (*node, bool) {
	saved := p.flags
	if p.accept("^") {
		p.flags = flags{sameNames: saved.sameNames, ungreedy: saved.ungreedy}
	}
	on := true
	for {
		if !p.more() {
			p.fail(at, "the closing parenthesis is missing")
		}
		c := p.src[p.at]
		p.at++
		switch c {
		case ')':
			return nil, false // until the end of the enclosing group
		case ':':
			inner := p.flags
			p.flags = saved
			return p.optionBody(at, inner), true
		case '-':
			on = false
		default:
			p.option(at, c, on)
		}
	}
}

func (p *parser) optionBody(at int, inner flags) *node {
	saved := p.flags
	p.flags = inner
	n := p.body(at, nil)
	p.flags = saved
	return n
}

func (p *parser) option(at int, c byte, on bool) {
	f := &p.flags
	switch c {
	case 'i':
		f.caseless = on
	case 'm':
		f.multiline = on
	case 's':
		f.dotAll = on
	case 'x':
		f.extended = on
		f.moreExtended = p.accept("x") && on
	case 'n':
		f.noCapture = on
	case 'J':
		f.sameNames = on
	case 'U':
		f.ungreedy = on
	case 'r': // only ASCII folds to ASCII: it always does here
	case 'a':
		switch {
		case p.accept("D"):
			f.asciiDigit = on
		case p.accept("S"):
			f.asciiSpace = on
		case p.accept("W"):
			f.asciiWord = on
		case p.accept("P"), p.accept("T"):
			f.asciiPosix = on
		default:
			f.asciiDigit, f.asciiSpace, f.asciiWord, f.asciiPosix = on, on, on, on
		}
	default:
		p.fail(at, "(?%c is not known", c)
	}
}

var alphabetic = map[string]op{
	"pla": opAhead, "positive_lookahead": opAhead,
	"nla": opNotAhead, "negative_lookahead": opNotAhead,
	"plb": opBehind, "positive_lookbehind": opBehind,
	"nlb": opNotBehind, "negative_lookbehind": opNotBehind,
	"atomic": opAtomic,
}

// verb reads (*NAME), (*NAME:argument) and assertions by name.
func (p *parser) verb(at int) (*node, bool) {
	n := 0
	for n < len(p.rest()) && word.has(p.rest()[n]) {
		n++
	}
	name := p.rest()[:n]
	p.at += n
	if o, ok := alphabetic[name]; ok && p.accept(":") {
		return p.body(at, &node{op: o, at: at}), true
	}
	text := p.until(')', "a verb")
	if text != "" && text[0] != ':' {
		p.fail(at, "(*%s%s) is not known", name, text)
	}
	switch name {
	case "ACCEPT":
		return &node{op: opAccept, at: at}, true
	case "FAIL", "F":
		return &node{op: opFail}, false
	case "COMMIT":
		return &node{op: opCommit}, false
	case "PRUNE":
		return &node{op: opPrune}, false
	case "SKIP":
		if len(text) <= 1 {
			return &node{op: opSkip}, false
		}
		p.fail(at, "(*SKIP:…) is not supported")
	case "THEN":
		p.fail(at, "(*THEN) is not supported")
	case "MARK", "":
		if len(text) <= 1 {
			p.fail(at, "(*MARK) must have a name")
		}
		return nil, false
	case "UTF", "UTF8":
		p.fail(at, "UTF mode is locked out: a pattern is matched byte by byte")
	case "napla", "naplb", "non_atomic_positive_lookahead", "non_atomic_positive_lookbehind", "sr", "script_run", "asr",
		"atomic_script_run", "scs", "scan_substring":
		p.fail(at, "(*%s:…) is not supported", name)
	}
	p.fail(at, "(*%s) is not known", name)
	return nil, false
}
