package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// RTCP (RFC 3550, section 6; RFC 4585): reports, descriptions of sources, and the headers of feedback. It goes to the port after that of RTP,
// and is recognised on others.
var (
	RTCP = declare("rtcp", "Real-time Transport Control Protocol", 0).payload().Guess(UDPGuesses, "rtcp_udp").HandsTo(SRTCP)

	// SRTCP is RTCP whose keys DTLS agreed on.
	SRTCP = declare("srtcp", "Secure Real-time Transport Control Protocol", 0).payload()

	RTCPHeader = part(
		RTCP.u8("rtcp.version", "Version", Dec).Bits(0, 0xc0),
		RTCP.bool("rtcp.padding", "Padding").Bits(0, 0x20),
		RTCP.u8("rtcp.pt", "Packet type", Dec).At(1),
		RTCP.u16("rtcp.length", "Length", Dec).At(2),
	)
	RTCPReports       = part(RTCP.u8("rtcp.rc", "Reception report count", Dec).Bits(0, 0x1f))
	RTCPSources       = part(RTCP.u8("rtcp.sc", "Source count", Dec).Bits(0, 0x1f))
	RTCPFormat        = part(RTCP.u8("rtcp.rtpfb.fmt", "RTCP Feedback message type (FMT)", Dec).Bits(0, 0x1f))
	RTCPPayloadFormat = part(RTCP.u8("rtcp.psfb.fmt", "RTCP Feedback message type (FMT)", Dec).Bits(0, 0x1f))
	RTCPSender        = part(RTCP.u32("rtcp.senderssrc", "Sender SSRC", HexDec).At(0))
	RTCPMedia         = part(RTCP.u32("rtcp.mediassrc", "Media source SSRC", HexDec).At(0))
	RTCPTimes         = part(
		RTCP.u32("rtcp.timestamp.ntp.msw", "Timestamp, MSW", DecHex).At(0),
		RTCP.u32("rtcp.timestamp.ntp.lsw", "Timestamp, LSW", DecHex).At(4),
	)
	RTCPTime   = RTCP.Field("rtcp.timestamp.ntp", "MSW and LSW as NTP timestamp", ftype.AbsoluteTime, UTC)
	RTCPCounts = part(
		RTCP.u32("rtcp.timestamp.rtp", "RTP timestamp", Dec).At(0),
		RTCP.u32("rtcp.sender.packetcount", "Sender's packet count", Dec).At(4),
		RTCP.u32("rtcp.sender.octetcount", "Sender's octet count", Dec).At(8),
	)
	RTCPSource = part(RTCP.u32("rtcp.ssrc.identifier", "Identifier", HexDec).At(0))
	RTCPReport = part(
		RTCP.u8("rtcp.ssrc.fraction", "Fraction lost", Dec).At(0),
		RTCP.Field("rtcp.ssrc.cum_nr", "Cumulative number of packets lost", ftype.Int24, Dec).At(1),
		RTCP.u32("rtcp.ssrc.ext_high", "Extended highest sequence number received", Dec).At(4),
		RTCP.u16("rtcp.ssrc.high_cycles", "Sequence number cycles count", Dec).At(4),
		RTCP.u16("rtcp.ssrc.high_seq", "Highest sequence number received", Dec).At(6),
		RTCP.u32("rtcp.ssrc.jitter", "Interarrival jitter", Dec).At(8),
		RTCP.u32("rtcp.ssrc.lsr", "Last SR timestamp", DecHex).At(12),
		RTCP.u32("rtcp.ssrc.dlsr", "Delay since last SR timestamp", Dec).At(16),
	)
	RTCPItem        = part(RTCP.u8("rtcp.sdes.type", "Type", Dec).At(0))
	RTCPItemLength  = RTCP.u32("rtcp.sdes.length", "Length", Dec)
	RTCPItemText    = RTCP.string("rtcp.sdes.text", "Text")
	RTCPSubtype     = part(RTCP.u8("rtcp.app.subtype", "Subtype", Dec).Bits(0, 0x1f))
	RTCPAppName     = RTCP.string("rtcp.app.name", "Name (ASCII)")
	RTCPAppNoName   = RTCP.label("rtcp.appl.not_ascii", "Application name is not a string").expert(groupProtocol, severe)
	RTCPAppData     = RTCP.bytes("rtcp.app.data", "Application specific data")
	RTCPLengthOK    = RTCP.bool("rtcp.length_check", "RTCP frame length check")
	RTCPLengthBad   = RTCP.label("rtcp.length_check.bad", "Incorrect RTCP packet length information").expert(GroupMalformed, warning)
	RTCPBlockBad    = RTCP.label("rtcp.block_length.invalid", "Block length is greater than packet length").expert(groupProtocol, warning)
	RTCPSetup       = RTCP.string("rtcp.setup", "Stream setup")
	RTCPSetupFrame  = RTCP.frame("rtcp.setup-frame", "Setup frame")
	RTCPSetupMethod = RTCP.string("rtcp.setup-method", "Setup Method")
)
