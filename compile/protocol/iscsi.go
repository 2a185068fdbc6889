package protocol

// iSCSI (RFC 7143): the header of each PDU, and which frames of a task belong together.
var (
	ISCSI = declare("iscsi", "iSCSI", 0).payload().Guess(TCPGuesses, "iscsi_tcp")

	ISCSIOpcode    = part(ISCSI.u8("iscsi.opcode", "Opcode", Hex).Bits(0, 0x3f))
	ISCSIImmediate = part(ISCSI.bool("iscsi.I", "I").Bits(0, 0x40))
	ISCSIFlags     = part(ISCSI.u8("iscsi.flags", "Flags", Hex).At(1))
	ISCSICommand   = part(
		ISCSI.bool("iscsi.scsicommand.F", "F").Bits(1, 0x80),
		ISCSI.bool("iscsi.scsicommand.R", "R").Bits(1, 0x40),
		ISCSI.bool("iscsi.scsicommand.W", "W").Bits(1, 0x20),
		ISCSI.u8("iscsi.scsicommand.attr", "Attr", Hex).Bits(1, 0x07),
	)
	ISCSIExpected = part(ISCSI.u32("iscsi.scsicommand.expecteddatatransferlength", "ExpectedDataTransferLength", DecHex).At(20))
	ISCSIResponse = part(
		ISCSI.bool("iscsi.scsiresponse.o", "o").Bits(1, 0x10),
		ISCSI.bool("iscsi.scsiresponse.u", "u").Bits(1, 0x08),
		ISCSI.bool("iscsi.scsiresponse.O", "O").Bits(1, 0x04),
		ISCSI.bool("iscsi.scsiresponse.U", "U").Bits(1, 0x02),
		ISCSI.u8("iscsi.scsiresponse.response", "Response", Hex).At(2),
	)
	ISCSIStatus   = part(ISCSI.u8("iscsi.scsiresponse.status", "Status", Hex).At(3))
	ISCSIResidual = part(
		ISCSI.u32("iscsi.expdatasn", "ExpDataSN", Hex).At(36),
		ISCSI.u32("iscsi.scsiresponse.bidireadresidualcount", "BidiReadResidualCount", DecHex).At(40),
		ISCSI.u32("iscsi.scsiresponse.residualcount", "ResidualCount", DecHex).At(44),
	)
	ISCSIFinal  = part(ISCSI.bool("iscsi.scsidata.F", "F").Bits(1, 0x80))
	ISCSIDataIn = part(
		ISCSI.bool("iscsi.scsidata.A", "A").Bits(1, 0x40),
		ISCSI.bool("iscsi.scsidata.O", "O").Bits(1, 0x04),
		ISCSI.bool("iscsi.scsidata.U", "U").Bits(1, 0x02),
		ISCSI.bool("iscsi.scsidata.S", "S").Bits(1, 0x01),
	)
	ISCSIDataPlace = part(
		ISCSI.u32("iscsi.datasn", "DataSN", DecHex).At(36),
		ISCSI.u32("iscsi.bufferOffset", "BufferOffset", DecHex).At(40),
	)
	ISCSIReadResidual = part(ISCSI.u32("iscsi.scsidata.readresidualcount", "ResidualCount", DecHex).At(44))
	ISCSILogin        = part(
		ISCSI.bool("iscsi.login.T", "T").Bits(1, 0x80),
		ISCSI.bool("iscsi.login.C", "C").Bits(1, 0x40),
		ISCSI.u8("iscsi.login.csg", "CSG", Hex).Bits(1, 0x0c),
		ISCSI.u8("iscsi.login.nsg", "NSG", Hex).Bits(1, 0x03),
		ISCSI.u8("iscsi.versionmax", "VersionMax", Hex).At(2),
	)
	ISCSILeast     = part(ISCSI.u8("iscsi.versionmin", "VersionMin", Hex).At(3))
	ISCSIActive    = part(ISCSI.u8("iscsi.versionactive", "VersionActive", Hex).At(3))
	ISCSIInitiator = part(
		ISCSI.bytes("iscsi.isid", "ISID").Wide(8, 6),
		ISCSI.u8("iscsi.isid.t", "ISID_t", Hex).Bits(8, 0xc0),
		ISCSI.u8("iscsi.isid.a", "ISID_a", Hex).Bits(8, 0x3f),
		ISCSI.u16("iscsi.isid.b", "ISID_b", Hex).At(9),
		ISCSI.u8("iscsi.isid.c", "ISID_c", Hex).At(11),
		ISCSI.u16("iscsi.isid.d", "ISID_d", Hex).At(12),
		ISCSI.u16("iscsi.tsih", "TSIH", Hex).At(14),
	)
	ISCSILoginStatus = part(ISCSI.u16("iscsi.login.status", "Status", Hex).At(36))
	ISCSIText        = part(
		ISCSI.bool("iscsi.text.F", "F").Bits(1, 0x80),
		ISCSI.bool("iscsi.text.C", "C").Bits(1, 0x40),
	)
	ISCSIFunction       = part(ISCSI.u8("iscsi.taskmanfun.function", "Function", Hex).Bits(1, 0x7f))
	ISCSIFunctionAnswer = part(ISCSI.u8("iscsi.taskmanfun.response", "Response", Hex).At(2))
	ISCSIReferenced     = part(ISCSI.u32("iscsi.taskmanfun.referencedtasktag", "ReferencedTaskTag", Hex).At(20))
	ISCSIReferencedSN   = part(ISCSI.u32("iscsi.refcmdsn", "RefCmdSN", DecHex).At(32))
	ISCSILogout         = part(ISCSI.u8("iscsi.logout.reason", "Reason", Hex).Bits(1, 0x7f))
	ISCSILogoutAnswer   = part(ISCSI.u8("iscsi.logout.response", "Response", Hex).At(2))
	ISCSITimes          = part(
		ISCSI.u16("iscsi.time2wait", "Time2Wait", Hex).At(40),
		ISCSI.u16("iscsi.time2retain", "Time2Retain", Hex).At(42),
	)
	ISCSILengths = part(
		ISCSI.u8("iscsi.totalahslength", "TotalAHSLength", DecHex).At(4),
		ISCSI.u32("iscsi.datasegmentlength", "DataSegmentLength", DecHex).Wide(5, 3),
	)
	ISCSITask       = part(ISCSI.u32("iscsi.initiatortasktag", "InitiatorTaskTag", Hex).At(16))
	ISCSITransfer   = part(ISCSI.u32("iscsi.targettransfertag", "TargetTransferTag", Hex).At(20))
	ISCSIConnection = part(ISCSI.u16("iscsi.cid", "CID", Hex).At(20))
	ISCSICommandSN  = part(ISCSI.u32("iscsi.cmdsn", "CmdSN", DecHex).At(24))
	ISCSIExpectedSN = part(ISCSI.u32("iscsi.expstatsn", "ExpStatSN", DecHex).At(28))
	ISCSIStatusSN   = part(
		ISCSI.u32("iscsi.statsn", "StatSN", DecHex).At(24),
		ISCSI.u32("iscsi.expcmdsn", "ExpCmdSN", DecHex).At(28),
		ISCSI.u32("iscsi.maxcmdsn", "MaxCmdSN", DecHex).At(32),
	)
	ISCSIRequestFrame  = ISCSI.frame("iscsi.request_frame", "Request in")
	ISCSIResponseFrame = ISCSI.frame("iscsi.response_frame", "Response in")
	ISCSITime          = ISCSI.span("iscsi.time", "Time from request")
	ISCSIDataInFrame   = ISCSI.frame("iscsi.data_in_frame", "Data In in")
	ISCSIDataOutFrame  = ISCSI.frame("iscsi.data_out_frame", "Final Data Out in")
)
