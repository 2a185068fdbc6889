package protocol

// IEC 60870-5-104, and what the units of the application begin with.
var (
	IEC104 = declare("iec60870_104", "IEC 60870-5-104", 0).payload().On(TCPPorts, 2404).HandsTo(IECASDU)

	IEC104Header = part(
		IEC104.u8("iec60870_asdu.start", "START", Hex).At(0),
		IEC104.u8("iec60870_104.apdulen", "ApduLen", Dec).At(1),
	)
	IEC104Type     = IEC104.u32("iec60870_104.type", "Type", Hex)
	IEC104Command  = IEC104.u32("iec60870_104.utype", "UType", Hex)
	IEC104Sent     = IEC104.u32("iec60870_104.tx", "Tx", Dec)
	IEC104Received = IEC104.u32("iec60870_104.rx", "Rx", Dec)

	IECASDU = declare("iec60870_asdu", "IEC 60870-5-101/104 ASDU", 0).payload()

	IECASDUHeader = part(
		IECASDU.u8("iec60870_asdu.typeid", "TypeId", Dec).At(0),
		IECASDU.bool("iec60870_asdu.sq", "SQ").Bits(1, 0x80),
		IECASDU.u8("iec60870_asdu.numix", "NumIx", Dec).Bits(1, 0x7f),
		IECASDU.u8("iec60870_asdu.causetx", "CauseTx", Dec).Bits(2, 0x3f),
		IECASDU.bool("iec60870_asdu.nega", "Negative").Bits(2, 0x40),
		IECASDU.bool("iec60870_asdu.test", "Test").Bits(2, 0x80),
		IECASDU.u8("iec60870_asdu.oa", "OA", Dec).At(3),
		IECASDU.u16("iec60870_asdu.addr", "Addr", Dec).At(4).Swapped(),
	)
)
