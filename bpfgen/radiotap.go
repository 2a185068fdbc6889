package bpfgen

import "github.com/dfc-lang/dfc/compile/protocol"

// radiotapValue is where a field is within the value that a bit stands for.
type radiotapValue struct {
	bit    int
	layout protocol.Layout
}

// radiotapFields are the fields that code reads from radiotap's values.
var radiotapFields = map[*protocol.Field]radiotapValue{
	protocol.RadiotapFlags:     {1, protocol.Layout{Width: 1, Scale: 1}},
	protocol.RadiotapFrequency: {3, protocol.Layout{Width: 2, Scale: 1, LittleEndian: true}},
	protocol.RadiotapChanFlags: {3, protocol.Layout{Offset: 2, Width: 2, Scale: 1, LittleEndian: true}},
	protocol.RadiotapSignal:    {5, protocol.Layout{Width: 1, Scale: 1}},
	protocol.RadiotapNoise:     {6, protocol.Layout{Width: 1, Scale: 1}},
	protocol.RadiotapQuality:   {7, protocol.Layout{Width: 2, Scale: 1, LittleEndian: true}},
	protocol.RadiotapTxPower:   {10, protocol.Layout{Width: 1, Scale: 1}},
	protocol.RadiotapAntenna:   {11, protocol.Layout{Width: 1, Scale: 1}},
	protocol.RadiotapSignalDB:  {12, protocol.Layout{Width: 1, Scale: 1}},
}

// radiotap is the formula for a field of radiotap: the values that the first word says are there, in the order of their bits and each
// aligned, stand before it. A header with more words has values more than once.
func (w *walk) radiotap(a *atom, f *protocol.Field, at place) *node {
	const words, more, near = 4, 31, 6
	bit := func(n int) *node {
		l := &protocol.Layout{Offset: words + n/8, Width: 1, Mask: 1 << (n % 8), Scale: 1}
		return w.number(l, view{}, nonzero, at)
	}
	v := radiotapFields[f]
	in := a.in
	switch {
	case a.want == wantAny:
		in = everything
	case f.Type.Signed():
		in = in.unbiased()
	}
	var from func(n, pos int) *node
	from = func(n, pos int) *node {
		size := protocol.RadiotapSizes[n]
		next := (pos+size.Align-1)/size.Align*size.Align + size.Size
		if n < v.bit {
			return w.or(w.and(bit(n), from(n+1, next)), w.and(w.not(bit(n)), from(n+1, pos)))
		}
		l := v.layout
		l.Offset += next - size.Size
		own := w.number(protocol.RadiotapLength.Layout, view{}, atLeast(uint64(next)), at)
		return w.and(bit(n), own, w.partly(at, next, w.there(w.number(&l, a.view, in, at), &l, at)))
	}
	unknown := w.unknown(f.Name + ": many values can precede it")
	whole := w.true
	if !w.outer {
		whole = w.captured(w.extent.begin, 0)
	}
	once := w.and(bit(v.bit), unknown)
	if v.bit <= near {
		once = w.or(w.and(whole, from(0, words+4)), w.and(w.not(whole), w.unknown(damaged)))
	}
	return w.or(w.and(w.not(bit(more)), once), w.and(bit(more), unknown))
}

// biased is where a signed number stands among the unsigned ones that keep the order.
func biased(n uint64) num { return small(n ^ 1<<63) }

// unbiased is the bytes whose values as signed numbers, biased, are in s.
func (s set) unbiased() set {
	var spans []span
	for b := range uint64(256) {
		if !s.intersect(only(biased(uint64(int8(b))))).empty() {
			spans = append(spans, span{small(b), small(b)})
		}
	}
	return makeSet(spans...)
}
