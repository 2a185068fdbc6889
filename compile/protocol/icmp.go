package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// ICMP (RFC 792, RFC 1256 for router advertisements, RFC 4884 for the length of what an error quotes and what follows it,
// RFC 8335 for extended echo).
var (
	ICMP = declare("icmp", "Internet Control Message Protocol", 8).leftover().On(IPProtos, 1)

	ICMPType        = ICMP.u8("icmp.type", "Type", Dec).At(0)
	ICMPCode        = ICMP.u8("icmp.code", "Code", Dec).At(1)
	ICMPChecksum    = ICMP.u16("icmp.checksum", "Checksum", Hex).At(2)
	ICMPChecksumOK  = ICMP.u8("icmp.checksum.status", "Checksum Status", NoBase)
	ICMPChecksumBad = ICMP.label("icmp.checksum_bad", "Bad checksum").expert(groupChecksum, warning)

	icmpNumbered   = ICMPType.In(0, 8, 13, 14, 15, 16, 17, 18)
	icmpExtEcho    = ICMPType.In(42, 43)
	ICMPIdent      = ICMP.u16("icmp.ident", "Identifier (BE)", DecHex).At(4).If(ICMPType.In(0, 8, 13, 14, 15, 16, 17, 18, 42, 43))
	ICMPIdentLE    = ICMP.u16("icmp.ident_le", "Identifier (LE)", DecHex).At(4).Swapped().If(ICMPType.In(0, 8, 13, 14, 15, 16, 17, 18, 42, 43))
	ICMPSeq        = ICMP.u16("icmp.seq", "Sequence Number (BE)", DecHex).At(6).If(icmpNumbered)
	ICMPSeqLE      = ICMP.u16("icmp.seq_le", "Sequence Number (LE)", DecHex).At(6).Swapped().If(icmpNumbered)
	ICMPTypeError  = ICMP.label("icmp.type.error", "Type indicates an error").expert(groupResponse, note).Wide(0, 6).If(ICMPType.In(3, 5, 11))
	ICMPDeprecated = ICMP.label("icmp.type.deprecated", "Type is deprecated").expert(groupDeprecated, note).Wide(0, 6).If(icmpIsDeprecated)

	// What errors have before the packet that they quote. The length counts units of four bytes.
	icmpUnits     = ICMP.hidden(ftype.Uint8).At(5)
	icmpWithUnits = icmpUnits.Between(1, 255)
	icmpNoUnits   = icmpUnits.In(0)
	icmpTooBig    = ICMPType.In(3).And(ICMPCode.In(4))
	icmpUnreach   = ICMPType.In(3).And(Condition{{Field: ICMPCode, Ranges: [][2]uint64{{0, 3}, {5, 255}}}})
	icmpTimeout   = ICMPType.In(11)
	icmpParameter = ICMPType.In(12)
	ICMPPointer   = ICMP.Field("icmp.pointer", "Pointer", ftype.Uint32, Dec).Wide(4, 1).If(icmpParameter)
	_             = ICMP.bytes("icmp.unused", "Unused").Wide(4, 4).If(icmpUnreach).If(icmpNoUnits)
	_             = ICMP.bytes("icmp.unused", "Unused").Wide(4, 4).If(icmpTimeout).If(icmpNoUnits)
	_             = ICMP.bytes("icmp.unused", "Unused").Wide(4, 2).If(icmpTooBig).If(icmpNoUnits)
	_             = ICMP.bytes("icmp.unused", "Unused").Wide(5, 3).If(icmpParameter).If(icmpNoUnits)
	_             = ICMP.bytes("icmp.unused", "Unused").Wide(4, 1).If(ICMPType.In(3, 11)).If(icmpWithUnits)
	_             = ICMP.bytes("icmp.unused", "Unused").Wide(6, 2).If(icmpUnreach).If(icmpWithUnits)
	_             = ICMP.bytes("icmp.unused", "Unused").Wide(6, 2).If(ICMPType.In(11, 12)).If(icmpWithUnits)
	icmpQuotes    = ICMPType.In(3, 11, 12).And(icmpWithUnits)
	ICMPLength    = ICMP.u8("icmp.length", "Length", Dec).At(5).If(icmpQuotes)
	_             = ICMP.u8("icmp.length.original_datagram", "Length of original datagram", Dec).At(5).Times(4).If(icmpQuotes)
	ICMPMTU       = ICMP.u16("icmp.mtu", "MTU of next hop", Dec).At(6).If(icmpTooBig)
	ICMPRedirect  = ICMP.ipv4("icmp.redir_gw", "Gateway Address").At(4).If(ICMPType.In(5))

	ICMPData             = ICMP.bytes("icmp.data", "ICMP Data")
	ICMPDataTime         = ICMP.Field("icmp.data_time", "Timestamp from icmp data", ftype.AbsoluteTime, Local)
	ICMPDataTimeRelative = ICMP.span("icmp.data_time_relative", "Timestamp from icmp data (relative)")
	ICMPRespTo           = ICMP.frame("icmp.resp_to", "Request frame")
	ICMPRespIn           = ICMP.frame("icmp.resp_in", "Response frame")
	ICMPNoResp           = ICMP.label("icmp.no_resp", "No response seen")
	ICMPRespNotFound     = ICMP.label("icmp.resp_not_found", "Response not found").expert(groupSequence, warning)
	ICMPRespTime         = ICMP.double("icmp.resptime", "Response time")

	icmpAdvertises    = ICMPType.In(9)
	ICMPAddresses     = ICMP.u8("icmp.num_addrs", "Number of addresses", Dec).At(4).If(icmpAdvertises)
	ICMPAddressSize   = ICMP.u8("icmp.addr_entry_size", "Address entry size", Dec).At(5).If(icmpAdvertises)
	ICMPLifetime      = ICMP.u16("icmp.lifetime", "Lifetime", Dec).At(6).If(icmpAdvertises)
	ICMPRouterAddress = part(
		ICMP.ipv4("icmp.router_address", "Router address").At(0),
		ICMP.Field("icmp.pref_level", "Preference level", ftype.Int32, Dec).At(4),
	)

	icmpTimes = ICMPType.In(13, 14)
	_         = ICMP.u32("icmp.originate_timestamp", "Originate Timestamp", Dec).At(8).If(icmpTimes)
	_         = ICMP.u32("icmp.receive_timestamp", "Receive Timestamp", Dec).At(12).If(icmpTimes)
	_         = ICMP.u32("icmp.transmit_timestamp", "Transmit Timestamp", Dec).At(16).If(icmpTimes)
	_         = ICMP.ipv4("icmp.address_mask", "Address Mask").At(8).If(ICMPType.In(17, 18))

	_ = ICMP.u8("icmp.ext.echo.seq", "Sequence Number", DecHex).At(6).If(icmpExtEcho)
	_ = ICMP.u8("icmp.ext.echo.req.res", "Reserved", Hex).Bits(7, 0xfe).If(ICMPType.In(42))
	_ = ICMP.bool("icmp.ext.echo.req.local", "Local bit").Bits(7, 0x01).If(ICMPType.In(42))
	_ = ICMP.u8("icmp.ext.echo.rsp.state", "State", Dec).Bits(7, 0xe0).If(ICMPType.In(43))
	_ = ICMP.u8("icmp.ext.echo.rsp.res", "Reserved", Hex).Bits(7, 0x18).If(ICMPType.In(43))
	_ = ICMP.bool("icmp.ext.echo.rsp.active", "Active bit").Bits(7, 0x04).If(ICMPType.In(43))
	_ = ICMP.bool("icmp.ext.echo.rsp.ipv4", "IPv4 bit").Bits(7, 0x02).If(ICMPType.In(43))
	_ = ICMP.bool("icmp.ext.echo.rsp.ipv6", "IPv6 bit").Bits(7, 0x01).If(ICMPType.In(43))

	ICMPExtensions = icmpExtensions(ICMP)

	icmpIsDeprecated = Condition{{Field: ICMPType, Ranges: [][2]uint64{{4, 4}, {6, 6}, {15, 18}, {30, 39}}}}

	_ = ICMP.NextTo(ICMPType.In(3, 4, 5, 11, 12), IP)
)

