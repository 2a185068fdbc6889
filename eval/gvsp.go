package eval

import "github.com/dfc-lang/dfc/compile/protocol"

func gvsp(d *dissection, l *layer) next {
	const format, extended = 4, 0x80
	if len(l.b) <= format {
		return d.truncated(l.b, l.full)
	}
	d.givePart(protocol.GVSPStatus, l.b)
	d.givePart(protocol.GVSPFormat, l.b)
	if l.b[format]&extended == 0 {
		d.givePart(protocol.GVSPBlock, l.b)
		d.givePart(protocol.GVSPPacket, l.b)
		return next{}
	}
	d.givePart(protocol.GVSPFlags, l.b)
	if !d.givePart(protocol.GVSPExtended, l.b) {
		return d.truncated(l.b, l.full)
	}
	return next{}
}
