package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// GTP, version 1 (3GPP TS 29.060 and TS 29.281) and version 0 (GSM 09.60), with the fields of its header and of its extensions, and GTP'
// (TS 32.295), which a bit of the first byte tells apart.
var (
	GTP = declare("gtp", "GPRS Tunneling Protocol", 8).On(UDPPorts, 2123, 2152).Variable()

	GTPFlags      = GTP.u8("gtp.flags", "Flags", Hex).At(0)
	GTPVersion    = GTP.u8("gtp.flags.version", "Version", Dec).Bits(0, 0xe0)
	GTPPayload    = GTP.u8("gtp.flags.payload", "Protocol type", Dec).Bits(0, 0x10)
	gtp0          = GTPVersion.In(0)
	gtp1          = GTPVersion.In(1)
	GTPReserved0  = GTP.u8("gtp.flags.reserved", "Reserved", Dec).Bits(0, 0x0e).If(gtp0)
	GTPFlagSNN    = GTP.bool("gtp.flags.snn", "Is SNDCP N-PDU included?").Bits(0, 0x01).If(gtp0)
	GTPReserved   = GTP.u8("gtp.flags.reserved", "Reserved", Dec).Bits(0, 0x08).If(gtp1)
	GTPFlagE      = GTP.bool("gtp.flags.e", "Is Next Extension Header present?").Bits(0, 0x04).If(gtp1)
	GTPFlagS      = GTP.bool("gtp.flags.s", "Is Sequence Number present?").Bits(0, 0x02).If(gtp1)
	GTPFlagPN     = GTP.bool("gtp.flags.pn", "Is N-PDU number present?").Bits(0, 0x01).If(gtp1)
	GTPMessage    = GTP.u8("gtp.message", "Message Type", Hex).At(1)
	GTPLength     = GTP.u16("gtp.length", "Length", Dec).At(2)
	GTPTEID       = GTP.u32("gtp.teid", "TEID", HexDec).At(4).If(gtp1)
	GTPSequence   = GTP.u16("gtp.seq_number", "Sequence number", HexDec).At(8).If(gtp1).If(GTPFlagS.In(1))
	GTPNPDU       = GTP.u8("gtp.npdu_number", "N-PDU Number", Hex).At(10).If(gtp1).If(GTPFlagPN.In(1))
	GTPFirstNext  = GTP.u8("gtp.ext_hdr.next", "Next extension header type", Hex).At(11).If(gtp1).If(GTPFlagE.In(1))
	GTPSequence0  = GTP.u16("gtp.seq_number", "Sequence number", HexDec).At(4).If(gtp0)
	GTPFlowLabel  = GTP.u16("gtp.flow_label", "Flow label", Hex).At(6).If(gtp0)
	GTPSNDCP      = GTP.u8("gtp.sndcp_number", "SNDCP N-PDU LLC Number", Hex).At(8).If(gtp0)
	GTPBadLength  = GTP.label("gtp.length.invalid", "Bad length value").expert(GroupMalformed, severe)
	GTPTID        = GTP.string("gtp.tid", "TID")
	gtpKind       = GTP.hidden(ftype.Uint8).Bits(0, 0xd0) // version 0 or 1, and not GTP'
	gtpIsUserData = GTPMessage.In(0xff)

	// gtpKnown are the messages that there are; a packet with another one is none of GTP.
	gtpKnown = Condition{{Field: GTPMessage, Ranges: [][2]uint64{{1, 7}, {16, 37}, {48, 62}, {70, 70}, {96, 105}, {112, 121}, {128, 129}, {240, 241}, {254, 255}}}}

	_ = GTP.SoundWhen(gtpKind.In(1).And(gtpKnown)).NextTo(gtpIsUserData, IP).NextTo(gtpIsUserData, IPv6).butFor(GTPFlags.In(0x30), 8)

	GTPResponseTo = GTP.frame("gtp.response_to", "Response To")
	GTPResponseIn = GTP.frame("gtp.response_in", "Response In")
	GTPTime       = GTP.span("gtp.time", "Time")

	GTPExtension = part(
		GTP.label("gtp.ext_hdr", "Extension header").Wide(0, 0),
		GTP.u8("gtp.ext_hdr.length", "Extension Header Length", Dec).At(0),
	)
	GTPNext = part(GTP.u8("gtp.ext_hdr.next", "Next extension header type", Hex).At(0))
	// GTPExtensions are what the extensions hold behind their length, by their types.
	GTPExtensions = map[byte]Part{
		0x40: part(GTP.u16("gtp.ext_hdr.udp_port", "UDP Port", DecHex).At(0)),
		0x81: part(GTP.bytes("gtp.ext_hdr.ran_cont", "RAN Container").Wide(0, 0)),
		0x82: part(GTP.u24("gtp.ext_hdr.long_pdcp_sn", "Long PDCP Sequence Number", Dec).At(0)),
		0x85: part(
			GTP.u8("gtp.ext_hdr.pdu_ses_con.pdu_type", "PDU Type", Dec).Bits(0, 0xf0),
			GTP.u8("gtp.ext_hdr.pdu_ses_con.qos_flow_id", "QoS Flow Identifier (QFI)", Dec).Bits(1, 0x3f),
		),
		0xc0: part(GTP.u16("gtp.ext_hdr.pdcp_sn", "PDCP Sequence Number", Dec).At(0)),
	}

	GTPPrime = declare("gtpprime", "GPRS Tunneling Protocol Prime", 6).On(UDPPorts, 3386).Variable()

	GTPPrimeFlags    = GTPPrime.u8("gtp.flags", "Flags", Hex).At(0)
	GTPPrimeVersion  = GTPPrime.u8("gtp.prim.flags.version", "Version", Dec).Bits(0, 0xe0)
	GTPPrimePayload  = GTPPrime.u8("gtp.flags.payload", "Protocol type", Dec).Bits(0, 0x10)
	GTPPrimeReserved = GTPPrime.u8("gtp.flags.reserved", "Reserved", Dec).Bits(0, 0x0e)
	GTPPrimeMessage  = GTPPrime.u8("gtp.message", "Message Type", Hex).At(1)
	GTPPrimeLength   = GTPPrime.u16("gtp.length", "Length", Dec).At(2)
	GTPPrimeSequence = GTPPrime.u16("gtp.seq_number", "Sequence number", HexDec).At(4)

	_ = GTPPrime.NextTo(nil, IP).NextTo(nil, IPv6) // packets of GTP itself that came to this port
)
