package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Linux cooked captures, version 1 and 2 (LINKTYPE_LINUX_SLL and LINKTYPE_LINUX_SLL2 of libpcap). Wireshark gives both
// the same name.
var (
	SLL = declare("sll", "Linux cooked-mode capture", 16).On(LinkTypes, 113)

	SLLPacketType  = SLL.u16("sll.pkttype", "Packet type", Dec).At(0)
	SLLHardware    = SLL.u16("sll.hatype", "Link-layer address type", Dec).At(2)
	SLLAddressLen  = SLL.u16("sll.halen", "Link-layer address length", Dec).At(4)
	SLLSrcEther    = SLL.ether("sll.src.eth", "Source").At(6).If(SLLAddressLen.In(6))
	SLLSrcIPv4     = SLL.ipv4("sll.src.ipv4", "Source").At(6).If(SLLAddressLen.In(4))
	_              = sllAddress(SLL, SLLAddressLen, 6)
	sllType        = SLL.hidden(ftype.Uint16).At(14)
	sllIsEtherType = sllType.Between(0x600, 0xffff)
	SLLEtherType   = SLL.u16("sll.etype", "Protocol", Hex).At(14).If(sllIsEtherType)
	SLLLinuxType   = SLL.u16("sll.ltype", "Protocol", Hex).At(14).If(sllType.Between(0, 0x5ff))
	SLLTrailer     = SLL.bytes("sll.trailer", "Trailer")

	_ = SLL.NextIf(sllIsEtherType, EtherTypes, SLLEtherType).NextTo(sllType.In(4), LLC)

	SLL2 = declare("sll", "Linux cooked-mode capture", 20).On(LinkTypes, 276)

	sll2Type        = SLL2.hidden(ftype.Uint16).At(0)
	sll2IsEtherType = sll2Type.Between(0x600, 0xffff)
	SLL2EtherType   = SLL2.u16("sll.etype", "Protocol", Hex).At(0).If(sll2IsEtherType)
	SLL2LinuxType   = SLL2.u16("sll.ltype", "Protocol", Hex).At(0).If(sll2Type.Between(0, 0x5ff))
	SLL2Reserved    = SLL2.bytes("sll.reserved", "Reserved").Wide(2, 2)
	SLL2Interface   = SLL2.u32("sll.ifindex", "Interface index", Dec).At(4)
	SLL2Hardware    = SLL2.u16("sll.hatype", "Link-layer address type", Dec).At(8)
	SLL2PacketType  = SLL2.Field("sll.pkttype", "Packet type", ftype.Uint16, Dec).Wide(10, 1)
	SLL2Trailer     = SLL2.bytes("sll.trailer", "Trailer")
	SLL2AddressLen  = SLL2.Field("sll.halen", "Link-layer address length", ftype.Uint16, Dec).Wide(11, 1)
	SLL2SrcEther    = SLL2.ether("sll.src.eth", "Source").At(12).If(SLL2AddressLen.In(6))
	_               = sllAddress(SLL2, SLL2AddressLen, 12)
	SLL2SrcIPv4     = SLL2.ipv4("sll.src.ipv4", "Source").At(12).If(SLL2AddressLen.In(4))

	_ = SLL2.NextIf(sll2IsEtherType, EtherTypes, SLL2EtherType).NextTo(sll2Type.In(4), LLC)
)

// sllAddress declares what the eight bytes for the sender's address hold besides Ethernet and IPv4 addresses: those of other
// lengths, and what is left over.
func sllAddress(p *Protocol, length *Field, offset int) *Protocol {
	for n := range 9 {
		is := length.In(uint64(n))
		if n > 0 && n != 4 && n != 6 {
			p.bytes("sll.src.other", "Source").Wide(offset, n).If(is)
		}
		if n < 8 {
			p.bytes("sll.unused", "Unused").Wide(offset+n, 8-n).If(is)
		}
	}
	return p
}
