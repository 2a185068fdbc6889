package pcre

// unbounded is the width of what has no limit.
const unbounded = 1 << 20

const maxBehind = 255 // bytes that a look-behind of variable width may reach back, as in PCRE2

// checkBehind refuses look-behinds without a limit.
func checkBehind(p *parser) {
	w := widths{groups: map[int]*group{}}
	w.collect(p.root)
	w.check(p, p.root)
}

// widths computes how many bytes a part of a pattern can match.
type widths struct {
	groups map[int]*group
}

// group is a group that others may refer to. Its width is computed once: references to references would double the work each time.
type group struct {
	node      *node
	low, high int
	known     bool
}

func (w *widths) check(p *parser, n *node) {
	if n.op == opBehind || n.op == opNotBehind {
		low, high := w.of(n.sub[0], 0)
		if high >= unbounded || high > maxBehind && low != high || high > 65535 {
			p.fail(n.at, "a look-behind must have a limited length")
		}
		n.min, n.max = low, high
	}
	for _, s := range n.sub {
		w.check(p, s)
	}
}

func (w *widths) collect(n *node) {
	if n.op == opGroup {
		w.groups[n.n] = &group{node: n}
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
		g := w.groups[n.n]
		if g == nil {
			return 0, unbounded
		}
		if !g.known {
			g.known, g.high = true, unbounded // what refers to itself
			g.low, g.high = w.of(g.node, depth+1)
		}
		return g.low, g.high
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
