package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// IPX, by Novell.
var (
	IPX = declare("ipx", "Internetwork Packet eXchange", 30).
		On(EtherTypes, 0x8137).On(SAPs, 0xe0, 0x10).On(GRETypes, 0x8137).On(PPPTypes, 0x2b).On(HDLCTypes, 0x8137)

	_            = IPX.u16("ipx.checksum", "Checksum", Hex).At(0)
	IPXLength    = IPX.u16("ipx.len", "Length", Dec).At(2)
	_            = IPX.u8("ipx.hops", "Transport Control (Hops)", Dec).At(4)
	IPXType      = IPX.u8("ipx.packet_type", "Packet Type", Hex).At(5)
	IPXDstNet    = IPX.Field("ipx.dst.net", "Destination Network", ftype.IPXNet, NoBase).At(6)
	IPXDstNode   = IPX.ether("ipx.dst.node", "Destination Node").At(10)
	IPXDstSocket = IPX.u16("ipx.dst.socket", "Destination Socket", Hex).At(16)
	IPXSrcNet    = IPX.Field("ipx.src.net", "Source Network", ftype.IPXNet, NoBase).At(18)
	IPXSrcNode   = IPX.ether("ipx.src.node", "Source Node").At(22)
	IPXSrcSocket = IPX.u16("ipx.src.socket", "Source Socket", Hex).At(28)
	_            = IPX.Either("ipx.net", "Source or Destination Network", IPXDstNet, IPXSrcNet)
	_            = IPX.Either("ipx.node", "Source or Destination Node", IPXDstNode, IPXSrcNode)
	_            = IPX.Either("ipx.socket", "Source or Destination Socket", IPXDstSocket, IPXSrcSocket)

	ipxSockets = table("ipx.socket")

	_ = IPX.Length(IPXLength, 0).Next(ipxSockets, IPXDstSocket).Next(ipxSockets, IPXSrcSocket)
)
