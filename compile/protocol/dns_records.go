package protocol

import "github.com/dfc-lang/dfc/compile/ftype"

// The data of resource records, in the order of the records' types.
var (
	DNSA              = DNS.ipv4("dns.a", "Address")
	DNSChaosDomain    = DNS.string("dns.a.ch.domain", "Chaos Domain")
	DNSUndecodedClass = DNS.label("dns.a.class.undecoded", "Undecoded class").expert(groupUndecoded, note)
	DNSChaos          = part(
		DNS.u16("dns.a.ch.addr", "Chaos Address", Oct).At(0),
	)
	DNSNS             = DNS.string("dns.ns", "Name Server")
	DNSMD             = DNS.string("dns.md", "Mail Destination")
	DNSMF             = DNS.string("dns.mf", "Mail Forwarder")
	DNSCNAME          = DNS.string("dns.cname", "CNAME")
	DNSSOAServer      = DNS.string("dns.soa.mname", "Primary name server")
	DNSSOAMailbox     = DNS.string("dns.soa.rname", "Responsible authority's mailbox")
	DNSSOAMailboxName = DNS.string("dns.soa.rname.name", "Responsible authority's mailbox name")
	DNSSOA            = part(
		DNS.u32("dns.soa.serial_number", "Serial Number", Dec).At(0),
		DNS.u32("dns.soa.refresh_interval", "Refresh Interval", Dec).At(4),
		DNS.u32("dns.soa.retry_interval", "Retry Interval", Dec).At(8),
		DNS.u32("dns.soa.expire_limit", "Expire limit", Dec).At(12),
		DNS.u32("dns.soa.minimum_ttl", "Minimum TTL", Dec).At(16),
	)
	DNSMB   = DNS.string("dns.mb", "MailBox Domain")
	DNSMG   = DNS.string("dns.mg", "Mail Group member")
	DNSMR   = DNS.string("dns.mr", "Mail Rename domain")
	DNSNull = DNS.bytes("dns.null", "Null (data)")
	DNSWKS  = part(
		DNS.ipv4("dns.wks.address", "Address").At(0),
		DNS.u8("dns.wks.protocol", "Protocol", Dec).At(4),
	)
	DNSWKSBits      = DNS.u8("dns.wks.bits", "Bits", Hex)
	DNSPTR          = DNS.string("dns.ptr.domain_name", "Domain Name")
	DNSCPULength    = DNS.u8("dns.hinfo.cpu_length", "CPU Length", Dec)
	DNSCPU          = DNS.string("dns.hinfo.cpu", "CPU")
	DNSOSLength     = DNS.u8("dns.hinfo.os_length", "OS Length", Dec)
	DNSOS           = DNS.string("dns.hinfo.os", "OS")
	DNSResponsible  = DNS.string("dns.minfo.r", "Responsible Mailbox")
	DNSErrorMailbox = DNS.string("dns.minfo.e", "Error Mailbox")
	DNSMX           = part(
		DNS.u16("dns.mx.preference", "Preference", Dec).At(0),
	)
	DNSMailExchange = DNS.string("dns.mx.mail_exchange", "Mail Exchange")
	DNSTXTLength    = DNS.u8("dns.txt.length", "TXT Length", Dec)
	DNSTXT          = DNS.string("dns.txt", "TXT")
	DNSMailbox      = DNS.string("dns.rp.mailbox", "Mailbox")
	DNSMailboxTXT   = DNS.string("dns.rp.txt_rr", "TXT RR")
	DNSAFSDB        = part(
		DNS.u16("dns.afsdb.subtype", "Subtype", Dec).At(0),
	)
	DNSAFSDBHost     = DNS.string("dns.afsdb.hostname", "Hostname")
	DNSX25Length     = DNS.u8("dns.x25.length", "Length", Dec)
	DNSX25           = DNS.string("dns.x25.psdn_address", "PSDN-Address")
	DNSISDNLength    = DNS.u8("dns.idsn.length", "Length", Dec)
	DNSISDN          = DNS.string("dns.idsn.address", "ISDN Address")
	DNSISDNSubLength = DNS.u8("dns.idsn.sa.length", "Length", Dec)
	DNSISDNSub       = DNS.string("dns.idsn.sa.address", "Sub Address")
	DNSRT            = part(
		DNS.u16("dns.rt.subtype", "Preference", Dec).At(0),
	)
	DNSIntermediate = DNS.string("dns.rt.intermediate_host", "Intermediate Hostname")
	DNSNSAP         = DNS.bytes("dns.nsap.rdata", "NSAP Data")
	DNSNSAPOwner    = DNS.string("dns.nsap_ptr.owner", "Owner")
	DNSPX           = part(
		DNS.u16("dns.px.preference", "Preference", Dec).At(0),
	)
	DNSPX822           = DNS.string("dns.px.map822", "MAP822")
	DNSPX400           = DNS.string("dns.px.map400", "MAPX400")
	DNSLongitudeLength = DNS.u8("dns.gpos.longitude_length", "Longitude length", Dec)
	DNSLongitude       = DNS.string("dns.gpos.longitude", "Longitude")
	DNSLatitudeLength  = DNS.u8("dns.gpos.latitude_length", "Latitude length", Dec)
	DNSLatitude        = DNS.string("dns.gpos.latitude", "Latitude")
	DNSAltitudeLength  = DNS.u8("dns.gpos.altitude_length", "Altitude length", Dec)
	DNSAltitude        = DNS.string("dns.gpos.altitude", "Altitude")
	DNSAAAA            = DNS.ipv6("dns.aaaa", "AAAA Address")
	DNSLocationVersion = part(
		DNS.u8("dns.loc.version", "Version", Dec).At(0),
	)
	DNSLocation = part(
		DNS.u8("dns.loc.size", "Size", Dec).At(1),
		DNS.u8("dns.loc.horizontal_precision", "Horizontal Precision", Dec).At(2),
		DNS.u8("dns.loc.vertical_precision", "Vertical Precision", Dec).At(3),
		DNS.u32("dns.loc.latitude", "Latitude", Dec).At(4),
		DNS.u32("dns.loc.longitude", "Longitude", Dec).At(8),
		DNS.u32("dns.loc.altitude", "Altitude", Dec).At(12),
	)
	DNSLocationUnknown = DNS.bytes("dns.loc.unknown_data", "Unknown data")
	DNSNXT             = DNS.string("dns.nxt.next_domain_name", "Next Domain Name")
	DNSInstance        = DNS.string("dns.srv.instance", "Instance")
	DNSService         = DNS.string("dns.srv.service", "Service")
	DNSProto           = DNS.string("dns.srv.proto", "Protocol")
	DNSServiceName     = DNS.string("dns.srv.name", "Name")
	// URI records have these as well.
	DNSPriority = part(
		DNS.u16("dns.srv.priority", "Priority", Dec).At(0),
		DNS.u16("dns.srv.weight", "Weight", Dec).At(2),
	)
	DNSPort = part(
		DNS.u16("dns.srv.port", "Port", Dec).At(0),
	)
	DNSTarget = DNS.string("dns.srv.target", "Target")
	DNSNAPTR  = part(
		DNS.u16("dns.naptr.order", "Order", Dec).At(0),
		DNS.u16("dns.naptr.preference", "Preference", Dec).At(2),
	)
	DNSNAPTRFlagsLength       = DNS.u8("dns.naptr.flags_length", "Flags Length", Dec)
	DNSNAPTRFlags             = DNS.string("dns.naptr.flags", "Flags")
	DNSNAPTRServiceLength     = DNS.u8("dns.naptr.service_length", "Service Length", Dec)
	DNSNAPTRService           = DNS.string("dns.naptr.service", "Service")
	DNSNAPTRRegexLength       = DNS.u8("dns.naptr.regex_length", "Regex Length", Dec)
	DNSNAPTRRegex             = DNS.string("dns.naptr.regex", "Regex")
	DNSNAPTRReplacementLength = DNS.u8("dns.naptr.replacement_length", "Replacement Length", Dec)
	DNSNAPTRReplacement       = DNS.string("dns.naptr.replacement", "Replacement")
	DNSKX                     = part(
		DNS.u16("dns.kx.preference", "Preference", Dec).At(0),
	)
	DNSKeyExchange = DNS.string("dns.kx.key_exchange", "Key Exchange")
	DNSCert        = part(
		DNS.u16("dns.cert.type", "Type", Dec).At(0),
		DNS.u16("dns.cert.key_tag", "Key Tag", Hex).At(2),
		DNS.u8("dns.cert.algorithm", "Algorithm", Dec).At(4),
	)
	DNSCertificate = DNS.bytes("dns.cert.certificate", "Certificate (or CRL)")
	DNSA6Length    = part(
		DNS.u8("dns.a6.prefix_len", "Prefix len", Dec).At(0),
	)
	DNSA6     = DNS.ipv6("dns.a6.address_suffix", "Address Suffix")
	DNSA6Name = DNS.string("dns.a6.prefix_name", "Prefix name")
	DNSDNAME  = DNS.string("dns.dname", "Dname")
	DNSAPL    = part(
		DNS.u16("dns.apl.address_family", "Address Family", Dec).At(0),
		DNS.u8("dns.apl.coded_prefix", "Prefix Length", Dec).At(2),
		DNS.bool("dns.apl.negation", "Negation Flag").Bits(3, 0x80),
		DNS.u8("dns.apl.afdlength", "Address Length", Dec).Bits(3, 0x7f),
	)
	DNSAPLIPv4 = DNS.ipv4("dns.apl.afdpart.ipv4", "Address")
	DNSAPLIPv6 = DNS.ipv6("dns.apl.afdpart.ipv6", "Address")
	DNSAPLData = DNS.bytes("dns.apl.afdpart.data", "Address")
	DNSSSHFP   = part(
		DNS.u8("dns.sshfp.algorithm", "Algorithm", Dec).At(0),
		DNS.u8("dns.sshfp.fingerprint.type", "Fingerprint type", Dec).At(1),
	)
	DNSFingerprint = DNS.bytes("dns.sshfp.fingerprint", "Fingerprint")
	DNSIPSecKey    = part(
		DNS.u8("dns.ipseckey.gateway_precedence", "Gateway Precedence", Dec).At(0),
		DNS.u8("dns.ipseckey.gateway_type", "Gateway Type", Dec).At(1),
		DNS.u8("dns.ipseckey.gateway_algorithm", "Gateway Algorithm", Dec).At(2),
	)
	DNSGatewayIPv4    = DNS.ipv4("dns.ipseckey.gateway_ipv4", "IPv4 Gateway")
	DNSGatewayIPv6    = DNS.ipv6("dns.ipseckey.gateway_ipv6", "IPv6 Gateway")
	DNSGatewayName    = DNS.string("dns.ipseckey.gateway_dns", "DNS Gateway")
	DNSIPSecPublicKey = DNS.bytes("dns.ipseckey.public_key", "Public Key")
	DNSDHCID          = DNS.bytes("dns.dhcid.rdata", "DHCID Data")
	DNSTLSA           = part(
		DNS.u8("dns.tlsa.certificate_usage", "Certificate Usage", Dec).At(0),
		DNS.u8("dns.tlsa.selector", "Selector", Dec).At(1),
		DNS.u8("dns.tlsa.matching_type", "Matching Type", Dec).At(2),
	)
	DNSTLSAData = DNS.bytes("dns.tlsa.certificate_association_data", "Certificate Association Data")
	DNSHIP      = part(
		DNS.u8("dns.hip.hit.length", "HIT length", Dec).At(0),
		DNS.u8("dns.hip.hit.pk.algo", "PK algorithm", Dec).At(1),
		DNS.u16("dns.hip.pk.length", "PK length", Dec).At(2),
	)
	DNSHIT        = DNS.bytes("dns.hip.hit", "Host Identity Tag")
	DNSHIPKey     = DNS.bytes("dns.hip.pk", "HIP Public Key")
	DNSRendezvous = DNS.string("dns.hip.rendezvous_server", "Rendezvous Server")
	DNSOpenPGP    = DNS.string("dns.openpgpkey", "OpenPGP Key")
	DNSCSYNC      = part(
		DNS.u32("dns.csync.soa", "SOA", Dec).At(0),
		DNS.u16("dns.csync.flags", "Flags", Hex).At(4),
		DNS.bool("dns.csync.flags.immediate", "immediate").Bits(5, 0x1),
		DNS.bool("dns.csync.flags.soaminimum", "soaminimum").Bits(5, 0x2),
	)
	DNSCSYNCTypes = DNS.bytes("dns.csync.type_bitmap", "Type Bitmap")
	DNSZONEMD     = part(
		DNS.u32("dns.zonemd.serial", "Serial", Dec).At(0),
		DNS.u8("dns.zonemd.scheme", "Scheme", Dec).At(4),
		DNS.u8("dns.zonemd.hash_algo", "Hash Algorithm", Dec).At(5),
	)
	DNSZONEMDDigest = DNS.bytes("dns.zonemd.digest", "Digest")
	DNSSVCB         = part(
		DNS.u16("dns.svcb.svcpriority", "SvcPriority", Dec).At(0),
	)
	DNSSVCBTarget = DNS.string("dns.svcb.targetname", "TargetName")
	DNSSVCBParam  = DNS.label("dns.svcb.svcparam", "SvcParam")
	DNSSVCBHeader = part(
		DNS.u16("dns.svcb.svcparam.key", "SvcParamKey", Dec).At(0),
		DNS.u16("dns.svcb.svcparam.value.length", "SvcParamValue length", Dec).At(2),
	)
	DNSSVCBMandatory  = DNS.u16("dns.svcb.svcparam.mandatory.key", "Mandatory key", Dec)
	DNSSVCBALPNLength = DNS.u8("dns.svcb.svcparam.alpn.length", "ALPN length", Dec)
	DNSSVCBALPN       = DNS.string("dns.svcb.svcparam.alpn", "ALPN")
	DNSSVCBPort       = DNS.u16("dns.svcb.svcparam.port", "Port", Dec)
	DNSSVCBIPv4       = DNS.ipv4("dns.svcb.svcparam.ipv4hint.ip", "IP")
	DNSSVCBIPv6       = DNS.ipv6("dns.svcb.svcparam.ipv6hint.ip", "IP")
	DNSSVCBPath       = DNS.string("dns.svcb.svcparam.dohpath", "DoH path")
	DNSSVCBODoH       = DNS.bytes("dns.svcb.svcparam.odohconfig", "ODoHConfig")
	DNSSVCBValue      = DNS.bytes("dns.svcb.svcparam.value", "SvcParamValue")
	DNSDSYNC          = part(
		DNS.u16("dns.dsync.type", "RR Type", Dec).At(0),
		DNS.u8("dns.dsync.scheme", "Scheme", Dec).At(2),
		DNS.u16("dns.dsync.target.port", "Target Port", Dec).At(3),
	)
	DNSDSYNCTarget = DNS.string("dns.dsync.target.name", "Target Domain Name")
	DNSSPFLength   = DNS.u8("dns.spf.length", "SPF Length", Dec)
	DNSSPF         = DNS.string("dns.spf", "SPF")
	DNSNID         = part(
		DNS.u16("dns.ilnp.nid.preference", "Preference", Dec).At(0),
	)
	DNSNodeID = DNS.bytes("dns.ilnp.nid", "NodeID")
	DNSL32    = part(
		DNS.u16("dns.ilnp.l32.preference", "Preference", Dec).At(0),
		DNS.ipv4("dns.ilnp.l32", "Locator32").At(2),
	)
	DNSL64 = part(
		DNS.u16("dns.ilnp.l64.preference", "Preference", Dec).At(0),
	)
	DNSLocator64 = DNS.bytes("dns.ilnp.l64", "Locator64")
	DNSLP        = part(
		DNS.u16("dns.ilnp.lp.preference", "Preference", Dec).At(0),
	)
	DNSLocatorName  = DNS.string("dns.ilnp.lp", "Locator FQDN")
	DNSEUI48        = DNS.ether("dns.eui48", "EUI48 Address")
	DNSEUI64        = DNS.Field("dns.eui64", "EUI64 Address", ftype.EUI64, NoBase)
	DNSCAAFlags     = DNS.u8("dns.caa.flags", "CAA Flags", Hex)
	DNSCAACritical  = DNS.bool("dns.caa.flags.issuer_critical", "Issuer Critical")
	DNSCAATagLength = DNS.u8("dns.caa.tag_length", "Tag length", Dec)
	DNSCAATag       = DNS.string("dns.caa.tag", "Tag")
	DNSCAAValue     = DNS.string("dns.caa.value", "Value")
	DNSCAAIssue     = DNS.string("dns.caa.issue", "Issue")
	DNSCAAWild      = DNS.string("dns.caa.issuewild", "Issue Wildcard")
	DNSCAAReport    = DNS.string("dns.caa.iodef", "Report URL")
	DNSCAAUnknown   = DNS.string("dns.caa.unknown", "Unknown tag")
	DNSWINS         = part(
		DNS.bool("dns.wins.local_flag", "Local Flag").Bits(3, 0x1),
		DNS.u32("dns.wins.lookup_timeout", "Lookup timeout", Dec).At(4),
		DNS.u32("dns.wins.cache_timeout", "Cache timeout", Dec).At(8),
		DNS.u32("dns.wins.nb_wins_servers", "Number of WINS servers", Dec).At(12),
	)
	DNSWINSServer = DNS.ipv4("dns.wins.wins_server", "WINS Server Address")
	DNSWINSR      = part(
		DNS.bool("dns.winsr.local_flag", "Local Flag").Bits(3, 0x1),
		DNS.u32("dns.winsr.lookup_timeout", "Lookup timeout", Dec).At(4),
		DNS.u32("dns.winsr.cache_timeout", "Cache timeout", Dec).At(8),
	)
	DNSWINSRDomain = DNS.string("dns.winsr.name_result_domain", "Name Result Domain")
	DNSXPFVersion  = part(
		DNS.u16("dns.xpf.ip_version", "IP Version", Dec).Wide(0, 1),
	)
	DNSXPFProtocol = part(
		DNS.u8("dns.xpf.protocol", "Protocol", Dec).At(0),
	)
	DNSXPF4 = part(
		DNS.ipv4("dns.xpf.source_ipv4", "IPv4 Source").At(0),
		DNS.ipv4("dns.xpf.destination_ipv4", "IPv4 Destination").At(4),
	)
	DNSXPF6 = part(
		DNS.ipv6("dns.xpf.source_ipv6", "IPv6 Source").At(0),
		DNS.ipv6("dns.xpf.destination_ipv6", "IPv6 Destination").At(16),
	)
	DNSXPFPorts = part(
		DNS.u16("dns.xpf.sport", "Source port", Dec).At(0),
		DNS.u16("dns.xpf.dport", "Destination port", Dec).At(2),
	)
)

