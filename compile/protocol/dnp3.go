package protocol

// DNP3: the link and transport layers, and the header of the application layer.
var (
	DNP3 = declare("dnp3", "Distributed Network Protocol 3.0", 0).payload().On(TCPPorts, 20000)

	DNP3Link = part(
		DNP3.u16("dnp3.start", "Start Bytes", Hex).At(0),
		DNP3.u8("dnp3.len", "Length", Dec).At(2),
		DNP3.u8("dnp3.ctl", "Control", Hex).At(3),
		DNP3.bool("dnp3.ctl.dir", "Direction").Bits(3, 0x80),
		DNP3.bool("dnp3.ctl.prm", "Primary").Bits(3, 0x40),
	)
	DNP3Primary = part(
		DNP3.bool("dnp3.ctl.fcb", "Frame Count Bit").Bits(3, 0x20),
		DNP3.bool("dnp3.ctl.fcv", "Frame Count Valid").Bits(3, 0x10),
		DNP3.u8("dnp3.ctl.prifunc", "Control Function Code", Dec).Bits(3, 0x0f),
	)
	DNP3Secondary = part(
		DNP3.bool("dnp3.ctl.dfc", "Data Flow Control").Bits(3, 0x10),
		DNP3.u8("dnp3.ctl.secfunc", "Control Function Code", Dec).Bits(3, 0x0f),
	)
	DNP3Addresses = part(
		DNP3.u16("dnp3.dst", "Destination", Dec).At(4).Swapped(),
		DNP3.u16("dnp3.src", "Source", Dec).At(6).Swapped(),
		DNP3.u16("dnp3.hdr.CRC", "Data Link Header checksum", Hex).At(8).Swapped(),
	)
	DNP3Transport = part(
		DNP3.u8("dnp3.tr.ctl", "Transport Control", Hex).At(0),
		DNP3.bool("dnp3.tr.fin", "Final").Bits(0, 0x80),
		DNP3.bool("dnp3.tr.fir", "First").Bits(0, 0x40),
		DNP3.u8("dnp3.tr.seq", "Sequence", Dec).Bits(0, 0x3f),
	)
	DNP3Application = part(
		DNP3.u8("dnp3.al.ctl", "Application Control", Hex).At(0),
		DNP3.bool("dnp3.al.fir", "First").Bits(0, 0x80),
		DNP3.bool("dnp3.al.fin", "Final").Bits(0, 0x40),
		DNP3.bool("dnp3.al.con", "Confirm").Bits(0, 0x20),
		DNP3.bool("dnp3.al.uns", "Unsolicited").Bits(0, 0x10),
		DNP3.u8("dnp3.al.seq", "Sequence", Dec).Bits(0, 0x0f),
		DNP3.u8("dnp3.al.func", "Application Layer Function Code", Dec).At(1),
	)
	DNP3Indications = part(
		DNP3.u16("dnp3.al.iin", "Internal Indications", Hex).At(2),
		DNP3.bool("dnp3.al.iin.rst", "Device Restart").Bits(2, 0x8000),
		DNP3.bool("dnp3.al.iin.dt", "Device Trouble").Bits(2, 0x4000),
		DNP3.bool("dnp3.al.iin.dol", "Digital Outputs in Local").Bits(2, 0x2000),
		DNP3.bool("dnp3.al.iin.tsr", "Time Sync Required").Bits(2, 0x1000),
		DNP3.bool("dnp3.al.iin.cls3d", "Class 3 Data Available").Bits(2, 0x800),
		DNP3.bool("dnp3.al.iin.cls2d", "Class 2 Data Available").Bits(2, 0x400),
		DNP3.bool("dnp3.al.iin.cls1d", "Class 1 Data Available").Bits(2, 0x200),
		DNP3.bool("dnp3.al.iin.bmsg", "Broadcast Msg Rx").Bits(2, 0x100),
		DNP3.bool("dnp3.al.iin.cc", "Configuration Corrupt").Bits(3, 0x20),
		DNP3.bool("dnp3.al.iin.oae", "Operation Already Executing").Bits(3, 0x10),
		DNP3.bool("dnp3.al.iin.ebo", "Event Buffer Overflow").Bits(3, 0x08),
		DNP3.bool("dnp3.al.iin.pioor", "Parameters Invalid or Out of Range").Bits(3, 0x04),
		DNP3.bool("dnp3.al.iin.obju", "Requested Objects Unknown").Bits(3, 0x02),
		DNP3.bool("dnp3.al.iin.fcni", "Function Code not implemented").Bits(3, 0x01),
	)
)
