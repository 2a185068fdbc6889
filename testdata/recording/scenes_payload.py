"""Captures of payload protocols whose messages are made by hand."""

import struct
import zlib

from build import MACS, address, cuts, e4, eth, hexed, icmp, ip, llc, tcp, udp
from scenes_built import built


def stream(port, *parts, client=51000):
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


def datagrams(port, *parts, client=51000):
    """The same over UDP."""
    return [e4(17, udp(port, client, p[0]), src="10.0.0.2", dst="10.0.0.1") if isinstance(p, tuple) else e4(17, udp(client, port, p)) for p in parts]


@built("built-vnc", """
vnc.server_proto_ver == "003.008"
vnc.client_security_type == 2
vnc.security_type == 1
vnc.server_security_type == 2
vnc.auth_challenge[0:2] == 00:01
vnc.auth_response and tcp.stream == 1
vnc.auth_result == 1
vnc.auth_error == "bad"
vnc.share_desktop_flag == True
vnc.desktop_name == "name" && vnc.width == 16
tcp.stream == 3
tcp.stream == 20 and tcp.seq == 1
tcp.completeness == 0 && vnc
data
_ws.malformed
""")
def vnc():
    """How VNC begins, of all versions, where no port tells: another conversation begins behind the first message; and what is none"""
    client = iter(range(51000, 52000))

    def session(version, *parts, port=6900):
        greeting = b"RFB " + version + b"\n"
        return stream(port, (greeting,), greeting, *parts, client=next(client))

    challenge = bytes(range(16))
    screen = b"\0\x10\0\x10" + bytes(16) + b"\0\0\0\4name"
    proof = (challenge,), challenge[::-1]
    out = session(b"003.008", (b"\2\1\2",), b"\2", *proof, (bytes(4),), b"\1", (screen,), bytes(20))
    out += session(b"003.007", (b"\1\2",), b"\2", *proof, (b"\0\0\0\1",), b"\1", (bytes(4),), b"\0", (screen,))
    out += session(b"003.003", (b"\0\0\0\2",), *proof, (bytes(4),), b"\1", (screen,))
    out += session(b"003.003", (b"\0\0\0\1",), b"\1", (screen[:10],))
    out += session(b"003.008", (b"\1\1",), b"\1", (bytes(4),), b"\0", (screen,))
    out += session(b"004.001", (b"\1\2",), b"\2", *proof, (b"\0\0\0\1\0\0\0\3bad",), b"\1", (screen,), b"\5" * 6)
    out += session(b"abc.def", (b"\2\1\2",), b"\2", (challenge,), (bytes(4),), b"\1", (screen,))
    out += session(b"003.008", (b"\2\1\2",), b"\2", *proof, (bytes(4),), b"\1", (screen,), port=5900)
    for other in b"RFB 003.008", b"RFB 003.008\nabc", b"RFB 003x008\n", b"RFB 003.008 ":
        out += stream(6900, other, client=next(client))
    out += stream(8080, b"RFB 003.008\n", client=next(client)) + stream(6900, b"hello", b"RFB 003.008\n", b"RFB 003.008\n", client=next(client))
    again = next(client)
    out += stream(6900, b"RFB 003.008\n", client=again)
    return out + [e4(6, tcp(again, 6900, 5000, 0, 2))] + stream(6900, b"more", b"RFB 003.008\n", b"more", client=again)


@built("built-wireguard", """
wg.type == 1 and wg.sender == 101
wg.receiver == 101
wg.reserved == 00:00:01
wg.ephemeral contains "AAECAw"
wg.ephemeral.known_privkey == False
wg.encrypted_static && wg.mac1[0] == 0
wg.encrypted_empty
wg.nonce and wg.encrypted_cookie
wg.counter == 1
wg.keepalive
wg.stream == 2
wg.response_to > 8
data
""")
def wireguard():
    """WireGuard: messages of all types and lengths, and which belong together"""
    def message(kind, *numbers, size, key=b""):
        return (struct.pack("<%dI" % (1 + len(numbers)), kind, *numbers) + key + bytes(size))[:size]

    def initiation(sender, size=148, kind=1):
        return message(kind, sender, size=size, key=bytes(range(32)))

    def response(sender, receiver, size=92):
        return message(2, sender, receiver, size=size, key=bytes(range(32)))

    def cookie(receiver, size=64):
        return message(3, receiver, size=size)

    def data(receiver, counter=0, size=32):
        return message(4, receiver, counter, 0, size=size)

    out = datagrams(6900, initiation(1, 147), initiation(1, 149), initiation(1), response(1, 9, 91), response(1, 9, 93), cookie(9, 63), cookie(9, 65))
    out += datagrams(6900, data(9, 1, 31), data(9, 1), data(9, 1, 33), data(9, 1, 48), b"\1\0\0\0", initiation(1, kind=0x01000001), b"\5" + bytes(150))
    out += datagrams(6900, initiation(101), initiation(101), initiation(102), (response(201, 102),), (response(202, 101),), (response(203, 999),), client=5200)
    out += datagrams(6900, data(201), (data(102),), data(202, 1, 64), (data(101),), (cookie(101),), (cookie(555),), (response(202, 101),), client=5200)
    out += datagrams(6900, data(201), data(102), initiation(101), (response(301, 101),), data(301), (data(101),), client=5300)
    out += datagrams(6900, initiation(7), client=5301) + datagrams(6900, (response(8, 7),), data(8), client=5302)
    whole = datagrams(6900, initiation(3), response(4, 3), cookie(3), data(4, 1, 48))
    return out + cuts(whole[0], 44, 48, 60, 82, 170, 180) + cuts(whole[1], 52, 80) + cuts(whole[2], 60) + cuts(whole[3], 44, 50, 57, 66)


