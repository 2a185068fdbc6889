package protocol

// CARP. Its number among the protocols of IP is VRRP's, so that Wireshark finds it only by its bytes, under a number that is nobody's.
var (
	CARP = declare("carp", "Common Address Redundancy Protocol", 36).whole().Guess(IPGuesses, "carp_ip")

	_               = CARP.u8("carp.typever", "CARP message version and type", Dec).At(0)
	CARPVersion     = CARP.u8("carp.version", "CARP protocol version", Dec).Bits(0, 0xf0)
	CARPType        = CARP.u8("carp.type", "CARP packet type", Dec).Bits(0, 0x0f)
	_               = CARP.u8("carp.vhid", "Virtual Host ID", Dec).At(1)
	_               = CARP.u8("carp.advskew", "Advertisement Skew", Dec).At(2)
	CARPAuth        = CARP.u8("carp.authlen", "Auth Len", Dec).At(3)
	_               = CARP.u8("carp.demotion", "Demotion indicator", Dec).At(4)
	_               = CARP.u8("carp.adver_int", "Adver Int", Dec).At(5)
	_               = CARP.u16("carp.checksum", "Checksum", Hex).At(6)
	CARPChecksumOK  = CARP.u8("carp.checksum.status", "Checksum Status", NoBase)
	CARPChecksumBad = CARP.label("carp.bad_checksum", "Bad checksum").expert(groupChecksum, severe)
	_               = CARP.u64("carp.counter", "Counter", Dec).At(8)
	_               = CARP.bytes("carp.hmac", "HMAC").Wide(16, 20)

	carpBegins = CARPType.In(1).And(CARPVersion.In(1, 2)).And(CARPAuth.In(7))
	_          = CARP.SoundWhen(carpBegins)
)
