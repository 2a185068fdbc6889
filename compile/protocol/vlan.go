package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// VLAN tags (IEEE 802.1Q-2022, clause 9). Wireshark calls the service tag, 0x88a8, a protocol of its own.
var (
	VLAN = declare("vlan", "802.1Q Virtual LAN", 4).leftover().On(EtherTypes, 0x8100, 0x9100, 0x9200, 0x9300)

	VLANPriority = VLAN.u16("vlan.priority", "Priority", Dec).Bits(0, 0xe000)
	VLANDEI      = VLAN.bool("vlan.dei", "DEI").Bits(0, 0x1000)
	VLANID       = VLAN.u16("vlan.id", "ID", Dec).Bits(0, 0x0fff)
	vlanTypeLen  = VLAN.hidden(ftype.Uint16).At(2)
	vlanIsType   = vlanTypeLen.Between(0x600, 0xffff)
	vlanIsLength = vlanTypeLen.Between(0, 1500)
	VLANType     = VLAN.u16("vlan.etype", "Type", Hex).At(2).If(vlanIsType)
	VLANLen      = VLAN.u16("vlan.len", "Length", Dec).At(2).If(vlanTypeLen.Between(0, 0x5ff))
	VLANTrailer  = VLAN.bytes("vlan.trailer", "Trailer")

	_ = VLAN.NextIf(vlanIsType, EtherTypes, VLANType).NextTo(vlanIsLength, LLC)

	ServiceTag = declare("ieee8021ad", "IEEE 802.1ad", 4).leftover().On(EtherTypes, 0x88a8)

	ServiceTagPriority = ServiceTag.u16("ieee8021ad.priority", "Priority", Dec).Bits(0, 0xe000).narrow()
	ServiceTagDEI      = ServiceTag.u16("ieee8021ad.dei", "DEI", Dec).Bits(0, 0x1000).narrow()
	ServiceTagID       = ServiceTag.u16("ieee8021ad.id", "ID", Dec).Bits(0, 0x0fff)
	ServiceTagType     = ServiceTag.hidden(ftype.Uint16).At(2)

	ServiceTagTrailer = ServiceTag.bytes("ieee8021ah.trailer", "Trailer")

	_ = ServiceTag.Next(EtherTypes, ServiceTagType)
)
