package eval

import (
	"encoding/binary"
	"strings"

	"github.com/dfc-lang/dfc/compile/protocol"
)

const bitTorrentGreeting = "\x13BitTorrent protocol"

// bitTorrent recognises what a peer begins with. A message that would be longer than any is takes all that is there.
func bitTorrent(d *dissection, l *layer) next {
	const header, greeting, longest, extended = 4, 68, 1<<16 - 1, 20
	if d.carrier.guessing {
		if !strings.HasPrefix(string(l.b[:min(len(bitTorrentGreeting), len(l.b))]), bitTorrentGreeting) {
			return refused
		}
		d.carries(protocol.BitTorrent)
	}
	return d.pdus(l, header, func(b []byte) int {
		n := int(binary.BigEndian.Uint32(b))
		switch {
		case string(b[:header]) == bitTorrentGreeting[:header]:
			return greeting
		case n > longest:
			return len(b)
		}
		return header + n
	}, func(l *layer) {
		const what = header + 2 // of an extended message, which has two types; 0 begins
		if b := l.b; len(b) > what && b[0] == 0 && b[1] == 0 && b[header] == extended && b[header+1] == 0 {
			d.walk(next{proto: protocol.Bencode, b: b[what:], full: l.full - what})
		}
	})
}
