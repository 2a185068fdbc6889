package protocol

// SPNEGO (RFC 4178) negotiates which mechanism of GSS-API protects a conversation, and carries its tokens.
var (
	SPNEGO = declare("spnego", "Simple Protected Negotiation", 0).payload().HandsTo(SPNEGOKerberos, NTLMSSP, NTLMSSPVerifier)

	SPNEGOMechanism = SPNEGO.oid("spnego.MechType", "MechType")
	SPNEGOSupported = SPNEGO.oid("spnego.supportedMech", "supportedMech")
	SPNEGOToken     = SPNEGO.bytes("spnego.mechToken", "mechToken")
	SPNEGOResponse  = SPNEGO.bytes("spnego.responseToken", "responseToken")
	SPNEGOMIC       = SPNEGO.bytes("spnego.mechListMIC", "mechListMIC")

	// SPNEGOMessage is a message of the negotiation, with Microsoft's hints about the server in the first one.
	SPNEGOMessage = &ASN{Choices: []ASNMember{
		at(context, sequence(SPNEGO.label("spnego.negTokenInit_element", "negTokenInit"),
			may(0, sequenceOf(SPNEGO.u32("spnego.mechTypes", "mechTypes", Dec), asn(SPNEGOMechanism))),
			may(1, SPNEGO.asnFlags("spnego.reqFlags", "reqFlags", "spnego.ContextFlags.",
				"delegFlag mutualFlag replayFlag sequenceFlag anonFlag confFlag integFlag")),
			may(2, asn(SPNEGOToken)),
			may(3, sequence(SPNEGO.label("spnego.negHints_element", "negHints"),
				may(0, SPNEGO.asnText("spnego.hintName", "hintName")),
				may(1, SPNEGO.asnBytes("spnego.hintAddress", "hintAddress")))),
			may(4, asn(SPNEGOMIC)))),
		at(context|1, sequence(SPNEGO.label("spnego.negTokenTarg_element", "negTokenTarg"),
			may(0, SPNEGO.asnUint("spnego.negResult", "negResult")),
			may(1, asn(SPNEGOSupported)),
			may(2, asn(SPNEGOResponse)),
			may(3, asn(SPNEGOMIC)))),
	}}

	// SPNEGOKerberos are Kerberos' tokens (RFC 1964 and RFC 4121), to Wireshark no protocol of its own: a message of Kerberos, or the proof
	// that data are what they were.
	SPNEGOKerberos = named("spnego-krb5").HandsTo(Kerberos)

	KRB5Token     = SPNEGO.bytes("spnego.krb5.blob", "krb5_blob")
	KRB5Mechanism = SPNEGO.string("spnego.krb5_oid", "KRB5 OID")
	KRB5TokenID   = part(
		SPNEGO.u16("spnego.krb5.tok_id", "krb5_tok_id", Hex).At(0).Swapped(),
	)
	KRB5MIC = part( // of the first version
		SPNEGO.u16("spnego.krb5.sgn_alg", "krb5_sgn_alg", Hex).At(0).Swapped(),
	)
	KRB5Sealing = part(
		SPNEGO.u16("spnego.krb5.seal_alg", "krb5_seal_alg", Hex).At(0).Swapped(),
	)
	KRB5Filler     = SPNEGO.bytes("spnego.krb5.filler", "krb5_filler")
	KRB5Sequence   = SPNEGO.bytes("spnego.krb5.snd_seq", "krb5_snd_seq")
	KRB5Checksum   = SPNEGO.bytes("spnego.krb5.sgn_cksum", "krb5_sgn_cksum")
	KRB5Confounder = SPNEGO.bytes("spnego.krb5.confounder", "krb5_confounder")
	KRB5Flags      = part( // of the second
		SPNEGO.u8("spnego.krb5.cfx_flags", "krb5_cfx_flags", Hex).At(0),
		SPNEGO.bool("spnego.krb5.send_by_acceptor", "SendByAcceptor").Bits(0, 0x01),
		SPNEGO.bool("spnego.krb5.sealed", "Sealed").Bits(0, 0x02),
		SPNEGO.bool("spnego.krb5.acceptor_subkey", "AcceptorSubkey").Bits(0, 0x04),
	)
	KRB5Rotation = part(
		SPNEGO.u16("spnego.krb5.cfx_ec", "krb5_cfx_ec", Dec).At(0),
		SPNEGO.u16("spnego.krb5.cfx_rrc", "krb5_cfx_rrc", Dec).At(2),
	)
	KRB5Number = part(
		SPNEGO.u64("spnego.krb5.cfx_seq", "krb5_cfx_seq", Dec).At(0),
	)
)
