package protocol

// What Solaris' ipnet devices capture (https://www.tcpdump.org/linktypes/LINKTYPE_IPNET.html).
var (
	IPNet = declare("ipnet", "Solaris IPNET", 24).On(LinkTypes, 226)

	_           = IPNet.u8("ipnet.version", "Header version", Dec).At(0)
	IPNetFamily = IPNet.u8("ipnet.family", "Address family", Dec).At(1)
	_           = IPNet.u16("ipnet.htype", "Hook type", Dec).At(2)
	_           = IPNet.u32("ipnet.pktlen", "Data length", Dec).At(4)
	_           = IPNet.u32("ipnet.ifindex", "Interface index", Dec).At(8)
	_           = IPNet.u32("ipnet.grifindex", "Group interface index", Dec).At(12)
	_           = IPNet.u32("ipnet.zsrc", "Source Zone ID", Dec).At(16)
	_           = IPNet.u32("ipnet.zdst", "Destination Zone ID", Dec).At(20)

	_ = IPNet.NextTo(IPNetFamily.In(2), IP).NextTo(IPNetFamily.In(26), IPv6) // Solaris' numbers of them
)
