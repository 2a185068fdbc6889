package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// EtherNet/IP (ODVA's volume 2): the header, and the items of the common packet format.
var (
	ENIP = declare("enip", "EtherNet/IP (Industrial Protocol)", 0).payload().On(UDPPorts, 2222, 44818).On(TCPPorts, 44818).HandsTo(CIP, CIPIO, Data)

	ENIPHeader = part(
		ENIP.u16("enip.command", "Command", Hex).At(0).Swapped(),
		ENIP.u16("enip.length", "Length", Dec).At(2).Swapped(),
		ENIP.u32("enip.session", "Session Handle", Hex).At(4).Swapped(),
		ENIP.u32("enip.status", "Status", Hex).At(8).Swapped(),
	)
	ENIPContext  = ENIP.bytes("enip.context", "Sender Context")
	ENIPDelay    = ENIP.u16("enip.listid_delay", "Max Response Delay", Dec)
	ENIPOptions  = ENIP.u32("enip.options", "Options", Hex)
	ENIPRegister = part(
		ENIP.u16("enip.rs.version", "Protocol Version", Dec).At(0).Swapped(),
		ENIP.u16("enip.rs.flags", "Option Flags", Hex).At(2).Swapped(),
	)
	ENIPRequestData      = ENIP.Field("enip.encap_data", "Encap Data", ftype.Bytes, AllowZero)
	ENIPRequestInterface = part(ENIP.u32("enip.srrd.iface", "Interface Handle", Hex).At(0).Swapped())
	ENIPUnitInterface    = part(ENIP.u32("enip.sud.iface", "Interface Handle", Hex).At(0).Swapped())
	ENIPTimeout          = part(ENIP.u16("enip.timeout", "Timeout", Dec).At(0).Swapped())

	ENIPItemCount = part(ENIP.u16("enip.cpf.itemcount", "Item Count", Dec).At(0).Swapped())
	ENIPItem      = part(
		ENIP.u16("enip.cpf.typeid", "Type ID", Hex).At(0).Swapped(),
		ENIP.u16("enip.cpf.length", "Length", Dec).At(2).Swapped(),
	)
	ENIPBadItem   = ENIP.label("enip.malformed.cpf_item_length_mismatch", "CPF Item Length Mismatch").expert(GroupMalformed, warning)
	ENIPItemData  = ENIP.bytes("enip.cpf.data", "Data")
	ENIPConnected = part(ENIP.u32("enip.cpf.cai.connid", "Connection ID", Hex).At(0).Swapped())
	ENIPSequenced = part(
		ENIP.u32("enip.cpf.sai.connid", "Connection ID", Hex).At(0).Swapped(),
		ENIP.u32("enip.cpf.sai.seq", "Encapsulation Sequence Number", Dec).At(4).Swapped(),
	)
	ENIPVersion = part(ENIP.u16("enip.encapver", "Encapsulation Protocol Version", Dec).At(0).Swapped())
	ENIPSocket  = part(
		ENIP.u16("enip.sinfamily", "sin_family", Dec).At(0),
		ENIP.u16("enip.sinport", "sin_port", Dec).At(2),
		ENIP.ipv4("enip.sinaddr", "sin_addr").At(4),
		ENIP.bytes("enip.sinzero", "sin_zero").Wide(8, 8),
	)
	ENIPIdentity = part(
		ENIP.u16("enip.lir.vendor", "Vendor ID", Hex).At(0).Swapped(),
		ENIP.u16("enip.lir.devtype", "Device Type", Dec).At(2).Swapped(),
		ENIP.u16("enip.lir.prodcode", "Product Code", Dec).At(4).Swapped(),
		ENIP.u16("enip.lir.revision", "Revision", Custom).At(6),
		ENIP.u32("enip.lir.serial", "Serial Number", Hex).At(10).Swapped(),
		ENIP.u8("enip.lir.namelen", "Product Name Length", Dec).At(14),
	)
	ENIPName         = ENIP.string("enip.lir.name", "Product Name")
	ENIPState        = ENIP.u8("enip.lir.state", "State", Hex)
	ENIPCapabilities = part(
		ENIP.u16("enip.lsr.capaflags", "Capability Flags", Hex).At(0).Swapped(),
		ENIP.bool("enip.lsr.capaflags.tcp", "Supports CIP Encapsulation via TCP").Wide(0, 2).Swapped(),
		ENIP.bool("enip.lsr.capaflags.udp", "Supports CIP Class 0 or 1 via UDP").Wide(0, 2).Swapped(),
	)
	ENIPService = ENIP.string("enip.lsr.servicename", "Name of Service")

	ENIPResponseIn = ENIP.frame("enip.response_in", "Response In")
	ENIPResponseTo = ENIP.frame("enip.response_to", "Request In")
	ENIPTime       = ENIP.span("enip.time", "Time")
	ENIPOpenIn     = ENIP.frame("enip.fwd_open_in", "Forward Open Request In")
)

