package protocol

// AARP, AppleTalk's address resolution, over Ethernet.
var (
	AARP = declare("aarp", "Appletalk Address Resolution Protocol", 8).whole().On(EtherTypes, 0x80f3)

	aarpHardware = AARP.u16("aarp.hard.type", "Hardware type", Hex).At(0)
	aarpProtocol = AARP.u16("aarp.proto.type", "Protocol type", Hex).At(2)
	_            = AARP.u8("aarp.hard.size", "Hardware size", Dec).At(4)
	_            = AARP.u8("aarp.proto.size", "Protocol size", Dec).At(5)
	_            = AARP.u16("aarp.opcode", "Opcode", Dec).At(6)

	aarpEthernet = aarpHardware.In(1).And(aarpProtocol.In(0x809b))
	_            = AARP.ether("aarp.src.hw_mac", "Sender MAC address").At(8).If(aarpEthernet)
	_            = AARP.bytes("aarp.src.proto_id", "Sender ID").Wide(14, 4).If(aarpEthernet)
	_            = AARP.ether("aarp.dst.hw_mac", "Target MAC address").At(18).If(aarpEthernet)
	_            = AARP.bytes("aarp.dst.proto_id", "Target ID").Wide(24, 4).If(aarpEthernet)
)
