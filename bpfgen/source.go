package bpfgen

import "golang.org/x/net/bpf"

// place is a position in the packet: a constant distance from a base.
type place struct {
	base base
	off  int
}

// base is a number that the index register holds when the packet is read.
type base struct {
	kind baseKind
	n    int
}

type baseKind uint8

const (
	atStart  baseKind = iota // 0: the position is constant
	atNibble                 // four times the lower half of byte n: what "ldxb 4*([n]&0xf)" gives
	atSlot                   // the number in M[n]
	atIndex                  // what the index register holds already
	atTagged                 // 0, in a frame as it was before the kernel took the VLAN tag out: see apart
)

// source is where a number comes from.
type source struct {
	kind sourceKind
	at   place // of fromPacket; the base is subtracted from the others
	size int   // of fromPacket
	end  limit // of fromLimit
	// parts are the numbers of fromDifference, counted from the base: the first less the second.
	parts [2]part
}

// part is some bits of a number in the packet.
type part struct {
	off, size int
	mask      uint32 // 0: all bits
	shift     int
}

type sourceKind uint8

const (
	fromPacket     sourceKind = iota
	fromLength                // the length of the packet, less a base
	fromLimit                 // the end of an enclosing header's payload, less a base
	fromDifference            // of two numbers in the packet
)

// limit is the position after the last byte that a header says belongs to it: a number read from it, plus a constant; or what
// has been put away in a slot.
type limit struct {
	inSlot bool
	slot   int
	at     place // not inSlot
	size   int
	add    int
}

// field is the number that a limit which is not in a slot is computed from.
func (l limit) field() source { return source{at: l.at, size: l.size} }

// bits is the width of the number.
func (s source) bits() int {
	switch {
	case s.kind == fromPacket:
		return 8 * s.size
	case s.kind == fromLimit && !s.end.inSlot && s.at.base.kind == atStart:
		return 8 * s.end.size
	}
	return 32
}

func (b base) load() []bpf.Instruction {
	switch b.kind {
	case atNibble:
		return []bpf.Instruction{bpf.LoadMemShift{Off: uint32(b.n)}}
	case atSlot:
		return []bpf.Instruction{bpf.LoadScratch{Dst: bpf.RegX, N: b.n}}
	}
	return nil
}

// load puts the number into A.
func (s source) load() []bpf.Instruction {
	code := s.at.base.load()
	switch s.kind {
	case fromDifference:
		return s.subtract()
	case fromLength:
		code = append(code, bpf.LoadExtension{Num: bpf.ExtLen})
	case fromLimit:
		if s.end.inSlot {
			code = append(code, bpf.LoadScratch{Dst: bpf.RegA, N: s.end.slot})
		} else {
			code = append(code, s.end.field().load()...)
		}
	default:
		if s.at.base.kind == atTagged {
			return s.apart()
		}
		if s.at.base.kind == atStart {
			return append(code, bpf.LoadAbsolute{Off: uint32(s.at.off), Size: s.size})
		}
		return append(code, bpf.LoadIndirect{Off: uint32(s.at.off), Size: s.size})
	}
	if s.at.base.kind != atStart {
		code = append(code, bpf.ALUOpX{Op: bpf.ALUOpSub})
	}
	return code
}

// spare is the scratch slot that holds a number for a moment.
const spare = 15

// subtract puts a difference into A. It does not leave X alone.
func (s source) subtract() []bpf.Instruction {
	load := func(p part) []bpf.Instruction {
		code := source{at: place{s.at.base, p.off}, size: p.size}.load()
		if p.mask != 0 {
			code = append(code, bpf.ALUOpConstant{Op: bpf.ALUOpAnd, Val: p.mask})
		}
		if p.shift > 0 {
			code = append(code, bpf.ALUOpConstant{Op: bpf.ALUOpShiftRight, Val: uint32(p.shift)})
		}
		return code
	}
	code := append(load(s.parts[1]), bpf.StoreScratch{Src: bpf.RegA, N: spare})
	code = append(code, load(s.parts[0])...)
	return append(code, bpf.LoadScratch{Dst: bpf.RegX, N: spare}, bpf.ALUOpX{Op: bpf.ALUOpSub})
}

// slots reports the scratch slots that the number depends on.
func (s source) slots(used *[16]bool) {
	s.at.base.slots(used)
	if s.kind == fromLimit {
		s.end.slots(used)
	}
}

func (b base) slots(used *[16]bool) {
	if b.kind == atSlot {
		used[b.n] = true
	}
}

func (l limit) slots(used *[16]bool) {
	if l.inSlot {
		used[l.slot] = true
	}
}
