package protocol

// The redundancy tag of frame replication (IEEE 802.1CB-2017, section 7.8).
var (
	RTag = declare("ieee8021cb", "802.1CB Redundancy Tag", 6).On(EtherTypes, 0xf1c1)

	RTagReserved = RTag.u16("ieee8021cb.reserved", "Reserved", Hex).At(0)
	RTagSequence = RTag.u16("ieee8021cb.seq", "SEQ", HexDec).At(2)
	RTagType     = RTag.u16("ieee8021cb.etype", "Type", Hex).At(4)

	_ = RTag.Next(EtherTypes, RTagType)
)
