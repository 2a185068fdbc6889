package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Elements about what stations measure, and about the ways they may use a channel (IEEE 802.11-2020, clause 9.4.2).
var (
	WLANQoSAP = part(
		WLANElements.u8("wlan.fixed.qosinfo.ap", "QoS Information (AP)", Hex).At(0),
		WLANElements.u8("wlan.fixed.qosinfo.ap.edcaupdate", "EDCA Parameter Set Update Count", Hex).Bits(0, 0x0f),
		WLANElements.bool("wlan.fixed.qosinfo.ap.qack", "Q-Ack").Bits(0, 0x10),
		WLANElements.bool("wlan.fixed.qosinfo.ap.queue_req", "Queue Request").Bits(0, 0x20),
		WLANElements.bool("wlan.fixed.qosinfo.ap.txopreq", "TXOP Request").Bits(0, 0x40),
		WLANElements.bool("wlan.fixed.qosinfo.ap.more_data_ack", "More Data Ack").Bits(0, 0x80),
	)
	WLANQoSStation = part(
		WLANElements.u8("wlan.fixed.qosinfo.sta", "QoS Information (STA)", Hex).At(0),
		WLANElements.bool("wlan.fixed.qosinfo.sta.ac_vo", "AC_VO U-APSD Flag").Bits(0, 0x01),
		WLANElements.bool("wlan.fixed.qosinfo.sta.ac_vi", "AC_VI U-APSD Flag").Bits(0, 0x02),
		WLANElements.bool("wlan.fixed.qosinfo.sta.ac_bk", "AC_BK U-APSD Flag").Bits(0, 0x04),
		WLANElements.bool("wlan.fixed.qosinfo.sta.ac_be", "AC_BE U-APSD Flag").Bits(0, 0x08),
		WLANElements.bool("wlan.fixed.qosinfo.sta.qack", "Q-Ack").Bits(0, 0x10),
		WLANElements.u8("wlan.fixed.qosinfo.sta.max_sp_length", "Max SP Length", Hex).Bits(0, 0x60),
		WLANElements.bool("wlan.fixed.qosinfo.sta.more_data_ack", "More Data Ack").Bits(0, 0x80),
	)
	WLANMeasures     = WLANElements.u8("wlan.rmcap", "RM Capabilities", Hex)
	WLANMeasuresBits = [...]Part{ // by byte
		part(
			WLANElements.bool("wlan.rmcap.b0", "Link Measurement").Bits(0, 0x01),
			WLANElements.bool("wlan.rmcap.b1", "Neighbor Report").Bits(0, 0x02),
			WLANElements.bool("wlan.rmcap.b2", "Parallel Measurements").Bits(0, 0x04),
			WLANElements.bool("wlan.rmcap.b3", "Repeated Measurements").Bits(0, 0x08),
			WLANElements.bool("wlan.rmcap.b4", "Beacon Passive Measurement").Bits(0, 0x10),
			WLANElements.bool("wlan.rmcap.b5", "Beacon Active Measurement").Bits(0, 0x20),
			WLANElements.bool("wlan.rmcap.b6", "Beacon Table Measurement").Bits(0, 0x40),
			WLANElements.bool("wlan.rmcap.b7", "Beacon Measurement Reporting Conditions").Bits(0, 0x80),
		),
		part(
			WLANElements.bool("wlan.rmcap.b8", "Frame Measurement").Bits(0, 0x01),
			WLANElements.bool("wlan.rmcap.b9", "Channel Load Measurement").Bits(0, 0x02),
			WLANElements.bool("wlan.rmcap.b10", "Noise Histogram Measurement").Bits(0, 0x04),
			WLANElements.bool("wlan.rmcap.b11", "Statistics Measurement").Bits(0, 0x08),
			WLANElements.bool("wlan.rmcap.b12", "LCI Measurement").Bits(0, 0x10),
			WLANElements.bool("wlan.rmcap.b13", "LCI Azimuth capability").Bits(0, 0x20),
			WLANElements.bool("wlan.rmcap.b14", "Transmit Stream/Category Measurement").Bits(0, 0x40),
			WLANElements.bool("wlan.rmcap.b15", "Triggered Transmit Stream/Category Measurement").Bits(0, 0x80),
		),
		part(
			WLANElements.bool("wlan.rmcap.b16", "AP Channel Report capability").Bits(0, 0x01),
			WLANElements.bool("wlan.rmcap.b17", "RM MIB capability").Bits(0, 0x02),
			WLANElements.u8("wlan.rmcap.b18to20", "Operating Channel Max Measurement Duration", Dec).Bits(0, 0x1c),
			WLANElements.u8("wlan.rmcap.b21to23", "Nonoperating Channel Max Measurement Duration", Dec).Bits(0, 0xe0),
		),
		part(
			WLANElements.u8("wlan.rmcap.b24to26", "Measurement Pilotcapability", Dec).Bits(0, 0x07),
			WLANElements.bool("wlan.rmcap.b27", "Measurement Pilot Transmission Information").Bits(0, 0x08),
			WLANElements.bool("wlan.rmcap.b28", "Neighbor Report TSF Offset").Bits(0, 0x10),
			WLANElements.bool("wlan.rmcap.b29", "RCPI Measurement capability").Bits(0, 0x20),
			WLANElements.bool("wlan.rmcap.b30", "RSNI Measurement capability").Bits(0, 0x40),
			WLANElements.bool("wlan.rmcap.b31", "BSS Average Access Delay capability").Bits(0, 0x80),
		),
		part(
			WLANElements.bool("wlan.rmcap.b32", "BSS Available Admission Capacity capability").Bits(0, 0x01),
			WLANElements.bool("wlan.rmcap.b33", "Antenna capability").Bits(0, 0x02),
			WLANElements.bool("wlan.rmcap.b34", "FTM Range Report Capability").Bits(0, 0x04),
			WLANElements.bool("wlan.rmcap.b35", "Civic Location Measurement Capability").Bits(0, 0x08),
			WLANElements.u8("wlan.rmcap.o5", "Reserved", Hex).Bits(0, 0xf0),
		),
	}
	WLANChannelClass = part(
		WLANElements.u8("wlan.ap_channel_report.operating_class", "Operating Class", Dec).At(0),
	)
	WLANChannelList    = WLANElements.u8("wlan.ap_channel_report.channel_list", "Channel List", Dec)
	WLANOperatingClass = part(
		WLANElements.u8("wlan.supopeclass.current", "Current Operating Class", Dec).At(0),
	)
	WLANOtherClasses = WLANElements.label("wlan.supopeclass.alt", "Alternate Operating Classes")
	WLANOverlap      = part(
		WLANElements.u16("wlan.obss.spd", "Scan Passive Dwell", Dec).At(0).Swapped(),
		WLANElements.u16("wlan.obss.sad", "Scan Active Dwell", Dec).At(2).Swapped(),
		WLANElements.u16("wlan.obss.cwtsi", "Channel Width Trigger Scan Interval", Dec).At(4).Swapped(),
		WLANElements.u16("wlan.obss.sptpc", "Scan Passive Total Per Channel", Dec).At(6).Swapped(),
		WLANElements.u16("wlan.obss.satpc", "Scan Active Total Per Channel", Dec).At(8).Swapped(),
		WLANElements.u16("wlan.obss.wctdf", "Width Channel Transition Delay Factor", Dec).At(10).Swapped(),
		WLANElements.u16("wlan.obss.sat", "Scan Activity Threshold", Dec).At(12).Swapped(),
	)
	WLANPowerEnvelope = part(
		WLANElements.u8("wlan.vht.tpe.pwr_info", "Tx Pwr Info", Hex).At(0),
		WLANElements.u8("wlan.vht.tpe.pwr_info.count", "Max Tx Pwr Count", Dec).Bits(0, 0x07),
		WLANElements.u8("wlan.vht.tpe.pwr_info.unit", "Max Tx Pwr Unit Interpretation", Dec).Bits(0, 0x38),
		WLANElements.u8("wlan.vht.tpe.pwr_info.category", "Max Tx Pwr Category", Dec).Bits(0, 0xc0),
	)
	WLANPowerWidths = [...]Part{ // by width
		part(WLANElements.Field("wlan.vht.tpe.pwr_constr_20", "Local Max Tx Pwr Constraint 20MHz", ftype.Int8, Custom).At(0)),
		part(WLANElements.Field("wlan.vht.tpe.pwr_constr_40", "Local Max Tx Pwr Constraint 40MHz", ftype.Int8, Custom).At(0)),
		part(WLANElements.Field("wlan.vht.tpe.pwr_constr_80", "Local Max Tx Pwr Constraint 80MHz", ftype.Int8, Custom).At(0)),
		part(WLANElements.Field("wlan.vht.tpe.pwr_constr_160", "Local Max Tx Pwr Constraint 160MHz/80+80 MHz", ftype.Int8, Custom).At(0)),
		part(WLANElements.Field("wlan.vht.tpe.pwr_constr_320", "Local Max Tx Pwr Constraint 320 MHz", ftype.Int8, Custom).At(0)),
	}
	WLANOperatingMode = part(
		WLANElements.u8("wlan.operat_notification_mode", "Operating Mode Notification", Hex).At(0),
		WLANElements.u8("wlan.operat_mode_field.channelwidth", "Channel Width", Hex).Bits(0, 0x03),
		WLANElements.u8("wlan.operat_mode_field.160_80plus80_bw", "160/80+80 BW", Hex).Bits(0, 0x04),
		WLANElements.u8("wlan.operat_mode_field.no_ldpc", "No LDPC", Hex).Bits(0, 0x08),
		WLANElements.u8("wlan.operat_mode_field.rxnss", "Rx NSS", Hex).Bits(0, 0x70),
		WLANElements.u8("wlan.operat_mode_field.rxnsstype", "Rx NSS Type", Hex).Bits(0, 0x80),
	)
	WLANTimeout = part(
		WLANElements.u8("wlan.timeout_int.type", "Timeout Interval Type", Dec).At(0),
		WLANElements.u32("wlan.timeout_int.value", "Timeout Interval Value", Dec).At(1).Swapped(),
	)
	WLANManagementMIC = part(
		WLANElements.u16("wlan.mmie.keyid", "KeyID", Dec).At(0).Swapped(),
		WLANElements.Field("wlan.mmie.ipn", "IPN", ftype.Uint48, Hex).At(2).Swapped(),
		WLANElements.bytes("wlan.mmie.mic", "MIC").Wide(8, 0),
	)
	RSNExtension = part(
		WLANElements.u8("wlan.rsnx", "RSNX", Hex).At(0),
		WLANElements.u8("wlan.rsnx.length", "RSNX Length", Dec).Bits(0, 0x0f),
		WLANElements.bool("wlan.rsnx.protected_twt_operations_support", "Protected TWT Operations Support").Bits(0, 0x10),
		WLANElements.bool("wlan.rsnx.sae_hash_to_element", "SAE Hash to element").Bits(0, 0x20),
		WLANElements.bool("wlan.rsnx.sae_pk", "SAE-PK").Bits(0, 0x40),
		WLANElements.bool("wlan.rsnx.protected_wur_frame_support", "Protected WUR Frame Support").Bits(0, 0x80),
	)
	RSNExtensionMore = part( // the second byte
		WLANElements.u8("wlan.rsnx", "RSNX", Hex).At(0),
		WLANElements.bool("wlan.rsnx.secure_ltf_support", "Secure LTF Support").Bits(0, 0x01),
		WLANElements.bool("wlan.rsnx.secure_rtt_supported", "Secure RTT Supported").Bits(0, 0x02),
		WLANElements.bool("wlan.rsnx.urnm_mfpr_x20", "URNM-MFPR-X20").Bits(0, 0x04),
		WLANElements.bool("wlan.rsnx.protected_announce_support", "Protected Announce Support").Bits(0, 0x08),
		WLANElements.bool("wlan.rsnx.pbac", "PBAC").Bits(0, 0x10),
		WLANElements.bool("wlan.rsnx.extended_s1g_action_protection", "Extended S1G Action Protection").Bits(0, 0x20),
		WLANElements.bool("wlan.rsnx.spp_amsdu_capable", "SPP AMSDU Capable").Bits(0, 0x40),
		WLANElements.bool("wlan.rsnx.urnm_mfpr", "URNM-MFPR").Bits(0, 0x80),
	)
)

