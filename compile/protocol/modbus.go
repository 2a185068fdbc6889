package protocol

// Modbus over TCP, and Modbus itself.
var (
	MBTCP = declare("mbtcp", "Modbus/TCP", 0).payload().On(TCPPorts, 502).HandsTo(Modbus)

	MBTCPHeader = part(
		MBTCP.u16("mbtcp.trans_id", "Transaction Identifier", Dec).At(0),
		MBTCP.u16("mbtcp.prot_id", "Protocol Identifier", Dec).At(2),
		MBTCP.u16("mbtcp.len", "Length", Dec).At(4),
		MBTCP.u8("mbtcp.unit_id", "Unit Identifier", Dec).At(6),
	)
	MBTCPNotModbus = MBTCP.label("mbtcp.invalid_prot_id", "Invalid protocol ID").expert(groupProtocol, warning)

	Modbus = declare("modbus", "Modbus", 0).payload()

	ModbusFunction = part(
		Modbus.u8("modbus.func_code", "Function Code", Dec).Bits(0, 0x7f),
		Modbus.bool("modbus.exception", "Exception").Bits(0, 0x80),
	)
	ModbusExceptionCode = Modbus.u8("modbus.exception_code", "Exception Code", Dec)
	ModbusRequest       = Modbus.frame("modbus.request_frame", "Request Frame")
	ModbusTime          = Modbus.span("modbus.response_time", "Time from request")
	ModbusReference     = Modbus.u16("modbus.reference_num", "Reference Number", Dec)
	ModbusWords         = Modbus.u16("modbus.word_cnt", "Word Count", Dec)
	ModbusBits          = Modbus.u16("modbus.bit_cnt", "Bit Count", Dec)
	ModbusBytes         = Modbus.u8("modbus.byte_cnt", "Byte Count", Dec)
	ModbusData          = Modbus.bytes("modbus.data", "Data")
	ModbusPadding       = Modbus.u8("modbus.padding", "Padding", Hex)
	ModbusBitNumber     = Modbus.u16("modbus.bitnum", "Bit Number", Dec)
	ModbusBit           = Modbus.bool("modbus.bitval", "Bit Value")
	ModbusRegister      = Modbus.u16("modbus.regnum16", "Register Number", Dec)
	ModbusValue         = Modbus.u16("modbus.regval_uint16", "Register Value (UINT16)", Dec)
	ModbusMask          = part(
		Modbus.u16("modbus.and_mask", "AND mask", Hex).At(0),
		Modbus.u16("modbus.or_mask", "OR mask", Hex).At(2),
	)
	ModbusReadWrite = part(
		Modbus.u16("modbus.read_reference_num", "Read Reference Number", Dec).At(0),
		Modbus.u16("modbus.read_word_cnt", "Read Word Count", Dec).At(2),
		Modbus.u16("modbus.write_reference_num", "Write Reference Number", Dec).At(4),
		Modbus.u16("modbus.write_word_cnt", "Write Word Count", Dec).At(6),
	)
	ModbusInterface  = Modbus.u8("modbus.mei", "MEI type", Dec)
	ModbusDevice     = Modbus.u8("modbus.read_device_id", "Read Device ID", Dec)
	ModbusConformity = Modbus.u8("modbus.conformity_level", "Conformity Level", Hex)
	ModbusObject     = Modbus.u8("modbus.object_id", "Object ID", Dec)
)
