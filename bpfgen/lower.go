package bpfgen

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/protocol"
	"golang.org/x/net/bpf"
)

// Options say what a program is made for. The zero value is for the BSD loopback; set Link.
type Options struct {
	Link LinkType
	// Outer asks for tcpdump's reading of the filter: of each protocol only the outermost header counts, tags and extension
	// headers are looked behind only if the filter names them, behind IPv6 only protocols and ports are known, of later
	// fragments' payload only the protocol is known, and nothing is checked for soundness. The program is then about the packets that tcpdump would show.
	Outer bool
	// Target is where the program is to run.
	Target Target
	// Fragments asks for a program that accepts all fragments of datagrams, too: whoever puts datagrams together needs them.
	Fragments bool
	// SnapLen is what the program returns for packets that it accepts: how many bytes of them to keep. 0 stands for 262144.
	SnapLen uint32
	// MaxInsns is how many instructions the program may have. 0 stands for 4096, which is what the Linux kernel takes. A program
	// that would be longer looks behind fewer tags and extension headers.
	MaxInsns int
	// Fit asks for a program that accepts more where one that does what it can for the filter is longer than MaxInsns.
	Fit bool
}

// Target is where a program runs.
type Target uint8

// The targets.
const (
	File   Target = iota // over the bytes of a packet as a capture file has them
	Kernel               // on a Linux packet socket, which gets the VLAN tag apart from the bytes
)

// Result is a program and what it leaves undecided.
type Result struct {
	Instructions []bpf.Instruction
	// Exact tells that the program accepts the packets that the filter is true for, and no others. If not, it accepts more.
	Exact bool
	// Residual is the filter that is still to be run on the packets that the program accepts; nil if Exact.
	Residual *compile.Program
	// Notes say what the program cannot tell, if it is not Exact.
	Notes []string
}

// TooLongError says that a program has more instructions than allowed.
type TooLongError struct{ Len, Max int }

func (e *TooLongError) Error() string {
	return fmt.Sprintf("the program has %d instructions, and at most %d are allowed", e.Len, e.Max)
}

// ErrLink says that nothing is declared for a link type.
var ErrLink = errors.New("link type without declaration")

// Lower makes a program for a filter. It accepts all packets that the filter is true for.
func Lower(p *compile.Program, o Options) (*Result, error) {
	if o.SnapLen == 0 {
		o.SnapLen = 262144
	}
	if o.MaxInsns == 0 {
		o.MaxInsns = 4096
	}
	link := protocol.LinkTypes.Find(uint64(o.Link))
	if link == nil {
		return nil, fmt.Errorf("%w: %v", ErrLink, o.Link)
	}
	whole := p
	if o.Fragments {
		p = withFragments(p)
	}
	var shortest int
	for _, d := range depths {
		l := newLowering(p, o, link, d)
		root, exact := l.program(p.Root)
		r := &Result{Instructions: layout(optimize(root)), Exact: exact}
		if shortest = len(r.Instructions); shortest > o.MaxInsns {
			continue
		}
		if !exact {
			r.Residual, r.Notes = l.residual(p), slices.Sorted(maps.Keys(l.reasons))
		}
		return r, nil
	}
	if o.Fit {
		return fit(whole, o, link), nil
	}
	return nil, &TooLongError{shortest, o.MaxInsns}
}

// fragments is true of parts of datagrams.
var fragments = sync.OnceValue(func() compile.Test {
	return compile.MustCompile("ip.flags.mf == 1 or ip.frag_offset > 0 or ipv6.fraghdr").Root
})

// withFragments is a program that is true of fragments as well.
func withFragments(p *compile.Program) *compile.Program {
	if p.Root == nil {
		return p
	}
	q := *p
	q.Root = &compile.Or{X: []compile.Test{p.Root, fragments()}}
	return &q
}

// depths are tried until a program is short enough: it cannot tell more when it looks less deep.
var depths = []depth{
	{tags: 2, extensions: 1, options: 12, tunnels: 1}, {tags: 1, extensions: 1, options: 12, tunnels: 1}, {tags: 1, options: 8, tunnels: 1}, {tags: 1, options: 8}, {},
}

// program makes the program of a test and finds out whether it is exact. One that is not may as well be loose.
func (l *lowering) program(x compile.Test) (root *block, exact bool) {
	root = l.build(x, func(reason string) bool { l.reasons[reason] = true; return true })
	if l.exact(x, root) {
		return root, true
	}
	l.loose = true
	root = l.build(x, func(string) bool { return true })
	l.loose = false
	return root, false
}

// lowering holds what the programs made for one filter share: blocks and formulas, so that equal programs are the same block.
type lowering struct {
	*formulas
	blocks
	*graph
	link   *protocol.Protocol
	outer  bool
	loose  bool
	target Target
	origin int
	depth  depth
	ranges int // that a set of values may have; 0: any number
	source string
	accept *block
	reject *block
	pruned map[[2]int]*node
	// reasons are what could not be told.
	reasons map[string]bool
}

func newLowering(p *compile.Program, o Options, link *protocol.Protocol, d depth) *lowering {
	l := &lowering{formulas: newFormulas(), blocks: blocks{map[string]*block{}, linear}, graph: parseGraph(), pruned: map[[2]int]*node{}, reasons: map[string]bool{}, link: link, outer: o.Outer, target: o.Target, depth: d}
	if o.Link == PPPWithDir {
		l.origin = 1
	}
	if o.Outer {
		l.linear = linearOuter
	}
	l.accept, l.reject = l.ret(o.SnapLen), l.ret(0)
	if p.Filter != nil {
		l.source = p.Filter.Source
	}
	return l
}

// build makes the program of a test in which all that cannot be told is assumed to be as assume says.
func (l *lowering) build(x compile.Test, assume func(reason string) bool) *block {
	if x == nil {
		return l.accept
	}
	t := &translator{formulas: l.formulas, graph: l.graph, source: l.source, assume: assume}
	f := t.test(x)
	if l.ranges > 0 {
		f = l.coarse(f, l.ranges)
	}
	w := &walk{
		formulas: l.formulas, blocks: l.blocks, graph: l.graph, depth: l.depth, outer: l.outer, loose: l.loose, target: l.target, origin: l.origin, named: map[*protocol.Protocol]bool{},
		pruned: l.pruned, assume: assume, accept: l.accept, reject: l.reject, memo: map[string]*block{},
	}
	f.visit(func(n *node) {
		if n.op == opLater {
			p := n.atom.proto
			w.named[p] = true
			w.named[protocol.TCP] = w.named[protocol.TCP] || w.option(p) || w.outer && w.payload(p)
			w.named[protocol.UDP] = w.named[protocol.UDP] || w.outer && w.payload(p)
		}
	})
	return w.start(l.link, f)
}

// exact tells whether a test's program is the same when all that cannot be told is assumed to be false.
func (l *lowering) exact(x compile.Test, upper *block) bool {
	return l.build(x, func(string) bool { return false }) == upper
}

// residual is the filter without those of its conjuncts that a program decides.
func (l *lowering) residual(p *compile.Program) *compile.Program {
	and, ok := p.Root.(*compile.And)
	if !ok {
		return p
	}
	var rest []compile.Test
	for _, x := range and.X {
		if !l.exact(x, l.build(x, func(string) bool { return true })) {
			rest = append(rest, x)
		}
	}
	q := *p
	switch len(rest) {
	case 0:
		return p
	case 1:
		q.Root = rest[0]
	default:
		c := *and
		c.X = rest
		q.Root = &c
	}
	return &q
}
