package bpfgen

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/dfc-lang/dfc/compile/protocol"
	"golang.org/x/net/bpf"
)

// depth is how many headers are walked at most between the link layer and the network header (tags, labels), and of those that
// extend the network header. A program has no loops: each more costs its code once more.
// A brief walk goes behind the header that begins a packet only for what the packet itself can answer, and not behind extensions.
//
// The options of a header are looked at up to the given number. So many tunnels are walked through, of those that the filter names.
type depth struct {
	tags, extensions, options int
	tunnels                   int
	brief                     bool
}

// maxWork bounds the work for a filter: the sum of the questions that it asks at each state of the walk. There are up to 400 states for the
// filters that people write.
const maxWork = 10_000

// walk makes the program: it goes through the parse graph and takes the filter's formula along, which every header turns into
// one about the headers behind it. Where nothing is left to be asked, or nothing can follow that the formula asks for, the
// walk ends and what has been found out so far is tested.
type walk struct {
	*formulas
	blocks
	*graph
	depth  depth
	outer  bool
	target Target
	origin int                         // where the first header begins
	loose  bool                        // whether headers may be read that are none for want of bytes: see relaxed
	named  map[*protocol.Protocol]bool // by the filter
	assume func(reason string) bool
	accept *block
	reject *block
	memo   map[string]*block
	work   int              // so far: see maxWork
	pruned map[[2]int]*node // by formula and protocol: see reachable
	limits []limit          // of the header that is being read
	tail   int              // bytes at the end of the packet that may not belong to the header
	flip   bool             // inside of a negation
	extent extent           // of the payload of the header that is being read
}

// state is where the walk stands.
type state struct {
	at     place
	limits []limit
	from   *protocol.Protocol // the header before
	inside bool               // of a packet: behind a header that begins one
	beyond bool               // behind the first header of the packet's payload
	stack  int                // headers since the link layer, or since the packet began
	deep   int                // tunnels that have been walked through
	cut    *node              // true where only the header before is there; nil: nowhere
}

// key tells apart what the walk would go on with differently.
func (s *state) key() string {
	cut := 0
	if s.cut != nil {
		cut = s.cut.number
	}
	return fmt.Sprintf("%v/%v/%v/%v/%v/%d/%d/%d", s.from != nil, s.at, s.limits, s.inside, s.beyond, s.stack, s.deep, cut)
}

// unknown takes the place of what cannot be told.
func (w *walk) unknown(reason string) *node { return w.constant(w.assume(reason) != w.flip) }

// start makes the program for packets of a link type.
func (w *walk) start(link *protocol.Protocol, f *node) *block {
	if w.target == Kernel {
		return w.socket(link, f)
	}
	return w.begin(link, place{}, f)
}

// wlanChecksum is the length of what may stand behind a frame of IEEE 802.11.
const wlanChecksum = 4

// conditional tells whether what follows a header of varying length is told by the conditions on the declared edges: that there is anything at all.
func conditional(p *protocol.Protocol) bool { return p == protocol.WLAN }

// begin starts at a place.
func (w *walk) begin(link *protocol.Protocol, at place, f *node) *block {
	f = w.reachable(w.derive(f, protocol.Frame, at), link)
	return w.settle(f, func(f *node) *block { return w.enter(link, state{at: place{at.base, at.off + w.origin}}, f) })
}

// end is where nothing follows any more.
func (w *walk) end(f *node) *block {
	return w.emit(w.prune(f, func(*atom) bool { return false }), w.accept, w.reject)
}

// lost is where something may follow that cannot be followed.
func (w *walk) lost(f *node, reason string) *block {
	if w.outer { // which knows nothing of what runs on ports, and says no to all else
		return w.giveUp(w.prune(f, func(a *atom) bool { return w.payload(a.proto) }), reason)
	}
	return w.giveUp(f, reason)
}

// giveUp is where the walk does not go on.
func (w *walk) giveUp(f *node, reason string) *block {
	f = w.replaceLater(f, func(*node) *node { return w.constant(w.assume(reason)) })
	return w.emit(f, w.accept, w.reject)
}

