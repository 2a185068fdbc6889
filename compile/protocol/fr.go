package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Frame relay (ITU-T Q.922). The address has two bytes, or more where it says so: then a layer of its own has what follows. That is
// encapsulated after RFC 2427, which begins with the control byte 0x03, or in Cisco's way: an EtherType.
var (
	FR = declare("fr", "Frame Relay", 2).On(LinkTypes, 107).On(GRETypes, 0x6559)

	frMore = FR.hiddenBits(0, 0x01).In(0)
	frEnds = FR.hiddenBits(1, 0x01).In(1)

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

	FRThird = part(
		FR.u8("fr.third_addr_octet", "Third address octet", Hex).At(0),
		FR.u8("fr.third_dlci", "Third DLCI", Hex).Bits(0, 0xfe),
		FR.bool("fr.ea", "EA").Bits(0, 0x01),
	)
	FRLast    = part(FR.bool("fr.dc", "DC").Bits(0, 0x02)) // octet of three or four
	FREnd     = part(FR.bool("fr.ea", "EA").Bits(0, 0x01)) // of a longer address
	FRLower   = part(FR.u8("fr.lower_dlci", "Lower DLCI", Hex).Bits(0, 0xfc))
	FRCore    = part(FR.u8("fr.dlcore_control", "DL-CORE Control", Hex).Bits(0, 0xfc))
	FRBogus   = FR.label("fr.bogus_address", "Bogus address").expert(groupProtocol, warning)
	FRPayload = unnamed(2)

	_ = frEncapsulation(FR, 2, frMore.And(frEnds)).HandsTo(FRPayload)
	_ = frEncapsulation(FRPayload, 0, nil)
)

// frEncapsulation declares what follows the address, which ends at an offset if a condition holds.
func frEncapsulation(p *Protocol, at int, when Condition) *Protocol {
	ietf := when.And(p.hidden(ftype.Uint8).At(at).In(0x03))
	cisco := when.And(p.hidden(ftype.Uint16).At(at).Between(0x0400, 0xffff))
	padded := p.hidden(ftype.Uint8).At(at + 1).In(0)
	p.u8("fr.control", "Control Field", Hex).At(at).If(ietf)

	nlpid := p.u8("fr.nlpid", "NLPID", Hex).At(at + 1).If(ietf)
	paddedNLPID := p.u8("fr.nlpid", "NLPID", Hex).At(at + 2).If(ietf).If(padded)
	snap := ietf.And(padded).And(p.hidden(ftype.Uint8).At(at + 2).In(0x80))
	oui := p.u24("fr.snap.oui", "Organization Code", OUI).At(at + 3).If(snap)
	pid := p.hidden(ftype.Uint16).At(at + 6)
	isType := oui.In(0, 0xf8)
	p.u16("fr.snaptype", "Type", Hex).At(at + 6).If(snap).If(isType)
	ciscoType := p.u16("fr.chdlctype", "Type", Hex).At(at).If(cisco)

	skip := at - p.MinHeader
	return p.NextAfter(skip+8, snap.And(isType), EtherTypes, pid).
		NextAfter(skip+2, nlpid.When, NLPIDs, nlpid).
		NextAfter(skip+3, paddedNLPID.When, NLPIDs, paddedNLPID).
		NextAfter(skip+2, cisco, HDLCTypes, ciscoType)
}
