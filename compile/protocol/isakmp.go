package protocol

// ISAKMP, of IKE of both versions: the header, and how payloads follow each other.
var (
	ISAKMP = declare("isakmp", "Internet Security Association and Key Management Protocol", 0).payload().On(UDPPorts, 500).On(TCPPorts, 500)

	_ = UDPEncap.NextToAfter(4, udpEncapSPI.In(0), ISAKMP)

	ISAKMPNext       = ISAKMP.u8("isakmp.nextpayload", "Next payload", Dec)
	ISAKMPNextLength = ISAKMP.u16("isakmp.payloadlength", "Payload length", Dec)
	ISAKMPHeader     = part(
		ISAKMP.bytes("isakmp.ispi", "Initiator SPI").Wide(0, 8),
		ISAKMP.bytes("isakmp.rspi", "Responder SPI").Wide(8, 8),
		ISAKMPNext.At(16),
		ISAKMP.u8("isakmp.version", "Version", Hex).At(17),
		ISAKMP.u8("isakmp.mjver", "MjVer", Hex).Bits(17, 0xf0),
		ISAKMP.u8("isakmp.mnver", "MnVer", Hex).Bits(17, 0x0f),
		ISAKMP.u8("isakmp.flags", "Flags", Hex).At(19),
		ISAKMP.u32("isakmp.messageid", "Message ID", Hex).At(20),
	)
	ISAKMPExchange = part(
		ISAKMP.u8("isakmp.exchangetype", "Exchange type", Dec).At(18),
	)
	ISAKMPFlags1 = part(
		ISAKMP.bool("isakmp.flag_e", "Encryption").Bits(19, 0x01),
		ISAKMP.bool("isakmp.flag_c", "Commit").Bits(19, 0x02),
		ISAKMP.bool("isakmp.flag_a", "Authentication").Bits(19, 0x04),
	)
	ISAKMPFlags2 = part(
		ISAKMP.bool("isakmp.flag_i", "Initiator").Bits(19, 0x08),
		ISAKMP.bool("isakmp.flag_v", "Version").Bits(19, 0x10),
		ISAKMP.bool("isakmp.flag_r", "Response").Bits(19, 0x20),
	)
	ISAKMPLength = part(
		ISAKMP.u32("isakmp.length", "Length", Dec).At(24),
	)
	ISAKMPPayload = part(
		ISAKMPNext.At(0),
		ISAKMPNextLength.At(2),
	)
)
