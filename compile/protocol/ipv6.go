package protocol

import (
	"strings"

	"github.com/dfc-lang/dfc/compile/ftype"
)

// IPv6 (RFC 8200). Wireshark counts the version as ip.version too.
var (
	IPv6 = declare("ipv6", "Internet Protocol Version 6", 40).leftover().
		On(EtherTypes, 0x86dd).On(GRETypes, 0x86dd).On(Families, 10, 24, 28, 30).On(PPPTypes, 0x57).On(HDLCTypes, 0x86dd).
		On(NLPIDs, 0x8e).On(IPProtos, 41)

	IPv6Version   = IPv6.u8("ipv6.version", "Version", Dec).Bits(0, 0xf0)
	IPv6IPVersion = IPv6.u8("ip.version", "Version", Dec).Bits(0, 0xf0)
	IPv6Class     = IPv6.u32("ipv6.tclass", "Traffic Class", Hex).Bits(0, 0x0ff00000)
	IPv6DSCP      = IPv6.u32("ipv6.tclass.dscp", "Differentiated Services Codepoint", Dec).Bits(0, 0x0fc00000)
	IPv6ECN       = IPv6.u32("ipv6.tclass.ecn", "Explicit Congestion Notification", Dec).Bits(0, 0x00300000)
	IPv6Flow      = IPv6.u24("ipv6.flow", "Flow Label", Hex).Bits(1, 0x0fffff)
	IPv6Plen      = IPv6.u16("ipv6.plen", "Payload Length", Dec).At(4)
	IPv6Next      = IPv6.u8("ipv6.nxt", "Next Header", Dec).At(6)
	IPv6HopLimit  = IPv6.u8("ipv6.hlim", "Hop Limit", Dec).At(7)
	IPv6Src       = IPv6.ipv6("ipv6.src", "Source Address").At(8)
	IPv6Dst       = IPv6.ipv6("ipv6.dst", "Destination Address").At(24)
	IPv6Addr      = IPv6.Either("ipv6.addr", "Source or Destination Address", IPv6Src, IPv6Dst)
	IPv6SrcHost   = IPv6.string("ipv6.src_host", "Source Host").TextOf(IPv6Src)
	IPv6DstHost   = IPv6.string("ipv6.dst_host", "Destination Host").TextOf(IPv6Dst)
	IPv6Host      = IPv6.Either("ipv6.host", "Source or Destination Host", IPv6SrcHost, IPv6DstHost)
	IPv6Stream    = IPv6.u32("ipv6.stream", "Stream index", Dec)

	IPv6BogusVersion  = IPv6.label("ipv6.bogus_ipv6_version", "Bogus IP version").expert(GroupMalformed, severe)
	IPv6PlenExceeds   = IPv6.label("ipv6.plen_exceeds_framing", "IPv6 payload length does not match expected framing length").expert(groupProtocol, warning)
	IPv6JumboMissing  = IPv6.label("ipv6.opt.jumbo.missing", "IPv6 payload length equals 0 and Hop-By-Hop present and Jumbo Payload option missing").expert(groupProtocol, severe)
	IPv6PlenZero      = IPv6.label("ipv6.plen_zero", "IPv6 payload length equals 0 (maybe because of \"TCP segmentation offload\" (TSO))").expert(groupProtocol, chat)
	IPv6InvalidHeader = IPv6.label("ipv6.invalid_header", "Invalid IPv6 header").expert(GroupMalformed, severe)

	_ = IPv6.SoundWhen(IPv6Version.In(6)).Length(IPv6Plen, 40).Next(IPProtos, IPv6Next).Asks(IPGuesses)
)

