"""Captures made by hand of what captures of others showed to be read in another way than expected."""

import struct

from build import cut, cuts, e4, tcp, udp
from scenes_built import built

SYN, ACK, PUSH = 2, 16, 24
WITH, WITHOUT = b"\x03\x03\x07\x00", b""  # the option of window scaling, and none


def conversations(*scripts):
    """Each conversation with a port of its own: what was sent as (from the client, flags, options, payload)."""
    packets = []
    for i, script in enumerate(scripts):
        client, seq = 4000 + i, {True: 100, False: 900}
        for side, flags, options, payload in script:
            ports = (client, 7777) if side else (7777, client)
            ends = {} if side else {"src": "10.0.0.2", "dst": "10.0.0.1"}
            packets.append(e4(6, tcp(*ports, seq[side], seq[not side] if flags & ACK else 0, flags, payload, options), **ends))
            seq[side] += len(payload) + bool(flags & SYN)
    return packets


@built("built-tcp-scale", """
tcp.window_size_scalefactor == -2
tcp.window_size_scalefactor == -1
tcp.window_size_scalefactor == 128
tcp.window_size == 128000
""")
def scale():
    """Handshakes of TCP in which either side, both or none offer to scale the window, whole, repeated and in part"""
    data = [(True, PUSH, b"", b"x"), (False, PUSH, b"", b"y")]
    syn = {o: (True, SYN, o, b"") for o in (WITH, WITHOUT)}
    answer = {o: (False, SYN | ACK, o, b"") for o in (WITH, WITHOUT)}
    cross = {o: (False, SYN, o, b"") for o in (WITH, WITHOUT)}
    both = WITH, WITHOUT
    return conversations(
        *([syn[a]] + data for a in both), *([answer[a]] + data for a in both),
        *([syn[a], answer[b]] + data for a in both for b in both),
        *([answer[a], syn[b]] + data for a in both for b in both),
        *([syn[a], cross[b]] + data for a in both for b in both),
        *([syn[a], answer[b], syn[a], answer[b]] + data for a in both for b in both),
        *([syn[WITHOUT], syn[WITH], answer[a]] + data for a in both), *([syn[WITH], syn[WITHOUT], answer[a]] + data for a in both),
        *(data + [answer[a]] + data for a in both),
    )


@built("built-http-cut", """
_ws.short && http
http.request.uri contains "a"
http.response.code == 200
http.request_in
http.host == "h.example"
http.file_data
_ws.malformed || http.excess_data
""")
def http_cut():
    """HTTP of which the capture cut the lines or the body"""
    asked = b"GET /a HTTP/1.1\r\nHost: h.example\r\nAccept: */*\r\n\r\n"
    told = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nServer: s\r\n\r\nhello"
    packets = []
    for n in (0, 2, 8, 14, 15, 16, 17, 20, 30, 34, 36, 45, 50, 52, 54, 56):
        whole = conversations([(True, SYN, b"", b""), (False, SYN | ACK, b"", b""), (True, PUSH | ACK, b"", asked), (False, PUSH | ACK, b"", told),
                               (True, PUSH | ACK, b"", asked), (False, PUSH | ACK, b"", told)])
        sizes = [len(p) for p in whole[:2]] + [54 + n] * 3 + [len(whole[5])]
        port = (5000 + n).to_bytes(2, "big")
        for packet, size in zip(whole, sizes):
            packet = packet.replace(b"\x1e\x61", b"\x00\x50", 1).replace(b"\x0f\xa0", port, 1)
            packets.append(cut(packet, min(size, len(packet))))
    return packets


@built("built-rip", """
rip.command == 2 && rip.version == 1
rip.metric > 16
rip.ip == 10.0.0.0/8 && rip.netmask
rip.family == 0
rip.route_tag == 7
rip.next_hop == 1.2.3.4
rip.auth.type == 2
rip.auth.passwd == "secret"
rip.digest_offset == 44
rip.seq_num == 99
rip.authentication_data[0:2] == 64:64
rip.unknown_address_family
rip && _ws.malformed
rip && _ws.short
""")
def rip():
    """RIP of both versions, its authentication, and what is damaged or cut in either"""

    def message(command, version, *entries, domain=0):
        return e4(17, udp(520, 520, struct.pack(">BBH", command, version, domain) + b"".join(entries)))

    def entry(family=2, tag=0, mask=b"\xff\0\0\0", hop=bytes(4), metric=1):
        return struct.pack(">HH", family, tag) + b"\x0a\0\0\0" + mask + hop + struct.pack(">I", metric)

    def digest(offset, length=20, padding=bytes(8)):
        return struct.pack(">HHHBBI", 0xFFFF, 3, offset, 7, length, 99) + padding

    one, password = entry(), struct.pack(">HH", 0xFFFF, 2)
    secret, trailer = password + b"secret" + bytes(10), struct.pack(">HH", 0xFFFF, 1) + b"d" * 16
    tagged, signed = message(2, 2, entry(tag=7, hop=b"\1\2\3\4"), one), message(2, 2, digest(44), one, trailer)
    return [
        message(1, 1, entry(0, metric=16)), message(2, 1, entry(tag=7, mask=b"\1\2\3\4"), entry(metric=0x10005)), tagged, signed,
        message(1, 2, entry(0, metric=16)), message(2, 2, entry(5), entry(0)), message(2, 2, one, domain=9), message(9, 2, one), message(2, 3, one),
        message(2, 2, secret, one), message(2, 2, password + b"secretsecretsecr", one), message(2, 2, one, secret, one), message(2, 1, secret, one),
        message(2, 2, password + b"ab\xff\0cd" + bytes(10), one), message(2, 2, trailer), message(2, 2, struct.pack(">HH", 0xFFFF, 9) + bytes(16)),
        *(message(2, 2, digest(44, n), one, trailer) for n in (4, 16)), message(2, 2, digest(44, padding=b"zeropad!"), one, trailer),
        *(message(2, 2, digest(n), one, trailer) for n in (0, 24, 43, 64, 200)), message(2, 2, digest(24), trailer, one),
        message(2, 2, digest(44), one, trailer, one), message(2, 2, digest(44), one, trailer, b"abc"), message(2, 2, digest(24), trailer),
        message(2, 2, digest(44)), message(2, 2, digest(44), one, trailer[:8]), message(2, 2, one[:-1]), message(2, 2, one, one[:-1]),
        message(2, 2, one, b"\0\2"), message(2, 2, entry(5)[:10]), message(2, 2, one, struct.pack(">HH", 0xFFFF, 3)), message(2, 2, password + b"sec"),
        *(message(2, 2, secret[:n]) for n in (0, 2, 4)), message(2, 2, digest(44)[:6]),
        *(e4(17, udp(520, 520, b"\2\2\0"[:n])) for n in range(4)), message(2, 2, *[one] * 30),
        *cuts(tagged, *range(42, 86, 3)), *cuts(signed, *range(46, 110, 4)),
    ]
