package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Mobility headers (RFC 6275): the messages of that document, and its options.
var (
	MIPv6 = declare("mipv6", "Mobile IPv6", 6).On(IPProtos, 135)

	MIPv6Proto    = MIPv6.u8("mip6.proto", "Payload protocol", Dec).At(0)
	MIPv6Length   = MIPv6.u8("mip6.hlen", "Header length", Dec).At(1)
	MIPv6Type     = MIPv6.u8("mip6.mhtype", "Mobility Header Type", Dec).At(2)
	MIPv6Reserved = MIPv6.u8("mip6.reserved", "Reserved", Hex).At(3)
	MIPv6Checksum = MIPv6.u16("mip6.csum", "Checksum", Hex).At(4)
	mipv6Bytes    = MIPv6.hidden(ftype.Uint16).Wide(1, 1).Times(8).Plus(8)

	_ = MIPv6.HeaderLength(mipv6Bytes)

	_            = MIPv6.bytes("mip6.binding_refresh_request", "Binding Refresh Request").Wide(6, 2).If(MIPv6Type.In(0))
	_            = MIPv6.u64("mip6.hoti.cookie", "Home Init Cookie", Hex).At(8).If(MIPv6Type.In(1))
	_            = MIPv6.u64("mip6.coti.cookie", "Care-of Init Cookie", Hex).At(8).If(MIPv6Type.In(2))
	_            = MIPv6.u16("mip6.hot.nindex", "Home Nonce Index", Dec).At(6).If(MIPv6Type.In(3))
	_            = MIPv6.u64("mip6.hot.cookie", "Home Init Cookie", Hex).At(8).If(MIPv6Type.In(3))
	_            = MIPv6.u64("mip6.hot.token", "Home Keygen Token", Hex).At(16).If(MIPv6Type.In(3, 4))
	_            = MIPv6.u16("mip6.cot.nindex", "Care-of Nonce Index", Dec).At(6).If(MIPv6Type.In(4))
	_            = MIPv6.u64("mip6.cot.cookie", "Care-of Init Cookie", Hex).At(8).If(MIPv6Type.In(4))
	mipv6Update  = MIPv6Type.In(5)
	_            = MIPv6.u16("mip6.bu.seqnr", "Sequence number", Dec).At(6).If(mipv6Update)
	_            = MIPv6.bool("mip6.bu.a_flag", "Acknowledge (A) flag").Bits(8, 0x8000).If(mipv6Update)
	_            = MIPv6.bool("mip6.bu.h_flag", "Home Registration (H) flag").Bits(8, 0x4000).If(mipv6Update)
	_            = MIPv6.bool("mip6.bu.l_flag", "Link-Local Compatibility (L) flag").Bits(8, 0x2000).If(mipv6Update)
	_            = MIPv6.bool("mip6.bu.k_flag", "Key Management Compatibility (K) flag").Bits(8, 0x1000).If(mipv6Update)
	_            = MIPv6.bool("mip6.bu.m_flag", "MAP Registration Compatibility (M) flag").Bits(8, 0x0800).If(mipv6Update)
	_            = MIPv6.bool("mip6.nemo.bu.r_flag", "Mobile Router (R) flag").Bits(8, 0x0400).If(mipv6Update)
	_            = MIPv6.bool("mip6.bu.p_flag", "Proxy Registration (P) flag").Bits(8, 0x0200).If(mipv6Update)
	_            = MIPv6.bool("mip6.bu.f_flag", "Forcing UDP encapsulation (F) flag").Bits(8, 0x0100).If(mipv6Update)
	_            = MIPv6.bool("mip6.bu.t_flag", "TLV-header format (T) flag").Bits(9, 0x80).If(mipv6Update)
	_            = MIPv6.bool("mip6.bu.b_flag", "Bulk-Binding-Update flag (B)").Bits(9, 0x40).If(mipv6Update)
	_            = MIPv6.u16("mip6.bu.lifetime", "Lifetime", Dec).At(10).If(mipv6Update)
	mipv6Confirm = MIPv6Type.In(6)
	_            = MIPv6.u8("mip6.ba.status", "Status", Dec).At(6).If(mipv6Confirm)
	_            = MIPv6.bool("mip6.ba.k_flag", "Key Management Compatibility (K) flag").Bits(7, 0x80).If(mipv6Confirm)
	_            = MIPv6.bool("mip6.nemo.ba.r_flag", "Mobile Router (R) flag").Bits(7, 0x40).If(mipv6Confirm)
	_            = MIPv6.bool("mip6.ba.p_flag", "Proxy Registration (P) flag").Bits(7, 0x20).If(mipv6Confirm)
	_            = MIPv6.bool("mip6.ba.t_flag", "TLV-header format (T) flag").Bits(7, 0x10).If(mipv6Confirm)
	_            = MIPv6.bool("mip6.ba.b_flag", "Bulk-Binding-Update flag (B)").Bits(7, 0x08).If(mipv6Confirm)
	_            = MIPv6.u16("mip6.ba.seqnr", "Sequence number", Dec).At(8).If(mipv6Confirm)
	_            = MIPv6.u16("mip6.ba.lifetime", "Lifetime", Dec).At(10).If(mipv6Confirm)
	_            = MIPv6.u8("mip6.be.status", "Status", Dec).At(6).If(MIPv6Type.In(7))
	_            = MIPv6.ipv6("mip6.be.haddr", "Home Address").At(8).If(MIPv6Type.In(7))

	MIPv6OptionLength = part(MIPv6.u8("mip6.mobility_opt.len", "Length", Dec).At(1))
	MIPv6Pad          = MIPv6.bytes("mip6.padn", "PadN")
	MIPv6Refresh      = part(MIPv6.u16("mip6.bra.interval", "Refresh interval", Dec).At(0))
	MIPv6CareOf       = part(MIPv6.ipv6("mip6.acoa.acoa", "Alternate care-of address").At(0))
	MIPv6Nonces       = part(
		MIPv6.u16("mip6.ni.hni", "Home nonce index", Dec).At(0),
		MIPv6.u16("mip6.ni.cni", "Care-of nonce index", Dec).At(2),
	)
	MIPv6Authenticator = MIPv6.bytes("mip6.bad.auth", "Authenticator")
)
