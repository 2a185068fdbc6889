package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Link types of what a host and a Bluetooth controller say to each other: as it stands on a serial line, and the same with its direction.
const (
	LinkHCI              = 187
	LinkHCIWithDirection = 201
)

// The interface between host and controller (Core Specification, volume 4). Of commands and events, those about connections are read.
var (
	HCIH4 = declare("hci_h4", "Bluetooth HCI H4", 0).HandsTo(HCICommand, HCIEvent, HCIACL, HCISCO, HCIISO, Data)

	HCIType      = HCIH4.u8("hci_h4.type", "HCI Packet Type", Hex)
	HCIDirection = HCIH4.u8("hci_h4.direction", "Direction", Hex)

	HCICommand = declare("bthci_cmd", "Bluetooth HCI Command", 0).whole()

	HCICommandHeader = little(
		HCICommand.u16("bthci_cmd.opcode", "Command Opcode", Hex).At(0),
		HCICommand.u16("bthci_cmd.opcode.ogf", "Opcode Group Field", Hex).Bits(0, 0xfc00),
		HCICommand.u16("bthci_cmd.opcode.ocf", "Opcode Command Field", Hex).Bits(0, 0x3ff),
		HCICommand.u8("bthci_cmd.param_length", "Parameter Total Length", Dec).At(2),
	)
	HCIDisconnect = little(
		HCICommand.u16("bthci_cmd.connection_handle", "Connection Handle", Hex).At(0),
		HCICommand.u8("bthci_cmd.reason", "Reason", Hex).At(2),
	)
	HCIScan = little(
		HCICommand.u8("bthci_cmd.le_scan_enable", "Scan Enable", Hex).At(0),
		HCICommand.u8("bthci_cmd.le_filter_duplicates", "Filter Duplicates", Hex).At(1),
	)

	HCIEvent = declare("bthci_evt", "Bluetooth HCI Event", 0).whole().HandsTo(BluetoothCommon)

	HCIEventHeader = part(
		HCIEvent.u8("bthci_evt.code", "Event Code", Hex).At(0),
		HCIEvent.u8("bthci_evt.param_length", "Parameter Total Length", Dec).At(1),
	)
	HCIComplete = little(
		HCIEvent.u8("bthci_evt.num_command_packets", "Number of Allowed Command Packets", Dec).At(0),
		HCIEvent.u16("bthci_evt.opcode", "Command Opcode", Hex).At(1),
		HCIEvent.u16("bthci_evt.opcode.ogf", "Opcode Group Field", Hex).Bits(1, 0xfc00),
		HCIEvent.u16("bthci_evt.opcode.ocf", "Opcode Command Field", Hex).Bits(1, 0x3ff),
	)
	HCIStatus = part(
		HCIEvent.u8("bthci_evt.status", "Status", Hex).At(0),
	)
	HCIHandle = little(
		HCIEvent.u16("bthci_evt.connection_handle", "Connection Handle", Hex).At(0),
	)
	HCIReason = part(
		HCIEvent.u8("bthci_evt.reason", "Reason", Hex).At(0),
	)
	HCILinkType = part(
		HCIEvent.u8("bthci_evt.link_type", "Link Type", Hex).At(0),
		HCIEvent.u8("bthci_evt.encryption_mode", "Encryption Mode", Hex).At(1),
	)
	HCICount = part(
		HCIEvent.u8("bthci_evt.num_handles", "Number of Connection Handles", Dec).At(0),
	)
	HCICompleted = little(
		HCIEvent.u16("bthci_evt.connection_handle", "Connection Handle", Hex).At(0),
		HCIEvent.u16("bthci_evt.num_compl_packets", "Number of Completed Packets", Dec).At(2),
	)
	HCISubevent = part(
		HCIEvent.u8("bthci_evt.le_meta_subevent", "Sub Event", Hex).At(0),
	)
	HCIPeer = part(
		HCIEvent.u8("bthci_evt.role", "Role", Hex).At(0),
		HCIEvent.u8("bthci_evt.le_peer_address_type", "Peer Address Type", Hex).At(1),
	)
	HCIParameters = little(
		HCIEvent.u16("bthci_evt.le_con_interval", "Connection Interval", NoBase).At(0),
		HCIEvent.u16("bthci_evt.le_con_latency", "Connection Latency", Dec).At(2),
		HCIEvent.u16("bthci_evt.le_supv_timeout", "Supervision Timeout", NoBase).At(4),
		HCIEvent.u8("bthci_evt.le_central_clock_accuracy", "Central Clock Accuracy", Hex).At(6),
	)
	HCIReports = part(
		HCIEvent.u8("bthci_evt.le_num_reports", "Num Reports", Dec).At(0),
	)
	HCIReport = part(
		HCIEvent.u8("bthci_evt.le_advts_event_type", "Event Type", Hex).At(0),
		HCIEvent.u8("bthci_evt.le_peer_address_type", "Peer Address Type", Hex).At(1),
	)
	HCIAddress    = HCIEvent.ether("bthci_evt.bd_addr", "BD_ADDR")
	HCIDataLength = HCIEvent.u8("bthci_evt.data_length", "Data Length", Dec)
	HCIRSSI       = HCIEvent.field("bthci_evt.rssi", "RSSI", ftype.Int8, Dec)
	HCICommandIn  = HCIEvent.frame("bthci_evt.command_in_frame", "Command in frame")

	HCIACL = declare("bthci_acl", "Bluetooth HCI ACL Packet", 0).HandsTo(L2CAP)

	HCIACLHeader = little(
		HCIACL.u16("bthci_acl.chandle", "Connection Handle", Hex).Bits(0, 0xfff),
		HCIACL.u16("bthci_acl.pb_flag", "PB Flag", Dec).Bits(0, 0x3000),
		HCIACL.u16("bthci_acl.bc_flag", "BC Flag", Dec).Bits(0, 0xc000),
		HCIACL.u16("bthci_acl.length", "Data Total Length", Dec).At(2),
	)
	HCIACLData    = HCIACL.label("bthci_acl.data", "Data")
	HCIACLStart   = HCIACL.frame("bthci_acl.continuation_to", "This is a continuation to the PDU in frame")
	HCIACLConnect = HCIACL.frame("bthci_acl.connect_in", "Connect in frame")
	HCIACLSrc     = HCIACL.ether("bthci_acl.src.bd_addr", "Source BD_ADDR")
	HCIACLDst     = HCIACL.ether("bthci_acl.dst.bd_addr", "Destination BD_ADDR")
	HCIACLUnknown = HCIACL.label("bthci_acl.invalid_session", "Frame is out of any \"connection handle\" session").expert(groupProtocol, severe)

	HCISCO = declare("bthci_sco", "Bluetooth HCI SCO Packet", 0).whole()

	HCISCOHeader = little(
		HCISCO.u16("bthci_sco.reserved", "Reserved", Hex).Bits(0, 0xc000),
		HCISCO.u16("bthci_sco.packet_status", "Packet Status", Hex).Bits(0, 0x3000),
		HCISCO.u16("bthci_sco.chandle", "Connection Handle", Hex).Bits(0, 0xfff),
		HCISCO.u8("bthci_sco.length", "Data Total Length", Dec).At(2),
	)
	HCISCOData = HCISCO.label("bthci_sco.data", "Data")

	HCIISO = present("bthci_iso", "Bluetooth HCI ISO Packet")
)
