package protocol

// L2TP version 2 (RFC 2661): the header, whose bits say which parts it has. Data messages carry PPP, control messages pairs of an
// attribute and a value, among them those of version 3 (RFC 3931).
var (
	L2TP = declare("l2tp", "Layer 2 Tunneling Protocol", 2).On(UDPPorts, 1701).On(IPProtos, 115).Variable()

	L2TPFlags      = L2TP.u16("l2tp.flags", "Flags", Hex).At(0)
	L2TPType       = L2TP.u16("l2tp.type", "Type", Dec).Bits(0, 0x8000)
	L2TPFlagL      = L2TP.bool("l2tp.length_bit", "Length Bit").Bits(0, 0x4000)
	L2TPFlagS      = L2TP.bool("l2tp.seq_bit", "Sequence Bit").Bits(0, 0x0800)
	L2TPFlagO      = L2TP.bool("l2tp.offset_bit", "Offset bit").Bits(0, 0x0200).If(l2tp2)
	L2TPFlagP      = L2TP.bool("l2tp.priority", "Priority").Bits(0, 0x0100).If(l2tp2)
	L2TPVersion    = L2TP.u16("l2tp.version", "Version", Dec).Bits(0, 0x000f)
	l2tp2          = L2TPVersion.In(2)
	l2tp3          = L2TPVersion.In(3)
	l2tpLong       = l2tp2.And(L2TPFlagL.In(1))
	l2tpShort      = l2tp2.And(L2TPFlagL.In(0))
	L2TPLength     = L2TP.u16("l2tp.length", "Length", Dec).At(2).If(l2tpLong)
	_              = L2TP.u16("l2tp.length", "Length", Dec).At(2).If(l2tp3).If(L2TPType.In(1))
	L2TPTunnel     = L2TP.u16("l2tp.tunnel", "Tunnel ID", Dec).At(4).If(l2tpLong)
	L2TPSession    = L2TP.u16("l2tp.session", "Session ID", Dec).At(6).If(l2tpLong)
	L2TPNs         = L2TP.u16("l2tp.Ns", "Ns", Dec).At(8).If(l2tpLong).If(L2TPFlagS.In(1))
	L2TPNr         = L2TP.u16("l2tp.Nr", "Nr", Dec).At(10).If(l2tpLong).If(L2TPFlagS.In(1))
	L2TPTunnel0    = L2TP.u16("l2tp.tunnel", "Tunnel ID", Dec).At(2).If(l2tpShort)
	L2TPSession0   = L2TP.u16("l2tp.session", "Session ID", Dec).At(4).If(l2tpShort)
	L2TPNs0        = L2TP.u16("l2tp.Ns", "Ns", Dec).At(6).If(l2tpShort).If(L2TPFlagS.In(1))
	L2TPNr0        = L2TP.u16("l2tp.Nr", "Nr", Dec).At(8).If(l2tpShort).If(L2TPFlagS.In(1))
	L2TPConnection = L2TP.u32("l2tp.ccid", "Control Connection ID", Hex).At(4).If(l2tp3).If(L2TPType.In(1))
	_              = L2TP.u16("l2tp.Ns", "Ns", Dec).At(8).If(l2tp3).If(L2TPType.In(1))
	_              = L2TP.u16("l2tp.Nr", "Nr", Dec).At(10).If(l2tp3).If(L2TPType.In(1))
	_              = L2TP.u16("l2tp.res", "Reserved", Hex).At(2).If(l2tp3).If(L2TPType.In(0))
	_              = L2TP.u32("l2tp.sid", "Session ID", Hex).At(4).If(l2tp3).If(L2TPType.In(0))
	L2TPSessionIP  = L2TP.u32("l2tp.sid", "Session ID", Hex) // over IP, where it comes first
	L2TPOffset     = L2TP.u16("l2tp.offset", "Offset", Dec)
	L2TPPadding    = L2TP.label("l2tp.offset_padding", "Offset Padding")

	_ = L2TP.NextTo(l2tp2.And(L2TPType.In(0)), PPP).HandsTo(Data)
)

