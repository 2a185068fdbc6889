"""TCP and UDP: what links and hosts do to connections."""

import os
import socket
import time

import net
from lab import scene
from wire import wire

TCP = """
tcp
tcp.stream == 0
tcp.stream in {1..3}
tcp.flags.syn == 1 && tcp.flags.ack == 0
tcp.flags == 0x012
tcp.flags.fin == 1 || tcp.flags.reset == 1
tcp.len > 0
tcp.len == 0 && tcp.flags == 0x010
tcp.seq == 1
tcp.seq > 1000 && tcp.ack == 1
tcp.ack >= {tcp.ack}
tcp.seq_raw == {tcp.seq_raw}
tcp.nxtseq - tcp.seq > 200
tcp.srcport == {tcp.srcport}
tcp.window_size < 10000
tcp.window_size_scalefactor != -1
tcp.options.timestamp.tsval > {tcp.options.timestamp.tsval}
tcp.options.sack_perm
tcp.options.mss_val in {536..1460}
tcp.time_relative > 0.05
tcp.time_delta > {tcp.time_delta}
tcp.analysis.flags
tcp.analysis.bytes_in_flight > 500
tcp.analysis.ack_rtt > 0.003
tcp.analysis.acks_frame == {tcp.analysis.acks_frame}
tcp.analysis.initial_rtt
tcp.completeness == 31
tcp.completeness < 31
tcp.payload[0:2] == 00:01
tcp.hdr_len > 32
"""

LOSSY = TCP + """
tcp.analysis.retransmission
tcp.analysis.fast_retransmission
tcp.analysis.spurious_retransmission
tcp.analysis.out_of_order
tcp.analysis.duplicate_ack
tcp.analysis.duplicate_ack_num > 1
tcp.analysis.duplicate_ack_frame == {tcp.analysis.duplicate_ack_frame}
tcp.analysis.lost_segment
tcp.analysis.ack_lost_segment
tcp.analysis.rto > 0.1
tcp.analysis.retransmission && !tcp.analysis.fast_retransmission
tcp.options.sack.count >= 1
tcp.options.sack_le > 1000
tcp.options.sack.dsack_le
tcp.analysis.push_bytes_sent > 1000
tcp.analysis.duplicate_ack && tcp.options.sack_re - tcp.options.sack_le > 400
"""


def transfers(lab, size=30000, upload=12000):
    """Downloads from b, then an upload to b."""
    lab.fork("b", net.serve, "10.0.0.2", 8000, net.source(size))
    lab.fork("b", net.serve, "10.0.0.2", 8001, net.sink)
    lab.call("a", net.fetch, "10.0.0.2", 8000)
    lab.call("a", net.send, "10.0.0.2", 8001, upload, 1500)
    lab.call("a", net.fetch, "10.0.0.2", 8000)


@scene("tcp-loss-receiver", LOSSY)
def tcp_loss_receiver(lab):
    """Downloads over a link that loses one packet in 16, captured where the data arrives."""
    lab.pair(mtu=400, wire=wire(loss=0.06, seed=3))
    lab.capture("a", "eth0", "-s 90")
    transfers(lab)


@scene("tcp-loss-sender", LOSSY)
def tcp_loss_sender(lab):
    """The same, captured where the data is sent."""
    lab.pair(mtu=400, wire=wire(loss=0.06, seed=4))
    lab.capture("b", "eth0", "-s 90")
    transfers(lab)


@scene("tcp-reorder", LOSSY)
def tcp_reorder(lab):
    """One packet in twelve comes 20 ms late, after those sent later; captured where the data arrives."""
    lab.pair(mtu=400, wire=wire(reorder=0.08, seed=5))
    lab.capture("a", "eth0", "-s 90")
    transfers(lab)


@scene("tcp-duplicate", LOSSY)
def tcp_duplicate(lab):
    """One packet in ten comes twice."""
    lab.pair(mtu=400, wire=wire(duplicate=0.1, seed=6))
    lab.capture("a", "eth0", "-s 90")
    transfers(lab)


