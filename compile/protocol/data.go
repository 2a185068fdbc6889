package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Data is Wireshark's name for a payload that no protocol takes.
var (
	Data = declare("data", "Data", 0).payload()

	DataData = Data.bytes("data.data", "Data")
	DataLen  = Data.Field("data.len", "Length", ftype.Int32, Dec)
)
