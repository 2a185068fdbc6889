package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// The types of fields that are shown as they are.
const (
	ppiSpectrum = 5
	ppiProcess  = 6
	ppiCapture  = 7
	ppiGPS      = 30002 // the first of those with dissectors of their own
	ppiAntenna  = 30005 // the last of them
)

// ppiParts are the fields that are read, by type, with the length that each must have.
var ppiParts = [...]struct {
	part protocol.Part
	size int
}{
	2: {protocol.PPICommon, 20}, 3: {protocol.PPIMAC, 12}, 4: {protocol.PPIPHY, 48}, 8: {protocol.PPIAggregation, 4}, 9: {protocol.PPIEthernet, 8},
}

func ppi(d *dissection, l *layer) next {
	n := d.follow(l)
	if len(l.b) < protocol.PPI.MinHeader {
		return next{}
	}
	header, at, align := int(l.load(protocol.PPILength)), protocol.PPI.MinHeader, 1
	if l.load(protocol.PPIAlign) != 0 {
		align = 4
	}
	const head = 4
	for at < header {
		if at+head > len(l.b) {
			return d.truncated(l.b, l.full)
		}
		b := l.b[at:]
		kind, size := binary.LittleEndian.Uint16(b), int(binary.LittleEndian.Uint16(b[2:]))
		if !d.ppiField(kind, size, b) {
			return d.truncated(l.b, l.full)
		}
		at += head + (size+align-1)/align*align
	}
	if at > header { // the packet is behind the fields, whatever the header says
		if at > len(l.b) {
			return d.truncated(l.b, l.full)
		}
		return l.rest(n.proto, at)
	}
	return n
}

// ppiField reads a field from its header on. It reports false where there are too few bytes.
func (d *dissection) ppiField(kind uint16, size int, b []byte) bool {
	const head = 4
	if int(kind) < len(ppiParts) && ppiParts[kind].part != nil {
		d.givePart(protocol.PPIField, b)
		if size != ppiParts[kind].size {
			d.giveLabel(protocol.PPIBadLength)
			return true
		}
		return d.givePart(ppiParts[kind].part, b[head:])
	}
	if ppiGPS <= kind && kind <= ppiAntenna {
		return true
	}
	if head+size > len(b) {
		return false
	}
	f := protocol.PPIUnknown
	switch kind {
	case ppiSpectrum:
		f = protocol.PPISpectrum
	case ppiProcess:
		f = protocol.PPIProcess
	case ppiCapture:
		f = protocol.PPICapture
	}
	d.giveBytes(f, b[:head+size])
	return true
}
