package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// DTLS over UDP. What it has in common with TLS is in secure.go.
var DTLS = declare("dtls", "Datagram Transport Layer Security", 0).payload().On(SCTPUsers, 47, 66, 67, 68, 69).On(SCTPPorts, 2221, 5868).
	On(UDPPorts, 2221, 5684, 5868).
	Guess(UDPGuesses, "dtls_udp").
	HandsTo(x509{}, OCSP, RTCP) // the latter by way of the conversation

// Records, in datagrams.
var (
	DTLSStream               = DTLS.u32("dtls.stream", "Stream index", Dec)
	DTLSSpecialType          = DTLS.u8("dtls.record.special_type", "Special Type", Dec)
	DTLSEpoch                = DTLS.u16("dtls.record.epoch", "Epoch", Dec).takenAs(ftype.Uint64)
	DTLSSequenceNumber       = DTLS.u64("dtls.record.sequence_number", "Sequence Number", Dec)
	DTLSConnectionID         = DTLS.bytes("dtls.record.connection_id", "Connection ID")
	DTLSEncryptedContent     = DTLS.bytes("dtls.enc_content", "Encrypted Record Content")
	DTLSAck                  = DTLS.label("dtls.ack_message", "Acknowledgement Message")
	DTLSAckLength            = DTLS.u16("dtls.ack.record_numbers_length", "Record Numbers Length", Dec)
	DTLSUnifiedHeader        = DTLS.u8("dtls.unified_header.bitmask", "Unified header bitmask", Hex)
	DTLSUnifiedFixed         = DTLS.u8("dtls.unified_header.fixed", "Fixed bits", Hex)
	DTLSUnifiedCID           = DTLS.bool("dtls.unified_header.cid_present", "CID field")
	DTLSUnifiedSequenceSize  = DTLS.bool("dtls.unified_header.seq_size", "Sequence number size")
	DTLSUnifiedLength        = DTLS.bool("dtls.unified_header.length", "Length field")
	DTLSUnifiedEpoch         = DTLS.u8("dtls.unified_header.epoch_bits", "Epoch lowest-order bits", Dec)
	DTLSSequenceNumberSuffix = DTLS.u16("dtls.record.sequence_suffix", "Sequence Number suffix", Dec)
)

// Messages, which may come in fragments.
var (
	DTLSMessageSeq          = DTLS.u16("dtls.handshake.message_seq", "Message Sequence", Dec)
	DTLSFragmentOffset      = DTLS.u24("dtls.handshake.fragment_offset", "Fragment Offset", Dec)
	DTLSFragmentLength      = DTLS.u24("dtls.handshake.fragment_length", "Fragment Length", Dec)
	DTLSFragmentTooLong     = DTLS.label("dtls.handshake.fragment_length.too_long", "Fragment length is larger than message length").expert(groupProtocol, severe)
	DTLSFragmentZero        = DTLS.label("dtls.handshake.fragment_length.zero", "Zero-length fragment length for fragmented message").expert(groupProtocol, warning)
	DTLSFragmentPastEnd     = DTLS.label("dtls.handshake.fragment_past_end_msg", "Fragment runs past the end of the message").expert(groupProtocol, severe)
	DTLSLengthDiffers       = DTLS.label("dtls.msg_len_diff_fragment", "Message length differs from value in earlier fragment").expert(groupProtocol, severe)
	DTLSFragments           = DTLS.label("dtls.fragments", "Message fragments")
	DTLSFragment            = DTLS.frame("dtls.fragment", "Message fragment")
	DTLSFragmentOverlap     = DTLS.bool("dtls.fragment.overlap", "Message fragment overlap")
	DTLSFragmentConflict    = DTLS.bool("dtls.fragment.overlap.conflicts", "Message fragment overlapping with conflicting data")
	DTLSFragmentCount       = DTLS.u32("dtls.fragment.count", "Message fragment count", Dec)
	DTLSReassembledIn       = DTLS.frame("dtls.reassembled.in", "Reassembled in")
	DTLSReassembledLength   = DTLS.u32("dtls.reassembled.length", "Reassembled DTLS length", Dec)
	DTLSCookieLength        = DTLS.u8("dtls.handshake.cookie_length", "Cookie Length", Dec)
	DTLSCookie              = DTLS.bytes("dtls.handshake.cookie", "Cookie")
	DTLSSRTPProfilesLength  = DTLS.u16("dtls.use_srtp.protection_profiles_length", "SRTP Protection Profiles Length", Dec)
	DTLSSRTPProfilesInvalid = DTLS.label("dtls.use_srtp.protection_profiles_length.invalid", "Invalid protection profiles length").expert(GroupMalformed, severe)
	DTLSSRTPProfile         = DTLS.u16("dtls.use_srtp.protection_profile", "SRTP Protection Profile", Hex)
	DTLSSRTPMKILength       = DTLS.u8("dtls.use_srtp.mki_length", "MKI Length", Dec)
	DTLSSRTPMKI             = DTLS.bytes("dtls.use_srtp.mki", "MKI")
)
