"""IPv4, IPv6, ICMP, ARP, neighbour discovery, groups, fragments."""

import os
import socket
import struct
import time

import net
from lab import scene
from wire import wire

IP4 = """
ip
ip.addr == 10.0.0.2
ip.src == 10.0.0.1 && ip.dst != 10.0.0.1
ip.addr != 10.0.0.1
ip.ttl < 64
ip.ttl in {1..3, 64}
ip.len > 1000
ip.id == {ip.id}
ip.flags.df == 1
ip.proto == 1
ip.src == 10.0.0.0/31
ip.dsfield.dscp > 0
ip.hdr_len > 20
ip.version == 4 && ip.checksum != 0
!(ip.src == 10.0.0.2)
ip.ttl#1 > 10
"""

ICMP = """
icmp
icmp.type == 8
icmp.type in {0, 8}
icmp.type == 0 && icmp.resptime > 0.05
icmp.seq == 2
icmp.seq_le == 256
icmp.ident == {icmp.ident}
icmp.resp_to == {icmp.resp_to}
icmp.resp_in
icmp.no_resp
icmp.checksum.status == 1
icmp.data_time_relative
data.len > 100
icmp.type == 3 || icmp.type == 11
"""

ICMPV6 = """
icmpv6
icmpv6.type == 128
icmpv6.type in {128, 129}
icmpv6.type == 135 || icmpv6.type == 136
icmpv6.echo.sequence_number == 2
icmpv6.echo.identifier == {icmpv6.echo.identifier}
icmpv6.checksum.status == "Good"
icmpv6.resp_to
icmpv6.resptime < 5
ipv6.hlim == 255
ipv6.src == fe80::/10
ipv6.dst == ff02::/16
ipv6.addr == fd00::/64 && !(ipv6.src == fd00::1)
ipv6.tclass.dscp > 0
ipv6.flow != 0
ipv6.plen > 100
"""


@scene("ping-v4", IP4 + ICMP + """
icmp contains aa:bb:cc
ip.options.timestamp
ip.opt.type
ip.opt.type.number == 7
ip.rec_rt == 10.0.0.2
ip.opt.len > 10
ip.ttl == 7 && ip.dsfield == 0x88
frame.len == 60
data.data[0:2] == aa:bb
""")
def ping_v4(lab):
    """ping of all kinds: sizes, patterns, TTL, TOS, DF, record route, time stamps, a host that is not there."""
    lab.pair(wire=wire(delay=0.001))
    lab.capture("b", "eth0")
    p = "ping -n -i 0.05 -W 1 "
    for o in ("-c 4", "-c 3 -s 0", "-c 2 -s 1", "-c 3 -s 1472 -M do", "-c 2 -t 7 -Q 0x88", "-c 3 -p aabbcc -s 64", "-c 3 -R", "-c 2 -T tsonly", "-c 2 -T tsandaddr",
              "-c 2 -T tsprespec 10.0.0.1 10.0.0.2", "-c 30 -f", "-c 3 -e 4660"):
        lab.run("a", p + o + " 10.0.0.2", ok=None)
    lab.run("b", p + "-c 3 10.0.0.1")
    lab.run("b", p + "-c 2 10.0.0.77", ok=None)
    lab.run("a", "hping3 -1 -C 13 -c 3 -i u50000 10.0.0.2", ok=None)  # time stamp request
    lab.run("a", "hping3 -1 -C 17 -c 2 -i u50000 10.0.0.2", ok=None)  # address mask request
    lab.run("a", "hping3 -1 -c 2 -i u50000 -b 10.0.0.2", ok=None)  # bad checksum


@scene("ping-v6", ICMPV6 + """
ipv6
icmpv6.data
data.len == 0 or data.len == 1
ipv6.plen == 8
ipv6.tclass == 0x88
icmpv6.nd.ns.target_address == fd00::77
icmpv6.type == 1
ipv6.hlim == 7
""")
def ping_v6(lab):
    """The same over IPv6, with link-local addresses, groups, flow labels."""
    lab.pair(wire=wire(delay=0.001))
    lab.sysctl("b", {"ipv6/icmp/echo_ignore_multicast": 0})
    lab.capture("b", "eth0")
    p = "ping -6 -n -i 0.05 -W 1 "
    for o in ("-c 4", "-c 3 -s 0", "-c 2 -s 1", "-c 3 -s 1452 -M do", "-c 2 -t 7 -Q 0x88", "-c 3 -p aabbcc -s 64", "-c 2 -F 0x12345", "-c 30 -f"):
        lab.run("a", p + o + " fd00::2", ok=None)
    lab.run("a", p + "-c 3 ff02::1%eth0", ok=None)
    lab.run("a", p + "-c 3 fe80::ff:fe00:3%eth0", ok=None)
    lab.run("b", p + "-c 3 fd00::1")
    lab.run("b", p + "-c 2 fd00::77", ok=None)


def chain(lab):
    """Hosts a and b with three routers between them."""
    lab.ns("a", "r1", "r2", "r3", "b")
    names = ["a", "r1", "r2", "r3", "b"]
    for r in names[1:4]:
        lab.router(r)
    for n in range(4):
        x, y = names[n], names[n + 1]
        lab.link(x, "right", y, "left")
        lab.addr(x, "right", f"10.0.{n}.1/24", f"fd00:{n}::1/64")
        lab.addr(y, "left", f"10.0.{n}.2/24", f"fd00:{n}::2/64")
    for i, n in enumerate(names):
        for net_ in range(4):
            if net_ not in (i - 1, i):
                via = (f"10.0.{i}.2", f"fd00:{i}::2") if net_ > i else (f"10.0.{i - 1}.1", f"fd00:{i - 1}::1")
                lab.route(n, f"10.0.{net_}.0/24 via {via[0]}", f"fd00:{net_}::/64 via {via[1]}")
    time.sleep(0.3)


