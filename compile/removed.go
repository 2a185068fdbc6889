package compile

import (
	"slices"
	"strings"
)

// removed are the fields of older versions that are gone, and what to write for them.
var removed = map[string]string{
	"bootp.dhcp":                        "dhcp",
	"eth.vlan":                          "vlan",
	"eth.vlan.cfi":                      "vlan.dei",
	"eth.vlan.id":                       "vlan.id",
	"eth.vlan.pri":                      "vlan.priority",
	"expert":                            "_ws.expert",
	"frame.pkt_len":                     "frame.len",
	"ipv6.class":                        "ipv6.tclass",
	"malformed":                         "_ws.malformed",
	"short":                             "_ws.short",
	"stt.checksum.bad":                  "stt.checksum.status == 0",
	"tcp.flags.ecn":                     "tcp.flags.ece",
	"tcp.flags.ns":                      "tcp.flags.ae",
	"tcp.options.time_stamp":            "tcp.options.timestamp",
	"tcp.options.wscale_val":            "tcp.options.wscale.shift",
	"wlan.mgt.fixed.capability.privacy": "wlan.fixed.capabilities.privacy",
	"wlan_mgt.fixed.capability.privacy": "wlan.fixed.capabilities.privacy",
}

// misnamed are names that people write for fields that are called something not similar enough to be found.
var misnamed = map[string]string{
	"ams.error":                 "ams.errorcode",
	"ams.flags":                 "ams.stateflags",
	"arp.dst.ip":                "arp.dst.proto_ipv4",
	"arp.dst_ip":                "arp.dst.proto_ipv4",
	"arp.operation":             "arp.opcode",
	"arp.src.ip":                "arp.src.proto_ipv4",
	"arp.src_ip":                "arp.src.proto_ipv4",
	"dhcp.hostname":             "dhcp.option.hostname",
	"dhcp.mac":                  "dhcp.hw.mac_addr",
	"diameter.result_code":      "diameter.Result-Code",
	"diameter.resultcode":       "diameter.Result-Code",
	"dns.domain":                "dns.qry.name",
	"dns.host":                  "dns.qry.name",
	"dns.ip":                    "dns.a",
	"dns.name":                  "dns.qry.name",
	"dns.qr":                    "dns.flags.response",
	"dns.query":                 "dns.flags.response == 0",
	"dns.query.name":            "dns.qry.name",
	"dns.query.type":            "dns.qry.type",
	"dns.rcode":                 "dns.flags.rcode",
	"dns.response":              "dns.flags.response == 1",
	"dns.type":                  "dns.qry.type",
	"doip.payload_type":         "doip.type",
	"dst":                       "ip.dst",
	"dst.ip":                    "ip.dst",
	"dst.port":                  "tcp.dstport or udp.dstport",
	"dst_ip":                    "ip.dst",
	"dst_port":                  "tcp.dstport or udp.dstport",
	"dstport":                   "tcp.dstport or udp.dstport",
	"eth.destination":           "eth.dst",
	"eth.mac":                   "eth.addr",
	"eth.source":                "eth.src",
	"ether":                     "eth",
	"ether.addr":                "eth.addr",
	"ether.dst":                 "eth.dst",
	"ether.src":                 "eth.src",
	"frame.length":              "frame.len",
	"frame.num":                 "frame.number",
	"frame.size":                "frame.len",
	"frame.timestamp":           "frame.time",
	"gtpv2c.access_point_name":  "gtpv2.apn",
	"gtpv2c.cause_value":        "gtpv2.cause",
	"host":                      "ip.addr",
	"http.body":                 "http.file_data",
	"http.code":                 "http.response.code",
	"http.content-length":       "http.content_length",
	"http.content-type":         "http.content_type",
	"http.get":                  "http.request.method",
	"http.header":               "http.request.line",
	"http.method":               "http.request.method",
	"http.query":                "http.request.uri.query",
	"http.request.host":         "http.host",
	"http.request.path":         "http.request.uri.path",
	"http.response.status":      "http.response.code",
	"http.response.status_code": "http.response.code",
	"http.response_code":        "http.response.code",
	"http.status":               "http.response.code",
	"http.status_code":          "http.response.code",
	"http.statuscode":           "http.response.code",
	"http.uri":                  "http.request.uri",
	"http.url":                  "http.request.full_uri",
	"http.useragent":            "http.user_agent",
	"icmp.data_len":             "data.len",
	"icmp6":                     "icmpv6",
	"icmp6.type":                "icmpv6.type",
	"ip.address":                "ip.addr",
	"ip.dest":                   "ip.dst",
	"ip.destination":            "ip.dst",
	"ip.df":                     "ip.flags.df",
	"ip.fragment_offset":        "ip.frag_offset",
	"ip.host_addr":              "ip.addr",
	"ip.length":                 "ip.len",
	"ip.mf":                     "ip.flags.mf",
	"ip.port":                   "tcp.port or udp.port",
	"ip.protocol":               "ip.proto",
	"ip.source":                 "ip.src",
	"ip_dst":                    "ip.dst",
	"ip_src":                    "ip.src",
	"ipaddr":                    "ip.addr",
	"ipv4":                      "ip",
	"ipv6.hop_limit":            "ipv6.hlim",
	"ipv6.next_header":          "ipv6.nxt",
	"ipv6.nxt_hdr":              "ipv6.nxt",
	"ipv6.traffic_class":        "ipv6.tclass",
	"ipv6.ttl":                  "ipv6.hlim",
	"isakmp.ike_type":           "isakmp.exchangetype",
	"ldap.bindRequest":          "ldap.bindRequest_element",
	"mac.addr":                  "eth.addr",
	"mbtcp.func_code":           "modbus.func_code",
	"packet.len":                "frame.len",
	"packet.number":             "frame.number",
	"port":                      "tcp.port or udp.port",
	"sip.From.user":             "sip.from.user",
	"sip.To.user":               "sip.to.user",
	"sip.call_id":               "sip.Call-ID",
	"sip.callid":                "sip.Call-ID",
	"sip.method":                "sip.Method",
	"sip.status":                "sip.Status-Code",
	"smtp.from":                 "smtp.req.parameter",
	"snmp.trap":                 "snmp.trap_element",
	"src":                       "ip.src",
	"src.ip":                    "ip.src",
	"src.port":                  "tcp.srcport or udp.srcport",
	"src_ip":                    "ip.src",
	"src_port":                  "tcp.srcport or udp.srcport",
	"srcport":                   "tcp.srcport or udp.srcport",
	"ssl.sni":                   "tls.handshake.extensions_server_name",
	"tcp.data":                  "tcp.payload",
	"tcp.dport":                 "tcp.dstport",
	"tcp.dst_port":              "tcp.dstport",
	"tcp.fin":                   "tcp.flags.fin",
	"tcp.flags.psh":             "tcp.flags.push",
	"tcp.flags.rst":             "tcp.flags.reset",
	"tcp.length":                "tcp.len",
	"tcp.psh":                   "tcp.flags.push",
	"tcp.reset":                 "tcp.flags.reset",
	"tcp.retransmission":        "tcp.analysis.retransmission",
	"tcp.rst":                   "tcp.flags.reset",
	"tcp.seqno":                 "tcp.seq",
	"tcp.source":                "tcp.srcport",
	"tcp.sport":                 "tcp.srcport",
	"tcp.src_port":              "tcp.srcport",
	"tcp.stream_id":             "tcp.stream",
	"tcp.syn":                   "tcp.flags.syn",
	"tcp.window":                "tcp.window_size",
	"tls.alert":                 "tls.alert_message",
	"tls.cipher":                "tls.handshake.ciphersuite",
	"tls.client_hello":          "tls.handshake.type == 1",
	"tls.handshake.sni":         "tls.handshake.extensions_server_name",
	"tls.ja3":                   "tls.handshake.ja3",
	"tls.ja4":                   "tls.handshake.ja4",
	"tls.server_name":           "tls.handshake.extensions_server_name",
	"tls.sni":                   "tls.handshake.extensions_server_name",
	"tls.version":               "tls.handshake.version",
	"udp.data":                  "udp.payload",
	"udp.dport":                 "udp.dstport",
	"udp.dst_port":              "udp.dstport",
	"udp.len":                   "udp.length",
	"udp.sport":                 "udp.srcport",
	"udp.src_port":              "udp.srcport",
	"usb.transfer_types":        "usb.transfer_type",
	"vlan.tag":                  "vlan.id",
	"vlan.vid":                  "vlan.id",
	"wifi":                      "wlan",
	"wlan.addr1":                "wlan.ra",
	"wlan.mac":                  "wlan.addr",
	"wlan_radio.signal":         "wlan_radio.signal_dbm",
}

