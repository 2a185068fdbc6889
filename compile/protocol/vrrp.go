package protocol

// VRRP (RFC 2338, RFC 5798). Version 3 has no authentication, and an interval in hundredths of a second in its place.
var (
	VRRP = declare("vrrp", "Virtual Router Redundancy Protocol", 8).whole().On(IPProtos, 112)

	_                  = VRRP.u8("vrrp.typever", "VRRP message version and type", Dec).At(0)
	VRRPVersion        = VRRP.u8("vrrp.version", "VRRP protocol version", Dec).Bits(0, 0xf0)
	_                  = VRRP.u8("vrrp.type", "VRRP packet type", Dec).Bits(0, 0x0f)
	_                  = VRRP.u8("vrrp.virt_rtr_id", "Virtual Rtr ID", Dec).At(1)
	_                  = VRRP.u8("vrrp.prio", "Priority", Dec).At(2)
	VRRPCount          = VRRP.u8("vrrp.addr_count", "Addr Count", Dec).At(3)
	VRRPAuth           = VRRP.u8("vrrp.auth_type", "Auth Type", Dec).At(4).If(VRRPVersion.Not(3))
	_                  = VRRP.u8("vrrp.adver_int", "Adver Int", Dec).At(5).If(VRRPVersion.Not(3))
	_                  = VRRP.u8("vrrp.reserved_mbz", "Reserved", Dec).Bits(4, 0xf0).If(VRRPVersion.In(3))
	_                  = VRRP.u16("vrrp.short_adver_int", "Adver Int", Dec).Bits(4, 0x0fff).If(VRRPVersion.In(3))
	_                  = VRRP.u16("vrrp.checksum", "Checksum", Hex).At(6)
	VRRPChecksumOK     = VRRP.u8("vrrp.checksum.status", "Checksum Status", NoBase)
	VRRPChecksumBad    = VRRP.label("vrrp.checksum_bad.expert", "Bad checksum").expert(groupChecksum, warning)
	VRRPAddress        = VRRP.ipv4("vrrp.ip_addr", "IP Address")
	VRRPAddressIPv6    = VRRP.ipv6("vrrp.ipv6_addr", "IPv6 Address")
	VRRPPassword       = VRRP.string("vrrp.auth_string", "Authentication String")
	VRRPAuthentication = VRRP.bytes("vrrp.md5_auth_data", "MD5 Authentication Data")
)
