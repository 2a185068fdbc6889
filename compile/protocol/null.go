package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// BSD loopback captures: LINKTYPE_NULL has the address family in the byte order of the machine that captured, LINKTYPE_LOOP
// in network byte order. The number of IPv6 differs from system to system.
var (
	Null = declare("null", "Null/Loopback", 4).On(LinkTypes, 0)

	nullUpper  = Null.hidden(ftype.Uint16).At(2) // zero when the family is little-endian
	NullFamily = Null.u32("null.family", "Family", Dec).At(0).Swapped().If(nullUpper.In(0))
	nullBig    = Null.u32("null.family", "Family", Dec).At(0).If(nullUpper.Between(1, 0xffff))
	nullLittle = Null.hidden(ftype.Uint32).At(0).Swapped()

	_ = Null.NextIf(nullUpper.In(0), Families, nullLittle).NextIf(nullUpper.Between(1, 0xffff), Families, nullBig)

	Loopback = declare("null", "Null/Loopback", 4).On(LinkTypes, 108)

	LoopbackFamily = Loopback.u32("null.family", "Family", Dec).At(0)

	_ = Loopback.Next(Families, LoopbackFamily)
)
