"""Captures of Bluetooth: the link layer of Bluetooth LE and the interface between host and controller. Packets are made by hand, as these take
hardware."""

import struct

from build import cut
from scenes_built import built

pack = struct.pack
CENTRAL, PERIPHERAL = bytes.fromhex("81b3e8465b63"), bytes.fromhex("e34791eada74")
OTHER = bytes.fromhex("010203040506")
ADVERTISING = 0x8E89BED6
ACCESS = 0x92DDA6F5
INIT = 0x0A2F85
UNKNOWN, TO_PERIPHERAL, TO_CENTRAL = 0, 2, 3  # kinds of PDU in the header of a sniffer
START, MORE, CONTROL = 2, 1, 3  # kinds of data


def le_crc(data, init):
    """The check of a frame of Bluetooth LE, in the order of the air."""
    state = int(f"{init:024b}"[::-1], 2)
    for byte in data:
        for i in range(8):
            bit = (byte >> i ^ state) & 1
            state >>= 1
            if bit:
                state ^= 0xDA6000
    return state.to_bytes(3, "little")


def le_frame(access, body, init=0x555555):
    return pack("<I", access) + body + le_crc(body, init)


def advertisement(kind, body, random=0):
    return le_frame(ADVERTISING, bytes([kind | random, len(body)]) + body)


def connect(access=ACCESS, central=CENTRAL, peripheral=PERIPHERAL, random=0x40):
    parameters = pack("<I", access) + INIT.to_bytes(3, "little") + pack("<BHHHH", 2, 1, 36, 0, 500) + bytes.fromhex("ffffffff1f") + b"\x06"
    return advertisement(5, central + peripheral + parameters, random)


def data(kind, body, sn=0, nesn=0, access=ACCESS, flags=0):
    return le_frame(access, bytes([kind | nesn << 2 | sn << 3 | flags, len(body)]) + body, INIT)


def l2cap(channel, body, length=None):
    return pack("<HH", len(body) if length is None else length, channel) + body


def att(body):
    return l2cap(4, body)


def entry(kind, body):
    return bytes([1 + len(body), kind]) + body


def advertisements():
    yield advertisement(0, PERIPHERAL + entry(1, b"\x06") + entry(9, b"mydevice_1") + entry(0x0A, b"\xf4"))
    yield advertisement(0, PERIPHERAL + entry(1, b"\x1f") + entry(8, "Gerät".encode()) + entry(3, bytes.fromhex("0f180d18")) + entry(0x19, b"\xc1\x03"), 0x60)
    yield advertisement(2, PERIPHERAL + entry(0xFF, bytes.fromhex("4c000215") + bytes(range(16)) + bytes.fromhex("0001 0002 c5")))
    yield advertisement(2, PERIPHERAL + entry(0xFF, bytes.fromhex("4c0010050b1c") + b"abc") + entry(0x16, bytes.fromhex("0f1864")))
    yield advertisement(6, PERIPHERAL + entry(6, bytes(range(16))) + entry(0x12, bytes.fromhex("06000c00")) + entry(0x20, bytes.fromhex("0102030405")))
    yield advertisement(6, PERIPHERAL + entry(0xFF, bytes.fromhex("590001020304")) + entry(5, bytes.fromhex("01020304")) + entry(0x1A, b"\xa0\x00"))
    yield advertisement(4, PERIPHERAL + entry(9, b"mydevice_1") + entry(0x21, bytes(range(16)) + b"xy") + entry(0x14, bytes.fromhex("0a18")) + entry(0x1C, b"\1"))
    yield advertisement(0, PERIPHERAL + entry(0x24, b"\x17//example.org") + entry(0x0D, bytes.fromhex("0c025a")) + entry(0x1B, b"\1" + OTHER) + entry(0x27, b"\xff\1"))
    yield advertisement(0, PERIPHERAL + entry(0x15, bytes(range(16))) + entry(0x1F, bytes.fromhex("04030201")) + bytes(5))
    yield advertisement(0, PERIPHERAL + entry(0x10, bytes.fromhex("0100 0200 0300 0400")) + entry(0x99, b"abc") + entry(2, bytes.fromhex("0a18")) + entry(4, bytes.fromhex("01020304")))
    yield advertisement(0, PERIPHERAL + entry(7, bytes(range(16))) + entry(0x17, OTHER) + entry(0x11, b"\1") + b"\x09\x09abc")
    yield advertisement(1, PERIPHERAL + CENTRAL, 0x80)
    yield advertisement(3, CENTRAL + PERIPHERAL, 0x40)
    yield advertisement(0, PERIPHERAL)
    yield advertisement(7, bytes.fromhex("0909") + PERIPHERAL + bytes.fromhex("3412") + entry(9, b"extended"))
    yield advertisement(7, bytes.fromhex("0618 3412 0c2010".replace(" ", "")))