// prune drops questions that no later header can answer.
func (w *walk) prune(f *node, possible func(*atom) bool) *node {
	return w.replaceLater(f, func(n *node) *node {
		if !possible(n.atom) {
			return w.constant(n.neg)
		}
		return n
	})
}

// reachable drops questions that neither p nor anything behind it can answer.
func (w *walk) reachable(f *node, p *protocol.Protocol) *node {
	key := [2]int{f.number, p.ID}
	if w.pruned[key] == nil {
		w.pruned[key] = w.prune(f, func(a *atom) bool { return a.proto == p || w.leads(p, a.proto) })
	}
	return w.pruned[key]
}

// derive turns a formula about a header p and all behind it into one about the header's bytes and what is behind it: "some
// ip.src is x" becomes "this one is x, or some later one".
func (w *walk) derive(f *node, p *protocol.Protocol, at place) *node {
	return w.replaceLater(f, func(n *node) *node {
		if n.atom.proto != p {
			return n
		}
		w.flip = n.neg
		any := w.false
		for _, x := range n.atom.fields {
			any = w.or(any, w.value(n.atom, x, at))
		}
		w.flip = false
		if n.atom.want == wantPair { // later headers pair with this one
			n = w.leaf(w.later(atom{proto: p, fields: n.atom.fields, want: wantUnknown, reason: "fields of several headers"}).atom, n.neg)
		}
		switch {
		case n.neg:
			any = w.not(any)
			if w.outer {
				return any
			}
			return w.and(any, n)
		case w.outer:
			return any
		}
		return w.or(any, n)
	})
}

// maxSplits bounds how often a way is split by what has been found out so far.
const maxSplits = 4

// settle tests what is known of the headers up to here, and leaves to next what the walk must go on for.
func (w *walk) settle(f *node, next func(*node) *block) *block { return w.split(f, maxSplits, next) }

// split goes different ways when a test that is known is true and when it is not: the formula is a simpler one on both. Tests that
// are left, because there are too many of them, stay in the formula until the end.
func (w *walk) split(f *node, most int, next func(*node) *block) *block {
	if !f.open {
		return w.emit(f, w.accept, w.reject)
	}
	mixed, known, rest := w.mixed(f)
	switch {
	case mixed == nil || most == 0 && mixed != f:
		return next(f)
	case mixed != f:
		most--
	}
	decided := w.constant(mixed.op == opOr)
	yes, no := w.swap(f, mixed, decided), w.swap(f, mixed, rest)
	if mixed.op == opAnd {
		yes, no = no, yes
	}
	return w.emit(known, w.split(yes, most, next), w.split(no, most, next))
}

// mixed finds a conjunction or disjunction of both what is known and what is not, the outermost first, and parts it.
func (w *walk) mixed(f *node) (n, known, rest *node) {
	var closed, open []*node
	for _, k := range f.kids {
		if k.open {
			open = append(open, k)
		} else {
			closed = append(closed, k)
		}
	}
	if len(closed) > 0 && len(open) > 0 {
		if f.op == opAnd {
			return f, w.and(closed...), w.and(open...)
		}
		return f, w.or(closed...), w.or(open...)
	}
	for _, k := range open {
		if n, known, rest = w.mixed(k); n != nil {
			return n, known, rest
		}
	}
	return nil, nil, nil
}

// swap puts another node in the place of one.
func (w *walk) swap(f, old, with *node) *node {
	if f == old {
		return with
	}
	if !f.open || len(f.kids) == 0 {
		return f
	}
	kids := make([]*node, len(f.kids))
	for i, k := range f.kids {
		kids[i] = w.swap(k, old, with)
	}
	if f.op == opAnd {
		return w.and(kids...)
	}
	return w.or(kids...)
}

