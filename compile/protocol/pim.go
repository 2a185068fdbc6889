package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// PIM version 2 (RFC 7761 and others): the header, the packet in a register message, and the parts of all other messages.
var (
	PIM = declare("pim", "Protocol Independent Multicast", 4).whole().On(IPProtos, 103)

	PIMVersion      = PIM.u8("pim.version", "Version", Dec).Bits(0, 0xf0)
	PIMType         = PIM.u8("pim.type", "Type", Dec).Bits(0, 0x0f)
	pimElection     = PIMType.In(10)
	pimPacked       = PIMType.In(13)
	_               = PIM.bool("pim.packedregstoppbit", "P-bit").Bits(1, 0x01).If(PIMType.In(2))
	_               = PIM.bool("pim.pfmnoforwardbit", "Pfm no forward bit").Bits(1, 0x80).If(PIMType.In(12))
	_               = PIM.u8("pim.df_elect.subtype", "DF Subtype", Dec).Bits(1, 0xf0).If(pimElection)
	_               = PIM.u8("pim.df_elect.rsvd", "DF reserved", Dec).Bits(1, 0x0f).If(pimElection)
	PIMSubtype      = PIM.u8("pim.subtype_type13", "Subtype", Dec).Bits(1, 0xf0).If(pimPacked)
	_               = PIM.u8("pim.flag_bits_type13", "Flag Bits", Dec).Bits(1, 0x0f).If(pimPacked)
	_               = PIM.bytes("pim.res_bytes", "Reserved byte(s)").Wide(1, 1).If(PIMType.Not(10, 13))
	PIMChecksum     = PIM.u16("pim.cksum", "Checksum", Hex).At(2)
	PIMChecksumOK   = PIM.u8("pim.cksum.status", "Checksum Status", NoBase)
	PIMChecksumBad  = PIM.label("pim.bad_checksum", "Bad checksum").expert(groupChecksum, severe)
	PIMOptions      = PIM.label("pim.option", "PIM Options")
	pimRegister     = PIMVersion.In(2).And(PIMType.In(1))
	pimInner        = PIM.hidden(ftype.Uint8).Bits(8, 0xf0)
	_               = PIM.u32("pim.register_flag", "Flags", Hex).At(4).If(pimRegister)
	_               = PIM.bool("pim.register_flag.border", "Border").Bits(4, 0x80000000).If(pimRegister)
	_               = PIM.bool("pim.register_flag.null_register", "Null-Register").Bits(4, 0x40000000).If(pimRegister)
	PIMInnerVersion = PIM.u8("pim.ip_version", "IP Version", Dec).Bits(8, 0xf0).If(pimRegister)
	_               = PIM.label("pim.dummy_header", "Dummy Header").Wide(8, 0).If(pimRegister.And(pimInner.In(0)))

	_ = PIM.NextToAfter(4, pimRegister.And(pimInner.In(4)), IP).NextToAfter(4, pimRegister.And(pimInner.In(6)), IPv6)

	// Addresses. Each kind has a header before the address; what an address is good for has another field.
	pimFamily  = PIM.u8("pim.addr_address_family", "Address Family", Dec)
	pimCoding  = PIM.u8("pim.addr_encoding_type", "Encoding Type", Dec)
	pimMask    = PIM.u8("pim.mask_len", "Masklen", Dec)
	PIMUnicast = part(pimFamily.At(0), pimCoding.At(1))
	PIMToGroup = part(
		pimFamily.At(0), pimCoding.At(1),
		PIM.u8("pim.group_addr.flags", "Flags", Hex).At(2),
		PIM.bool("pim.group_addr.flags.b", "Bidirectional PIM").Bits(2, 0x80),
		PIM.u8("pim.group_addr.flags.reserved", "Reserved", Hex).Bits(2, 0x7e),
		PIM.bool("pim.group_addr.flags.z", "Admin Scope Zone").Bits(2, 0x01),
		pimMask.At(3),
	)
	PIMFromSource = part(
		pimFamily.At(0), pimCoding.At(1),
		PIM.u8("pim.source_addr.flags", "Flags", Hex).At(2),
		PIM.u8("pim.source_addr.flags.reserved", "Reserved", Hex).Bits(2, 0xf8),
		PIM.bool("pim.source_addr.flags.s", "Sparse").Bits(2, 0x04),
		PIM.bool("pim.source_addr.flags.w", "WildCard").Bits(2, 0x02),
		PIM.bool("pim.source_addr.flags.r", "Rendezvous Point Tree").Bits(2, 0x01),
		pimMask.At(3),
	)
	PIMAttribute       = PIM.label("pim.source_ja", "Join Attribute")
	PIMAttributeHeader = part(
		PIM.u8("pim.source_ja.flags", "Flags", Hex).At(0),
		PIM.bool("pim.source_ja.flags.f", "Forward").Bits(0, 0x80),
		PIM.bool("pim.source_ja.flags.e", "End of Attributes").Bits(0, 0x40),
		PIM.u8("pim.source_ja.flags.attr_type", "Attribute Type", Dec).Bits(0, 0x3f),
		PIM.u8("pim.source_ja.length", "Length", Dec).At(1),
	)
	PIMAttributeValue = PIM.bytes("pim.source_ja.value", "Value")
	PIMTransport      = part(PIM.u8("pim.attribute_transport_mode", "Attribute Transport Mode", Dec).At(0))
	PIMLocatorFamily  = part(pimFamily.At(0))
	PIMLocator        = PIM.ipv4("pim.rloc", "RLOC")
	PIMLocatorIPv6    = PIM.ipv6("pim.rloc_ipv6", "RLOC")
	PIMUnicastIPv4    = PIM.ipv4("pim.unicast", "Unicast")
	PIMUnicastIPv6    = PIM.ipv6("pim.unicast_ipv6", "Unicast")
	PIMGroup          = PIM.ipv4("pim.group", "Group")
	PIMGroupIPv6      = PIM.ipv6("pim.group_ip6", "Group")
	PIMSource         = PIM.ipv4("pim.source", "Source")
	PIMSourceIPv6     = PIM.ipv6("pim.source_ip6", "Source")
	PIMNeighbor       = PIM.ipv4("pim.upstream_neighbor", "Upstream-neighbor")
	PIMNeighborIPv6   = PIM.ipv6("pim.upstream_neighbor_ip6", "Upstream-neighbor")
	PIMJoin           = PIM.ipv4("pim.join_ip", "IP address")
	PIMJoinIPv6       = PIM.ipv6("pim.join_ip6", "IP address")
	PIMPrune          = PIM.ipv4("pim.prune_ip", "IP address")
	PIMPruneIPv6      = PIM.ipv6("pim.prune_ip6", "IP address")
	PIMAddress        = PIM.ipv4("pim.address_list", "Address")
	PIMAddressIPv6    = PIM.ipv6("pim.address_list_ip6", "Address")
	PIMBootstrap      = PIM.ipv4("pim.bsr", "BSR")
	PIMBootstrapIPv6  = PIM.ipv6("pim.bsr_ip6", "BSR")
	PIMRendezvous     = PIM.ipv4("pim.rp", "RP")
	PIMRendezvousIPv6 = PIM.ipv6("pim.rp_ip6", "RP")
	PIMOriginator     = PIM.ipv4("pim.originator", "Originator")
	PIMOriginatorIPv6 = PIM.ipv6("pim.originator_ip6", "Originator")
	pimHold           = PIM.u16("pim.holdtime", "Holdtime", Dec)
	pimPriority       = PIM.u8("pim.priority", "Priority", Dec)
	pimReserved       = PIM.bytes("pim.res_bytes", "Reserved byte(s)")
	pimTree           = PIM.bool("pim.rpt", "RP Tree")
	pimPreference     = PIM.u32("pim.metric_pref", "Metric Preference", Dec)
	pimMetric         = PIM.u32("pim.metric", "Metric", Dec)
	pimOptionType     = PIM.u16("pim.optiontype", "Type", Dec)
	pimOptionLength   = PIM.u16("pim.optionlength", "Length", Dec)
	PIMValue          = PIM.bytes("pim.optionvalue", "Unknown")

	// Hello.
	PIMOption = part(pimOptionType.At(0), pimOptionLength.At(2))
	PIMHold   = part(pimHold.At(0))
	PIMDelay  = part(
		PIM.bool("pim.t", "T").Bits(0, 0x80),
		PIM.u16("pim.propagation_delay", "Propagation Delay", Dec).Bits(0, 0x7fff),
		PIM.u16("pim.override_interval", "Override Interval", Dec).At(2),
	)
	PIMDesignated = part(PIM.u32("pim.dr_priority", "DR Priority", Dec).At(0))
	PIMGeneration = part(PIM.u32("pim.generation_id", "Generation ID", Dec).At(0))
	PIMRefresh    = part(
		PIM.u8("pim.state_refresh_version", "Version", Dec).At(0),
		PIM.u8("pim.state_refresh_interval", "Interval", Dec).At(1),
		PIM.u16("pim.state_refresh_reserved", "Reserved", Dec).At(2),
	)

	// Join and prune, graft and its acknowledgment; lists of registers.
	PIMGroups = part(
		pimReserved.Wide(0, 1),
		PIM.u16("pim.numgroups", "Num Groups", Dec).Wide(1, 1),
		pimHold.At(2),
	)
	PIMSet    = PIM.string("pim.group_set", "Group")
	PIMJoins  = part(PIM.u16("pim.numjoins", "Num Joins", Dec).At(0))
	PIMPrunes = PIM.u16("pim.numprunes", "Num Prunes", Dec)

	// Bootstrap and candidates.
	PIMBootstrapHeader = part(
		PIM.u16("pim.fragment_tag", "Fragment tag", Hex).At(0),
		PIM.u8("pim.hash_mask_len", "Hash mask len", Dec).At(2),
		PIM.u8("pim.bsr_priority", "BSR priority", Dec).At(3),
	)
	PIMCounts = part(
		PIM.u8("pim.rp_count", "RP count", Dec).At(0),
		PIM.u8("pim.frp_count", "FRP count", Dec).At(1),
	)
	PIMCandidate = part(pimHold.At(0), pimPriority.At(2), pimReserved.Wide(3, 1))
	PIMAdvertise = part(
		PIM.u8("pim.prefix_count", "Prefix-count", Dec).At(0),
		pimPriority.At(1), pimHold.At(2),
	)

	// Assert, state refresh, the election of forwarders, and flooded sources.
	PIMAssert       = part(pimTree.Bits(0, 0x80), pimPreference.Bits(0, 0x7fffffff), pimMetric.At(4))
	PIMStateRefresh = part(
		pimMask.At(0),
		PIM.u8("pim.ttl", "TTL", Dec).At(1),
		PIM.bool("pim.prune_indicator", "Prune indicator").Bits(2, 0x80),
		PIM.bool("pim.prune_now", "Prune now").Bits(2, 0x40),
		PIM.bool("pim.assert_override", "Assert override").Bits(2, 0x20),
		PIM.u8("pim.interval", "Interval", Dec).At(3),
	)
	PIMElection = part(pimPreference.At(0), pimMetric.At(4))
	PIMFlooded  = part(
		PIM.bool("pim.transitivetype", "Transitive Type").Bits(0, 0x80),
		pimOptionType.Bits(0, 0x7fff), pimOptionLength.At(2),
	)
	PIMSources = part(
		PIM.u16("pim.srccount", "Source Count", Dec).At(0),
		PIM.u16("pim.srcholdtime", "Source Holdtime", Dec).At(2),
	)
)
