package protocol

// FDDI (ISO 9314-2). Captures hold the addresses with the bits of each byte in reverse; Wireshark shows them, and counts
// them twice.
var (
	FDDI = declare("fddi", "Fiber Distributed Data Interface", 13).On(LinkTypes, 10).leftover()

	FDDIControl  = FDDI.u8("fddi.fc", "Frame Control", Hex).At(0)
	FDDIClass    = FDDI.u8("fddi.fc.clf", "Class/Length/Format", Hex).Bits(0, 0xf0)
	FDDIPriority = FDDI.u8("fddi.fc.prio", "Priority", Dec).Bits(0, 0x07).If(FDDIClass.In(5))
	FDDIDst      = FDDI.ether("fddi.dst", "Destination")
	FDDISrc      = FDDI.ether("fddi.src", "Source")
	FDDIAddr     = FDDI.Either("fddi.addr", "Source or Destination Address", FDDIDst, FDDISrc)

	_ = FDDI.NextTo(FDDIClass.In(5), LLC)
)
