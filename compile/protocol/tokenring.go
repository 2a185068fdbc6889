package protocol

// Token Ring (IEEE 802.5). The first bit of the source tells that a route through rings and bridges follows the addresses; Wireshark shows
// the source with that bit and without it, and wants to see the byte behind it.
var (
	TokenRing = declare("tr", "Token-Ring", 15).On(LinkTypes, 6).Variable().HandsTo(Data)

	_         = TokenRing.u8("tr.ac", "Access Control", Hex).At(0)
	_         = TokenRing.u8("tr.priority", "Priority", Dec).Bits(0, 0xe0)
	_         = TokenRing.bool("tr.frame", "Frame").Bits(0, 0x10)
	_         = TokenRing.u8("tr.monitor_cnt", "Monitor Count", Dec).Bits(0, 0x08)
	_         = TokenRing.u8("tr.priority_reservation", "Priority Reservation", Dec).Bits(0, 0x07)
	_         = TokenRing.u8("tr.fc", "Frame Control", Hex).At(1)
	TRKind    = TokenRing.u8("tr.frame_type", "Frame Type", Dec).Bits(1, 0xc0)
	_         = TokenRing.u8("tr.frame_pcf", "Frame PCF", Dec).Bits(1, 0x0f)
	trDst     = TokenRing.ether("tr.dst", "Destination").At(2)
	trSrc     = TokenRing.ether("tr.src", "Source").At(8)
	_         = TokenRing.Either("tr.addr", "Source or Destination Address", trDst, trSrc)
	TRSource  = TokenRing.ether("tr.src", "Source")
	TRRouted  = TokenRing.bool("tr.sr", "Source Routed").Bits(8, 0x80)
	trRoute   = TRRouted.In(1)
	TRBytes   = TokenRing.u8("tr.rif_bytes", "RIF Bytes", Dec).Bits(14, 0x1f).If(trRoute)
	TRCast    = TokenRing.u8("tr.broadcast", "Broadcast Type", Dec).Bits(14, 0xe0).Times(0x20).If(trRoute)
	TRSize    = TokenRing.u8("tr.max_frame_size", "Maximum Frame Size", Dec).Bits(15, 0x70).Times(0x10).If(trRoute)
	TRForward = TokenRing.u8("tr.direction", "Direction", Dec).Bits(15, 0x80).Times(0x80).If(trRoute)
	TRRing    = part(TokenRing.u16("tr.rif.ring", "RIF Ring", Hex).Bits(0, 0xfff0))
	TRBridge  = part(TokenRing.u8("tr.rif.bridge", "RIF Bridge", Hex).Bits(1, 0x0f))
	TRPairs   = TokenRing.string("tr.rif", "Ring-Bridge Pairs")
	TRMore    = TokenRing.bytes("tr.rif.extra", "Extra RIF bytes beyond spec")

	TokenRingMAC = present("trmac", "Token-Ring Media Access Control")

	_ = TokenRing.NextTo(TRKind.In(0), TokenRingMAC).NextTo(TRKind.In(1), LLC)
)
