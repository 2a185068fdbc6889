package bpfgen

import (
	"slices"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// What tcpdump's filters mean, where it differs from display filters. Headers are taken as they come, without a look at
// their soundness, and of each protocol only the outermost one counts.

// skips tells whether tcpdump does not look at a header: all but network headers, unless the filter names them or the header before
// that leads nowhere else, and those that are the same as the one before.
func (w *walk) skips(p *protocol.Protocol, s *state) bool {
	return s.from == p || s.from != nil && !w.begins(p) && !w.named[p] && !(w.named[s.from] && w.lone(s.from))
}

// behind is what tcpdump asks for behind a header that it does not look at: only protocols, and only behind IPv6's fragment header.
func (w *walk) behind(p *protocol.Protocol, s *state, f *node) *node {
	return w.prune(f, func(a *atom) bool {
		return p == protocol.IPv6FragHdr && s.from == protocol.IPv6 && a.want == wantAny && a.view.count == 0 && a.fields[0].Type == ftype.Protocol
	})
}

// answers tells which questions tcpdump answers behind a network header. ICMP is IPv4's and ICMPv6 is IPv6's. Behind IPv6 it
// knows what is asked about IPv6 itself, protocols and ports; all other fields are read by an index into the payload, such as
// tcp[13], which means IPv4.
func answers(network *protocol.Protocol) func(*atom) bool {
	return func(a *atom) bool {
		switch {
		case network == protocol.IP:
			return a.proto != protocol.ICMPv6
		case network != protocol.IPv6 || a.proto == network || a.proto == protocol.ICMPv6 || detour(network, a.proto):
			return true
		case a.proto == protocol.ICMP:
			return false
		}
		return a.want == wantAny || !slices.ContainsFunc(a.fields, func(f *protocol.Field) bool { return f.Base != protocol.Port })
	}
}

// laterFragment tells which packets do not begin with the header that their network header names.
var laterFragment = map[*protocol.Protocol]protocol.Condition{protocol.IP: protocol.IPFragOffset.Not(0)}

// uncut puts a test in front of a block that reads a header: in a later fragment, only the header's occurrence counts, which its
// number in the network header tells.
func (w *walk) uncut(s state, g *node, b *block) *block {
	reads := false
	g.visit(func(n *node) {
		_, ok := n.endsIn(s.at)
		reads = reads || ok
	})
	if s.cut == nil || !reads && !g.open {
		return b
	}
	return w.emit(s.cut, w.emit(w.cut(g, s.at, 0), w.accept, w.reject), b)
}

// taken is the numbers of a table that tcpdump takes for a protocol.
func (w *walk) taken(t *protocol.Table, p *protocol.Protocol, values set) set {
	switch {
	case p == protocol.ARP && t == protocol.EtherTypes:
		return only(small(0x0806)) // and not RARP
	case p == protocol.VLAN:
		tags := makeSet(span{small(0x8100), small(0x8100)}, span{small(0x88a8), small(0x88a8)}, span{small(0x9100), small(0x9100)})
		if w.named[protocol.ServiceTag] {
			return tags.intersect(values)
		}
		return tags
	case p == protocol.ServiceTag && !w.named[p], p == protocol.UDPLite && w.named[protocol.UDP]:
		return nil
	}
	return values
}

// presumed tells whether a condition is one that tells a sound header, which tcpdump takes every header for.
func presumed(t protocol.Test) bool {
	for _, s := range t.Field.Protocol.Sound {
		if s.Field == t.Field {
			return true
		}
	}
	return false
}
