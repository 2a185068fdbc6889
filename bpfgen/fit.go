package bpfgen

import (
	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// tooLong is why a program accepts more than it could.
const tooLong = "the filter in full: the program would be longer than allowed"

// fit makes a program that is short enough, and accepts what the filter matches, for a filter of which none is as it should be. It
// leaves alone what may hold packets within packets, takes large sets of values in fewer and fewer ranges, then leaves out conjuncts; the last resort is to accept everything.
func fit(p *compile.Program, o Options, link *protocol.Protocol) *Result {
	for _, ranges := range []int{0, 256, 64, 16, 4, 1} {
		if r := weakened(p, p.Root, o, link, ranges); r != nil {
			return r
		}
	}
	var kept compile.And
	var best *Result
	if and, ok := p.Root.(*compile.And); ok {
		for _, x := range and.X {
			more := kept
			more.X = append(more.X[:len(more.X):len(more.X)], x)
			if r := weakened(p, &more, o, link, 1); r != nil {
				kept, best = more, r
			}
		}
	}
	if best == nil {
		best = weakened(p, nil, o, link, 1)
	}
	return best
}

// weakened is the program of a test that p's filter implies; nil if it is too long.
func weakened(p *compile.Program, x compile.Test, o Options, link *protocol.Protocol, ranges int) *Result {
	q := *p
	q.Root = x
	if o.Fragments {
		q = *withFragments(&q)
	}
	l := newLowering(&q, o, link, depth{brief: true})
	l.ranges = ranges
	root, _ := l.program(q.Root)
	code := layout(optimize(root))
	if len(code) > o.MaxInsns {
		return nil
	}
	return &Result{Instructions: code, Residual: p, Notes: []string{tooLong}}
}

// coarse is a formula that is true wherever f is, in which no set of values has more ranges than asked for.
func (l *lowering) coarse(f *node, ranges int) *node {
	return l.replaceLater(f, func(n *node) *node {
		a := *n.atom
		switch {
		case len(a.in) <= ranges:
			return n
		case n.neg:
			a.in = a.in.widest(ranges)
		default:
			a.in = a.in.around(ranges)
		}
		return l.leaf(l.later(a).atom, n.neg)
	})
}
