package protocol

// GVSP, the streams of GigE Vision: the header. Wireshark recognises it only when told to, and so it has no port here either.
var (
	GVSP = declare("gvsp", "GigE Vision Streaming Protocol", 0).payload()

	GVSPStatus = part(GVSP.u16("gvsp.status", "Status", Hex).At(0))
	GVSPBlock  = part(GVSP.u16("gvsp.blockid16", "Block ID (16 bits)", Dec).At(2))
	GVSPFlags  = part(
		GVSP.u16("gvsp.flags", "Flags", Hex).At(2),
		GVSP.u16("gvsp.flag.devicespecific0", "Flag Device Specific 0", Hex).Bits(2, 0x8000),
		GVSP.u16("gvsp.flag.devicespecific1", "Flag Device Specific 1", Hex).Bits(2, 0x4000),
		GVSP.u16("gvsp.flag.devicespecific2", "Flag Device Specific 2", Hex).Bits(2, 0x2000),
		GVSP.u16("gvsp.flag.devicespecific3", "Flag Device Specific 3", Hex).Bits(2, 0x1000),
		GVSP.u16("gvsp.flag.devicespecific4", "Flag Device Specific 4", Hex).Bits(2, 0x0800),
		GVSP.u16("gvsp.flag.devicespecific5", "Flag Device Specific 5", Hex).Bits(2, 0x0400),
		GVSP.u16("gvsp.flag.devicespecific6", "Flag Device Specific 6", Hex).Bits(2, 0x0200),
		GVSP.u16("gvsp.flag.devicespecific7", "Flag Device Specific 7", Hex).Bits(2, 0x0100),
		GVSP.u16("gvsp.flag.resendrangeerror", "Flag Resend Range Error", Hex).Bits(2, 0x0004),
		GVSP.u16("gvsp.flag.previousblockdropped", "Flag Previous Block Dropped", Hex).Bits(2, 0x0002),
		GVSP.u16("gvsp.flag.packetresend", "Flag Packet Resend", Hex).Bits(2, 0x0001),
	)
	GVSPFormat   = part(GVSP.u8("gvsp.format", "Format", Hex).Bits(4, 0x7f))
	GVSPPacket   = part(GVSP.u32("gvsp.packetid24", "Packet ID (24 bits)", Dec).Wide(5, 3))
	GVSPExtended = part(
		GVSP.u64("gvsp.blockid64", "Block ID (64 bits v2.0)", Dec).At(8),
		GVSP.u32("gvsp.packetid32", "Packet ID (32 bits v2.0)", Dec).At(16),
	)
)
