package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// The logical link control of Bluetooth (Core Specification, volume 3, part A).
var (
	L2CAP = declare("btl2cap", "Bluetooth L2CAP Protocol", 0).payload().HandsTo(BTATT, BTSMP)

	L2CAPHeader = little(
		L2CAP.u16("btl2cap.length", "Length", Dec).At(0),
		L2CAP.u16("btl2cap.cid", "CID", Hex).At(2),
	)
	L2CAPPayload       = L2CAP.bytes("btl2cap.payload", "Payload")
	L2CAPPSM           = L2CAP.u16("btl2cap.psm", "PSM", Hex)
	L2CAPConnectIn     = L2CAP.frame("btl2cap.connect_in", "Connect in frame")
	L2CAPCommand       = L2CAP.label("btl2cap.command", "Command")
	L2CAPOption        = L2CAP.label("btl2cap.conf_param_option", "Configuration Parameter Option")
	L2CAPInfoResult    = L2CAP.u16("btl2cap.info_result", "Result", Hex)
	L2CAPInfoFeatures  = L2CAP.label("btl2cap.info_extfeatures", "Extended Features")
	L2CAPInfoChannels  = L2CAP.label("btl2cap.info_fixedchans", "Fixed Channels")
	L2CAPInfoMTU       = L2CAP.u16("btl2cap.info_mtu", "Remote Entity MTU", Dec)
	L2CAPCommandHeader = little(
		L2CAP.u8("btl2cap.cmd_code", "Command Code", Hex).At(0),
		L2CAP.u8("btl2cap.cmd_ident", "Command Identifier", Hex).At(1),
		L2CAP.u16("btl2cap.cmd_length", "Command Length", Dec).At(2),
	)
	L2CAPReject = little(
		L2CAP.u16("btl2cap.rej_reason", "Reason", Hex).At(0),
	)
	L2CAPRejectMTU = little(
		L2CAP.u16("btl2cap.sig_mtu", "Maximum Signalling MTU", Dec).At(0),
	)
	L2CAPChannels = little(
		L2CAP.u16("btl2cap.scid", "Source CID", Hex).At(0),
		L2CAP.u16("btl2cap.dcid", "Destination CID", Hex).At(2),
	)
	L2CAPConnect = little(
		L2CAP.u16("btl2cap.psm", "PSM", Hex).At(0),
		L2CAP.u16("btl2cap.scid", "Source CID", Hex).At(2),
	)
	L2CAPConnected = little(
		L2CAP.u16("btl2cap.dcid", "Destination CID", Hex).At(0),
		L2CAP.u16("btl2cap.scid", "Source CID", Hex).At(2),
		L2CAP.u16("btl2cap.result", "Result", Hex).At(4),
		L2CAP.u16("btl2cap.status", "Status", Hex).At(6),
	)
	L2CAPConfigure = little(
		L2CAP.u16("btl2cap.dcid", "Destination CID", Hex).At(0),
		L2CAP.u16("btl2cap.flags.reserved", "Reserved", Hex).Bits(2, 0xfffe),
		L2CAP.bool("btl2cap.flags.continuation", "Continuation Flag").Bits(2, 0x1),
	)
	L2CAPConfigured = little(
		L2CAP.u16("btl2cap.scid", "Source CID", Hex).At(0),
		L2CAP.u16("btl2cap.flags.reserved", "Reserved", Hex).Bits(2, 0xfffe),
		L2CAP.bool("btl2cap.flags.continuation", "Continuation Flag").Bits(2, 0x1),
		L2CAP.u16("btl2cap.conf_result", "Result", Hex).At(4),
	)
	L2CAPDisconnect = little(
		L2CAP.u16("btl2cap.dcid", "Destination CID", Hex).At(0),
		L2CAP.u16("btl2cap.scid", "Source CID", Hex).At(2),
	)
	L2CAPInfo = little(
		L2CAP.u16("btl2cap.info_type", "Information Type", Hex).At(0),
	)
	L2CAPFeatureBits = little(
		L2CAP.u32("btl2cap.info_flowcontrol", "Flow Control Mode", Dec).Bits(0, 0x1),
		L2CAP.u32("btl2cap.info_retransmission", "Retransmission Mode", Dec).Bits(0, 0x2),
		L2CAP.u32("btl2cap.info_bidirqos", "Bi-Directional QOS", Dec).Bits(0, 0x4),
		L2CAP.u32("btl2cap.info_enh_retransmission", "Enhanced Retransmission Mode", Dec).Bits(0, 0x8),
		L2CAP.u32("btl2cap.info_streaming", "Streaming Mode", Dec).Bits(0, 0x10),
		L2CAP.u32("btl2cap.info_fcs", "FCS", Dec).Bits(0, 0x20),
		L2CAP.u32("btl2cap.info_flow_spec", "Extended Flow Specification for BR/EDR", Dec).Bits(0, 0x40),
		L2CAP.u32("btl2cap.info_fixedchan", "Fixed Channels", Dec).Bits(0, 0x80),
		L2CAP.u32("btl2cap.info_window", "Extended Window Size", Dec).Bits(0, 0x100),
		L2CAP.u32("btl2cap.info_unicast", "Unicast Connectionless Data Reception", Dec).Bits(0, 0x200),
	)
	L2CAPChannelBits = little(
		L2CAP.u32("btl2cap.info_fixedchans_null", "Null identifier", Dec).Bits(0, 0x1),
		L2CAP.u32("btl2cap.info_fixedchans_signal", "L2CAP signaling channel", Dec).Bits(0, 0x2),
		L2CAP.u32("btl2cap.info_fixedchans_connless", "Connectionless reception", Dec).Bits(0, 0x4),
		L2CAP.u32("btl2cap.info_fixedchans_amp_man", "AMP Manager protocol", Dec).Bits(0, 0x8),
		L2CAP.u32("btl2cap.info_fixedchans_rfu", "Reserved for future use", Dec).Bits(0, 0x70),
		L2CAP.u32("btl2cap.info_fixedchans_smp", "BR/EDR Security Manager", Dec).Bits(0, 0x80),
		L2CAP.u32("btl2cap.info_fixedchans_amp_test", "AMP Test Manager", Dec).Bits(0, 0x80000000),
	)
	L2CAPUpdate = little(
		L2CAP.u16("btl2cap.min_interval", "Min. Interval", Dec).At(0),
		L2CAP.u16("btl2cap.max_interval", "Max. Interval", Dec).At(2),
		L2CAP.u16("btl2cap.peripheral_latency", "Peripheral Latency", Dec).At(4),
		L2CAP.u16("btl2cap.timeout_multiplier", "Timeout Multiplier", Dec).At(6),
	)
	L2CAPUpdated = little(
		L2CAP.u16("btl2cap.move_result", "Move Result", Hex).At(0),
	)
	L2CAPLEConnect = little(
		L2CAP.u16("btl2cap.le_psm", "LE PSM", Hex).At(0),
		L2CAP.u16("btl2cap.scid", "Source CID", Hex).At(2),
		L2CAP.u16("btl2cap.option_mtu", "MTU", Dec).At(4),
		L2CAP.u16("btl2cap.mps", "MPS", Dec).At(6),
		L2CAP.u16("btl2cap.initial_credits", "Initial Credits", Dec).At(8),
	)
	L2CAPLEConnected = little(
		L2CAP.u16("btl2cap.dcid", "Destination CID", Hex).At(0),
		L2CAP.u16("btl2cap.option_mtu", "MTU", Dec).At(2),
		L2CAP.u16("btl2cap.mps", "MPS", Dec).At(4),
		L2CAP.u16("btl2cap.initial_credits", "Initial Credits", Dec).At(6),
		L2CAP.u16("btl2cap.le_result", "LE Result", Hex).At(8),
	)
	L2CAPCredits = little(
		L2CAP.u16("btl2cap.cid", "CID", Hex).At(0),
		L2CAP.u16("btl2cap.credits", "Credits", Dec).At(2),
	)
	L2CAPOptionHeader = little(
		L2CAP.u8("btl2cap.option_type", "Type", Hex).At(0),
		L2CAP.u8("btl2cap.option_length", "Length", Dec).At(1),
	)
	L2CAPOptionMTU = little(
		L2CAP.u16("btl2cap.option_mtu", "MTU", Dec).At(0),
	)
	L2CAPOptionFlush = little(
		L2CAP.u16("btl2cap.option_flushto", "Flush Timeout (ms)", Dec).takenAs(ftype.Uint32).At(0),
	)
	L2CAPOptionMode = little(
		L2CAP.u8("btl2cap.retransmissionmode", "Mode", Hex).At(0),
		L2CAP.u8("btl2cap.txwindow", "TxWindow", Dec).At(1),
		L2CAP.u8("btl2cap.maxtransmit", "MaxTransmit", Dec).At(2),
		L2CAP.u16("btl2cap.retransmittimeout", "Retransmit timeout (ms)", Dec).At(3),
		L2CAP.u16("btl2cap.monitortimeout", "Monitor Timeout (ms)", Dec).At(5),
		L2CAP.u16("btl2cap.mps", "MPS", Dec).At(7),
	)
	L2CAPOptionQoS = little(
		L2CAP.u8("btl2cap.option_flags", "Flags", Hex).At(0),
		L2CAP.u8("btl2cap.option_servicetype", "Service Type", Hex).At(1),
		L2CAP.u32("btl2cap.option_tokenrate", "Token Rate (bytes/s)", Dec).At(2),
		L2CAP.u32("btl2cap.option_tokenbsize", "Token Bucket Size (bytes)", Dec).At(6),
		L2CAP.u32("btl2cap.option_peakbandwidth", "Peak Bandwidth (bytes/s)", Dec).At(10),
		L2CAP.u32("btl2cap.option_latency", "Latency (microseconds)", Dec).At(14),
		L2CAP.u32("btl2cap.option_delayvar", "Delay Variation (microseconds)", Dec).At(18),
	)
	L2CAPOptionFCS = part(
		L2CAP.u16("btl2cap.option_fcs", "FCS", Hex).Wide(0, 1),
	)
	L2CAPUnknownCommand = L2CAP.label("btl2cap.unknown_command_code", "Unknown Command Code").expert(groupProtocol, warning)
	L2CAPBadLength      = L2CAP.label("btl2cap.length.bad", "Length too short").expert(GroupMalformed, warning)
)