@scene("tcp-storm", LOSSY)
def tcp_storm(lab):
    """Loss, repetition and reordering at once, in both directions, without SACK and time stamps, IPv6."""
    lab.pair(mtu=1280, wire=wire(loss=0.08, duplicate=0.05, reorder=0.08, seed=7))
    for n in "ab":
        lab.sysctl(n, {"ipv4/tcp_sack": 0, "ipv4/tcp_timestamps": 0})
    lab.fork("b", net.serve, "fd00::2", 8000, net.source(60000))
    lab.capture("a", "eth0", "-s 100")
    for _ in range(3):
        lab.call("a", net.fetch, "fd00::2", 8000, mss=500)


@scene("tcp-zero-window", TCP + """
tcp.analysis.zero_window
tcp.analysis.zero_window_probe
tcp.analysis.zero_window_probe_ack
tcp.analysis.window_update
tcp.analysis.window_full
tcp.window_size == 0 && tcp.flags.reset == 0
tcp.window_size_value < 100 && tcp.window_size_value > 0
tcp.analysis.window_update || tcp.analysis.keep_alive
""")
def tcp_zero_window(lab):
    """Readers that stall: full windows, probes, updates."""
    lab.pair()
    lab.fork("b", net.serve, "10.0.0.2", 8000, net.stalled(3), rcvbuf=2500)
    lab.fork("b", net.serve, "fd00::2", 8001, net.stalled(1.5), rcvbuf=6000)
    lab.capture("b", "eth0", "-s 100")
    lab.call("a", net.send, "10.0.0.2", 8000, 24000, mss=500)
    lab.call("a", net.send, "fd00::2", 8001, 30000, mss=500)


@scene("tcp-keepalive", TCP + """
tcp.analysis.keep_alive
tcp.analysis.keep_alive_ack
tcp.analysis.keep_alive && tcp.len == 1
tcp.time_delta > 0.9 and tcp.time_delta < 1.1
""")
def tcp_keepalive(lab):
    """Idle connections kept alive, one against a peer that vanishes."""
    lab.pair()
    lab.fork("b", net.serve, "10.0.0.2", 8000, net.echo)
    lab.fork("b", net.serve, "fd00::2", 8000, net.echo)
    lab.capture("a", "eth0")
    first = lab.fork("a", net.keepalive, "fd00::2", 8000, 4)
    lab.call("a", net.keepalive, "10.0.0.2", 8000, 4)
    time.sleep(1)
    last = lab.fork("a", net.keepalive, "10.0.0.2", 8000, 5)
    time.sleep(0.5)
    lab.run("b", "ip link set eth0 down")
    time.sleep(4)
    lab.run("b", "ip link set eth0 up")
    time.sleep(2)


@scene("tcp-resets", TCP + """
tcp.flags.reset == 1
tcp.flags.reset == 1 && tcp.flags.ack == 0
tcp.connection.rst
tcp.connection.syn
tcp.connection.synack
tcp.connection.fin_active or tcp.connection.fin_passive
tcp.completeness.rst == 1
tcp.completeness.str contains "R"
tcp.completeness == 33 or tcp.completeness == 37
tcp.dstport in {1, 7, 9} && tcp.flags.reset == 1
tcp.analysis.retransmission && tcp.flags.syn == 1
icmp && tcp.flags.syn == 1
icmp.code == 3
""")
def tcp_resets(lab):
    """Refused ports, resets by either side, a dropped and a rejected SYN, ports used again."""
    lab.pair()
    lab.fork("b", net.serve, "10.0.0.2", 8000, net.reset_close)
    lab.fork("b", net.serve, "10.0.0.2", 8001, net.echo)
    lab.run("b", "nft add table inet f")
    lab.run("b", ["nft", "add chain inet f in { type filter hook input priority 0; }"])
    lab.run("b", "nft add rule inet f in tcp dport 9 drop")
    lab.run("b", "nft add rule inet f in tcp dport 7 reject with icmp type port-unreachable")
    lab.run("b", "nft add rule inet f in tcp dport 6 reject with tcp reset")
    lab.capture("b", "eth0")
    for host in ("10.0.0.2", "fd00::2"):
        lab.call("a", net.try_connect, host, 1)
        lab.call("a", net.try_connect, host, 6)
    lab.call("a", net.try_connect, "10.0.0.2", 7, 1.5)
    lab.call("a", net.try_connect, "10.0.0.2", 9, 3.5)
    for _ in range(3):
        lab.call("a", net.send, "10.0.0.2", 8000, 3000, 1000, 0.05, ok=None)
    for _ in range(2):
        lab.call("a", net.send, "10.0.0.2", 8001, 100, 50, 0, ("10.0.0.1", 40000))
    lab.run("a", "hping3 -c 2 -i u50000 -S -p 8001 -s 40100 -k 10.0.0.2", ok=None)
    lab.run("a", "hping3 -c 2 -i u50000 -F -P -U -p 8001 10.0.0.2", ok=None)
    lab.run("a", "hping3 -c 2 -i u50000 -p 8001 10.0.0.2", ok=None)
    lab.run("a", "hping3 -c 2 -i u50000 -A -p 8001 -X -Y 10.0.0.2", ok=None)


