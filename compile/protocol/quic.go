package protocol

// QUIC over UDP, as far as it can be read without keys: the first packets of a connection are encrypted with keys that
// everybody can derive.
var QUIC = declare("quic", "QUIC IETF", 0).payload().Guess(UDPGuesses, "quic").NextTo(nil, TLS)

// Connections and packets.
var (
	QUICConnectionNumber     = QUIC.u32("quic.connection.number", "Connection Number", Dec)
	QUICConnectionUnknown    = QUIC.label("quic.connection.unknown", "Unknown QUIC connection. Missing Initial Packet or migrated connection?").expert(groupUndecoded, note)
	QUICPacketLength         = QUIC.u32("quic.packet_length", "Packet Length", Dec)
	QUICCoalescedPaddingData = QUIC.label("quic.coalesced_padding_data", "Coalesced Padding Data").expert(groupProtocol, note)
	QUICDecryptionFailed     = QUIC.label("quic.decryption_failed", "Failed to decrypt handshake").expert(groupDecryption, warning)
)

// Headers.
var (
	QUICHeaderForm         = QUIC.u8("quic.header_form", "Header Form", Dec)
	QUICFixedBit           = QUIC.bool("quic.fixed_bit", "Fixed Bit")
	QUICVersion            = QUIC.u32("quic.version", "Version", Hex)
	QUICDCIL               = QUIC.u8("quic.dcil", "Destination Connection ID Length", Dec)
	QUICDCID               = QUIC.bytes("quic.dcid", "Destination Connection ID")
	QUICSCIL               = QUIC.u8("quic.scil", "Source Connection ID Length", Dec)
	QUICSCID               = QUIC.bytes("quic.scid", "Source Connection ID")
	QUICPacketType         = QUIC.u8("quic.long.packet_type", "Packet Type", Dec)
	QUICPacketTypeV2       = QUIC.u8("quic.long.packet_type_v2", "Packet Type", Dec)
	QUICReserved           = QUIC.u8("quic.long.reserved", "Reserved", Dec)
	QUICPacketNumberLength = QUIC.u8("quic.packet_number_length", "Packet Number Length", Dec)
	QUICPacketNumber       = QUIC.u64("quic.packet_number", "Packet Number", Dec)
	QUICLength             = QUIC.u64("quic.length", "Length", Dec)
	QUICTokenLength        = QUIC.u64("quic.token_length", "Token Length", Dec)
	QUICToken              = QUIC.bytes("quic.token", "Token")
	QUICPayload            = QUIC.bytes("quic.payload", "Payload")
	QUICRemainingPayload   = QUIC.bytes("quic.remaining_payload", "Remaining Payload")
	QUICShort              = QUIC.label("quic.short", "QUIC Short Header")
	QUICSpinBit            = QUIC.bool("quic.spin_bit", "Spin Bit")
)

// Version negotiation and Retry.
var (
	QUICVNUnused           = QUIC.u8("quic.vn.unused", "Unused", Hex)
	QUICSupportedVersion   = QUIC.u32("quic.supported_version", "Supported Version", Hex)
	QUICDataAfterForcingVN = QUIC.label("quic.data_after_forcing_vn", "Unexpected data on a Forcing Version Negotiation packet").expert(groupProtocol, warning)
	QUICRetryToken         = QUIC.bytes("quic.retry_token", "Retry Token")
	QUICRetryIntegrityTag  = QUIC.bytes("quic.retry_integrity_tag", "Retry Integrity Tag")
)

// Frames.
var (
	QUICFrame                   = QUIC.label("quic.frame", "Frame")
	QUICFrameType               = QUIC.u64("quic.frame_type", "Frame Type", Hex)
	QUICPaddingLength           = QUIC.u32("quic.padding_length", "Padding Length", Dec)
	QUICAckLargestAcknowledged  = QUIC.u64("quic.ack.largest_acknowledged", "Largest Acknowledged", Dec)
	QUICAckDelay                = QUIC.u64("quic.ack.ack_delay", "ACK Delay", Dec)
	QUICAckRangeCount           = QUIC.u64("quic.ack.ack_range_count", "ACK Range Count", Dec)
	QUICAckFirstAckRange        = QUIC.u64("quic.ack.first_ack_range", "First ACK Range", Dec)
	QUICAckGap                  = QUIC.u64("quic.ack.gap", "Gap", Dec)
	QUICAckRange                = QUIC.u64("quic.ack.ack_range", "ACK Range", Dec)
	QUICAckECT0Count            = QUIC.u64("quic.ack.ect0_count", "ECT(0) Count", Dec)
	QUICAckECT1Count            = QUIC.u64("quic.ack.ect1_count", "ECT(1) Count", Dec)
	QUICAckECNCeCount           = QUIC.u64("quic.ack.ecn_ce_count", "ECN-CE Count", Dec)
	QUICCryptoOffset            = QUIC.u64("quic.crypto.offset", "Offset", Dec)
	QUICCryptoLength            = QUIC.u64("quic.crypto.length", "Length", Dec)
	QUICCryptoData              = QUIC.label("quic.crypto.crypto_data", "Crypto Data")
	QUICCryptoFragments         = QUIC.label("quic.crypto.fragments", "Reassembled QUIC CRYPTO Data Fragments")
	QUICCryptoFragment          = QUIC.frame("quic.crypto.fragment", "QUIC CRYPTO Data Fragment")
	QUICFragmentOverlap         = QUIC.bool("quic.fragment.overlap", "Fragment overlap")
	QUICFragmentConflict        = QUIC.bool("quic.fragment.overlap.conflict", "Conflicting data in fragment overlap")
	QUICCryptoFragmentCount     = QUIC.u32("quic.crypto.fragment.count", "Fragment count", Dec)
	QUICRetransmission          = QUIC.label("quic.retransmission", "This QUIC frame has a reused stream offset (retransmission?)").expert(groupSequence, note)
	QUICCloseErrorCode          = QUIC.u64("quic.cc.error_code", "Error code", Dec)
	QUICCloseErrorCodeAlert     = QUIC.u8("quic.cc.error_code.tls_alert", "TLS Alert Description", Dec)
	QUICCloseFrameType          = QUIC.u64("quic.cc.frame_type", "Frame Type", Dec)
	QUICCloseReasonPhraseLength = QUIC.u64("quic.cc.reason_phrase.length", "Reason phrase Length", Dec)
	QUICCloseReasonPhrase       = QUIC.string("quic.cc.reason_phrase", "Reason phrase")
)
