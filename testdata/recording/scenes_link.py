"""Link layers, bridges, and the formats of capture files."""

import os
import struct
import time

import net
from lab import end, scene

MIXED = """
frame.number in {1..3, 7}
frame.len > 200
frame.cap_len < frame.len
frame.time_relative >= 0.5
frame.time_delta > 0.05
frame.time >= "{frame.time}"
frame.time_epoch > {frame.time_epoch}
frame.encap_type == {frame.encap_type}
frame.protocols contains "ip:tcp"
frame[0:2] == 00:00
frame[-2:] != 00:00
frame contains "nginx" or frame contains "hello"
ip && !ipv6
ip.addr == 10.0.0.1 and tcp
tcp.flags.syn == 1
tcp.stream == 0 && tcp.len > 0
tcp.seq > 1
udp || icmp
icmp.type == 8
icmpv6.type == 129
ipv6.src == fd00::1
arp || icmpv6.type == 135
not tcp and not udp
"""


def mixed(lab, b="10.0.0.2", b6="fd00::2", count=2, server="b"):
    """A little of everything from a to b: pings, a refused and a working connection, datagrams."""
    lab.fork(server, net.serve, b, 8000, net.echo)
    lab.fork(server, net.serve, b6, 8000, net.echo)
    lab.fork(server, net.udp_echo, b, 7)
    for host, six in ((b, ""), (b6, "-6")):
        lab.run("a", f"ping {six} -n -c {count} -i 0.1 -W 1 {host}", ok=None)
        lab.call("a", net.send, host, 8000, 400, 100, 0.02, None, True)
        lab.call("a", net.try_connect, host, 81)
    lab.call("a", net.udp_send, (b, 7), [b"hello", b"x" * 100], expect=True)
    lab.call("a", net.udp_send, (b6, 9), [b"hello", b"x" * 100])


SLL = MIXED + """
sll
sll.pkttype == 0
sll.pkttype == 4
sll.pkttype in {1, 2, 3}
sll.etype == 0x0806
sll.etype == 0x86dd && sll.pkttype == 4
sll.halen == 6
sll.src.eth == 02:00:00:00:00:01
sll.src.eth[5] == 02
sll.hatype == 772
sll.hatype == 1 && tcp
eth
sll && udp
"""


def any_interface(lab, options):
    lab.ns("a", "r", "b")
    lab.router("r")
    lab.link("a", "eth0", "r", "left")
    lab.link("r", "right", "b", "eth0")
    for n, dev, net_, host in (("a", "eth0", 0, 1), ("r", "left", 0, 254), ("r", "right", 1, 254), ("b", "eth0", 1, 2)):
        lab.addr(n, dev, f"10.0.{net_}.{host}/24", f"fd00:{net_}::{host}/64")
    lab.route("a", "default via 10.0.0.254", "default via fd00:0::254")
    lab.route("b", "default via 10.0.1.254", "default via fd00:1::254")
    time.sleep(0.3)
    lab.capture("r", "any", options)
    mixed(lab, "10.0.1.2", "fd00:1::2")
    lab.run("r", "ping -n -c 2 -i 0.1 127.0.0.1")
    lab.run("r", "ping -n -6 -c 2 -i 0.1 ::1")


@scene("any-sll2", SLL + """
sll.ifindex == 1
sll.ifindex == {sll.ifindex}
sll.ifindex > 1 && tcp.flags.syn == 1
sll.unused
""")
def any_sll2(lab):
    """A router's `any` interface: every forwarded packet twice, and loopback; LINUX_SLL2."""
    any_interface(lab, "-y LINUX_SLL2")


@scene("any-sll", SLL)
def any_sll(lab):
    """The same as LINUX_SLL."""
    any_interface(lab, "-y LINUX_SLL")


@scene("loopback", MIXED + """
eth.src == 00:00:00:00:00:00
eth.type == 0x0800 && ip.src == ip.dst
ip.src == 127.0.0.0/8
ipv6.src == ::1
ip.addr == 127.0.0.53
tcp.len > 2000
tcp.checksum == 0xfe28
tcp.stream in {1, 2}
""")
def loopback(lab):
    """Traffic of a host with itself on lo."""
    lab.ns("a")
    lab.capture("a", "lo")
    mixed(lab, "127.0.0.53", "::1", server="a")
    lab.fork("a", net.serve, "127.0.0.1", 8001, net.source(30000))
    lab.call("a", net.fetch, "127.0.0.1", 8001)


@scene("nanoseconds", MIXED + """
frame.time_delta < 0.000050
frame.time_delta_displayed > 0.01
frame.time_relative == {frame.time_relative}
frame.time_delta == {frame.time_delta}
frame.offset_shift == 0
""")
def nanoseconds(lab):
    """A capture with nanosecond time stamps."""
    lab.pair()
    lab.capture("b", "eth0", "--time-stamp-precision=nano")
    mixed(lab)


