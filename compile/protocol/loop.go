package protocol

// The configuration test protocol of Ethernet ("loopback"). Its numbers are little-endian.
var (
	Loop = declare("loop", "Configuration Test Protocol (loopback)", 4).leftover().On(EtherTypes, 0x9000)

	LoopSkip     = Loop.u16("loop.skipcount", "skipCount", Dec).At(0).Swapped()
	LoopRelevant = Loop.u16("loop.relevant_function", "Relevant function", Dec)
	LoopFunction = Loop.u16("loop.function", "Function", Dec).At(2).Swapped()
	LoopReceipt  = Loop.u16("loop.receipt_number", "Receipt number", Dec).At(4).Swapped().If(LoopFunction.In(1))
	LoopForward  = Loop.ether("loop.forwarding_address", "Forwarding address").At(4).If(LoopFunction.In(2))
)
