package protocol

// PPP over Ethernet (RFC 2516): sessions, which carry PPP without framing, and their discovery.
var (
	PPPoES = declare("pppoes", "PPP-over-Ethernet Session", 6).On(EtherTypes, 0x8864).On(LinkTypes, 51)

	PPPoESVersion = PPPoES.u8("pppoe.version", "Version", Dec).Bits(0, 0xf0)
	PPPoESType    = PPPoES.u8("pppoe.type", "Type", Dec).Bits(0, 0x0f)
	PPPoESCode    = PPPoES.u8("pppoe.code", "Code", Hex).At(1)
	PPPoESSession = PPPoES.u16("pppoe.session_id", "Session ID", Hex).At(2)
	PPPoESLength  = PPPoES.u16("pppoe.payload_length", "Payload Length", Dec).At(4)
	PPPoESBad     = PPPoES.label("pppoe.payload_length.bad", "Possible bad payload length").expert(GroupMalformed, warning)

	_ = PPPoES.Length(PPPoESLength, 6).NextTo(nil, PPP)

	PPPoED = declare("pppoed", "PPP-over-Ethernet Discovery", 6).On(EtherTypes, 0x8863)

	PPPoEDVersion = PPPoED.u8("pppoe.version", "Version", Dec).Bits(0, 0xf0)
	PPPoEDType    = PPPoED.u8("pppoe.type", "Type", Dec).Bits(0, 0x0f)
	PPPoEDCode    = PPPoED.u8("pppoe.code", "Code", Hex).At(1)
	PPPoEDSession = PPPoED.u16("pppoe.session_id", "Session ID", Hex).At(2)
	PPPoEDLength  = PPPoED.u16("pppoe.payload_length", "Payload Length", Dec).At(4)

	PPPoEDTags        = PPPoED.label("pppoed.tags", "PPPoE Tags")
	PPPoEDServiceName = PPPoED.string("pppoed.tags.service_name", "Service-Name")
	PPPoEDACName      = PPPoED.string("pppoed.tags.ac_name", "AC-Name")
	PPPoEDHostUniq    = PPPoED.bytes("pppoed.tags.host_uniq", "Host-Uniq")
	PPPoEDACCookie    = PPPoED.bytes("pppoed.tags.ac_cookie", "AC-Cookie")
	PPPoEDRelay       = PPPoED.bytes("pppoed.tags.relay_session_id", "Relay-Session-Id")
	PPPoEDMaxPayload  = PPPoED.bytes("pppoed.tags.max_payload", "PPP-Max-Payload")

	_ = PPPoED.Length(PPPoEDLength, 6)
)
