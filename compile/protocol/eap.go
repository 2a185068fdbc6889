package protocol

// EAP (RFC 3748), with the identity, the MD5 challenge, the attributes of EAP-SIM (RFC 4186), and what carries TLS: EAP-TLS (RFC 5216), TTLS,
// PEAP, FAST and TEAP.
var (
	EAP = declare("eap", "Extensible Authentication Protocol", 4).On(PPPTypes, 0xc227).HandsTo(TLS, Data)

	EAPCode  = EAP.u8("eap.code", "Code", Dec).At(0)
	_        = EAP.u8("eap.id", "Id", Dec).At(1)
	EAPLen   = EAP.u16("eap.len", "Length", Dec).At(2)
	eapTyped = EAPCode.In(1, 2)
	EAPType  = EAP.u8("eap.type", "Type", Dec).At(4).If(eapTyped)

	EAPBadLength      = EAP.label("eap.bad_length", "Bad length (too small or too large)").expert(groupProtocol, warning)
	EAPRetransmission = EAP.label("eap.retransmission", "This packet is a retransmission").expert(groupSequence, note)

	EAPNotification = EAP.string("eap.notification", "Notification")
	EAPDesiredType  = EAP.u8("eap.desired_type", "Desired Auth Type", Dec)

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

	EAPTLSFlags = part(
		EAP.u8("eap.tls.flags", "EAP-TLS Flags", Hex).At(0),
		EAP.bool("eap.tls.flags.len_included", "Length Included").Bits(0, 0x80),
		EAP.bool("eap.tls.flags.more_fragments", "More Fragments").Bits(0, 0x40),
		EAP.bool("eap.tls.flags.start", "Start").Bits(0, 0x20),
	)
	EAPTLSVersion     = EAP.u8("eap.tls.flags.version", "Version", Dec)
	EAPTLSOuter       = EAP.bool("eap.tls.flags.outer_tlv_len_included", "Outer TLV Length Included")
	EAPTLSLength      = EAP.u32("eap.tls.len", "EAP-TLS Length", Dec)
	EAPTLSFragments   = EAP.label("eap.tls.fragments", "EAP-TLS Fragments")
	EAPTLSFragment    = EAP.frame("eap.tls.fragment", "EAP-TLS Fragment")
	EAPTLSCount       = EAP.u32("eap.tls.fragment.count", "Fragment Count", Dec)
	EAPTLSReassembled = EAP.u32("eap.tls.reassembled.len", "Reassembled EAP-TLS Length", Dec)
	EAPTLSIn          = EAP.frame("eap.tls.reassembled_in", "Reassembled EAP-TLS PDU in frame")

	_ = EAP.Length(EAPLen, 0)
)
