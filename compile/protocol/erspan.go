package protocol

// ERSPAN, a mirrored port over GRE (draft-foschiano-erspan). Type I, a GRE packet without a sequence number, has no header
// at all; type II has eight bytes, type III twelve and optionally eight more.
var (
	ERSPAN = declare("erspan", "Encapsulated Remote Switch Packet ANalysis", 0).leftover().On(GRETypes, 0x88be, 0x22eb).Variable()

	ERSPANVersion   = ERSPAN.u16("erspan.version", "Version", Dec).Bits(0, 0xf000)
	erspanII        = ERSPANVersion.In(1)
	erspanIII       = ERSPANVersion.In(2)
	ERSPANVLAN      = ERSPAN.u16("erspan.vlan", "Vlan", Dec).Bits(0, 0x0fff)
	ERSPANCoS       = ERSPAN.u16("erspan.cos", "COS", Dec).Bits(2, 0xe000)
	ERSPANEncap     = ERSPAN.u16("erspan.encap", "Encap", Dec).Bits(2, 0x1800).If(erspanII)
	ERSPANBSO       = ERSPAN.u16("erspan.bso", "Bad/Short/Oversized", Dec).Bits(2, 0x1800).If(erspanIII)
	ERSPANTruncated = ERSPAN.u16("erspan.truncated", "Truncated", Dec).Bits(2, 0x0400)
	ERSPANSpanID    = ERSPAN.u16("erspan.spanid", "SpanID", Dec).Bits(2, 0x03ff)
	ERSPANReserved  = ERSPAN.u32("erspan.reserved", "Reserved", Dec).Bits(4, 0xfff00000).If(erspanII)
	ERSPANIndex     = ERSPAN.u32("erspan.index", "Index", Dec).Bits(4, 0x000fffff).If(erspanII)
	ERSPANTime      = ERSPAN.u32("erspan.timestamp", "Timestamp", Dec).At(4).If(erspanIII)
	ERSPANSGT       = ERSPAN.u16("erspan.sgt", "Security Group Tag", Dec).At(8).If(erspanIII)
	ERSPANPDU       = ERSPAN.u16("erspan.p", "Has Ethernet PDU", Dec).Bits(10, 0x8000).If(erspanIII)
	ERSPANFrameType = ERSPAN.u16("erspan.ft", "Frame Type", Dec).Bits(10, 0x7c00).If(erspanIII)
	ERSPANHardware  = ERSPAN.u16("erspan.hw", "Hardware ID", Dec).Bits(10, 0x03f0).If(erspanIII)
	ERSPANDirection = ERSPAN.bool("erspan.direction", "Direction").Bits(11, 0x08).If(erspanIII)
	ERSPANGranular  = ERSPAN.u16("erspan.gra", "Timestamp granularity", Dec).Bits(10, 0x0006).If(erspanIII)
	ERSPANOptional  = ERSPAN.u16("erspan.o", "Optional Sub headers", Dec).Bits(10, 0x0001).If(erspanIII)

	_ = ERSPAN.NextTo(nil, Eth)
)
