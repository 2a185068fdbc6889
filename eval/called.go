package eval

import (
	"slices"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// calledAs is the name that Wireshark has for a layer in frame.protocols: the protocol's, except where one protocol's code
// hands over to another. It is empty where the layer goes without a name.
func (d *dissection) calledAs(i int) string {
	l, below := &d.layers[i], &d.layers[i-1]
	if below.proto == protocol.IPX {
		return ""
	}
	switch l.proto {
	case protocol.MPLS:
		if d.labelStacked(i) {
			return ""
		}
	case protocol.PWACH:
		if below.load(protocol.MPLSLabel) != 13 {
			return ""
		}
	case protocol.IP:
		if below.proto == protocol.MPLS {
			return ""
		}
	case protocol.IPv6:
		switch below.proto {
		case protocol.MPLS:
			return ""
		case protocol.GTP:
			return "ip"
		}
	case protocol.SRTCP:
		return "rtcp"
	case protocol.Kerberos:
		if below.proto == protocol.SPNEGOKerberos {
			return ""
		}
	case protocol.WLANMgt, protocol.VXLANGPE:
		return ""
	case protocol.EAP:
		if below.proto == protocol.EAPOL {
			return ""
		}
	case protocol.IGMP: // its own dissectors have its name too, except for messages it does not know
		if l.igmpKnown() {
			return "igmp:igmp"
		}
	case protocol.TPKT: // which RDP finds on its own port
		if below.proto == protocol.TCP && (below.load(protocol.TCPDstPort) == rdpPort || below.load(protocol.TCPSrcPort) == rdpPort) {
			return ""
		}
	case protocol.GTPv2: // which the dissector of GTP hands over to
		return "gtp:gtpv2"
	case protocol.CHDLC:
		if i == 1 && protocol.LinkTypes.Find(uint64(d.frame.Interface.Link)) == protocol.PPP {
			return "ppp:chdlc"
		}
	case protocol.GTP:
		const portGTPPrime = 3386
		if below.proto == protocol.UDP &&
			(below.load(protocol.UDPDstPort) == portGTPPrime || below.load(protocol.UDPSrcPort) == portGTPPrime) {
			return "gtpprime"
		}
	}
	return l.proto.Name
}

// remainder is the data layer of what layer i leaves and belongs to no protocol: where nothing is registered for it, or where it is
// a fragment.
func (d *dissection) remainder(i int) next {
	if slices.ContainsFunc(d.layers[i+1:], func(l layer) bool { return !l.part }) { // what its code walked on to was looked at there
		return next{}
	}
	l := &d.layers[i]
	own := l.own
	switch l.proto {
	case protocol.TCP, protocol.UDP, protocol.UDPLite: // which deliver their payload themselves
		return next{}
	case protocol.ICMP, protocol.ICMPv6: // so do these, with that of an echo
		return next{}
	case protocol.IP:
		if l.has < l.proto.MinHeader { // its header is damaged, and Wireshark reads no further
			return next{}
		}
	case protocol.LLC:
		if len(l.b) >= 3 && l.b[2]&0x03 == 0x03 && l.b[2] != 0x03 { // unnumbered, and no information
			return next{}
		}
	}
	if !l.proto.Leftover || l.full <= own || own < l.proto.MinHeader {
		return next{}
	}
	return l.rest(protocol.Data, own)
}