@scene("truncated", MIXED + """
_ws.short
_ws.malformed
tcp.srcport
tcp.flags
tcp.options
tcp.payload
udp.length
udp.checksum
icmp.seq
icmpv6.echo.identifier
ipv6.dst == fd00::2
frame.cap_len == 60
data
""")
def truncated(lab):
    """Only the first 60 bytes of each frame."""
    lab.pair()
    lab.capture("b", "eth0", "-s 60")
    mixed(lab, count=4)


@scene("truncated-more", MIXED + """
_ws.short
_ws.malformed
tcp
tcp.srcport == 8000
tcp.seq
ip.proto == 6
ip.dst == 10.0.0.2
ipv6.nxt
ipv6.src
udp
icmp
frame.cap_len == 37
""")
def truncated_more(lab):
    """Only 37 bytes: the transport headers are cut, IPv6's too."""
    lab.pair()
    lab.capture("b", "eth0", "-s 37")
    mixed(lab, count=4)


@scene("raw-tun", MIXED + """
raw
eth
frame.encap_type == 7
ip.version == 4
ipv6.version == 6
frame[0] == 45
ip.version & 4
""")
def raw_tun(lab):
    """A TUN device: packets without a link layer; they reach the other host through an IP-in-IP tunnel."""
    from scenes_tunnels import ends

    lab.pair()
    ends(lab, "ipip", "192.168.7", "fd07")
    lab.capture("a", "tun-ipip")
    mixed(lab, "192.168.7.2", "fd07::2")


@scene("nflog", MIXED + """
nflog
nflog.version == 0
nflog.family == 2
nflog.tlv_type == 1
nflog.tlv_length > 20
nflog.prefix contains "in"
nflog.hook || nflog.ifindex_indev
nflog.uid == 0
""")
def nflog(lab):
    """What nftables logs to group 1, with prefix."""
    lab.pair()
    lab.run("b", "nft add table inet f")
    for hook in ("input", "output"):
        lab.run("b", ["nft", f"add chain inet f {hook} {{ type filter hook {hook} priority 0; }}"])
        lab.run("b", ["nft", f'add rule inet f {hook} log prefix "{hook}: " group 1'])
    lab.capture("b", "nflog:1")
    mixed(lab)


@scene("stp", """
stp
llc
llc.dsap == 0x42
llc.control.ftype == 3
eth.dst == 01:80:c2:00:00:00
eth.len == 38
eth.len < 50
eth.padding || eth.trailer
stp.type == 0x80
stp.type == 0
stp.flags.tc == 1
stp.flags.tcack == 1
stp.root.hw == 02:00:00:00:00:01
stp.root.cost > 0
stp.bridge.prio == 4096
stp.port == 0x8002
stp.max_age > 5 && stp.hello == 1
stp.forward < 5
stp.msg_age > 0
!stp
eth.type
""")
def stp(lab):
    """Three bridges in a ring elect a root; then a link fails."""
    lab.ns("x", "y", "z")
    for i, n in enumerate("xyz"):
        lab.run(n, f"ip link add br0 type bridge stp_state 1 hello_time 100 forward_delay 200 max_age 600 priority {4096 * (3 - i)}")
    for i, (p, q) in enumerate((("x", "y"), ("y", "z"), ("z", "x"))):
        lab.link(p, "right", q, "left")
    for n in "xyz":
        for dev in ("left", "right"):
            lab.run(n, f"ip link set dev {dev} master br0")
    lab.capture("y", "right", "", "not ip6")
    for n in "xyz":
        lab.run(n, "ip link set br0 up")
    time.sleep(8)
    lab.run("z", "ip link set right down")
    time.sleep(5)
    lab.run("z", "ip link set right up")
    lab.run("z", "ip link set br0 type bridge priority 32768")
    time.sleep(8)


@scene("lldp", """
lldp
cdp
llc
llc.oui == 0x00000c
llc.pid == 0x2000
edp
fdp
eth.dst == 01:80:c2:00:00:0e
eth.type == 0x88cc
eth.len > 100
eth.dst == 01:00:0c:cc:cc:cc
lldp.tlv.type == 5
lldp.tlv.len > 10
lldp.tlv.system.name contains "host"
lldp.time_to_live > 0
lldp.chassis.id.mac
lldp.port.id contains "eth"
!lldp && eth
eth.src == 02:00:00:00:00:01
""")
def lldp(lab):
    """Two lldpd announce themselves by LLDP, CDP, EDP, FDP and SONMP."""
    lab.pair()
    lab.capture("b", "eth0", "", "not ip6 and not arp")
    for protocols, seconds in (("-M 4", 5), ("-H 0 -cc -ee -ff -ss", 4)):  # forced, the others keep LLDP silent
        running = []
        for n in "ab":
            config = lab.file(f"lldpd-{n}.conf", f"configure system hostname host-{n}\nconfigure system description 'a host of dfc'\nconfigure lldp tx-interval 1\n"
                              "configure lldp tx-hold 4\nconfigure system ip management pattern 10.*\n")
            running.append(lab.start(n, f"lldpd -d -u {lab.dir}/lldp-{n} -O {config} -I eth0 -S a-host {protocols}"))
        time.sleep(seconds)
        for p in running:
            end(p)