@scene("tcp-options", TCP + """
tcp.options.md5
tcp.option_kind == 19
tcp.options.tfo
tcp.options.tfo.request
tcp.options.tfo.cookie
tcp.flags.syn == 1 && tcp.len > 0
tcp.urgent_pointer > 0
tcp.flags.urg == 1
tcp.flags.ece == 1 && tcp.flags.cwr == 1
tcp.flags.ae == 1
ip.dsfield.ecn == 2
tcp.options.wscale.shift == 0
tcp.options.wscale.shift > 5
!tcp.options.timestamp && tcp.flags.syn == 1
tcp.option_len in {2..4}
tcp.options contains 02:04
tcp.analysis.reused_ports
tcp.flags.syn == 1 && tcp.flags.ack == 1 && !tcp.options.sack_perm
""")
def tcp_options(lab):
    """Fast open, urgent data, ECN, MD5 signatures, no options, small segments, both ends connecting at once."""
    lab.pair()
    lab.sysctl("a", {"ipv4/tcp_fastopen": 0x603})
    lab.sysctl("b", {"ipv4/tcp_fastopen": 0x603})
    lab.fork("b", net.fast_open_server, "10.0.0.2", 8000)
    lab.fork("b", net.serve, "10.0.0.2", 8001, net.echo)
    lab.fork("b", net.serve, "10.0.0.2", 8002, net.echo, mss=600, rcvbuf=3000)
    lab.capture("a", "eth0")
    lab.call("a", net.fast_open, "10.0.0.2", 8000)
    lab.call("a", net.urgent, "10.0.0.2", 8001)
    lab.call("a", net.send, "10.0.0.2", 8002, 5000, 700, 0, ("10.0.0.1", 41000), True)
    for n in "ab":
        lab.sysctl(n, {"ipv4/tcp_ecn": 1})
    lab.call("a", net.send, "10.0.0.2", 8001, 4000, 1000, 0, None, True)
    for n in "ab":
        lab.sysctl(n, {"ipv4/tcp_window_scaling": 0, "ipv4/tcp_timestamps": 0, "ipv4/tcp_sack": 0, "ipv4/tcp_ecn": 0})
    lab.call("a", net.send, "10.0.0.2", 8001, 4000, 1000, 0, None, True)
    at = time.time() + 0.5
    lab.fork("b", net.simultaneous, "10.0.0.2", "10.0.0.1", 7001, 7000, at, wait=0)
    lab.call("a", net.simultaneous, "10.0.0.1", "10.0.0.2", 7000, 7001, at)
    lab.fork("b", net.md5_pair, True, "10.0.0.2", "10.0.0.1", 8003)
    lab.call("a", net.md5_pair, False, "10.0.0.1", "10.0.0.2", 8003, ok=None)


