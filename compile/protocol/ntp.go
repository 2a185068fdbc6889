package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// NTP (RFC 5905) in the modes of clients, servers and peers; control messages (RFC 9327), and the headers of ntpdc's private ones.
var (
	NTP = declare("ntp", "Network Time Protocol", 1).payload().On(UDPPorts, 123).On(TCPPorts, 123)

	_       = NTP.u8("ntp.flags", "Flags", Hex).At(0)
	_       = NTP.u8("ntp.flags.vn", "Version number", Dec).Bits(0, 0x38)
	NTPMode = NTP.u8("ntp.flags.mode", "Mode", Dec).Bits(0, 0x07)
	_       = NTP.u8("ntp.flags.li", "Leap Indicator", Dec).Bits(0, 0xc0).If(NTPMode.Between(0, 6))

	ntpClock = NTPMode.Between(0, 5)

	_            = NTP.u8("ntp.stratum", "Peer Clock Stratum", Dec).At(1).If(ntpClock)
	_            = NTP.Field("ntp.ppoll", "Peer Polling Interval", ftype.Int8, Dec).At(2).If(ntpClock)
	_            = NTP.Field("ntp.precision", "Peer Clock Precision", ftype.Int8, Dec).At(3).If(ntpClock)
	_            = NTP.u32("ntp.rootdelay", "Root Delay", Dec).At(4).If(ntpClock)
	_            = NTP.u32("ntp.rootdispersion", "Root Dispersion", Dec).At(8).If(ntpClock)
	_            = NTP.bytes("ntp.refid", "Reference ID").Wide(12, 4).If(ntpClock)
	NTPReference = NTP.Field("ntp.reftime", "Reference Timestamp", ftype.AbsoluteTime, UTCOrNull)
	NTPOrigin    = NTP.Field("ntp.org", "Origin Timestamp", ftype.AbsoluteTime, UTCOrNull)
	NTPReceive   = NTP.Field("ntp.rec", "Receive Timestamp", ftype.AbsoluteTime, UTCOrNull)
	NTPTransmit  = NTP.Field("ntp.xmt", "Transmit Timestamp", ftype.AbsoluteTime, UTCOrNull)
	NTPExtension = NTP.label("ntp.ext", "Extension")
	NTPExtHeader = part(
		NTP.u16("ntp.ext.type", "Field Type", Hex).At(0),
		NTP.u16("ntp.ext.length", "Length", Dec).At(2),
	)
	NTPExtValue = NTP.bytes("ntp.ext.value", "Value")
	NTPKey      = NTP.bytes("ntp.keyid", "Key ID")
	NTPMAC      = NTP.bytes("ntp.mac", "Message Authentication Code")

	ntpControl = NTPMode.In(6)
	ntpStatus  = NTPResponse.In(1).And(NTPError.In(0)).And(NTPOpcode.In(1, 2, 3))
	ntpSystem  = ntpControl.And(ntpStatus).And(ntpAssociated.In(0))

	_             = NTP.u8("ntp.ctrl.flags2", "Flags 2", Hex).At(1).If(ntpControl)
	NTPResponse   = NTP.bool("ntp.ctrl.flags2.r", "Response bit").Bits(1, 0x80).If(ntpControl)
	NTPError      = NTP.u8("ntp.ctrl.flags2.error", "Error bit", Dec).Bits(1, 0x40).If(ntpControl)
	_             = NTP.u8("ntp.ctrl.flags2.more", "More bit", Dec).Bits(1, 0x20).If(ntpControl)
	NTPOpcode     = NTP.u8("ntp.ctrl.flags2.opcode", "Opcode", Dec).Bits(1, 0x1f).If(ntpControl)
	_             = NTP.u16("ntp.ctrl.sequence", "Sequence", Dec).At(2).If(ntpControl)
	_             = NTP.u16("ntp.ctrl.sys_status.li", "Leap Indicator", Dec).Bits(4, 0xc000).If(ntpSystem)
	_             = NTP.u16("ntp.ctrl.sys_status.clksrc", "Clock Source", Dec).Bits(4, 0x3f00).If(ntpSystem)
	_             = NTP.u16("ntp.ctrl.sys_status.count", "System Event Counter", Dec).Bits(4, 0x00f0).If(ntpSystem)
	_             = NTP.u16("ntp.ctrl.sys_status.code", "System Event Code", Dec).Bits(4, 0x000f).If(ntpSystem)
	ntpAssociated = NTP.hiddenBits(6, 0xffff)
	_             = NTP.u16("ntp.ctrl.offset", "Offset", Dec).At(8).If(ntpControl)
	NTPCount      = NTP.u16("ntp.ctrl.count", "Count", Dec).At(10).If(ntpControl)
	NTPData       = NTP.label("ntp.ctrl.data", "Data")
	NTPItem       = NTP.label("ntp.ctrl.item", "Item")

	// The header has them, and each item of a list of associations.
	NTPAssociation = part(NTP.u16("ntp.ctrl.associd", "AssociationID", Dec).At(0))
	NTPStatus      = part(NTP.u16("ntp.ctrl.status", "Status", Hex).At(0))
	NTPPeerStatus  = part(
		NTP.bool("ntp.ctrl.peer_status.config", "Peer Status").Bits(0, 0x8000),
		NTP.bool("ntp.ctrl.peer_status.authenable", "Peer Status").Bits(0, 0x4000),
		NTP.bool("ntp.ctrl.peer_status.authentic", "Peer Status").Bits(0, 0x2000),
		NTP.bool("ntp.ctrl.peer_status.reach", "Peer Status").Bits(0, 0x1000),
		NTP.bool("ntp.ctrl.peer_status.bcast", "Peer Status broadcast association").Bits(0, 0x0800),
		NTP.u16("ntp.ctrl.peer_status.selection", "Peer Selection", Dec).Bits(0, 0x0700),
		NTP.u16("ntp.ctrl.peer_status.count", "Peer Event Counter", Dec).Bits(0, 0x00f0),
		NTP.u16("ntp.ctrl.peer_status.code", "Peer Event Code", Dec).Bits(0, 0x000f),
	)

	ntpPrivate = NTPMode.In(7)

	_ = NTP.bool("ntp.priv.flags.r", "Response bit").Bits(0, 0x80).If(ntpPrivate)
	_ = NTP.u8("ntp.priv.flags.more", "More bit", Dec).Bits(0, 0x40).If(ntpPrivate)
	_ = NTP.u8("ntp.priv.auth_seq", "Auth, sequence", Dec).At(1).If(ntpPrivate)
	_ = NTP.u8("ntp.priv.auth", "Auth bit", Dec).Bits(1, 0x80).If(ntpPrivate)
	_ = NTP.u8("ntp.priv.seq", "Sequence number", Dec).Bits(1, 0x7f).If(ntpPrivate)
	_ = NTP.u8("ntp.priv.impl", "Implementation", Dec).At(2).If(ntpPrivate)
	_ = NTP.u8("ntp.priv.reqcode", "Request code", Dec).At(3).If(ntpPrivate)
)
