package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// PPP (RFC 1661) in HDLC-like framing (RFC 1662) or without. The address and control bytes may be left out, and the first
// byte of the protocol number as well: its last bit is zero in the first byte of the number only.
var (
	PPP = declare("ppp", "Point-to-Point Protocol", 1).
		On(LinkTypes, 9, 50, 204).On(GRETypes, 0x880b).On(NLPIDs, 0xcf)

	pppFirst     = PPP.hidden(ftype.Uint8).At(0)
	pppFramed    = pppFirst.In(0xff)
	pppBare      = pppFirst.Between(0, 0xfe)
	pppFramedOdd = PPP.hiddenBits(2, 0x01)
	pppBareOdd   = PPP.hiddenBits(0, 0x01)

	PPPAddress     = PPP.u8("ppp.address", "Address", Hex).At(0).If(pppFramed)
	PPPControl     = PPP.u8("ppp.control", "Control", Hex).At(1).If(pppFramed)
	PPPFramedLong  = PPP.u16("ppp.protocol", "Protocol", Hex).At(2).If(pppFramed).If(pppFramedOdd.In(0))
	PPPFramedShort = PPP.u16("ppp.protocol", "Protocol", Hex).Wide(2, 1).If(pppFramed).If(pppFramedOdd.In(1))
	PPPBareLong    = PPP.u16("ppp.protocol", "Protocol", Hex).At(0).If(pppBare).If(pppBareOdd.In(0))
	PPPBareShort   = PPP.u16("ppp.protocol", "Protocol", Hex).Wide(0, 1).If(pppBare).If(pppBareOdd.In(1))

	_ = PPP.NextAfter(3, PPPFramedLong.When, PPPTypes, PPPFramedLong).
		NextAfter(2, PPPFramedShort.When, PPPTypes, PPPFramedShort).
		NextAfter(1, PPPBareLong.When, PPPTypes, PPPBareLong).
		NextAfter(0, PPPBareShort.When, PPPTypes, PPPBareShort)

	_ = IP.On(PPPTypes, 0x0800)
	_ = IPv6.On(PPPTypes, 0x86dd)
)
