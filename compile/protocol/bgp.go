package protocol

// BGP (RFC 4271), with capabilities (RFC 5492), further families of addresses (RFC 4760), and communities (RFC 1997, 4360, 8092).
var (
	BGP = declare("bgp", "Border Gateway Protocol", 0).payload().On(TCPPorts, 179)

	BGPHeader = part(
		BGP.bytes("bgp.marker", "Marker").Wide(0, 16),
		BGP.u16("bgp.length", "Length", Dec).At(16),
		BGP.u8("bgp.type", "Type", Dec).At(18),
	)
	BGPOpen = part(
		BGP.u8("bgp.open.version", "Version", Dec).At(0),
		BGP.u16("bgp.open.myas", "My AS", Dec).At(1),
		BGP.u16("bgp.open.holdtime", "Hold Time", Dec).At(3),
		BGP.ipv4("bgp.open.identifier", "BGP Identifier").At(5),
		BGP.u8("bgp.open.opt.len", "Optional Parameters Length", Dec).At(9),
	)
	BGPWithdrawn = part(
		BGP.u16("bgp.update.withdrawn_routes.length", "Withdrawn Routes Length", Dec).At(0),
	)
	BGPAttributes = part(
		BGP.u16("bgp.update.path_attributes.length", "Total Path Attribute Length", Dec).At(0),
	)
	BGPAttribute = part(
		BGP.u8("bgp.update.path_attribute.flags", "Flags", Hex).At(0),
		BGP.bool("bgp.update.path_attribute.flags.optional", "Optional").Bits(0, 0x80),
		BGP.bool("bgp.update.path_attribute.flags.transitive", "Transitive").Bits(0, 0x40),
		BGP.bool("bgp.update.path_attribute.flags.partial", "Partial").Bits(0, 0x20),
		BGP.bool("bgp.update.path_attribute.flags.extended_length", "Extended-Length").Bits(0, 0x10),
		BGP.u8("bgp.update.path_attribute.flags.unused", "Unused", Hex).Bits(0, 0x0f),
		BGP.u8("bgp.update.path_attribute.type_code", "Type Code", Dec).At(1),
	)
	BGPAttributeLabel  = BGP.label("bgp.update.path_attribute", "Path Attribute")
	BGPAttributesLabel = BGP.label("bgp.update.path_attributes", "Path attributes")
	BGPAttributeLength = BGP.u16("bgp.update.path_attribute.length", "Length", Dec)
	BGPOrigin          = BGP.u8("bgp.update.path_attribute.origin", "Origin", Dec)
	BGPNextHop         = BGP.ipv4("bgp.update.path_attribute.next_hop", "Next hop")
	BGPMED             = BGP.u32("bgp.update.path_attribute.multi_exit_disc", "Multiple exit discriminator", Dec)
	BGPLocalPreference = BGP.u32("bgp.update.path_attribute.local_pref", "Local preference", Dec)
	BGPNotification    = part(
		BGP.u8("bgp.notify.major_error", "Major error Code", Dec).At(0),
	)
	BGPOptions    = BGP.label("bgp.open.opt", "Optional Parameters")
	BGPOption     = BGP.label("bgp.open.opt.param", "Optional Parameter")
	BGPOptionHead = part(
		BGP.u8("bgp.open.opt.param.type", "Parameter Type", Dec).At(0),
		BGP.u8("bgp.open.opt.param.len", "Parameter Length", Dec).At(1),
	)
	BGPCapability     = BGP.label("bgp.cap", "Capability")
	BGPCapabilityHead = part(
		BGP.u8("bgp.cap.type", "Type", Dec).At(0),
		BGP.u8("bgp.cap.length", "Length", Dec).At(1),
	)
	BGPCapMultiprotocol = part(
		BGP.u16("bgp.cap.mp.afi", "AFI", Dec).At(0),
		BGP.bytes("bgp.cap.reserved", "Reserved").Wide(2, 1),
		BGP.u8("bgp.cap.mp.safi", "SAFI", Dec).At(3),
	)
	BGPCapRestart = part(
		BGP.u16("bgp.cap.gr.timers", "Restart Timers", Hex).At(0),
		BGP.bool("bgp.cap.gr.timers.restart_flag", "Restart state").Bits(0, 0x8000),
		BGP.bool("bgp.cap.gr.timers.notification_flag", "Graceful notification").Bits(0, 0x4000),
		BGP.u16("bgp.cap.gr.timers.restart_time", "Time", Dec).Bits(0, 0xfff),
	)
	BGPCapRestartHelper = BGP.label("bgp.cap.gr.helper_mode_only", "Graceful Restart Capability supported in Helper mode only").expert(groupRequest, chat)
	BGPCapRestartFamily = part(
		BGP.u16("bgp.cap.gr.afi", "AFI", Dec).At(0),
		BGP.u8("bgp.cap.gr.safi", "SAFI", Dec).At(2),
		BGP.u8("bgp.cap.gr.flag", "Flag", Hex).At(3),
		BGP.bool("bgp.cap.gr.flag.pfs", "Preserve forwarding state").Bits(3, 0x80),
	)
	BGPCap4AS = part(
		BGP.u32("bgp.cap.4as", "AS Number", Dec).At(0),
	)
	BGPCapAddPath = part(
		BGP.u16("bgp.cap.ap.afi", "AFI", Dec).At(0),
		BGP.u8("bgp.cap.ap.safi", "SAFI", Dec).At(2),
		BGP.u8("bgp.cap.ap.sendreceive", "Send/Receive", Dec).At(3),
	)
	BGPCapHostLength   = BGP.u8("bgp.cap.orf.fqdn.hostname.len", "Hostname Length", Dec)
	BGPCapHost         = BGP.string("bgp.cap.orf.fqdn.hostname", "Hostname")
	BGPCapDomainLength = BGP.u8("bgp.cap.orf.fqdn.domain_name.len", "Domain Name Length", Dec)
	BGPCapDomain       = BGP.string("bgp.cap.orf.fqdn.domain_name", "Domain Name")
	BGPCapRole         = part(
		BGP.u8("bgp.cap.role", "BGP Role", Dec).At(0),
	)
	BGPCapUnknown     = BGP.bytes("bgp.cap.unknown", "Unknown")
	BGPMinor          = BGP.u8("bgp.notify.minor_error", "Minor error Code (Message Header)", Dec)
	BGPMinorOpen      = BGP.u8("bgp.notify.minor_error_open", "Minor error Code (Open Message)", Dec)
	BGPMinorUpdate    = BGP.u8("bgp.notify.minor_error_update", "Minor error Code (Update Message)", Dec)
	BGPMinorExpired   = BGP.u8("bgp.notify.minor_error_expired", "Minor error Code (Hold Timer Expired)", Dec)
	BGPMinorState     = BGP.u8("bgp.notify.minor_error_state", "Minor error Code (State Machine)", Dec)
	BGPMinorCease     = BGP.u8("bgp.notify.minor_error_cease", "Minor error Code (Cease)", Dec)
	BGPMinorRefresh   = BGP.u8("bgp.notify.minor_error_route_refresh", "Minor error Code (Route-Refresh message)", Dec)
	BGPMinorUnknown   = BGP.u8("bgp.notify.minor_error_unknown", "Minor error Code (Unknown)", Dec)
	BGPMinorData      = BGP.bytes("bgp.notify.minor_data", "Data")
	BGPShutdownLength = BGP.u8("bgp.notify.communication_length", "BGP Shutdown Communication Length", Dec)
	BGPShutdown       = BGP.string("bgp.notify.communication", "Shutdown Communication")
	BGPRefresh        = part(
		BGP.u16("bgp.route_refresh.afi", "Address family identifier (AFI)", Dec).At(0),
		BGP.u8("bgp.route_refresh.subtype", "Subtype", Dec).At(2),
		BGP.u8("bgp.route_refresh.safi", "Subsequent address family identifier (SAFI)", Dec).At(3),
	)
	BGPWithdrawnRoutes = BGP.label("bgp.update.withdrawn_routes", "Withdrawn Routes")
	BGPWithdrawnPrefix = BGP.ipv4("bgp.withdrawn_prefix", "Withdrawn prefix")
	BGPRoutes          = BGP.label("bgp.update.nlri", "Network Layer Reachability Information (NLRI)")
	BGPPrefix          = BGP.ipv4("bgp.nlri_prefix", "NLRI prefix")
	BGPPrefixLength    = BGP.u8("bgp.prefix_length", "Prefix Length", Dec)
	BGPPathID          = BGP.u32("bgp.nlri_path_id", "NLRI path id", Dec)
	BGPSegment         = BGP.label("bgp.update.path_attribute.as_path_segment", "AS Path segment")
	BGPSegmentHead     = part(
		BGP.u8("bgp.update.path_attribute.as_path_segment.type", "Segment type", Dec).At(0),
		BGP.u8("bgp.update.path_attribute.as_path_segment.length", "Segment length (number of ASN)", Dec).At(1),
	)
	BGPAS2              = BGP.u16("bgp.update.path_attribute.as_path_segment.as2", "AS2", Dec)
	BGPAS4              = BGP.u32("bgp.update.path_attribute.as_path_segment.as4", "AS4", Dec)
	BGPAggregator       = BGP.u32("bgp.update.path_attribute.aggregator_as", "Aggregator AS", Dec)
	BGPAggregatorOrigin = BGP.ipv4("bgp.update.path_attribute.aggregator_origin", "Aggregator origin")
	BGPCommunities      = BGP.label("bgp.update.path_attribute.communities", "Communities")
	BGPCommunity        = BGP.label("bgp.update.path_attribute.community", "Community")
	BGPCommunityKnown   = BGP.u32("bgp.update.path_attribute.community_wellknown", "Community Well-known", Hex)
	BGPCommunityParts   = part(
		BGP.u16("bgp.update.path_attribute.community_as", "Community AS", Dec).At(0),
		BGP.u16("bgp.update.path_attribute.community_value", "Community value", Dec).At(2),
	)
	BGPOriginator = BGP.ipv4("bgp.update.path_attribute.originator_id", "Originator identifier")
	BGPClusters   = BGP.label("bgp.path_attribute.cluster_list", "Cluster List")
	BGPCluster    = BGP.ipv4("bgp.path_attribute.cluster_id", "Cluster ID")
	BGPReach      = part(
		BGP.u16("bgp.update.path_attribute.mp_reach_nlri.afi", "Address family identifier (AFI)", Dec).At(0),
		BGP.u8("bgp.update.path_attribute.mp_reach_nlri.safi", "Subsequent address family identifier (SAFI)", Dec).At(2),
	)
	BGPReachHop      = BGP.bytes("bgp.update.path_attribute.mp_reach_nlri.next_hop", "Next hop")
	BGPReachHop4     = BGP.ipv4("bgp.update.path_attribute.mp_reach_nlri.next_hop.ipv4", "IPv4 Address")
	BGPReachHop6     = BGP.ipv6("bgp.update.path_attribute.mp_reach_nlri.next_hop.ipv6", "IPv6 Address")
	BGPReachHopLocal = BGP.ipv6("bgp.update.path_attribute.mp_reach_nlri.next_hop.ipv6.link_local", "Link-local Address")
	BGPReachSNPA     = BGP.u8("bgp.update.path_attribute.mp_reach_nlri.nbr_snpa", "Number of Subnetwork points of attachment (SNPA)", Dec)
	BGPReachRoutes   = BGP.label("bgp.update.path_attribute.mp_reach_nlri", "Network Layer Reachability Information (NLRI)")
	BGPReachPrefix4  = BGP.ipv4("bgp.mp_reach_nlri_ipv4_prefix", "MP Reach NLRI IPv4 prefix")
	BGPReachPrefix6  = BGP.ipv6("bgp.mp_reach_nlri_ipv6_prefix", "MP Reach NLRI IPv6 prefix")
	BGPUnreach       = part(
		BGP.u16("bgp.update.path_attribute.mp_unreach_nlri.afi", "Address family identifier (AFI)", Dec).At(0),
		BGP.u8("bgp.update.path_attribute.mp_unreach_nlri.safi", "Subsequent address family identifier (SAFI)", Dec).At(2),
	)
	BGPUnreachRoutes       = BGP.label("bgp.update.path_attribute.mp_unreach_nlri", "Withdrawn Routes")
	BGPUnreachPrefix4      = BGP.ipv4("bgp.mp_unreach_nlri_ipv4_prefix", "MP Unreach NLRI IPv4 prefix")
	BGPUnreachPrefix6      = BGP.ipv6("bgp.mp_unreach_nlri_ipv6_prefix", "MP Unreach NLRI IPv6 prefix")
	BGPExtendedCommunities = BGP.label("bgp.ext_communities", "Carried extended communities")
	BGPExtendedCommunity   = BGP.label("bgp.ext_community", "Community")
	BGPExtendedType        = part(
		BGP.u8("bgp.ext_com.type", "Type", Hex).At(0),
		BGP.bool("bgp.ext_com.type.auth", "IANA Authority").Bits(0, 0x80),
		BGP.bool("bgp.ext_com.type.tran", "Transitive across ASes").Bits(0, 0x40),
	)
	BGPExtendedTwo = part(
		BGP.u8("bgp.ext_com.stype_tr_as2", "Subtype (AS2)", Hex).At(0),
		BGP.u16("bgp.ext_com.value_as2", "2-Octet AS", Dec).At(1),
		BGP.u32("bgp.ext_com.value_an4", "4-Octet AN", Dec).At(3),
	)
	BGPLargeCommunities = BGP.string("bgp.large_communities", "Large Communities")
	BGPLargeCommunity   = part(
		BGP.u32("bgp.large_communities.ga", "Global Administrator", Dec).At(0),
		BGP.u32("bgp.large_communities.ldp1", "Local Data Part 1", Dec).At(4),
		BGP.u32("bgp.large_communities.ldp2", "Local Data Part 2", Dec).At(8),
	)
	BGPOnlyToCustomer     = BGP.u32("bgp.update.path_attribute.otc", "Only to Customer", Dec)
	BGPAttributeSetOrigin = BGP.u32("bgp.update.path_attribute.attr_set.origin_as", "Origin AS", Dec)
)
