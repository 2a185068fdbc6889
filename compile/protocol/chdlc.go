package protocol

// Cisco HDLC: an address, a control byte and a number that is mostly an EtherType.
var (
	CHDLC = declare("chdlc", "Cisco HDLC", 4).On(LinkTypes, 104)

	CHDLCAddress  = CHDLC.u8("chdlc.address", "Address", Hex).At(0)
	CHDLCControl  = CHDLC.u8("chdlc.control", "Control", Hex).At(1)
	CHDLCProtocol = CHDLC.u16("chdlc.protocol", "Protocol", Hex).At(2)
	_             = CHDLC.u8("chdlc.clns_padding", "CLNS Padding", Hex).At(4).If(CHDLCProtocol.In(0xfefe))

	_ = CHDLC.Next(HDLCTypes, CHDLCProtocol)
	_ = Eth.On(HDLCTypes, 0x6558)
)