// enter reads a header.
func (w *walk) enter(p *protocol.Protocol, s state, f *node) *block {
	f = w.reachable(f, p)
	if !f.open || missing(p, &s) {
		return w.end(f)
	}
	switch most := w.most(&s); {
	case w.tunnel(p, &s):
	case s.inside && (w.begins(p) || s.beyond && w.nests(p) || !w.extends(p) && !w.named[p] && w.opens(p)):
		return w.lost(f, "tunnels: packets inside of packets")
	case s.inside && w.depth.brief && (w.extends(p) || !w.answered(f, p)):
		return w.lost(f, "tunnels: packets inside of packets")
	case s.inside && !w.outer && w.extends(p) && !w.answered(f, p):
		return w.lost(f, "tunnels behind extension headers")
	case !s.inside && !w.outer && w.carries(p, &s):
		return w.lost(f, "encapsulations that the filter does not name")
	case s.stack > most && len(p.Edges) > 0 && !w.begins(p):
		return w.lost(f, "long chains of tags or extension headers")
	}
	if w.outer && w.skips(p, &s) {
		if f = w.behind(p, &s, f); !f.open {
			return w.end(f)
		}
	}
	if w.outer {
		f = w.prune(f, answers(p))
	}
	key := fmt.Sprintf("%d/%d/%s", p.ID, f.number, s.key())
	if b := w.memo[key]; b != nil {
		return b
	}
	f.visit(func(*node) { w.work++ })
	if w.work > maxWork {
		return w.giveUp(f, "more cases than are worth telling apart")
	}
	b := w.header(p, s, f)
	w.memo[key] = b
	return b
}

// opens tells whether a header leads into a packet in more ways than are worth telling apart.
func (w *walk) opens(p *protocol.Protocol) bool {
	ways := 0
	for _, e := range p.Edges {
		switch {
		case e.To != nil:
			ways++
		case !guessed(e.Table):
			ways += 2
		}
	}
	return ways > 1 && w.nests(p)
}

// tags are looked behind although no filter names them.
var tags = []*protocol.Protocol{protocol.VLAN, protocol.ServiceTag}

// carries tells whether a header is none of those that are looked behind on the way to a packet: the only one that can follow,
// and tags.
func (w *walk) carries(p *protocol.Protocol, s *state) bool {
	return s.from != nil && !w.begins(p) && !w.named[p] && len(p.Edges) > 0 && !slices.Contains(tags, p) && !w.lone(s.from)
}

// answered tells whether a header, or one behind it in the same packet, can answer what is still asked.
func (w *walk) answered(f *node, p *protocol.Protocol) bool {
	return slices.ContainsFunc(f.asked(), func(q *protocol.Protocol) bool { return p == q || w.shares(p, q) })
}

// most is the number of headers that may precede the next one.
func (w *walk) most(s *state) int {
	if s.inside {
		return w.depth.extensions
	}
	return w.depth.tags
}

// inside gives up on the layers that code finds within a header, but for those that are searched.
func (w *walk) inside(p *protocol.Protocol, f *node) *node {
	if p.Inside == nil || searchable[p.Inside] && w.depth.options > 0 {
		return f
	}
	found := w.targets(p.Inside)
	return w.replaceLater(f, func(n *node) *node {
		if slices.ContainsFunc(found, func(x target) bool { return x.proto == n.atom.proto }) {
			return w.constant(w.assume(n.atom.proto.Name + " inside " + p.Name))
		}
		return n
	})
}

// tunnel tells whether a header, inside of a packet, leads to another one that the filter asks for, as it names the tunnel.
func (w *walk) tunnel(p *protocol.Protocol, s *state) bool {
	quotes := p == protocol.ICMP || p == protocol.ICMPv6
	return s.inside && !w.outer && s.deep < w.depth.tunnels && w.named[p] && w.nests(p) && !quotes && !w.begins(p) && !w.extends(p) && !w.ports(p)
}

// ports tells whether what follows a header is found by its ports.
func (w *walk) ports(p *protocol.Protocol) bool {
	return slices.ContainsFunc(p.Edges, func(e protocol.Edge) bool { return guessed(e.Table) })
}

// past is the state behind a header p, but for the position.
func (w *walk) past(p *protocol.Protocol, s state) state {
	s.from = p
	s.stack++
	s.cut = nil
	if c := laterFragment[p]; w.outer && c != nil {
		s.cut = w.holds(c, s.at)
	}
	switch {
	case w.tunnel(p, &s):
		s.inside, s.beyond, s.stack = false, false, 0
		s.deep++
	case !s.inside && w.begins(p):
		s.inside, s.stack = true, 0
	case s.inside && !w.extends(p):
		s.beyond = true
	}
	return s
}

