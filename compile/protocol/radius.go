package protocol

// RADIUS (RFC 2865): the header, what all attributes have, and the messages of EAP in them (RFC 3579).
var (
	RADIUS = declare("radius", "RADIUS Protocol", 0).payload().On(UDPPorts, 1645, 1646, 1700, 1812, 1813, 3799).HandsTo(EAP)

	RADIUSHeader = part(
		RADIUS.u8("radius.code", "Code", Dec).At(0),
		RADIUS.u8("radius.id", "Identifier", Dec).At(1),
		RADIUS.u16("radius.length", "Length", Dec).At(2),
		RADIUS.bytes("radius.authenticator", "Authenticator").Wide(4, 16),
	)

	RADIUSAttribute = part(
		RADIUS.bytes("radius.avp", "AVP").Wide(0, 0),
		RADIUS.u8("radius.avp.type", "Type", Dec).At(0),
		RADIUS.u8("radius.avp.length", "Length", Dec).At(1),
	)
	RADIUSBadLength = RADIUS.label("radius.invalid_length", "Invalid length").expert(GroupMalformed, severe)
)