@scene("tcp-mptcp", TCP + """
tcp.options.mptcp.version
tcp.options.mptcp.subtype == 0
tcp.options.mptcp.subtype in {2, 3}
tcp.option_kind == 30 && tcp.flags.syn == 1
tcp.options.mptcp.sendkey
tcp.options.mptcp.rawdataack
mptcp
""")
def tcp_mptcp(lab):
    """MPTCP connections, with a second address announced."""
    lab.pair()
    lab.addr("a", "eth0", "10.0.0.11/24")
    lab.addr("b", "eth0", "10.0.0.12/24")
    lab.run("b", "ip mptcp limits set subflow 2 add_addr_accepted 2")
    lab.run("a", "ip mptcp limits set subflow 2 add_addr_accepted 2")
    lab.run("b", "ip mptcp endpoint add 10.0.0.12 dev eth0 signal")
    lab.run("a", "ip mptcp endpoint add 10.0.0.11 dev eth0 subflow")
    lab.fork("b", net.serve, "10.0.0.2", 8000, net.echo, protocol=262)
    lab.capture("a", "eth0")
    for _ in range(2):
        lab.call("a", net.send, "10.0.0.2", 8000, 8000, 1000, 0.05, None, True, protocol=262)
    lab.call("a", net.send, "10.0.0.2", 8000, 2000, 1000, 0.05, None, True)


@scene("tcp-offload", TCP + """
frame.len > 1514
tcp.len > 1460
ip.len > 1500 || ip.len == 0
tcp.checksum.status == "Unverified"
frame.cap_len < frame.len
""")
def tcp_offload(lab):
    """Segments larger than the link's MTU and checksums not yet computed, as a capture on the sending host has them."""
    lab.pair(offload=True)
    lab.capture("b", "eth0", "-s 120")
    transfers(lab, 200000, 100000)


@scene("tcp-interleaved", TCP + """
tcp.stream == 5 || tcp.stream == 9
tcp.stream in {10..19} && tcp.len > 0
tcp.time_relative < 0.01 && tcp.stream > 3
tcp.port == 8000 && ipv6
""")
def tcp_interleaved(lab):
    """Twenty connections at the same time."""
    lab.pair()
    for host, port in (("10.0.0.2", 8000), ("fd00::2", 8000), ("10.0.0.2", 8001), ("fd00::2", 8001)):
        for n in range(5):
            lab.fork("b", net.serve, host, port + 10 * n, net.echo, wait=0)
    time.sleep(0.5)
    lab.capture("b", "eth0")
    for n in range(5):
        for host, port in (("10.0.0.2", 8000), ("fd00::2", 8000), ("10.0.0.2", 8001), ("fd00::2", 8001)):
            lab.fork("a", net.send, host, port + 10 * n, 300, 60, 0.03, None, True, wait=0)
    time.sleep(1.5)


@scene("udp", """
udp
udp.length == 8
udp.length > 500
udp.checksum == 0
udp.port == 7
udp.dstport in {1, 2, 9}
udp.stream == 2
udp.stream > 3
udp.time_relative > 0.1
udp.time_delta > 0.05
udp.time_delta < 0.001 && udp.srcport == 7
udp.payload[0:3] == "aaa"
udp.payload contains 62:62
len(udp.payload) >= 100
icmp && udp
icmp.code == 3
icmpv6.code == 4 && udp.dstport == 1
ip.dst == 255.255.255.255
eth.dst == ff:ff:ff:ff:ff:ff
ip.ttl == 3
udplite
udp.checksum_coverage
ip.proto == 136
data.len == 100
udp.length % 2 == 1
!udp && ip
udp.srcport > udp.dstport
""")
def udp(lab):
    """Datagrams of all sizes, without checksum, to closed ports, as broadcast and multicast; UDP-Lite."""
    lab.pair()
    lab.fork("b", net.udp_echo, "10.0.0.2", 7)
    lab.fork("b", net.udp_echo, "fd00::2", 7)
    lab.route("a", "default dev eth0")
    lab.capture("b", "eth0")
    sizes = [b"a" * n for n in (0, 1, 2, 7, 8, 100, 1000, 1472, 3000)]
    for host in ("10.0.0.2", "fd00::2"):
        for n in range(3):
            lab.call("a", net.udp_send, (host, 7), sizes, None, expect=True, pause=0.03)
        lab.call("a", net.udp_send, (host, 1), [b"b" * 20, b"bb", b"c" * 600])
    lab.call("a", net.udp_send, ("10.0.0.2", 7), sizes[:5], nocheck=True)
    lab.call("a", net.udp_send, ("255.255.255.255", 9), sizes[:5], broadcast=True)
    lab.call("a", net.udp_send, ("10.0.0.255", 9), sizes[:3], broadcast=True)
    lab.call("a", net.udp_send, ("239.1.2.3", 5000), sizes[:6], ttl=3)
    lab.call("a", net.udp_send, ("ff02::1%eth0", 5000), sizes[:6])
    lab.call("a", net.udp_send, ("10.0.0.2", 2000), sizes[:6], protocol=136)
    lab.call("a", net.udp_send, ("fd00::2", 2000), sizes[:6], protocol=136)


