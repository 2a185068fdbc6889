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
	FramePacketFlags    = Frame.u32("frame.packet_flags", "Packet flags", Hex)
	FrameDropCount      = Frame.u64("frame.drop_count", "Drop Count", Dec)
	FramePacketID       = Frame.u64("frame.packet_id", "Packet id", Dec)
	FrameQueue          = Frame.u32("frame.interface_queue", "Interface queue", Dec)
	FrameLenShort       = Frame.label("frame.len_lt_caplen", "Frame length is less than captured length").expert(GroupMalformed, severe)
)
