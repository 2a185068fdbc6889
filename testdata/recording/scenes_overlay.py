"""Captures of what carries frames of another network: CAPWAP, NSH, HSR and frame relay. Packets are made by hand."""

import struct

from build import cuts, e4, e6, eth, hexed, ip, udp
from scenes_built import built

pack = struct.pack
AP, CONTROLLER = "10.0.0.1", "10.0.0.2"
INNER = ip(17, udp(40000, 7, b"hello"), src="192.168.1.1", dst="192.168.1.2")


def capwap(payload, flags=0, rid=1, wbid=1, more=b"", fragment=(0, 0), size=None):
    """The header, whose flags are T, F, L, W, M, K and three more bits, and what more it has."""
    size = 8 + len(more) if size is None else size
    return bytes([0]) + ((size // 4) << 19 | rid << 14 | wbid << 9 | flags).to_bytes(3, "big") + pack("!HH", fragment[0], fragment[1] << 3) + more + payload


T, F, L, W, M, K = 0x100, 0x80, 0x40, 0x20, 0x10, 0x08
SNAP = hexed("aaaa03000000")


def wlan(kind, body, flags=1):
    """A frame of 802.11, of which access points turn the first two bytes around."""
    return bytes([flags, kind]) + hexed("2c00 020000000001 020000000002 020000000003 1000") + body


DATA = wlan(0x08, SNAP + b"\x08\0" + INNER)


def up(message, port=5247, **more):
    return e4(17, udp(40001, port, message), src=AP, dst=CONTROLLER)


def down(message, port=5247):
    return e4(17, udp(port, 40001, message), src=CONTROLLER, dst=AP)


@built("built-capwap", """
capwap.data
capwap.header.flags.t == True
capwap.header.rid == 1 && wlan
capwap.header.wireless.data.ieee80211.fi.rssi < -50
capwap.header.mac.eui48 == 02:00:00:00:00:09
capwap.keep_alive
capwap.message_element.type == 35
capwap.control.message_element.session_id[0:2] == 00:01
capwap.fragment.count == 2
capwap.preamble.type == 1 && dtls
wlan.fc.type_subtype == 0x20
wlan.sa == 02:00:00:00:00:02
ip.src == 192.168.1.1
eth.src#2
capwap.header.length.bad
_ws.malformed && capwap.data
_ws.short && capwap.data
""")
def capwap_data():
    """CAPWAP's data: frames of 802.11 and 802.3, header options, keep-alives, DTLS, pieces, damage"""
    ether = eth(0x0800, INNER)
    mac6, mac8, odd = hexed("06 020000000009 00"), hexed("08 0200000000000009 000000"), hexed("03 010203")
    info, dest, unknown = hexed("04 b0 19 006c 000000"), hexed("04 0001 0000 000000"), hexed("02 0102 00")
    keep = pack("!HHH", 22, 35, 16) + bytes(range(16))
    out = [up(capwap(DATA, T)), down(capwap(DATA, T)), up(capwap(ether)), down(capwap(ether, wbid=0))]
    out += [up(capwap(wlan(0x88, b"\0\0" + SNAP + b"\x08\0" + INNER), T)), up(capwap(wlan(0x80, bytes(12) + b"\0\3abc", 0), T)), up(capwap(wlan(0xD4, b"", 0)[:10], T)), up(capwap(wlan(0x08, bytes(40), 0x41), T))]
    out += [up(capwap(DATA, T | M, more=m)) for m in (mac6, mac8, odd)]
    out += [up(capwap(DATA, T | W, more=info)), down(capwap(DATA, T | W, more=dest)), up(capwap(DATA, T | W, more=unknown)), up(capwap(DATA, T | W, wbid=3, more=info)), up(capwap(DATA, T, wbid=3)), up(capwap(DATA, T, wbid=0)),
            up(capwap(DATA, T | W | M, more=mac6 + info)), up(capwap(ether, W, more=info, size=24))]
    out += [up(capwap(keep, K)), down(capwap(keep, K)), up(capwap(keep[:-2], K)), up(capwap(pack("!H", 30) + keep[2:], K)), up(capwap(b"", K)), up(capwap(b"\0", K)), up(capwap(keep, K | F | L))]
    out += [up(capwap(DATA, T | 7)), up(capwap(ether, size=16)), up(capwap(ether, size=4)), up(capwap(DATA, T, size=124)), up(capwap(b"", T)), up(capwap(b"")), up(b"\x10" + capwap(DATA, T)[1:]), up(b"\2" + capwap(DATA, T)[1:])]
    half = len(DATA) // 2 & ~7
    out += [up(capwap(DATA[:half], T | F, fragment=(7, 0))), up(capwap(DATA[half:], T | F | L, fragment=(7, half // 8)))]
    out += [up(capwap(DATA[half:], T | F | L, fragment=(8, half // 8))), up(capwap(DATA[:half], T | F, fragment=(8, 0)))]
    out += [down(capwap(ether[:40], F, fragment=(9, 0))), down(capwap(ether[40:], F | L, fragment=(9, 5))), up(capwap(ether[:40], F, fragment=(10, 0)))]
    hello = hexed("17 feff 0001 000000000001 0010") + bytes(16)
    out += [up(b"\1\0\0\0" + hello), down(b"\1\0\0\0" + hello), up(b"\1\1\2\3" + hello), up(b"\1\0\0\0" + bytes(20)), up(b"\1\0\0\0"), up(b"\1\0"), up(b"\1")]
    for whole in capwap(DATA, T | W | M, more=mac6 + info), capwap(keep, K):
        out += [up(whole[:n]) for n in range(1, 25)] + cuts(up(whole), *range(43, 67))
    return out


@built("built-capwap-control", """
capwap
capwap.control.header.message_type == 1
capwap.control.header.message_type.enterprise_number == 13277
capwap.control.header.sequence_number == 5
capwap.message_element.type == 1200
capwap.message_element.value == "value"
capwap.message_element.type.undecoded
capwap.fragments
dtls && capwap
""")
def capwap_control():
    """CAPWAP's control messages: their header, elements by number, DTLS, pieces, damage"""

    def message(kind, *elements, sequence=5, size=None, flags=0):
        body = b"".join(pack("!HH", t, len(v)) + v for t, v in elements)
        return pack("!IBHB", kind, sequence, 3 + len(body) if size is None else size, flags) + body

    discovery = message(1, (20, b"\1"), (1200, b"value"), (41, b"\1"), (35, bytes(range(16))))
    out = [up(capwap(discovery, wbid=1), 5246), down(capwap(message(2, (25, bytes(4)), (999, b"")), wbid=0), 5246)]
    out += [up(capwap(message(kind, (1201, b"x"))), 5246) for kind in (3, 4, 5, 6, 7, 8, 9, 13, 26, 3398913, 0x00409601)]
    out += [up(capwap(message(3, (1202, bytes(3)), (37, pack("!IH", 0x4096, 7) + b"abc"), size=n)), 5246) for n in (0, 2, 3, 5, 10, 200)] + [up(capwap(message(3, flags=7)), 5246), up(capwap(b"", K), 5246), up(capwap(b""), 5246)]
    out += [up(capwap(discovery, M | W, more=hexed("06 020000000009 00 04 b0 19 006c 000000")), 5246)]
    out += [up(capwap(discovery[:16], F, fragment=(7, 0)), 5246), up(capwap(discovery[16:], F | L, fragment=(7, 2)), 5246)]
    record = hexed("17 feff 0001 000000000001 0010") + bytes(16)
    out += [up(b"\1\0\0\0" + record, 5246), down(b"\1\0\0\0" + record, 5246), up(capwap(discovery) + b"tail", 5246)]
    return out + [up(capwap(discovery)[:n], 5246) for n in range(1, 62)] + cuts(up(capwap(discovery), 5246), *range(43, 80))


def nsh(following, payload, kind=1, more=None, flags=0, ttl=63, path=0x000102, index=255, size=None):
    """The network service header; of kind 1 it has four context headers, of kind 2 variable ones."""
    more = pack("!4I", 1, 2, 3, 4) if more is None else more
    size = 8 + len(more) if size is None else size
    return pack("!HBBI", flags | ttl << 6 | size // 4, kind, following, path << 8 | index) + more + payload


@built("built-nsh", """
nsh
nsh.mdtype == 2
nsh.spi == 258 && nsh.si < 255
nsh.nextproto == 3 && eth.type#2 == 0x0800
nsh.contextheader == 00:00:00:03
nsh.metadata contains "abc"
nsh.length.invalid
nsh.ttl == 0
vxlan
vxlan.vni == 42 && nsh
vxlan.next_proto == 1
vxlan.p_bit == 0
ip.src == 192.168.1.1
data && nsh
_ws.malformed && nsh
_ws.short && nsh
""")
def network_service():
    """NSH over Ethernet, VXLAN-GPE, GRE and IP: what follows, context headers, metadata of kinds, wrong lengths, damage"""
    ether = eth(0x0800, INNER)
    six = e6(17, udp(40000, 7, b"hello"))[14:]

    def tlv(kind, body, group=0x0100):
        return pack("!HBB", group, kind, len(body)) + body + bytes(-len(body) % 4)

    frames = [nsh(1, INNER), nsh(2, six), nsh(3, ether), nsh(4, nsh(1, INNER, index=254)), nsh(5, pack("!I", 0x00064140) + INNER), nsh(6, b"text"), nsh(0xFE, b"text"), nsh(0, b"text"), nsh(1, INNER, 2, b"")]
    frames += [nsh(1, INNER, flags=f) for f in (0x2000, 0x1000, 0x4000, 0xC000)] + [nsh(1, INNER, kind) for kind in (0, 3, 15, 0xF1)] + [nsh(1, INNER, ttl=0)]
    frames += [nsh(1, INNER, size=n) for n in (0, 4, 8, 20, 28, 252)] + [nsh(1, INNER, 2, size=n) for n in (0, 4, 8, 20)]
    frames += [nsh(1, INNER, 2, tlv(1, b"abcd")), nsh(1, INNER, 2, tlv(2, b"abc", 0)), nsh(1, INNER, 2, tlv(9, b"", 0x102)), nsh(1, INNER, 2, tlv(0x81, bytes(16)) + tlv(3, b"abcd", 5)), nsh(1, INNER, 2, tlv(1, b"abcdefgh")[:8])]
    packets = [eth(0x894F, f) for f in frames]
    packets += [e4(47, pack("!HH", 0, 0x894F) + nsh(1, INNER)), e4(145, nsh(1, INNER)), e6(145, nsh(1, INNER))]
    packets += [e4(17, udp(40000, 4790, pack("!BHBI", 0x0C, 0, following, 0x00002A00) + body)) for following, body in ((1, INNER), (2, six), (3, ether), (4, nsh(1, INNER)), (4, nsh(3, ether)), (5, INNER), (0, INNER), (255, INNER))]
    packets += [e4(17, udp(40000, 4790, pack("!BHBI", flags, 7, 1, 0x00002A05) + INNER)) for flags in (0, 0x08, 0x0D, 0x0E, 0x3C, 0xFF)] + [e4(17, udp(4790, 40000, pack("!BHBI", 0x0C, 0, 1, 0x2A00)[:n])) for n in range(1, 9)]
    for whole in frames[0], nsh(1, INNER, 2, tlv(1, b"abc") + tlv(2, b"")):
        packets += [eth(0x894F, whole[:n]) for n in range(1, 24)] + cuts(eth(0x894F, whole), *range(15, 40))
    return packets


@built("built-frame-relay", """
fr.dlci == 100
fr.dlci == 786496
fr.ea == True
fr.third_dlci == 1
fr.lower_dlci == 0 && ip
fr.dc == True
fr.dlcore_control == 0x3f
fr.bogus_address
fr.chdlctype == 0x0800
fr.snaptype == 0x0800
fr.nlpid == 0xcc
ip.src == 192.168.1.1
_ws.malformed && fr
_ws.short && fr
""", link=107)
def frame_relay():
    """Addresses of frame relay with two, three and four bytes, too few and too many, encapsulation in each way, cut"""
    carried = hexed("03 cc") + INNER
    snap, cisco = hexed("03 00 80 000000 0800") + INNER, b"\x08\0" + INNER
    two, three, four = hexed("1841"), hexed("180001"), hexed("18000201")
    out = [hexed(a) + carried for a in ("1841", "18000203", "fcfefefd", "00000001", "541001", "541003", "19", "5410feff", "5410fefeff")]
    for a in two, three, four:
        whole = a + carried
        out += [a + carried, a + snap, a + cisco] + [whole[:n] for n in range(1, 9)] + cuts(whole, *range(1, 9))
    return out


@built("built-hsr", """
hsr
hsr.path == 5
hsr.netid == 2 && hsr.laneid == 1
hsr.lsdu_size == 3
hsr.sequence_nr == 7
hsr.type == 0x0800
ip.src == 192.168.1.1
hsr_prp_supervision.source_mac_address == 02:00:00:00:00:01
hsr_prp_supervision.red_box_mac_address
hsr_prp_supervision.source_mac_address_B == 02:00:00:00:00:03
hsr_prp_supervision.tlv.type == 31
hsr_prp_supervision.supervision_seqno == 5
hsr_prp_supervision && hsr
data && hsr
_ws.malformed && (hsr || hsr_prp_supervision)
""")
def ring():
    """HSR's tags, and supervision of HSR and PRP: what follows, elements of all kinds and lengths, damage"""

    def tagged(kind, payload, path=1, size=None):
        return eth(0x892F, pack("!HHH", path << 12 | (len(payload) + 6 if size is None else size), 7, kind) + payload)

    def supervision(*elements, path=0, version=1, end=True):
        return pack("!HH", path << 12 | version, 5) + b"".join(bytes([t, len(v)]) + v for t, v in elements) + (b"\0\0" if end else b"")

    m = [bytes([2, 0, 0, 0, 0, n]) for n in range(5)]
    box = supervision((23, m[1]), (30, m[2]))
    out = [tagged(0x0800, INNER), tagged(0x0800, INNER, 5), tagged(0x0800, INNER, 15, 3), tagged(0x88FB, box), tagged(100, SNAP + b"\x08\0" + INNER), tagged(0x9999, b"text"), tagged(0x0800, b""),
           tagged(0x8100, hexed("00050800") + INNER), tagged(0x892F, tagged(0x0800, INNER)[14:]), tagged(0x0800, INNER) + b"padpad"]
    elements = [[(23, m[1])], [(20, m[1])], [(20, m[1] + m[3])], [(21, m[1])], [(21, m[1] + m[3])], [(22, m[1]), (31, m[4])], [(24, b"abc"), (23, m[1])], [(23, b"abc")], [(30, m[2])], [(31, m[1]), (31, m[2]), (30, m[3])], [(23, m[1] + b"xx")],
                [(23, m[1] + m[2])], [(30, m[1] + m[2])], []]
    out += [eth(0x88FB, s) for s in [supervision(*e) for e in elements] + [box, supervision((20, m[1] + m[3]), version=0), supervision((23, m[1]), end=False), supervision((23, m[1])) + bytes(20), supervision((23, m[1]), path=3, version=0xABC)]]
    for whole, end in (out[0], 27), (eth(0x88FB, box), 36):
        out += [whole[:n] for n in range(15, end)] + cuts(whole, *range(15, end))
    return out
