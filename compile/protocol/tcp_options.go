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
	TCPOptSACK          = tcpOption(5, "tcp.options.sack", "TCP Option - SACK", 2).anyLength()
	TCPOptSACKCount     = TCPOptSACK.u8("tcp.options.sack.count", "TCP SACK Count", Dec)
	TCPOptSACKLeft      = TCPOptSACK.u32("tcp.options.sack_le", "TCP SACK Left Edge", Dec)
	TCPOptSACKRight     = TCPOptSACK.u32("tcp.options.sack_re", "TCP SACK Right Edge", Dec)
	TCPOptDSACK         = TCPOptSACK.label("tcp.options.sack.dsack", "D-SACK Sequence").expert(groupSequence, warning) // RFC 2883
	TCPOptDSACKLeft     = TCPOptSACK.u32("tcp.options.sack.dsack_le", "TCP D-SACK Left Edge", Dec)
	TCPOptDSACKRight    = TCPOptSACK.u32("tcp.options.sack.dsack_re", "TCP D-SACK Right Edge", Dec)

	TCPOptTimestamp = tcpOption(8, "tcp.options.timestamp", "TCP Option - Timestamps", 10) // RFC 7323
	TCPOptTSVal     = TCPOptTimestamp.u32("tcp.options.timestamp.tsval", "Timestamp value", Dec).At(2)
	TCPOptTSEcr     = TCPOptTimestamp.u32("tcp.options.timestamp.tsecr", "Timestamp echo reply", Dec).At(6)

	// Of earlier days: RFC 1072 and RFC 1644.
	TCPOptEcho      = tcpOption(6, "tcp.options.echo", "TCP Option - Echo", 6).On(TCPOptions, 7)   // and its reply
	TCPOptCC        = tcpOption(11, "tcp.options.cc", "TCP Option - CC", 6).On(TCPOptions, 12, 13) // also new and echoed
	TCPOptEchoValue = TCPOptEcho.u32("tcp.options.echo_value", "TCP Echo Option", Dec).At(2)
	TCPOptCCValue   = TCPOptCC.u32("tcp.options.cc_value", "TCP CC Option", Dec).At(2)

	// For space (CCSDS 714.0-B-2), and of Riverbed's accelerators.
	TCPOptSCPS       = tcpOption(20, "tcp.options.scps", "TCP Option - SCPS capabilities", 2).anyLength()
	TCPOptSNACK      = tcpOption(21, "tcp.options.snack", "TCP Option - Selective Negative Acknowledgment", 6)
	TCPOptSCPSRecord = tcpOption(22, "tcp.options.scpsrec", "TCP Option - SCPS record boundary", 2)
	TCPOptSCPSBad    = tcpOption(23, "tcp.options.scpscor", "TCP Option - SCPS corruption experienced", 2)
	TCPOptProbe      = tcpOption(76, "tcp.options.rvbd.probe", "TCP Option - Riverbed Probe", 3).anyLength()
	TCPOptTrpy       = tcpOption(78, "tcp.options.rvbd.trpy", "TCP Option - Riverbed Transparency", 16).anyLength()

	TCPOptMD5       = tcpOption(19, "tcp.options.md5", "TCP Option - TCP MD5 signature", 18) // RFC 2385
	TCPOptMD5Digest = TCPOptMD5.bytes("tcp.options.md5.digest", "MD5 digest").Wide(2, 16)

	TCPOptQuickStart  = tcpOption(27, "tcp.options.qs", "TCP Option - Quick-Start", 8) // RFC 4782
	TCPOptQSRate      = TCPOptQuickStart.u8("tcp.options.qs.rate", "QS Rate", Dec).Bits(2, 0x0f)
	TCPOptQSDiff      = TCPOptQuickStart.u8("tcp.options.qs.ttl_diff", "QS Rate", Dec).At(3)
	TCPOptUserTimeout = tcpOption(28, "tcp.options.user_to", "TCP Option - User Timeout", 4) // RFC 5482
	TCPOptUTMinutes   = TCPOptUserTimeout.bool("tcp.options.user_to_granularity", "Granularity").Bits(2, 0x8000)
	TCPOptUTValue     = TCPOptUserTimeout.u16("tcp.options.user_to_val", "User Timeout", Dec).Bits(2, 0x7fff)

	TCPOptAO      = tcpOption(29, "tcp.options.ao", "TCP Option - TCP AO", 4).anyLength() // RFC 5925
	TCPOptAOKey   = TCPOptAO.u8("tcp.options.ao.keyid", "AO KeyID", Dec).At(2)
	TCPOptAONext  = TCPOptAO.u8("tcp.options.ao.rnextkeyid", "AO RNextKeyID", Dec).At(3)
	TCPOptAOBytes = TCPOptAO.bytes("tcp.options.ao.mac", "AO MAC").Wide(4, 0)

	TCPOptFastOpen       = tcpOption(34, "tcp.options.tfo", "TCP Option - TCP Fast Open", 2).anyLength() // RFC 7413
	TCPOptExperimental   = tcpOption(254, "tcp.options.experimental", "TCP Option - Experimental", 4).anyLength().On(TCPOptions, 253)
	TCPOptExperiment     = TCPOptExperimental.u16("tcp.options.experimental.exid", "Experiment Identifier", Hex).At(2)
	tcpFastOpenTrial     = TCPOptExperiment.In(0xf989)
	_                    = tcpFastOpen(TCPOptFastOpen, 2, nil)
	_                    = tcpFastOpen(TCPOptExperimental, 4, tcpFastOpenTrial)
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

