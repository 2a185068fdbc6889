"""Routing daemons: FRR's and keepalived."""

import os
import pwd
import shutil
import time

import net
from lab import Missing, end, scene

ROUTING = """
ip.dst == 224.0.0.0/24
ip.ttl == 1
ip.dsfield.dscp == 48
ipv6.dst == ff02::/16
eth.dst[0:3] == 01:00:5e
ip.len < 100
frame.time_delta > 0.3
ip.src == 10.0.0.1
!ip && !ipv6
ip.proto
frame.len > 90
"""


def frr(lab, n, **daemons):
    """Starts zebra and these daemons of FRR in the namespace, with these configurations."""
    user = pwd.getpwnam("frr")
    home = os.path.join(lab.dir, "frr-" + n)
    os.makedirs(home, exist_ok=True)
    os.chmod(lab.dir, 0o755)
    for daemon, config in (("zebra", "ip forwarding\n"), *daemons.items()):
        path = lab.file(f"frr-{n}/{daemon}.conf", f"hostname {n}\n" + config)
        for p in (home, path):
            shutil.chown(p, user.pw_uid, user.pw_gid)
        lab.start(n, f"/usr/lib/frr/{daemon} -f {path} -i {home}/{daemon}.pid -z {home}/zserv --vty_socket {home} -P 0 -u frr -g frr", wait=0.7)


def routers(lab):
    if not os.path.exists("/usr/lib/frr/zebra"):
        raise Missing("no FRR")
    lab.pair()
    for i, n in enumerate("ab"):
        lab.router(n)
        lab.addr(n, "lo", f"172.16.{i + 1}.1/24", f"fd16:{i + 1}::1/64")


@scene("ospf", ROUTING + """
ospf
ospf.msg == 1
ospf.msg in {4, 5}
ospf.srcrouter == 172.16.1.1
ospf.version == 3
ip.proto == 89
ip.proto == 89 && ip.dst == 224.0.0.5
ipv6.nxt == 89
ip.dst == 10.0.0.0/24 && ip.proto == 89
!ospf
""")
def ospf(lab):
    """Two OSPF routers become neighbours, IPv4 and IPv6."""
    routers(lab)
    lab.capture("b", "eth0")
    for i, n in enumerate("ab"):
        timers = "ip ospf hello-interval 1\n ip ospf dead-interval 4\n"
        timers6 = "ipv6 ospf6 hello-interval 1\n ipv6 ospf6 dead-interval 4\n ipv6 ospf6 area 0\n"
        frr(lab, n, ospfd=f"interface eth0\n {timers}router ospf\n ospf router-id 172.16.{i + 1}.1\n network 10.0.0.0/24 area 0\n network 172.16.{i + 1}.0/24 area 0\n",
            ospf6d=f"interface eth0\n {timers6}interface lo\n ipv6 ospf6 area 0\nrouter ospf6\n ospf6 router-id 172.16.{i + 1}.1\n")
    time.sleep(14)


@scene("bgp", ROUTING + """
tcp.port == 179
bgp
bgp.type == 2
bgp.type == 4
tcp.port == 179 && tcp.len == 19
tcp.payload[0:4] == ff:ff:ff:ff
tcp.len > 19
tcp.flags.syn == 1
tcp.stream == 0
ip.ttl == 1 && tcp
bfd
udp.port == 3784
udp.port == 3784 && ip.ttl == 255
tcp.flags.reset == 1
tcp.completeness > 15
""")
def bgp(lab):
    """Two BGP routers exchange routes over IPv4 and IPv6, with BFD; one says goodbye."""
    routers(lab)
    lab.capture("b", "eth0")
    for i, n in enumerate("ab"):
        peers = (f"10.0.0.{2 - i}", f"fd00::{2 - i}")
        config = f"router bgp {65001 + i}\n bgp router-id 172.16.{i + 1}.1\n no bgp ebgp-requires-policy\n timers bgp 2 6\n"
        for p in peers:
            config += f" neighbor {p} remote-as {65002 - i}\n neighbor {p} timers connect 1\n neighbor {p} bfd\n"
        config += f" address-family ipv4 unicast\n  network 172.16.{i + 1}.0/24\n  network 10.0.0.0/24\n address-family ipv6 unicast\n  neighbor {peers[1]} activate\n  network fd16:{i + 1}::/64\n"
        frr(lab, n, bfdd=f"bfd\n peer {peers[0]}\n", bgpd=config)
    time.sleep(10)
    lab.run("b", f"vtysh --vty_socket {lab.dir}/frr-b -c 'clear bgp *'", ok=None)
    time.sleep(4)


@scene("rip", ROUTING + """
rip
ripng
udp.port == 520
udp.port == 521
rip.version == 2
rip.command == 2
ip.dst == 224.0.0.9
udp.length > 30
udp.dstport == 520 && ip.ttl == 1
ipv6.dst == ff02::9
igmp
udp.stream == 0
udp.time_delta > 0.5
""")
def rip(lab):
    """RIP and RIPng."""
    routers(lab)
    lab.capture("b", "eth0")
    for i, n in enumerate("ab"):
        frr(lab, n, ripd="router rip\n timers basic 5 30 20\n network eth0\n redistribute connected\n", ripngd="router ripng\n timers basic 5 30 20\n network eth0\n redistribute connected\n")
    time.sleep(12)


