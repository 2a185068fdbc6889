package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// secure declares what TLS and DTLS have in common.
var secure common

type common struct{}

// inDTLS are the fields of DTLS by those of TLS.
var inDTLS = map[*Field]*Field{}

// InDTLS is the field of DTLS that is declared together with one of TLS.
func InDTLS(f *Field) *Field { return inDTLS[f] }

func (c common) field(name, title string, t ftype.Type, b Base) *Field {
	return c.pair(TLS.field("tls."+name, title, t, b), DTLS.field("dtls."+name, title, t, b))
}

func (common) pair(f, dtls *Field) *Field {
	inDTLS[f] = dtls
	return f
}

func (c common) expert(name, title string, group, severity uint32) *Field {
	f := c.label(name, title).expert(group, severity)
	inDTLS[f].expert(group, severity)
	return f
}

func (c common) label(name, title string) *Field       { return c.field(name, title, ftype.None, NoBase) }
func (c common) bytes(name, title string) *Field       { return c.field(name, title, ftype.Bytes, NoBase) }
func (c common) string(name, title string) *Field      { return c.field(name, title, ftype.String, NoBase) }
func (c common) u8(name, title string, b Base) *Field  { return c.field(name, title, ftype.Uint8, b) }
func (c common) u16(name, title string, b Base) *Field { return c.field(name, title, ftype.Uint16, b) }
func (c common) u24(name, title string, b Base) *Field { return c.field(name, title, ftype.Uint24, b) }
func (c common) u32(name, title string, b Base) *Field { return c.field(name, title, ftype.Uint32, b) }
func (c common) u64(name, title string, b Base) *Field { return c.field(name, title, ftype.Uint64, b) }

// Records.
var (
	TLSRecord              = secure.label("record", "Record Layer")
	TLSRecordContentType   = secure.u8("record.content_type", "Content Type", Dec)
	TLSRecordVersion       = secure.u16("record.version", "Version", Hex)
	TLSRecordLength        = secure.u16("record.length", "Length", Dec)
	TLSAppData             = secure.bytes("app_data", "Encrypted Application Data")
	TLSAppDataProto        = secure.string("app_data_proto", "Application Data Protocol")
	TLSAlert               = secure.label("alert_message", "Alert Message")
	TLSAlertLevel          = secure.u8("alert_message.level", "Level", Dec)
	TLSAlertDesc           = secure.u8("alert_message.desc", "Description", Dec)
	TLSHeartbeat           = secure.label("heartbeat_message", "Heartbeat Message")
	TLSHeartbeatType       = secure.u8("heartbeat_message.type", "Type", Dec)
	TLSHeartbeatLength     = secure.u16("heartbeat_message.payload_length", "Payload Length", Dec)
	TLSHeartbeatPayload    = secure.bytes("heartbeat_message.payload", "Payload Length")
	TLSHeartbeatPadding    = secure.bytes("heartbeat_message.padding", "Payload Length")
	TLSChangeCipherSpec    = secure.label("change_cipher_spec", "Change Cipher Spec Message")
	TLSHeartbeatInvalid    = secure.expert("heartbeat_message.payload_length.invalid", "Invalid heartbeat payload length", GroupMalformed, severe)
	TLSRecordLengthInvalid = secure.expert("record.length.invalid", "Record fragment length is too small or too large", groupProtocol, severe)
)

