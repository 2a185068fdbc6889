package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Most segments of a conversation change nothing that a program depends on, and need not be dissected: those without SYN, FIN and RST, once
// the first numbers of both directions are known, if only relative numbers are asked for; and those of a conversation that carries another
// protocol than those asked for, if only payload is. Which conversations have come that far stands in a small table, since looking them up
// where their state is kept would cost more than all the rest.

// quietFlows are such conversations over IPv4, each where its hash says; a newer one takes the place of an older one.
type quietFlows struct {
	slots []quietFlow
	turns int // of the memory of conversations: what is looked up here is not used there, so it must be anew after each turn
}

// quietFlow is a flow without its padding.
type quietFlow struct{ a, b, ports uint32 }

const quietSlots = 1 << 14

func (f quietFlow) slot() int {
	return int((uint64(f.a)<<32|uint64(f.b)^uint64(f.ports)*0x9e3779b1)*0x9e3779b97f4a7c15>>32) % quietSlots
}

// quietFields make every segment count.
var quietFields = []*protocol.Field{protocol.TCPPacket, protocol.TCPDelta}

var (
	tcpFlagBits, _ = newNumber(protocol.TCP, protocol.TCPFlags.Layout)
	ipEnds, _      = newNumber(protocol.IP, protocol.IPDst.Layout) // the window of eight bytes has the source as well
)

// quiet tells whether the frame that was glanced at is such a segment.
func (d *dissection) quiet() bool {
	g := d.glance
	if !d.plan.tcpQuiet && !d.plan.payloadQuiet || g.n < 2 || g.spots[g.n-1].proto != protocol.TCP || g.spots[g.n-2].proto != protocol.IP {
		return false
	}
	q := &d.state.quiet
	if q.slots == nil || q.turns != d.state.tcp.known.turns {
		return false
	}
	segment := g.frame.Data[g.spots[g.n-1].at:]
	if tcpFlagBits.load(segment)&(tcpSYN|tcpFIN|tcpRST) != 0 {
		return false
	}
	ends := binary.BigEndian.Uint64(g.frame.Data[g.spots[g.n-2].at+ipEnds.offset:])
	ports := binary.BigEndian.Uint32(segment)
	f := quietFlow{uint32(ends >> 32), uint32(ends), ports}
	if f.a > f.b || f.a == f.b && ports>>16 > ports&0xffff {
		f = quietFlow{f.b, f.a, ports<<16 | ports>>16}
	}
	return q.slots[f.slot()] == f
}

// becomesQuiet notes whether the other segments of a conversation need not be dissected.
func (d *dissection) becomesQuiet(f *flow, quiet bool) {
	if f.a.size != 4 {
		return
	}
	q := &d.state.quiet
	if q.slots == nil || q.turns != d.state.tcp.known.turns {
		q.slots, q.turns = make([]quietFlow, quietSlots), d.state.tcp.known.turns
	}
	k := quietFlow{binary.BigEndian.Uint32(f.a.b[:]), binary.BigEndian.Uint32(f.b.b[:]), uint32(f.aPort)<<16 | uint32(f.bPort)}
	if slot := &q.slots[k.slot()]; quiet {
		*slot = k
	} else if *slot == k {
		*slot = quietFlow{}
	}
}

// takesAll are protocols that take whatever a conversation carries that they were found for by a number.
var takesAll = map[*protocol.Protocol]bool{protocol.TLS: true, protocol.HTTP: true}

// dull tells whether a conversation carries nothing that is asked for.
func (d *dissection) dull() bool {
	for _, p := range d.offers(protocol.TCPPorts) {
		if p != nil {
			return takesAll[p] && !d.plan.serves(p)
		}
	}
	return false
}