// header makes the block that reads a header: first that it is sound, then what is asked about it, then what follows.
func (w *walk) header(p *protocol.Protocol, s state, f *node) *block {
	if p == protocol.PPP && s.from == nil && !w.outer {
		return w.serial(s, f)
	}
	return w.read(p, s, f)
}

// serial reads what PPP's link types carry, which may be Cisco's framing: the first byte tells.
func (w *walk) serial(s state, f *node) *block {
	cisco := set{{small(0x0f), small(0x0f)}, {small(0x8f), small(0x8f)}}
	first := w.here(test{from: source{at: s.at, size: 1}, in: cisco})
	lost := w.lost(f, "what the link carries")
	return w.emit(w.and(w.captured(s.at, 1), w.not(first)), w.read(protocol.PPP, s, f), lost)
}

// read reads a header of a protocol that is known.
func (w *walk) read(p *protocol.Protocol, s state, f *node) *block {
	w.limits, w.tail = s.limits, 0
	if s.from == protocol.WLANRadio {
		w.tail = wlanChecksum
	}
	f = w.inside(p, f)
	measure := w.measure(p, s, f)
	g := w.prune(w.derive(f, p, s.at), func(a *atom) bool { return w.leads(p, a.proto) })
	relaxed := w.relaxed(f)
	sound := w.true
	switch {
	case relaxed:
		sound = w.readable(p, s, f, g)
	case !w.outer:
		sound = w.sound(p, s, f, g)
	}
	// A length that is compared with the header's needs the position behind the header at once, all others only to go on.
	var early []bpf.Instruction
	at := s
	code, next, ok := w.advance(p, &at, g, relaxed)
	own := w.true
	if !relaxed {
		own = w.ownLength(p, s, next)
	}
	if p.HeaderField != nil && own != w.true {
		early = code
	}
	onward := func(g *node) *block {
		at, code, next, ok := at, code, next, ok
		if early == nil {
			at = s
			code, next, ok = w.advance(p, &at, g, relaxed)
		}
		if !ok {
			return w.lost(g, "positions that a program cannot compute")
		}
		b := w.follow(p, at, next, g)
		if early == nil {
			b = w.prefix(code, b)
		}
		return b
	}
	body := w.settle(g, func(g *node) *block {
		return w.emit(w.quotes(p, s.at, g), w.lost(g, "packets that a stream quotes"), w.search(p, s, next, g, onward))
	})
	if w.outer {
		return w.uncut(s, g, w.prefix(measure, body))
	}
	if ok {
		body = w.prefix(early, w.emit(own, body, w.lost(f, damaged)))
	}
	body = w.prefix(measure, body)
	return w.emit(sound, body, w.lost(f, damaged))
}

const damaged = "damaged or truncated headers"

// follow goes on to what follows a header: the first edge that leads anywhere is taken.
func (w *walk) follow(p *protocol.Protocol, s, next state, g *node) *block {
	if p.Varies && !conditional(p) {
		b := w.lost(g, "what follows "+p.Name)
		for _, l := range p.Lengths {
			if w.tunnel(p, &s) {
				to := next
				to.at.off += l.Bytes - p.MinHeader
				b = w.emit(w.holds(l.When, s.at), w.edges(p, s, to, g), b)
			}
		}
		return b
	}
	if b := w.tunnels(p, s, next, g); b != nil {
		return b
	}
	for q := range p.Guesses.All() {
		if w.matters(g, q) {
			return w.lost(g, "what runs over "+p.Name)
		}
	}
	handed := false
	for q := range p.Hands() {
		handed = handed || w.matters(g, q)
	}
	switch {
	case p == protocol.IPv6HopOpts || p == protocol.IPv6DstOpts: // where options are damaged, nothing follows
		nothing := w.prune(g, func(*atom) bool { return false })
		if w.assume(damaged) {
			return w.emit(nothing, w.accept, w.edges(p, s, next, g))
		}
		return w.emit(nothing, w.edges(p, s, next, g), w.reject)
	case p.Opaque == nil && handed:
		return w.lost(g, "what follows "+p.Name)
	case p.Opaque == nil || w.outer:
		return w.edges(p, s, next, g)
	case p.Handed != nil:
		return w.emit(w.holds(p.Opaque, s.at), w.lost(g, "what follows "+p.Name), w.edges(p, s, next, g))
	}
	return w.emit(w.holds(p.Opaque, s.at), w.lost(g, "fragments"), w.edges(p, s, next, g))
}

