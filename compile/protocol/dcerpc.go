package protocol

import (
	"encoding/hex"
	"strings"

	"github.com/dfc-lang/dfc/compile/ftype"
)

// Remote procedure calls of DCE, over connections and datagrams (DCE 1.1, The Open Group's C706, chapter 12; [MS-RPCE]). What they call is
// known by presence and by the number of the procedure.
var (
	DCERPC = declare("dcerpc", "Distributed Computing Environment / Remote Procedure Call (DCE/RPC)", 0).payload().
		Guess(TCPGuesses, "dcerpc_tcp").Guess(UDPGuesses, "dcerpc_udp").HandsTo(NTLMSSP, NTLMSSPVerifier, GSSAPI)

	DCEVersion = DCERPC.u8("dcerpc.ver", "Version", Dec)
	DCEMinor   = DCERPC.u8("dcerpc.ver_minor", "Version (minor)", Dec)
	DCEType    = DCERPC.u8("dcerpc.pkt_type", "Packet type", Dec)
	DCEFlags   = part(
		DCERPC.u8("dcerpc.cn_flags", "Packet Flags", Hex).At(0),
		DCERPC.bool("dcerpc.cn_flags.object", "Object").Bits(0, 0x80),
		DCERPC.bool("dcerpc.cn_flags.maybe", "Maybe").Bits(0, 0x40),
		DCERPC.bool("dcerpc.cn_flags.dne", "Did Not Execute").Bits(0, 0x20),
		DCERPC.bool("dcerpc.cn_flags.mpx", "Multiplex").Bits(0, 0x10),
		DCERPC.bool("dcerpc.cn_flags.reserved", "Reserved").Bits(0, 0x08),
		DCERPC.bool("dcerpc.cn_flags.cancel_pending", "Cancel Pending").Bits(0, 0x04),
		DCERPC.bool("dcerpc.cn_flags.last_frag", "Last Frag").Bits(0, 0x02),
		DCERPC.bool("dcerpc.cn_flags.first_frag", "First Frag").Bits(0, 0x01),
	)
	DCEOrder     = DCERPC.bytes("dcerpc.drep", "Data Representation")
	DCEOrderPart = part(
		DCERPC.u8("dcerpc.drep.byteorder", "Byte order", Dec).Bits(0, 0xf0),
		DCERPC.u8("dcerpc.drep.character", "Character", Dec).Bits(0, 0x0f),
		DCERPC.u8("dcerpc.drep.fp", "Floating-point", Dec).At(1),
	)
	DCEOpnum     = DCERPC.u16("dcerpc.opnum", "Opnum", Dec)
	DCEObject    = DCERPC.guid("dcerpc.obj_id", "Object")
	DCERequest   = DCERPC.frame("dcerpc.request_in", "Request in frame")
	DCEResponse  = DCERPC.frame("dcerpc.response_in", "Response in frame")
	DCETime      = DCERPC.span("dcerpc.time", "Time from request")
	DCEUnknown   = DCERPC.bool("dcerpc.unknown_if_id", "Unknown DCERPC interface id")
	DCEEncrypted = DCERPC.bytes("dcerpc.encrypted_stub_data", "Encrypted stub data")

	// Of connections.
	DCELength     = DCERPC.u16("dcerpc.cn_frag_len", "Frag Length", Dec)
	DCEAuthLength = DCERPC.u16("dcerpc.cn_auth_len", "Auth Length", Dec)
	DCECall       = DCERPC.u32("dcerpc.cn_call_id", "Call ID", Dec)

	DCEMaxSend   = DCERPC.u16("dcerpc.cn_max_xmit", "Max Xmit Frag", Dec)
	DCEMaxGet    = DCERPC.u16("dcerpc.cn_max_recv", "Max Recv Frag", Dec)
	DCEGroup     = DCERPC.u32("dcerpc.cn_assoc_group", "Assoc Group", Hex)
	DCEItems     = DCERPC.u8("dcerpc.cn_num_ctx_items", "Num Ctx Items", Dec)
	DCEItem      = DCERPC.label("dcerpc.cn_ctx_item", "Ctx Item")
	DCEContext   = DCERPC.u16("dcerpc.cn_ctx_id", "Context ID", Dec)
	DCESyntaxes  = DCERPC.u8("dcerpc.cn_num_trans_items", "Num Trans Items", Dec)
	DCEAbstract  = DCERPC.label("dcerpc.cn_bind_abstract_syntax", "Abstract Syntax")
	DCEInterface = DCERPC.guid("dcerpc.cn_bind_to_uuid", "Interface UUID")
	DCEIfVersion = DCERPC.u16("dcerpc.cn_bind_if_ver", "Interface Ver", Dec)
	DCEIfMinor   = DCERPC.u16("dcerpc.cn_bind_if_ver_minor", "Interface Ver Minor", Dec)
	DCESyntax    = DCERPC.label("dcerpc.cn_bind_trans", "Transfer Syntax")
	DCESyntaxID  = DCERPC.guid("dcerpc.cn_bind_trans_id", "ID")
	DCESyntaxVer = DCERPC.u32("dcerpc.cn_bind_trans_ver", "ver", Dec)
	DCEFeatures  = part(
		DCERPC.u16("dcerpc.cn_bind_trans_btfn", "Bind Time Features", Hex).At(0).Swapped(),
		DCERPC.bool("dcerpc.cn_bind_trans_btfn.01", "Security Context Multiplexing Supported").Bits(0, 0x01),
		DCERPC.bool("dcerpc.cn_bind_trans_btfn.02", "Keep Connection On Orphan Supported").Bits(0, 0x02),
	)

	DCEAddressLength = DCERPC.u16("dcerpc.cn_sec_addr_len", "Scndry Addr len", Dec)
	DCEAddress       = DCERPC.stringz("dcerpc.cn_sec_addr", "Scndry Addr")
	DCEResults       = DCERPC.u8("dcerpc.cn_num_results", "Num results", Dec)
	DCEResult        = DCERPC.u16("dcerpc.cn_ack_result", "Ack result", Dec)
	DCEReason        = DCERPC.u16("dcerpc.cn_ack_reason", "Ack reason", Dec)
	DCEAckSyntax     = DCERPC.guid("dcerpc.cn_ack_trans_id", "Transfer Syntax")
	DCEAckVersion    = DCERPC.u32("dcerpc.cn_ack_trans_ver", "Syntax ver", Dec)

	DCEReject       = DCERPC.u16("dcerpc.cn_reject_reason", "Reject reason", Dec)
	DCEVersions     = DCERPC.u8("dcerpc.cn_num_protocols", "Number of protocols", Dec)
	DCEVersionsPart = part(
		DCERPC.u8("dcerpc.cn_protocol_ver_major", "Protocol major version", Dec).At(0),
		DCERPC.u8("dcerpc.cn_protocol_ver_minor", "Protocol minor version", Dec).At(1),
	)

	DCEHint       = DCERPC.u32("dcerpc.cn_alloc_hint", "Alloc hint", Dec)
	DCECancels    = DCERPC.u8("dcerpc.cn_cancel_count", "Cancel count", Dec)
	DCEFaultFlags = part(
		DCERPC.u8("dcerpc.cn_fault_flags", "Fault flags", Hex).At(0),
		DCERPC.bool("dcerpc.cn_fault_flags.extended_error", "Extended error information present").Bits(0, 0x01),
	)
	DCEStatus = DCERPC.u32("dcerpc.cn_status", "Status", Hex)
	DCEFault  = DCERPC.label("dcerpc.cn_status.expert", "Fault").expert(groupResponse, note)
	DCENack   = DCERPC.label("dcerpc.bind_not_acknowledged", "Bind not acknowledged").expert(groupSequence, warning)
	DCENoBind = DCERPC.label("dcerpc.cn_ctx_id.no_bind", "No bind info for interface Context ID").expert(groupUndecoded, note)

	// Who speaks, and the proof of it.
	DCEAuth     = DCERPC.label("dcerpc.auth_info", "Auth Info")
	DCEAuthPart = part(
		DCERPC.u8("dcerpc.auth_type", "Auth type", Dec).At(0),
		DCERPC.u8("dcerpc.auth_level", "Auth level", Dec).At(1),
		DCERPC.u8("dcerpc.auth_pad_len", "Auth pad len", Dec).At(2),
		DCERPC.u8("dcerpc.auth_rsrvd", "Auth Rsrvd", Dec).At(3),
	)
	DCEAuthContext = DCERPC.u32("dcerpc.auth_ctx_id", "Auth Context ID", Dec)
	DCEPadding     = DCERPC.bytes("dcerpc.auth_padding", "Auth Padding")
	DCECredentials = DCERPC.bytes("dcerpc.auth_credentials", "Auth Credentials")

	// What a client signs of the headers ([MS-RPCE], section 2.2.2.13).
	DCETrailer        = DCERPC.bytes("dcerpc.rpc_sec_vt.signature", "SEC_VT_SIGNATURE")
	DCETrailerCommand = DCERPC.u16("dcerpc.rpc_sec_vt.command", "Command", Hex)
	DCETrailerKind    = DCERPC.u16("dcerpc.rpc_sec_vt.command.cmd", "Cmd", Hex)
	DCETrailerEnd     = DCERPC.bool("dcerpc.rpc_sec_vt.command.end", "SEC_VT_COMMAND_END")
	DCETrailerMust    = DCERPC.bool("dcerpc.rpc_sec_vt.command.must_process", "SEC_VT_MUST_PROCESS_COMMAND")
	DCETrailerLength  = DCERPC.u16("dcerpc.rpc_sec_vt.command.length", "Length", Dec)
	DCETrailerBits    = DCERPC.u32("dcerpc.rpc_sec_vt.bitmask", "rpc_sec_vt_bitmask", Hex)
	DCETrailerSign    = DCERPC.bool("dcerpc.rpc_sec_vt.bitmask.sign", "CLIENT_SUPPORT_HEADER_SIGNING")
	DCETrailerUUID    = DCERPC.guid("dcerpc.rpc_sec_vt.pcontext.interface.uuid", "UUID")
	DCETrailerVersion = DCERPC.u32("dcerpc.rpc_sec_vt.pcontext.interface.ver", "Version", Hex)

	// Of calls in several fragments.
	DCEFragmentData      = DCERPC.bytes("dcerpc.fragment_data", "Fragment data")
	DCEFragments         = DCERPC.label("dcerpc.fragments", "Reassembled DCE/RPC Fragments")
	DCEFragment          = DCERPC.frame("dcerpc.fragment", "DCE/RPC Fragment")
	DCEFragmentCount     = DCERPC.u32("dcerpc.fragment.count", "Fragment count", Dec)
	DCEReassembledLength = DCERPC.u32("dcerpc.reassembled.length", "Reassembled DCE/RPC length", Dec)
	DCEReassembledIn     = DCERPC.frame("dcerpc.reassembled_in", "Reassembled PDU in frame")
	DCEReassembled       = DCERPC.label("dcerpc.fragment_reassembled", "Fragment, reassembled").expert(groupReassemble, chat)

	// Of datagrams.
	DCEDatagramFlags = part(
		DCERPC.u8("dcerpc.dg_flags1", "Flags1", Hex).At(0),
		DCERPC.bool("dcerpc.dg_flags1_rsrvd_80", "Reserved for implementation").Bits(0, 0x80),
		DCERPC.bool("dcerpc.dg_flags1_broadcast", "Broadcast").Bits(0, 0x40),
		DCERPC.bool("dcerpc.dg_flags1_idempotent", "Idempotent").Bits(0, 0x20),
		DCERPC.bool("dcerpc.dg_flags1_maybe", "Maybe").Bits(0, 0x10),
		DCERPC.bool("dcerpc.dg_flags1_nofack", "No Fack").Bits(0, 0x08),
		DCERPC.bool("dcerpc.dg_flags1_frag", "Fragment").Bits(0, 0x04),
		DCERPC.bool("dcerpc.dg_flags1_last_frag", "Last Fragment").Bits(0, 0x02),
		DCERPC.bool("dcerpc.dg_flags1_rsrvd_01", "Reserved for implementation").Bits(0, 0x01),
		DCERPC.u8("dcerpc.dg_flags2", "Flags2", Hex).At(1),
		DCERPC.bool("dcerpc.dg_flags2_rsrvd_80", "Reserved for future use (MBZ)").Bits(1, 0x80),
		DCERPC.bool("dcerpc.dg_flags2_rsrvd_40", "Reserved for future use (MBZ)").Bits(1, 0x40),
		DCERPC.bool("dcerpc.dg_flags2_rsrvd_20", "Reserved for future use (MBZ)").Bits(1, 0x20),
		DCERPC.bool("dcerpc.dg_flags2_rsrvd_10", "Reserved for future use (MBZ)").Bits(1, 0x10),
		DCERPC.bool("dcerpc.dg_flags2_rsrvd_08", "Reserved for future use (MBZ)").Bits(1, 0x08),
		DCERPC.bool("dcerpc.dg_flags2_rsrvd_04", "Reserved for future use (MBZ)").Bits(1, 0x04),
		DCERPC.bool("dcerpc.dg_flags2_cancel_pending", "Cancel Pending").Bits(1, 0x02),
		DCERPC.bool("dcerpc.dg_flags2_rsrvd_01", "Reserved for implementation").Bits(1, 0x01),
	)
	DCESerialHigh    = DCERPC.u8("dcerpc.dg_serial_hi", "Serial High", Hex)
	DCEDatagramIf    = DCERPC.guid("dcerpc.dg_if_id", "Interface")
	DCEActivity      = DCERPC.guid("dcerpc.dg_act_id", "Activity")
	DCEBoot          = DCERPC.field("dcerpc.dg_server_boot", "Server boot time", ftype.AbsoluteTime, Local)
	DCEDatagramVer   = DCERPC.u32("dcerpc.dg_if_ver", "Interface Ver", Dec)
	DCESequence      = DCERPC.u32("dcerpc.dg_seqnum", "Sequence num", Dec)
	DCEInterfaceHint = DCERPC.u16("dcerpc.dg_ihint", "Interface Hint", Hex)
	DCEActivityHint  = DCERPC.u16("dcerpc.dg_ahint", "Activity Hint", Hex)
	DCEDatagramLen   = DCERPC.u16("dcerpc.dg_frag_len", "Fragment len", Dec)
	DCEDatagramNum   = DCERPC.u16("dcerpc.dg_frag_num", "Fragment num", Dec)
	DCEDatagramAuth  = DCERPC.u8("dcerpc.dg_auth_proto", "Auth proto", Dec)
	DCESerialLow     = DCERPC.u8("dcerpc.dg_serial_lo", "Serial Low", Hex)
	DCECancelVersion = DCERPC.u32("dcerpc.dg_cancel_vers", "Cancel Version", Dec)
	DCECancelID      = DCERPC.u32("dcerpc.dg_cancel_id", "Cancel ID", Dec)
	DCECancelAccept  = DCERPC.bool("dcerpc.server_accepting_cancels", "Server accepting cancels")
	DCENoRequest     = DCERPC.label("dcerpc.no_request_found", "No request to this DCE/RPC call found").expert(groupSequence, note)
	DCEDatagramFault = DCERPC.u32("dcerpc.dg_status", "Status", Hex)
)

