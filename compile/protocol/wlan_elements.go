package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// The elements of IEEE 802.11 (IEEE 802.11-2020, clause 9.4.2), which Wireshark calls tagged parameters: a number, a length and a
// value. They stand in management frames and in the messages that exchange keys, and are no protocol by name. Numbers are
// little-endian, but for organizations.
var (
	WLANElements = unnamed(0)

	WLANTagged = WLANElements.label("wlan.tagged.all", "Tagged parameters")
	WLANTag    = part(
		WLANElements.label("wlan.tag", "Tag").Wide(0, 0),
		WLANElements.u8("wlan.tag.number", "Tag Number", Dec).At(0),
	)
	WLANTagLength = part(
		WLANElements.u32("wlan.tag.length", "Tag length", Dec).Wide(1, 1),
	)
	WLANExtensionTag    = WLANElements.label("wlan.ext_tag", "Ext Tag")
	WLANTagData         = WLANElements.bytes("wlan.tag.data", "Tag Data")
	WLANExtensionData   = WLANElements.bytes("wlan.ext_tag.data", "Ext Tag Data")
	WLANTagUndecoded    = WLANElements.label("wlan.tag.data.undecoded", "Dissector for 802.11 IE Tag code not implemented, Contact Wireshark developers if you want this supported").expert(groupUndecoded, note)
	WLANExtensionLength = WLANElements.u32("wlan.ext_tag.length", "Ext Tag length", Dec)
	WLANTagBad          = WLANElements.label("wlan.tag.length.bad", "Bad tag length").expert(GroupMalformed, severe)
	WLANTagExtension    = part(
		WLANElements.u8("wlan.ext_tag.number", "Ext Tag Number", Dec).At(0),
	)
	WLANTagVendor = part(
		WLANElements.u24("wlan.tag.oui", "OUI", OUI).At(0),
		WLANElements.u8("wlan.tag.vendor.oui.type", "Vendor Specific OUI Type", Dec).At(3),
	)
	WLANTagVendorData = WLANElements.bytes("wlan.tag.vendor.data", "Vendor Specific Data")

	WLANSSID          = WLANElements.bytes("wlan.ssid", "SSID")
	WLANRates         = WLANElements.u8("wlan.supported_rates", "Supported Rates", Hex)
	WLANExtendedRates = WLANElements.u8("wlan.extended_supported_rates", "Extended Supported Rates", Hex)
	WLANChallenge     = WLANElements.bytes("wlan.tag.challenge_text", "Challenge Text")
	WLANChannel       = part(
		WLANElements.u8("wlan.ds.current_channel", "Current Channel", Dec).At(0),
	)
	WLANTIM = part(
		WLANElements.u8("wlan.tim.dtim_count", "DTIM count", Dec).At(0),
		WLANElements.u8("wlan.tim.dtim_period", "DTIM period", Dec).At(1),
		WLANElements.u8("wlan.tim.bmapctl", "Bitmap control", Hex).At(2),
		WLANElements.bool("wlan.tim.bmapctl.multicast", "Multicast").Bits(2, 0x01),
		WLANElements.u8("wlan.tim.bmapctl.offset", "Bitmap Offset", Hex).Bits(2, 0xfe),
		WLANElements.bytes("wlan.tim.partial_virtual_bitmap", "Partial Virtual Bitmap").Wide(3, 0),
	)
	WLANTIMAID  = WLANElements.u16("wlan.tim.aid", "Association ID", Hex)
	WLANCountry = part(
		WLANElements.string("wlan.country_info.code", "Code").Wide(0, 2),
		WLANElements.u8("wlan.country_info.environment", "Environment", Dec).At(2),
	)
	WLANCountryChannels = part(
		WLANElements.label("wlan.country_info.fnm", "Country Info").Wide(0, 3),
		WLANElements.u8("wlan.country_info.fnm.fcn", "First Channel Number", Dec).At(0),
		WLANElements.u8("wlan.country_info.fnm.nc", "Number of Channels", Dec).At(1),
		WLANElements.Field("wlan.country_info.fnm.mtpl", "Maximum Transmit Power Level", ftype.Int8, Dec).At(2),
	)
	WLANLoadVersion = WLANElements.u8("wlan.qbss.version", "QBSS Version", Dec)
	WLANLoad        = part(
		WLANElements.u16("wlan.qbss.scount", "Station Count", Dec).At(0).Swapped(),
		WLANElements.u8("wlan.qbss.cu", "Channel Utilization", Dec).At(2),
		WLANElements.u16("wlan.qbss.adc", "Available Admission Capacity", Dec).At(3).Swapped(),
	)
	WLANPowerConstraint = part(
		WLANElements.u8("wlan.powercon.local", "Local Power Constraint", Dec).At(0),
	)
	WLANPowerRange = part(
		WLANElements.Field("wlan.powercap.min", "Minimum Transmit Power", ftype.Int8, Dec).At(0),
		WLANElements.Field("wlan.powercap.max", "Maximum Transmit Power", ftype.Int8, Dec).At(1),
	)
	WLANTPCReport = part(
		WLANElements.Field("wlan.tpcrep.trsmt_pow", "Transmit Power", ftype.Int8, Dec).At(0),
		WLANElements.Field("wlan.tpcrep.reserved", "Reserved", ftype.Int8, Dec).At(1),
	)
	WLANSupported      = WLANElements.label("wlan.supchan", "Supported Channels Set")
	WLANSupportedRange = part(
		WLANElements.u8("wlan.supchan.first", "First Supported Channel", Dec).At(0),
		WLANElements.u8("wlan.supchan.range", "Supported Channel Range", Dec).At(1),
	)
	WLANSwitch = part(
		WLANElements.u8("wlan.csa.channel_switch_mode", "Channel Switch Mode", Dec).At(0),
		WLANElements.u8("wlan.csa.new_channel_number", "New Channel Number", Dec).At(1),
		WLANElements.u8("wlan.csa.channel_switch.count", "Channel Switch Count", Dec).At(2),
	)
	WLANERP = part(
		WLANElements.u8("wlan.erp_info", "ERP Information", Hex).At(0),
		WLANElements.bool("wlan.erp_info.erp_present", "Non ERP Present").Bits(0, 0x01),
		WLANElements.bool("wlan.erp_info.use_protection", "Use Protection").Bits(0, 0x02),
		WLANElements.bool("wlan.erp_info.barker_preamble_mode", "Barker Preamble Mode").Bits(0, 0x04),
		WLANElements.u8("wlan.erp_info.reserved", "Reserved", Hex).Bits(0, 0xf8),
	)
	WLANInterworking = part(
		WLANElements.u8("wlan.interworking.access_network_type", "Access Network Type", Dec).Bits(0, 0x0f),
		WLANElements.u8("wlan.interworking.internet", "Internet", Dec).Bits(0, 0x10),
		WLANElements.u8("wlan.interworking.asra", "ASRA", Dec).Bits(0, 0x20),
		WLANElements.u8("wlan.interworking.esr", "ESR", Dec).Bits(0, 0x40),
		WLANElements.u8("wlan.interworking.uesa", "UESA", Dec).Bits(0, 0x80),
	)
	WLANHESSID = part(
		WLANElements.ether("wlan.interworking.hessid", "HESSID").At(0),
	)
	WLANMeshID = WLANElements.string("wlan.mesh.id", "Mesh ID")
	WLANMesh   = part(
		WLANElements.u8("wlan.mesh.config.ps_protocol", "Path Selection Protocol", Hex).At(0),
		WLANElements.u8("wlan.mesh.config.ps_metric", "Path Selection Metric", Hex).At(1),
		WLANElements.u8("wlan.mesh.config.cong_ctl", "Congestion Control", Hex).At(2),
		WLANElements.u8("wlan.mesh.config.sync_method", "Synchronization Method", Hex).At(3),
		WLANElements.u8("wlan.mesh.config.auth_protocol", "Authentication Protocol", Hex).At(4),
		WLANElements.u8("wlan.mesh.config.formation_info", "Formation Info", Hex).At(5),
		WLANElements.bool("wlan.mesh.formation_info.connect_to_mesh_gate", "Connected to Mesh Gate").Bits(5, 0x01),
		WLANElements.u8("wlan.mesh.config.formation_info.num_peers", "Number of Peerings", Dec).Bits(5, 0x7e),
		WLANElements.bool("wlan.mesh.formation_info.connect_to_as", "Connected to AS").Bits(5, 0x80),
		WLANElements.u8("wlan.mesh.config.cap", "Capability", Hex).At(6),
		WLANElements.bool("wlan.mesh.config.cap.accept", "Accepting Additional Mesh Peerings").Bits(6, 0x01),
		WLANElements.bool("wlan.mesh.config.cap.mcca_support", "MCCA Support").Bits(6, 0x02),
		WLANElements.bool("wlan.mesh.config.cap.mcca_enabled", "MCCA Enabled").Bits(6, 0x04),
		WLANElements.bool("wlan.mesh.config.cap.forwarding", "Mesh Forwarding").Bits(6, 0x08),
		WLANElements.bool("wlan.mesh.config.cap.mbca_enabled", "MBCA Enabled").Bits(6, 0x10),
		WLANElements.bool("wlan.mesh.config.cap.tbtt_adjusting", "TBTT Adjustment").Bits(6, 0x20),
		WLANElements.bool("wlan.mesh.config.cap.power_save_level", "Power Save").Bits(6, 0x40),
		WLANElements.u8("wlan.mesh.config.cap.reserved", "Reserved", Hex).Bits(6, 0x80),
	)
)