@built("built-ftp-data", """
ftp-data
ftp-data and data-text-lines
ftp-data.setup-method == "PASV"
ftp-data.setup-method == "EPASV"
ftp-data.setup-method == "PORT"
ftp-data.setup-frame == 4
ftp-data.command contains "RETR"
ftp-data.command-frame > 8
ftp-data.current-working-directory == "/pub"
tcp.port == 80 and ftp-data
data
""")
def ftp_data():
    """FTP's data connections as they are announced, and others"""
    client, server, other = "10.0.0.1", "10.0.0.2", "10.0.0.3"
    seq, ports = [1000, 1000], iter(range(52000, 53000))

    def segment(src, dst, source, destination, payload, seq=1000, flags=0x18):
        return e4(6, tcp(source, destination, seq, 1, flags, payload), src=src, dst=dst)

    def control(command, *reply):
        out = [segment(client, server, 51000, 21, command + b"\r\n", seq[0])]
        seq[0] += len(command) + 2
        for line in reply:
            out.append(segment(server, client, 21, 51000, line + b"\r\n", seq[1]))
            seq[1] += len(line) + 2
        return out

    def passive(payload, port, src=server, dst=client):
        source = next(ports)
        return [segment(dst, src, source, port, b"", flags=2), segment(src, dst, port, source, payload), segment(dst, src, source, port, payload, 1001)]

    out = control(b"PWD", b'257 "/pub" is it') + control(b"PASV", b"227 Entering (10,0,0,2,100,1).") + control(b"LIST") + passive(b"text\r\n", 25601)
    out += control(b"EPSV", b"229 Entering Extended Passive Mode (|||25602|)") + control(b"SIZE x", b"213 2") + control(b"RETR x") + passive(b"\0\1", 25602)
    out += control(b"TYPE A", b"200 ok") + passive(b"text\n", 25602)
    out += control(b"PORT 10,0,0,1,20,1", b"200 ok") + control(b"STOR y") + [segment(server, client, 20, 5121, b"", flags=2), segment(client, server, 5121, 20, b"up\n")]
    out += control(b"PORT 10,0,0,3,20,2", b"200 ok") + control(b"NLST") + [segment(server, other, 20, 5122, b"away\n"), segment(server, client, 2020, 5122, b"x")]
    out += control(b"PASV", b"227 Entering (10,0,0,9,100,2).") + passive(b"elsewhere\n", 25602, "10.0.0.9") + passive(b"nowhere\n", 25602, "10.0.0.9", other)
    out += control(b"PASV", b"227 =10,0,0,2,0,80") + passive(b"GET / HTTP/1.1\r\n\r\n", 80)
    texts = b"tab\t\n", "é".encode(), b"a" * 19 + b"\0", b"a" * 20 + b"\0", b"\n\f", b"abc\x7f"
    return out + [segment(server, client, 20, 6000 + i, x) for i, x in enumerate(texts)]


@built("built-bitcoin", """
bitcoin.magic == 0xf9beb4d9
bitcoin.command == "verack" and bitcoin.length == 0
bitcoin.checksum
tcp.pdu.size == 24
tcp.segment_data and frame.protocols contains "tcp"
data
""")
def bitcoin():
    """Bitcoin by the number of its network: whole messages, several, in pieces; and other numbers"""
    ports = iter(range(47000, 48000))

    def message(command, payload=b"", network="f9beb4d9"):
        return hexed(network) + command.ljust(12, b"\0") + struct.pack("<I", len(payload)) + b"sum!" + payload

    verack = message(b"verack")
    sent = [verack], [verack * 2], [message(b"mempool", network="fabfb5da")], [message(b"alert", b"x" * 10, "0b110907")], [message(b"verack", network="f9beb4fe")]
    sent += [verack[:4], verack[4:]], [verack + verack[:10], verack[10:], b"nothing of it"], [b"xx" + verack, verack], [verack[:3]], [message(b"foo", bytes(50))[:40]]
    return sum((stream(6900, *parts, client=next(ports)) for parts in sent), [])


@built("built-bittorrent", """
bittorrent
tcp.pdu.size == 68
tcp.pdu.size == 5 && bittorrent
frame.protocols contains "bencode"
data
""")
def bittorrent():
    """BitTorrent by its greeting and by its port: messages whole, several, in pieces, too long to be any"""
    ports = iter(range(47000, 48000))
    hello = b"\x13BitTorrent protocol" + bytes(8) + b"h" * 20 + b"p" * 20
    have, choke = struct.pack("!IBI", 5, 4, 1), struct.pack("!IB", 1, 0)
    extended = b"\x14\0d1:mi1ee"
    sent = [hello], [hello[:20]], [hello[:19]], [hello[:40], hello[40:]], [hello + have], [hello + bytes(4) + choke], [hello + have[:7], have[7:] + choke]
    sent += [hello, have, b"garbage that is none", choke, b"\0\0"], [choke, hello], [hello, struct.pack("!IB", 0x10000, 7) + b"long"]
    sent += ([hello, struct.pack("!I", len(extended)) + extended, struct.pack("!IBB", 2, 20, 3)],)
    return sum((stream(6900, *parts, client=next(ports)) for parts in sent), []) + stream(6881, have, have[:6], have[6:], client=next(ports))


@built("built-fix", """
fix
tcp.pdu.size == 26
tcp.pdu.size == 46
tcp.reassembled.length
data
""")
def fix():
    """FIX by how it begins: messages whole, several, in pieces, and bytes between that are none"""
    ports = iter(range(47000, 48000))
    beat = b"8=FIX.4.2\x019=5\x0135=0\x0110=161\x01"
    sent = [beat], [b"8=FIX"], [b"8=FI"], [beat + beat], [beat[:-1], beat[-1:]], [beat[:12], beat[12:]], [b"x" + beat, beat], [beat, b"junk that is not fix", beat]
    sent += [beat[:15], beat[15:] + beat[:8], beat[8:]], [b"8=FIX.4.2\x019=50\x0135=0\x0110=161\x01"]
    return sum((stream(6900, *parts, client=next(ports)) for parts in sent), [])


@built("built-netperfmeter", """
netperfmeter.message_type == 4
netperfmeter.message_type == 5 and netperfmeter.message_length == 100
netperfmeter.message_flags == 3
data
""")
def netperfmeter():
    """NetPerfMeter over TCP and UDP: a flow that is identified, and one that is not"""
    identify = hexed("04 00 001a 00000000 4bcdf3aa303c6774 121201be092ff424 0000")
    other = identify[:8] + bytes(18)
    head = hexed("05 03 0064 00000000 121201be092ff424") + bytes(24) + hexed("0005bca20cc37cf5")
    data, rest = head + bytes(range(30, 82)), head + bytes(range(127, 75, -1))
    out = stream(6900, identify, data, rest, client=47001) + stream(6900, other, data, head + bytes(52), client=47002)
    return out + datagrams(6900, identify, data, client=47001) + datagrams(6900, other, client=47002)