// Elements of the Wi-Fi Alliance about roaming (MBO) and use of the air (OCE): attributes with a number and a length.
var (
	MBOAttribute = part(
		WLANElements.bytes("wlan.wfa.ie.mbo_oce.attr", "MBO/OCE attribute").Wide(0, 0),
		WLANElements.u8("wlan.wfa.ie.mbo_oce.attr_id", "ID", Dec).At(0),
		WLANElements.u8("wlan.wfa.ie.mbo_oce.attr_len", "Length", Dec).At(1),
	)
	MBOAccessPoint = part(
		WLANElements.u8("wlan.wfa.ie.mbo_oce.ap_cap", "MBO Capability Indication", Hex).At(0),
		WLANElements.bool("wlan.wfa.ie.mbo.ap_cap.cell", "AP is cellular data aware").Bits(0, 0x40),
		WLANElements.u8("wlan.wfa.ie.mbo.ap_cap.reserved", "Reserved", Hex).Bits(0, 0xbf),
	)
	MBOCellular   = part(WLANElements.u8("wlan.wfa.ie.mbo.cellular_cap", "Cellular Data Connectivity", Dec).At(0))
	MBODisallowed = part(WLANElements.u8("wlan.wfa.ie.mbo.assoc_disallow.reason", "Reason Code", Dec).At(0))
	MBOPreference = part(WLANElements.u8("wlan.wfa.ie.mbo.cellular_pref", "Cellular Data Preference", Dec).At(0))
	MBOTransition = part(WLANElements.u8("wlan.wfa.ie.mbo.transition.reason", "Transition Reason Code", Dec).At(0))
	MBORejection  = part(WLANElements.u8("wlan.wfa.ie.mbo.transition_rej.reason", "Transition Rejection Reason Code", Dec).At(0))
	MBORetry      = part(WLANElements.u16("wlan.wfa.ie.mbo.assoc_retry.delay", "Re-association Delay", Dec).At(0).Swapped())
	OCEControl    = part(
		WLANElements.u8("wlan.wfa.ie.oce.cap.ctrl", "OCE Control", Hex).At(0),
		WLANElements.u8("wlan.wfa.ie.oce.cap.release", "OCE Release", Hex).Bits(0, 0x03),
		WLANElements.bool("wlan.wfa.ie.oce.cap.sta_cfon", "is STA CFON").Bits(0, 0x04),
		WLANElements.bool("wlan.wfa.ie.oce.cap.11b_only_ap", "11b only AP present on operating channel").Bits(0, 0x10),
		WLANElements.bool("wlan.wfa.ie.oce.cap.hlp", "FILS Higher Layer Setup with Higher Layer Protocol Encapsulation enabled").Bits(0, 0x20),
		WLANElements.bool("wlan.wfa.ie.oce.cap.non_oce_ap", "non OCE AP present on operating channel").Bits(0, 0x40),
		WLANElements.u8("wlan.wfa.ie.oce.cap.reserved", "Reserved", Hex).Bits(0, 0x80),
	)
)