@scene("traceroute-v4", """
icmp
icmp.type == 11
icmp.type == 3
icmp.type == 11 && icmp.code == 0
icmp.type == 3 && icmp.code == 3
icmp.type == 5 || icmp.type == 3
ip.ttl == 1
ip.ttl < 4 && !icmp
icmp && udp
icmp && tcp
ip.src == 10.0.1.2
ip.addr == 10.0.3.2 && icmp.type == 11
ip.dst#1 == 10.0.0.1
ip.ttl#2 == 1
udp.dstport > 33433
udp.dstport in {33434..33440}
udp.length > 20 and icmp
icmp.ext || icmp.length
icmp.mtu
icmp.mtu < 1500
icmp.code == 4
icmp.code in {9, 10, 13}
icmp.unused
tcp.flags.syn == 1 && icmp
tcp.dstport == 80
ip.opt.type
ip.opt.type.number == 3
ip.src_rt == 10.0.3.2
ip.len > ip.hdr_len
frame.protocols == "eth:ethertype:ip:icmp:ip:udp:data"
frame.protocols contains "icmp:ip"
""")
def traceroute_v4(lab):
    """traceroute by UDP, ICMP and TCP over three routers, tracepath over a small MTU, source routes, filtered and missing hosts."""
    chain(lab)
    lab.capture("a", "right")
    lab.run("a", "traceroute -n -q 2 -w 1 -m 6 10.0.3.2", ok=None)
    lab.run("a", "traceroute -n -q 2 -w 1 -m 6 -I 10.0.3.2", ok=None)
    lab.run("a", "traceroute -n -q 2 -w 1 -m 6 -T -p 80 10.0.3.2", ok=None)
    lab.run("a", "traceroute -n -q 1 -w 1 -m 6 -g 10.0.0.2 10.0.3.2", ok=None)
    lab.run("a", "traceroute -n -q 1 -w 1 -m 5 -F -t 16 10.0.3.2 1000", ok=None)
    for n, dev in (("r2", "right"), ("r3", "left")):
        lab.run(n, f"ip link set {dev} mtu 1000")
    lab.run("a", "tracepath -n -m 6 10.0.3.2", ok=None)
    lab.run("a", "ping -n -c 2 -i 0.1 -s 1200 -M do -W 1 10.0.3.2", ok=None)
    lab.run("a", "ping -n -c 2 -i 0.1 -t 2 -W 1 10.0.3.2", ok=None)
    lab.run("r1", "ip route add unreachable 192.0.2.1")
    lab.run("r1", "ip route add prohibit 192.0.2.2")
    lab.route("a", "192.0.2.0/24 via 10.0.0.2")
    for n in range(1, 4):
        lab.run("a", f"ping -n -c 2 -i 0.1 -W 1 192.0.2.{n}", ok=None)
    lab.run("r3", "nft add table inet f")
    lab.run("r3", ["nft", "add chain inet f f { type filter hook forward priority 0; }"])
    lab.run("r3", "nft add rule inet f f udp dport 99 reject with icmp type host-prohibited")
    lab.call("a", net.udp_send, ("10.0.3.2", 99), [b"x" * 30] * 3)


@scene("traceroute-v6", """
icmpv6
icmpv6.type == 3
icmpv6.type == 1
icmpv6.type == 1 && icmpv6.code == 4
icmpv6.type == 2
icmpv6.mtu == 1300
icmpv6.code == 1 || icmpv6.code == 0
ipv6.hlim == 1
ipv6.hlim < 4 && !(icmpv6.type == 3)
icmpv6 && udp
icmpv6 && tcp
ipv6.src == fd00:1::2
ipv6.dst#2 == fd00:3::2
ipv6.plen#1 > 100
udp.dstport > 33433
ipv6.nxt == 58 && ipv6.nxt == 17
ipv6.flow > 0
ipv6.src == fd00::/62
tcp.dstport == 80
frame.protocols contains "icmpv6:ipv6"
ipv6.fraghdr
ipv6.dst == fd00:3::2 && icmpv6.type == 128
""")
def traceroute_v6(lab):
    """The same over IPv6: time exceeded, packet too big, no route, prohibited, port unreachable."""
    chain(lab)
    lab.capture("a", "right")
    lab.run("a", "traceroute -6 -n -q 2 -w 1 -m 6 fd00:3::2", ok=None)
    lab.run("a", "traceroute -6 -n -q 2 -w 1 -m 6 -I fd00:3::2", ok=None)
    lab.run("a", "traceroute -6 -n -q 2 -w 1 -m 6 -T -p 80 fd00:3::2", ok=None)
    for n, dev in (("r2", "right"), ("r3", "left")):
        lab.run(n, f"ip link set {dev} mtu 1300")
    lab.run("a", "tracepath -6 -n -m 6 fd00:3::2", ok=None)
    lab.run("a", "ping -6 -n -c 3 -i 0.1 -s 1400 -W 1 fd00:3::2", ok=None)
    lab.run("r1", "ip -6 route add unreachable 2001:db8::1")
    lab.run("r1", "ip -6 route add prohibit 2001:db8::2")
    lab.route("a", "2001:db8::/64 via fd00:0::2")
    for n in range(1, 4):
        lab.run("a", f"ping -6 -n -c 2 -i 0.1 -W 1 2001:db8::{n}", ok=None)