// Remarks.
var (
	TLSClientVersionError      = secure.expert("handshake.client_version_error", "Client Hello legacy version field specifies version 1.3, not version 1.2; some servers may not be able to handle that.", groupProtocol, warning)
	TLSServerVersionError      = secure.expert("handshake.server_version_error", "Server Hello legacy version field specifies version 1.3, not version 1.2; some middleboxes may not be able to handle that.", groupProtocol, warning)
	TLSLegacyVersion           = secure.expert("handshake.legacy_version", "This legacy_version field MUST be ignored. The supported_versions extension is present and MUST be used instead.", groupDeprecated, chat)
	TLSMalformedVectorLength   = secure.expert("malformed.vector_length", "Variable vector length is outside the permitted range", groupProtocol, warning)
	TLSMalformedBufferTooSmall = secure.expert("malformed.buffer_too_small", "Malformed message, not enough data is available", GroupMalformed, severe)
	TLSMalformedTrailingData   = secure.expert("malformed.trailing_data", "Undecoded trailing data is present", groupProtocol, warning)
	TLSStatusRequestUndecoded  = secure.expert("handshake.status_request.undecoded", "Responder ID list or Request Extensions are not implemented, contact Wireshark developers if you want this to be supported", groupUndecoded, note)
	TLSCiphersuiteUndecoded    = secure.expert("handshake.ciphersuite.undecoded", "Ciphersuite not implemented, contact Wireshark developers if you want this to be supported", groupUndecoded, note)
	TLSServerKeyexIllegal      = secure.expert("handshake.server_keyex_illegal", "It is not legal to send the ServerKeyExchange message for this ciphersuite", groupProtocol, warning)
	TLSResumed                 = secure.expert("resumed", "This session reuses previously negotiated keys (Session resumption)", groupSequence, note)
)

// Every handshake message.
var (
	TLSHandshake       = secure.label("handshake", "Handshake Protocol")
	TLSHandshakeType   = secure.u8("handshake.type", "Handshake Type", Dec)
	TLSHandshakeLength = secure.u24("handshake.length", "Length", Dec)
)

// Hello messages.
var (
	TLSSessionIDLength    = secure.pair(TLS.u16("tls.handshake.session_id_length", "Session ID Length", Dec).takenAs(ftype.Uint8), DTLS.u8("dtls.handshake.session_id_length", "Session ID Length", Dec))
	TLSRandom             = secure.bytes("handshake.random", "Random")
	TLSRandomTime         = secure.field("handshake.random_time", "GMT Unix Time", ftype.AbsoluteTime, Local)
	TLSRandomBytes        = secure.bytes("handshake.random_bytes", "Random Bytes")
	TLSSessionID          = secure.bytes("handshake.session_id", "Session ID")
	TLSHandshakeVersion   = secure.u16("handshake.version", "Version", Hex)
	TLSCipherSuitesLength = secure.u16("handshake.cipher_suites_length", "Cipher Suites Length", Dec)
	TLSCiphersuites       = secure.label("handshake.ciphersuites", "Cipher Suites")
	TLSCiphersuite        = secure.u16("handshake.ciphersuite", "Cipher Suite", Hex)
	TLSCompMethodsLength  = secure.u8("handshake.comp_methods_length", "Compression Methods Length", Dec)
	TLSCompMethods        = secure.label("handshake.comp_methods", "Compression Methods")
	TLSCompMethod         = secure.u8("handshake.comp_method", "Compression Method", Dec)
	TLSJA3Full            = secure.string("handshake.ja3_full", "JA3 Fullstring")
	TLSJA3                = secure.string("handshake.ja3", "JA3")
	TLSJA3SFull           = secure.string("handshake.ja3s_full", "JA3S Fullstring")
	TLSJA3S               = secure.string("handshake.ja3s", "JA3S")
	TLSJA4                = secure.string("handshake.ja4", "JA4")
	TLSJA4R               = secure.string("handshake.ja4_r", "JA4_r")
)

