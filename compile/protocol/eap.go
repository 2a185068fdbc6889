package protocol

// EAP (RFC 3748), with the identity, the MD5 challenge and the attributes of EAP-SIM (RFC 4186).
var (
	EAP = declare("eap", "Extensible Authentication Protocol", 4).On(PPPTypes, 0xc227)

	EAPCode  = EAP.u8("eap.code", "Code", Dec).At(0)
	_        = EAP.u8("eap.id", "Id", Dec).At(1)
	EAPLen   = EAP.u16("eap.len", "Length", Dec).At(2)
	eapTyped = EAPCode.In(1, 2)
	EAPType  = EAP.u8("eap.type", "Type", Dec).At(4).If(eapTyped)

	EAPIdentity       = EAP.string("eap.identity", "Identity")
	EAPIdentityLength = EAP.u16("eap.identity.actual_len", "Identity Actual Length", Dec)

	eapChallenge = eapTyped.And(EAPType.In(4))
	EAPSize      = EAP.u8("eap.md5.value_size", "EAP-MD5 Value-Size", Dec).At(5).If(eapChallenge)
	EAPMD5       = EAP.bytes("eap.md5.value", "EAP-MD5 Value")
	EAPMD5Extra  = EAP.bytes("eap.md5.extra_data", "EAP-MD5 Extra Data")
	_            = EAP.label("eap.mitm_attacks", "Vulnerable to MITM attacks. If possible, change EAP type.").expert(groupSecurity, warning).Wide(4, 1).If(eapChallenge)

	eapSIM       = eapTyped.And(EAPType.In(18))
	_            = EAP.u8("eap.sim.subtype", "EAP-SIM Subtype", Dec).At(5).If(eapSIM)
	_            = EAP.u16("eap.sim.reserved", "EAP-SIM Reserved", Hex).At(6).If(eapSIM)
	EAPAttribute = part(
		EAP.label("eap.sim.subtype.attribute", "EAP-SIM Attribute").Wide(0, 0),
		EAP.u8("eap.sim.subtype.type", "EAP-SIM Type", Dec).At(0),
		EAP.u8("eap.sim.subtype.len", "EAP-SIM Length", Dec).At(1),
	)
	EAPAttributeValue = EAP.bytes("eap.sim.subtype.value", "EAP-SIM Value")

	_ = EAP.Length(EAPLen, 0)
)
