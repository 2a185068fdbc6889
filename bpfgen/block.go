package bpfgen

import (
	"fmt"
	"slices"

	"golang.org/x/net/bpf"
)

// block is straight code that ends in a return, in a jump, or in a choice between two blocks. Programs are acyclic.
// Equal blocks are the same block, so that what two paths have in common is emitted once.
type block struct {
	number int
	code   []bpf.Instruction
	end    ending
	value  uint32 // of a return or a choice
	t, f   *block // of a jump: t
}

type ending uint8

const (
	returns ending = iota
	jumps
	ifEqual
	ifGreater
	ifAtLeast
	ifBits
)

var jumpTests = map[ending]bpf.JumpTest{
	ifEqual: bpf.JumpEqual, ifGreater: bpf.JumpGreaterThan, ifAtLeast: bpf.JumpGreaterOrEqual, ifBits: bpf.JumpBitsSet,
}

// next lists the blocks that may follow.
func (b *block) next() []*block {
	switch b.end {
	case returns:
		return nil
	case jumps:
		return []*block{b.t}
	}
	return []*block{b.t, b.f}
}

// blocks makes blocks, each once.
type blocks struct {
	made   map[string]*block
	linear int // see linear
}

func (bs blocks) make(b block) *block {
	number := func(b *block) int {
		if b == nil {
			return -1
		}
		return b.number
	}
	key := fmt.Sprintf("%#v/%d/%d/%d/%d", b.code, b.end, b.value, number(b.t), number(b.f))
	if old := bs.made[key]; old != nil {
		return old
	}
	b.number = len(bs.made)
	bs.made[key] = &b
	return &b
}

func (bs blocks) ret(value uint32) *block { return bs.make(block{end: returns, value: value}) }

// choose compares A.
func (bs blocks) choose(end ending, value uint32, t, f *block) *block {
	if t == f {
		return t
	}
	return bs.make(block{end: end, value: value, t: t, f: f})
}

// prefix runs code before b.
func (bs blocks) prefix(code []bpf.Instruction, b *block) *block {
	if len(code) == 0 {
		return b
	}
	if b.end == returns {
		return b // no code has an effect that outlives the program
	}
	c := *b
	c.code = slices.Concat(code, b.code)
	return bs.make(c)
}

// segment is the numbers up to top (from where the segment before ends) and where they lead.
type segment struct {
	top uint32
	to  *block
}

// segments is a partition of the numbers of some width.
type segments []segment

// domain is the numbers that a load can give: the multiples of step up to top.
type domain struct{ top, step uint32 }

func domainOf(from source, mask uint32) domain {
	if mask == 0 {
		return domain{uint32(ones(from.bits()).lo), 1}
	}
	return domain{mask, mask & -mask}
}

func (d domain) span() set { return set{{num{}, small(uint64(d.top))}} }

// meets tells whether some number of the domain is in a set.
func (d domain) meets(s set) bool {
	for _, x := range s.intersect(d.span()) {
		if x.lo.lo <= x.hi.lo&^uint64(d.step-1) {
			return true
		}
	}
	return false
}

// cases is a partition by the sets of several outcomes; no set contains a number of another one.
func cases(d domain, outcomes []outcome, otherwise *block) segments {
	type piece struct {
		span
		to *block
	}
	var pieces []piece
	for _, o := range outcomes {
		for _, x := range o.in.intersect(d.span()) {
			pieces = append(pieces, piece{x, o.to})
		}
	}
	slices.SortFunc(pieces, func(a, b piece) int { return a.lo.cmp(b.lo) })
	var s segments
	add := func(n num, to *block) {
		top := uint32(n.lo) &^ (d.step - 1)
		if last := len(s) - 1; last >= 0 && s[last].to == to {
			s[last].top = top
			return
		}
		if last := len(s) - 1; last < 0 || s[last].top < top {
			s = append(s, segment{top, to})
		}
	}
	from := num{}
	for _, p := range pieces {
		if from.less(p.lo) {
			add(p.lo.minus1(), otherwise)
		}
		add(p.hi, p.to)
		from = p.hi.plus1()
	}
	if top := small(uint64(d.top)); !top.less(from) {
		add(top, otherwise)
	}
	return s
}

// outcome is where the numbers of a set lead.
type outcome struct {
	in set
	to *block
}

// dispatch is where the numbers that a load gives lead: no two ways have a number in common.
type dispatch struct {
	from      source
	mask      uint32
	ways      []outcome
	otherwise *block
}

