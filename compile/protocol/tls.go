package protocol

// TLS over TCP, with SSL 2 and 3. What it has in common with DTLS is in secure.go.
var TLS = declare("tls", "Transport Layer Security", 0).payload().
	On(TCPPorts, 324, 443, 465, 631, 636, 802, 853, 993, 995, 1300, 2221, 2443, 3249, 3250, 3251, 3252, 3496, 5061, 5671, 5684, 5868, 8883, 11207, 19999).
	Guess(TCPGuesses, "tls_tcp").
	HandsTo(x509{}, OCSP)

// Records, in the segments of TCP.
var (
	TLSStream               = TLS.u32("tls.stream", "Stream index", Dec)
	TLSRecordOpaqueType     = TLS.u8("tls.record.opaque_type", "Opaque Type", Dec)
	TLSSegmentData          = TLS.bytes("tls.segment.data", "TLS segment data")
	TLSIgnoredUnknownRecord = TLS.label("tls.ignored_unknown_record", "Ignored Unknown Record").expert(groupProtocol, warning)
)

// Records that secrets decrypt, and what they hold put together.
var (
	TLSRecordSequenceNumber = TLS.u64("tls.record.sequence_number", "Sequence Number", Dec)
	TLSSegments             = TLS.label("tls.segments", "Reassembled TLS segments")
	TLSSegment              = TLS.frame("tls.segment", "TLS segment")
	TLSSegmentCount         = TLS.u32("tls.segment.count", "Segment count", Dec)
	TLSReassembledLength    = TLS.u32("tls.reassembled.length", "Reassembled PDU length", Dec)
	TLSReassembledData      = TLS.bytes("tls.reassembled.data", "Reassembled PDU data")
	TLSReassembledIn        = TLS.frame("tls.reassembled_in", "Reassembled PDU in frame")
)

// Messages that stand in several records.
var (
	TLSHandshakeFragments     = TLS.label("tls.handshake.fragments", "Reassembled Handshake Fragments")
	TLSHandshakeFragment      = TLS.frame("tls.handshake.fragment", "Handshake Fragment")
	TLSHandshakeFragmentCount = TLS.u32("tls.handshake.fragment.count", "Handshake Fragment count", Dec)
)

// Messages that DTLS has not.
var (
	TLSSessionIDLengthError   = TLS.label("tls.handshake.session_id_length.error", "Session ID length error").expert(GroupMalformed, severe)
	TLSMD5Hash                = TLS.label("tls.handshake.md5_hash", "MD5 Hash")
	TLSSHAHash                = TLS.label("tls.handshake.sha_hash", "SHA-1 Hash")
	TLSNPNSelectedProtocolLen = TLS.u8("tls.handshake.npn_selected_protocol_len", "Selected Protocol Length", Dec)
	TLSNPNSelectedProtocol    = TLS.string("tls.handshake.npn_selected_protocol", "Selected Protocol")
	TLSNPNPaddingLen          = TLS.u8("tls.handshake.npn_padding_len", "Padding Length", Dec)
	TLSNPNPadding             = TLS.bytes("tls.handshake.npn_padding", "Padding")
)

// SSL 2.
var (
	SSL2IsEscape           = TLS.bool("tls.record.is_escape", "Is Escape")
	SSL2PaddingLength      = TLS.u8("tls.record.padding_length", "Padding Length", Dec)
	SSL2Type               = TLS.u8("tls.ssl2.handshake.type", "Handshake Message Type", Dec)
	SSL2CipherSpec         = TLS.u24("tls.ssl2.handshake.cipherspec", "Cipher Spec", Hex)
	SSL2CertType           = TLS.u8("tls.ssl2.handshake.cert_type", "Certificate Type", Dec)
	SSL2Challenge          = TLS.label("tls.handshake.challenge", "Challenge")
	SSL2ChallengeLength    = TLS.u16("tls.handshake.challenge_length", "Challenge Length", Dec)
	SSL2CipherSpecLen      = TLS.u16("tls.handshake.cipher_spec_len", "Cipher Spec Length", Dec)
	SSL2ClearKeyLength     = TLS.u16("tls.handshake.clear_key_length", "Clear Key Data Length", Dec)
	SSL2EncryptedKeyLength = TLS.u16("tls.handshake.encrypted_key_length", "Encrypted Key Data Length", Dec)
	SSL2KeyArgLength       = TLS.u16("tls.handshake.key_arg_length", "Key Argument Length", Dec)
	SSL2ClearKeyData       = TLS.label("tls.handshake.clear_key_data", "Clear Key Data")
	SSL2EncryptedKey       = TLS.label("tls.handshake.encrypted_key", "Encrypted Key")
	SSL2KeyArg             = TLS.label("tls.handshake.key_arg", "Key Argument")
	SSL2SessionIDHit       = TLS.bool("tls.handshake.session_id_hit", "Session ID Hit")
	SSL2ConnectionIDLength = TLS.u16("tls.handshake.connection_id_length", "Connection ID Length", Dec)
	SSL2ConnectionID       = TLS.label("tls.handshake.connection_id", "Connection ID")
)
