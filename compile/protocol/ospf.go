package protocol

// OSPF for IPv4 (RFC 2328) and IPv6 (RFC 5340).
var (
	OSPF = declare("ospf", "Open Shortest Path First", 1).whole().On(IPProtos, 89)

	OSPFHeaderLabel = OSPF.label("ospf.header", "OSPF Header")
	OSPFHeader      = part(
		OSPF.u8("ospf.version", "Version", Dec).At(0),
		OSPF.u8("ospf.msg", "Message Type", Dec).At(1),
		OSPF.u16("ospf.packet_length", "Packet Length", Dec).At(2),
		OSPF.ipv4("ospf.srcrouter", "Source OSPF Router").At(4),
		OSPF.ipv4("ospf.area_id", "Area ID").At(8),
		OSPF.u16("ospf.checksum", "Checksum", Hex).At(12),
	)
	OSPFIsHello          = OSPF.bool("ospf.msg.hello", "Hello")
	OSPFIsDescription    = OSPF.bool("ospf.msg.dbdesc", "Database Description")
	OSPFIsRequest        = OSPF.bool("ospf.msg.lsreq", "Link State Adv Request")
	OSPFIsUpdate         = OSPF.bool("ospf.msg.lsupdate", "Link State Adv Update")
	OSPFIsAcknowledgment = OSPF.bool("ospf.msg.lsack", "Link State Adv Acknowledgement")
	OSPFv2Header         = part(
		OSPF.u8("ospf.instance_id", "Instance ID", Dec).At(14),
		OSPF.u8("ospf.auth.type", "Auth Type", Dec).At(15),
	)
	OSPFNoAuth   = OSPF.bytes("ospf.auth.none", "Auth Data (none)")
	OSPFPassword = OSPF.string("ospf.auth.simple", "Auth Data (Simple)")
	OSPFCrypt    = part(
		OSPF.u8("ospf.auth.crypt.key_id", "Auth Crypt Key id", Dec).At(2),
		OSPF.u8("ospf.auth.crypt.data_length", "Auth Crypt Data Length", Dec).At(3),
		OSPF.u32("ospf.auth.crypt.seq_nbr", "Auth Crypt Sequence Number", Dec).At(4),
	)
	OSPFCryptData = OSPF.bytes("ospf.auth.crypt.data", "Auth Crypt Data")
	OSPFv3Header  = part(
		OSPF.u8("ospf.v3.instance_id", "Instance ID", Dec).At(14),
	)
	OSPFHello         = OSPF.label("ospf.hello", "OSPF Hello Packet")
	OSPFMask          = OSPF.ipv4("ospf.hello.network_mask", "Network Mask")
	OSPFInterface     = OSPF.u32("ospf.hello.interface_id", "Interface ID", Dec)
	OSPFHelloInterval = OSPF.u32("ospf.hello.hello_interval", "Hello Interval [sec]", Dec)
	OSPFPriority      = OSPF.u8("ospf.hello.router_priority", "Router Priority", Dec)
	OSPFDeadInterval  = OSPF.u32("ospf.hello.router_dead_interval", "Router Dead Interval [sec]", Dec)
	OSPFDesignated    = OSPF.ipv4("ospf.hello.designated_router", "Designated Router")
	OSPFBackup        = OSPF.ipv4("ospf.hello.backup_designated_router", "Backup Designated Router")
	OSPFNeighbor      = OSPF.ipv4("ospf.hello.active_neighbor", "Active Neighbor")
	OSPFDescription   = part(
		OSPF.u8("ospf.dbd", "DB Description", Hex).At(0),
		OSPF.bool("ospf.dbd.r", "(R) OOBResync").Bits(0, 0x8),
		OSPF.bool("ospf.dbd.i", "(I) Init").Bits(0, 0x4),
		OSPF.bool("ospf.dbd.m", "(M) More").Bits(0, 0x2),
		OSPF.bool("ospf.dbd.ms", "(MS) Master").Bits(0, 0x1),
		OSPF.u32("ospf.db.dd_sequence", "DD Sequence", Dec).At(1),
	)
	OSPFMTU    = OSPF.u16("ospf.db.interface_mtu", "Interface MTU", Dec)
	OSPFNumber = OSPF.u32("ospf.ls.number_of_lsas", "Number of LSAs", Dec)

	// Link state advertisements.
	OSPFAge = part(
		OSPF.u16("ospf.lsa.age", "LS Age (seconds)", Dec).Bits(0, 0x7fff),
		OSPF.u16("ospf.lsa.donotage", "Do Not Age Flag", Dec).Bits(0, 0x8000),
	)
	OSPFv3Age = part(
		OSPF.u16("ospf.lsa.age", "LS Age (seconds)", Dec).Bits(0, 0x7fff),
		OSPF.bool("ospf.v3.lsa.do_not_age", "Do Not Age").Bits(0, 0x8000),
	)
	OSPFv3Kind = part(
		OSPF.u16("ospf.v3.lsa", "LS Type", Hex).At(2),
		OSPF.bool("ospf.v3.lsa.u", "LSA Handling").Bits(2, 0x8000),
		OSPF.u16("ospf.v3.lsa.s12", "Flooding Scope", Hex).Bits(2, 0x6000),
		OSPF.u16("ospf.v3.lsa.fc", "Function Code", Dec).Bits(2, 0x1fff),
	)
	OSPFKind       = OSPF.u32("ospf.lsa", "LS Type", Dec)
	OSPFID         = OSPF.ipv4("ospf.lsa.id", "Link State ID")
	OSPFLinkState  = OSPF.ipv4("ospf.link_state_id", "Link State ID")
	OSPFAdvertiser = OSPF.ipv4("ospf.advrouter", "Advertising Router")
	OSPFEnd        = part(
		OSPF.u32("ospf.lsa.seqnum", "Sequence Number", Hex).At(12),
		OSPF.u16("ospf.lsa.chksum", "Checksum", Hex).At(16),
		OSPF.u16("ospf.lsa.length", "Length", Dec).At(18),
	)
	OSPFRouterLSA     = OSPF.bool("ospf.lsa.router", "Router LSA")
	OSPFNetworkLSA    = OSPF.bool("ospf.lsa.network", "Network LSA")
	OSPFSummaryLSA    = OSPF.bool("ospf.lsa.summary", "Summary LSA (IP Network)")
	OSPFASBRLSA       = OSPF.bool("ospf.lsa.asbr", "Summary LSA (ASBR)")
	OSPFExternalLSA   = OSPF.bool("ospf.lsa.asext", "AS-External LSA (ASBR)")
	OSPFMemberLSA     = OSPF.bool("ospf.lsa.member", "Group Membership LSA")
	OSPFNSSALSA       = OSPF.bool("ospf.lsa.nssa", "NSSA AS-External LSA")
	OSPFAttributesLSA = OSPF.bool("ospf.lsa.attr", "External Attributes LSA")
	OSPFOpaqueLSA     = OSPF.bool("ospf.lsa.opaque", "Opaque LSA")
	OSPFOptions       = part(
		OSPF.u8("ospf.v2.options", "Options", Hex).At(0),
		OSPF.bool("ospf.v2.options.mt", "(MT) Multi-Topology Routing").Bits(0, 0x1),
		OSPF.bool("ospf.v2.options.e", "(E) External Routing").Bits(0, 0x2),
		OSPF.bool("ospf.v2.options.mc", "(MC) Multicast").Bits(0, 0x4),
		OSPF.bool("ospf.v2.options.l", "(L) LLS Data block").Bits(0, 0x10),
		OSPF.bool("ospf.v2.options.dc", "(DC) Demand Circuits").Bits(0, 0x20),
		OSPF.bool("ospf.v2.options.o", "(O) Opaque").Bits(0, 0x40),
		OSPF.bool("ospf.v2.options.dn", "DN").Bits(0, 0x80),
	)
	OSPFOptionNSSA = part(
		OSPF.bool("ospf.v2.options.n", "(N) NSSA").Bits(0, 0x8),
	)
	OSPFOptionPropagate = part(
		OSPF.bool("ospf.v2.options.p", "(P) Propagate").Bits(0, 0x8),
	)

	// What they advertise.
	OSPFRouter = part(
		OSPF.u8("ospf.v2.router.lsa.flags", "Flags", Hex).At(0),
		OSPF.bool("ospf.v2.router.lsa.flags.b", "(B) Area border router").Bits(0, 0x1),
		OSPF.bool("ospf.v2.router.lsa.flags.e", "(E) AS boundary router").Bits(0, 0x2),
		OSPF.bool("ospf.v2.router.lsa.flags.v", "(V) Virtual link endpoint").Bits(0, 0x4),
		OSPF.bool("ospf.v2.router.lsa.flags.w", "(W) Wild-card multicast receiver").Bits(0, 0x8),
		OSPF.bool("ospf.v2.router.lsa.flags.n", "(N) NSSA translation").Bits(0, 0x10),
		OSPF.bool("ospf.v2.router.lsa.flags.s", "(S) Shortcut-capable ABR").Bits(0, 0x20),
		OSPF.bool("ospf.v2.router.lsa.flags.h", "(H) Host").Bits(0, 0x80),
	)
	OSPFLinks = part(
		OSPF.u16("ospf.lsa.number_of_links", "Number of Links", Dec).At(2),
	)
	OSPFLink = part(
		OSPF.ipv4("ospf.lsa.router.linkid", "Link ID").At(0),
		OSPF.ipv4("ospf.lsa.router.linkdata", "Link Data").At(4),
		OSPF.u8("ospf.lsa.router.linktype", "Link Type", Dec).At(8),
		OSPF.u8("ospf.lsa.router.nummetrics", "Number of Metrics", Dec).At(9),
		OSPF.u16("ospf.lsa.router.metric0", "0 Metric", Dec).At(10),
	)
	OSPFNetworkMask = part(
		OSPF.ipv4("ospf.lsa.network.netmask", "Netmask").At(0),
	)
	OSPFAttached     = OSPF.ipv4("ospf.lsa.network.attchrtr", "Attached Router")
	OSPFExternalMask = part(
		OSPF.ipv4("ospf.lsa.asext.netmask", "Netmask").At(0),
	)
	OSPFExternal = part(
		OSPF.ipv4("ospf.lsa.asext.fwdaddr", "Forwarding Address").At(0),
		OSPF.u32("ospf.lsa.asext.extrttag", "External Route Tag", Dec).At(4),
	)
)
