package protocol

// The management frames of IEEE 802.11 (IEEE 802.11-2020, clause 9.3.3): parameters at fixed places, which depend on the type of
// frame, and elements after them. Numbers are little-endian.
var (
	WLANMgt = declare("wlan.mgt", "IEEE 802.11 Wireless Management", 0)

	WLANFixed = WLANMgt.label("wlan.fixed.all", "Fixed parameters")

	WLANFixedTime = part(
		WLANMgt.u64("wlan.fixed.timestamp", "Timestamp", Dec).At(0).Swapped(),
	)
	WLANFixedInterval = part(
		WLANMgt.u32("wlan.fixed.beacon", "Beacon Interval", Custom).Wide(0, 2).Swapped(),
	)
	WLANFixedCapabilities = part(
		WLANMgt.u16("wlan.fixed.capabilities", "Capabilities Information", Hex).At(0).Swapped(),
		WLANMgt.bool("wlan.fixed.capabilities.ess", "ESS capabilities").Bits(0, 0x01),
		WLANMgt.bool("wlan.fixed.capabilities.ibss", "IBSS status").Bits(0, 0x02),
		WLANMgt.u16("wlan.fixed.capabilities.reserved1", "Reserved", Dec).Bits(0, 0x0004).Swapped(),
		WLANMgt.u16("wlan.fixed.capabilities.reserved2", "Reserved", Dec).Bits(0, 0x0008).Swapped(),
		WLANMgt.bool("wlan.fixed.capabilities.privacy", "Privacy").Bits(0, 0x10),
		WLANMgt.bool("wlan.fixed.capabilities.short_preamble", "Short Preamble").Bits(0, 0x20),
		WLANMgt.bool("wlan.fixed.capabilities.critical_update_flag", "Critical Update Flag").Bits(0, 0x40),
		WLANMgt.bool("wlan.fixed.capabilities.nontran_bss_critical_update_flag", "Nontransmitted BSSIDs Critical Update Flag").Bits(0, 0x80),
		WLANMgt.bool("wlan.fixed.capabilities.spec_man", "Spectrum Management").Bits(0, 0x0100).Swapped(),
		WLANMgt.bool("wlan.fixed.capabilities.qos", "QoS").Bits(0, 0x0200).Swapped(),
		WLANMgt.bool("wlan.fixed.capabilities.short_slot_time", "Short Slot Time").Bits(0, 0x0400).Swapped(),
		WLANMgt.bool("wlan.fixed.capabilities.apsd", "Automatic Power Save Delivery").Bits(0, 0x0800).Swapped(),
		WLANMgt.bool("wlan.fixed.capabilities.radio_measurement", "Radio Measurement").Bits(0, 0x1000).Swapped(),
		WLANMgt.bool("wlan.fixed.capabilities.epd", "EPD").Bits(0, 0x2000).Swapped(),
		WLANMgt.u16("wlan.fixed.capabilities.reserved5", "Reserved", Dec).Bits(0, 0x4000).Swapped(),
		WLANMgt.u16("wlan.fixed.capabilities.reserved6", "Reserved", Dec).Bits(0, 0x8000).Swapped(),
	)
	WLANFixedListen = part(
		WLANMgt.u16("wlan.fixed.listen_ival", "Listen Interval", Hex).At(0).Swapped(),
	)
	WLANFixedCurrentAP = part(
		WLANMgt.ether("wlan.fixed.current_ap", "Current AP").At(0),
	)
	WLANFixedStatus = part(
		WLANMgt.u16("wlan.fixed.status_code", "Status code", Hex).At(0).Swapped(),
	)
	WLANFixedReason = part(
		WLANMgt.u16("wlan.fixed.reason_code", "Reason code", Hex).At(0).Swapped(),
	)
	WLANFixedAID = part(
		WLANMgt.u16("wlan.fixed.aid", "Association ID", Hex).Bits(0, 0x3fff).Swapped(),
	)
	WLANFixedAuth = part(
		WLANMgt.u16("wlan.fixed.auth.alg", "Authentication Algorithm", Dec).At(0).Swapped(),
		WLANMgt.u16("wlan.fixed.auth_seq", "Authentication SEQ", Hex).At(2).Swapped(),
	)

	// Actions: a category, and mostly an action and a token that an answer repeats.
	WLANFixedCategory = part(
		WLANMgt.u16("wlan.fixed.category_code", "Category code", Dec).Wide(0, 1),
	)
	WLANFixedAction = part(
		WLANMgt.u8("wlan.fixed.action_code", "Action code", Dec).At(0),
	)
	WLANFixedBlockAction = part(
		WLANMgt.u8("wlan.fixed.action_code", "Action code", Hex).At(0),
	)
	WLANFixedPublicAction = part(
		WLANMgt.u8("wlan.fixed.publicact", "Public Action", Hex).At(0),
	)
	WLANFixedHTAction = part(
		WLANMgt.u8("wlan.fixed.htact", "HT Action", Hex).At(0),
	)
	WLANFixedVHTAction = part(
		WLANMgt.u8("wlan.vht.action", "VHT Action", Dec).At(0),
	)
	WLANFixedToken = part(
		WLANMgt.u8("wlan.fixed.dialog_token", "Dialog token", Hex).At(0),
	)
	WLANFixedBlockAck = part(
		WLANMgt.u16("wlan.fixed.baparams", "Block Ack Parameters", Hex).At(0).Swapped(),
		WLANMgt.bool("wlan.fixed.baparams.amsdu", "A-MSDUs").Bits(0, 0x01),
		WLANMgt.bool("wlan.fixed.baparams.policy", "Block Ack Policy").Bits(0, 0x02),
		WLANMgt.u16("wlan.fixed.baparams.tid", "Traffic Identifier", Hex).Bits(0, 0x003c).Swapped(),
		WLANMgt.u16("wlan.fixed.baparams.buffersize", "Number of Buffers (1 Buffer = 2304 Bytes)", Dec).Bits(0, 0xffc0).Swapped(),
		WLANMgt.u16("wlan.fixed.batimeout", "Block Ack Timeout", Hex).At(2).Swapped(),
	)
	WLANFixedStart = part(
		WLANMgt.u16("wlan.fixed.ssc", "Block Ack Starting Sequence Control (SSC)", Hex).At(0).Swapped(),
		WLANMgt.u16("wlan.fixed.ssc.fragment", "Fragment", Dec).Bits(0, 0x000f).Swapped(),
		WLANMgt.u16("wlan.fixed.ssc.sequence", "Starting Sequence Number", Dec).Bits(0, 0xfff0).Swapped(),
	)
	WLANFixedDelBA = part(
		WLANMgt.u16("wlan.fixed.delba.param", "Delete Block Ack (DELBA) Parameter Set", Hex).At(0).Swapped(),
		WLANMgt.u16("wlan.fixed.delba.param.reserved", "Reserved", Hex).Bits(0, 0x07ff).Swapped(),
		WLANMgt.bool("wlan.fixed.delba.param.initiator", "Initiator").Bits(0, 0x0800).Swapped(),
		WLANMgt.u16("wlan.fixed.delba.param.tid", "TID", Hex).Bits(0, 0xf000).Swapped(),
	)

	WLANFixedPowerSave = part(
		WLANMgt.u8("wlan.fixed.sm.powercontrol", "Spatial Multiplexing (SM) Power Control", Hex).At(0),
		WLANMgt.bool("wlan.fixed.sm.powercontrol.enabled", "SM Power Save").Bits(0, 0x01),
		WLANMgt.bool("wlan.fixed.sm.powercontrol.mode", "SM Mode").Bits(0, 0x02),
		WLANMgt.u8("wlan.fixed.sm.powercontrol.reserved", "Reserved", Hex).Bits(0, 0xfc),
	)
	WLANFixedMeasure = part(
		WLANMgt.u8("wlan.rm.dialog_token", "Dialog token", Dec).At(0),
	)
	WLANFixedRepetitions = part(
		WLANMgt.u16("wlan.rm.repetitions", "Repetitions", Dec).At(0),
	)

	// Authentication by a password (SAE).
	WLANSAEMessage = WLANMgt.u16("wlan.fixed.sae_message_type", "SAE Message Type", Dec)
	WLANSAEGroup   = part(
		WLANMgt.u16("wlan.fixed.finite_cyclic_group", "Group Id", Dec).At(0).Swapped(),
	)
	WLANSAEToken   = WLANMgt.bytes("wlan.fixed.anti_clogging_token", "Anti-Clogging Token")
	WLANSAEScalar  = WLANMgt.bytes("wlan.fixed.scalar", "Scalar")
	WLANSAEElement = WLANMgt.bytes("wlan.fixed.finite_field_element", "Finite Field Element")
	WLANSAESend    = part(
		WLANMgt.u16("wlan.fixed.send_confirm", "Send-Confirm", Dec).At(0).Swapped(),
	)
	WLANSAEConfirm = WLANMgt.bytes("wlan.fixed.confirm", "Confirm")

	_ = WLANMgt.NextTo(nil, WLANElements)
)