@built("built-openflow", """
openflow_1_0.type == 2
openflow.version == 1
openflow.version.unknown
openflow and !openflow_v4
openflow_v4.type == 3 and openflow_v4.xid == 7
openflow_v5 || openflow_v6
frame.protocols contains "openflow"
tcp.pdu.size == 8
data
""")
def openflow():
    """OpenFlow: all versions, on its port, on the old one in both directions, several messages, in pieces"""
    ports = iter(range(47000, 48000))

    def message(version, kind=3, more=b""):
        return struct.pack("!BBHI", version, kind, 8 + len(more), 7) + more

    echo = message(4)
    out = sum((stream(6653, message(version), client=next(ports)) for version in (0, 1, 2, 3, 4, 5, 6, 7, 0x81)), [])
    for port in 6633, 6900:
        out += stream(port, (message(1),), message(1, 2), (message(1),), client=next(ports)) + stream(port, echo, (echo,), client=next(ports))
    for parts in [echo * 3], [echo[:5], echo[5:]], [echo + echo[:3], echo[3:]], [message(1, 2, b"ping"), (message(1, 3, b"ping"),)]:
        out += stream(6653, *parts, client=next(ports))
    return out


@built("built-openflow-packets", """
stp
arp and openflow_v1
tcp.port == 80
tcp.port == 80 and openflow
ip.src == 10.1.0.1
tcp.stream == 1
tcp.stream == 2
tcp.seq == 1 and tcp.len == 3
tcp.analysis.retransmission
http.request.method == "GET"
http.request.uri == "/split"
udp.port == 53
dns.qry.name == "example.com"
eth.dst == 01:80:c2:00:00:00
vlan.id == 7
vlan
ip.ttl == 9
icmp
ip.reassembled.length == 48
!eth.src == 02:00:00:00:00:01
frame.protocols contains "openflow_v4:eth"
data
""")
def openflow_packets():
    """The packets that OpenFlow carries, in messages of all versions: whole, in pieces, nested, cut and on other ports"""

    def message(version, kind, more):
        return struct.pack("!BBHI", version, kind, 8 + len(more), 7) + more

    def packet_in(version, frame, match=b"\0\1\0\x0c\x80\0\0\4\0\0\0\1" + bytes(4), number=0xffffffff):
        if version == 1:
            return message(1, 10, struct.pack("!IHHBB", number, len(frame), 1, 0, 0) + frame)
        return message(version, 10, struct.pack("!IHBBQ", number, len(frame), 0, 0, 5) + match + bytes(2) + frame)

    def packet_out(version, frame, actions=1, number=0xffffffff):
        if version == 1:
            return message(1, 13, struct.pack("!IHH", number, 0xfffd, 8 * actions) + struct.pack("!HHHH", 0, 8, 1, 0xffff) * actions + frame)
        action = struct.pack("!HHIH", 0, 16, 1, 0xffff) + bytes(6)
        if version == 6:
            return message(6, 13, struct.pack("!IHH", number, 16 * actions, 0) + b"\0\1\0\x0c\x80\0\0\4\0\0\0\1" + bytes(4) + action * actions + frame)
        return message(version, 13, struct.pack("!IIH", number, 0xfffffffd, 16 * actions) + bytes(6) + action * actions + frame)

    def quoted(protocol, payload, **more):
        return e4(protocol, payload, src="10.1.0.1", dst="10.1.0.2", **more)

    bpdu = llc(hexed("424203") + bytes(35), hexed("0180c2000000 020000000001"))
    dns = hexed("0001 0100 0001 0000 0000 0000") + b"\7example\3com\0" + hexed("0001 0001")
    syn, get = (tcp(40000, 80, seq, 0, flags, data) for seq, flags, data in ((5, 2, b""), (6, 0x18, b"GET / HTTP/1.1\r\n\r\n")))
    frames = [bpdu, quoted(6, syn), quoted(6, get), quoted(17, udp(4000, 53, dns)), eth(0x8100, hexed("0007 0800") + ip(1, bytes([8]) + bytes(15), ttl=9))]
    frames += [eth(0x806, hexed("0001080006040001") + bytes(20)), eth(0x9999, b"abc"), bytes(9), b""]
    ports = iter(range(47000, 48000))
    out = []
    for version in 1, 4, 5, 6:
        for f in frames[:7] if version == 1 else frames[:2] + frames[3:4]:
            out += stream(6653, packet_in(version, f), (packet_out(version, f),), client=next(ports))
        more = [packet_in(version, f) for f in frames[7:]] + [packet_out(version, f, 0) for f in frames[6:]] + [packet_out(version, bpdu, 2, 5)]
        more += [packet_in(version, bpdu, number=5), message(version, 14, bpdu), packet_in(version, bpdu)[:8], packet_in(version, bpdu)[:20]]
        out += [p for m in more for p in stream(6653, m[:2] + struct.pack("!H", len(m)) + m[4:], client=next(ports))]
    # in pieces, several in a segment, on the old port, of which only one direction tells, and on others
    whole = packet_in(1, bpdu) + packet_in(1, frames[3]) + message(1, 2, b"")
    out += stream(6653, whole, client=next(ports)) + stream(6653, whole[:30], whole[30:90], whole[90:], client=next(ports))
    out += stream(6633, (packet_out(1, bpdu),), packet_in(1, bpdu), (packet_out(1, bpdu),), client=next(ports)) + stream(6640, packet_in(1, bpdu), client=next(ports))
    again = stream(6653, whole[:30], whole[30:], client=next(ports))
    out += again[:1] + again + again[1:]
    # a request in two packets, each in a message; and the pieces of a datagram
    parts = [quoted(6, tcp(40001, 80, 5 + at, 1, 0x18, b)) for at, b in ((0, b"GET /spl"), (8, b"it HTTP/1.1\r\n\r\n"))]
    out += stream(6653, *[packet_in(1, p) for p in parts], client=next(ports))
    datagram = udp(4001, 53, b"x" * 40)
    out += stream(6653, packet_in(1, quoted(17, datagram[:24], number=9, fragment=0x2000)), packet_in(1, quoted(17, datagram[24:], number=9, fragment=3)), client=next(ports))
    # nested, and in an ICMP error
    inner = e4(6, tcp(40002, 6653, 1, 1, 0x18, packet_in(1, bpdu)))
    out += stream(6653, packet_in(1, inner), client=next(ports)) + [icmp(bytes([3, 3]) + bytes(6) + inner[14:])]
    # what is quoted is there as well
    out += [quoted(6, syn), quoted(6, get), quoted(6, tcp(40000, 80, 25, 1, 0x18, b"abc"))]
    out += stream(6653, packet_in(1, quoted(6, get)), packet_in(1, quoted(6, tcp(40000, 80, 28, 1, 0x18, b"abc"))), client=next(ports))
    return out + cuts(stream(6653, packet_in(1, bpdu), client=next(ports))[0], 54, 62, 70, 72, 73, 86, 88, 100)


