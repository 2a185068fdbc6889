package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// LLDP (IEEE 802.1AB): values for types of seven bits and lengths of nine, among them those of IEEE 802.1, IEEE 802.3, the Media
// Endpoint Discovery (ANSI/TIA-1057) and PROFINET.
var (
	LLDP = declare("lldp", "Link Layer Discovery Protocol", 0).On(EtherTypes, 0x88cc, 0x8942)

	LLDPKind    = LLDP.label("lldp.pdu_type", "PDU Type")
	LLDPBadType = LLDP.label("lldp.bad_type", "Incorrect type").expert(GroupMalformed, warning)
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
	LLDPAddressIPv4 = LLDP.ipv4("lldp.mgn.addr.ip4", "Management Address")
	LLDPAddressIPv6 = LLDP.ipv6("lldp.mgn.addr.ip6", "Management Address")
	LLDPInterface   = part(
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
	LLDPDeprecated = LLDP.label("lldp.tlv_deprecated", "TLV has been deprecated").expert(groupProtocol, warning)

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
		LLDP.u16("lldp.ieee.802_1.vlan.id", "VLAN Identifier", DecHex).At(1),
		LLDP.u8("lldp.ieee.802_1.vlan.name_len", "VLAN Name Length", Dec).At(3),
	)
	LLDPVLANName       = LLDP.Field("lldp.ieee.802_1.vlan.name", "VLAN Name", ftype.StringZ, NoBase)
	LLDPProtocolLength = part(
		LLDP.u8("lldp.ieee.802_1.proto.id_length", "Protocol Identity Length", Dec).At(1),
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
		LLDP.u8("lldp.ieee.802_3.mdi_power_type", "Power Type", Dec).Bits(4, 0xc0),
		LLDP.u8("lldp.ieee.802_3.mdi_power_source", "Power Source", Dec).Bits(4, 0x30),
		LLDP.bool("lldp.ieee.802_3.mdi_power_pd4pid", "PD 4PID").Bits(4, 0x04),
		LLDP.u8("lldp.ieee.802_3.mdi_power_priority", "Power Priority", Dec).Bits(4, 0x03),
		LLDP.u16("lldp.ieee.802_3.mdi_pde_requested", "PD Requested Power Value", Custom).At(5),
		LLDP.u16("lldp.ieee.802_3.mdi_pse_allocated", "PSE Allocated Power Value", Custom).At(7),
	)
	LLDPAggregation = part(
		LLDP.u8("lldp.ieee.802_3.aggregation_status", "Aggregation Status", Hex).At(1),
		LLDP.bool("lldp.ieee.802_3.aggregation_status.cap", "Aggregation Capability").Bits(1, 0x01),
		LLDP.bool("lldp.ieee.802_3.aggregation_status.enabled", "Aggregation Status").Bits(1, 0x02),
		LLDP.u32("lldp.ieee.802_3.aggregated_port_id", "Aggregated Port Id", Dec).At(2),
	)
	LLDPFrameSize = part(
		LLDP.u16("lldp.ieee.802_3.max_frame_size", "Maximum Frame Size", Dec).At(1),
	)

	LLDPMedia = part(
		LLDP.u8("lldp.media.subtype", "Media Subtype", Hex).At(0),
	)
	LLDPMediaCapabilities = part(
		LLDP.u16("lldp.media.subtype.caps", "Capabilities", Hex).At(1),
		LLDP.bool("lldp.media.subtype.caps.llpd", "LLDP-MED Capabilities").Bits(2, 0x01),
		LLDP.bool("lldp.media.subtype.caps.network_policy", "Network Policy").Bits(2, 0x02),
		LLDP.bool("lldp.media.subtype.caps.location_id", "Location Identification").Bits(2, 0x04),
		LLDP.bool("lldp.media.subtype.caps.mdi_pse", "Extended Power via MDI-PSE").Bits(2, 0x08),
		LLDP.bool("lldp.media.subtype.caps.mid_pd", "Extended Power via MDI-PD").Bits(2, 0x10),
		LLDP.bool("lldp.media.subtype.caps.inventory", "Inventory").Bits(2, 0x20),
		LLDP.u8("lldp.media.subtype.class", "Class Type", Dec).At(3),
	)
	LLDPPROFINET = part(
		LLDP.u8("lldp.profinet.subtype", "Subtype", Hex).At(0),
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
	LLDPIANA = part(
		LLDP.u8("lldp.iana.subtype", "IANA Subtype", Hex).At(0),
	)
	LLDPUsage = LLDP.string("lldp.iana.mudurl", "Manufacturer Usage Description URL")
)