// Extensions.
var (
	TLSExtensionsLength                = secure.u16("handshake.extensions_length", "Extensions Length", Dec)
	TLSExtension                       = secure.label("handshake.extension", "Extension")
	TLSExtensionType                   = secure.u16("handshake.extension.type", "Type", Dec)
	TLSExtensionLen                    = secure.u16("handshake.extension.len", "Length", Dec)
	TLSExtensionData                   = secure.bytes("handshake.extension.data", "Data")
	TLSSupportedGroupsLength           = secure.u16("handshake.extensions_supported_groups_length", "Supported Groups List Length", Dec)
	TLSSupportedGroups                 = secure.label("handshake.extensions_supported_groups", "Supported Groups List")
	TLSSupportedGroup                  = secure.u16("handshake.extensions_supported_group", "Supported Group", Hex)
	TLSECPointFormatsLength            = secure.u8("handshake.extensions_ec_point_formats_length", "EC point formats Length", Dec)
	TLSECPointFormats                  = secure.label("handshake.extensions_ec_point_formats", "EC point formats")
	TLSECPointFormat                   = secure.u8("handshake.extensions_ec_point_format", "EC point format", Dec)
	TLSSRPLen                          = secure.u8("handshake.extensions_srp_len", "SRP username length", Dec)
	TLSSRPUsername                     = secure.string("handshake.extensions_srp_username", "SRP username")
	TLSALPNLen                         = secure.u16("handshake.extensions_alpn_len", "ALPN Extension Length", Dec)
	TLSALPNList                        = secure.label("handshake.extensions_alpn_list", "ALPN Protocol")
	TLSALPNStrLen                      = secure.u8("handshake.extensions_alpn_str_len", "ALPN string length", Dec)
	TLSALPNStr                         = secure.string("handshake.extensions_alpn_str", "ALPN Next Protocol")
	TLSNPNStrLen                       = secure.u8("handshake.extensions_npn_str_len", "Protocol string length", Dec)
	TLSNPN                             = secure.string("handshake.extensions_npn", "Next Protocol")
	TLSRenegInfoLen                    = secure.u8("handshake.extensions_reneg_info_len", "Renegotiation info extension length", Dec)
	TLSRenegInfo                       = secure.bytes("handshake.extensions_reneg_info", "Renegotiation info")
	TLSKeyShareClientLength            = secure.u16("handshake.extensions_key_share_client_length", "Client Key Share Length", Dec)
	TLSKeyShareGroup                   = secure.u16("handshake.extensions_key_share_group", "Group", Dec)
	TLSKeyExchangeLength               = secure.u16("handshake.extensions_key_share_key_exchange_length", "Key Exchange Length", Dec)
	TLSKeyExchange                     = secure.bytes("handshake.extensions_key_share_key_exchange", "Key Exchange")
	TLSKeyShareSelectedGroup           = secure.u16("handshake.extensions_key_share_selected_group", "Selected Group", Dec)
	TLSPSKIdentitiesLength             = secure.u16("handshake.extensions.psk.identities.length", "Identities Length", Dec)
	TLSPSKIdentityLength               = secure.u16("handshake.extensions.psk.identity.identity_length", "Identity Length", Dec)
	TLSPSKIdentity                     = secure.bytes("handshake.extensions.psk.identity.identity", "Identity")
	TLSPSKTicketAge                    = secure.u32("handshake.extensions.psk.identity.obfuscated_ticket_age", "Obfuscated Ticket Age", Dec)
	TLSPSKBindersLen                   = secure.u16("handshake.extensions.psk.binders_len", "PSK Binders length", Dec)
	TLSPSKBinders                      = secure.label("handshake.extensions.psk.binders", "PSK Binders")
	TLSPSKBinder                       = secure.label("handshake.extensions.psk.binder", "PSK Binder")
	TLSPSKBinderLength                 = secure.u8("handshake.extensions.psk.binder.binder_length", "Binder Length", Dec)
	TLSPSKBinderBytes                  = secure.bytes("handshake.extensions.psk.binder.binder", "Binder")
	TLSPSKSelected                     = secure.u16("handshake.extensions.psk.identity.selected", "Selected Identity", Dec)
	TLSSessionTicket                   = secure.bytes("handshake.extensions.session_ticket", "Session Ticket")
	TLSSupportedVersionsLen            = secure.u8("handshake.extensions.supported_versions_len", "Supported Versions length", Dec)
	TLSSupportedVersion                = secure.u16("handshake.extensions.supported_version", "Supported Version", Hex)
	TLSCookieLen                       = secure.u16("handshake.extensions.cookie_len", "Cookie length", Dec)
	TLSCookie                          = secure.bytes("handshake.extensions.cookie", "Cookie")
	TLSServerNameListLen               = secure.u16("handshake.extensions_server_name_list_len", "Server Name list length", Dec)
	TLSServerNameLen                   = secure.u16("handshake.extensions_server_name_len", "Server Name length", Dec)
	TLSServerNameType                  = secure.u8("handshake.extensions_server_name_type", "Server Name Type", Dec)
	TLSServerName                      = secure.string("handshake.extensions_server_name", "Server Name")
	TLSMaxFragmentLength               = secure.u8("handshake.max_fragment_length", "Maximum Fragment Length", Dec)
	TLSPaddingData                     = secure.bytes("handshake.extensions_padding_data", "Padding Data")
	TLSCertTypeType                    = secure.u8("handshake.cert_type.type", "Certificate Type", Hex)
	TLSCertTypeTypes                   = secure.label("handshake.cert_type.types", "Certificate Type List")
	TLSCertTypeTypesLen                = secure.u8("handshake.cert_type.types_len", "Certificate Type List Length", Dec)
	TLSStatusRequestType               = secure.u8("handshake.extensions_status_request_type", "Certificate Status Type", Dec)
	TLSStatusRequestLen                = secure.u16("handshake.extensions_status_request_len", "Certificate Status Length", Dec)
	TLSStatusRequestResponderIDsLen    = secure.u16("handshake.extensions_status_request_responder_ids_len", "Responder ID list Length", Dec)
	TLSStatusRequestExtsLen            = secure.u16("handshake.extensions_status_request_exts_len", "Request Extensions Length", Dec)
	TLSStatusRequestListLen            = secure.u16("handshake.extensions_status_request_list_len", "Certificate Status List Length", Dec)
	TLSSigHashAlgLen                   = secure.u16("handshake.sig_hash_alg_len", "Signature Hash Algorithms Length", Dec)
	TLSSigHashAlgs                     = secure.label("handshake.sig_hash_algs", "Signature Algorithms")
	TLSSigHashAlg                      = secure.u16("handshake.sig_hash_alg", "Signature Algorithm", Hex)
	TLSSigHashHash                     = secure.u8("handshake.sig_hash_hash", "Signature Hash Algorithm Hash", Dec)
	TLSSigHashSig                      = secure.u8("handshake.sig_hash_sig", "Signature Hash Algorithm Signature", Dec)
	TLSHeartbeatMode                   = secure.u8("handshake.extension.heartbeat.mode", "Mode", Dec)
	TLSPSKKeModesLength                = secure.u8("extension.psk_ke_modes_length", "PSK Key Exchange Modes Length", Dec)
	TLSPSKKeMode                       = secure.u8("extension.psk_ke_mode", "PSK Key Exchange Mode", Dec)
	TLSMaxEarlyData                    = secure.u32("early_data.max_early_data_size", "Maximum Early Data Size", Dec)
	TLSCompressAlgorithmsLength        = secure.u8("compress_certificate.algorithms_length", "Algorithms Length", Dec)
	TLSCompressAlgorithm               = secure.u16("compress_certificate.algorithm", "Algorithm", Dec)
	TLSTokenBindingVersionMajor        = secure.u8("token_binding.version_major", "Protocol Major Version", Hex)
	TLSTokenBindingVersionMinor        = secure.u8("token_binding.version_minor", "Protocol Minor Version", Hex)
	TLSTokenBindingKeyParameters       = secure.label("token_binding.key_parameters", "Key Parameters")
	TLSTokenBindingKeyParametersLength = secure.u8("token_binding.key_parameters_length", "Key Parameters Length", Dec)
	TLSTokenBindingKeyParameter        = secure.u8("token_binding.key_parameter", "Key Parameter", Dec)
	TLSRecordSizeLimit                 = secure.u16("record_size_limit", "Record Size Limit", Dec)
	TLSConnectionIDLength              = secure.u8("connection_id_length", "Connection ID length", Dec)
	TLSConnectionID                    = secure.bytes("connection_id", "Connection ID")
	TLSALPSLen                         = secure.u16("handshake.extensions_alps_len", "ALPS Extension Length", Dec)
	TLSALPSList                        = secure.label("handshake.extensions_alps_alpn_list", "Supported ALPN List")
	TLSALPSStrLen                      = secure.u8("handshake.extensions_alps_alpn_str_len", "Supported ALPN Length", Dec)
	TLSALPSStr                         = secure.string("handshake.extensions_alps_alpn_str", "Supported ALPN")
)

