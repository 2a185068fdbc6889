package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// MACsec (IEEE 802.1AE): a tag, what it protects, and an integrity check value of sixteen bytes. Where nothing was encrypted, the
// packet within can be read; with the keys unknown, what was encrypted or changed is data.
var (
	MACsec = declare("macsec", "802.1AE Security Tag", 6).On(EtherTypes, 0x88e5).leftover()

	MACsecTCI = MACsec.u8("macsec.TCI", "TCI", Hex).Bits(0, 0xfc)
	MACsecVer = MACsec.u8("macsec.TCI.V", "VER", Hex).Bits(0, 0x80)
	MACsecES  = MACsec.bool("macsec.TCI.ES", "ES").Bits(0, 0x40)
	MACsecSC  = MACsec.bool("macsec.TCI.SC", "SC").Bits(0, 0x20)
	MACsecSCB = MACsec.bool("macsec.TCI.SCB", "SCB").Bits(0, 0x10)
	MACsecE   = MACsec.bool("macsec.TCI.E", "E").Bits(0, 0x08)
	MACsecC   = MACsec.bool("macsec.TCI.C", "C").Bits(0, 0x04)
	MACsecAN  = MACsec.u8("macsec.AN", "AN", Hex).Bits(0, 0x03)
	MACsecSL  = MACsec.u8("macsec.SL", "Short length", Dec).At(1)
	MACsecPN  = MACsec.u32("macsec.PN", "Packet number", Dec).At(2)

	macsecSC   = MACsecSC.In(1)
	MACsecSys  = MACsec.Field("macsec.SCI.system_identifier", "System Identifier", ftype.Ether, NoBase).At(6).If(macsecSC)
	MACsecPort = MACsec.u16("macsec.SCI.port_identifier", "Port Identifier", Dec).At(12).If(macsecSC)

	macsecClear   = MACsec.hiddenBits(0, 0x0c).In(0)
	macsecLong    = macsecClear.And(macsecSC)
	macsecShort   = macsecClear.And(MACsecSC.In(0))
	MACsecType    = MACsec.u16("macsec.etype", "Ethertype", Hex).At(6).If(macsecShort)
	MACsecTypeSCI = MACsec.u16("macsec.etype", "Ethertype", Hex).At(14).If(macsecLong)

	MACsecICV      = MACsec.bytes("macsec.ICV", "ICV")
	MACsecVerify   = MACsec.label("macsec.verify_info", "Verification Info")
	MACsecVerified = MACsec.bool("macsec.verify_info.verified", "Frame Verification Successful")

	_ = MACsec.NextAfter(10, macsecLong, EtherTypes, MACsecTypeSCI).NextAfter(2, macsecShort, EtherTypes, MACsecType)
)
