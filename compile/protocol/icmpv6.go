package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// ICMPv6 (RFC 4443), with multicast listener discovery (RFC 2710, RFC 3810), neighbour discovery (RFC 4861 and what adds options
// to it), router renumbering (RFC 2894), node information (RFC 4620) and extended echo (RFC 8335).
var (
	ICMPv6 = declare("icmpv6", "Internet Control Message Protocol v6", 8).leftover().On(IPProtos, 58)

	ICMPv6Type        = ICMPv6.u8("icmpv6.type", "Type", Dec).At(0)
	ICMPv6Code        = ICMPv6.u8("icmpv6.code", "Code", Dec).At(1)
	ICMPv6Checksum    = ICMPv6.u16("icmpv6.checksum", "Checksum", Hex).At(2)
	ICMPv6ChecksumOK  = ICMPv6.u8("icmpv6.checksum.status", "Checksum Status", NoBase)
	ICMPv6ChecksumBad = ICMPv6.label("icmpv6.checksum_bad.expert", "Bad checksum").expert(groupChecksum, warning)
	ICMPv6TypeError   = ICMPv6.label("icmpv6.type.error", "Type indicates an error").expert(groupResponse, note).Wide(0, 0).If(ICMPv6Type.Between(0, 127))

	ICMPv6Reserved = ICMPv6.bytes("icmpv6.reserved", "Reserved")
	ICMPv6MTU      = ICMPv6.u32("icmpv6.mtu", "MTU", Dec).At(4).If(ICMPv6Type.In(2))
	ICMPv6Pointer  = ICMPv6.u32("icmpv6.pointer", "Pointer", Dec).At(4).If(ICMPv6Type.In(4))
	ICMPv6Length   = ICMPv6.u8("icmpv6.length", "Length of original datagram", Dec).At(4).If(ICMPv6Type.In(1, 3)).If(icmpv6Units)
	icmpv6Units    = ICMPv6.hidden(ftype.Uint8).At(4).Between(1, 255)

	ICMPv6Ident            = ICMPv6.u16("icmpv6.echo.identifier", "Identifier", Hex).At(4).If(ICMPv6Type.In(128, 129, 160, 161))
	ICMPv6Seq              = ICMPv6.u16("icmpv6.echo.sequence_number", "Sequence", Dec).At(6).If(ICMPv6Type.In(128, 129))
	ICMPv6Nonce            = ICMPv6.bytes("icmpv6.nonce", "Nonce")
	ICMPv6DataTime         = ICMPv6.Field("icmpv6.data_time", "Timestamp from Echo data", ftype.AbsoluteTime, Local)
	ICMPv6DataTimeRelative = ICMPv6.span("icmpv6.data_time_relative", "Timestamp from Echo data (relative)")
	ICMPv6RespTo           = ICMPv6.frame("icmpv6.resp_to", "Response To")
	ICMPv6RespIn           = ICMPv6.frame("icmpv6.resp_in", "Response In")
	ICMPv6NoResp           = ICMPv6.label("icmpv6.no_resp", "No response seen")
	ICMPv6RespNotFound     = ICMPv6.label("icmpv6.resp_not_found", "Response not found").expert(groupSequence, warning)
	ICMPv6RespTime         = ICMPv6.double("icmpv6.resptime", "Response Time")

	icmpv6ExtAsk   = ICMPv6Type.In(160)
	icmpv6ExtReply = ICMPv6Type.In(161)
	_              = ICMPv6.u8("icmpv6.ext.echo.seq", "Sequence number", DecHex).At(6).If(ICMPv6Type.In(160, 161))
	_              = ICMPv6.u8("icmpv6.ext.echo.req.res", "Reserved", Hex).Bits(7, 0xfe).If(icmpv6ExtAsk)
	_              = ICMPv6.bool("icmpv6.ext.echo.req.local", "Local bit").Bits(7, 0x01).If(icmpv6ExtAsk)
	_              = ICMPv6.u8("icmpv6.ext.echo.rsp.state", "State", Dec).Bits(7, 0xe0).If(icmpv6ExtReply)
	_              = ICMPv6.u8("icmpv6.ext.echo.rsp.res", "Reserved", Hex).Bits(7, 0x18).If(icmpv6ExtReply)
	_              = ICMPv6.bool("icmpv6.ext.echo.rsp.active", "Active bit").Bits(7, 0x04).If(icmpv6ExtReply)
	_              = ICMPv6.bool("icmpv6.ext.echo.rsp.ipv4", "IPv4 bit").Bits(7, 0x02).If(icmpv6ExtReply)
	_              = ICMPv6.bool("icmpv6.ext.echo.rsp.ipv6", "IPv6 bit").Bits(7, 0x01).If(icmpv6ExtReply)

	ICMPv6Extensions = icmpExtensions(ICMPv6)

	_ = ICMPv6.NextTo(ICMPv6Type.In(1, 2, 3, 4, 137), IPv6)
)

