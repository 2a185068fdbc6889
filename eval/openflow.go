package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

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
		if protocol.GuessedPorts.Find(uint64(d.carrier.dst)) != protocol.OpenFlows { // it is known by the first message to the controller
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
	if at := openFlowPacket(l.b); at > 0 && at < l.full && d.quotesHere() {
		outer := d.carrier
		d.walk(l.rest(protocol.Eth, at))
		d.carrier = outer
	}
	return next{}
}

// openFlowPacket finds the packet that a message brings to the controller or from it, behind what was matched and what is to be done with it;
// 0 where there is none (OpenFlow 1.0.0, sections 5.3.6 and 5.4.1; 1.3.5, sections 7.3.6 and 7.4.1). In those of version 1.5 Wireshark shows none.
func openFlowPacket(b []byte) int {
	const packetIn, packetOut = 10, 13
	const unbuffered = 0xffffffff // the switch has no packet of which only the number is told
	size := func(at int) int {    // a length, if it is there
		if at+2 > len(b) {
			return len(b)
		}
		return int(binary.BigEndian.Uint16(b[at:]))
	}
	switch version := b[0]; {
	case b[1] == packetIn && version == 1:
		return 18
	case b[1] == packetOut && version == 1:
		if len(b) < 12 || binary.BigEndian.Uint32(b[8:]) != unbuffered {
			return 0
		}
		return 16 + size(14)
	case b[1] == packetIn && version < 6:
		return 24 + (size(26)+7)&^7 + 2
	case b[1] == packetOut && version < 6:
		return 24 + size(16)
	}
	return 0
}
