"""Captures of payload protocols whose messages are made by hand."""

import struct

from build import e4, hexed, tcp, udp
from scenes_built import built


def stream(port, *parts, client=40000):
    """The packets of a TCP conversation without its handshake: bytes of the client, and bytes of the server in a tuple."""
    seq, out = [1000, 1000], []
    for part in parts:
        end = isinstance(part, tuple)
        payload = part[0] if end else part
        ports, hosts = (client, port), ("10.0.0.1", "10.0.0.2")
        if end:
            ports, hosts = ports[::-1], hosts[::-1]
        out.append(e4(6, tcp(*ports, seq[end], seq[not end], 0x18, payload), src=hosts[0], dst=hosts[1]))
        seq[end] += len(payload)
    return out


def datagrams(port, *parts, client=40000):
    """The same over UDP."""
    return [e4(17, udp(port, client, p[0]), src="10.0.0.2", dst="10.0.0.1") if isinstance(p, tuple) else e4(17, udp(client, port, p)) for p in parts]


@built("built-cotp", """
tpkt.continuation_data
cotp.type == 0xe and cotp.src-tsap == "0x0100"
cotp.dst-tsap == "PLC"
cotp.eot == 0
cotp.segment.count == 2
cotp.reassembled.length > 10
s7comm.param.func == 0x05
s7comm.header.rosctr == 7
s7comm.param.item.address.byte == 4
s7comm.param.item.address.number == 3
s7comm.header.errcod == 4 and s7comm.param.errcod == 0x8104
s7comm.param.pistart.servicename == "P_PROGRAM"
rdp.rt_cookie contains "mstshash"
rdp.negReq.selectedProtocol == 1
data and cotp
tls and tcp.port == 3389
""")
def cotp():
    """COTP over TPKT: S7 Communication, RDP's beginning, messages in parts, several in a segment, bytes that are neither"""

    def tpkt(b):
        return b"\3\0" + struct.pack("!H", 4 + len(b)) + b

    def message(b, last=True):
        return tpkt(bytes([2, 0xF0, 0x80 if last else 0]) + b)

    def s7(kind, parameters, data=b"", error=b"", cotp=message):
        return cotp(b"\x32" + bytes([kind]) + struct.pack("!HHHH", 0, 7, len(parameters), len(data)) + error + parameters + data)

    def item(area, address, size=2, kind=4):
        return hexed("12 0a 10") + struct.pack("!BHHB", kind, size, 1, area) + address.to_bytes(3, "big")

    connect = tpkt(hexed("12e00000000100 c1020100 c203504c43 c0010a"))
    ok = bytes(2)
    packets = stream(
        102, connect, (tpkt(hexed("12d00001000200 c1020100 c203504c43 c0010a")),),
        s7(1, hexed("f0000001000101e0")), (s7(3, hexed("f0000001000101e0"), error=ok),),
        s7(1, b"\x04\x02" + item(0x84, 32) + item(28, 3)),
        (s7(3, b"\x04\x02", hexed("ff04 0008 aa00 ff04 0010 0102"), ok),),
        s7(1, b"\x05\x01" + item(0x83, 32), hexed("0004 0010 0102")), (s7(3, b"\x05\x01", b"\xff", ok),),
        s7(1, b"\x05\x01" + item(0x83, 32), hexed("0003 0001 01")), (s7(3, b"\x05\x01", b"\x0a", ok),),
        (s7(2, b"", error=b"\x81\x04"),), (s7(3, b"\x04\x00", error=b"\x81\x04"),),
        s7(1, hexed("29 0000000000 09") + b"P_PROGRAM"),
        s7(1, hexed("1d 00 0000 00000000 09") + b"_0800001A"), (s7(3, hexed("1d 00 0100 00000007 07") + b"0000100", error=ok),),
        s7(1, hexed("1e 00 0000 00000007")), (s7(3, hexed("1e 00"), hexed("0004 00fb 70700101"), ok),),
        s7(1, hexed("1f 00 0000 00000007")), (s7(3, b"\x1f", error=ok),),
        s7(7, hexed("000112 04 11 44 01 00"), hexed("ff09 0004 0011 0000")),
        s7(1, b"\x77\1\2\3"),
        message(b"\x32\x01", False), message(hexed("0000 0007 0002 0000 f000")),
        message(b"\x32\x01\0\0", False) + message(hexed("0007 0002 0000 f001")) + message(b"\x72\2\0"), message(b""), message(b"\x72\1\0\0"),
        tpkt(hexed("0680000100020a")), tpkt(hexed("06800001000280")), tpkt(hexed("05c000010002")), b"\x16\3\1\0\5", b"\3\0")
    packets += stream(102, connect[:9], connect[9:] + message(b"abc")[:6], message(b"abc")[6:], client=40001)
    cookie = b"Cookie: mstshash=me\r\n" + hexed("0100080003000000")
    packets += stream(3389, b"other", tpkt(hexed("06e00000123400")), client=40002)
    packets += stream(
        3389, tpkt(bytes([6 + len(cookie)]) + hexed("e00000000000") + cookie), (tpkt(hexed("0ed000001234000200080001000000")),), hexed("140301000101"), client=40003)
    packets += stream(3389, tpkt(hexed("06e00000000000")), (tpkt(hexed("0ed00000123400030008 0005000000")),), client=40004)
    return packets
