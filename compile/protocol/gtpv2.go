package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// GTP, version 2 (3GPP TS 29.274): the header, the heads of all information elements, and what those of bearers and sessions hold. The
// dissector of GTP hands over to it. Over TCP it is the only version that dfc looks for: that older ones lead to packets would make any
// filter of packets put TCP's payload together.
var (
	GTPv2 = declare("gtpv2", "GPRS Tunneling Protocol V2", 0).whole().On(TCPPorts, 2123, 2152).HandsTo(E212, E164)

	_ = GTP.NextTo(GTPVersion.In(2), GTPv2)

	GTPv2Header = part(
		GTPv2.u8("gtpv2.flags", "Flags", Hex).At(0),
		GTPv2.u8("gtpv2.version", "Version", Dec).Bits(0, 0xe0),
		GTPv2.u8("gtpv2.p", "Piggybacking flag (P)", Dec).Bits(0, 0x10),
		GTPv2.u8("gtpv2.t", "TEID flag (T)", Dec).Bits(0, 0x08),
		GTPv2.u8("gtpv2.mp", "Message Priority(MP)", Dec).Bits(0, 0x04),
		GTPv2.u8("gtpv2.message_type", "Message Type", Dec).At(1),
		GTPv2.u16("gtpv2.msg_length", "Message Length", Dec).At(2),
	)
	GTPv2TEID     = part(GTPv2.u32("gtpv2.teid", "Tunnel Endpoint Identifier", HexDec).At(0))
	GTPv2Sequence = part(GTPv2.u24("gtpv2.seq", "Sequence Number", HexDec).At(0))
	GTPv2Spare    = part(GTPv2.field("gtpv2.spare", "Spare", ftype.Uint16, Dec).Wide(0, 1))
	GTPv2Priority = part(GTPv2.u8("gtpv2.mp", "Message Priority", Hex).Bits(0, 0xf0))

	GTPv2Element = part(
		GTPv2.u8("gtpv2.ie_type", "IE Type", Dec).At(0),
		GTPv2.u16("gtpv2.ie_len", "IE Length", Dec).At(1),
	)
	GTPv2ElementFlags = part(
		GTPv2.u8("gtpv2.cr", "CR flag", Dec).Bits(3, 0xf0),
		GTPv2.u8("gtpv2.instance", "Instance", Dec).Bits(3, 0x0f),
	)

	// GTPv2Elements are those that consist of numbers, by their types.
	GTPv2Elements = map[byte]Part{
		2: part(
			GTPv2.u8("gtpv2.cause", "Cause", Dec).At(0),
			GTPv2.u8("gtpv2.spare_b7_b3", "Spare bit(s)", Dec).Bits(1, 0xf8),
			GTPv2.bool("gtpv2.pce", "PCE (PDN Connection IE Error)").Bits(1, 0x04),
			GTPv2.bool("gtpv2.bce", "BCE (Bearer Context IE Error)").Bits(1, 0x02),
			GTPv2.bool("gtpv2.cs", "CS (Cause Source)").Bits(1, 0x01),
		),
		3: part(GTPv2.u8("gtpv2.rec", "Restart Counter", Dec).At(0)),
		72: part(
			GTPv2.u32("gtpv2.ambr_up", "AMBR Uplink (Aggregate Maximum Bit Rate for Uplink)", Dec).At(0),
			GTPv2.u32("gtpv2.ambr_down", "AMBR Downlink (Aggregate Maximum Bit Rate for Downlink)", Dec).At(4),
		),
		73: part(GTPv2.u8("gtpv2.ebi", "EPS Bearer ID (EBI)", Dec).Bits(0, 0x0f)),
		80: part(
			GTPv2.bool("gtpv2.bearer_qos_pci", "PCI (Pre-emption Capability)").Bits(0, 0x40),
			GTPv2.u8("gtpv2.bearer_qos_pl", "PL (Priority Level)", Dec).Bits(0, 0x3c),
			GTPv2.bool("gtpv2.bearer_qos_pvi", "PVI (Pre-emption Vulnerability)").Bits(0, 0x01),
			GTPv2.u8("gtpv2.bearer_qos_label_qci", "Label (QCI)", Dec).At(1),
			GTPv2.u64("gtpv2.bearer_qos_mbr_up", "Maximum Bit Rate For Uplink", Dec).Wide(2, 5),
			GTPv2.u64("gtpv2.bearer_qos_mbr_down", "Maximum Bit Rate For Downlink", Dec).Wide(7, 5),
			GTPv2.u64("gtpv2.bearer_qos_gbr_up", "Guaranteed Bit Rate For Uplink", Dec).Wide(12, 5),
			GTPv2.u64("gtpv2.bearer_qos_gbr_down", "Guaranteed Bit Rate For Downlink", Dec).Wide(17, 5),
		),
		82: part(GTPv2.u8("gtpv2.rat_type", "RAT Type", Dec).At(0)),
		87: part(
			GTPv2.bool("gtpv2.f_teid_v4", "V4").Bits(0, 0x80),
			GTPv2.bool("gtpv2.f_teid_v6", "V6").Bits(0, 0x40),
			GTPv2.u8("gtpv2.f_teid_interface_type", "Interface Type", Dec).Bits(0, 0x3f),
			GTPv2.u32("gtpv2.f_teid_gre_key", "TEID/GRE Key", HexDec).At(1),
		),
		79:  gtpv2PDNType,
		94:  part(GTPv2.u32("gtpv2.charging_id", "Charging id", Dec).At(0)),
		95:  part(GTPv2.u16("gtpv2.charging_characteristic", "Charging Characteristic", Hex).At(0)),
		99:  gtpv2PDNType,
		127: part(GTPv2.u8("gtpv2.apn_rest", "APN Restriction", Dec).At(0)),
		128: part(GTPv2.u8("gtpv2.selec_mode", "Selection Mode", Dec).Bits(0, 0x03)),
	}
	GTPv2APN      = GTPv2.string("gtpv2.apn", "APN (Access Point Name)")
	GTPv2MEI      = GTPv2.string("gtpv2.mei", "MEI(Mobile Equipment Identity)")
	GTPv2FTEIDv4  = GTPv2.ipv4("gtpv2.f_teid_ipv4", "F-TEID IPv4")
	GTPv2FTEIDv6  = GTPv2.ipv6("gtpv2.f_teid_ipv6", "F-TEID IPv6")
	gtpv2PDNType  = part(GTPv2.u8("gtpv2.pdn_type", "PDN Type", Dec).Bits(0, 0x07))
	GTPv2PDNv4    = GTPv2.ipv4("gtpv2.pdn_addr_and_prefix.ipv4", "PDN Address and Prefix(IPv4)")
	GTPv2PDNSize6 = GTPv2.u8("gtpv2.pdn_ipv6_len", "IPv6 Prefix Length", Dec)
	GTPv2PDNv6    = GTPv2.ipv6("gtpv2.pdn_addr_and_prefix.ipv6", "PDN Address and Prefix(IPv6)")
)
