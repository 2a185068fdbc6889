package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Link types of Bluetooth LE: frames of the air, and the same with what a sniffer measured.
const (
	LinkBluetoothLE       = 251
	LinkBluetoothLEWithRF = 256
)

// Bluetooth itself has no bytes: it is a layer around what the link type says.
var (
	Bluetooth = declare("bluetooth", "Bluetooth", 0).whole().On(LinkTypes, LinkBluetoothLE, LinkBluetoothLEWithRF, LinkHCI, LinkHCIWithDirection).HandsTo(BTLERF, BTLE, HCIH4, Data)

	BluetoothCommon = declare("btcommon", "Bluetooth Common", 0)
)

// What a sniffer of Bluetooth LE measured.
var (
	BTLERF = declare("btle_rf", "Bluetooth Low Energy RF Info", 10).HandsTo(BTLE)

	BTLERFChannel = part(
		BTLERF.u8("btle_rf.channel", "RF Channel", Dec).At(0),
	)
	BTLERFSignal       = BTLERF.field("btle_rf.signal_dbm", "Signal dBm", ftype.Int8, Dec)
	BTLERFNoise        = BTLERF.field("btle_rf.noise_dbm", "Noise dBm", ftype.Int8, Dec)
	BTLERFOffenses     = BTLERF.u8("btle_rf.access_address_offenses", "Access Address Offenses", Dec)
	BTLERFReference    = BTLERF.u32("btle_rf.reference_access_address", "Reference Access Address", Hex)
	BTLERFUnusedSigned = BTLERF.field("btle_rf.signed_byte_unused", "Unused signed byte", ftype.Int8, Dec)
	BTLERFUnusedByte   = BTLERF.u8("btle_rf.unsigned_byte_unused", "Unused unsigned byte", Dec)
	BTLERFUnusedWord   = BTLERF.u32("btle_rf.word_unused", "Unused word", Hex)
	BTLERFFlags        = little(
		BTLERF.u16("btle_rf.flags", "Flags", Hex).At(8),
		BTLERF.bool("btle_rf.flags.dewhitened", "Dewhitened").Bits(8, 0x1),
		BTLERF.bool("btle_rf.flags.signal_dbm_valid", "Signal Power Valid").Bits(8, 0x2),
		BTLERF.bool("btle_rf.flags.noise_dbm_valid", "Noise Power Valid").Bits(8, 0x4),
		BTLERF.bool("btle_rf.flags.decrypted", "Decrypted").Bits(8, 0x8),
		BTLERF.bool("btle_rf.flags.reference_access_address_valid", "Reference Access Address Valid").Bits(8, 0x10),
		BTLERF.bool("btle_rf.flags.access_address_offenses_valid", "Access Address Offenses Valid").Bits(8, 0x20),
		BTLERF.bool("btle_rf.flags.channel_aliased", "Channel Aliased").Bits(8, 0x40),
		BTLERF.u16("btle_rf.pdu_type", "PDU Type", Dec).Bits(8, 0x380),
		BTLERF.bool("btle_rf.flags.crc_checked", "CRC Checked").Bits(8, 0x400),
		BTLERF.bool("btle_rf.flags.crc_valid", "CRC Valid").Bits(8, 0x800),
		BTLERF.bool("btle_rf.flags.mic_checked", "MIC Checked").Bits(8, 0x1000),
		BTLERF.bool("btle_rf.flags.mic_valid", "MIC Valid").Bits(8, 0x2000),
		BTLERF.u16("btle_rf.phy", "PHY", Dec).Bits(8, 0xc000),
	)
)

