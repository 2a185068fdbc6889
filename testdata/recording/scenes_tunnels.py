"""Tunnels and tags. VXLAN is the kernel's; the other ends run in user space (wire.tunnel), so that the recording does not
depend on the kernel's modules: the outer headers are this machine's kernel's, what lies between is wire.py's."""

import time

import net
from lab import scene
from wire import fixed, gre, gtpu, ppp, snap, tags, tunnel

INNER = """
ip
ipv6
icmp
icmpv6
tcp
udp
icmp.type == 8
icmp.type == 0 && icmp.resptime < 1
tcp.flags.syn == 1
tcp.stream == 1
tcp.seq > 100
tcp.port == 8000
ip.src == 10.0.0.1
ip.addr == 192.168.0.0/16
ip.src#2
ip.ttl#1 == 64
ip.proto#1 == 6
ip.src#1 == 10.0.0.1 && icmp
ipv6.dst#1 == fd00::2
udp.port == 7
udp.stream == 0
frame.len > 150
!(ip.src == 192.168.0.0/16)
ip.dst != 10.0.0.2
frame.time_relative > 1
"""

MACS = [bytes([2, 0, 0, 0, 0, n]) for n in (1, 2)]

# name: header, family, protocol; TAP or TUN follows from what they carry
KINDS = {
    "ipip": (fixed(b""), "ip4", 4),
    "sit": (fixed(b""), "ip4", 41),
    "ip6ip6": (fixed(b""), "ip6", 41),
    "ip4ip6": (fixed(b""), "ip6", 4),
    "gre": (gre(), "ip4", 47),
    "grekey": (gre(key=1234), "ip4", 47),
    "greseq": (gre(key=0x01020304, sequence=True), "ip4", 47),
    "gresum": (gre(check=True, sequence=True), "ip4", 47),
    "gre6": (gre(key=77), "ip6", 47),
    "gretap": (gre(protocol=0x6558), "ip4", 47),
    "nvgre": (gre(key=0x00123401, protocol=0x6558), "ip4", 47),
    "gre6tap": (gre(protocol=0x6558, check=True), "ip6", 47),
    "etherip": (fixed(b"\x30\0"), "ip4", 97),
    "geneve": (fixed(bytes.fromhex("0000655800002a00")), "udp", 6081),
    "geneveopt": (fixed(bytes.fromhex("0240655800002b00" "0103810101020304")), "udp", 6081),
    "geneve6": (fixed(bytes.fromhex("0000655800002c00")), "udp6", 6081),
    "vxlanraw": (fixed(bytes.fromhex("0800000000007b00")), "udp", 4789),
    "gtp": (gtpu(0x01020304), "udp", 2152),
    "gtpseq": (gtpu(0x01020305, True), "udp", 2152),
    "teredo": (fixed(b""), "udp", 3544),
    "teredoorigin": (fixed(bytes.fromhex("0000c5aef5fffffe")), "udp", 3544),
    "l2tp": (ppp(bytes.fromhex("000200050006ff03")), "udp", 1701),
    "l2tplen": (fixed(b""), "udp", 1701),
    "mplsudp": (fixed(bytes.fromhex("00064140")), "udp", 6635),
    "mpls": (fixed(bytes.fromhex("00064140")), "eth", 0x8847),
    "mpls3": (fixed(bytes.fromhex("0001003f" "00020a3f" "00064140")), "eth", 0x8847),
    "mplspw": (fixed(bytes.fromhex("000641ff" "00000000")), "eth", 0x8847),
    "pppoe": (ppp(bytes.fromhex("110000070000"), 4), "eth", 0x8864),
    "vlan": (tags((0x8100, 5)), "frame", 0x8100),
    "priority": (tags((0x8100, 0xA000)), "frame", 0x8100),
    "dei": (tags((0x8100, 0x7064)), "frame", 0x8100),
    "qinq": (tags((0x88A8, 100), (0x8100, 0x2005)), "frame", 0x88A8),
    "qinq9100": (tags((0x9100, 200), (0x8100, 6)), "frame", 0x9100),
    "vlan3": (tags((0x8100, 1), (0x8100, 2), (0x8100, 3)), "frame", 0x8100),
    "snap": (snap(), "frame", 0),
}
TAPS = ("gretap", "nvgre", "gre6tap", "etherip", "geneve", "geneveopt", "geneve6", "vxlanraw", "mplspw", "vlan", "priority", "dei", "qinq", "qinq9100", "vlan3", "snap")
ONLY = {"sit": "-6", "ip6ip6": "-6", "teredo": "-6", "teredoorigin": "-6", "ipip": "-4", "ip4ip6": "-4", "mpls": "-4", "mpls3": "-4", "mplsudp": "-4"}


