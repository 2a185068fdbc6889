package eval

import (
	"bytes"
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// The types of values.
const (
	cdpDeviceID     = 0x01
	cdpAddresses    = 0x02
	cdpPortID       = 0x03
	cdpCapabilities = 0x04
	cdpSoftware     = 0x05
	cdpPlatform     = 0x06
	cdpPrefixes     = 0x07
	cdpHello        = 0x08
	cdpDomain       = 0x09
	cdpNativeVLAN   = 0x0a
	cdpDuplex       = 0x0b
	cdpPower        = 0x10
	cdpMTU          = 0x11
	cdpTrust        = 0x12
	cdpCoS          = 0x13
	cdpSystemName   = 0x14
	cdpSystemObject = 0x15
	cdpManagement   = 0x16
	cdpHeader       = 4 // of the protocol, and of a value
	cdpPrefix       = 5
	cdpCluster      = 0x0112
)

func cdp(d *dissection, l *layer) next {
	l.own = len(l.b)
	if len(l.b) < cdpHeader {
		return next{}
	}
	d.cdpChecksum(l)
	for b := l.b[cdpHeader:]; len(b) >= cdpHeader; {
		d.givePart(protocol.CDPHeader, b)
		kind, n := binary.BigEndian.Uint16(b), int(binary.BigEndian.Uint16(b[2:]))
		if n < cdpHeader || n > len(b) {
			break
		}
		d.cdpValue(kind, b[cdpHeader:n])
		b = b[n:]
	}
	return next{}
}

// cdpChecksum verifies the checksum. Of an odd number of bytes, Cisco takes the last for a word by itself, with its sign, and
// is off by one where it is negative.
func (d *dissection) cdpChecksum(l *layer) {
	if !d.wants(protocol.CDPChecksumOK) {
		return
	}
	n := len(l.b)
	if l.full > n {
		d.giveNum(protocol.CDPChecksumOK, checksumUnverified)
		return
	}
	sum := onesSum(0, l.b[:n&^1])
	if n&1 != 0 {
		last := uint64(l.b[n-1])
		if last&0x80 != 0 {
			last = 0xff00 | (last - 1)
		}
		sum += last
	}
	status := uint64(checksumBad)
	if onesFold(sum) == 0xffff {
		status = checksumGood
	}
	d.giveNum(protocol.CDPChecksumOK, status)
}

func (d *dissection) cdpValue(kind uint16, b []byte) {
	switch kind {
	case cdpDeviceID:
		d.giveBytes(protocol.CDPDeviceID, b)
	case cdpAddresses, cdpManagement:
		d.cdpAddresses(b)
	case cdpPortID:
		d.giveBytes(protocol.CDPPortID, b)
	case cdpCapabilities:
		d.givePart(protocol.CDPCapabilities, b)
	case cdpSoftware:
		for line := range bytes.SplitSeq(b, []byte("\n")) {
			d.giveText(protocol.CDPSoftware, line)
		}
	case cdpPlatform:
		d.giveBytes(protocol.CDPPlatform, b)
	case cdpPrefixes:
		if len(b) == 4 {
			d.givePart(protocol.CDPGateway, b)
			return
		}
		for ; len(b) >= cdpPrefix; b = b[cdpPrefix:] {
			d.givePart(protocol.CDPPrefix, b)
		}
	case cdpHello:
		if d.givePart(protocol.CDPHello, b) && binary.BigEndian.Uint16(b[3:]) == cdpCluster {
			d.givePart(protocol.CDPCluster, b[5:])
			d.givePart(protocol.CDPClusterUnknown, b[5:])
		}
	case cdpDomain:
		d.giveBytes(protocol.CDPDomain, b)
	case cdpSystemName:
		d.giveBytes(protocol.CDPSystemName, b)
	case cdpSystemObject:
		d.giveBytes(protocol.CDPSystemObject, b)
	default:
		if p := cdpNumber(kind); p != nil {
			d.givePart(p, b)
		} else if len(b) > 0 {
			d.giveBytes(protocol.CDPData, b)
		}
	}
}

// cdpNumber is what a value of one number consists of.
func cdpNumber(kind uint16) protocol.Part {
	switch kind {
	case cdpNativeVLAN:
		return protocol.CDPNativeVLAN
	case cdpDuplex:
		return protocol.CDPDuplex
	case cdpPower:
		return protocol.CDPPower
	case cdpMTU:
		return protocol.CDPMTU
	case cdpTrust:
		return protocol.CDPTrust
	case cdpCoS:
		return protocol.CDPCoS
	}
	return nil
}

// cdpAddresses reads a list of addresses, each with the protocol that it is one of: IP by its network layer protocol
// identifier, version 6 by its EtherType behind SNAP's header.
func (d *dissection) cdpAddresses(b []byte) {
	const ipv4, ipv6 = "\xcc", "\xaa\xaa\x03\x00\x00\x00\x86\xdd"
	if !d.givePart(protocol.CDPAddresses, b) {
		return
	}
	n := binary.BigEndian.Uint32(b)
	for b = b[4:]; n > 0 && d.givePart(protocol.CDPAddressHeader, b); n-- {
		end := 2 + int(b[1])
		if end > len(b) {
			return
		}
		kind := b[2:end]
		d.giveBytes(protocol.CDPProtocol, kind)
		b = b[end:]
		if !d.givePart(protocol.CDPAddressLength, b) {
			return
		}
		size := int(binary.BigEndian.Uint16(b))
		b = b[2:]
		if size > len(b) {
			return
		}
		switch address := b[:size]; {
		case string(kind) == ipv4 && size == 4:
			d.giveWire(protocol.CDPAddressIPv4, address)
		case string(kind) == ipv6 && size == 16:
			d.giveWire(protocol.CDPAddressIPv6, address)
		case size > 0:
			d.giveBytes(protocol.CDPAddress, address)
		}
		b = b[size:]
	}
}