@scene("dns", """
udp.port == 53
tcp.port == 53 && tcp.len > 0
dns
dns.flags.response == 1
dns.flags.rcode == 3
dns.qry.name contains "example"
dns.qry.type == 28
dns.a == 192.0.2.1
dns.time > 0 && dns.response_to
dns.count.answers > 0 && dns.resp.type == 15
dns.mx.mail_exchange == "mail.example.test"
dns.txt
dns.srv.port == 80
dns.cname || dns.ptr.domain_name
dns.aaaa == 2001:db8::1
dns.resp.ttl == 0
dns.length > 50
dns.rr.udp_payload_size > 1000
dns.opt.code == 10
dns.qry.name.len > 15 && dns.flags.recdesired == 0
udp.length > 100 && udp.srcport == 53
udp.stream in {0..4}
udp.time_delta > 0 && udp.srcport == 53
udp.payload[2:2] == 85:80
ipv6 && udp
ip.src == 10.0.0.2 && udp
tcp.stream == 0 && tcp.flags.push == 1
frame.len > 120
data
""")
def dns(lab):
    """dig asks dnsmasq, over UDP, TCP, IPv4 and IPv6."""
    lab.pair()
    hosts = lab.file("hosts", "192.0.2.1 www.example.test example.test\n2001:db8::1 www.example.test\n")
    lab.start("b", f"dnsmasq -k --no-resolv --no-hosts --addn-hosts={hosts} --user=root --pid-file= --listen-address=10.0.0.2,fd00::2 "
              "--bind-interfaces --domain=example.test --mx-host=example.test,mail.example.test,10 --txt-record=example.test,one,two "
              "--srv-host=_http._tcp.example.test,www.example.test,80 --cname=alias.example.test,www.example.test --local=/test/ "
              "--ptr-record=1.2.0.192.in-addr.arpa,www.example.test", wait=1)
    lab.capture("b", "eth0")
    for host in ("10.0.0.2", "fd00::2"):
        for extra in ("", "+tcp", "+noedns +norecurse"):
            for q in ("www.example.test A", "www.example.test AAAA", "example.test MX", "example.test TXT", "_http._tcp.example.test SRV",
                      "alias.example.test", "nowhere.test", "-x 192.0.2.1", "example.com"):
                lab.run("a", f"dig @{host} +tries=1 +timeout=2 {extra} {q}", ok=None)


@scene("http-v4", TCP + """
http
http.request.method == "GET"
http.response.code == 404
http.host contains "10.0.0"
tcp.port == 80 && tcp.payload matches "(?i)^GET "
tcp.payload[0:4] == "HTTP"
tcp contains "chunked"
frame contains "nginx"
tcp.dstport == 80 and tcp.len > 0
ip.src == 10.0.0.0/30 && tcp.flags.push == 1
""")
def http_v4(lab):
    """curl fetches from nginx: kept connections, ranges, HEAD, POST, redirects, errors, compression."""
    http(lab, "10.0.0.2")