// Neighbour discovery.
var (
	icmpv6RA          = ICMPv6Type.In(134)
	ICMPv6RAHopLimit  = ICMPv6.u8("icmpv6.nd.ra.cur_hop_limit", "Cur hop limit", Dec).At(4).If(icmpv6RA)
	ICMPv6RAFlag      = ICMPv6.u8("icmpv6.nd.ra.flag", "Flags", Hex).At(5).If(icmpv6RA)
	ICMPv6RAFlagM     = ICMPv6.bool("icmpv6.nd.ra.flag.m", "Managed address configuration").Bits(5, 0x80).If(icmpv6RA)
	ICMPv6RAFlagO     = ICMPv6.bool("icmpv6.nd.ra.flag.o", "Other configuration").Bits(5, 0x40).If(icmpv6RA)
	ICMPv6RAFlagH     = ICMPv6.bool("icmpv6.nd.ra.flag.h", "Home Agent").Bits(5, 0x20).If(icmpv6RA)
	ICMPv6RAFlagPrf   = ICMPv6.u8("icmpv6.nd.ra.flag.prf", "Prf (Default Router Preference)", Dec).Bits(5, 0x18).If(icmpv6RA)
	ICMPv6RAFlagP     = ICMPv6.bool("icmpv6.nd.ra.flag.p", "ND Proxy").Bits(5, 0x04).If(icmpv6RA)
	ICMPv6RAFlagS     = ICMPv6.bool("icmpv6.nd.ra.flag.s", "SNAC Router").Bits(5, 0x02).If(icmpv6RA)
	ICMPv6RAFlagRsv   = ICMPv6.u8("icmpv6.nd.ra.flag.rsv", "Reserved", Dec).Bits(5, 0x01).If(icmpv6RA)
	ICMPv6RALifetime  = ICMPv6.u16("icmpv6.nd.ra.router_lifetime", "Router lifetime (s)", Dec).At(6).If(icmpv6RA)
	ICMPv6RAReachable = ICMPv6.u32("icmpv6.nd.ra.reachable_time", "Reachable time (ms)", Dec).At(8).If(icmpv6RA)
	ICMPv6RARetrans   = ICMPv6.u32("icmpv6.nd.ra.retrans_timer", "Retrans timer (ms)", Dec).At(12).If(icmpv6RA)
	ICMPv6NSTarget    = ICMPv6.ipv6("icmpv6.nd.ns.target_address", "Target Address").At(8).If(ICMPv6Type.In(135))
	icmpv6NA          = ICMPv6Type.In(136)
	ICMPv6NAFlag      = ICMPv6.u32("icmpv6.nd.na.flag", "Flags", Hex).At(4).If(icmpv6NA)
	ICMPv6NAFlagR     = ICMPv6.bool("icmpv6.nd.na.flag.r", "Router").Bits(4, 0x80000000).If(icmpv6NA)
	ICMPv6NAFlagS     = ICMPv6.bool("icmpv6.nd.na.flag.s", "Solicited").Bits(4, 0x40000000).If(icmpv6NA)
	ICMPv6NAFlagO     = ICMPv6.bool("icmpv6.nd.na.flag.o", "Override").Bits(4, 0x20000000).If(icmpv6NA)
	ICMPv6NAFlagRsv   = ICMPv6.u32("icmpv6.nd.na.flag.rsv", "Reserved", Dec).Bits(4, 0x1fffffff).If(icmpv6NA)
	ICMPv6NATarget    = ICMPv6.ipv6("icmpv6.nd.na.target_address", "Target Address").At(8).If(icmpv6NA)
	ICMPv6RedirTarget = ICMPv6.ipv6("icmpv6.nd.rd.target_address", "Target Address").At(8).If(ICMPv6Type.In(137))
	ICMPv6RedirDst    = ICMPv6.ipv6("icmpv6.rd.na.destination_address", "Destination Address").At(24).If(ICMPv6Type.In(137))

	// The options of neighbour discovery, each from its type on.
	ICMPv6Option = part(
		ICMPv6.label("icmpv6.opt", "ICMPv6 Option").Wide(0, 0),
		ICMPv6.u8("icmpv6.opt.type", "Type", Dec).At(0),
		ICMPv6.u8("icmpv6.opt.length", "Length", Dec).At(1),
	)
	ICMPv6OptInvalid     = ICMPv6.label("icmpv6.invalid_option_length", "Invalid Option Length").expert(GroupMalformed, severe)
	icmpv6OptReserved    = ICMPv6.label("icmpv6.opt.reserved", "Reserved")
	ICMPv6OptLink        = ICMPv6.Field("icmpv6.opt.linkaddr", "Link-layer address", ftype.Bytes, Colon).takenAs(ftype.Ether)
	ICMPv6OptSource      = ICMPv6.Field("icmpv6.opt.src_linkaddr", "Source Link-layer address", ftype.Bytes, Colon).takenAs(ftype.Ether)
	ICMPv6OptTarget      = ICMPv6.Field("icmpv6.opt.target_linkaddr", "Target Link-layer address", ftype.Bytes, Colon).takenAs(ftype.Ether)
	ICMPv6OptPadding     = ICMPv6.label("icmpv6.opt.padding", "Padding")
	icmpv6OptPrefixLen   = ICMPv6.u8("icmpv6.opt.prefix.length", "Prefix Length", Dec)
	ICMPv6OptPrefix      = ICMPv6.ipv6("icmpv6.opt.prefix", "Prefix")
	ICMPv6OptPrefixFlags = part(
		icmpv6OptPrefixLen.At(2),
		ICMPv6.u8("icmpv6.opt.prefix.flag", "Flag", Hex).At(3),
		ICMPv6.bool("icmpv6.opt.prefix.flag.l", "On-link Flag (L)").Bits(3, 0x80),
		ICMPv6.bool("icmpv6.opt.prefix.flag.a", "Autonomous Address Configuration Flag (A)").Bits(3, 0x40),
		ICMPv6.bool("icmpv6.opt.prefix.flag.r", "Router Address Flag (R)").Bits(3, 0x20),
		ICMPv6.bool("icmpv6.opt.prefix.flag.p", "DHCPv6-PD Preferred Flag (P)").Bits(3, 0x10),
		ICMPv6.u8("icmpv6.opt.prefix.flag.reserved", "Reserved", Dec).Bits(3, 0x0f),
		ICMPv6.u32("icmpv6.opt.prefix.valid_lifetime", "Valid Lifetime", Dec).At(4),
		ICMPv6.u32("icmpv6.opt.prefix.preferred_lifetime", "Preferred Lifetime", Dec).At(8),
		icmpv6OptReserved.Wide(12, 4),
		ICMPv6OptPrefix.At(16),
	)
	ICMPv6OptRedirected = part(
		icmpv6OptReserved.Wide(2, 6),
		ICMPv6.label("icmpv6.opt.redirected_packet", "Redirected Packet").Wide(8, 0),
	)
	ICMPv6OptMTU = part(
		icmpv6OptReserved.Wide(2, 2),
		ICMPv6.u32("icmpv6.opt.mtu", "MTU", Dec).At(4),
	)
	ICMPv6OptInterval = part(
		icmpv6OptReserved.Wide(2, 2),
		ICMPv6.u32("icmpv6.opt.advertisement_interval", "Advertisement Interval", Dec).At(4),
	)
	ICMPv6OptHomeAgent = part(
		icmpv6OptReserved.Wide(2, 2),
		ICMPv6.u16("icmpv6.opt.home_agent_preference", "Home Agent Preference", Dec).At(4),
		ICMPv6.u16("icmpv6.opt.home_agent_lifetime", "Home Agent Preference", Dec).At(6),
	)
	ICMPv6OptNonce = ICMPv6.bytes("icmpv6.opt.nonce", "Nonce")
	ICMPv6OptRoute = part(
		icmpv6OptPrefixLen.At(2),
		ICMPv6.u8("icmpv6.opt.route_info.flag", "Flag", Hex).At(3),
		ICMPv6.u8("icmpv6.opt.route_info.flag.route_preference", "Route Preference", Dec).Bits(3, 0x18),
		ICMPv6.u8("icmpv6.opt.route_info.flag.reserved", "Reserved", Dec).Bits(3, 0xe7),
		ICMPv6.u32("icmpv6.opt.route_lifetime", "Route Lifetime", Dec).At(4),
	)
	ICMPv6OptServers = part(
		icmpv6OptReserved.Wide(2, 2),
		ICMPv6.u32("icmpv6.opt.rdnss.lifetime", "Lifetime", Dec).At(4),
	)
	ICMPv6OptServer = part(ICMPv6.ipv6("icmpv6.opt.rdnss", "Recursive DNS Servers").At(0))
	ICMPv6OptSearch = part(
		icmpv6OptReserved.Wide(2, 2),
		ICMPv6.u32("icmpv6.opt.dnssl.lifetime", "Lifetime", Dec).At(4),
	)
	ICMPv6OptDomain = ICMPv6.string("icmpv6.opt.dnssl", "Domain Names")
	ICMPv6OptPortal = ICMPv6.string("icmpv6.opt.captive_portal", "Captive Portal")
	ICMPv6OptPref64 = part(
		ICMPv6.u16("icmpv6.opt.pref64.scaled_lifetime", "Scaled Lifetime", Dec).Bits(2, 0xfff8),
		ICMPv6.u16("icmpv6.opt.pref64.plc", "PLC (Prefix Length Code)", Hex).Bits(2, 0x0007),
	)
	ICMPv6OptPref64Prefix = ICMPv6.ipv6("icmpv6.opt.pref64.prefix", "Prefix")
)