// Security.
var (
	DNSRRSIG = part(
		DNS.u16("dns.rrsig.type_covered", "Type Covered", Dec).At(0),
		DNS.u8("dns.rrsig.algorithm", "Algorithm", Dec).At(2),
		DNS.u8("dns.rrsig.labels", "Labels", Dec).At(3),
		DNS.u32("dns.rrsig.original_ttl", "Original TTL", Dec).At(4),
	)
	DNSExpiration = DNS.Field("dns.rrsig.signature_expiration", "Signature Expiration", ftype.AbsoluteTime, Local)
	DNSInception  = DNS.Field("dns.rrsig.signature_inception", "Signature Inception", ftype.AbsoluteTime, Local)
	DNSSigKey     = part(
		DNS.u16("dns.rrsig.key_tag", "Key Tag", Dec).At(0),
	)
	DNSSigner    = DNS.string("dns.rrsig.signers_name", "Signer's name")
	DNSSignature = DNS.bytes("dns.rrsig.signature", "Signature")
	DNSDNSKEY    = part(
		DNS.u16("dns.dnskey.flags", "Flags", Hex).At(0),
		DNS.bool("dns.dnskey.flags.zone_key", "Zone Key").Bits(0, 0x100),
		DNS.bool("dns.dnskey.flags.key_revoked", "Key Revoked").Bits(1, 0x80),
		DNS.bool("dns.dnskey.flags.secure_entry_point", "Secure Entry Point").Bits(1, 0x1),
		DNS.u16("dns.dnskey.flags.reserved", "Reserved", Hex).Bits(0, 0xfe7e),
		DNS.u8("dns.dnskey.protocol", "Protocol", Dec).At(2),
		DNS.u8("dns.dnskey.algorithm", "Algorithm", Dec).At(3),
	)
	DNSKeyID     = DNS.u16("dns.dnskey.key_id", "Key id", Dec)
	DNSPublicKey = DNS.bytes("dns.dnskey.public_key", "Public Key")
	DNSKEY       = part(
		DNS.u16("dns.key.flags", "Flags", Hex).At(0),
		DNS.bool("dns.key.flags.authentication", "Key allowed for authentication").Bits(0, 0x8000),
		DNS.bool("dns.key.flags.confidentiality", "Key allowed for confidentiality").Bits(0, 0x4000),
	)
	DNSKEYFlags = part(
		DNS.bool("dns.key.flags.required", "Key required").Bits(0, 0x2000),
		DNS.bool("dns.key.flags.associated_user", "Key is associated with a user").Bits(0, 0x400),
		DNS.bool("dns.key.flags.associated_named_entity", "Key is associated with the named entity").Bits(0, 0x200),
		DNS.bool("dns.key.flags.ipsec", "Key use with IPSEC").Bits(1, 0x80),
		DNS.bool("dns.key.flags.mime", "Key use with MIME security multiparts").Bits(1, 0x40),
		DNS.u16("dns.key.flags.signatory", "Signatory", Dec).Bits(0, 0xf),
	)
	DNSKEYAlgorithm = part(
		DNS.u8("dns.key.protocol", "Protocol", Dec).At(2),
		DNS.u8("dns.key.algorithm", "Algorithm", Dec).At(3),
	)
	DNSKEYID        = DNS.u16("dns.key.key_id", "Key ID", Dec)
	DNSKEYPublicKey = DNS.bytes("dns.key.public_key", "Public Key")
	DNSKeyIDShort   = DNS.label("dns.key_id_buffer_too_short", "Buffer too short to compute a key id").expert(groupProtocol, warning)
	DNSDS           = part(
		DNS.u16("dns.ds.key_id", "Key id", Hex).At(0),
		DNS.u8("dns.ds.algorithm", "Algorithm", Dec).At(2),
		DNS.u8("dns.ds.digest_type", "Digest Type", Dec).At(3),
	)
	DNSDigest = DNS.bytes("dns.ds.digest", "Digest")
	DNSNSEC   = DNS.string("dns.nsec.next_domain_name", "Next Domain Name")
	DNSNSEC3  = part(
		DNS.u8("dns.nsec3.algo", "Hash algorithm", Dec).At(0),
		DNS.u8("dns.nsec3.flags", "NSEC3 flags", Dec).At(1),
	)
	DNSOptOut = part(
		DNS.bool("dns.nsec3.flags.opt_out", "NSEC3 Opt-out flag").Bits(0, 0x1),
	)
	DNSIterations = part(
		DNS.u16("dns.nsec3.iterations", "NSEC3 iterations", Dec).At(0),
		DNS.u8("dns.nsec3.salt_length", "Salt length", Dec).At(2),
	)
	DNSSalt           = DNS.bytes("dns.nsec3.salt_value", "Salt value")
	DNSHashLength     = DNS.u8("dns.nsec3.hash_length", "Hash length", Dec)
	DNSHash           = DNS.string("dns.nsec3.hash_value", "Next hashed owner")
	DNSTKEYAlgorithm  = DNS.string("dns.tkey.algo_name", "Algorithm name")
	DNSTKEYInception  = DNS.Field("dns.tkey.signature_inception", "Signature Inception", ftype.AbsoluteTime, Local)
	DNSTKEYExpiration = DNS.Field("dns.tkey.signature_expiration", "Signature Expiration", ftype.AbsoluteTime, Local)
	DNSTKEY           = part(
		DNS.u16("dns.tkey.mode", "Mode", Dec).At(0),
		DNS.u16("dns.tkey.error", "Error", Dec).At(2),
		DNS.u16("dns.tkey.key_size", "Key Size", Dec).At(4),
	)
	DNSTKEYData      = DNS.bytes("dns.tkey.key_data", "Key Data")
	DNSTKEYOtherSize = DNS.u16("dns.tkey.other_size", "Other Size", Dec)
	DNSTKEYOther     = DNS.bytes("dns.tkey.other_data", "Other Data")
	DNSTSIGAlgorithm = DNS.string("dns.tsig.algorithm_name", "Algorithm Name")
	DNSTSIGTime      = DNS.Field("dns.tsig.time_signed", "Time Signed", ftype.AbsoluteTime, Local)
	DNSTSIG          = part(
		DNS.u16("dns.tsig.fudge", "Fudge", Dec).At(0),
		DNS.u16("dns.tsig.mac_size", "MAC Size", Dec).At(2),
	)
	DNSTSIGMAC     = DNS.label("dns.tsig.mac", "MAC")
	DNSTSIGUnknown = DNS.label("dns.tsig.noalg", "No dissector for algorithm").expert(groupUndecoded, warning)
	DNSTSIGError   = part(
		DNS.u16("dns.tsig.original_id", "Original Id", Dec).At(0),
		DNS.u16("dns.tsig.error", "Error", Dec).At(2),
		DNS.u16("dns.tsig.other_len", "Other Len", Dec).At(4),
	)
	DNSTSIGOther = DNS.bytes("dns.tsig.other_data", "Other Data")
)