// What Wireshark says about an address: fields of the source, of the destination, and of both.
var (
	IPv6SrcFacts = addressFacts("src", "Source", 8)
	IPv6DstFacts = addressFacts("dst", "Destination", 24)

	_ = IPv6.Either("ipv6.addr_space", "Address Space", IPv6SrcFacts.Space, IPv6DstFacts.Space)
	_ = IPv6.Either("ipv6.addr_special_purpose", "Special-Purpose Allocation", IPv6SrcFacts.Special, IPv6DstFacts.Special)
	_ = IPv6.Either("ipv6.addr_special_purpose_source", "Source", IPv6SrcFacts.Mask[0], IPv6DstFacts.Mask[0])
	_ = IPv6.Either("ipv6.addr_special_purpose_destination", "Destination", IPv6SrcFacts.Mask[1], IPv6DstFacts.Mask[1])
	_ = IPv6.Either("ipv6.addr_special_purpose_forwardable", "Forwardable", IPv6SrcFacts.Mask[2], IPv6DstFacts.Mask[2])
	_ = IPv6.Either("ipv6.addr_special_purpose_global", "Globally Reachable", IPv6SrcFacts.Mask[3], IPv6DstFacts.Mask[3])
	_ = IPv6.Either("ipv6.addr_special_purpose_reserved", "Reserved-by-Protocol", IPv6SrcFacts.Mask[4], IPv6DstFacts.Mask[4])
	_ = IPv6.Either("ipv6.slaac_mac", "SLAAC MAC", IPv6SrcFacts.MAC, IPv6DstFacts.MAC)
	_ = IPv6.Either("ipv6.tc_port", "Teredo Port", IPv6SrcFacts.TeredoPort, IPv6DstFacts.TeredoPort)
	_ = IPv6.Either("ipv6.tc_ipv4", "Teredo Client IPv4", IPv6SrcFacts.TeredoClient, IPv6DstFacts.TeredoClient)
)

// AddressFacts are the computed fields of one address.
type AddressFacts struct {
	Space, Special           *Field
	Mask                     [5]*Field // source, destination, forwardable, globally reachable, reserved by protocol
	MAC                      *Field
	TeredoPort, TeredoClient *Field
}

// addressFacts declares the fields of the address at an offset, each of those with a place a second time for both addresses.
func addressFacts(which, title string, at int) *AddressFacts {
	name := "ipv6." + which + "_"
	word := func(i int) *Field { return IPv6.hidden(ftype.Uint32).At(at + 4*i) }
	both := func(what, text string, declare func(name, title string)) {
		declare(name+what, text)
		declare("ipv6."+what, strings.TrimPrefix(text, title+" "))
	}
	multicast := IPv6.hidden(ftype.Uint8).At(at).In(0xff)
	both("multicast_flags", "Multicast Flags", func(n, t string) { IPv6.u16(n, t, Hex).Bits(at, 0xf0).If(multicast) })
	both("multicast_flags.transient", "Transient", func(n, t string) { IPv6.bool(n, t).Bits(at+1, 0x10).If(multicast) })
	both("multicast_flags.network_prefix", "Network Prefix", func(n, t string) { IPv6.bool(n, t).Bits(at+1, 0x20).If(multicast) })
	both("multicast_flags.embed_rp", "Rendezvous Point (RP)", func(n, t string) { IPv6.bool(n, t).Bits(at+1, 0x40).If(multicast) })
	both("multicast_flags.reserved", "Reserved", func(n, t string) { IPv6.u16(n, t, Dec).Bits(at, 0x80).If(multicast) })
	both("multicast_scope", "Multicast Scope", func(n, t string) { IPv6.u16(n, t, Hex).Bits(at, 0x0f).If(multicast) })

	sixToFour := IPv6.hidden(ftype.Uint16).At(at).In(0x2002)
	both("6to4_gw_ipv4", title+" 6to4 Gateway IPv4", func(n, t string) { IPv6.ipv4(n, t).At(at + 2).If(sixToFour) })
	both("6to4_sla_id", title+" 6to4 SLA ID", func(n, t string) { IPv6.u16(n, t, Dec).At(at + 6).If(sixToFour) })
	teredo := word(0).In(0x20010000)
	both("ts_ipv4", title+" Teredo Server IPv4", func(n, t string) { IPv6.ipv4(n, t).At(at + 4).If(teredo) })
	isatap := word(2).In(0x00005efe, 0x02005efe)
	both("isatap_ipv4", title+" ISATAP IPv4", func(n, t string) { IPv6.ipv4(n, t).At(at + 12).If(isatap) })
	embedded := word(0).In(0x0064ff9b).And(word(1).In(0)).And(word(2).In(0)) // RFC 6052's prefix
	both("embed_ipv4", title+" Embedded IPv4", func(n, t string) { IPv6.ipv4(n, t).At(at + 12).If(embedded) })
	IPv6.bytes("ipv6.embed_ipv4_prefix", "Embedded IPv4 Prefix").Wide(at, 12).If(embedded)

	return &AddressFacts{
		Space:   IPv6.string(name+"addr_space", "Address Space"),
		Special: IPv6.string(name+"special_purpose", "Special-Purpose Allocation"),
		Mask: [5]*Field{
			IPv6.bool(name+"special_purpose_source", "Source"),
			IPv6.bool(name+"special_purpose_destination", "Destination"),
			IPv6.bool(name+"special_purpose_forwardable", "Forwardable"),
			IPv6.bool(name+"special_purpose_global", "Globally Reachable"),
			IPv6.bool(name+"special_purpose_reserved", "Reserved-by-Protocol"),
		},
		MAC:          IPv6.ether(name+"slaac_mac", title+" SLAAC MAC"),
		TeredoPort:   IPv6.u16(name+"tc_port", title+" Teredo Port", Dec),
		TeredoClient: IPv6.ipv4(name+"tc_ipv4", title+" Teredo Client IPv4"),
	}
}