// Multicast listener discovery.
var (
	// A query is of version 2 by its length, so that its time is not declared by type alone.
	ICMPv6Delay = part(
		ICMPv6.u16("icmpv6.mld.maximum_response_delay", "Maximum Response Delay [ms]", Dec).At(4),
		ICMPv6Reserved.Wide(6, 2),
		icmpv6Group.At(8),
	)
	icmpv6Group = ICMPv6.ipv6("icmpv6.mld.multicast_address", "Multicast Address")
	ICMPv6Query = part(
		ICMPv6.u16("icmpv6.mld.maximum_response_code", "Maximum Response Code", Dec).At(4),
		ICMPv6Reserved.Wide(6, 2),
		icmpv6Group.At(8),
		ICMPv6.u8("icmpv6.mld.flag", "Flags", Hex).At(24),
		ICMPv6.bool("icmpv6.mld.flag.s", "Suppress Router-Side Processing").Bits(24, 0x08),
		ICMPv6.u8("icmpv6.mld.flag.qrv", "QRV (Querier's Robustness Variable)", Dec).Bits(24, 0x07),
		ICMPv6.u8("icmpv6.mld.flag.reserved", "Reserved", Dec).Bits(24, 0xf0),
		ICMPv6.u8("icmpv6.mld.qqi", "QQIC (Querier's Query Interval Code)", Dec).At(25),
		ICMPv6.u16("icmpv6.mld.nb_sources", "Number of Sources", Dec).At(26),
	)
	ICMPv6QuerySource = part(ICMPv6.ipv6("icmpv6.mld.source_address", "Source Address").At(0))
	ICMPv6Report      = part(
		ICMPv6Reserved.Wide(4, 2),
		ICMPv6.u16("icmpv6.mldr.nb_mcast_records", "Number of Multicast Address Records", Dec).At(6),
	)
	ICMPv6Record = part(
		ICMPv6.label("icmpv6.mldr.mar", "Multicast Address Record").Wide(0, 0),
		ICMPv6.u8("icmpv6.mldr.mar.record_type", "Record Type", Dec).At(0),
		ICMPv6.u8("icmpv6.mldr.mar.aux_data_len", "Aux Data Len", Dec).At(1),
		ICMPv6.u16("icmpv6.mldr.mar.nb_sources", "Number of Sources", Dec).At(2),
		ICMPv6.ipv6("icmpv6.mldr.mar.multicast_address", "Multicast Address").At(4),
	)
	ICMPv6RecordSource = part(ICMPv6.ipv6("icmpv6.mldr.mar.source_address", "Source Address").At(0))
	ICMPv6RecordAux    = ICMPv6.bytes("icmpv6.mldr.mar.auxiliary_data", "Auxiliary Data")
)