# Files made from other captures.


def records(path):
    """The records of a little-endian microsecond pcap: seconds, fraction, captured, original, data."""
    b = open(path, "rb").read()
    header = struct.unpack("<IHHiIII", b[:24])
    out, at = [], 24
    while at < len(b):
        sec, frac, cap, orig = struct.unpack_from("<IIII", b, at)
        out.append((sec, frac, cap, orig, b[at + 16:at + 16 + cap]))
        at += 16 + cap
    return header, out


@scene("big-endian", MIXED, made_from=["nanoseconds"])
def big_endian(lab, sources, to):
    """The capture with nanoseconds as a big-endian machine writes it."""
    header, packets = records(sources[0])
    with open(to, "wb") as f:
        f.write(struct.pack(">IHHiIII", *header))
        for p in packets:
            f.write(struct.pack(">IIII", *p[:4]) + p[4])


@scene("interfaces.pcapng", MIXED + """
frame.interface_id == 1
frame.interface_id > 0 && ip
frame.interface_name == "eth0"
frame.interface_name
frame.comment
frame.comment contains "packet"
pkt_comment contains "second"
frame.encap_type != 1
sll && tcp
eth && icmp
raw || sll
frame.section_number == 1
frame.time_delta < 0
""", made_from=["nanoseconds", "any-sll2", "raw-tun", "ping-v4"])
def interfaces(lab, sources, to):
    """Four captures of different link types in one pcapng, in order of time, with comments."""
    merged = os.path.join(lab.dir, "merged.pcapng")
    lab.wireshark("mergecap", "-F", "pcapng", "-w", ">" + merged, *("<" + x for x in sources))
    lab.wireshark("editcap", "-F", "pcapng", "-a", "3:a packet", "-a", "3:a second one", "-a", "50:another packet", "--capture-comment", "made by dfc",
                  "<" + merged, ">" + to)


@scene("concatenated.pcapng", MIXED + """
frame.interface_id == 0
frame.interface_id == 2
frame.time_relative < 0
frame.time_delta < 0
frame.comment
""", made_from=["any-sll2", "loopback"])
def concatenated(lab, sources, to):
    """Two captures one after the other, the later one first: time goes back."""
    lab.wireshark("mergecap", "-a", "-F", "pcapng", "-w", ">" + to, *("<" + x for x in reversed(sources)))


