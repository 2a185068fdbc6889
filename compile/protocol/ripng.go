package protocol

// RIPng, the Routing Information Protocol for IPv6 (RFC 2080).
var (
	RIPng = declare("ripng", "RIPng", 4).whole().On(UDPPorts, 521)

	_ = RIPng.u8("ripng.cmd", "Command", Dec).At(0)
	_ = RIPng.u8("ripng.version", "Version", Dec).At(1)
	_ = RIPng.bytes("ripng.reserved", "Reserved").Wide(2, 2)

	RIPngEntry = part(
		RIPng.label("ripng.rte", "Route Table Entry").Wide(0, 0),
		RIPng.ipv6("ripng.rte.ipv6_prefix", "IPv6 Prefix").At(0),
		RIPng.u16("ripng.rte.route_tag", "Route Tag", Hex).At(16),
		RIPng.u8("ripng.rte.prefix_length", "Prefix Length", Dec).At(18),
		RIPng.u8("ripng.rte.metric", "Metric", Dec).At(19),
	)
)
