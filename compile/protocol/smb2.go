package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// SMB in its later versions ([MS-SMB2]): headers, and of the messages what says which file they are about, and what is done with it.
var (
	SMB2 = declare("smb2", "SMB2 (Server Message Block Protocol version 2)", 0).payload().HandsTo(GSSAPI, NTLMSSP, DCERPC)

	SMB2Protocol = part(
		SMB2.u32("smb2.protocol_id", "ProtocolId", Hex).At(0),
	)
	SMB2Header = part(
		SMB2.u16("smb2.header_len", "Header Length", Dec).At(4).Swapped(),
		SMB2.u16("smb2.credit.charge", "Credit Charge", Dec).At(6).Swapped(),
		SMB2.u16("smb2.cmd", "Command", Dec).At(12).Swapped(),
		SMB2.u32("smb2.flags", "Flags", Hex).At(16).Swapped(),
		SMB2.bool("smb2.flags.response", "Response").Bits(16, 0x01),
		SMB2.bool("smb2.flags.async", "Async command").Bits(16, 0x02),
		SMB2.bool("smb2.flags.chained", "Chained").Bits(16, 0x04),
		SMB2.bool("smb2.flags.signature", "Signing").Bits(16, 0x08),
		SMB2.bool("smb2.flags.priority_mask", "Priority").Bits(16, 0x70),
		SMB2.bool("smb2.flags.dfs", "DFS operation").Bits(19, 0x10),
		SMB2.bool("smb2.flags.replay", "Replay operation").Bits(19, 0x20),
		SMB2.u32("smb2.chain_offset", "Chain Offset", Hex).At(20).Swapped(),
		SMB2.u64("smb2.msg_id", "Message ID", Dec).At(24).Swapped(),
	)
	SMB2Request = part(
		SMB2.u16("smb2.channel_sequence", "Channel Sequence", Dec).At(8).Swapped(),
		SMB2.u16("smb2.credits.requested", "Credits requested", Dec).At(14).Swapped(),
	)
	SMB2Response = part(
		SMB2.u32("smb2.nt_status", "NT Status", Hex).At(8).Swapped(),
		SMB2.u16("smb2.credits.granted", "Credits granted", Dec).At(14).Swapped(),
	)
	SMB2Async = part(
		SMB2.u64("smb2.aid", "Async Id", Hex).At(32).Swapped(),
	)
	SMB2Sync = part(
		SMB2.u32("smb2.header_reserved", "Reserved", Hex).At(32).Swapped(),
		SMB2.u32("smb2.tid", "Tree Id", Hex).At(36).Swapped(),
	)
	SMB2Session = part(
		SMB2.u64("smb2.sesid", "Session Id", Hex).At(0).Swapped(),
	)
	SMB2Signature = part(
		SMB2.bytes("smb2.signature", "Signature").Wide(48, 16),
	)
	SMB2SecurityBlob = SMB2.bytes("smb2.security_blob", "Security Blob")
	SMB2ResponseTo   = SMB2.frame("smb2.response_to", "Response to")
	SMB2Time         = SMB2.span("smb2.time", "Time to response")

	// Of the tree and the session that a message belongs to.
	SMB2Tree        = SMB2.string("smb2.tree", "Tree")
	SMB2ShareType   = SMB2.u8("smb2.share_type", "Share Type", Hex)
	SMB2TreeFrame   = SMB2.frame("smb2.tcon_frame", "Connected in Frame")
	SMB2Account     = SMB2.string("smb2.acct", "Account")
	SMB2Domain      = SMB2.string("smb2.domain", "Domain")
	SMB2Host        = SMB2.string("smb2.host", "Host")
	SMB2AuthFrame   = SMB2.frame("smb2.auth_frame", "Authenticated in Frame")
	SMB2File        = SMB2.guid("smb2.fid", "File Id")
	SMB2FileName    = SMB2.string("smb2.filename", "Filename")
	SMB2FindPattern = SMB2.string("smb2.find.pattern", "Search Pattern")

	// The bodies of messages. Places count from their beginning.
	SMB2Body = part(
		SMB2.u16("smb2.buffer_code", "StructureSize", Hex).At(0).Swapped(),
		SMB2.u16("smb2.buffer_code.length", "Fixed Part Length", Dec).Bits(0, 0xfffe).Swapped(),
		SMB2.bool("smb2.buffer_code.dynamic", "Dynamic Part").Bits(0, 0x01),
	)
	SMB2CreateRequest = part(
		SMB2.u8("smb2.create.oplock", "Oplock", Hex).At(3),
		SMB2.u32("smb2.impersonation.level", "Impersonation level", Dec).At(4).Swapped(),
		SMB2.u64("smb2.create_flags", "Create Flags", Hex).At(8).Swapped(),
		SMB2.u32("smb2.create.disposition", "Disposition", Dec).At(36).Swapped(),
	)
	SMB2CreateResponse = part(
		SMB2.u8("smb2.create.oplock", "Oplock", Hex).At(2),
		SMB2.u8("smb2.create.rep_flags", "Response Flags", Hex).At(3),
		SMB2.bool("smb2.create.rep_flags.reparse_point", "ReparsePoint").Bits(3, 0x01),
		SMB2.u32("smb2.create.action", "Create Action", Dec).At(4).Swapped(),
	)
	SMB2BadReserved = SMB2.label("smb2.bad_negprot_reserved2", "Negotiate Protocol response Reserved2 is nonzero").expert(GroupMalformed, severe)
	SMB2Contexts    = SMB2.label("smb2.create.extrainfo", "ExtraInfo")
	SMB2ContextPart = part(
		SMB2.u32("smb2.create.chain_offset", "Chain Offset", Hex).At(0).Swapped(),
	)
	SMB2Tag         = SMB2.string("smb2.tag", "Tag")
	SMB2ContextData = SMB2.label("smb2.create.chain_data", "Data")
	SMB2MaxAccess   = part(
		SMB2.u32("smb2.mxac_status", "Query Status", Hex).At(0).Swapped(),
	)
	SMB2CloseFlags = part(
		SMB2.u16("smb2.close.flags", "Close Flags", Hex).At(2).Swapped(),
		SMB2.bool("smb2.close.pq_attrib", "PostQuery Attrib").Bits(2, 0x01),
	)
	SMB2FileTimes = [...]*Field{
		SMB2.field("smb2.create.time", "Create", ftype.AbsoluteTime, Local),
		SMB2.field("smb2.last_access.time", "Last Access", ftype.AbsoluteTime, Local),
		SMB2.field("smb2.last_write.time", "Last Write", ftype.AbsoluteTime, Local),
		SMB2.field("smb2.last_change.time", "Last Change", ftype.AbsoluteTime, Local),
	}
	SMB2Allocation = part(
		SMB2.u64("smb2.allocation_size", "Allocation Size", Dec).At(0).Swapped(),
	)
	SMB2EndOfFile = part(
		SMB2.u64("smb2.eof", "End Of File", Dec).At(0).Swapped(),
	)
	SMB2Attributes = part(
		SMB2.u32("smb2.file_attribute", "File Attributes", Hex).At(0).Swapped(),
		SMB2.bool("smb2.file_attribute.read_only", "Read Only").Bits(0, 0x01),
		SMB2.bool("smb2.file_attribute.hidden", "Hidden").Bits(0, 0x02),
		SMB2.bool("smb2.file_attribute.system", "System").Bits(0, 0x04),
		SMB2.bool("smb2.file_attribute.directory", "Directory").Bits(0, 0x10),
		SMB2.bool("smb2.file_attribute.archive", "Requires archived").Bits(0, 0x20),
		SMB2.bool("smb2.file_attribute.normal", "Normal").Bits(0, 0x80),
		SMB2.bool("smb2.file_attribute.temporary", "Temporary").Bits(1, 0x01),
		SMB2.bool("smb2.file_attribute.sparse", "Sparse").Bits(1, 0x02),
		SMB2.bool("smb2.file_attribute.reparse", "Reparse Point").Bits(1, 0x04),
		SMB2.bool("smb2.file_attribute.compressed", "Compressed").Bits(1, 0x08),
		SMB2.bool("smb2.file_attribute.offline", "Offline").Bits(1, 0x10),
		SMB2.bool("smb2.file_attribute.not_content_indexed", "Not Content Indexed").Bits(1, 0x20),
		SMB2.bool("smb2.file_attribute.encrypted", "Encrypted").Bits(1, 0x40),
		SMB2.bool("smb2.file_attribute.integrity_stream", "Integrity Stream").Bits(1, 0x80),
		SMB2.bool("smb2.file_attribute.no_scrub_data", "No Scrub Data").Bits(2, 0x02),
		SMB2.bool("smb2.file_attribute.recall_on_open", "Recall on open").Bits(2, 0x04),
		SMB2.bool("smb2.file_attribute.pinned", "Pinned").Bits(2, 0x08),
		SMB2.bool("smb2.file_attribute.unpinned", "Unpinned").Bits(2, 0x10),
		SMB2.bool("smb2.file_attribute.recall_on_data_access", "Recall on data access").Bits(2, 0x40),
	)
	SMB2ReadRequest = part(
		SMB2.u8("smb2.read_padding", "Padding", Hex).At(2),
		SMB2.u32("smb2.read_length", "Read Length", Dec).At(4).Swapped(),
		SMB2.u64("smb2.file_offset", "File Offset", Dec).At(8).Swapped(),
		SMB2.u32("smb2.min_count", "Min Count", Dec).At(32).Swapped(),
		SMB2.u32("smb2.channel", "Channel", Hex).At(36).Swapped(),
		SMB2.u32("smb2.remaining_bytes", "Remaining Bytes", Dec).At(40).Swapped(),
	)
	SMB2ReadResponse = part(
		SMB2.u32("smb2.read_remaining", "Read Remaining", Dec).At(8).Swapped(),
	)
	SMB2WriteRequest = part(
		SMB2.u16("smb2.data_offset", "Data Offset", Hex).At(2).Swapped(),
		SMB2.u32("smb2.write_length", "Write Length", Dec).At(4).Swapped(),
		SMB2.u64("smb2.file_offset", "File Offset", Dec).At(8).Swapped(),
		SMB2.u32("smb2.channel", "Channel", Hex).At(32).Swapped(),
		SMB2.u32("smb2.remaining_bytes", "Remaining Bytes", Dec).At(36).Swapped(),
		SMB2.u32("smb2.write.flags", "Write Flags", Hex).At(44).Swapped(),
		SMB2.bool("smb2.write.flags.write_through", "Write through").Bits(44, 0x01),
		SMB2.bool("smb2.write.flags.unbuffered", "Unbuffered").Bits(44, 0x02),
	)
	SMB2WriteResponse = part(
		SMB2.u32("smb2.write.count", "Write Count", Dec).At(4).Swapped(),
		SMB2.u32("smb2.write.remaining", "Write Remaining", Dec).At(8).Swapped(),
	)
	SMB2Control = part(
		SMB2.u32("smb2.ioctl.function", "Function", Hex).At(4).Swapped(),
		SMB2.u32("smb2.ioctl.function.device", "Device", Hex).Bits(4, 0xffff0000).Swapped(),
		SMB2.u32("smb2.ioctl.function.access", "Access", Hex).Bits(4, 0x0000c000).Swapped(),
		SMB2.u32("smb2.ioctl.function.function", "Function", Hex).Bits(4, 0x00003ffc).Swapped(),
		SMB2.u32("smb2.ioctl.function.method", "Method", Hex).Bits(4, 0x00000003).Swapped(),
	)
	SMB2ControlRequest = part(
		SMB2.u32("smb2.max_ioctl_in_size", "Max Ioctl In Size", Dec).At(32).Swapped(),
		SMB2.u32("smb2.max_ioctl_out_size", "Max Ioctl Out Size", Dec).At(44).Swapped(),
		SMB2.u32("smb2.ioctl.flags", "Flags", Hex).At(48).Swapped(),
		SMB2.bool("smb2.ioctl.is_fsctl", "Is FSCTL").Bits(48, 0x01),
	)
	SMB2ControlResponse = part(
		SMB2.u32("smb2.flags", "Flags", Hex).At(40).Swapped(),
	)
	SMB2SetupRequest = part(
		SMB2.u32("smb2.channel", "Channel", Hex).At(8).Swapped(),
	)
	SMB2Class      = SMB2.u8("smb2.class", "Class", Hex)
	SMB2InfoLevels = [...]*Field{ // by class
		1: SMB2.u8("smb2.file_info.infolevel", "InfoLevel", Hex),
		2: SMB2.u8("smb2.fs_info.infolevel", "InfoLevel", Hex),
		3: SMB2.u8("smb2.sec_info.infolevel", "InfoLevel", Hex),
	}
	SMB2FindLevel = SMB2.u32("smb2.find.infolevel", "Info Level", Dec)
)