// RemoteInterface is a set of procedures that DCE/RPC can call, in the version that Wireshark knows.
type RemoteInterface struct {
	*Protocol
	Version uint16
	Opnum   *Field // nil: its procedures have no names
}

// remoteProcedures are the names that do not follow from the interface's.
var remoteProcedures = map[string]string{"rpc_netlogon": "netlogon", "remunk2": "remunk", "pn_io_device": "", "pn_io_controller": "", "pn_io_supervisor": "", "pn_io_parameterserver": ""}

func remoteInterface(name, title string, version uint16) RemoteInterface {
	i := RemoteInterface{Protocol: declare(name, title, 0).payload(), Version: version}
	of, special := remoteProcedures[name]
	if !special {
		of = name
	}
	if of != "" {
		title := "Operation"
		if of == "krb5rpc" {
			title = "Opnum"
		}
		i.Opnum = i.u16(of+".opnum", title, Dec)
	}
	DCERPC.HandsTo(i)
	return i
}

// RemoteInterfaces are the interfaces by their UUIDs, as the bytes of the most significant first.
var RemoteInterfaces = byUUID(map[string]RemoteInterface{
	"12345778-1234-abcd-ef00-0123456789ac": remoteInterface("samr", "SAMR (pidl)", 1),
	"12345778-1234-abcd-ef00-0123456789ab": remoteInterface("lsarpc", "Local Security Authority", 0),
	"4b324fc8-1670-01d3-1278-5a47bf6ee188": remoteInterface("srvsvc", "Server Service", 3),
	"6bffd098-a112-3610-9833-46c3f87e345a": remoteInterface("wkssvc", "Workstation Service", 1),
	"338cd001-2244-31f1-aaaa-900038001003": remoteInterface("winreg", "Remote Registry Service", 1),
	"367abb81-9844-35f1-ad32-98f038001003": remoteInterface("svcctl", "Service Control", 2),
	"12345678-1234-abcd-ef00-0123456789ab": remoteInterface("spoolss", "Microsoft Spool Subsystem", 1),
	"12345678-1234-abcd-ef00-01234567cffb": remoteInterface("rpc_netlogon", "Microsoft Network Logon", 1),
	"e1af8308-5d1f-11c9-91a4-08002b14a0fa": remoteInterface("epm", "DCE/RPC Endpoint Mapper", 3),
	"e3514235-4b06-11d1-ab04-00c04fc2dcd2": remoteInterface("drsuapi", "Active Directory Replication", 4),
	"1ff70682-0a51-30e8-076d-740be8cee98b": remoteInterface("atsvc", "Microsoft AT-Scheduler Service", 1),
	"82273fdc-e32a-18c3-3f78-827929dc23ea": remoteInterface("eventlog", "Event Logger", 0),
	"894de0c0-0d55-11d3-a322-00c04fa321a1": remoteInterface("initshutdown", "Init shutdown service", 1),
	"4fc742e0-4a10-11cf-8273-00aa004ae673": remoteInterface("netdfs", "Settings for Microsoft Distributed File System", 3),
	"3919286a-b10c-11d0-9ba8-00c04fd92ef5": remoteInterface("dssetup", "Active Directory Setup", 0),
	"c681d488-d850-11d0-8c52-00c04fd90f7e": remoteInterface("efs", "EFS (pidl)", 1),
	"afa8bd80-7d8a-11c9-bef4-08002b102989": remoteInterface("mgmt", "DCE/RPC Remote Management", 1),
	"99fcfec4-5260-101b-bbcb-00aa0021347a": remoteInterface("oxid", "DCOM OXID Resolver", 0),
	"4d9f4ab8-7d1c-11cf-861e-0020af6e7c57": remoteInterface("remact", "DCOM IRemoteActivation", 0),
	"000001a0-0000-0000-c000-000000000046": remoteInterface("isystemactivator", "ISystemActivator ISystemActivator Resolver", 0),
	"00000131-0000-0000-c000-000000000046": remoteInterface("remunk", "IRemUnknown", 0),
	"00000143-0000-0000-c000-000000000046": remoteInterface("remunk2", "IRemUnknown2", 0),
	"a4f1db00-ca47-1067-b31f-00dd010662da": remoteInterface("mapi", "MAPI", 0),
	"f5cc5a18-4264-101a-8c59-08002b2f8426": remoteInterface("nspi", "Exchange 5.5 Name Service Provider", 56),
	"1544f5e0-613c-11d1-93df-00c04fd7bd09": remoteInterface("rfr", "Exchange 2003 Directory Request For Response", 1),
	"4da1c422-943d-11d1-acae-00c04fc2aa3f": remoteInterface("trksvr", "Microsoft Distributed Link Tracking Server Service", 1),
	"5a7b91f8-ff00-11d0-a9b2-00c04fb6e6fc": remoteInterface("messenger", "Microsoft Messenger Service", 1),
	"50abc2a4-574d-40b3-9d66-ee4fd5fba076": remoteInterface("dnsserver", "DNS Server", 5),
	"f5cc59b4-4264-101a-8c59-08002b2f8426": remoteInterface("frsrpc", "File Replication Service", 1),
	"d049b186-814f-11d1-9a3c-00c04fc9b232": remoteInterface("frsapi", "Microsoft File Replication Service API", 1),
	"897e2e5f-93f3-4376-9c9c-fd2277495c27": remoteInterface("frstrans", "File Replication Service DFS-R", 1),
	"2f5f6520-ca46-1067-b319-00dd010662da": remoteInterface("tapi", "Microsoft Telephony API Service", 1),
	"8f09f000-b7ed-11ce-bbd2-00001a181cad": remoteInterface("rras", "Microsoft Routing and Remote Access Service", 0),
	"621dff68-3c39-4c6c-aae3-e68e2c6503ad": remoteInterface("wzcsvc", "Wireless Configuration Service", 1),
	"b97db8b2-4c63-11cf-bff6-08002be23f2f": remoteInterface("clusapi", "Failover Cluster Management API (clusapi)", 3),
	"ccd8c074-d0e5-4a40-92b4-d074faa6ba28": remoteInterface("witness", "SMB Witness Service", 1),
	"a8e0653c-2744-4389-a61d-7373df8b2292": remoteInterface("fsrvp", "File Server Remote VSS Protocol", 1),
	"00020400-0000-0000-c000-000000000046": remoteInterface("dispatch", "DCOM IDispatch", 0),
	"86d35949-83c9-4044-b424-db363231fd0c": remoteInterface("taskschedulerservice", "Microsoft Task Scheduler Service", 1),
	"8d9f4e40-a03d-11ce-8f69-08003e30051b": remoteInterface("pnp", "Microsoft Plug and Play service", 1),
	"76f03f96-cdfd-44fc-a22c-64950a001209": remoteInterface("iremotewinspool", "IRemoteWinspool SubSystem", 1),
	"9556dc99-828c-11cf-a37e-00aa003240c7": remoteInterface("IWbemServices", "IWBEMSERVICES (pidl)", 0),
	"f309ad18-d86a-11d0-a075-00c04fb68820": remoteInterface("IWbemLevel1Login", "IWBEMLEVEL1LOGIN (pidl)", 0),
	"8f73de50-768c-11ca-bffc-08001e039431": remoteInterface("krb5rpc", "DCE/RPC Kerberos V", 1),
	"333a2276-0000-0000-0d00-00809c000000": remoteInterface("conv", "DCE/RPC Conversation Manager", 3),
	"dea00001-6c97-11d1-8271-00a02442df7d": remoteInterface("pn_io_device", "PROFINET IO (Device)", 1),
	"dea00002-6c97-11d1-8271-00a02442df7d": remoteInterface("pn_io_controller", "PROFINET IO (Controller)", 1),
	"dea00003-6c97-11d1-8271-00a02442df7d": remoteInterface("pn_io_supervisor", "PROFINET IO (Supervisor)", 1),
	"dea00004-6c97-11d1-8271-00a02442df7d": remoteInterface("pn_io_parameterserver", "PROFINET IO (Parameter Server)", 1),
})

func byUUID(texts map[string]RemoteInterface) map[[16]byte]RemoteInterface {
	m := make(map[[16]byte]RemoteInterface, len(texts))
	for text, i := range texts {
		b, err := hex.DecodeString(strings.ReplaceAll(text, "-", ""))
		if err != nil {
			panic(err)
		}
		m[[16]byte(b)] = i
	}
	return m
}
