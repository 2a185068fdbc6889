package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// SCTP (RFC 9260, and the RFCs named below). Wireshark's defaults leave the checksum unverified and number no associations.
var (
	SCTP = declare("sctp", "Stream Control Transmission Protocol", 12).On(IPProtos, 132).On(UDPPorts, 9899).HandsTo(SCTPUsers, SCTPPorts, Data)

	SCTPSrcPort    = SCTP.u16("sctp.srcport", "Source port", Port).At(0)
	SCTPDstPort    = SCTP.u16("sctp.dstport", "Destination port", Port).At(2)
	SCTPPort       = SCTP.Either("sctp.port", "Port", SCTPSrcPort, SCTPDstPort)
	SCTPTag        = SCTP.u32("sctp.verification_tag", "Verification tag", Hex).At(4)
	SCTPAssocIndex = SCTP.u16("sctp.assoc_index", "Association index", Dec)
	SCTPChecksum   = SCTP.u32("sctp.checksum", "Checksum", Hex).At(8)
	SCTPChecksumOK = SCTP.u8("sctp.checksum.status", "Checksum Status", NoBase)

	SCTPChunk = part(
		SCTP.label("sctp.chunk", "Chunk").Wide(0, 0),
		SCTP.u8("sctp.chunk_type", "Chunk type", Dec).At(0),
		SCTP.bool("sctp.chunk_bit_1", "Bit").Bits(0, 0x80),
		SCTP.bool("sctp.chunk_bit_2", "Bit").Bits(0, 0x40),
		SCTP.u8("sctp.chunk_flags", "Chunk flags", Hex).At(1),
		SCTP.u16("sctp.chunk_length", "Chunk length", Dec).At(2),
	)
	SCTPChunkBad     = SCTP.label("sctp.chunk_length.bad", "Chunk length bad").expert(GroupMalformed, severe)
	SCTPChunkValue   = SCTP.bytes("sctp.chunk_value", "Chunk value")
	SCTPChunkPadding = SCTP.bytes("sctp.chunk_padding", "Chunk padding")

	SCTPDataFlags = part(
		SCTP.bool("sctp.data_e_bit", "E-Bit").Bits(1, 0x01),
		SCTP.bool("sctp.data_b_bit", "B-Bit").Bits(1, 0x02),
		SCTP.bool("sctp.data_u_bit", "U-Bit").Bits(1, 0x04),
		SCTP.bool("sctp.data_i_bit", "I-Bit").Bits(1, 0x08),
	)
	SCTPTSN      = SCTP.u32("sctp.data_tsn", "Transmission sequence number (relative)", Dec)
	SCTPDataTSN  = part(SCTP.u32("sctp.data_tsn_raw", "Transmission sequence number (absolute)", Dec).At(4))
	SCTPData     = part(sctpDataStream.At(8), SCTP.u16("sctp.data_ssn", "Stream sequence number", Dec).At(10), sctpPayloadProto.At(12))
	SCTPIData    = part(sctpDataStream.At(8), SCTP.u16("sctp.data_reserved", "Reserved", Dec).At(10), SCTP.u32("sctp.data_mid", "Message identifier", Dec).At(12)) // RFC 8260
	SCTPIFirst   = part(sctpPayloadProto.At(16))
	SCTPIFurther = part(SCTP.u32("sctp.data_fsn", "Fragment sequence number", Dec).At(16))

	sctpDataStream   = SCTP.u16("sctp.data_sid", "Stream identifier", Hex)
	sctpPayloadProto = SCTP.u32("sctp.data_payload_proto_id", "Payload protocol identifier", Dec)

	SCTPRetransmission      = SCTP.frame("sctp.retransmission", "This TSN is a retransmission of one in frame")
	SCTPRetransmissionTime  = SCTP.span("sctp.retransmission_time", "Retransmitted after")
	SCTPRetransmissionNoted = SCTP.label("sctp.retransmission.expert", "Retransmitted TSN").expert(groupSequence, note)
	SCTPReneged             = SCTP.frame("sctp.retransmitted_after_ack", "Chunk was acked prior to retransmission")
	SCTPRenegedNoted        = SCTP.label("sctp.retransmitted_after_ack.expert", "This TSN was acked prior to this retransmission (reneged ack?).").expert(groupSequence, warning)
	SCTPAcked               = SCTP.frame("sctp.acked", "This chunk is acked in frame")
	SCTPFragments           = SCTP.label("sctp.fragments", "Reassembled SCTP Fragments")
	SCTPFragment            = SCTP.frame("sctp.fragment", "SCTP Fragment")
	SCTPReassembledIn       = SCTP.frame("sctp.reassembled_in", "Reassembled Message in frame")
	SCTPDataRTT             = SCTP.span("sctp.data_rtt", "The RTT to SACK was")
	SCTPAck                 = SCTP.u32("sctp.ack", "Acknowledges TSN", Dec)
	SCTPAckFrame            = SCTP.frame("sctp.ack_frame", "Acknowledges TSN in frame")
	SCTPSACKRTT             = SCTP.span("sctp.sack_rtt", "The RTT since DATA was")

	sctpInitTag = SCTP.u32("sctp.initiate_tag", "Initiate tag", Hex)
	SCTPInit    = part(
		sctpInitTag.At(4),
		SCTP.u32("sctp.init_initiate_tag", "Initiate tag", Hex).At(4),
		SCTP.u32("sctp.init_credit", "Advertised receiver window credit (a_rwnd)", Dec).At(8),
		SCTP.u16("sctp.init_nr_out_streams", "Number of outbound streams", Dec).At(12),
		SCTP.u16("sctp.init_nr_in_streams", "Number of inbound streams", Dec).At(14),
		SCTP.u32("sctp.init_initial_tsn", "Initial TSN", Dec).At(16),
	)
	SCTPInitAck = part(
		sctpInitTag.At(4),
		SCTP.u32("sctp.initack_initiate_tag", "Initiate tag", Hex).At(4),
		SCTP.u32("sctp.initack_credit", "Advertised receiver window credit (a_rwnd)", Dec).At(8),
		SCTP.u16("sctp.initack_nr_out_streams", "Number of outbound streams", Dec).At(12),
		SCTP.u16("sctp.initack_nr_in_streams", "Number of inbound streams", Dec).At(14),
		SCTP.u32("sctp.initack_initial_tsn", "Initial TSN", Dec).At(16),
	)

	SCTPCookie           = SCTP.bytes("sctp.cookie", "Cookie")
	SCTPShutdown         = part(SCTP.u32("sctp.shutdown_cumulative_tsn_ack", "Cumulative TSN Ack", Dec).At(4))
	SCTPECNEcho          = part(SCTP.u32("sctp.ecne_lowest_tsn", "Lowest TSN", Dec).At(4))
	SCTPCWR              = part(SCTP.u32("sctp.cwr_lowest_tsn", "Lowest TSN", Dec).At(4))
	SCTPAbort            = part(SCTP.bool("sctp.abort_t_bit", "T-Bit").Bits(1, 0x01))
	SCTPShutdownComplete = part(SCTP.bool("sctp.shutdown_complete_t_bit", "T-Bit").Bits(1, 0x01))
	SCTPPadding          = SCTP.bytes("sctp.padding_data", "Padding data")

	SCTPAuth     = part(SCTP.u16("sctp.shared_key_id", "Shared key identifier", Dec).At(4), sctpHMACID.At(6)) // RFC 4895
	SCTPAuthHMAC = SCTP.bytes("sctp.hmac", "HMAC")
	SCTPHMACID   = part(sctpHMACID.At(0))
	sctpHMACID   = SCTP.u16("sctp.hmac_id", "HMAC identifier", Dec)

	SCTPAsconf    = part(SCTP.u32("sctp.asconf_seq_nr_number", "Sequence number", Hex).At(4)) // RFC 5061
	SCTPAsconfAck = part(SCTP.u32("sctp.asconf_ack_seq_nr_number", "Sequence number", Hex).At(4))

	SCTPForwardTSN      = part(SCTP.u32("sctp.forward_tsn_tsn", "New cumulative TSN", Dec).At(4)) // RFC 3758
	SCTPForwardStream   = part(SCTP.u16("sctp.forward_tsn_sid", "Stream identifier", Dec).At(0), SCTP.u16("sctp.forward_tsn_ssn", "Stream sequence number", Dec).At(2))
	SCTPIForwardTSN     = part(SCTP.u32("sctp.i_forward_tsn_tsn", "New cumulative TSN", Dec).At(4))
	SCTPIForwardMessage = part(
		SCTP.u16("sctp.i_forward_tsn_sid", "Stream identifier", Dec).At(0),
		SCTP.u16("sctp.i_forward_tsn_flags", "Flags", Hex).At(2),
		SCTP.u16("sctp.i_forward_tsn_res", "Reserved", Dec).Bits(2, 0xfffe),
		SCTP.bool("sctp.i_forward_tsn_u_bit", "U-Bit").Bits(3, 0x01),
		SCTP.u32("sctp.forward_tsn_mid", "Message identifier", Dec).At(4),
	)

	SCTPDrop = part(
		SCTP.bool("sctp.pckdrop_m_bit", "M-Bit").Bits(1, 0x01),
		SCTP.bool("sctp.pckdrop_b_bit", "B-Bit").Bits(1, 0x02),
		SCTP.bool("sctp.pckdrop_t_bit", "T-Bit").Bits(1, 0x04),
		SCTP.u32("sctp.pktdrop_bandwidth", "Bandwidth", Dec).At(4),
		SCTP.u32("sctp.pktdrop_queuesize", "Queuesize", Dec).At(8),
		SCTP.u16("sctp.pktdrop_truncated_length", "Truncated length", Dec).At(12),
		SCTP.u16("sctp.pktdrop_reserved", "Reserved", Dec).At(14),
	)
	SCTPDropData = SCTP.bytes("sctp.pktdrop_datafield", "Data field")
)

