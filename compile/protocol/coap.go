package protocol

// CoAP (RFC 7252, 7641, 7959): the header, and what its options are.
var (
	CoAP = declare("coap", "Constrained Application Protocol", 0).payload().On(UDPPorts, 5683).On(TCPPorts, 5683)

	CoAPHeader = part(
		CoAP.u8("coap.version", "Version", Dec).Bits(0, 0xc0),
		CoAP.u8("coap.type", "Type", Dec).Bits(0, 0x30),
		CoAP.u8("coap.token_len", "Token Length", Dec).Bits(0, 0x0f),
		CoAP.u8("coap.code", "Code", Dec).At(1),
		CoAP.u16("coap.mid", "Message ID", Dec).At(2),
	)
	CoAPToken       = CoAP.bytes("coap.token", "Token")
	CoAPDelta       = CoAP.u8("coap.opt.delta", "Opt Delta", Dec)
	CoAPDeltaMore   = CoAP.u16("coap.opt.delta_ext", "Opt Delta extended", Dec)
	CoAPLength      = CoAP.u8("coap.opt.length", "Opt Length", Dec)
	CoAPLengthMore  = CoAP.u16("coap.opt.length_ext", "Opt Length extended", Dec)
	CoAPUnknown     = CoAP.bytes("coap.opt.unknown", "Unknown")
	CoAPBadNumber   = CoAP.label("coap.invalid_option_number", "Invalid Option Number").expert(GroupMalformed, warning)
	CoAPBadLength   = CoAP.label("coap.option_length_bad", "Option length bad").expert(GroupMalformed, warning)
	CoAPEnd         = CoAP.u8("coap.opt.end_marker", "End of options marker", Dec)
	CoAPPayloadSize = CoAP.u32("coap.payload_length", "Payload Length", Dec)

	// CoAPOptions are the options whose values are texts, bytes and numbers.
	CoAPOptions = map[int]*Field{
		3:  CoAP.string("coap.opt.uri_host", "Uri-Host"),
		4:  CoAP.bytes("coap.opt.etag", "Etag"),
		6:  CoAP.u32("coap.opt.observe", "Observe", Dec),
		7:  CoAP.u16("coap.opt.uri_port", "Uri-Port", Dec),
		8:  CoAP.string("coap.opt.location_path", "Location-Path"),
		11: CoAP.string("coap.opt.uri_path", "Uri-Path"),
		14: CoAP.u32("coap.opt.max_age", "Max-age", Dec),
		15: CoAP.string("coap.opt.uri_query", "Uri-Query"),
		20: CoAP.string("coap.opt.location_query", "Location-Query"),
		35: CoAP.string("coap.opt.proxy_uri", "Proxy-Uri"),
		39: CoAP.string("coap.opt.proxy_scheme", "Proxy-Scheme"),
		60: CoAP.u32("coap.opt.size1", "Size1", Dec),
	}
)
