package bpfgen

import (
	"slices"

	"github.com/dfc-lang/dfc/compile/protocol"
	"golang.org/x/net/bpf"
)

// advance finds where the bytes behind a header are. Positions that are not a constant, nor what the machine can compute while
// loading, are put away in slots; so are those behind what may stand between the link and the network header or extend the latter,
// so that all of these share the code that follows. It reports false where the slots do not suffice.
//
// A relaxed walk does not look at how much belongs to a header.
//
// The code leaves X alone once it has loaded the old position, which s.at is changed to rely on when the new one takes its slot.
func (w *walk) advance(p *protocol.Protocol, s *state, g *node, relaxed bool) (code []bpf.Instruction, next state, ok bool) {
	next = w.past(p, *s)
	next.limits = slices.Clone(s.limits)
	if h := p.HeaderField; h != nil && h.Layout.LittleEndian && (h.Layout.Width != 2 || s.at.base.kind != atStart) {
		return nil, next, false
	}
	if p.LengthField != nil && !w.outer && !relaxed {
		f := w.field(p.LengthField, s.at)
		next.limits = append(next.limits, limit{at: f.at, size: f.size, add: p.LengthFrom + s.at.off})
	}
	used := w.slotsInUse(s, g)
	var store []bpf.Instruction
	h, here := p.HeaderField, s.at
	switch {
	case h == nil && (w.outer || s.from == nil || w.begins(p)):
		next.at.off += p.MinHeader
		next.at = next.at.behind()
		s.at.base.slots(&used)
	case h != nil && here.base.kind == atStart && nibble(h.Layout):
		next.at = place{base{atNibble, here.off + h.Layout.Offset}, here.off}
	default:
		if p.LengthField != nil && !relaxed {
			s.at.base.slots(&used)
		}
		slot, free := take(&used, position(next.inside))
		if !free {
			return nil, next, false
		}
		next.at = place{base: base{atSlot, slot}}
		store = append(w.length(p, here, 0), bpf.StoreScratch{Src: bpf.RegA, N: slot})
		if here.base == next.at.base {
			s.at.base = base{kind: atIndex}
		}
	}
	for i, l := range next.limits {
		if l.inSlot || next.at.base.kind != atSlot && here.base.kind == atStart {
			continue
		}
		slot, free := take(&used, 2)
		if !free {
			return nil, next, false
		}
		code = append(code, l.load()...)
		code = append(code, bpf.StoreScratch{Src: bpf.RegA, N: slot})
		next.limits[i] = limit{inSlot: true, slot: slot}
	}
	return append(code, store...), next, true
}

// slotsInUse reports the slots that must keep their content behind a header.
func (w *walk) slotsInUse(s *state, g *node) (used [16]bool) {
	for _, l := range s.limits {
		l.slots(&used)
	}
	g.visit(func(n *node) {
		if n.op == opHere {
			n.test.from.slots(&used)
		}
	})
	return used
}

// position is the slot to use for positions, so that ways that meet agree: one outside of packets, one inside.
func position(inside bool) int {
	if inside {
		return 1
	}
	return 0
}

// takeLast finds a slot that is free, from the last one on.
func takeLast(used *[16]bool) (int, bool) {
	for n := spare - 1; n >= 0; n-- {
		if !used[n] {
			used[n] = true
			return n, true
		}
	}
	return 0, false
}

// take finds a slot that is free, from the preferred one on.
func take(used *[16]bool, prefer int) (int, bool) {
	for n := prefer; n < spare; n++ {
		if !used[n] {
			used[n] = true
			return n, true
		}
	}
	return 0, false
}

// field is how to load a number that is the whole of its bytes.
func (w *walk) field(f *protocol.Field, at place) source {
	return source{at: place{at.base, at.off + f.Layout.Offset}, size: f.Layout.Width}
}

// nibble tells whether the machine can load a header length by itself.
func nibble(l *protocol.Layout) bool {
	return l.Width == 1 && l.Mask == 0x0f && l.Scale == 4 && l.Add == 0
}

// length computes the position behind a header, plus a constant.
func (w *walk) length(p *protocol.Protocol, at place, add int) []bpf.Instruction {
	if p.HeaderField == nil {
		return place{at.base, at.off + p.MinHeader + add}.behind().position()
	}
	l := p.HeaderField.Layout
	from := w.field(p.HeaderField, at)
	code := from.load()
	if l.LittleEndian {
		low, high := source{at: from.at, size: 1}, source{at: place{off: from.at.off + 1}, size: 1}
		code = append(high.load(), bpf.ALUOpConstant{Op: bpf.ALUOpMul, Val: 256}, bpf.TAX{})
		code = append(append(code, low.load()...), bpf.ALUOpX{Op: bpf.ALUOpAdd})
	}
	if l.Mask != 0 {
		code = append(code, bpf.ALUOpConstant{Op: bpf.ALUOpAnd, Val: uint32(l.Mask)})
	}
	if l.Shift > 0 {
		code = append(code, bpf.ALUOpConstant{Op: bpf.ALUOpShiftRight, Val: uint32(l.Shift)})
	}
	if l.Scale > 1 {
		code = append(code, bpf.ALUOpConstant{Op: bpf.ALUOpMul, Val: uint32(l.Scale)})
	}
	code = append(code, plus(at.off+int(l.Add)+add)...)
	if at.base.kind != atStart {
		code = append(code, bpf.ALUOpX{Op: bpf.ALUOpAdd})
	}
	return code
}

// position puts a place into A.
func (at place) position() []bpf.Instruction {
	if at.base.kind == atStart {
		return []bpf.Instruction{bpf.LoadConstant{Dst: bpf.RegA, Val: uint32(at.off)}}
	}
	return append(append(at.base.load(), bpf.TXA{}), plus(at.off)...)
}

func plus(n int) []bpf.Instruction {
	if n == 0 {
		return nil
	}
	return []bpf.Instruction{bpf.ALUOpConstant{Op: bpf.ALUOpAdd, Val: uint32(n)}}
}
