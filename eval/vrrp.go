package eval

import "github.com/dfc-lang/dfc/compile/protocol"

const (
	vrrpPassword = 1   // the types of authentication
	vrrpDigest   = 254 // keepalived's: the last bytes
)

func vrrp(d *dissection, l *layer) next {
	b := l.b
	if len(b) < 4 {
		l.has = 0 // Wireshark shows the first bytes together
	}
	if len(b) < protocol.VRRP.MinHeader {
		return next{}
	}
	version := l.load(protocol.VRRPVersion)
	src, dst, six := d.pseudoHeader()
	d.vrrpChecksum(l, version, src, dst)
	field, size := protocol.VRRPAddress, 4
	if six {
		field, size = protocol.VRRPAddressIPv6, 16
	}
	rest := b[protocol.VRRP.MinHeader:]
	for range l.load(protocol.VRRPCount) {
		if len(rest) < size {
			return d.truncated(b, l.full)
		}
		d.giveWire(field, rest[:size])
		rest = rest[size:]
	}
	if version == 3 {
		return next{}
	}
	switch l.load(protocol.VRRPAuth) {
	case vrrpPassword:
		if len(rest) < 8 {
			return d.truncated(b, l.full)
		}
		d.giveText(protocol.VRRPPassword, rest[:8])
	case vrrpDigest:
		if n := len(rest) - 16; n >= 0 {
			d.giveBytes(protocol.VRRPAuthentication, rest[n:])
		}
	}
	return next{}
}

// vrrpChecksum verifies the checksum. Wireshark has the addresses covered only by that of version 3 above IPv6.
func (d *dissection) vrrpChecksum(l *layer, version uint64, src, dst []byte) {
	if len(l.b) < l.full {
		d.giveNum(protocol.VRRPChecksumOK, checksumUnverified)
		return
	}
	sum := uint64(0)
	if version == 3 && src != nil {
		sum = onesSum(onesSum(uint64(l.full)+ipVRRP, src), dst)
	}
	d.giveChecksum(protocol.VRRPChecksumOK, protocol.VRRPChecksumBad, onesSum(sum, l.b))
}
