package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// extends adds a header's bytes to the IPv6 layer whose chain of headers it stands in: Wireshark counts them as its own.
func (d *dissection) extends(n int) {
	for i := len(d.layers) - 2; i >= 0; i-- {
		switch l := &d.layers[i]; l.proto {
		case protocol.IPv6:
			l.own = min(l.own+n, len(l.b))
			return
		case protocol.IPv6HopOpts, protocol.IPv6DstOpts, protocol.IPv6Routing, protocol.IPv6FragHdr, protocol.AH:
		default:
			return
		}
	}
}

// pseudoHeader gives the addresses that checksums above IPv6 cover: the destination is the last one that a routing
// header names.
func (d *dissection) pseudoHeader() (src, dst []byte, ok bool) {
	for i := len(d.layers) - 1; i >= 0; i-- {
		l := &d.layers[i]
		switch l.proto {
		case protocol.IPv6Routing:
			if dst == nil {
				dst = l.finalDestination()
			}
		case protocol.IPv6:
			if len(l.b) < protocol.IPv6.MinHeader {
				return nil, nil, false
			}
			if dst == nil {
				dst = l.b[24:40]
			}
			return l.b[8:24], dst, true
		case protocol.IP:
			return nil, nil, false
		}
	}
	return nil, nil, false
}

// The types of routing headers.
const (
	routingSource  = 0
	routingMIPv6   = 2
	routingRPL     = 3
	routingSegment = 4
)

// finalDestination is the address that a routing header leads to, or nil when the packet has arrived there or it is unknown.
func (l *layer) finalDestination() []byte {
	if l.own < 24 || l.load(protocol.IPv6RoutingLeft) == 0 {
		return nil
	}
	switch l.load(protocol.IPv6RoutingType) {
	case routingSource, routingMIPv6:
		return l.b[l.own-16 : l.own]
	case routingSegment: // the list is in reverse order
		return l.b[8:24]
	}
	return nil
}

// homeAddress is that of a mobile node's packet (RFC 6275, section 6.3), or nil.
func (l *layer) homeAddress() []byte {
	for b := l.b[min(2, l.own):l.own]; len(b) >= 2; {
		if b[0] == optPad1 {
			b = b[1:]
			continue
		}
		size := 2 + int(b[1])
		if size > len(b) {
			return nil
		}
		if b[0] == optHome && size == 18 {
			return b[2:size]
		}
		b = b[size:]
	}
	return nil
}

func ipv6Extension(d *dissection, l *layer) next {
	if len(l.b) < 2 {
		if len(l.b) == 0 {
			d.drop()
		}
		return next{}
	}
	n := d.follow(l)
	size := int(l.b[1])*8 + 8
	if size > len(l.b) {
		d.truncated(l.b, l.full)
	}
	l.own = min(size, len(l.b))
	d.extends(l.own)
	switch l.proto {
	case protocol.IPv6HopOpts, protocol.IPv6DstOpts:
		if !d.ipv6Options(l) {
			l.own = l.full
			return d.truncated(l.b, l.full)
		}
	case protocol.IPv6Routing:
		d.ipv6Routing(l)
	}
	return n
}

func ah(d *dissection, l *layer) next {
	n := d.follow(l)
	d.extends(l.own)
	const fixed = 12
	d.giveBytes(protocol.AHICV, l.b[min(fixed, l.own):l.own])
	return n
}

// The options that have code.
const (
	optPad1       = 0x00
	optPadN       = 0x01
	optTunnel     = 0x04
	optAlert      = 0x05
	optCalipso    = 0x07
	optJumbo      = 0xc2
	optHome       = 0xc9
	optExperiment = 0x1e // with any of the upper three bits
)

// calipsoSize is the least size of a CALIPSO option (RFC 5570); Wireshark gives up on a shorter one.
const calipsoSize = 10