// Selective acknowledgements.
var (
	SCTPSACK = part(
		SCTP.u8("sctp.sack_nonce_sum", "Nonce sum", Dec).Bits(1, 0x01),
		SCTP.u32("sctp.sack_cumulative_tsn_ack_raw", "Cumulative TSN ACK (absolute)", Dec).At(4),
		SCTP.u32("sctp.sack_a_rwnd", "Advertised receiver window credit (a_rwnd)", Dec).At(8),
		SCTP.u16("sctp.sack_number_of_gap_blocks", "Number of gap acknowledgement blocks", Dec).At(12),
		SCTP.u16("sctp.sack_number_of_duplicated_tsns", "Number of duplicated TSNs", Dec).At(14),
	)
	SCTPCumulativeAck  = SCTP.u32("sctp.sack_cumulative_tsn_ack", "Cumulative TSN ACK (relative)", Dec)
	SCTPZeroWindow     = SCTP.label("sctp.sack_a_rwnd.expert", "Zero Advertised Receiver Window Credit").expert(groupSequence, note)
	SCTPGapBad         = SCTP.label("sctp.sack_gap_block_malformed", "Malformed gap block.").expert(groupProtocol, severe)
	SCTPGapOutOfOrder  = SCTP.label("sctp.sack_gap_block_out_of_order", "Gap blocks not in strict order.").expert(groupProtocol, warning)
	SCTPSACKDuplicate  = part(SCTP.u32("sctp.sack_duplicate_tsn", "Duplicate TSN", Dec).At(0))
	SCTPSACKGaps       = sctpGaps("sctp.sack_gap_block", "sctp.sack_number_of_tsns_gap_acked", "Number of TSNs in gap acknowledgement blocks", "More than 100 TSNs were gap-acknowledged in this SACK.")
	SCTPNRSACKGaps     = sctpGaps("sctp.nr_sack_gap_block", "sctp.nr_sack_number_of_tsns_gap_acked", "Number of TSNs in gap acknowledgement blocks", "More than 100 TSNs were gap-acknowledged in this NR-SACK.")
	SCTPNRSACKNRGaps   = sctpGaps("sctp.nr_sack_nr_gap_block", "sctp.nr_sack_number_of_tsns_nr_gap_acked", "Number of TSNs in nr-gap acknowledgement blocks", "More than 100 TSNs were nr-gap-acknowledged in this NR-SACK.")
	SCTPNRSACKRepeated = part(SCTP.u32("sctp.nr_sack_duplicate_tsn", "Duplicate TSN", Dec).At(0))
	SCTPNRSACK         = part(
		SCTP.u8("sctp.nr_sack_nonce_sum", "Nonce sum", Dec).Bits(1, 0x01),
		SCTP.u32("sctp.nr_sack_cumulative_tsn_ack", "Cumulative TSN ACK", Dec).At(4),
		SCTP.u32("sctp.nr_sack_a_rwnd", "Advertised receiver window credit (a_rwnd)", Dec).At(8),
		SCTP.u16("sctp.nr_sack_number_of_gap_blocks", "Number of gap acknowledgement blocks", Dec).At(12),
		SCTP.u16("sctp.nr_sack_number_of_nr_gap_blocks", "Number of nr-gap acknowledgement blocks", Dec).At(14),
		SCTP.u16("sctp.nr_sack_number_of_duplicated_tsns", "Number of duplicated TSNs", Dec).At(16),
		SCTP.u16("sctp.nr_sack_reserved", "Reserved", Hex).At(18),
	)
)

