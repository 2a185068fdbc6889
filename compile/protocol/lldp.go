package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// LLDP (IEEE 802.1AB): values for types of seven bits and lengths of nine, among them those of IEEE 802.1, IEEE 802.3, the Media
// Endpoint Discovery (ANSI/TIA-1057) and PROFINET.
var (
	LLDP = declare("lldp", "Link Layer Discovery Protocol", 0).On(EtherTypes, 0x88cc, 0x8942)

	LLDPKind    = LLDP.label("lldp.pdu_type", "PDU Type")
	LLDPBadType = LLDP.label("lldp.bad_type", "Incorrect type").expert(GroupMalformed, warning)
	LLDPShort   = LLDP.label("lldp.incorrect_length", "Invalid length, too short").expert(GroupMalformed, warning)
	LLDPLong    = LLDP.label("lldp.excess_length", "Invalid length, greater than expected").expert(GroupMalformed, warning)
	LLDPExcess  = LLDP.label("lldp.excess_tlv", "Excess TLV in Shutdown PDU").expert(GroupMalformed, warning)
	LLDPHeader  = part(
		LLDP.u16("lldp.tlv.type", "TLV Type", Dec).Bits(0, 0xfe00),
		LLDP.u16("lldp.tlv.len", "TLV Length", Dec).Bits(0, 0x01ff),
	)

	LLDPChassis = part(
		LLDP.u8("lldp.chassis.subtype", "Chassis Id Subtype", Dec).At(0),
	)
	LLDPPort = part(
		LLDP.u8("lldp.port.subtype", "Port Id Subtype", Dec).At(0),
	)
	LLDPFamily = part(
		LLDP.u8("lldp.network_address.subtype", "Network Address family", Dec).At(0),
	)
	LLDPChassisID         = LLDP.bytes("lldp.chassis.id", "Chassis Id")
	LLDPChassisMAC        = LLDP.ether("lldp.chassis.id.mac", "Chassis Id")
	LLDPChassisIPv4       = LLDP.ipv4("lldp.chassis.id.ip4", "Chassis Id")
	LLDPChassisIPv6       = LLDP.ipv6("lldp.chassis.id.ip6", "Chassis Id")
	LLDPPortID            = LLDP.string("lldp.port.id", "Port Id")
	LLDPPortMAC           = LLDP.ether("lldp.port.id.mac", "Port Id")
	LLDPPortIPv4          = LLDP.ipv4("lldp.port.id.ip4", "Port Id")
	LLDPPortIPv6          = LLDP.ipv6("lldp.port.id.ip6", "Port Id")
	LLDPPortDescription   = LLDP.string("lldp.port.desc", "Port Description")
	LLDPSystemName        = LLDP.string("lldp.tlv.system.name", "System Name")
	LLDPSystemDescription = LLDP.string("lldp.tlv.system.desc", "System Description")
	LLDPLife              = part(
		LLDP.u16("lldp.time_to_live", "Seconds", Dec).At(0),
	)
	LLDPCapabilities = part(
		LLDP.u16("lldp.tlv.system_cap", "Capabilities", Hex).At(0),
		LLDP.bool("lldp.tlv.system_cap.other", "Other").Bits(1, 0x01),
		LLDP.bool("lldp.tlv.system_cap.repeater", "Repeater").Bits(1, 0x02),
		LLDP.bool("lldp.tlv.system_cap.bridge", "Bridge").Bits(1, 0x04),
		LLDP.bool("lldp.tlv.system_cap.wlan_access_pt", "WLAN access point").Bits(1, 0x08),
		LLDP.bool("lldp.tlv.system_cap.router", "Router").Bits(1, 0x10),
		LLDP.bool("lldp.tlv.system_cap.telephone", "Telephone").Bits(1, 0x20),
		LLDP.bool("lldp.tlv.system_cap.docsis_cable_device", "DOCSIS cable device").Bits(1, 0x40),
		LLDP.bool("lldp.tlv.system_cap.station_only", "Station only").Bits(1, 0x80),
		LLDP.bool("lldp.tlv.system_cap.cvlan", "C-VLAN component").Bits(0, 0x0100),
		LLDP.bool("lldp.tlv.system_cap.svlan", "S-VLAN component").Bits(0, 0x0200),
		LLDP.bool("lldp.tlv.system_cap.tpmr", "TPMR component").Bits(0, 0x0400),
		LLDP.u16("lldp.tlv.enable_system_cap", "Enabled Capabilities", Hex).At(2),
		LLDP.bool("lldp.tlv.enable_system_cap.other", "Other").Bits(3, 0x01),
		LLDP.bool("lldp.tlv.enable_system_cap.repeater", "Repeater").Bits(3, 0x02),
		LLDP.bool("lldp.tlv.enable_system_cap.bridge", "Bridge").Bits(3, 0x04),
		LLDP.bool("lldp.tlv.enable_system_cap.wlan_access_pt", "WLAN access point").Bits(3, 0x08),
		LLDP.bool("lldp.tlv.enable_system_cap.router", "Router").Bits(3, 0x10),
		LLDP.bool("lldp.tlv.enable_system_cap.telephone", "Telephone").Bits(3, 0x20),
		LLDP.bool("lldp.tlv.enable_system_cap.docsis_cable_device", "DOCSIS cable device").Bits(3, 0x40),
		LLDP.bool("lldp.tlv.enable_system_cap.station_only", "Station only").Bits(3, 0x80),
		LLDP.bool("lldp.tlv.enable_system_cap.cvlan", "C-VLAN component").Bits(2, 0x0100),
		LLDP.bool("lldp.tlv.enable_system_cap.svlan", "S-VLAN component").Bits(2, 0x0200),
		LLDP.bool("lldp.tlv.enable_system_cap.tpmr", "TPMR component").Bits(2, 0x0400),
	)

	LLDPAddress = part(
		LLDP.u8("lldp.mgn.address.len", "Address String Length", Dec).At(0),
		LLDP.u8("lldp.mgn.address.subtype", "Address Subtype", Dec).At(1),
	)
	LLDPAddressIPv4  = LLDP.ipv4("lldp.mgn.addr.ip4", "Management Address")
	LLDPAddressIPv6  = LLDP.ipv6("lldp.mgn.addr.ip6", "Management Address")
	LLDPAddressOther = LLDP.bytes("lldp.mgn.addr.hex", "Management Address")
	LLDPInterface    = part(
		LLDP.u8("lldp.mgn.interface.subtype", "Interface Subtype", Dec).At(0),
		LLDP.u32("lldp.mgn.interface.number", "Interface Number", Dec).At(1),
		LLDP.u8("lldp.mgn.obj.len", "OID String Length", Dec).At(5),
	)
	LLDPObject = LLDP.Field("lldp.mgn.obj.id", "Object Identifier", ftype.OID, NoBase)
)

