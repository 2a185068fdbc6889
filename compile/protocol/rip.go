package protocol

// RIP, the Routing Information Protocol (RFC 1058, RFC 2453), with cryptographic authentication (RFC 4822).
var (
	RIP = declare("rip", "Routing Information Protocol", 2).least(2).whole().On(UDPPorts, 520)

	_          = RIP.u8("rip.command", "Command", Dec).At(0)
	RIPVersion = RIP.u8("rip.version", "Version", Dec).At(1)

	RIPFamily  = part(RIP.u16("rip.family", "Address Family", Dec).At(0))
	RIPAddress = part(RIP.ipv4("rip.ip", "IP Address").At(4))
	RIPSecond  = part( // of the second version
		RIP.u16("rip.route_tag", "Route Tag", Dec).At(2),
		RIP.ipv4("rip.netmask", "Netmask").At(8),
		RIP.ipv4("rip.next_hop", "Next Hop").At(12),
	)
	RIPMetric = part(RIP.u16("rip.metric", "Metric", Dec).Wide(16, 4))
	RIPNoIP   = RIP.label("rip.unknown_address_family", "Unknown address family").expert(groupProtocol, warning)

	RIPAuthType = part(RIP.u16("rip.auth.type", "Authentication type", Dec).At(2))
	RIPPassword = part(RIP.string("rip.auth.passwd", "Password").Wide(4, 16))
	RIPDigest   = part(
		RIP.u16("rip.digest_offset", "Digest Offset", Dec).At(4),
		RIP.u8("rip.key_id", "Key ID", Dec).At(6),
		RIP.u8("rip.auth_data_len", "Auth Data Len", Dec).At(7),
		RIP.u32("rip.seq_num", "Seq num", Dec).At(8),
		RIP.string("rip.zero_padding", "Zero adding").Wide(12, 8),
	)
	RIPAuthData = part(RIP.bytes("rip.authentication_data", "Authentication Data").Wide(4, 16))
)
