package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// SOCKS, versions 4, 4A and 5 (RFC 1928): how a connection through a proxy begins. What comes through it belongs to the protocol of the far
// end's port.
var (
	SOCKS = declare("socks", "Socks Protocol", 0).payload().On(TCPPorts, 1080).HandsTo(TCPPorts, Data)

	SOCKSVersion  = SOCKS.u8("socks.version", "Version", Dec)
	SOCKSCommand  = SOCKS.u8("socks.command", "Command", Dec)
	SOCKSResults  = SOCKS.u8("socks.results", "Results(V4)", Dec)
	SOCKSReserved = SOCKS.u8("socks.reserved", "Reserved", Dec).takenAs(ftype.Uint16)

	SOCKSAddressType = SOCKS.u8("socks.address_type", "Address Type", Dec)
	SOCKSAddress     = SOCKS.ipv4("socks.dst", "Remote Address")
	SOCKSAddress6    = SOCKS.ipv6("socks.dstV6", "Remote Address(ipv6)")
	SOCKSName        = SOCKS.string("socks.remote_name", "Remote name")
	SOCKSName4A      = SOCKS.stringz("socks.v4a_dns_name", "SOCKS v4a Remote Domain Name")
	SOCKSPort        = SOCKS.u16("socks.port", "Port", Dec)
	SOCKSHostPort    = SOCKS.u16("socks.remote_host_port", "Remote Host Port", Dec)
	SOCKSFarPort     = SOCKS.u16("socks.dstport", "Remote Port", Dec)
	SOCKSUser        = SOCKS.string("socks.username", "User name")
	SOCKSPassword    = SOCKS.string("socks.password", "Password")

	SOCKSMethods    = SOCKS.u8("socks.auth_method_count", "Authentication Method Count", Dec)
	SOCKSMethod     = SOCKS.u8("socks.auth_method", "Method", Dec)
	SOCKSAccepted   = SOCKS.u8("socks.auth_accepted_method", "Accepted Auth Method", Dec)
	SOCKSSubversion = SOCKS.u8("socks.subnegotiation_version", "Subnegotiation Version", Dec)
	SOCKSAuthStatus = SOCKS.u8("socks.auth_status", "Status", Dec)
)
