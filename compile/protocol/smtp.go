package protocol

// SMTP (RFC 5321), commands and replies.
var (
	SMTP = declare("smtp", "Simple Mail Transfer Protocol", 0).payload().On(TCPPorts, 25, 587).HandsTo(TLS, IMF, TextLines)

	SMTPRequest   = SMTP.bool("smtp.req", "Request")
	SMTPLine      = SMTP.string("smtp.command_line", "Command Line")
	SMTPCommand   = SMTP.string("smtp.req.command", "Command")
	SMTPParameter = SMTP.string("smtp.req.parameter", "Request parameter")
	SMTPReply     = SMTP.bool("smtp.rsp", "Response")
	SMTPResponse  = SMTP.string("smtp.response", "Response")
	SMTPCode      = SMTP.u32("smtp.response.code", "Response code", Dec)
	SMTPText      = SMTP.string("smtp.rsp.parameter", "Response parameter")
	SMTPUser      = SMTP.string("smtp.auth.username", "Username")
	SMTPPassword  = SMTP.string("smtp.auth.password", "Password")
	SMTPBoth      = SMTP.string("smtp.auth.username_password", "Username/Password")
	SMTPEnd       = SMTP.label("smtp.eom", "EOM")

	SMTPFragments         = SMTP.label("smtp.data.fragments", "DATA fragments")
	SMTPFragment          = SMTP.frame("smtp.data.fragment", "DATA fragment")
	SMTPFragmentCount     = SMTP.u32("smtp.data.fragment.count", "DATA fragment count", Dec)
	SMTPReassembledIn     = SMTP.frame("smtp.data.reassembled.in", "Reassembled DATA in frame")
	SMTPReassembledLength = SMTP.u32("smtp.data.reassembled.length", "Reassembled DATA length", Dec)
)
