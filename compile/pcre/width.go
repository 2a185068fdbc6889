package pcre

// unbounded is the width of what has no limit.
const unbounded = 1 << 20

const maxBehind = 255 // bytes that a look-behind of variable width may reach back, as in PCRE2

// checkBehind refuses look-behinds without a limit.
func checkBehind(p *parser, n *node) {
	if n.op == opBehind || n.op == opNotBehind {
		w := widths{p: p, groups: map[int]*node{}}
		w.collect(p.root)
		low, high := w.of(n.sub[0], 0)
		if high >= unbounded || high > maxBehind && low != high || high > 65535 {
			p.fail(n.at, "a look-behind must have a limited length")
		}
		n.min, n.max = low, high
	}
	for _, s := range n.sub {
		checkBehind(p, s)
	}
}

// widths computes how many bytes a part of a pattern can match.
type widths struct {
	p      *parser
	groups map[int]*node
}

func (w *widths) collect(n *node) {
	if n.op == opGroup {
		w.groups[n.n] = n
	}
	for _, s := range n.sub {
		w.collect(s)
	}
}

func (w *widths) of(n *node, depth int) (low, high int) {
	if depth > 100 {
		return 0, unbounded
	}
	switch n.op {
	case opSet, opAny:
		return 1, 1
	case opNewline:
		return 1, unbounded // as PCRE2: it refuses them in look-behinds
	case opCat, opGroup, opAtomic:
		for _, s := range n.sub {
			l, h := w.of(s, depth+1)
			low, high = low+l, min(high+h, unbounded)
		}
	case opAlt:
		return w.either(n.sub, depth)
	case opCondition:
		return w.either(n.sub[1:], depth)
	case opRepeat:
		l, h := w.of(n.sub[0], depth+1)
		if n.max < 0 && h > 0 {
			return min(l*n.min, unbounded), unbounded
		}
		return min(l*n.min, unbounded), min(h*max(n.max, 0), unbounded)
	case opBackReference, opCall:
		if g := w.groups[n.n]; g != nil {
			return w.of(g, depth+1)
		}
		return 0, unbounded
	}
	return low, high
}

func (w *widths) either(list []*node, depth int) (low, high int) {
	low = unbounded
	for _, s := range list {
		l, h := w.of(s, depth+1)
		low, high = min(low, l), max(high, h)
	}
	return low, high
}