// Signed certificate timestamps.
var (
	TLSSCTsLength          = secure.u16("sct.scts_length", "Serialized SCT List Length", Dec)
	TLSSCTLength           = secure.u16("sct.sct_length", "Serialized SCT Length", Dec)
	TLSSCTVersion          = secure.u8("sct.sct_version", "SCT Version", Dec)
	TLSSCTLogid            = secure.bytes("sct.sct_logid", "Log ID")
	TLSSCTTimestamp        = secure.field("sct.sct_timestamp", "Timestamp", ftype.AbsoluteTime, UTC)
	TLSSCTExtensionsLength = secure.u16("sct.sct_extensions_length", "Extensions length", Dec)
	TLSSCTSignatureLength  = secure.u16("sct.sct_signature_length", "Signature Length", Dec)
	TLSSCTSignature        = secure.bytes("sct.sct_signature", "Signature")
)

// Encrypted client hello.
var (
	TLSECHCipherSuite     = secure.label("ech.hpke.keyconfig.cipher_suite", "Cipher Suite")
	TLSECHKDF             = secure.u16("ech.hpke.keyconfig.cipher_suite.kdf_id", "KDF Id", Dec)
	TLSECHAEAD            = secure.u16("ech.hpke.keyconfig.cipher_suite.aead_id", "AEAD Id", Dec)
	TLSECHClientHelloType = secure.u8("ech.client_hello_type", "Client Hello type", Dec)
	TLSECHConfigID        = secure.u8("ech.config_id", "Config Id", Dec)
	TLSECHEncLength       = secure.u16("ech.enc_length", "Enc length", Dec)
	TLSECHEnc             = secure.bytes("ech.enc", "Enc")
	TLSECHPayloadLength   = secure.u16("ech.payload_length", "Payload length", Dec)
	TLSECHPayload         = secure.bytes("ech.payload", "Payload")
	TLSESNISuite          = secure.u16("esni.suite", "Cipher Suite", Hex)
	TLSESNIDigestLength   = secure.u16("esni.record_digest_length", "Record Digest Length", Dec)
	TLSESNIDigest         = secure.bytes("esni.record_digest", "Record Digest")
	TLSESNILength         = secure.u16("esni.encrypted_sni_length", "Encrypted SNI Length", Dec)
	TLSESNI               = secure.bytes("esni.encrypted_sni", "Encrypted SNI")
	TLSECHConfirmation    = secure.bytes("ech.confirmation", "Confirmation")
)