def ends(lab, kind, net4, net6):
    """Starts both ends of a tunnel; inside are NET4.1 and .2, NET6::1 and ::2."""
    header, family, protocol = KINDS[kind]
    device = ("tap-" if kind in TAPS else "tun-") + kind
    six = family in ("ip6", "udp6")
    pids = []
    for i, n in enumerate("ab"):
        local, peer = ("fd00::%d" if six else "10.0.0.%d") % (i + 1), ("fd00::%d" if six else "10.0.0.%d") % (2 - i)
        if family in ("eth", "frame"):
            peer = ("eth0", MACS[1 - i])
        addresses = [f"{net4}.{i + 1}/24", f"{net6}::{i + 1}/64"]
        pids.append(lab.fork(n, tunnel, device[:15], header, family.replace("udp6", "udp"), protocol, local, peer, 1300, addresses))
    return pids


def through(lab, *kinds):
    """The same traffic through one tunnel after the other."""
    for i, kind in enumerate(kinds):
        net4, net6 = f"192.168.{i + 1}", f"fd0{i + 1:x}"
        pids = ends(lab, kind, net4, net6)
        time.sleep(0.4)
        for six, host in (("", net4 + ".2"), ("-6", net6 + "::2")):
            if ONLY.get(kind) == ("-4" if six else "-6"):
                continue
            server = [lab.fork("b", net.serve, host, 8000, net.echo), lab.fork("b", net.udp_echo, host, 7)]
            lab.run("a", f"ping {six} -n -c 2 -i 0.1 -W 1 {host}", ok=None)
            lab.call("a", net.send, host, 8000, 300, 100, 0.01, None, True, ok=None)
            lab.call("a", net.udp_send, (host, 7), [b"hello"], expect=True)
            for pid in server:
                kill(lab, pid)
        lab.call("a", net.try_connect, (net4 if ONLY.get(kind) != "-6" else net6 + ":") + (".2" if ONLY.get(kind) != "-6" else ":2"), 81)
        for pid in pids:
            kill(lab, pid)


def kill(lab, pid):
    import os
    import signal

    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    lab.forks.remove(pid)


@scene("tunnels-ip", INNER + """
ip.proto == 4
ip.proto == 41
ipv6.nxt == 41
ipv6.nxt == 4
ip && ipv6
ip#2
ipv6#2
frame.protocols == "eth:ethertype:ip:ip:icmp:data"
frame.protocols contains "ip:ipv6"
""")
def tunnels_ip(lab):
    """IP in IP, IPv6 in IPv4 (6in4), IPv6 in IPv6, IPv4 in IPv6."""
    lab.pair()
    lab.capture("b", "eth0")
    through(lab, "ipip", "sit", "ip6ip6", "ip4ip6")


@scene("tunnels-gre", INNER + """
gre
gre.proto == 0x0800
gre.proto == 0x6558 && eth
gre.flags_and_version == 0x3000
gre.key == 0x04d2
gre.key
gre.sequence_number > 2
gre.checksum
gre.flags.key == 1 && gre.flags.sequence_number == 0
gre.flags.checksum == True
eth.src#2
eth.dst#2 == 02:00:00:00:01:02
etherip
ip.proto == 97
arp && gre
""")
def tunnels_gre(lab):
    """GRE with and without key, sequence numbers and checksum, over IPv6, with Ethernet within (also NVGRE), EtherIP."""
    lab.pair()
    lab.capture("b", "eth0")
    through(lab, "gre", "grekey", "greseq", "gresum", "gre6", "gretap", "nvgre", "gre6tap", "etherip")


