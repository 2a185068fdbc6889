package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// MPLS (RFC 3032): each label is a layer. What is below the last one is told by the first four bits of what follows, whatever the label
// but for two reserved ones: an IP version, 1 for an associated channel (RFC 5586), or else a pseudowire that carries Ethernet, if it looks
// like that.
var (
	MPLS = declare("mpls", "MultiProtocol Label Switching Header", 4).leftover().
		On(EtherTypes, 0x8847, 0x8848).On(GRETypes, 0x8847, 0x8848).On(PPPTypes, 0x281, 0x283).On(HDLCTypes, 0x8847, 0x8848).
		On(IPProtos, 137).On(UDPPorts, 6635)

	MPLSLabel  = MPLS.u32("mpls.label", "MPLS Label", DecHex).Bits(0, 0xfffff000)
	MPLSExp    = MPLS.u32("mpls.exp", "MPLS Experimental Bits", Dec).Bits(0, 0x00000e00)
	MPLSBottom = MPLS.u32("mpls.bottom", "MPLS Bottom Of Label Stack", Dec).Bits(0, 0x00000100)
	MPLSTTL    = MPLS.u32("mpls.ttl", "MPLS TTL", Dec).Bits(0, 0x000000ff)
	mplsNibble = MPLS.hidden(ftype.Uint8).Bits(4, 0xf0)
	mplsLast   = MPLSBottom.In(1)
	mplsPlain  = mplsLast.And(MPLSLabel.Not(mplsChannel, 14)) // 14 is for alerts (ITU-T Y.1711)

	_ = MPLS.NextTo(MPLSBottom.In(0), MPLS).
		NextTo(mplsPlain.And(mplsNibble.In(4)), IP).
		NextTo(mplsPlain.And(mplsNibble.In(6)), IPv6).
		NextTo(mplsPlain.And(mplsNibble.In(1)), PWACH).
		NextTo(mplsLast.And(MPLSLabel.In(mplsChannel)), PWACH).
		OpaqueWhen(mplsPlain.And(mplsNibble.Not(1, 4, 6))).HandsTo(PWEthCW, PWEthNoCW)
)

const mplsChannel = 13 // the label of the generic associated channel

// Pseudowires for Ethernet (RFC 4448), with a control word and without.
var (
	PWEthCW = declare("pwethcw", "PW Ethernet Control Word", 4)

	PWEthCWHere     = PWEthCW.bool("pweth.cw", "PW Control Word (ethernet)")
	PWEthCWSequence = PWEthCW.u16("pweth.cw.sequence_number", "PW sequence number (ethernet)", Dec).At(2)

	_ = PWEthCW.NextTo(nil, Eth)

	PWEthNoCW     = declare("pwethnocw", "Ethernet PW (no CW)", 0)
	PWEthNoCWHere = PWEthNoCW.bool("pweth", "PW (ethernet)")

	_ = PWEthNoCW.NextTo(nil, Eth)
)

// PWACH is the header of an associated channel.
var (
	PWACH        = declare("pwach", "PW Associated Channel Header", 4).leftover()
	pwachChannel = PWACH.hidden(ftype.Uint16).At(2)

	_ = PWACH.NextTo(pwachChannel.In(0x07), BFD).NextTo(pwachChannel.In(0x21), IP).NextTo(pwachChannel.In(0x57), IPv6)
)