// Certificates.
var (
	TLSOCSPResponseLen             = secure.u24("handshake.ocsp_response_len", "OCSP Response Length", Dec)
	TLSCertificatesLength          = secure.u24("handshake.certificates_length", "Certificates Length", Dec)
	TLSCertificates                = secure.label("handshake.certificates", "Certificates")
	TLSCertificate                 = secure.bytes("handshake.certificate", "Certificate")
	TLSCertificateLength           = secure.u24("handshake.certificate_length", "Certificate Length", Dec)
	TLSCertTypesCount              = secure.u8("handshake.cert_types_count", "Certificate types count", Dec)
	TLSCertTypes                   = secure.label("handshake.cert_types", "Certificate types")
	TLSCertType                    = secure.u8("handshake.cert_type", "Certificate type", Dec)
	TLSDnamesLen                   = secure.u16("handshake.dnames_len", "Distinguished Names Length", Dec)
	TLSDnames                      = secure.label("handshake.dnames", "Distinguished Names")
	TLSDnameLen                    = secure.u16("handshake.dname_len", "Distinguished Name Length", Dec)
	TLSDname                       = secure.label("handshake.dname", "Distinguished Name")
	TLSRequestContextLength        = secure.u8("handshake.certificate_request_context_length", "Certificate Request Context Length", Dec)
	TLSRequestContext              = secure.bytes("handshake.certificate_request_context", "Certificate Request Context")
	TLSUncompressedLength          = secure.u24("compress_certificate.uncompressed_length", "Uncompressed Length", Dec)
	TLSCompressedCertificateLength = secure.u24("compress_certificate.compressed_certificate_message.length", "Length", Dec)
	TLSCompressedCertificate       = secure.bytes("compress_certificate.compressed_certificate_message", "Compressed Certificate Message")
)

