package bpfgen

import (
	"cmp"
	"maps"
	"slices"
	"sync"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// graph answers questions about the parse graph: which protocols can follow which.
type graph struct {
	nodes   map[*protocol.Protocol]*vertex
	entries map[*protocol.Table][]target
}

// vertex is what is known of a protocol.
type vertex struct {
	next  map[*protocol.Protocol]bool // that can follow at once
	below map[*protocol.Protocol]bool // that can follow somewhere
	same  map[*protocol.Protocol]bool // that can follow with no beginning of a packet in between
	// begins tells that a header begins a packet: one that has a length of its own, and whose payload can have extension
	// headers in front.
	begins bool
	// extends tells that a header may stand between one that begins a packet and what would follow that anyway.
	extends bool
	// nests tells that a packet may begin somewhere behind a header.
	nests bool
	// payload tells that a protocol is only found behind ports, if at all by their numbers.
	payload bool
	// stray tells that no declaration leads to a protocol: only code finds it, wherever it may be.
	stray bool
	// before lists what a protocol is declared to follow.
	before []*protocol.Protocol
}

// parseGraph is made when a program is first asked for, and not changed afterwards.
var parseGraph = sync.OnceValue(newGraph)

func newGraph() *graph {
	g := &graph{map[*protocol.Protocol]*vertex{}, map[*protocol.Table][]target{}}
	all := protocol.All()
	g.list(protocol.LinkTypes)
	for _, p := range all {
		v := &vertex{next: map[*protocol.Protocol]bool{}, below: map[*protocol.Protocol]bool{}, same: map[*protocol.Protocol]bool{}, payload: true, stray: true}
		for _, e := range p.Edges {
			if e.Table == nil || !guessed(e.Table) {
				g.add(v, e.Table, e.To)
			}
		}
		g.add(v, p.Inside, nil)
		g.nodes[p] = v
	}
	for _, x := range g.targets(protocol.LinkTypes) {
		g.reach(x.proto)
	}
	for _, p := range all {
		for q := range p.Followers() {
			g.nodes[q].stray = false
			g.nodes[q].before = append(g.nodes[q].before, p)
		}
		for q := range p.Hands() {
			g.nodes[p].next[q] = true
		}
	}
	g.nodes[protocol.PPP].next[protocol.CHDLC] = true // on a serial line: see serial
	for _, x := range g.targets(protocol.LinkTypes) {
		g.nodes[x.proto].stray = false
	}
	g.nodes[protocol.Frame].stray, g.nodes[protocol.Frame].payload = false, false
	for _, p := range all {
		g.open(p)
	}
	anything := func(*protocol.Protocol) bool { return true }
	for _, p := range all {
		v := g.nodes[p]
		g.close(p, v.below, anything)
		for q := range v.next {
			v.begins = v.begins || p.LengthField != nil && q != p && q.LengthField == nil && detour(p, q)
		}
	}
	for _, p := range all {
		v := g.nodes[p]
		g.close(p, v.same, func(q *protocol.Protocol) bool { return !g.nodes[q].begins })
		for q := range v.below {
			v.nests = v.nests || g.nodes[q].begins
		}
		for _, q := range all {
			v.extends = v.extends || p.LengthField == nil && g.nodes[q].begins && detour(q, p)
		}
	}
	return g
}

// add makes the protocols of a table, or one, followers.
func (g *graph) add(v *vertex, t *protocol.Table, to *protocol.Protocol) {
	if to != nil {
		v.next[to] = true
	}
	if t != nil {
		g.list(t)
		for _, x := range g.targets(t) {
			v.next[x.proto] = true
		}
	}
}

// reach marks what is found by the headers alone.
func (g *graph) reach(p *protocol.Protocol) {
	v := g.nodes[p]
	if !v.payload {
		return
	}
	v.payload = false
	for q := range v.next {
		g.reach(q)
	}
}

// open lets anything that is only found behind ports follow a header with ports, whatever their numbers.
func (g *graph) open(p *protocol.Protocol) {
	v := g.nodes[p]
	found := false
	for _, e := range p.Edges {
		if e.Table != nil && guessed(e.Table) {
			found = true
			g.add(v, e.Table, nil)
			for _, x := range g.targets(e.Table) {
				g.add(v, nil, x.proto.Quotes)
			}
		}
	}
	for q := range p.Guesses.All() {
		found = true
		v.next[q] = true
	}
	if !found {
		return
	}
	for q, x := range g.nodes {
		if x.payload && !x.stray {
			v.next[q] = true
		}
	}
}

// carrier is a header that a payload protocol can be behind.
type carrier struct {
	proto   *protocol.Protocol
	numbers []numbers // of which one must be there; nil: they do not matter
}

// numbers are fields, and the numbers in one of them that lead somewhere.
type numbers struct {
	fields []*protocol.Field
	in     set
}

// carriers are the headers of which one is there when a payload protocol is; none, if it can be behind any header.
func (g *graph) carriers(p *protocol.Protocol) []carrier {
	if p == protocol.Data || g.stray(p) {
		return nil
	}
	found := map[*protocol.Protocol]bool{}
	serve := map[*protocol.Protocol]bool{p: true} // that hand on what p is in
	for todo := []*protocol.Protocol{p}; len(todo) > 0; todo = todo[1:] {
		for _, q := range g.nodes[todo[0]].before {
			switch {
			case !q.Payload:
				found[q] = true
			case !serve[q]:
				serve[q] = true
				todo = append(todo, q)
			}
		}
	}
	var list []carrier
	for _, q := range slices.SortedFunc(maps.Keys(found), func(a, b *protocol.Protocol) int { return cmp.Compare(a.ID, b.ID) }) {
		list = append(list, carrier{q, g.leading(q, serve)})
	}
	return list
}

// leading are the numbers in a header that lead to some protocols. There are none where these may be found in other ways as well: a
// conversation is found to carry what recognises its own bytes, or what code hands them to, whatever its ports are.
func (g *graph) leading(p *protocol.Protocol, to map[*protocol.Protocol]bool) []numbers {
	for q := range p.Undeclared() {
		if to[q] {
			return nil
		}
	}
	var list []numbers
	at := map[*protocol.Table]int{}
	for _, e := range p.Edges {
		if e.Table == nil {
			if to[e.To] {
				return nil
			}
			continue
		}
		if i, ok := at[e.Table]; ok { // ports: that of the source, that of the destination
			list[i].fields = append(list[i].fields, e.By)
			continue
		}
		var spans []span
		for _, x := range g.targets(e.Table) {
			if to[x.proto] {
				spans = append(spans, x.values...)
			}
		}
		if len(spans) > 0 {
			at[e.Table] = len(list)
			list = append(list, numbers{[]*protocol.Field{e.By}, makeSet(spans...)})
		}
	}
	return list
}

// close adds what can follow p to below, as far as the way there is allowed.
func (g *graph) close(p *protocol.Protocol, below map[*protocol.Protocol]bool, allowed func(*protocol.Protocol) bool) {
	for q := range g.nodes[p].next {
		if !below[q] && allowed(q) {
			below[q] = true
			g.close(q, below, allowed)
		}
	}
}

// leads tells whether q can stand somewhere behind p.
func (g *graph) leads(p, q *protocol.Protocol) bool { return g.nodes[p].below[q] }

// shares tells whether q can stand behind p in the same packet.
func (g *graph) shares(p, q *protocol.Protocol) bool { return g.nodes[p].same[q] }

func (g *graph) begins(p *protocol.Protocol) bool  { return g.nodes[p].begins }
func (g *graph) extends(p *protocol.Protocol) bool { return g.nodes[p].extends }
func (g *graph) nests(p *protocol.Protocol) bool   { return g.nodes[p].nests }

func (g *graph) payload(p *protocol.Protocol) bool { return g.nodes[p].payload }
func (g *graph) stray(p *protocol.Protocol) bool   { return g.nodes[p].stray }

// lone tells whether only one protocol can follow a header, leaving aside what is within it.
func (g *graph) lone(p *protocol.Protocol) bool {
	follow := len(g.nodes[p].next)
	for _, x := range g.targets(p.Inside) {
		if g.nodes[p].next[x.proto] {
			follow--
		}
	}
	return follow == 1
}

// target is a protocol of a table, and the values that lead to it.
type target struct {
	proto  *protocol.Protocol
	values set
}

// targets lists the protocols of a table.
func (g *graph) targets(t *protocol.Table) []target { return g.entries[t] }

func (g *graph) list(t *protocol.Table) {
	if t == nil || g.entries[t] != nil {
		return
	}
	var list []target
	spans := map[*protocol.Protocol][]span{}
	t.Each(func(v uint64, p *protocol.Protocol) {
		if spans[p] == nil {
			list = append(list, target{proto: p})
		}
		spans[p] = append(spans[p], span{small(v), small(v)})
	})
	for i, x := range list {
		list[i].values = makeSet(spans[x.proto]...)
	}
	g.entries[t] = list
}

// detour tells whether q looks up what follows it where p, before it, does too: a tag or an extension that is put between two
// headers which can follow each other without it.
func detour(p, q *protocol.Protocol) bool {
	for _, e := range p.Edges {
		for _, f := range q.Edges {
			if e.Table != nil && e.Table == f.Table {
				return true
			}
		}
	}
	return false
}

// guessed tells whether a table holds conventions rather than facts: what runs on a port is known from its bytes, if at all.
func guessed(t *protocol.Table) bool {
	return t == protocol.TCPPorts || t == protocol.UDPPorts || t == protocol.GuessedPorts
}