def link_control():
    """Control PDUs: whether the peripheral sends them, and what they are."""
    features = bytes.fromhex("ff7d000000000000")
    parameters = pack("<HHHHBH6H", 6, 12, 0, 500, 0, 7, 0, 1, 2, 3, 4, 0xFFFF)
    lengths = pack("<HHHH", 251, 2120, 27, 328)
    yield 0, b"\x08" + features
    yield 1, b"\x09" + bytes(8)
    yield 0, b"\x0c\x09\x1d\0\xbe\2"
    yield 1, b"\x0c\x06\x0d\0\x32\1"
    yield 1, b"\x0e" + bytes.fromhex("ff01000000000000")
    yield 0, b"\x09" + features
    yield 0, b"\x14" + lengths
    yield 1, b"\x15" + lengths
    yield 1, b"\x14" + lengths
    yield 0, b"\x07\x14"
    yield 0, b"\x16\x03\x01"
    yield 1, b"\x17\x02\x02"
    yield 0, b"\x18\x02\x01\x40\0"
    yield 0, b"\x12"
    yield 1, b"\x13"
    yield 0, b"\x01" + bytes.fromhex("ffff00001f") + b"\x30\0"
    yield 1, b"\x0f" + parameters
    yield 0, b"\0" + pack("<BHHHHH", 1, 15, 36, 0, 500, 105)
    yield 0, b"\x0f" + parameters
    yield 1, b"\x10" + parameters
    yield 0, b"\0" + pack("<BHHHHH", 1, 15, 36, 0, 500, 205)
    yield 0, b"\x0f" + parameters
    yield 1, b"\x11\x0f\x1a"
    yield 1, b"\x19\x01\x0a"
    yield 0, b"\x77abc"
    yield 0, b"\x03" + bytes(range(22))
    yield 1, b"\x04" + bytes(range(12))
    yield 1, b"\x05"
    yield 0, b"\x06"
    yield 1, b"\x06"
    yield 0, b"\x03" + bytes(range(22))
    yield 1, b"\x0d\x06"
    yield 0, b"\x09" + bytes(8)
    yield 0, b"\x08"
    yield 0, b"\x02\x13"


