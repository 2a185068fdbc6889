package protocol

// DHCP, and BOOTP, of which it is an extension.
var (
	DHCP = declare("dhcp", "Dynamic Host Configuration Protocol", 0).payload().On(UDPPorts, 67, 68, 4011)

	// The header (RFC 2131).
	DHCPBOOTP        = DHCP.bool("dhcp.bootp", "Frame is BOOTP")
	DHCPHardwareType = DHCP.u8("dhcp.hw.type", "Hardware type", Hex).At(1)
	DHCPType         = part(
		DHCP.u8("dhcp.type", "Message type", Dec).At(0),
		DHCPHardwareType,
		DHCP.u8("dhcp.hw.len", "Hardware address length", Dec).At(2),
		DHCP.u8("dhcp.hops", "Hops", Dec).At(3),
		DHCP.u32("dhcp.id", "Transaction ID", Hex).At(4),
	)
	DHCPSeconds        = DHCP.u16("dhcp.secs", "Seconds elapsed", Dec)
	DHCPSecondsSwapped = DHCP.label("dhcp.secs_le", "Seconds elapsed appears to be encoded as little-endian").expert(groupProtocol, note)
	DHCPHeader         = part(
		DHCP.u16("dhcp.flags", "Bootp flags", Hex).At(10),
		DHCP.bool("dhcp.flags.bc", "Broadcast flag").Bits(10, 0x8000),
		DHCP.u16("dhcp.flags.reserved", "Reserved flags", Hex).Bits(10, 0x7fff),
		DHCP.ipv4("dhcp.ip.client", "Client IP address").At(12),
		DHCP.ipv4("dhcp.ip.your", "Your (client) IP address").At(16),
		DHCP.ipv4("dhcp.ip.server", "Next server IP address").At(20),
		DHCP.ipv4("dhcp.ip.relay", "Relay agent IP address").At(24),
	)
	DHCPHardware         = DHCP.bytes("dhcp.hw.addr", "Client hardware address")
	DHCPMAC              = DHCP.ether("dhcp.hw.mac_addr", "Client MAC address")
	DHCPHardwarePadding  = DHCP.bytes("dhcp.hw.addr_padding", "Client hardware address padding")
	DHCPNoHardware       = DHCP.label("dhcp.client_address_not_given", "Client address not given").expert(groupProtocol, note)
	DHCPServer           = DHCP.string("dhcp.server", "Server host name")
	DHCPServerOverloaded = DHCP.label("dhcp.server_name_overloaded_by_dhcp", "Server name option overloaded by DHCP").expert(groupProtocol, note)
	DHCPFile             = DHCP.string("dhcp.file", "Boot file name")
	DHCPFileOverloaded   = DHCP.label("dhcp.boot_filename_overloaded_by_dhcp", "Boot file name option overloaded by DHCP").expert(groupProtocol, note)
	DHCPCookie           = DHCP.ipv4("dhcp.cookie", "Magic cookie")
	DHCPVendorArea       = DHCP.bytes("dhcp.vendor_specific_options", "Bootp vendor specific options")

	// Options, and what is wrong with them.
	DHCPOptionType        = DHCP.u8("dhcp.option.type", "Option", Dec)
	DHCPOptionLength      = DHCP.u8("dhcp.option.length", "Length", Dec)
	DHCPOptionValue       = DHCP.bytes("dhcp.option.value", "Value")
	DHCPPadding           = DHCP.bytes("dhcp.option.padding", "Padding")
	DHCPEnd               = DHCP.u8("dhcp.option.end", "Option End", Dec)
	DHCPEndMissing        = DHCP.label("dhcp.end_option_missing", "End option missing").expert(groupProtocol, severe)
	DHCPBadLength         = DHCP.label("dhcp.bad_length", "length isn't 0").expert(groupProtocol, severe)
	DHCPPieces            = DHCP.stringz("dhcp.option.rfc_3396_detected", "Encoding Long Options detected (RFC 3396)")
	DHCPReferLast         = DHCP.label("dhcp.option.refer_last_option", "For the data, please refer to the last option of this type").expert(groupReassemble, chat)
	DHCPNonstandard       = DHCP.label("dhcp.option.nonstd_data", "Non standard compliant option data").expert(groupProtocol, note)
	DHCPSuboptionLength   = DHCP.u8("dhcp.option.suboption_length", "Length", Dec)
	DHCPNoSuboptionLength = DHCP.label("dhcp.missing_subopt_length", "no room left in option for suboption length").expert(groupProtocol, severe)
	DHCPNoSuboptionValue  = DHCP.label("dhcp.missing_subopt_value", "no room left in option for suboption value").expert(groupProtocol, severe)
	DHCPOverload          = DHCP.u8("dhcp.option.option_overload", "Option Overload", Dec)
	DHCPOverloadMisplaced = DHCP.label("dhcp.option.option_overload.wrong_field", "overload option makes no sense in the file or sname field").expert(groupProtocol, severe)
	DHCPFileEndMissing    = DHCP.label("dhcp.option.option_overload.file_end_missing", "file overload end option missing").expert(groupProtocol, severe)
	DHCPServerEndMissing  = DHCP.label("dhcp.option.option_overload.sname_end_missing", "sname overload end option missing").expert(groupProtocol, severe)
)
