package eval

import "github.com/dfc-lang/dfc/compile/protocol"

func data(d *dissection, l *layer) next {
	l.own = len(l.b)
	d.giveBytes(protocol.DataData, l.b)
	d.giveNum(protocol.DataLen, uint64(len(l.b))) // what was captured of it
	return next{}
}
