package protocol

// Cisco MetaData: the security group tag of a frame. In GRE the type of what follows stands before the rest.
var (
	CMD = declare("cmd", "Cisco MetaData", 8).On(EtherTypes, 0x8909)

	CMDVersion = CMD.u8("cmd.version", "Version", Dec).At(0)
	CMDLength  = CMD.u8("cmd.length", "Length", Dec).At(1)
	CMDOptions = CMD.u16("cmd.options", "Options", Hex).At(2)
	CMDTag     = CMD.u16("cmd.sgt", "SGT", Dec).At(4)
	CMDType    = CMD.u16("cmd.type", "Type", Hex).At(6)

	_ = CMD.Next(EtherTypes, CMDType)

	CMDInGRE = declare("cmd", "Cisco MetaData", 8).On(GRETypes, 0x8909)

	CMDInGREType    = CMDInGRE.u16("cmd.type", "Type", Hex).At(0)
	CMDInGREVersion = CMDInGRE.u8("cmd.version", "Version", Dec).At(2)
	CMDInGRELength  = CMDInGRE.u8("cmd.length", "Length", Dec).At(3)
	CMDInGREOptions = CMDInGRE.u16("cmd.options", "Options", Hex).At(4)
	CMDInGRETag     = CMDInGRE.u16("cmd.sgt", "SGT", Dec).At(6)

	_ = CMDInGRE.Next(EtherTypes, CMDInGREType)
)
