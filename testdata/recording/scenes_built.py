"""Captures of packets made by hand."""

import struct

import build
from build import address, cut, cuts, der, der_int, e4, e6, eth, hexed, icmp, icmpv6, ip, ipv6, llc, pseudo, summed, tcp, udp
from lab import scene


def built(name, filters="", link=1, step=0.1):
    """Registers a function that gives the packets of the capture of this name."""

    def register(func):
        def write(_, __, path):
            build.write(path, func(), link, step)

        write.__doc__ = func.__doc__
        scene(name, filters, made_from=[])(write)
        return func

    return register


@built("built-vrrp", """
vrrp.prio == 100 and vrrp.adver_int == 1
vrrp.version == 3 and !vrrp.auth_type
vrrp.ip_addr == 10.0.0.5
vrrp.ipv6_addr == fe80::/64
vrrp.checksum.status == "Bad"
vrrp.checksum_bad.expert && vrrp.version == 3
vrrp.auth_string == "abc"
vrrp.md5_auth_data[0:2] == 66:67
_ws.malformed && vrrp
_ws.short && vrrp.addr_count
""")
def vrrp():
    """VRRP of all versions and kinds of authentication, whole, with too few bytes and cut"""

    def message(version, auth=0, count=1, addresses=address("10.0.0.5"), rest=b"", kind=1, interval=1, before=b""):
        return summed(bytes([version << 4 | kind, 7, 100, count, auth, interval, 0, 0]) + addresses + rest, 6, before)

    out = [message(v) for v in range(5)]
    for auth in 0, 1, 2, 3, 254:
        out += [message(2, auth, rest=b"abc\0\0\0\0\0"), message(2, auth, rest=b"abcdefgh" + bytes(range(1, 14)))]
    out += [message(1, 1, rest=b"abcdefgh"), message(2, 1, rest=b"abc"), message(2, 254, rest=b"abc"), message(2, count=3), message(3, count=3)]
    out += [message(2, count=0), message(3, count=0, addresses=b""), message(3, 255, interval=238), message(3, kind=2), message(2, kind=2)]
    out += [message(3, before=address("10.0.0.1") + address("10.0.0.2") + bytes([0, 112, 0, 12])), message(2)[:6] + bytes(2) + address("10.0.0.5")]
    out += [message(v)[:n] for v in (2, 3) for n in range(1, 11)] + [message(3, rest=b"padding"), message(2, count=255, addresses=address("10.0.0.5") * 255)]
    packets = [e4(112, m) for m in out]
    for version in 2, 3:
        for before in b"", pseudo(24, 112):
            packets += [e6(112, message(version, count=n, addresses=address("fe80::5"), before=before)) for n in (1, 2)]
    return packets + cuts(e4(112, message(2, 1, rest=b"abcdefgh")), 35, 38, 40, 43, 44, 47, 50) + cuts(e4(112, message(3)), 40, 44)


