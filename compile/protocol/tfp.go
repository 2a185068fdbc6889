package protocol

// TFP, the protocol of Tinkerforge's modules.
var (
	TFP = declare("tfp", "Tinkerforge Protocol", 0).payload().On(TCPPorts, 4223)

	TFPAddress = TFP.stringz("tfp.uid", "UID (String)")
	TFPHeader  = part(
		TFP.u32("tfp.uid_numeric", "UID (Numeric)", Dec).At(0).Swapped(),
		TFP.u8("tfp.len", "Length", Dec).At(4),
		TFP.u8("tfp.fid", "Function ID", Dec).At(5),
	)
	TFPOptions = part(
		TFP.u8("tfp.seq", "Sequence Number", Dec).Bits(0, 0x0f),
		TFP.u8("tfp.r", "Response Expected", Dec).Bits(0, 0x10),
		TFP.u8("tfp.a", "Authentication", Dec).Bits(0, 0x20),
		TFP.u8("tfp.oo", "Other Options", Dec).Bits(0, 0xc0),
		TFP.u8("tfp.e", "Error Code", Dec).Bits(1, 0x03),
		TFP.u8("tfp.future_use", "Future Use", Dec).Bits(1, 0xfc),
	)
	TFPPayload = TFP.bytes("tfp.payload", "Payload")
)
