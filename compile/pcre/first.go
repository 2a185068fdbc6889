package pcre

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
	if len(few) == 1 || len(few) == 2 {
		c.quick = true
		c.firstTwo = [2]byte{few[0], few[len(few)-1]}
	}
	// (*COMMIT) and its like make it matter where a match is tried. PCRE2 skips to a known byte, too, not to a set.
	if c.quick || !has(tree, opCommit, opPrune, opSkip) {
		c.first = s
	}
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
