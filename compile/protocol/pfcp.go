package protocol

// PFCP (3GPP TS 29.244): the header.
var (
	PFCP = declare("pfcp", "Packet Forwarding Control Protocol", 1).whole().On(UDPPorts, 8805)

	_              = PFCP.u8("pfcp.flags", "Flags", Hex).At(0)
	_              = PFCP.u8("pfcp.version", "Version", Dec).Bits(0, 0xe0)
	_              = PFCP.u8("pfcp.spare_b4", "Spare", Dec).Bits(0, 0x10)
	_              = PFCP.u8("pfcp.spare_b3", "Spare", Dec).Bits(0, 0x08)
	_              = PFCP.bool("pfcp.fo_flag", "Follow On (FO)").Bits(0, 0x04)
	_              = PFCP.bool("pfcp.mp_flag", "Message Priority (MP)").Bits(0, 0x02)
	pfcpHasSession = PFCP.bool("pfcp.s", "SEID (S)").Bits(0, 0x01)
	_              = PFCP.u8("pfcp.msg_type", "Message Type", Dec).At(1)
	_              = PFCP.u16("pfcp.length", "Length", Dec).At(2)
	_              = PFCP.u64("pfcp.seid", "SEID", Hex).At(4).If(pfcpHasSession.In(1))
	_              = PFCP.u24("pfcp.seqno", "Sequence Number", Dec).At(8 + 4).If(pfcpHasSession.In(1))
	_              = PFCP.u24("pfcp.seqno", "Sequence Number", Dec).At(4).If(pfcpHasSession.In(0))
)
