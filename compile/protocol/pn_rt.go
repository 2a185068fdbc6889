package protocol

// PROFINET's real-time frames (IEC 61158-6-10): which kind each is, and the messages of its discovery and configuration protocol.
var (
	PNRT = declare("pn_rt", "PROFINET Real-Time Protocol", 2).whole().On(EtherTypes, 0x8892).On(UDPPorts, 34962)

	PNRTFrame  = PNRT.u16("pn_rt.frame_id", "FrameID", Dec).At(0)
	PNRTStatus = part(
		PNRT.u16("pn_rt.cycle_counter", "CycleCounter", Dec).At(0),
		PNRT.u8("pn_rt.ds", "DataStatus", Hex).At(2),
		PNRT.u8("pn_rt.ds_ignore", "Ignore (1:Ignore/0:Evaluate)", Hex).Bits(2, 0x80),
		PNRT.u8("pn_rt.ds_Reserved_2", "Reserved_2 (should be zero)", Hex).Bits(2, 0x40),
		PNRT.u8("pn_rt.ds_ok", "StationProblemIndicator (1:Ok/0:Problem)", Hex).Bits(2, 0x20),
		PNRT.u8("pn_rt.ds_operate", "ProviderState (1:Run/0:Stop)", Hex).Bits(2, 0x10),
		PNRT.u8("pn_rt.ds_res3", "Reserved_3 (should be zero)", Hex).Bits(2, 0x08),
		PNRT.u8("pn_rt.ds_valid", "DataValid (1:Valid/0:Invalid)", Hex).Bits(2, 0x04),
	)
	PNRTTransfer = part(PNRT.u8("pn_rt.transfer_status", "TransferStatus", Dec).At(0))

	_ = PNRT.NextTo(PNRTFrame.In(0xfefc, 0xfefd, 0xfefe, 0xfeff), PNDCP)

	PNDCP = declare("pn_dcp", "PROFINET DCP", 0).whole()

	PNDCPHeader = part(
		PNDCP.u8("pn_dcp.service_id", "ServiceID", Dec).At(0),
		PNDCP.u8("pn_dcp.service_type", "ServiceType", Dec).At(1),
		PNDCP.u8("pn_dcp.service_type.selection", "Selection", Dec).Bits(1, 0x01),
	)
	PNDCPRequest  = part(PNDCP.u8("pn_dcp.service_type.reserved_2", "Reserved", Dec).Bits(0, 0xfe))
	PNDCPResponse = part(
		PNDCP.u8("pn_dcp.service_type.reserved", "Reserved", Dec).Bits(0, 0x02),
		PNDCP.u8("pn_dcp.service_type.response", "Response", Dec).Bits(0, 0x04),
		PNDCP.u8("pn_dcp.service_type.reserved_1", "Reserved", Dec).Bits(0, 0xf8),
	)
	PNDCPTransaction = part(PNDCP.u32("pn_dcp.xid", "Xid", Hex).At(0))
	PNDCPDelay       = part(PNDCP.u16("pn_dcp.response_delay", "ResponseDelay", Dec).At(0))
	PNDCPReserved    = part(PNDCP.u16("pn_dcp.reserved16", "Reserved", Dec).At(0))
	PNDCPLength      = part(PNDCP.u16("pn_dcp.data_length", "DCPDataLength", Dec).At(0))
	PNDCPBlock       = PNDCP.label("pn_dcp.block", "Block")
	PNDCPOption      = part(PNDCP.u8("pn_dcp.option", "Option", Dec).At(0))
	PNDCPBlockLength = part(PNDCP.u16("pn_dcp.block_length", "DCPBlockLength", Dec).At(0))
	PNDCPInfo        = part(PNDCP.u16("pn_dcp.block_info", "BlockInfo", Dec).At(0))
	PNDCPQualifier   = part(PNDCP.u16("pn_dcp.block_qualifier", "BlockQualifier", Dec).At(0))
	PNDCPError       = part(PNDCP.u8("pn_dcp.block_error", "BlockError", Dec).At(0))

	// PNDCPSuboptions are by option what the suboptions of each are called.
	PNDCPSuboptions = map[byte]*Field{
		1:   PNDCP.u8("pn_dcp.suboption_ip", "Suboption", Dec),
		2:   PNDCP.u8("pn_dcp.suboption_device", "Suboption", Dec),
		3:   PNDCP.u8("pn_dcp.suboption_dhcp", "Suboption", Dec),
		5:   PNDCP.u8("pn_dcp.suboption_control", "Suboption", Dec),
		6:   PNDCP.u8("pn_dcp.suboption_deviceinitiative", "Suboption", Dec),
		255: PNDCP.u8("pn_dcp.suboption_all", "Suboption", Dec),
	}
	PNDCPStation = PNDCP.string("pn_dcp.suboption_device_nameofstation", "NameOfStation")
	PNDCPVendor  = PNDCP.string("pn_dcp.suboption_device_devicevendorvalue", "DeviceVendorValue")
	PNDCPAlias   = PNDCP.string("pn_dcp.suboption_device_aliasname", "AliasName")
	PNDCPDevice  = part(
		PNDCP.u16("pn_dcp.suboption_vendor_id", "VendorID", Hex).At(0),
		PNDCP.u16("pn_dcp.suboption_device_id", "DeviceID", Hex).At(2),
	)
	PNDCPRole = part(PNDCP.u8("pn_dcp.suboption_device_role", "DeviceRoleDetails", Hex).At(0))
	PNDCPIP   = part(
		PNDCP.ipv4("pn_dcp.suboption_ip_ip", "IPaddress").At(0),
		PNDCP.ipv4("pn_dcp.suboption_ip_subnetmask", "Subnetmask").At(4),
		PNDCP.ipv4("pn_dcp.suboption_ip_standard_gateway", "StandardGateway").At(8),
	)
	PNDCPMAC = part(PNDCP.ether("pn_dcp.suboption_ip_mac_address", "MAC Address").At(0))
)
