package protocol

// IRC (RFC 1459), and what messages of CTCP in it say.
var (
	IRC = declare("irc", "Internet Relay Chat", 0).payload().On(TCPPorts, 6667, 57000)

	IRCNoSpace = IRC.label("irc.prefix_missing_ending_space", "Prefix missing ending <space>").expert(GroupMalformed, severe)

	IRCNoEnd  = IRC.label("irc.missing_end_delimiter", "Missing ending tag delimiter (0x01)").expert(GroupMalformed, severe)
	IRCBadTag = IRC.label("irc.tag_data_invalid", "Tag data outside of NOTICE or PRIVMSG command").expert(groupProtocol, warning)

	IRCTagCommand    = IRC.string("irc.ctcp.command", "Command")
	IRCTagParameters = IRC.string("irc.ctcp.parameters", "Parameters")

	IRCRequest = IRCMessage{
		Line:      IRC.string("irc.request", "Request"),
		Prefix:    IRC.string("irc.request.prefix", "Prefix"),
		Command:   IRC.string("irc.request.command", "Command"),
		Numeric:   IRC.label("irc.request.command.numeric", "Numeric command not allowed in request").expert(groupProtocol, warning),
		NoCommand: IRC.label("irc.request.command.missing", "Request has no command").expert(GroupMalformed, severe),
		Parameter: IRC.string("irc.request.command_parameter", "Parameter"),
		Trailer:   IRC.string("irc.request.trailer", "Trailer"),
	}
	IRCResponse = IRCMessage{
		Line:      IRC.string("irc.response", "Response"),
		Prefix:    IRC.string("irc.response.prefix", "Prefix"),
		Command:   IRC.string("irc.response.command", "Command"),
		Numeric:   IRC.u16("irc.response.num_command", "Command", Dec),
		NoCommand: IRC.label("irc.response.command.missing", "Response has no command").expert(GroupMalformed, severe),
		Parameter: IRC.string("irc.response.command_parameter", "Parameter"),
		Trailer:   IRC.string("irc.response.trailer", "Trailer"),
	}
)

// IRCMessage has the fields of a message in one direction.
type IRCMessage struct{ Line, Prefix, Command, Numeric, NoCommand, Parameter, Trailer *Field }
