package eval

import "github.com/dfc-lang/dfc/compile/protocol"

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
func ReassembleOutOfOrder() Option { return func(pl *plan) { pl.reorder = true } }

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