@scene("isis", ROUTING + """
isis
isis.hello
isis.lsp
llc.dsap == 0xfe
llc.ssap == 0xfe && llc.control.ftype == 3
eth.dst == 01:80:c2:00:00:14
eth.dst[0:5] == 01:80:c2:00:00
eth.len > 1000
eth.len < 200
eth.len && llc
osi
clnp
""")
def isis(lab):
    """Two IS-IS routers: frames with an 802.3 length and LLC."""
    routers(lab)
    lab.capture("b", "eth0")
    for i, n in enumerate("ab"):
        interface = "".join(f"interface {d}\n ip router isis x\n ipv6 router isis x\n" for d in ("lo", "eth0"))
        frr(lab, n, isisd=interface + f"interface eth0\n isis hello-interval 1\n isis hello-multiplier 3\nrouter isis x\n net 49.0001.0000.0000.000{i + 1}.00\n")
    time.sleep(14)


@scene("pim", ROUTING + """
pim
pim.type == 0
pim.type == 3
pim.type == 1
pim.version == 2
pim.cksum.status == 1
ip.proto == 103
ip.dst == 224.0.0.13
igmp
igmp.type == 0x22
igmp.maddr == 239.1.1.1
igmp.type == 0x11 && ip.src == 10.0.0.2
pim.group
pim.holdtime > 100
pim.optiontype == 1
pim.dr_priority == 1
pim.generation_id
udp.dstport == 5000
udp && ip.dst == 239.0.0.0/8
""")
def pim(lab):
    """Two PIM routers, a receiver behind one and a source behind the other, a rendezvous point with registers."""
    routers(lab)
    lab.ns("h", "s")
    lab.link("h", "eth0", "b", "lan")
    lab.link("s", "eth0", "a", "lan")
    lab.addr("h", "eth0", "10.0.2.1/24")
    lab.addr("b", "lan", "10.0.2.254/24")
    lab.addr("s", "eth0", "10.0.1.1/24")
    lab.addr("a", "lan", "10.0.1.254/24")
    lab.route("h", "default via 10.0.2.254")
    lab.route("s", "default via 10.0.1.254")
    lab.route("a", "10.0.2.0/24 via 10.0.0.2")
    lab.route("b", "10.0.1.0/24 via 10.0.0.1")
    lab.capture("b", "eth0")
    for i, n in enumerate("ab"):
        frr(lab, n, pimd="ip pim rp 10.0.0.2 224.0.0.0/4\nip pim join-prune-interval 5\ninterface eth0\n ip pim\n ip pim hello 1\ninterface lan\n ip pim\n ip igmp\n ip igmp query-interval 2\n"
            + "".join(f"interface {x}\n ip igmp\n" for x in ["eth0"]))
    time.sleep(3)
    lab.fork("h", net.join, "239.1.1.1", "eth0", 8)
    lab.fork("b", net.join, "239.2.2.2", "eth0", 4)
    lab.call("s", net.udp_send, ("239.1.1.1", 5000), [b"multicast %d" % x for x in range(20)], ttl=8, pause=0.2)
    time.sleep(4)


@scene("eigrp", ROUTING + """
eigrp
ip.proto == 88
ip.dst == 224.0.0.10
ldp
udp.port == 646
tcp.port == 646
ip.dst == 224.0.0.2
babel
udp.port == 6696
udp.dstport in {646, 6696}
udp && ipv6
tcp.stream == 0
""")
def eigrp(lab):
    """EIGRP, LDP and Babel routers."""
    routers(lab)
    lab.capture("b", "eth0")
    for i, n in enumerate("ab"):
        frr(lab, n, eigrpd="router eigrp 1\n network 10.0.0.0/24\n", babeld="router babel\n network eth0\n redistribute ipv4 connected\ninterface eth0\n babel hello-interval 1000\n",
            ldpd=f"mpls ldp\n router-id 10.0.0.{i + 1}\n address-family ipv4\n  discovery transport-address 10.0.0.{i + 1}\n  interface eth0\n")
    time.sleep(10)


@scene("vrrp", ROUTING + """
vrrp
vrrp.version == 3
vrrp.version == 2
vrrp.prio == 0
vrrp.virt_rtr_id == 7
vrrp.prio > 100
ip.proto == 112
ip.dst == 224.0.0.18
ip.ttl == 255
ipv6.hlim == 255 && ipv6.nxt == 112
arp.isgratuitous == 1
arp.src.proto_ipv4 == 10.0.0.100
igmp
icmpv6.type == 136
ah
ah.spi
""")
def vrrp(lab):
    """keepalived: VRRP 2 with AH, VRRP 3 over IPv4 and IPv6; the master leaves."""
    lab.pair()
    lab.capture("b", "eth0")
    processes = []
    for i, n in enumerate("ab"):
        def instance(name, number, version, ip, extra=""):
            return (f"vrrp_instance {name} {{\n interface eth0\n virtual_router_id {number}\n priority {150 - 50 * i}\n advert_int 1\n version {version}\n {extra}\n"
                    f" virtual_ipaddress {{ {ip} }}\n}}\n")

        config = lab.file(f"keepalived-{n}.conf", "global_defs {\n router_id x\n}\n" + instance("V7", 7, 3, "10.0.0.100/24") + instance("V8", 8, 3, "fe80::100/64 fd00::100/64")
                          + instance("V9", 9, 2, "10.0.0.101/24", "authentication { auth_type PASS\n auth_pass secret\n }")
                          + instance("V10", 10, 2, "10.0.0.102/24", "authentication { auth_type AH\n auth_pass secret\n }"))
        processes.append(lab.start(n, f"keepalived -n -l -f {config} -p {lab.dir}/{n}.pid -r {lab.dir}/{n}.vrrp -c {lab.dir}/{n}.check --vrrp"))
    time.sleep(8)


    end(processes[0])
    time.sleep(4)
