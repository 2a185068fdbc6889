package protocol

// The applications of GARP (IEEE 802.1D, clause 12): the registration of VLANs and of multicast groups. The address that a frame goes to tells
// them from a spanning tree.
var (
	GVRP = declare("gvrp", "GARP VLAN Registration Protocol", 2).whole().HandsTo(Data)

	GVRPID      = GVRP.u16("gvrp.protocol_id", "Protocol Identifier", Hex).At(0)
	GVRPOtherID = GVRP.label("gvrp.protocol_id.unknown", "Warning: this version of Wireshark only knows about protocol id = 1").
			expert(groupProtocol, warning)
	GVRPType   = GVRP.u8("gvrp.attribute_type", "Type", Hex)
	GVRPLength = GVRP.u8("gvrp.attribute_length", "Length", Dec)
	GVRPEvent  = GVRP.u8("gvrp.attribute_event", "Event", Dec)
	GVRPVLAN   = GVRP.u16("gvrp.attribute_value", "Value", Dec)
	GVRPEnd    = GVRP.label("gvrp.end_of_mark", "End of Mark")

	GMRP = declare("gmrp", "GARP Multicast Registration Protocol", 2).whole().HandsTo(Data)

	GMRPID      = GMRP.u16("gmrp.protocol_id", "Protocol Identifier", Hex).At(0)
	GMRPOtherID = GMRP.label("gmrp.protocol_id.not_gmrp", "This version of Wireshark only knows about protocol id = 1").
			expert(groupUndecoded, warning)
	GMRPType    = GMRP.u8("gmrp.attribute_type", "Type", Hex)
	GMRPLength  = GMRP.u8("gmrp.attribute_length", "Length", Dec)
	GMRPEvent   = GMRP.u8("gmrp.attribute_event", "Event", Dec)
	GMRPGroup   = GMRP.ether("gmrp.attribute_value_group_membership", "Value")
	GMRPService = GMRP.u8("gmrp.attribute_value_service_requirement", "Value", Hex)
	GMRPEnd     = GMRP.u8("gmrp.end_of_mark", "End of mark", Hex)

	_ = STP.HandsTo(GVRP, GMRP)
)
