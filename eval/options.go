package eval

import (
	"cmp"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Option changes how a stream of packets is dissected.
type Option func(*plan)

// DecodeAs hands what the table finds for a value to another protocol, as Wireshark's "Decode As" does: with
// protocol.TCPPorts, 8888 and the protocol http, the payload of TCP port 8888 is HTTP.
func DecodeAs(t *protocol.Table, value uint16, p *protocol.Protocol) Option {
	return func(pl *plan) {
		if pl.decodeAs == nil {
			pl.decodeAs = map[selector]*protocol.Protocol{}
		}
		pl.decodeAs[selector{t, value}] = p
	}
}

// ReassembleOutOfOrder reads TCP segments that came too early after those that belong before them, as Wireshark does with the
// preference tcp.reassemble_out_of_order. By default it reads what is there, in the order of the capture.
func ReassembleOutOfOrder(on bool) Option { return func(pl *plan) { pl.reorder = on } }

// Limits bound what is remembered of the frames before. What was not used for longest is forgotten first. Lanes have a share each.
type Limits struct {
	Conversations int // of each kind: TCP, UDP, pairs of addresses, ...
	Datagrams     int // in pieces, of which a fragment is missing
	Segments      int // of TCP that wait for an acknowledgment, in each direction of a conversation
	Payload       int // bytes of messages over TCP that wait for their end
}

// DefaultLimits keep what any of ten million conversations leaves behind below two gigabytes.
var DefaultLimits = Limits{Conversations: 1 << 19, Datagrams: 1 << 12, Segments: 10_000, Payload: 256 << 20}

// Limit sets other limits than [DefaultLimits]; those that are zero stay.
func Limit(l Limits) Option {
	return func(pl *plan) {
		pl.limits = Limits{
			cmp.Or(l.Conversations, pl.limits.Conversations), cmp.Or(l.Datagrams, pl.limits.Datagrams),
			cmp.Or(l.Segments, pl.limits.Segments), cmp.Or(l.Payload, pl.limits.Payload),
		}
	}
}

// selector is a value of a dissector table.
type selector struct {
	table *protocol.Table
	value uint16
}

// find looks a value up in a dissector table.
func (pl *plan) find(t *protocol.Table, v uint16) *protocol.Protocol {
	if p, ok := pl.decodeAs[selector{t, v}]; ok {
		return p
	}
	return t.Find(uint64(v))
}
