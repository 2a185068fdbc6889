package protocol

// Data is Wireshark's name for a payload that no protocol takes.
var (
	Data = declare("data", "Data", 0).payload().Media(
		"application/octet-stream", "x-bt/img-archive", "x-bt/img-attachment", "x-bt/img-display", "x-bt/img-img",
		"x-bt/img-monitoring", "x-bt/img-partial", "x-bt/img-status", "x-bt/img-thm")

	DataData = Data.bytes("data.data", "Data")
	DataLen  = Data.i32("data.len", "Length")
)