// edges goes on by the declared edges.
func (w *walk) edges(p *protocol.Protocol, s, next state, g *node) *block {
	d := dispatch{otherwise: w.end(g)}
	for _, e := range slices.Backward(p.Edges) {
		switch {
		case p.Varies && !conditional(p) && e.Table == nil:
			d = w.when(d, e.When, s.at, w.step(e.To, next, e.Skip, g))
		case p.Varies && !conditional(p):
			d = w.lookUp(d, p, &e, s.at, next, g)
		case p.Varies && w.matters(g, e.To):
			d = w.when(d, e.When, s.at, w.lost(g, "what follows "+p.Name))
		case p.Varies:
			d = w.when(d, e.When, s.at, w.end(g))
		case e.Table == nil:
			d = w.when(d, e.When, s.at, w.step(e.To, next, e.Skip, g))
		default:
			d = w.lookUp(d, p, &e, s.at, next, g)
		}
	}
	return w.sort(d)
}

// tunnels goes on behind a header with ports where the filter names tunnels that their ports alone lead to; it is nil where there are
// none. The bytes on a tunnel's port may be something else, and those on another tunnel's port may hold the tunnel further on.
func (w *walk) tunnels(p *protocol.Protocol, s, next state, g *node) *block {
	if !w.ports(p) {
		return nil
	}
	var found, others []*protocol.Protocol
	for _, q := range g.asked() {
		if !q.Payload && w.tunnel(q, &next) {
			found = append(found, q)
		}
	}
	if len(found) == 0 {
		return nil
	}
	for q := range w.graph.nodes[p].next {
		if slices.Contains(found, q) || !slices.ContainsFunc(found, func(f *protocol.Protocol) bool { return w.leads(q, f) }) {
			continue
		}
		if q.Payload {
			return nil
		}
		others = append(others, q)
	}
	for q := range p.Guesses.All() {
		if slices.Contains(found, q) || slices.Contains(others, q) {
			return nil
		}
	}
	on := func(of []*protocol.Protocol) *node { // one of the ports is theirs
		any := w.false
		for _, e := range p.Edges {
			for _, x := range w.targets(e.Table) {
				if slices.Contains(of, x.proto) {
					any = w.or(any, w.number(e.By.Layout, view{}, x.values, s.at))
				}
			}
		}
		return any
	}
	lost := w.lost(g, "what runs over "+p.Name)
	absent := w.prune(g, func(a *atom) bool { return !slices.Contains(found, a.proto) })
	either := w.replaceLater(absent, func(*node) *node { return w.constant(w.assume("what runs over " + p.Name)) })
	if w.assume("what runs over " + p.Name) {
		either = w.or(g, either)
	} else {
		either = w.and(g, either)
	}
	b := w.settle(absent, func(g *node) *block { return w.follow(p, s, next, g) })
	for i, q := range found {
		to := w.settle(either, func(f *node) *block { return w.step(q, next, p.Edges[0].Skip, f) })
		b = w.emit(on(found[i:i+1]), w.emit(on(slices.Concat(found[:i], found[i+1:])), lost, to), b)
	}
	return w.emit(on(others), lost, b)
}

// quotes is true where the ports in a header lead to a protocol that quotes packets which can answer what is still asked.
func (w *walk) quotes(p *protocol.Protocol, at place, g *node) *node {
	any := w.false
	for _, e := range p.Edges {
		for _, x := range w.targets(e.Table) {
			if q := x.proto.Quotes; q != nil && !w.outer && w.matters(g, q) {
				any = w.or(any, w.number(e.By.Layout, view{}, x.values, at))
			}
		}
	}
	return any
}