// Key exchanges.
var (
	TLSEPMSLen          = secure.u16("handshake.epms_len", "Encrypted PreMaster length", Dec)
	TLSEPMS             = secure.bytes("handshake.epms", "Encrypted PreMaster")
	TLSModulusLen       = secure.u16("handshake.modulus_len", "Modulus Length", Dec)
	TLSExponentLen      = secure.u16("handshake.exponent_len", "Exponent Length", Dec)
	TLSSigLen           = secure.u16("handshake.sig_len", "Signature Length", Dec)
	TLSPLen             = secure.u16("handshake.p_len", "p Length", Dec)
	TLSGLen             = secure.u16("handshake.g_len", "g Length", Dec)
	TLSYsLen            = secure.u16("handshake.ys_len", "Pubkey Length", Dec)
	TLSYcLen            = secure.u16("handshake.yc_len", "Pubkey Length", Dec)
	TLSClientPointLen   = secure.u8("handshake.client_point_len", "Pubkey Length", Dec)
	TLSServerPointLen   = secure.u8("handshake.server_point_len", "Pubkey Length", Dec)
	TLSP                = secure.bytes("handshake.p", "p")
	TLSG                = secure.bytes("handshake.g", "g")
	TLSServerCurveType  = secure.u8("handshake.server_curve_type", "Curve Type", Hex)
	TLSServerNamedCurve = secure.u16("handshake.server_named_curve", "Named Curve", Hex)
	TLSYs               = secure.bytes("handshake.ys", "Pubkey")
	TLSYc               = secure.bytes("handshake.yc", "Pubkey")
	TLSServerPoint      = secure.bytes("handshake.server_point", "Pubkey")
	TLSClientPoint      = secure.bytes("handshake.client_point", "Pubkey")
	TLSModulus          = secure.bytes("handshake.modulus", "Modulus")
	TLSExponent         = secure.bytes("handshake.exponent", "Exponent")
	TLSSig              = secure.bytes("handshake.sig", "Signature")
	TLSHintLen          = secure.u16("handshake.hint_len", "Hint Length", Dec)
	TLSHint             = secure.bytes("handshake.hint", "Hint")
	TLSIdentityLen      = secure.u16("handshake.identity_len", "Identity Length", Dec)
	TLSIdentity         = secure.bytes("handshake.identity", "Identity")
	TLSVerifySigLen     = secure.u16("handshake.client_cert_vrfy.sig_len", "Signature length", Dec)
	TLSVerifySig        = secure.bytes("handshake.client_cert_vrfy.sig", "Signature")
)

