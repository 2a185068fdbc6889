package protocol

// Teredo (RFC 4380): IPv6 in UDP, after an authentication header and an origin indication that may be there.
var (
	Teredo = declare("teredo", "Teredo IPv6 over UDP tunneling", 0).On(UDPPorts, 3544).Variable()

	TeredoAuth        = Teredo.label("teredo.auth", "Teredo Authentication header")
	TeredoAuthIDLen   = Teredo.u8("teredo.auth.idlen", "Client identifier length", Dec)
	TeredoAuthLen     = Teredo.u8("teredo.auth.aulen", "Authentication value length", Dec)
	TeredoAuthID      = Teredo.bytes("teredo.auth.id", "Client identifier")
	TeredoAuthValue   = Teredo.bytes("teredo.auth.value", "Authentication value")
	TeredoAuthNonce   = Teredo.bytes("teredo.auth.nonce", "Nonce value")
	TeredoAuthConfirm = Teredo.bytes("teredo.auth.conf", "Confirmation byte")
	TeredoOrigin      = Teredo.label("teredo.orig", "Teredo Origin Indication header")
	TeredoOriginPort  = Teredo.u16("teredo.orig.port", "Origin UDP port", Dec)
	TeredoOriginAddr  = Teredo.ipv4("teredo.orig.addr", "Origin IPv4 address")

	_ = Teredo.NextTo(nil, IPv6)
)
