package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// GTP, version 1 (3GPP TS 29.060 and TS 29.281) and version 0 (GSM 09.60), with the fields of its header, and GTP'
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
	GTPSequence0  = GTP.u16("gtp.seq_number", "Sequence number", HexDec).At(4).If(gtp0)
	GTPFlowLabel  = GTP.u16("gtp.flow_label", "Flow label", Hex).At(6).If(gtp0)
	GTPSNDCP      = GTP.u8("gtp.sndcp_number", "SNDCP N-PDU LLC Number", Hex).At(8).If(gtp0)
	GTPTID        = GTP.string("gtp.tid", "TID")
	gtpKind       = GTP.hidden(ftype.Uint8).Bits(0, 0xd0) // version 0 or 1, and not GTP'
	gtpIsUserData = GTPMessage.In(0xff)

	_ = GTP.SoundWhen(gtpKind.In(1)).NextTo(gtpIsUserData, IP).NextTo(gtpIsUserData, IPv6).butFor(GTPFlags.In(0x30), 8)

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
