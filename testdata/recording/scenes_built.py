"""Captures of packets made by hand."""

import struct

import build
from build import address, cuts, e4, e6, pseudo, summed
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
