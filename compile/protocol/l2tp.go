package protocol

// L2TP version 2 (RFC 2661): the header, whose bits say which parts it has. Data messages carry PPP.
var (
	L2TP = declare("l2tp", "Layer 2 Tunneling Protocol", 2).On(UDPPorts, 1701).Variable()

	L2TPFlags    = L2TP.u16("l2tp.flags", "Flags", Hex).At(0)
	L2TPType     = L2TP.u16("l2tp.type", "Type", Dec).Bits(0, 0x8000)
	L2TPFlagL    = L2TP.bool("l2tp.length_bit", "Length Bit").Bits(0, 0x4000)
	L2TPFlagS    = L2TP.bool("l2tp.seq_bit", "Sequence Bit").Bits(0, 0x0800)
	L2TPFlagO    = L2TP.bool("l2tp.offset_bit", "Offset bit").Bits(0, 0x0200).If(l2tp2)
	L2TPFlagP    = L2TP.bool("l2tp.priority", "Priority").Bits(0, 0x0100).If(l2tp2)
	L2TPVersion  = L2TP.u16("l2tp.version", "Version", Dec).Bits(0, 0x000f)
	l2tp2        = L2TPVersion.In(2)
	l2tpLong     = l2tp2.And(L2TPFlagL.In(1))
	l2tpShort    = l2tp2.And(L2TPFlagL.In(0))
	L2TPLength   = L2TP.u16("l2tp.length", "Length", Dec).At(2).If(l2tpLong)
	L2TPTunnel   = L2TP.u16("l2tp.tunnel", "Tunnel ID", Dec).At(4).If(l2tpLong)
	L2TPSession  = L2TP.u16("l2tp.session", "Session ID", Dec).At(6).If(l2tpLong)
	L2TPNs       = L2TP.u16("l2tp.Ns", "Ns", Dec).At(8).If(l2tpLong).If(L2TPFlagS.In(1))
	L2TPNr       = L2TP.u16("l2tp.Nr", "Nr", Dec).At(10).If(l2tpLong).If(L2TPFlagS.In(1))
	L2TPTunnel0  = L2TP.u16("l2tp.tunnel", "Tunnel ID", Dec).At(2).If(l2tpShort)
	L2TPSession0 = L2TP.u16("l2tp.session", "Session ID", Dec).At(4).If(l2tpShort)
	L2TPNs0      = L2TP.u16("l2tp.Ns", "Ns", Dec).At(6).If(l2tpShort).If(L2TPFlagS.In(1))
	L2TPNr0      = L2TP.u16("l2tp.Nr", "Nr", Dec).At(8).If(l2tpShort).If(L2TPFlagS.In(1))
	L2TPOffset   = L2TP.u16("l2tp.offset", "Offset", Dec)

	_ = L2TP.NextTo(l2tp2.And(L2TPType.In(0)), PPP)
)
