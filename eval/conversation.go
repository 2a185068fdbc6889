package eval

import (
	"bytes"
	"cmp"
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// addr is a network address: four or sixteen bytes, zero-padded. IPv4 is kept apart from IPv6 by size.
type addr struct {
	b    [16]byte
	size uint64 // so wide that copies need no overlapping loads, which are slow
}

// compare orders addresses by their bytes.
func (a *addr) compare(o *addr) int {
	for i := 0; i < len(a.b); i += 8 {
		if x, y := binary.BigEndian.Uint64(a.b[i:]), binary.BigEndian.Uint64(o.b[i:]); x != y {
			return cmp.Compare(x, y)
		}
	}
	return 0
}

// flow is the two ends of a conversation, the smaller first, so that both directions have the same one.
type flow struct {
	a, b         addr
	aPort, bPort uint16
}

// newFlow orders the ends. It reports true where the sender is the second of them.
func newFlow(src, dst addr, srcPort, dstPort uint16) (flow, bool) {
	c := src.compare(&dst)
	if c > 0 || c == 0 && srcPort > dstPort {
		return flow{dst, src, dstPort, srcPort}, true
	}
	return flow{src, dst, srcPort, dstPort}, false
}

// addresses are those of the network layer around the layer found last. A routing header tells where the packet goes in the
// end, and a home address option whom it comes from.
func (d *dissection) addresses() (src, dst addr, ok bool) {
	var final, home []byte
	for i := len(d.layers) - 1; i >= 0; i-- {
		l := &d.layers[i]
		switch l.proto {
		case protocol.IP:
			s, ok1 := l.bytes(protocol.IPSrc.Layout)
			t, ok2 := l.bytes(protocol.IPDst.Layout)
			return newAddr(s), newAddr(t), ok1 && ok2
		case protocol.IPv6Routing:
			if final == nil {
				final = l.finalDestination()
			}
		case protocol.IPv6DstOpts:
			if home == nil {
				home = l.homeAddress()
			}
		case protocol.IPv6:
			s, ok1 := l.bytes(protocol.IPv6Src.Layout)
			t, ok2 := l.bytes(protocol.IPv6Dst.Layout)
			if final != nil {
				t = final
			}
			if home != nil {
				s = home
			}
			return newAddr(s), newAddr(t), ok1 && ok2
		}
	}
	return addr{}, addr{}, false
}

func newAddr(b []byte) (a addr) {
	a.size = uint64(copy(a.b[:], b))
	return a
}

// pair is the two ends of a conversation without ports.
type pair struct{ a, b addr }

func newPair(src, dst []byte) pair {
	if bytes.Compare(src, dst) > 0 {
		src, dst = dst, src
	}
	return pair{newAddr(src), newAddr(dst)}
}

// streams numbers conversations in the order of their first frames. One that is forgotten and goes on gets a new number.
type streams[K comparable] struct {
	known memory[K, uint32]
	count uint32
	limit int // of a generation
}

// number gives the index of a conversation, from 0.
func (s *streams[K]) number(k K) uint32 {
	n, ok := s.known.get(k, s.limit)
	if !ok {
		n = s.count
		s.count++
		s.known.put(k, n, s.limit)
	}
	return n
}

// conversations are the state of each conversation between two ports.
type conversations[T any] struct {
	known  memory[flow, *T]
	recent []recent[T] // those that went on last, each where its ports say
	count  uint32      // of all there ever were: a flow may have had several
	limit  int         // of a generation
}

// recent is a conversation that is found without looking it up in the memory, until that forgets what was not looked up there.
type recent[T any] struct {
	flow
	state *T // nil: none
	turn  int
}

const recentSlots = 1 << 8

// get finds the state of a flow; nil if there is none.
func (c *conversations[T]) get(f flow) *T {
	if c.recent == nil {
		return nil
	}
	r := &c.recent[(f.aPort^f.bPort)%recentSlots]
	if r.state != nil && r.turn == c.known.turns && r.flow == f {
		return r.state
	}
	t, _ := c.known.get(f, c.limit)
	*r = recent[T]{f, t, c.known.turns}
	return t
}

// start begins a new conversation on the flow, in place of the old one if there is one.
func (c *conversations[T]) start(f flow, old *T) *T {
	c.count++
	if old != nil {
		*old = *new(T)
		return old
	}
	t := new(T)
	c.known.put(f, t, c.limit)
	if c.recent == nil {
		c.recent = make([]recent[T], recentSlots)
	}
	return t
}
