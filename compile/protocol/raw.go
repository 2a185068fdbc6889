package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Raw IP captures. There is no header: the packet tells its version, except where the link type does.
var (
	Raw     = declare("raw", "Raw packet data", 0).On(LinkTypes, 101)
	RawIPv4 = declare("raw", "Raw packet data", 0).On(LinkTypes, 228)
	RawIPv6 = declare("raw", "Raw packet data", 0).On(LinkTypes, 229)

	rawVersion = Raw.hidden(ftype.Uint8).Bits(0, 0xf0)

	_ = Raw.NextTo(rawVersion.In(4), IP).NextTo(rawVersion.In(6), IPv6)
	_ = RawIPv4.NextTo(nil, IP)
	_ = RawIPv6.NextTo(nil, IPv6)
)