@built("built-eigrp", """
eigrp.opcode == 5 and eigrp.par.holdtime == 15
eigrp.flags.init == True
eigrp.ipv4.destination == 10.1.0.0/16
eigrp.ipv6.destination == 2001:db8::/32
eigrp.metric.delay > 1000
eigrp.old_metric.delay == 0xffffffff
eigrp.tlv_type == 0x0602 && eigrp.attr.opcode == 2
eigrp.stub_options & 0x1
eigrp.peer_termination || eigrp.peer_termination_graceful
eigrp.checksum.status == 0
""")
def eigrp():
    """EIGRP's TLVs: whole, odd and cut"""
    pack = struct.pack
    router, gateway, gateway6 = address("1.2.3.4"), address("10.0.0.9"), address("fe80::9")

    def message(*tlvs, opcode=1, version=2, flags=0, sums=True):
        m = pack("!BBHIIIHH", version, opcode, 0, flags, 1, 2, 0, 100) + b"".join(tlvs)
        return e4(88, summed(m, 2) if sums else m)

    def tlv(kind, value, size=None):
        return pack("!HH", kind, 4 + len(value) if size is None else size) + value

    def metric(delay=256000, bandwidth=2560, flags=15):
        return pack("!II", delay, bandwidth) + bytes([0, 5, 220, 1, 255, 1, 9, flags])

    def wide(attributes=b"", delay=100000000, flags=0x0F):
        return bytes([len(attributes) // 2, 1, 255, 1, 0, 5, 220, 2]) + pack("!Q", delay)[2:] + pack("!Q", 100000)[2:] + pack("!HH", 0, flags) + attributes

    def family(number):
        return pack("!HH", 0, number) + router

    to, to6 = b"\x18\x0a\1\2", b"\x40" + address("2001:db8:1:2::")[:8]
    external = router + pack("!IIIHBB", 100, 200, 300, 85, 11, 3)
    parameters = tlv(1, bytes([1, 2, 3, 4, 5, 6, 0, 15]))
    out = [message(opcode=n) for n in (0, 1, 2, 3, 4, 5, 10, 11)] + [message(sums=False), message(version=1), message(flags=0xFFFFFFFF)]
    out += [message(parameters, opcode=5), message(tlv(1, bytes([255] * 5 + [0, 0, 15]))), message(tlv(1, b"\1\2\3")), message(parameters, tlv(4, b"\x0c\4\1\2"), opcode=5)]
    out += [message(tlv(2, pack("!HHII8x", kind, size, 1, 7) + bytes(there))) for kind, size, there in ((2, 16, 16), (3, 32, 32), (2, 15, 16), (9, 16, 16), (3, 16, 16), (2, 16, 9))]
    out += [message(tlv(3, v)) for v in (b"\4\x0a\0\0\1\4\x0a\0\0\2", b"\x10" + gateway6, b"\x0a" + bytes(10), b"\5" + b"Z" * 10)]
    out += [message(tlv(5, pack("!I", 77)))] + [message(tlv(6, pack("!H", f))) for f in (0, 0x15, 0x3F)] + [message(tlv(7, b"")), message(tlv(7, b"\0"))]
    out += [message(tlv(8, pack("!HHHH", 1, n, 5, 6))) for n in (4, 2, 8)] + [message(tlv(k, b"abcd")) for k in (0, 9, 0x701)]
    for prefix in to, b"\0", b"\x20\x0a\1\2\3", b"\x11\x0a\1\xff", b"\x21\x0a\1\2\3\4", b"\x18\x0a", to + b"\x10\x0a\7", to + b"\0" + to:
        out.append(message(tlv(0x102, gateway + metric() + prefix)))
    out += [message(tlv(0x102, gateway + metric(0xFFFFFFFF, 0, 0) + to)), message(tlv(0x103, gateway + external + metric() + to))]
    for bits in 0, 8, 57, 64, 120, 128:
        out.append(message(tlv(0x402, gateway6 + metric() + bytes([bits]) + bytes((bits + 7) // 8) + bytes(range(1, 40)))))
    out += [message(tlv(0x402, gateway6 + metric() + to6)), message(tlv(0x402, gateway6 + metric() + b"\x81" + bytes(17))), message(tlv(0x403, gateway6 + external + metric() + to6))]
    out.append(message(tlv(0x302, pack("!I", 5) + b"\2\0\0\0\0\7" + metric() + pack("!I", 77))))
    out.append(message(tlv(0x303, pack("!I", 5) + b"\2\0\0\0\0\7\2\0\0\0\0\x08" + pack("!IIBBHH", 1, 2, 3, 0, 5, 6) + metric() + pack("!I", 77))))
    out += [message(tlv(0x602, family(1) + wide() + gateway + to)), message(tlv(0x602, family(2) + wide(flags=0xFF00) + gateway6 + to6)), message(tlv(0x602, family(3) + wide()))]
    out += [message(tlv(0x603, family(1) + wide(delay=2**48 - 1) + gateway + external + to)), message(tlv(0x602, family(1) + wide()[:9]))]
    out += [message(tlv(0x602, family(1) + wide(bytes([n, 2, 1, 2, 3, 4])) + gateway + to)) for n in range(8)]
    out += [message(tlv(0x602, family(1) + wide(b"\2\2\0\0\0\x09\4\2\0\0\0\x0a") + gateway + to)), message(tlv(0x602, family(1) + wide(b"\1\2\0\0") + gateway + to))]
    out += [message(tlv(0x602, family(1) + wide(b"\3\4" + pack("!HHI", 0x8801, kind, 5)) + gateway + to)) for kind in (0, 0x8807)]
    out += [message(tlv(0x102, gateway + metric() + to, size=100)), message(parameters, tlv(0x102, b"", size=3)), message(b"\0\1"), e6(88, out[11][34:])]
    whole = message(tlv(0x102, gateway + metric() + to))
    out += [e4(88, whole[34:34 + n]) for n in (16, 18, 19, 20, 22, 24, 28, 40, 45)]
    return out + cuts(whole, 54, 60, 80)


@built("built-rpc", """
rpc
nfs or portmap
rpc.msgtyp == 0 and rpc.procedure == 3
rpc.programversion == 9
rpc.replystat == "denied" and rpc.state_auth == 2
rpc.state_accept != 0
rpc.dup && rpc.msgtyp == "Reply"
rpc.time > 0.15
rpc.repframe == 1
rpc.auth.uid == 1000 and rpc.auth.gid == 5
rpc.auth.machinename contains "host"
rpc.auth.flavor == 6
rpc.authgss.service == 2
rpc.fragment.count > 1
rpc.lastfrag == 0
rpc.continuation_data
rpc.programversion.max == 3 or rpc.version.max == 3
data && rpc
tcp && data && !rpc
_ws.malformed && rpc
_ws.short && rpc.program == 100000
frame.protocols contains "rpc:portmap"
""")
def rpc():
    """Remote procedure calls: programs, replies, repetitions, credentials, fragments of records, damage"""
    pack, none, at = struct.pack, bytes(8), iter(range(41000, 42000))

    def words(*numbers):
        return pack(f"!{len(numbers)}I", *numbers)

    def call(xid=1, program=100000, version=2, procedure=0, who=none, proof=none, body=b"", rpc=2, kind=0):
        return words(xid, kind, rpc, program, version, procedure) + who + proof + body

    def reply(xid=1, state=0, proof=none, *rest):
        return words(xid, 1, state) + proof + words(*rest)

    def sealed(flavor, value, size=None):
        return words(flavor, len(value) if size is None else size) + value

    def unix(name=b"host", groups=(4, 5), count=None):
        return words(0x11223344, len(name)) + name + bytes(-len(name) % 4) + words(1000, 1001, len(groups) if count is None else count, *groups)

    def datagrams(*payloads, server=None):
        """Each of what one end sends, or in a list what the other answers."""
        one, other = next(at), server or next(at)
        return [e4(17, udp(other, one, p[0]), src="10.0.0.2", dst="10.0.0.1") if isinstance(p, list) else e4(17, udp(one, other, p)) for p in payloads]

    def record(message, last=True, size=None):
        return words((last << 31) | (len(message) if size is None else size)) + message

    def stream(*payloads, server=None):
        one, other, sent, out = next(at), server or next(at), [1, 1], []
        for p in payloads:
            back = isinstance(p, list)
            p = p[0] if back else p
            ports, ends = ((other, one), {"src": "10.0.0.2", "dst": "10.0.0.1"}) if back else ((one, other), {})
            out.append(e4(6, tcp(*ports, sent[back], sent[not back], 0x18, p), **ends))
            sent[back] += len(p)
        return out

    asks, longer = call(2), call(2, body=bytes(20))
    out = datagrams(call(7), [reply(7, 0, none, 0)], [reply(7, 0, none, 0)], call(7), call(7, 100003, 3, 1), [reply(8, 0, none, 0)])
    for program, version in (77, 2), (100003, 3), (100003, 9), (100005, 3), (0x40000000, 1), (1298437, 330), (390512, 3):
        out += datagrams(call(1, program, version, 3), [reply(1, 0, none, 0)])
    out += datagrams(call(77), call(1, 77), [reply(9, 0, none, 0)], call(rpc=3), b"hello", call(kind=2), server=111)
    out += datagrams(call(5), b"hello, who is there?", call(rpc=4), server=None) + datagrams(call(1, body=bytes(8))) + datagrams(call(1, version=2, procedure=3, body=bytes(16)), [reply(1, 0, none, 0, 111)])
    for accept in range(7):
        out += datagrams(call(), [reply(1, 0, none, accept, 2, 3)])
    for reject in range(3):
        out += datagrams(call(), [reply(1, 1, b"", reject, 2, 3, 4)])
    out += datagrams(call(), [reply(1, 2, b"", 5)])
    for n in 4, 8, 11, 12, 15, 16, 20, 24, 28, 31, 32, 36:
        out += datagrams(call()[:n], server=111) + datagrams(call(), [reply(1, 0, none, 2, 2, 3)[:n]])
    out += cuts(datagrams(call())[0], 54, 62, 66, 70, 74, 78, 81)
    for who in unix(), unix(b"hosts"), unix(b""), unix(b"ab\0c"), unix(b"a\xffb\xc3"), unix(groups=()), unix(groups=range(20)), unix()[:20], unix() + b"abcd", unix(count=3), words(1, 1000) + b"abcd", words(1, 0xFFFFFFFF) + b"abcd":
        out += datagrams(call(who=sealed(1, who)))
    out += datagrams(call(proof=sealed(1, unix()))) + datagrams(call(who=sealed(99, b"abcde\0\0\0", 5))) + datagrams(call(who=sealed(99, b"abcde", 1000)))
    for flavor in 2, 5, 6, 390039, 390040:
        for tail in (14, 2, 16, 17, 4, 0x61626364, 19, 20), (2, 16, 17, 4, 0x61626364), (0, 3, 0x61626300):
            out += datagrams(call(who=sealed(flavor, words(11, 12, 13, *tail))))
    out += stream(record(call(7)), [record(reply(7, 0, none, 0))], record(call(7)), [record(reply(7, 0, none, 0))], b"hello, who is there?", [record(reply(9, 0, none, 0))], record(call(8)))
    out += stream(record(call(1)) + record(asks), [record(reply(1, 0, none, 0)) + record(reply(2, 0, none, 0))])
    for n in 1, 3, 4, 8, 12, 20, 30:
        out += stream(record(longer)[:n], record(longer)[n:], server=111) + stream(record(call()), record(asks) + record(longer)[:n], record(longer)[n:])
    for n in 1, 4, 12, 20, 30:
        out += stream(record(longer)[:n], record(longer)[n:]) + stream(record(call()) + record(longer)[:n], record(longer)[n:])
    out += stream(record(longer[:30], False) + record(longer[30:])) + stream(record(longer[:44], False), record(longer[44:48], False), record(longer[48:]), [record(reply(2, 0, none, 0)[:16], False)], [record(reply(2, 0, none, 0)[16:])])
    out += stream(record(call()), record(longer[:40], False), b"garbage garbage", record(longer[40:])) + stream(record(call()), record(longer[:8], False), record(longer[8:]))
    out += stream(record(call(1, 77)), record(b"") + record(call())) + stream(record(call()), record(b"") + record(asks), record(asks, size=20), record(asks), record(asks, size=5000000))
    out += stream(record(call(1, 77)), record(call()), server=111) + stream(record(call()) + b"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", record(asks))
    return out + stream(record(call()), record(b"x" * 36 + bytes(300))[:100], record(b"x" * 36 + bytes(300))[100:] + record(asks))
@built("built-pim", """
pim.type == 3 and pim.numjoins > 1
pim.join_ip == 10.0.0.3 && pim.source_addr.flags.w
pim.prune_ip6 == fe80::3
pim.group == 225.0.0.1
pim.holdtime in {45, 150}
pim.source_ja.flags.attr_type == 6
pim.rloc || pim.rloc_ipv6
pim.register_flag.null_register == 1
pim.df_elect.subtype == 2
pim.metric_pref == 7 and pim.rpt == True
pim.bad_checksum
pim.group_set == ""
_ws.malformed && pim
""")
def pim():
    """PIM's messages, addresses and options: whole, odd and cut"""
    pack = struct.pack
    out = []

    def m(kind, body=b"", reserved=0, version=2, six=False):
        b = bytes([version << 4 | kind, reserved, 0, 0]) + body
        out.append(e6(103, summed(b, 2, pseudo(len(b), 103))) if six else e4(103, summed(b, 2)))

    def ms(kind, *bodies, **more):
        for b in bodies:
            m(kind, b, **more)

    def router(a="10.0.0.1", family=None, coding=0):
        return bytes([family or 1 + (":" in a), coding]) + address(a)

    def group(a="225.0.0.1", flags=0, bits=32, family=None, coding=0):
        return bytes([family or 1 + (":" in a), coding, flags, bits]) + address(a)

    def source(a="10.0.0.3", flags=4, bits=32, family=None, attributes=b"", coding=0):
        return bytes([family or 1 + (":" in a), coding or attributes != b"", flags, bits]) + address(a) + attributes

    def option(kind, value, size=None):
        return pack("!HH", kind, len(value) if size is None else size) + value

    hold, router6, group6, source6 = option(1, b"\0\5"), router("fe80::1"), group("ff02::5"), source("fe80::3")
    for kind in range(1, 38):
        m(0, option(kind, b"\1\2\3\4"))
    ms(0, *(option(*o) for o in ((1, b"\1\2\3"), (1, b"\1", 2), (1, b"\0\5", 9), (2, b"\x81\2\3\4\5\6"), (2, b"\0\1"), (2, b"\0\1\2"), (19, b"\1\2"), (77, b"abc", 4))))
    ms(0, *(option(21, b"\1\2\3\4\5\6"[:n]) for n in (1, 2, 3, 6)), *(option(kind, b"") + hold for kind in (1, 2, 19, 20, 21, 24, 30)))
    lists = router() + router6, router()[:4], router() + b"\1\0\1", router(coding=1), router(coding=3) + router(), router(family=9) + router(), b"\1", b""
    ms(0, *(option(24, a) + hold for a in lists), option(24, router())[:9], *(hold[:n] for n in range(6)), hold + b"\0")
    for version in 0, 1, 3:
        m(0, hold, version=version)
    for kind in range(16):
        ms(kind, b"", router() + router() + pack("!I", 5) * 10, reserved=0x5A)

    inner, zeros = ip(17, udp(1, 2, b"abc")), b"\0" + bytes(range(1, 60))
    ms(1, *(pack("!I", flags) + p for flags in (0, 1 << 31) for p in (inner, ipv6(17, udp(1, 2, b"abc")), b"", b"\x10abc", b"\x50abc")), b"\0\0")
    pim = summed(b"\x20\0\0\0", 2)
    ms(1, *(pack("!I", 1 << 30) + p for p in (ip(103, b""), ip(103, b"abcd"), ip(103, pim), ipv6(103, b""), ipv6(103, pim), ipv6(103, b"")[:20])))
    for n in 1, 3, 12, 15, 16, 19, 20, 23, 24, 39, 40, 60:
        ms(1, bytes(4) + zeros[:n])
        ms(1, bytes(4) + zeros[:n], six=True)
    body = bytes([0x21, 0, 0, 0]) + bytes(4) + ipv6(17, udp(1, 2, b"abc"))
    out += [e6(103, summed(body[:8], 2, before) + body[8:]) for before in (b"", pseudo(len(body), 103), pseudo(8, 103))]

    ms(2, group() + router(), group() + router6, group6 + router6, group(family=3) + router(), group(coding=1) + router(), group(coding=2) + router(), reserved=1)
    ms(2, group()[:6], group() + router()[:4], group() + router()[:1], group(), group() + router() + b"abc", b"\1\3", b"\x09")

    def join(*groups, count=None, neighbor=router()):
        return neighbor + bytes([7, len(groups) if count is None else count]) + pack("!H", 45) + b"".join(groups)

    def members(of=group(), joins=(), prunes=(), count=None):
        return of + pack("!HH", len(joins) if count is None else count, len(prunes)) + b"".join([*joins, *prunes])

    two, one = (source(), source("1.1.1.1", 7, 24)), (source("2.2.2.2", 0),)
    ms(3, join(members(group(), two, one), members(group("224.1.1.1", bits=4))), join(members(group6, (source6, source()), (source(), source6)), neighbor=router6))
    ms(3, join(members(group(), two, count=3)), join(members(group(), two), count=2), join(members(group(), (source(coding=2), source()), one)))
    ms(3, join(members(group(), (source(family=9), source()), one)), join(members(group(family=9), two, one), members(group(), one)), join(members(), neighbor=router(family=9)))
    ms(3, b"\x09", b"\1", b"\1\0", router() + b"\1", join(group(), count=1), join(group() + b"\0\1", count=1), *(join(b, count=1) for b in (b"", b"\x09", b"\1")))
    ms(3, *(join(members(group(), (b,))) for b in (b"\1\2", b"\1\1", b"\1", b"\x09\0")))
    attributes = b"\x40\4abcd", b"\0\2xy\xc1\3abc", b"\x45\1\1", b"\x40\0", b"\x40\x09ab", b"\0\2ab", b"\x46\5\1\2", b"\x46"
    locators = [bytes([0x46, n]) + bytes(range(1, n + 1)) for n in (0, 1, 4, 5, 6, 9, 16, 17, 20)]
    for a in [*attributes, *locators, b"\6\5\2abcd\x46\x11" + bytes(range(1, 18))]:
        ms(3, *(join(members(of, (source(s, attributes=a), source(s)), (source(s, attributes=a),))) for of, s in ((group(), "10.0.0.3"), (group6, "fe80::3"))))
        ms(3, join(members(group(), (source(attributes=a),))), join(members(group6, (source("fe80::3", attributes=a),))))
    for a in [*attributes, *locators]:
        ms(3, *(join(members(), neighbor=router(n, coding=1) + a) for n in ("10.0.0.1", "fe80::1")))
        m(0, option(24, router(coding=1) + a))
    m(3, join(members(group(), (source(coding=1),))))
    m(6, join(members(group(), two)))
    m(7, join(members(group(), two)))

    head, crowd, few = pack("!HBB", 0x1234, 30, 5), bytes([1, 2, 3, 4]), bytes([1, 1, 0, 0])

    def point(at=router()):
        return at + pack("!HBB", 150, 3, 9)

    ms(4, head + router() + group() + few + point(), head + router() + group() + crowd + point() + point(router6) + group6 + few + point())
    ms(4, head + router() + group() + bytes([1, 0, 3, 4]) + group(), head + router(), head[:3], head + router()[:5], head + router(family=4), head + router() + group(family=4) + few)
    ms(4, head + router() + group() + crowd + point(router(family=7)) + point(), head + router() + group()[:7], head + router() + group() + bytes([1, 0, 0, 0]))
    ms(4, *(head + router() + group() + (few + point())[:n] for n in (1, 2, 3, 4, 10, 12, 13)), *(head + router() + group() + b"\1\0\0\0"[:n] for n in (2, 3)))
    for size in 0, 1, 4, 6, 8:
        m(5, group() + router() + pack("!II", 0x80000007, 9)[:size])
    m(5, group6 + router6 + pack("!II", 7, 9))
    prefixes = bytes([2, 7, 0, 9]) + router() + group() + group("224.2.2.2", 1, 16)
    ms(8, prefixes, b"\0" + prefixes[1:], b"\3" + prefixes[1:], prefixes[:3], prefixes[:4], bytes([1, 7, 0, 9]) + router6 + group6, prefixes[:10] + group(family=5) + group())
    refresh = group() + router() + router("10.0.0.9") + pack("!II", 0x80000007, 9) + bytes([24, 5, 0xA5, 60])
    ms(9, *(refresh[:n] for n in (4, 9, 15, 20, 25, 28, 29, 30, 31, 32)), group6 + router6 + router("fe80::9") + refresh[20:], group() + router() + router(family=9) + refresh[20:])
    for sub in range(6):
        ms(10, router() + pack("!II", 100, 10) + router("10.0.0.7") + pack("!IIH", 7, 8, 9), router6 + pack("!II", 100, 10), router() + pack("!I", 5), reserved=sub << 4)

    def sources(of=group(), *routers, size=None, count=None):
        b = of + pack("!HH", len(routers) if count is None else count, 100) + b"".join(routers)
        return pack("!HH", 0x8001, len(b) if size is None else size) + b

    other, pair = option(2, b"abcd"), (router("10.1.1.1"), router("10.1.1.2"))
    ms(12, router() + option(1, b"abcd"), router() + sources(group(), *pair, size=0) + other, router() + sources(group(), *pair) + sources(group6, router6), reserved=0x80)
    ms(12, router6 + other + option(0x8003, b"ab"), router() + option(1, b"abc") + other, router(), router() + b"\1\2", router() + sources(group(), router(family=8)) + other)
    ms(12, *(router() + sources(group(), *pair, **s) + other for s in ({"count": 3}, {"size": 50}, {"size": 12})), router() + sources(group(family=8), *pair))
    for sub in range(3):
        for b in group() + router() + group("224.5.5.5", 1, 5) + router6, (group6 + router6) * 2, (group() + router()) * 3, group() + router(family=9) + group(), group()[:5]:
            m(13, b, sub << 4 | 5)

    plain = [bytes([0x20 | kind, 1, 2])[:n] for n in (1, 2, 3) for kind in (0, 2, 10, 12, 13)]
    whole, joined, register = bytes([0x20, 0, 0, 0]) + hold + other, bytes([0x23, 0, 0, 0]) + join(members(group(), two)), summed(bytes([0x21, 0, 0, 0]) + bytes(4), 2) + inner
    out += [e4(103, p) for p in plain] + [e4(103, whole), e4(103, summed(whole, 2), fragment=0x2000), e6(103, summed(whole, 2)), e6(103, summed(whole, 2, pseudo(len(whole), 103)))]
    for p, sizes in (whole, range(19)), (joined, (2, 6, 10, 20, 24, 36)), (register, (2, 4, 6, 8, 10, 20)):
        out += cuts(e4(103, p), *(34 + n for n in sizes))
    return out


@built("built-udp", """
udp.checksum.zero
udp.checksum.status == 4
udp.possible_traceroute
udp.length.bad || udp.length.bad_zero
udp.length < 8
udp.checksum == 0x1234
udp.stream == 0
_ws.malformed && udp
""")
def odd_udp():
    """UDP with odd lengths and checksums, and the ports of traceroute"""

    def message(size, value=b"abc", check=0x1234, ports=(1, 2)):
        return struct.pack("!HHHH", *ports, size, check) + value

    sizes = 0, 3, 7, 8, 9, 11, 12, 50
    out = [e(17, message(n, check=c)) for n in sizes for e in (e4, e6) for c in (0, 0x1234)]
    out += [f(bytes([kind, 3, 0, 0, 0, 0, 0, 0]) + packet(17, message(n))) for n in sizes for f, kind, packet in ((icmp, 3, ip), (icmpv6, 1, ipv6))]
    out += [cut(e(17, message(n, b"abcdefghijkl")), at + 8) for n in (0, 3, 20, 21) for e, at in ((e4, 41), (e6, 61))]
    out += [cut(e4(17, message(100, b"abcdefghijkl"), fragment=0x2000), 49), e6(4, ip(17, message(11, check=0))), e4(41, ipv6(17, message(11, check=0)))]
    out += [e6(0, bytes([17, 0, 1, 4, 0, 0, 0, 0]) + message(11, check=0)), e6(44, bytes([17, 0, 0, 1, 0, 0, 0, 9]) + message(11, check=0))]
    out += [e(17, message(11, ports=p)) for e in (e4, e6) for p in ((1, 33434), (1, 33435), (33464, 1), (33465, 1), (33440, 33441))]
    return out + [e4(17, message(11, ports=(1, 33435))[:n]) for n in range(1, 8)] + [cut(e4(17, message(11, ports=(1, 33435))), 34 + n) for n in range(8)]


@built("built-garp", """
gvrp.attribute_event == 1 and gvrp.attribute_value == 101
gmrp.attribute_value_group_membership == 01:00:5e:01:02:03
gmrp.attribute_value_service_requirement == 1
gvrp.protocol_id.unknown || gmrp.protocol_id.not_gmrp
stp || gvrp || gmrp
_ws.malformed && gvrp
data && gvrp
""")
def garp():
    """GVRP and GMRP: all events, and what is neither; whole, odd and cut"""
    group = b"\1\0\x5e\1\2\3"

    def frame(to, body):
        return llc(b"\x42\x42\3" + body, bytes.fromhex("0180c20000%02x020000000001" % to))

    def pdu(*messages, number=1):
        return struct.pack("!H", number) + b"".join(messages) + b"\0"

    def message(kind, *attributes):
        return bytes([kind]) + b"".join(attributes) + b"\0"

    def attribute(event, value=b"", size=None):
        return bytes([2 + len(value) if size is None else size, event]) + value

    vlans = [attribute(e, struct.pack("!H", 100 + e)) for e in range(1, 7)]
    some = message(1, attribute(0), *vlans[:5])
    out = [frame(to, pdu(some, number=n)) for n in (0, 1, 2) for to in (0, 0x1F, 0x20, 0x21, 0x22, 0x2F, 0x30)]
    odd = [message(2, *vlans), message(0, *vlans), message(1), message(1, *vlans), message(1, attribute(2, b"\1")), message(1, attribute(2, b"\1\2\3\4"))]
    odd += [message(1, attribute(4, size=n)) for n in (0, 1, 2, 4)] + [message(1, attribute(0, b"\0\7")), some + some]
    groups = message(1, attribute(0), attribute(1, group), attribute(5, group)), message(2, attribute(0), attribute(2, b"\0"), attribute(2, b"\1"))
    odd2 = [*groups, groups[0] + groups[1], message(3, attribute(1, group)), message(1, attribute(6, group)), message(1, attribute(1, group[:5])), message(2, attribute(2, group))]
    out += [frame(0x21, pdu(m) + bytes(8)) for m in odd] + [frame(0x20, pdu(m) + bytes(8)) for m in odd2]
    out += [frame(0x21, pdu(some)[:n]) for n in range(1, 13)] + [frame(0x20, pdu(groups[0])[:n]) for n in range(1, 16)]
    bridge = llc(b"\x42\x42\3" + bytes(35)) + bytes(8)
    out += cuts(bridge, *range(17, 53, 3), 53, 59) + [frame(0, bytes(35)[:n]) for n in (0, 1, 3, 4, 10, 20, 26, 27, 28, 34)]
    return out + cuts(frame(0x21, pdu(some)), 18, 19, 20, 21, 22, 23, 24, 30, 43) + cuts(frame(0x20, pdu(groups[0])), 30, 32, 40)


@built("built-ntp-control", """
ntp.ctrl.flags2.opcode == 2
ntp.ctrl.associd == 0x1234
ntp.ctrl.peer_status.reach == 1
ntp.ctrl.sys_status.clksrc == 6
ntp.ctrl.item
ntp.ctrl.data
ntp.ctrl.flags2.error == 1
ntp.priv.reqcode == 42
ntp.priv.flags.r == 1
ntp.priv.seq > 1
_ws.malformed or _ws.short
""")
def ntp_control():
    """NTP: control messages, of systems and associations, and the headers of private ones"""

    def control(flags, status=0x961A, about=0, data=b"", count=None):
        return struct.pack("!BBHHHHH", 0x16, flags, 7, status, about, 0, len(data) if count is None else count) + data

    two = struct.pack("!HHHH", 0x1234, 0x961A, 0x1235, 0x8011)
    out = [control(flags, about=n, data=data) for flags in (1, 0x81, 0x82, 0xA2, 0x83, 0xC1, 0xC2, 0x80, 0x84) for n in (0, 0x1234) for data in (b"", two)]
    out += [control(0x82, data=b"stratum=2, leap=0\r\n"), control(0x81, data=two[:6]), control(0x81, data=two, count=4), control(0x81, data=two, count=12)]
    out += [struct.pack("!BBBBHH", first, second, 3, code, 0, 0) for first in (0x17, 0x97, 0xD7) for second, code in ((0, 0), (0x85, 99))]
    packets = [e4(17, udp(123, 123, m)) for m in out]
    return packets + [e4(17, udp(123, 123, out[3][:n])) for n in (1, 2, 4, 6, 8, 11, 12, 16)] + cuts(packets[7], 43, 44, 46, 48, 50, 53, 54, 58)


@built("built-carp", """
carp.vhid == 5
carp.checksum.status == 0 or carp.bad_checksum
carp || vrrp
carp && !ip
carp.hmac[0:2] == 00:01
data
""")
def carp():
    """CARP under numbers of IP that are nobody's, and what only looks like it"""

    def message(first=0x21, auth=7, size=36, good=True):
        m = bytes([first, 5, 10, auth, 1, 2, 0, 0]) + bytes(range(28))
        return ((summed(m, 6) if good else m) + b"more")[:size]

    whole = message()
    out = [e4(n, whole) for n in (112, 200, 254, 255, 61, 59)] + [e6(n, whole) for n in (112, 200, 254, 59)]
    out += [e4(200, message(first)) for first in (0x11, 0x22, 0x20, 0x31, 0x01, 0xF1)] + [e4(200, message(auth=n)) for n in (0, 6, 8)]
    out += [e4(200, message(size=n)) for n in (1, 8, 35, 36, 37, 40)] + [e4(200, message(good=False)), e4(200, whole, fragment=0x2000)]
    return out + [icmp(bytes([3, 3, 0, 0, 0, 0, 0, 0]) + ip(200, whole))] + cuts(e4(200, message(size=40)), 50, 69, 70, 72)


@built("built-ppi", """
ppi.80211-common.dbm.antsignal < -50
ppi.80211-common.chan.freq == 2422
ppi.80211-common.chan.flags.2ghz == 1
ppi.80211n-mac-phy.mcs == 15
ppi.field_type == 4
ppi.invalid_length
ppi.reserved
wlan.fc.type == 2
""", link=192)
def ppi():
    """PPI: its fields, whole, of other lengths and cut"""
    pack = struct.pack

    def packet(fields, flags=0, size=None, version=0):
        return pack("<BBHI", version, flags, 8 + len(fields) if size is None else size, 105) + fields + bytes.fromhex("d400000002000000000100001234")

    def field(kind, value, size=None):
        return pack("<HH", kind, len(value) if size is None else size) + value

    def common(flags=1, channel=0x00A0):
        return pack("<QHHHHBBbb", 4090330723, flags, 600, 2422, channel, 1, 2, -56, -96)

    mac = pack("<IIB", 0x4F, 2, 3) + b"\1\2\3"
    phy = mac[:9] + bytes([15, 2, 40, 1, 2, 3, 4, 5, 6, 7, 8]) + pack("<HH", 2442, 0x0F50) + bytes(range(200, 208)) + pack("<IIII", 1, 2, 3, 4)
    parts = (2, common()), (3, mac), (4, phy), (8, b"\5\0\0\0"), (9, b"\1\0\0\0\5\0\0\0")
    out = [packet(field(2, common(flags, channel))) for flags in (0, 1, 2, 5, 8) for channel in (0, 0xFFFF)]
    out += [packet(field(*p)) for p in parts] + [packet(field(k, v[:-1])) for k, v in parts] + [packet(field(k, v + b"abcd")) for k, v in parts]
    out += [packet(field(2, common()) + field(4, phy)), packet(field(5, b"") + field(2, common())), packet(field(6, b"abc") + field(2, common()))]
    out += [packet(field(k, b"\5\0\0\0")) for k in (0, 1, 5, 6, 7, 10, 30001, 30006, 40000)] + [packet(field(6, b"abcd") + field(2, common()), flags=1)]
    out += [packet(b""), packet(b"\2\0"), packet(field(2, common()) + b"ab"), packet(field(6, b"ab", 99)), packet(b"", size=200), packet(field(2, common()), version=1)]
    return out + cuts(packet(field(2, common())), 8, 10, 12, 20, 30, 32) + cuts(packet(field(4, phy)), 12, 20, 22, 30, 50, 59)


@built("built-mipv6", """
mip6.bu.lifetime > 100 and mip6.bu.a_flag == 1
mip6.ba.status == 0
mip6.hot.token == 0x1112131415161718
mip6.be.haddr == 2001:db8::1
mip6.acoa.acoa == 2001:db8::5
mip6.bra.interval == 1800
mip6.mobility_opt.len > 4
""")
def mobility():
    """The messages and options of Mobile IPv6, and such with too few bytes"""

    def packet(kind, body, options=b""):
        m = bytes([59, 0, kind, 0, 0, 0]) + body + options
        m += bytes(-len(m) % 8)
        m = m[:1] + bytes([len(m) // 8 - 1]) + m[2:]
        return e6(135, summed(m, 4, pseudo(len(m), 135)))

    def option(kind, value):
        return bytes([kind, len(value)]) + value

    count = bytes(range(1, 25))
    bodies = bytes(2), bytes(2) + count[:8], bytes(2) + count[:8], count[:18], count[:18], b"\x03\xe8\xaa\x80\x03\x84", b"\0\xa8\x03\xe8\x03\x84", b"\1\0" + address("2001:db8::1")
    options = b"", option(1, bytes(2)), option(2, b"\7\x08"), option(3, address("2001:db8::5")), option(4, b"\1\2\3\4"), option(5, count[:12]), option(1, b""), b"\0\0" + option(1, bytes(4))
    out = [packet(kind, body, some) for kind, body in enumerate(bodies) for some in options]
    out += [packet(5, bodies[5], option(5, count[:12]) + option(4, b"\1\2\3\4") + option(3, address("2001:db8::5"))), packet(6, bytes(6), option(2, b"\7\x08") + option(1, bytes(2)))]
    return out + cuts(packet(5, bodies[5], options[3]), 60, 64, 66)
@built("built-kerberos", """
kerberos.msg_type == 10
kerberos.CNameString == "alice" and kerberos.realm == "EXAMPLE.ORG"
kerberos.error_code == 25 && kerberos.padata_type == 19
kerberos.etype == 18 || kerberos.ENCTYPE == 23
kerberos.KDCOptions.forwardable == True
kerberos.till > "2037-01-01"
kerberos.addr_ip == 10.0.0.1 or kerberos.addr_nb == "HOST"
kerberos.cipher[0:2] == 12:34
kerberos.response_to && kerberos.time > 0.1
kerberos.missing_keytype
_ws.malformed && kerberos
""")
def kerberos():
    """Kerberos: all messages, pre-authentication data and errors, whole, odd and cut, over UDP and TCP"""

    def seq(*members):
        """Members are numbered; those that are None are left out."""
        return der(0x30, *(der(0xA0 | i, m) for i, m in members if m is not None))

    def text(s):
        return der(0x1B, s if isinstance(s, bytes) else s.encode())

    def many(*elements):
        return der(0x30, *elements)

    def octets(b):
        return der(4, b)

    def name(*parts, kind=1):
        return seq((0, der_int(kind)), (1, many(*map(text, parts))))

    def time(s="20370913024805Z"):
        return der(0x18, s.encode())

    def sealed(etype=18, kvno=None, cipher=bytes.fromhex("1234") * 8):
        return seq((0, der_int(etype)), (1, None if kvno is None else der_int(kvno)), (2, octets(cipher)))

    def data(*kinds):
        return many(*(seq((1, der_int(k)), (2, octets(v))) for k, v in kinds))

    def app(tag, *members):
        return der(0x60 | tag, seq(*members))

    def address(kind, value):
        return seq((0, der_int(kind)), (1, octets(value)))

    realm, client, server = text("EXAMPLE.ORG"), name("alice"), name("krbtgt", "EXAMPLE.ORG", kind=2)
    ticket = app(1, (0, der_int(5)), (1, realm), (2, server), (3, sealed(kvno=2)))

    def request(tag=10, padata=None, options=b"\0\x40\x81\0\x10", cname=client, etypes=(18, 17, 23, -133), realm=realm, **more):
        body = {0: der(3, options), 1: cname, 2: realm, 3: server, 5: time(), 7: der_int(609100884), 8: many(*map(der_int, etypes))} | {int(k[1:]): v for k, v in more.items()}
        return app(tag, (1, der_int(5)), (2, der_int(tag)), (3, padata), (4, seq(*sorted(body.items()))))

    def reply(tag=11, padata=None, part=sealed()):
        return app(tag, (0, der_int(5)), (1, der_int(tag)), (2, padata), (3, realm), (4, client), (5, ticket), (6, part))

    def error(code=25, edata=None, **more):
        body = {0: der_int(5), 1: der_int(30), 4: time("20211021114904Z"), 5: der_int(698060), 6: der_int(code), 9: realm, 10: server, 12: None if edata is None else octets(edata)}
        return app(30, *sorted((body | {int(k[1:]): v for k, v in more.items()}).items()))

    checksum = seq((0, der_int(16)), (1, octets(b"abcdefgh")))
    ap_request = app(14, (0, der_int(5)), (1, der_int(14)), (2, der(3, b"\0\x20\0\0\0")), (3, ticket), (4, sealed()))
    info2 = many(seq((0, der_int(18)), (1, text("EXAMPLE.ORGalice")), (2, octets(b"\0\0\x10\0"))), seq((0, der_int(23))))
    info = many(seq((0, der_int(3)), (1, octets(b"salt"))), seq((0, der_int(1)), (1, octets(b""))))
    spake = [der(0xA0, seq((0, many(der_int(1), der_int(2))))), der(0xA1, seq((0, der_int(2)), (1, octets(b"key")), (2, many(seq((0, der_int(1)), (1, octets(b"x"))))))),
             der(0xA2, seq((0, octets(b"key")), (1, sealed()))), der(0xA3, sealed(kvno=3))]
    armored = der(0xA0, seq((0, seq((0, der_int(1)), (1, octets(ap_request)))), (1, checksum), (2, sealed())))
    armored_reply = der(0xA0, seq((0, sealed())))
    kinds = [(1, ap_request), (2, sealed()), (2, b""), (3, b"salt"), (3, bytes(range(12))), (11, info), (19, info2), (128, seq((0, der(1, b"\xff")))), (128, seq((0, der(1, b"\0")))),
             (129, seq((0, name("bob", "x")), (1, realm), (2, checksum), (3, text("Kerberos")))),
             (130, seq((0, seq((0, der_int(7)), (1, client), (2, realm), (4, der(3, b"\0\x60\0\0\0")))), (1, checksum))),
             (133, b"cookie"), (136, armored), (136, armored_reply), (137, error(60)), (138, sealed()), (147, sealed()), (149, b""), (150, b"\0\0\0\1"), (161, many(der_int(18), der_int(23))),
             (165, b"\x1f\0\0\0"), (167, seq((0, der(3, b"\0\x40\0\0\0")))), (134, many(seq((0, der_int(1)), (1, octets(b"h")), (2, octets(b"v"))))), (16, b"\x30\0"), (1234, b"\x30\0"), (-5, b"x")]
    kinds += [(151, s) for s in spake]
    messages = []
    for k in kinds:
        messages += [request(padata=data(k) if k[0] != 130 else None), reply(padata=data(k)), error(25, data(k)), request(12, data(k))]
    messages += [request(), reply(), reply(), error(), request(), error(), reply(), request(12), request(12), reply(13), reply(13, part=sealed(23, 1)), error(7, _0=None)]
    messages += [error(n, data((19, info2), (2, b""), (16, b""), (3, bytes(range(12))))) for n in (*range(0, 95), 128, -1)]
    messages += [error(n, data((3, bytes.fromhex(v + "0000000001000000")))) for n in (18, 60) for v in ("340200c0", "340200c1")]
    messages += [error(n, b"some text") for n in (13, 24, 25, 60)] + [error(n, b"") for n in (13, 25)]
    messages += [error(41, None, _2=time("20150119225403Z"), _3=der_int(4), _7=realm, _8=client, _11=text("no such thing"), _13=checksum)]
    messages += [ap_request, ticket, app(15, (0, der_int(5)), (1, der_int(15)), (2, sealed()))]
    messages += [app(20, (0, der_int(5)), (1, der_int(20)), (2, seq((0, octets(b"user")), (1, time()), (2, der_int(5)), (3, der_int(9)), (4, address(2, bytes([10, 0, 0, 1]))), (5, address(2, bytes([10, 0, 0, 2]))))), (3, checksum))]
    messages += [app(21, (0, der_int(5)), (1, der_int(21)), (3, sealed())), app(22, (0, der_int(5)), (1, der_int(22)), (2, many(ticket, ticket)), (3, sealed()))]
    addresses = [(2, bytes([10, 0, 0, 1])), (2, b"\x0a\0\0"), (2, bytes(6)), (20, b"HOST" + b" " * 12), (20, b"HOST" + b" " * 11 + b"\0"), (20, b"HOST"), (24, bytes(15) + b"\1"), (24, b"\1"), (3, b"abc"), (20, b"")]
    messages += [request(_9=many(address(*a))) for a in addresses]
    messages += [request(_4=time(), _6=time("20380101000000Z"), _10=sealed(), _11=many(ticket, ticket)), request(cname=None), request(cname=name("a" * 300)), request(cname=name())]
    messages += [request(options=o) for o in (b"\0", b"\0\x40", b"\0\xff\xff\xff", b"\7\xff\xff\xff\xff", b"\0\xff\xff\xff\xff\xff", b"")]
    messages += [request(realm=text(s)) for s in ("Ä.ORG".encode(), b"\xff\xfe", b"a\0b", b"")] + [request(realm=der(0x0C, b"UTF8")), request(realm=der(4, b"octets")), request(realm=der_int(5)), request(realm=b"")]
    messages += [request(etypes=(2**31 - 1, -2**31, 2**31, 2**32 - 1, 2**40, 2**63)), request(_7=der_int(-1)), request(_7=der_int(2**32 - 1)), request(_7=der(2, b"")), request(_7=der_int(2**33 + 5))]
    messages += [request(_5=time(s)) for s in ("19700101000000Z", "20370913024805", "203709130248", "20370913024805.5Z", "20370913024805+0100", "2037091302", "203709130", "abcdefghijklmnZ", "", "20371313024805Z")]
    plain = request()
    messages += [plain[:n] for n in (*range(1, 180, 5), len(plain) - 1)] + [reply(padata=data(kinds[6]))[:n] for n in range(20, 120, 7)] + [plain + b"more", plain + plain]
    messages += [der(0x60 | n, seq((0, der_int(5)), (1, der_int(n)))) for n in (*range(0, 2), *range(4, 25), 30)] + [der(n, seq((0, der_int(5)))) for n in (0x30, 0x4A, 0xAA, 0xEA)]
    messages += [app(10, (2, der_int(10)), (1, der_int(5))), app(10, (1, der_int(5)), (1, der_int(5)), (2, der_int(10))), app(10, (1, der_int(5)), (9, der_int(7)), (2, der_int(10))), der(0x6A, der(0x31, der(0xA1, der_int(5))))]
    packets = [e4(17, build.udp(40000 + i // 4 if i < 4 * len(kinds) else 50000, 88, m)) for i, m in enumerate(messages)]

    def record(m, mark=None):
        return struct.pack("!I", len(m) if mark is None else mark) + m

    stream = [record(request()), record(reply()), record(reply(), 0x80000000 | len(reply())), record(request()) + record(reply()), record(request())[:100], record(request())[100:]]
    stream += [record(b"\x30\0"), record(b""), record(b"\1\2\3\4\5\6"), record(b"x" * 50)]
    seq_number = 1
    for port, sent in [(40000, stream), (40001, [record(b"x", 0x7FFFFFFF)]), (40002, [b"GET / HTTP/1.0\r\n\r\n"])]:
        seq_number = 1
        packets.append(e4(6, build.tcp(port, 88, 0, 0, 2)))
        for s in sent:
            packets.append(e4(6, build.tcp(port, 88, seq_number, 1, 0x18, s)))
            seq_number += len(s)
    return packets + cuts(e4(17, build.udp(40000, 88, plain)), 43, 45, 60, 100, 150)


@built("built-opcua", """
opcua.transport.type == "HEL"
opcua.transport.type == "MSG" and opcua.transport.chunk == "F"
opcua.servicenodeid.numeric == 631
opcua.security.spu contains "None"
opcua.transport.error == 0x80010000
opcua.sequence.rqid > 3
opcua && !opcua.transport.scid
""")
def opcua():
    """OPC UA: all kinds of messages, in one and several chunks, whole, odd and cut"""
    pack = struct.pack

    def text(s):
        return pack("<i", -1) if s is None else pack("<i", len(s)) + s

    def message(kind, *body, chunk=b"F", size=None):
        data = b"".join(body)
        return kind + chunk + pack("<I", 8 + len(data) if size is None else size) + data

    buffers = pack("<5I", 0, 65536, 65537, 1 << 24, 5000)
    header = b"\0\0" + pack("<QII", 133124106470000000, 7, 0) + text(None) + pack("<I", 1000) + b"\0\0\0"
    answer = pack("<QII", 133124106470000000, 7, 0) + b"\0" + pack("<i", -1) + b"\0\0\0"

    def call(service, body, kind=b"MSG", number=1, **more):
        return message(kind, pack("<IIII", 5, 6, number, number + 10), service, body, **more)

    def four(n, space=0):
        return b"\1" + bytes([space]) + pack("<H", n)

    read = header + pack("<dIi", 0, 2, 1) + b"\1\1\7\0" + pack("<I", 13) + text(None) + pack("<H", 0) + text(None)
    out = [message(b"HEL", buffers, text(b"opc.tcp://host:4840")), message(b"ACK", buffers), message(b"ERR", pack("<I", 0x80010000), text(b"no")), message(b"ERR", pack("<I", 0x80020000), text(None)),
           message(b"RHE", text(b"urn:server"), text(b"opc.tcp://host")), message(b"XYZ", b"abcd"), message(b"HEL", buffers, text("é\xff".encode("latin1")))]
    for policy in b"None", b"Basic256Sha256":
        for n in 446, 449:
            opened = header + pack("<III", 0, 0, 1) + text(None) + pack("<I", 600000) if n == 446 else answer + pack("<III", 0, 1, 1) + pack("<QI", 133124106470000000, 600000) + text(b"nonce")
            out.append(message(b"OPN", pack("<I", 1), text(b"http://opcfoundation.org/UA/SecurityPolicy#" + policy), text(None), text(b"thumbprint"), pack("<II", 1, 2), four(n), opened))
    out += [call(four(631), read), call(four(631, 3), read), call(b"\0\x77", read), call(b"\2\0\0" + pack("<I", 631), read), call(b"\3\0\0" + text(b"x"), read), call(b"\x81" + four(631)[1:], read)]
    out += [call(four(473), header + b"\1", number=2), call(four(452), header, b"CLO", 3), call(four(397), answer), call(four(9999), b"abc")]
    out += [call(pack("<I", 0x80010000), text(b"gone"), chunk=b"A"), call(four(631), read[:20], chunk=b"C", number=5), call(b"", read[20:], number=6), call(four(631), read, chunk=b"X")]
    out += [call(four(631), read)[:n] for n in (4, 8, 10)] + [message(b"MSG", b"abcd"), message(b"HEL", buffers[:10]), message(b"HEL", buffers, b"\5\0\0\0abc"), message(b"MSG", out[11][8:18])]
    packets = []
    for i, m in enumerate(out + [out[0] + out[1], out[11] + out[12]]):
        port = 40000 + (0 if 21 <= i <= 23 else i)
        seq_number = {22: 1 + len(out[21]), 23: 1 + len(out[21]) + len(out[22])}.get(i, 1)
        packets.append(e4(6, build.tcp(port, 4840, seq_number, 1, 0x18, m)))
    half = len(out[11]) // 2
    packets += [e4(6, build.tcp(50000, 4840, 1, 1, 0x18, out[11][:half])), e4(6, build.tcp(50000, 4840, 1 + half, 1, 0x18, out[11][half:]))]
    for port, opened in (50002, out[7]), (50003, out[9]):
        sent = 1
        for m in opened, out[11], out[17]:
            packets.append(e4(6, build.tcp(port, 4840, sent, 1, 0x18, m)))
            sent += len(m)
        packets.append(e4(6, build.tcp(4840, port, 1, 1, 0x18, out[19]), src="10.0.0.2", dst="10.0.0.1"))
    return packets + cuts(e4(6, build.tcp(50001, 4840, 1, 1, 0x18, out[11])), 62, 66, 74, 80)


@built("built-gtpv2", """
gtpv2.message_type == 32
gtpv2.cause == 16 and gtpv2.cs == False
gtpv2.apn == "internet.example"
gtpv2.teid == 0x12345678 && gtpv2.seq == 7
gtpv2.f_teid_ipv4 == 10.0.0.1 or gtpv2.f_teid_ipv6 == 2001:db8::1
gtpv2.ebi == 5 && gtpv2.bearer_qos_label_qci == 9
gtpv2.mp == 9
!gtpv2.teid && gtpv2
_ws.malformed && gtpv2
""")
def gtpv2():
    """GTPv2: the header, elements of bearers and sessions, whole, odd and cut"""
    pack = struct.pack

    def message(kind, *elements, flags=0x48, size=None, teid=0x12345678, seq_number=7, last=0):
        body = (pack("!I", teid) if flags & 8 else b"") + pack("!I", seq_number << 8 | last) + b"".join(elements)
        return pack("!BBH", flags, kind, len(body) if size is None else size) + body

    def element(kind, value, instance=0, size=None):
        return pack("!BHB", kind, len(value) if size is None else size, instance) + value

    gateway, gateway6 = address("10.0.0.1"), address("2001:db8::1")
    values = [(1, bytes.fromhex("89674511223344f5")), (2, b"\x10\0"), (2, b"\x10\xff"), (3, b"\5"), (71, b"\x08internet\x07example"), (71, b"\x08internet"), (71, b"\x20short"),
              (72, pack("!II", 1000, 2000)), (73, b"\5"), (73, b"\xf5"), (75, bytes.fromhex("3456789021436587")), (75, bytes.fromhex("34567890214365f7")), (79, b"\1" + gateway), (79, b"\2\x40" + gateway6),
              (79, b"\3\x40" + gateway6 + gateway), (79, b"\4"), (80, b"\x54\x09" + bytes(range(20))), (82, b"\6"), (87, b"\x87\0\0\0\1" + gateway), (87, b"\x46\0\0\0\2" + gateway6), (87, b"\xc5\0\0\0\3" + gateway + gateway6),
              (87, b"\5\0\0\0\4"), (94, pack("!I", 77)), (95, b"\1\2"), (99, b"\1"), (99, b"\xff"), (127, b"\2"), (128, b"\2"), (128, b"\xff"), (255, b"abc")]
    out = [message(32, element(*v)) for v in values] + [message(33, *(element(*v) for v in values))]
    bearer = element(93, element(73, b"\5") + element(2, b"\x10\0") + element(80, b"\x54\x09" + bytes(20)) + element(87, b"\x81\0\0\0\1" + gateway, 2))
    out += [message(32, bearer), message(32, element(93, bearer)), message(35, element(2, b"\x10\0", 0x12))]
    out += [message(n, element(3, b"\1"), flags=0x40) for n in (1, 2, 3)] + [message(34, flags=f, last=l) for f in (0x4C, 0x44, 0x4F, 0x48) for l in (0x90, 0x1F)]
    out += [message(33, element(2, b"\x10\0"), flags=0x58) + message(95, element(73, b"\5")), message(33, flags=0x58), message(33, flags=0x58) + message(95, flags=0x58) + message(95), message(33) + message(95)]
    out += [message(1, element(3, b"\1"), flags=0x40, size=n) for n in (0, 3, 4, 8, 10, 20)] + [message(32, element(72, b"\0\0\0\1")), message(32, element(73, b"", size=0)), message(32, element(73, b"\5", size=9)), message(32, b"\x49\0")]
    out += [message(32, element(*values[0]), bearer)[:n] for n in (1, 2, 4, 6, 8, 10, 12, 14, 16, 20, 30)] + [message(32, element(80, b"\x54\x09\0")), message(32, element(87, b"\x87\0\0")), message(32, element(79, b"\1\1"))]
    return [e4(17, build.udp(2123, 2123, m)) for m in out] + cuts(e4(17, build.udp(2123, 2123, out[0])), 48, 52, 56, 60)


@built("built-lying-fragments", """
udp.srcport == 53
dns.id == 0x0102
tcp.len
tcp.nxtseq
tcp.analysis.retransmission
http
ip.fragments
ip.reassembled_in
data and ip.flags.mf == 1
""")
def lying_fragments():
    """Fragments that say to be longer than the packet: the first is read by itself, the others are data"""

    def lie(packet, length):
        return packet[:16] + struct.pack(">H", length) + packet[18:]

    question = udp(53, 40000, bytes.fromhex("01020100000100000000000003777777076578616d706c6503636f6d0000010001"))
    out = []
    for first, later in (0x2000, 0x2003), (0x2000, 0x0003):
        for length in 1500, 62, 61, 30:
            out += [lie(e4(17, question, fragment=first), length), lie(e4(17, bytes(40), fragment=later), length)]
        for syn in tcp(40000, 80, 1, 0, 2), tcp(40000, 80, 2, 0, 24, b"GET / HTTP/1.0\r\n\r\n"):
            out += [lie(e4(6, syn, fragment=first, number=2), 1500), e4(6, syn, number=5)]
        out += [e4(17, question[:24], fragment=first, number=3), lie(e4(17, question[24:], fragment=later, number=3), 90)]
    return out + [e4(17, question[:24], fragment=0x2000, number=4), e4(17, question[24:], fragment=3, number=4)]


@built("built-lldp", """
lldp.dcbx.ieee.ets.maxtcs == 1 and lldp.dcbx.feature.pg.per0 > 50
lldp.dcbx.feature.app.proto == 0x8906
lldp.dcbx.feature.app.prio == 6
lldp.dcbx.feature.pfc.prio3 == True
lldp.ieee.802_3.eee.transmit
lldp.media.vlan_id == 2925
lldp.media.civic.country == "DE" and lldp.media.civic.value contains "ab"
lldp.media.loc.data_format == 1
lldp.unknown_subtype
lldp.excess_length or lldp.incorrect_length
lldp.mgn.obj.id
lldp.excess_tlv
_ws.malformed && lldp
_ws.short && lldp
""")
def lldp():
    """LLDP: the values of IEEE 802.1, IEEE 802.3, media endpoints, data centers and PROFINET, with too few and too many bytes, and cut"""
    pack, data = struct.pack, bytes((i * 37 + 0x91) & 255 for i in range(80))

    def tlv(kind, value):
        return pack("!H", kind << 9 | len(value)) + value

    def message(*values, chassis=b"\4\2\0\0\0\0\1", port=b"\5eth0", life=b"\0\x78"):
        return eth(0x88CC, tlv(1, chassis) + tlv(2, port) + tlv(3, life) + b"".join(values) + tlv(0, b""))

    def org(oui, *parts):
        return tlv(127, bytes.fromhex(oui) + b"".join(parts))

    def sizes(oui, kind, *all_of):
        return [message(org(oui, bytes([kind]), data[:n])) for n in all_of]

    out = []
    for kind in range(16):
        out += sizes("0080c2", kind, 0, 2, 3, 4, 13, 21, 60)
    for kind, n in ((0, 0), (1, 5), (2, 3), (2, 4), (2, 7), (2, 8), (3, 5), (4, 2), (5, 10), (6, 0), (7, 2), (8, 0)):
        out += sizes("00120f", kind, max(n - 1, 0), n, n + 1, 30)
    for kind, n in ((1, 3), (2, 4), (3, 0), (4, 3)):
        out += sizes("0012bb", kind, max(n - 1, 0), n, n + 9)
    for kind, n in ((0, 5), (1, 20), (2, 4), (4, 18), (5, 6), (6, 54), (8, 6)):
        out += sizes("000ecf", kind, n - 1, n)
    places = [b"\1" + data[:n] for n in (15, 16, 20)] + [b"\2" + v for v in (b"", b"\x0d\1DE\1\2ab\3\4hey!", b"\x0b\1DE\1\2ab\3\4hey!", b"\x20\1DE", b"\2\1DE\1\2", b"\6\1DE\1\0\2\3a")]
    out += [message(org("0012bb", b"\3", v)) for v in places + [b"\3" + b"112", b"\0abc"]]
    for v in b"", b"text", b"ab\xc3\xa4\0", b"\xff\xfe":
        out.append(message(tlv(4, v), tlv(5, v), tlv(6, v), org("0080c2", b"\3\0\1", bytes([len(v)]), v), org("0080c2", b"\4", bytes([len(v)]), v), org("0012bb", b"\7", v)))
        out += [message(org("00005e", bytes([kind]), v)) for kind in (1, 2)] + [message(org("aabbcc", v)), message(tlv(127, b"\0\x80" + v)), message(org("aabbcc", b"\3", v))]

    feature = b"\0\0\xe0\0"
    control, uses = tlv(1, b"\0\0" + pack("!II", 5, 6)), b"".join(b"\x89\6\1\x1b\x21" + bytes([n]) for n in (8, 0x81, 0xC0, 0))
    for sub in (b"", tlv(2, feature + data[:13]) + tlv(3, feature + b"\x18\4") + tlv(4, feature + uses), tlv(3, feature + b"\1"), tlv(4, feature + data[:5]), tlv(4, feature + data[:7]), tlv(6, feature + b"\x80"), tlv(9, feature), b"\1", b"\x0a\0"):
        out.append(message(org("001b21", b"\2", control, sub)))
    place = b"\1\2\3\4\2\0\0\0\1"
    out += [message(tlv(8, v)) for v in (b"\5\1" + place + b"\0", b"\5\3" + place + b"\0", b"\1\1\2\0\0\0\1\0", b"\0", b"\5\1" + place + b"\3\x2b\6\1", b"\5\1" + place + b"\3\x2b\6", b"\5\1\1\2", b"\5\1\1\2\3\4\2\0")]
    for kind, network in ((4, 5), (3, 4)):
        k, n = bytes([kind]), bytes([network])
        for v in (k + data[:5], k + data[:7], n + b"\1" + data[:4], n + b"\1" + data[:3], n + b"\2" + data[:16], n + b"\7abc", n, k, b"\1abc", b""):
            out.append(message(chassis=v) if kind == 4 else message(port=v))
    out += [message(tlv(3, b"\0\1"), tlv(4, b"abc")), message(tlv(9, b"abc")), message(tlv(4, b"abc"), life=b"\0\0"), message(life=b"\0\0"), message(life=b"\0")]
    out += [eth(0x88CC, tlv(1, data[:1]) + tlv(3, b"\0\1")), eth(0x88CC, tlv(2, data[:4])), eth(0x88CC, tlv(1, b"\1a") + tlv(2, b"\1b") + tlv(4, b"c"))]
    whole = message(tlv(4, b"port"), org("0080c2", b"\1\0\1"), org("00120f", b"\2", data[:11]), tlv(8, b"\5\1" + place + b"\0"))
    return out + cuts(whole, *range(14, len(whole))) + [whole[:n] for n in range(14, len(whole))]


@built("built-l2tp", """
l2tp.avp.message_type == 1 and l2tp.avp.host_name contains "host"
l2tp.avp.assigned_tunnel_id == 10
l2tp.avp.type == 34 && l2tp.avp.crc_errors > 0
l2tp.avp.hidden == True
l2tp.result_code == 0x1136
l2tp.avp.pw_type == 23424
l2tp.avp_length.bad
l2tp.vendor_specific_avp_data
l2tp.zero_length_body_message
l2tp.ccid == 77 or l2tp.sid == 99
l2tp.offset == 4
_ws.malformed && l2tp
_ws.short && l2tp.Ns == 1
""")
def l2tp():
    """L2TP: all pairs of an attribute and a value of versions 2 and 3, hidden ones, those of vendors, wrong lengths, and headers of all kinds"""
    pack, data = struct.pack, bytes((i * 37 + 0x11) & 255 for i in range(60))

    def pair(kind, value, vendor=0, flags=0x8000, size=None):
        return pack("!HHH", flags | (6 + len(value) if size is None else size), vendor, kind) + value

    def over(payload):
        return e4(17, udp(1701, 1701, payload))

    def control(*pairs, version=2):
        body = b"".join(pairs)
        ids = (5, 6) if version == 2 else (0, 77)
        return pack("!HHHHHH", 0xC800 | version, 12 + len(body), *ids, 1, 2) + body

    def carry(flags, *words):
        return over(pack(f"!{len(words) + 1}H", flags, *words) + b"\xff\3\0\x21" + ip(17, udp(1, 2, b"x")))

    hello, tunnel = pair(0, b"\0\1"), pair(9, b"\0\x0a")
    out = [over(control(pair(kind, data[:30]))) for kind in range(82) if kind not in (26, 27, 28, 58)]
    out += [over(control(hello, pair(2, b"\1\0"), pair(3, b"\0\0\0\3"), pair(7, b"hostname"), tunnel)), over(control()), over(control(version=3))]
    out += [over(control(hello, pair(7, b"secret", flags=0xC000), tunnel)), over(control(hello, pair(1, b"ab", vendor=77), tunnel))]
    out += [over(control(hello, pair(7, b"abc", size=n), tunnel)) for n in (0, 5, 200)] + [over(control(hello, rest)) for rest in (b"\x80\x08\0", b"\x80\x08\0\0\0\1")]
    out += [over(control(hello, pair(1, data[:n]), pair(35, data[:n]), tunnel)) for n in range(2, 9)] + [over(control(hello, pair(12, data[:n]), tunnel)) for n in (2, 3, 5)]
    three = control(hello, pair(7, b"host"), pair(61, b"\0\0\1\2"), version=3)
    out += [over(three), e4(115, bytes(4) + three), e4(115, pack("!I", 99) + data[:30]), over(pack("!HHI", 3, 0, 99) + data[:30])]
    out += [carry(0x0002, 1, 2), carry(0x4002, 50, 1, 2), carry(0x0802, 1, 2, 3, 4), carry(0x0202, 1, 2, 0), carry(0x0202, 1, 2, 4, 0, 0), carry(0x4A02, 60, 1, 2, 3, 4, 2, 0)]
    out += [over(pack("!H", version) + data[:20]) for version in (0, 1, 4, 15)]
    whole = over(control(hello, tunnel, pair(7, b"hostname")))
    return out + cuts(whole, *range(62, len(whole))) + [over(whole[42:n]) for n in range(62, len(whole))]


@built("built-ppp", """
lcp.opt.type == 19 and lcp.opt.ep_disc_class == 17
lcp.opt.mrru == 4406
lcp.opt.algorithm == 5
lcp.opt.asyncmap == 0x11365b80
ppp.opt.len.invalid
lcp.opt.fcs_alternatives.null == True
lcp.rej_proto == 0x1136 and data
lcp.message or lcp.secs_remaining
ipcp.opt.pri_nbns_address == 17.54.91.128
ipv6cp.interface_identifier
chap.message && chap.code == 3
""")
def ppp():
    """What configures PPP: all options of LCP, IPCP and IPv6CP, of right and wrong lengths, messages of all codes, PAP and CHAP"""
    pack, data = struct.pack, bytes((i * 37 + 0x11) & 255 for i in range(60))

    def message(protocol, code, *options):
        body = b"".join(options)
        return eth(0x8864, pack("!BBHHHBBH", 0x11, 0, 7, 6 + len(body), protocol, code, 1, 4 + len(body)) + body)

    def option(kind, value):
        return bytes([kind, 2 + len(value)]) + value

    out = []
    for kind in [*range(4), *range(5, 20), 20, 21, 22, 23, 25, 27, 29, 30, 31]:
        out += [message(0xC021, 1, option(kind, data[:n]), option(5, b"abcd")) for n in (0, 1, 2, 3, 4, 5, 8, 12)]
    out += [message(0xC021, code, data[:n]) for code in range(5, 14) for n in (0, 1, 2, 4, 7, 11)]
    out += [message(0xC021, 1, option(3, v)) for v in (b"\xc2\x23\5", b"\xc2\x23\x80", b"\xc0\x23")] + [message(0xC021, 4, option(19, b"\3abcdef"))]
    for kind in 3, 4, 129, 130, 131, 132:
        out += [message(0x8021, 1, option(kind, data[:n]), option(3, b"\1\2\3\4")) for n in (0, 2, 4, 6)]
    out += [message(0x8057, 1, option(1, data[:n])) for n in (0, 2, 8, 10)]
    out += [message(0xC023, 1, b"\2ab\3abc"), message(0xC023, 2, b"\2ok"), message(0xC023, 3, b"\0")]
    return out + [message(0xC223, code, b"\4abcdname") for code in (1, 2, 3, 4)]
@built("built-sctp-users", """
diameter.cmd.code == 280
m3ua && sctp.port == 2000
s1ap || ngap || sgsap
data.len == 3 and sctp
sctp.retransmission and data
data && dccp
frame.protocols contains "sctp:m3ua:sctp:diameter"
""")
def sctp_users():
    """Payload of SCTP by identifier and by port: whole messages, several in a packet, parts, retransmissions, I-DATA; payload of DCCP"""
    tsn = iter(range(100, 1000))

    def data(ppi, value=b"abc", flags=3, kind=0, number=None):
        number = next(tsn) if number is None else number
        header = struct.pack("!IHHI", number, 1, 0, ppi) if kind == 0 else struct.pack("!IHHII", number, 1, 0, 7, ppi)
        return struct.pack("!BBH", kind, flags, 4 + len(header) + len(value)) + header + value + bytes(-len(value) % 4)

    def sctp(*chunks, ports=(2000, 2001), tag=5):
        return e4(132, struct.pack("!HHII", *ports, tag, 0) + b"".join(chunks))

    def dccp(kind, value, ports=(4000, 4001), options=bytes(12)):
        header = struct.pack("!HHBBHBBHI", *ports, (16 + len(options)) // 4, 0, 0, kind << 1 | 1, 0, 0, 9) + options
        return e4(33, header + value)

    m3ua = bytes([1, 0, 3, 1, 0, 0, 0, 8])
    avp = struct.pack("!IBBH", 264, 0x40, 0, 16) + b"host.abc"
    diameter = bytes([1, 0, 0, 36, 0x80]) + struct.pack("!BHIII", 1, 24, 0, 1, 2) + avp
    out = [sctp(data(ppi)) for ppi in (0, 3, 18, 60, 46, 99, 1000, 0x10003)]
    out += [sctp(data(0), ports=p) for p in ((36412, 1), (1, 36412), (29118, 36412), (7, 7), (38412, 38412), (0, 2905))]
    out += [sctp(data(46, diameter)), sctp(data(0, diameter), ports=(3868, 3868)), sctp(data(46, diameter + diameter))]
    out += [sctp(data(3, m3ua), data(46, diameter), data(0)), sctp(data(0, b"")), sctp(data(3, m3ua), data(3))]
    out += [sctp(data(3, flags=f)) for f in range(8)] + [sctp(data(0, b"de", flags=1)), sctp(data(0, kind=64)), sctp(data(3, kind=64))]
    again = data(3, m3ua, number=77)
    out += [sctp(again), sctp(again), sctp(again, again, data(0)), sctp(data(0, number=77), tag=6), icmp(bytes([3, 2, 0, 0, 0, 0, 0, 0]) + ip(132, sctp(data(3))[34:]))]
    for at in (46, 50, 60, 62, 70, 80, 90):
        out += cuts(sctp(data(46, diameter)), at)
    return out + [dccp(kind, v) for kind in range(11) for v in (b"", b"abcdef")] + [dccp(2, bytes([0, 1, 1, 0, 1, 0, 1, 97]), (1, 1113)), dccp(2, b"abc", options=b"\1\1\1\1")]


@built("built-radiotap", """
radiotap.datarate == 24
radiotap.channel.freq == 2437
radiotap.dbm_antsignal == -40
radiotap.present.tsft == True and radiotap.mactime == 5
radiotap.flags.fcs == True
radiotap.length > 30
radiotap.antenna == 1
radiotap.mcs.index == 7
radiotap.version == 1
wlan_radio.channel == 6
wlan_radio.signal_dbm == -40 and wlan_radio.data_rate == 24
wlan.fc.type_subtype == 8
wlan.sa == 02:00:00:00:00:01
wlan && ip
wlan.fcs
radiotap.present.ext == True
""", link=127)
def radiotap():
    """How frames of IEEE 802.11 were received: each value alone and several, in more words than one, with and without a checksum, cut"""
    values = {0: struct.pack("<Q", 5), 1: b"\x02", 2: b"\x30", 3: struct.pack("<HH", 2437, 0x00c0), 5: b"\xd8", 6: b"\xa0", 7: b"\x10\0", 10: b"\x0f",
              11: b"\1", 12: b"\x32", 14: b"\x02\0", 19: b"\x07\x02\x07"}

    def tap(*bits, flags=None, words=(), version=0, rest=b""):
        head, body = struct.pack("<I", sum(1 << b for b in bits) | (1 << 31 if words else 0)) + b"".join(struct.pack("<I", w) for w in words), b""
        for b in sorted(bits):
            v = bytes([flags]) if b == 1 and flags is not None else values[b]
            body += bytes(-(4 + len(head) + len(body)) % (2 if b in (3, 7, 14) else len(v) if b == 0 else 1)) + v
        body += rest
        return struct.pack("<BBH", version, 0, 4 + len(head) + len(body)) + head + body

    ours = bytes.fromhex("020000000001")
    beacon = bytes.fromhex("80000000ffffffffffff") + ours + ours + bytes.fromhex("1000") + bytes(8) + bytes.fromhex("64000104 0004 74657374 0101 8c")
    data = bytes.fromhex("08012c00020000000002") + ours + bytes.fromhex("ffffffffffff2000 aaaa030000000800") + ip(17, udp(1, 2, b"abc"))
    ack = bytes.fromhex("d4000000") + ours
    check = bytes.fromhex("01020304")
    out = [tap(b) + ack for b in values if b != 2] + [tap() + f for f in (beacon, data, ack)] + [tap(1, flags=f) + data + check for f in (0x10, 0x50, 0x30, 0x80, 0)]
    out += [tap(0, 1, 2, 3, 5, 6, 11, flags=0x10) + f + check for f in (beacon, data, ack)] + [tap(*(b for b in values if b != 2)) + beacon, tap(2, 3, 5, version=1) + data]
    out += [tap(2, 3, 5, words=[1 << 5], rest=b"\xd0") + beacon, tap(3, 19) + data, tap(2, 3, 5, rest=bytes(6)) + beacon]
    return out + cuts(tap(0, 1, 2, 3, 5, 6, 11, flags=0x10) + data + check, *range(1, 25, 3))


@built("built-gprs", """
gprs-ns
nsip.pdu_type == 0 and nsip.bvci == 0x0d01
nsip.control_bits.r == True
bssgp.pdu_type == 1
bssgp.llc_data[0] == 01
llcgprs.sapi == 1 and llcgprs.nu == 5
llcgprs.e == True
llcgprs.fcs == 0x030201
gsm_a.dtap
gsm_a.dtap.msg_sm_type == 0x46
gsm_a.dtap and ipcp
lcp or chap or pap
ipcp.opt.ip_address == 10.0.0.9
data
""")
def gprs():
    """What PPP would negotiate, in the messages of session management of a phone; other messages, addresses and frames of the link; cut"""

    def elements(*parts):
        return b"".join(bytes([kind, 0x80 | len(v)] if len(v) < 0x80 else [kind, len(v) >> 8, len(v) & 0xff]) + v for kind, v in parts)

    def link(message, sapi=1, control=0xc014, fcs=hexed("010203")):
        return bytes([sapi]) + struct.pack("!H", control) + message + fcs

    def unit(frame, kind=1, before=(), ns=hexed("00 00 0d01")):
        return ns + bytes([kind]) + hexed("e02dcb50 000034") + elements(*before, (14, frame))

    options = hexed("80 8021 0a 0101000a03060a000009")
    more = options + hexed("c021 04 05010004 c023 07 0101000701 6100 c223 05 0301000400 000d 00 0005 01 02 0123 02 abcd")
    qos, address_of, apn = hexed("03 0b921f"), hexed("02 0121"), hexed("28 04 03") + b"abc"

    def optional(pco):
        return bytes([0x27, len(pco)]) + pco

    shapes = {0x41: b"\5\3" + qos + address_of + apn, 0x42: b"\3" + qos + b"\3", 0x43: b"\x1a", 0x44: address_of, 0x45: b"\x1a", 0x46: b"\x24\x91",
              0x47: b"", 0x48: b"\1\3" + qos, 0x49: b"", 0x4a: b"\x32\3\x30" + qos, 0x4b: b"\x30" + qos + b"\x32\3\x81", 0x4c: b"\x1a",
              0x4d: b"\5\3" + qos + b"\1\0", 0x4e: b"\3" + qos + b"\3", 0x4f: b"\x1a"}
    messages = [b"\x0a" + bytes([kind]) + shape + optional(options) for kind, shape in shapes.items()]
    messages += [b"\x0a\x47" + optional(more), b"\x7a\x81\x47" + optional(options), b"\x8a\x47" + optional(options[:1]), b"\x08\x01\0", b"\x0a\x47", b"\x0a"]
    out = [unit(link(m), kind=n & 1) for n, m in enumerate(messages)]
    deactivate = messages[6]
    out += [unit(link(deactivate, sapi)) for sapi in (7, 3, 5, 0x81, 0x41, 0)] + [unit(link(deactivate, control=c)) for c in (0xc016, 0xc015, 0xdffd, 0x8000, 0x0000, 0xe100)]
    out += [unit(link(deactivate), before=[(8, bytes(8)), (0, bytes(200))]), unit(link(deactivate), kind=2), unit(link(deactivate), ns=hexed("0003 0d01"))]
    out += [hexed("0a"), hexed("02 00 81 08"), unit(link(b"")), unit(b"\1"), unit(b"")]
    whole = unit(link(deactivate))
    packets = [e4(17, udp(2158, 2157, p)) for p in out] + [e4(17, udp(2158, 19999, whole))]
    return packets + cuts(packets[6], *range(42, 42 + len(whole), 3))


@built("built-gtp", """
gtp.message == 0x10 and gtp.teid_data == 0x01020304
gtp.cause == 128 or gtp.user_ipv4 == 10.0.0.5
gtp.apn == "internet.example"
e212.imsi == "240010123456789" || e164.msisdn == "12345"
gtp.response_to
gtp.length == 14 and ipcp.opt.ip_address == 1.2.3.4
pap.peer_id == "mig" || chap.name == "n" || lcp.opt.mru == 1500
gtp.ext_hdr.next == 0x85 and gtp.ext_hdr.pdu_ses_con.qos_flow_id == 9
gtp.unknown_extension_header or gtp.ext_length.invalid or gtp.undecoded
gtp.qos_max_ul > 100 && gtp.qos_guar_dl
_ws.malformed and gtp
_ws.short and gtp.teid
!gtp and udp.port == 2123
""")
def gtp():
    """GTP of versions 0 and 1: messages, elements and extension headers, whole, odd and cut"""
    pack = struct.pack

    def new(kind, body=b"", number=1, size=None):
        return pack("!BBHIHBB", 0x32, kind, 4 + len(body) if size is None else size, 0x11223344, number, 0, 0) + body

    def old(kind, body=b"", number=1):
        return pack("!BBHHHB3s8s", 0x1E, kind, len(body), number, 5, 0xFF, b"\xff" * 3, bytes.fromhex("4200010123456789")) + body

    def tlv(kind, value, size=None):
        return pack("!BH", kind, len(value) if size is None else size) + value

    def options(*containers, first=0x80):
        return tlv(132, bytes([first]) + b"".join(pack("!HB", number, len(v)) + v for number, v in containers))

    last = b"\x0e\x55"
    user, quality = pack("!HH", 0xF121, 0x0A00) + pack("!H", 5), b"\2" + bytes(range(0x21, 0x3F))
    fixed = [bytes([kind]) + bytes(range(1, size + 1)) for kind, size in ((1, 1), (3, 6), (4, 4), (5, 4), (6, 3), (8, 1), (9, 28), (11, 1), (12, 3), (13, 1), (15, 1), (16, 4), (17, 4), (18, 5), (19, 1), (20, 1),
             (21, 1), (22, 9), (23, 1), (24, 1), (25, 2), (26, 2), (27, 2), (28, 2), (29, 1), (126, 1), (127, 4))]
    fixed += [b"\x01\x80", b"\x02" + bytes.fromhex("42001021436587f9"), b"\x10\1\2\3\4", b"\x08\xff", b"\x0d\xff"]
    fixed0 = [bytes([kind]) + bytes(range(size)) for kind, size in ((6, 3), (16, 2), (17, 2), (18, 3), (19, 1))]
    values = [tlv(128, v) for v in (b"\xf1\x21", user, b"\xf1\x57" + bytes(16), b"\xf1\x8d" + bytes(20), b"\xf2\x21\1\2\3\4", b"\xf0\1\1")]
    values += [tlv(131, v) for v in (b"", b"\x08internet\x07example", b"\x08internet", b"internet", b"\x20short", b"\7abc", b"\3abc\0")]
    values += [tlv(kind, v) for kind in (133, 251, 254) for v in (b"", b"\1\2\3\4", bytes(range(16)))] + [tlv(134, bytes.fromhex(v)) for v in ("91", "912143f5", "b12143f5", "91685122011010f0")]
    values += [tlv(135, quality[:n]) for n in range(1, 24)] + [tlv(135, b"\2" + b"\x99" * 20), tlv(135, b"\2" + b"\xf0" * 20)] + [tlv(141, b"", 0x0100)[:2] + b"\xc0", b"\x8d\2\xc0\x85"]
    values += [tlv(kind, bytes(range(0x21, 0x39))) for kind in range(142, 256) if kind not in (144, 146, 147, 155, 156, 157, 160, 162, 164, 168, 169, 173, 174, 175, 179, 180, 194, 199, 207, 210, 211, 214, 215, 219, 221, 252)]
    values += [tlv(kind, v) for kind in (148, 149, 151, 153, 154) for v in (b"\1", b"\1\2", b"\x42\xf9")] + [tlv(152, bytes([kind]) + bytes(range(7))) for kind in range(4)] + [tlv(255, b"\1"), tlv(255, b"\1\2")]
    ipcp, pap, chap, lcp = b"\1\1\0\x0a\3\6\1\2\3\4", b"\1\1\0\x0c\3mig\3abc", b"\1\1\0\x09\3abcn", b"\1\1\0\x08\1\4\5\xdc"
    values += [options((0x8021, ipcp)), options((0x8021, ipcp), (0x8021, ipcp)), options((0xC023, pap), (0xC223, chap), (0xC021, lcp), (0x8057, lcp[:3] + b"\4"), (0x80FD, ipcp)), options(first=0)]
    values += [options((13, b"\1\2\3\4"), (3, bytes(16)), (10, b""), (0x8021, ipcp)), options((0x8021, b"")), tlv(132, b"\x80\x80"), tlv(132, b""), tlv(132, b"\x80\x80\x21\x40" + ipcp)]
    out = [new(16, v + last) for v in fixed + values] + [old(16, v + last) for v in fixed0 + values[:8]] + [new(16, bytes([kind]) + bytes(20)) for kind in (0, 7, 30, 125, 225, 248)]
    out += [new(16, b"".join(fixed + values[:20]))] + [new(kind, last) for kind in range(256)]
    out += [new(16, tlv(131, b"\3abc", n)) for n in (3, 5, 9, 300)] + [new(1, last, size=n) for n in (0, 3, 4, 5, 6, 7, 40)] + [new(16, fixed[0] + values[7])[:n] for n in range(1, 34)]
    for kind, content in (0xC0, b"\1\2"), (0x40, b"\1\2"), (0x85, b"\0\x09"), (0x85, b"\x10\x89"), (0x82, b"\1\2\3\0\0\0"), (0x20, b"\1\2"), (0x81, b"\1\2"):
        extension = bytes([(len(content) + 2) // 4]) + content + b"\0"
        out += [pack("!BBHIHBB", 0x34, 255, 4 + len(extension) + 20, 7, 0, 0, kind) + extension + ip(59, b"")]
    out += [pack("!BBHIHBB", 0x34, 255, 12, 7, 0, 0, 0xC0) + b"\1\1\2\x85\1\0\x09\0", pack("!BBHIHBB", 0x34, 255, 8, 7, 0, 0, 0xC0) + b"\0\1\2\0", pack("!BBHIHBB", 0x34, 255, 8, 7, 0, 0, 0xC0) + b"\2\1\2\0"]
    there, back = dict(src="10.0.0.1", dst="10.0.0.2"), dict(src="10.0.0.2", dst="10.0.0.1")
    talk = [(there, new(1, number=5)), (back, new(2, last, 5)), (back, new(2, last, 5)), (there, new(16, number=6)), (back, new(17, number=6)), (there, new(20, number=7)), (back, new(21, number=8)), (there, old(1, number=9)), (back, new(2, number=9)),
            (back, old(2, number=9)), (there, new(26, number=10)), (back, new(27, number=10)), (there, new(48, number=11)), (back, new(49, number=11))]
    return [e4(17, build.udp(2123, 2123, m)) for m in out] + [e4(17, build.udp(2123, 2123, m), **ends) for ends, m in talk] + cuts(e4(17, build.udp(2123, 2123, new(16, values[7] + last))), 44, 48, 52, 56, 60, 70)


@built("built-tokenring", """
tr.addr == c0:00:00:00:00:01 and tr.src == 00:01:02:03:04:05
tr.sr == True && tr.rif_bytes > 6
tr.rif == "001-1-002-2-003"
tr.rif.ring == 2 or tr.rif.bridge == 15
tr.broadcast == 224 || tr.direction == 128
tr.max_frame_size == 112
tr.frame_type == 0 and trmac
tr && icmp
tr.rif.extra
data && tr
_ws.malformed and tr
!tr
""", link=6)
def token_ring():
    """Token Ring: frames of LLC and MAC, routes of all lengths, whole and cut"""
    def frame(payload, ac=0x10, fc=0x40, dst="c00000000001", src="000102030405", rif=b""):
        return bytes([ac, fc]) + bytes.fromhex(dst) + bytes.fromhex(src) + rif + payload

    snap = b"\xaa\xaa\3\0\0\0\x08\0" + ip(1, b"\x08\0\0\0\0\1\0\1")
    arp = b"\xaa\xaa\3\0\0\0\x08\x06" + bytes.fromhex("0006080006040001000102030405")+bytes(16)
    out = [frame(snap), frame(snap,ac=0xff), frame(snap,ac=0x5b,fc=0x45), frame(arp), frame(b"\x42\x42\3"+bytes(35)), frame(b"\xf0\xf0\3abc"),frame(b"\0\4\0\2\0\0",fc=0), frame(b"\0\4\0\2\0\0",fc=5), frame(snap,fc=0x80), frame(snap,fc=0xc0)]
    for r in ("0230","0610001100230","06b000110022","02c0","8270","0890001100220033","1290"+"0011"*8,"1e90"+"0011"*14,"1f00"+"0011"*14+"ff","0000","0100","0500001122","0770001100ff","e2d0","0490abcd","2270"):
        r=bytes.fromhex(r if len(r)%2==0 else r+"0")
        out.append(frame(snap,src="800102030405",rif=r))
    out += [frame(snap)[:n] for n in (1,2,7,8,13,14,15,17,20)] + [frame(b"",src="800102030405",rif=bytes.fromhex("0890001100220033"))[:n] for n in (14,15,16,18,20,22)]
    out += [frame(snap,rif=bytes(18)), frame(snap,rif=b"\x02\x70"+bytes(16)), frame(snap, ac=0), frame(snap, ac=0, fc=0), frame(b"\xaa\xaa\3\0\0\0\x08\0"+snap), frame(b"\xaa\xaa\3\0\0\0\0\0"+snap)]
    return out


@built("built-fddi", """
fddi.fc == 0x50 and fddi.addr == 02:00:00:00:00:01
fddi.fc.prio == 4
fddi && stp
ip.addr == 10.0.0.1 && fddi
_ws.malformed and fddi
""", link=10)
def fddi():
    """FDDI: frames of LLC and of others, whole and cut"""
    reverse = bytes(int(f"{i:08b}"[::-1], 2) for i in range(256))
    stations = build.MACS.translate(reverse)
    snap = b"\xaa\xaa\3\0\0\0\x08\0" + ip(1, b"\x08\0\xf7\xfd\0\1\0\1")
    out = [bytes([control]) + stations + snap for control in (0x50, 0x54, 0x57, 0xD0, 0x41, 0xC2, 0x80, 0x00, 0x30)] + [b"\x50" + stations + b"\x42\x42\3" + bytes(35)]
    return out + [out[0][:n] for n in (1, 7, 12, 13, 14, 16, 20, 22, 30)]


@built("built-link-layers", """
lacp.actor.sysid == 02:00:00:00:00:01 and slow.subtype == 1
slow.subtype == 2
hsrp.virt_ip == 10.0.0.5 || hsrp2.virt_ip == 10.0.0.5
esp.spi == 0x1234 or ah
dccp.type == 0 and dccp.port == 5001
dccp.ack
vxlan.vni == 5 and icmp || geneve.vni == 5 and icmp
gre.key == 77 or pppoe.session_id == 7
tcp.options.ao.keyid == 1
igmp.type == 0x22 || mpls.label == 17
icmpv6.opt.prefix.length == 64 && icmpv6.opt.mtu == 1280
stp.version == 3 or cdp.deviceid
sctp.chunk_type == 64 || sctp.chunk_type == 192
vlan.id == 5
_ws.expert.severity == 0x00600000
""")
def link_layers():
    """One or a few packets of many protocols of links, networks and transport"""
    pack, MACS = struct.pack, build.MACS

    inner = ip(1, b"\x08\0\xf7\xfd\0\1\0\1")
    frame = eth(0x0800, inner)
    lacp = eth(0x8809, bytes.fromhex("01010114ffff0200000000010001ff0001c70000000214ffff02000000000200018000020001c70000000310000a") + bytes(12) + bytes(2) + bytes(50), bytes.fromhex("0180c2000002020000000001"))
    marker = eth(0x8809, bytes.fromhex("02010110000102000000000100000007000000" "00") + bytes(92), bytes.fromhex("0180c2000002020000000001"))
    oam = eth(0x8809, bytes.fromhex("0300500001100100000119052e02020202020202020200"), bytes.fromhex("0180c2000002020000000001"))
    v1 = bytes([0, 0, 16, 3, 10, 120, 1, 0]) + b"cisco\0\0\0" + address("10.0.0.5")
    v2 = bytes([1, 40, 2, 0, 6, 4, 0, 1]) + bytes.fromhex("020000000001") + pack("!III", 100, 3000, 10000) + address("10.0.0.5") + bytes(12)
    hsrp, hsrp2 = e4(17, udp(1985, 1985, v1), dst="224.0.0.2"), e4(17, udp(1985, 1985, v2 + b"\3\x08cisco\0\0\0"), dst="224.0.0.102")
    esp = e4(50, pack("!II", 0x1234, 7) + bytes(range(24)))
    ah = e4(51, pack("!BBHII", 1, 4, 0, 5, 6) + bytes(12) + b"\x08\0\xf7\xfd\0\1\0\1")
    def dccp(kind, x=1, extra=b"", options=b"", seq=9):
        head = 16 if x else 12
        offset = (head + len(extra) + len(options)) // 4
        return e4(33, pack("!HHBBH", 5000, 5001, offset, 0, 0) + bytes([kind << 1 | x]) + (b"\0" + (seq).to_bytes(6, "big") if x else (seq).to_bytes(3, "big")) + extra + options + b"data")
    ack = b"\0\0" + (3).to_bytes(6, "big")
    dccps = [dccp(0, extra=pack("!I", 42), options=b"\x20\4\1\2"), dccp(1, extra=ack + pack("!I", 42)), dccp(2), dccp(3, extra=ack), dccp(4, extra=ack, options=b"\0\0\x29\6\0\0\0\1"), dccp(7, extra=ack + b"\1\2\3\4"), dccp(2, 0), dccp(4, 0, b"\0" + (3).to_bytes(3, "big"))]
    tagged = eth(0x8100, pack("!HH", 0x6005, 0x0800) + inner)
    double = eth(0x88A8, pack("!HHHH", 5, 0x8100, 6, 0x0800) + inner)
    mpls = eth(0x8847, pack("!II", 16 << 12 | 64, 17 << 12 | 0x100 | 63) + inner)
    pppoe = eth(0x8864, pack("!BBHHH", 0x11, 0, 7, 2 + len(inner), 0x21) + inner)
    pppoed = eth(0x8863, pack("!BBHH", 0x11, 9, 0, 24) + b"\1\1\0\4name\1\2\0\2ac\1\3\0\2ab\0\0\0\0")
    gre = e4(47, pack("!HHHHII", 0xB000, 0x0800, 0, 0, 77, 5) + inner)
    gre1 = e4(47, pack("!HHHHII", 0x3081, 0x880B, 4 + len(inner), 3, 1, 2) + b"\xff\3\0\x21" + inner)
    vxlan = e4(17, udp(4000, 4789, pack("!BBHI", 8, 0, 0, 5 << 8) + frame))
    geneve = e4(17, udp(4000, 6081, pack("!BBHI", 2, 0, 0x6558, 5 << 8) + pack("!HBBI", 0x0102, 3, 1, 7) + frame))
    igmps = [e4(2, b) for b in (bytes.fromhex("1164ee9b00000000"), bytes.fromhex("2200f9fd00000001" "04000000e0000005"), bytes.fromhex("1100ecbf00000000" "027d0001" "0a000001"), bytes.fromhex("1600 0905 e1010101".replace(" ", "")))]
    icmps = [e4(1, b"\3\1\0\0\0\0\0\0" + inner), e4(1, b"\5\1\0\0" + address("10.0.0.9") + inner), e4(1, b"\x0d\0\0\0\0\1\0\1" + pack("!III", 1, 2, 3)), e4(1, b"\x11\0\0\0\0\1\0\1" + bytes(4)), e4(1, b"\x09\0\0\0\2\2\0\x10" + address("10.0.0.1") + pack("!I", 1) + address("10.0.0.2") + pack("!I", 2)),
             e4(1, b"\x0b\0\0\0\0\x20\0\0" + inner + bytes(128 - len(inner)) + b"\x20\0\0\0" + b"\0\x08\1\1" + pack("!I", 16 << 12 | 0x140))]
    options = b"\1\1\2\0\0\0\0\1" + b"\5\1\0\0\0\0\5\xdc" + b"\3\4\x40\xc0" + pack("!III", 100, 50, 0) + address("2001:db8::") + b"\x19\3\0\0\0\0\0\x64" + address("2001:db8::53") + b"\x18\2\x40\0\0\0\0\x64" + address("2001:db8::")[:8]
    icmp6s = [e6(58, b) for b in (b"\x86\0\0\0\x40\0\7\x08\0\0\0\0\0\0\0\0" + options, b"\x85\0\0\0\0\0\0\0\1\1\2\0\0\0\0\1", b"\x87\0\0\0\0\0\0\0" + address("fe80::2") + b"\1\1\2\0\0\0\0\1\x0e\1abcdef", b"\x88\0\0\0\xe0\0\0\0" + address("fe80::2") + b"\2\1\2\0\0\0\0\1",
              b"\x89\0\0\0\0\0\0\0" + address("fe80::2") + address("fe80::3"), b"\x8f\0\0\0\0\0\0\1\4\1\0\1" + address("ff02::5") + address("fe80::1") + b"abcd", b"\x82\0\0\0\0\x64\0\0" + address("ff02::5") + b"\2\x7d\0\1" + address("fe80::1"), b"\1\4\0\0\0\0\0\0" + ipv6(59, b""), b"\2\0\0\0\0\0\5\0" + ipv6(59, b""))]
    arps = [eth(0x0806, bytes.fromhex("0001080006040001") + MACS[6:] + address("10.0.0.1") + bytes(6) + address("10.0.0.2")), eth(0x8035, bytes.fromhex("0001080006040003") + MACS[6:] + bytes(4) + MACS[6:] + bytes(4))]
    stp = llc(b"\x42\x42\3\0\0\2\2\x3c" + bytes.fromhex("8000020000000001000000008000020000000001800100001400020000 0f00".replace(" ", "")) + b"\0", bytes.fromhex("0180c2000000020000000001"))
    mstp = llc(b"\x42\x42\3\0\0\3\2\x7c" + bytes.fromhex("80000200000000010000000080000200000000018001000014000200" "0f00") + b"\0\0\x50\0" + b"region".ljust(32, b"\0") + b"\0\1" + bytes(16) + bytes(4) + bytes.fromhex("800002000000000114") + b"\x7c" + bytes.fromhex("8001020000000001") + bytes(4) + b"\x80\x80\x13", bytes.fromhex("0180c2000000020000000001"))
    cdp = llc(b"\xaa\xaa\3\0\0\x0c\x20\0" + b"\2\xb4\0\0" + b"\0\1\0\6r1" + b"\0\2\0\x11\0\0\0\1\1\1\xcc\0\4\x0a\0\0\1" + b"\0\3\0\x08eth0" + b"\0\4\0\x08\0\0\0\1" + b"\0\5\0\6v1" + b"\0\6\0\6pc" + b"\0\x0a\0\6\0\1" + b"\0\x0b\0\5\1", bytes.fromhex("01000ccccccc020000000001"))
    def tcps(options): return e4(6, tcp(1000, 2000, 1, 0, 2, options=options))
    tcp_options = [tcps(o) for o in (b"\2\4\5\xb4\4\2\x08\x0a\0\0\0\1\0\0\0\2\1\3\3\7", b"\5\x12" + bytes(range(16)), b"\x22\x0aabcdefgh", b"\x13\x12" + bytes(16), b"\x1e\x0c\0\x81" + bytes(8), b"\x1c\4\x80\5", b"\x1d\6\1\2ab", b"\xfd\x06\xf9\x89ab", b"\2\3\1", b"\3\2", b"\x08\5abc", b"\5\x0babcdefghi", b"\4\3a", b"\2\0", b"\x63\1", b"\x63\x20ab", b"\xfe\4ab")]
    def sctp(*chunks): return e4(132, pack("!HHII", 3000, 3001, 7, 0) + b"".join(chunks))
    def chunk(kind, flags, value): return pack("!BBH", kind, flags, 4 + len(value)) + value + bytes(-len(value) % 4)
    sctps = [sctp(chunk(1, 0, pack("!IIHHI", 1, 65535, 10, 10, 5) + b"\0\5\0\x08" + address("10.0.0.1") + b"\x80\0\0\4" + b"\xc0\0\0\4")), sctp(chunk(2, 0, pack("!IIHHI", 1, 65535, 10, 10, 5) + b"\0\7\0\x08cook")), sctp(chunk(0, 3, pack("!IHHI", 5, 1, 0, 0) + b"payload")), sctp(chunk(3, 0, pack("!IIHHHHI", 5, 1000, 1, 1, 2, 3, 9))),
             sctp(chunk(4, 0, b"\0\1\0\x08info")), sctp(chunk(5, 0, b"\0\1\0\x08info")), sctp(chunk(6, 0, b"\0\x0c\0\6ab\0\0")), sctp(chunk(7, 0, pack("!I", 5)), chunk(8, 0, b"")), sctp(chunk(9, 0, b"\0\1\0\x08\0\5\0\0")), sctp(chunk(10, 0, b"cookie"), chunk(11, 0, b"")), sctp(chunk(12, 0, pack("!I", 5)), chunk(13, 0, pack("!I", 5))), sctp(chunk(192, 0, pack("!IHH", 5, 1, 2))), sctp(chunk(64, 3, pack("!IHHII", 5, 1, 0, 0, 0) + b"abc"))]
    snaps = [llc(b"\xaa\xaa\3\0\0\0\x08\0" + inner), llc(b"\xaa\xaa\3\0\0\x0c\1\x0b\0\0" + bytes(33)), llc(b"\xe0\xe0\3\xff\xff\0\x1e" + bytes(26)), llc(b"\xf0\xf0\1\2"), llc(b"\x06\x06\3" + inner), llc(b"\xff\xff" + bytes(28))]
    return [lacp, marker, oam, hsrp, hsrp2, esp, ah, *dccps, tagged, double, mpls, pppoe, pppoed, gre, gre1, vxlan, geneve, *igmps, *icmps, *icmp6s, *arps, stp, mstp, cdp, *tcp_options, *sctps, *snaps[:2], *snaps[4:5]]


@built("built-sctp-fragments", """
sctp.fragment == 2 and diameter.length == 68
sctp.fragments && diameter.Origin-Host contains "client"
count(sctp.fragment) == 3
sctp.fragments and data.len == 8
diameter && !sctp.fragments
sctp.reassembled_in
""")
def sctp_fragments():
    """Messages in several chunks of SCTP: in order and not, in one packet, sent twice, with one that is missing"""
    pack = struct.pack
    begin, end, unordered = 2, 1, 4
    avp = pack("!IBBH", 264, 0x40, 0, 24) + b"client.example.x"
    whole = pack("!IIIII", 0x01000000 | 20 + 2 * len(avp), 0x80000118, 0, 1, 2) + 2 * avp

    def data(flags, tsn, payload, number=0, user=46):
        return pack("!BBHIHHI", 0, flags, 16 + len(payload), tsn, 1, number, user) + payload

    def packet(*chunks, tag=7, ports=(3868, 3868), **ends):
        return e4(132, pack("!HHII", *ports, tag, 0) + b"".join(chunks), **ends)

    def three(tsn, number):
        return [data(begin, tsn, whole[:20], number), data(0, tsn + 1, whole[20:40], number), data(end, tsn + 2, whole[40:], number)]

    def two(tsn, number, flags=0, user=46):
        return [data(begin | flags, tsn, whole[:20], number, user), data(end | flags, tsn + 1, whole[20:], number, user)]

    out = [packet(data(begin | end, 1, whole))]
    for tsn, order in (10, (0, 1, 2)), (20, (0, 2, 1)), (30, (2, 1, 0)):
        out += [packet(three(tsn, tsn // 10)[i]) for i in order]
    out += [packet(*three(40, 4))] + [packet(two(50, 5)[i]) for i in (0, 0, 1, 1, 0)] + [packet(c) for c in two(60, 0, unordered)]
    out += [packet(two(70, 6)[0]), packet(data(begin | end, 71, whole, 7)), packet(data(end, 72, whole[20:], 6))] + [packet(c) for c in two(80, 8, user=0)]
    out += [packet(data(begin, 90, b"abcd", user=0), ports=(5000, 5001)), packet(data(end, 91, b"efgh", user=0), ports=(5000, 5001))]
    out += [packet(c, tag=9) for c in two(100, 9)] + [packet(two(110, 10)[0], src="10.0.0.2", dst="10.0.0.1"), packet(two(110, 10)[1])]
    return out + [packet(data(0, 130, b"lost")), packet(data(end, 140, b"lost"))]
@built("built-sctp-interleaved", """
sctp.chunk_type == 64
sctp.data_mid == 2
sctp.data_fsn == 1
sctp.data_reserved == 0
diameter
diameter.flags.request == True
sctp.fragments
sctp.fragment == 5
sctp.retransmission
""")
def sctp_interleaved():
    """I-DATA: messages in one chunk and in several, which stand between those of others, in order and not, sent twice, with one that is missing, cut"""
    pack = struct.pack
    begin, end, unordered = 2, 1, 4
    avp = pack("!IBBH", 264, 0x40, 0, 24) + b"client.example.x"
    whole = pack("!IIIII", 0x01000000 | 20 + 2 * len(avp), 0x80000118, 0, 1, 2) + 2 * avp

    def data(flags, tsn, payload, number=0, place=46, stream=1):
        return pack("!BBHIHHII", 64, flags, 20 + len(payload), tsn, stream, 0, number, place) + payload

    def packet(*chunks, tag=7, ports=(3868, 3868), **ends):
        return e4(132, pack("!HHII", *ports, tag, 0) + b"".join(chunks), **ends)

    def three(tsns, number, stream=1, flags=0, user=46):
        return [data(begin | flags, tsns[0], whole[:20], number, user, stream), data(flags, tsns[1], whole[20:40], number, 1, stream), data(end | flags, tsns[2], whole[40:], number, 2, stream)]

    out = [packet(data(begin | end, 1, whole)), packet(data(begin | end | unordered, 2, whole), data(begin | end, 3, whole, 1))]
    for tsn, order in (10, (0, 1, 2)), (20, (0, 2, 1)), (30, (2, 1, 0)):
        out += [packet(three((tsn, tsn + 1, tsn + 2), tsn // 10)[i]) for i in order]
    one, other = three((40, 42, 44), 4, 1), three((41, 43, 45), 4, 2)
    out += [packet(c) for pair in zip(one, other) for c in pair] + [packet(*three((50, 51, 52), 5))]
    one, other = three((60, 62, 64), 6), three((61, 63, 65), 6, flags=unordered)
    out += [packet(c) for pair in zip(one, other) for c in pair]
    again = three((70, 71, 72), 7)
    out += [packet(again[i]) for i in (0, 0, 1, 2, 2)] + [packet(c) for c in three((80, 81, 83), 8)[::2]] + [packet(c, ports=(5000, 5001)) for c in three((90, 91, 92), 9, user=46)]
    out += [packet(c, ports=(5000, 5001)) for c in three((97, 98, 99), 14, user=46)[::-1]]
    out += [packet(c, ports=(5000, 5001)) for c in three((93, 94, 95), 10, user=0)] + [packet(c) for c in (data(begin, 100, whole[:20], 11), data(end, 101, whole[20:], 11, 1))]
    out += [packet(data(begin, 103, whole[:20], 12), data(end, 102, whole[20:], 12, 1)), packet(data(begin, 104, whole[:20], 13)), packet(data(begin | end, 105, whole, 13)), packet(data(end, 106, whole[20:], 13, 1))]
    out += [packet(data(begin | end, 110 + n, whole)[:n]) for n in range(4, 21)] + cuts(packet(data(begin, 200, whole[:20], 20)), *range(46, 90, 3))
    return out


@built("built-macsec", """
macsec
macsec.TCI.SC == 1 and macsec.PN > 2
macsec.etype == 0x0800
icmp and macsec.SL > 0
macsec.ICV
data and macsec
""")
def macsec():
    """What is protected in clear text and encrypted, with and without the channel's identifier, padded, and too short."""
    inner = struct.pack("!H", 0x0800) + ip(1, bytes.fromhex("0800000000010001") + bytes(40))
    small = struct.pack("!H", 0x0800) + ip(17, udp(50000, 50001, b"123"))

    def tag(tci, number, short=0, sci=bytes.fromhex("0200000000010001")):
        return struct.pack("!BBI", tci, short, number) + (sci if tci & 0x20 else b"")

    icv = bytes(range(0x30, 0x40))
    out = [eth(0x88E5, tag(tci, n) + inner + icv) for n, tci in enumerate((0x00, 0x20, 0x23, 0x2C, 0x0C, 0x08, 0x04, 0x28, 0x24, 0x40, 0x50, 0x10, 0xA0))]
    out += [eth(0x88E5, tag(tci, 99, len(small)) + small + icv + bytes(6)) for tci in (0x00, 0x20, 0x2C)]
    return out + [eth(0x88E5, (tag(0x20, 7) + inner + icv)[:n]) for n in (80, 60, 40, 30)]


@built("built-ipoib", """
ipoib
ipoib.type == 0x0806
ipoib.daddr.qpn == 0x550
ipoib.grh
ipoib.grh.sqpn
arp
""", link=242)
def ipoib():
    """IP over InfiniBand, with a global route header and without."""
    head = bytes(20) + bytes.fromhex("80000550 fe80000000000000 0010e000664ab451")
    routed = bytes.fromhex("6a512345 00001a2b fe80000000000000 0010e000664ab452 ff12401b00000000 00000000ffffffff")
    arp = bytes.fromhex("0020080014050001") + bytes(19) + b"\1\xc0\0\2\1" + bytes(20) + bytes([192, 0, 2, 2])
    bodies = struct.pack("!HH", 0x0800, 0) + ip(17, udp(1000, 2000, b"abcd")), struct.pack("!HH", 0x86DD, 0) + ipv6(59, b""), struct.pack("!HH", 0x0806, 0) + arp
    return [h + b for h in (head, routed) for b in bodies]


@built("built-ipnet", """
ipnet
ipnet.family == 26
ipnet.htype == 256
ipv6
""", link=226)
def ipnet():
    """Packets that a Solaris machine sends itself."""
    def head(family, hook, size):
        return struct.pack("!BBHIIIII", 1, family, hook, size, 2, 0, 0xFFFFFFFF, 0)
    four, six = ip(17, udp(1000, 2000, b"abcd")), ipv6(59, b"")
    return [head(2, 0, len(four)) + four, head(26, 256, len(six)) + six, head(3, 0, len(four)) + four]


@built("built-clip", """
clip
clip.no_link_info
udp
""", link=106)
def clip():
    """IP packets that came over ATM."""
    return [ip(17, udp(1000, 2000, b"abcd")), ip(17, udp(1000, 2000, b"abcd"))[:22], ipv6(59, b""), b"\x45"]


@built("built-tcp-options", """
tcp.non_zero_bytes_after_eol
tcp.options.unknown
tcp.options.ao
tcp.options.ao.keyid == 48
tcp.options.echo
tcp.options.cc_value == 5
tcp.options.scps
tcp.option.len.invalid
tcp.bogus_header_length
tcp.option_kind == 161
tcp.options.rvbd.probe
""")
def tcp_options():
    """Options of few uses, unknown ones, bytes behind the end of the list, lengths that lie, and headers shorter than a header."""
    lists = ["0030", "00000001", "0000000001000000", "a1020000", "30283030303030", "1d06303101020304", "1d04", "1d03", "060600000005", "070600000005", "0b0600000005", "0c0600000005", "0d0600000005",
             "1404f000", "1402", "1602", "1702", "4c0a01010a11fe44000501", "4c040c21", "4e10" + "00" * 14, "2202", "fe04f989", "020405b4", "0204", "0203", "050a0000000100000002",
             "051200000001000000020000000300000004", "01010101", "0303070103", "13125b" + "aa" * 15, "1b08010203040506", "1c048005", "ff"]
    sent = [e4(6, tcp(1000 + n, 50000, 100, 50, flags, b"abc", bytes.fromhex(o) + bytes(-len(bytes.fromhex(o)) % 4))) for n, o in enumerate(lists) for flags in (0x02, 0x10)]
    whole = e4(6, tcp(900, 50000, 100, 50, 0x10, b"abc", bytes.fromhex("051a" + "00000001" * 6)))
    short = [e4(6, struct.pack("!HHIIBBHHH", 950, 50000, 100 + n, 50, n << 4, 0x18, 1000, 0, 0) + b"abcdefgh") for n in (0, 1, 4, 5, 7, 15)]
    return sent + short + cuts(whole, *range(34, 84))


@built("built-wlan-elements", """
wlan.ext_tag.number == 35 && wlan.ext_tag.he_phy_cap.su_beamformer == 1
wlan.ext_tag.he_mac_cap.max_frag_msdus == 3
wlan.ext_tag.he_operation.6ghz.primary_channel
wlan.ext_tag.he_ppe_thresholds.ppet16 == 5
wlan.ext_tag.spatial_reuse.srg_bss_color_bitmap
wlan.rmcap.b1
wlan.fixed.sae_message_type == 1 && wlan.fixed.finite_cyclic_group == 19
wlan.fixed.confirm
wlan.wfa.ie.oce.cap.sta_cfon
wlan.rsn.ie.pmkid
wlan.ba.bm.missing_frame > 5
wlan.ba.bm.last_ack_frame == 4106
wlan.vht_ndp.sta_info.feedback_type == True
data && wlan.wep.iv
data.len == 12 && wlan.ccmp.extiv
wlan.qos && !wlan.qos.amsdupresent
wlan.extcap == 0x8040
wlan.vht.tpe.pwr_constr_80
wlan.mmie.ipn
wlan.supopeclass.alt
wlan.tag.length.bad
wlan.tag.data.undecoded && wlan.ext_tag.data
""", link=105)
def wlan_elements():
    """802.11: elements of 802.11ax and of measurements, whole and of other lengths, SAE, block acknowledgements and protected bodies"""
    mac = bytes.fromhex("020000000001")
    state = 1

    def noise(n):
        nonlocal state
        out = bytearray()
        for _ in range(n):
            state = (state * 1103515245 + 12345) & 0x7FFFFFFF
            out.append(state >> 16 & 255)
        return bytes(out)

    def frame(control, body, flags=0, more=b""):
        return bytes([control, flags]) + bytes(2) + b"\xff" * 6 + mac + mac[:5] + b"\2" + bytes([0x10, 0]) + more + body

    def beacon(elements, control=0x80):
        fixed = bytes(8) + b"\x64\0" + b"\x11\0"
        return frame(control, (fixed if control in (0x80, 0x50) else b"\x11\0\x01\0" if control == 0 else b"") + elements)

    def element(number, value):
        return bytes([number, len(value)]) + value

    def extension(number, value):
        return element(255, bytes([number]) + value)

    packets = []
    for number, size in {46: 1, 51: 4, 56: 5, 59: 5, 70: 5, 74: 14, 76: 16, 199: 1, 244: 1}.items():
        lengths = (size - 1, size, size + 1) if number in (46, 70, 74, 76) else (size, size + 1)
        packets += [beacon(element(number, noise(n)) + element(0, b"end")) for n in lengths if n > 0]
    packets += [beacon(element(46, noise(1)), c) for c in (0, 0x40, 0x50)]
    packets += [beacon(element(195, bytes([head]) + noise(n))) for head, n in ((0, 1), (1, 2), (2, 3), (3, 4), (3, 5), (0x10, 1), (0x11, 2), (0x32, 5), (0x3A, 5), (2, 0))]
    packets += [beacon(element(127, noise(n))) for n in range(12)] + [beacon(element(127, bytes(7) + b"\x40\x80"))]
    packets += [beacon(extension(number, noise(n))) for number, n in ((2, 2), (38, 13), (38, 16), (39, 1), (42, 2))]
    packets += [beacon(extension(2, bytes([1 << i]) + noise(12))) for i in range(5)] + [beacon(extension(2, b"\x1f" + noise(12)))]
    packets += [beacon(extension(39, bytes([has]) + noise(n))) for has, n in ((0, 0), (4, 1), (8, 18), (12, 19), (12, 21))]
    for first in (0, 1, 8, 0x18, 0x19):
        for widths in (0, 8, 16, 24):
            phy = bytearray(noise(11))
            phy[0] = widths
            phy[6] &= 0x7F
            packets.append(beacon(extension(35, bytes([first]) + noise(5) + bytes(phy) + noise(4 + (widths >> 1 & 4) + (widths >> 2 & 4)))))
    for head in (0x78, 0x79, 0x0B, 0x1A, 0x00):
        packets.append(beacon(extension(35, b"\x01" + noise(5) + b"\0" + noise(5) + b"\x80" + noise(4) + noise(4) + bytes([head]) + noise(7))))
    for second in (0, 0x40, 0x80, 0xC0):
        for third in (0, 2):
            packets.append(beacon(extension(36, bytes([4, second, third]) + noise(3) + noise(3 * (second >> 6 & 1) + (second >> 7) + 5 * (third >> 1)))))
    packets += [beacon(extension(36, bytes(6))), beacon(extension(200, b"abc"))]

    def vendor(oui, kind, value):
        return element(221, bytes.fromhex(oui) + bytes([kind]) + value)

    def attributes(*pairs):
        return b"".join(bytes([k, len(v)]) + v for k, v in pairs)

    packets += [beacon(vendor("506f9a", 22, attributes(*((k, noise(2 if k == 8 else 1)) for k in (1, 3, 4, 5, 6, 7, 8, 101)))))]
    packets += [beacon(vendor("0017f2", 10, b"abc"))]
    packets += [beacon(vendor("000fac", kind, noise(n))) for kind in (1, 3, 4, 6, 7, 9) for n in (40,)] + [beacon(vendor("000fac", 77, b"abc"))]

    def sae(message, body):
        return frame(0xB0, struct.pack("<HHH", 3, message, 0) + body)

    packets += [sae(1, struct.pack("<H", group) + noise(3 * size)) for group, size in ((19, 32), (20, 48), (21, 66))]
    packets += [sae(2, struct.pack("<H", 7) + noise(32)), sae(1, b"\x13\0" + noise(96) + element(0, b"x"))]
    packets += [frame(0xD0, b"\x07\x01\x05"), frame(0xD0, b"\x05\x04\x09" + element(0, b"abc")), frame(0xD0, b"\x05\x00\x09\x01\0" + element(0, b"abc"))]
    packets += [frame(0xD0, b"\x05\x05\x09" + element(0, b"abc")), frame(0xD0, b"\x05\x01\x09" + element(0, b"abc"))]

    def acknowledgement(start, bitmap, control=4):
        return bytes([0x94, 0, 0, 0]) + mac + mac + struct.pack("<HH", control, start) + bitmap

    packets += [acknowledgement(1600, bytes(8)), acknowledgement(1600, b"\xff" * 8), acknowledgement(0xFFA0, b"\x01\x00\x80" + bytes(5))]
    packets += [acknowledgement(0x104, b"\x05" + bytes(30) + b"\x80")]
    announce = bytes([0x54, 0, 0, 0]) + mac + mac
    packets += [announce + bytes([8]) + struct.pack("<H", v) for v in (1, 0x1001, 0xF005)] + [announce + bytes([8]) + noise(6)]

    for control, more in ((0x08, b""), (0x88, b"\0\0"), (0xC0, b""), (0xD0, b"")):
        for head in (b"\1\2\3\x40", b"\1\2\0\x20\5\6\7\x08", b"\1\x21\3\x60\5\6\7\x08"):
            packets += [frame(control, head + bytes(n), 0x40, more) for n in (0, 3, 4, 12)]
    packets += [frame(0x08, b"\1\2", 0x40), frame(0xC8, b"", 0, b"\x80\0"), frame(0x08, bytes(20), 0x44)]
    return packets
class Stream:
    """A conversation over TCP, or with udp over that, of which each end sends payloads in turn."""

    def __init__(self, client, server, udp=False):
        self.ports, self.udp, self.sent, self.packets = (client, server), udp, [1, 1], []

    def send(self, payload, back=False):
        ports = self.ports[::-1] if back else self.ports
        ends = {"src": "10.0.0.2", "dst": "10.0.0.1"} if back else {}
        if self.udp:
            self.packets.append(e4(17, udp(*ports, payload), **ends))
        else:
            self.packets.append(e4(6, tcp(*ports, self.sent[back], self.sent[not back], 0x18, payload), **ends))
            self.sent[back] += len(payload)
        return self

    def reply(self, payload):
        return self.send(payload, True)

    def talk(self, *payloads):
        """What the client sends, and in lists what the server answers."""
        for p in payloads:
            self.send(p[0], True) if isinstance(p, list) else self.send(p)
        return self.packets


@built("built-cip", """
enip.command == 0x63
enip.timeout == 5
enip.session == 0x11223344
enip.lir.devtype == 12
cip
cipcm
cipio
cip.sc == 0x4c
cip.service == 0xcc
cip.rr == 1 && cip.genstat != 0
cip.class == 0x6b
cip.instance == 0x1234
cip.id.device_type == 14
cip.id.product_name contains "PLC"
cip.msp.num_services > 1
cip.cm.sc == 0x54
cip.attribute == 7
cip.symbol == "TAG"
enip.response_to
cip.connection
_ws.malformed && (enip || cip)
_ws.short && enip
frame.protocols contains "cipcls"
""")
def cip():
    """EtherNet/IP and what it carries: commands, requests and their responses, connections, paths, input and output"""
    pack = struct.pack

    def enip(command, body=b"", session=0x11223344, status=0, context=b"dfc-test", size=None):
        return pack("<HHII8sI", command, len(body) if size is None else size, session, status, context, 0) + body

    def items(*pairs):
        return pack("<H", len(pairs)) + b"".join(pack("<HH", k, len(v)) + v for k, v in pairs)

    def asks(message, context=b"dfc-test", **more):
        return enip(0x6F, pack("<IH", 0, 5) + items((0, b""), (0xB2, message)), context=context, **more)

    def connected(connection, seq, message, **more):
        return enip(0x70, pack("<IH", 0, 0) + items((0xA1, pack("<I", connection)), (0xB1, pack("<H", seq) + message)), context=bytes(8), **more)

    def request(service, path, data=b""):
        return bytes([service, len(path) // 2]) + path + data

    def response(service, data=b"", status=0, extra=b""):
        return bytes([service | 0x80, 0, status, len(extra) // 2]) + extra + data

    identity, router, manager = b"\x20\1\x24\1", b"\x20\2\x24\1", b"\x20\6\x24\1"
    name = b"PLC 5000"
    facts = pack("<HHHBBHIB", 1, 14, 54, 20, 11, 0x3160, 0x600DCAFE, len(name)) + name
    socket = pack("!HHI8x", 2, 44818, 0x0A000002)
    listed = items((0x0C, pack("<H", 1) + socket + facts + b"\3"))
    services = items((0x100, pack("<HH16s", 1, 0x120, b"Communications")))
    out = Stream(40001, 44818, udp=True).talk(enip(0x63, context=bytes(8)), [enip(0x63, listed)], enip(4), [enip(4, services)], enip(0x64), [enip(0x64, items())], enip(0x63, pack("<H", 500)))
    out += Stream(40002, 44818).talk(enip(4), [enip(4, services)], enip(0x65, b"\1\0\0\0", session=0), [enip(0x65, b"\1\0\0\0")], enip(0x63), [enip(0x63, listed)],
                                     enip(0), enip(0x72, b"abcd"), enip(0x73), enip(0x99, b"abcd"), [enip(0x6F, status=0x64)], enip(0x66))
    paths = (identity, identity + b"\x30\7", b"\x21\0\x34\x12\x25\0\x34\x12\x31\0\7\0", b"\x20\x6b\x25\0\x34\x12", b"\x91\3TAG\0", b"\x91\4TAGS\x28\3", b"\x20\4\x24\1\x2c\5\x2c\6", b"\x20\x6b\x26\0\1\2\3\4",
             b"\1\0" + identity, b"\x12\x0a10.0.0.1:2" + identity, b"\x12\x0910.0.0.12\0" + identity, b"\x34\4\1\0\x0e\0\x36\0\x14\x0b" + identity,
             b"\x41\5", b"\x43\5", b"\x63abc", b"\x38\1", b"")
    talk = []
    for n, path in enumerate(paths):
        context = pack("<Q", n)
        talk += [asks(request(0x0E, path), context), [asks(response(0x0E, b"\1\2\3\4"), context)], asks(request(0x4C, path, b"\1\0"), context), [asks(response(0x4C, b"\xc4\0\1\2\3\4"), context)]]
        if path[:1] == b"\x34":  # Wireshark crashes over responses to electronic keys
            talk = [x for x in talk[:-4] + talk[-4::2]]
    out += Stream(40003, 44818).talk(*talk)
    talk = []
    for n, service in enumerate([n for n in range(0, 0x1B) if n != 0x0A] + [0x1C, 0x32, 0x4B, 0x4D, 0x52, 0x55, 0x7F]):
        context = pack("<Q", n)
        for path, data in (identity, b"\2\0\1\0\7\0"), (b"\x20\x6b\x24\1\x30\7", b"\1\0\2\0\3\0\4\0"):
            talk += [asks(request(service, path, data), context), [asks(response(service, b"\1\0\7\0\0\0\1\2", n % 3, b"\1\2" * (n % 3)), context)]]
    talk += [asks(request(1, identity), b"allofit!"), [asks(response(1, facts), b"allofit!")], [asks(response(1, facts), b"notasked")], asks(request(1, identity), b"cutoff!!"), [asks(response(1, facts[:9]), b"cutoff!!")]]
    for a in range(1, 12):
        talk += [asks(request(14, identity + bytes([0x30, a])), b"onebyone"), [asks(response(14, (facts[14:] if a == 7 else facts[10:])[:12]), b"onebyone")]]
    out += Stream(40004, 44818).talk(*talk)
    inner = [request(0x4C, b"\x91\3TAG\0", b"\1\0"), request(1, identity), request(14, b"\x20\x6b\x24\1\x30\7")]
    offsets = [8, 8 + len(inner[0]), 8 + len(inner[0]) + len(inner[1])]
    several = request(0x0A, router, pack("<H3H", 3, *offsets) + b"".join(inner))
    answers = [response(0x4C, b"\xc4\0\1\2\3\4"), response(1, facts), response(14, b"", 5)]
    back = response(0x0A, pack("<H3H", 3, 8, 8 + len(answers[0]), 8 + len(answers[0]) + len(answers[1])) + b"".join(answers))
    send = request(0x52, manager, b"\7\xe9" + pack("<H", len(inner[1])) + inner[1] + b"\1\0\1\0")
    odd = request(0x52, manager, b"\7\xe9" + pack("<H", 7) + request(14, identity, b"x") + b"\0\1\0\1\0")
    opening = b"\x0a\x0e" + pack("<IIHHI", 0, 0x77, 5, 1, 0x600D) + b"\1\0\0\0" + pack("<IH", 2000000, 0x43F8) + pack("<IH", 1000000, 0x43F8)
    opens = request(0x54, manager, opening + b"\xa3\3\1\0" + router)
    large = request(0x5B, manager, b"\x0a\x0e" + pack("<IIHHI", 0, 0x88, 6, 1, 0x600D) + b"\1\0\0\0" + pack("<II", 2000000, 0x42000FA0) + pack("<II", 1000000, 0x42000FA0) + b"\x01\4\1\0\x20\4\x2c\5\x2c\6")
    opened = response(0x54, pack("<IIHHIIIBB", 0x66, 0x77, 5, 1, 0x600D, 2000000, 1000000, 0, 0))
    opened6 = response(0x5B, pack("<IIHHIIIBB", 0x99, 0x88, 6, 1, 0x600D, 2000000, 1000000, 1, 0) + b"ab")
    refused = response(0x54, pack("<HHIBB", 5, 1, 0x600D, 1, 0), 1, b"\0\1")
    close = request(0x4E, manager, b"\x0a\x0e" + pack("<HHI", 5, 1, 0x600D) + b"\3\0\1\0" + router)
    closed = response(0x4E, pack("<HHIBB", 5, 1, 0x600D, 0, 0))
    out += Stream(40005, 44818).talk(
        asks(several, b"several1"), [asks(back, b"several1")], [asks(back, b"notasked")], 
        asks(send, b"sending1"), [asks(response(1, facts), b"sending1")], asks(odd, b"sending2"), [asks(response(0x52, b"\3", 1, b"\4\2"), b"sending2")], asks(send, b"sending3"), [asks(response(0x52, b"\3", 1, b"\4\2"), b"sending3")],
        asks(opens, b"opening1"), [asks(opened, b"opening1")], connected(0x66, 1, inner[1]), [connected(0x77, 1, response(1, facts))], connected(0x66, 2, several), [connected(0x77, 2, back)], [connected(0x77, 3, response(1))],
        connected(0x1234, 7, inner[1]), [connected(0x4321, 7, answers[1])], asks(opens, b"opening2"), [asks(refused, b"opening2")], asks(close, b"closing1"), [asks(closed, b"closing1")],
        asks(close, b"closing2"), [asks(response(0x4E, pack("<HHIBB", 5, 1, 0x600D, 0, 0), 1, b"\7\1"), b"closing2")], asks(large, b"opening3"), [asks(opened6, b"opening3")],
        *[x for s in (0x56, 0x57, 0x59, 0x60) for x in (asks(request(s, manager, b"\1\2\3\4\5\6\7\x08"), b"others.."), [asks(response(s, b"\1\2\3\4\5\6\7\x08"), b"others..")])])
    out += Stream(40006, 2222, udp=True).talk(*(items((0x8002, pack("<II", c, n)), (0xB1, pack("<H", n) + b"\1\0\0\0abcd")) for c, n in ((0x99, 1), (0x88, 1), (0x55, 9))), items((0x8002, pack("<II", 0x99, 2)), (0xB1, b"")), b"\1")
    whole = asks(request(14, identity))
    for n in 10, 24, 26, 30, 33, 40:
        out += Stream(40100 + n, 44818).talk(whole[:n], whole[n:])
    out += Stream(40200, 44818).talk(whole + asks(request(1, identity), b"another!"), enip(0x6F, whole[24:-3]), enip(0x6F, pack("<IH", 0, 5) + items((0, b""), (0xB2, b""))), enip(0x6F, pack("<IH", 1, 5) + items((0, b""), (0xB2, b"ab"))),
                                     enip(0x6F, pack("<IH", 0, 5) + items((0x85, pack("!HH12x", 2, 5)), (0x8000, socket), (0x8001, socket), (0x8002, bytes(8)), (0x91, b"abc"), (0x77, b"ab"))), asks(b"\x0e"), asks(b"\x0e\5\x20"))
    return out + cuts(e4(6, tcp(40300, 44818, 1, 1, 0x18, asks(opens))), 78, 84, 90, 100, 104, 108, 120, 140)


@built("built-machines", """
ams.cmdid == 2
ams.cmdid == 9 and ams.state_response == 1
ams.targetnetid == "10.0.0.2.1.1"
ams.adsresult == 0
ams.ads_devicename contains "Plc"
tfp.fid == 255
tfp.uid == "2om"
tfp.len > 8
someip
gvsp.format == 1
""")
def machines():
    """Beckhoff's ADS and Tinkerforge's modules; SOME/IP and GVSP, which are not looked for unless asked"""
    pack = struct.pack

    def ams(command, flags, data):
        ends = bytes([10, 0, 0, 2, 1, 1]) + pack("<H", 851) + bytes([10, 0, 0, 1, 1, 1]) + pack("<H", 32905)
        message = ends + pack("<HHIII", command, flags, len(data), 0, 7) + data
        return pack("<HI", 0, len(message)) + message

    def tfp(function, sequence, rest=b""):
        return pack("<I", 0x1234) + bytes([8 + len(rest), function, sequence << 4 | 8, 0x41 * sequence]) + rest

    where, good, talk = pack("<III", 0xF005, 1, 4), pack("<I", 0), []
    for command, ask, answer in (
        (1, b"", pack("<IBBH16s", 0, 2, 11, 2300, b"Plc30 App")), (2, where, good + pack("<I", 4) + b"abcd"), (3, where + b"wxyz", good), (4, b"", pack("<IHH", 0, 5, 0)), (5, pack("<HHI", 5, 0, 2) + b"ab", good),
        (6, pack("<6I", 0xF005, 1, 4, 1, 100, 100) + bytes(16), good + pack("<I", 9)), (7, pack("<I", 9), good), (8, pack("<II", 12, 1), b""), (9, where + pack("<I", 4) + b"abcd", good + pack("<I", 4) + b"abcd"), (99, b"ab", b""),
    ):
        talk += [ams(command, 4, ask), [ams(command, 5, answer)]]
    out = Stream(40001, 48898).talk(*talk)
    out += Stream(40002, 4223).talk(tfp(255, 1, b"abcd"), [tfp(1, 2)], tfp(3, 1))
    someip = pack("!HHIHHBBBB", 0x1234, 0x21, 12, 1, 2, 1, 1, 0, 0) + b"abcd"
    return out + Stream(30501, 30501, udp=True).talk(someip) + Stream(40003, 20202, udp=True).talk(pack("!HHBBH", 0, 1, 1, 0, 0) + bytes(36))


@built("built-switches", """
edp.checksum.status == "Good"
edp.checksum.status == 0
edp.checksum.status == 2
edp.display.string == "name"
edp.info.slot == 2
edp.vlan.id == 5
glbp
glbp.hello.priority == 100
glbp.reqresp.weight == 100
glbp.auth.plainpass == "abcd"
aarp.opcode == 1
_ws.malformed && edp
""")
def switches():
    """Extreme Networks' discovery, Cisco's GLBP, AppleTalk's address resolution"""
    pack = struct.pack

    def edp(*values, good=True):
        rest = b"".join(values)
        message = bytes([1, 0]) + pack("!HHHH6s", 16 + len(rest), 0, 7, 0, build.MACS[6:]) + rest
        return summed(message, 4) if good else message

    def value(kind, v=b""):
        return b"\x99" + pack("!BH", kind, 4 + len(v)) + v

    end = value(0)
    info = value(2, pack("!HHH6x4B4x16x", 1, 2, 0, 7, 1, 2, 3)[:36])
    vlan = value(5, pack("!BBH4x4s", 1, 0, 5, address("10.0.0.1")) + b"van\0")
    messages = edp(value(1, b"name\0\0"), end), edp(info, end), edp(vlan, end), edp(end, good=False), edp(end)[:-2], edp(value(77, b"ab"), end)
    out = [llc(b"\xaa\xaa\3\0\xe0\x2b\0\xbb" + m) for m in messages]
    hello = b"\1\x1c\0\x20\0\x64" + pack("!HIIHHHBB", 0, 3000, 10000, 0, 600, 14400, 1, 4) + address("10.0.0.9")
    forward = b"\2\x14\1\x20\0\xa7\x64" + bytes(7) + b"\0\7\xb4\0\1\1"
    for values in (hello,), (hello, forward), (b"\3\x08\1\4abcd", hello), (b"\x63\4ab",):
        out.append(e4(17, udp(3222, 3222, bytes([1, 0]) + pack("!HH", 5, 0) + build.MACS[6:] + b"".join(values)), dst="224.0.0.102"))
    ends = build.MACS[6:] + b"\0\xff\0\1" + bytes(6) + b"\0\xff\0\2"
    return out + [eth(0x80F3, pack("!HHBBH", 1, 0x809B, 6, 4, n) + ends) for n in (1, 2, 3)]


@built("built-storage", """
iscsi.opcode == 1
iscsi
iscsi.scsicommand.R == 1
iscsi.scsicommand.W == 1
iscsi.request_frame
iscsi.data_in_frame
iscsi.data_out_frame
iscsi.scsiresponse.status == 0
iscsi.time > 0.15
nvme-tcp.type == 4
nvme.cmd.opc == 6
nvme.fabrics.cmd.fctype == 1
nvme
""")
def storage():
    """iSCSI's PDUs, and NVMe over TCP"""
    pack = struct.pack

    def iscsi(op, flags=0x80, body=b"", rest=b"", tag=5, status=0):
        return bytes([op, flags, 0, status, 0]) + len(body).to_bytes(3, "big") + bytes(8) + pack("!I", tag) + rest + bytes(28 - len(rest)) + body + bytes(-len(body) % 4)

    read, write = (pack("!III", 512, n, 1) + bytes([op, 0, 0, 0, 0, 8, 0, 0, 1]) for n, op in ((1, 0x28), (2, 0x2A)))
    out = Stream(40001, 3260).talk(
        iscsi(0x43, 0x87, b"InitiatorName=iqn.x\0SessionType=Normal\0"), [iscsi(0x23, 0x87, b"TargetPortalGroupTag=1\0")], iscsi(1, 0xC1, rest=read), [iscsi(0x25, 0x81, b"d" * 512, pack("!4x3I", 1, 2, 3))], [iscsi(0x21)],
        iscsi(4, body=b"SendTargets=All\0", tag=8), [iscsi(0x24, body=b"TargetName=iqn.y\0", tag=8)], iscsi(0x42, 0x81, tag=9), [iscsi(0x22, tag=9)],
        iscsi(1, 0xA1, rest=write, tag=6) + iscsi(5, body=b"d" * 512, tag=6), [iscsi(0x21, tag=6)], iscsi(6, tag=10), [iscsi(0x26, tag=10)])

    def nvme(kind, flags, size, offset, body):
        return bytes([kind, flags, size, offset]) + pack("<I", 8 + len(body)) + body

    def command(opcode, number, rest=b""):
        return pack("<BBH", opcode, 0x40, number) + rest + bytes(60 - len(rest))

    return out + Stream(40002, 4420).talk(
        nvme(0, 0, 128, 0, bytes(120)), [nvme(1, 0, 128, 0, bytes(120))], nvme(4, 0, 72, 72, command(0x7F, 1, b"\1") + bytes(1024)), [nvme(5, 0, 24, 0, bytes(12) + pack("<HH", 1, 0))],
        nvme(4, 0, 72, 0, command(0x7F, 2, b"\4")), nvme(4, 0, 72, 0, command(6, 3, b"\1")), [nvme(7, 4, 24, 24, pack("<HHIII", 3, 0, 0, 16, 0) + b"d" * 16)], nvme(4, 0, 72, 0, command(1, 4)))


@built("built-smpp", """
smpp
smpp.message == "hello"
smpp.message contains "ell"
smpp.command_id == 4
smpp.command_status == 3
smpp.destination_addr == "dst"
smpp.message_text == "ASCII"
smpp.message_text contains "\u00e4"
smpp.message_payload == "abc"
smpp.system_id == "sys"
_ws.malformed && smpp
""")
def smpp():
    """SMPP: binding, short messages, queries, damage"""

    def pdu(command, number, body=b"", status=0):
        return struct.pack("!IIII", 16 + len(body), command, status, number) + body

    bind = b"sys\0pw\0type\0\x34\1\1*\0"

    def short(coding, text):
        return b"\0\1\1src\0\1\1dst\0" + bytes(5) + bytes([1, 0, coding, 0, len(text)]) + text

    message = short(0, b"hello")
    extra, talk = b"\4\x24\0\3abc", []
    for command, ask, answer in (
        (1, bind, b"me\0"), (2, bind, b"me\0"), (9, bind, b"me\0"), (4, message, b"id1\0"), (5, message + extra, b"\0"), (0x15, b"", b""), (3, b"id1\0\1\1src\0", b"id1\0\0\2\0"), (6, b"", b""),
        (0x103, b"\0\1\1s\0\1\1d\0\0\0\0" + extra, b"id\0"), (4, b"CMT" + message, b"id2\0"),
    ):
        talk += [pdu(command, len(talk) + 1, ask), [pdu(command | 1 << 31, len(talk) + 1, answer)]]
    every = bytes(range(1, 27)) + bytes(range(28, 128))
    for coding, text in (1, b"ASCII"), (3, b"\xe4\xdf"), (8, "\u00e4\u20ac".encode("utf-16-be")), (2, b"ab"), (4, b"\1\2"), (0xF0, every), (0xF1, b"ab"), (0xF4, b"ab"), (0xF8, b"ab"):
        talk.append(pdu(4, 200 + coding, short(coding, text)))
    return Stream(40001, 2775).talk(*talk, [pdu(1 << 31, 99, b"", 3)], pdu(0x15, 1) + pdu(4, 2, message), pdu(4, 3, message)[:30], pdu(4, 3, message)[30:]) + Stream(40002, 2775).talk(b"not of it, and long enough")


@built("built-tftp", """
tftp
ip && !tftp
tftp.opcode == 3
tftp.source_file == "boot.img"
tftp.request_frame == 1
tftp.block.full == 2
tftp.error.code == 1
tftp.option.name == "blksize"
data && tftp
""")
def tftp():
    """TFTP: transfers that go on between other ports, an error, and datagrams that belong to none"""

    def datagram(source, destination, sport, dport, body):
        return e4(17, udp(sport, dport, body), src=source, dst=destination)

    client, server, other = "10.0.0.1", "10.0.0.2", "10.0.0.3"
    block = bytes(range(256)) * 2
    return [
        datagram(client, server, 40000, 69, b"\0\1boot.img\0octet\0"),
        datagram(server, client, 50000, 40000, b"\0\3\0\1" + block), datagram(client, server, 40000, 50000, b"\0\4\0\1"),
        datagram(server, client, 50000, 40000, b"\0\3\0\2end"), datagram(client, server, 40000, 50000, b"\0\4\0\2"),
        datagram(client, server, 40001, 69, b"\0\2out.txt\0octet\0blksize\x00512\0"),
        datagram(server, client, 50001, 40001, b"\0\6blksize\x00512\0"), datagram(client, server, 40001, 50001, b"\0\3\0\1text"),
        datagram(client, server, 40002, 69, b"\0\1none\0octet\0"), datagram(server, client, 50002, 40002, b"\0\5\0\1not found\0"),
        datagram(other, client, 50003, 40003, b"\0\3\0\1" + b"nobody asked"),
    ]


@built("built-damage", """
_ws.malformed
_ws.short
_ws.malformed && icmp
_ws.malformed && !icmpv6
_ws.malformed && stp
icmp.mpls.label
icmpv6.nd.na.target_address || icmpv6.nd.ns.target_address
ip.hdr_len == 60 && _ws.malformed
ipv6.opt.length > 16 && _ws.malformed
mpls && _ws.malformed
ripng.rte.metric == 1
eth.trailer && arp
_ws.malformed && arp
rtcp.length_check == 0
coap.invalid_option_number
""")
def damage():
    """Messages that end too early or contradict themselves, by themselves and where ICMP quotes them"""

    def lengthy(units, quote, extension=b"\x20\0\0\0\0\x08\1\1\0\x10\1\xff"):
        return summed(bytes([11, 0, 0, 0, 0, units, 0, 0]) + quote + extension, 2)

    quote = ip(17, udp(1, 2, b"x" * 64))
    out = [e4(1, lengthy(units, quote + bytes(n))) for units in (0, 23, 30, 32, 34, 35, 93) for n in (0, 23, 24, 25, 36, 48)]
    answer = hexed("98a4 8180 0001 0002 0000 0000 0377 7777 0000 0100 01 c00c 0001 0001 0000 0e10 0004 0102 0304 c00c")
    whole = ip(17, udp(53, 40000, answer))
    out += [e4(1, summed(bytes([3, 3, 0, 0, 0, 0, 0, 0]) + whole[:n], 2)) for n in (len(whole), len(whole) - 1, 28, 20, 19, 8, 1)]
    whole = ipv6(17, udp(53, 40000, answer), dst="fe80::2")
    out += [icmpv6(bytes([1, 0, 0, 0, 0, 0, 0, 0]) + whole[:n], dst="fe80::2") for n in (len(whole), len(whole) - 1, 48, 40, 39, 8)]
    header = bytes([4 << 4 | 15, 0, 15, 1, 1, 4, 0, 0, 64, 29, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0])
    out += [eth(0x0800, header[:6] + part + header[8:]) for part in (b"\0\x24", b"\0\0", b"\x20\0")]
    for kind in 1, 2, 3, 4, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 143, 144, 145, 146, 147, 148, 149, 151, 152, 153, 160, 161:
        out += [icmpv6(bytes([kind, 0, 0, 0]) + bytes(n), dst="fe80::2") for n in (0, 1, 4, 8, 12, 16, 20, 24, 28, 36)]
    out += [icmpv6(bytes([kind, code, 0, 0]) + bytes(n), dst="fe80::2") for kind in (138, 139, 140) for code in (1, 2, 3) for n in (4, 12, 14, 16, 20, 28, 30, 36, 60)]
    out += [icmpv6(bytes([138, 0, 0, 0]) + bytes(n), dst="fe80::2") for n in (36, 37, 64, 67, 68, 72, 100, 101)]
    out += [icmpv6(bytes([140, 0, 0, 0, 0, kind, 0, 0]) + bytes(n), dst="fe80::2") for kind in (2, 3, 4) for n in (7, 8, 9, 11, 12, 16, 27, 28, 30, 48)]
    out += [icmpv6(bytes([kind, 0, 0, 0]) + bytes(20) + bytes([0, 0, 0, 2]) + bytes(n), dst="fe80::2") for kind in (130, 143) for n in (0, 16, 31, 32, 40)]
    out += [icmpv6(bytes([143, 0, 0, 0, 0, 0, 0, 1, 4, 1, 0, 1]) + bytes(n), dst="fe80::2") for n in (15, 16, 31, 32, 33, 35, 36, 37)]
    out += [icmpv6(bytes([kind, 0, 0, 0]) + bytes(icmpv6_size - 4) + option, dst="fe80::2") for kind, icmpv6_size in ((133, 8), (136, 24)) for option in (
        b"\1", b"\1\0", b"\1\1", b"\1\1abcde", b"\1\1abcdef", b"\3\1abcdef", b"\5\1abcdef", b"\3\4abcdef", b"\x19\3abcdefghijklmnopqrstuv", b"\x18\1\x40abcde", b"\x1f\2\0\0\0\0\0\1\3abc\x10efg")]
    out += [icmpv6(bytes([160, 0, 0, 0, 0, 1, 1, 1]) + extension, dst="fe80::2") for extension in (hexed("2000 0000 0008 0301 6574 6830"), hexed("2000 0000"), hexed("2000"))]
    out += [e6(next, bytes([59, 0, 0x1E, n, 0, 0, 1, 0]) + bytes(20)) for next in (0, 60) for n in (2, 3, 4, 5, 6, 20, 24, 25, 26, 144)]
    out += [e6(next, bytes([17, 0, 0x1E, n, 0, 0, 1, 0]) + udp(1, 2, b"abcd")) for next in (0, 60) for n in (4, 5, 7, 8, 15, 16, 17, 255)]
    out += [eth(0x8847, label + rest) for label in (b"\0\1\1\x40", b"\0\1\0\x40", b"\0\1\0\x40\0\1\1\x40") for rest in (b"", b"\x45", b"\0\0", b"\0\0\0\0", b"\x30\x30\xbb")]
    entry = address("2001:db8::") + hexed("0007 20 01")
    out += [e6(17, udp(521, 521, bytes([kind, 1, 0, 0]) + entry * 2 + entry[:n])) for kind in (1, 2, 9) for n in (0, 1, 16, 18, 19)]
    report = hexed("80 c8 0006 00000001 00000002 00000003 00000004 00000005 00000006")
    out += [e4(17, udp(40002, 40003, part)) for block in ("84 00 0001 00000000", "84 00 0000 84 00 0000", "84 00 0002 00000000", "84 00 ffff 00000000") for part in (hexed("80 cf 0003 00000001" + block), report + hexed("80 cf 0003 00000001" + block))]
    out += [e4(17, udp(40002, 40003, hexed("85 cc" + rest))) for rest in ("0001 00000001", "0002 00000001 6e616d65", "0003 00000001 6e616d65 01020304", "0003 00000001 6effff65 01020304", "0003 00000001 6e610065 01020304")]
    out += [e4(17, udp(5683, 5683, hexed("40 01 0001" + option))) for option in ("21 41", "b1 61", "d1 f0 41", "21 41 91 42")]
    arp = hexed("0001 0800 06 04 0001 020000000001 c0a80168 000000000000 c0a80101")
    out += [eth(0x0806, arp.ljust(size, b"\0") + b"\xc5" + bytes(n)) for size in (28, 43, 46) for n in range(8)]
    tree = hexed("0000 02 02 7c 8000 000102030405 00000004 8000 000a0b0c0d0e 8001 0100 1400 0200 0f00 00")
    trees = tree[:2] + b"\3" + tree[3:] + hexed("0050 00") + b"name".ljust(32, b"\0") + hexed("0001") + bytes(16) + hexed("00000005 7000 003bb79180d1 11") + hexed("7c 8005 000c305dd100 00030d40 80 80 13")
    out += [llc(b"\x42\x42\3" + t[:n]) for t in (tree[:3] + b"\0" + tree[4:], tree) for n in range(27, len(t) + 1)]
    out += [llc(b"\x42\x42\3" + t) for t in (trees[:37] + b"\x0f" + trees[38:], trees)]
    return out


