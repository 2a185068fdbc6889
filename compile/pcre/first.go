package pcre

import "bytes"

// This file finds out, before any matching, where a match can start.

// startsAnchored tells whether a match can start at the beginning only.
func startsAnchored(n *node) bool {
	switch n.op {
	case opStart, opFirst:
		return true
	case opCat:
		return len(n.sub) > 0 && startsAnchored(n.sub[0])
	case opGroup, opAtomic:
		return startsAnchored(n.sub[0])
	case opAlt:
		for _, s := range n.sub {
			if !startsAnchored(s) {
				return false
			}
		}
		return true
	}
	return false
}

// findFirst finds the bytes that a match can start with.
func (c *compiler) findFirst(tree *node) {
	s := new(set)
	if !c.firstOf(tree, s) || has(tree, opAccept) {
		return
	}
	var few []byte
	for b := range 256 {
		if s.has(byte(b)) {
			few = append(few, byte(b))
		}
	}
	// (*COMMIT) and its like make it matter where a match is tried. PCRE2 skips to a known byte, too, not to a set.
	verbs := has(tree, opCommit, opPrune, opSkip)
	if len(few) == 1 || len(few) == 2 {
		c.prefix = prefix{few[len(few)-1:], few[:1]}
	}
	if p, whole := prefixOf(tree); len(p.lower) > 1 && !verbs {
		c.prefix, c.literal = p, whole
	}
	if len(few) <= 2 || !verbs {
		c.first = s
	}
}

// findNeeded finds a byte, in one or two spellings, that every match contains.
func (c *compiler) findNeeded(tree *node) {
	if !has(tree, opAccept) {
		c.needed, _ = neededOf(tree)
	}
}

// neededOf takes the last one there is: the first is looked for anyway.
func neededOf(n *node) (prefix, bool) {
	switch n.op {
	case opSet:
		if two, ok := n.spellings(); ok {
			return prefix{two[:1], two[1:]}, true
		}
	case opGroup, opAtomic:
		return neededOf(n.sub[0])
	case opRepeat:
		if n.min > 0 {
			return neededOf(n.sub[0])
		}
	case opCat:
		for i := len(n.sub) - 1; i >= 0; i-- {
			if p, ok := neededOf(n.sub[i]); ok {
				return p, true
			}
		}
	}
	return prefix{}, false
}

// firstOf adds what n can start with to s, and tells whether n always takes a byte.
func (c *compiler) firstOf(n *node, s *set) bool {
	switch n.op {
	case opSet:
		s.addSet(n.set)
		return true
	case opAny:
		s.addSet(anyByte)
		return true
	case opNewline:
		s.addSet(vertical)
		return true
	case opCat:
		for _, sub := range n.sub {
			if c.firstOf(sub, s) {
				return true
			}
		}
		return false
	case opGroup, opAtomic:
		return c.firstOf(n.sub[0], s)
	case opAlt:
		all := true
		for _, sub := range n.sub {
			all = c.firstOf(sub, s) && all
		}
		return all
	case opRepeat:
		return c.firstOf(n.sub[0], s) && n.min > 0
	case opEmpty, opStart, opLineStart, opEnd, opEndOrNewline, opLineEnd, opFirst, opWordBoundary, opNoBoundary,
		opAhead, opNotAhead, opBehind, opNotBehind, opCommit, opPrune, opSkip:
		return false
	case opFail:
		return true
	}
	s.addSet(anyByte) // calls, references and the like may start with anything, and may be empty
	return false
}

// prefix is the text that every match starts with: byte i is lower[i] or upper[i].
type prefix struct{ lower, upper []byte }

// prefixOf finds the longest one; whole tells that the pattern is nothing else.
func prefixOf(tree *node) (p prefix, whole bool) {
	all := []*node{tree}
	if tree.op == opCat {
		all = tree.sub
	}
	for _, n := range all {
		two, ok := n.spellings()
		if !ok {
			return p, false
		}
		p.lower, p.upper = append(p.lower, two[0]), append(p.upper, two[1])
	}
	return p, true
}

// spellings are the bytes of a set of one or two.
func (n *node) spellings() (two [2]byte, ok bool) {
	if n.op != opSet {
		return two, false
	}
	found := 0
	for b := range 256 {
		if !n.set.has(byte(b)) {
			continue
		}
		if found == 0 {
			two[1] = byte(b)
		}
		two[0] = byte(b)
		found++
	}
	return two, found == 1 || found == 2
}

// index finds the prefix in b, -1 if it is not there.
func (p *prefix) index(b []byte) int {
	for from := 0; ; from++ {
		at := p.candidate(b[from:])
		if at < 0 {
			return -1
		}
		if from += at; p.starts(b[from:]) {
			return from
		}
	}
}

// candidate finds the next place where the first byte stands.
func (p *prefix) candidate(b []byte) int {
	at := bytes.IndexByte(b, p.lower[0])
	if p.upper[0] == p.lower[0] {
		return at
	}
	if at >= 0 {
		b = b[:at]
	}
	if other := bytes.IndexByte(b, p.upper[0]); other >= 0 {
		return other
	}
	return at
}

func (p *prefix) starts(b []byte) bool {
	if len(b) < len(p.lower) {
		return false
	}
	for i, c := range b[:len(p.lower)] {
		if c != p.lower[i] && c != p.upper[i] {
			return false
		}
	}
	return true
}