// Router renumbering.
var (
	ICMPv6Renumber = part(
		ICMPv6.u32("icmpv6.rr.sequence_number", "Sequence Number", Dec).At(4),
		ICMPv6.u8("icmpv6.rr.segment_number", "Segment Number", Dec).At(8),
		ICMPv6.u8("icmpv6.rr.flag", "Flags", Hex).At(9),
		ICMPv6.bool("icmpv6.rr.flag.t", "Test Command").Bits(9, 0x80),
		ICMPv6.bool("icmpv6.rr.flag.r", "Result requested").Bits(9, 0x40),
		ICMPv6.bool("icmpv6.rr.flag.a", "All Interfaces").Bits(9, 0x20),
		ICMPv6.bool("icmpv6.rr.flag.s", "Site-specific").Bits(9, 0x10),
		ICMPv6.bool("icmpv6.rr.flag.p", "Processed previously").Bits(9, 0x08),
		ICMPv6.u8("icmpv6.rr.flag.rsv", "Reserved", Dec).Bits(9, 0x07),
		ICMPv6.u16("icmpv6.rr.maxdelay", "Max Delay", Dec).At(10),
		ICMPv6Reserved.Wide(12, 4),
	)
	ICMPv6Match = part(
		ICMPv6.label("icmpv6.rr.pco.mp", "Match-Prefix Part").Wide(0, 0),
		ICMPv6.u8("icmpv6.rr.pco.mp.opcode", "OpCode", Dec).At(0),
		ICMPv6.u8("icmpv6.rr.pco.mp.oplength", "OpLength", Dec).At(1),
		ICMPv6.u8("icmpv6.rr.pco.mp.ordinal", "Ordinal", Hex).At(2),
		ICMPv6.u8("icmpv6.rr.pco.mp.matchlen", "MatchLen", Dec).At(3),
		ICMPv6.u8("icmpv6.rr.pco.mp.minlen", "MinLen", Dec).At(4),
		ICMPv6.u8("icmpv6.rr.pco.mp.maxlen", "MaxLen", Dec).At(5),
		ICMPv6Reserved.Wide(6, 2),
		ICMPv6.ipv6("icmpv6.rr.pco.mp.matchprefix", "MatchPrefix").At(8),
	)
	ICMPv6Use = part(
		ICMPv6.label("icmpv6.rr.pco.up", "Use-Prefix Part").Wide(0, 0),
		ICMPv6.u8("icmpv6.rr.pco.up.uselen", "UseLen", Dec).At(0),
		ICMPv6.u8("icmpv6.rr.pco.up.keeplen", "KeepLen", Dec).At(1),
		ICMPv6.u8("icmpv6.rr.pco.up.flagmask", "FlagMask", Hex).At(2),
		icmpv6UseL.Bits(2, 0x80),
		icmpv6UseA.Bits(2, 0x40),
		icmpv6UseReserved.Bits(2, 0x3f),
		ICMPv6.u8("icmpv6.rr.pco.up.raflags", "RAFlags", Hex).At(3),
		ICMPv6.u32("icmpv6.rr.pco.up.validlifetime", "Valid Lifetime", Dec).At(4),
		ICMPv6.u32("icmpv6.rr.pco.up.preferredlifetime", "Preferred Lifetime", Dec).At(8),
		ICMPv6.u32("icmpv6.rr.pco.up.flag", "Flags", Hex).At(12),
		ICMPv6.bool("icmpv6.rr.pco.up.flag.v", "Decrement valid lifetime").Bits(12, 0x80000000),
		ICMPv6.bool("icmpv6.rr.pco.up.flag.p", "Decrement preferred lifetime").Bits(12, 0x40000000),
		ICMPv6.u32("icmpv6.rr.pco.up.flag.reserved", "Reserved", Dec).Bits(12, 0x3fffffff),
		ICMPv6.ipv6("icmpv6.rr.pco.up.useprefix", "UsePrefix").At(16),
	)
	ICMPv6UseFlags = part( // the flags have the names of their mask
		icmpv6UseL.Bits(3, 0x80),
		icmpv6UseA.Bits(3, 0x40),
		icmpv6UseReserved.Bits(3, 0x3f),
	)
	icmpv6UseL        = ICMPv6.bool("icmpv6.rr.pco.up.flagmask.l", "On-link flag(L)")
	icmpv6UseA        = ICMPv6.bool("icmpv6.rr.pco.up.flagmask.a", "Autonomous address-configuration flag(A)")
	icmpv6UseReserved = ICMPv6.u8("icmpv6.rr.pco.up.flagmask.reserved", "Reserved", Dec)
	ICMPv6Result      = part(
		ICMPv6.label("icmpv6.rr.rm", "Result Message").Wide(0, 0),
		ICMPv6.u16("icmpv6.rr.rm.flag", "Flags", Hex).At(0),
		ICMPv6.bool("icmpv6.rr.rm.flag.b", "Bounds").Bits(1, 0x02),
		ICMPv6.bool("icmpv6.rr.rm.flag.f", "Forbidden").Bits(1, 0x01),
		ICMPv6.u16("icmpv6.rr.rm.flag.reserved", "Reserved", Dec).Bits(0, 0xfffc),
		ICMPv6.u8("icmpv6.rr.rm.ordinal", "Ordinal", Hex).At(2),
		ICMPv6.u8("icmpv6.rr.rm.matchedlen", "MatchedLen", Dec).At(3),
		ICMPv6.u32("icmpv6.rr.rm.interfaceindex", "InterfaceIndex", Dec).At(4),
		ICMPv6.ipv6("icmpv6.rr.rm.matchedprefix", "MatchedPrefix").At(8),
	)
)

