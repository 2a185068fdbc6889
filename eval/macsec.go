package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// macsec takes the integrity check value off the end of the frame. It refuses what cannot hold one, and other versions.
func macsec(d *dissection, l *layer) next {
	const icv = 16
	header := protocol.MACsec.MinHeader
	if len(l.b) < header || l.load(protocol.MACsecVer) != 0 {
		return refused
	}
	if l.load(protocol.MACsecSC) != 0 { // the identifier of the channel follows
		header += 8
	}
	if l.full <= header+icv || len(l.b) < header {
		return refused
	}
	end := l.full - icv
	if short := int(l.b[1]); short > 0 { // bytes before the check value, in a frame that was padded
		end = min(end, header+short)
	}
	if len(l.b) >= end+icv {
		d.giveBytes(protocol.MACsecICV, l.b[end:end+icv])
	}
	d.giveLabel(protocol.MACsecVerify)
	d.giveNum(protocol.MACsecVerified, 0) // the keys are not known
	n := d.follow(l)
	if n.proto == nil {
		l.own = header
		n = next{proto: protocol.Data, b: l.b[header:]}
	}
	at := len(l.b) - len(n.b)
	n.full = max(end-at, 0)
	n.b = n.b[:min(len(n.b), n.full)]
	return n
}
