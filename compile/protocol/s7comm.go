package protocol

// S7 Communication, which Siemens controllers speak over COTP.
var (
	S7 = declare("s7comm", "S7 Communication", 0).payload()

	S7HeaderLabel = S7.label("s7comm.header", "Header")
	S7Header      = part(
		S7.u8("s7comm.header.protid", "Protocol Id", Hex).At(0),
		S7.u8("s7comm.header.rosctr", "ROSCTR", Dec).At(1),
		S7.u16("s7comm.header.redid", "Redundancy Identification (Reserved)", Hex).At(2),
		S7.u16("s7comm.header.pduref", "Protocol Data Unit Reference", Dec).At(4),
		S7.u16("s7comm.header.parlg", "Parameter length", Dec).At(6),
		S7.u16("s7comm.header.datlg", "Data length", Dec).At(8),
	)
	S7HeaderError = part(
		S7.u8("s7comm.header.errcls", "Error class", Hex).At(10),
		S7.u8("s7comm.header.errcod", "Error code", Hex).At(11),
	)
	S7Parameter     = S7.label("s7comm.param", "Parameter")
	S7ParameterData = S7.bytes("s7comm.param.data", "Parameter data")
	S7Function      = S7.u8("s7comm.param.func", "Function", Hex)
	S7Count         = S7.u8("s7comm.param.itemcount", "Item count", Dec)
	S7Error         = S7.u16("s7comm.param.errcod", "Error code", Hex)
	S7Setup         = part(
		S7.u8("s7comm.param.setup_reserved1", "Reserved", Hex).At(0),
		S7.u16("s7comm.param.maxamq_calling", "Max AmQ (parallel jobs with ack) calling", Dec).At(1),
		S7.u16("s7comm.param.maxamq_called", "Max AmQ (parallel jobs with ack) called", Dec).At(3),
		S7.u16("s7comm.param.pdu_length", "PDU length", Dec).At(5),
	)

	// An item, which is a variable: how it is told, and in the usual way.
	S7Item     = S7.label("s7comm.param.item", "Item")
	S7ItemHead = part(
		S7.u8("s7comm.param.item.varspec", "Variable specification", Hex).At(0),
		S7.u8("s7comm.param.item.varspec_length", "Length of following address specification", Dec).At(1),
		S7.u8("s7comm.param.item.syntaxid", "Syntax Id", Hex).At(2),
	)
	S7ItemAny = part(
		S7.u8("s7comm.param.item.transp_size", "Transport size", Dec).At(3),
		S7.u16("s7comm.param.item.length", "Length", Dec).At(4),
		S7.u16("s7comm.param.item.db", "DB number", Dec).At(6),
		S7.u8("s7comm.param.item.area", "Area", Hex).At(8),
		S7.u24("s7comm.param.item.address", "Address", Hex).At(9),
	)
	S7ItemBits = part(
		S7.u24("s7comm.param.item.address.byte", "Byte Address", Dec).Bits(9, 0x7ffff8),
		S7.u24("s7comm.param.item.address.bit", "Bit Address", Dec).Bits(9, 0x7),
	)
	S7ItemNumber = part(
		S7.u24("s7comm.param.item.address.number", "Number (T/C/BLOCK)", Dec).Bits(9, 0xffff),
	)

	// User data.
	S7UserKind = part(
		S7.u8("s7comm.param.userdata.type", "Type", Dec).Bits(0, 0xc0),
		S7.u8("s7comm.param.userdata.funcgroup", "Function group", Dec).Bits(0, 0x3f),
		S7.u8("s7comm.param.userdata.subfunc", "Subfunction", Dec).At(1),
		S7.u8("s7comm.param.userdata.seq_num", "Sequence number", Dec).At(2),
	)
	S7UserUnit = part(
		S7.u8("s7comm.param.userdata.dataunitref", "Data unit reference number", Dec).At(3),
		S7.u8("s7comm.param.userdata.lastdataunit", "Last data unit", Hex).At(4),
		S7.u16("s7comm.param.errcod", "Error code", Hex).At(5),
	)
	S7UserSZL = part(
		S7.u16("s7comm.data.userdata.szl_id", "SZL-ID", Hex).At(0),
		S7.u16("s7comm.data.userdata.szl_id.diag_type", "Diagnostic type", Hex).Bits(0, 0xf000),
		S7.u16("s7comm.data.userdata.szl_id.partlist_ex", "Number of the partial list extract", Hex).Bits(0, 0x0f00),
		S7.u16("s7comm.data.userdata.szl_id.partlist_num", "Number of the partial list", Hex).Bits(0, 0x00ff),
		S7.u16("s7comm.data.userdata.szl_index", "SZL-Index", Hex).At(2),
	)
	S7BlockListType   = S7.string("s7comm.blockinfo.blocktype", "Block type")
	S7BlockListNumber = S7.string("s7comm.data.blockinfo.block_number", "Block number")
	S7BlockListSystem = S7.string("s7comm.data.blockinfo.filesys", "Filesystem")
	S7BlockListCount  = part(
		S7.u16("s7comm.blockinfo.block_count", "Block count", Dec).At(0),
	)
	S7BlockListEntry = part(
		S7.u16("s7comm.blockinfo.block_num", "Block number", Dec).At(0),
		S7.u8("s7comm.blockinfo.flags", "Block flags (unknown)", Hex).At(2),
		S7.u8("s7comm.blockinfo.block_lang", "Block language", Dec).At(3),
	)

	// Data.
	S7Data          = S7.label("s7comm.data", "Data")
	S7DataItem      = S7.label("s7comm.data.item", "Item")
	S7ReturnCode    = S7.u8("s7comm.data.returncode", "Return code", Hex)
	S7TransportSize = S7.u8("s7comm.data.transportsize", "Transport size", Hex)
	S7DataLength    = S7.u16("s7comm.data.length", "Length", Dec)
	S7ResponseData  = S7.bytes("s7comm.resp.data", "Data")
	S7Fill          = S7.u8("s7comm.data.fillbyte", "Fill byte", Hex)

	// Blocks and programs.
	S7FunctionStatus = part(
		S7.u8("s7comm.param.blockcontrol.functionstatus", "Function Status", Hex).At(0),
		S7.bool("s7comm.param.blockcontrol.functionstatus.more", "More data following").Bits(0, 0x01),
		S7.bool("s7comm.param.blockcontrol.functionstatus.error", "Error").Bits(0, 0x02),
	)
	S7Unknown            = S7.bytes("s7comm.data.blockcontrol.unknown1", "Unknown byte(s) in blockcontrol")
	S7BlockError         = S7.u16("s7comm.data.blockcontrol.errorcode", "Errorcode", Hex)
	S7UploadID           = S7.u32("s7comm.data.blockcontrol.uploadid", "UploadID", Hex)
	S7FileNameLength     = S7.u8("s7comm.param.blockcontrol.filename_len", "Filename Length", Dec)
	S7FileName           = S7.string("s7comm.param.blockcontrol.filename", "Filename")
	S7FileIdentifier     = S7.string("s7comm.data.blockcontrol.file_identifier", "File identifier")
	S7BlockType          = S7.string("s7comm.data.blockcontrol.block_type", "Block type")
	S7BlockNumber        = S7.string("s7comm.data.blockcontrol.block_number", "Block number")
	S7FileSystem         = S7.string("s7comm.data.blockcontrol.dest_filesys", "Destination filesystem")
	S7Part2Length        = S7.u8("s7comm.data.blockcontrol.part2_len", "Length part 2", Dec)
	S7Part2Unknown       = S7.string("s7comm.data.blockcontrol.part2_unknown", "Unknown char before load mem")
	S7LoadMemory         = S7.string("s7comm.data.blockcontrol.loadmem_len", "Length of load memory")
	S7CodeLength         = S7.string("s7comm.data.blockcontrol.mc7code_len", "Length of MC7 code")
	S7BlockSizeLength    = S7.u8("s7comm.param.blockcontrol.upl_lenstring_len", "Blocklengthstring Length", Dec)
	S7BlockSize          = S7.string("s7comm.param.blockcontrol.upl_lenstring", "Blocklength")
	S7ProgramUnknown     = S7.bytes("s7comm.param.pistart.unknown1", "Unknown bytes")
	S7ProgramBlockLength = S7.u16("s7comm.param.pistart.parameterblock_len", "Parameter block length", Dec)
	S7ProgramBlock       = S7.label("s7comm.param.pistart.parameterblock", "Parameter block")
	S7ProgramNameLength  = S7.u8("s7comm.param.pi.n_x.string_len", "String length", Dec)
	S7ProgramName        = S7.string("s7comm.param.pistart.servicename", "PI (program invocation) Service")
	S7ProgramBlocks      = S7.u8("s7comm.data.plccontrol.block_cnt", "Number of blocks", Dec)
	S7ProgramByte        = S7.u8("s7comm.param.pi.inse.unknown", "Unknown byte", Hex)
)
