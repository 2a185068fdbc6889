package protocol

// SMB in its first version ([MS-CIFS], [MS-SMB]): headers.
var (
	SMB = declare("smb", "SMB (Server Message Block Protocol)", 0).payload().HandsTo(GSSAPI, NTLMSSP, SMBPipe, DCERPC, Mailslot, Browser)

	SMBHeader = part(
		SMB.u32("smb.server_component", "Server Component", Hex).At(0).Swapped(),
	)
	SMBCommand = SMB.u8("smb.cmd", "SMB Command", Hex)
	SMBStatus  = part(
		SMB.u32("smb.nt_status", "NT Status", Hex).At(5).Swapped(),
	)
	SMBError = part(
		SMB.u8("smb.error_class", "Error Class", Hex).At(5),
		SMB.u16("smb.error_code", "Error Code", Hex).At(7).Swapped(),
	)
	SMBFlags = part(
		SMB.u8("smb.flags", "Flags", Hex).At(9),
		SMB.bool("smb.flags.response", "Request/Response").Bits(9, 0x80),
		SMB.bool("smb.flags.lock", "Lock and Read").Bits(9, 0x01),
		SMB.bool("smb.flags.receive_buffer", "Receive Buffer Posted").Bits(9, 0x02),
		SMB.bool("smb.flags.caseless", "Case Sensitivity").Bits(9, 0x08),
		SMB.bool("smb.flags.canon", "Canonicalized Pathnames").Bits(9, 0x10),
		SMB.bool("smb.flags.oplock", "Oplocks").Bits(9, 0x20),
		SMB.bool("smb.flags.notify", "Notify").Bits(9, 0x40),
		SMB.u16("smb.flags2", "Flags2", Hex).At(10).Swapped(),
		SMB.bool("smb.flags2.long_names_allowed", "Long Names Allowed").Bits(10, 0x01),
		SMB.bool("smb.flags2.ea", "Extended Attributes").Bits(10, 0x02),
		SMB.bool("smb.flags2.sec_sig", "Security Signatures").Bits(10, 0x04),
		SMB.bool("smb.flags2.compressed", "Compressed").Bits(10, 0x08),
		SMB.bool("smb.flags2.sec_sig_required", "Security Signatures Required").Bits(10, 0x10),
		SMB.bool("smb.flags2.long_names_used", "Long Names Used").Bits(10, 0x40),
		SMB.bool("smb.flags2.reparse_path", "Reparse Path").Bits(11, 0x04),
		SMB.bool("smb.flags2.esn", "Extended Security Negotiation").Bits(11, 0x08),
		SMB.bool("smb.flags2.dfs", "Dfs").Bits(11, 0x10),
		SMB.bool("smb.flags2.roe", "Execute-only Reads").Bits(11, 0x20),
		SMB.bool("smb.flags2.nt_error", "Error Code Type").Bits(11, 0x40),
		SMB.bool("smb.flags2.string", "Unicode Strings").Bits(11, 0x80),
		SMB.u16("smb.pid.high", "Process ID High", Dec).At(12).Swapped(),
		SMB.u16("smb.tid", "Tree ID", Dec).At(24).Swapped(),
		SMB.u16("smb.pid", "Process ID", Dec).At(26).Swapped(),
		SMB.u16("smb.uid", "User ID", Dec).At(28).Swapped(),
		SMB.u16("smb.mid", "Multiplex ID", Dec).At(30).Swapped(),
	)

	SMBSignature = part(
		SMB.bytes("smb.signature", "Signature").Wide(14, 8),
	)
	SMBOverIPX = part( // in its place, where no session is in between
		SMB.u32("smb.key", "Key", Hex).At(14).Swapped(),
		SMB.u16("smb.sessid", "Session ID", Dec).At(18).Swapped(),
		SMB.u16("smb.sequence_num", "Sequence Number", Dec).At(20).Swapped(),
		SMB.u16("smb.group_id", "Group ID", Dec).At(22).Swapped(),
	)
	SMBSecurityBlobLength = part(
		SMB.u16("smb.security_blob_len", "Security Blob Length", Dec).At(0).Swapped(),
	)
	SMBSecurityBlob = SMB.bytes("smb.security_blob", "Security Blob")

	SMBResponseTo = SMB.frame("smb.response_to", "Response to")
	SMBTime       = SMB.span("smb.time", "Time from request")
	SMBPath       = SMB.string("smb.path", "Path")
	SMBService    = SMB.string("smb.service", "Service")
	SMBFile       = SMB.string("smb.file", "File Name")
	SMBDirectory  = SMB.string("smb.dir_name", "Directory")
	SMBPattern    = SMB.string("smb.search_pattern", "Search Pattern")
	SMBFID        = SMB.u16("smb.fid", "FID", Hex)
	SMBWords      = SMB.u8("smb.wct", "Word Count (WCT)", Dec)
	SMBBytes      = SMB.u16("smb.bcc", "Byte Count (BCC)", Dec)
	SMBNext       = SMB.u16("smb.andxoffset", "AndXOffset", DecHex)
	SMBAction     = part(
		SMB.u32("smb.create.action", "Create action", Dec).At(7).Swapped(),
	)
	SMBSubcommand  = SMB.u16("smb.trans2.cmd", "Subcommand", Hex)
	SMBTransaction = SMB.string("smb.trans_name", "Transaction Name")

	SMBPipe         = declare("smb_pipe", "SMB Pipe Protocol", 0).payload()
	SMBPipeFunction = SMBPipe.u16("smb_pipe.function", "Function", Hex)
)

// Mailslots, and what browsers tell each other in one of them: which machines there are ([MS-BRWS]).
var (
	Mailslot     = declare("mailslot", "SMB MailSlot Protocol", 0).payload()
	MailslotName = Mailslot.string("mailslot.name", "Mailslot Name")
	MailslotPart = part(
		Mailslot.u16("mailslot.opcode", "Opcode", Dec).At(0).Swapped(),
		Mailslot.u16("mailslot.priority", "Priority", Dec).At(2).Swapped(),
		Mailslot.u16("mailslot.class", "Class", Dec).At(4).Swapped(),
	)
	MailslotSize = Mailslot.u16("mailslot.size", "Size", Dec)
)
