package eval

import "github.com/dfc-lang/dfc/compile/protocol"

const (
	pimTypeRegister = 1
	protocolPIM     = 103 // in the pseudo-header of IPv6
)

// pim checks the checksum: that of a register covers only the header, that of IPv6 also the addresses.
func pim(d *dissection, l *layer) next {
	if l.full == 0 { // the IP header in a null register says PIM too, but nothing follows it
		d.layers = d.layers[:len(d.layers)-1]
		return next{}
	}
	n := d.follow(l)
	if len(l.b) < protocol.PIM.MinHeader {
		return n
	}
	b, whole := l.b, len(l.b) == l.full
	if l.load(protocol.PIMType) == pimTypeRegister && len(b) >= 8 {
		b, whole = b[:8], true
	}
	if !whole {
		d.giveNum(protocol.PIMChecksumOK, checksumUnverified)
		return n
	}
	sum := onesSum(0, b)
	if outer := &d.layers[len(d.layers)-2]; outer.proto == protocol.IPv6 {
		sum = onesSum(sum+uint64(len(b))+protocolPIM, outer.b[8:40])
	}
	d.giveChecksum(protocol.PIMChecksumOK, protocol.PIMChecksumBad, sum)
	return n
}