// moved are protocols whose fields went to another one, in the order they are tried.
var moved = [][2]string{
	{"eth.vlan.", "vlan."},
	{"expert.", "_ws.expert."},
	{"gtpv2c.", "gtpv2."},
	{"malformed.", "_ws.malformed."},
	{"wlan_mgt.", "wlan."},
}

// mistaken are names that people give protocols.
var mistaken = [][2]string{
	{"ether.", "eth."},
	{"icmp6.", "icmpv6."},
	{"ipv4.", "ip."},
}

// statuses are fields that told of a checksum, for which there is one now that tells how it is.
var statuses = map[string]string{
	".checksum_bad":  ".checksum.status == 0",
	".checksum_good": ".checksum.status == 1",
	".fcs_bad":       ".fcs.status == 0",
	".fcs_good":      ".fcs.status == 1",
}

// replacement is what to write for a field that is gone, or that never was but is often written.
func replacement(name string) (now string, gone bool) {
	if now := removed[name]; now != "" {
		return now, true
	}
	if now := misnamed[name]; now != "" {
		return now, false
	}
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
		now := name[:dot] + statuses[name[dot:]]
		if field, _, found := strings.Cut(now, " "); found {
			if _, ok := lookup(field); ok {
				return now, true
			}
		}
	}
	for i, m := range slices.Concat(moved, mistaken) {
		if rest, ok := strings.CutPrefix(name, m[0]); ok {
			if f, ok := lookup(m[1] + rest); ok {
				return f.Name, i < len(moved)
			}
		}
	}
	return "", false
}
