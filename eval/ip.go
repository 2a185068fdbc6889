package eval

import "github.com/dfc-lang/dfc/compile/protocol"

// IP protocol numbers that code asks about.
const (
	ipIGMP = 2
	ipTCP  = 6
	ipUDP  = 17
	ipOSPF = 89
	ipPIM  = 103
	ipVRRP = 112
)

func ip(d *dissection, l *layer) next {
	if len(l.b) < 1 {
		l.has = 0
		return next{}
	}
	header := int(l.load(protocol.IPHeaderLen))
	if v := l.load(protocol.IPVersion); v != 4 {
		l.has = 1
		d.giveLabel(protocol.IPBogusVersion)
		if v == 6 {
			return next{proto: protocol.IPv6, b: l.b, full: l.full}
		}
		return next{}
	}
	if header < protocol.IP.MinHeader {
		l.has, l.own = 1, min(header, len(l.b))
		d.giveLabel(protocol.IPBogusHeader)
		return next{}
	}
	if len(l.b) < protocol.IP.MinHeader {
		if int(l.load(protocol.IPLen)) > l.full && d.quoting() == nil {
			d.giveLabel(protocol.IPBogusLength)
		}
		if len(l.b) >= 12 {
			d.giveNum(protocol.IPChecksumOK, checksumUnverified)
		}
		return next{}
	}
	if length := int(l.load(protocol.IPLen)); length > 0 && length < header {
		if d.quoting() == nil {
			d.giveLabel(protocol.IPBogusLength)
		}
		l.has = 4 // Wireshark shows nothing after the length
		return next{}
	}
	l.own = min(header, len(l.b))
	if header > len(l.b) {
		d.truncated(l.b, l.full)
	}
	d.giveNum(protocol.IPChecksumOK, checksumUnverified)
	d.ipTTL(l)
	hop := l.b[16:20]
	if header > protocol.IP.MinHeader {
		l.reroute()
	}
	if d.wants(protocol.IPStream) && (len(l.b) >= header || l.load(protocol.IPFragOffset) > 0 && len(l.b) == l.full) {
		d.giveNum(protocol.IPStream, uint64(d.state.ip.number(newPair(l.b[12:16], l.b[16:20]))))
	}
	switch length := int(l.load(protocol.IPLen)); {
	case length == 0: // segmentation offload: the length was not filled in yet
		d.give(protocol.IPOffloadLen, num(l.full), l.b[2:4])
	case length > l.full:
		if d.quoting() == nil {
			d.giveLabel(protocol.IPBogusLength)
		}
	default:
		l.limit(length)
	}
	index := len(d.layers) - 1
	n := next{}
	if protocol.IP.Opaque.Holds(l.b) {
		n = d.ipFragment(l, header)
	} else {
		n = d.edge(l, header).unlessEmpty()
		if n.proto == nil {
			n = l.unclaimed(header)
		}
	}
	if header > protocol.IP.MinHeader && !d.ipOptions(index, hop) {
		return next{}
	}
	return n
}

// ipTTL notes a time to live that is not what is expected: 255 or 1 in the local network control block, elsewhere more than a few hops.
func (d *dissection) ipTTL(l *layer) {
	if !d.wantsAny(protocol.IPTTLLocal, protocol.IPTTLTooSmall) {
		return
	}
	ttl, proto, dst := l.b[8], l.b[9], l.b[16:20]
	switch {
	case dst[0] == 224 && dst[1] == 0 && dst[2] == 0:
		want := byte(1)
		if proto != ipIGMP {
			switch dst[3] {
			case 18, 102, 251: // VRRP, GLBP and mDNS
				want = 255
			case 252: // LLMNR: any
				want = ttl
			}
		}
		if ttl != want {
			d.giveLabel(protocol.IPTTLLocal)
		}
	case ttl < 5 && dst[0]&0xf0 != 224 && proto != ipOSPF && proto != ipPIM:
		d.giveLabel(protocol.IPTTLTooSmall)
	}
}

// quoting is the ICMP protocol whose error quotes the layer found last, nil if none does.
func (d *dissection) quoting() *protocol.Protocol {
	for i := len(d.layers) - 2; i > 0; i-- {
		if p := d.layers[i].proto; p == protocol.ICMP || p == protocol.ICMPv6 {
			return p
		}
	}
	return nil
}

// fragment tells whether the layer found last stands in a fragment that is read by itself.
func (d *dissection) fragment(l *layer) bool {
	below := &d.layers[len(d.layers)-2]
	return below.proto.Opaque != nil && below.proto.Opaque.Holds(below.b) && l.full < below.full
}

// ipFragment adds a fragment to its datagram. What follows stands on the frame that completes it; a first fragment of which
// bytes are missing, be it that the capture cut it short or that the length is a lie, is read by itself.
func (d *dissection) ipFragment(l *layer, header int) next {
	offset := int(l.load(protocol.IPFragOffset)) * 8
	if len(l.b) < max(l.full, int(l.load(protocol.IPLen))) || l.full <= header {
		if offset > 0 {
			return next{}
		}
		return d.edge(l, header)
	}
	if d.alone {
		d.unsure = true
		return next{}
	}
	key := datagramKey{src: newAddr(l.b[12:16]), dst: newAddr(l.b[16:20]), proto: l.b[9], id: uint32(l.load(protocol.IPID))}
	dg := d.state.fragments.add(key, fragment{frame: d.frame.Number, offset: offset, data: l.b[header:]}, l.load(protocol.IPFlagMF) == 0)
	if dg == nil {
		return next{}
	}
	d.giveFragments(dg, &ipFragmentFields)
	n := d.edge(l, header)
	n.b, n.full = dg.data, len(dg.data)
	return n
}

// fragmentFields are the fields that tell of a reassembled datagram.
type fragmentFields struct {
	in, fragment, damaged, count, overlap, conflict, tooLong, length, data, all *protocol.Field
}

var ipFragmentFields = fragmentFields{
	in: protocol.IPReassembledIn, fragment: protocol.IPFragment, damaged: protocol.IPFragmentError, count: protocol.IPFragmentCount, overlap: protocol.IPFragmentOverlap,
	conflict: protocol.IPFragmentConflict, tooLong: protocol.IPFragmentTooLong, length: protocol.IPReassembledLength,
	data: protocol.IPReassembledData, all: protocol.IPFragments,
}

func (d *dissection) giveFragments(dg *datagram, f *fragmentFields) {
	d.giveBytes(f.all, dg.data)
	for _, fr := range dg.fragments {
		d.later(fr.frame, f.in, num(d.frame.Number))
		if (fr.conflict || fr.tooLong) && f.damaged != nil {
			d.giveNum(f.damaged, uint64(fr.frame))
		} else {
			d.giveNum(f.fragment, uint64(fr.frame))
		}
		if fr.overlap {
			d.giveNum(f.overlap, 1)
		}
		if fr.conflict {
			d.giveNum(f.conflict, 1)
		}
		if fr.tooLong && f.tooLong != nil {
			d.giveNum(f.tooLong, 1)
		}
	}
	d.giveNum(f.count, uint64(len(dg.fragments)))
	d.giveNum(f.length, uint64(len(dg.data)))
	if f.data != nil {
		d.giveBytes(f.data, dg.data)
	}
}