// sort is the block that loads a number and goes where its segment leads.
func (bs blocks) sort(by dispatch) *block {
	if len(by.ways) == 0 {
		return by.otherwise
	}
	d := domainOf(by.from, by.mask)
	code, mask := by.from.load(), by.mask
	all := uint32(ones(by.from.bits()).lo)
	s := cases(d, by.ways, by.otherwise)
	if mask == 0 || mask == all { // else the segments are of other numbers than the code loads
		s = specialize(s, code)
	}
	if len(s) == 1 {
		return s[0].to
	}
	if mask != 0 && mask != all {
		switch {
		case len(s) == 2 && s[0].top == 0:
			return bs.prefix(code, bs.choose(ifBits, mask, s[1].to, s[0].to))
		case len(s) == 2 && mask == all&^(d.step-1):
			// The lower bits do not matter to which of two numbers, of which one is a multiple, is greater.
			return bs.prefix(code, bs.choose(ifAtLeast, s[0].top+d.step, s[1].to, s[0].to))
		default:
			code = append(code, bpf.ALUOpConstant{Op: bpf.ALUOpAnd, Val: mask})
		}
	}
	return bs.prefix(code, bs.decide(s, d))
}

// specialize lets the segments of a number that code loads lead past the blocks that load the same number again, as far as the
// segment decides where these lead. Segments that come to lead to one block are joined.
func specialize(s segments, code []bpf.Instruction) segments {
	var joined segments
	low := num{}
	for _, x := range s {
		in := between(low, small(uint64(x.top)))
		if to := x.to; slices.Equal(to.code, code) {
			for next := to.decided(in); next != nil; next = to.decided(in) {
				if to = next; len(to.code) > 0 || to.end == returns {
					break
				}
			}
			if to != x.to {
				x.to = to
			}
		}
		if last := len(joined) - 1; last >= 0 && joined[last].to == x.to {
			joined[last].top = x.top
		} else {
			joined = append(joined, x)
		}
		low = small(uint64(x.top) + 1)
	}
	return joined
}

// These are the numbers of segments up to which numbers are compared one by one. Above them, halving gives shorter ways, and programs that are
// a little longer.
const (
	linear      = 16
	linearOuter = 256 // for the shortest program
)

// single finds a number that leads elsewhere than those around it; 0 if there is none. If only one of them leads on, it is the first, so that
// what it leads on to can end in the same comparisons as the rest.
func (s segments) single(d domain) int {
	var found, on []int
	mostly := s[0].to
	for i := 1; i+1 < len(s); i++ {
		if s[i].top == s[i-1].top+d.step && s[i-1].to == s[i+1].to {
			found = append(found, i)
			if s[i].to.end != returns {
				on = append(on, i)
			}
			if s[i-1].to != mostly {
				mostly = nil
			}
		}
	}
	switch {
	case len(on) == 1 && mostly != nil && mostly.end == returns:
		return on[0]
	case len(found) > 0:
		return found[0]
	}
	return 0
}

// decide compares A until its segment is known.
func (bs blocks) decide(s segments, d domain) *block {
	switch {
	case len(s) == 1:
		return s[0].to
	case len(s) == 2 && s[0].top == 0:
		return bs.choose(ifEqual, 0, s[0].to, s[1].to)
	case len(s) == 2 && s[0].top == d.top-d.step:
		return bs.choose(ifEqual, d.top, s[1].to, s[0].to)
	case len(s) <= bs.linear:
		if i := s.single(d); i > 0 {
			rest := slices.Concat(s[:i-1], s[i+1:])
			return bs.choose(ifEqual, s[i].top, s[i].to, bs.decide(rest, d))
		}
	}
	mid := len(s) / 2
	return bs.choose(ifAtLeast, s[mid-1].top+d.step, bs.decide(s[mid:], d), bs.decide(s[:mid], d))
}

// emit is the block that goes to t when the formula is true and to f when it is not.
func (bs blocks) emit(n *node, t, f *block) *block {
	switch n.op {
	case opFalse:
		return f
	case opTrue:
		return t
	case opHere:
		return bs.sort(dispatch{n.test.from, n.test.mask, []outcome{{n.test.in, t}}, f})
	case opAnd:
		for _, k := range slices.Backward(n.kids) {
			t = bs.emit(k, t, f)
		}
		return t
	case opOr:
		for _, k := range slices.Backward(n.kids) {
			f = bs.emit(k, t, f)
		}
		return f
	}
	panic("bpfgen: a formula about later layers has no code")
}
