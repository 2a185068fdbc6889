package protocol

// The options of IPv4 (RFC 791, section 3.1, and the RFCs named below). Each is a layer of its own inside the header, found by
// its type.
var (
	IPOptions = table("ip.option")

	_ = ipOption(0, "ip.options.eol", "IP Option - End of Options List (EOL)", 1)
	_ = ipOption(1, "ip.options.nop", "IP Option - No-Operation (NOP)", 1)
	_ = ipOption(130, "ip.options.security", "IP Option - Security", 3)              // RFC 1108
	_ = ipOption(133, "ip.options.ext_security", "IP Option - Extended Security", 3) // RFC 1108

	IPOptRecordRoute = ipOption(7, "ip.options.record_route", "IP Option - Record Route", 3)
	IPOptLooseRoute  = ipOption(131, "ip.options.route", "IP Option - Loose Source Route", 3)
	IPOptStrictRoute = ipOption(137, "ip.options.source_route", "IP Option - Strict Source Route", 3)
	_                = ipPointer(IPOptRecordRoute)
	_                = ipPointer(IPOptLooseRoute)
	_                = ipPointer(IPOptStrictRoute)
	IPOptRecorded    = IPOptRecordRoute.ipv4("ip.rec_rt", "Recorded Route")
	IPOptEmpty       = IPOptRecordRoute.ipv4("ip.empty_rt", "Empty Route")
	IPOptCurrent     = IPOptLooseRoute.ipv4("ip.cur_rt", "Current Route")
	IPOptSource      = IPOptLooseRoute.ipv4("ip.src_rt", "Source Route")
	IPOptRecordedTxt = IPOptRecordRoute.string("ip.rec_rt_host", "Recorded Route Host")
	IPOptEmptyTxt    = IPOptRecordRoute.string("ip.empty_rt_host", "Empty Route Host")
	IPOptCurrentTxt  = IPOptLooseRoute.string("ip.cur_rt_host", "Current Route Host")
	IPOptSourceTxt   = IPOptLooseRoute.string("ip.src_rt_host", "Source Route Host")
	IPOptPtrBefore   = IPOptLooseRoute.label("ip.opt.ptr.before_address", "Pointer points before first address").expert(groupProtocol, warning)
	IPOptPtrMiddle   = IPOptLooseRoute.label("ip.opt.ptr.middle_address", "Pointer points to middle of address").expert(groupProtocol, warning)
	IPOptTooLong     = IPOptLooseRoute.label("ip.subopt_too_long", "Suboption would go past end of option").expert(groupProtocol, warning)

	IPOptTimestamp     = ipOption(68, "ip.options.timestamp", "IP Option - Time Stamp", 4)
	_                  = ipPointer(IPOptTimestamp)
	IPOptOverflow      = IPOptTimestamp.u8("ip.opt.overflow", "Overflow", Dec).Bits(3, 0xf0)
	IPOptFlag          = IPOptTimestamp.u8("ip.opt.flag", "Flag", Hex).Bits(3, 0x0f)
	IPOptTime          = IPOptTimestamp.u32("ip.opt.time_stamp", "Time stamp", Dec)
	IPOptTimestampAddr = IPOptTimestamp.ipv4("ip.opt.time_stamp_addr", "Address")

	IPOptCIPSO           = ipOption(134, "ip.options.cipso", "IP Option - Commercial Security", 6) // FIPS 188
	_                    = IPOptCIPSO.u32("ip.cipso.doi", "DOI", Dec).At(2)
	IPOptCIPSOTag        = IPOptCIPSO.u8("ip.cipso.tag_type", "Tag Type", Dec)
	IPOptCIPSOLevel      = IPOptCIPSO.u8("ip.cipso.sensitivity_level", "Sensitivity Level", Dec)
	IPOptCIPSOCategories = IPOptCIPSO.string("ip.cipso.categories", "Categories")
	IPOptCIPSOData       = IPOptCIPSO.bytes("ip.cipso.tag_data", "Tag data")
	IPOptCIPSOBad        = IPOptCIPSO.label("ip.cipso.malformed", "Malformed CIPSO tag").expert(GroupMalformed, severe)

	IPOptStreamID   = ipOption(136, "ip.options.sid", "IP Option - Stream ID", 4)
	_               = IPOptStreamID.u16("ip.opt.sid", "Stream Identifier", Dec).At(2)
	_               = ipDeprecated(IPOptStreamID)
	IPOptMTUProbe   = ipOption(11, "ip.options.mtu_probe", "IP Option - MTU Probe", 4) // RFC 1063
	_               = IPOptMTUProbe.u16("ip.opt.mtu", "MTU", Dec).At(2)
	IPOptMTUReply   = ipOption(12, "ip.options.mtu_reply", "IP Option - MTU Reply", 4)
	_               = IPOptMTUReply.u16("ip.opt.mtu", "MTU", Dec).At(2)
	IPOptTraceroute = ipOption(82, "ip.options.traceroute", "IP Option - Traceroute", 12) // RFC 1393
	_               = IPOptTraceroute.u16("ip.opt.id_number", "ID Number", Dec).At(2)
	_               = IPOptTraceroute.u16("ip.opt.ohc", "Outbound Hop Count", Dec).At(4)
	_               = IPOptTraceroute.u16("ip.opt.rhc", "Return Hop Count", Dec).At(6)
	_               = IPOptTraceroute.ipv4("ip.opt.originator", "Originator IP Address").At(8)
	_               = ipDeprecated(IPOptTraceroute)
	IPOptAlert      = ipOption(148, "ip.options.routeralert", "IP Option - Router Alert", 4) // RFC 2113
	_               = IPOptAlert.u16("ip.opt.ra", "Router Alert", Dec).At(2)
	IPOptSDB        = ipOption(149, "ip.options.sdb", "IP Option - Selective Directed Broadcast", 6) // RFC 1770
	IPOptAddr       = IPOptSDB.ipv4("ip.opt.addr", "IP Address")
	_               = ipDeprecated(IPOptSDB)
	IPOptDSR        = ipOption(154, "ip.options.dsr", "IP Option - Cilium DSR", 8)
	_               = IPOptDSR.u16("ip.opt.dsr.cilium.service_port", "Service Port", Dec).At(2).Swapped()

	IPOptQuickStart = ipOption(25, "ip.options.qs", "IP Option - Quick-Start", 8) // RFC 4782
	IPOptQSFunction = IPOptQuickStart.u8("ip.opt.qs_func", "Function", Dec).Bits(2, 0xf0)
	IPOptQSRate     = IPOptQuickStart.u8("ip.opt.qs_rate", "Rate", Dec).Bits(2, 0x0f).If(IPOptQSFunction.In(0, 8))
	IPOptQSTTL      = IPOptQuickStart.u8("ip.opt.qs_ttl", "QS TTL", Dec).At(3).If(IPOptQSFunction.In(0))
	IPOptQSTTLDiff  = IPOptQuickStart.u8("ip.opt.qs_ttl_diff", "TTL Diff", Dec)
	IPOptQSUnused   = IPOptQuickStart.u8("ip.opt.qs_unused", "Not Used", Dec).At(3).If(IPOptQSFunction.In(8))
	IPOptQSNonce    = IPOptQuickStart.u32("ip.opt.qs_nonce", "QS Nonce", Hex).Bits(4, 0xfffffffc).If(IPOptQSFunction.In(0, 8))
	IPOptQSReserved = IPOptQuickStart.u32("ip.opt.qs_reserved", "Reserved", Hex).Bits(4, 0x00000003).If(IPOptQSFunction.In(0, 8))

	IPOptUnknown     = ipHeadOfOption(unnamed(2), 2)
	IPOptUnknownData = IPOptUnknown.bytes("ip.opt.data", "Data").Wide(2, 0)
)

// ipOption declares an option of the given type and least length.
func ipOption(kind uint16, name, title string, length int) *Protocol {
	return ipHeadOfOption(declare(name, title, length).asBytes().On(IPOptions, kind), length)
}

// ipHeadOfOption declares what options begin with.
func ipHeadOfOption(o *Protocol, length int) *Protocol {
	o.u8("ip.opt.type", "Type", Dec).At(0)
	o.bool("ip.opt.type.copy", "Copy on fragmentation").Bits(0, 0x80)
	o.u8("ip.opt.type.class", "Class", Dec).Bits(0, 0x60)
	o.u8("ip.opt.type.number", "Number", Dec).Bits(0, 0x1f)
	if length > 1 {
		o.u8("ip.opt.len", "Length", Dec).At(1)
	}
	return o
}

func ipPointer(o *Protocol) *Field { return o.u8("ip.opt.ptr", "Pointer", Dec).At(2) }

func ipDeprecated(o *Protocol) *Field {
	return o.label("ip.opt.deprecated", "Option type is deprecated").expert(groupDeprecated, note).Wide(0, 1)
}
