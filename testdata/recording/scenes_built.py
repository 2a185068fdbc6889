"""Captures of packets made by hand."""

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
