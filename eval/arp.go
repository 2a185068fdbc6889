package eval

import (
	"bytes"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Opcodes of ARP, and the hardware types that are treated in another way.
const (
	arpRequest = 1
	arpReply   = 2
	arpAX25    = 3
	arpATM     = 19
)

// arpIsMAC and arpIsIPv4 tell of which kind the addresses are.
func arpIsMAC(hardware uint64, size int) bool  { return (hardware == 1 || hardware == 6) && size == 6 }
func arpIsIPv4(protocol uint64, size int) bool { return protocol == 0x0800 && size == 4 }

func arp(d *dissection, l *layer) next {
	p := protocol.ARP
	if len(l.b) < p.MinHeader {
		return next{}
	}
	hardware := l.load(protocol.ARPHardware)
	if hardware == arpATM {
		d.atmarp(l)
		return next{}
	}
	hlen, plen := int(l.b[4]), int(l.b[5])
	end := p.MinHeader + 2*hlen + 2*plen
	if end > l.full { // no address is shown when one does not fit
		l.own, l.has = len(l.b), p.MinHeader
		if hardware == arpAX25 {
			d.drop()
		}
		return d.truncated(l.b, l.full)
	}
	l.own = min(end, len(l.b))
	l.limit(end) // what follows is padding
	if end > len(l.b) {
		l.has = p.MinHeader
		return d.truncated(l.b, l.full)
	}
	addresses := l.b[p.MinHeader:end]
	srcHW, addresses := addresses[:hlen], addresses[hlen:]
	src, addresses := addresses[:plen], addresses[plen:]
	dstHW, dst := addresses[:hlen], addresses[hlen:]

	isMAC, isIPv4 := arpIsMAC(hardware, hlen), arpIsIPv4(l.load(protocol.ARPProtocol), plen)
	if !isMAC && hlen > 0 && !(hardware == arpAX25 && hlen == 7) { // AX.25 addresses have fields of a type of their own
		d.giveBytes(protocol.ARPSrcHardware, srcHW)
		d.giveBytes(protocol.ARPDstHardware, dstHW)
	}
	if isMAC && plen != 4 {
		d.giveBytes(protocol.ARPDstMAC, dstHW)
	}
	if !isIPv4 && plen > 0 {
		d.giveBytes(protocol.ARPSrcProtocol, src)
		d.giveBytes(protocol.ARPDstProtocol, dst)
	}
	if isIPv4 && hlen != 6 {
		d.giveWire(protocol.ARPSrcIPv4, src)
		d.giveWire(protocol.ARPDstIPv4, dst)
	}
	op := l.load(protocol.ARPOpcode)
	asks := op == arpRequest || op == arpReply
	switch {
	case asks && plen > 0 && bytes.Equal(src, dst):
		d.giveNum(protocol.ARPGratuitous, 1)
		if op == arpRequest && isIPv4 && isZero(dstHW) {
			d.giveNum(protocol.ARPAnnouncement, 1)
		}
	case op == arpRequest && isIPv4 && isZero(src):
		d.giveNum(protocol.ARPProbe, 1)
	}
	if asks && isMAC && isIPv4 && d.wantsAny(protocol.ARPDuplicate, protocol.ARPDuplicateFrame, protocol.ARPDuplicateSeconds) {
		d.arpDuplicate(src, srcHW)
		if op != arpRequest && !bytes.Equal(src, dst) { // the target of a request has no meaning
			d.arpDuplicate(dst, dstHW)
		}
	}
	return next{}
}

// atmarp reads the protocol addresses of ATMARP; each comes after an ATM number and a subaddress.
func (d *dissection) atmarp(l *layer) {
	const header, length = 12, 0x3f
	b := l.b
	l.own = len(b)
	if len(b) < header {
		l.has = 0
		d.truncated(l.b, l.full)
		return
	}
	src := header + int(b[4]&length) + int(b[5]&length)
	dst := src + int(b[8]) + int(b[9]&length) + int(b[10]&length)
	end := dst + int(b[11])
	if end > len(b) {
		d.truncated(l.b, l.full)
		d.drop()
		return
	}
	l.own = end
	isIPv4 := l.load(protocol.ARPProtocol) == 0x0800
	give := func(v []byte, any, ipv4 *protocol.Field) {
		switch {
		case len(v) == 4 && isIPv4:
			d.giveWire(ipv4, v)
		case len(v) > 0:
			d.giveBytes(any, v)
		}
	}
	give(b[src:src+int(b[8])], protocol.ARPSrcProtocol, protocol.ARPSrcIPv4)
	give(b[dst:end], protocol.ARPDstProtocol, protocol.ARPDstIPv4)
}

// maxARPOwners bounds the addresses whose owners are remembered.
const maxARPOwners = 1 << 16

// arpOwner is the station that an IPv4 address was first seen with.
type arpOwner struct {
	mac   [6]byte
	frame int
	sec   int64
}

// arpDuplicate adds what tells of another station that used the address before.
func (d *dissection) arpDuplicate(ip, mac []byte) {
	if isZero(ip) || isZero(mac) || mac[0]&1 != 0 { // groups own nothing
		return
	}
	k := [4]byte(ip)
	s := d.state
	o, ok := s.arp[k]
	if !ok {
		if s.arp == nil || len(s.arp) >= maxARPOwners {
			s.arp = map[[4]byte]arpOwner{}
		}
	} else if o.mac != [6]byte(mac) {
		d.giveLabel(protocol.ARPDuplicate)
		d.giveNum(protocol.ARPDuplicateFrame, uint64(o.frame))
		d.giveNum(protocol.ARPDuplicateSeconds, uint64(uint32(d.frame.Sec-o.sec)))
		return
	}
	s.arp[k] = arpOwner{[6]byte(mac), d.frame.Number, d.frame.Sec}
}

func isZero(b []byte) bool {
	for _, c := range b {
		if c != 0 {
			return false
		}
	}
	return true
}