// Node information.
var (
	icmpv6Node = ICMPv6Type.In(139, 140)
	_          = ICMPv6.u16("icmpv6.ni.qtype", "Qtype", Dec).At(4).If(icmpv6Node)
	_          = ICMPv6.u16("icmpv6.ni.flag", "Flags", Hex).At(6).If(icmpv6Node)
	_          = ICMPv6.bool("icmpv6.ni.flag.g", "Global-scope addresses").Bits(7, 0x20).If(icmpv6Node)
	_          = ICMPv6.bool("icmpv6.ni.flag.s", "Site-local addresses").Bits(7, 0x10).If(icmpv6Node)
	_          = ICMPv6.bool("icmpv6.ni.flag.l", "Link-local addresses").Bits(7, 0x08).If(icmpv6Node)
	_          = ICMPv6.bool("icmpv6.ni.flag.c", "Compression").Bits(7, 0x04).If(icmpv6Node)
	_          = ICMPv6.bool("icmpv6.ni.flag.a", "Unicast Addresses").Bits(7, 0x02).If(icmpv6Node)
	_          = ICMPv6.bool("icmpv6.ni.flag.t", "Truncated").Bits(7, 0x01).If(icmpv6Node)
	_          = ICMPv6.u16("icmpv6.ni.flag.rsv", "Reserved", Hex).Bits(6, 0xffc0).If(icmpv6Node)
	_          = ICMPv6.u64("icmpv6.ni.nonce", "Nonce", Hex).At(8).If(icmpv6Node)
	icmpv6Asks = ICMPv6Type.In(139)
	_          = ICMPv6.ipv6("icmpv6.ni.query.subject_ipv6", "IPv6 subject address").At(16).If(icmpv6Asks).If(ICMPv6Code.In(0))
	_          = ICMPv6.ipv4("icmpv6.ni.query.subject_ipv4", "IPv4 subject address").At(16).If(icmpv6Asks).If(ICMPv6Code.In(2))

	ICMPv6QueryType = ICMPv6.hidden(ftype.Uint16).At(4)
	ICMPv6NodeIPv6  = part(
		ICMPv6.u32("icmpv6.ni.reply.node_ttl", "TTL", Dec).At(0),
		ICMPv6.ipv6("icmpv6.ni.reply.node_address", "IPv6 Node address").At(4),
	)
	ICMPv6NodeTTL  = ICMPv6NodeIPv6[:1]
	ICMPv6NodeIPv4 = Part{ICMPv6NodeIPv6[0], part(ICMPv6.ipv4("icmpv6.ni.reply.ipv4_address", "IPv4 Node address").At(4))[0]}
)