// The link layer of Bluetooth LE (Bluetooth Core Specification, volume 6, part B).
var (
	BTLE = declare("btle", "Bluetooth Low Energy Link Layer", 0).whole().HandsTo(L2CAP, BluetoothCommon)

	BTLEAccess      = BTLE.u32("btle.access_address", "Access Address", Hex)
	BTLECoding      = BTLE.u8("btle.coding_indicator", "Coding Indicator", Dec)
	BTLELength      = BTLE.u8("btle.length", "Length", Dec)
	BTLECRC         = BTLE.u24("btle.crc", "CRC", Hex)
	BTLECentral     = BTLE.ether("btle.central_bd_addr", "Central Address")
	BTLEPeripheral  = BTLE.ether("btle.peripheral_bd_addr", "Peripheral Address")
	BTLEAdvertising = little(
		BTLE.u16("btle.advertising_header", "Packet Header", Hex).At(0),
		BTLE.u8("btle.advertising_header.pdu_type", "PDU Type", Hex).Bits(0, 0xf),
		BTLE.u8("btle.advertising_header.rfu.1", "Reserved", Dec).Bits(0, 0x10),
	)
	BTLEChSel             = BTLE.bool("btle.advertising_header.ch_sel", "Channel Selection Algorithm")
	BTLERFU2              = BTLE.u8("btle.advertising_header.rfu.2", "Reserved", Dec)
	BTLERandomTx          = BTLE.bool("btle.advertising_header.randomized_tx", "Tx Address")
	BTLERFU3              = BTLE.u8("btle.advertising_header.rfu.3", "Reserved", Dec)
	BTLERandomRx          = BTLE.bool("btle.advertising_header.randomized_rx", "Rx Address")
	BTLERFU4              = BTLE.u8("btle.advertising_header.rfu.4", "Reserved", Dec)
	BTLEAdvertisingLength = BTLE.u8("btle.advertising_header.length", "Length", Dec)
	BTLEAdvertiser        = BTLE.ether("btle.advertising_address", "Advertising Address")
	BTLEInitiator         = BTLE.ether("btle.initiator_address", "Initiator Address")
	BTLETarget            = BTLE.ether("btle.target_address", "Target Address")
	BTLEScanner           = BTLE.ether("btle.scanning_address", "Scanning Address")
	BTLEScanResponse      = BTLE.bytes("btle.scan_response_data", "Scan Response Data")
	BTLEConnect           = little(
		BTLE.label("btle.link_layer_data", "Link Layer Data").Wide(0, 1),
		BTLE.u32("btle.link_layer_data.access_address", "Access Address", Hex).At(0),
		BTLE.u24("btle.link_layer_data.crc_init", "CRC Init", Hex).At(4),
		BTLE.u8("btle.link_layer_data.window_size", "Window Size", Dec).At(7),
		BTLE.u16("btle.link_layer_data.window_offset", "Window Offset", Dec).At(8),
		BTLE.u16("btle.link_layer_data.interval", "Interval", Dec).At(10),
		BTLE.u16("btle.link_layer_data.latency", "Latency", Dec).At(12),
		BTLE.u16("btle.link_layer_data.timeout", "Timeout", Dec).At(14),
		BTLE.bytes("btle.link_layer_data.channel_map", "Channel Map").Wide(16, 5),
		BTLE.u8("btle.link_layer_data.hop", "Hop", Dec).Bits(21, 0x1f),
		BTLE.u8("btle.link_layer_data.sleep_clock_accuracy", "Sleep Clock Accuracy", Dec).Bits(21, 0xe0),
	)
	BTLEChannels = [40]*Field{
		BluetoothCommon.bool("btcommon.le_channel_map.0", "RF Channel 1 (2404 MHz - Data - 0)"),
		BluetoothCommon.bool("btcommon.le_channel_map.1", "RF Channel 2 (2406 MHz - Data - 1)"),
		BluetoothCommon.bool("btcommon.le_channel_map.2", "RF Channel 3 (2408 MHz - Data - 2)"),
		BluetoothCommon.bool("btcommon.le_channel_map.3", "RF Channel 4 (2410 MHz - Data - 3)"),
		BluetoothCommon.bool("btcommon.le_channel_map.4", "RF Channel 5 (2412 MHz - Data - 4)"),
		BluetoothCommon.bool("btcommon.le_channel_map.5", "RF Channel 6 (2414 MHz - Data - 5)"),
		BluetoothCommon.bool("btcommon.le_channel_map.6", "RF Channel 7 (2416 MHz - Data - 6)"),
		BluetoothCommon.bool("btcommon.le_channel_map.7", "RF Channel 8 (2418 MHz - Data - 7)"),
		BluetoothCommon.bool("btcommon.le_channel_map.8", "RF Channel 9 (2420 MHz - Data - 8)"),
		BluetoothCommon.bool("btcommon.le_channel_map.9", "RF Channel 10 (2422 MHz - Data - 9)"),
		BluetoothCommon.bool("btcommon.le_channel_map.10", "RF Channel 11 (2424 MHz - Data - 10)"),
		BluetoothCommon.bool("btcommon.le_channel_map.11", "RF Channel 13 (2428 MHz - Data - 11)"),
		BluetoothCommon.bool("btcommon.le_channel_map.12", "RF Channel 14 (2430 MHz - Data - 12)"),
		BluetoothCommon.bool("btcommon.le_channel_map.13", "RF Channel 15 (2432 MHz - Data - 13)"),
		BluetoothCommon.bool("btcommon.le_channel_map.14", "RF Channel 16 (2434 MHz - Data - 14)"),
		BluetoothCommon.bool("btcommon.le_channel_map.15", "RF Channel 17 (2436 MHz - Data - 15)"),
		BluetoothCommon.bool("btcommon.le_channel_map.16", "RF Channel 18 (2438 MHz - Data - 16)"),
		BluetoothCommon.bool("btcommon.le_channel_map.17", "RF Channel 19 (2440 MHz - Data - 17)"),
		BluetoothCommon.bool("btcommon.le_channel_map.18", "RF Channel 20 (2442 MHz - Data - 18)"),
		BluetoothCommon.bool("btcommon.le_channel_map.19", "RF Channel 21 (2444 MHz - Data - 19)"),
		BluetoothCommon.bool("btcommon.le_channel_map.20", "RF Channel 22 (2446 MHz - Data - 20)"),
		BluetoothCommon.bool("btcommon.le_channel_map.21", "RF Channel 23 (2448 MHz - Data - 21)"),
		BluetoothCommon.bool("btcommon.le_channel_map.22", "RF Channel 24 (2450 MHz - Data - 22)"),
		BluetoothCommon.bool("btcommon.le_channel_map.23", "RF Channel 25 (2452 MHz - Data - 23)"),
		BluetoothCommon.bool("btcommon.le_channel_map.24", "RF Channel 26 (2454 MHz - Data - 24)"),
		BluetoothCommon.bool("btcommon.le_channel_map.25", "RF Channel 27 (2456 MHz - Data - 25)"),
		BluetoothCommon.bool("btcommon.le_channel_map.26", "RF Channel 28 (2458 MHz - Data - 26)"),
		BluetoothCommon.bool("btcommon.le_channel_map.27", "RF Channel 29 (2460 MHz - Data - 27)"),
		BluetoothCommon.bool("btcommon.le_channel_map.28", "RF Channel 30 (2462 MHz - Data - 28)"),
		BluetoothCommon.bool("btcommon.le_channel_map.29", "RF Channel 31 (2464 MHz - Data - 29)"),
		BluetoothCommon.bool("btcommon.le_channel_map.30", "RF Channel 32 (2466 MHz - Data - 30)"),
		BluetoothCommon.bool("btcommon.le_channel_map.31", "RF Channel 33 (2468 MHz - Data - 31)"),
		BluetoothCommon.bool("btcommon.le_channel_map.32", "RF Channel 34 (2470 MHz - Data - 32)"),
		BluetoothCommon.bool("btcommon.le_channel_map.33", "RF Channel 35 (2472 MHz - Data - 33)"),
		BluetoothCommon.bool("btcommon.le_channel_map.34", "RF Channel 36 (2474 MHz - Data - 34)"),
		BluetoothCommon.bool("btcommon.le_channel_map.35", "RF Channel 37 (2476 MHz - Data - 35)"),
		BluetoothCommon.bool("btcommon.le_channel_map.36", "RF Channel 38 (2478 MHz - Data - 36)"),
		BluetoothCommon.bool("btcommon.le_channel_map.37", "Reserved"),
		BluetoothCommon.bool("btcommon.le_channel_map.38", "Reserved"),
		BluetoothCommon.bool("btcommon.le_channel_map.39", "Reserved"),
	}
	BTLEExtended       = BTLE.label("btle.extended_advertising_header", "Extended Advertising Header")
	BTLEExtendedLength = part(
		BTLE.u8("btle.extended_advertising_header.length", "Extended Header Length", Dec).Bits(0, 0x3f),
		BTLE.u8("btle.extended_advertising_header.mode", "Advertising Mode", Hex).Bits(0, 0xc0),
	)
	BTLEExtendedFlags = part(
		BTLE.u8("btle.extended_advertising_header.flags", "Extended Header Flags", Hex).At(0),
		BTLE.bool("btle.extended_advertising_header.flags.advertiser_address", "Advertiser Address").Bits(0, 0x1),
		BTLE.bool("btle.extended_advertising_header.flags.target_address", "Target Address").Bits(0, 0x2),
		BTLE.bool("btle.extended_advertising_header.flags.cte_info", "CTE Info").Bits(0, 0x4),
		BTLE.bool("btle.extended_advertising_header.advertiser_data_info", "Advertiser Data Info").Bits(0, 0x8),
		BTLE.bool("btle.extended_advertising_header.flags.aux_pointer", "Aux pointer").Bits(0, 0x10),
		BTLE.bool("btle.extended_advertising_header.flags.sync_info", "Sync Info").Bits(0, 0x20),
		BTLE.bool("btle.extended_advertising_header.flags.tx_power", "TX Power").Bits(0, 0x40),
		BTLE.bool("btle.extended_advertising_header.flags.reserved", "Reserved").Bits(0, 0x80),
	)
	BTLECTE = part(
		BTLE.u8("btle.extended_advertising_header.cte_info", "CTE Info", Hex).At(0),
		BTLE.u8("btle.extended_advertising_header.cte_info.time", "CTE Time", Hex).Bits(0, 0x1f),
		BTLE.u8("btle.extended_advertising_header.cte_info.rfu", "RFU", Hex).Bits(0, 0x20),
		BTLE.u8("btle.extended_advertising_header.cte_info.type", "CTE Type", Hex).Bits(0, 0xc0),
	)
	BTLEDataInfo = little(
		BTLE.u16("btle.extended_advertising.advertising_data_info", "Advertiser Data Info", Hex).At(0),
		BTLE.u16("btle.extended_advertising.advertising_data_info.did", "Advertiser Data Identifier", Hex).Bits(0, 0xfff),
		BTLE.u16("btle.extended_advertising.advertising_data_info.sid", "Advertiser Set Identifier", Hex).Bits(0, 0xf000),
	)
	BTLEAuxPointer = BTLE.label("btle.extended_advertising.aux_pointer", "Advertiser Aux Pointer")
	BTLEAux        = little(
		BTLE.u8("btle.extended_advertising_header.aux_pointer.channel", "Channel Index", Dec).Bits(0, 0x3f),
		BTLE.bool("btle.extended_advertising_header.aux_pointer.ca", "Clock Accuracy").Bits(0, 0x40),
		BTLE.bool("btle.extended_advertising_header.aux_pointer.offset_units", "Offset units").Bits(0, 0x80),
		BTLE.u16("btle.extended_advertising_header.aux_pointer.aux_offset", "Aux Offset", Hex).Bits(1, 0x1fff),
		BTLE.u16("btle.extended_advertising_header.aux_pointer.aux_phy", "Aux PHY", Dec).Bits(1, 0xe000),
	)
	BTLESyncInfo   = BTLE.label("btle.extended_advertising.sync_info", "Advertiser Sync Info")
	BTLETxPower    = BTLE.field("btle.extended_advertising_header.tx_power", "TX Power", ftype.Int8, Dec)
	BTLEACAD       = BTLE.label("btle.extended_advertising_header.acad", "Additional Controller Advertising Data")
	BTLEData       = BTLE.label("btle.data_header", "Data Header")
	BTLEDataHeader = part(
		BTLE.u8("btle.data_header.llid", "LLID", Hex).Bits(0, 0x3),
		BTLE.u8("btle.data_header.next_expected_sequence_number", "Next Expected Sequence Number", Dec).Bits(0, 0x4),
		BTLE.u8("btle.data_header.sequence_number", "Sequence Number", Dec).Bits(0, 0x8),
		BTLE.bool("btle.data_header.more_data", "More Data").Bits(0, 0x10),
		BTLE.bool("btle.data_header.cte_info_present", "CTE Info").Bits(0, 0x20),
		BTLE.u8("btle.data_header.rfu", "RFU", Dec).Bits(0, 0xc0),
		BTLE.u8("btle.data_header.length", "Length", Dec).At(1),
	)
	BTLEIsoData           = BTLE.bytes("btle.isochronous_data", "Isochronous Data")
	BTLEControlOpcode     = BTLE.u8("btle.control_opcode", "Control Opcode", Hex)
	BTLEL2CAPIndex        = BTLE.u32("btle.l2cap_index", "L2CAP Index", Dec)
	BTLEL2CAPData         = BTLE.label("btle.l2cap_data", "L2CAP Fragment")
	BTLEParametersIn      = BTLE.frame("btle.connection_parameters_in", "Connection Parameters in")
	BTLERequestIn         = BTLE.frame("btle.request_in_frame", "Request in Frame")
	BTLEResponseIn        = BTLE.frame("btle.response_in_frame", "Response in Frame")
	BTLEFragments         = BTLE.label("btle.l2cap.fragments", "L2CAP fragments")
	BTLEFragment          = BTLE.frame("btle.l2cap.fragment", "L2CAP fragment")
	BTLEFragmentCount     = BTLE.u32("btle.l2cap.fragment.count", "L2CAP fragment count", Dec)
	BTLEReassembledIn     = BTLE.frame("btle.l2cap.reassembled.in", "Reassembled in")
	BTLEReassembledLength = BTLE.u32("btle.l2cap.reassembled.length", "Reassembled L2CAP length", Dec)
	BTLEUnknown           = BTLE.label("btle.unknown_data", "Unknown data").expert(groupProtocol, note)
	BTLEMatched           = BTLE.label("btle.access_address.matched", "AccessAddress matched at capture").expert(groupProtocol, note)
	BTLEIllegal           = BTLE.label("btle.access_address.illegal", "AccessAddress has illegal value").expert(groupProtocol, warning)
	BTLEBitErrors         = BTLE.label("btle.access_address.bit_errors", "AccessAddress has errors present at capture").expert(groupProtocol, warning)
	BTLEUnchecked         = BTLE.label("btle.crc.indeterminate", "CRC unchecked, not all data available").expert(groupChecksum, note)
	BTLEBadCRC            = BTLE.label("btle.crc.incorrect", "Incorrect CRC").expert(groupChecksum, warning)
	BTLEMissingStart      = BTLE.label("btle.missing_fragment_start", "Missing Fragment Start").expert(groupSequence, warning)
	BTLERetransmit        = BTLE.label("btle.retransmit", "Retransmission").expert(groupSequence, note)
	BTLENack              = BTLE.label("btle.nack", "Not acknowledged").expert(groupSequence, note)
	BTLEOutOfTurn         = BTLE.label("btle.control_proc_unknown_seq", "Incorrect control procedure packet sequencing or direction").expert(groupProtocol, severe)
)

