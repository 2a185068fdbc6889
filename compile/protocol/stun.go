package protocol

// STUN (RFC 8489) and TURN (RFC 8656): messages, with the attributes that clients and servers in use send, and channel data.
var (
	STUN = declare("stun", "Session Traversal Utilities for NAT", 0).payload().On(UDPPorts, 3478).On(TCPPorts, 3478).
		Guess(UDPGuesses, "stun_udp").Guess(TCPGuesses, "stun_tcp").NextTo(nil, Data)

	STUNChannel = part(
		STUN.u16("stun.channel", "Channel Number", Hex).At(0),
		STUN.u16("stun.length", "Message Length", Dec).At(2),
	)
	STUNResponseTo = STUN.frame("stun.response-to", "Request In")
	STUNTime       = STUN.span("stun.time", "Time")
	STUNResponseIn = STUN.frame("stun.response-in", "Response In")
	STUNDuplicate  = STUN.frame("stun.reqduplicate", "Duplicated original message in")
	STUNHeader     = part(
		STUN.u16("stun.type", "Message Type", Hex).At(0),
		STUN.u16("stun.type.class", "Message Class", Hex).Bits(0, 0x0110),
		STUN.u16("stun.type.method", "Message Method", Hex).Bits(0, 0x3eef),
		STUN.u16("stun.type.method-assignment", "Message Method Assignment", Hex).Bits(0, 0x2000),
		STUN.u16("stun.length", "Message Length", Dec).At(2),
		STUN.bytes("stun.cookie", "Message Cookie").Wide(4, 4),
		STUN.bytes("stun.id", "Message Transaction ID").Wide(8, 12),
	)
	STUNVersion    = STUN.u8("stun.network_version", "STUN Network Version", Dec)
	STUNAttributes = STUN.label("stun.attributes", "Attributes")
	STUNUneven     = STUN.label("stun.wrong_msglen", "Packet length is not multiple of 4 bytes").expert(GroupMalformed, severe)
	STUNUnknown    = STUN.label("stun.unknown_attribute", "Attribute unknown").expert(groupUndecoded, warning)

	STUNAttribute = part(
		STUN.u16("stun.attribute", "Attribute Type", Hex).At(0),
		STUN.u16("stun.att.type.comprehension", "Attribute Type Comprehension", Hex).Bits(0, 0x8000),
		STUN.u16("stun.att.type.assignment", "Attribute Type Assignment", Hex).Bits(0, 0x4000),
	)
	STUNAttributeHeader = part(
		STUN.u16("stun.att.type", "Attribute Type", Hex).At(0),
		STUN.u16("stun.att.length", "Attribute Length", Dec).At(2),
	)
	STUNPadding = STUN.u16("stun.att.padding", "Padding", Dec)
	STUNValue   = STUN.bytes("stun.value", "Value")

	stunReserved   = STUN.bytes("stun.att.reserved", "Reserved")
	stunFamily     = STUN.u8("stun.att.family", "Protocol Family", Hex)
	STUNPort       = STUN.u16("stun.att.port", "Port", Dec)
	STUNIPv4       = STUN.ipv4("stun.att.ipv4", "IP")
	STUNIPv6       = STUN.ipv6("stun.att.ipv6", "IP")
	STUNPortMasked = STUN.bytes("stun.att.port-xord", "Port (XOR-d)")
	STUNIPv4Masked = STUN.bytes("stun.att.ipv4-xord", "IP (XOR-d)")
	STUNIPv6Masked = STUN.bytes("stun.att.ipv6-xord", "IP (XOR-d)")
	STUNUsername   = STUN.string("stun.att.username", "Username")
	STUNRealm      = STUN.string("stun.att.realm", "Realm")
	STUNNonce      = STUN.string("stun.att.nonce", "Nonce")
	STUNSoftware   = STUN.string("stun.att.software", "Software")
	STUNReason     = STUN.string("stun.att.error.reason", "Error Reason Phrase")
	STUNPassword   = STUN.bytes("stun.att.password", "Password")
	STUNIntegrity  = STUN.bytes("stun.att.hmac", "HMAC-SHA1")
	STUN8006       = STUN.bytes("stun.att.unknown8006", "Unknown8006")
	STUNDialog     = STUN.bytes("stun.att.sip_dialog_id", "SIP Dialog ID")
	STUNCall       = STUN.bytes("stun.att.sip_call_id", "SIP Call ID")
	STUNMissing    = STUN.u16("stun.att.unknown", "Unknown Attribute", Hex)
	STUNCRC        = STUN.u32("stun.att.crc32", "CRC-32", Hex)
	STUNCRCStatus  = STUN.u8("stun.att.crc32.status", "CRC-32 Status", NoBase)
	STUNCRCBad     = STUN.label("stun.att.crc32.bad", "Bad Fingerprint").expert(groupChecksum, warning)

	STUNAddress       = part(stunReserved.Wide(0, 1), stunFamily.At(1))
	STUNAddressFamily = part(stunFamily.At(0), stunReserved.Wide(1, 3))
	STUNChangeRequest = part(
		STUN.bool("stun.att.change-ip", "Change IP").Bits(3, 0x04),
		STUN.bool("stun.att.change-port", "Change Port").Bits(3, 0x02),
	)
	STUNErrorCode = part(
		stunReserved.Wide(0, 2),
		STUN.u8("stun.att.error.class", "Error Class", Dec).Bits(2, 0x07),
		STUN.u8("stun.att.error", "Error Code", Dec).At(3),
	)
	STUNTransport     = part(STUN.u8("stun.att.transp", "Transport", Hex).At(0), stunReserved.Wide(1, 3))
	STUNChannelNumber = part(STUN.u16("stun.att.channelnum", "Channel-Number", Hex).At(0), stunReserved.Wide(2, 2))
	STUNAlgorithm     = part(
		STUN.u16("stun.att.pw_alg", "Password Algorithm", Dec).At(0),
		STUN.u16("stun.att.pw_alg_len", "Password Algorithm Length", Dec).At(2),
	)
	STUNICMP        = part(STUN.u8("stun.att.icmp.type", "ICMP type", Dec).At(0), STUN.u8("stun.att.icmp.code", "ICMP code", Dec).At(1))
	STUNReserveNext = part(STUN.u8("stun.att.even-port.reserve-next", "Reserve next", Dec).Bits(0, 0x80))
	STUNToken       = part(STUN.bytes("stun.att.token", "Token").Wide(0, 8))
	STUNTieBreaker  = part(STUN.bytes("stun.att.tie-breaker", "Tie breaker").Wide(0, 8))
	STUNLifetime    = part(STUN.u32("stun.att.lifetime", "Lifetime", Dec).At(0))
	STUNPriority    = part(STUN.u32("stun.att.priority", "Priority", Dec).At(0))
	STUNCache       = part(STUN.u32("stun.att.cache-timeout", "Cache timeout", Dec).At(0))
	STUNMagic       = part(STUN.u32("stun.att.magic_cookie", "Magic Cookie", Hex).At(0))
	STUNBandwidth   = part(STUN.u32("stun.port.bandwidth", "Bandwidth", Dec).At(0))

	// Those of Google and of Microsoft ([MS-TURN], [MS-TURNBWM], [MS-ICE2]).
	STUNGoogleNetwork = part(
		STUN.u16("stun.att.google.network_id", "Google Network ID", Dec).At(0),
		STUN.u16("stun.att.google.network_cost", "Google Network Cost", Dec).At(2),
	)
	STUNFoundation = STUN.string("stun.att.ms.foundation", "Foundation")
	STUNMSVersion  = part(STUN.u32("stun.att.ms.version", "MS Version", Dec).At(0))
	STUNMSICE      = part(STUN.u32("stun.att.ms.version.ice", "MS ICE Version", Dec).At(0))
	STUNMSSequence = part(
		STUN.bytes("stun.att.ms.connection_id", "Connection ID").Wide(0, 20),
		STUN.u32("stun.att.ms.sequence_number", "Sequence Number", Dec).At(20),
	)
	STUNMSService = part(
		STUN.u16("stun.att.ms.stream_type", "Stream Type", Dec).At(0),
		STUN.u16("stun.att.ms.service_quality", "Service Quality", Dec).At(2),
	)
	STUNMSSession   = part(STUN.u64("stun.att.ms.multiplexed_turn_session_id", "MS Multiplexed TURN Session Id", Hex).At(0))
	STUNMSBandwidth = part(stunReserved.Wide(0, 2), STUN.u16("stun.att.bandwidth_acm.type", "Message Type", Dec).At(2))
	STUNMSReserved  = part(STUN.bytes("stun.att.bandwidth_rsv_id", "Reservation ID").Wide(0, 16))
	STUNMSAmount    = part(
		STUN.u32("stun.att.bandwidth_rsv_amount.misb", "Minimum Send Bandwidth", Dec).At(4),
		STUN.u32("stun.att.bandwidth_rsv_amount.masb", "Maximum Send Bandwidth", Dec).At(0),
		STUN.u32("stun.att.bandwidth_rsv_amount.mirb", "Minimum Receive Bandwidth", Dec).At(12),
		STUN.u32("stun.att.bandwidth_rsv_amount.marb", "Maximum Receive Bandwidth", Dec).At(8),
	)
	stunValid    = STUN.bool("stun.att.address_rp.valid", "Valid")
	stunRates    = STUN.u32("stun.att.address_rp.reserved", "Reserved", Hex)
	stunSending  = STUN.u32("stun.att.address_rp.masb", "Maximum Send Bandwidth", Dec)
	stunRecv     = STUN.u32("stun.att.address_rp.marb", "Maximum Receive Bandwidth", Dec)
	STUNMSRemote = part(
		stunValid.Bits(0, 0x80000000), STUN.bool("stun.att.address_rp.pstn", "PSTN").Bits(0, 0x40000000), stunRates.Bits(0, 0x3fffffff),
		stunSending.At(4), stunRecv.At(8),
	)
	STUNMSLocal    = part(stunValid.Bits(0, 0x80000000), stunRates.Bits(0, 0x7fffffff), stunSending.At(4), stunRecv.At(8))
	STUNMSLocation = part(
		STUN.u8("stun.att.lp.peer_location", "Peer Location", Dec).At(0),
		STUN.u8("stun.att.lp.seft_location", "Self Location", Dec).At(1),
		STUN.u8("stun.att.lp.federation", "Federation", Dec).At(2),
		stunReserved.Wide(3, 1),
	)
)
