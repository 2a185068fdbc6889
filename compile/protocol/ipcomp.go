package protocol

// IPComp (RFC 3173). What follows is compressed.
var (
	IPComp = declare("ipcomp", "IP Payload Compression", 4).On(IPProtos, 108).Variable()

	IPCompNext  = IPComp.u8("ipcomp.next_header", "Next Header", Hex).At(0)
	IPCompFlags = IPComp.u8("ipcomp.flags", "IPComp Flags", Hex).At(1)
	IPCompCPI   = IPComp.u16("ipcomp.cpi", "IPComp CPI", Hex).At(2)

	_ = IPComp.Next(IPProtos, IPCompNext).HandsTo(Data)
)
