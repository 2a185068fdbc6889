package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// What controls PPP: the protocols that configure links (RFC 1661) and IP on them (RFC 1332, RFC 1877, RFC 5072), and those that
// authenticate (RFC 1334, RFC 1994). The former have a header and options in common.
var (
	LCP    = pppControl("lcp", "PPP Link Control Protocol", 0xc021)
	IPCP   = pppControl("ipcp", "PPP IP Control Protocol", 0x8021)
	IPv6CP = pppControl("ipv6cp", "PPP IPv6 Control Protocol", 0x8057)
	CCP    = pppControl("ccp", "PPP Compression Control Protocol", 0x80fd)

	LCPOption = part(
		LCP.u8("lcp.opt.type", "Type", Dec).At(0),
		LCP.u8("lcp.opt.length", "Length", Dec).At(1),
	)
	LCPBadOption = LCP.label("ppp.opt.len.invalid", "Invalid length for option").expert(groupProtocol, warning)
	lcpData      = LCP.bytes("lcp.opt.data", "Data")
	LCPOptions   = map[byte]PPPOption{
		0: {part(
			LCP.u24("lcp.opt.oui", "OUI", OUI).At(0),
			LCP.u8("lcp.opt.kind", "Kind", DecHex).At(3),
			lcpData.Wide(4, 0),
		), 4, true},
		1: {part(LCP.u16("lcp.opt.mru", "Maximum Receive Unit", Dec).At(0)), 2, false},
		2: {part(LCP.u32("lcp.opt.asyncmap", "Async Control Character Map", Hex).At(0)), 4, false},
		3: {part(LCP.u16("lcp.opt.auth_protocol", "Authentication Protocol", Hex).At(0)), 2, true},
		4: {part(LCP.u16("lcp.opt.quality_protocol", "Quality Protocol", Hex).At(0)), 2, true},
		5: {part(LCP.u32("lcp.opt.magic_number", "Magic Number", Hex).At(0)), 4, false},
		6: {part(LCP.u32("lcp.opt.reporting_period", "Reporting Period", Dec).At(0)), 4, false},
		7: {}, 8: {}, // compression of fields
		9: {part(
			LCP.u8("lcp.opt.fcs_alternatives", "FCS Alternatives", Hex).At(0),
			LCP.bool("lcp.opt.fcs_alternatives.ccitt32", "CCITT 32-bit").Bits(0, 0x04),
			LCP.bool("lcp.opt.fcs_alternatives.ccitt16", "CCITT 16-bit").Bits(0, 0x02),
			LCP.bool("lcp.opt.fcs_alternatives.null", "NULL FCS").Bits(0, 0x01),
		), 1, false},
		10: {part(LCP.u8("lcp.opt.maximum", "Maximum", Dec).At(0)), 1, false},
		11: {part(
			LCP.u8("lcp.opt.window", "Window", Dec).At(0),
			LCP.bytes("lcp.opt.hdlc_address", "Address").Wide(1, 0),
		), 1, true},
		13: {part(
			LCP.u8("lcp.opt.operation", "Operation", Dec).At(0),
			LCP.bytes("lcp.opt.message", "Message").Wide(1, 0),
		), 1, true},
		15: {}, 16: {}, // compound frames, nominal data encapsulation
		17: {part(LCP.u16("lcp.opt.mrru", "MRRU", Dec).At(0)), 2, false},
		18: {}, // short sequence numbers
		19: {part(LCP.u8("lcp.opt.ep_disc_class", "Class", Dec).At(0)), 1, true},
		21: {part(LCP.u8("lcp.opt.mode", "Mode", Dec).At(0)), 1, false},
		22: {part(LCP.bytes("lcp.opt.unused", "Unused").Wide(0, 2)), 2, false},
		23: {part(LCP.u16("lcp.opt.link_discrim", "Link Discriminator", DecHex).At(0)), 2, false},
		25: {part(
			LCP.u8("lcp.opt.flags", "Flags", Hex).At(0),
			LCP.u8("lcp.opt.flags.reserved", "Reserved", Hex).Bits(0, 0xfc),
			LCP.bool("lcp.opt.flags.pre", "PRE").Bits(0, 0x02),
			LCP.bool("lcp.opt.flags.zxe", "ZXE").Bits(0, 0x01),
		), 1, false},
		26: {part(LCP.u8("lcp.opt.class", "Class", Dec).At(0)), 0, true},
		27: {part(
			LCP.u8("lcp.opt.code", "Code", Dec).At(0),
			LCP.u8("lcp.opt.max_susp_classes", "Max suspendable classes", Dec).At(1),
		), 2, false},
		29: {}, // simple data link
	}
	LCPAlgorithm  = part(LCP.u8("lcp.opt.algorithm", "Algorithm", Dec).At(0))
	LCPStation    = part(LCP.ether("lcp.opt.802_1_address", "IEEE 802.1 Address").At(0))
	LCPOptionData = part(lcpData.Wide(0, 0))
	LCPMagic      = part(
		LCP.u32("lcp.magic_number", "Magic Number", Hex).At(0),
	)
	LCPData     = LCP.bytes("lcp.data", "Data")
	LCPMessage  = LCP.string("lcp.message", "Message")
	LCPRejected = part(
		LCP.u16("lcp.rej_proto", "Rejected Protocol", Hex).At(0),
	)
	LCPSeconds = part(
		LCP.u32("lcp.secs_remaining", "Seconds Remaining", Dec).At(0),
	)
	IPCPOption = part(
		IPCP.u8("ipcp.opt.type", "Type", Dec).At(0),
		IPCP.u8("ipcp.opt.length", "Length", Dec).At(1),
	)
	IPCPOptions = map[byte]PPPOption{
		2: {part(
			IPCP.u16("ipcp.opt.compress_proto", "IP Compression Protocol", Hex).At(0),
		), 0, true},
		3:   {part(IPCP.ipv4("ipcp.opt.ip_address", "IP Address").At(0)), 4, false},
		4:   {part(IPCP.ipv4("ipcp.opt.mobilenodehomeaddress", "Mobile Node's Home Address").At(0)), 4, false},
		129: {part(IPCP.ipv4("ipcp.opt.pri_dns_address", "Primary DNS Address").At(0)), 4, false},
		130: {part(IPCP.ipv4("ipcp.opt.pri_nbns_address", "Primary NBNS Address").At(0)), 4, false},
		131: {part(IPCP.ipv4("ipcp.opt.sec_dns_address", "Secondary DNS Address").At(0)), 4, false},
		132: {part(IPCP.ipv4("ipcp.opt.sec_nbns_address", "Secondary NBNS Address").At(0)), 4, false},
	}
	IPv6CPOption = part(
		IPv6CP.u8("ipv6cp.opt.type", "Type", Dec).At(0),
		IPv6CP.u8("ipv6cp.opt.length", "Length", Dec).At(1),
	)
	IPv6CPOptions = map[byte]PPPOption{
		1: {part(
			IPv6CP.Field("ipv6cp.interface_identifier", "Interface Identifier", ftype.Bytes, Colon).Wide(0, 8),
		), 8, false},
	}

	PAP = declare("pap", "PPP Password Authentication Protocol", 4).On(PPPTypes, 0xc023)

	PAPCode       = PAP.u8("pap.code", "Code", Dec).At(0)
	_             = PAP.u8("pap.identifier", "Identifier", Dec).At(1)
	PAPLength     = PAP.u16("pap.length", "Length", Dec).At(2)
	PAPData       = PAP.label("pap.data", "Data")
	PAPPeerLength = part(
		PAP.u8("pap.peer_id.length", "Peer-ID-Length", Dec).At(0),
	)
	PAPPeer           = PAP.string("pap.peer_id", "Peer-ID")
	PAPPasswordLength = part(
		PAP.u8("pap.password.length", "Password-Length", Dec).At(0),
	)
	PAPPassword      = PAP.string("pap.password", "Password")
	PAPMessageLength = part(
		PAP.u8("pap.message.length", "Message-Length", Dec).At(0),
	)
	PAPMessage = PAP.string("pap.message", "Message")
	_          = PAP.Length(PAPLength, 0)

	CHAP = declare("chap", "PPP Challenge Handshake Authentication Protocol", 4).On(PPPTypes, 0xc223)

	_             = CHAP.u8("chap.code", "Code", Dec).At(0)
	_             = CHAP.u8("chap.identifier", "Identifier", Dec).At(1)
	CHAPLength    = CHAP.u16("chap.length", "Length", Dec).At(2)
	CHAPData      = CHAP.label("chap.data", "Data")
	CHAPValueSize = part(CHAP.u8("chap.value_size", "Value Size", Dec).At(0))
	CHAPValue     = CHAP.bytes("chap.value", "Value")
	CHAPMessage   = CHAP.string("chap.message", "Message")
	CHAPName      = CHAP.string("chap.name", "Name")
	_             = CHAP.Length(CHAPLength, 0)
)

// PPPOption is an option: its value, how many bytes it has, and whether it may have more.
type PPPOption struct {
	Value Part
	Size  int
	More  bool
}

// pppControl declares a protocol that configures something.
func pppControl(name, title string, number uint16) *Protocol {
	p := declare(name, title, 4).On(PPPTypes, number)
	p.u8("ppp.code", "Code", Dec).At(0)
	p.u8("ppp.identifier", "Identifier", DecHex).At(1)
	return p.Length(p.u16("ppp.length", "Length", Dec).At(2), 0).HandsTo(Data)
}
