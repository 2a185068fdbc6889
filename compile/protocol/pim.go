package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// PIM version 2 (RFC 7761): the header, and the packet in a register message.
var (
	PIM = declare("pim", "Protocol Independent Multicast", 4).On(IPProtos, 103)

	PIMVersion      = PIM.u8("pim.version", "Version", Dec).Bits(0, 0xf0)
	PIMType         = PIM.u8("pim.type", "Type", Dec).Bits(0, 0x0f)
	PIMChecksum     = PIM.u16("pim.cksum", "Checksum", Hex).At(2)
	PIMChecksumOK   = PIM.u8("pim.cksum.status", "Checksum Status", NoBase)
	PIMChecksumBad  = PIM.label("pim.bad_checksum", "Bad checksum").expert(groupChecksum, warning)
	pimRegister     = PIMVersion.In(2).And(PIMType.In(1))
	pimInner        = PIM.hidden(ftype.Uint8).Bits(8, 0xf0)
	PIMRegister     = PIM.u32("pim.register_flag", "Flags", Hex).At(4).If(pimRegister)
	PIMRegisterEdge = PIM.bool("pim.register_flag.border", "Border").Bits(4, 0x80000000).If(pimRegister)
	PIMRegisterNull = PIM.bool("pim.register_flag.null_register", "Null-Register").Bits(4, 0x40000000).If(pimRegister)
	PIMInnerVersion = PIM.u8("pim.ip_version", "IP Version", Dec).Bits(8, 0xf0).If(pimRegister)

	_ = PIM.NextToAfter(4, pimRegister.And(pimInner.In(4)), IP).NextToAfter(4, pimRegister.And(pimInner.In(6)), IPv6)
)
