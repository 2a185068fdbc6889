package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

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
	OSPFAttached    = OSPF.ipv4("ospf.lsa.network.attchrtr", "Attached Router")
	OSPFTOS         = OSPF.u8("ospf.lsa.tos", "TOS", Dec)
	OSPFSummaryMask = part(
		OSPF.ipv4("ospf.lsa.asbr.netmask", "Netmask").At(0),
	)
	OSPFExternalMask = part(
		OSPF.ipv4("ospf.lsa.asext.netmask", "Netmask").At(0),
	)
	OSPFExternalType = part(
		OSPF.bool("ospf.lsa.asext.type", "External Type").Bits(0, 0x80),
		OSPFTOS.Bits(0, 0x7f),
	)
	OSPFExternal = part(
		OSPF.ipv4("ospf.lsa.asext.fwdaddr", "Forwarding Address").At(0),
		OSPF.u32("ospf.lsa.asext.extrttag", "External Route Tag", Dec).At(4),
	)
)

// What OSPF for IPv6 advertises, and what stands in front of it.
var (
	OSPFReserved  = OSPF.bytes("ospf.reserved", "Reserved")
	OSPFMetric    = OSPF.u32("ospf.metric", "Metric", Dec)
	OSPFv3Options = part(
		OSPF.u24("ospf.v3.options", "Options", Hex).Wide(0, 3),
		OSPF.bool("ospf.v3.options.v6", "V6").Bits(2, 0x1),
		OSPF.bool("ospf.v3.options.e", "E").Bits(2, 0x2),
		OSPF.bool("ospf.v3.options.mc", "MC").Bits(2, 0x4),
		OSPF.bool("ospf.v3.options.n", "N").Bits(2, 0x8),
		OSPF.bool("ospf.v3.options.r", "R").Bits(2, 0x10),
		OSPF.bool("ospf.v3.options.dc", "DC").Bits(2, 0x20),
		OSPF.bool("ospf.v3.options.af", "AF").Bits(1, 0x100),
		OSPF.bool("ospf.v3.options.l", "L").Bits(1, 0x200),
		OSPF.bool("ospf.v3.options.at", "AT").Bits(1, 0x400),
	)
	OSPFv3RouterLSA      = OSPF.bool("ospf.v3.lsa.router", "Router-LSA")
	OSPFv3NetworkLSA     = OSPF.bool("ospf.v3.lsa.network", "Network-LSA")
	OSPFv3InterPrefixLSA = OSPF.bool("ospf.v3.lsa.interprefix", "Inter-Area-Prefix-LSA")
	OSPFv3InterRouterLSA = OSPF.bool("ospf.v3.lsa.interrouter", "Inter-Area-Router-LSA")
	OSPFv3ExternalLSA    = OSPF.bool("ospf.v3.lsa.asext", "AS-External-LSA")
	OSPFv3MemberLSA      = OSPF.bool("ospf.v3.lsa.member", "Group-Membership-LSA")
	OSPFv3NSSALSA        = OSPF.bool("ospf.v3.lsa.nssa", "NSSA-LSA")
	OSPFv3LinkLSA        = OSPF.bool("ospf.v3.lsa.link", "Link-LSA")
	OSPFv3IntraPrefixLSA = OSPF.bool("ospf.v3.lsa.intraprefix", "Intra-Area-Prefix-LSA")
	OSPFv3OpaqueLSA      = OSPF.bool("ospf.v3.lsa.opaque", "Router Information Opaque-LSA")
	OSPFv3Router         = part(
		OSPF.u8("ospf.v3.router.lsa.flags", "Flags", Hex).At(0),
		OSPF.bool("ospf.v3.router.lsa.flags.b", "(B) Area border router").Bits(0, 0x1),
		OSPF.bool("ospf.v3.router.lsa.flags.e", "(E) AS boundary router").Bits(0, 0x2),
		OSPF.bool("ospf.v3.router.lsa.flags.v", "(V) Virtual link endpoint").Bits(0, 0x4),
		OSPF.bool("ospf.v3.router.lsa.flags.w", "(W) Wild-card multicast receiver").Bits(0, 0x8),
	)
	OSPFv3Link = part(
		OSPF.u8("ospf.v3.lsa.type", "Type", Dec).At(0),
		OSPF.u32("ospf.v3.lsa.interface_id", "Interface ID", Dec).At(4),
		OSPF.u32("ospf.v3.lsa.neighbor_interface_id", "Neighbor Interface ID", Dec).At(8),
		OSPF.ipv4("ospf.v3.lsa.neighbor_router_id", "Neighbor Router ID").At(12),
	)
	OSPFv3Attached    = OSPF.ipv4("ospf.v3.lsa.attached_router", "Attached Router")
	OSPFv3Destination = OSPF.ipv4("ospf.v3.lsa.destination_router_id", "Destination Router ID")
	OSPFv3External    = part(
		OSPF.u8("ospf.v3.as.external.flags", "Flags", Hex).At(0),
		OSPF.bool("ospf.v3.as.external.flags.t", "(T) External Route Tag").Bits(0, 0x1),
		OSPF.bool("ospf.v3.as.external.flags.f", "(F) Forwarding Address").Bits(0, 0x2),
		OSPF.bool("ospf.v3.as.external.flags.e", "(E) External Metric").Bits(0, 0x4),
	)
	OSPFv3Forward          = OSPF.ipv6("ospf.v3.lsa.forwarding_address.ipv6", "Forwarding Address")
	OSPFv3Tag              = OSPF.u32("ospf.v3.lsa.external_route_tag", "External Route Tag", Dec)
	OSPFv3ReferencedType   = OSPF.u16("ospf.v3.lsa.referenced_ls_type", "Referenced LS type", Hex)
	OSPFv3Referenced       = OSPF.ipv4("ospf.v3.lsa.referenced_link_state_id", "Referenced Link State ID")
	OSPFv3ReferencedRouter = OSPF.ipv4("ospf.v3.lsa.referenced_advertising_router", "Referenced Advertising Router")
	OSPFv3LinkLocal        = part(
		OSPF.u8("ospf.v3.lsa.router_priority", "Router Priority", Dec).At(0),
		OSPF.ipv6("ospf.v3.lsa.link_local_interface_address.ipv6", "Link-local Interface Address").At(4),
	)
	OSPFv3PrefixCount = OSPF.u32("ospf.v3.lsa.num_prefixes", "# prefixes", Dec)
	OSPFv3Prefix      = part(
		OSPF.u8("ospf.prefix_length", "PrefixLength", Dec).At(0),
		OSPF.u8("ospf.v3.prefix.options", "PrefixOptions", Hex).At(1),
		OSPF.bool("ospf.v3.prefix.options.p", "(P) Propagate").Bits(1, 0x8),
		OSPF.bool("ospf.v3.prefix.options.mc", "(MC) Multicast").Bits(1, 0x4),
		OSPF.bool("ospf.v3.prefix.options.la", "(LA) Local Address").Bits(1, 0x2),
		OSPF.bool("ospf.v3.prefix.options.nu", "(NU) NoUnicast").Bits(1, 0x1),
	)
	OSPFv3Address = OSPF.ipv6("ospf.v3.address_prefix.ipv6", "Address Prefix")
)

