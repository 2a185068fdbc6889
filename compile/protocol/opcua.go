package protocol

// OPC UA's binary protocol over TCP (OPC 10000-6): how messages are transported, and which service they are of.
var (
	OPCUA = declare("opcua", "OpcUa Binary Protocol", 0).payload().On(TCPPorts, 4840)

	OPCUAHeader = part(
		OPCUA.string("opcua.transport.type", "Message Type").Wide(0, 3),
		OPCUA.string("opcua.transport.chunk", "Chunk Type").Wide(3, 1),
		OPCUA.u32("opcua.transport.size", "Message Size", Dec).At(4).Swapped(),
	)
	OPCUABuffers = part(
		OPCUA.u32("opcua.transport.ver", "Version", Dec).At(0).Swapped(),
		OPCUA.u32("opcua.transport.rbs", "ReceiveBufferSize", Dec).At(4).Swapped(),
		OPCUA.u32("opcua.transport.sbs", "SendBufferSize", Dec).At(8).Swapped(),
		OPCUA.u32("opcua.transport.mms", "MaxMessageSize", Dec).At(12).Swapped(),
		OPCUA.u32("opcua.transport.mcc", "MaxChunkCount", Dec).At(16).Swapped(),
	)
	OPCUAEndpoint  = OPCUA.string("opcua.transport.endpoint", "EndpointUrl")
	OPCUAServerURI = OPCUA.string("opcua.transport.suri", "ServerUri")
	OPCUAError     = part(OPCUA.u32("opcua.transport.error", "Error", Hex).At(0).Swapped())
	OPCUAReason    = OPCUA.string("opcua.transport.reason", "Reason")

	// A secure channel.
	OPCUAChannel     = part(OPCUA.u32("opcua.transport.scid", "SecureChannelId", Dec).At(0).Swapped())
	OPCUAPolicy      = OPCUA.string("opcua.security.spu", "SecurityPolicyUri")
	OPCUACertificate = OPCUA.bytes("opcua.security.scert", "SenderCertificate")
	OPCUAThumbprint  = OPCUA.bytes("opcua.security.rcthumb", "ReceiverCertificateThumbprint")
	OPCUAToken       = part(OPCUA.u32("opcua.security.tokenid", "Security Token Id", Dec).At(0).Swapped())
	OPCUASequence    = part(
		OPCUA.u32("opcua.sequence.seq", "Sequence Number", Dec).At(0).Swapped(),
		OPCUA.u32("opcua.sequence.rqid", "RequestId", Dec).At(4).Swapped(),
	)

	// The service, by how many bytes its number takes up.
	OPCUAEncoding  = part(OPCUA.u8("opcua.servicenodeid.encodingmask", "NodeId EncodingMask", Hex).At(0))
	OPCUANamespace = OPCUA.u8("opcua.servicenodeid.nsid", "NodeId Namespace Index", Dec)
	OPCUAService   = OPCUA.u32("opcua.servicenodeid.numeric", "NodeId Identifier Numeric", Dec)
)
