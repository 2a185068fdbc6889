package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// EAP over LANs (IEEE 802.1X): the header, and key messages for RC4 (type 1), RSN (type 2) and WPA (type 254).
var (
	EAPOL = declare("eapol", "802.1X Authentication", 4).On(EtherTypes, 0x888e, 0x88c7)

	EAPOLVersion = EAPOL.u8("eapol.version", "Version", Dec).At(0)
	EAPOLType    = EAPOL.u8("eapol.type", "Type", Dec).At(1)
	EAPOLLen     = EAPOL.u16("eapol.len", "Length", Dec).At(2)
	EAPOLKeyType = EAPOL.u8("eapol.keydes.type", "Key Descriptor Type", Dec).At(4).If(EAPOLType.In(3))
	eapolRC4     = EAPOLType.In(3).And(EAPOLKeyType.In(1))
	eapolRSN     = EAPOLType.In(3).And(EAPOLKeyType.In(2, 254))

	EAPOLKeyLen      = EAPOL.u16("eapol.keydes.key_len", "Key Length", Dec).At(5).If(eapolRC4)
	EAPOLReplay      = EAPOL.u64("eapol.keydes.replay_counter", "Replay Counter", Dec).At(7).If(eapolRC4)
	EAPOLIV          = EAPOL.bytes("eapol.keydes.key_iv", "Key IV").Wide(15, 16).If(eapolRC4)
	EAPOLIndex       = EAPOL.u8("eapol.keydes.key_index", "Key Index", Hex).At(31).If(eapolRC4)
	EAPOLIndexType   = EAPOL.bool("eapol.keydes.key_index.type", "Type").Bits(31, 0x80).If(eapolRC4)
	EAPOLIndexNumber = EAPOL.u8("eapol.keydes.key_index.number", "Number", Dec).Bits(31, 0x7f).If(eapolRC4)
	EAPOLSignature   = EAPOL.bytes("eapol.keydes.key_signature", "Key Signature").Wide(32, 16).If(eapolRC4)

	EAPOLKey   = EAPOL.bytes("eapol.keydes.key", "Key")
	EAPOLLocal = EAPOL.Field("eapol.keydes.key.generated_locally", "Key Generated Locally", ftype.Boolean, NoBase)

	EAPOLKeyLenRSN = EAPOL.u16("eapol.keydes.key_len", "Key Length", Dec).At(7).If(eapolRSN)
	EAPOLReplayRSN = EAPOL.u64("eapol.keydes.replay_counter", "Replay Counter", Dec).At(9).If(eapolRSN)
	EAPOLIVRSN     = EAPOL.bytes("eapol.keydes.key_iv", "Key IV").Wide(49, 16).If(eapolRSN)

	_              = EAPOL.u16("wlan_rsna_eapol.keydes.key_info", "Key Information", Hex).At(5).If(eapolRSN)
	_              = EAPOL.u16("wlan_rsna_eapol.keydes.key_info.keydes_version", "Key Descriptor Version", Dec).Bits(5, 0x0007).If(eapolRSN)
	eapolPairwise  = EAPOL.bool("wlan_rsna_eapol.keydes.key_info.key_type", "Key Type").Bits(6, 0x08).If(eapolRSN)
	_              = EAPOL.u16("wlan_rsna_eapol.keydes.key_info.key_index", "Key Index", Dec).Bits(5, 0x0030).If(eapolRSN)
	_              = EAPOL.bool("wlan_rsna_eapol.keydes.key_info.install", "Install").Bits(6, 0x40).If(eapolRSN)
	_              = EAPOL.bool("wlan_rsna_eapol.keydes.key_info.key_ack", "Key ACK").Bits(6, 0x80).If(eapolRSN)
	_              = EAPOL.bool("wlan_rsna_eapol.keydes.key_info.key_mic", "Key MIC").Bits(5, 0x0100).If(eapolRSN)
	_              = EAPOL.bool("wlan_rsna_eapol.keydes.key_info.secure", "Secure").Bits(5, 0x0200).If(eapolRSN)
	_              = EAPOL.bool("wlan_rsna_eapol.keydes.key_info.error", "Error").Bits(5, 0x0400).If(eapolRSN)
	_              = EAPOL.bool("wlan_rsna_eapol.keydes.key_info.request", "Request").Bits(5, 0x0800).If(eapolRSN)
	eapolEncrypted = EAPOL.bool("wlan_rsna_eapol.keydes.key_info.encrypted_key_data", "Encrypted Key Data").Bits(5, 0x1000).If(eapolRSN)
	_              = EAPOL.bool("wlan_rsna_eapol.keydes.key_info.smk_message", "SMK Message").Bits(5, 0x2000).If(eapolRSN)
	EAPOLMessage   = EAPOL.u8("wlan_rsna_eapol.keydes.msgnr", "Message number", Dec)
	_              = EAPOL.bytes("wlan_rsna_eapol.keydes.nonce", "WPA Key Nonce").Wide(17, 32).If(eapolRSN)
	_              = EAPOL.bytes("wlan_rsna_eapol.keydes.rsc", "WPA Key RSC").Wide(65, 8).If(eapolRSN)
	_              = EAPOL.bytes("wlan_rsna_eapol.keydes.id", "WPA Key ID").Wide(73, 8).If(eapolRSN)
	_              = EAPOL.bytes("wlan_rsna_eapol.keydes.mic", "WPA Key MIC").Wide(81, 16).If(eapolRSN)
	EAPOLDataLen   = EAPOL.u16("wlan_rsna_eapol.keydes.data_len", "WPA Key Data Length", Dec).At(97).If(eapolRSN)
	EAPOLData      = EAPOL.bytes("wlan_rsna_eapol.keydes.data", "WPA Key Data")

	// The key data of a handshake between two are elements, until there is a key to encrypt them with.
	_ = EAPOL.Length(EAPOLLen, 4).
		NextTo(EAPOLType.In(0), EAP).
		NextToAfter(95, eapolRSN.And(eapolEncrypted.In(0)).And(eapolPairwise.In(1)), WLANElements)
)