// Opaque advertisements (RFC 5250): those of traffic engineering (RFC 3630) and graceful restart (RFC 3623).
var (
	OSPFOpaqueType = OSPF.u8("ospf.lsid_opaque_type", "Link State ID Opaque Type", Dec)
	OSPFOpaqueID   = OSPF.u24("ospf.lsid.opaque_id", "Link State ID Opaque ID", Dec)
	OSPFTEID       = part(
		OSPF.u8("ospf.lsid_te_lsa.reserved", "Link State ID TE-LSA Reserved", Dec).At(0),
		OSPF.u16("ospf.lsid_te_lsa.instance", "Link State ID TE-LSA Instance", Dec).At(1),
	)
	OSPFTE  = OSPF.bool("ospf.lsa.mpls", "MPLS Traffic Engineering LSA")
	OSPFTLV = part(
		OSPF.u16("ospf.tlv_type", "TLV Type", Dec).At(0),
		OSPF.u16("ospf.tlv_length", "TLV Length", Dec).At(2),
	)
	OSPFTELabels = part(
		OSPF.u8("ospf.mpls.switching_type", "Switching Type", Dec).At(0),
		OSPF.u8("ospf.mpls.encoding", "Encoding", Dec).At(1),
	)
	OSPFTERouter    = OSPF.ipv4("ospf.mpls.routerid", "MPLS/TE Router ID")
	OSPFTELinkType  = OSPF.u8("ospf.mpls.linktype", "MPLS/TE Link Type", Dec)
	OSPFTELinkID    = OSPF.ipv4("ospf.mpls.linkid", "MPLS/TE Link ID")
	OSPFTELocal     = OSPF.ipv4("ospf.mpls.local_addr", "MPLS/TE Local Interface Address")
	OSPFTERemote    = OSPF.ipv4("ospf.mpls.remote_addr", "MPLS/TE Remote Interface Address")
	OSPFTEMetric    = OSPF.u32("ospf.mpls.te_metric", "MPLS/TE Metric", Dec)
	OSPFTEBandwidth = OSPF.field("ospf.mpls.link_max_bw", "Link Max BW", ftype.Float, NoBase)
	OSPFTEPriority  = OSPF.field("ospf.mpls.pri", "Pri (or TE-Class)", ftype.Float, NoBase)
	OSPFTELeast     = OSPF.field("ospf.mpls.minimum_lsp_bandwidth", "Minimum LSP bandwidth", ftype.Float, NoBase)
	OSPFTEMTU       = OSPF.u16("ospf.mpls.interface_mtu", "Interface MTU", Dec)
	OSPFTEColor     = OSPF.u32("ospf.mpls.linkcolor", "MPLS/TE Link Resource Class/Color", Hex)
	OSPFTEIDs       = part(
		OSPF.u32("ospf.mpls.local_id", "MPLS/TE Local Interface Index", Dec).At(0),
		OSPF.u32("ospf.mpls.remote_id", "MPLS/TE Remote Interface Index", Dec).At(4),
	)
	OSPFGrace       = OSPF.label("ospf.grace", "Grace TLV")
	OSPFGracePeriod = OSPF.u32("ospf.grace.period", "Grace Period", Dec)
	OSPFGraceReason = OSPF.u8("ospf.grace.reason", "Restart Reason", Dec)
	OSPFGraceIP     = OSPF.ipv4("ospf.grace.ip", "Restart IP")
)

