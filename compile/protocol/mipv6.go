package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Mobility headers (RFC 6275). Only what all of them begin with is declared.
var (
	MIPv6 = declare("mipv6", "Mobile IPv6", 6).On(IPProtos, 135)

	MIPv6Proto    = MIPv6.u8("mip6.proto", "Payload protocol", Dec).At(0)
	MIPv6Length   = MIPv6.u8("mip6.hlen", "Header length", Dec).At(1)
	MIPv6Type     = MIPv6.u8("mip6.mhtype", "Mobility Header Type", Dec).At(2)
	MIPv6Reserved = MIPv6.u8("mip6.reserved", "Reserved", Hex).At(3)
	MIPv6Checksum = MIPv6.u16("mip6.csum", "Checksum", Hex).At(4)
	mipv6Bytes    = MIPv6.hidden(ftype.Uint16).Wide(1, 1).Times(8).Plus(8)

	_ = MIPv6.HeaderLength(mipv6Bytes)
)
