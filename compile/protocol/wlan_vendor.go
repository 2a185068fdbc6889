package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// The elements of vendors. The first byte after the organization tells the kind of element.
var (
	WFAType = part(
		WLANElements.u8("wlan.wfa.ie.type", "Type", Hex).At(0),
	)
	WMEHeader = part(
		WLANElements.u8("wlan.wfa.ie.wme.subtype", "WME Subtype", Dec).At(0),
		WLANElements.u8("wlan.wfa.ie.wme.version", "WME Version", Dec).At(1),
		WLANElements.u8("wlan.wfa.ie.wme.qos_info", "WME QoS Info", Hex).At(2),
	)
	WMEAP = part(
		WLANElements.bool("wlan.wfa.ie.wme.qos_info.ap.u_apsd", "U-APSD").Bits(2, 0x80),
		WLANElements.u8("wlan.wfa.ie.wme.qos_info.ap.parameter_set_count", "Parameter Set Count", Hex).Bits(2, 0x0f),
		WLANElements.u8("wlan.wfa.ie.wme.qos_info.ap.reserved", "Reserved", Hex).Bits(2, 0x70),
	)
	WMESTA = part(
		WLANElements.u8("wlan.wfa.ie.wme.qos_info.sta.max_sp_length", "Max SP Length", Hex).Bits(2, 0x60),
		WLANElements.bool("wlan.wfa.ie.wme.qos_info.sta.ac_be", "AC_BE").Bits(2, 0x08),
		WLANElements.bool("wlan.wfa.ie.wme.qos_info.sta.ac_bk", "AC_BK").Bits(2, 0x04),
		WLANElements.bool("wlan.wfa.ie.wme.qos_info.sta.ac_vi", "AC_VI").Bits(2, 0x02),
		WLANElements.bool("wlan.wfa.ie.wme.qos_info.sta.ac_vo", "AC_VO").Bits(2, 0x01),
		WLANElements.u8("wlan.wfa.ie.wme.qos_info.sta.reserved", "Reserved", Hex).Bits(2, 0x90),
	)
	WMEReserved = part(
		WLANElements.bytes("wlan.wfa.ie.wme.reserved", "Reserved").Wide(3, 1),
	)
	WMEAccess = part(
		WLANElements.label("wlan.wfa.ie.wme.acp", "Ac Parameters").Wide(0, 4),
		WLANElements.u8("wlan.wfa.ie.wme.acp.aci_aifsn", "ACI / AIFSN Field", Hex).At(0),
		WLANElements.u8("wlan.wfa.ie.wme.acp.ecw", "ECW", Hex).At(1),
	)
	WMEAccessBy = [4]Part{ // by access category
		part(
			WLANElements.u8("wlan.wfa.ie.wme.acp.aci_be", "ACI", Dec).Bits(0, 0x60),
			WLANElements.bool("wlan.wfa.ie.wme.acp.acm_be", "Admission Control Mandatory").Bits(0, 0x10),
			WLANElements.u8("wlan.wfa.ie.wme.acp.aifsn_be", "AIFSN", Dec).Bits(0, 0x0f),
			WLANElements.u8("wlan.wfa.ie.wme.acp.reserved_be", "Reserved", Dec).Bits(0, 0x80),
			WLANElements.u8("wlan.wfa.ie.wme.acp.ecw.max_be", "ECW Max", Dec).Bits(1, 0xf0),
			WLANElements.u8("wlan.wfa.ie.wme.acp.ecw.min_be", "ECW Min", Dec).Bits(1, 0x0f),
			WLANElements.u16("wlan.wfa.ie.wme.acp.txop_limit_be", "TXOP Limit", Dec).At(2).Swapped(),
		),
		part(
			WLANElements.u8("wlan.wfa.ie.wme.acp.aci_bk", "ACI", Dec).Bits(0, 0x60),
			WLANElements.bool("wlan.wfa.ie.wme.acp.acm_bk", "Admission Control Mandatory").Bits(0, 0x10),
			WLANElements.u8("wlan.wfa.ie.wme.acp.aifsn_bk", "AIFSN", Dec).Bits(0, 0x0f),
			WLANElements.u8("wlan.wfa.ie.wme.acp.reserved_bk", "Reserved", Dec).Bits(0, 0x80),
			WLANElements.u8("wlan.wfa.ie.wme.acp.ecw.max_bk", "ECW Max", Dec).Bits(1, 0xf0),
			WLANElements.u8("wlan.wfa.ie.wme.acp.ecw.min_bk", "ECW Min", Dec).Bits(1, 0x0f),
			WLANElements.u16("wlan.wfa.ie.wme.acp.txop_limit_bk", "TXOP Limit", Dec).At(2).Swapped(),
		),
		part(
			WLANElements.u8("wlan.wfa.ie.wme.acp.aci_vi", "ACI", Dec).Bits(0, 0x60),
			WLANElements.bool("wlan.wfa.ie.wme.acp.acm_vi", "Admission Control Mandatory").Bits(0, 0x10),
			WLANElements.u8("wlan.wfa.ie.wme.acp.aifsn_vi", "AIFSN", Dec).Bits(0, 0x0f),
			WLANElements.u8("wlan.wfa.ie.wme.acp.reserved_vi", "Reserved", Dec).Bits(0, 0x80),
			WLANElements.u8("wlan.wfa.ie.wme.acp.ecw.max_vi", "ECW Max", Dec).Bits(1, 0xf0),
			WLANElements.u8("wlan.wfa.ie.wme.acp.ecw.min_vi", "ECW Min", Dec).Bits(1, 0x0f),
			WLANElements.u16("wlan.wfa.ie.wme.acp.txop_limit_vi", "TXOP Limit", Dec).At(2).Swapped(),
		),
		part(
			WLANElements.u8("wlan.wfa.ie.wme.acp.aci_vo", "ACI", Dec).Bits(0, 0x60),
			WLANElements.bool("wlan.wfa.ie.wme.acp.acm_vo", "Admission Control Mandatory").Bits(0, 0x10),
			WLANElements.u8("wlan.wfa.ie.wme.acp.aifsn_vo", "AIFSN", Dec).Bits(0, 0x0f),
			WLANElements.u8("wlan.wfa.ie.wme.acp.reserved_vo", "Reserved", Dec).Bits(0, 0x80),
			WLANElements.u8("wlan.wfa.ie.wme.acp.ecw.max_vo", "ECW Max", Dec).Bits(1, 0xf0),
			WLANElements.u8("wlan.wfa.ie.wme.acp.ecw.min_vo", "ECW Min", Dec).Bits(1, 0x0f),
			WLANElements.u16("wlan.wfa.ie.wme.acp.txop_limit_vo", "TXOP Limit", Dec).At(2).Swapped(),
		),
	}

	AtherosHeader = part(
		WLANElements.u8("wlan.atheros.ie.type", "Type", Hex).At(0),
		WLANElements.u8("wlan.atheros.ie.subtype", "Subtype", Hex).At(1),
		WLANElements.u8("wlan.atheros.ie.version", "Version", Hex).At(2),
	)
	AtherosAdvanced = part(
		WLANElements.u8("wlan.atheros.ie.advcap.cap", "Capabilities", Hex).At(0),
		WLANElements.u16("wlan.atheros.ie.advcap.defkey", "Default key index", Hex).At(1).Swapped(),
	)
	AtherosXR = part(
		WLANElements.u8("wlan.atheros.ie.xr.info", "Info", Hex).At(0),
		WLANElements.ether("wlan.atheros.ie.xr.base_bssid", "Base BSS Id").At(1),
		WLANElements.ether("wlan.atheros.ie.xr.xr_bssid", "XR BSS Id").At(7),
		WLANElements.u32("wlan.atheros.ie.xr.xr_beacon", "XR Beacon Interval", Custom).Wide(13, 2).Swapped(),
		WLANElements.u8("wlan.atheros.ie.xr.base_cap", "Base capabilities", Hex).At(15),
		WLANElements.u8("wlan.atheros.ie.xr.xr_cap", "XR capabilities", Hex).At(16),
	)
	AtherosBits = part(
		WLANElements.bool("wlan.ie.atheros.capabilities.turbop", "Turbo Prime").Bits(0, 0x01),
		WLANElements.bool("wlan.ie.atheros.capabilities.comp", "Compression").Bits(0, 0x02),
		WLANElements.bool("wlan.ie.atheros.capabilities.ff", "Fast Frames").Bits(0, 0x04),
		WLANElements.bool("wlan.ie.atheros.capabilities.xr", "eXtended Range").Bits(0, 0x08),
		WLANElements.bool("wlan.ie.atheros.capabilities.ar", "Advanced Radar").Bits(0, 0x10),
		WLANElements.bool("wlan.ie.atheros.capabilities.burst", "Burst").Bits(0, 0x20),
		WLANElements.bool("wlan.ie.atheros.capabilities.wme", "CWMin tuning").Bits(0, 0x40),
		WLANElements.bool("wlan.ie.atheros.capabilities.boost", "Boost").Bits(0, 0x80),
	)
	AtherosData = WLANElements.bytes("wlan.atheros.data", "Atheros IE data")

	AppleType = part(
		WLANElements.u8("wlan.vs.apple.type", "Type", Dec).At(0),
	)
	AppleData = WLANElements.bytes("wlan.vs.apple.data", "Data")

	PreNType = part(
		WLANElements.u8("wlan.vs.pren.type", "802.11n (Pre) Type", Dec).At(0),
	)
	PreNData = WLANElements.bytes("wlan.vs.pren.unknown_data", "802.11n (Pre) Unknown Data")

	AironetType = part(
		WLANElements.u8("wlan.aironet.type", "Aironet IE type", Dec).At(0),
	)
	AironetDTPC = part(
		WLANElements.Field("wlan.aironet.dtpc", "Aironet IE CCX DTCP", ftype.Int8, Dec).At(0),
		WLANElements.bytes("wlan.aironet.dtpc_unknown", "Aironet IE CCX DTCP Unknown").Wide(1, 0),
	)
	AironetVersion = part(
		WLANElements.u8("wlan.aironet.version", "Aironet IE CCX version", Dec).At(0),
	)
	AironetMFP = part(
		WLANElements.bool("wlan.aironet.clientmfp", "Aironet IE Client MFP").Bits(0, 0x01),
	)
	AironetData = WLANElements.bytes("wlan.aironet.data", "Aironet IE data")
	CiscoName   = part(
		WLANElements.bytes("wlan.cisco.ccx1.unknown", "Unknown").Wide(0, 10),
		WLANElements.u8("wlan.cisco.ccx1.clients", "Clients", Dec).At(26),
		WLANElements.bytes("wlan.cisco.ccx1.unknown2", "Unknown2").Wide(27, 3),
	)
	CiscoNameText = WLANElements.string("wlan.cisco.ccx1.name", "Name")
)

