package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// NTP (RFC 5905) in the modes of clients, servers and peers. Of control and private messages the first byte is read, no more.
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
)
