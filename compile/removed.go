package compile

import "strings"

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
	"ams.error":                "ams.errorcode",
	"dst":                      "ip.dst",
	"dstport":                  "tcp.dstport or udp.dstport",
	"host":                     "ip.addr",
	"port":                     "tcp.port or udp.port",
	"src":                      "ip.src",
	"srcport":                  "tcp.srcport or udp.srcport",
	"ams.flags":                "ams.stateflags",
	"diameter.result_code":     "diameter.Result-Code",
	"diameter.resultcode":      "diameter.Result-Code",
	"dns.qr":                   "dns.flags.response",
	"dns.query":                "dns.flags.response == 0",
	"dns.response":             "dns.flags.response == 1",
	"doip.payload_type":        "doip.type",
	"gtpv2c.access_point_name": "gtpv2.apn",
	"gtpv2c.cause_value":       "gtpv2.cause",
	"http.code":                "http.response.code",
	"http.header":              "http.request.line",
	"http.method":              "http.request.method",
	"http.request.host":        "http.host",
	"http.response.status":     "http.response.code",
	"http.response_code":       "http.response.code",
	"http.status":              "http.response.code",
	"http.status_code":         "http.response.code",
	"http.uri":                 "http.request.uri",
	"http.url":                 "http.request.full_uri",
	"icmp.data_len":            "data.len",
	"ip.dest":                  "ip.dst",
	"ip.protocol":              "ip.proto",
	"ip.source":                "ip.src",
	"ipv6.nxt_hdr":             "ipv6.nxt",
	"ipv6.traffic_class":       "ipv6.tclass",
	"isakmp.ike_type":          "isakmp.exchangetype",
	"ldap.bindRequest":         "ldap.bindRequest_element",
	"mbtcp.func_code":          "modbus.func_code",
	"sip.From.user":            "sip.from.user",
	"sip.To.user":              "sip.to.user",
	"snmp.trap":                "snmp.trap_element",
	"tcp.flags.rst":            "tcp.flags.reset",
	"usb.transfer_types":       "usb.transfer_type",
	"wlan_radio.signal":        "wlan_radio.signal_dbm",
}

// moved are protocols whose fields went to another one, in the order they are tried.
var moved = [][2]string{
	{"eth.vlan.", "vlan."},
	{"expert.", "_ws.expert."},
	{"gtpv2c.", "gtpv2."},
	{"malformed.", "_ws.malformed."},
	{"wlan_mgt.", "wlan."},
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
	for _, m := range moved {
		if rest, ok := strings.CutPrefix(name, m[0]); ok {
			if f, ok := lookup(m[1] + rest); ok {
				return f.Name, true
			}
		}
	}
	return "", false
}
