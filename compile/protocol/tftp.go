package protocol

// TFTP (RFC 1350, 2347 and 7440). The server answers from another port: code finds the rest of the transfer by the client's.
var (
	TFTP = declare("tftp", "Trivial File Transfer Protocol", 0).payload().On(UDPPorts, 69).HandsTo(Data)

	TFTPOpcode       = TFTP.u16("tftp.opcode", "Opcode", Dec)
	TFTPSource       = TFTP.stringz("tftp.source_file", "Source File")
	TFTPDestination  = TFTP.stringz("tftp.destination_file", "Destination File")
	TFTPType         = TFTP.stringz("tftp.type", "Type")
	TFTPRequest      = TFTP.frame("tftp.request_frame", "Request frame")
	TFTPBlock        = TFTP.u16("tftp.block", "Block", Dec)
	TFTPFullBlock    = TFTP.u32("tftp.block.full", "Full Block Number", Dec)
	TFTPErrorCode    = TFTP.u16("tftp.error.code", "Error code", Dec)
	TFTPErrorMessage = TFTP.stringz("tftp.error.message", "Error message")
	TFTPError        = TFTP.label("tftp.error", "TFTP ERROR packet").expert(groupResponse, warning)
	TFTPOptionName   = TFTP.stringz("tftp.option.name", "Option name")
	TFTPOptionValue  = TFTP.stringz("tftp.option.value", "Option value")

	_ = UDP.HandsTo(TFTP) // by way of the conversation
)
