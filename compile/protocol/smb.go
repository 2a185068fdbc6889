package protocol

// SMB, its first version and the later ones: headers.
var (
	SMB = declare("smb", "SMB (Server Message Block Protocol)", 0).payload().HandsTo(GSSAPI, NTLMSSP)

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
		SMB.u16("smb.flags2", "Flags2", Hex).At(10).Swapped(),
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

	SMB2 = declare("smb2", "SMB2 (Server Message Block Protocol version 2)", 0).payload().HandsTo(GSSAPI, NTLMSSP)

	SMB2Protocol = part(
		SMB2.u32("smb2.protocol_id", "ProtocolId", Hex).At(0),
	)
	SMB2Header = part(
		SMB2.u16("smb2.header_len", "Header Length", Dec).At(4).Swapped(),
		SMB2.u16("smb2.credit.charge", "Credit Charge", Dec).At(6).Swapped(),
		SMB2.u16("smb2.cmd", "Command", Dec).At(12).Swapped(),
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
)
