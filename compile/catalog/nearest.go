package catalog

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

// The cost of changes, in halves, so that the commonest slips come first.
const (
	costEdit  = 2 // a letter inserted, left out or replaced
	costDigit = 3 // the same with a digit, which is seldom a slip
	costSwap  = 1 // two neighbours swapped, or one of . _ - in place of another
	costHead  = 3 // the part before the first dot isn't that of the name asked for
	costMore  = 3 // what a name may cost more than the best one
)

// Nearest returns up to limit names that name may be a misspelling of, the likeliest first: the fewer letters inserted,
// left out, replaced or swapped the better, then a name under the same protocol, then a short one. The case of letters
// doesn't count, and name itself is not among them.
func Nearest(name string, limit int) []string {
	type candidate struct {
		name string
		cost int
	}
	var found []candidate
	m := newMatcher(name)
	for _, l := range []*list{&protocols, &fields} {
		for b := range l.archive().keys() {
			n := l.loadNames(b)
			for i := range n.len() {
				if cost, ok := m.cost(n.name(i)); ok && n.name(i) != name {
					found = append(found, candidate{n.name(i), cost})
				}
			}
		}
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(a.cost-b.cost, len(a.name)-len(b.name), cmp.Compare(a.name, b.name))
	})
	var names []string
	for _, c := range found[:max(min(len(found), limit), 0)] {
		if c.cost > found[0].cost+costMore {
			break
		}
		names = append(names, strings.Clone(c.name)) // a part of its whole block otherwise
	}
	return names
}

// matcher compares names with one name.
type matcher struct {
	name, head   string // folded
	letters      uint64
	near, far    int    // the edits allowed, under the same head and under another
	row, up, up2 []int  // three rows of the table of costs
	folded       []byte // the name compared now
}

func newMatcher(name string) *matcher {
	folded := fold(nil, name)
	m := &matcher{name: string(folded), letters: letters(folded)}
	m.head, _, _ = strings.Cut(m.name, ".")
	m.far = min(max(len(name)/3, 1), 2)
	m.near = min(max(len(name)/3, 1), 4)
	for _, row := range []*[]int{&m.row, &m.up, &m.up2} {
		*row = make([]int, len(name)+1)
	}
	return m
}

// cost tells how far a name is from the one asked for, and false if that is too far.
func (m *matcher) cost(name string) (int, bool) {
	edits := m.near
	if d := len(name) - len(m.name); d > edits || -d > edits {
		return 0, false
	}
	m.folded = fold(m.folded[:0], name)
	head := 0
	if len(m.folded) < len(m.head) || string(m.folded[:len(m.head)]) != m.head ||
		len(m.folded) > len(m.head) && m.folded[len(m.head)] != '.' {
		head, edits = costHead, m.far
	}
	// Every edit adds and removes at most one letter: most names are out before the table is worked out.
	l := letters(m.folded)
	if bits.OnesCount64(l&^m.letters) > edits || bits.OnesCount64(m.letters&^l) > edits {
		return 0, false
	}
	cost := m.distance(edits * costEdit)
	return cost + head, cost <= edits*costEdit
}

// distance is the Damerau-Levenshtein distance (no letter moved twice) to the folded name, something greater than limit
// when it exceeds that.
func (m *matcher) distance(limit int) int {
	a, b := m.folded, m.name
	for j := range m.up {
		m.up[j] = 0
		if j > 0 {
			m.up[j] = m.up[j-1] + edit(b[j-1])
		}
	}
	before := 0 // the least cost in the row before
	for i := 1; i <= len(a); i++ {
		m.row[0] = m.up[0] + edit(a[i-1])
		least := m.row[0]
		for j := 1; j <= len(b); j++ {
			c := min(m.up[j]+edit(a[i-1]), m.row[j-1]+edit(b[j-1]))
			switch {
			case a[i-1] == b[j-1]:
				c = min(c, m.up[j-1])
			case separator(a[i-1]) && separator(b[j-1]):
				c = min(c, m.up[j-1]+costSwap)
			default:
				c = min(c, m.up[j-1]+max(edit(a[i-1]), edit(b[j-1])))
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					c = min(c, m.up2[j-2]+costSwap)
				}
			}
			m.row[j] = c
			least = min(least, c)
		}
		if min(least, before) > limit {
			return least
		}
		before = least
		m.up2, m.up, m.row = m.up, m.row, m.up2
	}
	return m.up[len(b)]
}

// edit is the cost of inserting, leaving out or replacing c.
func edit(c byte) int {
	if '0' <= c && c <= '9' {
		return costDigit
	}
	return costEdit
}

// fold appends s in small letters to b.
func fold(b []byte, s string) []byte {
	for i := range len(s) {
		b = append(b, lower(s[i]))
	}
	return b
}

func separator(c byte) bool { return c == '.' || c == '_' || c == '-' }

// letters is the set of letters in a folded name, the separators counting as one.
func letters(name []byte) uint64 {
	set := uint64(0)
	for _, c := range name {
		if separator(c) {
			c = '.'
		}
		set |= 1 << (c & 63)
	}
	return set
}
