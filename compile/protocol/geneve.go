package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Geneve (RFC 8926). The length of the options counts units of four bytes.
var (
	Geneve = declare("geneve", "Generic Network Virtualization Encapsulation", 8).On(UDPPorts, 6081)

	GeneveVersion   = Geneve.u8("geneve.version", "Version", Dec).Bits(0, 0xc0)
	GeneveOptLen    = Geneve.u8("geneve.option.length", "Length", Dec).Bits(0, 0x3f).Times(4)
	geneveHeader    = Geneve.hidden(ftype.Uint8).Bits(0, 0x3f).Times(4).Plus(8)
	GeneveFlags     = Geneve.u8("geneve.flags", "Flags", Hex).At(1)
	GeneveFlagOAM   = Geneve.bool("geneve.flags.oam", "Operations, Administration and Management Frame").Bits(1, 0x80)
	GeneveFlagCrit  = Geneve.bool("geneve.flags.critical", "Critical Options Present").Bits(1, 0x40)
	GeneveFlagsRest = Geneve.bool("geneve.flags.reserved", "Reserved").Bits(1, 0x3f)
	GeneveProto     = Geneve.u16("geneve.proto_type", "Protocol Type", Hex).At(2)
	GeneveVNI       = Geneve.u24("geneve.vni", "Virtual Network Identifier (VNI)", HexDec).At(4)
	GeneveReserved  = Geneve.u8("geneve.reserved", "Reserved", Hex).At(7)

	GeneveOptions      = Geneve.bytes("geneve.options", "Geneve Options")
	GeneveOption       = Geneve.bytes("geneve.option", "Option")
	GeneveOptClass     = Geneve.u16("geneve.option.class", "Class", Hex)
	GeneveOptType      = Geneve.u8("geneve.option.type", "Type", Hex)
	GeneveOptCritical  = Geneve.bool("geneve.option.type.critical", "Critical Option")
	GeneveOptFlags     = Geneve.u8("geneve.option.flags", "Flags", Hex)
	GeneveOptFlagsRest = Geneve.bool("geneve.option.flags.reserved", "Reserved")
	GeneveOptLength    = Geneve.u8("geneve.option.length", "Length", Dec)
	GeneveOptUnknown   = Geneve.bytes("geneve.option.unknown.data", "Unknown Option Data")
	GeneveOptLenBad    = Geneve.label("geneve.option.length.invalid", "Invalid length for option").expert(groupProtocol, warning)

	_ = Geneve.HeaderLength(geneveHeader).Next(EtherTypes, GeneveProto)
)
