package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// DHCP for IPv6.
var (
	DHCPv6 = declare("dhcpv6", "DHCPv6", 0).payload().On(UDPPorts, 546, 547).HandsTo(DHCP)

	// The header (RFC 8415), that of relays, and that of options.
	DHCPv6Type = part(
		DHCPv6.u8("dhcpv6.msgtype", "Message type", Dec).At(0),
	)
	DHCPv6Transaction = part(
		DHCPv6.u24("dhcpv6.xid", "Transaction ID", Hex).At(1),
	)
	DHCPv6Relay = part(
		DHCPv6.u8("dhcpv6.hopcount", "Hopcount", Dec).At(1),
		DHCPv6.ipv6("dhcpv6.linkaddr", "Link address").At(2),
		DHCPv6.ipv6("dhcpv6.peeraddr", "Peer address").At(18),
	)
	DHCPv6Hops         = DHCPv6.label("dhcpv6.error_hopcount", "Detected error on hop-count").expert(groupProtocol, warning)
	DHCPv6OptionType   = DHCPv6.u16("dhcpv6.option.type", "Option", Dec)
	DHCPv6OptionName   = DHCPv6.string("dhcpv6.option.type_str", "Option")
	DHCPv6OptionLength = DHCPv6.u16("dhcpv6.option.length", "Length", Dec)
	DHCPv6OptionData   = DHCPv6.bytes("dhcpv6.option.data", "Data")
	DHCPv6Malformed    = DHCPv6.label("dhcpv6.malformed_option", "Malformed option").expert(GroupMalformed, severe)
	DHCPv6Obsolete     = DHCPv6.label("dhcpv6.obsoleted_option", "Obsoleted option").expert(groupDeprecated, warning)
	DHCPv6Deprecated   = DHCPv6.label("dhcpv6.deprecated_option", "Deprecated option").expert(groupDeprecated, warning)

	// Options.
	DHCPv6DUID         = DHCPv6.bytes("dhcpv6.duid.bytes", "DUID")
	DHCPv6DUIDType     = DHCPv6.u16("dhcpv6.duid.type", "DUID Type", Dec)
	DHCPv6TimeHardware = DHCPv6.u16("dhcpv6.duidllt.hwtype", "Hardware type", Dec)
	DHCPv6Time         = DHCPv6.Field("dhcpv6.duidllt.time", "DUID Time", ftype.AbsoluteTime, NoBase)
	DHCPv6TimeAddress  = DHCPv6.string("dhcpv6.duidllt.link_layer_addr", "Link-layer address")
	DHCPv6TimeMAC      = DHCPv6.ether("dhcpv6.duidllt.link_layer_addr_ether", "Link-layer address (Ethernet)")
	DHCPv6LinkHardware = DHCPv6.u16("dhcpv6.duidll.hwtype", "Hardware type", Dec)
	DHCPv6LinkAddress  = DHCPv6.string("dhcpv6.duidll.link_layer_addr", "Link-layer address")
	DHCPv6LinkMAC      = DHCPv6.ether("dhcpv6.duidll.link_layer_addr_ether", "Link-layer address (Ethernet)")
	DHCPv6Enterprise   = DHCPv6.u32("dhcpv6.duiden.enterprise", "Enterprise ID", Custom)
	DHCPv6Identifier   = DHCPv6.bytes("dhcpv6.duiden.identifier", "Identifier")
	DHCPv6UUID         = DHCPv6.bytes("dhcpv6.duiduuid.bytes", "UUID")
	DHCPv6IAID         = DHCPv6.string("dhcpv6.iaid", "IAID")
	DHCPv6IATimes      = part(
		DHCPv6.u32("dhcpv6.iaid.t1", "T1", Dec).At(4),
		DHCPv6.u32("dhcpv6.iaid.t2", "T2", Dec).At(8),
	)
	DHCPv6IATA    = DHCPv6.string("dhcpv6.iata", "IATA")
	DHCPv6Address = part(
		DHCPv6.ipv6("dhcpv6.iaaddr.ip", "IPv6 address").At(0),
		DHCPv6.u32("dhcpv6.iaaddr.pref_lifetime", "Preferred lifetime", Dec).At(16),
		DHCPv6.u32("dhcpv6.iaaddr.valid_lifetime", "Valid lifetime", Dec).At(20),
	)
	DHCPv6Prefix = part(
		DHCPv6.u32("dhcpv6.iaprefix.pref_lifetime", "Preferred lifetime", Dec).At(0),
		DHCPv6.u32("dhcpv6.iaprefix.valid_lifetime", "Valid lifetime", Dec).At(4),
		DHCPv6.u8("dhcpv6.iaprefix.pref_len", "Prefix length", Dec).At(8),
		DHCPv6.ipv6("dhcpv6.iaprefix.pref_addr", "Prefix address").At(9),
	)
	DHCPv6Requested  = DHCPv6.u16("dhcpv6.requested_option_code", "Requested Option code", Dec)
	DHCPv6Preference = DHCPv6.u8("dhcpv6.option_preference", "Pref-value", Dec)
	DHCPv6Elapsed    = DHCPv6.u16("dhcpv6.elapsed_time", "Elapsed time", Dec)
	DHCPv6Auth       = part(
		DHCPv6.u8("dhcpv6.auth.protocol", "Protocol", Dec).At(0),
		DHCPv6.u8("dhcpv6.auth.algorithm", "Algorithm", Dec).At(1),
		DHCPv6.u8("dhcpv6.auth.rdm", "RDM", Dec).At(2),
		DHCPv6.bytes("dhcpv6.auth.replay_detection", "Replay Detection").Wide(3, 8),
	)
	DHCPv6AuthInfo         = DHCPv6.bytes("dhcpv6.auth.info", "Authentication Information")
	DHCPv6Unicast          = DHCPv6.ipv6("dhcpv6.unicast", "IPv6 address")
	DHCPv6Status           = DHCPv6.u16("dhcpv6.status_code", "Status Code", Dec)
	DHCPv6StatusText       = DHCPv6.string("dhcpv6.status_msg", "Status Message")
	DHCPv6UserClassLength  = DHCPv6.u16("dhcpv6.userclass.length", "Length", Dec)
	DHCPv6UserClass        = DHCPv6.bytes("dhcpv6.userclass.opaque_data", "Suboption")
	DHCPv6VendorClass      = DHCPv6.u32("dhcpv6.vendorclass.enterprise", "Enterprise ID", Custom)
	DHCPv6VendorClassData  = DHCPv6.stringz("dhcpv6.vendorclass.data", "vendor-class-data")
	DHCPv6Vendor           = DHCPv6.u32("dhcpv6.vendoropts.enterprise", "Enterprise ID", Custom)
	DHCPv6VendorOption     = DHCPv6.u16("dhcpv6.vendoropts.enterprise.option_code", "Option code", Dec)
	DHCPv6VendorLength     = DHCPv6.u16("dhcpv6.vendoropts.enterprise.option_length", "Option length", Dec)
	DHCPv6VendorData       = DHCPv6.bytes("dhcpv6.vendoropts.enterprise.option_data", "Option data")
	DHCPv6Interface        = DHCPv6.bytes("dhcpv6.interface_id", "Interface-ID")
	DHCPv6Reconfigure      = DHCPv6.u8("dhcpv6.reconf_msg", "Reconfigure message type", Dec)
	DHCPv6SIPName          = DHCPv6.string("dhcpv6.sip_server_domain_search_fqdn", "SIP Server Domain Search FQDN")
	DHCPv6SIPServer        = DHCPv6.ipv6("dhcpv6.sip_server_a", "SIP server address")
	DHCPv6DNSServer        = DHCPv6.ipv6("dhcpv6.dns_server", "DNS server address")
	DHCPv6Search           = DHCPv6.string("dhcpv6.search_list_entry", "List entry")
	DHCPv6NISServer        = DHCPv6.ipv6("dhcpv6.nis_server", "NIS server address")
	DHCPv6NISPServer       = DHCPv6.ipv6("dhcpv6.nisp_server", "NISP server address")
	DHCPv6NISName          = DHCPv6.string("dhcpv6.nis_fqdn", "NIS FQDN")
	DHCPv6NISPName         = DHCPv6.string("dhcpv6.nisp_fqdn", "NISP FQDN")
	DHCPv6SNTPServer       = DHCPv6.ipv6("dhcpv6.sntp_server", "SNTP server address")
	DHCPv6Lifetime         = DHCPv6.u32("dhcpv6.lifetime", "Lifetime", Dec)
	DHCPv6BCMCSName        = DHCPv6.string("dhcpv6.bcmcs_server_fqdn", "BCMCS server FQDN")
	DHCPv6BCMCSServer      = DHCPv6.ipv6("dhcpv6.bcmcs_server_a", "BCMCS server address")
	DHCPv6RemoteEnterprise = DHCPv6.u32("dhcpv6.remoteid.enterprise", "Enterprise ID", Custom)
	DHCPv6RemoteID         = DHCPv6.bytes("dhcpv6.remoteid_enterprise_id", "Remote-ID")
	DHCPv6Subscriber       = DHCPv6.string("dhcpv6.subscriber_id", "Subscriber-ID")
	DHCPv6FQDNFlags        = DHCPv6.u8("dhcpv6.client_fqdn_flags", "Flags", Hex)
	DHCPv6FQDNClient       = part(
		DHCPv6.bool("dhcpv6.clientfqdn.client.s", "S bit").Bits(0, 0x1),
		DHCPv6.bool("dhcpv6.clientfqdn.client.n", "N bit").Bits(0, 0x4),
	)
	DHCPv6FQDNServer = part(
		DHCPv6.bool("dhcpv6.clientfqdn.server.s", "S bit").Bits(0, 0x1),
		DHCPv6.bool("dhcpv6.clientfqdn.server.o", "O bit").Bits(0, 0x2),
		DHCPv6.bool("dhcpv6.clientfqdn.server.n", "N bit").Bits(0, 0x4),
	)
	DHCPv6FQDN            = DHCPv6.string("dhcpv6.client_domain", "Client Domain Name")
	DHCPv6PANA            = DHCPv6.ipv6("dhcpv6.pana_agent", "PANA agents address")
	DHCPv6TimeZone        = DHCPv6.string("dhcpv6.timezone", "Time-zone")
	DHCPv6TimeZoneName    = DHCPv6.string("dhcpv6.tzdb", "TZ-database")
	DHCPv6LeaseQuery      = DHCPv6.u8("dhcpv6.lq_query", "Query-type", Dec)
	DHCPv6LeaseQueryLink  = DHCPv6.ipv6("dhcpv6.lq_query_link_address", "Link address")
	DHCPv6LastTransaction = DHCPv6.u32("dhcpv6.clt_time", "Clt_time", Dec)
	DHCPv6ClientLink      = DHCPv6.ipv6("dhcpv6.lq_client_link", "LQ client links address")
	DHCPv6CAPWAP          = DHCPv6.ipv6("dhcpv6.capwap_ac_v6", "CAPWAP Access Controllers address")
	DHCPv6NTP             = part(
		DHCPv6.u16("dhcpv6.ntpserver.option.type", "Suboption", Dec).At(0),
		DHCPv6.u16("dhcpv6.ntpserver.option.length", "Length", Dec).At(2),
	)
	DHCPv6NTPServer        = DHCPv6.ipv6("dhcpv6.ntpserver.addr", "NTP Server Address")
	DHCPv6NTPMulticast     = DHCPv6.ipv6("dhcpv6.ntpserver.mc_addr", "NTP Multicast Address")
	DHCPv6NTPName          = DHCPv6.string("dhcpv6.ntpserver.fqdn", "NTP Server FQDN")
	DHCPv6BootFile         = DHCPv6.string("dhcpv6.bootfile.url", "Boot URL")
	DHCPv6BootLength       = DHCPv6.u16("dhcpv6.bootfile.param_len", "Boot Parameter Length", Dec)
	DHCPv6BootParameter    = DHCPv6.string("dhcpv6.bootfile.param_data", "Boot Parameter Data")
	DHCPv6Architecture     = DHCPv6.u16("dhcpv6.client_arch_type", "Architecture Type", Hex)
	DHCPv6NetworkInterface = part(
		DHCPv6.u8("dhcpv6.nii.type", "Type", Dec).At(0),
		DHCPv6.u8("dhcpv6.nii.major", "Major", Dec).At(1),
		DHCPv6.u8("dhcpv6.nii.minor", "Minor", Dec).At(2),
	)
	DHCPv6AFTR              = DHCPv6.string("dhcpv6.aftr_name", "DS-Lite AFTR Name")
	DHCPv6LinkLayerHardware = DHCPv6.u16("dhcpv6.client_link_layer_addr_hwtype", "Hardware type", Dec)
	DHCPv6LinkLayer         = DHCPv6.string("dhcpv6.client_link_layer_addr", "Link-layer address")
	DHCPv6LinkLayerMAC      = DHCPv6.ether("dhcpv6.client_link_layer_addr_ether", "Link-layer address (Ethernet)")
	DHCPv6DHCP4o6           = DHCPv6.ipv6("dhcpv6.dhcp4o6_server", "DHCP4o6 server address")
	DHCPv6Portal            = DHCPv6.string("dhcpv6.captive_portal", "Captive Portal")
	DHCPv6MUD               = DHCPv6.string("dhcpv6.mudurl", "MUDURL")
	DHCPv6RelayPort         = DHCPv6.u16("dhcpv6.relay_port", "Downstream Source Port", Dec)
)
