package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// gquic recognises the first packet of a conversation by its version; all others follow it.
func gquic(d *dissection, l *layer) next {
	if d.carrier.guessing {
		if !gquicBegins(l.b) {
			return refused
		}
		d.carries(protocol.GQUIC)
	}
	l.own, l.has = len(l.b), len(l.b)
	return next{}
}

// gquicBegins recognises a public header with a connection ID and one of the versions Q020 to Q049, or a long header of Q046.
func gquicBegins(b []byte) bool {
	const version, connectionID, kind, long = 0x01, 0x08, 0xc0, 0xc0
	switch {
	case len(b) >= 5 && b[0]&kind == long:
		return string(b[1:5]) == "Q046"
	case len(b) < 13 || b[0]&(kind|version|connectionID) != version|connectionID:
		return false
	}
	v := b[9:13]
	return v[0] == 'Q' && v[1] == '0' && v[2] >= '2' && v[2] <= '4' && v[3] >= '0' && v[3] <= '9'
}