def attributes():
    """A dialogue of the attribute protocol: whether the server says it, and what."""
    service, own = bytes(range(16)), bytes(range(16, 32))
    yield 0, b"\x02" + pack("<H", 247)
    yield 1, b"\x03" + pack("<H", 185)
    yield 0, b"\x10" + pack("<HHH", 1, 0xFFFF, 0x2800)
    yield 1, b"\x11\x06" + pack("<HHH", 1, 11, 0x1800) + pack("<HHH", 12, 15, 0x180F)
    yield 0, b"\x10" + pack("<HHH", 16, 0xFFFF, 0x2800)
    yield 1, b"\x11\x14" + pack("<HH", 16, 40) + service
    yield 0, b"\x10" + pack("<HHH", 41, 0xFFFF, 0x2800)
    yield 1, b"\x01\x10" + pack("<HB", 41, 0x0A)
    yield 0, b"\x08" + pack("<HHH", 1, 11, 0x2803)
    yield 1, b"\x09\x07" + pack("<HBHH", 2, 0x0A, 3, 0x2A00) + pack("<HBHH", 4, 2, 5, 0x2A01)
    yield 0, b"\x08" + pack("<HHH", 12, 15, 0x2803)
    yield 1, b"\x09\x07" + pack("<HBHH", 13, 0x12, 14, 0x2A19)
    yield 0, b"\x08" + pack("<HHH", 16, 40, 0x2803)
    yield 1, b"\x09\x15" + pack("<HBH", 17, 0x3E, 18) + own
    yield 0, b"\x08" + pack("<HHH", 16, 40, 0x2802)
    yield 1, b"\x09\x08" + pack("<HHHH", 19, 20, 22, 0x180A)
    yield 0, b"\x04" + pack("<HH", 15, 15)
    yield 1, b"\x05\x01" + pack("<HH", 15, 0x2902)
    yield 0, b"\x04" + pack("<HH", 24, 24)
    yield 1, b"\x05\x02" + pack("<H", 24) + own
    yield 0, b"\x06" + pack("<HHH", 1, 0xFFFF, 0x2800) + pack("<H", 0x180F)
    yield 1, b"\x07" + pack("<HH", 12, 15)
    yield 0, b"\x08" + pack("<HHH", 1, 0xFFFF, 0x2A19)
    yield 1, b"\x09\x03" + pack("<HB", 14, 99)
    yield 0, b"\x08" + pack("<HH", 1, 0xFFFF) + own
    yield 1, b"\x09\x05" + pack("<H", 18) + b"abc"
    yield 0, b"\x0a" + pack("<H", 3)
    yield 1, b"\x0b" + b"mydevice"
    yield 0, b"\x0a" + pack("<H", 18)
    yield 1, b"\x0b" + b"\1\2\3"
    yield 0, b"\x0a" + pack("<H", 99)
    yield 1, b"\x01\x0a" + pack("<HB", 99, 1)
    yield 0, b"\x0c" + pack("<HH", 18, 3)
    yield 1, b"\x0d" + b"\4\5"
    yield 0, b"\x0e" + pack("<HHH", 3, 14, 18)
    yield 1, b"\x0f" + b"abcdef"
    yield 0, b"\x12" + pack("<H", 15) + b"\1\0"
    yield 1, b"\x13"
    yield 0, b"\x12" + pack("<H", 18) + b"hello"
    yield 1, b"\x13"
    yield 0, b"\x52" + pack("<H", 18) + b"command"
    yield 0, b"\xd2" + pack("<H", 18) + b"signed" + bytes(range(12))
    yield 0, b"\x16" + pack("<HH", 18, 0) + b"prepared"
    yield 1, b"\x17" + pack("<HH", 18, 0) + b"prepared"
    yield 0, b"\x18\x01"
    yield 1, b"\x19"
    yield 1, b"\x1b" + pack("<H", 14) + b"\x63"
    yield 1, b"\x1b" + pack("<H", 0x2C) + bytes(7)
    yield 1, b"\x1d" + pack("<H", 18) + b"indicated"
    yield 0, b"\x1e"
    yield 0, b"\x20" + pack("<HH", 3, 18)
    yield 1, b"\x21" + pack("<H", 3) + b"abc" + pack("<H", 2) + b"xy"
    yield 1, b"\x23" + pack("<HH", 14, 1) + b"c" + pack("<HH", 18, 2) + b"xy"
    yield 1, b"\x01\x0e" + pack("<HB", 3, 0x80)
    yield 0, b"\x0a" + pack("<H", 14)
    yield 0, b"\x0b" + b"\1"
    yield 1, b"\x0b" + b"\x64"
    yield 0, b"\x3f" + b"abc"
    yield 0, b"\x0a\3"
    yield 0, b"\x12\3"
    yield 1, b"\x09\x07" + pack("<HBHH", 2, 0x0A, 3, 0x2A00) + b"\1\2"
    yield 1, b"\x13abc"


def pairing():
    yield 0, b"\x01\x04\x00\x0d\x10\x07\x07"
    yield 1, b"\x02\x03\x00\x21\x10\x0f\x03"
    yield 0, b"\x03" + bytes(range(16))
    yield 1, b"\x04" + bytes(range(16))
    yield 1, b"\x05\x04"
    yield 0, b"\x06" + bytes(range(16))
    yield 0, b"\x07\x34\x12" + bytes(range(8))
    yield 1, b"\x08" + bytes(range(16))
    yield 1, b"\x09\x01" + OTHER
    yield 0, b"\x0a" + bytes(range(16))
    yield 1, b"\x0b\x2d"
    yield 0, b"\x0c" + bytes(range(64))
    yield 1, b"\x0d" + bytes(range(16))
    yield 0, b"\x0e\x02"
    yield 0, b"\x0fabc"
    yield 0, b"\x01\x04"
    yield 0, b"\x03abc"


def signalling():
    def command(code, body, number=1):
        return pack("<BBH", code, number, len(body)) + body

    yield 1, command(0x12, pack("<HHHH", 6, 12, 0, 500))
    yield 0, command(0x13, pack("<H", 0))
    yield 0, command(0x14, pack("<HHHHH", 0x80, 0x40, 247, 247, 10), 2)
    yield 1, command(0x15, pack("<HHHHH", 0x41, 247, 247, 10, 0), 2)
    yield 0, command(0x16, pack("<HH", 0x40, 5), 3)
    yield 1, command(0x01, pack("<H", 0), 4)
    yield 0, command(0x06, pack("<HH", 0x41, 0x40), 5)
    yield 1, command(0x07, pack("<HH", 0x41, 0x40), 5)


