package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// GRE (RFC 2784, RFC 2890) and its version 1, which PPTP uses (RFC 2637). The flags say which words follow the first.
var (
	GRE = declare("gre", "Generic Routing Encapsulation", 4).leftover().On(IPProtos, 47).On(UDPPorts, 4754).Variable()

	GREFlags     = GRE.u16("gre.flags_and_version", "Flags and Version", Hex).At(0)
	GREFlagC     = GRE.bool("gre.flags.checksum", "Checksum Bit").Bits(0, 0x8000)
	GREFlagR     = GRE.bool("gre.flags.routing", "Routing Bit").Bits(0, 0x4000)
	GREFlagK     = GRE.bool("gre.flags.key", "Key Bit").Bits(0, 0x2000)
	GREFlagS     = GRE.bool("gre.flags.sequence_number", "Sequence Number Bit").Bits(0, 0x1000)
	GREFlagSSR   = GRE.bool("gre.flags.strict_source_route", "Strict Source Route Bit").Bits(0, 0x0800)
	GRERecursion = GRE.u16("gre.flags.recursion_control", "Recursion control", Dec).Bits(0, 0x0700)
	GREVersion   = GRE.u16("gre.flags.version", "Version", Dec).Bits(0, 0x0007)
	GREFlagA     = GRE.bool("gre.flags.ack", "Acknowledgment").Bits(1, 0x80).If(greIsPPTP)
	GREReserved  = GRE.u16("gre.flags.reserved", "Flags (Reserved)", Dec).Bits(0, 0x00f8).If(greIsPlain)
	GREReserved1 = GRE.u16("gre.flags.reserved", "Flags (Reserved)", Dec).Bits(0, 0x0078).If(greIsPPTP)
	GREProto     = GRE.u16("gre.proto", "Protocol Type", Hex).At(2)

	greIsPlain = GREVersion.Not(1)
	greIsPPTP  = GREVersion.In(1)
	greCR      = GRE.hidden(ftype.Uint8).Bits(0, 0xc0) // one bit is enough for the word with both fields
	greSummed  = greCR.Between(1, 3)
	greNoSum   = greCR.In(0)
	greKeyed   = GREFlagK.In(1)
	greNoKey   = GREFlagK.In(0)
	greHasKey  = greKeyed.And(greIsPlain)
	greNumber  = GREFlagS.In(1)

	GREChecksum    = GRE.u16("gre.checksum", "Checksum", Hex).At(4).If(greSummed)
	GREChecksumOK  = GRE.u8("gre.checksum.status", "Checksum Status", NoBase)
	GREChecksumBad = GRE.label("gre.checksum.incorrect", "Incorrect GRE Checksum").expert(groupProtocol, warning)
	GREOffset      = GRE.u16("gre.offset", "Offset", Dec).At(6).If(greSummed)
	GREKey         = GRE.u32("gre.key", "Key", Hex).At(4).If(greHasKey).If(greNoSum)
	GREKeyAfter    = GRE.u32("gre.key", "Key", Hex).At(8).If(greHasKey).If(greSummed)
	GREKeyLength   = GRE.u16("gre.key.payload_length", "Payload Length", Dec).At(4).If(greKeyed).If(greIsPPTP)
	GREKeyCall     = GRE.u16("gre.key.call_id", "Call ID", Dec).At(6).If(greKeyed).If(greIsPPTP)

	GRESequence0 = GRE.u32("gre.sequence_number", "Sequence Number", Dec).At(4).If(greNumber).If(greNoSum).If(greNoKey)
	GRESequence1 = GRE.u32("gre.sequence_number", "Sequence Number", Dec).At(8).If(greNumber).If(greNoSum).If(greKeyed)
	GRESequence2 = GRE.u32("gre.sequence_number", "Sequence Number", Dec).At(8).If(greNumber).If(greSummed).If(greNoKey)
	GRESequence3 = GRE.u32("gre.sequence_number", "Sequence Number", Dec).At(12).If(greNumber).If(greSummed).If(greKeyed)
	GREAck       = GRE.u32("gre.ack_number", "Acknowledgment Number", Dec).At(8).If(GREFlagA.In(1)).If(greIsPPTP).If(GREFlagS.In(0))
	GREAckAfter  = GRE.u32("gre.ack_number", "Acknowledgment Number", Dec).At(12).If(GREFlagA.In(1)).If(greIsPPTP).If(greNumber)

	greNotWCCP = GREProto.Not(0x883e)

	_ = GRE.Next(GRETypes, GREProto).butFor(greNotWCCP.And(GREFlags.In(0)), 4).butFor(greNotWCCP.And(GREFlags.In(0x1000, 0x2000, 0x8000)), 8).
		butFor(greNotWCCP.And(GREFlags.In(0x3000, 0x9000, 0xa000)), 12)
	_ = Eth.On(GRETypes, 0x6558, 0x6400).On(EtherTypes, 0x6558).On(IPProtos, 143)
)