@scene("pmtu", """
icmp.type == 3 && icmp.code == 4
icmp.mtu == 600
icmpv6.mtu == 1280
icmpv6.type == 2
tcp.analysis.retransmission
icmp && tcp.seq
icmp && tcp.stream == 0
tcp.len > 1000
tcp.stream == 1 && tcp.len > 0
ip.flags.df == 1 && ip.len > 600
ip.flags.df == 0
tcp.srcport == 8000 && icmp
tcp.options.mss_val < 1460
tcp.analysis.lost_segment || tcp.analysis.out_of_order
tcp.analysis.flags && !icmp
ipv6.plen > 1240
""")
def pmtu(lab):
    """TCP finds out that the path takes only small packets."""
    chain(lab)
    for n, dev, m in (("r2", "right", 600), ("r3", "left", 600)):
        lab.run(n, f"ip link set {dev} mtu 1280")
    lab.fork("b", net.serve, "10.0.3.2", 8000, net.sink)
    lab.fork("b", net.serve, "fd00:3::2", 8001, net.sink)
    lab.capture("a", "right", "-s 200")
    lab.call("a", net.send, "fd00:3::2", 8001, 30000)
    lab.run("r2", "ip link set right mtu 600")
    lab.run("r3", "ip link set left mtu 600")
    lab.call("a", net.send, "10.0.3.2", 8000, 30000)


FRAGMENTS4 = """
ip.flags.mf == 1
ip.frag_offset > 0
ip.frag_offset == 1480 || ip.frag_offset == 1256
ip.flags.mf == 0 && ip.frag_offset > 0
ip.fragments
ip.fragment
ip.fragment.count > 3
ip.fragment == {ip.fragment}
ip.fragment.overlap
ip.fragment.toolongfragment
ip.fragment.error
ip.reassembled.length > 4000
ip.reassembled.data[0:2] == 08:00
ip.reassembled_in
icmp
icmp.type == 0 && data.len > 3000
udp
udp.length > 3000
udp.port == 7 && ip.frag_offset > 0
data
data && !icmp && !udp
ip.id == {ip.id}
icmp.type == 11 && icmp.code == 1
ip.len < 1500 && ip.frag_offset > 0
icmp.resptime
"""


def fragments(lab, host, **impairments):
    lab.pair(mtu=1280, wire=wire(**impairments))
    for n in "ab":
        lab.sysctl(n, {"ipv4/ipfrag_time": 2, "ipv6/ip6frag_time": 2})
    lab.fork("b", net.udp_echo, host, 7)
    lab.capture("b", "eth0", "-s 200")
    for size in (1300, 2000, 3500, 8000):
        lab.run("a", f"ping -n -c 4 -i 0.1 -W 1 -s {size} {host}", ok=None)
        lab.call("a", net.udp_send, (host, 7), [b"u" * size] * 3, expect=True, pause=0.05)
    time.sleep(3 if impairments.get("loss") else 0)


@scene("fragments-v4", FRAGMENTS4)
def fragments_v4(lab):
    """Large pings and datagrams in fragments, all in order; only 200 bytes of each frame recorded."""
    fragments(lab, "10.0.0.2")


@scene("fragments-v4-late", FRAGMENTS4)
def fragments_v4_late(lab):
    """Fragments out of order, repeated and lost."""
    fragments(lab, "10.0.0.2", reorder=0.15, duplicate=0.08, loss=0.03, late=0.015, seed=11)


@scene("fragments-v4-whole", FRAGMENTS4)
def fragments_v4_whole(lab):
    """Fragments out of order and repeated, recorded in full."""
    lab.pair(mtu=600, wire=wire(reorder=0.15, duplicate=0.1, late=0.01, seed=15))
    lab.fork("b", net.udp_echo, "10.0.0.2", 7)
    lab.capture("b", "eth0")
    for size in (700, 1300, 2500):
        lab.run("a", f"ping -n -c 3 -i 0.1 -W 1 -s {size} 10.0.0.2", ok=None)
        lab.call("a", net.udp_send, ("10.0.0.2", 7), [b"u" * size] * 3, expect=True, pause=0.05)


