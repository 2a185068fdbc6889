package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Kerberos 5 (RFC 4120), in a module with explicit tags. What is encrypted stays so.
var (
	Kerberos = declare("kerberos", "Kerberos", 0).payload().On(UDPPorts, 88).On(TCPPorts, 88)

	KerberosMark = part(
		Kerberos.bool("kerberos.rm.reserved", "Reserved").Bits(0, 0x80),
		Kerberos.u32("kerberos.rm.length", "Record Length", Dec).Bits(0, 0x7fffffff),
	)
	KerberosResponseTo = Kerberos.frame("kerberos.response_to", "Response to")
	KerberosResponseIn = Kerberos.frame("kerberos.response_in", "Response in")
	KerberosTime       = Kerberos.span("kerberos.time", "Time from request")

	// Fields that mean more than their values.
	KerberosMessageType   = Kerberos.i32("kerberos.msg_type", "msg-type")
	KerberosPADataType    = Kerberos.i32("kerberos.padata_type", "padata-type")
	KerberosPADataValue   = Kerberos.bytes("kerberos.padata_value", "padata-value")
	KerberosErrorCode     = Kerberos.i32("kerberos.error_code", "error-code")
	KerberosErrorData     = Kerberos.bytes("kerberos.e_data", "e-data")
	KerberosAddressType   = Kerberos.i32("kerberos.addr_type", "addr-type")
	KerberosAddress       = Kerberos.hidden(ftype.Bytes) // its kind has a field, it has none
	KerberosAddressIPv4   = Kerberos.ipv4("kerberos.addr_ip", "IP Address")
	KerberosAddressIPv6   = Kerberos.ipv6("kerberos.addr_ipv6", "IPv6 Address")
	KerberosAddressName   = Kerberos.string("kerberos.addr_nb", "NetBIOS Address")
	KerberosArmorType     = Kerberos.i32("kerberos.armor_type", "armor-type")
	KerberosArmorValue    = Kerberos.bytes("kerberos.armor_value", "armor-value")
	KerberosReplyCipher   = Kerberos.bytes("kerberos.encryptedKDCREPData_cipher", "cipher")
	KerberosMissingKey    = Kerberos.label("kerberos.missing_keytype", "Missing keytype").expert(groupDecryption, warning)
	KerberosPasswordSalt  = Kerberos.bytes("kerberos.pw_salt", "pw-salt")
	KerberosPasswordError = part(
		Kerberos.u32("kerberos.smb.nt_status", "NT Status", Hex).At(0).Swapped(),
		Kerberos.u32("kerberos.ext_error.reserved", "Reserved", Hex).At(4).Swapped(),
		Kerberos.u32("kerberos.ext_error.flags", "Flags", Hex).At(8).Swapped(),
	)
	KerberosAddressUnknown = Kerberos.label("kerberos.address.unknown", "KRB Address: I don't know how to parse this type of address yet").
				expert(groupUndecoded, warning)

	// What several types are made of.
	kerberosVersion   = Kerberos.asnUint("kerberos.pvno", "pvno")
	kerberosType      = asn(KerberosMessageType)
	kerberosRealm     = Kerberos.asnText("kerberos.realm", "realm")
	kerberosClient    = Kerberos.asnText("kerberos.crealm", "crealm")
	kerberosEtype     = Kerberos.asnInt("kerberos.etype", "etype")
	kerberosKeyNumber = Kerberos.asnUint("kerberos.kvno", "kvno")
	kerberosNameType  = Kerberos.asnInt("kerberos.name_type", "name-type")
	kerberosNonce     = Kerberos.asnUint("kerberos.nonce", "nonce")
	kerberosEnctype   = Kerberos.asnInt("kerberos.ENCTYPE", "ENCTYPE")
	kerberosOptions   = Kerberos.bytes("kerberos.options", "options")
	kerberosCipher    = Kerberos.bytes("kerberos.cipher", "cipher")

	kerberosName       = kerberosPrincipal(Kerberos.u32("kerberos.name_string", "name-string", Dec), Kerberos.asnText("kerberos.KerberosString", "KerberosString"))
	kerberosClientName = kerberosPrincipal(Kerberos.u32("kerberos.cname_string", "cname-string", Dec), Kerberos.asnText("kerberos.CNameString", "CNameString")).
				as(Kerberos.label("kerberos.cname_element", "cname"))
	kerberosServerName = kerberosPrincipal(Kerberos.u32("kerberos.sname_string", "sname-string", Dec), Kerberos.asnText("kerberos.SNameString", "SNameString")).
				as(Kerberos.label("kerberos.sname_element", "sname"))
	kerberosChecksum = sequence(nil,
		at(0, Kerberos.asnInt("kerberos.cksumtype", "cksumtype")),
		at(1, Kerberos.asnBytes("kerberos.checksum", "checksum")))
	kerberosHostAddress = sequence(nil, at(0, asn(KerberosAddressType)), at(1, asn(KerberosAddress)))
	kerberosPAData      = sequence(Kerberos.label("kerberos.PA_DATA_element", "PA-DATA"),
		at(1, asn(KerberosPADataType)), at(2, asn(KerberosPADataValue)))
	kerberosTicket = &ASN{Tag: 0x30, Outer: 0x61, Field: Kerberos.label("kerberos.ticket_element", "ticket"), Members: []ASNMember{
		at(0, Kerberos.asnUint("kerberos.tkt_vno", "tkt-vno")),
		at(1, kerberosRealm),
		at(2, kerberosServerName),
		at(3, kerberosEncrypted("kerberos.encryptedTicketData_cipher").as(Kerberos.label("kerberos.ticket_enc_part_element", "enc-part"))),
	}}
	kerberosTickets = kerberosTicket.as(Kerberos.label("kerberos.Ticket_element", "Ticket")) // of a SEQUENCE OF

	kerberosRequest = []ASNMember{
		at(1, kerberosVersion),
		at(2, kerberosType),
		may(3, sequenceOf(Kerberos.u32("kerberos.rEQ_SEQUENCE_OF_PA_DATA", "padata", Dec), kerberosPAData)),
		at(4, sequence(Kerberos.label("kerberos.req_body_element", "req-body"),
			at(0, Kerberos.asnFlags("kerberos.kdc_options", "kdc-options", "kerberos.KDCOptions.",
				`reserved forwardable forwarded proxiable proxy allow-postdate postdated unused7 renewable unused9 unused10 opt-hardware-auth unused12 unused13
				constrained-delegation canonicalize request-anonymous unused17 unused18 unused19 unused20 unused21 unused22 unused23 unused24 unused25
				disable-transited-check renewable-ok enc-tkt-in-skey unused29 renew validate`)),
			may(1, kerberosClientName),
			at(2, kerberosRealm),
			may(3, kerberosServerName),
			may(4, Kerberos.asnTime("kerberos.from", "from")),
			at(5, Kerberos.asnTime("kerberos.till", "till")),
			may(6, Kerberos.asnTime("kerberos.rtime", "rtime")),
			at(7, kerberosNonce),
			at(8, sequenceOf(Kerberos.u32("kerberos.kdc-req-body.etype", "etype", Dec), kerberosEnctype)),
			may(9, sequenceOf(Kerberos.u32("kerberos.addresses", "addresses", Dec),
				kerberosHostAddress.as(Kerberos.label("kerberos.HostAddress_element", "HostAddress")))),
			may(10, kerberosEncrypted("kerberos.encryptedAuthorizationData_cipher").
				as(Kerberos.label("kerberos.enc_authorization_data_element", "enc-authorization-data"))),
			may(11, sequenceOf(Kerberos.u32("kerberos.additional_tickets", "additional-tickets", Dec), kerberosTickets)),
		)),
	}
	kerberosReply = []ASNMember{
		at(0, kerberosVersion),
		at(1, kerberosType),
		may(2, sequenceOf(Kerberos.u32("kerberos.rEP_SEQUENCE_OF_PA_DATA", "padata", Dec), kerberosPAData)),
		at(3, kerberosClient),
		at(4, kerberosClientName),
		at(5, kerberosTicket),
		at(6, sequence(Kerberos.label("kerberos.kDC_REP_enc_part_element", "enc-part"),
			at(0, kerberosEtype), may(1, kerberosKeyNumber), at(2, asn(KerberosReplyCipher)))),
	}

	// KerberosMessage is a message of the protocol: the application's tag tells which.
	KerberosMessage = &ASN{Choices: []ASNMember{
		at(application|1, sequence(kerberosTicket.Field, kerberosTicket.Members...)),
		at(application|10, sequence(Kerberos.label("kerberos.as_req_element", "as-req"), kerberosRequest...)),
		at(application|11, sequence(Kerberos.label("kerberos.as_rep_element", "as-rep"), kerberosReply...)),
		at(application|12, sequence(Kerberos.label("kerberos.tgs_req_element", "tgs-req"), kerberosRequest...)),
		at(application|13, sequence(Kerberos.label("kerberos.tgs_rep_element", "tgs-rep"), kerberosReply...)),
		at(application|14, sequence(Kerberos.label("kerberos.ap_req_element", "ap-req"),
			at(0, kerberosVersion),
			at(1, kerberosType),
			at(2, Kerberos.asnFlags("kerberos.ap_options", "ap-options", "kerberos.APOptions.", "reserved use-session-key mutual-required")),
			at(3, kerberosTicket),
			at(4, kerberosEncrypted("kerberos.encryptedAuthenticator_cipher").
				as(Kerberos.label("kerberos.authenticator_enc_part_element", "authenticator"))))),
		at(application|15, sequence(Kerberos.label("kerberos.ap_rep_element", "ap-rep"),
			at(0, kerberosVersion),
			at(1, kerberosType),
			at(2, kerberosEncrypted("kerberos.encryptedAPREPData_cipher").as(Kerberos.label("kerberos.aP_REP_enc_part_element", "enc-part"))))),
		at(application|20, sequence(Kerberos.label("kerberos.krb_safe_element", "krb-safe"),
			at(0, kerberosVersion),
			at(1, kerberosType),
			at(2, sequence(Kerberos.label("kerberos.safe_body_element", "safe-body"),
				at(0, Kerberos.asnBytes("kerberos.kRB_SAFE_BODY_user_data", "user-data")),
				may(1, Kerberos.asnTime("kerberos.timestamp", "timestamp")),
				may(2, Kerberos.asnUint("kerberos.usec", "usec")),
				may(3, Kerberos.asnUint("kerberos.seq_number", "seq-number")),
				at(4, kerberosHostAddress.as(Kerberos.label("kerberos.s_address_element", "s-address"))),
				may(5, kerberosHostAddress.as(Kerberos.label("kerberos.r_address_element", "r-address"))))),
			at(3, kerberosChecksum.as(Kerberos.label("kerberos.cksum_element", "cksum"))))),
		at(application|21, sequence(Kerberos.label("kerberos.krb_priv_element", "krb-priv"),
			at(0, kerberosVersion),
			at(1, kerberosType),
			at(3, kerberosEncrypted("kerberos.encryptedKrbPrivData_cipher").as(Kerberos.label("kerberos.kRB_PRIV_enc_part_element", "enc-part"))))),
		at(application|22, sequence(Kerberos.label("kerberos.krb_cred_element", "krb-cred"),
			at(0, kerberosVersion),
			at(1, kerberosType),
			at(2, sequenceOf(Kerberos.u32("kerberos.tickets", "tickets", Dec), kerberosTickets)),
			at(3, kerberosEncrypted("kerberos.encryptedKrbCredData_cipher").as(Kerberos.label("kerberos.kRB_CRED_enc_part_element", "enc-part"))))),
		at(application|30, sequence(Kerberos.label("kerberos.krb_error_element", "krb-error"),
			at(0, kerberosVersion),
			at(1, kerberosType),
			may(2, Kerberos.asnTime("kerberos.ctime", "ctime")),
			may(3, Kerberos.asnUint("kerberos.cusec", "cusec")),
			at(4, Kerberos.asnTime("kerberos.stime", "stime")),
			at(5, Kerberos.asnUint("kerberos.susec", "susec")),
			at(6, asn(KerberosErrorCode)),
			may(7, kerberosClient),
			may(8, kerberosClientName),
			at(9, kerberosRealm),
			at(10, kerberosServerName),
			may(11, Kerberos.asnText("kerberos.e_text", "e-text")),
			may(12, asn(KerberosErrorData)),
			may(13, kerberosChecksum.as(Kerberos.label("kerberos.e_checksum_element", "e-checksum"))))),
	}}

	// KerberosPAData are the kinds of pre-authentication data whose value is of a type, which does not depend on the message.
	KerberosPAData = map[int64]*ASN{
		1: KerberosMessage,                                       // PA-TGS-REQ
		2: kerberosEncrypted("kerberos.pA_ENC_TIMESTAMP_cipher"), // PA-ENC-TIMESTAMP
		11: sequenceOf(nil, sequence(Kerberos.label("kerberos.ETYPE_INFO_ENTRY_element", "ETYPE-INFO-ENTRY"),
			at(0, kerberosEtype),
			may(1, Kerberos.asnBytes("kerberos.info_salt", "salt")))),
		19: sequenceOf(nil, sequence(Kerberos.label("kerberos.ETYPE_INFO2_ENTRY_element", "ETYPE-INFO2-ENTRY"),
			at(0, kerberosEtype),
			may(1, Kerberos.asnText("kerberos.info2_salt", "salt")),
			may(2, Kerberos.asnBytes("kerberos.s2kparams", "s2kparams")))),
		128: sequence(nil, at(0, asn(Kerberos.bool("kerberos.include_pac", "include-pac")))), // PA-PAC-REQUEST
		129: sequence(nil, // PA-FOR-USER
			at(0, kerberosName.as(Kerberos.label("kerberos.name_element", "name"))),
			at(1, kerberosRealm),
			at(2, kerberosChecksum.as(Kerberos.label("kerberos.cksum_element", "cksum"))),
			at(3, Kerberos.asnText("kerberos.auth", "auth"))),
		130: sequence(nil, // PA-FOR-X509-USER
			at(0, sequence(Kerberos.label("kerberos.user_id_element", "user-id"),
				at(0, kerberosNonce),
				may(1, kerberosName.as(kerberosClientName.Field)),
				at(2, kerberosClient),
				may(3, Kerberos.asnBytes("kerberos.subject_certificate", "subject-certificate")),
				may(4, &ASN{Tag: 0x03, Field: kerberosOptions}))),
			at(1, kerberosChecksum.as(Kerberos.label("kerberos.checksum_element", "checksum")))),
		137: KerberosMessage, // PA-FX-ERROR
		138: kerberosEncrypted("kerberos.encryptedChallenge_cipher"),
		151: {Choices: []ASNMember{ // PA-SPAKE
			at(context, sequence(Kerberos.label("kerberos.support_element", "support"),
				at(0, sequenceOf(Kerberos.u32("kerberos.groups", "groups", Dec), Kerberos.asnInt("kerberos.SPAKEGroup", "SPAKEGroup"))))),
			at(context|1, sequence(Kerberos.label("kerberos.challenge_element", "challenge"),
				at(0, Kerberos.asnInt("kerberos.spake_group", "group")),
				at(1, kerberosPublicKey),
				at(2, sequenceOf(Kerberos.u32("kerberos.factors", "factors", Dec), sequence(Kerberos.label("kerberos.SPAKESecondFactor_element", "SPAKESecondFactor"),
					at(0, Kerberos.asnInt("kerberos.type", "type")),
					may(1, Kerberos.asnBytes("kerberos.data", "data"))))))),
			at(context|2, sequence(Kerberos.label("kerberos.response_element", "response"),
				at(0, kerberosPublicKey),
				at(1, kerberosSealed.as(Kerberos.label("kerberos.factor_element", "factor"))))),
			at(context|3, kerberosSealed.as(Kerberos.label("kerberos.encdata_element", "encdata"))),
		}},
		161: sequenceOf(nil, kerberosEnctype), // KERB-KEY-LIST-REQ
		167: sequence(nil, at(0, Kerberos.asnFlags("kerberos.flags", "flags", "kerberos.PAC.OPTIONS.FLAGS.",
			"claims branch-aware forward-to-full-dc resource-based-constrained-delegation"))), // PA-PAC-OPTIONS
	}
	kerberosPublicKey = Kerberos.asnBytes("kerberos.pubkey", "pubkey")
	kerberosSealed    = sequence(nil, at(0, kerberosEtype), may(1, kerberosKeyNumber), at(2, asn(kerberosCipher)))

	// KerberosFastRequest and KerberosFastReply are what PA-FX-FAST holds (RFC 6113).
	KerberosFastRequest = &ASN{Choices: []ASNMember{at(context, sequence(Kerberos.label("kerberos.armored_data_request_element", "armored-data"),
		may(0, sequence(Kerberos.label("kerberos.armor_element", "armor"), at(0, asn(KerberosArmorType)), at(1, asn(KerberosArmorValue)))),
		at(1, kerberosChecksum.as(Kerberos.label("kerberos.req_checksum_element", "req-checksum"))),
		at(2, kerberosEncrypted("kerberos.encryptedKrbFastReq_cipher").as(Kerberos.label("kerberos.enc_fast_req_element", "enc-fast-req")))))}}
	KerberosFastReply = &ASN{Choices: []ASNMember{at(context, sequence(Kerberos.label("kerberos.armored_data_reply_element", "armored-data"),
		at(0, kerberosEncrypted("kerberos.encryptedKrbFastResponse_cipher").as(Kerberos.label("kerberos.enc_fast_rep_element", "enc-fast-rep")))))}}

	// KerberosMethods are what the data of an error often are.
	KerberosMethods = sequenceOf(nil, kerberosPAData)
)

// kerberosPrincipal is a name: the number of its parts and each of them.
func kerberosPrincipal(count *Field, part *ASN) *ASN {
	return sequence(nil, at(0, kerberosNameType), at(1, sequenceOf(count, part)))
}

// kerberosEncrypted is something encrypted; the field of its bytes has a name of its own.
func kerberosEncrypted(name string) *ASN {
	return sequence(nil, at(0, kerberosEtype), may(1, kerberosKeyNumber), at(2, Kerberos.asnBytes(name, "cipher")))
}