// step enters what stands a number of bytes behind a header. A position in a slot is moved there, to be the same for all ways that
// lead to it.
func (w *walk) step(p *protocol.Protocol, s state, skip int, g *node) *block {
	if s.at.base.kind != atSlot || skip == 0 {
		s.at.off += skip
		return w.enter(p, s, g)
	}
	b := w.enter(p, s, g)
	if b.end == returns {
		return b
	}
	code := append(s.at.base.load(), bpf.TXA{})
	code = append(code, plus(skip)...)
	return w.prefix(append(code, bpf.StoreScratch{Src: bpf.RegA, N: s.at.base.n}), b)
}

// when puts a way that is taken on a condition in front of others.
func (w *walk) when(d dispatch, c protocol.Condition, at place, to *block) dispatch {
	n := w.holds(c, at)
	if n.op == opHere {
		return w.over(d, n.test.from, n.test.mask, []outcome{{n.test.in, to}})
	}
	return dispatch{otherwise: w.emit(n, to, w.sort(d))}
}

// over puts ways in front of those that the same number decides, or else in front of everything.
func (w *walk) over(d dispatch, from source, mask uint32, ways []outcome) dispatch {
	if d.from != from || d.mask != mask {
		d = dispatch{from: from, mask: mask, otherwise: w.sort(d)}
	}
	var all set
	for _, o := range ways {
		all = all.union(o.in)
	}
	for _, o := range d.ways {
		if o.in = o.in.intersect(all.complement()); !o.in.empty() {
			ways = append(ways, o)
		}
	}
	d.ways = ways
	return d
}

// lookUp puts the ways of a table in front of others.
func (w *walk) lookUp(d dispatch, p *protocol.Protocol, e *protocol.Edge, at place, next state, g *node) dispatch {
	if guessed(e.Table) && w.asksFor(e.Table, g) { // it may run on other ports as well
		return dispatch{otherwise: w.lost(g, "what runs over "+p.Name)}
	}
	from, mask, raw, ok := w.load(e.By.Layout, at)
	if !ok {
		return dispatch{otherwise: w.lost(g, "what follows "+p.Name)}
	}
	to := map[*block]set{}
	for _, x := range w.targets(e.Table) {
		q, values := x.proto, x.values
		if w.outer {
			values = w.taken(e.Table, q, values)
		}
		if guessed(e.Table) && !w.matters(g, q) { // as if it were not in the table: the other port may lead to what is asked
			continue
		}
		var b *block
		if guessed(e.Table) {
			b = w.lost(g, "what runs over "+p.Name)
		} else {
			b = w.step(q, next, e.Skip, g)
		}
		to[b] = append(to[b], values...)
	}
	var ways []outcome
	for b, values := range to {
		ways = append(ways, outcome{raw(makeSet(values...)), b})
	}
	slices.SortFunc(ways, func(a, b outcome) int { return cmp.Compare(a.to.number, b.to.number) })
	n := w.holds(e.When, at)
	switch {
	case n == w.true:
		return w.over(d, from, mask, ways)
	case n.op == opHere && n.test.from == from && n.test.mask == mask:
		for i := range ways {
			ways[i].in = ways[i].in.intersect(n.test.in)
		}
		return w.over(d, from, mask, ways)
	}
	otherwise := w.sort(d)
	return dispatch{otherwise: w.emit(n, w.sort(w.over(dispatch{otherwise: otherwise}, from, mask, ways)), otherwise)}
}

// asksFor tells whether the formula asks for a protocol of a table, or for any that only ports lead to.
func (w *walk) asksFor(t *protocol.Table, g *node) bool {
	return slices.ContainsFunc(g.asked(), func(p *protocol.Protocol) bool {
		return w.payload(p) || slices.ContainsFunc(w.targets(t), func(x target) bool { return x.proto == p })
	})
}

// matters tells whether a protocol, or what it leads to, can answer what is still asked.
func (w *walk) matters(g *node, p *protocol.Protocol) bool {
	return slices.ContainsFunc(g.asked(), func(q *protocol.Protocol) bool { return p == q || w.leads(p, q) })
}
