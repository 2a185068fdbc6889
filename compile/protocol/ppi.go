package protocol

// Per-packet information (LINKTYPE_PPI): a header with fields about how the packet was received, then the packet.
// The numbers are little-endian.
var (
	PPI = declare("ppi", "PPI Packet Header", 8).On(LinkTypes, 192)

	PPIVersion  = PPI.u8("ppi.version", "Version", Dec).At(0)
	PPIFlags    = PPI.u8("ppi.flags", "Flags", Hex).At(1)
	PPIAlign    = PPI.bool("ppi.flags.alignment", "Alignment").Bits(1, 0x01)
	PPIReserved = PPI.u8("ppi.flags.reserved", "Reserved", Hex).Bits(1, 0xfe)
	PPILength   = PPI.u16("ppi.length", "Header length", Dec).At(2).Swapped()
	PPIDLT      = PPI.u32("ppi.dlt", "DLT", Dec).At(4).Swapped()

	_ = PPI.HeaderLength(PPILength).NextTo(PPIDLT.In(105), WLANRadio).Next(LinkTypes, PPIDLT)
)
