package protocol

// GSS-API (RFC 2743) frames the tokens of security mechanisms: the first one of each says which mechanism's they are.
var (
	GSSAPI = declare("gss-api", "GSS-API Generic Security Service Application Program Interface", 0).payload().
		HandsTo(SPNEGO, SPNEGOKerberos, NTLMSSP)

	GSSAPIMechanism = GSSAPI.string("gss-api.OID", "OID")
	GSSAPIUnknown   = GSSAPI.label("gssapi.unknown_header", "Unknown header").expert(groupProtocol, warning)
)
