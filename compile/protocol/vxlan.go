package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// VXLAN (RFC 7348) with the group policy extension.
var (
	VXLAN = declare("vxlan", "Virtual eXtensible Local Area Network", 8).On(UDPPorts, 4789, 8472)

	VXLANFlags    = VXLAN.u16("vxlan.flags", "Flags", Hex).takenAs(ftype.Uint8).At(0)
	VXLANFlagG    = VXLAN.bool("vxlan.flag_g", "GBP Extension").Bits(0, 0x8000)
	VXLANFlagI    = VXLAN.bool("vxlan.flag_i", "VXLAN Network ID (VNI)").Bits(0, 0x0800)
	VXLANFlagD    = VXLAN.bool("vxlan.flag_d", "Don't Learn").Bits(1, 0x40)
	VXLANFlagA    = VXLAN.bool("vxlan.flag_a", "Policy Applied").Bits(1, 0x08)
	VXLANFlagsR   = VXLAN.u16("vxlan.flags_reserved", "Reserved(R)", Hex).takenAs(ftype.Uint8).Bits(0, 0x77b7)
	VXLANPolicy   = VXLAN.u16("vxlan.gbp", "Group Policy ID", Dec).At(2)
	VXLANVNI      = VXLAN.u24("vxlan.vni", "VXLAN Network Identifier (VNI)", Dec).At(4)
	VXLANReserved = VXLAN.u8("vxlan.reserved8", "Reserved", Dec).At(7)

	_ = VXLAN.NextTo(nil, Eth)
)

// VXLANGPE is the generic protocol extension (draft-ietf-nvo3-vxlan-gpe), which says what follows.
var (
	VXLANGPE = VXLAN.alike(8).leftover().On(UDPPorts, 4790)

	VXLANGPEFlags = VXLANGPE.u8("vxlan.flags", "Flags", Hex).At(0)
	VXLANGPENext  = VXLANGPE.u8("vxlan.next_proto", "Next Protocol", Dec).At(3)

	_ = VXLANGPE.u8("vxlan.ver", "Version", Dec).Bits(0, 0x30)
	_ = VXLANGPE.u8("vxlan.i_bit", "Instance", Dec).Bits(0, 0x08)
	_ = VXLANGPE.u8("vxlan.p_bit", "Next Protocol Bit", Dec).Bits(0, 0x04)
	_ = VXLANGPE.u8("vxlan.o_bit", "OAM bit", Dec).Bits(0, 0x01)
	_ = VXLANGPE.u8("vxlan.flags_reserved", "Reserved(R)", Dec).Bits(0, 0xc2)
	_ = VXLANGPE.u16("vxlan.reserved_16", "Reserved", Dec).At(1)
	_ = VXLANGPE.u24("vxlan.vni", "VXLAN Network Identifier (VNI)", Dec).At(4)
	_ = VXLANGPE.u8("vxlan.reserved8", "Reserved", Dec).At(7)

	_ = VXLANGPE.NextTo(VXLANGPENext.In(1), IP).NextTo(VXLANGPENext.In(2), IPv6).NextTo(VXLANGPENext.In(3), Eth).NextTo(VXLANGPENext.In(4), NSH).NextTo(VXLANGPENext.In(5), MPLS)
)
