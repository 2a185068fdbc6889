package protocol

// IP over InfiniBand (RFC 4391), as captured on the interface: 20 bytes of the kernel's, the destination's link-layer address and a header
// of four bytes.
var (
	IPoIB = declare("ipoib", "IP over Infiniband", 44).On(LinkTypes, 242)

	ipoibVersion = IPoIB.hiddenBits(0, 0xf0)
	ipoibGRH     = ipoibVersion.Between(1, 15) // of InfiniBand: the source stands in it, too
	ipoibNoGRH   = ipoibVersion.In(0)

	_ = IPoIB.label("ipoib.daddr", "Destination address").Wide(20, 20).If(ipoibNoGRH)
	_ = IPoIB.u24("ipoib.daddr.qpn", "Destination QPN", Hex).At(21).If(ipoibNoGRH)
	_ = IPoIB.label("ipoib.grh", "Global Route Header").Wide(0, 40).If(ipoibGRH)
	_ = IPoIB.u8("ipoib.grh.ipver", "IP Version", Dec).Bits(0, 0xf0).If(ipoibGRH)
	_ = IPoIB.u16("ipoib.grh.tclass", "Traffic Class", Dec).Bits(0, 0x0ff0).If(ipoibGRH)
	_ = IPoIB.u32("ipoib.grh.flowlabel", "Flow Label", Dec).Bits(0, 0x000fffff).If(ipoibGRH)
	_ = IPoIB.u24("ipoib.grh.sqpn", "Source QPN", Hex).At(5).If(ipoibGRH)
	_ = IPoIB.ipv6("ipoib.grh.sgid", "Source GID").At(8).If(ipoibGRH)
	_ = IPoIB.ipv6("ipoib.dgid", "Destination GID").At(24)

	IPoIBType = IPoIB.u16("ipoib.type", "Type", Hex).At(40)
	_         = IPoIB.u16("ipoib.reserved", "Reserved", Hex).At(42)

	_ = IPoIB.Next(EtherTypes, IPoIBType)
)