class Link:
    """The two ends of a connection, which number their frames."""

    def __init__(self, access=ACCESS):
        self.sn, self.access = [0, 0], access

    def __call__(self, side, kind, body, repeat=False, flags=0):
        if repeat:
            self.sn[side] ^= 1
        frame = side, data(kind, body, self.sn[side], self.sn[1 - side], self.access, flags)
        self.sn[side] ^= 1
        return frame


def le_dialogue():
    """What a connection carries, as (side, frame)."""
    link = Link()
    for side, body in link_control():
        yield link(side, CONTROL, body)
        yield link(1 - side, MORE, b"")
    for side, body in attributes():
        yield link(side, START, att(body))
        yield link(1 - side, MORE, b"")
    for channel in (6,):
        for side, body in pairing():
            yield link(side, START, l2cap(channel, body))
    for side, body in signalling():
        yield link(side, START, l2cap(5, body))
    yield link(0, START, l2cap(0x40, pack("<H", 3) + b"sdu"))
    yield link(0, START, l2cap(0x77, b"payload"))
    yield link(0, START, l2cap(0x77, b"payload") + b"more")
    long = att(b"\x1b" + pack("<H", 18) + bytes(range(60)))
    yield link(1, START, long[:27])
    yield link(0, MORE, b"")
    yield link(1, MORE, long[27:54])
    yield link(1, MORE, long[27:54], True)
    yield link(1, MORE, long[54:])
    yield link(0, MORE, b"lost")
    yield link(1, START, long[:27])
    yield link(1, START, long[:20])
    yield link(1, MORE, long[20:40])
    yield link(1, START, b"\1\0")
    yield link(1, START, b"\1\0\4\0")
    yield link(1, 0, b"abc")
    yield link(0, START, att(b"\x0a\3\0")[:-1])


def le_capture():
    yield UNKNOWN, next(iter(advertisements()))
    yield TO_PERIPHERAL, data(START, att(b"\x0a\3\0"))
    yield UNKNOWN, connect()
    for side, frame in le_dialogue():
        yield TO_CENTRAL if side else TO_PERIPHERAL, frame
    for frame in advertisements():
        yield UNKNOWN, frame
    yield UNKNOWN, connect(0x11223344, OTHER, PERIPHERAL, 0)
    yield TO_PERIPHERAL, data(START, att(b"\x0a\x12\0"), access=0x11223344)
    yield TO_CENTRAL, data(START, att(b"\x0b\x12\0"), access=0x11223344)
    yield UNKNOWN, data(START, att(b"\x1b\x12\0abc"), access=0x11223344)
    yield UNKNOWN, connect()
    yield TO_PERIPHERAL, data(START, att(b"\x0a\x12\0"))
    bad = advertisement(0, PERIPHERAL + entry(9, b"bad"))
    yield UNKNOWN, bad[:-3] + b"abc"
    yield UNKNOWN, bad[:5] + b"\x20" + bad[6:]


def rf(kind, frame, flags=0x0C03):
    return pack("<BbbBIH", 37, -44, -128, 0, 0, flags | kind << 7) + frame


LE = """
btatt
btatt.opcode == 0x1b
btatt.opcode == 0x52 || btatt.opcode == 0x12
btatt.opcode == 0x1b && btatt.handle == 0x002c && btatt.value != 00:00:00:00:00:00:01
btatt.handle == 0x12 && btatt.value contains "abc"
btatt.request_in_frame
btatt.error_code == 10
btsmp
btsmp.opcode == 1 && btsmp.mitm_flag == True
btl2cap.cid == 5
btl2cap.cmd_code == 0x12
btle.advertising_address == 74:da:ea:91:47:e3
btle.advertising_header.pdu_type == 4
btle.control_opcode == 0x00 or btle.control_opcode == 1
btle.central_bd_addr
btle.l2cap.reassembled.in
btle.crc.incorrect
btcommon.eir_ad.entry.device_name contains "mydevice_"
btcommon
btcommon.eir_ad.entry.uuid_16 == 0x180f
_ws.malformed && btle
_ws.short && btle
"""


@built("built-btle-rf", LE + """
btle_rf.channel == 37 && btle_rf.flags.crc_valid == False
btle_rf.signal_dbm < -40
btle.retransmit || btle.nack
""", link=256)
def btle_rf():
    """Bluetooth LE with the header of a sniffer: advertisements, a connection with its control, attributes, pairing and fragments; whole and cut"""
    out = [rf(kind, frame) for kind, frame in le_capture()]
    out.append(rf(TO_CENTRAL, data(START, l2cap(5, bytes.fromhex("77060300616263")), 1)))
    out += [rf(UNKNOWN, advertisement(0, PERIPHERAL), flags) for flags in (0, 0x0401, 0x0035, 0x0020, 0x0010, 0x3C40, 0x400B)]
    return out + [cut(out[0], n) for n in range(1, len(out[0]), 3)] + [cut(out[3], n) for n in range(9, len(out[3]), 4)]