// Gaps are the fields of a kind of gap acknowledgement blocks.
type Gaps struct {
	Start, End       Part
	StartTSN, EndTSN *Field
	Acked, Over100   *Field
}

func sctpGaps(name, acked, title, over100 string) *Gaps {
	return &Gaps{
		Start:    part(SCTP.u16(name+"_start", "Start", Dec).At(0)),
		StartTSN: SCTP.u32(name+"_start_tsn", "Start TSN", Dec),
		End:      part(SCTP.u16(name+"_end", "End", Dec).At(2)),
		EndTSN:   SCTP.u32(name+"_end_tsn", "End TSN", Dec),
		Acked:    SCTP.u32(acked, title, Dec),
		Over100:  SCTP.label(acked+".100", over100),
	}
}

// Parameters.
var (
	SCTPParameter = part(
		SCTP.u16("sctp.parameter_type", "Parameter type", Hex).At(0),
		SCTP.bool("sctp.parameter_bit_1", "Bit").Bits(0, 0x8000),
		SCTP.bool("sctp.parameter_bit_2", "Bit").Bits(0, 0x4000),
		SCTP.u16("sctp.parameter_length", "Parameter length", Dec).At(2),
	)
	SCTPParameterValue     = SCTP.bytes("sctp.parameter_value", "Parameter value")
	SCTPParameterPadding   = SCTP.bytes("sctp.parameter_padding", "Parameter padding")
	SCTPParameterUnaligned = SCTP.label("sctp.parameter_padding.expert", "The padding of this final parameter should be the padding of the chunk.").expert(GroupMalformed, note)

	SCTPHeartbeat     = SCTP.bytes("sctp.parameter_heartbeat_information", "Heartbeat information")
	SCTPStateCookie   = SCTP.bytes("sctp.parameter_state_cookie", "State cookie")
	SCTPIPv4          = part(SCTP.ipv4("sctp.parameter_ipv4_address", "IP Version 4 address").At(4))
	SCTPIPv6          = part(SCTP.ipv6("sctp.parameter_ipv6_address", "IP Version 6 address").At(4))
	SCTPPreservative  = part(SCTP.u32("sctp.parameter_cookie_preservative_incr", "Suggested Cookie life-span increment (msec)", Dec).At(4))
	SCTPHostname      = SCTP.Field("sctp.parameter_hostname", "Hostname", ftype.StringZ, NoBase)
	SCTPAddressType   = part(SCTP.u16("sctp.parameter_supported_address_type", "Supported address type", Dec).At(0))
	SCTPZeroChecksum  = part(SCTP.u32("sctp.edmid", "Error Detection Method Identifier", Dec).At(4)) // RFC 9653
	SCTPRandom        = SCTP.bytes("sctp.random_number", "Random number")
	SCTPChunkToAuth   = part(SCTP.u8("sctp.chunk_type_to_auth", "Chunk type", Dec).At(0))
	SCTPChunkKnown    = part(SCTP.u8("sctp.supported_chunk_type", "Supported chunk type", Dec).At(0))
	SCTPCorrelation   = part(SCTP.u32("sctp.correlation_id", "Correlation_id", Hex).At(4))
	SCTPAdaptation    = part(SCTP.u32("sctp.adaptation_layer_indication", "Indication", Hex).At(4))
	SCTPReconfStream  = part(SCTP.u16("sctp.parameter_reconfig_sid", "Stream Identifier", Dec).At(0)) // RFC 6525 from here on
	SCTPResetOutgoing = part(
		sctpReconfRequest.At(4),
		sctpReconfReply.At(8),
		SCTP.u32("sctp.parameter_senders_last_assigned_tsn", "Senders last assigned TSN", Dec).At(12),
	)
	SCTPReconfRequest = part(sctpReconfRequest.At(4))
	SCTPReconfReply   = part(sctpReconfReply.At(4), SCTP.u32("sctp.parameter_reconfig_response_result", "Result", Dec).At(8))
	SCTPReconfTSNs    = part(
		SCTP.u32("sctp.parameter_senders_next_tsn", "Senders next TSN", Dec).At(12),
		SCTP.u32("sctp.parameter_receivers_next_tsn", "Receivers next TSN", Dec).At(16),
	)
	SCTPAddOutgoing = part(
		sctpReconfRequest.At(4),
		SCTP.u16("sctp.parameter_add_outgoing_streams_number", "Number of streams", Dec).At(8),
		SCTP.u16("sctp.parameter_add_outgoing_streams_reserved", "Reserved", Dec).At(10),
	)
	SCTPAddIncoming = part(
		sctpReconfRequest.At(4),
		SCTP.u16("sctp.parameter_add_incoming_streams_number", "Number of streams", Dec).At(8),
		SCTP.u16("sctp.parameter_add_incoming_streams_reserved", "Reserved", Dec).At(10),
	)
	sctpReconfRequest = SCTP.u32("sctp.parameter_reconfig_request_sequence_number", "Re-configuration request sequence number", Dec)
	sctpReconfReply   = SCTP.u32("sctp.parameter_reconfig_response_sequence_number", "Re-configuration response sequence number", Dec)
)

// Causes of errors.
var (
	SCTPCause        = part(SCTP.u16("sctp.cause_code", "Cause code", Hex).At(0), SCTP.u16("sctp.cause_length", "Cause length", Dec).At(2))
	SCTPCauseInfo    = SCTP.bytes("sctp.cause_information", "Cause information")
	SCTPCausePadding = SCTP.bytes("sctp.cause_padding", "Cause padding")
	SCTPCauseStream  = part(SCTP.u16("sctp.cause_stream_identifier", "Stream identifier", Dec).At(4), SCTP.u16("sctp.cause_reserved", "Reserved", Dec).At(6))
	SCTPCauseMissing = part(SCTP.u32("sctp.cause_nr_of_missing_parameters", "Number of missing parameters", Dec).At(4))
	SCTPMissing      = part(SCTP.u16("sctp.cause_missing_parameter_type", "Missing parameter type", Hex).At(0))
	SCTPStaleness    = part(SCTP.u32("sctp.cause_measure_of_staleness", "Measure of staleness in usec", Dec).At(4))
	SCTPCauseTSN     = part(SCTP.u32("sctp.cause_tsn", "TSN", Dec).At(4))
)
