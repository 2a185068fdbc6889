package protocol

// NSH, the network service header (RFC 8300): which way a packet takes through services, with context of a fixed size (metadata type 1) or of
// any (type 2). Its length counts words.
var (
	NSH = declare("nsh", "Network Service Header", 8).On(EtherTypes, 0x894f).On(IPProtos, 145).On(GRETypes, 0x894f).Variable()

	NSHVersion = NSH.u16("nsh.version", "Version", Dec).Bits(0, 0xc000)
	NSHOAM     = NSH.u16("nsh.Obit", "O Bit", Dec).Bits(0, 0x2000)
	NSHCBit    = NSH.u16("nsh.CBit", "C Bit", Dec).Bits(0, 0x1000)
	NSHTTL     = NSH.u16("nsh.ttl", "Time to live", Hex).Bits(0, 0x0fc0)
	NSHLength  = NSH.u16("nsh.length", "Length", Dec).Bits(0, 0x003f)
	NSHKind    = NSH.u8("nsh.mdtype", "MD Type", Dec).At(2)
	NSHNext    = NSH.u8("nsh.nextproto", "Next Protocol", Dec).At(3)
	NSHPath    = NSH.u24("nsh.spi", "SPI", Dec).At(4)
	NSHIndex   = NSH.u8("nsh.si", "SI", Dec).At(7)

	NSHContext   = NSH.bytes("nsh.contextheader", "Context Header")
	NSHMetadata  = NSH.bytes("nsh.metadata", "Variable Metadata")
	NSHBadLength = NSH.label("nsh.length.invalid", "Invalid total length").expert(groupProtocol, warning)
	NSHVariable  = part(
		NSH.u16("nsh.metadataclass", "TLV Class", Dec).At(0),
		NSH.u8("nsh.metadatatype", "Type", Dec).At(2),
		NSH.u8("nsh.metadatalen", "Length", Hex).Bits(3, 0x7f),
	)

	_ = NSH.butFor(NSHKind.In(1), 24).
		NextTo(NSHNext.In(1), IP).NextTo(NSHNext.In(2), IPv6).NextTo(NSHNext.In(3), Eth).NextTo(NSHNext.In(4), NSH).NextTo(NSHNext.In(5), MPLS).NextTo(nil, Data)
)