@built("built-btle", LE, link=251)
def btle():
    """The same without that header"""
    out = [frame for _, frame in le_capture()]
    return out + [cut(out[0], n) for n in range(1, len(out[0]), 3)] + [out[0][:n] for n in range(1, len(out[0]), 3)]


def command(ogf, ocf, body=b""):
    return b"\x01" + pack("<HB", ogf << 10 | ocf, len(body)) + body


def event(code, body):
    return b"\x04" + bytes([code, len(body)]) + body


def acl(handle, body, pb=2, length=None):
    return b"\x02" + pack("<HH", handle | pb << 12, len(body) if length is None else length) + body


def hci_capture():
    """What a host and a controller say, as (whether the controller does, packet)."""
    yield 0, command(3, 3)
    yield 1, event(0x0E, b"\x01" + pack("<H", 0x0C03) + b"\0")
    yield 0, command(4, 9)
    yield 1, event(0x0E, b"\x01" + pack("<H", 0x1009) + b"\0" + OTHER)
    yield 0, command(8, 0x0C, b"\1\0")
    yield 1, event(0x0F, b"\0\1" + pack("<H", 0x200C))
    yield 1, event(0x3E, b"\1\0" + pack("<H", 0x40) + b"\0\0" + PERIPHERAL + pack("<HHHB", 36, 0, 500, 1))
    yield 1, event(0x13, b"\1" + pack("<HH", 0x40, 1))
    connected = 0x40
    for side, body in attributes():
        yield side, acl(connected, att(body), 2 if side else 0)
    for side, body in pairing():
        yield side, acl(connected, l2cap(6, body), 2 if side else 0)
    for side, body in signalling():
        yield side, acl(connected, l2cap(5, body), 2 if side else 0)
    long = att(b"\x1b" + pack("<H", 18) + bytes(range(60)))
    yield 1, acl(connected, long[:27])
    yield 1, acl(connected, long[27:54], 1)
    yield 1, acl(connected, long[54:], 1)
    yield 1, acl(connected, long[54:], 1)
    yield 1, acl(connected, l2cap(0x77, b"payload"))
    yield 0, acl(0x41, att(b"\x02\x17\0"))
    yield 0, command(1, 6, pack("<HB", connected, 0x13))
    yield 1, event(0x05, b"\0" + pack("<HB", connected, 0x16))
    yield 0, b"\x03" + pack("<HB", 0x42, 3) + b"abc"
    yield 0, b"\x09abc"
    yield 1, event(0x03, b"\0" + pack("<H", 0x43) + PERIPHERAL + b"\1\0")
    yield 1, event(0x3E, b"\2\1\0\1" + PERIPHERAL + b"\x0d" + entry(9, b"mydevice_2") + b"\1" + b"\xc8")
    yield 0, acl(0x43, l2cap(1, pack("<BBHHH", 2, 1, 4, 1, 0x40)), 0)
    yield 1, acl(0x43, l2cap(1, pack("<BBHHHHH", 3, 1, 8, 0x50, 0x40, 0, 0)))


HCI = """
hci_h4
bthci_evt
bthci_evt.code==0x03 || bthci_evt.code==0x05 || bthci_evt.code==0x3e
bthci_evt.le_meta_subevent == 2 && btcommon.eir_ad.entry.device_name == "mydevice_2"
bthci_evt.command_in_frame
bthci_cmd.opcode == 0x0406 or bthci_cmd.reason == 0x13
bthci_acl.chandle == 0x40 && btatt.opcode == 0x1b
bthci_acl.src.bd_addr == 74:da:ea:91:47:e3
bthci_acl.continuation_to
bthci_acl.invalid_session
bthci_sco
btatt.mtu.exceeded
btatt.request_in_frame
btl2cap.psm == 1
hci_h4.direction == 1
data && hci_h4.type == 9
_ws.malformed && bthci_acl
_ws.short && hci_h4
"""


@built("built-hci", HCI, link=187)
def hci():
    """What a host and a Bluetooth controller say to each other: commands, events and connections with attributes, pairing and pieces; whole and cut"""
    out = [packet for _, packet in hci_capture()]
    return out + [cut(out[6], n) for n in range(1, len(out[6]), 4)] + [out[6][:n] for n in range(1, len(out[6]), 4)]


@built("built-hci-direction", HCI, link=201)
def hci_direction():
    """The same with the direction of each packet"""
    return [pack(">I", side) + packet for side, packet in hci_capture()]