// Extensions are the parts of the structure that ICMP errors carry after what they quote (RFC 4884, RFC 4950, RFC 5837,
// RFC 8335).
type Extensions struct {
	Header, Object, Data                                     Part
	ChecksumOK, ChecksumBad                                  *Field
	Label                                                    Part // an entry of an MPLS label stack
	Info, InfoIndex, InfoAddress, InfoNameLength, InfoMTU    Part // of an interface
	InfoIPv4, InfoIPv6, InfoUnknown                          Part
	IdentName                                                *Field
	IdentIndex, IdentAddress, IdentIPv4, IdentIPv6, IdentAny Part
}

// icmpExtensions declares the extensions for ICMP or ICMPv6. Their names are those of ICMP in both.
func icmpExtensions(p *Protocol) *Extensions {
	return &Extensions{
		Header: part(
			p.label("icmp.ext", "ICMP Extensions").Wide(0, 0),
			p.u8("icmp.ext.version", "Version", Dec).Bits(0, 0xf0),
			p.u16("icmp.ext.res", "Reserved", Hex).Bits(0, 0x0fff),
			p.u16("icmp.ext.checksum", "Checksum", Hex).At(2),
		),
		ChecksumOK:  p.u8("icmp.ext.checksum.status", "Checksum Status", NoBase),
		ChecksumBad: p.label("icmp.ext.checksum_bad", "Bad checksum").expert(groupChecksum, warning),
		Object: part(
			p.u16("icmp.ext.length", "Length", Dec).At(0),
			p.u8("icmp.ext.class", "Class", Dec).At(2),
			p.u8("icmp.ext.ctype", "C-Type", Dec).At(3),
		),
		Data: part(p.bytes("icmp.ext.data", "Data").Wide(0, 0)),
		Label: part(
			p.u24("icmp.mpls.label", "Label", Dec).Bits(0, 0xfffff0),
			p.u24("icmp.mpls.exp", "Experimental", Dec).Bits(0, 0x00000e),
			p.bool("icmp.mpls.s", "Stack bit").Bits(2, 0x01),
			p.u8("icmp.mpls.ttl", "Time to live", Dec).At(3),
		),
		Info: part(
			p.u8("icmp.int_info.role", "Interface Role", Dec).Bits(0, 0xc0),
			p.u8("icmp.int_info.reserved", "Reserved", Dec).Bits(0, 0x30),
			p.bool("icmp.int_info.ifindex", "ifIndex").Bits(0, 0x08),
			p.bool("icmp.int_info.ipaddr", "IP Address").Bits(0, 0x04),
			p.bool("icmp.int_info.name_present", "Interface Name").Bits(0, 0x02),
			p.bool("icmp.int_info.mtu_present", "MTU").Bits(0, 0x01),
		),
		InfoIndex: part(p.u32("icmp.int_info.index", "Interface Index", Dec).At(0)),
		InfoAddress: part(
			p.u16("icmp.int_info.afi", "Address Family Identifier", Dec).At(0),
			p.bytes("icmp.reserved", "Reserved").Wide(2, 2),
		),
		InfoIPv4:       part(p.ipv4("icmp.int_info.ipv4", "Source").At(0)),
		InfoIPv6:       part(p.ipv6("icmp.int_info.ipv6", "Source").At(0)),
		InfoUnknown:    part(p.bytes("icmp.int_info.ipunknown", "Source").Wide(0, 0)),
		InfoNameLength: part(p.u8("icmp.int_info.name_length", "Name Length", Dec).At(0)),
		InfoMTU:        part(p.u32("icmp.int_info.mtu", "Maximum Transmission Unit", Dec).At(0)),
		IdentName:      p.string("icmp.int_ident.name", "Name"),
		IdentIndex:     part(p.u32("icmp.int_ident.index", "Interface Index", Dec).At(0)),
		IdentAddress: part(
			p.u16("icmp.int_ident.afi", "Address Family Identifier", Dec).At(0),
			p.u8("icmp.int_ident.addr_length", "Address Length", Dec).At(2),
			p.bytes("icmp.int_ident.reserved", "Reserved").Wide(3, 1),
		),
		IdentIPv4: part(p.ipv4("icmp.int_ident.ipv4", "Address").At(0)),
		IdentIPv6: part(p.ipv6("icmp.int_ident.ipv6", "Address").At(0)),
		IdentAny:  part(p.bytes("icmp.int_ident.address", "Address").Wide(0, 0)),
	}
}
