package protocol

// EDP, Extreme Networks' discovery: the header, and what a switch says of itself and of its VLANs.
var (
	EDP = declare("edp", "Extreme Discovery Protocol", 1).whole().On(ExtremePIDs, 0xbb)

	EDPHeader = part(
		EDP.u8("edp.version", "Version", Dec).At(0),
		EDP.u8("edp.reserved", "Reserved", Dec).At(1),
		EDP.u16("edp.length", "Data length", Dec).At(2),
		EDP.u16("edp.checksum", "EDP checksum", Hex).At(4),
	)
	EDPChecksumOK  = EDP.u8("edp.checksum.status", "EDP checksum status", NoBase)
	EDPBadChecksum = EDP.label("edp.bad_checksum", "Bad checksum").expert(groupChecksum, severe)
	EDPSender      = part(
		EDP.u16("edp.seqno", "Sequence number", Dec).At(0),
		EDP.u16("edp.midtype", "Machine ID type", Dec).At(2),
		EDP.ether("edp.midmac", "Machine MAC").At(4),
	)
	EDPItem = part(
		EDP.u8("edp.tlv.marker", "TLV Marker", Hex).At(0),
		EDP.u8("edp.tlv.type", "TLV type", Dec).At(1),
		EDP.u16("edp.tlv.length", "TLV length", Dec).At(2),
	)
	EDPDisplay = EDP.string("edp.display.string", "Name")
	EDPInfo    = part(
		EDP.u16("edp.info.slot", "Slot", Dec).At(0).Plus(1),
		EDP.u16("edp.info.port", "Port", Dec).At(2).Plus(1),
		EDP.u16("edp.info.vchassid", "Virt chassis", Dec).At(4),
		EDP.bytes("edp.info.reserved", "Reserved").Wide(6, 6),
		EDP.u32("edp.info.version", "Version", Hex).At(12),
		EDP.u8("edp.info.version.major1", "Version (major1)", Dec).At(12),
		EDP.u8("edp.info.version.major2", "Version (major2)", Dec).At(13),
		EDP.u8("edp.info.version.sustaining", "Version (sustaining)", Dec).At(14),
		EDP.u8("edp.info.version.internal", "Version (internal)", Dec).At(15),
		EDP.bytes("edp.info.vchassconn", "Connections").Wide(16, 16),
	)
	EDPVLAN = part(
		EDP.u8("edp.vlan.flags", "Flags", Hex).At(0),
		EDP.bool("edp.vlan.flags.ip", "Flags-IP").Bits(0, 0x80),
		EDP.u8("edp.vlan.flags.reserved", "Flags-reserved", Hex).Bits(0, 0x7e),
		EDP.bool("edp.vlan.flags.unknown", "Flags-Unknown").Bits(0, 0x01),
		EDP.bytes("edp.vlan.reserved1", "Reserved1").Wide(1, 1),
		EDP.u16("edp.vlan.id", "Vlan ID", Dec).At(2),
		EDP.bytes("edp.vlan.reserved2", "Reserved2").Wide(4, 4),
		EDP.ipv4("edp.vlan.ip", "IP addr").At(8),
	)
	EDPVLANName = EDP.string("edp.vlan.name", "Name")
	EDPESRP     = part(
		EDP.u8("edp.esrp.proto", "Protocol", Dec).At(0),
		EDP.u8("edp.esrp.group", "Group", Dec).At(1),
		EDP.u16("edp.esrp.prio", "Prio", Dec).At(2),
		EDP.u16("edp.esrp.state", "State", Dec).At(4),
		EDP.u16("edp.esrp.ports", "Ports", Dec).At(6),
		EDP.ipv4("edp.esrp.virtip", "VirtIP").At(8),
		EDP.ether("edp.esrp.sysmac", "Sys MAC").At(12),
		EDP.u16("edp.esrp.hello", "Hello", Dec).At(18),
		EDP.bytes("edp.esrp.reserved", "Reserved").Wide(20, 2),
	)
	EDPEAPS = part(
		EDP.u8("edp.eaps.ver", "Version", Dec).At(0),
		EDP.u8("edp.eaps.type", "Type", Dec).At(1),
		EDP.u16("edp.eaps.vlanid", "Vlan ID", Dec).At(2),
		EDP.bytes("edp.eaps.reserved0", "Reserved0").Wide(4, 4),
		EDP.ether("edp.eaps.sysmac", "Sys MAC").At(8),
		EDP.u16("edp.eaps.hello", "Hello", Dec).At(14),
		EDP.u16("edp.eaps.fail", "Fail", Dec).At(16),
		EDP.u8("edp.eaps.state", "State", Dec).At(18),
		EDP.bytes("edp.eaps.reserved1", "Reserved1").Wide(19, 1),
		EDP.u16("edp.eaps.helloseq", "Helloseq", Dec).At(20),
		EDP.bytes("edp.eaps.reserved2", "Reserved2").Wide(22, 38),
	)
)
