package protocol

// Ethernet over IP (RFC 3378).
var (
	EtherIP = declare("etherip", "Ethernet over IP", 2).On(IPProtos, 97)

	EtherIPVersion     = EtherIP.u16("etherip.ver", "Version", Dec).Bits(0, 0xf000)
	EtherIPReserved    = EtherIP.u16("etherip.reserved", "Reserved", Hex).Bits(0, 0x0fff)
	EtherIPBadVersion  = EtherIP.label("etherip.ver.not3", "Version must be 3").expert(groupProtocol, warning).Wide(0, 2).If(EtherIPVersion.Not(3))
	EtherIPBadReserved = EtherIP.label("etherip.reserved.not0", "Reserved field must be 0").expert(groupProtocol, warning).Wide(0, 2).If(EtherIPReserved.Not(0))

	_ = EtherIP.NextTo(nil, Eth)
)
