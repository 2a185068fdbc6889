package protocol

// Sessions of NetBIOS over TCP, and what SMB without them has in their place.
var (
	NBSS = declare("nbss", "NetBIOS Session Service", 0).payload().On(TCPPorts, 139, 445).HandsTo(SMB, SMB2, Data)

	NBSSType         = NBSS.u8("nbss.type", "Message Type", Hex)
	NBSSLength       = NBSS.u24("nbss.length", "Length", Dec)
	NBSSContinuation = NBSS.bytes("nbss.continuation_data", "Continuation data")
	NBSSCalled       = NBSS.string("nbss.called_name", "Called name")
	NBSSCalling      = NBSS.string("nbss.calling_name", "Calling name")
	NBSSError        = part(
		NBSS.u8("nbss.error_code", "Error code", Hex).At(0),
	)
	NBSSRetarget = part(
		NBSS.ipv4("nbss.retarget_ip_address", "Retarget IP address").At(0),
		NBSS.u16("nbss.retarget_port", "Retarget port", Dec).At(4),
	)
)
