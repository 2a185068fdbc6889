package bpfgen

import (
	"cmp"
	"slices"

	"golang.org/x/net/bpf"
)

// maxSkip is how far a conditional jump reaches.
const maxSkip = 255

// layout writes the blocks one after the other. It begins with the last one: all jumps go forward, so that the distance to where
// they go is known when they are written. Returns stand at the end: when Linux checks that slots have content before they are
// read, it takes what follows a return for what is executed after it.
func layout(p program) []bpf.Instruction {
	l := &writer{at: map[*block]int{}, leaps: map[*block]int{}}
	slices.SortStableFunc(p, func(a, b *block) int { return cmp.Compare(rank(a), rank(b)) })
	for _, b := range slices.Backward(p) {
		l.end(b)
		for _, i := range slices.Backward(b.code) {
			l.put(i)
		}
		l.at[b] = len(l.code)
	}
	slices.Reverse(l.code)
	return l.code
}

// rank sorts returns, which nothing follows, behind all other blocks.
func rank(b *block) int {
	if b.end == returns {
		return 1
	}
	return 0
}

// writer holds the program from its end: places are numbers of instructions up to the end.
type writer struct {
	code  []bpf.Instruction
	at    map[*block]int // where a block begins
	leaps map[*block]int // where a jump to a block was put for want of reach; the first one on the way
}

func (l *writer) put(i bpf.Instruction) { l.code = append(l.code, i) }

func (l *writer) end(b *block) {
	switch b.end {
	case returns:
		l.put(bpf.RetConstant{Val: b.value})
	case jumps:
		if skip := len(l.code) - l.at[b.t]; skip > 0 {
			l.put(bpf.Jump{Skip: uint32(skip)})
		}
	default:
		for !l.reaches(b.t) || !l.reaches(b.f) {
			// Nothing falls through to what is put here, behind the choice. Each leap moves the other way's goal by one.
			if !l.reaches(b.t) {
				l.leap(b.t)
			} else {
				l.leap(b.f)
			}
		}
		l.put(bpf.JumpIf{Cond: jumpTests[b.end], Val: b.value, SkipTrue: l.skip(b.t), SkipFalse: l.skip(b.f)})
	}
}

// nearest is the place to go to for a block.
func (l *writer) nearest(b *block) int { return max(l.at[b], l.leaps[b]) }

func (l *writer) reaches(b *block) bool { return len(l.code)-l.nearest(b) <= maxSkip }

func (l *writer) skip(b *block) uint8 { return uint8(len(l.code) - l.nearest(b)) }

func (l *writer) leap(b *block) {
	l.put(bpf.Jump{Skip: uint32(len(l.code) - l.at[b])})
	l.leaps[b] = len(l.code)
}
