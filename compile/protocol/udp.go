package protocol

// UDP (RFC 768). The port that belongs to a known protocol decides what follows, the lower one first.
var (
	UDP = declare("udp", "User Datagram Protocol", 8).least(4).On(IPProtos, 17)

	UDPSrcPort    = UDP.u16("udp.srcport", "Source Port", Port).At(0)
	UDPDstPort    = UDP.u16("udp.dstport", "Destination Port", Port).At(2)
	UDPPort       = UDP.Either("udp.port", "Source or Destination Port", UDPSrcPort, UDPDstPort)
	UDPLength     = UDP.u16("udp.length", "Length", Dec).At(4)
	UDPChecksum   = UDP.u16("udp.checksum", "Checksum", Hex).At(6).If(UDPLength.Between(8, 0xffff))
	UDPChecksumOK = UDP.u8("udp.checksum.status", "Checksum Status", NoBase)
	UDPZero       = UDP.label("udp.checksum.zero", "Illegal checksum value (0)").expert(groupChecksum, severe)
	UDPTraceroute = UDP.label("udp.possible_traceroute", "Possible traceroute").expert(groupSequence, chat)
	UDPStream     = UDP.u32("udp.stream", "Stream index", Dec)
	UDPPacket     = UDP.u32("udp.stream.pnum", "Stream Packet Number", Dec)
	UDPRelative   = UDP.span("udp.time_relative", "Time since first frame")
	UDPDelta      = UDP.span("udp.time_delta", "Time since previous frame")
	UDPPayload    = UDP.bytes("udp.payload", "Payload")
	UDPBadLength  = UDP.label("udp.length.bad", "Bad length value").expert(GroupMalformed, severe)
	UDPNoLength   = UDP.label("udp.length.bad_zero", "Length is zero but payload < 65536").expert(groupProtocol, warning)

	_ = UDP.Length(UDPLength, 0).Next(UDPPorts, UDPDstPort).Next(UDPPorts, UDPSrcPort).Asks(UDPGuesses).leftover()
)