// What messages about keys carry in elements of the organization of 802.11 (IEEE 802.11-2020, table 12-9).
var (
	RSNDataType = part(
		WLANElements.u8("wlan.rsn.ie.data_type", "Data Type", Dec).At(0),
	)
	RSNDataPMKID    = part(WLANElements.bytes("wlan.rsn.ie.pmkid", "PMKID").Wide(0, 16))
	RSNDataAddress  = part(WLANElements.ether("wlan.rsn.ie.mac_address_kde.mac_address", "MAC Address").At(0))
	RSNDataNonce    = part(WLANElements.bytes("wlan.rsn.ie.key_nonce_kde.nonce", "Key Nonce").Wide(0, 32))
	RSNDataLifetime = part(WLANElements.u32("wlan.rsn.ie.key_lifetime_kde.lifetime", "Key Lifetime", Dec).At(0).Swapped())
	RSNDataGTK      = part(
		WLANElements.u8("wlan.rsn.ie.gtk_kde.key_id", "Key ID", Hex).Bits(0, 0x03),
		WLANElements.bool("wlan.rsn.ie.gtk_kde.tx", "Tx").Bits(0, 0x04),
		WLANElements.u8("wlan.rsn.ie.gtk_kde.res1", "Reserved", Hex).Bits(0, 0xf8),
		WLANElements.u8("wlan.rsn.ie.gtk_kde.res2", "Reserved", Hex).At(1),
		WLANElements.bytes("wlan.rsn.ie.gtk_kde.gtk", "GTK").Wide(2, 0),
	)
	RSNDataIGTK = part(
		WLANElements.u16("wlan.rsn.ie.igtk.kde.keyid", "KeyId", Dec).At(0).Swapped(),
		WLANElements.Field("wlan.rsn.ie.igtk.kde.ipn", "IPN", ftype.Uint48, Dec).At(2).Swapped(),
		WLANElements.bytes("wlan.rsn.ie.igtk.kde.igtk", "IGTK").Wide(8, 0),
	)
	RSNDataUnknown = WLANElements.bytes("wlan.rsn.ie.unknown", "RSN Unknown")
)
