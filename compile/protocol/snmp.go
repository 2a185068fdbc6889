package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// SNMP (RFC 1157, 3412, 3414 and 3416).
var (
	SNMP = declare("snmp", "Simple Network Management Protocol", 0).payload().On(UDPPorts, 161, 162).On(TCPPorts, 161, 162)

	SNMPVersion   = SNMP.i32("snmp.version", "version")
	SNMPCommunity = SNMP.string("snmp.community", "community")
	SNMPData      = SNMP.u32("snmp.data", "data", Dec)
	// SNMPElements are the PDUs, in the order of their tags.
	SNMPElements = [...]*Field{
		SNMP.label("snmp.get_request_element", "get-request"),
		SNMP.label("snmp.get_next_request_element", "get-next-request"),
		SNMP.label("snmp.get_response_element", "get-response"),
		SNMP.label("snmp.set_request_element", "set-request"),
		SNMP.label("snmp.trap_element", "trap"),
		SNMP.label("snmp.getBulkRequest_element", "getBulkRequest"),
		SNMP.label("snmp.informRequest_element", "informRequest"),
		SNMP.label("snmp.snmpV2_trap_element", "snmpV2-trap"),
		SNMP.label("snmp.report_element", "report"),
	}
	SNMPRequestID    = SNMP.i32("snmp.request_id", "request-id")
	SNMPErrorStatus  = SNMP.i32("snmp.error_status", "error-status")
	SNMPErrorIndex   = SNMP.i32("snmp.error_index", "error-index")
	SNMPNonRepeaters = SNMP.u32("snmp.non_repeaters", "non-repeaters", Dec)
	SNMPRepetitions  = SNMP.u32("snmp.max_repetitions", "max-repetitions", Dec)
	SNMPBindings     = SNMP.u32("snmp.variable_bindings", "variable-bindings", Dec)
	SNMPName         = SNMP.Field("snmp.name", "Object Name", ftype.OID, NoBase)
	SNMPEnterprise   = SNMP.Field("snmp.enterprise", "enterprise", ftype.OID, NoBase)
	SNMPAgent        = SNMP.ipv4("snmp.agent_addr", "agent-addr")
	SNMPGenericTrap  = SNMP.i32("snmp.generic_trap", "generic-trap")
	SNMPTrap         = SNMP.i32("snmp.specific_trap", "specific-trap")
	SNMPTimestamp    = SNMP.u32("snmp.time_stamp", "time-stamp", Dec)

	SNMPInt        = SNMP.Field("snmp.value.int", "Value (Integer32)", ftype.Int64, Dec)
	SNMPOctets     = SNMP.bytes("snmp.value.octets", "Value (OctetString)")
	SNMPNull       = SNMP.label("snmp.value.null", "Value (Null)")
	SNMPOID        = SNMP.Field("snmp.value.oid", "Value (OID)", ftype.OID, NoBase)
	SNMPIPv4       = SNMP.ipv4("snmp.value.ipv4", "Value (IpAddress)")
	SNMPCounter    = SNMP.u64("snmp.value.counter", "Value (Counter32)", Dec)
	SNMPGauge      = SNMP.Field("snmp.value.g32", "Value (Gauge32)", ftype.Int64, Dec)
	SNMPTicks      = SNMP.u64("snmp.value.timeticks", "Value (Timeticks)", Dec)
	SNMPOpaque     = SNMP.bytes("snmp.value.opaque", "Value (Opaque)")
	SNMPNoObject   = SNMP.label("snmp.noSuchObject", "noSuchObject")
	SNMPNoInstance = SNMP.label("snmp.noSuchInstance", "noSuchInstance")
	SNMPEndOfView  = SNMP.label("snmp.endOfMibView", "endOfMibView")

	SNMPResponseTo = SNMP.frame("snmp.response_to", "Response To")
	SNMPResponseIn = SNMP.frame("snmp.response_in", "Response In")
	SNMPTime       = SNMP.span("snmp.time", "Time")

	SNMP3Version  = SNMP.i32("snmp.msgVersion", "msgVersion")
	SNMPGlobal    = SNMP.label("snmp.msgGlobalData_element", "msgGlobalData")
	SNMPMessageID = SNMP.u32("snmp.msgID", "msgID", Dec)
	SNMPMaxSize   = SNMP.u32("snmp.msgMaxSize", "msgMaxSize", Dec)
	SNMPFlags     = SNMP.bytes("snmp.msgFlags", "msgFlags")
	SNMPFlagBits  = part(
		SNMP.bool("snmp.v3.flags.report", "Reportable").Bits(0, 0x04),
		SNMP.bool("snmp.v3.flags.crypt", "Encrypted").Bits(0, 0x02),
		SNMP.bool("snmp.v3.flags.auth", "Authenticated").Bits(0, 0x01),
	)
	SNMPModel            = SNMP.u32("snmp.msgSecurityModel", "msgSecurityModel", Dec)
	SNMPEngine           = SNMP.bytes("snmp.msgAuthoritativeEngineID", "msgAuthoritativeEngineID")
	SNMPEngineConforms   = SNMP.bool("snmp.engineid.conform", "Engine ID Conformance")
	SNMPEngineEnterprise = SNMP.u32("snmp.engineid.enterprise", "Engine Enterprise ID", Custom)
	SNMPEngineFormat     = SNMP.u8("snmp.engineid.format", "Engine ID Format", Dec)
	SNMPEngineIPv4       = SNMP.ipv4("snmp.engineid.ipv4", "Engine ID Data: IPv4 address")
	SNMPEngineIPv6       = SNMP.ipv6("snmp.engineid.ipv6", "Engine ID Data: IPv6 address")
	SNMPEngineCisco      = SNMP.u8("snmp.engineid.cisco.type", "Engine ID Data: Cisco type", Hex)
	SNMPEngineMAC        = SNMP.ether("snmp.engineid.mac", "Engine ID Data: MAC address")
	SNMPEngineText       = SNMP.string("snmp.engineid.text", "Engine ID Data: Text")
	SNMPEngineData       = SNMP.bytes("snmp.engineid.data", "Engine ID Data")
	SNMPEngineStart      = SNMP.Field("snmp.engineid.time", "Engine ID Data: Creation Time", ftype.AbsoluteTime, NoBase)
	SNMPBoots            = SNMP.u32("snmp.msgAuthoritativeEngineBoots", "msgAuthoritativeEngineBoots", Dec)
	SNMPEngineTime       = SNMP.u32("snmp.msgAuthoritativeEngineTime", "msgAuthoritativeEngineTime", Dec)
	SNMPUser             = SNMP.string("snmp.msgUserName", "msgUserName")
	SNMPAuth             = SNMP.bytes("snmp.msgAuthenticationParameters", "msgAuthenticationParameters")
	SNMPPrivacy          = SNMP.bytes("snmp.msgPrivacyParameters", "msgPrivacyParameters")
	SNMPMessageData      = SNMP.u32("snmp.msgData", "msgData", Dec)
	SNMPPlain            = SNMP.label("snmp.plaintext_element", "plaintext")
	SNMPEncrypted        = SNMP.bytes("snmp.encryptedPDU", "encryptedPDU")
	SNMPContext          = SNMP.bytes("snmp.contextEngineID", "contextEngineID")
	SNMPContextName      = SNMP.string("snmp.contextName", "contextName")
)
