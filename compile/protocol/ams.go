package protocol

// AMS (Beckhoff's ADS specification): its header, and requests and responses to read, write and observe variables.
var (
	AMS = declare("ams", "AMS", 0).payload().On(TCPPorts, 48898)

	AMSTarget     = AMS.string("ams.targetnetid", "AMS Target Net Id")
	AMSTargetPort = part(AMS.u16("ams.targetport", "AMS Target port", Dec).At(0).Swapped())
	AMSSender     = AMS.string("ams.sendernetid", "AMS Sender Net Id")
	AMSHeader     = part(
		AMS.u16("ams.senderport", "AMS Sender port", Dec).At(0).Swapped(),
		AMS.u16("ams.cmdid", "CmdId", Dec).At(2).Swapped(),
		AMS.u16("ams.stateflags", "StateFlags", Hex).At(4).Swapped(),
		AMS.bool("ams.state_response", "RESPONSE").Bits(4, 0x01),
		AMS.bool("ams.state_noreturn", "NO RETURN").Bits(4, 0x02),
		AMS.bool("ams.state_adscmd", "ADS COMMAND").Bits(4, 0x04),
		AMS.bool("ams.state_syscmd", "SYSTEM COMMAND").Bits(4, 0x08),
		AMS.bool("ams.state_highprio", "HIGH PRIORITY COMMAND").Bits(4, 0x10),
		AMS.bool("ams.state_timestampadded", "TIMESTAMP ADDED").Bits(4, 0x20),
		AMS.bool("ams.state_udp", "UDP COMMAND").Bits(4, 0x40),
		AMS.bool("ams.state_initcmd", "INIT COMMAND").Bits(4, 0x80),
		AMS.bool("ams.state_broadcast", "BROADCAST").Bits(5, 0x80),
		AMS.u32("ams.cbdata", "cbData", Dec).At(6).Swapped(),
		AMS.u32("ams.errorcode", "ErrorCode", Hex).At(10).Swapped(),
		AMS.u32("ams.invokeid", "InvokeId", Hex).At(14).Swapped(),
	)

	ADSResult   = AMS.u32("ams.adsresult", "Result", Hex)
	ADSGroup    = AMS.u32("ams.ads_indexgroup", "IndexGroup", Hex)
	ADSOffset   = AMS.u32("ams.ads_indexoffset", "IndexOffset", Hex)
	ADSLength   = AMS.u32("ams.ads_cblength", "CbLength", Dec)
	ADSRead     = AMS.u32("ams.ads_cbreadlength", "CBReadLength", Dec)
	ADSWrite    = AMS.u32("ams.ads_cbwritelength", "CBWriteLength", Dec)
	ADSState    = AMS.u16("ams.ads_state", "AdsState", Hex)
	ADSDevice   = AMS.u16("ams.ads_devicestate", "DeviceState", Hex)
	ADSHandle   = AMS.u32("ams.ads_notificationhandle", "NotificationHandle", Hex)
	ADSMajor    = AMS.u8("ams.ads_versionversion", "ADS Major Version", Dec)
	ADSMinor    = AMS.u8("ams.ads_versionrevision", "ADS Minor Version", Dec)
	ADSBuild    = AMS.u16("ams.ads_versionbuild", "ADS Version Build", Dec)
	ADSName     = AMS.string("ams.ads_devicename", "Device Name")
	ADSStamps   = AMS.u32("ams.ads_noteblocksstamps", "Count of Stamps", Dec)
	ADSMode     = AMS.u32("ams.ads_transmode", "Trans Mode", Dec)
	ADSMaxDelay = AMS.u32("ams.ads_maxdelay", "Max Delay", Dec)
	ADSCycle    = AMS.u32("ams.ads_cycletime", "Cycle Time", Dec)
	ADSData     = AMS.label("ams.ads_data", "Data")

	// ADSRequests and ADSResponses are by command what follows the header: numbers, each as wide as its type.
	ADSRequests = map[uint16]ADSBody{
		2: {AMS.label("ams.ads_read_req", "ADS Read Request"), []*Field{ADSGroup, ADSOffset, ADSLength}, false},
		3: {AMS.label("ams.ads_write_req", "ADS Write Request"), []*Field{ADSGroup, ADSOffset, ADSLength}, true},
		5: {AMS.label("ams.ads_writectrl_req", "ADS Write Ctrl Request"), []*Field{ADSState, ADSDevice, ADSLength}, true},
		6: {AMS.label("ams.ads_adddn_req", "ADS Add Device Notification Request"), []*Field{ADSGroup, ADSOffset, ADSLength, ADSMode, ADSMaxDelay, ADSCycle}, false},
		7: {AMS.label("ams.ads_deldn_req", "ADS Delete Device Notification Request"), []*Field{ADSHandle}, false},
		8: {AMS.label("ams.ads_dn_req", "ADS Device Notification Request"), []*Field{ADSLength, ADSStamps}, false},
		9: {AMS.label("ams.ads_readwrite_req", "ADS ReadWrite Request"), []*Field{ADSGroup, ADSOffset, ADSRead, ADSWrite}, true},
	}
	ADSResponses = map[uint16]ADSBody{
		1: {AMS.label("ams.ads_readdinfo_res", "ADS Read Device Info Response"), []*Field{ADSResult, ADSMajor, ADSMinor, ADSBuild}, false},
		2: {AMS.label("ams.ads_read_res", "ADS Read Response"), []*Field{ADSResult, ADSLength}, true},
		3: {AMS.label("ams.ads_write_res", "ADS Write Response"), []*Field{ADSResult}, false},
		4: {AMS.label("ams.ads_readstate_res", "ADS Read State Response"), []*Field{ADSResult, ADSState, ADSDevice}, false},
		5: {AMS.label("ams.ads_writectrl_res", "ADS Write Ctrl Response"), []*Field{ADSResult}, false},
		6: {AMS.label("ams.ads_adddn_res", "ADS Add Device Notification Response"), []*Field{ADSResult, ADSHandle}, false},
		7: {AMS.label("ams.ads_deldn_res", "ADS Delete Device Notification Response"), []*Field{ADSResult}, false},
		9: {AMS.label("ams.ads_readwrite_res", "ADS ReadWrite Response"), []*Field{ADSResult, ADSLength}, true},
	}
)

// ADSBody is what a request or a response consists of.
type ADSBody struct {
	Self    *Field
	Numbers []*Field
	Data    bool // follow
}
