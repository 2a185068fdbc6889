package protocol

// The information elements of GTP, versions 0 and 1. Those of types up to 127 have the length that their fields take up; the others
// begin with it.

// GTPElement is what is known of an element.
type GTPElement struct {
	Value  Part   // it is read whatever the length says
	Length *Field // what shows the length
	Exact  bool   // it must be one byte
	More   bool   // what follows the value, Wireshark remarks on
	Named  bool   // the type is shown
}

var (
	gtpLength     = GTP.u16("gtp.length", "Length", Dec)
	gtpExtLength  = GTP.u16("gtp.ext_length", "Length", Dec)
	GTPElementID  = GTP.u8("gtp.ie_id", "IE Id", Dec)
	gtpNSAPI      = GTP.u8("gtp.nsapi", "NSAPI", Dec)
	gtpEnhanced   = GTP.u8("gtp.enhanced_nsapi", "Enhanced NSAPI", Dec)
	gtpTEIDData   = GTP.u32("gtp.teid_data", "TEID Data I", HexDec)
	gtpLAC        = GTP.u16("gtp.lac", "Location Area Code (LAC)", Dec)
	gtpRAC        = GTP.u8("gtp.rai_rac", "Routing Area Code (RAC)", Dec)
	gtpLAPI       = GTP.bool("gtp.lapi", "LAPI")
	gtpCMI        = GTP.bool("gtp.cmi", "CSG Membership Indication (CMI)")
	gtpCapable    = GTP.bool("gtp.EARP_pre_emption_Capability", "PCI Pre-emption Capability")
	gtpLevel      = GTP.u8("gtp.EARP_priority_level", "PL Priority Level", Dec)
	gtpVulnerable = GTP.bool("gtp.EARP_pre_emption_par_vulnerability", "PVI Pre-emption Vulnerability")
	gtpMSReason   = part(GTP.u8("gtp.ms_reason", "MS not reachable reason", Dec).At(0))

	GTPUnknownElement = GTP.label("gtp.unknown_extension_header", "Unknown extension header").expert(groupProtocol, warning)
	GTPUndecoded      = GTP.label("gtp.undecoded", "Data not decoded yet").expert(groupUndecoded, warning)
	GTPWrongLength    = GTP.label("gtp.ext_length.invalid", "Malformed length").expert(GroupMalformed, severe)
	GTPWrongLocation  = GTP.label("gtp.ext_geo_loc_type.unknown", "Unknown Location type data").expert(groupProtocol, warning)

	GTPQuality = part(
		GTP.u8("gtp.qos_spare1", "Spare", Dec).Bits(0, 0xc0),
		GTP.u8("gtp.qos_delay", "QoS delay", Dec).Bits(0, 0x38),
		GTP.u8("gtp.qos_reliability", "QoS reliability", Dec).Bits(0, 0x07),
		GTP.u8("gtp.qos_peak", "QoS peak", Dec).Bits(1, 0xf0),
		GTP.u8("gtp.qos_spare2", "Spare", Dec).Bits(1, 0x08),
		GTP.u8("gtp.qos_precedence", "QoS precedence", Dec).Bits(1, 0x07),
		GTP.u8("gtp.qos_spare3", "Spare", Dec).Bits(2, 0xe0),
		GTP.u8("gtp.qos_mean", "QoS mean", Dec).Bits(2, 0x1f),
	)
	GTPRetention   = part(GTP.u8("gtp.qos_al_ret_priority", "Allocation/Retention priority", Dec).At(0))
	GTPQualityUMTS = part(
		GTP.u8("gtp.qos_traf_class", "Traffic class", Dec).Bits(0, 0xe0),
		GTP.u8("gtp.qos_del_order", "Delivery order", Dec).Bits(0, 0x18),
		GTP.u8("gtp.qos_del_err_sdu", "Delivery of erroneous SDU", Dec).Bits(0, 0x07),
	)
	GTPQualityErrors = part(
		GTP.u8("gtp.qos_res_ber", "Residual BER", Dec).Bits(0, 0xf0),
		GTP.u8("gtp.qos_sdu_err_ratio", "SDU Error ratio", Dec).Bits(0, 0x0f),
		GTP.u8("gtp.qos_trans_delay", "Transfer delay", Dec).Bits(1, 0xfc),
		GTP.u8("gtp.qos_traf_handl_prio", "Traffic handling priority", Dec).Bits(1, 0x03),
	)
	GTPSignalling = part(
		GTP.u8("gtp.qos_spare4", "Spare", Dec).Bits(0, 0xe0),
		GTP.bool("gtp.sig_ind", "Signalling Indication").Bits(0, 0x10),
		GTP.u8("gtp.src_stat_desc", "Source Statistics Descriptor", Dec).Bits(0, 0x0f),
	)
	GTPMaxSize        = GTP.u16("gtp.qos_max_sdu_size", "Maximum SDU size", Dec)
	GTPMaxUp          = GTP.u16("gtp.qos_max_ul", "Maximum bit rate for uplink", Dec)
	GTPMaxDown        = GTP.u16("gtp.qos_max_dl", "Maximum bit rate for downlink", Dec)
	GTPGuaranteedUp   = GTP.u16("gtp.qos_guar_ul", "Guaranteed bit rate for uplink", Dec)
	GTPGuaranteedDown = GTP.u16("gtp.qos_guar_dl", "Guaranteed bit rate for downlink", Dec)

	GTPUser = part(
		GTP.u8("gtp.user_addr_pdp_org", "PDP type organization", Dec).Bits(0, 0x0f),
		GTP.u8("gtp.user_addr_pdp_type", "PDP type number", Hex).At(1),
	)
	GTPUserIPv4 = GTP.ipv4("gtp.user_ipv4", "End user address IPv4")
	GTPUserIPv6 = GTP.ipv6("gtp.user_ipv6", "End user address IPv6")
	GTPAPN      = GTP.string("gtp.apn", "APN")
	GTPIMEI     = GTP.string("gtp.ext_imeisv", "IMEI(SV)")
	GTPFQDN     = GTP.string("gtp.fqdn", "FQDN")
	GTPTimezone = GTP.u8("gtp.timezone", "Timezone", Dec)
	GTPSummer   = part(GTP.u8("gtp.timezone_dst", "DST", Dec).Bits(1, 0x03))

	GTPGSNLength  = GTP.u16("gtp.gsn_address_length", "GSN address length", Dec)
	GTPGSNv4      = GTP.ipv4("gtp.gsn_ipv4", "GSN address IPv4")
	GTPGSNv6      = GTP.ipv6("gtp.gsn_ipv6", "GSN address IPv6")
	GTPChargingv4 = GTP.ipv4("gtp.chrg_ipv4", "CG address IPv4")
	GTPChargingv6 = GTP.ipv6("gtp.chrg_ipv6", "CG address IPv6")
	GTPNodev4     = GTP.ipv4("gtp.node_ipv4", "Node address IPv4")
	GTPNodev6     = GTP.ipv6("gtp.node_ipv6", "Node address IPv6")
	GTPReleased   = part(GTP.u16("gtp.seq_num_released", "Sequence number released", HexDec).At(0))
	GTPCancelled  = part(GTP.u16("gtp.seq_num_canceled", "Sequence number cancelled", HexDec).At(0))
	GTPResponded  = part(GTP.u16("gtp.requests_responded", "Requests responded", HexDec).At(0))
	GTPHeaders    = part(GTP.u8("gtp.num_ext_hdr_types", "Number of Extension Header Types in list (i.e., length)", Dec).At(0))
	GTPHeader     = part(GTP.u8("gtp.ext_hdr_type", "Extension Header Type", Dec).At(0))

	// GTPLocations are places, by their kinds.
	GTPLocations = map[byte]Part{
		0: part(gtpLAC.At(3), GTP.u16("gtp.cgi_ci", "Cell ID (CI)", Dec).At(5)),
		1: part(gtpLAC.At(3), GTP.u16("gtp.sai_sac", "Service Area Code (SAC)", Dec).At(5)),
		2: part(gtpLAC.At(3), gtpRAC.At(5)),
	}

	GTPElements = map[byte]GTPElement{
		1: {Value: part(GTP.u8("gtp.cause", "Cause", Dec).At(0))},
		2: {},
		3: {Value: part(gtpLAC.At(3), gtpRAC.At(5))},
		4: {Value: part(GTP.u32("gtp.tlli", "TLLI", Hex).At(0))},
		5: {Value: part(GTP.u32("gtp.ptmsi", "P-TMSI", DecHex).At(0))},
		6: {Value: GTPQuality},
		8: {Value: part(GTP.bool("gtp.reorder", "Reordering required").Bits(0, 0x01))},
		9: {Value: part(
			GTP.bytes("gtp.rand", "RAND").Wide(0, 16),
			GTP.bytes("gtp.sres", "SRES").Wide(16, 4),
			GTP.bytes("gtp.kc", "Kc").Wide(20, 8),
		)},
		11: {Value: part(GTP.u8("gtp.map_cause", "MAP cause", Dec).At(0))},
		12: {Value: part(GTP.u24("gtp.ptmsi_sig", "P-TMSI Signature", Hex).At(0))},
		13: {Value: part(GTP.bool("gtp.ms_valid", "MS validated").Bits(0, 0x01))},
		14: {Value: part(GTP.u8("gtp.recovery", "Recovery", Dec).At(0))},
		15: {Value: part(GTP.u8("gtp.sel_mode", "Selection mode", Dec).Bits(0, 0x03))},
		16: {Value: part(gtpTEIDData.At(0))},
		17: {Value: part(GTP.u32("gtp.teid_cp", "TEID Control Plane", HexDec).At(0))},
		18: {Value: part(gtpNSAPI.Bits(0, 0x0f), GTP.u32("gtp.teid_ii", "TEID Data II", HexDec).At(1))},
		19: {Value: part(GTP.bool("gtp.tear_ind", "Teardown Indicator").Bits(0, 0x01))},
		20: {Value: part(gtpNSAPI.Bits(0, 0x0f))},
		21: {Value: part(GTP.u16("gtp.ranap_cause", "RANAP cause", Dec).Wide(0, 1))},
		22: {Value: part(
			gtpNSAPI.Bits(0, 0x0f),
			GTP.u16("gtp.rab_gtp_dn", "Downlink GTP-U seq number", Dec).At(1),
			GTP.u16("gtp.rab_gtp_up", "Uplink GTP-U seq number", Dec).At(3),
			GTP.u16("gtp.rab_pdu_dn", "Downlink next PDCP-PDU seq number", Dec).At(5),
			GTP.u16("gtp.rab_pdu_up", "Uplink next PDCP-PDU seq number", Dec).At(7),
		)},
		23: {Value: part(GTP.u8("gtp.rp_sms", "Radio Priority SMS", Dec).Bits(0, 0x07))},
		24: {Value: part(
			GTP.u8("gtp.rp", "Radio Priority", Dec).Bits(0, 0x07),
			GTP.u8("gtp.rp_nsapi", "NSAPI in Radio Priority", Dec).Bits(0, 0xf0),
			GTP.u8("gtp.rp_spare", "Reserved", Dec).Bits(0, 0x08),
			GTP.u8("gtp.rp", "Radio Priority", Dec).Bits(0, 0x07), // Wireshark shows it twice, and the next one as well
		)},
		25: {Value: part(
			gtpNSAPI.Bits(0, 0x0f),
			GTP.u8("gtp.pkt_flow_id", "Packet Flow ID", Dec).At(1),
			GTP.u8("gtp.pkt_flow_id", "Packet Flow ID", Dec).At(1),
		)},
		26: {Value: part(
			GTP.u16("gtp.chrg_char", "Charging characteristics", Dec).At(0),
			GTP.u16("gtp.chrg_char_s", "Spare", Dec).Bits(0, 0xf000),
			GTP.u16("gtp.chrg_char_n", "Normal charging", Dec).Bits(0, 0x0800),
			GTP.u16("gtp.chrg_char_p", "Prepaid charging", Dec).Bits(0, 0x0400),
			GTP.u16("gtp.chrg_char_f", "Flat rate charging", Dec).Bits(0, 0x0200),
			GTP.u16("gtp.chrg_char_h", "Hot billing charging", Dec).Bits(0, 0x0100),
			GTP.u16("gtp.chrg_char_r", "Reserved", Dec).Bits(0, 0x00ff),
		)},
		27:  {Value: part(GTP.u16("gtp.trace_ref", "Trace reference", Hex).At(0))},
		28:  {Value: part(GTP.u16("gtp.trace_type", "Trace type", Hex).At(0))},
		29:  {Value: gtpMSReason},
		126: {Value: part(GTP.u8("gtp.tr_comm", "Packet transfer command", Dec).At(0))},
		127: {Value: part(GTP.u32("gtp.chrg_id", "Charging ID", HexDec).At(0))},

		128: {Length: gtpLength},
		129: {Length: gtpLength},
		130: {},
		131: {Length: GTP.u16("gtp.apn_length", "APN length", Dec)},
		132: {Length: gtpLength},
		133: {},
		134: {Length: gtpLength},
		135: {Length: GTP.u16("gtp.qos_umts_length", "Length", Dec)},
		136: {Length: gtpExtLength},
		137: {Length: GTP.u16("gtp.tft_length", "TFT length", Dec)},
		138: {Value: part(
			gtpLAC.At(3), gtpRAC.At(5),
			GTP.u16("gtp.targetRNC_ID", "targetRNC-ID", Hex).Bits(6, 0x0fff),
		), Length: gtpExtLength},
		139: {Value: part(GTP.bytes("gtp.utran_field", "UTRAN Transparent Field").Wide(0, 0)), Length: gtpExtLength},
		140: {Value: part(gtpNSAPI.Bits(0, 0x0f), gtpTEIDData.At(1)), Length: GTP.u16("gtp.rab_setup_length", "RAB setup length", Dec)},
		142: {Length: gtpExtLength}, 143: {Length: gtpExtLength}, 144: {Length: gtpExtLength},
		145: {Length: gtpExtLength, More: true},
		146: {Value: part(gtpNSAPI.Bits(0, 0x0f)), Length: gtpExtLength},
		147: {Length: gtpExtLength, Named: true},
		148: {Value: part(
			GTP.bool("gtp.cmn_flg.dual_addr_bearer_flg", "Dual Address Bearer Flag").Bits(0, 0x80),
			GTP.bool("gtp.cmn_flg.upgrd_qos_sup", "Upgrade QoS Supported").Bits(0, 0x40),
			GTP.bool("gtp.cmn_flg.nrsn", "NRSN bit field").Bits(0, 0x20),
			GTP.bool("gtp.cmn_flg.no_qos_neg", "No QoS negotiation").Bits(0, 0x10),
			GTP.bool("gtp.cmn_flg.mbs_cnt_inf", "MBMS Counting Information").Bits(0, 0x08),
			GTP.bool("gtp.cmn_flg.mbs_ran_pcd_rdy", "RAN Procedures Ready").Bits(0, 0x04),
			GTP.bool("gtp.cmn_flg.mbs_srv_type", "MBMS Service Type").Bits(0, 0x02),
			GTP.bool("gtp.cmn_flg.ppc", "Prohibit Payload Compression").Bits(0, 0x01),
		), Length: gtpExtLength},
		149: {Value: part(GTP.u8("gtp.ext_apn_res", "Restriction Type", Dec).At(0)), Length: gtpExtLength, Exact: true},
		150: {Value: part(GTP.u8("gtp.raplcs", "Radio Priority LCS", Dec).Bits(0, 0x07)), Length: gtpExtLength},
		151: {Value: part(GTP.u8("gtp.ext_rat_type", "RAT Type", Dec).At(0)), Length: gtpExtLength, Exact: true},
		152: {Value: part(GTP.u8("gtp.geo_loc_type", "Geographic Location Type", Dec).At(0)), Length: gtpExtLength},
		153: {Length: gtpExtLength},
		154: {Length: gtpExtLength},
		155: {Length: gtpExtLength},
		156: {Value: part(
			GTP.u8("gtp.linked_nsapi", "Linked NSAPI", Dec).Bits(0, 0xf0),
			GTP.u32("gtp.uplink_teid_cp", "Uplink TEID Control Plane", HexDec).At(1),
			gtpEnhanced.At(5),
		), Length: gtpExtLength},
		157: {Value: part(GTP.bytes("gtp.tmgi", "Temporary Mobile Group Identity (TMGI)").Wide(0, 0)), Length: gtpExtLength},
		158: {Value: part(GTP.bytes("gtp.rim_routing_addr_val", "RIM Routing Address value").Wide(0, 0)), Length: gtpExtLength},
		159: {Length: gtpExtLength}, 160: {Length: gtpExtLength}, 161: {Length: gtpExtLength}, 162: {Length: gtpExtLength},
		163: {Value: part(GTP.u8("gtp.hop_count", "Hop Counter", Dec).At(0)), Length: gtpExtLength},
		164: {Length: gtpExtLength},
		165: {Length: gtpExtLength, More: true},
		166: {Value: part(GTP.u8("gtp.mbs_2g_3g_ind", "MBMS 2G/3G Indicator", Dec).At(0)), Length: gtpExtLength},
		167: {Value: part(gtpEnhanced.At(0)), Length: gtpExtLength},
		168: {Value: part(
			GTP.u24("gtp.mbms_ses_dur_days", "Estimated session duration days", Dec).Bits(0, 0x00007f),
			GTP.u24("gtp.mbms_ses_dur_s", "Estimated session duration seconds", Dec).Bits(0, 0xffff80),
		), Length: gtpExtLength},
		169: {Length: gtpExtLength},
		170: {Length: gtpExtLength, More: true},
		171: {Value: part(GTP.u8("gtp.time_2_dta_tr", "Time to MBMS Data Transfer", Dec).At(0).Plus(1)), Length: gtpExtLength},
		172: {Length: gtpExtLength, More: true},
		173: {Length: gtpExtLength}, 174: {Length: gtpExtLength},
		175: {Value: part(
			gtpNSAPI.Bits(0, 0x0f),
			GTP.u16("gtp.send_n_pdu_number", "Send N-PDU number", Dec).At(5),
			GTP.u16("gtp.receive_n_pdu_number", "Receive N-PDU number", Dec).At(7),
		), Length: gtpExtLength},
		176: {Value: part(GTP.u8("gtp.bssgp_cause", "BSSGP Cause", Dec).At(0)), Length: gtpExtLength},
		177: {Length: gtpExtLength},
		178: {Value: part(GTP.u8("gtp.bssgp.rad", "Routing Address Discriminator", Dec).Bits(0, 0x0f)), Length: gtpExtLength},
		179: {Length: gtpExtLength},
		181: {Value: part(GTP.u8("gtp.ms_inf_chg_rep_act", "Action", Dec).At(0)), Length: gtpExtLength},
		182: {Value: part(
			GTP.u8("gtp.ei", "Error Indication (EI)", Dec).Bits(0, 0x04),
			GTP.u8("gtp.gcsi", "GPRS-CSI (GCSI)", Dec).Bits(0, 0x02),
			GTP.u8("gtp.dti", "Direct Tunnel Indicator (DTI)", Dec).Bits(0, 0x01),
		), Length: gtpExtLength, More: true},
		183: {Value: part(GTP.u8("gtp.correlation_id", "Correlation-ID", Dec).At(0)), Length: gtpExtLength},
		184: {Value: part(GTP.u8("gtp.bcm", "Bearer Control Mode", Dec).At(0)), Length: gtpExtLength, Named: true},
		185: {Value: part(GTP.bytes("gtp.mbms_flow_id", "MBMS Flow Identifier").Wide(0, 0)), Length: gtpExtLength, Named: true},
		186: {Length: gtpExtLength, More: true, Named: true},
		187: {Value: part(GTP.u8("gtp.mbms_dist_indic", "Distribution Indication", Dec).Bits(0, 0x03)), Length: gtpExtLength, Named: true},
		188: {Length: gtpExtLength, More: true, Named: true},
		189: {Value: part(GTP.u16("gtp.rfsp_index", "RFSP Index", Dec).At(0)), Length: gtpExtLength, Named: true},
		190: {Length: GTP.u16("gtp.fqdn_length", "FQDN length", Dec), Named: true},
		191: {Value: part(gtpCapable.Bits(0, 0x40), gtpLevel.Bits(0, 0x3c), gtpVulnerable.Bits(0, 0x01)), Length: gtpExtLength, Named: true},
		192: {Value: part(gtpNSAPI.Bits(0, 0x0f), gtpCapable.Bits(1, 0x40), gtpLevel.Bits(1, 0x3c), gtpVulnerable.Bits(1, 0x01)), Length: gtpExtLength, Named: true},
		193: {Value: part(
			GTP.bool("gtp.ext_comm_flags.uasi", "UASI").Bits(0, 0x80),
			GTP.bool("gtp.ext_comm_flags.bdwi", "BDWI").Bits(0, 0x40),
			GTP.bool("gtp.ext_comm_flags.pcri", "PCRI").Bits(0, 0x20),
			GTP.bool("gtp.ext_comm_flags.vb", "VB").Bits(0, 0x10),
			GTP.bool("gtp.ext_comm_flags.retloc", "RetLoc").Bits(0, 0x08),
			GTP.bool("gtp.ext_comm_flags.cpsr", "CPSR").Bits(0, 0x04),
			GTP.bool("gtp.ext_comm_flags.ccrsi", "CCRSI").Bits(0, 0x02),
			GTP.bool("gtp.ext_comm_flags.unauthenticated_imsi", "Unauthenticated IMSI").Bits(0, 0x01),
		), Length: gtpExtLength, More: true, Named: true},
		194: {Value: part(
			GTP.u32("gtp.csg_id", "CSG ID", Dec).Bits(3, 0x7ffffff),
			GTP.u8("gtp.access_mode", "Access Mode", Dec).Bits(7, 0xc0),
			gtpCMI.Bits(7, 0x01),
		), Length: gtpExtLength, Named: true},
		195: {Value: part(
			GTP.bool("gtp.csg_info_rep_act.uciuhc", "UCIUHC").Bits(0, 0x04),
			GTP.bool("gtp.csg_info_rep_act.ucishc", "UCISHC").Bits(0, 0x02),
			GTP.bool("gtp.csg_info_rep_act.ucicsg", "UCICSG").Bits(0, 0x01),
		), Length: gtpExtLength, Named: true},
		196: {Length: gtpExtLength, More: true, Named: true},
		197: {Value: part(gtpCMI.Bits(0, 0x01)), Length: gtpExtLength, Named: true},
		198: {Value: part(
			GTP.i32("gtp.apn_ambr_ul", "APN-AMBR for Uplink").At(0),
			GTP.i32("gtp.apn_ambr_dl", "APN-AMBR for Downlink").At(4),
		), Length: gtpExtLength, Named: true},
		199: {Length: gtpExtLength},
		200: {Value: part(
			GTP.i32("gtp.sub_ue_ambr_ul", "Subscribed UE-AMBR for Uplink").At(0),
			GTP.i32("gtp.sub_ue_ambr_dl", "Subscribed UE-AMBR for Downlink").At(4),
			GTP.i32("gtp.auth_ue_ambr_ul", "Authorized UE-AMBR for Uplink").At(8),
			GTP.i32("gtp.auth_ue_ambr_dl", "Authorized UE-AMBR for Downlink").At(12),
		), Length: gtpExtLength, More: true, Named: true},
		201: {Value: part(
			gtpNSAPI.Bits(0, 0xf0),
			GTP.i32("gtp.auth_apn_ambr_ul", "Authorized APN-AMBR for Uplink").At(1),
			GTP.i32("gtp.auth_apn_ambr_dl", "Authorized APN-AMBR for Downlink").At(5),
		), Length: gtpExtLength, Named: true},
		202: {Value: part(
			GTP.u8("gtp.ggsn_back_off_time_units", "Timer unit", Dec).Bits(0, 0xe0),
			GTP.u8("gtp.ggsn_back_off_timer", "Timer value", Dec).Bits(0, 0x1f),
		), Length: gtpExtLength, Named: true},
		203: {Value: part(gtpLAPI.Bits(0, 0x01)), Length: gtpExtLength, Named: true},
		204: {Value: part(gtpNSAPI.Bits(0, 0x0f), gtpLAPI.Bits(1, 0x01)), Length: gtpExtLength, Named: true},
		205: {Value: part(GTP.u8("gtp.higher_br_16mb_flg", "Higher bitrates than 16 Mbps flag", Dec).At(0)), Length: gtpExtLength, Named: true},
		206: {Value: part(
			GTP.u32("gtp.max_mbr_apn_ambr_ul", "Max MBR/APN-AMBR for uplink", Dec).At(0),
			GTP.u32("gtp.max_mbr_apn_ambr_dl", "Max MBR/APN-AMBR for downlink", Dec).At(4),
		), Length: gtpExtLength, Named: true},
		207: {Length: gtpExtLength, Named: true},
		208: {Value: part(GTP.bool("gtp.add_flg_for_srvcc_ics", "ICS (IMS Centralized Service)").Bits(0, 0x01)), Length: gtpExtLength, Named: true},
		209: {Length: gtpExtLength, More: true, Named: true},
		210: {Length: gtpExtLength, Named: true}, 211: {Length: gtpExtLength, Named: true},
		212: {Value: part(GTP.u8("gtp.enb_type", "enb_type", Dec).At(0)), Length: gtpExtLength, More: true, Named: true},
		213: {Value: part(gtpNSAPI.Bits(0, 0x0f), GTP.u8("gtp.sel_mode_val", "Selection Mode Value", Dec).Bits(1, 0x03)), Length: gtpExtLength, Named: true},
		214: {Length: gtpExtLength, Named: true}, 215: {Value: part(gtpNSAPI.Bits(0, 0x0f)), Length: gtpExtLength, Named: true},
		216: {Value: part(GTP.u8("gtp.selection_entity", "Selection Entity", Dec).Bits(0, 0x03)), Length: gtpExtLength, More: true, Named: true},
		217: {Value: part(GTP.u32("gtp.ue_usage_type_value", "UE Usage Type value", Dec).At(0)), Length: gtpExtLength, More: true, Named: true},
		218: {Value: part(
			GTP.u8("gtp.ext_comm_flags_II_pnsi", "PNSI", Dec).Bits(0, 0x01),
			GTP.bool("gtp.ext_comm_flags_II_dtci", "DTCI").Bits(0, 0x02),
			GTP.u8("gtp.ext_comm_flags_II_pmtsmi", "PMTSMI", Dec).Bits(0, 0x04),
			GTP.u8("gtp.ext_comm_flags_II_spare", "SPARE", Hex).Bits(0, 0xf8),
		), Length: gtpExtLength, More: true, Named: true},
		219: {Length: gtpExtLength, Named: true},
		220: {Value: part(
			GTP.bool("gtp.ciot_opt_sup_ind_sgni_pdn", "SGNI PDN").Bits(0, 0x01),
			GTP.bool("gtp.ciot_opt_sup_ind_scni_pdn", "SCNI PDN").Bits(0, 0x02),
			GTP.u8("gtp.ciot_opt_sup_ind_spare", "SPARE", Hex).Bits(0, 0xfc),
		), Length: gtpExtLength, More: true, Named: true},
		221: {Length: gtpExtLength, Named: true},
		222: {Value: part(GTP.u8("gtp.iov_updates_counter", "IOV_updates counter", Dec).At(0)), Length: gtpExtLength, More: true, Named: true},
		223: {Value: part(GTP.u16("gtp.mapped_ue_usage_type", "Mapped UE Usage Type", Dec).At(0)), Length: gtpExtLength, More: true, Named: true},
		224: {Value: part(
			GTP.bool("gtp.up_fun_sel_ind_flags_dcnr", "DCNR").Bits(0, 0x01),
			GTP.u8("gtp.up_fun_sel_ind_flags_spare", "SPARE", Hex).Bits(0, 0xfe),
		), Length: gtpExtLength, More: true, Named: true},
		249: {}, 250: {},
		251: {Length: gtpExtLength},
		252: {Length: gtpLength}, 253: {},
		254: {Length: GTP.u16("gtp.node_address_length", "Node address length", Dec)},
		255: {Length: gtpExtLength},
	}

	// GTPElements0 are those that are others in version 0.
	GTPElements0 = map[byte]GTPElement{
		16: {Value: part(GTP.u16("gtp.ext_flow_label", "Flow Label Data I", Hex).At(0))},
		17: {Value: part(GTP.u16("gtp.flow_sig", "Flow label Signalling", Hex).At(0))},
		18: {Value: part(gtpNSAPI.Bits(0, 0x0f), GTP.u16("gtp.flow_ii", "Flow Label Data II", Dec).At(1))},
		19: {Value: gtpMSReason},
	}

	GTPPrivate = part(
		GTP.u16("gtp.ext_id", "Extension identifier", Dec).At(0),
		GTP.bytes("gtp.ext_val", "Extension value").Wide(2, 0),
	)

	GTPRecords = part(
		GTP.u8("gtp.number_of_data_records", "Number of data records", Dec).At(0),
		GTP.u8("gtp.data_record_format", "Data record format", Dec).At(1),
		GTP.u8("gtp.cdr_app", "Application Identifier", Dec).Bits(2, 0xf0),
		GTP.u8("gtp.cdr_rel", "Release Identifier", Dec).Bits(2, 0x0f),
		GTP.u8("gtp.cdr_ver", "Version Identifier", Dec).At(3),
	)
	GTPReleaseMore  = part(GTP.u8("gtp.cdr_rel_ext", "Release Identifier Extension", Dec).At(0))
	GTPRecordLength = part(GTP.u16("gtp.cdr_length", "Length", Dec).At(0))
	GTPRecord       = GTP.bytes("gtp.cdr_context", "Context")

	_ = GTP.HandsTo(PCOTypes, E212, E164)
	_ = GTPPrime.HandsTo(GTP)
	_ = IPCP.On(PCOTypes, 0x8021)
	_ = IPv6CP.On(PCOTypes, 0x8057)
	_ = LCP.On(PCOTypes, 0xc021)
	_ = PAP.On(PCOTypes, 0xc023)
	_ = CHAP.On(PCOTypes, 0xc223)
)
