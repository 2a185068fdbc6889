package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Frame relay (ITU-T Q.922) with an address of two bytes. What follows is encapsulated after RFC 2427, which begins with
// the control byte 0x03, or in Cisco's way: an EtherType.
var (
	FR = declare("fr", "Frame Relay", 2).On(LinkTypes, 107).On(GRETypes, 0x6559)

	FRFirst      = FR.u8("fr.first_addr_octet", "First address octet", Hex).At(0)
	FRUpperDLCI  = FR.u8("fr.upper_dlci", "Upper DLCI", Hex).Bits(0, 0xfc)
	FRCR         = FR.bool("fr.cr", "CR").Bits(0, 0x02)
	FREA         = FR.bool("fr.ea", "EA").Bits(0, 0x01)
	FRSecond     = FR.u8("fr.second_addr_octet", "Second address octet", Hex).At(1).If(frMore)
	FRSecondDLCI = FR.u8("fr.second_dlci", "Second DLCI", Hex).Bits(1, 0xf0).If(frMore)
	FRFECN       = FR.bool("fr.fecn", "FECN").Bits(1, 0x08).If(frMore)
	FRBECN       = FR.bool("fr.becn", "BECN").Bits(1, 0x04).If(frMore)
	FRDE         = FR.bool("fr.de", "DE").Bits(1, 0x02).If(frMore)
	FREASecond   = FR.bool("fr.ea", "EA").Bits(1, 0x01).If(frMore)
	FRDLCI       = FR.u32("fr.dlci", "DLCI", Dec)

	frMore    = FR.hiddenBits(0, 0x01).In(0)
	frEnds    = FR.hiddenBits(1, 0x01).In(1)
	frUI      = FR.hidden(ftype.Uint8).At(2)
	frTwo     = frMore.And(frEnds)
	frIETF    = frTwo.And(frUI.In(0x03))
	frCisco   = frTwo.And(FR.hidden(ftype.Uint16).At(2).Between(0x0400, 0xffff))
	frPadded  = FR.hidden(ftype.Uint8).At(3).In(0)
	FRControl = FR.u8("fr.control", "Control Field", Hex).At(2).If(frIETF)

	FRNLPID       = FR.u8("fr.nlpid", "NLPID", Hex).At(3).If(frIETF).If(FR.hidden(ftype.Uint8).At(3).Between(1, 0xff))
	FRPaddedNLPID = FR.u8("fr.nlpid", "NLPID", Hex).At(4).If(frIETF).If(frPadded)
	frSNAP        = frIETF.And(frPadded).And(FR.hidden(ftype.Uint8).At(4).In(0x80))
	FROUI         = FR.u24("fr.snap.oui", "Organization Code", OUI).At(5).If(frSNAP)
	frPID         = FR.hidden(ftype.Uint16).At(8)
	frIsType      = FROUI.In(0, 0xf8)
	FRSNAPType    = FR.u16("fr.snaptype", "Type", Hex).At(8).If(frSNAP).If(frIsType)
	FRChdlcType   = FR.u16("fr.chdlctype", "Type", Hex).At(2).If(frCisco)

	_ = FR.NextAfter(8, frSNAP.And(frIsType), EtherTypes, frPID).
		NextAfter(2, FRNLPID.When, NLPIDs, FRNLPID).
		NextAfter(3, FRPaddedNLPID.When, NLPIDs, FRPaddedNLPID).
		NextAfter(2, frCisco, HDLCTypes, FRChdlcType)
)