// tcpFastOpen declares what an option asks for or holds after its header: nothing is a request.
func tcpFastOpen(o *Protocol, header int, when Condition) bool {
	length := o.hidden(ftype.Uint8).At(1)
	o.label("tcp.options.tfo.request", "Fast Open Cookie Request").Wide(0, header).If(when).If(length.In(uint64(header)))
	o.bytes("tcp.options.tfo.cookie", "Fast Open Cookie").Wide(header, 0).If(when).If(length.Between(uint64(header+1), 255))
	return true
}

// tcpUnknownOption is what an option is of whose kind nothing is declared.
func tcpUnknownOption() *Protocol {
	o := declare("tcp.options.unknown", "TCP Option - Unknown", 2).asBytes().anyLength()
	TCPOptions.Rest = o
	o.u8("tcp.option_kind", "Kind", Dec).At(0)
	o.u8("tcp.option_len", "Length", Dec).At(1)
	return o
}

// MPTCP (RFC 8684) has no name of its own among Wireshark's protocols; only its fields do.
var (
	TCPOptMPTCP = unnamed(3).anyLength().On(TCPOptions, 30)

	_            = TCPOptMPTCP.u8("tcp.option_kind", "Kind", Dec).At(0)
	_            = TCPOptMPTCP.u8("tcp.option_len", "Length", Dec).At(1)
	mptcpSubtype = TCPOptMPTCP.u8("tcp.options.mptcp.subtype", "Multipath TCP subtype", Dec).Bits(2, 0xf0)
	mptcpCapable = mptcpSubtype.In(0)
	mptcpDSS     = mptcpSubtype.In(2)
	mptcpReset   = mptcpSubtype.In(8)

	MPTCPVersion = TCPOptMPTCP.u8("tcp.options.mptcp.version", "Multipath TCP version", Dec).Bits(2, 0x0f).If(mptcpCapable)
	MPTCPFlags   = TCPOptMPTCP.u8("tcp.options.mptcp.flags", "Multipath TCP flags", Hex).At(3).If(mptcpSubtype.In(0, 2))
	MPTCPSum     = TCPOptMPTCP.u8("tcp.options.mptcp.checksumreq.flags", "Checksum required", Dec).Bits(3, 0x80).If(mptcpCapable)
	MPTCPExt     = TCPOptMPTCP.u8("tcp.options.mptcp.extensibility.flag", "Extensibility", Dec).Bits(3, 0x40).If(mptcpCapable)
	_            = TCPOptMPTCP.u8("tcp.options.mptcp.nomoresubflows.flag",
		"Do not attempt to establish new subflows to this address and port", Dec).Bits(3, 0x20).If(mptcpCapable).If(MPTCPVersion.In(1))
	_           = TCPOptMPTCP.u8("tcp.options.mptcp.reserved.flag", "Reserved", Hex).Bits(3, 0x3e).If(mptcpCapable)
	_           = TCPOptMPTCP.u8("tcp.options.mptcp.sha1.flag", "Use HMAC-SHA1", Dec).Bits(3, 0x01).If(mptcpCapable).If(MPTCPVersion.In(0))
	_           = TCPOptMPTCP.u8("tcp.options.mptcp.sha256.flag", "Use HMAC-SHA256", Dec).Bits(3, 0x01).If(mptcpCapable).If(MPTCPVersion.In(1))
	MPTCPFin    = TCPOptMPTCP.u8("tcp.options.mptcp.datafin.flag", "DATA_FIN", Dec).Bits(3, 0x10).If(mptcpDSS)
	MPTCPSeq8   = TCPOptMPTCP.u8("tcp.options.mptcp.dseqn8.flag", "Data Sequence Number is 8 octets", Dec).Bits(3, 0x08).If(mptcpDSS)
	MPTCPHasSeq = TCPOptMPTCP.u8("tcp.options.mptcp.dseqnpresent.flag",
		"Data Sequence Number, Subflow Sequence Number, Data-level Length, Checksum present", Dec).Bits(3, 0x04).If(mptcpDSS)
	MPTCPAck8   = TCPOptMPTCP.u8("tcp.options.mptcp.dataack8.flag", "Data ACK is 8 octets", Dec).Bits(3, 0x02).If(mptcpDSS)
	MPTCPHasAck = TCPOptMPTCP.u8("tcp.options.mptcp.dataackpresent.flag", "Data ACK is present", Dec).Bits(3, 0x01).If(mptcpDSS)
	_           = mptcpDSSNumbers()
	_           = TCPOptMPTCP.u64("tcp.options.mptcp.recvkey", "Receiver's Key", Dec).At(12).If(mptcpCapable)
	_           = TCPOptMPTCP.u64("tcp.options.mptcp.recvkey", "Receiver's Key", Dec).At(4).If(mptcpSubtype.In(7))
	_           = TCPOptMPTCP.u16("tcp.options.mptcp.datalvllen", "Data-level Length", Dec).At(20).If(mptcpCapable)
	MPTCPKey    = TCPOptMPTCP.u64("tcp.options.mptcp.sendkey", "Sender's Key", Dec).At(4).If(mptcpCapable)
	MPTCPAddrID = TCPOptMPTCP.Field("tcp.options.mptcp.addrid", "Address ID", ftype.Uint8, Dec).At(3).If(mptcpSubtype.In(1, 3, 4)).If(mptcpLen.Not(24))

	mptcpLen   = TCPOptMPTCP.hidden(ftype.Uint8).At(1)
	mptcpJoin  = mptcpSubtype.In(1).And(mptcpLen.In(12, 16)) // of a SYN, with or without ACK
	mptcpProof = mptcpSubtype.In(1).And(mptcpLen.In(24))
	_          = TCPOptMPTCP.u8("tcp.options.mptcp.flags", "Multipath TCP flags", Hex).At(2).If(mptcpJoin)
	_          = TCPOptMPTCP.u8("tcp.options.mptcp.backup.flag", "Backup flag", Dec).Bits(2, 0x01).If(mptcpJoin)
	_          = TCPOptMPTCP.u32("tcp.options.mptcp.recvtok", "Receiver's Token", Dec).At(4).If(mptcpJoin).If(mptcpLen.In(12))
	_          = TCPOptMPTCP.u32("tcp.options.mptcp.sendrand", "Sender's Random Number", Dec).At(8).If(mptcpJoin).If(mptcpLen.In(12))
	_          = TCPOptMPTCP.u64("tcp.options.mptcp.sendtrunchmac", "Sender's Truncated HMAC", Dec).At(4).If(mptcpJoin).If(mptcpLen.In(16))
	_          = TCPOptMPTCP.u32("tcp.options.mptcp.sendrand", "Sender's Random Number", Dec).At(12).If(mptcpJoin).If(mptcpLen.In(16))
	_          = TCPOptMPTCP.u16("tcp.options.mptcp.reserved", "Reserved", Hex).Bits(2, 0x0fff).If(mptcpProof)
	_          = TCPOptMPTCP.bytes("tcp.options.mptcp.sendhmac", "Sender's HMAC").Wide(4, 20).If(mptcpProof)

	mptcpAdd = mptcpSubtype.In(3)
	_        = TCPOptMPTCP.u8("tcp.options.mptcp.ipver", "IP version", Dec).Bits(2, 0x0f).If(mptcpAdd).If(mptcpIPVersion.In(4, 6)) // version 0
	_        = TCPOptMPTCP.u8("tcp.options.mptcp.echo", "Echo", Dec).Bits(2, 0x01).If(mptcpAdd).If(mptcpIPVersion.Not(4, 6))
	_        = TCPOptMPTCP.ipv4("tcp.options.mptcp.ipv4", "Advertised IPv4 Address").At(4).If(mptcpAdd).If(mptcpLen.In(8, 10, 16, 18))
	_        = TCPOptMPTCP.ipv6("tcp.options.mptcp.ipv6", "Advertised IPv6 Address").At(4).If(mptcpAdd).If(mptcpLen.In(20, 22, 28, 30))
	_        = TCPOptMPTCP.u16("tcp.options.mptcp.port", "Advertised port", Dec).At(8).If(mptcpAdd).If(mptcpLen.In(10, 18))
	_        = TCPOptMPTCP.u16("tcp.options.mptcp.port", "Advertised port", Dec).At(20).If(mptcpAdd).If(mptcpLen.In(22, 30))
	_        = mptcpAddHMAC(8, 10, 20, 22)

	mptcpIPVersion = TCPOptMPTCP.hidden(ftype.Uint8).Bits(2, 0x0f)

	_ = TCPOptMPTCP.u16("tcp.options.mptcp.reserved", "Reserved", Hex).Bits(2, 0x0fff).If(mptcpSubtype.In(7))
	_ = TCPOptMPTCP.u8("tcp.options.mptcp.flags", "Multipath TCP flags", Hex).At(2).If(mptcpReset)
	_ = TCPOptMPTCP.bool("tcp.options.mptcp.flag_U.flag", "Flag U").Bits(2, 0x08).If(mptcpReset)
	_ = TCPOptMPTCP.bool("tcp.options.mptcp.flag_V.flag", "Flag V").Bits(2, 0x04).If(mptcpReset)
	_ = TCPOptMPTCP.bool("tcp.options.mptcp.flag_W.flag", "Flag W").Bits(2, 0x02).If(mptcpReset)
	_ = TCPOptMPTCP.bool("tcp.options.mptcp.flag_T.flag", "Transient").Bits(2, 0x01).If(mptcpReset)
	_ = TCPOptMPTCP.u8("tcp.options.mptcp.rst_reason", "TCPRST Reason", Hex).At(3).If(mptcpReset)
)