@built("built-iec104", """
iec60870_104.type == 3 and iec60870_104.utype == 1
iec60870_104.type == 1 and iec60870_104.rx == 5
iec60870_104.tx == 2
iec60870_asdu.typeid == 45 && iec60870_asdu.causetx == 6
iec60870_asdu.nega == True or iec60870_asdu.test == True
iec60870_asdu.sq == 0 and iec60870_asdu.numix == 1
iec60870_asdu.addr == 0x0102 and iec60870_asdu.oa == 3
iec60870_104.apdulen == 14
tcp.pdu.size == 6
""")
def iec104():
    """IEC 60870-5-104: its three formats, several in a segment, in pieces"""
    def unit(control, asdu=b""):
        return bytes([0x68, 4 + len(asdu)]) + control + asdu

    start, confirm = unit(hexed("07 00 00 00")), unit(hexed("01 00 0a 00"))
    units = [unit(hexed("04 00 06 00"), bytes([45, 1, cause, 3]) + hexed("02 01 0a 00 00 01")) for cause in (6, 7 | 0x40, 6 | 0x80)]
    point = unit(hexed("02 00 00 00"), hexed("01 02 03 00 01 00 0a 00 00 01 0b 00 00 00"))
    parts = [start, (unit(hexed("0b 00 00 00")),), *units, (confirm,), point + start, start[:1], start[1:], start + units[0][:4], units[0][4:]]
    return stream(2404, *parts)


@built("built-isakmp", """
isakmp.exchangetype == 34
isakmp.exchangetype == 2 and isakmp.flag_e == False
isakmp.ispi[0] == 0 and isakmp.messageid == 1
isakmp.flag_i == True && isakmp.version == 0x20
isakmp.mjver == 3
isakmp.nextpayload == 33
isakmp.payloadlength == 12
isakmp.length == 28
udpencap and isakmp
_ws.malformed and isakmp
data
""")
def isakmp():
    """The headers of IKE: both versions and another, with lengths that are right and wrong, behind UDP's encapsulation"""
    def message(kind=0, version=0x20, exchange=34, flags=8, size=None, more=b""):
        return bytes(range(16)) + bytes([kind, version, exchange, flags]) + struct.pack("!II", 1, 28 + len(more) if size is None else size) + more

    nonce = hexed("00 00 00 0c") + b"nonces!!"
    sent = [message(), message(version=0x10, exchange=2, flags=0), message(version=0x30), message(version=0), message(size=20), message(size=40)]
    sent += [message(size=28, more=b"behind it"), b"\xff", message()[:20], message(40, more=nonce), message(10, 0x10, 2, 0, more=nonce)]
    sent += [message(5, 0x10, 5, 1, more=b"encrypted...")]
    return datagrams(500, *sent, client=500) + datagrams(4500, bytes(4) + message(), client=4500)


@built("built-framed", """
cql and tcp.pdu.size == 9
git and tcp.pdu.size == 4
agentx and tcp.pdu.size == 20
tcp.reassembled.length == 9
""")
def framed():
    """Protocols of which only the ends of messages are known: several in a segment, in pieces"""
    cql = hexed("04 00 0001 05 00000000")
    git = b"0032want 0123456789012345678901234567890123456789\n"
    agentx = hexed("01 0d 10 00 00000001 00000002 00000003 00000000")
    out = stream(9042, cql, cql * 2, cql[:4], cql[4:] + cql[:5], cql[5:], client=47001)
    out += stream(9418, git, git + b"0000", git[:2], git[2:] + b"00", b"00", client=47003)
    return out + stream(705, agentx, agentx[:10], agentx[10:] + agentx, client=47004)


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
    packets += stream(102, connect[:9], connect[9:] + message(b"abc")[:6], message(b"abc")[6:], client=51001)
    cookie = b"Cookie: mstshash=me\r\n" + hexed("0100080003000000")
    packets += stream(3389, b"other", tpkt(hexed("06e00000123400")), client=51002)
    packets += stream(
        3389, tpkt(bytes([6 + len(cookie)]) + hexed("e00000000000") + cookie), (tpkt(hexed("0ed000001234000200080001000000")),), hexed("140301000101"), client=51003)
    packets += stream(3389, tpkt(hexed("06e00000000000")), (tpkt(hexed("0ed00000123400030008 0005000000")),), client=51004)
    return packets


@built("built-diameter", """
diameter.cmd.code == 257 and diameter.flags.request == 1
diameter.Result-Code == 2001
diameter.Result-Code.MSCC-Level == 4012
diameter.Experimental-Result-Code == 5001
diameter.answer_to
diameter.resp_time > 0
diameter.Host-IP-Address.IPv4 == 10.0.0.1
diameter.Host-IP-Address.E164 == "123"
diameter.Subscription-Id-Data contains "34"
diameter.CC-Request-Type == 1
diameter.RAT-Type == 1004
diameter.Event-Timestamp > "2020-01-01"
diameter.avp.vendorId == 10415
diameter.avp.code == 443
data && tcp.port == 3868
diameter and _ws.malformed
""")
def diameter():
    """Diameter: addresses, groups, times, results, two messages in a segment, one in two, bytes that are none"""

    def avp(code, value, vendor=None, size=None):
        more = b"" if vendor is None else struct.pack("!I", vendor)
        size = size or 8 + len(more) + len(value)
        return struct.pack("!IB", code, 0x40 if vendor is None else 0xC0) + size.to_bytes(3, "big") + more + value + bytes(-len(value) % 4)

    def message(code, flags, *avps, hop=1, application=0, version=1):
        rest = b"".join(avps)
        return bytes([version]) + (20 + len(rest)).to_bytes(3, "big") + bytes([flags]) + code.to_bytes(3, "big") + struct.pack("!III", application, hop, 9) + rest

    def number(n):
        return struct.pack("!I", n)

    ask = message(
        257, 0x80, avp(264, b"host.example"), avp(257, hexed("00010a000001")), avp(257, hexed("0002") + bytes(15) + b"\1"),
        avp(257, hexed("0008") + b"123"), avp(257, hexed("0a000001")), avp(8, hexed("0a000002")), avp(8, bytes(16)), avp(266, number(10415)),
        avp(1, "us\u00e9r".encode()), avp(1, b"us\xffer"), avp(25, b"class"))
    answer = message(
        257, 0, avp(268, number(2001)), avp(456, avp(268, number(4012)) + avp(432, number(7))), avp(1032, number(1004), 10415), avp(1, b"001", 10415))
    credit = message(
        272, 0xC0, avp(416, number(1)), avp(443, avp(450, number(0)) + avp(444, b"1234")), avp(55, number(0xE5000000)), avp(55, number(5)),
        avp(421, bytes(7) + b"\x09"), avp(447, bytes(7) + b"\2"), hop=2, application=4)
    wrong = [message(272, 0x80, avp(263, b"abcd", size=n)) for n in (0, 7, 100)] + [
        ask[:4] + b"\xa0" + ask[5:], message(257, 0x81, avp(263, b"abcd")), message(257, 0x80, avp(264, b"host"), version=2), message(257, 0x80, b"", b"abcd" * 4),
        message(280, 0x80, avp(264, b"host"), avp(296, b"realm", size=99)), message(280, 0x80, avp(443, b"abc"), avp(1, b""))]
    packets = stream(3868, ask, (answer,), credit, (message(272, 0x20, avp(268, number(5012)), hop=2),), ask + credit, ask[:3], ask[3:] + credit[:30], credit[30:])
    for n, bad in enumerate(wrong):
        packets += stream(3868, bad, client=52000 + n)
    return packets


