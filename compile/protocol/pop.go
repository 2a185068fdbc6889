package protocol

// POP3 (RFC 1939).
var (
	POP = declare("pop", "Post Office Protocol", 0).payload().On(TCPPorts, 110).HandsTo(IMF, TLS)

	POPRequest     = POP.string("pop.request", "Request")
	POPCommand     = POP.string("pop.request.command", "Request command")
	POPParameter   = POP.string("pop.request.parameter", "Request parameter")
	POPResponse    = POP.string("pop.response", "Response")
	POPIndicator   = POP.string("pop.response.indicator", "Response indicator")
	POPDescription = POP.string("pop.response.description", "Response description")
	POPData        = POP.string("pop.response.data", "Data")
)