// EDNS: a record that carries options.
var (
	DNSPayloadSize     = DNS.u16("dns.rr.udp_payload_size", "UDP payload size", Dec)
	DNSPayloadSizeMDNS = DNS.u16("dns.rr.udp_payload_size", "UDP payload size", Hex) // of 15 bits
	DNSOPT             = part(
		DNS.u8("dns.resp.ext_rcode", "Higher bits in extended RCODE", Hex).At(0),
		DNS.u8("dns.resp.edns0_version", "EDNS0 version", Dec).At(1),
		DNS.u16("dns.resp.z", "Z", Hex).At(2),
		DNS.bool("dns.resp.z.do", "DO bit").Bits(2, 0x8000),
		DNS.u16("dns.resp.z.reserved", "Reserved", Hex).Bits(2, 0x7fff),
	)
	DNSOption       = DNS.label("dns.opt", "Option")
	DNSOptionHeader = part(
		DNS.u16("dns.opt.code", "Option Code", Dec).At(0),
		DNS.u16("dns.opt.len", "Option Length", Dec).At(2),
	)
	DNSOptionData = DNS.bytes("dns.opt.data", "Option Data")
	DNSDeprecated = DNS.label("dns.depr.opc", "Deprecated opcode").expert(groupProtocol, warning)
	DNSDAU        = DNS.u8("dns.opt.dau", "DAU", Dec)
	DNSDHU        = DNS.u8("dns.opt.dhu", "DHU", Dec)
	DNSN3U        = DNS.u8("dns.opt.n3u", "N3U", Dec)
	DNSSubnet     = part(
		DNS.u16("dns.opt.client.family", "Family", Dec).At(0),
		DNS.u8("dns.opt.client.netmask", "Source Netmask", Dec).At(2),
		DNS.u8("dns.opt.client.scope", "Scope Netmask", Dec).At(3),
	)
	DNSSubnetBadLength = DNS.label("dns.rr.opt.bad_length", "Length too long for any type of IP address.").expert(GroupMalformed, severe)
	DNSSubnetIPv4      = DNS.ipv4("dns.opt.client.addr4", "Client Subnet")
	DNSSubnetIPv6      = DNS.ipv6("dns.opt.client.addr6", "Client Subnet")
	DNSSubnetOther     = DNS.bytes("dns.opt.client.addr", "Client Subnet")
	DNSCookie          = DNS.bytes("dns.opt.cookie.client", "Client Cookie")
	DNSServerCookie    = DNS.bytes("dns.opt.cookie.server", "Server Cookie")
	DNSKeepalive       = DNS.u16("dns.opt.edns_tcp_keepalive.timeout", "Timeout", Dec)
	DNSPadding         = DNS.bytes("dns.opt.padding", "Padding")
	DNSChain           = DNS.string("dns.opt.chain.fqdn", "Closest Trust Point")
	DNSExtendedError   = part(
		DNS.u16("dns.opt.ext_error.info_code", "Info Code", Dec).At(0),
	)
	DNSErrorText   = DNS.string("dns.opt.ext_error.extra_text", "Extra Text")
	DNSAgentDomain = DNS.string("dns.opt.agent_domain", "Agent Domain")
	DNSZoneVersion = part(
		DNS.u8("dns.opt.zoneversion.labelcount", "Labelcount", Dec).At(0),
		DNS.u8("dns.opt.zoneversion.type", "Type", Dec).At(1),
	)
	DNSZoneSOA         = DNS.u32("dns.opt.zoneversion.soa", "SOA-SERIAL", Dec)
	DNSZoneVersionData = DNS.bytes("dns.opt.zoneversion.version", "Version")
)