@built("built-stun", """
stun
stun.type == 0x0101 && stun.att.type == 0x0020 && stun.att.ipv4 && stun.att.ipv4 != 192.168.1.10
stun.att.error.class == 4 and stun.att.error == 1
stun.response-to
stun.reqduplicate == 2
stun.response-in
stun.att.crc32.status == "Bad"
stun.unknown_attribute
stun.channel == 0x4001
stun.wrong_msglen
stun and data
udp and data and !stun
rtcp
_ws.malformed and stun
""")
def stun():
    """STUN and TURN on their port and on others: every attribute, requests and responses sent twice, data on channels; RTCP beside them"""

    def message(kind, *attributes, id=b"transaction1", length=None):
        body = b"".join(struct.pack(">HH", t, len(v)) + v + bytes(-len(v) % 4) for t, v in attributes)
        return struct.pack(">HHI", kind, len(body) if length is None else length, 0x2112A442) + id + body

    def sent(payload, port=40000, to=40001, **ends):
        return e4(17, udp(port, to, payload), **ends)

    def crc(m):
        m = m[:2] + struct.pack(">H", len(m) - 20 + 8) + m[4:]
        return m + struct.pack(">HHI", 0x8028, 4, zlib.crc32(m) ^ 0x5354554E)

    known = list(range(1, 0x31)) + list(range(0x8000, 0x8009)) + list(range(0x8020, 0x803A)) + list(range(0x8050, 0x8071)) + [0x8090, 0x8095]
    known += [0xC000, 0xC001, 0xC002] + list(range(0xC057, 0xC061)) + [0xFF04, 0xFF05, 0x4000]
    packets = [sent(message(0x0011, (t, bytes(range(1, 25))), id=b"%12d" % t)) for t in known]
    packets += [sent(message(0x0011, (t, v), id=b"%12d" % (t << 8 | len(v)))) for t in (1, 6, 9, 0x12, 0x13, 0x14, 0x20, 0x24, 0x8054)
                for v in (b"", b"\0", b"\0\1\2", b"\0\1\2\3", b"\0\1\2\3\4\5\6\7")]
    packets += [sent(crc(message(1, (6, b"abc")))), sent(crc(message(1, (6, b"abd")))[:-1] + b"\0")]
    ask, reply, refusal = message(1, id=b"asked twice!"), message(0x0101, (0x20, bytes([0, 1]) + bytes(6)), id=b"asked twice!"), \
        message(0x0111, (9, b"\0\0\4\1no"), id=b"asked twice!")
    packets += [sent(reply, 5, 3478), sent(ask, 6, 3478), sent(ask, 6, 3478), sent(reply, 3478, 6), sent(ask, 6, 3478), sent(refusal, 3478, 6)]
    back = dict(src="10.0.0.2", dst="10.0.0.1")
    packets += [sent(ask, 8, 3478), sent(reply, 3478, 8, **back), sent(ask, 8, 3478), sent(refusal, 3478, 8, **back), sent(message(0x11), 8, 3478)]
    channel = struct.pack(">HH", 0x4001, 5) + b"hello"
    packets += [sent(channel, 6, 3478), sent(channel, 7, 3479), sent(message(1), 7, 3479), sent(channel, 7, 3479), sent(b"nothing", 7, 3479),
                sent(channel[:4], 6, 3478), sent(channel[:7], 6, 3478), sent(b"\x50" + channel, 6, 3478)]
    packets += [sent(message(1, (6, b"abcd")) + b"more"), sent(message(1, (6, b"abcd"), length=6)), sent(message(1, (6, b"abcd"), length=7)),
                sent(message(1, length=4)), sent(message(1) + b"\0\6\0\1", 9, 3478), sent(message(1, (6, b"abcde"))[:-3]),
                sent(message(1, (0x1234, b"abcde"), length=9)), sent(message(0x4001)), sent(message(0xFFFF))]
    for kind in range(190, 215):
        packets.append(sent(struct.pack(">BBHI", 0x80, kind, 1, kind), 50000, 50001 + kind))
    packets += [sent(struct.pack(">BBHI", 0x80, 200, 1, 7)[:n], 50001, 50000 - n) for n in (4, 7)] + [sent(struct.pack(">BBHI", 0x40, 200, 1, 7), 50001, 50555)]
    return packets