@scene("tunnels-udp", INNER + """
geneve
geneve.vni == 0x2a
geneve.vni in {0x2b, 0x2c}
geneve.option
geneve.flags.critical == 1
geneve.proto_type == 0x6558
vxlan
vxlan.vni == 123
vxlan.flags == 0x08
gtp
gtp.teid == 0x01020304
gtp.flags.s == 1
gtp.message == 0xff
teredo
teredo.orig
l2tp
l2tp.tunnel == 5
l2tp.type == 0
ppp
ppp.protocol == 0x0021
mpls
mpls.label == 100
udp.port == 6081
udp.length#2
udp.srcport#1 == 1701
tcp && udp
eth.src#2 == 02:00:00:00:01:01
""")
def tunnels_udp(lab):
    """GENEVE with and without options, VXLAN, GTP-U, Teredo, L2TP, MPLS over UDP."""
    lab.pair()
    lab.capture("b", "eth0")
    through(lab, "geneve", "geneveopt", "geneve6", "vxlanraw", "gtp", "gtpseq", "teredo", "teredoorigin", "l2tp", "mplsudp")


@scene("tunnels-ethernet", INNER + """
vlan
vlan.id == 5
vlan.id in {100, 200}
vlan.id#2 == 5
vlan.id != 5
vlan.priority == 5
vlan.dei == 1
vlan.etype == 0x0800
vlan.etype == 0x8100
eth.type == 0x88a8
eth.type == 0x9100
ieee8021ad
ieee8021ad.id == 100
vlan && ieee8021ad
vlan#3
mpls
mpls.label == 100
mpls.label#2
mpls.bottom == 0
mpls.ttl == 64
mpls.exp > 0
pwethheuristic || pwethcw
pppoes
pppoe.session_id == 0x0007
pppoe.payload_length > 50
ppp.protocol == 0x57
llc
llc.type == 0x0800
llc.oui == 0
eth.len > 80
frame.protocols contains "vlan:ethertype:vlan"
eth.padding || eth.trailer
arp && vlan
""")
def tunnels_ethernet(lab):
    """VLAN and QinQ tags of all kinds, MPLS with one and three labels and a pseudowire, PPPoE, SNAP."""
    lab.pair()
    lab.capture("b", "eth0")
    through(lab, "vlan", "priority", "dei", "qinq", "qinq9100", "vlan3", "mpls", "mpls3", "mplspw", "pppoe", "snap")


@scene("vxlan", INNER + """
vxlan
vxlan.vni == 42
vxlan.vni == 43
udp.dstport == 4789
udp.dstport == 8472
udp.srcport#1 > 1000
eth.src#2 == 02:00:00:00:02:01
arp && vxlan
vxlan && ipv6.addr == fd00::1
vxlan && tcp.len > 0
eth.dst#2 == ff:ff:ff:ff:ff:ff
icmpv6.type == 135 && vxlan
udp.checksum == 0
""")
def vxlan(lab):
    """The kernel's VXLAN over IPv4 and IPv6, at both well-known ports."""
    lab.pair()
    lab.capture("b", "eth0")
    for i, n in enumerate("ab"):
        lab.run(n, f"ip link add vx0 address 02:00:00:00:02:0{i + 1} type vxlan id 42 local 10.0.0.{i + 1} remote 10.0.0.{2 - i} dstport 4789")
        lab.run(n, f"ip link add vx1 address 02:00:00:00:03:0{i + 1} type vxlan id 43 local fd00::{i + 1} remote fd00::{2 - i} dstport 8472")
        for x in (0, 1):
            lab.addr(n, f"vx{x}", f"192.168.{x}.{i + 1}/24", f"fd0{x + 1}::{i + 1}/64")
            lab.run(n, f"ip link set vx{x} up")
    time.sleep(0.5)
    for x in (0, 1):
        for six, host in (("", f"192.168.{x}.2"), ("-6", f"fd0{x + 1}::2")):
            lab.fork("b", net.serve, host, 8000, net.echo)
            lab.fork("b", net.udp_echo, host, 7)
            lab.run("a", f"ping {six} -n -c 3 -i 0.1 -W 1 {host}")
            lab.call("a", net.send, host, 8000, 1000, 300, 0.01, None, True)
            lab.call("a", net.udp_send, (host, 7), [b"hello", b"again"], expect=True)
            lab.call("a", net.try_connect, host, 81)
