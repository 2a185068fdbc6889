package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// pgsqlConversation is what is known of a conversation with PostgreSQL.
type pgsqlConversation struct{ secure bool } // TLS was asked for

// pgsql sees the server agree to go on in TLS. Its messages have their length behind a byte that is their type, at the beginning of a
// conversation without that.
func pgsql(d *dissection, l *layer) next {
	const request, agreed, header = "\x00\x00\x00\x08\x04\xd2\x16\x2f", "S", 5
	c := remembered[pgsqlConversation](d, protocol.PostgreSQL)
	if c.secure && len(l.b) == 1 {
		if c.secure = false; string(l.b) == agreed {
			d.carries(protocol.TLS)
		}
		return next{}
	}
	return d.pdus(l, header, func(b []byte) int {
		if b[0] == 0 {
			return int(binary.BigEndian.Uint32(b))
		}
		return 1 + int(binary.BigEndian.Uint32(b[1:]))
	}, func(l *layer) { c.secure = string(l.b) == request })
}
