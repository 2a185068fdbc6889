package bpfgen

import (
	"slices"

	"github.com/dfc-lang/dfc/compile/protocol"
	"golang.org/x/net/bpf"
)

// searchable are the tables of layers that lie one behind the other within a header, each with its kind and its length in front; the first
// two kinds are a byte each.
var searchable = map[*protocol.Table]bool{protocol.TCPOptions: true}

// option tells whether a protocol is one that is searched for.
func (w *walk) option(p *protocol.Protocol) bool {
	for t := range searchable {
		if slices.ContainsFunc(w.targets(t), func(x target) bool { return x.proto == p }) {
			return true
		}
	}
	return false
}

// optionWork is what a question asked of an option adds to the work for a filter, compared with one asked of a header: each is asked at every
// place where an option may begin, and answered for all kinds.
const optionWork = 8

// search is a walk over the options of a header. As there are no loops, the code for one of them is there as many times as options are looked at. The
// place of the option that is read and that of the next one take turns in two slots.
type search struct {
	*walk
	table *protocol.Table
	after func(*node) *block
	end   limit
	at    [2]int
	memo  map[[2]int]*block // by formula and the number of options left
}

// search reads the options of a header, if the formula asks for any, and goes on to what is behind them.
func (w *walk) search(p *protocol.Protocol, s, next state, g *node, after func(*node) *block) *block {
	x := &search{walk: w, table: p.Inside, after: after, memo: map[[2]int]*block{}}
	if !searchable[p.Inside] || !x.asks(g) {
		return after(g)
	}
	used := w.slotsInUse(&s, g)
	s.at.base.slots(&used)
	next.at.base.slots(&used)
	for _, l := range next.limits {
		l.slots(&used)
	}
	var slots [3]int
	for i := range slots {
		var free bool
		if slots[i], free = takeLast(&used); !free {
			return after(x.leave(g, "positions that a program cannot compute"))
		}
	}
	x.end, x.at = limit{inSlot: true, slot: slots[0]}, [2]int(slots[1:])
	code := append(w.length(p, s.at, 0), bpf.StoreScratch{Src: bpf.RegA, N: x.end.slot})
	code = append(code, place{s.at.base, s.at.off + p.MinHeader}.position()...)
	code = append(code, bpf.StoreScratch{Src: bpf.RegA, N: x.turn(w.depth.options).n})
	b := x.from(g, w.depth.options)
	if !w.outer {
		w.limits = s.limits
		b = w.emit(w.fits(place{base: base{atSlot, x.end.slot}}, 0), b, w.lost(g, damaged))
	}
	return w.prefix(code, b)
}

// asks tells whether the formula asks for options.
func (x *search) asks(g *node) bool { return slices.ContainsFunc(g.asked(), x.among) }

func (x *search) among(p *protocol.Protocol) bool {
	return slices.ContainsFunc(x.targets(x.table), func(t target) bool { return t.proto == p })
}

// leave gives up on options.
func (x *search) leave(g *node, reason string) *node {
	return x.replaceLater(g, func(n *node) *node {
		if x.among(n.atom.proto) {
			return x.constant(x.assume(reason))
		}
		return n
	})
}

// from reads the option at the place of which it is the turn when so many are left, and those behind it.
func (x *search) from(g *node, left int) *block {
	switch {
	case !g.open:
		return x.emit(g, x.accept, x.reject)
	case !x.asks(g):
		return x.after(g)
	case left == 0:
		return x.after(x.leave(g, "long lists of options"))
	}
	key := [2]int{g.number, left}
	if b := x.memo[key]; b != nil {
		return b
	}
	if g.visit(func(*node) { x.work += optionWork }); x.work > maxWork {
		return x.after(x.leave(g, "more cases than are worth telling apart"))
	}
	at := place{base: x.turn(left)}
	kind := source{at: at, size: 1}
	none := x.without(g)
	rest := x.from(g, left-1)
	long := x.emit(x.length(left, 2), x.prefix(x.onward(left), rest), none)
	further := x.prefix(x.onwardByte(left), rest)
	d := dispatch{from: kind, ways: []outcome{{nop, further}, {eol, x.emit(x.padded(left), further, none)}}, otherwise: long}
	for _, t := range x.targets(x.table) {
		if slices.Contains(g.asked(), t.proto) {
			d = x.over(d, kind, 0, []outcome{{t.values, x.read(t, g, left, none)}})
		}
	}
	b := x.emit(x.room(left, 1), x.sort(d), none)
	x.memo[key] = b
	return b
}

// read is the block for an option that the formula asks for.
func (x *search) read(t target, g *node, left int, none *block) *block {
	next := limit{inSlot: true, slot: x.turn(left - 1).n}
	x.limits = []limit{next}
	body := x.settle(x.derive(g, t.proto, place{base: x.turn(left)}), func(g *node) *block {
		for _, slot := range x.at { // of which the next option needs one
			if used := x.slotsInUse(&state{}, g); used[slot] {
				return x.lost(g, "more cases than are worth telling apart")
			}
		}
		rest := x.from(g, left-1)
		if t.values.intersect(eol).empty() {
			return rest
		}
		return x.emit(x.padded(left), rest, x.without(g))
	})
	if !t.values.intersect(eol).empty() || !t.values.intersect(nop).empty() {
		return x.prefix(x.onwardByte(left), body)
	}
	// Of an option that is too short, or too long, code finds a part.
	whole := x.length(left, t.proto.MinHeader)
	if !t.proto.AnyLength {
		whole = x.and(whole, x.not(x.length(left, t.proto.MinHeader+1)))
	}
	body = x.emit(whole, body, x.lost(g, damaged))
	return x.emit(x.length(left, 2), x.prefix(x.onward(left), x.emit(x.room(left-1, 0), body, none)), none)
}

// eol and nop are the kinds of which an option is a byte.
var eol, nop = between(num{}, num{}), between(small(1), small(1))

// padded is true when what follows the end of the list is the end of the header, or another such end: else it is no option.
func (x *search) padded(left int) *node {
	other := x.here(test{from: source{at: place{x.turn(left), 1}, size: 1}, in: atLeast(1)})
	return x.not(x.and(x.room(left, 2), other))
}

// without goes on where no further option is there.
func (x *search) without(g *node) *block {
	return x.after(x.prune(g, func(a *atom) bool { return !x.among(a.proto) }))
}

// turn is where the option stands that is read when so many are left.
func (x *search) turn(left int) base { return base{atSlot, x.at[left&1]} }

// room is true when the header has at least so many bytes from an option on.
func (x *search) room(left, least int) *node {
	return x.here(test{from: source{kind: fromLimit, at: place{base: x.turn(left)}, end: x.end}, in: between(small(uint64(least)), small(1<<31-1))})
}

// length is true when an option has a length, and is at least so long.
func (x *search) length(left, least int) *node {
	long := x.here(test{from: source{at: place{x.turn(left), 1}, size: 1}, in: atLeast(uint64(least))})
	if least > 2 { // looked at before
		return long
	}
	return x.and(x.room(left, 2), long)
}

// onward puts the place behind an option away.
func (x *search) onward(left int) []bpf.Instruction {
	code := source{at: place{x.turn(left), 1}, size: 1}.load()
	return append(code, bpf.ALUOpX{Op: bpf.ALUOpAdd}, bpf.StoreScratch{Src: bpf.RegA, N: x.turn(left - 1).n})
}

// onwardByte does so behind an option that is a byte.
func (x *search) onwardByte(left int) []bpf.Instruction {
	return append(place{x.turn(left), 1}.position(), bpf.StoreScratch{Src: bpf.RegA, N: x.turn(left - 1).n})
}
