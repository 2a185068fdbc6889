package protocol

// DNS (RFC 1035), and two protocols that speak it under other names: multicast DNS and LLMNR. Their fields are DNS's.
var (
	DNS = declare("dns", "Domain Name System", 0).payload().On(UDPPorts, 53).On(TCPPorts, 53, 5353).Guess(UDPGuesses, "dns_udp").
		Media("application/dns-message").HandsTo(GSSAPI)
	MDNS  = declare("mdns", "Multicast Domain Name System", 0).payload().On(UDPPorts, 5353).HandsTo(DNS)
	LLMNR = declare("llmnr", "Link-local Multicast Name Resolution", 0).payload().On(UDPPorts, 5355).HandsTo(DNS)

	// The header.
	DNSLength = DNS.u16("dns.length", "Length", Dec)
	DNSID     = part(
		DNS.u16("dns.id", "Transaction ID", Hex).At(0),
	)
	DNSFlags = part(
		DNS.u16("dns.flags", "Flags", Hex).At(2),
		DNS.bool("dns.flags.response", "Response").Bits(2, 0x8000),
		DNS.u16("dns.flags.opcode", "Opcode", Dec).Bits(2, 0x7800),
		DNS.bool("dns.flags.truncated", "Truncated").Bits(2, 0x200),
	)
	// Flags of DNS, then those of responses and of LLMNR in their place.
	DNSFlagsDNS = part(
		DNS.bool("dns.flags.recdesired", "Recursion desired").Bits(2, 0x100),
		DNS.bool("dns.flags.z", "Z").Bits(3, 0x40),
		DNS.bool("dns.flags.checkdisable", "Non-authenticated data").Bits(3, 0x10),
	)
	DNSFlagsResponse = part(
		DNS.bool("dns.flags.authoritative", "Authoritative").Bits(2, 0x400),
		DNS.bool("dns.flags.recavail", "Recursion available").Bits(3, 0x80),
		DNS.bool("dns.flags.authenticated", "Answer authenticated").Bits(3, 0x20),
	)
	DNSRcode = part(
		DNS.u16("dns.flags.rcode", "Reply code", Dec).Bits(2, 0xf),
	)
	DNSFlagAD = part(
		DNS.bool("dns.flags.ad", "AD bit").Bits(3, 0x20),
	)
	DNSFlagsLLMNR = part(
		DNS.bool("dns.flags.conflict", "Conflict").Bits(2, 0x400),
		DNS.bool("dns.flags.tentative", "Tentative").Bits(2, 0x100),
	)
	DNSCounts = part(
		DNS.u16("dns.count.queries", "Questions", Dec).At(4),
		DNS.u16("dns.count.answers", "Answer RRs", Dec).At(6),
		DNS.u16("dns.count.auth_rr", "Authority RRs", Dec).At(8),
	)
	DNSAdditional = part(
		DNS.u16("dns.count.add_rr", "Additional RRs", Dec).At(10),
	)
	DNSUpdateCounts = part(
		DNS.u16("dns.count.zones", "Zones", Dec).At(4),
		DNS.u16("dns.count.prerequisites", "Prerequisites", Dec).At(6),
		DNS.u16("dns.count.updates", "Updates", Dec).At(8),
	)

	// Queries.
	DNSQueryName       = DNS.string("dns.qry.name", "Name")
	DNSQueryNameLength = DNS.u16("dns.qry.name.len", "Name Length", Dec)
	DNSLabels          = DNS.u16("dns.count.labels", "Label Count", Dec)
	DNSQueryType       = DNS.u16("dns.qry.type", "Type", Dec)
	DNSQueryClass      = DNS.u16("dns.qry.class", "Class", Hex)
	DNSUnicast         = DNS.bool("dns.qry.qu", "\"QU\" question")

	// Resource records.
	DNSName             = DNS.string("dns.resp.name", "Name")
	DNSType             = DNS.u16("dns.resp.type", "Type", Dec)
	DNSClass            = DNS.u16("dns.resp.class", "Class", Hex)
	DNSCacheFlush       = DNS.bool("dns.resp.cache_flush", "Cache flush")
	DNSTTL              = DNS.u32("dns.resp.ttl", "Time to live", Dec)
	DNSTTLHigh          = DNS.label("dns.ttl.high_bit_set", "The uppermost bit of the TTL is set (RFC 2181, section 8)").expert(groupProtocol, warning)
	DNSDataLength       = DNS.u16("dns.resp.len", "Data length", Dec)
	DNSData             = DNS.bytes("dns.data", "Data")
	DNSUndecoded        = DNS.label("dns.undecoded.type", "Undecoded option").expert(groupUndecoded, note)
	DNSExtraneous       = DNS.label("dns.extraneous", "Extraneous data").expert(groupUndecoded, note)
	DNSExtraneousData   = DNS.bytes("dns.extraneous.data", "Extraneous Data Bytes")
	DNSExtraneousLength = DNS.i32("dns.extraneous.length", "Extraneous Data Length")

	// Requests and their replies.
	DNSResponseTo         = DNS.frame("dns.response_to", "Request In")
	DNSResponseIn         = DNS.frame("dns.response_in", "Response In")
	DNSTime               = DNS.span("dns.time", "Time")
	DNSUnsolicited        = DNS.bool("dns.unsolicited", "Unsolicited")
	DNSRetransmission     = DNS.bool("dns.retransmission", "Retransmission")
	DNSRepeatedRequest    = DNS.label("dns.retransmit_request", "DNS query retransmission").expert(groupProtocol, warning)
	DNSRepeatedRequestIn  = DNS.frame("dns.retransmit_request_in", "Retransmitted request. Original request in")
	DNSRepeatedResponse   = DNS.label("dns.retransmit_response", "DNS response retransmission").expert(groupProtocol, warning)
	DNSRepeatedResponseIn = DNS.frame("dns.retransmit_response_in", "Retransmitted response. Original response in")
)