// mptcpDSSNumbers declares what a DSS option holds: the data acknowledged, of four or eight bytes where it is there, and how the
// segment's data map onto the whole.
func mptcpDSSNumbers() bool {
	for _, ack := range []struct {
		size int
		when Condition
	}{{0, MPTCPHasAck.In(0)}, {4, MPTCPHasAck.In(1).And(MPTCPAck8.In(0))}, {8, MPTCPHasAck.In(1).And(MPTCPAck8.In(1))}} {
		when := mptcpDSS.And(ack.when)
		if ack.size > 0 {
			TCPOptMPTCP.u64("tcp.options.mptcp.rawdataack", "Original MPTCP Data ACK", Dec).Wide(4, ack.size).If(when)
		}
		for _, size := range []int{4, 8} {
			at, when := 4+ack.size, when.And(MPTCPHasSeq.In(1)).And(MPTCPSeq8.In(uint64(size/4-1)))
			TCPOptMPTCP.u64("tcp.options.mptcp.rawdataseqno", "Data Sequence Number", Dec).Wide(at, size).If(when)
			TCPOptMPTCP.u32("tcp.options.mptcp.subflowseqno", "Subflow Sequence Number", Dec).At(at + size).If(when)
			TCPOptMPTCP.u16("tcp.options.mptcp.datalvllen", "Data-level Length", Dec).At(at + size + 4).If(when)
		}
	}
	return true
}

// mptcpAddHMAC declares what proves an advertised address, at one of several places; it ends the option.
func mptcpAddHMAC(offsets ...int) bool {
	for _, at := range offsets {
		TCPOptMPTCP.u64("tcp.options.mptcp.addaddrtrunchmac", "Truncated HMAC", Dec).At(at).If(mptcpAdd).If(mptcpLen.In(uint64(at + 8)))
	}
	return true
}
