package bpfgen

import (
	"slices"

	"github.com/dfc-lang/dfc/compile/protocol"
	"golang.org/x/net/bpf"
)

// extent is what lies between the end of a header and the end of what encloses it.
type extent struct {
	known      bool
	begin, end place // end: the zero place where nothing tells
}

// measured are the fields that are about it; those of radiotap must know where the header ends, too.
var measured = map[*protocol.Field]bool{protocol.TCPLen: true, protocol.TCPPayload: true, protocol.UDPPayload: true}

func (a *atom) measured() bool {
	return slices.ContainsFunc(a.fields, func(f *protocol.Field) bool {
		_, value := radiotapFields[f]
		return measured[f] || value
	})
}

// measure finds the extent behind a header, if the formula asks for it. What is not at a constant distance from the header is put away
// in slots, the last ones, by the code.
func (w *walk) measure(p *protocol.Protocol, s state, f *node) (code []bpf.Instruction) {
	w.extent = extent{}
	asked := false
	f.visit(func(n *node) { asked = asked || n.op == opLater && n.atom.proto == p && n.atom.measured() })
	if !asked {
		return nil
	}
	used := w.slotsInUse(&s, f)
	s.at.base.slots(&used)
	keep := func(number []bpf.Instruction) (place, bool) {
		slot, free := takeLast(&used)
		if !free {
			return place{}, false
		}
		code = append(append(code, number...), bpf.StoreScratch{Src: bpf.RegA, N: slot})
		return place{base: base{atSlot, slot}}, true
	}
	e := extent{begin: place{s.at.base, s.at.off + p.MinHeader}.behind(), known: true}
	if p.HeaderField != nil {
		e.begin, e.known = keep(w.length(p, s.at, -1))
		e.begin.off = 1 // three bytes are loaded with the one before them: see word
	}
	if n := len(s.limits); n > 0 && !w.outer && e.known {
		e.end, e.known = keep(s.limits[n-1].load())
	}
	w.extent = e
	return code
}

// load puts the limit into A.
func (l limit) load() []bpf.Instruction {
	if l.inSlot {
		return []bpf.Instruction{bpf.LoadScratch{Dst: bpf.RegA, N: l.slot}}
	}
	code := append(l.field().load(), plus(l.add)...)
	if l.at.base.kind != atStart {
		code = append(code, bpf.ALUOpX{Op: bpf.ALUOpAdd})
	}
	return code
}

// contents is the formula for the bytes of the extent behind a header.
func (w *walk) contents(a *atom, f *protocol.Field, header place) *node {
	at := w.extent.begin
	n := w.run(a, at, func(n int) *node { return w.enclosed(at, n) })
	switch {
	case f == protocol.TCPPayload: // what a reset carries is taken for its cause
		n = w.and(w.holds(protocol.TCPFlagRST.In(0), header), n)
	case !w.outer: // what lies beyond the length is the payload's, too, if there is any
		n = w.and(w.holds(protocol.UDPLength.Not(uint64(protocol.UDP.MinHeader)), header), n)
	}
	return n
}

// declared are the protocols whose own bytes are exactly the header as it is declared.
var declared = map[*protocol.Protocol]bool{protocol.IP: true, protocol.TCP: true, protocol.UDP: true}

// own is the formula for bytes of a header beyond its fixed part.
func (w *walk) own(a *atom, p *protocol.Protocol, at place) *node {
	return w.run(a, at, func(n int) *node {
		switch {
		case n <= p.MinHeader:
			return w.true
		case p.HeaderField == nil:
			return w.false
		}
		return w.and(w.number(p.HeaderField.Layout, view{}, atLeast(uint64(n)), at), w.enclosed(at, n))
	})
}

// run is the formula for a run of bytes that begins at a place, or part of it; fits tells whether there are as many.
func (w *walk) run(a *atom, at place, fits func(int) *node) *node {
	size := max(1, a.view.skip+a.view.count+a.view.behind)
	n := w.true
	switch {
	case a.want == wantIn && a.view.count == 0:
		n = w.unknown(a.fields[0].Name + ": compared as a whole")
	case a.want == wantIn:
		n = w.number(&protocol.Layout{Offset: a.view.skip, Width: a.view.count, Scale: 1}, a.view, a.in, at)
	}
	if w.outer {
		return n
	}
	got := w.captured(at, size)
	n = w.and(fits(size), w.or(w.and(got, n), w.and(w.not(got), w.unknown(damaged))))
	if size > 1 && (a.view.short || a.want == wantAny) { // some of it is there
		n = w.or(n, w.and(fits(1), w.not(fits(size)), w.unknown(a.fields[0].Name+": bytes beyond the end")))
	}
	return n
}

// contentLength is the formula for the number of bytes of the extent to lie in a set.
func (w *walk) contentLength(a *atom, f *protocol.Field) *node {
	if w.extent.end == (place{}) || a.view.masked {
		return w.unknown(f.Name + ": computed, not read from the header")
	}
	in := a.in
	if a.want == wantAny {
		in = everything
	}
	whole := w.captured(w.extent.end, 0)
	for _, l := range w.limits[:len(w.limits)-1] {
		whole = w.and(whole, w.room(l, w.extent.end, 0))
	}
	end := limit{inSlot: true, slot: w.extent.end.base.n}
	from := source{kind: fromLimit, at: place{base: w.extent.begin.base}, end: end}
	n := w.here(test{from: from, in: in.intersect(set{{num{}, small(1<<31 - 1)}}).raised(w.extent.begin.off)})
	return w.or(w.and(whole, n), w.and(w.not(whole), w.unknown(damaged)))
}
