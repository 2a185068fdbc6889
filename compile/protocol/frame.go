package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// The frame itself: what the capture file says about it. Every frame has this layer, before its link layer.
var (
	Frame = declare("frame", "Frame", 0)

	FrameTime           = Frame.Field("frame.time", "Arrival Time", ftype.AbsoluteTime, Local)
	FrameTimeUTC        = Frame.Field("frame.time_utc", "UTC Arrival Time", ftype.AbsoluteTime, UTC)
	FrameTimeEpoch      = Frame.Field("frame.time_epoch", "Epoch Arrival Time", ftype.AbsoluteTime, Epoch)
	FrameShift          = Frame.span("frame.offset_shift", "Time shift for this packet")
	FrameDelta          = Frame.span("frame.time_delta", "Time delta from previous captured frame")
	FrameDeltaDisplayed = Frame.span("frame.time_delta_displayed", "Time delta from previous displayed frame")
	FrameRelative       = Frame.span("frame.time_relative", "Time since reference or first frame")
	FrameNumber         = Frame.u32("frame.number", "Frame Number", Dec)
	FrameLen            = Frame.u32("frame.len", "Frame Length", Dec)
	FrameCapLen         = Frame.u32("frame.cap_len", "Capture Length", Dec)
	FrameMarked         = Frame.bool("frame.marked", "Frame is marked")
	FrameIgnored        = Frame.bool("frame.ignored", "Frame is ignored")
	FrameProtocols      = Frame.string("frame.protocols", "Protocols in frame")
	FrameEncap          = Frame.Field("frame.encap_type", "Encapsulation type", ftype.Int16, Dec)
	FrameSection        = Frame.u32("frame.section_number", "Section number", Dec)
	FrameInterfaceID    = Frame.u32("frame.interface_id", "Interface id", Dec)
	FrameInterfaceName  = Frame.string("frame.interface_name", "Interface name")
	FrameInterfaceDesc  = Frame.string("frame.interface_description", "Interface description")
	FrameComment        = Frame.string("frame.comment", "Comment")
	FrameCommentNote    = Frame.label("frame.comment.expert", "Formatted comment").expert(groupComment, comment)
	FrameEncoding       = Frame.u32("frame.encoding", "Character encoding", Dec)
	FramePacketFlags    = Frame.u32("frame.packet_flags", "Packet flags", Hex)
	FrameDropCount      = Frame.u64("frame.drop_count", "Drop Count", Dec)
	FramePacketID       = Frame.u64("frame.packet_id", "Packet id", Dec)
	FrameQueue          = Frame.u32("frame.interface_queue", "Interface queue", Dec)
	FrameLenShort       = Frame.label("frame.len_lt_caplen", "Frame length is less than captured length").expert(GroupMalformed, severe)

	PacketComment = declare("pkt_comment", "Packet comments", 0) // a frame that has some has one of them
)

// Parts of the packet flags (draft-ietf-opsawg-pcapng, section 4.3.1), as masks of the word.
var FramePacketFlagParts = []struct {
	Field *Field
	Mask  uint32
}{
	{Frame.u32("frame.packet_flags_direction", "Direction", Hex), 0x3},
	{Frame.u32("frame.packet_flags_reception_type", "Reception type", Dec), 0x1c},
	{Frame.u32("frame.packet_flags_fcs_length", "FCS length", Dec), 0x1e0},
	{Frame.u32("frame.packet_flags_reserved", "Reserved", Dec), 0xfe00},
	{Frame.bool("frame.packet_flags_crc_error", "CRC error"), 1 << 24},
	{Frame.bool("frame.packet_flags_packet_too_error", "Packet too long error"), 1 << 25},
	{Frame.bool("frame.packet_flags_packet_too_short_error", "Packet too short error"), 1 << 26},
	{Frame.bool("frame.packet_flags_wrong_inter_frame_gap_error", "Wrong interframe gap error"), 1 << 27},
	{Frame.bool("frame.packet_flags_unaligned_frame_error", "Unaligned frame error"), 1 << 28},
	{Frame.bool("frame.packet_flags_start_frame_delimiter_error", "Start frame delimiter error"), 1 << 29},
	{Frame.bool("frame.packet_flags_preamble_error", "Preamble error"), 1 << 30},
	{Frame.bool("frame.packet_flags_symbol_error", "Symbol error"), 1 << 31},
}