// CIP (ODVA's volume 1). The fields of its layers have the names of one protocol.
var (
	CIP             = declare("cip", "Common Industrial Protocol", 0).payload().HandsTo(CIPManager, CIPClassGeneric)
	CIPIO           = declare("cipio", "Common Industrial Protocol, I/O", 0).payload()
	CIPManager      = declare("cipcm", "CIP Connection Manager", 0).payload().HandsTo(CIPClassGeneric)
	CIPClassGeneric = declare("cipcls", "CIP Class Generic", 0).payload()

	CIPService = part(
		CIP.u8("cip.service", "Service", Hex).At(0),
		CIPResponse.Bits(0, 0x80),
		CIP.u8("cip.sc", "Service", Hex).Bits(0, 0x7f),
	)
	CIPResponse = CIP.u8("cip.rr", "Request/Response", Hex)
	CIPStatus   = part(
		CIP.u8("cip.genstat", "General Status", Hex).At(2),
		CIP.u8("cip.addstat_size", "Additional Status Size", Dec).At(3),
	)
	CIPMoreStatus = CIP.u16("cip.addstat", "Additional Status", Hex)
	CIPSequence   = CIP.u16("cip.seq", "CIP Sequence Count", Dec)
	CIPConnection = CIP.u32("cip.connid", "Connection ID", Hex)

	CIPPathSize = CIP.u8("cip.request_path_size", "Request Path Size", Dec)
	CIPPath     = CIP.bytes("cip.epath", "EPath")
	CIPSegment  = part(
		CIP.u8("cip.path_segment", "Path Segment", Hex).At(0),
		CIP.u8("cip.path_segment.type", "Path Segment Type", Dec).Bits(0, 0xe0),
	)
	CIPPortSegment = part(
		CIP.bool("cip.ex_linkaddress", "Extended Link Address").Bits(0, 0x10),
		CIP.u8("cip.port", "Port", Dec).Bits(0, 0x0f),
	)
	CIPLongPort   = part(CIP.u16("cip.port", "Port", Hex).takenAs(ftype.Uint16).At(0).Swapped())
	CIPLinkSize   = CIP.u8("cip.linkaddress_size", "Link Address Size", Dec)
	CIPLinkText   = CIP.string("cip.linkaddress.string", "Link Address")
	CIPLinkNumber = part(
		CIP.u8("cip.linkaddress.byte", "Link Address", Dec).At(0),
		CIP.u8("cip.slot", "Slot", Dec).At(0),
	)
	CIPLogicalType   = part(CIP.u8("cip.logical_segment.type", "Logical Segment Type", Dec).Bits(0, 0x1c))
	CIPLogicalFormat = part(CIP.u8("cip.logical_segment.format", "Logical Segment Format", Dec).Bits(0, 0x03))

	CIPClass     = cipNumbers("cip.class", "Class", Hex)
	CIPInstance  = cipNumbers("cip.instance", "Instance", Hex)
	CIPMember    = cipNumbers("cip.member", "Member", Hex)
	CIPPoint     = cipNumbers("cip.connpoint", "Connection Point", Hex)
	CIPAttribute = cipNumbers("cip.attribute", "Attribute", Dec)
	CIPServiceID = CIP.u8("cip.serviceid", "Service ID", Hex)
	CIPKeyFormat = CIP.u8("cip.ekey.format", "Key Format", Hex)
	CIPKey       = part(
		CIP.u16("cip.ekey.vendor", "Vendor ID", Hex).At(0).Swapped(),
		CIP.u16("cip.ekey.devtype", "Device Type", Hex).At(2).Swapped(),
		CIP.u16("cip.ekey.product_code", "Product Code", Hex).At(4).Swapped(),
		CIP.u8("cip.ekey.compatibility", "Compatibility", Hex).At(6),
		CIP.u8("cip.ekey.comp_bit", "Compatibility", Hex).Bits(6, 0x80),
		CIP.u8("cip.ekey.major_rev", "Major Revision", Dec).Bits(6, 0x7f),
		CIP.u8("cip.ekey.minor_rev", "Minor Revision", Dec).At(7),
	)
	CIPDataType    = part(CIP.u8("cip.data_segment.type", "Data Segment Type", Dec).Bits(0, 0x1f))
	CIPDataSize    = CIP.u8("cip.data_segment.size", "Data Size", Dec)
	CIPDataSegment = CIP.bytes("cip.data_segment.data", "Data")
	CIPSymbol      = CIP.string("cip.symbol", "ANSI Symbol")
	CIPSymbolSize  = part(CIP.u8("cip.symbol.size", "Symbolic Symbol Size", Dec).Bits(0, 0x1f))
	CIPASCIISymbol = CIP.string("cip.ascii_symbol", "ASCII Symbol")
	CIPNetworkType = part(CIP.u8("cip.network_segment.type", "Network Segment Type", Dec).Bits(0, 0x1f))
	CIPSchedule    = CIP.u8("cip.network_segment.schedule", "Multiplier/Phase", Hex)
	CIPFixedTag    = CIP.u8("cip.network_segment.fixed_tag", "Fixed Tag", Hex)
	CIPInhibit     = CIP.u8("cip.network_segment.prod_inhibit", "Production Inhibit Time (ms)", Dec).takenAs(ftype.Uint32)

	CIPData          = CIP.bytes("cip.data", "Data")
	CIPReserved      = CIP.u8("cip.reserved", "Reserved", Hex)
	CIPPad           = CIP.u8("cip.pad", "Pad Byte", Hex)
	CIPReserved24    = CIP.u24("cip.reserved", "Reserved", Hex).takenAs(ftype.Uint24)
	CIPGetCount      = CIP.u16("cip.getlist.attr_count", "Attribute Count", Dec)
	CIPGetStatus     = CIP.u8("cip.getlist.attr_status", "Attribute Status", Hex)
	CIPSetCount      = CIP.u16("cip.setlist.attr_count", "Attribute Count", Dec)
	CIPSetStatus     = CIP.u8("cip.setlist.attr_status", "Attribute Status", Hex)
	CIPReset         = CIP.u8("cip.reset.type", "Reset type", Dec)
	CIPCreated       = CIP.u16("cip.create.instance", "Instance", Dec)
	CIPServices      = CIP.u16("cip.msp.num_services", "Number of Services", Dec)
	CIPOffset        = CIP.u16("cip.msp.offset", "Offset", Dec)
	CIPFindMost      = CIP.u8("cip.find_next_object.max_instance", "Maximum ID", Dec)
	CIPFound         = CIP.u8("cip.find_next_object.num_instances", "Number of Instances", Dec)
	CIPFoundInstance = CIP.u8("cip.find_next_object.instance", "Instance", Dec)
	CIPInSync        = CIP.u8("cip.group_sync.is_sync", "IsSynchronized", Dec)

	CIPVendor      = CIP.u16("cip.id.vendor_id", "Vendor ID", Hex)
	CIPDeviceType  = CIP.u16("cip.id.device_type", "Device Type", Hex)
	CIPProductCode = CIP.u16("cip.id.product_code", "Product Code", Dec)
	CIPRevision    = part(
		CIP.u8("cip.id.major_rev", "Major Revision", Dec).At(0),
		CIP.u8("cip.id.minor_rev", "Minor Revision", Dec).At(1),
	)
	CIPDeviceStatus = part(
		CIP.u16("cip.id.status", "Status", Hex).At(0).Swapped(),
		CIP.u16("cip.id.owned", "Owned", Dec).Bits(0, 0x1).Swapped(),
		CIP.u16("cip.id.conf", "Configured", Dec).Bits(0, 0x4).Swapped(),
		CIP.u16("cip.id.ext", "Extended Device Status", Hex).Bits(0, 0xf0).Swapped(),
		CIP.u16("cip.id.minor_fault1", "Minor Recoverable Fault", Dec).Bits(0, 0x100).Swapped(),
		CIP.u16("cip.id.minor_fault2", "Minor Unrecoverable Fault", Dec).Bits(0, 0x200).Swapped(),
		CIP.u16("cip.id.major_fault1", "Major Recoverable Fault", Dec).Bits(0, 0x400).Swapped(),
		CIP.u16("cip.id.major_fault2", "Major Unrecoverable Fault", Dec).Bits(0, 0x800).Swapped(),
		CIP.u16("cip.id.ext2", "Extended Device Status 2", Hex).Bits(0, 0xf000).Swapped(),
	)
	CIPSerial        = CIP.u32("cip.id.serial_number", "Serial Number", Hex)
	CIPProductName   = CIP.string("cip.id.product_name", "Product Name")
	CIPConfiguration = CIP.u16("cip.id.config_value", "Configuration Consistency Value", Hex)
	CIPHeartbeat     = CIP.u8("cip.id.heartbeat", "Heartbeat Interval", Hex)
	CIPState         = CIP.u8("cip.id.state", "State", Hex)

	CIPIOHeader = part(
		CIP.u32("cip.32bitheader", "32-bit Header", Hex).At(0).Swapped(),
		CIP.u32("cip.32bitheader.roo", "ROO", Hex).Bits(0, 0xc).Swapped(),
		CIP.u32("cip.32bitheader.coo", "COO", Hex).Bits(0, 0x2).Swapped(),
		CIP.u32("cip.32bitheader.run_idle", "Run/Idle", Hex).Bits(0, 0x1).Swapped(),
	)
	CIPConnectionIndex = CIP.u32("cip.connection", "CIP Connection Index", Dec)
	CIPOpenedIn        = CIP.frame("cip.fwd_open_in", "Forward Open Request In")
	CIPIOData          = CIPIO.bytes("cipio.data", "Data")
	CIPDirection       = CIP.u8("cip.data_direction", "Data Direction", Dec)

	CIPNoResponse  = CIP.label("cip.analysis.request_no_response", "CIP request without a response").expert(groupProtocol, note)
	CIPBadRevision = CIP.label("cip.malformed.id.revision", "Malformed Identity revision").expert(GroupMalformed, severe)
	CIPBadStatus   = CIP.label("cip.malformed.id.status", "Malformed Identity status").expert(GroupMalformed, severe)
)

