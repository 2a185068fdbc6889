package eval

import "github.com/dfc-lang/dfc/compile/protocol"

func fr(d *dissection, l *layer) next {
	if len(l.b) >= 2 && l.b[0]&1 == 0 && l.b[1]&1 == 1 {
		d.giveNum(protocol.FRDLCI, l.load(protocol.FRUpperDLCI)<<4|l.load(protocol.FRSecondDLCI))
	}
	return d.follow(l)
}