// What control PDUs hold, by opcode.
var (
	BTLEFeatures    = BTLE.u64("btle.control.feature_set", "Feature Set", Hex)
	BTLEFeatureBits = part(
		BTLE.bool("btle.control.feature_set.le_encryption", "LE Encryption").Bits(0, 0x1),
		BTLE.bool("btle.control.feature_set.connection_parameters_request_procedure", "Connection Parameters Request Procedure").Bits(0, 0x2),
		BTLE.bool("btle.control.feature_set.extended_reject_indication", "Extended Reject Indication").Bits(0, 0x4),
		BTLE.bool("btle.control.feature_set.peripheral_initiated_features_exchange", "Peripheral Initiated Features Exchange").Bits(0, 0x8),
		BTLE.bool("btle.control.feature_set.le_ping", "LE Ping").Bits(0, 0x10),
		BTLE.bool("btle.control.feature_set.le_pkt_len_ext", "LE Data Packet Length Extension").Bits(0, 0x20),
		BTLE.bool("btle.control.feature_set.le_privacy", "LL Privacy").Bits(0, 0x40),
		BTLE.bool("btle.control.feature_set.ext_scan_flt_pol", "Extended Scanner Filter Policies").Bits(0, 0x80),
		BTLE.bool("btle.control.feature_set.le_2m_phy", "LE 2M PHY").Bits(1, 0x1),
		BTLE.bool("btle.control.feature_set.st_mod_idx_tx", "Stable Modulation Index - Transmitter").Bits(1, 0x2),
		BTLE.bool("btle.control.feature_set.st_mod_idx_rx", "Stable Modulation Index - Receiver").Bits(1, 0x4),
		BTLE.bool("btle.control.feature_set.le_coded_phy", "LE Coded PHY").Bits(1, 0x8),
		BTLE.bool("btle.control.feature_set.le_extended_adv", "LE Extended Advertising").Bits(1, 0x10),
		BTLE.bool("btle.control.feature_set.periodic_adv", "LE Periodic Advertising").Bits(1, 0x20),
		BTLE.bool("btle.control.feature_set.ch_sel_2", "Channel Selection Algorithm #2").Bits(1, 0x40),
		BTLE.bool("btle.control.feature_set.le_power_class_1", "LE Power Class 1").Bits(1, 0x80),
		BTLE.bool("btle.control.feature_set.min_num_used_ch_proc", "Minimum Number of Used Channels Procedure").Bits(2, 0x1),
		BTLE.bool("btle.control.feature_set.connection_cte_request", "Connection CTE Request").Bits(2, 0x2),
		BTLE.bool("btle.control.feature_set.connection_cte_response", "Connection CTE Response").Bits(2, 0x4),
		BTLE.bool("btle.control.feature_set.connectionless_cte_transmitter", "Connectionless CTE Transmitter").Bits(2, 0x8),
		BTLE.bool("btle.control.feature_set.connectionless_cte_receiver", "Connectionless CTE Receiver").Bits(2, 0x10),
		BTLE.bool("btle.control.feature_set.antenna_switching_tx_aod", "Antenna Switching During CTE Transmission (AoD)").Bits(2, 0x20),
		BTLE.bool("btle.control.feature_set.antenna_switching_rx_aoa", "Antenna Switching During CTE Reception (AoA)").Bits(2, 0x40),
		BTLE.bool("btle.control.feature_set.cte_rx", "Receiving Constant Tone Extensions").Bits(2, 0x80),
		BTLE.bool("btle.control.feature_set.past_sender", "Periodic Advertising Sync Transfer - Sender").Bits(3, 0x1),
		BTLE.bool("btle.control.feature_set.past_receiver", "Periodic Advertising Sync Transfer - Receiver").Bits(3, 0x2),
		BTLE.bool("btle.control.feature_set.sca_updates", "Sleep Clock Accuracy Updates").Bits(3, 0x4),
		BTLE.bool("btle.control.feature_set.remote_public_key_validation", "Remote Public Key Validation").Bits(3, 0x8),
		BTLE.bool("btle.control.feature_set.cis_central", "Connected Isochronous Stream - Central").Bits(3, 0x10),
		BTLE.bool("btle.control.feature_set.cis_peripheral", "Connected Isochronous Stream - Peripheral").Bits(3, 0x20),
		BTLE.bool("btle.control.feature_set.iso_broadcast", "Isochronous Broadcaster").Bits(3, 0x40),
		BTLE.bool("btle.control.feature_set.synchronized_receiver", "Synchronized Receiver").Bits(3, 0x80),
		BTLE.bool("btle.control.feature_set.connected_iso_host_support", "Connected Isochronous Stream (Host Support)").Bits(4, 0x1),
		BTLE.bool("btle.control.feature_set.le_power_control_request", "LE Power Control Request").Bits(4, 0x2),
		BTLE.bool("btle.control.feature_set.le_power_control_request_bit_2", "LE Power Control Request").Bits(4, 0x4),
		BTLE.bool("btle.control.feature_set.le_path_loss_monitoring", "LE Path Loss Monitoring").Bits(4, 0x8),
		BTLE.bool("btle.control.feature_set.le_periodic_adv_adi_support", "Periodic Advertising ADI support").Bits(4, 0x10),
		BTLE.bool("btle.control.feature_set.connection_subrating", "Connection Subrating").Bits(4, 0x20),
		BTLE.bool("btle.control.feature_set.connection_subrating_host_support", "Connection Subrating (Host Support)").Bits(4, 0x40),
		BTLE.bool("btle.control.feature_set.channel_classification", "Channel Classification").Bits(4, 0x80),
		BTLE.bool("btle.control.feature_set.adv_coding_selection", "Advertising Coding Selection").Bits(5, 0x1),
		BTLE.bool("btle.control.feature_set.hf_control_feature_set_decision_based_advertising_filtering", "Decision-Based Advertising Filtering").Bits(5, 0x2),
		BTLE.bool("btle.control.feature_set.adv_coding_selection_host_support", "Advertising Coding Selection (Host Support)").Bits(5, 0x4),
		BTLE.bool("btle.control.feature_set.periodic_adv_with_responses_advertiser", "Periodic Advertising with Responses - Advertiser").Bits(5, 0x8),
		BTLE.bool("btle.control.feature_set.adv_with_responses_scanner", "Periodic Advertising with Responses - Scanner").Bits(5, 0x10),
		BTLE.bool("btle.control.feature_set.hf_control_feature_set_unsegmented_frame_mode", "Unsegmented Framed Mode").Bits(5, 0x20),
		BTLE.bool("btle.control.feature_set.hf_control_feature_set_channel_sounding", "Channel Sounding").Bits(5, 0x40),
		BTLE.bool("btle.control.feature_set.hf_control_feature_set_channel_sounding_host_support", "Channel Sounding (Host Support)").Bits(5, 0x80),
		BTLE.bool("btle.control.feature_set.hf_control_feature_set_channel_sounding_tone_quality_indication", "Channel Sounding Tone Quality Indication").Bits(6, 0x1),
		BTLE.u8("btle.control.feature_set.hf_control_feature_set_reserved_bits_page_7", "Reserved bits", Dec).Bits(6, 0xfe),
		BTLE.u8("btle.control.feature_set.hf_control_feature_set_reserved_bits_page_8", "Reserved bits", Dec).Bits(7, 0x7f),
		BTLE.u8("btle.control.feature_set.hf_control_feature_set_ll_extended_feature_set", "LL Extended Feature Set", Dec).Bits(7, 0x80),
	)
	BTLEVersion = little(
		BTLE.u8("btle.control.version_number", "Version Number", Hex).At(0),
		BTLE.u16("btle.control.company_id", "Company Id", Hex).At(1),
		BTLE.u16("btle.control.subversion_number", "Subversion Number", Hex).At(3),
	)
	BTLEUpdate = little(
		BTLE.u8("btle.control.window_size", "Window Size", Dec).At(0),
		BTLE.u16("btle.control.window_offset", "Window Offset", Dec).At(1),
		BTLE.u16("btle.control.interval", "Interval", Dec).At(3),
		BTLE.u16("btle.control.latency", "Latency", Dec).At(5),
		BTLE.u16("btle.control.timeout", "Timeout", Dec).At(7),
		BTLE.u16("btle.control.instant", "Instant", Dec).At(9),
	)
	BTLEChannelUpdate = little(
		BTLE.bytes("btle.control.channel_map", "Channel Map").Wide(0, 5),
	)
	BTLEInstant = little(
		BTLE.u16("btle.control.instant", "Instant", Dec).At(0),
	)
	BTLEError = little(
		BTLE.u8("btle.control.error_code", "Error Code", Hex).At(0),
	)
	BTLEEncryption = little(
		BTLE.u64("btle.control.random_number", "Random Number", DecHex).At(0),
		BTLE.u16("btle.control.encrypted_diversifier", "Encrypted Diversifier", DecHex).At(8),
		BTLE.u64("btle.control.central_session_key_diversifier", "Central Session Key Diversifier", DecHex).At(10),
		BTLE.u32("btle.control.central_session_initialization_vector", "Central Session Initialization Vector", DecHex).At(18),
	)
	BTLEEncryptionResponse = little(
		BTLE.u64("btle.control.peripheral_session_key_diversifier", "Peripheral Session Key Diversifier", DecHex).At(0),
	)
	BTLEPeripheralIV = BTLE.u64("btle.control.peripheral_session_initialization_vector", "Peripheral Session Initialization Vector", DecHex)
	BTLEUnknownType  = little(
		BTLE.u8("btle.control.unknown_type", "Unknown Type", Hex).At(0),
	)
	BTLERejected = little(
		BTLE.u8("btle.control.reject_opcode", "Reject Opcode", Hex).At(0),
		BTLE.u8("btle.control.error_code", "Error Code", Hex).At(1),
	)
	BTLEParameters = little(
		BTLE.u16("btle.control.interval.min", "Interval Min", Dec).At(0),
		BTLE.u16("btle.control.interval.max", "Interval Max", Dec).At(2),
		BTLE.u16("btle.control.latency", "Latency", Dec).At(4),
		BTLE.u16("btle.control.timeout", "Timeout", Dec).At(6),
		BTLE.u8("btle.control.preferred_periodicity", "Preferred Periodicity", Dec).At(8),
		BTLE.u16("btle.control.reference_connection_event_count", "Reference Connection Event Count", Dec).At(9),
		BTLE.u16("btle.control.offset.0", "Offset 0", Dec).At(11),
		BTLE.u16("btle.control.offset.1", "Offset 1", Dec).At(13),
		BTLE.u16("btle.control.offset.2", "Offset 2", Dec).At(15),
		BTLE.u16("btle.control.offset.3", "Offset 3", Dec).At(17),
		BTLE.u16("btle.control.offset.4", "Offset 4", Dec).At(19),
		BTLE.u16("btle.control.offset.5", "Offset 5", Dec).At(21),
	)
	BTLELengths = little(
		BTLE.u16("btle.control.max_rx_octets", "Max RX octets", Dec).At(0),
		BTLE.u16("btle.control.max_rx_time", "Max RX time", Dec).At(2),
		BTLE.u16("btle.control.max_tx_octets", "Max TX octets", Dec).At(4),
		BTLE.u16("btle.control.max_tx_time", "Max TX time", Dec).At(6),
	)
	BTLETxPHYs = little(
		BTLE.u8("btle.control.tx_phys", "TX PHYs", Hex).At(0),
	)
	BTLERxPHYs = little(
		BTLE.u8("btle.control.rx_phys", "RX PHYs", Hex).At(0),
	)
	BTLEPHYs = little(
		BTLE.u8("btle.control.phys", "PHYs", Hex).At(0),
	)
	BTLEPHYBits = little(
		BTLE.bool("btle.control.phys.le_1m_phy", "Sender prefers to use the LE 1M PHY").Bits(0, 0x1),
		BTLE.bool("btle.control.phys.le_2m_phy", "Sender prefers to use the LE 2M PHY").Bits(0, 0x2),
		BTLE.bool("btle.control.phys.le_coded_phy", "Sender prefers to use the LE Coded PHY").Bits(0, 0x4),
		BTLE.u8("btle.control.phys.reserved", "Reserved for future use", Dec).Bits(0, 0xf8),
	)
	BTLEToPeripheral = little(
		BTLE.u8("btle.control.m_to_s_phy", "Central to Peripheral PHY", Hex).At(0),
	)
	BTLEToCentral = little(
		BTLE.u8("btle.control.s_to_m_phy", "Peripheral to Central PHY", Hex).At(0),
	)
	BTLEMinChannels = little(
		BTLE.u8("btle.control.min_used_channels", "Minimum Used Channels", Dec).At(0),
	)
)