// Hop-by-hop and destination options (RFC 8200, sections 4.3 and 4.6). Their lengths count units of eight bytes after the first.
var (
	IPv6HopOpts = declare("ipv6.hopopts", "IPv6 Hop-by-Hop Option", 8).leftover().On(IPProtos, 0)

	IPv6HopOptsNext  = IPv6HopOpts.u8("ipv6.hopopts.nxt", "Next Header", Dec).At(0)
	IPv6HopOptsLen   = IPv6HopOpts.u8("ipv6.hopopts.len", "Length", Dec).At(1)
	IPv6HopOptsBytes = IPv6HopOpts.Field("ipv6.hopopts.len_oct", "Length", ftype.Uint16, Dec).Wide(1, 1).Times(8).Plus(8)

	_ = IPv6HopOpts.HeaderLength(IPv6HopOptsBytes).Next(IPProtos, IPv6HopOptsNext)

	IPv6DstOpts = declare("ipv6.dstopts", "Destination Options for IPv6", 8).leftover().On(IPProtos, 60)

	IPv6DstOptsNext  = IPv6DstOpts.u8("ipv6.dstopts.nxt", "Next Header", Dec).At(0)
	IPv6DstOptsLen   = IPv6DstOpts.u8("ipv6.dstopts.len", "Length", Dec).At(1)
	IPv6DstOptsBytes = IPv6DstOpts.Field("ipv6.dstopts.len_oct", "Length", ftype.Uint16, Dec).Wide(1, 1).Times(8).Plus(8)

	_ = IPv6DstOpts.HeaderLength(IPv6DstOptsBytes).Next(IPProtos, IPv6DstOptsNext)

	hopOptions = options(IPv6HopOpts)
	dstOptions = options(IPv6DstOpts)
)

// Options are the parts of the options of one of the two headers. Type, Length and what tells of errors begin with
// the option, the others with its data.
type Options struct {
	Type, Length, Invalid, Truncated       Part
	Pad1, PadN, Tunnel, Alert, Jumbo, Home Part
	Experimental, Unknown                  Part
}

// OptionsOf are the options of [IPv6HopOpts] or [IPv6DstOpts].
func OptionsOf(p *Protocol) *Options {
	if p == IPv6HopOpts {
		return hopOptions
	}
	return dstOptions
}

