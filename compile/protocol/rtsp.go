package protocol

// RTSP (RFC 2326): messages with header lines as those of HTTP, and packets of its streams between them.
var (
	RTSP = declare("rtsp", "Real Time Streaming Protocol", 0).payload().On(TCPPorts, 554, 7236, 8554).HandsTo(MediaTypes)

	RTSPRequest  = RTSP.string("rtsp.request", "Request")
	RTSPResponse = RTSP.string("rtsp.response", "Response")
	RTSPMethod   = RTSP.string("rtsp.method", "Method")
	RTSPStatus   = RTSP.u32("rtsp.status", "Status", Dec)
	RTSPLength   = RTSP.u32("rtsp.content-length", "Content-length", Dec)
	RTSPData     = RTSP.bytes("rtsp.data", "Data")
	RTSPSequence = RTSP.u32("rtsp.cseq", "CSeq", Dec)

	RTSPPacket = part(
		RTSP.u8("rtsp.magic", "Magic", Hex).At(0),
		RTSP.u8("rtsp.channel", "Channel", Hex).At(1),
		RTSP.u16("rtsp.length", "Length", Dec).At(2),
	)
)

// RTSPHeaders are the fields of header lines that consist of one text, by their names in small letters.
var RTSPHeaders = map[string]*Field{
	"content-type":     RTSP.string("rtsp.content-type", "Content-type"),
	"content-base":     RTSP.string("rtsp.content-base", "Content-Base"),
	"content-location": RTSP.string("rtsp.content-location", "Content-Location"),
	"transport":        RTSP.string("rtsp.transport", "Transport"),
}
