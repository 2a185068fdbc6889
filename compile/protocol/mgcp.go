package protocol

// MGCP (RFC 3435).
var (
	MGCP = declare("mgcp", "Media Gateway Control Protocol", 0).payload().On(UDPPorts, 2427, 2727).On(TCPPorts, 2427, 2727).HandsTo(SDP)

	MGCPRequest       = MGCP.bool("mgcp.req", "Request")
	MGCPResponse      = MGCP.bool("mgcp.rsp", "Response")
	MGCPVerb          = MGCP.string("mgcp.req.verb", "Verb")
	MGCPEndpoint      = MGCP.string("mgcp.req.endpoint", "Endpoint")
	MGCPTransaction   = MGCP.string("mgcp.transid", "Transaction ID")
	MGCPVersion       = MGCP.string("mgcp.version", "Version")
	MGCPCode          = MGCP.u32("mgcp.rsp.rspcode", "Response Code", Dec)
	MGCPText          = MGCP.string("mgcp.rsp.rspstring", "Response String")
	MGCPParameters    = MGCP.label("mgcp.params", "Parameters")
	MGCPCount         = MGCP.u32("mgcp.messagecount", "MGCP Message Count", Dec)
	MGCPRequestFrame  = MGCP.frame("mgcp.reqframe", "Request Frame")
	MGCPResponseFrame = MGCP.frame("mgcp.rspframe", "Response Frame")
	MGCPTime          = MGCP.span("mgcp.time", "Time from request")
	MGCPDuplicate     = MGCP.u32("mgcp.dup", "Duplicate Message", Dec)
	MGCPRequestDup    = MGCP.u32("mgcp.req.dup", "Duplicate Request", Dec)
	MGCPRequestFirst  = MGCP.frame("mgcp.req.dup.frame", "Original Request Frame")
	MGCPResponseDup   = MGCP.u32("mgcp.rsp.dup", "Duplicate Response", Dec)
	MGCPResponseFirst = MGCP.frame("mgcp.rsp.dup.frame", "Original Response Frame")
	MGCPInvalid       = MGCP.string("mgcp.param.invalid", "Invalid Parameter")

	// MGCPParameter are the parameters (section 3.2.2) by what their lines begin with.
	MGCPParameter = map[string]*Field{
		"B":  MGCP.string("mgcp.param.bearerinfo", "BearerInformation (B)"),
		"C":  MGCP.string("mgcp.param.callid", "CallId (C)"),
		"I":  MGCP.string("mgcp.param.connectionid", "ConnectionIdentifier (I)"),
		"I2": MGCP.string("mgcp.param.secondconnectionid", "SecondConnectionID (I2)"),
		"M":  MGCP.string("mgcp.param.connectionmode", "ConnectionMode (M)"),
		"R":  MGCP.string("mgcp.param.reqevents", "RequestedEvents (R)"),
		"S":  MGCP.string("mgcp.param.signalreq", "SignalRequests (S)"),
		"D":  MGCP.string("mgcp.param.digitmap", "DigitMap (D)"),
		"O":  MGCP.string("mgcp.param.observedevents", "ObservedEvents (O)"),
		"P":  MGCP.string("mgcp.param.connectionparam", "ConnectionParameters (P)"),
		"E":  MGCP.string("mgcp.param.reasoncode", "ReasonCode (E)"),
		"Z":  MGCP.string("mgcp.param.specificendpointid", "SpecificEndpointID (Z)"),
		"Z2": MGCP.string("mgcp.param.secondendpointid", "SecondEndpointID (Z2)"),
		"X":  MGCP.string("mgcp.param.requestid", "RequestIdentifier (X)"),
		"RM": MGCP.string("mgcp.param.restartmethod", "RestartMethod (RM)"),
		"RD": MGCP.string("mgcp.param.restartdelay", "RestartDelay (RD)"),
		"Q":  MGCP.string("mgcp.param.quarantinehandling", "QuarantineHandling (Q)"),
		"T":  MGCP.string("mgcp.param.detectedevents", "DetectedEvents (T)"),
		"F":  MGCP.string("mgcp.param.reqinfo", "RequestedInfo (F)"),
		"N":  MGCP.string("mgcp.param.notifiedentity", "NotifiedEntity (N)"),
		"A":  MGCP.string("mgcp.param.capabilities", "Capabilities (A)"),
		"ES": MGCP.string("mgcp.param.eventstates", "EventStates (ES)"),
		"K":  MGCP.string("mgcp.param.rspack", "ResponseAck (K)"),
		"RA": MGCP.string("mgcp.param.resourceid", "ResourceIdentifier (DQ-RI)"),
	}
)
