package protocol

// SAP (RFC 2974) announces sessions, which SDP describes.
var (
	SAP = declare("sap", "Session Announcement Protocol", 4).payload().On(UDPPorts, 9875).HandsTo(SDP)

	_              = SAP.u8("sap.flags", "Flags", Hex).At(0)
	_              = SAP.u8("sap.flags.v", "Version Number", Dec).Bits(0, 0xe0)
	SAPOverIPv6    = SAP.bool("sap.flags.a", "Address Type").Bits(0, 0x10)
	_              = SAP.bool("sap.flags.r", "Reserved").Bits(0, 0x08)
	_              = SAP.bool("sap.flags.t", "Message Type").Bits(0, 0x04)
	SAPIsEncrypted = SAP.bool("sap.flags.e", "Encryption Bit").Bits(0, 0x02)
	SAPIsPacked    = SAP.bool("sap.flags.c", "Compression Bit").Bits(0, 0x01)
	SAPAuthLength  = SAP.u8("sap.auth.len", "Authentication Length", Dec).At(1)
	_              = SAP.u16("sap.message_identifier_hash", "Message Identifier Hash", Hex).At(2)

	_ = SAP.ipv4("sap.originating_source", "Originating Source").At(4).If(SAPOverIPv6.In(0))
	_ = SAP.ipv6("sap.originating_source.ipv6", "Originating Source").At(4).If(SAPOverIPv6.In(1))

	SAPAuth = part(
		SAP.label("sap.auth", "Authentication data").Wide(0, 1),
		SAP.u8("sap.auth.flags", "Authentication data flags", Hex).At(0),
		SAP.u8("sap.auth.flags.v", "Version Number", Dec).Bits(0, 0xe0),
		SAP.bool("sap.auth.flags.p", "Padding Bit").Bits(0, 0x10),
		SAP.u8("sap.auth.flags.t", "Authentication Type", Dec).Bits(0, 0x0f),
	)
	SAPType = SAP.string("sap.payload_type", "Payload type")

	SAPEncrypted       = SAP.label("sap.encrypted", "The rest of the packet is encrypted").expert(groupUndecoded, warning)
	SAPPacked          = SAP.label("sap.compressed", "The rest of the packet is compressed").expert(groupUndecoded, warning)
	SAPPackedEncrypted = SAP.label("sap.compressed_and_encrypted", "The rest of the packet is compressed and encrypted").expert(groupUndecoded, warning)
)
