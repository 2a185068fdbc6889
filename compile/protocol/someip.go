package protocol

// SOME/IP (AUTOSAR). Wireshark recognises it only when told to, and so it has no port here either.
var (
	SomeIP = declare("someip", "SOME/IP Protocol", 0).payload().HandsTo(SomeIPSD)

	SomeIPHeader = part(
		SomeIP.u32("someip.messageid", "Message ID", Hex).At(0),
		SomeIP.u16("someip.serviceid", "Service ID", Hex).At(0),
		SomeIP.u16("someip.methodid", "Method ID", Hex).At(2),
		SomeIP.u32("someip.length", "Length", Dec).At(4),
		SomeIP.u16("someip.clientid", "Client ID", Hex).At(8),
		SomeIP.u16("someip.sessionid", "Session ID", Hex).At(10),
		SomeIP.u8("someip.protoversion", "SOME/IP Version", Hex).At(12),
		SomeIP.u8("someip.interfaceversion", "Interface Version", Hex).At(13),
		SomeIP.u8("someip.messagetype", "Message Type", Hex).At(14),
		SomeIP.bool("someip.messagetype.ack", "Message Type Ack Flag").Bits(14, 0x40),
		SomeIP.bool("someip.messagetype.tp", "Message Type TP Flag").Bits(14, 0x20),
		SomeIP.u8("someip.returncode", "Return Code", Hex).At(15),
	)
	SomeIPPayload = SomeIP.bytes("someip.payload", "Payload")

	SomeIPSD = declare("someipsd", "SOME/IP Service Discovery Protocol", 0).payload()
)
