package protocol

// RTP (RFC 3550). That a conversation carries it, SDP says.
var (
	RTP = declare("rtp", "Real-Time Transport Protocol", 12).payload()

	RTPVersion   = RTP.u8("rtp.version", "Version", Dec).Bits(0, 0xc0)
	RTPPadding   = RTP.bool("rtp.padding", "Padding").Bits(0, 0x20)
	RTPExtension = RTP.bool("rtp.ext", "Extension").Bits(0, 0x10)
	RTPSources   = RTP.u8("rtp.cc", "Contributing source identifiers count", Dec).Bits(0, 0x0f)
	_            = RTP.bool("rtp.marker", "Marker").Bits(1, 0x80)
	_            = RTP.u8("rtp.p_type", "Payload type", Dec).Bits(1, 0x7f)
	RTPSequence  = RTP.u16("rtp.seq", "Sequence number", Dec).At(2)
	RTPTimestamp = RTP.u32("rtp.timestamp", "Timestamp", Dec).At(4)
	_            = RTP.u32("rtp.ssrc", "Synchronization Source identifier", HexDec).At(8)

	RTPExtendedSequence  = RTP.u32("rtp.extseq", "Extended sequence number", Dec)
	RTPExtendedTimestamp = RTP.u64("rtp.timestamp_ext", "Extended timestamp", Dec)
	RTPSourceItems       = RTP.label("rtp.csrc.items", "Contributing Source identifiers")
	RTPSourceItem        = RTP.u32("rtp.csrc.item", "CSRC item", HexDec)
	RTPExtensionProfile  = RTP.u16("rtp.ext.profile", "Defined by profile", HexDec)
	RTPExtensionLength   = RTP.u16("rtp.ext.len", "Extension length", Dec)
	RTPExtensions        = RTP.label("rtp.hdr_exts", "Header extensions")
	RTPExtensionWord     = RTP.u32("rtp.hdr_ext", "Header extension", HexDec)
	RTPPayload           = RTP.bytes("rtp.payload", "Payload")
	RTPPaddingData       = RTP.bytes("rtp.padding.data", "Padding data")
	RTPPaddingCount      = RTP.u8("rtp.padding.count", "Padding count", Dec)
	RTPSetup             = RTP.string("rtp.setup", "Stream setup")
	RTPSetupFrame        = RTP.frame("rtp.setup-frame", "Setup frame")
	RTPSetupMethod       = RTP.string("rtp.setup-method", "Setup Method")

	T38 = named("t38") // faxes

	_ = SDP.HandsTo(RTP) // by way of the conversation
	_ = UDP.HandsTo(RTP)
)
