package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Ethernet II and IEEE 802.3 (IEEE 802.3-2022, clause 3).
var (
	Eth = declare("eth", "Ethernet", 14).least(14).leftover().On(LinkTypes, 1)

	EthDst       = Eth.ether("eth.dst", "Destination").At(0)
	EthDstOUI    = Eth.u24("eth.dst.oui", "Destination OUI", OUI).At(0)
	EthDstLG     = Eth.bool("eth.dst.lg", "LG bit").Bits(0, 0x020000)
	EthDstIG     = Eth.bool("eth.dst.ig", "IG bit").Bits(0, 0x010000)
	EthSrc       = Eth.ether("eth.src", "Source").At(6)
	EthSrcOUI    = Eth.u24("eth.src.oui", "Source OUI", OUI).At(6)
	EthSrcLG     = Eth.bool("eth.src.lg", "LG bit").Bits(6, 0x020000)
	EthSrcIG     = Eth.bool("eth.src.ig", "IG bit").Bits(6, 0x010000)
	EthDstName   = Eth.string("eth.dst_resolved", "Destination (resolved)").stationOf(EthDst)
	EthSrcName   = Eth.string("eth.src_resolved", "Source (resolved)").stationOf(EthSrc)
	EthDstVendor = Eth.string("eth.dst.oui_resolved", "Destination OUI (resolved)").vendorOf(EthDstOUI)
	EthSrcVendor = Eth.string("eth.src.oui_resolved", "Source OUI (resolved)").vendorOf(EthSrcOUI)
	_            = Eth.Either("eth.addr_resolved", "Address (resolved)", EthDstName, EthSrcName)
	_            = Eth.Either("eth.addr.oui_resolved", "Address OUI (resolved)", EthDstVendor, EthSrcVendor)
	EthAddr      = Eth.Either("eth.addr", "Address", EthDst, EthSrc)
	EthAddrOUI   = Eth.Either("eth.addr.oui", "Address OUI", EthDstOUI, EthSrcOUI)
	EthLG        = Eth.Either("eth.lg", "LG bit", EthDstLG, EthSrcLG)
	EthIG        = Eth.Either("eth.ig", "IG bit", EthDstIG, EthSrcIG)
	EthSrcGroup  = Eth.label("eth.src_not_group", "Source MAC must not be a group address: IEEE 802.3-2002, Section 3.2.3(b)").expert(groupProtocol, warning).Wide(6, 0).If(EthSrcIG.In(1))
	ethTypeLen   = Eth.hidden(ftype.Uint16).At(12)
	ethIsType    = ethTypeLen.Between(0x600, 0xffff)
	ethIsUnknown = ethTypeLen.In(0) // for Wireshark a type as well
	ethIsLength  = ethTypeLen.Between(1, 1500)
	ethIsNovell  = ethIsLength.And(Eth.hidden(ftype.Uint16).At(14).In(0xffff)) // IPX without LLC: its checksum is always ffff
	EthType      = Eth.u16("eth.type", "Type", Hex).At(12).If(ethIsType)
	ethNoType    = Eth.u16("eth.type", "Type", Hex).At(12).If(ethIsUnknown)
	EthLen       = Eth.u16("eth.len", "Length", Dec).At(12).If(ethIsLength)
	EthBadLen    = Eth.u16("eth.invalid_lentype", "Invalid length/type", HexDec).At(12).If(ethTypeLen.Between(1501, 0x5ff))
	EthPastEnd   = Eth.label("eth.len.past_end", "Length field value goes past the end of the payload").expert(GroupMalformed, severe)
	EthPadding   = Eth.bytes("eth.padding", "Padding")
	EthBadPad    = Eth.label("eth.padding_bad", "Padding identification may be inaccurate and impact trailer dissector").expert(groupProtocol, note)
	EthTrailer   = Eth.bytes("eth.trailer", "Trailer")
	EthFCS       = Eth.u32("eth.fcs", "Frame check sequence", Hex)
	EthFCSStatus = Eth.u8("eth.fcs.status", "FCS Status", NoBase)
	EthStream    = Eth.u32("eth.stream", "Stream index", Dec)

	_ = Eth.NextIf(ethIsType, EtherTypes, EthType).NextIf(ethIsUnknown, EtherTypes, ethNoType).NextTo(ethIsNovell, IPX).NextTo(ethIsLength, LLC)
)