@scene("fragments-overlap", FRAGMENTS4 + """
ip.fragment.overlap.conflict
ip.fragment.multipletails
ip.flags.rb == 1
ip.ttl == 33
""")
def fragments_overlap(lab):
    """Fragments that overlap, agree or not, end twice, leave holes, or are too long; made by hand with raw sockets."""
    lab.pair()
    body = struct.pack("!HHHH", 7, 7, 72, 0) + bytes(range(64))

    def packet(ident, offset, more, data, ttl=64, flags=0):
        head = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(data), ident, flags | (0x2000 if more else 0) | offset // 8, ttl, 17, 0,
                           socket.inet_aton("10.0.0.1"), socket.inet_aton("10.0.0.2"))
        return head + data

    sets = [
        [packet(1, 0, True, body[:24]), packet(1, 24, True, body[24:48]), packet(1, 48, False, body[48:])],
        [packet(2, 48, False, body[48:]), packet(2, 0, True, body[:24]), packet(2, 24, True, body[24:48])],
        [packet(3, 0, True, body[:32]), packet(3, 24, True, body[24:48]), packet(3, 48, False, body[48:])],  # overlap, same data
        [packet(4, 0, True, body[:32]), packet(4, 24, True, b"X" * 24), packet(4, 48, False, body[48:])],  # overlap, conflict
        [packet(5, 0, True, body[:24]), packet(5, 0, True, body[:24]), packet(5, 24, True, body[24:48]), packet(5, 48, False, body[48:])],
        [packet(6, 0, True, body[:24]), packet(6, 48, False, body[48:])],  # a hole
        [packet(7, 0, True, body[:24]), packet(7, 24, False, body[24:48]), packet(7, 48, False, body[48:])],  # two tails
        [packet(8, 0, True, body[:24]), packet(8, 24, False, body[24:]), packet(8, 24, False, body[24:])],  # again after completion
        [packet(9, 0, True, body[:20])],  # not a multiple of 8
        [packet(10, 65528, False, b"Y" * 64)],
        [packet(11, 0, True, body[:24], 33, 0x8000), packet(11, 24, False, body[24:], 33, 0x8000)],
        [packet(1, 0, True, body[:24]), packet(1, 24, False, body[24:])],  # an identification used again
    ]
    lab.capture("b", "eth0")
    for packets in sets:
        lab.call("a", net.raw_send, "10.0.0.2", 255, packets, True)


@scene("fragments-v6", """
ipv6.fraghdr
ipv6.fraghdr.offset > 0
ipv6.fraghdr.more == 1
ipv6.fraghdr.ident == {ipv6.fraghdr.ident}
ipv6.fraghdr.more == 0 && ipv6.fraghdr.offset > 0
ipv6.fragments
ipv6.fragment
ipv6.fragment.count > 3
ipv6.fragment.overlap
ipv6.reassembled.length > 4000
ipv6.reassembled.in
ipv6.nxt == 44
icmpv6
icmpv6.type == 129
udp.length > 3000
data.len > 2000
ipv6.plen < 1000 && ipv6.fraghdr
icmpv6.type == 3 && icmpv6.code == 1
icmpv6.resptime
!icmpv6 && !udp
""")
def fragments_v6(lab):
    """IPv6 fragments, out of order, repeated and lost."""
    fragments(lab, "fd00::2", reorder=0.1, duplicate=0.06, loss=0.02, late=0.015, seed=12)


@scene("fragments-v6-whole", """
ipv6.fraghdr
ipv6.fragment.count >= 2
ipv6.reassembled.length
ipv6.reassembled.data[0:1] == 80
icmpv6.type == 128 && data.len > 1000
icmpv6.checksum.status == "Good"
udp.checksum.status
udp.length > 1300
data.data[0] == 75
ipv6.fraghdr.offset == 1232
""")
def fragments_v6_whole(lab):
    """IPv6 fragments in order, recorded in full."""
    lab.pair(mtu=1280)
    lab.fork("b", net.udp_echo, "fd00::2", 7)
    lab.capture("b", "eth0")
    for size in (1300, 2500):
        lab.run("a", f"ping -6 -n -c 3 -i 0.1 -W 1 -s {size} fd00::2", ok=None)
        lab.call("a", net.udp_send, ("fd00::2", 7), [b"u" * size] * 3, expect=True, pause=0.05)