// Robust security networks, and WPA, which is the same under Microsoft's number.
var (
	RSNVersion = part(
		WLANElements.u16("wlan.rsn.version", "RSN Version", Dec).At(0).Swapped(),
	)
	RSNGroup = part(
		WLANElements.u32("wlan.rsn.gcs", "Group Cipher Suite", Custom).At(0),
		WLANElements.u24("wlan.rsn.gcs.oui", "Group Cipher Suite OUI", OUI).At(0),
		WLANElements.u8("wlan.rsn.gcs.type", "Group Cipher Suite type", Dec).At(3),
	)
	RSNPairwiseList = part(
		WLANElements.u16("wlan.rsn.pcs.count", "Pairwise Cipher Suite Count", Dec).At(0).Swapped(),
		WLANElements.label("wlan.rsn.pcs.list", "Pairwise Cipher Suite List").Wide(2, 0),
	)
	RSNPairwise = part(
		WLANElements.u32("wlan.rsn.pcs", "Pairwise Cipher Suite", Custom).At(0),
		WLANElements.u24("wlan.rsn.pcs.oui", "Pairwise Cipher Suite OUI", OUI).At(0),
		WLANElements.u8("wlan.rsn.pcs.type", "Pairwise Cipher Suite type", Dec).At(3),
	)
	RSNKeyList = part(
		WLANElements.u16("wlan.rsn.akms.count", "Auth Key Management (AKM) Suite Count", Dec).At(0).Swapped(),
		WLANElements.label("wlan.rsn.akms.list", "Auth Key Management (AKM) List").Wide(2, 0),
	)
	RSNKey = part(
		WLANElements.u32("wlan.rsn.akms", "Auth Key Management (AKM) Suite", Custom).At(0),
		WLANElements.u24("wlan.rsn.akms.oui", "Auth Key Management (AKM) OUI", OUI).At(0),
		WLANElements.u8("wlan.rsn.akms.type", "Auth Key Management (AKM) type", Dec).At(3),
	)
	RSNCapabilities = part(
		WLANElements.u16("wlan.rsn.capabilities", "RSN Capabilities", Hex).At(0).Swapped(),
		WLANElements.bool("wlan.rsn.capabilities.preauth", "RSN Pre-Auth capabilities").Bits(0, 0x01),
		WLANElements.bool("wlan.rsn.capabilities.no_pairwise", "RSN No Pairwise capabilities").Bits(0, 0x02),
		WLANElements.u16("wlan.rsn.capabilities.ptksa_replay_counter", "RSN PTKSA Replay Counter capabilities", Hex).Bits(0, 0x000c).Swapped(),
		WLANElements.u16("wlan.rsn.capabilities.gtksa_replay_counter", "RSN GTKSA Replay Counter capabilities", Hex).Bits(0, 0x0030).Swapped(),
		WLANElements.bool("wlan.rsn.capabilities.mfpr", "Management Frame Protection Required").Bits(0, 0x40),
		WLANElements.bool("wlan.rsn.capabilities.mfpc", "Management Frame Protection Capable").Bits(0, 0x80),
		WLANElements.bool("wlan.rsn.capabilities.jmr", "Joint Multi-band RSNA").Bits(0, 0x0100).Swapped(),
		WLANElements.bool("wlan.rsn.capabilities.peerkey", "PeerKey Enabled").Bits(0, 0x0200).Swapped(),
		WLANElements.bool("wlan.rsn.capabilities.spp_amsdu_cap", "SPP A-MSDU Capable").Bits(0, 0x0400).Swapped(),
		WLANElements.bool("wlan.rsn.capabilities.spp_amsdu_req", "SPP A-MSDU Required").Bits(0, 0x0800).Swapped(),
		WLANElements.bool("wlan.rsn.capabilities.pbac", "PBAC (protected block ack agreement capable)").Bits(0, 0x1000).Swapped(),
		WLANElements.bool("wlan.rsn.capabilities.extended_key_id_iaf", "Extended Key ID for Individually Addressed Frames").Bits(0, 0x2000).Swapped(),
		WLANElements.bool("wlan.rsn.capabilities.ocvc", "OCVC").Bits(0, 0x4000).Swapped(),
	)
	RSNPMKIDs = part(
		WLANElements.u16("wlan.rsn.pmkid.count", "PMKID Count", Dec).At(0).Swapped(),
		WLANElements.label("wlan.rsn.pmkid.list", "PMKID List").Wide(2, 0),
	)
	RSNManagement = part(
		WLANElements.u32("wlan.rsn.gmcs", "Group Management Cipher Suite", Custom).At(0),
		WLANElements.u24("wlan.rsn.gmcs.oui", "Group Management Cipher Suite OUI", OUI).At(0),
		WLANElements.u8("wlan.rsn.gmcs.type", "Group Management Cipher Suite type", Dec).At(3),
	)

	WPAVersion = part(
		WLANElements.u16("wlan.wfa.ie.wpa.version", "WPA Version", Dec).At(0).Swapped(),
	)
	WPAGroup = part(
		WLANElements.u32("wlan.wfa.ie.wpa.mcs", "Multicast Cipher Suite", Custom).At(0),
		WLANElements.u24("wlan.wfa.ie.wpa.mcs.oui", "Multicast Cipher Suite OUI", OUI).At(0),
		WLANElements.u8("wlan.wfa.ie.wpa.mcs.type", "Multicast Cipher Suite type", Dec).At(3),
	)
	WPAPairwiseList = part(
		WLANElements.u16("wlan.wfa.ie.wpa.ucs.count", "Unicast Cipher Suite Count", Dec).At(0).Swapped(),
		WLANElements.label("wlan.wfa.ie.wpa.ucs.list", "Unicast Cipher Suite List").Wide(2, 0),
	)
	WPAPairwise = part(
		WLANElements.u32("wlan.wfa.ie.wpa.ucs", "Unicast Cipher Suite", Custom).At(0),
		WLANElements.u24("wlan.wfa.ie.wpa.ucs.oui", "Unicast Cipher Suite OUI", OUI).At(0),
		WLANElements.u8("wlan.wfa.ie.wpa.ucs.type", "Unicast Cipher Suite type", Dec).At(3),
	)
	WPAKeyList = part(
		WLANElements.u16("wlan.wfa.ie.wpa.akms.count", "Auth Key Management (AKM) Suite Count", Dec).At(0).Swapped(),
		WLANElements.label("wlan.wfa.ie.wpa.akms.list", "Auth Key Management (AKM) List").Wide(2, 0),
	)
	WPAKey = part(
		WLANElements.u32("wlan.wfa.ie.wpa.akms", "Auth Key Management (AKM) Suite", Custom).At(0),
		WLANElements.u24("wlan.wfa.ie.wpa.akms.oui", "Auth Key Management (AKM) OUI", OUI).At(0),
		WLANElements.u8("wlan.wfa.ie.wpa.akms.type", "Auth Key Management (AKM) type", Dec).At(3),
	)
)
