package eval

import (
	"strings"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// netPerfMeter recognises the message that identifies a flow, and data by the patterns that these begin with.
func netPerfMeter(d *dissection, l *layer) next {
	const identify, data, identity, payload = 4, 5, 8, 48
	if d.carrier.guessing {
		is := func(kind byte, at int, begin string) bool {
			return len(l.b) > at && l.b[0] == kind && strings.HasPrefix(string(l.b[at:min(at+len(begin), len(l.b))]), begin)
		}
		if !is(identify, identity, "\x4b\xcd\xf3\xaa\x30\x3c\x67\x74") && !is(data, payload, "\x1e\x1f !\"#$%") && !is(data, payload, "\x7f~}|{zyx") {
			return refused
		}
	}
	d.givePart(protocol.NetPerfMeterHeader, l.b)
	return next{}
}