@built("built-eap", """
eap and radius
eap.code == 3 or eap.code == 4
eap.retransmission
eap.tls.fragment.count == 3
eap.tls.flags.more_fragments == 1
eap.tls.flags.version == 1
eap.bad_length
tls.handshake.type == 1 && eap
tls.handshake.type == 14
radius.avp.type == 79 && !eap
radius.invalid_length
data && eap
_ws.malformed && radius
eap.notification == "hello"
""")
def eap():
    """EAP in RADIUS and over LANs: messages in several attributes, TLS in fragments, what comes twice, bytes that are missing"""
    pack = struct.pack

    def message(code, number, kind=None, value=b"", size=None):
        body = b"" if kind is None else bytes([kind]) + value
        return pack("!BBH", code, number, 4 + len(body) if size is None else size) + body

    def attribute(value, kind=79):
        return bytes([kind, 2 + len(value)]) + value

    def packet(*attributes, rest=b"", short=0):
        b = b"".join(attributes)
        b = pack("!BBH16s", 1, 7, 20 + len(b), b"") + b + rest
        return b[:len(b) - short]

    def tls(code, number, flags, value, kind=13):
        return message(code, number, kind, bytes([flags]) + (pack("!I", 500) if flags & 0x80 else b"") + value)

    def over(b):
        return packet(*(attribute(b[i:i + 253]) for i in range(0, len(b), 253)))

    def lan(b, server=False):
        return eth(0x888E, b"\1\0" + pack("!H", len(b)) + b, MACS[6:] + MACS[:6] if server else MACS)

    def record(*messages):
        return b"".join(b"\x16\3\3" + pack("!H", len(m)) + m for m in messages)

    hello = record(hexed("01 000029 0303") + bytes(32) + hexed("00 0002 c02f 01 00"))
    answer = record(hexed("02 000026 0303") + bytes(32) + hexed("00 c02f 00"), hexed("0b 000003 000000"), hexed("0e 000000"))
    name, long = message(2, 1, 1, b"John"), message(2, 3, 1, b"J" * 300)
    other = attribute(b"x", 1)
    out = datagrams(1812, packet(attribute(name), other), (packet(attribute(message(1, 2, 4, b"\x10" + bytes(16)))),), packet(attribute(name)),
                    packet(attribute(long[:253]), attribute(long[253:]), other), packet(attribute(long[:253])),
                    packet(attribute(message(2, 4, 1, b"a")), other, attribute(message(2, 5, 1, b"b"))), (packet(attribute(message(3, 5))),),
                    (packet(attribute(message(4, 6))),), packet(attribute(b"")), packet(attribute(b""), attribute(message(2, 7, 1, b"c"))),
                    packet(attribute(message(2, 8, 1, b"d")), b"\1"), packet(b"\1\1"), packet(b"\1\x09abc"), packet(b"\x4f\x20" + name),
                    packet(attribute(name), rest=b"rest"), packet(other, attribute(name), short=2), packet(other, b"\1", short=1))
    out += datagrams(1812, over(message(2, 1, 1, b"John")), (over(tls(1, 2, 0x20, b"")),), over(tls(2, 2, 0, hello)), (over(tls(1, 3, 0xC0, answer[:30])),),
                     over(tls(2, 3, 0, b"")), (over(tls(1, 4, 0x40, answer[30:50])),), over(tls(2, 4, 0, b"")), (over(tls(1, 5, 0, answer[50:])),),
                     over(tls(2, 5, 0xC0, hello[:20])), (over(tls(1, 6, 0, b"")),), over(tls(2, 6, 0, hello[20:])), over(tls(2, 6, 0, hello[20:])), client=51001)
    out += [lan(message(1, 1, 1), True), lan(name), lan(tls(1, 2, 0x20, b"", 25), True), lan(tls(2, 2, 1, hello, 25)), lan(tls(2, 2, 1, hello, 25)),
            lan(tls(1, 3, 0xC1, answer[:40], 25), True), lan(tls(2, 3, 1, b"", 25)), lan(tls(1, 4, 1, answer[40:], 25), True)]
    out += [lan(tls(1, 5, 0xC0, answer[:40]), True), lan(tls(2, 5, 0x80, hello)), lan(tls(1, 6, 0, answer[40:]), True), lan(tls(1, 7, 0x20, b""), True), lan(tls(2, 7, 0, hello))]
    out += [lan(tls(2, 8, 0, hello, 21)), lan(tls(2, 9, 0, hello, 55)), lan(tls(2, 10, 0x20, hexed("0004 0004") + b"abcd", 43)), lan(tls(2, 11, 0, b"some text", 25))]
    out += [lan(message(2, 12, 2, b"hello")), lan(message(2, 13, 3, b"\4\5")), lan(message(2, 14, 1, b"abc", 20)), lan(message(2, 15, 1, b"abc", 3)), lan(message(9, 15, 1, b"abc"))]
    return out


@built("built-socks", """
socks.version == 5 and socks.command == 1
socks.results == 90
socks.dst == 10.0.0.9
socks.remote_name == "foo.example"
socks.v4a_dns_name == "foo.example"
socks.auth_method == 2
socks.auth_status == 1
http and socks
http.response.code == 200
socks && !http && tcp.len > 20
tls and socks
_ws.malformed && socks
frame.protocols == "eth:ethertype:ip:tcp:socks"
""")
def socks():
    """SOCKS 4, 4A and 5: what comes through it, what is refused, messages in pieces, bytes that are none"""
    get, page = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"
    far = address("10.0.0.9")
    ask4, yes4, no4 = b"\4\1\0\x50" + far + b"me\0", b"\0\x5a\0\x50" + far, b"\0\x5b" + bytes(6)
    hello, none = b"\5\1\0", b"\5\0"
    ask, yes, no = b"\5\1\0\1" + far + b"\0\x50", b"\5\0\0\1" + far + b"\xdf\xb4", b"\5\1\0\1" + bytes(6)
    name, ask6 = b"\5\1\0\3\x0bfoo.example\0\x50", b"\5\1\0\4" + bytes(15) + b"\1\0\x50"
    begun = hello, (none,)
    through = get, (page,)
    alert = b"\x15\3\3\0\2\1\0"
    conversations = [
        (ask4, (yes4,), *through), (b"\4\1\0\x50\0\0\0\1me\0foo.example\0", (yes4,), *through), (ask4, (no4,), *through), (ask4 + get, (yes4 + page,), *through),
        (*begun, ask, (yes,), *through), (*begun, name, (yes,), *through), (*begun, ask6, (yes,), *through), (*begun, ask, (no,), *through),
        (b"\5\2\0\2", (b"\5\2",), b"\1\4user\4pass", (b"\1\0",), ask, (yes,), *through), (b"\5\1\2", (b"\5\2",), b"\1\4user\4pass", (b"\1\1",), ask),
        (hello, (b"\5\xff",), ask, (yes,), *through), (hello + ask, (none,), (yes,)), (*begun, ask, (yes[:4],), (yes[4:],), get[:8], get[8:], (page[:20],), (page[20:],)),
        (b"\5\7\0", (none,), ask, (yes,), *through), through, (*begun, b"\5\2" + ask[2:], (yes,), (yes,), get),
        (*begun, b"\5\3" + ask[2:], (yes,), get), (*begun, ask[:-2] + b"\1\xbb", (yes,), alert, (alert,)), (*begun, ask[:-2] + b"\4\x38", (yes,), hello),
    ]
    return [p for i, c in enumerate(conversations) for p in stream(1080, *c, client=51000 + i)]


