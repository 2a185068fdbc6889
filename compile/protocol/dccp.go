package protocol

// DCCP (RFC 4340). Sequence numbers are relative to the handshake's. The options of multipath DCCP are left out.
var (
	DCCP = declare("dccp", "Datagram Congestion Control Protocol", 12).On(IPProtos, 33).HandsTo(DCCPPorts, Data)

	DCCPSrcPort     = DCCP.u16("dccp.srcport", "Source Port", Port).At(0)
	DCCPDstPort     = DCCP.u16("dccp.dstport", "Destination Port", Port).At(2)
	DCCPPort        = DCCP.Either("dccp.port", "Source or Destination Port", DCCPSrcPort, DCCPDstPort)
	DCCPStream      = DCCP.u32("dccp.stream", "Stream index", Dec)
	DCCPOffset      = DCCP.u8("dccp.data_offset", "Data Offset", Dec).At(4)
	DCCPCCVal       = DCCP.u8("dccp.ccval", "CCVal", Dec).Bits(5, 0xf0)
	DCCPCoverage    = DCCP.u8("dccp.cscov", "Checksum Coverage", Dec).Bits(5, 0x0f)
	DCCPChecksum    = DCCP.u16("dccp.checksum", "Checksum", Hex).At(6)
	DCCPChecksumOK  = DCCP.u8("dccp.checksum.status", "Checksum Status", NoBase)
	DCCPChecksumBad = DCCP.label("dccp.bad_checksum", "Bad checksum").expert(groupChecksum, severe)
	DCCPReserved1   = DCCP.u8("dccp.res1", "Reserved", Hex).Bits(8, 0xe0)
	DCCPType        = DCCP.u8("dccp.type", "Type", Dec).Bits(8, 0x1e)
	DCCPExtended    = DCCP.bool("dccp.x", "Extended Sequence Numbers").Bits(8, 0x01)
	DCCPLong        = part(
		DCCP.u8("dccp.res2", "Reserved", Hex).At(9),
		DCCP.u64("dccp.seq_raw", "Sequence Number (raw)", Dec).Wide(10, 6),
	)
	DCCPSeq      = DCCP.u64("dccp.seq", "Sequence Number", Dec)
	DCCPLongAck  = part(dccpAckReserved.At(0), dccpAckRaw.Wide(2, 6))
	DCCPShortAck = part(dccpAckReserved.Wide(0, 1), dccpAckRaw.Wide(1, 3))
	DCCPAck      = DCCP.u64("dccp.ack", "Acknowledgement Number", Dec)
	DCCPService  = part(DCCP.u32("dccp.service_code", "Service Code", Dec).At(0))
	DCCPReset    = part(
		DCCP.u8("dccp.reset_code", "Reset Code", Dec).At(0),
		DCCP.u8("dccp.data1", "Data 1", Dec).At(1),
		DCCP.u8("dccp.data2", "Data 2", Dec).At(2),
		DCCP.u8("dccp.data3", "Data 3", Dec).At(3),
	)
	DCCPHeaderBad    = DCCP.label("dccp.advertised_header_length.bad", "Advertised header length bad").expert(GroupMalformed, severe)
	DCCPReservedType = DCCP.label("dccp.packet_type.reserved", "Reserved packet type: unable to dissect further").expert(groupProtocol, warning)

	dccpAckReserved = DCCP.u16("dccp.ack_res", "Reserved", Hex)
	dccpAckRaw      = DCCP.u64("dccp.ack_raw", "Acknowledgement Number (raw)", Dec)
)

// Options of DCCP.
var (
	DCCPOptions   = DCCP.label("dccp.options", "Options")
	DCCPOption    = part(DCCP.u8("dccp.option_type", "Option Type", Dec).At(0))
	DCCPOptionBad = DCCP.label("dccp.option.len.bad", "Bad option length").expert(groupProtocol, warning)

	DCCPPadding       = DCCP.bytes("dccp.padding", "Padding")
	DCCPMandatory     = DCCP.bytes("dccp.mandatory", "Mandatory")
	DCCPSlowReceiver  = DCCP.bytes("dccp.slow_receiver", "Slow Receiver")
	DCCPOptReserved   = DCCP.bytes("dccp.option_reserved", "Reserved")
	DCCPOptUnknown    = DCCP.bytes("dccp.option_unknown", "Unknown")
	DCCPOptCCID       = DCCP.bytes("dccp.ccid_option_data", "CCID option")
	DCCPFeature       = part(DCCP.u8("dccp.feature_number", "Feature Number", Dec).At(0))
	DCCPInitCookie    = DCCP.bytes("dccp.init_cookie", "Init Cookie")
	DCCPNDPCount      = DCCP.u64("dccp.ndp_count", "NDP Count", Dec)
	DCCPAckVector0    = DCCP.bytes("dccp.ack_vector.nonce_0", "Ack Vector [Nonce 0]")
	DCCPAckVector1    = DCCP.bytes("dccp.ack_vector.nonce_1", "Ack Vector [Nonce 1]")
	DCCPDataDropped   = DCCP.bytes("dccp.data_dropped", "Data Dropped")
	DCCPTimestamp     = part(DCCP.u32("dccp.timestamp", "Timestamp", Dec).At(0))
	DCCPTimestampEcho = part(DCCP.u32("dccp.timestamp_echo", "Timestamp Echo", Dec).At(0))
	DCCPElapsed       = DCCP.u32("dccp.elapsed_time", "Elapsed Time", Dec)
	DCCPChecksumData  = part(DCCP.u32("dccp.checksum_data", "Data Checksum", Hex).At(0))
	DCCPLossRate      = part(DCCP.u32("dccp.ccid3_loss_event_rate", "CCID3 Loss Event Rate", Dec).At(0))
	DCCPLossIntervals = DCCP.bytes("dccp.ccid3_loss_intervals", "CCID3 Loss Intervals")
	DCCPReceiveRate   = part(DCCP.u32("dccp.ccid3_receive_rate", "CCID3 Receive Rate", Dec).At(0))
)
