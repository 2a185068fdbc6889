package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// MPLS (RFC 3032): each label is a layer. What is below the last one is told by the label, if it is a reserved one, or by
// the first four bits of what follows: an IP version, or zero for the control word of an Ethernet pseudowire (RFC 4448).
var (
	MPLS = declare("mpls", "MultiProtocol Label Switching Header", 4).leftover().
		On(EtherTypes, 0x8847, 0x8848).On(GRETypes, 0x8847, 0x8848).On(PPPTypes, 0x281, 0x283).On(HDLCTypes, 0x8847, 0x8848).
		On(IPProtos, 137).On(UDPPorts, 6635)

	MPLSLabel  = MPLS.u32("mpls.label", "MPLS Label", DecHex).Bits(0, 0xfffff000)
	MPLSExp    = MPLS.u32("mpls.exp", "MPLS Experimental Bits", Dec).Bits(0, 0x00000e00)
	MPLSBottom = MPLS.u32("mpls.bottom", "MPLS Bottom Of Label Stack", Dec).Bits(0, 0x00000100)
	MPLSTTL    = MPLS.u32("mpls.ttl", "MPLS TTL", Dec).Bits(0, 0x000000ff)
	mplsLast   = MPLSBottom.In(1)
	mplsPlain  = mplsLast.And(MPLSLabel.Between(16, 0xfffff))
	mplsNibble = MPLS.hidden(ftype.Uint8).Bits(4, 0xf0)

	_ = MPLS.NextTo(MPLSBottom.In(0), MPLS).
		NextTo(mplsLast.And(MPLSLabel.In(0)), IP).
		NextTo(mplsLast.And(MPLSLabel.In(2)), IPv6).
		NextTo(mplsLast.And(mplsNibble.In(4)), IP).
		NextTo(mplsLast.And(mplsNibble.In(6)), IPv6).
		NextTo(mplsPlain.And(mplsNibble.In(0)), PWEthCW)

	PWEthCW = declare("pwethcw", "PW Ethernet Control Word", 4)

	PWEthCWHere     = PWEthCW.bool("pweth.cw", "PW Control Word (ethernet)")
	PWEthCWSequence = PWEthCW.u16("pweth.cw.sequence_number", "PW sequence number (ethernet)", Dec).At(2)

	_ = PWEthCW.NextTo(nil, Eth)
)
