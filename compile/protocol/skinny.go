package protocol

// Skinny (SCCP), by which Cisco's telephones are controlled: the header of its messages. Two of them say where streams go to.
var (
	Skinny = declare("skinny", "Skinny Client Control Protocol", 0).payload().On(TCPPorts, 2000).HandsTo(RTP)

	SkinnyHeader = part(
		Skinny.u32("skinny.data_length", "Data length", Dec).At(0).Swapped(),
		Skinny.u32("skinny.hdr_version", "Header version", Hex).At(4).Swapped(),
		Skinny.u32("skinny.messageId", "Message ID", Dec).At(8).Swapped(),
	)
)
