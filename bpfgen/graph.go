package bpfgen

import (
	"slices"

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
	// begins tells that a header begins a packet: one that has a length of its own, and whose payload can have extension
	// headers in front.
	begins bool
	// extends tells that a header may stand between one that begins a packet and what would follow that anyway.
	extends bool
	// nests tells that a packet may begin somewhere behind a header.
	nests bool
}

func newGraph() *graph {
	g := &graph{map[*protocol.Protocol]*vertex{}, map[*protocol.Table][]target{}}
	all := protocol.All()
	for _, p := range all {
		v := &vertex{next: map[*protocol.Protocol]bool{}, below: map[*protocol.Protocol]bool{}}
		for q := range p.Followers() {
			v.next[q] = true
		}
		g.nodes[p] = v
	}
	for _, p := range all {
		v := g.nodes[p]
		g.close(p, v.below)
		for q := range v.next {
			v.begins = v.begins || p.LengthField != nil && q != p && q.LengthField == nil && detour(p, q)
		}
	}
	for _, p := range all {
		v := g.nodes[p]
		for q := range v.below {
			v.nests = v.nests || g.nodes[q].begins
		}
		for _, q := range all {
			v.extends = v.extends || p.LengthField == nil && g.nodes[q].begins && detour(q, p)
		}
	}
	return g
}

// close adds what can follow p to below.
func (g *graph) close(p *protocol.Protocol, below map[*protocol.Protocol]bool) {
	for q := range g.nodes[p].next {
		if !below[q] {
			below[q] = true
			g.close(q, below)
		}
	}
}

// leads tells whether q can stand somewhere behind p.
func (g *graph) leads(p, q *protocol.Protocol) bool { return g.nodes[p].below[q] }

func (g *graph) begins(p *protocol.Protocol) bool  { return g.nodes[p].begins }
func (g *graph) extends(p *protocol.Protocol) bool { return g.nodes[p].extends }
func (g *graph) nests(p *protocol.Protocol) bool   { return g.nodes[p].nests }

// lone tells whether only one protocol can follow.
func (g *graph) lone(p *protocol.Protocol) bool { return len(g.nodes[p].next) == 1 }

// target is a protocol of a table, and the values that lead to it.
type target struct {
	proto  *protocol.Protocol
	values set
}

// targets lists the protocols of a table.
func (g *graph) targets(t *protocol.Table) []target {
	if list, ok := g.entries[t]; ok {
		return list
	}
	var list []target
	t.Each(func(v uint64, p *protocol.Protocol) {
		i := slices.IndexFunc(list, func(x target) bool { return x.proto == p })
		if i < 0 {
			i, list = len(list), append(list, target{proto: p})
		}
		list[i].values = list[i].values.union(only(small(v)))
	})
	g.entries[t] = list
	return list
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
func guessed(t *protocol.Table) bool { return t == protocol.TCPPorts || t == protocol.UDPPorts }

// sane are conditions without which a header is none, where package eval looks at them and the declarations do not have them.
var sane = map[*protocol.Protocol]protocol.Condition{
	protocol.IP:   protocol.IPVersion.In(4),
	protocol.IPv6: protocol.IPv6Version.In(6),
	protocol.ARP:  protocol.ARPHardware.Not(3, 19), // AX.25 and ATM
}