@scene("http-v6", TCP + """
http
http.request.method == "GET"
http.response.code == 404
ipv6.src == fd00::/64 && tcp.flags.push == 1
ipv6.plen > 1000
ipv6.flow == {ipv6.flow}
ipv6.nxt == 6 && ipv6.hlim == 64
ipv6.addr == fd00::2
tcp.payload[0:4] == "HTTP"
tcp.dstport == 80 and tcp.len > 0
""")
def http_v6(lab):
    """The same over IPv6."""
    http(lab, "[fd00::2]")


def http(lab, host):
    lab.pair()
    web = os.path.join(lab.dir, "web")
    os.makedirs(web)
    for name, text in (("index.html", "<html>hello</html>\n"), ("text.txt", "The quick brown fox.\n" * 200), ("big.bin", "0123456789abcdef" * 1500)):
        lab.file("web/" + name, text)
    config = lab.file("nginx.conf", f"""
daemon off; master_process off; user root; pid {lab.dir}/nginx.pid; error_log {lab.dir}/error.log;
events {{ }}
http {{
  access_log off; client_body_temp_path {lab.dir}/1; proxy_temp_path {lab.dir}/2; fastcgi_temp_path {lab.dir}/3; uwsgi_temp_path {lab.dir}/4; scgi_temp_path {lab.dir}/5;
  gzip on; gzip_types *; gzip_min_length 1;
  server {{
    listen 80; listen [::]:80; root {web};
    location = /moved {{ return 301 /index.html; }}
    location = /reset {{ return 444; }}
    location = /fail {{ return 503 "sorry\\n"; }}
    location = /post {{ client_max_body_size 10; }}
  }}
}}
""")
    lab.start("b", f"nginx -c {config} -e {lab.dir}/error.log", wait=1)
    lab.capture("b", "eth0")
    u = f"http://{host}"
    curl = "curl -g -s -o /dev/null --max-time 5 "
    lab.run("a", curl + f"{u}/ -o /dev/null {u}/text.txt -o /dev/null {u}/none")
    lab.run("a", curl + f"-L {u}/moved")
    lab.run("a", curl + f"-I {u}/text.txt")
    lab.run("a", curl + f"-r 100-199 {u}/big.bin")
    lab.run("a", curl + f"--compressed {u}/text.txt")
    lab.run("a", curl + f"-H 'Connection: close' {u}/big.bin")
    lab.run("a", curl + f"-d hello=world&much=more {u}/post")
    lab.run("a", curl + f"-0 {u}/fail", ok=None)
    lab.run("a", curl + f"{u}/reset", ok=None)
    lab.run("a", curl + f"{u.replace('http://', 'http://')}:81/", ok=None)


@scene("ssh", TCP + """
tcp.port == 22
ssh
tcp.payload[0:4] == "SSH-"
tcp.srcport == 22 && tcp.len > 100
tcp.len < 50 && tcp.len > 0
""")
def ssh(lab):
    """A command over OpenSSH, and a refused login."""
    lab.pair()
    for key in ("host", "user"):
        lab.run("a", ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", f"{lab.dir}/{key}"])
    lab.file("authorized", open(f"{lab.dir}/user.pub").read(), 0o600)
    os.makedirs("/run/sshd", exist_ok=True)
    config = lab.file("sshd_config", f"HostKey {lab.dir}/host\nAuthorizedKeysFile {lab.dir}/authorized\nStrictModes no\nPermitRootLogin yes\n"
                      f"UsePAM no\nPidFile none\nListenAddress 10.0.0.2\nListenAddress fd00::2\n")
    lab.start("b", f"/usr/sbin/sshd -D -e -f {config}", wait=1)
    lab.capture("b", "eth0")
    client = "ssh -F none -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o ConnectTimeout=5 "
    lab.run("a", client + f"-i {lab.dir}/user root@10.0.0.2 echo hello", timeout=15, ok=None)
    lab.run("a", client + f"-i {lab.dir}/user root@fd00::2 seq 1 2000", timeout=15, ok=None)
    lab.run("a", client + "-o IdentitiesOnly=yes -o IdentityFile=/dev/null root@10.0.0.2 true", timeout=15, ok=None)
