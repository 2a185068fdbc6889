package protocol

// The security manager of Bluetooth (Core Specification, volume 3, part H).
var (
	BTSMP = declare("btsmp", "Bluetooth Security Manager Protocol", 0).payload()

	BTSMPOpcode = little(
		BTSMP.u8("btsmp.opcode", "Opcode", Hex).At(0),
	)
	BTSMPPairing = little(
		BTSMP.u8("btsmp.io_capability", "IO Capability", Hex).At(0),
		BTSMP.u8("btsmp.oob_data_flags", "OOB Data Flags", Hex).At(1),
	)
	BTSMPAuth = little(
		BTSMP.u8("btsmp.authreq", "AuthReq", Hex).At(0),
		BTSMP.u8("btsmp.reserved_flags", "Reserved", Hex).Bits(0, 0xc0),
		BTSMP.bool("btsmp.ct2_flag", "CT2 Flag").Bits(0, 0x20),
		BTSMP.bool("btsmp.keypress_flag", "Keypress Flag").Bits(0, 0x10),
		BTSMP.bool("btsmp.sc_flag", "Secure Connection Flag").Bits(0, 0x8),
		BTSMP.bool("btsmp.mitm_flag", "MITM Flag").Bits(0, 0x4),
		BTSMP.u8("btsmp.bonding_flags", "Bonding Flags", Hex).Bits(0, 0x3),
	)
	BTSMPKeySize = little(
		BTSMP.u8("btsmp.max_enc_key_size", "Max Encryption Key Size", Dec).At(0),
	)
	BTSMPInitiatorKeys = little(
		BTSMP.u8("btsmp.initiator_key_distribution", "Initiator Key Distribution", Hex).At(0),
	)
	BTSMPResponderKeys = little(
		BTSMP.u8("btsmp.responder_key_distribution", "Responder Key Distribution", Hex).At(0),
	)
	BTSMPKeyBits = little(
		BTSMP.u8("btsmp.key_dist_reserved", "Reserved", Hex).Bits(0, 0xf0),
		BTSMP.bool("btsmp.key_dist_linkkey", "Link Key").Bits(0, 0x8),
		BTSMP.bool("btsmp.key_dist_sign", "Signature Key (CSRK)").Bits(0, 0x4),
		BTSMP.bool("btsmp.key_dist_id", "Id Key (IRK)").Bits(0, 0x2),
		BTSMP.bool("btsmp.key_dist_enc", "Encryption Key (LTK)").Bits(0, 0x1),
	)
	BTSMPConfirm = little(
		BTSMP.bytes("btsmp.cfm_value", "Confirm Value").Wide(0, 16),
	)
	BTSMPRandom = little(
		BTSMP.bytes("btsmp.random_value", "Random Value").Wide(0, 16),
	)
	BTSMPNumber = little(
		BTSMP.bytes("btsmp.random_value", "Random Value").Wide(0, 8),
	)
	BTSMPReason = little(
		BTSMP.u8("btsmp.reason", "Reason", Hex).At(0),
	)
	BTSMPLongTermKey = little(
		BTSMP.bytes("btsmp.long_term_key", "Long Term Key").Wide(0, 16),
	)
	BTSMPDiversifier = little(
		BTSMP.u16("btsmp.ediv", "Encrypted Diversifier (EDIV)", Hex).At(0),
	)
	BTSMPIdentityKey = little(
		BTSMP.bytes("btsmp.id_resolving_key", "Identity Resolving Key").Wide(0, 16),
	)
	BTSMPAddressType = little(
		BTSMP.u8("btsmp.address_type", "Address Type", Hex).At(0),
	)
	BTSMPAddress      = BTSMP.ether("btsmp.bd_addr", "BD_ADDR")
	BTSMPSignatureKey = little(
		BTSMP.bytes("btsmp.signature_key", "Signature Key").Wide(0, 16),
	)
	BTSMPPublicKey = little(
		BTSMP.bytes("btsmp.public_key_x", "Public Key X").Wide(0, 32),
		BTSMP.bytes("btsmp.public_key_y", "Public Key Y").Wide(32, 32),
	)
	BTSMPCheck = little(
		BTSMP.bytes("btsmp.dhkey_check", "DHKey Check").Wide(0, 16),
	)
	BTSMPNotification = little(
		BTSMP.u8("btsmp.notification_type", "Notification Type", Hex).At(0),
	)
)
