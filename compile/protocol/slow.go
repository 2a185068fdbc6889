package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// Slow protocols (IEEE 802.3, annex 57A): link aggregation control and its markers (IEEE 802.1AX, section 6.4).
var (
	SlowSubtypes = table("slow.subtype")

	Slow        = declare("slow", "802.3 Slow protocols", 1).On(EtherTypes, 0x8809)
	SlowSubtype = Slow.u8("slow.subtype", "Slow Protocols subtype", Hex).At(0)
	_           = Slow.Next(SlowSubtypes, SlowSubtype)

	LACP        = declare("lacp", "Link Aggregation Control Protocol", 1).On(SlowSubtypes, 1)
	LACPVersion = LACP.u8("lacp.version", "LACP Version", Hex).At(0)
	LACPTLV     = part(
		LACP.u8("lacp.tlv_type", "TLV Type", Hex).At(0),
		LACP.u8("lacp.tlv_length", "TLV Length", Hex).At(1),
	)
	LACPActor     = lacpPort("lacp.actor", "Actor", "Actor System ID")
	LACPPartner   = lacpPort("lacp.partner", "Partner", "Partner System")
	LACPCollector = part(
		LACP.u16("lacp.collector.max_delay", "Collector Max Delay", Dec).At(0),
		LACP.bytes("lacp.coll_reserved", "Reserved").Wide(2, 12),
	)
	LACPPad       = LACP.bytes("lacp.pad", "Pad")
	LACPBadType   = LACP.label("lacp.wrong_tlv_type", "TLV is not expected type").expert(groupProtocol, warning)
	LACPBadLength = LACP.label("lacp.wrong_tlv_length", "TLV is not expected length").expert(GroupMalformed, warning)

	Marker          = declare("marker", "Link Aggregation Marker Protocol", 1).On(SlowSubtypes, 2)
	_               = Marker.u8("marker.version", "Version Number", Hex).At(0)
	_               = Marker.u8("marker.tlvType", "TLV Type", Hex).At(1)
	_               = Marker.u8("marker.tlvLen", "TLV Length", Hex).At(2)
	_               = Marker.u16("marker.requesterPort", "Requester Port", Dec).At(3)
	_               = Marker.ether("marker.requesterSystem", "Requester System").At(5)
	_               = Marker.u32("marker.requesterTransId", "Requester Transaction ID", Dec).At(11)
	_               = Marker.u32("marker.requesterPad", "Requester Pad", Dec).Wide(15, 2)
	MarkerEnd       = part(Marker.u8("marker.tlvType", "TLV Type", Hex).At(0), Marker.u8("marker.tlvLen", "TLV Length", Hex).At(1))
	MarkerReserved  = Marker.bytes("marker.reserved", "Reserved")
	MarkerBadType   = Marker.label("marker.wrong_tlv_type", "TLV is not expected type").expert(groupProtocol, warning)
	MarkerBadLength = Marker.label("marker.wrong_tlv_length", "TLV is not expected length").expert(GroupMalformed, warning)
	MarkerBadPad    = Marker.label("marker.wrong_pad_value", "pad value is not 0").expert(groupProtocol, warning)
)

// Aggregation is what an LACPDU tells of a port.
type Aggregation struct {
	Port  Part
	Flags *Field // as text
	Rest  Part
}

func lacpPort(name, title, system string) *Aggregation {
	return &Aggregation{
		Port: part(
			LACP.u16(name+".sys_priority", title+" System Priority", Dec).At(0),
			LACP.Field(name+".sysid", system, ftype.Ether, NoBase).At(2),
			LACP.u16(name+".key", title+" Key", Dec).At(8),
			LACP.u16(name+".port_priority", title+" Port Priority", Dec).At(10),
			LACP.u16(name+".port", title+" Port", Dec).At(12),
			LACP.u8(name+".state", title+" State", Hex).At(14),
			LACP.bool(name+".state.activity", "LACP Activity").Bits(14, 0x01),
			LACP.bool(name+".state.timeout", "LACP Timeout").Bits(14, 0x02),
			LACP.bool(name+".state.aggregation", "Aggregation").Bits(14, 0x04),
			LACP.bool(name+".state.synchronization", "Synchronization").Bits(14, 0x08),
			LACP.bool(name+".state.collecting", "Collecting").Bits(14, 0x10),
			LACP.bool(name+".state.distributing", "Distributing").Bits(14, 0x20),
			LACP.bool(name+".state.defaulted", "Defaulted").Bits(14, 0x40),
			LACP.bool(name+".state.expired", "Expired").Bits(14, 0x80),
		),
		Flags: LACP.string(name+".state_str", title+" State Flags"),
		Rest:  part(LACP.bytes(name+".reserved", "Reserved").Wide(15, 3)),
	}
}
