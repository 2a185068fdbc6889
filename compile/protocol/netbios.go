package protocol

// NetBIOS over LLC and over IPX, of which SMB is carried.
var (
	NetBIOS = declare("netbios", "NetBIOS", 5).On(SAPs, 0xf0).HandsTo(SMB, SMB2, Data).whole()

	NetBIOSLength  = NetBIOS.u16("netbios.hdr_len", "Length", Dec).At(0).Swapped()
	_              = NetBIOS.u16("netbios.delimiter", "Delimiter", Hex).At(2).Swapped()
	NetBIOSCommand = NetBIOS.u8("netbios.command", "Command", Hex).At(4)

	NBIPX = present("nbipx", "NetBIOS over IPX").On(ipxSockets, 0x0455).HandsTo(SMB, SMB2, Data)
	NMPI  = present("nmpi", "Name Management Protocol over IPX").On(ipxSockets, 0x0551, 0x0553).HandsTo(SMB, SMB2, Data)

	_ = SMB.On(ipxSockets, 0x0550, 0x0552, 0x0554)
)
