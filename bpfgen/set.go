package bpfgen

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"
)

// num is a number of up to 128 bits, as wide as the widest value that can be compared.
type num struct{ hi, lo uint64 }

var maxNum = num{^uint64(0), ^uint64(0)}

func small(n uint64) num { return num{0, n} }

// bigEndian is the number that at most 16 bytes stand for.
func bigEndian(b []byte) num {
	var n num
	for _, c := range b {
		n = num{n.hi<<8 | n.lo>>56, n.lo<<8 | uint64(c)}
	}
	return n
}

func (a num) less(b num) bool { return a.hi < b.hi || a.hi == b.hi && a.lo < b.lo }

func (a num) cmp(b num) int {
	switch {
	case a.less(b):
		return -1
	case b.less(a):
		return 1
	}
	return 0
}

func (a num) plus1() num {
	lo, carry := bits.Add64(a.lo, 1, 0)
	return num{a.hi + carry, lo}
}

func (a num) minus1() num {
	lo, borrow := bits.Sub64(a.lo, 1, 0)
	return num{a.hi - borrow, lo}
}

func (a num) minus(b num) num {
	lo, borrow := bits.Sub64(a.lo, b.lo, 0)
	return num{a.hi - b.hi - borrow, lo}
}

// shr is a shifted right by n bits.
func (a num) shr(n int) num {
	switch {
	case n == 0:
		return a
	case n >= 64:
		return num{0, a.hi >> (n - 64)}
	}
	return num{a.hi >> n, a.lo>>n | a.hi<<(64-n)}
}

// ones is the number of n set bits.
func ones(n int) num {
	switch {
	case n <= 0:
		return num{}
	case n >= 128:
		return maxNum
	}
	return maxNum.shr(128 - n)
}

func (a num) and(b num) num { return num{a.hi & b.hi, a.lo & b.lo} }
func (a num) or(b num) num  { return num{a.hi | b.hi, a.lo | b.lo} }

// span is the numbers from lo to hi, both included.
type span struct{ lo, hi num }

// set is a set of numbers: spans in ascending order that neither overlap nor touch.
type set []span

var (
	everything = set{{num{}, maxNum}}
	nonzero    = set{{small(1), maxNum}}
)

func only(n num) set         { return set{{n, n}} }
func between(lo, hi num) set { return makeSet(span{lo, hi}) }
func atLeast(n uint64) set   { return set{{small(n), maxNum}} }
func (s set) single() bool   { return len(s) == 1 && s[0].lo == s[0].hi }
func (s set) empty() bool    { return len(s) == 0 }
func (s set) full() bool     { return len(s) == 1 && s[0] == everything[0] }

// makeSet is the set of all numbers in the spans; those whose ends are the wrong way round are empty.
func makeSet(spans ...span) set {
	slices.SortFunc(spans, func(a, b span) int { return a.lo.cmp(b.lo) })
	var s set
	for _, x := range spans {
		if x.hi.less(x.lo) {
			continue
		}
		if last := len(s) - 1; last >= 0 && (s[last].hi == maxNum || !s[last].hi.plus1().less(x.lo)) {
			if s[last].hi.less(x.hi) {
				s[last].hi = x.hi
			}
			continue
		}
		s = append(s, x)
	}
	return s
}

func (s set) union(t set) set { return makeSet(slices.Concat(s, t)...) }

func (s set) intersect(t set) set {
	var both set
	for len(s) > 0 && len(t) > 0 {
		x := s[0]
		if x.lo.less(t[0].lo) {
			x.lo = t[0].lo
		}
		if t[0].hi.less(x.hi) {
			x.hi = t[0].hi
		}
		if !x.hi.less(x.lo) {
			both = append(both, x)
		}
		if s[0].hi.less(t[0].hi) {
			s = s[1:]
		} else {
			t = t[1:]
		}
	}
	return both
}

// around is a set of at most n spans that contains s: the smallest gaps are closed.
func (s set) around(n int) set {
	if len(s) <= n {
		return s
	}
	at := make([]int, len(s)-1) // the gaps, each by the span before it
	for i := range at {
		at[i] = i
	}
	gap := func(i int) num { return s[i+1].lo.minus(s[i].hi) }
	slices.SortStableFunc(at, func(i, j int) int { return gap(j).cmp(gap(i)) })
	open := at[:n-1]
	slices.Sort(open)
	var c set
	from := s[0].lo
	for _, i := range open {
		c = append(c, span{from, s[i].hi})
		from = s[i+1].lo
	}
	return append(c, span{from, s[len(s)-1].hi})
}

// widest is the n widest spans of s.
func (s set) widest(n int) set {
	if len(s) <= n {
		return s
	}
	c := slices.Clone(s)
	slices.SortStableFunc(c, func(a, b span) int { return b.hi.minus(b.lo).cmp(a.hi.minus(a.lo)) })
	return makeSet(c[:n]...)
}

func (s set) complement() set {
	var c set
	from := num{}
	for _, x := range s {
		if from.less(x.lo) {
			c = append(c, span{from, x.lo.minus1()})
		}
		if x.hi == maxNum {
			return c
		}
		from = x.hi.plus1()
	}
	return append(c, span{from, maxNum})
}

// scaled is the set of numbers n for which n*scale+add is in s. The numbers have at most 64 bits.
func (s set) scaled(scale, add uint64) set {
	if scale <= 1 && add == 0 {
		return s
	}
	var spans []span
	for _, x := range s.intersect(set{{small(add), small(^uint64(0))}}) {
		lo, hi := x.lo.lo-add, x.hi.lo-add
		if rest := lo % scale; rest != 0 {
			lo += scale - rest
		}
		if hi/scale >= lo/scale {
			spans = append(spans, span{small(lo / scale), small(hi / scale)})
		}
	}
	return makeSet(spans...)
}

// raised is the set of numbers n greater than those of s, which are none of the greatest.
func (s set) raised(n int) set {
	var spans []span
	for _, x := range s {
		spans = append(spans, span{small(x.lo.lo + uint64(n)), small(x.hi.lo + uint64(n))})
	}
	return makeSet(spans...)
}

// counted is the set of lengths, of one byte, of a head and n whole pieces of the given size where n is in s.
func (s set) counted(head, size uint64) set {
	var spans []span
	for n := range (0xff-head)/size + 1 {
		if x := only(small(n)); !s.intersect(x).empty() {
			spans = append(spans, span{small(head + n*size), small(head + n*size + size - 1)})
		}
	}
	return makeSet(spans...)
}

// shifted is the set of numbers below 1<<width whose bits from shift on are in s.
func (s set) shifted(shift, width int) set {
	var spans []span
	top := ones(width).lo
	for _, x := range s.intersect(set{{num{}, small(top >> shift)}}) {
		hi := x.hi.lo<<shift | ones(shift).lo
		if x.hi.lo == top>>shift {
			hi = top
		}
		spans = append(spans, span{small(x.lo.lo << shift), small(hi)})
	}
	return makeSet(spans...)
}

func (s set) String() string {
	var b strings.Builder
	for _, x := range s {
		fmt.Fprintf(&b, "%x.%x-%x.%x,", x.lo.hi, x.lo.lo, x.hi.hi, x.hi.lo)
	}
	return b.String()
}