// Values of organizations, from the organization's number on.
var (
	LLDPOUI = part(
		LLDP.u24("lldp.orgtlv.oui", "Organization Unique Code", OUI).At(0),
	)
	LLDPDeprecated     = LLDP.label("lldp.tlv_deprecated", "TLV has been deprecated").expert(groupProtocol, warning)
	LLDPUnknownSubtype = part(
		LLDP.u8("lldp.unknown_subtype", "Unknown Subtype", Dec).At(0),
	)
	LLDPUnknown = LLDP.bytes("lldp.unknown_subtype.content", "Unknown Subtype Content")

	LLDP8021 = part(
		LLDP.u8("lldp.ieee.802_1.subtype", "IEEE 802.1 Subtype", Hex).At(0),
	)
	LLDPPortVLAN = part(
		LLDP.u16("lldp.ieee.802_1.port_vlan.id", "Port VLAN Identifier", DecHex).At(1),
	)
	LLDPProtocolVLAN = part(
		LLDP.u8("lldp.ieee.802_1.port_and_vlan_id_flag", "Flags", Hex).At(1),
		LLDP.bool("lldp.ieee.802_1.port_and_vlan_id_flag.supported", "Port and Protocol VLAN").Bits(1, 0x02),
		LLDP.bool("lldp.ieee.802_1.port_and_vlan_id_flag.enabled", "Port and Protocol VLAN").Bits(1, 0x04),
		LLDP.u16("lldp.ieee.802_1.port_proto_vlan.id", "Port and Protocol VLAN Identifier", DecHex).At(2),
	)
	LLDPVLAN = part(
		LLDP.u16("lldp.ieee.802_1.vlan.id", "VLAN Identifier", DecHex).At(0),
		LLDP.u8("lldp.ieee.802_1.vlan.name_len", "VLAN Name Length", Dec).At(2),
	)
	LLDPVLANName       = LLDP.Field("lldp.ieee.802_1.vlan.name", "VLAN Name", ftype.StringZ, NoBase)
	LLDPProtocolLength = part(
		LLDP.u8("lldp.ieee.802_1.proto.id_length", "Protocol Identity Length", Dec).At(0),
	)
	LLDPProtocol   = LLDP.bytes("lldp.ieee.802_1.proto.id", "Protocol Identity")
	LLDPCongestion = part(
		LLDP.bool("lldp.ieee.802_1qau.cnpv.prio0", "Priority 0 CNPV Capability").Bits(1, 0x01),
		LLDP.bool("lldp.ieee.802_1qau.cnpv.prio1", "Priority 1 CNPV Capability").Bits(1, 0x02),
		LLDP.bool("lldp.ieee.802_1qau.cnpv.prio2", "Priority 2 CNPV Capability").Bits(1, 0x04),
		LLDP.bool("lldp.ieee.802_1qau.cnpv.prio3", "Priority 3 CNPV Capability").Bits(1, 0x08),
		LLDP.bool("lldp.ieee.802_1qau.cnpv.prio4", "Priority 4 CNPV Capability").Bits(1, 0x10),
		LLDP.bool("lldp.ieee.802_1qau.cnpv.prio5", "Priority 5 CNPV Capability").Bits(1, 0x20),
		LLDP.bool("lldp.ieee.802_1qau.cnpv.prio6", "Priority 6 CNPV Capability").Bits(1, 0x40),
		LLDP.bool("lldp.ieee.802_1qau.cnpv.prio7", "Priority 7 CNPV Capability").Bits(1, 0x80),
		LLDP.bool("lldp.ieee.802_1qau.ready.prio0", "Priority 0 Ready Indicator").Bits(2, 0x01),
		LLDP.bool("lldp.ieee.802_1qau.ready.prio1", "Priority 1 Ready Indicator").Bits(2, 0x02),
		LLDP.bool("lldp.ieee.802_1qau.ready.prio2", "Priority 2 Ready Indicator").Bits(2, 0x04),
		LLDP.bool("lldp.ieee.802_1qau.ready.prio3", "Priority 3 Ready Indicator").Bits(2, 0x08),
		LLDP.bool("lldp.ieee.802_1qau.ready.prio4", "Priority 4 Ready Indicator").Bits(2, 0x10),
		LLDP.bool("lldp.ieee.802_1qau.ready.prio5", "Priority 5 Ready Indicator").Bits(2, 0x20),
		LLDP.bool("lldp.ieee.802_1qau.ready.prio6", "Priority 6 Ready Indicator").Bits(2, 0x40),
		LLDP.bool("lldp.ieee.802_1qau.ready.prio7", "Priority 7 Ready Indicator").Bits(2, 0x80),
	)

	LLDPAggregation = part(
		LLDP.u8("lldp.ieee.802_1.aggregation_status", "Aggregation Status", Hex).At(1),
		LLDP.bool("lldp.ieee.802_1.aggregation_status.cap", "Aggregation Capability").Bits(1, 0x01),
		LLDP.bool("lldp.ieee.802_1.aggregation_status.enabled", "Aggregation Status").Bits(1, 0x02),
		LLDP.u8("lldp.ieee.802_1.aggregation_status.porttype", "Aggregation Status", Dec).Bits(1, 0x0c),
		LLDP.u32("lldp.ieee.802_1.aggregated_port_id", "Aggregated Port Id", Dec).At(2),
	)

	// What data centers negotiate, in the values of IEEE 802.1Qaz and those before it, which have pieces in common.
	lldpWilling = LLDP.bool("lldp.dcbx.ieee.willing", "Willing")
	LLDPShaper  = part(
		lldpWilling.Bits(1, 0x80),
		LLDP.bool("lldp.dcbx.ieee.ets.cbs", "Credit-Based Shaper").Bits(1, 0x40),
		LLDP.u8("lldp.dcbx.ieee.ets.maxtcs", "Maximum Number of Traffic Classes", Dec).Bits(1, 0x07),
	)
	LLDPRecommendation = part(
		LLDP.u8("lldp.dcbx.feature.pg.reserved", "Reserved", Hex).Bits(1, 0xfe),
	)
	LLDPPriorityGroups = part(
		LLDP.u16("lldp.dcbx.feature.pg.pgid_prio0", "PGID for Prio 0", Dec).Bits(0, 0xf000),
		LLDP.u16("lldp.dcbx.feature.pg.pgid_prio1", "PGID for Prio 1", Dec).Bits(0, 0x0f00),
		LLDP.u16("lldp.dcbx.feature.pg.pgid_prio2", "PGID for Prio 2", Dec).Bits(0, 0x00f0),
		LLDP.u16("lldp.dcbx.feature.pg.pgid_prio3", "PGID for Prio 3", Dec).Bits(0, 0x000f),
		LLDP.u16("lldp.dcbx.feature.pg.pgid_prio4", "PGID for Prio 4", Dec).Bits(2, 0xf000),
		LLDP.u16("lldp.dcbx.feature.pg.pgid_prio5", "PGID for Prio 5", Dec).Bits(2, 0x0f00),
		LLDP.u16("lldp.dcbx.feature.pg.pgid_prio6", "PGID for Prio 6", Dec).Bits(2, 0x00f0),
		LLDP.u16("lldp.dcbx.feature.pg.pgid_prio7", "PGID for Prio 7", Dec).Bits(2, 0x000f),
	)
	LLDPBandwidths = part(
		LLDP.u8("lldp.dcbx.feature.pg.per0", "Bandwidth for PGID 0", Dec).At(0),
		LLDP.u8("lldp.dcbx.feature.pg.per1", "Bandwidth for PGID 1", Dec).At(1),
		LLDP.u8("lldp.dcbx.feature.pg.per2", "Bandwidth for PGID 2", Dec).At(2),
		LLDP.u8("lldp.dcbx.feature.pg.per3", "Bandwidth for PGID 3", Dec).At(3),
		LLDP.u8("lldp.dcbx.feature.pg.per4", "Bandwidth for PGID 4", Dec).At(4),
		LLDP.u8("lldp.dcbx.feature.pg.per5", "Bandwidth for PGID 5", Dec).At(5),
		LLDP.u8("lldp.dcbx.feature.pg.per6", "Bandwidth for PGID 6", Dec).At(6),
		LLDP.u8("lldp.dcbx.feature.pg.per7", "Bandwidth for PGID 7", Dec).At(7),
	)
	LLDPSelections = part(
		LLDP.u8("lldp.dcbx.ieee.ets.tsa0", "TSA for Traffic Class 0", Dec).At(0),
		LLDP.u8("lldp.dcbx.ieee.ets.tsa1", "TSA for Traffic Class 1", Dec).At(1),
		LLDP.u8("lldp.dcbx.ieee.ets.tsa2", "TSA for Traffic Class 2", Dec).At(2),
		LLDP.u8("lldp.dcbx.ieee.ets.tsa3", "TSA for Traffic Class 3", Dec).At(3),
		LLDP.u8("lldp.dcbx.ieee.ets.tsa4", "TSA for Traffic Class 4", Dec).At(4),
		LLDP.u8("lldp.dcbx.ieee.ets.tsa5", "TSA for Traffic Class 5", Dec).At(5),
		LLDP.u8("lldp.dcbx.ieee.ets.tsa6", "TSA for Traffic Class 6", Dec).At(6),
		LLDP.u8("lldp.dcbx.ieee.ets.tsa7", "TSA for Traffic Class 7", Dec).At(7),
	)
	LLDPFlowControl = part(
		lldpWilling.Bits(1, 0x80),
		LLDP.bool("lldp.dcbx.ieee.pfc.mbc", "MACsec Bypass Capability").Bits(1, 0x40),
		LLDP.u8("lldp.dcbx.ieee.pfc.numtcs", "Max PFC Enabled Traffic Classes", Dec).Bits(1, 0x0f),
	)
	LLDPFlowPriorities = part(
		LLDP.bool("lldp.dcbx.feature.pfc.prio0", "PFC for Priority 0").Bits(0, 0x01),
		LLDP.bool("lldp.dcbx.feature.pfc.prio1", "PFC for Priority 1").Bits(0, 0x02),
		LLDP.bool("lldp.dcbx.feature.pfc.prio2", "PFC for Priority 2").Bits(0, 0x04),
		LLDP.bool("lldp.dcbx.feature.pfc.prio3", "PFC for Priority 3").Bits(0, 0x08),
		LLDP.bool("lldp.dcbx.feature.pfc.prio4", "PFC for Priority 4").Bits(0, 0x10),
		LLDP.bool("lldp.dcbx.feature.pfc.prio5", "PFC for Priority 5").Bits(0, 0x20),
		LLDP.bool("lldp.dcbx.feature.pfc.prio6", "PFC for Priority 6").Bits(0, 0x40),
		LLDP.bool("lldp.dcbx.feature.pfc.prio7", "PFC for Priority 7").Bits(0, 0x80),
	)
	LLDPApplications = part(
		LLDP.u8("lldp.dcbx.ieee.app.reserved", "Reserved", Hex).At(1),
	)
	lldpApplicationProtocol = LLDP.u16("lldp.dcbx.feature.app.proto", "Application Protocol Id", Hex)
	LLDPApplication         = part(
		LLDP.u8("lldp.dcbx.ieee.app.prio", "Application Priority", Dec).Bits(0, 0xe0),
		LLDP.u8("lldp.dcbx.iee.app.sf", "Application Selector", Dec).Bits(0, 0x07),
		lldpApplicationProtocol.At(1),
	)

	LLDPBridging = part(
		LLDP.u8("lldp.dcbx.proto", "DCBx Protocol", Hex).At(0),
	)
	LLDPBridgingHeader = part(
		LLDP.u16("lldp.dcbx.type", "DCBx TLV Type", Dec).Bits(0, 0xfe00),
		LLDP.u16("lldp.dcbx.len", "DCBx TLV Length", Dec).Bits(0, 0x01ff),
		LLDP.u8("lldp.dcbx.version", "Operating Version", Hex).At(2),
		LLDP.u8("lldp.dcbx.max_version", "Max Version", Hex).At(3),
	)
	LLDPBridgingControl = part(
		LLDP.u32("lldp.dcbx.control.seq", "Sequence No", Dec).At(0),
		LLDP.u32("lldp.dcbx.control.ack", "Ack No", Dec).At(4),
	)
	LLDPBridgingFeature = part(
		LLDP.bool("lldp.dcbx.feature.enabled", "Feature").Bits(0, 0x80),
		LLDP.bool("lldp.dcbx.feature.willing", "Willing").Bits(0, 0x40),
		LLDP.bool("lldp.dcbx.feature.error", "Error").Bits(0, 0x20),
		LLDP.u8("lldp.dcbx.feature.subtype", "Subtype", Hex).At(1),
	)
	LLDPGroupClasses = part(
		LLDP.u8("lldp.dcbx.feature.pg.numtcs", "Number of Traffic Classes Supported", Hex).At(0),
	)
	LLDPFlowClasses = part(
		LLDP.u8("lldp.dcbx.feature.pfc.numtcs", "Number of Traffic Classes Supported", Hex).At(0),
	)
	LLDPBridgingApplication = part(
		lldpApplicationProtocol.At(0),
		LLDP.u24("lldp.dcbx.feature.app.oui", "Application OUI", Hex).Bits(2, 0xfcffff),
		LLDP.u24("lldp.dcbx.feature.app.sf", "Selector Field", Dec).Bits(2, 0x030000),
	)
	LLDPBridgingPriority = LLDP.u8("lldp.dcbx.feature.app.prio", "Application Priority", Dec)
	LLDPLinkDown         = part(
		LLDP.u8("lldp.dcbx.feature.llink.type", "Logical Link Down Type", Hex).Bits(0, 0x80),
	)

	LLDP8023 = part(
		LLDP.u8("lldp.ieee.802_3.subtype", "IEEE 802.3 Subtype", Hex).At(0),
	)
	LLDPNegotiation = part(
		LLDP.u8("lldp.ieee.802_3.mac_phy_auto_neg_status", "Auto-Negotiation Support/Status", Hex).At(1),
		LLDP.bool("lldp.ieee.802_3.mac_phy_auto_neg_status.supported", "Auto-Negotiation").Bits(1, 0x01),
		LLDP.bool("lldp.ieee.802_3.mac_phy_auto_neg_status.enabled", "Auto-Negotiation").Bits(1, 0x02),
		LLDP.u16("lldp.ieee.802_3.pmd_auto_neg_advertised_caps", "PMD Auto-Negotiation Advertised Capability", Hex).At(2),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps.1000base_tfd", "1000BASE-T (full duplex mode)").Bits(3, 0x01),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps.1000base_t", "1000BASE-T (half duplex mode)").Bits(3, 0x02),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps.1000base_xfd", "1000BASE-X (-LX, -SX, -CX full duplex mode)").Bits(3, 0x04),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps.1000base_x", "1000BASE-X (-LX, -SX, -CX half duplex mode)").Bits(3, 0x08),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps.fdx_bpause", "Asymmetric and Symmetric PAUSE (for full-duplex links)").Bits(3, 0x10),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps.fdx_spause", "Symmetric PAUSE (for full-duplex links)").Bits(3, 0x20),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps.fdx_apause", "Asymmetric PAUSE (for full-duplex links)").Bits(3, 0x40),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps.fdx_pause", "PAUSE (for full-duplex links)").Bits(3, 0x80),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps.100base_t2fd", "100BASE-T2 (full duplex mode)").Bits(2, 0x0100),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps.100base_t2", "100BASE-T2 (half duplex mode)").Bits(2, 0x0200),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps.100base_txfd", "100BASE-TX (full duplex mode)").Bits(2, 0x0400),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps.100base_tx", "100BASE-TX (half duplex mode)").Bits(2, 0x0800),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps.100base_t4", "100BASE-T4").Bits(2, 0x1000),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps.10base_tfd", "10BASE-T (full duplex mode)").Bits(2, 0x2000),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps.10base_t", "10BASE-T (half duplex mode)").Bits(2, 0x4000),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps.other", "Other or unknown").Bits(2, 0x8000),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps_inv.1000base_tfd", "1000BASE-T (full duplex mode)").Bits(2, 0x8000),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps_inv.1000base_t", "1000BASE-T (half duplex mode)").Bits(2, 0x4000),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps_inv.1000base_xfd", "1000BASE-X (-LX, -SX, -CX full duplex mode)").Bits(2, 0x2000),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps_inv.1000base_x", "1000BASE-X (-LX, -SX, -CX half duplex mode)").Bits(2, 0x1000),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps_inv.fdx_bpause", "Asymmetric and Symmetric PAUSE (for full-duplex links)").Bits(2, 0x0800),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps_inv.fdx_spause", "Symmetric PAUSE (for full-duplex links)").Bits(2, 0x0400),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps_inv.fdx_apause", "Asymmetric PAUSE (for full-duplex links)").Bits(2, 0x0200),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps_inv.fdx_pause", "PAUSE (for full-duplex links)").Bits(2, 0x0100),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps_inv.100base_t2fd", "100BASE-T2 (full duplex mode)").Bits(3, 0x80),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps_inv.100base_t2", "100BASE-T2 (half duplex mode)").Bits(3, 0x40),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps_inv.100base_txfd", "100BASE-TX (full duplex mode)").Bits(3, 0x20),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps_inv.100base_tx", "100BASE-TX (half duplex mode)").Bits(3, 0x10),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps_inv.100base_t4", "100BASE-T4").Bits(3, 0x08),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps_inv.10base_tfd", "10BASE-T (full duplex mode)").Bits(3, 0x04),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps_inv.10base_t", "10BASE-T (half duplex mode)").Bits(3, 0x02),
		LLDP.bool("lldp.ieee.802_3.pmd_auto_neg_advertised_caps_inv.other", "Other or unknown").Bits(3, 0x01),
		LLDP.u16("lldp.ieee.802_3.pmd_mau_type", "Operational MAU Type", Hex).At(4),
	)
	LLDPPower = part(
		LLDP.u8("lldp.ieee.802_3.mdi_power_support", "MDI Power Support", Hex).At(1),
		LLDP.bool("lldp.ieee.802_3.mdi_power_support.enabled", "PSE MDI Power").Bits(1, 0x04),
		LLDP.bool("lldp.ieee.802_3.mdi_power_support.port_class", "Port Class").Bits(1, 0x01),
		LLDP.bool("lldp.ieee.802_3.mdi_power_support.pse_pairs", "PSE Pairs Control Ability").Bits(1, 0x08),
		LLDP.bool("lldp.ieee.802_3.mdi_power_support.supported", "PSE MDI Power").Bits(1, 0x02),
		LLDP.u8("lldp.ieee.802_3.mdi_pse_pair", "PSE Power Pair", Dec).At(2),
		LLDP.u8("lldp.ieee.802_3.mdi_power_class", "Power Class", Dec).At(3),
	)
	LLDPPowerRequest = part(
		LLDP.u8("lldp.ieee.802_3.mdi_power_type", "Power Type", Dec).Bits(0, 0xc0),
		LLDP.u8("lldp.ieee.802_3.mdi_power_source", "Power Source", Dec).Bits(0, 0x30),
		LLDP.bool("lldp.ieee.802_3.mdi_power_pd4pid", "PD 4PID").Bits(0, 0x04),
		LLDP.u8("lldp.ieee.802_3.mdi_power_priority", "Power Priority", Dec).Bits(0, 0x03),
		LLDP.u16("lldp.ieee.802_3.mdi_pde_requested", "PD Requested Power Value", Custom).At(1),
		LLDP.u16("lldp.ieee.802_3.mdi_pse_allocated", "PSE Allocated Power Value", Custom).At(3),
	)
	LLDPAggregation8023 = part(
		LLDP.u8("lldp.ieee.802_3.aggregation_status", "Aggregation Status", Hex).At(1),
		LLDP.bool("lldp.ieee.802_3.aggregation_status.cap", "Aggregation Capability").Bits(1, 0x01),
		LLDP.bool("lldp.ieee.802_3.aggregation_status.enabled", "Aggregation Status").Bits(1, 0x02),
		LLDP.u32("lldp.ieee.802_3.aggregated_port_id", "Aggregated Port Id", Dec).At(2),
	)
	LLDPFrameSize = part(
		LLDP.u16("lldp.ieee.802_3.max_frame_size", "Maximum Frame Size", Dec).At(1),
	)

	LLDPEnergy = part(
		LLDP.u16("lldp.ieee.802_3.eee.transmit", "Transmit", Dec).At(1),
		LLDP.u16("lldp.ieee.802_3.eee.receive", "Receive", Dec).At(3),
		LLDP.u16("lldp.ieee.802_3.eee.fallback_receive", "Fallback Receive", Dec).At(5),
		LLDP.u16("lldp.ieee.802_3.eee.echo_transmit", "Echo Transmit", Dec).At(7),
		LLDP.u16("lldp.ieee.802_3.eee.echo_receive", "Echo Receive", Dec).At(9),
	)
	LLDPPreemption = part(
		LLDP.u16("lldp.ieee.802_3br.eac", "Additional Ethernet Capabilities", Hex).At(1),
		LLDP.bool("lldp.ieee.802_3br.aec.support", "Preemption capabilities support").Bits(2, 0x01),
		LLDP.bool("lldp.ieee.802_3br.aec.enable", "Preemption capabilities enable").Bits(2, 0x02),
		LLDP.bool("lldp.ieee.802_3br.aec.active", "Preemption capabilities active").Bits(2, 0x04),
		LLDP.u16("lldp.ieee.802_3br.aec.addfragsize", "Additional Fragment Size", Dec).Bits(1, 0x0018),
		LLDP.u16("lldp.ieee.802_3br.aec.reserved", "Reserved", Hex).Bits(1, 0xffe0),
	)

	LLDPMedia = part(
		LLDP.u8("lldp.media.subtype", "Media Subtype", Hex).At(0),
	)
	LLDPMediaCapabilities = part(
		LLDP.u16("lldp.media.subtype.caps", "Capabilities", Hex).At(0),
		LLDP.bool("lldp.media.subtype.caps.llpd", "LLDP-MED Capabilities").Bits(1, 0x01),
		LLDP.bool("lldp.media.subtype.caps.network_policy", "Network Policy").Bits(1, 0x02),
		LLDP.bool("lldp.media.subtype.caps.location_id", "Location Identification").Bits(1, 0x04),
		LLDP.bool("lldp.media.subtype.caps.mdi_pse", "Extended Power via MDI-PSE").Bits(1, 0x08),
		LLDP.bool("lldp.media.subtype.caps.mid_pd", "Extended Power via MDI-PD").Bits(1, 0x10),
		LLDP.bool("lldp.media.subtype.caps.inventory", "Inventory").Bits(1, 0x20),
		LLDP.u8("lldp.media.subtype.class", "Class Type", Dec).At(2),
	)
	LLDPMediaApplication = part(
		LLDP.u8("lldp.media.app_type", "Application Type", Dec).At(0),
	)
	LLDPMediaPolicy = part(
		LLDP.bool("lldp.media.policy_flag", "Policy").Bits(0, 0x800000),
		LLDP.bool("lldp.media.tag_flag", "Tagged").Bits(0, 0x400000),
		LLDP.u24("lldp.media.vlan_id", "VLAN Id", Dec).Bits(0, 0x1ffe00),
		LLDP.u24("lldp.media.l2_prio", "L2 Priority", Dec).Bits(0, 0x0001c0),
		LLDP.u24("lldp.media.dscp", "DSCP Priority", Dec).Bits(0, 0x00003f),
	)
	LLDPMediaLocation = part(
		LLDP.u8("lldp.media.loc.data_format", "Location Data Format", Dec).At(0),
	)
	LLDPMediaCoordinates = part(
		LLDP.u8("lldp.media.loc.lat_resolution", "Latitude Resolution", Custom).Bits(0, 0xfc),
		LLDP.Field("lldp.media.loc.latitude", "Latitude", ftype.Uint40, Custom).At(0),
		LLDP.u8("lldp.media.loc.long_resolution", "Longitude Resolution", Custom).Bits(5, 0xfc),
		LLDP.Field("lldp.media.loc.longitude", "Longitude", ftype.Uint40, Custom).At(5),
		LLDP.u8("lldp.media.loc.alt_type", "Altitude Type", Dec).Bits(10, 0xf0),
		LLDP.u16("lldp.media.loc.alt_resolution", "Altitude Resolution", Custom).Bits(10, 0x0fc0),
		LLDP.u32("lldp.media.loc.altitude", "Altitude", Custom).At(11),
		LLDP.u8("lldp.media.loc.ver", "Ver", Dec).Bits(15, 0xc0),
		LLDP.u8("lldp.media.loc.reserved", "Reserved", Dec).Bits(15, 0x38),
		LLDP.u8("lldp.media.loc.datum", "Datum", Dec).Bits(15, 0x07),
	)
	LLDPMediaCivic = part(
		LLDP.u8("lldp.media.civic.length", "LCI Length", Dec).At(0),
	)
	LLDPMediaCivicHead = part(
		LLDP.u8("lldp.media.civic.what", "What", Dec).At(0),
		LLDP.string("lldp.media.civic.country", "Country").Wide(1, 2),
	)
	LLDPMediaCivicType = part(
		LLDP.u8("lldp.media.civic.type", "CA Type", Dec).At(0),
		LLDP.u8("lldp.media.civic.addr_length", "CA Length", Dec).At(1),
	)
	LLDPMediaCivicValue = LLDP.stringz("lldp.media.civic.value", "CA Value")
	LLDPMediaELIN       = LLDP.stringz("lldp.media.ecs", "ELIN")
	LLDPMediaPower      = part(
		LLDP.u8("lldp.media.power.type", "Power Type", Dec).Bits(1, 0xc0),
		LLDP.u8("lldp.media.power.source", "Power Source", Dec).Bits(1, 0x30),
		LLDP.u8("lldp.media.power.prio", "Power Priority", Dec).Bits(1, 0x0f),
		LLDP.u16("lldp.media.power.value", "Power Value", Custom).At(2),
	)
	LLDPMediaInventory = [...]*Field{ // from the subtype 5 on
		lldpInventory("lldp.media.hardware", "Hardware Revision"),
		lldpInventory("lldp.media.firmware", "Firmware Revision"),
		lldpInventory("lldp.media.software", "Software Revision"),
		lldpInventory("lldp.media.sn", "Serial Number"),
		lldpInventory("lldp.media.manufacturer", "Manufacturer Name"),
		lldpInventory("lldp.media.model", "Model Name"),
		lldpInventory("lldp.media.asset", "Asset ID"),
	}
	LLDPPROFINET = part(
		LLDP.u8("lldp.profinet.subtype", "Subtype", Hex).At(0),
	)
	LLDPPROFINETDelay = part(
		LLDP.u32("lldp.profinet.port_rx_delay_local", "Port RX Delay Local", Dec).At(1),
		LLDP.u32("lldp.profinet.port_rx_delay_remote", "Port RX Delay Remote", Dec).At(5),
		LLDP.u32("lldp.profinet.port_tx_delay_local", "Port TX Delay Local", Dec).At(9),
		LLDP.u32("lldp.profinet.port_tx_delay_remote", "Port TX Delay Remote", Dec).At(13),
		LLDP.u32("lldp.profinet.cable_delay_local", "Port Cable Delay Local", Dec).At(17),
	)
	LLDPPROFINETPort = part(
		LLDP.u16("lldp.profinet.rtc2_port_status", "RTClass2 Port Status", Hex).At(1),
		LLDP.u16("lldp.profinet.rtc3_port_status", "RTClass3 Port Status", Hex).Bits(3, 0x0007),
		LLDP.bool("lldp.profinet.rtc3_port_status.fragmentation", "RTClass3_PortStatus.Fragmentation").Bits(3, 0x1000),
		LLDP.u16("lldp.profinet.rtc3_port_status.reserved", "RTClass3_PortStatus.reserved", Hex).Bits(3, 0x0ff8),
		LLDP.u16("lldp.profinet.rtc3_port_status.preambleLength", "RTClass3_PortStatus.PreambleLength", Hex).Bits(3, 0x2000),
	)
	LLDPPROFINETChassis = part(
		LLDP.ether("lldp.profinet.cm_mac_add", "CMMacAdd").At(1),
	)
	LLDPPROFINETRing = part(
		LLDP.Field("lldp.profinet.mrp_domain_uuid", "MRP DomainUUID", ftype.GUID, NoBase).At(1),
		LLDP.u16("lldp.profinet.mrrt_port_status", "MRRT PortStatus", Hex).At(17),
	)
	LLDPPROFINETTime = part(
		LLDP.ether("lldp.profinet.master_source_address", "MasterSourceAddress").At(1),
		LLDP.Field("lldp.profinet.subdomain_uuid", "SubdomainUUID", ftype.GUID, NoBase).At(7),
		LLDP.Field("lldp.profinet.ir_data_uuid", "IRDataUUID", ftype.GUID, NoBase).At(23),
		LLDP.u32("lldp.profinet.length_of_period_valid", "LengthOfPeriod.Valid", Dec).Bits(39, 0x80000000),
		LLDP.u32("lldp.profinet.length_of_period_length", "LengthOfPeriod.Length", Dec).Bits(39, 0x7fffffff),
		LLDP.u32("lldp.profinet.red_period_begin_valid", "RedPeriodBegin.Valid", Dec).Bits(43, 0x80000000),
		LLDP.u32("lldp.profinet.red_period_begin_offset", "RedPeriodBegin.Offset", Dec).Bits(43, 0x7fffffff),
		LLDP.u32("lldp.profinet.orange_period_begin_valid", "OrangePeriodBegin.Valid", Dec).Bits(47, 0x80000000),
		LLDP.u32("lldp.profinet.orange_period_begin_offset", "OrangePeriodBegin.Offset", Dec).Bits(47, 0x7fffffff),
		LLDP.u32("lldp.profinet.green_period_begin_valid", "GreenPeriodBegin.Valid", Dec).Bits(51, 0x80000000),
		LLDP.u32("lldp.profinet.green_period_begin_offset", "GreenPeriodBegin.Offset", Dec).Bits(51, 0x7fffffff),
	)
	LLDPPROFINETInterconnection = part(
		LLDP.u16("lldp.profinet.mrpic_domain_id", "MRPIC Domain ID", Hex).At(1),
		LLDP.u16("lldp.profinet.mrpic_role", "MRPIC Role", Hex).At(3),
		LLDP.u16("lldp.profinet.mrpic_micposition", "MRPIC MICPosition", Hex).At(5),
	)
	LLDPIANA = part(
		LLDP.u8("lldp.iana.subtype", "IANA Subtype", Hex).At(0),
	)
	LLDPUsage = LLDP.string("lldp.iana.mudurl", "Manufacturer Usage Description URL")
)

func lldpInventory(name, title string) *Field {
	return LLDP.Field(name, title, ftype.StringZPad, NoBase)
}
