package protocol

// WireGuard's messages, as far as they are not encrypted.
var (
	WireGuard = declare("wg", "WireGuard Protocol", 0).payload().Guess(UDPGuesses, "wg")

	wgSender   = WireGuard.u32("wg.sender", "Sender", Hex)
	wgReceiver = WireGuard.u32("wg.receiver", "Receiver", Hex)
	wgMAC1     = WireGuard.bytes("wg.mac1", "mac1")
	wgMAC2     = WireGuard.bytes("wg.mac2", "mac2")

	WGHeader = part(
		WireGuard.u8("wg.type", "Type", Dec).At(0),
		WireGuard.bytes("wg.reserved", "Reserved").Wide(1, 3),
	)
	WGInitiation = part(
		wgSender.At(4).Swapped(),
		WireGuard.label("wg.encrypted_static", "Encrypted Static").Wide(40, 0),
		WireGuard.label("wg.encrypted_timestamp", "Encrypted Timestamp").Wide(88, 0),
		wgMAC1.Wide(116, 16),
		wgMAC2.Wide(132, 16),
	)
	WGResponse = part(
		wgSender.At(4).Swapped(),
		wgReceiver.At(8).Swapped(),
		WireGuard.label("wg.encrypted_empty", "Encrypted Empty").Wide(44, 0),
		wgMAC1.Wide(60, 16),
		wgMAC2.Wide(76, 16),
	)
	WGCookie = part(
		wgReceiver.At(4).Swapped(),
		WireGuard.bytes("wg.nonce", "Nonce").Wide(8, 24),
		WireGuard.bytes("wg.encrypted_cookie", "Encrypted Cookie").Wide(32, 32),
	)
	WGData = part(
		wgReceiver.At(4).Swapped(),
		WireGuard.u64("wg.counter", "Counter", Dec).At(8).Swapped(),
		WireGuard.label("wg.encrypted_packet", "Encrypted Packet").Wide(16, 16),
	)
	WGKeepalive      = WireGuard.label("wg.keepalive", "This is a Keepalive message").expert(groupSequence, chat)
	WGEphemeral      = WireGuard.string("wg.ephemeral", "Ephemeral")
	WGEphemeralKnown = WireGuard.bool("wg.ephemeral.known_privkey", "Has Private Key")
	WGStream         = WireGuard.u32("wg.stream", "Stream index", Dec)
	WGResponseIn     = WireGuard.frame("wg.response_in", "Response in Frame")
	WGResponseTo     = WireGuard.frame("wg.response_to", "Response to Frame")
)