// Stateful operations (RFC 8490), and the certificates of DNSCrypt.
var (
	DNSStateful       = DNS.label("dns.dso", "DNS Stateful Operation")
	DNSStatefulTLV    = DNS.label("dns.dso.tlv", "DSO TLV")
	DNSStatefulHeader = part(
		DNS.u16("dns.dso.tlv.type", "Type", Dec).At(0),
		DNS.u16("dns.dso.tlv.length", "Length", Dec).At(2),
	)
	DNSStatefulKeepalive = part(
		DNS.u32("dns.dso.tlv.keepalive.inactivity", "Inactivity Timeout", Dec).At(0),
		DNS.u32("dns.dso.tlv.keepalive.interval", "Keepalive Interval", Dec).At(4),
	)
	DNSRetryDelay = part(
		DNS.u32("dns.dso.tlv.retrydelay.retrydelay", "Retry Delay", Dec).At(0),
	)
	DNSStatefulPadding = DNS.bytes("dns.dso.tlv.encpad.padding", "Padding")
	DNSStatefulData    = DNS.bytes("dns.dso.tlv.data", "Data")
	DNSCrypt           = DNS.label("dns.dnscrypt", "DNSCrypt")
	DNSCryptMagic      = DNS.string("dns.dnscrypt.magic", "Magic")
	DNSCryptVersion    = part(
		DNS.u16("dns.dnscrypt.esversion", "ES Version", Hex).At(4),
		DNS.u16("dns.dnscrypt.protocol_version", "Protocol Version", Hex).At(6),
	)
	DNSCryptSignature   = DNS.bytes("dns.dnscrypt.signature", "Signature")
	DNSCryptKey         = DNS.bytes("dns.dnscrypt.resolver_public_key", "Resolver PK")
	DNSCryptClientMagic = DNS.bytes("dns.dnscrypt.client_magic", "Client Magic")
	DNSCryptSerial      = DNS.bytes("dns.dnscrypt.serial_number", "Serial Number")
	DNSCryptFrom        = DNS.Field("dns.dnscrypt.valid_from", "Valid From", ftype.AbsoluteTime, Local)
	DNSCryptTo          = DNS.Field("dns.dnscrypt.valid_to", "Valid To", ftype.AbsoluteTime, Local)
)