// Link-local signaling (RFC 5613) and the trailer of authentication (RFC 7166), behind the message.
var (
	OSPFLLS = part(
		OSPF.u16("ospf.lls.checksum", "Checksum", Hex).At(0),
	)
	OSPFLLSLength  = OSPF.u16("ospf.lls.data_length", "LLS Data Length", Dec)
	OSPFLLSOptions = part(
		OSPF.u32("ospf.lls.ext.options", "Options", Hex).At(0),
		OSPF.bool("ospf.lls.ext.options.rs", "(RS) Restart Signal").Bits(3, 0x2),
		OSPF.bool("ospf.lls.ext.options.lr", "(LR) LSDB Resynchronization").Bits(3, 0x1),
	)
	OSPFLLSSequence = OSPF.u32("ospf.v2.lls.sequence_number", "Sequence number", Hex)
	OSPFLLSDigest   = OSPF.bytes("ospf.v2.lls.auth_data", "Auth Data")
	OSPFTrailer     = OSPF.label("ospf.at", "OSPF Authentication Trailer")
	OSPFTrailerHead = part(
		OSPF.u16("ospf.at.auth_type", "Authentication Type", Dec).At(0),
		OSPF.u16("ospf.at.auth_data_len", "Authentication Data Length", Dec).At(2),
		OSPF.u16("ospf.at.reserved", "Reserved", Hex).At(4),
		OSPF.u16("ospf.at.sa_id", "Security Association Identifier (SA ID)", Hex).At(6),
		OSPF.u64("ospf.at.crypto_seq_nbr", "Cryptographic Sequence Number", Dec).At(8),
	)
	OSPFTrailerDigest = OSPF.bytes("ospf.at.auth_data", "Authentication Data")
)
