package protocol

// UDP-Lite (RFC 3828): the length of UDP's header is how much the checksum covers. The fields have UDP's names.
var (
	UDPLite = declare("udplite", "Lightweight User Datagram Protocol", 8).On(IPProtos, 136)

	UDPLiteSrcPort     = UDPLite.u16("udp.srcport", "Source Port", Port).At(0)
	UDPLiteDstPort     = UDPLite.u16("udp.dstport", "Destination Port", Port).At(2)
	UDPLitePort        = UDPLite.Either("udp.port", "Source or Destination Port", UDPLiteSrcPort, UDPLiteDstPort)
	UDPLiteLength      = UDPLite.u16("udp.length", "Length", Dec)
	UDPLiteCoverage    = UDPLite.u16("udp.checksum_coverage", "Checksum coverage", Dec).At(4)
	UDPLiteCoverageBad = UDPLite.label("udplite.checksum_coverage.bad", "Bad checksum coverage length value").expert(groupProtocol, severe)
	UDPLiteChecksum    = UDPLite.u16("udp.checksum", "Checksum", Hex).At(6)

	UDPLiteChecksumOK   = UDPLite.u8("udp.checksum.status", "Checksum Status", NoBase)
	UDPLiteChecksumZero = UDPLite.label("udp.checksum.zero", "Illegal checksum value (0)").expert(groupChecksum, severe)
	UDPLiteStream       = UDPLite.u32("udp.stream", "Stream index", Dec)
	UDPLitePacket       = UDPLite.u32("udp.stream.pnum", "Stream Packet Number", Dec)
	UDPLiteRelative     = UDPLite.span("udp.time_relative", "Time since first frame")
	UDPLiteDelta        = UDPLite.span("udp.time_delta", "Time since previous frame")
	UDPLitePayload      = UDPLite.bytes("udp.payload", "Payload")

	_ = UDPLite.Next(UDPPorts, UDPLiteDstPort).Next(UDPPorts, UDPLiteSrcPort).Asks(UDPGuesses).leftover()
)