// Tickets, and what ends a handshake.
var (
	TLSTicketLifetime    = secure.u32("handshake.session_ticket_lifetime_hint", "Session Ticket Lifetime Hint", Dec)
	TLSTicketAgeAdd      = secure.u32("handshake.session_ticket_age_add", "Session Ticket Age Add", Dec)
	TLSTicketNonceLength = secure.u8("handshake.session_ticket_nonce_length", "Session Ticket Nonce Length", Dec)
	TLSTicketNonce       = secure.bytes("handshake.session_ticket_nonce", "Session Ticket Nonce")
	TLSTicketLength      = secure.u16("handshake.session_ticket_length", "Session Ticket Length", Dec)
	TLSTicket            = secure.bytes("handshake.session_ticket", "Session Ticket")
	TLSVerifyData        = secure.bytes("handshake.verify_data", "Verify Data")
	TLSKeyUpdate         = secure.u8("handshake.key_update.request_update", "Key Update Request", Dec)
)

// Transport parameters of QUIC.
var (
	TLSQUICLen                             = secure.u16("quic.len", "Parameters Length", Dec)
	TLSQUICType                            = secure.u64("quic.parameter.type", "Type", Custom)
	TLSQUICLength                          = secure.u64("quic.parameter.length", "Length", Dec)
	TLSQUICLengthOld                       = secure.u16("quic.parameter.length.old", "Length", Dec)
	TLSQUICValue                           = secure.bytes("quic.parameter.value", "Value")
	TLSQUICOriginalDestinationConnectionID = secure.bytes("quic.parameter.original_destination_connection_id", "original_destination_connection_id")
	TLSQUICMaxIdleTimeout                  = secure.u64("quic.parameter.max_idle_timeout", "max_idle_timeout", Dec)
	TLSQUICStatelessResetToken             = secure.bytes("quic.parameter.stateless_reset_token", "stateless_reset_token")
	TLSQUICMaxUDPPayloadSize               = secure.u64("quic.parameter.max_udp_payload_size", "max_udp_payload_size", Dec)
	TLSQUICInitialMaxData                  = secure.u64("quic.parameter.initial_max_data", "initial_max_data", Dec)
	TLSQUICStreamDataBidiLocal             = secure.u64("quic.parameter.initial_max_stream_data_bidi_local", "initial_max_stream_data_bidi_local", Dec)
	TLSQUICStreamDataBidiRemote            = secure.u64("quic.parameter.initial_max_stream_data_bidi_remote", "initial_max_stream_data_bidi_remote", Dec)
	TLSQUICStreamDataUni                   = secure.u64("quic.parameter.initial_max_stream_data_uni", "initial_max_stream_data_uni", Dec)
	TLSQUICMaxStreamsBidi                  = secure.u64("quic.parameter.initial_max_streams_bidi", "initial_max_streams_bidi", Dec)
	TLSQUICMaxStreamsUni                   = secure.u64("quic.parameter.initial_max_streams_uni", "initial_max_streams_uni", Dec)
	TLSQUICAckDelayExponent                = secure.u64("quic.parameter.ack_delay_exponent", "ack_delay_exponent", Dec)
	TLSQUICMaxAckDelay                     = secure.u64("quic.parameter.max_ack_delay", "max_ack_delay", Dec)
	TLSQUICPreferredIPv4address            = secure.field("quic.parameter.preferred_address.ipv4address", "ipv4Address", ftype.IPv4, NoBase)
	TLSQUICPreferredIPv6address            = secure.field("quic.parameter.preferred_address.ipv6address", "ipv6Address", ftype.IPv6, NoBase)
	TLSQUICPreferredIPv4port               = secure.u16("quic.parameter.preferred_address.ipv4port", "ipv4Port", Dec)
	TLSQUICPreferredIPv6port               = secure.u16("quic.parameter.preferred_address.ipv6port", "ipv6Port", Dec)
	TLSQUICPreferredConnectionidLength     = secure.u8("quic.parameter.preferred_address.connectionid.length", "Length", Dec)
	TLSQUICPreferredConnectionid           = secure.bytes("quic.parameter.preferred_address.connectionid", "connectionId")
	TLSQUICPreferredStatelessresettoken    = secure.bytes("quic.parameter.preferred_address.statelessresettoken", "statelessResetToken")
	TLSQUICActiveConnectionIDLimit         = secure.u64("quic.parameter.active_connection_id_limit", "Active Connection ID Limit", Dec)
	TLSQUICInitialSourceConnectionID       = secure.bytes("quic.parameter.initial_source_connection_id", "Initial Source Connection ID")
	TLSQUICRetrySourceConnectionID         = secure.bytes("quic.parameter.retry_source_connection_id", "Retry Source Connection ID")
	TLSQUICMaxDatagramFrameSize            = secure.u64("quic.parameter.max_datagram_frame_size", "max_datagram_frame_size", Dec)
	TLSQUICCibirEncodingLength             = secure.u64("quic.parameter.cibir_encoding.length", "length", Dec)
	TLSQUICCibirEncodingOffset             = secure.u64("quic.parameter.cibir_encoding.offset", "offset", Dec)
	TLSQUICLossBits                        = secure.u64("quic.parameter.loss_bits", "loss_bits", Dec)
	TLSQUICAddressDiscovery                = secure.u64("quic.parameter.address_discovery", "address_discovery", Dec)
	TLSQUICEnableTimeStampV2               = secure.u64("quic.parameter.enable_time_stamp_v2", "Enable TimestampV2", Dec)
	TLSQUICMinAckDelay                     = secure.u64("quic.parameter.min_ack_delay", "min_ack_delay", Dec)
	TLSQUICGoogleUserAgent                 = secure.string("quic.parameter.google.user_agent", "Google UserAgent")
	TLSQUICGoogleKeyUpdateNotYetSupported  = secure.label("quic.parameter.google.key_update_not_yet_supported", "Google Key Update not yet supported")
	TLSQUICGoogleQUICVersion               = secure.u32("quic.parameter.google.quic_version", "Google QUIC version", Hex)
	TLSQUICGoogleInitialRTT                = secure.u64("quic.parameter.google.initial_rtt", "Google Initial RTT", Dec)
	TLSQUICGoogleSupportHandshakeDone      = secure.label("quic.parameter.google.support_handshake_done", "Google Support Handshake Done")
	TLSQUICGoogleParams                    = secure.bytes("quic.parameter.google.quic_params", "Google QUIC parameters")
	TLSQUICGoogleConnectionOptions         = secure.bytes("quic.parameter.google.connection_options", "Google Connection options")
	TLSQUICGoogleSupportedVersionsLength   = secure.u8("quic.parameter.google.supported_versions_length", "Google Supported Versions Length", Dec)
	TLSQUICGoogleSupportedVersion          = secure.u32("quic.parameter.google.supported_version", "Google Supported Version", Hex)
	TLSQUICFacebookPartialReliability      = secure.u64("quic.parameter.facebook.partial_reliability", "Facebook Partial Reliability", Dec)
	TLSQUICViChosenVersion                 = secure.u32("quic.parameter.vi.chosen_version", "Chosen Version", Hex)
	TLSQUICViOtherVersion                  = secure.u32("quic.parameter.vi.other_version", "Other Version", Hex)
	TLSQUICEnableMultipath                 = secure.u64("quic.parameter.enable_multipath", "Enable Multipath", Dec)
	TLSQUICInitialMaxPaths                 = secure.u64("quic.parameter.initial_max_paths", "Initial Max Paths", Dec)
	TLSQUICInitialMaxPathID                = secure.u64("quic.parameter.initial_max_path_id", "Initial Max Path ID", Dec)
)