// The connection manager.
var (
	CIPManagerService = part(
		CIPResponse.Bits(0, 0x80),
		CIPManagerCode.Bits(0, 0x7f),
	)
	CIPManagerCode = CIPManager.u8("cip.cm.sc", "Service", Hex)
	CIPTick        = part(
		CIPManager.u8("cip.cm.priority", "Priority", Dec).Bits(0, 0x10),
		CIPManager.u8("cip.cm.tick_time", "Tick time", Dec).Bits(0, 0x0f),
		CIPManager.u8("cip.cm.timeout_tick", "Time-out ticks", Dec).At(1),
	)
	CIPTimeout = CIPManager.u16("cip.cm.timeout", "Actual Time Out", Dec)
	CIPOutID   = part(CIPManager.u32("cip.cm.ot_connid", "O->T Network Connection ID", Hex).At(0).Swapped())
	CIPInID    = part(CIPManager.u32("cip.cm.to_connid", "T->O Network Connection ID", Hex).At(0).Swapped())
	CIPTriad   = part(
		CIPManager.u16("cip.cm.conn_serial_num", "Connection Serial Number", Hex).At(0).Swapped(),
		CIPManager.u16("cip.cm.vendor", "Originator Vendor ID", Hex).At(2).Swapped(),
		CIPManager.u32("cip.cm.orig_serial_num", "Originator Serial Number", Hex).At(4).Swapped(),
	)
	CIPMultiplier    = part(CIPManager.u8("cip.cm.timeout_multiplier", "Connection Timeout Multiplier", Dec).At(0))
	CIPOutRPI        = part(CIPManager.u32("cip.cm.otrpi", "O->T RPI", Custom).At(0).Swapped())
	CIPInRPI         = part(CIPManager.u32("cip.cm.torpi", "T->O RPI", Custom).At(0).Swapped())
	CIPOutAPI        = CIPManager.u32("cip.cm.otapi", "O->T API", Custom)
	CIPInAPI         = CIPManager.u32("cip.cm.toapi", "T->O API", Custom)
	CIPOutTimeout    = CIPManager.Field("cip.cm.ot_timeout", "O->T Timeout Threshold", ftype.Float, NoBase)
	CIPInTimeout     = CIPManager.Field("cip.cm.to_timeout", "T->O Timeout Threshold", ftype.Float, NoBase)
	CIPOutParameters = [...]*Field{CIPManager.u16("cip.cm.ot_net_params", "O->T Network Connection Parameters", Hex), CIPManager.u32("cip.cm.ot_net_params", "O->T Network Connection Parameters", Hex)}
	CIPInParameters  = [...]*Field{CIPManager.u16("cip.cm.to_net_params", "T->O Network Connection Parameters", Hex), CIPManager.u32("cip.cm.to_net_params", "T->O Network Connection Parameters", Hex)}
	CIPParameters    = part(
		CIPManager.u16("cip.cm.fwo.owner", "Redundant Owner", Dec).takenAs(ftype.Uint32).Bits(0, 0x8000).Swapped(),
		CIPManager.u16("cip.cm.fwo.type", "Connection Type", Dec).takenAs(ftype.Uint32).Bits(0, 0x6000).Swapped(),
		CIPManager.u16("cip.cm.fwo.prio", "Priority", Dec).takenAs(ftype.Uint32).Bits(0, 0xc00).Swapped(),
		CIPManager.u16("cip.cm.fwo.f_v", "Connection Size Type", Dec).takenAs(ftype.Uint32).Bits(0, 0x200).Swapped(),
	)
	CIPConnectionSize = CIPManager.u16("cip.cm.fwo.consize", "Connection Size", Dec).takenAs(ftype.Uint32)
	CIPTransport      = part(
		CIPManager.u8("cip.cm.transport_type_trigger", "Transport Type/Trigger", Hex).At(0),
		CIPManager.bool("cip.cm.fwo.dir", "Direction").Bits(0, 0x80),
		CIPManager.u8("cip.cm.fwo.trigger", "Trigger", Dec).Bits(0, 0x70),
		CIPManager.u8("cip.cm.fwo.transport", "Class", Dec).Bits(0, 0x0f),
	)
	CIPPathWords     = CIPManager.u8("cip.cm.connpath_size", "Connection Path Size", Dec)
	CIPRouteWords    = CIPManager.u8("cip.cm.route_path_size", "Route Path Size", Dec)
	CIPMessageSize   = CIPManager.u16("cip.cm.msg_req_size", "Embedded Message Request Size", Dec)
	CIPReplySize     = CIPManager.u8("cip.cm.app_reply_size", "Application Reply Size", Dec)
	CIPReplyData     = CIPManager.bytes("cip.cm.app_reply_data", "Application Reply")
	CIPManagerStatus = part(
		CIPManager.u8("cip.cm.genstat", "General Status", Hex).At(2),
		CIPManager.u8("cip.cm.addstat_size", "Additional Status Size", Dec).At(3),
	)
	CIPExtendedStatus = CIPManager.u16("cip.cm.ext_status", "Extended Status", Hex)
	CIPRemaining      = CIPManager.u8("cip.cm.remain_path_size", "Remaining Path Size", Dec)
)

// cipNumbers declares a field whose numbers are one, two or four bytes long.
func cipNumbers(name, title string, b Base) [3]*Field {
	fields := [...]*Field{CIP.u8(name, title, b), CIP.u16(name, title, b), CIP.u32(name, title, b)}
	fields[0].takenAs(ftype.Uint32)
	return fields
}