// Pairs of an attribute and a value.
var (
	L2TPEmpty    = L2TP.label("l2tp.zero_length_body_message", "Zero Length Body message")
	L2TPBadPair  = L2TP.label("l2tp.avp_length.bad", "Bad AVP length").expert(GroupMalformed, severe)
	L2TPOther    = L2TP.label("l2tp.vendor_specific_avp_data", "Vendor-Specific AVP data").expert(groupUndecoded, warning)
	L2TPPairHead = part(
		L2TP.bool("l2tp.avp.mandatory", "Mandatory").Bits(0, 0x8000),
		L2TP.bool("l2tp.avp.hidden", "Hidden").Bits(0, 0x4000),
		L2TP.u16("l2tp.avp.length", "Length", Dec).Bits(0, 0x03ff),
	)
	L2TPPairType = part(
		L2TP.u32("l2tp.avp.vendor_id", "Vendor ID", Custom).Wide(0, 2),
		L2TP.u16("l2tp.avp.type", "AVP Type", Dec).At(2),
	)
	L2TPPseudowire = part(L2TP.u16("l2tp.avp.pseudowire_type", "Pseudowire Type", Dec).At(0))
	L2TPPairs      = map[uint16]Part{
		0: part(L2TP.u16("l2tp.avp.message_type", "Message Type", Dec).At(0)),
		1: part(
			L2TP.u16("l2tp.result_code", "Result code", Dec).At(0),
			L2TP.u16("l2tp.avp.error_code", "Error code", Dec).At(2),
			l2tpText("error_message", "Error Message", 4),
		),
		2: part(
			L2TP.u8("l2tp.avp.protocol_version", "Version", Dec).At(0),
			L2TP.u8("l2tp.avp.protocol_revision", "Revision", Dec).At(1),
		),
		3: part(
			L2TP.bool("l2tp.avp.async_framing_supported", "Async Framing Supported").Bits(3, 0x02),
			L2TP.bool("l2tp.avp.sync_framing_supported", "Sync Framing Supported").Bits(3, 0x01),
		),
		4: part(
			L2TP.bool("l2tp.avp.analog_access_supported", "Analog Access Supported").Bits(3, 0x02),
			L2TP.bool("l2tp.avp.digital_access_supported", "Digital Access Supported").Bits(3, 0x01),
		),
		5:  part(L2TP.u64("l2tp.tie_breaker", "Tie Breaker", Hex).At(0)),
		6:  part(L2TP.u16("l2tp.avp.firmware_revision", "Firmware Revision", DecHex).At(0)),
		7:  part(l2tpText("host_name", "Host Name", 0)),
		8:  part(l2tpText("vendor_name", "Vendor Name", 0)),
		9:  part(L2TP.u16("l2tp.avp.assigned_tunnel_id", "Assigned Tunnel ID", Dec).At(0)),
		10: part(L2TP.u16("l2tp.avp.receive_window_size", "Receive Window Size", Dec).At(0)),
		11: part(l2tpBytes("chap_challenge", "CHAP Challenge")),
		12: part(
			L2TP.u16("l2tp.avp.cause_code", "Cause Code", Dec).At(0),
			L2TP.u8("l2tp.avp.cause_msg", "Cause Msg", Dec).At(2),
			l2tpText("advisory_msg", "Advisory Msg", 3),
		),
		13: part(L2TP.bytes("l2tp.avp.chap_challenge_response", "CHAP Challenge Response").Wide(0, 16)),
		14: part(L2TP.u16("l2tp.avp.assigned_session_id", "Assigned Session ID", Dec).At(0)),
		15: part(l2tpNumber("call_serial_number", "Call Serial Number", 0)),
		16: part(l2tpNumber("minimum_bps", "Minimum BPS", 0)),
		17: part(l2tpNumber("maximum_bps", "Maximum BPS", 0)),
		18: part(
			L2TP.bool("l2tp.avp.analog_bearer_type", "Analog Bearer Type").Bits(3, 0x02),
			L2TP.bool("l2tp.avp.digital_bearer_type", "Digital Bearer Type").Bits(3, 0x01),
		),
		19: part(
			L2TP.bool("l2tp.avp.async_framing_type", "Async Framing Type").Bits(3, 0x02),
			L2TP.bool("l2tp.avp.sync_framing_type", "Sync Framing Type").Bits(3, 0x01),
		),
		21: part(l2tpText("called_number", "Called Number", 0)),
		22: part(l2tpText("calling_number", "Calling Number", 0)),
		23: part(l2tpText("sub_address", "Sub-Address", 0)),
		24: part(l2tpNumber("connect_speed", "Connect Speed", 0)),
		25: part(l2tpNumber("physical_channel", "Physical Channel", 0)),
		26: part(l2tpBytes("initial_received_lcp_confreq", "Initial Received LCP CONFREQ")),
		27: part(l2tpBytes("last_sent_lcp_confreq", "Last Sent LCP CONFREQ")),
		28: part(l2tpBytes("last_received_lcp_confreq", "Last Received LCP CONFREQ")),
		29: part(L2TP.u16("l2tp.avp.proxy_authen_type", "Proxy Authen Type", Dec).At(0)),
		30: part(l2tpText("proxy_authen_name", "Proxy Authen Name", 0)),
		31: part(l2tpBytes("proxy_authen_challenge", "Proxy Authen Challenge")),
		32: part(L2TP.u8("l2tp.avp.proxy_authen_id", "Proxy Authen ID", Dec).At(1)),
		33: part(l2tpBytes("proxy_authen_response", "Proxy Authen Response")),
		34: part(
			l2tpNumber("crc_errors", "CRC Errors", 2),
			l2tpNumber("framing_errors", "Framing Errors", 6),
			l2tpNumber("hardware_overruns", "Hardware Overruns", 10),
			l2tpNumber("buffer_overruns", "Buffer Overruns", 14),
			l2tpNumber("time_out_errors", "Time-out Errors", 18),
			l2tpNumber("alignment_errors", "Alignment Errors", 22),
		),
		35: part(l2tpNumber("send_accm", "Send ACCM", 2), l2tpNumber("receive_accm", "Receive ACCM", 6)),
		36: part(l2tpBytes("random_vector", "Random Vector")),
		37: part(l2tpBytes("private_group_id", "Private Group ID")),
		38: part(l2tpNumber("rx_connect_speed", "Rx Connect Speed", 0)),
		46: part(
			L2TP.u16("l2tp.avp.disconnect_code", "Disconnect Code", Dec).At(0),
			L2TP.u16("l2tp.avp.control_protocol_number", "Control Protocol Number", Dec).At(2),
			L2TP.u8("l2tp.avp.cause_code_direction", "Direction", Dec).At(4),
			l2tpText("cause_code_message", "Message", 5),
		),
		58: {},
		59: part(l2tpBytes("message_digest", "Message Digest")),
		60: part(l2tpNumber("router_id", "Router ID", 0)),
		61: part(l2tpNumber("assigned_control_conn_id", "Assigned Control Connection ID", 0)),
		63: part(l2tpNumber("local_session_id", "Local Session ID", 0)),
		64: part(l2tpNumber("remote_session_id", "Remote Session ID", 0)),
		65: part(l2tpBytes("assigned_cookie", "Assigned Cookie")),
		66: part(l2tpText("remote_end_id", "Remote End ID", 0)),
		68: L2TPPseudowire,
		69: part(L2TP.u16("l2tp.avp.layer2_specific_sublayer", "Layer2 Specific Sublayer", Dec).At(0)),
		70: part(L2TP.u16("l2tp.avp.data_sequencing", "Data Sequencing", Dec).At(0)),
		71: part(
			L2TP.bool("l2tp.avp.circuit_status", "Circuit Status").Bits(1, 0x01),
			L2TP.bool("l2tp.avp.circuit_type", "Circuit Type").Bits(1, 0x02),
		),
		72: part(l2tpText("preferred_language", "Preferred Language", 0)),
		73: part(l2tpBytes("nonce", "Nonce")),
		74: part(L2TP.u64("l2tp.avp.tx_connect_speed_v3", "Tx Connect Speed v3", Hex).At(0)),
		75: part(L2TP.u64("l2tp.avp.rx_connect_speed_v3", "Rx Connect Speed v3", Hex).At(0)),
	}
	L2TPPseudowires = part(L2TP.u16("l2tp.avp.pw_type", "PW Type", Dec).At(0)) // any number of them, in the pair 62
)

// L2TPVendors are the vendors, other than the IETF, whose pairs Wireshark reads and dfc does not.
var L2TPVendors = map[uint16]bool{9: true, 193: true, 3561: true, 4491: true}

func l2tpNumber(name, title string, offset int) *Field {
	return L2TP.u32("l2tp.avp."+name, title, Dec).At(offset)
}

func l2tpBytes(name, title string) *Field { return L2TP.bytes("l2tp.avp."+name, title).Wide(0, 0) }

func l2tpText(name, title string, offset int) *Field {
	return L2TP.string("l2tp.avp."+name, title).Wide(offset, 0)
}
