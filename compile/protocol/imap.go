package protocol

// IMAP (RFC 9051).
var (
	IMAP = declare("imap", "Internet Message Access Protocol", 0).payload().On(TCPPorts, 143).HandsTo(IMF, TLS)

	IMAPIsRequest = IMAP.bool("imap.isrequest", "Request")
	IMAPLine      = IMAP.stringz("imap.line", "Line")
	IMAPTag       = IMAP.stringz("imap.tag", "Tag")
	IMAPCommand   = IMAP.stringz("imap.command", "Command")

	IMAPRequest        = IMAP.stringz("imap.request", "Request")
	IMAPRequestTag     = IMAP.stringz("imap.request_tag", "Request Tag")
	IMAPRequestCommand = IMAP.stringz("imap.request.command", "Request Command")
	IMAPUID            = IMAP.bool("imap.request.command.uid", "Request isUID")
	IMAPFolder         = IMAP.stringz("imap.request.folder", "Request Folder")
	IMAPUser           = IMAP.stringz("imap.request.username", "Request Username")
	IMAPPassword       = IMAP.stringz("imap.request.password", "Request Password")

	IMAPResponse        = IMAP.stringz("imap.response", "Response")
	IMAPResponseTag     = IMAP.stringz("imap.response_tag", "Response Tag")
	IMAPResponseCommand = IMAP.stringz("imap.response.command", "Response Command")
	IMAPStatus          = IMAP.stringz("imap.response.status", "Response Status")
	IMAPResponseIn      = IMAP.frame("imap.response_in", "Response In")
	IMAPResponseTo      = IMAP.frame("imap.response_to", "Request In")
	IMAPTime            = IMAP.span("imap.time", "Response Time")
)
