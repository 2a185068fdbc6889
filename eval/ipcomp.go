package eval

import (
	"bytes"
	"io"

	"github.com/klauspost/compress/flate"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// maxInflated bounds what a compressed payload becomes: the length of an IP packet has 16 bits.
const maxInflated = 1<<16 - 1

// ipcomp shows the compressed payload as data and, where it is DEFLATE (RFC 2394), goes on with what it holds.
func ipcomp(d *dissection, l *layer) next {
	if len(l.b) < protocol.IPComp.MinHeader {
		return next{}
	}
	compressed := l.rest(protocol.Data, protocol.IPComp.MinHeader)
	to := protocol.IPProtos.Find(l.load(protocol.IPCompNext))
	if to == nil || d.plan.last[protocol.IPComp.ID] {
		return compressed
	}
	start := len(d.arena)
	plain, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(compressed.b)), maxInflated))
	if err != nil {
		return compressed
	}
	d.walk(compressed)
	d.arena = append(d.arena, plain...)
	return next{proto: to, b: d.arena[start:], full: len(plain)}
}
