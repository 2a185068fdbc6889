package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// openFlowOldPort is that of the controller before there was a registered one. It is no port to Wireshark, but what it recognises OpenFlow by,
// in the first message to it.
const openFlowOldPort = 6633

// openFlowVersions are those that are known, by their number.
var openFlowVersions = [...]struct {
	proto  *protocol.Protocol
	header protocol.Part
}{
	1: {protocol.OpenFlow1, protocol.OpenFlow1Header},
	4: {protocol.OpenFlow4, protocol.OpenFlow4Header},
	5: {protocol.OpenFlow5, protocol.OpenFlow5Header},
	6: {protocol.OpenFlow6, protocol.OpenFlow6Header},
}

func openFlow(d *dissection, l *layer) next {
	const header = 8
	if d.carrier.guessing {
		if d.carrier.dst != openFlowOldPort {
			return refused
		}
		d.carries(protocol.OpenFlows)
	}
	return d.pdus(l, header, func(b []byte) int { return int(binary.BigEndian.Uint16(b[2:])) }, func(l *layer) {
		version := l.b[0]
		known := int(version) < len(openFlowVersions) && openFlowVersions[version].proto != nil
		if !known || version == 1 {
			d.giveNum(protocol.OpenFlowVersion, uint64(version&0x7f))
		}
		if !known {
			d.giveLabel(protocol.OpenFlowUnknown)
			return
		}
		d.walk(next{proto: openFlowVersions[version].proto, b: l.b, full: l.full})
	})
}

func openFlowMessage(d *dissection, l *layer) next {
	if !d.givePart(openFlowVersions[l.b[0]].header, l.b) {
		return d.truncated(l.b, l.full)
	}
	return next{}
}
