package bpfgen

import (
	"math/bits"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// value is the formula of an atom for one of its fields, in a header that stands at a place.
func (w *walk) value(a *atom, f *protocol.Field, at place) *node {
	if a.want == wantUnknown {
		return w.unknown(a.reason)
	}
	if a.want == wantPair {
		any := w.false
		for _, g := range a.with {
			any = w.or(any, w.difference(a, f, g, at))
		}
		return any
	}
	if measured[f] && w.extent.known {
		if f == protocol.TCPLen {
			return w.contentLength(a, f)
		}
		return w.contents(a, f, at)
	}
	if f.Type == ftype.Protocol {
		return w.self(a, f.Protocol, at)
	}
	if f == protocol.FrameLen && w.target == Kernel {
		return w.frameLength(a, at)
	}
	if f == protocol.TCPOptSACKCount && a.want == wantIn && !a.view.masked {
		return w.number(&protocol.Layout{Offset: 1, Width: 1, Scale: 1}, view{}, a.in.counted(2, 8), at)
	}
	if f.Odd || w.outer && f.Computed() && len(f.When) > 0 { // tcpdump takes headers for sound, and for what they say
		return w.false
	}
	if _, ok := radiotapFields[f]; ok && a.view.count == 0 && w.extent.known {
		return w.radiotap(a, f, at)
	}
	if f.Computed() || f.Layout == nil && f.Text == nil {
		return w.and(w.holds(f.When, at), w.unknown(f.Name+": computed, not read from the header"))
	}
	if f.Naming == protocol.Vendor {
		return w.unknown(f.Name + ": only of vendors that are known")
	}
	when := w.holds(f.When, at)
	if f.Text != nil {
		when, f = w.and(when, w.holds(f.Text.When, at)), f.Text
	}
	l := f.Layout
	if l.Width == 0 && f.Type != ftype.None {
		return w.and(when, w.unknown(f.Name+": its length varies"))
	}
	if a.want == wantAny {
		return w.within(f.Protocol, at, w.needs(f), when)
	}
	in := a.in
	switch {
	case f.Type == ftype.Boolean:
		in = truth(in)
	case a.view.count > 0:
		l = &protocol.Layout{Offset: l.Offset + a.view.skip, Width: a.view.count, Scale: 1}
	}
	n := w.and(when, w.there(w.number(l, a.view, in, at), l, at))
	return w.within(f.Protocol, at, w.needs(f), w.routed(f, at, n))
}

// routed is a formula about a field that may have the value of another one: the destination of a packet with a source route is
// the last of the route.
func (w *walk) routed(f *protocol.Field, at place, n *node) *node {
	if f != protocol.IPDst || w.outer {
		return n
	}
	plain := w.holds(protocol.IPHeaderLen.In(uint64(f.Protocol.MinHeader)), at)
	return w.or(w.and(plain, n), w.and(w.not(plain), w.unknown("ip.dst: options can have another one")))
}

// there is a test that a number is in a set, which it is wherever it is there if the set has all numbers.
func (w *walk) there(n *node, l *protocol.Layout, at place) *node {
	if n == w.true && !w.outer {
		return w.captured(at, l.Offset+l.Width)
	}
	return n
}

// needs is how much of a header must be there for a field to be: beyond the fixed part, all that is there together with it.
func (w *walk) needs(f *protocol.Field) int {
	p := f.Protocol
	end := f.Layout.Offset + f.Layout.Width
	if end <= p.MinHeader {
		return end
	}
	for _, g := range protocol.Fields() {
		for _, g := range g.Sources() {
			if g.Protocol == p && g.Layout != nil && together(f.When, g.When) {
				end = max(end, g.Layout.Offset+g.Layout.Width)
			}
		}
	}
	return end
}

// together tells whether two conditions can hold in one header, as far as each field by itself tells.
func together(c, d protocol.Condition) bool {
	for _, s := range c {
		for _, t := range d {
			if s.Field == t.Field && ranges(s.Ranges).intersect(ranges(t.Ranges)).empty() {
				return false
			}
		}
	}
	return true
}

// truth is the set of numbers that stand for the booleans 0 and 1 of a set.
func truth(in set) set {
	var s set
	if len(in) > 0 && in[0].lo == (num{}) {
		s = only(num{})
	}
	if !in.intersect(only(small(1))).empty() {
		s = s.union(nonzero)
	}
	return s
}

// self is the formula for a protocol as a field: its occurrence, or bytes of its header.
func (w *walk) self(a *atom, p *protocol.Protocol, at place) *node {
	if a.want == wantAny && a.view.count == 0 {
		return w.true
	}
	if a.view.count == 0 {
		return w.unknown(p.Name + ": compared as a whole")
	}
	end := a.view.skip + a.view.count + a.view.behind
	if end > p.MinHeader && declared[p] {
		return w.own(a, p, at)
	}
	l := &protocol.Layout{Offset: a.view.skip, Width: a.view.count, Scale: 1}
	n := w.true
	if a.want == wantIn {
		n = w.there(w.number(l, a.view, a.in, at), l, at)
	}
	switch {
	case end > p.MinHeader && p != protocol.Frame:
		return w.unknown(p.Name + ": bytes beyond the fixed part of the header")
	case a.view.short:
		return w.partly(at, end, n)
	}
	return w.within(p, at, end, n)
}

// within is a formula about the first end bytes of a header. Those that every header has are looked after once for all.
func (w *walk) within(p *protocol.Protocol, at place, end int, n *node) *node {
	if end <= p.MinHeader || w.outer {
		return n
	}
	return w.partly(at, end, n)
}

// partly is a formula about the first end bytes of a header, which need not all be there.
func (w *walk) partly(at place, end int, n *node) *node {
	if w.outer {
		return n
	}
	fits := w.fits(at, end)
	return w.or(w.and(fits, n), w.and(w.not(fits), w.unknown(damaged)))
}

// fits is true when the packet, and what encloses the place, have n bytes there.
func (w *walk) fits(at place, n int) *node {
	return w.and(w.captured(at, n), w.enclosed(at, n))
}

func (w *walk) captured(at place, n int) *node {
	if at.base.kind == atTagged {
		n -= tagLen
	}
	n += w.tail
	return w.here(test{from: source{kind: fromLength, at: place{base: at.base}}, in: distance(at.base, at.off+n)})
}

func (w *walk) enclosed(at place, n int) *node {
	ok := w.true
	for _, l := range w.limits {
		ok = w.and(ok, w.room(l, at, n))
	}
	return ok
}

// room is true when at least n bytes lie between a place and a limit.
func (w *walk) room(l limit, at place, n int) *node {
	return w.here(test{from: source{kind: fromLimit, at: place{base: at.base}, end: l}, in: distance(at.base, at.off+n-l.add)})
}

// distance is the numbers from n on. Those that stand for negative ones, of a difference, come last.
func distance(less base, n int) set {
	switch {
	case less.kind == atStart:
		return atLeast(uint64(max(n, 0)))
	case n < 0:
		return makeSet(span{num{}, small(1<<31 - 1)}, span{small(uint64(uint32(n))), small(1<<32 - 1)})
	}
	return between(small(uint64(n)), small(1<<31-1))
}

// holds is the formula of a condition on a header.
func (w *walk) holds(c protocol.Condition, at place) *node {
	n := w.true
	for _, t := range c {
		if w.outer && presumed(t) {
			continue
		}
		n = w.and(n, w.number(t.Field.Layout, view{}, ranges(t.Ranges), at))
	}
	return n
}

func ranges(rs [][2]uint64) set {
	var spans []span
	for _, r := range rs {
		spans = append(spans, span{small(r[0]), small(r[1])})
	}
	return makeSet(spans...)
}

// number is the formula for a declared number, or bytes as a number, to lie in a set.
func (w *walk) number(l *protocol.Layout, v view, in set, at place) *node {
	if !(place{at.base, at.off + l.Offset}).loadable(l.Width) {
		return w.unknown("bytes around a VLAN tag, which the kernel takes out")
	}
	if v.masked && (l.Scale > 1 || l.Add != 0) {
		return w.unknown("a mask of a number that is not read as it stands")
	}
	in = in.scaled(l.Scale, l.Add)
	mask, shift := small(l.Mask), l.Shift
	if l.Mask == 0 {
		mask = ones(8 * l.Width)
	}
	if v.masked {
		if mask = mask.and(shl(v.mask, shift)); mask == (num{}) {
			return w.constant(!in.intersect(only(num{})).empty())
		}
	}
	place := place{at.base, at.off + l.Offset}
	switch {
	case l.LittleEndian:
		return w.littleEndian(place, l.Width, mask, in)
	case l.Width > 4 && mask == ones(8*l.Width):
		return w.wide(place, l.Width, in)
	case l.Width > 4:
		return w.wideMasked(place, l.Width, mask, shift, in)
	}
	from, m, up := word(place, l.Width, uint32(mask.lo))
	in = in.intersect(set{{num{}, small(mask.lo >> shift)}})
	return w.here(test{from: from, mask: m, in: in.shifted(shift+up, from.bits())})
}

// load says how to load a declared number by itself, and which numbers are loaded for its values.
func (w *walk) load(l *protocol.Layout, at place) (from source, mask uint32, raw func(set) set, ok bool) {
	if l.Width > 4 || l.LittleEndian && (l.Mask != 0 || l.Width == 3) {
		return from, 0, nil, false
	}
	m := l.Mask
	if m == 0 {
		m = ones(8 * l.Width).lo
	}
	from, mask, up := word(place{at.base, at.off + l.Offset}, l.Width, uint32(m))
	return from, mask, func(values set) set {
		values = values.scaled(l.Scale, l.Add)
		if !l.LittleEndian {
			return values.shifted(l.Shift+up, from.bits())
		}
		var spans []span
		for _, x := range values {
			for n := x.lo; !x.hi.less(n); n = n.plus1() { // tables have few entries
				v := small(bits.ReverseBytes64(n.lo) >> (64 - 8*l.Width))
				spans = append(spans, span{v, v})
			}
		}
		return makeSet(spans...)
	}, true
}

func shl(a num, n int) num {
	if n == 0 {
		return a
	}
	return num{a.hi<<n | a.lo>>(64-n), a.lo << n}
}

// word is how to load 1 to 4 bytes: three are loaded as part of four. The number is shifted up by some bits then.
func word(at place, width int, mask uint32) (from source, m uint32, up int) {
	full := uint32(ones(8 * width).lo)
	switch {
	case width == 3 && at.off > 0:
		return source{at: place{at.base, at.off - 1}, size: 4}, mask, 0
	case width == 3:
		return source{at: at, size: 4}, mask << 8, 8
	case mask == full:
		mask = 0
	}
	return source{at: at, size: width}, mask, 0
}

// wide compares a number of more than four bytes, four at a time from the front.
func (w *walk) wide(at place, width int, in set) *node {
	if rest := in.complement(); len(rest) < len(in) {
		return w.not(w.wide(at, width, rest))
	}
	any := w.false
	for _, x := range in.intersect(set{{num{}, ones(8 * width)}}) {
		any = w.or(any, w.span(at, width, x))
	}
	return any
}

// span is true when the width bytes at a place are a number from lo to hi.
func (w *walk) span(at place, width int, x span) *node {
	if x.lo == (num{}) && x.hi == ones(8*width) {
		return w.true
	}
	first := width % 4
	if first == 0 {
		first = 4
	}
	rest := width - first
	lo, hi := x.lo.shr(8*rest), x.hi.shr(8*rest)
	head := func(in set) *node {
		from, mask, up := word(at, first, uint32(ones(8*first).lo))
		return w.here(test{from: from, mask: mask, in: in.shifted(up, from.bits())})
	}
	if rest == 0 {
		return head(between(lo, hi))
	}
	low, high := x.lo.and(ones(8*rest)), x.hi.and(ones(8*rest))
	tail := func(x span) *node { return w.span(place{at.base, at.off + first}, rest, x) }
	switch {
	case lo == hi:
		return w.and(tail(span{low, high}), head(only(lo)))
	case low == num{} && high == ones(8*rest):
		return head(between(lo, hi))
	}
	return w.or(
		head(between(lo.plus1(), hi.minus1())),
		w.and(head(only(lo)), tail(span{low, ones(8 * rest)})),
		w.and(head(only(hi)), tail(span{num{}, high})))
}

// wideMasked compares some bits of a number of more than four bytes with one value, or with all but one.
func (w *walk) wideMasked(at place, width int, mask num, shift int, in set) *node {
	if c := in.complement(); len(in) != 1 || in[0].lo != in[0].hi {
		if len(c) == 1 && c[0].lo == c[0].hi {
			return w.not(w.wideMasked(at, width, mask, shift, c))
		}
		return w.unknown("a range of bits out of more than four bytes")
	}
	want := shl(in[0].lo, shift)
	if want.and(mask) != want {
		return w.false
	}
	all := w.true
	for end := width; end > 0; end -= 4 {
		n := min(end, 4)
		m, v := mask.shr(8*(width-end)).and(ones(8*n)), want.shr(8*(width-end)).and(ones(8*n))
		if m == (num{}) {
			continue
		}
		from, m32, up := word(place{at.base, at.off + end - n}, n, uint32(m.lo))
		all = w.and(all, w.here(test{from: from, mask: m32, in: only(small(v.lo << up))}))
	}
	return all
}

// littleEndian compares a number whose least significant byte comes first: single values as they stand, ranges byte by byte.
func (w *walk) littleEndian(at place, width int, mask num, in set) *node {
	if mask != ones(8*width) || width != 2 && width != 4 {
		return w.unknown("bits of a little-endian number")
	}
	swap := func(n num) num { return small(bits.ReverseBytes64(n.lo) >> (64 - 8*width)) }
	if rest := in.complement(); len(rest) < len(in) {
		return w.not(w.littleEndian(at, width, mask, rest))
	}
	any := w.false
	for _, x := range in.intersect(set{{num{}, ones(8 * width)}}) {
		if x.lo == x.hi {
			any = w.or(any, w.here(test{from: source{at: at, size: width}, in: only(swap(x.lo))}))
		} else {
			any = w.or(any, w.backward(at, width, x))
		}
	}
	return any
}

// backward is true when the width bytes at a place, read from the last to the first, are a number from lo to hi.
func (w *walk) backward(at place, width int, x span) *node {
	if x.lo == (num{}) && x.hi == ones(8*width) {
		return w.true
	}
	rest := width - 1
	lo, hi := x.lo.shr(8*rest), x.hi.shr(8*rest)
	low, high := x.lo.and(ones(8*rest)), x.hi.and(ones(8*rest))
	head := func(in set) *node {
		return w.here(test{from: source{at: place{at.base, at.off + rest}, size: 1}, in: in})
	}
	tail := func(lo, hi num) *node {
		if rest == 0 {
			return w.true
		}
		return w.backward(at, rest, span{lo, hi})
	}
	if lo == hi {
		return w.and(head(only(lo)), tail(low, high))
	}
	return w.or(head(between(lo.plus1(), hi.minus1())), w.and(head(only(lo)), tail(low, ones(8*rest))), w.and(head(only(hi)), tail(num{}, high)))
}