@scene("ip-options", """
ip.opt.type
ip.opt.type.copy == 1
ip.opt.type.class == 2
ip.opt.type.number in {3, 9}
ip.options.routeralert
ip.opt.ra
ip.opt.ra == 0
ip.opt.sid
ip.opt.ptr == 4
ip.opt.len > 8
ip.hdr_len == 24
ip.hdr_len > 24 && udp
ip.rec_rt == 10.0.0.1
ip.empty_rt
ip.opt.flag
ip.opt.time_stamp
ip.opt.overflow > 0
ip.dst == 10.0.0.2 && ip.opt.len
udp.payload contains "x"
icmp.pointer
""")
def ip_options(lab):
    """UDP with each IPv4 option that Linux lets a program set, and some made by hand, damaged ones too."""
    lab.pair()
    me, you = socket.inet_aton("10.0.0.1"), socket.inet_aton("10.0.0.2")
    options = [
        bytes([148, 4, 0, 0]), bytes([1, 1, 1, 0]), bytes([7, 11, 4]) + bytes(8) + b"\0", bytes([68, 12, 5, 0]) + bytes(8),
        bytes([68, 20, 5, 1]) + bytes(16), bytes([131, 7, 4]) + you + b"\0", bytes([137, 7, 4]) + you + b"\0", bytes([136, 4, 1, 2]),
        bytes([130, 11, 0xF1, 0x35, 0, 0, 0, 0, 1, 2, 3, 0]), bytes([134, 10, 0, 0, 0, 1, 1, 4, 0, 5, 0, 0]),
    ]
    lab.capture("b", "eth0")
    for o in options:
        lab.call("a", net.udp_send, ("10.0.0.2", 7), [b"x" * 10] * 2, options=o, ok=None)

    def packet(options, data=b"\0\7\0\7\0\x0c\0\0data"):
        options += bytes(-len(options) % 4)
        return struct.pack("!BBHHHBBH4s4s", 0x40 | (5 + len(options) // 4), 0, 20 + len(options) + len(data), 77, 0, 64, 17, 0, me, you) + options + data

    made = options + [
        bytes([148, 4, 0, 9, 1, 1, 7, 7, 4, 0, 0, 0, 0]), bytes([7, 3, 4]), bytes([7, 40, 4]) + bytes(5), bytes([7, 1, 4, 0]), bytes([68, 8, 5, 3, 0, 0, 0, 1]),
        bytes([68, 12, 13, 0xF0]) + struct.pack("!II", 1000, 0x80000001), bytes([25, 8, 0, 1, 2, 3, 4, 5]), bytes([30, 4, 1, 2]), bytes([94, 4, 9, 9]),
        bytes([11, 4, 2, 0x58]), bytes([12, 4, 2, 0x58]), bytes([82, 12, 0, 1, 0, 2, 0, 3]) + me, bytes([0, 1, 2, 3]), bytes([7, 15, 8]) + me + bytes(8) + b"\0",
        bytes([131, 11, 8]) + me + you + b"\0", bytes([149, 7, 4]) + you + b"\0",
    ]
    lab.call("a", net.raw_send, "10.0.0.2", 255, [packet(o) for o in made], True)


@scene("ipv6-extensions", """
ipv6.hopopts
ipv6.hopopts.nxt == 17
ipv6.dstopts
ipv6.routing
ipv6.routing.type == 2
ipv6.routing.segleft == 1
ipv6.opt
ipv6.opt.type == 1
ipv6.opt.padn
ipv6.opt.router_alert
ipv6.opt.router_alert == 256
ipv6.opt.length == 4
ipv6.opt.type.action == 0
ipv6.opt.experimental
ipv6.fraghdr
ipv6.nxt == 0
ipv6.nxt == 60
ipv6.hopopts && ipv6.fraghdr
ipv6.dst == fd00::3
udp
udp.srcport in {6001..6003}
udp.length > 3000
ipv6.hopopts.len_oct == 8
frame.protocols contains "hopopts"
icmpv6
icmpv6.type == 4
icmpv6.pointer
""")
def ipv6_extensions(lab):
    """UDP with hop-by-hop and destination options, routing headers and fragments."""
    lab.pair()
    lab.addr("b", "eth0", "fd00::3/64")
    lab.fork("b", net.udp_echo, "fd00::2", 7)
    lab.capture("b", "eth0")
    lab.call("a", net.udp6_extensions, ("fd00::2", 7), "fd00::1")
    for o in ("0000", "0003"):
        lab.run("a", "ping -6 -n -c 2 -i 0.1 -W 1 -N name fd00::2", ok=None)
    made = []
    upper = b"\0\7\0\7\0\x0c\0\0data"
    dst = socket.inet_pton(socket.AF_INET6, "fd00::3")
    for chain_ in (
        [(43, bytes([2, 0, 1, 0, 0, 0, 0]) + dst)],  # type 0
        [(43, bytes([2, 4, 1, 1, 0, 0, 5]) + dst)],  # segment routing
        [(43, bytes([4, 4, 1, 1, 8, 0, 9]) + dst + dst)],
        [(60, bytes([0, 1, 4, 0, 0, 0, 0])), (60, bytes([0, 0x1E, 4, 0, 0, 0, 0]))],
        [(60, bytes([0, 0xC2, 4, 0, 1, 0, 0]))],  # jumbo
        [(60, bytes([0, 5, 2, 0, 0, 0, 0]))],
        [(60, bytes([0, 0x80 | 0x1E, 4, 0, 0, 0, 0]))],
        [(60, bytes([2, 201, 16]) + dst + bytes([1, 2, 0, 0]))],  # home address
        [(44, bytes([0, 0, 1, 0, 0, 0, 9]))],
        [(44, bytes([0, 0, 0, 0, 0, 0, 10]))],  # atomic
        [(135, bytes([0, 5, 0, 0, 0, 0, 1]))],
        [(51, bytes([4, 0, 0, 0, 0, 1, 2, 0, 0, 0, 3]) + bytes(12))],  # AH
        [(59, b"")],
        [(253, bytes(7))],
    ):
        kinds = [c[0] for c in chain_] + [17]
        made.append((kinds[0], b"".join(bytes([kinds[i + 1]]) + c[1] for i, c in enumerate(chain_)) + upper))
    for protocol, p in made:
        lab.call("a", net.raw_send, "fd00::2", protocol, [p, p], ok=None)


@scene("arp", """
arp
arp.opcode == 1
arp.opcode == 2
arp.src.proto_ipv4 == 10.0.0.1
arp.dst.proto_ipv4 == 10.0.0.0/24 && arp.opcode == 1
arp.src.hw_mac == 02:00:00:00:00:01
arp.dst.hw_mac == 00:00:00:00:00:00
arp.isgratuitous
arp.isgratuitous == 1
arp.isprobe == 1
arp.isannouncement == 1
arp.duplicate-address-detected
arp.duplicate-address-frame
arp.seconds-since-duplicate-address-frame >= 0
arp.packet-storm-detected
arp.hw.type == 1 && arp.proto.type == 0x0800
eth.dst == ff:ff:ff:ff:ff:ff
eth.src[0:3] == 02:00:00
eth.padding
eth.ig == 1
eth.lg == 1
eth.addr == 02:00:00:00:00:03
!arp
arp && frame.len == 42
""")
def arp(lab):
    """Resolution, probes, announcements, gratuitous requests and replies, an address on two hosts, hosts that are not there."""
    lab.ns("a", "b", "c", "s")
    lab.run("s", "ip link add br0 type bridge")
    lab.run("s", "ip link set br0 up")
    for n in "abc":
        lab.link(n, "eth0", "s", n)
        lab.run("s", f"ip link set dev {n} master br0")
    lab.addr("a", "eth0", "10.0.0.1/24")
    lab.addr("b", "eth0", "10.0.0.2/24")
    lab.addr("c", "eth0", "10.0.0.2/24")
    time.sleep(0.5)
    lab.capture("s", "br0", "", "arp or icmp")
    lab.run("a", "ping -n -c 2 -i 0.1 -W 1 10.0.0.2", ok=None)
    lab.run("a", "ip neigh flush all")
    for o in ("-c 2 -I eth0 10.0.0.2", "-c 2 -D -I eth0 10.0.0.2", "-c 2 -D -I eth0 10.0.0.9", "-c 2 -U -I eth0 10.0.0.1", "-c 2 -A -I eth0 10.0.0.1", "-c 2 -b -I eth0 10.0.0.2"):
        lab.run("a", f"arping -w 3 {o}", ok=None)
    lab.run("b", "arping -c 2 -w 3 -U -I eth0 10.0.0.2", ok=None)
    lab.run("c", "arping -c 2 -w 3 -U -I eth0 10.0.0.2", ok=None)
    lab.run("a", "ping -n -c 2 -i 0.1 -W 1 10.0.0.50", ok=None)
    lab.run("c", "ip link set eth0 address 02:00:00:00:00:99")
    lab.run("c", "ping -n -c 1 -W 1 10.0.0.1", ok=None)


@scene("neighbours-v6", ICMPV6 + """
icmpv6.type in {133..137}
icmpv6.nd.ns.target_address == fd00::9
icmpv6.nd.na.flag.s == 1
icmpv6.nd.na.flag.r == 1 || icmpv6.nd.na.flag.o == 0
icmpv6.opt.type == 1
icmpv6.opt.type == 2 && icmpv6.type == 136
icmpv6.opt.linkaddr == 02:00:00:00:00:01
icmpv6.nd.ra.flag.m == 1
icmpv6.nd.ra.flag.o
icmpv6.nd.ra.router_lifetime > 100
icmpv6.opt.prefix == fd00:5::
icmpv6.opt.prefix.length == 64
icmpv6.opt.prefix.valid_lifetime > 1000
icmpv6.opt.rdnss
icmpv6.opt.dnssl
icmpv6.opt.mtu == 1400
icmpv6.opt.nonce
ipv6.src == ::
ipv6.dst == ff02::1:ff00:0/104
eth.dst[0:2] == 33:33
udp.port == 547
dhcpv6
icmpv6.opt.length == 1
icmpv6.nd.rd.target_address
""")
def neighbours_v6(lab):
    """Duplicate address detection, router advertisements with DNS and DHCPv6, unreachability, address clashes."""
    lab.ns("a", "b", "c", "s")
    for n in "abc":
        lab.sysctl(n, {"ipv6/conf/all/accept_dad": 1, "ipv6/conf/default/accept_dad": 1, "ipv6/conf/default/router_solicitations": 3})
    lab.run("s", "ip link add br0 type bridge mcast_snooping 0")
    lab.run("s", "ip link set br0 up")
    lab.capture("s", "br0", "", "ip6")
    for n in "abc":
        lab.link(n, "eth0", "s", n)
        lab.run("s", f"ip link set dev {n} master br0")
    lab.addr("b", "eth0", "fd00:5::1/64")
    lab.start("b", "dnsmasq -k --port=0 --user=root --pid-file= --interface=eth0 --bind-interfaces --enable-ra --dhcp-range=fd00:5::100,fd00:5::1ff,slaac,64,2h "
              f"--dhcp-leasefile={lab.dir}/leases --ra-param=eth0,mtu:1400,high,10,300 --dhcp-option=option6:dns-server,[fd00:5::1] "
              "--dhcp-option=option6:domain-search,example.test,lab.test", wait=1)
    lab.run("a", "rdisc6 -1 -w 1000 eth0", ok=None)
    lab.run("a", "ndisc6 -w 500 fd00:5::1 eth0", ok=None)
    lab.run("a", "ip addr add fd00:5::a/64 dev eth0", ok=None)
    lab.run("c", "ip addr add fd00:5::a/64 dev eth0", ok=None)  # already taken
    time.sleep(2)
    lab.run("a", "ping -6 -n -c 2 -i 0.1 -W 1 fd00:5::1", ok=None)
    lab.run("a", "ping -6 -n -c 2 -i 0.1 -W 1 fd00:5::9", ok=None)
    time.sleep(3)


@scene("groups", """
igmp
igmp.type == 0x22
igmp.type == 0x16
igmp.type == 0x12
igmp.type == 0x17
igmp.type == 0x11
igmp.version == 3
igmp.version in {1, 2}
igmp.maddr == 239.1.1.1
igmp.maddr == 239.0.0.0/8 && igmp.version == 3
igmp.num_grp_recs > 0
igmp.record_type == 4
igmp.record_type in {5, 6}
igmp.saddr == 10.0.0.1
igmp.num_src > 0
igmp.max_resp > 10
igmp.checksum.status == "Good"
igmp.qrv == 2 || igmp.qqic > 100
ip.opt.ra
ip.ttl == 1
ip.dst == 224.0.0.0/24
icmpv6.type == 143
icmpv6.type in {130..132}
icmpv6.mldr.mar.multicast_address == ff05::77
icmpv6.mldr.nb_mcast_records > 1
icmpv6.mldr.mar.record_type == 4
icmpv6.mld.maximum_response_delay > 100
icmpv6.mld.multicast_address == ff05::77
ipv6.hopopts && icmpv6
ipv6.opt.router_alert == 0
eth.dst[0:3] == 01:00:5e
eth.ig == 1 && ip
""")
def groups(lab):
    """IGMP 1 to 3 and MLD 1 and 2: joins, leaves, sources, a bridge that queries."""
    lab.ns("a", "b", "s")
    lab.run("s", "ip link add br0 type bridge mcast_snooping 1 mcast_querier 1 mcast_query_interval 100 mcast_startup_query_interval 100 mcast_query_response_interval 50")
    lab.run("s", "ip link set br0 up")
    for n in "ab":
        lab.link(n, "eth0", "s", n)
        lab.run("s", f"ip link set dev {n} master br0")
    lab.addr("a", "eth0", "10.0.0.1/24", "fd00::1/64")
    lab.addr("b", "eth0", "10.0.0.2/24", "fd00::2/64")
    lab.addr("s", "br0", "10.0.0.254/24", "fd00::fe/64")
    lab.route("a", "224.0.0.0/4 dev eth0")
    lab.route("b", "224.0.0.0/4 dev eth0")
    lab.capture("a", "eth0")
    for version, mld in ((3, 2), (2, 1), (1, 1)):
        lab.run("s", f"ip link set br0 type bridge mcast_igmp_version {max(version, 2)} mcast_mld_version {mld}")
        for n in "ab":
            lab.sysctl(n, {"ipv4/conf/eth0/force_igmp_version": version, "ipv6/conf/eth0/force_mld_version": mld})
            lab.fork(n, net.join, "239.1.1.1", "eth0", 2, wait=0)
            lab.fork(n, net.join, "239.1.1.2", "eth0", 2, {"10.0.0.77": "10.0.0.1" if n == "a" else "10.0.0.2", "10.0.0.78": "10.0.0.1" if n == "a" else "10.0.0.2"}, wait=0)
            lab.fork(n, net.join, "ff05::77", "eth0", 2, wait=0.1)
        lab.call("b", net.udp_send, ("239.1.1.1", 5000), [b"group"] * 3, ttl=2)
        time.sleep(3.2)


@scene("redirect", """
icmp.type == 5
icmp.redir_gw
icmp.redir_gw == 10.0.0.3
icmp.type == 5 && icmp.code == 1
icmpv6.type == 137
icmpv6.nd.rd.target_address
icmpv6.opt.redirected_packet
ip.dst#2 == 10.9.0.1
icmp && ip.ttl#2 < 64
icmp.type == 8 && ip.ttl == 63
""")
def redirect(lab):
    """A router that sends its hosts to a better one, IPv4 and IPv6."""
    lab.ns("a", "b", "c", "s")
    lab.run("s", "ip link add br0 type bridge mcast_snooping 0")
    lab.run("s", "ip link set br0 up")
    for n in "bc":
        lab.router(n)
    for i, n in enumerate("abc"):
        lab.link(n, "eth0", "s", n)
        lab.run("s", f"ip link set dev {n} master br0")
        lab.addr(n, "eth0", f"10.0.0.{i + 1}/24", f"fd00::{i + 1}/64")
        lab.sysctl(n, {"ipv4/conf/eth0/send_redirects": 1, "ipv4/conf/all/send_redirects": 1, "ipv4/conf/all/accept_redirects": 0, "ipv4/conf/eth0/accept_redirects": 0,
                       "ipv6/conf/eth0/accept_redirects": 0})
    lab.addr("c", "lo", "10.9.0.1/32", "fd09::1/128")
    lab.route("a", "10.9.0.0/24 via 10.0.0.2", "fd09::/64 via fd00::2")
    lab.route("b", "10.9.0.0/24 via 10.0.0.3", "fd09::/64 via fd00::3")
    time.sleep(0.5)
    lab.capture("a", "eth0")
    lab.run("a", "ping -n -c 6 -i 0.3 -W 1 10.9.0.1", ok=None)
    lab.run("a", "ping -6 -n -c 6 -i 0.3 -W 1 fd09::1", ok=None)


@scene("dhcpv6", """
dhcpv6
dhcpv6.msgtype == 1
dhcpv6.msgtype in {2, 7}
dhcpv6.msgtype != 11 && udp
dhcpv6.iaaddr.ip == fd00:5::/64
dhcpv6.iaaddr.valid_lifetime > 60
dhcpv6.requested_option_code == 23
dhcpv6.dns_server == fd00:5::2
dhcpv6.search_list_entry contains "example"
dhcpv6.duid.type == 1 && dhcpv6.option.type == 1
dhcpv6.status_code
dhcpv6.elapsed_time > 0
dhcpv6.xid
udp.dstport == 547 && ipv6.dst == ff02::1:2
!dhcpv6 && udp
""")
def dhcpv6(lab):
    """dhclient asks dnsmasq for an address, releases it, and asks for information only."""
    lab.ns("a", "b")
    lab.link("a", "eth0", "b", "eth0")
    lab.addr("b", "eth0", "fd00:5::2/64")
    lab.start("b", "dnsmasq -k --port=0 --user=root --pid-file= --interface=eth0 --bind-interfaces --dhcp-range=fd00:5::100,fd00:5::1ff,64,2m "
              f"--dhcp-leasefile={lab.dir}/leases --dhcp-option=option6:dns-server,[fd00:5::2] --dhcp-option=option6:domain-search,example.test", wait=2)
    common = f"-6 -1 -sf /bin/true -lf {lab.dir}/client.leases -pf {lab.dir}/client.pid eth0"
    lab.capture("a", "eth0")
    lab.run("a", "timeout 15 dhclient -d " + common, ok=None)
    lab.run("a", "timeout 5 dhclient -r " + common, ok=None)
    lab.run("a", "timeout 10 dhclient -S " + common, ok=None)


@scene("dhcp", """
dhcp
bootp
udp.port == 67
udp.srcport == 68 && ip.src == 0.0.0.0
ip.dst == 255.255.255.255
dhcp.option.dhcp == 1
dhcp.option.dhcp in {2, 5}
dhcp.type == 2 && dhcp.option.router == 10.0.0.2
dhcp.option.hostname
dhcp.option.ip_address_lease_time > 60
dhcp.option.domain_name contains "example"
dhcp.option.request_list_item == 3
dhcp.option.type == 61 && dhcp.hw.mac_addr
dhcp.option.value
dhcp.ip.your != 0.0.0.0
!dhcp.option.end
arp.isprobe
arp
ip.dsfield == 0x10
udp.length > 308
eth.dst == ff:ff:ff:ff:ff:ff && udp
icmp
""")
def dhcp(lab):
    """udhcpc asks dnsmasq for an address, renews and releases it."""
    lab.ns("a", "b")
    lab.link("a", "eth0", "b", "eth0")
    lab.addr("b", "eth0", "10.0.0.2/24")
    lab.start("b", "dnsmasq -k --port=0 --user=root --pid-file= --interface=eth0 --bind-interfaces --dhcp-range=10.0.0.100,10.0.0.110,2m "
              f"--dhcp-leasefile={lab.dir}/leases --dhcp-option=option:router,10.0.0.2 --dhcp-option=option:domain-name,example.test", wait=1)
    script = lab.file("script", "#!/bin/sh\n[ \"$1\" = bound ] && ip addr add $ip/24 dev $interface\nexit 0\n", 0o755)
    lab.capture("a", "eth0")
    for _ in range(2):
        lab.run("a", f"udhcpc -i eth0 -n -q -R -t 3 -T 1 -s {script}", ok=None)
        lab.run("a", "ping -n -c 2 -i 0.1 -W 1 10.0.0.2", ok=None)
        lab.run("a", "ip addr flush dev eth0 scope global")


AVAHI = """[server]
host-name=host-{name}
use-ipv4=yes
use-ipv6=yes
allow-interfaces=eth0
[publish]
publish-workstation=yes
publish-hinfo=yes
"""
SERVICE = """<?xml version="1.0" standalone='no'?><!DOCTYPE service-group SYSTEM "avahi-service.dtd">
<service-group><name replace-wildcards="yes">Pages of %h</name>
<service><type>_http._tcp</type><subtype>_printer._sub._http._tcp</subtype><port>80</port><txt-record>path=/</txt-record><txt-record>v=1</txt-record></service>
</service-group>
"""
# Two daemons do not see each other's files; clients ask theirs over D-Bus.
AVAHI_START = """mount -t tmpfs none /run && mkdir -p /run/dbus /run/avahi-daemon && mount --bind {dir}/services-{name} /etc/avahi/services
dbus-daemon --system --nopidfile --fork
avahi-daemon -f {dir}/avahi-{name}.conf --no-drop-root --no-chroot --no-rlimits &
sleep 4
[ {name} = a ] || {{ sleep 8; exit; }}
avahi-browse -t -r _http._tcp; avahi-browse -t _services._dns-sd._udp; avahi-resolve -n host-b.local; avahi-resolve -a 10.0.0.2; avahi-resolve -n none.local
avahi-daemon -k; sleep 1
"""


@scene("mdns-avahi", """
mdns
mdns and dns.flags.response == 1
mdns && dns.qry.name == "_http._tcp.local"
dns.qry.type == 12 and mdns
dns.qry.qu == False
dns.resp.cache_flush == True
dns.srv.port == 80
dns.txt == "path=/"
dns.ptr.domain_name contains "Pages of host-b"
dns.resp.type == 13
dns.hinfo.cpu
dns.count.answers > 1 and dns.count.auth_rr == 0
dns.count.auth_rr > 0
dns.resp.ttl == 0
dns.a == 10.0.0.2
dns.aaaa
udp.port == 5353 and ip.ttl == 255
ip.dst == 224.0.0.251
ipv6.dst == ff02::fb
igmp
""")
def mdns_avahi(lab):
    """Two avahi-daemons find free names, announce their machines and services; one is asked for what there is, and says goodbye."""
    lab.pair()
    lab.capture("b", "eth0", "", "not arp")
    for n in "ab":
        os.makedirs(os.path.join(lab.dir, f"services-{n}"))
        lab.file(f"services-{n}/http.service", SERVICE)
        lab.file(f"avahi-{n}.conf", AVAHI.format(name=n))
        lab.start(n, f"unshare -m --propagation private sh {lab.file(f'avahi-{n}.sh', AVAHI_START.format(dir=lab.dir, name=n))}")
    time.sleep(13)
