package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// The header that drivers of Prism and Atheros cards put before frames of IEEE 802.11 (LINKTYPE_IEEE802_11_PRISM): the name of the
// device and ten values, each with its number, a status and a length. Numbers are in the order of the machine, here little-endian.
var (
	Prism = declare("prism", "Prism capture header", 144).On(LinkTypes, 119)

	PrismCode   = Prism.u32("prism.msgcode", "Message Code", Hex).At(0).Swapped()
	PrismLength = Prism.u32("prism.msglen", "Message Length", Dec).At(4).Swapped()
	PrismDevice = Prism.string("prism.devname", "Device Name")

	_ = Prism.SoundWhen(PrismCode.In(0x41, 0x44)).NextTo(nil, WLANRadio)

	PrismValue = part(
		Prism.label("prism.did", "DID").Wide(0, 12),
		Prism.u32("prism.did.type", "DID", Hex).At(0).Swapped(),
		Prism.u16("prism.did.status", "Status", Dec).At(4).Swapped(),
		Prism.u16("prism.did.length", "Length", Dec).At(6).Swapped(),
	)
	PrismValues = [...]Part{ // by number; the others are unknown
		1:  part(Prism.u32("prism.did.hosttime", "Host Time", Dec).At(8).Swapped()),
		2:  part(Prism.u32("prism.did.mactime", "MAC timestamp (lower 32 bits)", Dec).At(8).Swapped()),
		3:  part(Prism.u32("prism.did.channel", "Channel", Dec).At(8).Swapped()),
		4:  part(Prism.Field("prism.did.rssi", "RSSI", ftype.Int32, Dec).At(8).Swapped()),
		5:  part(Prism.u32("prism.did.sq", "Signal Quality", Dec).At(8).Swapped()),
		6:  part(Prism.Field("prism.did.signal", "Signal", ftype.Int32, Dec).At(8).Swapped()),
		7:  part(Prism.Field("prism.did.noise", "Noise", ftype.Int32, Dec).At(8).Swapped()),
		8:  part(Prism.u32("prism.did.rate", "Data rate (Mb/s)", Custom).At(8).Swapped()),
		9:  part(Prism.u32("prism.did.istx", "IsTX", Hex).At(8).Swapped()),
		10: part(Prism.u32("prism.did.frmlen", "Frame Length", Dec).At(8).Swapped()),
	}
	PrismUnknown = part(Prism.u32("prism.did.unknown", "Unknown DID Field", HexDec).At(8).Swapped())
)