@scene("blocks.pcapng", """
systemd_journal || sysdig
systemd_journal.priority < 4
systemd_journal.message contains "started"
systemd_journal.systemd_unit == "ssh.service"
systemd_journal.pid > 100 && systemd_journal.uid == 0
systemd_journal.errno == -5
systemd_journal.realtime_timestamp > "2023-11-14 22:13:25"
systemd_journal.monotonic_timestamp > 5
systemd_journal.field.name == "N_RESTARTS"
systemd_journal.binary_data_len
systemd_journal.undecoded_field
_ws.malformed
sysdig.event_name == "open"
sysdig.event_type in {2..4}
sysdig.nparams == 2
sysdig.thread_id == 4242 && sysdig.cpu_id == 3
frame.protocols == "systemd_journal"
frame.time_delta
""", made_from=[])
def blocks(_, __, to):
    """The blocks of pcapng that are frames without being packets: entries of a journal, events of sysdig"""

    def block(kind, body):
        body += bytes(-len(body) % 4)
        size = struct.pack("<I", 12 + len(body))
        return struct.pack("<I", kind) + size + body + size

    def entry(*lines):
        return block(9, b"__CURSOR=s=12;i=3\n__REALTIME_TIMESTAMP=17000000%02d123456\n__MONOTONIC_TIMESTAMP=%d\n" % (len(lines), len(lines) * 2_000_000)
                     + b"".join(lines))

    def binary(name, value, size=None):
        return name + b"\n" + struct.pack("<Q", len(value) if size is None else size) + value + b"\n"

    def event(block_type, kind, wide, *parameters, flags=b""):
        sizes = b"".join(struct.pack("<I" if wide else "<H", len(p)) for p in parameters)
        body = sizes + b"".join(parameters)
        header = struct.pack("<QQIHI", 1_700_000_000_123_456_789, 4242, 26 + len(body), kind, len(parameters))
        return block(block_type, struct.pack("<H", 3) + flags + header + body)

    numbers = (b"PRIORITY", b"CODE_LINE", b"ERRNO", b"SYSLOG_FACILITY", b"_PID", b"_UID", b"LIMIT", b"_SOURCE_REALTIME_TIMESTAMP", b"USERSPACE_USEC")
    with open(to, "wb") as f:
        f.write(block(0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1)) + block(1, struct.pack("<HHI", 1, 0, 65535)))
        f.write(entry(b"PRIORITY=6\n", b"_PID=812\n", b"_UID=0\n", b"SYSLOG_IDENTIFIER=systemd\n", b"MESSAGE=started\n", b"_SYSTEMD_UNIT=ssh.service\n"))
        f.write(entry(b"PRIORITY=3\n", binary(b"MESSAGE", b"two\nlines"), b"N_RESTARTS=2\n", b"UNIT=a\n", b"USER_UNIT=b\n"))
        for value in b"12", b"-5", b"+7", b" 8", b"9x", b"x", b"", b"99999999999", b"99999999999999999999", b"\xff\xc3\xa9":
            f.write(entry(*(name + b"=" + value + b"\n" for name in numbers), b"COMM=" + value + b"\n", b"_COMM=" + value + b"\n"))
        f.write(entry(b"MESSAGE=a=b\n", b"=x\n", b"\n", b"NOTHING\n", b"MESSAGE=c\r\n", b"MESSAGE=no end"))
        f.write(entry(b"MESSAGE=first\n", binary(b"MESSAGE", b"short", 1000), b"MESSAGE=last\n"))
        f.write(entry(binary(b"MESSAGE", b""), binary(b"OTHER", b"ab"), b"MESSAGE=last\n"))
        f.write(block(9, b"MESSAGE=of no time at all\n"))
        number = struct.pack("<q", 5)
        f.write(event(0x221, 3, True, number, b"abc\0") + event(0x216, 2, False, number, number, b"/etc/passwd\0", struct.pack("<I", 1)))
        f.write(event(0x217, 5, False, number, b"x" * 16, flags=bytes(4)) + event(0x222, 5, True, number, b"x" * 16, flags=bytes(4)))
        f.write(event(0x216, 400, False, b"abc"))


DAMAGED = """
_ws.malformed
_ws.short
_ws.malformed || _ws.short
ip
ip.hdr_len < 20
ip.len > frame.len
ip.version != 4
ipv6
tcp
tcp.hdr_len < 20
tcp.options
tcp.flags.syn == 1
tcp.stream > 2
tcp.analysis.flags
udp
udp.length < 8
icmp
icmpv6
arp
data
llc
ip.checksum.status == 1
eth.type
eth.len
"""


def damaged(lab, sources, to, seed):
    lab.wireshark("editcap", "-r", "-F", "pcap", "-E", "0.02", "-o", "14", "--seed", str(seed), "<" + sources[0], ">" + to, "1-500")


@scene("damaged-tcp", DAMAGED, made_from=["tcp-interleaved"])
def damaged_tcp(lab, sources, to):
    """Two bytes in a hundred overwritten at random, from the network layer on."""
    damaged(lab, sources, to, 21)


@scene("damaged-options", DAMAGED + """
ip.opt.type
icmp.type == 8
ip.opt.len
""", made_from=["ip-options"])
def damaged_options(lab, sources, to):
    """The same in IPv4 options."""
    damaged(lab, sources, to, 22)


@scene("damaged-groups", DAMAGED + """
igmp
icmpv6.type == 143
ipv6.hopopts
""", made_from=["groups"])
def damaged_groups(lab, sources, to):
    """The same in IGMP and MLD."""
    damaged(lab, sources, to, 23)


@scene("damaged-extensions", DAMAGED + """
ipv6.opt
ipv6.hopopts
ipv6.fraghdr
ipv6.routing
""", made_from=["ipv6-extensions"])
def damaged_extensions(lab, sources, to):
    """The same in IPv6 extension headers."""
    damaged(lab, sources, to, 24)


@scene("damaged-tunnels", DAMAGED + """
gre
vxlan
geneve
mpls
gtp
l2tp
""", made_from=["tunnels-udp", "tunnels-gre"])
def damaged_tunnels(lab, sources, to):
    """The same in tunnels over UDP and GRE."""
    merged = os.path.join(lab.dir, "merged.pcap")
    lab.wireshark("mergecap", "-F", "pcap", "-w", ">" + merged, *("<" + x for x in sources))
    damaged(lab, [merged], to, 25)
