package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// IPv4 (RFC 791). Wireshark's defaults leave the header checksum unverified.
var (
	IP = declare("ip", "Internet Protocol Version 4", 20).leftover().
		On(EtherTypes, 0x0800).On(GRETypes, 0x0800, 0x883e).On(Families, 2).On(PPPTypes, 0x21).On(HDLCTypes, 0x0800).
		On(NLPIDs, 0xcc).On(SAPs, 0x06).On(IPProtos, 4)

	IPVersion    = IP.u8("ip.version", "Version", Dec).Bits(0, 0xf0)
	IPHeaderLen  = IP.u8("ip.hdr_len", "Header Length", Dec).Bits(0, 0x0f).Times(4).If(IPVersion.In(4))
	IPDSField    = IP.u8("ip.dsfield", "Differentiated Services Field", Hex).At(1)
	IPDSCP       = IP.u8("ip.dsfield.dscp", "Differentiated Services Codepoint", Dec).Bits(1, 0xfc)
	IPECN        = IP.u8("ip.dsfield.ecn", "Explicit Congestion Notification", Dec).Bits(1, 0x03)
	ipLength     = IP.hidden(ftype.Uint16).At(2)
	IPLen        = IP.u16("ip.len", "Total Length", Dec).At(2).If(ipLength.Between(1, 0xffff))
	IPOffloadLen = IP.u16("ip.len", "Total Length", Dec).If(ipLength.In(0)) // of a packet captured before it was segmented
	IPID         = IP.u16("ip.id", "Identification", HexDec).At(4)
	IPFlags      = IP.u8("ip.flags", "Flags", Hex).Bits(6, 0xe0)
	IPFlagRB     = IP.bool("ip.flags.rb", "Reserved bit").Bits(6, 0x80)
	IPFlagDF     = IP.bool("ip.flags.df", "Don't fragment").Bits(6, 0x40)
	IPFlagMF     = IP.bool("ip.flags.mf", "More fragments").Bits(6, 0x20)
	IPFragOffset = IP.u16("ip.frag_offset", "Fragment Offset", Dec).Bits(6, 0x1fff)
	ipFragmented = IP.hiddenBits(6, 0x3fff) // MF or an offset
	IPTTL        = IP.u8("ip.ttl", "Time to Live", Dec).At(8)
	IPProto      = IP.u8("ip.proto", "Protocol", Dec).At(9)
	IPChecksum   = IP.u16("ip.checksum", "Header Checksum", Hex).At(10)
	IPChecksumOK = IP.u8("ip.checksum.status", "Header checksum status", NoBase)
	IPSrc        = IP.ipv4("ip.src", "Source Address").At(12)
	IPDst        = IP.ipv4("ip.dst", "Destination Address").At(16)
	IPAddr       = IP.Either("ip.addr", "Source or Destination Address", IPSrc, IPDst)
	IPSrcHost    = IP.string("ip.src_host", "Source Host").TextOf(IPSrc)
	IPDstHost    = IP.string("ip.dst_host", "Destination Host").TextOf(IPDst)
	IPHost       = IP.Either("ip.host", "Source or Destination Host", IPSrcHost, IPDstHost)
	IPStream     = IP.u32("ip.stream", "Stream index", Dec)

	IPFragment          = IP.frame("ip.fragment", "IPv4 Fragment")
	IPFragments         = IP.bytes("ip.fragments", "IPv4 Fragments")
	IPFragmentCount     = IP.u32("ip.fragment.count", "Fragment count", Dec)
	IPFragmentOverlap   = IP.bool("ip.fragment.overlap", "Fragment overlap")
	IPFragmentConflict  = IP.bool("ip.fragment.overlap.conflict", "Conflicting data in fragment overlap")
	IPFragmentTooLong   = IP.bool("ip.fragment.toolongfragment", "Fragment too long")
	IPFragmentError     = IP.frame("ip.fragment.error", "Defragmentation error")
	IPReassembledIn     = IP.frame("ip.reassembled_in", "Reassembled IPv4 in frame")
	IPReassembledLength = IP.u32("ip.reassembled.length", "Reassembled IPv4 length", Dec)
	IPReassembledData   = IP.bytes("ip.reassembled.data", "Reassembled IPv4 data")

	IPBogusLength  = IP.label("ip.bogus_ip_length", "Bogus IP length").expert(groupProtocol, severe)
	IPBogusVersion = IP.label("ip.bogus_ip_version", "Bogus IP version").expert(groupProtocol, severe)
	IPBogusHeader  = IP.label("ip.bogus_header_length", "Bogus IP header length").expert(groupProtocol, severe)
	IPTTLLocal     = IP.label("ip.ttl.lncb", "Time To Live").expert(groupSequence, note) // not what is usual in the local network control block
	IPTTLTooSmall  = IP.label("ip.ttl.too_small", "Time To Live too small").expert(groupSequence, note)
	IPOptLenBad    = IP.label("ip.opt.len.invalid", "Invalid length for option").expert(groupProtocol, warning)
	IPFourNOPs     = IP.label("ip.nop", "4 NOP in a row - a router may have removed some options").expert(groupProtocol, warning)

	_ = IP.SoundWhen(IPVersion.In(4)).Holds(IPOptions).HeaderLength(IPHeaderLen).Length(ipLength, 0).OpaqueWhen(ipFragmented.Between(1, 0x3fff)).Next(IPProtos, IPProto).Asks(IPGuesses)
)
