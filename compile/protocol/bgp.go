package protocol

// BGP (RFC 4271).
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
)
