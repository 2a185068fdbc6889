package protocol

// GLBP, Cisco's Gateway Load Balancing Protocol.
var (
	GLBP = declare("glbp", "Gateway Load Balancing Protocol", 12).whole().On(UDPPorts, 3222)

	_ = GLBP.u8("glbp.version", "Version?", Dec).At(0)
	_ = GLBP.u8("glbp.unknown1", "Unknown1", Dec).At(1)
	_ = GLBP.u16("glbp.group", "Group", Dec).At(2)
	_ = GLBP.bytes("glbp.unknown2", "Unknown2").Wide(4, 2)
	_ = GLBP.ether("glbp.ownerid", "Owner ID").At(6)

	GLBPItem = part(
		GLBP.u8("glbp.type", "Type", Dec).At(0),
		GLBP.u8("glbp.length", "Length", Dec).At(1),
	)
	GLBPHello = part(
		GLBP.bytes("glbp.hello.unknown10", "Unknown1-0").Wide(0, 1),
		GLBP.u8("glbp.hello.vgstate", "VG state?", Dec).At(1),
		GLBP.bytes("glbp.hello.unknown11", "Unknown1-1").Wide(2, 1),
		GLBP.u8("glbp.hello.priority", "Priority", Dec).At(3),
		GLBP.bytes("glbp.hello.unknown12", "Unknown1-2").Wide(4, 2),
		GLBP.u32("glbp.hello.helloint", "Helloint", Dec).At(6),
		GLBP.u32("glbp.hello.holdint", "Holdint", Dec).At(10),
		GLBP.u16("glbp.hello.redirect", "Redirect", Dec).At(14),
		GLBP.u16("glbp.hello.timeout", "Timeout", Dec).At(16),
		GLBP.bytes("glbp.hello.unknown13", "Unknown1-3").Wide(18, 2),
		GLBP.u8("glbp.hello.addrtype", "Address type", Dec).At(20),
		GLBP.u8("glbp.hello.addrlen", "Address length", Dec).At(21),
	)
	GLBPIPv4    = part(GLBP.ipv4("glbp.hello.virtualipv4", "Virtual IPv4").At(0))
	GLBPIPv6    = part(GLBP.ipv6("glbp.hello.virtualipv6", "Virtual IPv6").At(0))
	GLBPForward = part(
		GLBP.u8("glbp.reqresp.forwarder", "Forwarder?", Dec).At(0),
		GLBP.u8("glbp.reqresp.vfstate", "VF state?", Dec).At(1),
		GLBP.bytes("glbp.reqresp.unknown21", "Unknown2-1").Wide(2, 1),
		GLBP.u8("glbp.reqresp.priority", "Priority", Dec).At(3),
		GLBP.u8("glbp.reqresp.weight", "Weight", Dec).At(4),
		GLBP.bytes("glbp.reqresp.unknown22", "Unknown2-2").Wide(5, 7),
		GLBP.ether("glbp.reqresp.virtualmac", "Virtualmac").At(12),
	)
	GLBPAuth = part(
		GLBP.u8("glbp.auth.authtype", "Authtype", Dec).At(0),
		GLBP.u8("glbp.auth.authlength", "Authlength", Dec).At(1),
	)
	GLBPPassword = GLBP.string("glbp.auth.plainpass", "Plain pass")
	GLBPHash     = GLBP.bytes("glbp.auth.md5hash", "MD5-string hash")
	GLBPUnknown  = GLBP.bytes("glbp.unknown.data", "Unknown TLV data")
)
