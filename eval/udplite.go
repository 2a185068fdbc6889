package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// checksumIllegal is Wireshark's word for a checksum that must not be zero and is.
const checksumIllegal = 4

func udplite(d *dissection, l *layer) next {
	if len(l.b) < protocol.UDPLite.MinHeader {
		if len(l.b) >= 6 {
			d.udpliteCoverage(l)
		}
		return next{}
	}
	d.udpliteCoverage(l)
	if p := l.payload(); len(p) > 0 {
		d.giveBytes(protocol.UDPLitePayload, p)
	}
	if l.load(protocol.UDPLiteChecksum) == 0 {
		d.giveNum(protocol.UDPLiteChecksumOK, checksumIllegal)
		d.giveLabel(protocol.UDPLiteChecksumZero)
	} else {
		d.giveNum(protocol.UDPLiteChecksumOK, checksumUnverified)
	}
	d.carrier = carrier{src: uint16(l.load(protocol.UDPLiteSrcPort)), dst: uint16(l.load(protocol.UDPLiteDstPort))}
	d.udpConversation(l, &udpliteConversation)
	if !d.plan.last[protocol.UDPLite.ID] && l.full > protocol.UDPLite.MinHeader {
		d.deliver(len(d.layers)-1, protocol.UDPPorts, l.payload(), l.full-protocol.UDPLite.MinHeader)
	}
	return next{}
}

// udpliteCoverage looks at how much the checksum covers: the header at least, or all.
func (d *dissection) udpliteCoverage(l *layer) {
	d.giveNum(protocol.UDPLiteLength, uint64(l.full))
	if n := int(l.load(protocol.UDPLiteCoverage)); n != 0 && n < protocol.UDPLite.MinHeader || n > l.full {
		d.giveLabel(protocol.UDPLiteCoverageBad)
	}
}

var udpliteConversation = udpConvFields{
	stream: protocol.UDPLiteStream, packet: protocol.UDPLitePacket, relative: protocol.UDPLiteRelative, delta: protocol.UDPLiteDelta,
}
