package protocol

// SMB in its first version ([MS-CIFS], [MS-SMB]): headers.
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
)