@built("built-media", """
skinny.messageId == 138
skinny.hdr_version == 17 and tcp.srcport == 51001
rtp.setup-method == "SKINNY"
rtp.setup-frame == 1
rtp.ssrc == 3 and udp.dstport == 20001
data && udp.port == 20003
sap.flags.a == 1
sap.payload_type == "application/sdp"
sap.encrypted || sap.compressed
sdp.media.port == 5004
sdp.session_name == "x" && sdp.invalid
sdp.invalid_line.no_equal
_ws.malformed && sap
rtp.setup-method == "SDP"
""")
def media():
    """What says where media streams go to: Skinny, and SDP in announcements; the streams"""

    def numbers(*values):
        return struct.pack(f"<{len(values)}I", *values)

    def skinny(kind, version, port, *before, rest):
        far = address("10.0.0.9")
        b = numbers(*before) + (numbers(0) + far + bytes(12) if version >= 17 else far) + numbers(port) + bytes(rest)
        return numbers(len(b) + 4, version, kind) + b

    def start(version, port):
        return skinny(0x8A, version, port, 1, 2, rest=400)

    def opened(version, port):
        return skinny(0x22, version, port, 0, rest=12)

    def announced(flags, rest, source=bytes(4), auth=b""):
        return bytes([flags, len(auth) // 4, 0x12, 0x34]) + source + auth + rest

    def streamed(port, dst="10.0.0.9"):
        return e4(17, udp(40000, port, b"\x80\0\0\1\0\0\0\2\0\0\0\3" + bytes(20)), dst=dst)

    text = b"v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\ns=x\r\nc=IN IP4 10.0.0.8\r\nt=0 0\r\nm=audio 5004 RTP/AVP 0\r\n"
    kind = b"application/sdp\0"
    out = stream(2000, start(0, 20000), (opened(0, 20001) + start(0, 20002),)) + stream(2000, start(17, 20010), (opened(22, 20011),), start(5, 20003), client=51001)
    out += [streamed(p) for p in (20000, 20001, 20002, 20003, 20010, 20011)]
    out += stream(2000, (start(0, 20020)[:30],), (start(0, 20020)[30:],), client=51002) + [streamed(20020)]
    out += datagrams(9875, *(announced(*a) for a in ((0x20, text), (0x20, kind + text), (0x30, text, bytes(16)), (0x24, b"o=- 1 1 IN IP4 1.2.3.4\r\n"), (0x24, kind + text), (0x22, text),
        (0x21, text), (0x23, text), (0x20, text, bytes(4), b"\x20\0\0\0"), (0x20, kind[:-1]), (0x20, kind), (0x20, b""), (0x00, text), (0x20, b"v=0\r\nnone\r\ns=x\r\n"),
        (0x20, b"v=0\r\n\r\ns=x\r\n"), (0x20, b"v=0\r\nno\r\no\r\ns=x\r\n"))), b"\x20\0\1")
    return out + [streamed(5004, "10.0.0.8"), streamed(5005, "10.0.0.8")]


@built("built-netbios", """
netbios.command == 0x16
netbios.hdr_len == 44 and smb
smb.cmd == 0x2b
smb && ipx
smb && nbipx
smb && nmpi
smb2
data && netbios
data && nbipx
_ws.malformed && (netbios || nmpi || nbipx)
ipx.packet_type == 0x14 && smb
""")
def netbios():
    """NetBIOS over LLC and IPX: SMB in datagrams, in sessions, in several frames, by socket; what is not SMB"""
    request, new = b"\xffSMB\x2b" + bytes(27) + b"\1\1\0\0\0", b"\xfeSMB\x40\0" + bytes(58)
    names = b"WORKGROUP      \x1d" + b"STATION        \0"

    def frame(command, rest=b"", size=None, control=b"\3"):
        head = struct.pack("<HBBHHH", 0xEFFF, command, 0, 0, 0, 0) + (names if command < 0x14 else b"\x15\3")
        return llc(b"\xf0\xf0" + control + struct.pack("<H", 2 + len(head) if size is None else size) + head + rest)

    def ipx(socket, rest, kind=4, source=None):
        node = struct.pack("!I6sH", 0, b"\xff" * 6, socket) + struct.pack("!I6sH", 0, b"\0\1\2\3\4\5", socket if source is None else source)
        return llc(b"\xe0\xe0\3\xff\xff" + struct.pack("!HBB", 30 + len(rest), 0, kind) + node + rest)

    out = [frame(c, request) for c in (0, 8, 9, 10, 14, 0x14, 0x17, 0x19, 0x1F)] + [frame(8, b"something else"), frame(8), frame(9, new), frame(8, request, 60), frame(8, request, 400)]
    out += [frame(0x16, request, control=b"\2\0"), frame(0x16, b"something else"), frame(0x15, request[:20]), frame(0x15, request[20:30]), frame(0x16, request[30:]), frame(0x16, request),
            frame(0x15, b"abc"), frame(0x16), frame(0x16, b"\xffSM"), frame(0x16, request, 13)]
    out += [ipx(s, request) for s in (0x550, 0x551, 0x552, 0x553, 0x554, 0x455)] + [ipx(0x4000, request, source=0x550)]
    out += [ipx(0x455, bytes([0, n]) + names + request) for n in range(1, 14)] + [ipx(0x455, bytes([0, n]) + bytes(16) + request) for n in (6, 7, 8)]
    out += [ipx(0x455, bytes(32) + b"\0\x0b" + names + request, 0x14), ipx(0x455, b"\0\x0b" + names + b"other"), ipx(0x455, b"\0\x0b" + names)]
    head = bytes(32) + b"\xfc\2\0\0" + names
    return out + [ipx(s, bytes(32) + bytes([n, 2, 0, 0]) + names + request, 0x14) for s in (0x551, 0x553) for n in (0xF1, 0xFC, 0xFD)] + [ipx(0x553, head + b"other", 0x14), ipx(0x553, head, 0x14)]


@built("built-smtp", """
smtp.req.command == "MAIL"
smtp.rsp
smtp && tcp.segments
tcp.segment_data && !smtp
frame.protocols == "eth:ethertype:ip:tcp"
smtp.req and tcp.len < 5
""")
def smtp():
    """SMTP: lines of the client in pieces, between commands and in the text of a message; those of the server"""
    begun = (b"220 a ESMTP\r\n",), b"EHLO b\r\n", (b"250 a\r\n",)
    text = *begun, b"MAIL FROM:<a@b>\r\n", (b"250 ok\r\n",), b"RCPT TO:<c@d>\r\n", (b"250 ok\r\n",), b"DATA\r\n", (b"354 go\r\n",)
    conversations = [
        (*begun, b"MA", b"IL FROM:", b"<a@b>\r\n", (b"250 ok\r\n",), b"QUIT\r\n"), (*begun, b"NOOP", (b"250 ok\r\n",)),
        (*text, b"Subject: x\r\n\r\nsome", b" text", b" and more\r\n", b"half a line", b", the other half\r\n.\r\n", (b"250 ok\r\n",), b"QUIT\r\n"),
        (*text, b"a", b"\r\n", b".", b"\r\n", (b"250 ok\r\n",)), (*begun, (b"250 no end",), (b" of the line\r\n",)),
    ]
    return [p for i, c in enumerate(conversations) for p in stream(25, *c, client=51000 + i)]


@built("built-rtsp", """
rtsp.method == "DESCRIBE"
rtsp.status == 200
rtsp.request or rtsp.response
rtsp.content-length == 84
rtsp.channel == 0
sdp && rtsp
tcp.segments && rtsp
data-text-lines && rtsp
rtsp.transport contains "client_port"
frame.protocols == "eth:ethertype:ip:tcp"
""")
def rtsp():
    """RTSP: messages whole and in pieces, several in a segment, packets of streams between them, bodies of several types, bytes that are none"""
    text = b"v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\ns=x\r\nc=IN IP4 10.0.0.9\r\nt=0 0\r\nm=audio 5004 RTP/AVP 0\r\n"

    def reply(body=b"", kind=b"application/sdp", size=None, extra=b""):
        lines = b"RTSP/1.0 200 OK\r\nCSeq: 1\r\n" + (b"Content-Type: " + kind + b"\r\n" if kind else b"")
        return lines + (b"" if size == -1 else b"Content-Length: %d\r\n" % len(body)) + extra + b"\r\n" + body

    ask, whole = b"DESCRIBE rtsp://h/a RTSP/1.0\r\nCSeq: 1\r\n\r\n", reply(text)
    packet = b"$\0\0\x20\x80\0\0\1\0\0\0\2\0\0\0\3" + bytes(20)
    conversations = [
        (ask, (whole,)), (ask, (whole[:30],), (whole[30:120],), (whole[120:],)), (ask + ask, (whole + whole,)), (ask, (reply(text, size=-1),)), (ask[:10], ask[10:]),
        (ask, (reply(b"hello: 1", b"text/parameters"),)), (ask, (reply(text, b""),)), (ask, (reply(text, b"Application/SDP;charset=x"),)), (b"GET / HTTP/1.0\r\n\r\n", b"abc"),
        (ask, (packet + packet,), (packet[:10],), (packet[10:] + reply(),)), (b"SETUP rtsp://h/a RTSP/1.0\r\nCSeq: 1\r\nTransport: RTP/AVP;unicast;client_port=6000-6001\r\n\r\n",),
    ]
    return [p for i, c in enumerate(conversations) for p in stream(554, *c, client=51000 + i)]


@built("built-irc", """
irc
irc.request.command == "NICK"
irc.response.command == "PRIVMSG"
irc.request.prefix
irc.response.num_command == 433
irc.request.trailer contains "hello"
irc.ctcp.command == "ACTION"
irc && _ws.malformed
""")
def irc():
    """IRC: commands, numbers, prefixes and CTCP, as they should be and not, from the client and from the server"""
    lines = [
        b"NICK a\r\n", b"NICK a\n", b"NICK a", b"NICK a\nUSER b\r\nFOO c", b"  NICK   a   b  \r\n", b":pre NICK a\r\n", b":pre\r\n", b":pre \r\n",
        b": NICK a\r\n", b"\r\n", b"\r\n\r\n", b"001 a b\r\n", b"NICK\r\n", b"NICK \r\n", b"NICK :\r\n", b"NICK:foo bar\r\n", b"NICK a:b c\r\n",
        b"NICK a : b :c\r\n", b":p 12 a\r\n", b":p 1234 a\r\n", b":p 0a1 a\r\n", b":p 433\r\n", b"433 :x\r\n", b":p  433  x\r\n",
        b"PRIVMSG #a :\x01ACTION waves hand\x01\r\n", b"PRIVMSG #a :hello \x01VERSION\x01 more\r\n", b"NOTICE a :\x01PING 123\r\n",
        b":p PRIVMSG a :\x01DCC SEND f 1 2\x01\x01TIME\x01\r\n", b"JOIN #a :\x01X y\x01\r\n", b"PRIVMSG \x01A b\x01 :z\r\n",
        b"NOTICE a :\x01\x01\r\n", b"NOTICE a :\x01 a b\x01\r\n", b"privmsg a :\x01ACTION  x  y \x01\r\n", b"@tag=1 PRIVMSG a :b\r\n",
        b"NICK \xe9\xc3\xa9 :\xff\r\n", b"NICK a\rUSER b\r\n", b" \r\n", b"\n", b"NICK\ta b\r\n", b"JOIN \x01\r\n",
        b":p\x01q NICK \x01A\x01\r\n", b"PRIVMSG a \x01B c\x01 d\r\n", b"PRIVMSG a :\x01B\x01", b"12 a\r\n", b"1234 a\r\n", b"12a b\r\n",
        b"PING\x01A\x01 b\r\n", b":p 999999 a\r\n", b"QUIT :a\x01b\r\n", b"PRIVMSG a :x\x01", b":\r\n", b"NICK a :b\r\r\n",
        b"PRIVMSG a\x01B c\x01 :\x01D\x01\r\n", b"NOTICE \x01A\r\n", b":p PRIVMSG\r\n", b"PRIVMSG :\x01A B C\x01 x \x01D\r\n",
    ]
    return [p for n, line in enumerate(lines) for p in stream(6667, line, (line,), client=40000 + n)]