func options(p *Protocol) *Options {
	return &Options{
		Type: part(
			p.label("ipv6.opt", "IPv6 Option").Wide(0, 0),
			p.u8("ipv6.opt.type", "Type", Hex).At(0),
		),
		Pad1: part(p.label("ipv6.opt.pad1", "Pad1").Wide(0, 0)),
		Length: part(
			p.u8("ipv6.opt.type.action", "Action", Dec).Bits(0, 0xc0),
			p.bool("ipv6.opt.type.change", "May Change").Bits(0, 0x20),
			p.u8("ipv6.opt.type.rest", "Low-Order Bits", Hex).Bits(0, 0x1f),
			p.u8("ipv6.opt.length", "Length", Dec).At(1),
		),
		Invalid:      part(p.label("ipv6.opt.invalid_len", "Invalid IPv6 option length").expert(GroupMalformed, severe).Wide(0, 0)),
		Truncated:    part(p.label("ipv6.opt.jumbo.truncated", "Jumbo Payload option present and jumbo length < 65536").expert(groupProtocol, severe).Wide(0, 0)),
		PadN:         part(p.Field("ipv6.opt.padn", "PadN", ftype.Bytes, AllowZero).Wide(0, 0)),
		Tunnel:       part(p.u8("ipv6.opt.tel", "Tunnel Encapsulation Limit", Dec).At(0)),
		Alert:        part(p.u16("ipv6.opt.router_alert", "Router Alert", Dec).At(0)),
		Jumbo:        part(p.u32("ipv6.opt.jumbo", "Payload Length", Dec).At(0)),
		Home:         part(p.ipv6("ipv6.opt.mipv6.home_address", "MIPv6 Home Address").At(0)),
		Experimental: part(p.bytes("ipv6.opt.experimental", "Experimental Option").Wide(0, 0)),
		Unknown: part(
			p.bytes("ipv6.opt.unknown", "Unknown Option Payload").Wide(0, 0),
			p.label("ipv6.opt.unknown_data.expert", "Unknown Data (not interpreted)").expert(groupUndecoded, note).Wide(0, 0),
		),
	}
}

// Routing headers (RFC 8200, section 4.4).
var (
	IPv6Routing = declare("ipv6.routing", "Routing Header for IPv6", 8).leftover().On(IPProtos, 43)

	IPv6RoutingNext  = IPv6Routing.u8("ipv6.routing.nxt", "Next Header", Dec).At(0)
	IPv6RoutingLen   = IPv6Routing.u8("ipv6.routing.len", "Length", Dec).At(1)
	IPv6RoutingBytes = IPv6Routing.Field("ipv6.routing.len_oct", "Length", ftype.Uint16, Dec).Wide(1, 1).Times(8).Plus(8)
	IPv6RoutingType  = IPv6Routing.u8("ipv6.routing.type", "Type", Dec).At(2)
	IPv6RoutingLeft  = IPv6Routing.u8("ipv6.routing.segleft", "Segments Left", Dec).At(3)

	ipv6SourceRoute    = IPv6RoutingType.In(0)
	_                  = IPv6Routing.label("ipv6.routing.deprecated", "Routing header type is deprecated").expert(groupDeprecated, note).Wide(0, 8).If(ipv6SourceRoute)
	_                  = IPv6Routing.bytes("ipv6.routing.src.reserved", "Reserved").Wide(4, 4).If(ipv6SourceRoute)
	IPv6RoutingAddress = part(IPv6Routing.ipv6("ipv6.routing.src.addr", "Address").At(0))
	_                  = IPv6Routing.bytes("ipv6.routing.mipv6.reserved", "Reserved").Wide(4, 4).If(IPv6RoutingType.In(2))
	IPv6RoutingHome    = part(IPv6Routing.ipv6("ipv6.routing.mipv6.home_address", "Home Address").At(0))
	ipv6SegmentRoute   = IPv6RoutingType.In(4)
	_                  = IPv6Routing.u8("ipv6.routing.srh.last_entry", "Last Entry", Dec).At(4).If(ipv6SegmentRoute)
	_                  = IPv6Routing.u8("ipv6.routing.srh.flags", "Flags", Hex).At(5).If(ipv6SegmentRoute)
	_                  = IPv6Routing.bytes("ipv6.routing.srh.tag", "Tag").Wide(6, 2).If(ipv6SegmentRoute)
	IPv6RoutingSegment = part(IPv6Routing.ipv6("ipv6.routing.srh.addr", "Address").At(0))

	_ = IPv6Routing.HeaderLength(IPv6RoutingBytes).Next(IPProtos, IPv6RoutingNext)
)

