package protocol

// The redundancy tag of frame replication (IEEE 802.1CB-2017, section 7.8).
var (
	RTag = declare("rtag", "802.1cb R-TAG", 6).leftover().On(EtherTypes, 0xf1c1)

	RTagReserved = RTag.u16("rtag.reserved", "<reserved>", Hex).At(0)
	RTagSequence = RTag.u16("rtag.seqno", "Sequence number", Dec).At(2)
	RTagType     = RTag.u16("rtag.protocol", "Type", Hex).At(4)
	RTagTrailer  = RTag.bytes("rtag.trailer", "Trailer")

	_ = RTag.Next(EtherTypes, RTagType)
)
