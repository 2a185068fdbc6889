package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// The options of TCP (RFC 9293, section 3.2, and the RFCs named below). Each is a layer of its own inside the header of
// TCP, found by its kind.
var (
	TCPOptions = table("tcp.option")

	TCPOptEOL = tcpOption(0, "tcp.options.eol", "TCP Option - End of Option List (EOL)", 1)
	TCPOptNOP = tcpOption(1, "tcp.options.nop", "TCP Option - No-Operation (NOP)", 1)

	TCPOptMSS      = tcpOption(2, "tcp.options.mss", "TCP Option - Maximum segment size", 4)
	TCPOptMSSValue = TCPOptMSS.u16("tcp.options.mss_val", "MSS Value", Dec).At(2)

	TCPOptScale           = tcpOption(3, "tcp.options.wscale", "TCP Option - Window scale", 3) // RFC 7323
	TCPOptScaleShift      = TCPOptScale.u8("tcp.options.wscale.shift", "Shift count", Dec).At(2)
	TCPOptScaleInvalid    = TCPOptScale.label("tcp.options.wscale.shift.invalid", "Window scale shift exceeds 14").expert(groupProtocol, warning).Wide(2, 1).If(TCPOptScaleShift.Between(15, 255))
	TCPOptScaleMultiplier = TCPOptScale.u16("tcp.options.wscale.multiplier", "Multiplier", Dec)

	TCPOptSACKPermitted = tcpOption(4, "tcp.options.sack_perm", "TCP Option - SACK permitted", 2) // RFC 2018
	TCPOptSACK          = tcpOption(5, "tcp.options.sack", "TCP Option - SACK", 2)
	TCPOptSACKCount     = TCPOptSACK.u8("tcp.options.sack.count", "TCP SACK Count", Dec)
	TCPOptSACKLeft      = TCPOptSACK.u32("tcp.options.sack_le", "TCP SACK Left Edge", Dec)
	TCPOptSACKRight     = TCPOptSACK.u32("tcp.options.sack_re", "TCP SACK Right Edge", Dec)
	TCPOptDSACK         = TCPOptSACK.label("tcp.options.sack.dsack", "D-SACK Sequence").expert(groupSequence, warning) // RFC 2883
	TCPOptDSACKLeft     = TCPOptSACK.u32("tcp.options.sack.dsack_le", "TCP D-SACK Left Edge", Dec)
	TCPOptDSACKRight    = TCPOptSACK.u32("tcp.options.sack.dsack_re", "TCP D-SACK Right Edge", Dec)

	TCPOptTimestamp = tcpOption(8, "tcp.options.timestamp", "TCP Option - Timestamps", 10) // RFC 7323
	TCPOptTSVal     = TCPOptTimestamp.u32("tcp.options.timestamp.tsval", "Timestamp value", Dec).At(2)
	TCPOptTSEcr     = TCPOptTimestamp.u32("tcp.options.timestamp.tsecr", "Timestamp echo reply", Dec).At(6)

	TCPOptMD5       = tcpOption(19, "tcp.options.md5", "TCP Option - TCP MD5 signature", 18) // RFC 2385
	TCPOptMD5Digest = TCPOptMD5.bytes("tcp.options.md5.digest", "MD5 digest").Wide(2, 16)

	TCPOptQuickStart  = tcpOption(27, "tcp.options.qs", "TCP Option - Quick-Start", 8) // RFC 4782
	TCPOptQSRate      = TCPOptQuickStart.u8("tcp.options.qs.rate", "QS Rate", Dec).Bits(2, 0x0f)
	TCPOptQSDiff      = TCPOptQuickStart.u8("tcp.options.qs.ttl_diff", "QS Rate", Dec).At(3)
	TCPOptUserTimeout = tcpOption(28, "tcp.options.user_to", "TCP Option - User Timeout", 4) // RFC 5482
	TCPOptUTMinutes   = TCPOptUserTimeout.bool("tcp.options.user_to_granularity", "Granularity").Bits(2, 0x8000)
	TCPOptUTValue     = TCPOptUserTimeout.u16("tcp.options.user_to_val", "User Timeout", Dec).Bits(2, 0x7fff)

	TCPOptFastOpen       = tcpOption(34, "tcp.options.tfo", "TCP Option - TCP Fast Open", 2) // RFC 7413
	TCPOptExperimental   = tcpOption(254, "tcp.options.experimental", "TCP Option - Experimental", 4).On(TCPOptions, 253)
	TCPOptExperiment     = TCPOptExperimental.u16("tcp.options.experimental.exid", "Experiment Identifier", Hex).At(2)
	TCPOptUnknown        = tcpUnknownOption()
	TCPOptUnknownPayload = TCPOptUnknown.bytes("tcp.options.unknown.payload", "Payload").Wide(2, 0)
)

