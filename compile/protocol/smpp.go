package protocol

// SMPP (version 3.4 and 5.0): the header, who binds, short messages and their parameters.
var (
	SMPP = declare("smpp", "Short Message Peer to Peer", 0).payload().Guess(TCPGuesses, "smpp_tcp")

	SMPPHeader = part(
		SMPP.u32("smpp.command_length", "Length", Dec).At(0),
		SMPP.u32("smpp.command_id", "Operation", Hex).At(4),
	)
	SMPPStatus   = part(SMPP.u32("smpp.command_status", "Result", Hex).At(8))
	SMPPSequence = part(SMPP.u32("smpp.sequence_number", "Sequence #", Dec).At(12))
	SMPPRequest  = SMPP.bool("smpp.request", "Request")
	SMPPResponse = SMPP.bool("smpp.response", "Response")

	SMPPSystem    = SMPP.string("smpp.system_id", "System ID")
	SMPPPassword  = SMPP.string("smpp.password", "Password")
	SMPPType      = SMPP.string("smpp.system_type", "System type")
	SMPPInterface = part(
		SMPP.u8("smpp.interface_version", "Version (if)", Custom).At(0),
		SMPP.u8("smpp.addr_ton", "Type of number", Hex).At(1),
		SMPP.u8("smpp.addr_npi", "Numbering plan indicator", Hex).At(2),
	)
	SMPPRange   = SMPP.string("smpp.address_range", "Address")
	SMPPService = SMPP.string("smpp.service_type", "Service type")
	SMPPFrom    = part(
		SMPP.u8("smpp.source_addr_ton", "Type of number (originator)", Hex).At(0),
		SMPP.u8("smpp.source_addr_npi", "Numbering plan indicator (originator)", Hex).At(1),
	)
	SMPPSource = SMPP.string("smpp.source_addr", "Originator address")
	SMPPTo     = part(
		SMPP.u8("smpp.dest_addr_ton", "Type of number (recipient)", Hex).At(0),
		SMPP.u8("smpp.dest_addr_npi", "Numbering plan indicator (recipient)", Hex).At(1),
	)
	SMPPDestination = SMPP.string("smpp.destination_addr", "Recipient address")
	SMPPClass       = part(
		SMPP.u8("smpp.esm.submit.msg_mode", "Messaging mode", Hex).Bits(0, 0x03),
		SMPP.u8("smpp.esm.submit.msg_type", "Message type", Hex).Bits(0, 0x3c),
		SMPP.u8("smpp.esm.submit.features", "GSM features", Hex).Bits(0, 0xc0),
	)
	SMPPProtocol = part(
		SMPP.u8("smpp.protocol_id", "Protocol id.", Hex).At(0),
		SMPP.u8("smpp.priority_flag", "Priority level", Hex).At(1),
	)
	SMPPDelivery = part(
		SMPP.u8("smpp.regdel.receipt", "Delivery receipt", Hex).Bits(0, 0x03),
		SMPP.u8("smpp.regdel.acks", "Message type", Hex).Bits(0, 0x0c),
		SMPP.u8("smpp.regdel.notif", "Intermediate notif", Hex).Bits(0, 0x10),
	)
	SMPPReplace = part(SMPP.u8("smpp.replace_if_present_flag", "Replace", Hex).Bits(0, 0x01))
	SMPPCoding  = part(SMPP.u8("smpp.data_coding", "Data coding", Hex).At(0))
	SMPPDefault = part(SMPP.u8("smpp.sm_default_msg_id", "Predefined message", Dec).At(0))
	SMPPSize    = part(SMPP.u8("smpp.sm_length", "Message length", Dec).At(0))
	SMPPMessage = SMPP.bytes("smpp.message", "Message bytes")
	SMPPText    = SMPP.string("smpp.message_text", "Message")
	SMPPID      = SMPP.string("smpp.message_id", "Message id.")
	SMPPState   = part(
		SMPP.u8("smpp.message_state", "Message state", Dec).At(0),
		SMPP.u8("smpp.error_code", "Error code", Dec).At(1),
	)
	SMPPParameters = SMPP.label("smpp.opt_params", "Optional parameters")
	SMPPParameter  = SMPP.label("smpp.opt_param", "Optional parameter")
	SMPPTag        = part(
		SMPP.u16("smpp.opt_param_tag", "Tag", Hex).At(0),
		SMPP.u16("smpp.opt_param_len", "Length", Dec).At(2),
	)
	SMPPPayload = SMPP.bytes("smpp.message_payload", "Payload")
)
