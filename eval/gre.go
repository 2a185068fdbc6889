package eval

import "github.com/dfc-lang/dfc/compile/protocol"

const greWCCP = 0x883e // a redirect header of four bytes may stand before the packet

func gre(d *dissection, l *layer) next {
	if len(l.b) < protocol.GRE.MinHeader {
		return next{}
	}
	summed := l.load(protocol.GREFlagC) == 1
	routed := l.load(protocol.GREFlagR) == 1
	header := protocol.GRE.MinHeader
	if summed || routed {
		header += 4
	}
	if l.load(protocol.GREFlagK) == 1 {
		header += 4
	}
	if l.load(protocol.GREFlagS) == 1 {
		header += 4
	}
	if l.load(protocol.GREVersion) == 1 && l.load(protocol.GREFlagA) == 1 {
		header += 4
	}
	if routed {
		header = greRoutes(l.b, header)
	}
	if summed {
		if len(l.b) == l.full {
			d.giveChecksum(protocol.GREChecksumOK, protocol.GREChecksumBad, onesSum(0, l.b))
		} else {
			d.giveNum(protocol.GREChecksumOK, checksumUnverified)
		}
	}
	if l.load(protocol.GREProto) == greWCCP && header < len(l.b) && l.b[header]>>4 != 4 {
		header += 4
	}
	l.own = min(header, len(l.b))
	if header >= l.full {
		return next{}
	}
	return d.edge(l, header)
}

// greRoutes gives the end of the source routes that begin at offset at: address family, offset, length and addresses. One
// without addresses is the last.
func greRoutes(b []byte, at int) int {
	for at+4 <= len(b) {
		family, length := int(b[at])<<8|int(b[at+1]), int(b[at+3])
		at += 4 + length
		if family == 0 || length == 0 {
			break
		}
	}
	return at
}