// ipv6Options reports false where an option ends behind the packet.
func (d *dissection) ipv6Options(l *layer) bool {
	own := protocol.OptionsOf(l.proto)
	for at := 2; at < l.own; {
		b := l.b[at:]
		if !d.givePart(own.Type, b) {
			return false
		}
		if b[0] == optPad1 {
			d.givePart(own.Pad1, b)
			at++
			continue
		}
		if !d.givePart(own.Length, b) {
			return false
		}
		size := 2 + int(b[1])
		if b[0] == optCalipso && size < calipsoSize {
			d.givePart(own.Invalid, b)
			break
		}
		used := d.ipv6Option(own, b, size)
		if used == 0 {
			return false
		}
		at += used
	}
	return true
}

// ipv6Option reads an option and tells how many bytes it takes up: its length, or what it needs if that is more. It gives
// zero where the bytes do not suffice.
func (d *dissection) ipv6Option(own *protocol.Options, b []byte, size int) int {
	known, fixed := own.Unknown, 0
	switch t := b[0]; {
	case t == optPadN:
		known = own.PadN
	case t == optTunnel:
		known, fixed = own.Tunnel, 1
	case t == optAlert:
		known, fixed = own.Alert, 2
	case t == optJumbo:
		known, fixed = own.Jumbo, 4
	case t == optHome:
		known, fixed = own.Home, 16
	case t == optCalipso: // its fields are left out
		return size
	case t&0x1f == optExperiment:
		known = own.Experimental
	}
	if fixed == 0 {
		if size > len(b) {
			return 0
		}
		d.givePart(known, b[2:size])
		return size
	}
	if size != 2+fixed {
		d.givePart(own.Invalid, b)
	}
	if !d.givePart(known, b[2:]) {
		return 0
	}
	if b[0] == optJumbo && binary.BigEndian.Uint32(b[2:]) < 1<<16 {
		d.givePart(own.Truncated, b)
	}
	return max(size, 2+fixed)
}

func (d *dissection) ipv6Routing(l *layer) {
	b := l.b[:l.own]
	if len(b) < 8 {
		return
	}
	var list protocol.Part
	n := (len(b) - 8) / 16
	switch l.load(protocol.IPv6RoutingType) {
	case routingSource:
		list = protocol.IPv6RoutingAddress
	case routingMIPv6:
		list, n = protocol.IPv6RoutingHome, 1
	case routingSegment: // what follows the last entry is no address
		list, n = protocol.IPv6RoutingSegment, int(b[4])+1
	}
	if list != nil {
		d.addressList(list, b[8:], n)
	}
}

// fraghdr adds a fragment to its datagram, as ipFragment does.
func fraghdr(d *dissection, l *layer) next {
	n := d.follow(l)
	if len(l.b) < protocol.IPv6FragHdr.MinHeader {
		if len(l.b) == 0 {
			d.drop()
		}
		return next{}
	}
	d.extends(l.own)
	if !protocol.IPv6FragHdr.Opaque.Holds(l.b) {
		return n
	}
	offset := int(l.load(protocol.IPv6FragOffset)) * 8
	src, dst, ok := d.addresses()
	if len(l.b) < l.full || !ok {
		return next{}
	}
	if l.full <= l.own && offset == 0 {
		return d.edge(l, l.own)
	}
	if d.alone {
		d.unsure = true
		return next{}
	}
	key := datagramKey{src: src, dst: dst, id: uint32(l.load(protocol.IPv6FragIdent))}
	dg := d.state.fragments.add(key, fragment{frame: d.frame.Number, offset: offset, data: l.b[l.own:]}, l.load(protocol.IPv6FragMore) == 0)
	if dg == nil {
		return next{}
	}
	d.giveFragments(dg, &ipv6FragmentFields)
	n = d.edge(l, l.own)
	n.b, n.full = dg.data, len(dg.data)
	return n
}

var ipv6FragmentFields = fragmentFields{
	in: protocol.IPv6ReassembledIn, fragment: protocol.IPv6Fragment, count: protocol.IPv6FragmentCount, overlap: protocol.IPv6FragmentOverlap,
	conflict: protocol.IPv6FragmentConflict, tooLong: protocol.IPv6FragmentTooLong, length: protocol.IPv6ReassembledLength,
	data: protocol.IPv6ReassembledData, all: protocol.IPv6Fragments,
}
