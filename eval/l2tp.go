package eval

import "github.com/dfc-lang/dfc/compile/protocol"

func l2tp(d *dissection, l *layer) next {
	if len(l.b) < protocol.L2TP.MinHeader || l.load(protocol.L2TPVersion) != 2 {
		return next{}
	}
	header := 6
	if l.load(protocol.L2TPFlagL) == 1 {
		header += 2
		l.limit(int(l.load(protocol.L2TPLength)))
	}
	if l.load(protocol.L2TPFlagS) == 1 {
		header += 4
	}
	if l.load(protocol.L2TPFlagO) == 1 {
		if len(l.b) < header+2 {
			return d.truncated(l.b, l.full)
		}
		offset := int(l.b[header])<<8 | int(l.b[header+1])
		d.giveNum(protocol.L2TPOffset, uint64(offset))
		header += 2 + offset
	}
	l.own = min(header, len(l.b))
	return d.edge(l, header)
}
