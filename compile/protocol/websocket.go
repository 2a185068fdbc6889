package protocol

// WebSocket (RFC 6455), with compressed messages (RFC 7692). Each of its frames is a layer. HTTP changes to it.
var (
	WebSocket = declare("websocket", "WebSocket", 0).payload().HandsTo(TextLines, Data, SIP)

	_                   = WebSocket.bool("websocket.fin", "Fin").Bits(0, 0x80)
	_                   = WebSocket.u8("websocket.rsv", "Reserved", Hex).Bits(0, 0x70)
	WebSocketCompressed = WebSocket.bool("websocket.pmc", "Per-Message Compressed")
	_                   = WebSocket.u8("websocket.opcode", "Opcode", Dec).Bits(0, 0x0f)
	_                   = WebSocket.bool("websocket.mask", "Mask").Bits(1, 0x80)
	webSocketLength     = WebSocket.u8("websocket.payload_length", "Payload length", Dec).Bits(1, 0x7f)
	_                   = WebSocket.u16("websocket.payload_length_ext_16", "Extended Payload length (16 bits)", Dec).At(2).If(webSocketLength.In(126))
	_                   = WebSocket.u64("websocket.payload_length_ext_64", "Extended Payload length (64 bits)", Dec).At(2).If(webSocketLength.In(127))

	WebSocketKey      = WebSocket.bytes("websocket.masking_key", "Masking-Key")
	WebSocketMasked   = WebSocket.bytes("websocket.masked_payload", "Masked payload")
	WebSocketPayload  = WebSocket.bytes("websocket.payload", "Payload")
	WebSocketContinue = WebSocket.bytes("websocket.payload.continue", "Continue")
	WebSocketText     = WebSocket.string("websocket.payload.text", "Text")
	WebSocketClose    = WebSocket.bytes("websocket.payload.close", "Close")
	WebSocketStatus   = WebSocket.u16("websocket.payload.close.status_code", "Status code", Dec)
	WebSocketReason   = WebSocket.string("websocket.payload.close.reason", "Reason")
	WebSocketPing     = WebSocket.bytes("websocket.payload.ping", "Ping")
	WebSocketPong     = WebSocket.bytes("websocket.payload.pong", "Pong")
	WebSocketUnknown  = WebSocket.bytes("websocket.payload.unknown", "Unknown")

	WebSocketFragments     = WebSocket.label("websocket.fragments", "Reassembled websocket Fragments")
	WebSocketFragment      = WebSocket.frame("websocket.fragment", "Websocket Fragment")
	WebSocketFragmentCount = WebSocket.u32("websocket.fragment.count", "Fragment count", Dec)
	WebSocketLength        = WebSocket.u32("websocket.reassembled.length", "Reassembled websocket Payload length", Dec)

	WebSocketNotKnown   = WebSocket.label("websocket.payload.unknown.expert", "Dissector for Websocket Opcode").expert(groupUndecoded, note)
	WebSocketNotDecoded = WebSocket.label("websocket.decompression.failed.expert", "Decompression failed").expert(groupProtocol, warning)
)

// WebSocketProtocols are those that a conversation can agree on.
var WebSocketProtocols = map[string]*Protocol{
	"sip":                SIP,
	"BLIP_3+CBMobile_2":  webSocketBLIP,
	"BLIP_3+CBMobile_3":  webSocketBLIP,
	"BLIP_3+CBMobile_4":  webSocketBLIP,
	"dc.bsc.bacnet.org":  webSocketBACnet,
	"hub.bsc.bacnet.org": webSocketBACnet,
}

var (
	webSocketBLIP   = named("blip")
	webSocketBACnet = named("bscvlc")
)
