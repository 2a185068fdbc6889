package bpfgen

import "os"

// sample is some of what there is to be tested, or all if DFC_LONG is set.
func sample[T any](all []T) []T {
	if os.Getenv("DFC_LONG") != "" {
		return all
	}
	var some []T
	for i := 0; i < len(all); i += 3 {
		some = append(some, all[i])
	}
	return some
}

// filters are what the tests lower: they go through every kind of test, relation, type and header.
var filters = []string{
	`arp`, `ip`, `ipv6`, `tcp`, `udp`, `icmp`, `vlan`, `llc`, `sll`, `frame`, `dns`, `gre`, `mpls`, `pppoes`, `eap`, `gvrp`, `!gvrp`, `dhcp`, `tls`, `snmp`, `syslog or http`,
	`!arp`, `not tcp`, `!(ip or ipv6)`, `tcp or udp`, `ip and !udp`, `tcp xor arp`, `tcp.port == 80 xor ip.ttl == 64 xor udp.port == 53 xor arp xor tcp.port == 22 xor icmp xor ip.id == 0 xor vlan xor ipv6 xor ip.ttl == 1 xor ip.ttl == 4 xor gre`, `ip and not (icmp or tcp)`,
	`tcp.flags.reset == 1`, `tcp.flags.syn == 1 and tcp.flags.ack == 0`, `tcp.flags & 0x12 == 0x12`, `tcp.flags == 0x010`,
	`tcp.flags.reset == 0`, `!(tcp.flags.reset == 1)`, `tcp.flags.syn`, `tcp.flags.push != tcp.flags.ack`,
	`tcp.port == 80`, `tcp.port == 443 or tcp.port == 80`, `tcp.port in {80, 443, 8000..8100}`, `tcp.port != 80`,
	`!(tcp.port == 80)`, `not tcp.port in {1..1023}`, `tcp.port not in {1..1023}`, `tcp.srcport > 1024 and tcp.dstport < 1024`,
	`all tcp.port > 1024`, `any tcp.port !== 80`, `tcp.port === 80`, `tcp.srcport >= 32768`, `udp.port == 53`, `!(udp.port == 53)`,
	`udp.length > 100`, `udp.dstport == 4789`,
	`ip.src == 10.0.0.0/8`, `ip.addr == 192.168.0.0/16`, `ip.addr != 10.0.0.1`, `!(ip.addr == 10.20.30.2)`, `ip.dst > 128.0.0.0`,
	`ip.src <= 10.255.255.255`, `ip.src in {10.0.0.0/8, 192.168.0.1}`, `ip.ttl < 5`, `ip.ttl in {1, 2, 64, 128}`, `ip.len >= 1500`, `ip.hdr_len > 20`,
	`ip.flags.df == 1`, `ip.flags.mf == 1 or ip.frag_offset > 0`, `ip.dsfield.dscp == 46`, `ip.proto == 6`, `ip.version == 4`, `ip.id == 0`,
	`ip.src[0:2] == 0a:14`, `ip.src == ip.dst`, `ip.checksum == 0`,
	`ipv6.addr == 2001:db8::/32`, `ipv6.src == fe80::/10`, `ipv6.dst == ff02::1`, `!(ipv6.src == fe80::/10)`, `ipv6.hlim == 255`, `ipv6.nxt == 58`,
	`ipv6.src > 2001:db8::1`, `ipv6.flow == 0`, `ipv6.tclass.dscp == 0`, `ipv6.plen > 1000`, `ipv6.fraghdr`, `ipv6.hopopts`, `ipv6.addr != ::1`,
	`eth.addr == 00:11:22:33:44:55`, `eth.dst == ff:ff:ff:ff:ff:ff`, `eth.src[0:3] == 00:0c:29`, `eth.dst.ig == 1`, `eth.dst.lg == 0`, `eth.type == 0x0800`,
	`eth.type > 0x800`, `eth.len < 100`, `eth.addr != ff:ff:ff:ff:ff:ff`, `eth.src > 80:00:00:00:00:00`, `eth.dst.oui == 0x00000c`, `eth.type`,
	`vlan.id == 100`, `vlan.id > 10 and tcp`, `vlan.priority == 0`, `vlan.priority == 7`, `vlan and ip.src == 10.0.0.0/8`, `!(vlan.id == 5)`,
	`arp.opcode == 1`, `arp.opcode in {1, 2}`, `arp.src.proto_ipv4 == 10.0.0.1`,
	`icmp.type == 8`, `icmp.type == 3 and icmp.code == 1`, `icmp.seq > 5`, `icmp.seq_le == 256`, `icmp.type.error`, `icmp.mtu`, `icmpv6.type == 135`, `icmpv6.type >= 133 and icmpv6.type <= 137`,
	`icmpv6.nd.ns.target_address == fe80::/10`, `!(icmpv6.nd.ns.target_address == fe80::/10)`,
	`tcp.seq == 1`, `tcp.seq_raw > 0x80000000`, `tcp.ack_raw == 0`, `tcp.window_size_value < 100`, `tcp.len == 0`, `tcp.stream == 0`, `tcp.hdr_len > 20`,
	`tcp[13] & 4 == 04`, `tcp[0:2] == 00:50`, `frame[12:2] == 08:00`, `frame.len > 100`, `frame contains "GET"`, `ip[9] == 06`,
	`tcp.srcport + 1 == tcp.dstport`, `tcp.srcport & 1`, `ip.ttl & 1 == 1`, `tcp.payload contains "HTTP"`, `tcp#1`, `ip#2`, `@ip.src == 0a:00:00:01`, `ip.src_host == "10.0.0.1"`,
	`ip.addr == 10.20.30.2 and tcp.flags.reset == 1 and !(tcp.seq == 1)`, `(ip.src == 10.0.0.0/8 and tcp.port == 80) or (ipv6 and udp.port == 53)`,
	`ip.addr == 10.0.0.1 and ip.addr == 10.0.0.2`, `tcp.port == 80 and !(ip.src == 10.0.0.1) and eth.type == 0x800`, `sll.pkttype == 4`, `sll.hatype == 1`,
	`null.family == 2`, `null.family > 2`, `null.family & 1 !== 6`, `ip.id & 0x10 <= 0x1f`, `!(tcp.flags.syn == 1 and tcp.flags.ack == 0) and (tcp.port == 22 or udp)`,
	`not (tcp.port == 80 and ip.src == 10.0.0.1) xor icmp`, `gre and ip.src == 10.0.0.1`, `mpls.label == 16`, `pppoes and tcp.port == 80`, `ah`, `esp.spi == 1`,
	`eth.addr contains 00:0c:29`, `!(eth.addr contains 00:11)`, `frame[0:20] contains 08:00`, `eth.dst[0] & 1`, `!(eth.dst[0] & 1)`, `eth.src[0:3]`,
	`ip.ttl - 1 == 63`, `!(ip.ttl % 2 == 1)`, `all ip.ttl + 1 > 65`, `tcp.seq_raw + 1 > 0x90000000`, `-ip.ttl == -64`, `ip.len % 4`, `2 * ip.ttl == 128`,
	`tcp.srcport == tcp.dstport`, `tcp.srcport < tcp.dstport`, `all tcp.srcport != tcp.dstport`, `ip.addr === ip.src`, `ipv6.src == ipv6.dst`, `eth.src != eth.dst`, `tcp.options.mptcp.recvkey == tcp.options.mptcp.nomoresubflows.flag`,
	`gre and tcp.port == 80`, `vxlan and ip.src == 10.0.0.1`, `vxlan.vni == 5 and tcp`, `gtp and udp.port == 53`, `gtp.teid == 5 and not tcp`, `geneve and icmp`, `!(vxlan and tcp)`, `gre and !(ip.src == 10.0.0.1)`, `geneve.vni == 5 or gre`,
	`vxlan or gtp`, `gre.key == 5 and ip.dst == 10.0.0.2`, `pppoes and !udp`,
	`radiotap.dbm_antsignal < -60`, `!(radiotap.dbm_antsignal > -70)`, `radiotap.channel.freq == 2412`, `radiotap.antenna`, `radiotap.dbm_antsignal in {-60..-20}`, `all radiotap.channel.freq > 5000`,
	`tcp.options.mss`, `tcp.options.mss_val < 1460`, `tcp.flags.syn == 1 and !tcp.options.sack_perm`, `!(tcp.options.mss_val == 536)`, `tcp.options.sack.count >= 2`, `tcp.options.sack`,
	`tcp.options.timestamp.tsval > 100`, `tcp.options.wscale.shift == 7 and tcp.options.timestamp.tsecr == 0`, `tcp.options.mss[2:2] == 05:b4`, `tcp.options.mptcp.subtype == 0`, `all tcp.options.timestamp.tsval < 9`,
	`tcp.payload[0:3] == "GET"`, `not tcp.payload[0:4] == "GET "`, `tcp.payload[1:2] > 45:54`, `tcp.payload[4:8] contains "HTTP"`, `tcp.payload`, `!tcp.payload`, `udp.payload`,
	`tcp.len > 0`, `tcp.len == 16 and tcp.flags.push == 1`, `!(tcp.len in {1..5, 7})`, `all tcp.len < 9`, `tcp[20:3] == 47:45:54`, `udp[8:2] == 00:00`, `not tcp[32:2] < 50:00`,
	`udp.payload[0:4] == 00:00:00:00`, `udp.payload[2:2] < 00:01`, `tcp[12] !== 50`, `frame[100:2] < 00:01`,
}
