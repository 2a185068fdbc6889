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
	LCPMRU = part(
		LCP.u16("lcp.opt.mru", "Maximum Receive Unit", Dec).At(0),
	)
	LCPAuthentication = part(
		LCP.u16("lcp.opt.auth_protocol", "Authentication Protocol", Hex).At(0),
	)
	LCPMagicOption = part(
		LCP.u32("lcp.opt.magic_number", "Magic Number", Hex).At(0),
	)
	LCPMagic = part(
		LCP.u32("lcp.magic_number", "Magic Number", Hex).At(0),
	)
	LCPData    = LCP.bytes("lcp.data", "Data")
	IPCPOption = part(
		IPCP.u8("ipcp.opt.type", "Type", Dec).At(0),
		IPCP.u8("ipcp.opt.length", "Length", Dec).At(1),
	)
	IPCPAddress = part(
		IPCP.ipv4("ipcp.opt.ip_address", "IP Address").At(0),
	)
	IPCPPrimaryDNS = part(
		IPCP.ipv4("ipcp.opt.pri_dns_address", "Primary DNS Address").At(0),
	)
	IPCPSecondaryDNS = part(
		IPCP.ipv4("ipcp.opt.sec_dns_address", "Secondary DNS Address").At(0),
	)
	IPv6CPOption = part(
		IPv6CP.u8("ipv6cp.opt.type", "Type", Dec).At(0),
		IPv6CP.u8("ipv6cp.opt.length", "Length", Dec).At(1),
	)
	IPv6CPInterface = part(
		IPv6CP.Field("ipv6cp.interface_identifier", "Interface Identifier", ftype.Bytes, Colon).Wide(0, 8),
	)

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
	CHAPName      = CHAP.string("chap.name", "Name")
	_             = CHAP.Length(CHAPLength, 0)
)

// pppControl declares a protocol that configures something.
func pppControl(name, title string, number uint16) *Protocol {
	p := declare(name, title, 4).On(PPPTypes, number)
	p.u8("ppp.code", "Code", Dec).At(0)
	p.u8("ppp.identifier", "Identifier", DecHex).At(1)
	return p.Length(p.u16("ppp.length", "Length", Dec).At(2), 0)
}