// tcpOption declares an option of the given kind and least length.
func tcpOption(kind uint16, name, title string, length int) *Protocol {
	o := declare(name, title, length).asBytes().On(TCPOptions, kind)
	o.u8("tcp.option_kind", "Kind", Dec).At(0)
	if kind > 1 {
		o.u8("tcp.option_len", "Length", Dec).At(1)
	}
	return o
}

// tcpUnknownOption is what an option is of whose kind nothing is declared.
func tcpUnknownOption() *Protocol {
	o := declare("tcp.options.unknown", "TCP Option - Unknown", 2).asBytes()
	o.u8("tcp.option_kind", "Kind", Dec).At(0)
	o.u8("tcp.option_len", "Length", Dec).At(1)
	return o
}

// MPTCP (RFC 8684) has no name of its own among Wireshark's protocols; only its fields do.
var (
	TCPOptMPTCP = unnamed(3).On(TCPOptions, 30)

	_            = TCPOptMPTCP.u8("tcp.option_kind", "Kind", Dec).At(0)
	_            = TCPOptMPTCP.u8("tcp.option_len", "Length", Dec).At(1)
	mptcpSubtype = TCPOptMPTCP.u8("tcp.options.mptcp.subtype", "Multipath TCP subtype", Dec).Bits(2, 0xf0)
	mptcpCapable = mptcpSubtype.In(0)
	mptcpDSS     = mptcpSubtype.In(2)

	MPTCPVersion = TCPOptMPTCP.u8("tcp.options.mptcp.version", "Multipath TCP version", Dec).Bits(2, 0x0f).If(mptcpCapable)
	MPTCPFlags   = TCPOptMPTCP.u8("tcp.options.mptcp.flags", "Multipath TCP flags", Hex).At(3).If(mptcpSubtype.In(0, 2))
	MPTCPSum     = TCPOptMPTCP.u8("tcp.options.mptcp.checksumreq.flags", "Checksum required", Dec).Bits(3, 0x80).If(mptcpCapable)
	MPTCPExt     = TCPOptMPTCP.u8("tcp.options.mptcp.extensibility.flag", "Extensibility", Dec).Bits(3, 0x40).If(mptcpCapable)
	MPTCPFin     = TCPOptMPTCP.u8("tcp.options.mptcp.datafin.flag", "DATA_FIN", Dec).Bits(3, 0x10).If(mptcpDSS)
	MPTCPSeq8    = TCPOptMPTCP.u8("tcp.options.mptcp.dseqn8.flag", "Data Sequence Number is 8 octets", Dec).Bits(3, 0x08).If(mptcpDSS)
	MPTCPHasSeq  = TCPOptMPTCP.u8("tcp.options.mptcp.dseqnpresent.flag",
		"Data Sequence Number, Subflow Sequence Number, Data-level Length, Checksum present", Dec).Bits(3, 0x04).If(mptcpDSS)
	MPTCPAck8   = TCPOptMPTCP.u8("tcp.options.mptcp.dataack8.flag", "Data ACK is 8 octets", Dec).Bits(3, 0x02).If(mptcpDSS)
	MPTCPHasAck = TCPOptMPTCP.u8("tcp.options.mptcp.dataackpresent.flag", "Data ACK is present", Dec).Bits(3, 0x01).If(mptcpDSS)
	MPTCPKey    = TCPOptMPTCP.u64("tcp.options.mptcp.sendkey", "Sender's Key", Dec).At(4).If(mptcpCapable)
	MPTCPAddrID = TCPOptMPTCP.Field("tcp.options.mptcp.addrid", "Address ID", ftype.Uint8, Dec).At(3).If(mptcpSubtype.In(1, 3, 4))
)