// The fragment header (RFC 8200, section 4.5). What follows it is told from all fragments together, unless there is only one.
var (
	IPv6FragHdr = declare("ipv6.fraghdr", "Fragment Header for IPv6", 8).leftover().On(IPProtos, 44)

	IPv6FragNext     = IPv6FragHdr.u8("ipv6.fraghdr.nxt", "Next header", Dec).At(0)
	IPv6FragReserved = IPv6FragHdr.u8("ipv6.fraghdr.reserved_octet", "Reserved octet", Hex).At(1)
	IPv6FragOffset   = IPv6FragHdr.u16("ipv6.fraghdr.offset", "Offset", Dec).Bits(2, 0xfff8)
	IPv6FragBits     = IPv6FragHdr.u16("ipv6.fraghdr.reserved_bits", "Reserved bits", Dec).Bits(2, 0x0006)
	IPv6FragMore     = IPv6FragHdr.bool("ipv6.fraghdr.more", "More Fragments").Bits(3, 0x01)
	IPv6FragIdent    = IPv6FragHdr.u32("ipv6.fraghdr.ident", "Identification", Hex).At(4)
	ipv6Fragmented   = IPv6FragHdr.hiddenBits(2, 0xfff9)

	IPv6Fragment          = IPv6FragHdr.frame("ipv6.fragment", "IPv6 Fragment")
	IPv6Fragments         = IPv6FragHdr.label("ipv6.fragments", "IPv6 Fragments")
	IPv6FragmentCount     = IPv6FragHdr.u32("ipv6.fragment.count", "Fragment count", Dec)
	IPv6FragmentOverlap   = IPv6FragHdr.bool("ipv6.fragment.overlap", "Fragment overlap")
	IPv6FragmentConflict  = IPv6FragHdr.bool("ipv6.fragment.overlap.conflict", "Conflicting data in fragment overlap")
	IPv6FragmentTooLong   = IPv6FragHdr.bool("ipv6.fragment.toolongfragment", "Fragment too long")
	IPv6ReassembledIn     = IPv6FragHdr.frame("ipv6.reassembled.in", "Reassembled IPv6 in frame")
	IPv6ReassembledLength = IPv6FragHdr.u32("ipv6.reassembled.length", "Reassembled IPv6 length", Dec)
	IPv6ReassembledData   = IPv6FragHdr.bytes("ipv6.reassembled.data", "Reassembled IPv6 data")

	_ = IPv6FragHdr.OpaqueWhen(ipv6Fragmented.Between(1, 0xffff)).Next(IPProtos, IPv6FragNext)
)

// The authentication header (RFC 4302); its length counts units of four bytes after the first two.
var (
	AH = declare("ah", "Authentication Header", 8).On(IPProtos, 51)

	AHNext     = AH.u8("ah.next_header", "Next header", Dec).At(0)
	AHLength   = AH.Field("ah.length", "Length", ftype.Uint8, Dec).Wide(1, 1)
	AHReserved = AH.bytes("ah.reserved", "Reserved").Wide(2, 2)
	AHSPI      = AH.u32("ah.spi", "AH SPI", Hex).At(4)
	AHSequence = AH.u32("ah.sequence", "AH Sequence", Dec).At(8)
	AHICV      = AH.bytes("ah.icv", "AH ICV")
	ahBytes    = AH.hidden(ftype.Uint16).Wide(1, 1).Times(4).Plus(8)

	_ = AH.HeaderLength(ahBytes).Next(IPProtos, AHNext)
)
