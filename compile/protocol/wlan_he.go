package protocol

import (
	"fmt"
	"strings"

	"github.com/dfc-lang/dfc/compile/ftype"
)

// The elements of 802.11ax (HE) (IEEE 802.11ax-2021, clauses 9.4.2.248 to 9.4.2.254), which have numbers of their own behind the
// number for extensions. What a byte means depends on what others say.
var (
	HEMAC = part(
		WLANElements.Field("wlan.ext_tag.he_mac_caps", "HE MAC Capabilities Information", ftype.Uint48, Hex).At(0).Swapped(),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.htc_he_support", "+HTC HE Support").Bits(0, 0x01),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.twt_req_support", "TWT Requester Support").Bits(0, 0x02),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.twt_rsp_support", "TWT Responder Support").Bits(0, 0x04),
		WLANElements.Field("wlan.ext_tag.he_mac_cap.dynamic_fragmentation_support", "Dynamic Fragmentation Support", ftype.Uint48, Dec).Bits(0, 0x000000000018).Swapped(),
		WLANElements.Field("wlan.ext_tag.he_mac_cap.trig_frm_mac_padding_dur", "Trigger Frame MAC Padding Duration", ftype.Uint48, Dec).Bits(0, 0x000000000c00).Swapped(),
		WLANElements.Field("wlan.ext_tag.he_mac_cap.multi_tid_agg_rx_support", "Multi-TID Aggregation Rx Support", ftype.Uint48, Dec).Bits(0, 0x000000007000).Swapped(),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.all_ack_support", "All Ack Support").Bits(2, 0x02),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.broadcast_twt_support", "Broadcast TWT Support").Bits(2, 0x10),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.32_bit_ba_bitmap_support", "32-bit BA Bitmap Support").Bits(2, 0x20),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.mu_cascading_support", "MU Cascading Support").Bits(2, 0x40),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.ack_enabled_agg_support", "Ack-Enabled Aggregation Support").Bits(2, 0x80),
		WLANElements.Field("wlan.ext_tag.he_mac_cap.reserved_b24", "Reserved", ftype.Uint48, Hex).Bits(0, 0x000001000000).Swapped(),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.ofdma_ra_support", "OFDMA RA Support").Bits(3, 0x04),
		WLANElements.Field("wlan.ext_tag.he_mac_cap.max_a_mpdu_len_exp_ext", "Maximum A-MPDU Length Exponent Extension", ftype.Uint48, Dec).Bits(0, 0x000018000000).Swapped(),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.flexible_twt_sched_support", "Flexible TWT Schedule Support").Bits(3, 0x40),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.rx_ctl_frm_multibss", "Rx Control Frame to MultiBSS").Bits(3, 0x80),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.bsrp_bqrp_a_mpdu_agg", "BSRP BQRP A-MPDU Aggregation").Bits(4, 0x01),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.qtp_support", "QTP Support").Bits(4, 0x02),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.psr_responder", "PSR Responder").Bits(4, 0x08),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.ndp_feedback_report_support", "NDP Feedback Report Support").Bits(4, 0x10),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.ops_support", "OPS Support").Bits(4, 0x20),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.a_msdu_in_a_mpdu_support", "A-MSDU Not Under BA in Ack-Enabled A-MPDU Support").Bits(4, 0x40),
		WLANElements.Field("wlan.ext_tag.he_mac_cap.multi_tid_agg_tx_support", "Multi-TID Aggregation Tx Support", ftype.Uint48, Dec).Bits(0, 0x038000000000).Swapped(),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.subchannel_selective_xmit_support", "HE Subchannel Selective Transmission Support").Bits(5, 0x04),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.ul_2_996_tone_ru_support", "UL 2x996-tone RU Support").Bits(5, 0x08),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.om_cntl_ul_mu_data_disable_rx_support", "OM Control UL MU Data Disable RX Support").Bits(5, 0x10),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.dynamic_sm_power_save", "HE Dynamic SM Power Save").Bits(5, 0x20),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.punctured_sounding_support", "Punctured Sounding Support").Bits(5, 0x40),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.ht_and_vht_trigger_frame_rx_support", "HT And VHT Trigger Frame RX Support").Bits(5, 0x80),
	)
	HEFragments = part(
		WLANElements.Field("wlan.ext_tag.he_mac_cap.max_frag_msdus", "Maximum Number of Fragmented MSDUs", ftype.Uint48, Custom).Bits(0, 0x0000000000e0).Swapped(),
		WLANElements.Field("wlan.ext_tag.he_mac_cap.min_frag_size", "Minimum Fragment Size", ftype.Uint48, Dec).Bits(0, 0x000000000300).Swapped(),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.a_msdu_frag_support", "A-MSDU Fragmentation Support").Bits(3, 0x20),
	)
	HENoFragments = part(
		WLANElements.Field("wlan.ext_tag.he_mac_cap.reserved_bits_5_7", "Reserved", ftype.Uint48, Hex).Bits(0, 0x0000000000e0).Swapped(),
		WLANElements.Field("wlan.ext_tag.he_mac_cap.reserved_bits_8_9", "Reserved", ftype.Uint48, Hex).Bits(0, 0x000000000300).Swapped(),
		WLANElements.Field("wlan.ext_tag.he_mac_cap.reserved_bit_29", "Reserved", ftype.Uint48, Hex).Bits(0, 0x000020000000).Swapped(),
	)
	HEControl = part(
		WLANElements.Field("wlan.ext_tag.he_mac_cap.he_link_adaptation_support", "HE Link Adaptation Support", ftype.Uint48, Dec).Bits(0, 0x000000018000).Swapped(),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.trs_support", "TRS Support").Bits(2, 0x04),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.bsr_support", "BSR Support").Bits(2, 0x08),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.om_control_support", "OM Control Support").Bits(3, 0x02),
		WLANElements.bool("wlan.ext_tag.he_mac_cap.bqr_support", "BQR Support").Bits(4, 0x04),
	)
	HENoControl = part(
		WLANElements.Field("wlan.ext_tag.he_mac_cap.reserved_bits_15_16", "Reserved", ftype.Uint48, Hex).Bits(0, 0x000000018000).Swapped(),
		WLANElements.Field("wlan.ext_tag.he_mac_cap.reserved_bit_18", "Reserved", ftype.Uint48, Hex).Bits(0, 0x000000040000).Swapped(),
		WLANElements.Field("wlan.ext_tag.he_mac_cap.reserved_bit_19", "Reserved", ftype.Uint48, Hex).Bits(0, 0x000000080000).Swapped(),
		WLANElements.Field("wlan.ext_tag.he_mac_cap.reserved_bit_25", "Reserved", ftype.Uint48, Hex).Bits(0, 0x000002000000).Swapped(),
		WLANElements.Field("wlan.ext_tag.he_mac_cap.reserved_bit_34", "Reserved", ftype.Uint48, Hex).Bits(0, 0x000400000000).Swapped(),
	)
	HEPHY = part(
		WLANElements.u8("wlan.ext_tag.he_phy_cap.reserved_b0", "Reserved", Hex).Bits(0, 0x01),
		WLANElements.u8("wlan.ext_tag.he_phy_cap.fbyte.reserved_b0", "Reserved", Hex).Bits(0, 0x01),
		WLANElements.u8("wlan.ext_tag.he_phy_cap.fbytes", "Channel Width Set", Hex).Bits(0, 0xfe),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.chan_width_set.40mhz_in_2_4ghz", "40 MHz in 2.4 GHz band").Bits(0, 0x02),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.chan_width_set.40_80_in_5ghz", "40 & 80 MHz in the 5 GHz and 6 GHz bands").Bits(0, 0x04),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.chan_width_set.160_in_5ghz", "160 MHz in the 5 GHz and 6 GHz bands").Bits(0, 0x08),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.chan_width_set.160_80_80_in_5ghz", "160/80+80 MHz in the 5 GHz and 6 GHz bands").Bits(0, 0x10),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.chan_width_set.242_tone_in_2_4ghz", "242 tone RUs in the 2.4 GHz band").Bits(0, 0x20),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.chan_width_set.242_tone_in_5ghz", "242 tone RUs in the 5 GHz and 6 GHz bands").Bits(0, 0x40),
		WLANElements.u8("wlan.ext_tag.he_phy_cap.chan_width_set.reserved", "Reserved", Hex).Bits(0, 0x80),
		WLANElements.u16("wlan.ext_tag.he_phy_cap.bits_8_to_23", "Bits 8 to 23", Hex).At(1).Swapped(),
		WLANElements.u16("wlan.ext_tag.he_phy_cap.punc_preamble_rx", "Punctured Preamble Rx", Hex).Bits(1, 0x000f).Swapped(),
		WLANElements.u16("wlan.ext_tag.he_phy_cap.device_class", "Device Class", Hex).Bits(1, 0x0010).Swapped(),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.ldpc_coding_in_payload", "LDPC Coding In Payload").Bits(1, 0x20),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.he_su_ppdu_with_1x_he_ltf_08us", "HE SU PPDU With 1x HE-LTF And 0.8us GI").Bits(1, 0x40),
		WLANElements.u16("wlan.ext_tag.he_phy_cap.midamble_tx_rx_max_nsts", "Midamble Tx/Rx Max NSTS", Hex).Bits(1, 0x0180).Swapped(),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.ndp_with_4x_he_ltf_4x_3.2us", "NDP With 4x HE-LTF and 3.2us GI").Bits(2, 0x02),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.stbc_tx_lt_80mhz", "STBC Tx <= 80 MHz").Bits(2, 0x04),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.stbc_rx_lt_80mhz", "STBC Rx <= 80 MHz").Bits(2, 0x08),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.doppler_tx", "Doppler Tx").Bits(2, 0x10),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.doppler_rx", "Doppler Rx").Bits(2, 0x20),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.full_bw_ul_mu_mimo", "Full Bandwidth UL MU-MIMO").Bits(2, 0x40),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.partial_bw_ul_mu_mimo", "Partial Bandwidth UL MU-MIMO").Bits(2, 0x80),
		WLANElements.u16("wlan.ext_tag.he_phy_cap.bits_24_to_39", "Bits 24 to 39", Hex).At(3).Swapped(),
		WLANElements.u16("wlan.ext_tag.he_phy_cap.dcm_max_const_tx", "DCM Max Constellation Tx", Hex).Bits(3, 0x0003).Swapped(),
		WLANElements.u16("wlan.ext_tag.he_phy_cap.dcm_max_nss_tx", "DCM Max NSS Tx", Hex).Bits(3, 0x0004).Swapped(),
		WLANElements.u16("wlan.ext_tag.he_phy_cap.dcm_max_const_rx", "DCM Max Constellation Rx", Hex).Bits(3, 0x0018).Swapped(),
		WLANElements.u16("wlan.ext_tag.he_phy_cap.dcm_max_nss_rx", "DCM Max NSS Rx", Hex).Bits(3, 0x0020).Swapped(),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.rx_partial_bw_su_20mhz_he_mu_ppdu", "Rx Partial BW SU In 20 MHz HE MU PPDU").Bits(3, 0x40),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.su_beamformer", "SU Beamformer").Bits(3, 0x80),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.su_beamformee", "SU Beamformee").Bits(4, 0x01),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.mu_beamformer", "MU Beamformer").Bits(4, 0x02),
		WLANElements.u16("wlan.ext_tag.he_phy_cap.beamformee_sts_lte_80mhz", "Beamformee STS <= 80 MHz", Hex).Bits(3, 0x1c00).Swapped(),
		WLANElements.u16("wlan.ext_tag.he_phy_cap.beamformee_sts_gt_80mhz", "Beamformee STS > 80 MHz", Hex).Bits(3, 0xe000).Swapped(),
		WLANElements.u16("wlan.ext_tag.he_phy_cap.bits_40_to_55", "Bits 40 to 55", Hex).At(5).Swapped(),
		WLANElements.u16("wlan.ext_tag.he_phy_cap.no_sounding_dims_lte_80", "Number Of Sounding Dimensions <= 80 MHz", Dec).Bits(5, 0x0007).Swapped(),
		WLANElements.u16("wlan.ext_tag.he_phy_cap.no_sounding_dims_gt_80", "Number Of Sounding Dimensions > 80 MHz", Dec).Bits(5, 0x0038).Swapped(),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.ng_eq_16_su_fb", "Ng = 16 SU Feedback").Bits(5, 0x40),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.ng_eq_16_mu_fb", "Ng = 16 MU Feedback").Bits(5, 0x80),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.codebook_size_su_fb", "Codebook Size SU Feedback").Bits(6, 0x01),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.codebook_size_mu_fb", "Codebook Size MU Feedback").Bits(6, 0x02),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.trig_su_bf_fb", "Triggered SU Beamforming Feedback").Bits(6, 0x04),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.trig_mu_bf_fb", "Triggered MU Beamforming Feedback").Bits(6, 0x08),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.trig_cqi_fb", "Triggered CQI Feedback").Bits(6, 0x10),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.partial_bw_er", "Partial Bandwidth Extended Range").Bits(6, 0x20),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.partial_bw_dl_mu_mimo", "Partial Bandwidth DL MU-MIMO").Bits(6, 0x40),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.ppe_thres_present", "PPE Thresholds Present").Bits(6, 0x80),
		WLANElements.u16("wlan.ext_tag.he_phy_cap.bits_56_to_71", "Bits 56 to 71", Hex).At(7).Swapped(),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.psr_based_sr_sup", "PSR-based SR Support").Bits(7, 0x01),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.pwr_bst_factor_ar_sup", "Power Boost Factor ar Support").Bits(7, 0x02),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.he_su_ppdu_etc_gi", "HE SU PPDU And HE MU PPDU With 4x HE-LTF And 0.8us GI").Bits(7, 0x04),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.max_nc", "Max Nc").Bits(7, 0x38),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.stbc_tx_gt_80_mhz", "STBC Tx > 80 MHz").Bits(7, 0x40),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.stbc_rx_gt_80_mhz", "STBC Rx > 80 MHz").Bits(7, 0x80),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.he_er_su_ppdu_4xxx_gi", "HE ER SU PPDU With 4x HE-LTF And 0.8us GI").Bits(8, 0x01),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.20_mhz_in_40_in_2_4ghz", "20 MHz In 40 MHz HE PPDU In 2.4 GHz Band").Bits(8, 0x02),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.20_mhz_in_160_80p80_ppdu", "20 MHz In 160/80+80 MHz HE PPDU").Bits(8, 0x04),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.80_mhz_in_160_80p80_ppdu", "80 MHz In 160/80+80 MHz HE PPDU").Bits(8, 0x08),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.he_er_su_ppdu_1xxx_gi", "HE ER SU PPDU With 1x HE-LTF And 0.8us GI").Bits(8, 0x10),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.midamble_tx_rx_2x_1x_he_ltf", "Midamble Tx/Rx 2x And 1x HE-LTF").Bits(8, 0x20),
		WLANElements.u16("wlan.ext_tag.he_phy_cap.dcm_max_ru", "DCM Max RU", Hex).Bits(7, 0xc000).Swapped(),
		WLANElements.u16("wlan.ext_tag.he_phy_cap.bits_72_to_87", "Bits 72 to 87", Hex).At(9).Swapped(),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.longer_than_16_he_sigb_ofdm_sym_support", "Longer Than 16 HE SIG-B OFDM Symbols Support").Bits(9, 0x01),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.non_triggered_feedback", "Non-Triggered CQI Feedback").Bits(9, 0x02),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.tx_1024_qam_support_lt_242_tone_ru", "Tx 1024-QAM Support < 242-tone RU Support").Bits(9, 0x04),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.rx_1024_qam_support_lt_242_tone_ru", "Rx 1024-QAM Support < 242-tone RU Support").Bits(9, 0x08),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.rx_full_bw_su_using_he_mu_ppdu_with_compressed_sigb", "Rx Full BW SU Using HE MU PPDU With Compressed HE-SIG-B").Bits(9, 0x10),
		WLANElements.bool("wlan.ext_tag.he_phy_cap.rx_full_bw_su_using_he_mu_ppdu_with_non_compressed_sigb", "Rx Full BW SU Using HE MU PPDU With Non-Compressed HE-SIG-B").Bits(9, 0x20),
		WLANElements.u16("wlan.ext_tag.he_phy_cap.nominal_packet_padding", "Nominal Packet Padding", Dec).Bits(9, 0x00c0).Swapped(),
		WLANElements.u16("wlan.ext_tag.he_phy_cap.he_mu_ppdu_ru_rx_max", "HE MU PPDU With More Than One RU Rx Max N_HE-LTF", Dec).Bits(9, 0x0100).Swapped(),
		WLANElements.u16("wlan.ext_tag.he_phy_cap.reserved_b81_b87", "Reserved", Hex).Bits(9, 0xfe00).Swapped(),
	)
	HERates80    = heRates("80", "lte_80", "<= 80 MHz")
	HERates160   = heRates("160", "160", "160 MHz")
	HERatesSplit = heRates("80p80", "80_80", "80+80 MHz")
	HEThresholds = part(
		WLANElements.u8("wlan.ext_tag.he_ppe_thresholds.nss", "NSS", Dec).Bits(0, 0x07),
		WLANElements.u8("wlan.ext_tag.he_ppe_thresholds.ru_index_bitmask", "RU Index Bitmask", Hex).Bits(0, 0x78),
	)
	HEThreshold16 = WLANElements.u8("wlan.ext_tag.he_ppe_thresholds.ppet16", "PPET16", Hex)
	HEThreshold8  = WLANElements.u8("wlan.ext_tag.he_ppe_thresholds.ppet8", "PPET8", Hex)

	HEOperation = part(
		WLANElements.u24("wlan.ext_tag.he_operation.params", "HE Operation Parameters", Hex).At(0).Swapped(),
		WLANElements.u24("wlan.ext_tag.he_operation.default_pe_duration", "Default PE Duration", Dec).Bits(0, 0x000007).Swapped(),
		WLANElements.bool("wlan.ext_tag.he_operation.twt_required", "TWT Required").Bits(0, 0x08),
		WLANElements.u24("wlan.ext_tag.he_operation.txop_duration_rts_thresh", "TXOP Duration RTS Threshold", Dec).Bits(0, 0x003ff0).Swapped(),
		WLANElements.bool("wlan.ext_tag.he_operation.vht_op_info_present", "VHT Operation Information Present").Bits(1, 0x40),
		WLANElements.bool("wlan.ext_tag.he_operation.co_hosted_bss", "Co-Hosted BSS").Bits(1, 0x80),
		WLANElements.bool("wlan.ext_tag.he_operation.er_su_disable", "ER SU Disable").Bits(2, 0x01),
		WLANElements.bool("wlan.ext_tag.he_operation.6ghz_operation_information_present", "6 GHz Operation Information Present").Bits(2, 0x02),
		WLANElements.u24("wlan.ext_tag.he_operation.reserved_b16_b32", "Reserved", Hex).Bits(0, 0xfc0000).Swapped(),
		WLANElements.u8("wlan.ext_tag.bss_color_information", "BSS Color Information", Hex).At(3),
		WLANElements.u8("wlan.ext_tag.bss_color_information.bss_color", "BSS Color", Hex).Bits(3, 0x3f),
		WLANElements.bool("wlan.ext_tag.bss_color_information.partial_bss_color", "Partial BSS Color").Bits(3, 0x40),
		WLANElements.bool("wlan.ext_tag.bss_color_information.bss_color_disabled", "BSS Color Disabled").Bits(3, 0x80),
		WLANElements.u16("wlan.ext_tag.he_operation.basic_he_mcs_and_nss", "Basic HE-MCS and NSS Set", Hex).At(4).Swapped(),
		WLANElements.u16("wlan.ext_tag.he_operation.max_he_mcs_for_1_ss", "Max HE-MCS for 1 SS", Dec).Bits(4, 0x0003).Swapped(),
		WLANElements.u16("wlan.ext_tag.he_operation.max_he_mcs_for_2_ss", "Max HE-MCS for 2 SS", Dec).Bits(4, 0x000c).Swapped(),
		WLANElements.u16("wlan.ext_tag.he_operation.max_he_mcs_for_3_ss", "Max HE-MCS for 3 SS", Dec).Bits(4, 0x0030).Swapped(),
		WLANElements.u16("wlan.ext_tag.he_operation.max_he_mcs_for_4_ss", "Max HE-MCS for 4 SS", Dec).Bits(4, 0x00c0).Swapped(),
		WLANElements.u16("wlan.ext_tag.he_operation.max_he_mcs_for_5_ss", "Max HE-MCS for 5 SS", Dec).Bits(4, 0x0300).Swapped(),
		WLANElements.u16("wlan.ext_tag.he_operation.max_he_mcs_for_6_ss", "Max HE-MCS for 6 SS", Dec).Bits(4, 0x0c00).Swapped(),
		WLANElements.u16("wlan.ext_tag.he_operation.max_he_mcs_for_7_ss", "Max HE-MCS for 7 SS", Dec).Bits(4, 0x3000).Swapped(),
		WLANElements.u16("wlan.ext_tag.he_operation.max_he_mcs_for_8_ss", "Max HE-MCS for 8 SS", Dec).Bits(4, 0xc000).Swapped(),
	)
	HEOperationVHT = part(
		WLANElements.u8("wlan.ext_tag.he_operation.vht_op_info.channel_width", "Channel Width", Dec).At(0),
		WLANElements.u8("wlan.ext_tag.he_operation.vht_op_info.chan_center_freq_seg_0", "Channel Center Frequency Segment 0", Dec).At(1),
		WLANElements.u8("wlan.ext_tag.he_operation.vht_op_info.chan_center_freq_seg_1", "Channel Center Frequency Segment 1", Dec).At(2),
	)
	HEOperationHosted = part(
		WLANElements.u8("wlan.ext_tag.he_operation.max_co_hosted_bssid_indicator", "Max Co-Hosted BSSID Indicator", Dec).At(0),
	)
	HEOperation6GHz = part(
		WLANElements.u8("wlan.ext_tag.he_operation.6ghz.primary_channel", "Primary Channel", Dec).At(0),
		WLANElements.u8("wlan.ext_tag.he_operation.6ghz.control", "Control", Hex).At(1),
		WLANElements.u8("wlan.ext_tag.he_operation.6ghz.control.channel_width", "Channel Width", Dec).Bits(1, 0x03),
		WLANElements.bool("wlan.ext_tag.he_operation.6ghz.control.duplicate_beacon", "Duplicate Beacon").Bits(1, 0x04),
		WLANElements.u8("wlan.ext_tag.he_operation.6ghz.control.regulatory_info", "Regulatory Info", Dec).Bits(1, 0x78),
		WLANElements.u8("wlan.ext_tag.he_operation.6ghz.control.reserved", "Reserved", Hex).Bits(1, 0x80),
		WLANElements.u8("wlan.ext_tag.he_operation.6ghz.chan_center_freq_seg_0", "Channel Center Frequency Segment 0", Dec).At(2),
		WLANElements.u8("wlan.ext_tag.he_operation.6ghz.chan_center_freq_seg_1", "Channel Center Frequency Segment 1", Dec).At(3),
		WLANElements.u8("wlan.ext_tag.he_operation.6ghz.minimum_rate", "Minimum Rate", Dec).At(4),
	)

	MUEDCA = part(
		WLANElements.u8("wlan.ext_tag.mu_edca_parameter_set.aic_aifsn", "AIC/AIFSN", Hex).At(0),
		WLANElements.u8("wlan.ext_tag.mu_edca_parameter_set.aifsn", "AIFSN", Dec).Bits(0, 0x0f),
		WLANElements.bool("wlan.ext_tag.mu_edca_parameter_set.acm", "Admission Control Mandatory").Bits(0, 0x10),
		WLANElements.u8("wlan.ext_tag.mu_edca_parameter_set.aci", "ACI", Dec).Bits(0, 0x60),
		WLANElements.u8("wlan.ext_tag.mu_edca_parameter_set.reserved", "Reserved", Dec).Bits(0, 0x80),
		WLANElements.u8("wlan.ext_tag.mu_edca_parameter_set.mu_edca_timer", "MU EDCA Timer", Hex).At(2),
		WLANElements.u8("wlan.ext_tag.mu_edca_parameter_set.ecwmin_ecwmax", "ECWmin/ECWmax", Hex).At(1),
	)
	SpatialReuse = part(
		WLANElements.u8("wlan.ext_tag.spatial_reuse.sr_control", "SR Control", Hex).At(0),
		WLANElements.bool("wlan.ext_tag.spatial_reuse.sr_control.srp_dis", "SRP Disallowed").Bits(0, 0x01),
		WLANElements.bool("wlan.ext_tag.spatial_reuse.sr_control.non_srg_obss_pd_sr_dis", "NON-SRG OBSS PD SR Disallowed").Bits(0, 0x02),
		WLANElements.bool("wlan.ext_tag.spatial_reuse.sr_control.non_srg_ofs_present", "Non-SRG Offset Present").Bits(0, 0x04),
		WLANElements.bool("wlan.ext_tag.spatial_reuse.sr_control.srg_info_present", "SRG Information Present").Bits(0, 0x08),
		WLANElements.bool("wlan.ext_tag.spatial_reuse.sr_control.hesiga_val_15_allowed", "HESIGA Spatial Reuse value 15 allowed").Bits(0, 0x10),
		WLANElements.u8("wlan.ext_tag.spatial_reuse.sr_control.reserved", "Reserved", Hex).Bits(0, 0xe0),
	)
	SpatialReuseOffset = part(
		WLANElements.Field("wlan.ext_tag.spatial_reuse.non_srg_obss_pd_max_offset", "Non-SRG OBSS PD Max Offset", ftype.Int8, Dec).At(0),
	)
	SpatialReuseGroup = part(
		WLANElements.Field("wlan.ext_tag.spatial_reuse.srg_obss_pd_min_offset", "SRG OBSS PD Min Offset", ftype.Int8, Dec).At(0),
		WLANElements.Field("wlan.ext_tag.spatial_reuse.srg_obss_pd_max_offset", "SRG OBSS PD Max Offset", ftype.Int8, Dec).At(1),
		WLANElements.bytes("wlan.ext_tag.spatial_reuse.srg_bss_color_bitmap", "SRG BSS Color Bitmap").Wide(2, 8),
		WLANElements.bytes("wlan.ext_tag.spatial_reuse.srg_partial_bssid_bitmap", "SRG Partial BSSID Bitmap").Wide(10, 8),
	)
	BSSColorChange = part(
		WLANElements.u8("wlan.ext_tag.bss_color_change.new_color_info", "New BSS Color Info", Hex).At(1),
		WLANElements.u8("wlan.ext_tag.bss_color_change.new_bss_color", "New BSS Color", Hex).Bits(1, 0x3f),
		WLANElements.u8("wlan.ext_tag.bss_color_change.new_color_reserved", "Reserved", Hex).Bits(1, 0xc0),
		WLANElements.u8("wlan.ext_tag.bss_color_change.color_switch_countdown", "BSS Color Switch Countdown", Dec).At(0),
	)
	FILSRequest = part(
		WLANElements.u8("wlan.ext_tag.fils.req_params.parameter_control_bitmap", "Parameter Control Bitmap", Dec).At(0),
		WLANElements.bool("wlan.ext_tag.fils.req_params.fils_criteria_present", "FILS Criteria Present").Bits(0, 0x01),
		WLANElements.bool("wlan.ext_tag.fils.req_params.max_delay_limit_present", "Max Delay Limit Present").Bits(0, 0x02),
		WLANElements.bool("wlan.ext_tag.fils.req_params.minimum_data_rate_present", "Minimum Data Rate Present").Bits(0, 0x04),
		WLANElements.bool("wlan.ext_tag.fils.req_params.rcpi_limit_present", "RCPI Limit Present").Bits(0, 0x08),
		WLANElements.bool("wlan.ext_tag.fils.req_params.oui_response_criteria_present", "OUI Response Criteria Present").Bits(0, 0x10),
		WLANElements.u8("wlan.ext_tag.fils.req_params.reserved", "Reserved", Hex).Bits(0, 0xe0),
		WLANElements.u8("wlan.ext_tag.fils.req_params.max_channel_time", "Max Channel Time", Dec).At(1),
	)
	FILSCriteria = part(
		WLANElements.u8("wlan.ext_tag.fils.req_params.fils_criteria", "FILS Criteria", Dec).At(0),
		WLANElements.bool("wlan.ext_tag.fils.req_params.fils_criteria.bss_delay", "BSS Delay").Bits(0, 0x07),
		WLANElements.bool("wlan.ext_tag.fils.req_params.fils_criteria.phy_support", "PHY Support").Bits(0, 0x38),
		WLANElements.u8("wlan.ext_tag.fils.req_params.fils_criteria.reserved", "Reserved", Hex).Bits(0, 0xc0),
	)
	FILSDelay = part(
		WLANElements.u8("wlan.ext_tag.fils.req_params.max_delay_limit", "Max Delay Limit", Dec).At(0),
	)
	FILSRate = part(
		WLANElements.u24("wlan.ext_tag.fils.req_params.minimum_data_rate", "Minimum Data Rate", Dec).At(0).Swapped(),
	)
	FILSPower = part(
		WLANElements.u8("wlan.ext_tag.fils.req_params.rcpi_limit", "RCPI Limit", Dec).At(0),
	)
	FILSOrganizations = part(
		WLANElements.u16("wlan.ext_tag.fils.req_params.oui_response_criteria", "OUI Response Criteria", Dec).At(0).Swapped(),
	)
)

// heRates declares the best modulation for each number of streams, received and sent, on channels of a width.
func heRates(width, maps, title string) Part {
	var fields []*Field
	for i, way := range [...]string{"Rx", "Tx"} {
		at, low := 2*i, strings.ToLower(way)
		fields = append(fields, WLANElements.u16("wlan.ext_tag.he_mcs_map."+low+"_he_mcs_map_"+maps, way+" HE-MCS Map "+title, Hex).At(at))
		for n := range 8 {
			name := fmt.Sprintf("wlan.ext_tag.he_mcs_map.max_he_mcs_%s_%s_%d_ss", width, low, n+1)
			fields = append(fields, WLANElements.u16(name, fmt.Sprintf("Max HE-MCS for %d SS", n+1), Hex).Bits(at, 3<<(2*n)))
		}
	}
	return little(fields...)
}
