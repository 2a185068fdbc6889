package grammar

import (
	"strings"
	"testing"
)

var captureFilters = []struct{ src, want string }{
	{"tcp port 80", "tcp.port == 80"},
	{"port 53", "tcp.port == 53 or udp.port == 53"},
	{"dst port 53", "tcp.dstport == 53 or udp.dstport == 53"},
	{"udp src or dst port domain", "udp.port == 53"},
	{"tcp src and dst port 5", "tcp.srcport == 5 and tcp.dstport == 5"},
	{"port http or https", "tcp.port == 80 or udp.port == 80 or tcp.port == 443 or udp.port == 443"},
	{"tcp portrange 1-5", "tcp.port in {1 .. 5}"},
	{"host 1.2.3.4", "ip.addr == 1.2.3.4"},
	{"src 1.2.3.4 and dst 5.6.7.8", "ip.src == 1.2.3.4 and ip.dst == 5.6.7.8"},
	{"host 1.2.3.4 or 5.6.7.8", "ip.addr == 1.2.3.4 or ip.addr == 5.6.7.8"},
	{"ip6 host fe80::1", "ipv6.addr == fe80::1"},
	{"host www.example.com", `ip.host == "www.example.com"`},
	{"arp host 1.2.3.4", "arp.src.proto_ipv4 == 1.2.3.4 or arp.dst.proto_ipv4 == 1.2.3.4"},
	{"ether host 00:11:22:33:44:55", "eth.addr == 00:11:22:33:44:55"},
	{"ether src 00:11:22:33:44:55", "eth.src == 00:11:22:33:44:55"},
	{"src net 10.0.0.0/8", "ip.src == 10.0.0.0/8"},
	{"net 192.168", "ip.addr == 192.168.0.0/16"},
	{"net 10.0.0.0 mask 255.240.0.0", "ip.addr == 10.0.0.0/12"},
	{"net fe80::/10", "ipv6.addr == fe80::/10"},
	{"not arp and port 53", "not arp and (tcp.port == 53 or udp.port == 53)"},
	{"tcp port 80 and host 1.2.3.4 or arp", "(tcp.port == 80 and ip.addr == 1.2.3.4) or arp"},
	{"!(udp port 53) && icmp6", "not udp.port == 53 and icmpv6"},
	{"not (port 53)", "not (tcp.port == 53 or udp.port == 53)"},
	{"vlan 5 and mpls 100", "vlan.id == 5 and mpls.label == 100"},
	{"less 100 or greater 1000", "frame.len <= 100 or frame.len >= 1000"},
	{"ether broadcast or ip multicast", "eth.dst == ff:ff:ff:ff:ff:ff or ip.dst == 224.0.0.0/4"},
	{"ip proto 47", "ip.proto == 47"},
	{`ip proto \icmp`, "icmp"},
	{"ether proto 0x88cc", "eth.type == 0x88cc"},
	{"tcp[tcpflags] & (tcp-syn|tcp-ack) != 0", "tcp.flags & 0x12 != 0x00"},
	{"tcp[tcpflags] == tcp-syn", "tcp.flags == 0x02"},
	{"icmp[icmptype] == icmp-echo", "icmp.type == 8"},
	{"icmp[icmpcode] != 3 and host 10.0.0.1", "icmp.code != 3 and ip.addr == 10.0.0.1"},
	// display filters, and what is neither
	{"", ""},
	{"tcp and udp", ""},
	{"tcp[13] & 2 != 0", ""},
	{"tcp.port == 80", ""},
	{"http.host", ""},
	{"port", ""},
	{"port 80 )", ""},
	{"port 99999", ""},
	{"port nosuch", ""},
	{"host a", ""},
	{"net 1.2.3.4.5", ""},
	{"vlan port x", ""},
	{"not", ""},
	{"((port 80)", ""},
	{strings.Repeat("(", 1000) + "port 80", ""},
	{"80", ""},
}

func TestCaptureFilterHint(t *testing.T) {
	for _, c := range captureFilters {
		hint := CaptureFilterHint(c.src)
		_, got, found := strings.Cut(hint, ": ")
		if got != c.want || found != (hint != "") {
			t.Errorf("%q: %q, want %q", c.src, hint, c.want)
		}
		if _, err := Parse(got); err != nil {
			t.Errorf("%q: %q is no display filter: %v", c.src, got, err)
		}
	}
}
