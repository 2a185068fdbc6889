package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// BACnet (ANSI/ASHRAE 135): over IP (annex J), the network layer (clause 6) and the application layer (clauses 5 and 20).
var (
	BVLC = declare("bvlc", "BACnet Virtual Link Control", 4).On(UDPPorts, 47808)

	_             = BVLC.u8("bvlc.type", "Type", Hex).At(0)
	bvlcFunction  = BVLC.u8("bvlc.function", "Function", Hex).At(1)
	BVLCSize      = BVLC.hidden(ftype.Uint16).At(2)
	BVLCLength    = BVLC.u16("bvlc.length", "BVLC-Length", Dec)
	BVLCResult    = part(BVLC.u16("bvlc.result", "Result", Hex).At(4))
	BVLCForwarded = part(
		BVLC.ipv4("bvlc.fwd_ip", "IP").At(4),
		BVLC.u16("bvlc.fwd_port", "Port", Dec).At(8),
	)
	BVLCLife = part(BVLC.u16("bvlc.reg_ttl", "TTL", Dec).At(4))

	BVLCForwards = bvlcFunction.In(4)
	_            = BVLC.NextToAfter(6, BVLCForwards, BACnet).NextTo(bvlcFunction.In(9, 10, 11), BACnet)

	BACnet = declare("bacnet", "Building Automation and Control Network NPDU", 2).On(SAPs, 0x82).Variable()

	_             = BACnet.u8("bacnet.version", "Version", Dec).At(0)
	_             = BACnet.u8("bacnet.control", "Control", Hex).At(1)
	BACnetMessage = BACnet.bool("bacnet.control_net", "NSDU contains").Bits(1, 0x80)
	_             = BACnet.bool("bacnet.control_res1", "Reserved").Bits(1, 0x40)
	BACnetTo      = BACnet.bool("bacnet.control_dest", "Destination Specifier").Bits(1, 0x20)
	_             = BACnet.bool("bacnet.control_res2", "Reserved").Bits(1, 0x10)
	BACnetFrom    = BACnet.bool("bacnet.control_src", "Source specifier").Bits(1, 0x08)
	_             = BACnet.bool("bacnet.control_expect", "Expecting Reply").Bits(1, 0x04)
	_             = BACnet.bool("bacnet.control_prio_high", "Priority").Bits(1, 0x02)
	_             = BACnet.bool("bacnet.control_prio_low", "Priority").Bits(1, 0x01)

	BACnetDestination = BACnetStation{
		part(BACnet.u16("bacnet.dnet", "Destination Network Address", Dec).At(0), BACnet.u8("bacnet.dlen", "Destination MAC Layer Address Length", Dec).At(2)),
		BACnet.u8("bacnet.dadr_mstp", "DADR", Dec), BACnet.ether("bacnet.dadr_eth", "Destination ISO 8802-3 MAC Address"), BACnet.bytes("bacnet.dadr_tmp", "Unknown Destination MAC"),
	}
	BACnetSource = BACnetStation{
		part(BACnet.u16("bacnet.snet", "Source Network Address", Dec).At(0), BACnet.u8("bacnet.slen", "Source MAC Layer Address Length", Dec).At(2)),
		BACnet.u8("bacnet.sadr_mstp", "SADR", Dec), BACnet.ether("bacnet.sadr_eth", "SADR"), BACnet.bytes("bacnet.sadr_tmp", "Unknown Source MAC"),
	}
	BACnetHops     = BACnet.u8("bacnet.hopc", "Hop Count", Dec)
	BACnetKind     = BACnet.u8("bacnet.mesgtyp", "Network Layer Message Type", Hex)
	BACnetNetworks = BACnet.u16("bacnet.dnet", "Destination Network Address", Dec)

	_ = BACnet.NextTo(BACnetMessage.In(0), BACapp)

	BACapp = declare("bacapp", "Building Automation and Control Network APDU", 1).whole()

	_           = BACapp.u8("bacapp.type", "APDU Type", Dec).Bits(0, 0xf0)
	BACappFlags = part(
		BACapp.u8("bacapp.pduflags", "PDU Flags", Hex).Bits(0, 0x0f),
		BACapp.bool("bacapp.segmented_request", "Segmented Request").Bits(0, 0x08),
		BACapp.bool("bacapp.more_segments", "More Segments").Bits(0, 0x04),
	)
	BACappAccepts = part(BACapp.bool("bacapp.SA", "SA").Bits(0, 0x02))
	BACappSizes   = part(
		BACapp.u8("bacapp.response_segments", "Max Response Segments accepted", Dec).Bits(0, 0x70),
		BACapp.u8("bacapp.max_adpu_size", "Size of Maximum ADPU accepted", Dec).Bits(0, 0x0f),
	)
	BACappInvoke  = part(BACapp.u8("bacapp.invoke_id", "Invoke ID", Dec).At(0))
	BACappSegment = part(
		BACapp.u8("bacapp.sequence_number", "Sequence Number", Dec).At(0),
		BACapp.u8("bacapp.window_size", "Proposed Window Size", Dec).At(1),
	)
	BACappConfirmed   = part(BACapp.u8("bacapp.confirmed_service", "Service Choice", Dec).At(0))
	BACappUnconfirmed = part(BACapp.u8("bacapp.unconfirmed_service", "Unconfirmed Service Choice", Dec).At(0))
	BACappSegmentACK  = part(
		BACapp.bool("bacapp.NAK", "NAK").Bits(0, 0x02),
		BACappServer.Bits(0, 0x01),
	)
	BACappAbort        = part(BACappServer.Bits(0, 0x01))
	BACappServer       = BACapp.bool("bacapp.SRV", "SRV")
	BACappRejectReason = part(BACapp.u8("bacapp.reject_reason", "Reject Reason", Dec).At(0))
	BACappAbortReason  = part(BACapp.u8("bacapp.abort_reason", "Abort Reason", Dec).At(0))

	BACappTagClass    = part(BACapp.bool("bacapp.tag_class", "Tag Class").Bits(0, 0x08))
	BACappApplication = part(BACapp.u8("bacapp.application_tag_number", "Application Tag Number", Dec).Bits(0, 0xf0))
	BACappContext     = BACapp.u8("bacapp.context_tag_number", "Context Tag Number", Dec)
	BACappNamed       = part(BACapp.u8("bacapp.named_tag", "Named Tag", Dec).Bits(0, 0x07))
	BACappSize        = BACapp.u8("bacapp.LVT", "Length Value Type", Dec)

	BACappObject = part(
		BACapp.u32("bacapp.objectIdentifier", "Object Identifier", Custom).At(0),
		BACapp.u32("bacapp.objectType", "Object Type", Dec).Bits(0, 0xffc00000),
		BACapp.u32("bacapp.instance_number", "Instance Number", Dec).Bits(0, 0x3fffff),
	)
	BACappProperty     = BACapp.u32("bacapp.property_identifier", "Property Identifier", Dec)
	BACappErrorClass   = BACapp.u32("bacapp.error_class", "Error Class", Dec)
	BACappErrorCode    = BACapp.u32("bacapp.error_code", "Error Code", Dec)
	BACappLow          = BACapp.u32("bacapp.who_is.low_limit", "Device Instance Range Low Limit", Dec)
	BACappHigh         = BACapp.u32("bacapp.who_is.high_limit", "Device Instance Range High Limit", Dec)
	BACappVendor       = BACapp.u16("bacapp.vendor_identifier", "Vendor Identifier", Dec)
	BACappUnused       = BACapp.u8("bacapp.unused_bits", "Unused bits", Dec)
	BACappBit          = BACapp.bool("bacapp.bit", "bit")
	BACappCharacterSet = BACapp.u8("bacapp.string_character_set", "String Character Set", Dec)
	BACappName         = BACapp.string("bacapp.object_name", "Object Name")
	BACappNull         = BACapp.string("bacapp.present_value.null", "Present Value (null)")
	BACappTruth        = BACapp.bool("bacapp.present_value.boolean", "Present Value (bool)")
	BACappUint         = BACapp.u64("bacapp.present_value.uint", "Present Value (uint)", Dec)
	BACappInt          = BACapp.Field("bacapp.present_value.int", "Present Value (int)", ftype.Int64, Dec)
	BACappReal         = BACapp.double("bacapp.present_value.real", "Present Value (real)")
	BACappDouble       = BACapp.double("bacapp.present_value.double", "Present Value (double)")
	BACappEnum         = BACapp.u32("bacapp.present_value.enum_index", "Present Value (enum index)", Dec)
)

// BACnetStation are the fields of an address in the network layer.
type BACnetStation struct {
	Network          Part
	MSTP, Eth, Other *Field
}
