"""Captures of what stands on no network of IP: USB, Bluetooth and 802.15.4. Packets are made by hand, as these take hardware."""

import struct

from build import cut
from scenes_built import built

pack = struct.pack
ISO, INTERRUPT, CONTROL, BULK = range(4)

DEVICE = bytes.fromhex("1201000200000040db0b3e19010201020301")
HID = bytes.fromhex("0921110121012265 00")


def interface(number, endpoints, kind, sub=0, protocol=0, alternate=0):
    return bytes([9, 4, number, alternate, endpoints, kind, sub, protocol, 5])


def endpoint(address, attributes, size=64, interval=1, rest=b""):
    return bytes([7 + len(rest), 5, address, attributes]) + pack("<HB", size, interval) + rest


def configuration(*parts):
    body = b"".join(parts)
    return pack("<BBHBBBBB", 9, 2, 9 + len(body), 4, 1, 2, 0xA0, 50) + body


COMPOSITE = configuration(
    interface(0, 1, 3, 1, 1), HID, endpoint(0x81, 3, 8, 10),
    interface(1, 2, 8, 6, 0x50), endpoint(0x82, 2, 512), endpoint(0x03, 2, 512),
    bytes([8, 11, 2, 2, 1, 2, 0, 4]), interface(2, 0, 1, 1), bytes([9, 0x24, 1, 0, 1, 30, 0, 1, 1]), interface(2, 1, 1, 2, alternate=1),
    endpoint(0x84, 0x25, 0x1400, 4, b"\1\2"), interface(3, 2, 255, 255, 255), endpoint(0x05, 2), endpoint(0x85, 3))


def setup(kind, request, value=0, index=0, length=0):
    return pack("<BBHHH", kind, request, value, index, length)


def string(text):
    raw = text.encode("utf-16-le")
    return bytes([2 + len(raw), 3]) + raw


def dialogue():
    """What is said to a device: transfers of (kind of transfer, endpoint, setup packet, data out, data in)."""

    def control(request, back=b"", out=b""):
        return CONTROL, 0x80 if request[0] & 0x80 else 0, request, out, back

    command = pack("<4sIIBBB", b"USBC", 7, 36, 0x80, 0, 6) + bytes.fromhex("120000002400") + bytes(10)
    yield INTERRUPT, 0x81, None, b"", bytes.fromhex("0000040000000000")  # of what is not known yet
    yield BULK, 0x03, None, command, b""
    yield BULK, 0x82, None, b"", pack("<4sIIB", b"USBS", 7, 0, 0)
    yield control(setup(0x80, 6, 0x100, 0, 18), DEVICE)
    yield control(setup(0x80, 6, 0x100, 0, 8), DEVICE[:8])
    yield control(setup(0x80, 6, 0x200, 0, 9), COMPOSITE[:9])
    yield control(setup(0x80, 6, 0x200, 0, 255), COMPOSITE)
    yield control(setup(0x80, 6, 0x300, 0, 255), bytes([4, 3, 9, 4]))
    yield control(setup(0x80, 6, 0x300, 0, 255), bytes([6, 3, 9, 4, 7, 4]))
    yield control(setup(0x80, 6, 0x301, 0x409, 255), string("Größe"))
    yield control(setup(0x80, 6, 0x302, 0x409, 2), string("abc")[:2])
    yield control(setup(0x80, 6, 0x600, 0, 10), bytes([10, 6, 0, 2, 0, 0, 0, 64, 1, 0]))
    yield control(setup(0x80, 6, 0x700, 0, 9), b"\t\7" + COMPOSITE[2:9])
    yield control(setup(0x80, 6, 0xF00, 0, 50), bytes([5, 15, 12, 0, 1, 7, 16, 2, 2, 0, 0, 0]))
    yield control(setup(0x80, 6, 0x4200, 0, 50), bytes([5, 0x42, 1, 2, 3]))
    yield control(setup(0, 9, 1))
    yield control(setup(0x80, 8, 0, 0, 1), b"\1")
    yield control(setup(0x80, 0, 0, 0, 2), b"\1\0")
    yield control(setup(0x81, 0, 0, 1, 2), b"\0\0")
    yield control(setup(0x82, 0, 0, 0x82, 2), b"\1\0")
    yield control(setup(0, 1, 1))
    yield control(setup(2, 1, 0, 0x82))
    yield control(setup(0, 3, 1))
    yield control(setup(0, 5, 9))
    yield control(setup(0, 7, 0x100, 0, 18), out=DEVICE)
    yield control(setup(1, 11, 1, 2))
    yield control(setup(0x81, 10, 0, 2, 1), b"\1")
    yield control(setup(0x82, 12, 0, 0x84, 2), b"\5\0")
    yield control(setup(0, 48, 1, 2, 0))
    yield control(setup(0, 49, 40))
    yield control(setup(0x21, 10))
    yield control(setup(0x81, 6, 0x2200, 0, 63), bytes.fromhex("05010906a101050719e029e71500250175019508810295017508810195067508150025680507190029688100c0"))
    yield control(setup(0x81, 6, 0x2100, 0, 9), HID)
    yield control(setup(0xA1, 1, 0x100, 0, 8), bytes(8))
    yield control(setup(0x21, 9, 0x200, 0, 1), out=b"\1")
    yield control(setup(0xA1, 2, 0, 0, 1), b"\0")
    yield control(setup(0xA1, 3, 0, 0, 1), b"\0")
    yield control(setup(0x21, 11, 0, 0))
    yield control(setup(0xA1, 0xFE, 0, 1, 1), b"\0")
    yield control(setup(0x21, 0xFF, 0, 1))
    yield control(setup(0x21, 1, 0x100, 2, 2), out=b"\1\2")
    yield control(setup(0xA1, 0x81, 0x100, 2, 2), b"\1\2")
    yield control(setup(0xA1, 0x81, 0x100, 9, 2), b"\1\2")
    yield control(setup(0x22, 1, 0x100, 0x84, 3), out=b"\1\2\3")
    yield control(setup(0xC0, 1, 2, 3, 4), b"abcd")
    yield control(setup(0x40, 1, 2, 3, 4), out=b"abcd")
    yield control(setup(0xC1, 1, 2, 3, 4), b"abcd")
    yield control(setup(0x41, 1, 2, 0, 4), out=b"abcd")
    yield control(setup(0xA3, 0, 0, 12, 4), b"\7\5\0\0")
    yield control(setup(0x23, 1, 2, 12))
    yield control(setup(0xA0, 6, 0x2900, 0, 15), bytes.fromhex("090204000132000000"))
    yield INTERRUPT, 0x81, None, b"", bytes.fromhex("0000040000000000")
    yield BULK, 0x03, None, command, b""
    yield BULK, 0x82, None, b"", bytes(36)
    yield BULK, 0x82, None, b"", pack("<4sIIB", b"USBS", 7, 0, 0)
    yield BULK, 0x05, None, b"data", b""
    yield INTERRUPT, 0x85, None, b"", b"event"
    yield CONTROL, 0x85, None, b"", b"no setup"


def usbmon(mapped):
    """What Linux captures, with the header of 48 bytes or that of 64."""
    out = []

    def urb(number, kind, transfer, address, setup, data, size, status=0, bus=1, device=5, descriptors=b"", count=0):
        head = pack("<QBBBBHBBqiiII", 0xFFFF880000000000 + number, ord(kind), transfer, address, device, bus, 0 if setup else ord("-"),
                    0 if data or descriptors else ord("<"), 1700000000, number, status, size, len(descriptors + data))
        head += setup or (pack("<II", 0, count) if transfer == ISO else bytes(8))
        return head + (pack("<iiII", 1, 0, 0x200, count) if mapped else b"") + descriptors + data

    for n, (transfer, address, request, sent, received) in enumerate(dialogue()):
        out.append(urb(n % 3, "S", transfer, address, request, sent, max(len(sent), len(received)), -115))
        out.append(urb(n % 3, "C", transfer, address, None, received, max(len(sent), len(received))))
    out.append(urb(77, "C", CONTROL, 0x80, None, b"lost", 4))
    out.append(urb(77, "C", BULK, 0x81, None, b"lost", 4, device=9))
    out.append(urb(78, "E", BULK, 0x81, None, b"", 4, -5))
    out += [cut(out[1], n) for n in (8, 30, 44, 50, 66)] + [cut(out[12], n) for n in (47, 60, 70)]
    if mapped:
        packets = b"".join(pack("<iIII", 0, 8 * i, 4 + i, 0) for i in range(2))
        out.append(urb(80, "S", ISO, 0x84, None, b"", 16, descriptors=packets, count=2))
        out.append(urb(80, "C", ISO, 0x84, None, bytes(range(16)), 16, descriptors=packets, count=2))
    return out


FILTERS = """
usb.idVendor == 0x0bdb
usb.transfer_type == 1 and usb.capdata
usb.device_address == 5 && usb.data_len > 0
usb.src == "host" && usb.endpoint_address.direction == 1
usb.setup.bRequest == 6
usb.bDescriptorType == 4 and usb.bInterfaceClass == 3
usb.bString contains "r"
usb.request_in && usb.time < 1
usbhid.data || usbhid.setup.bRequest == 9
usbms
_ws.malformed && usb
_ws.short && usb
"""


@built("built-usb", FILTERS, link=220)
def usb_linux_mapped():
    """USB as Linux captures it: what is asked of a device, and its interfaces' transfers"""
    return usbmon(True)


@built("built-usb-linux", FILTERS, link=189)
def usb_linux():
    """USB as Linux captures it, with the shorter header"""
    return usbmon(False)


@built("built-usbpcap", FILTERS, link=249)
def usbpcap():
    """USB as USBPcap captures it"""
    out = []

    def urb(number, back, transfer, address, data=b"", stage=None, rest=b"", status=0, function=9):
        size = 27 + len(rest) + (stage is not None)
        return pack("<HQIHBHHBBI", size, 0xFFFFB689AC2D3940 + number, status, function, back, 2, 5, address, transfer, len(data)) + (bytes([stage]) if stage is not None else b"") + rest + data

    for n, (transfer, address, request, sent, received) in enumerate(dialogue()):
        if transfer == CONTROL:
            out.append(urb(n, 0, transfer, address, (request or b"") + sent, 0, function=8))
            if n % 2:
                if received:
                    out.append(urb(n, 1, transfer, address, received, 1, function=8))
                out.append(urb(n, 1, transfer, address, b"", 2, function=8))
            else:
                out.append(urb(n, 1, transfer, address, received, 3, function=8))
        else:
            out.append(urb(n, 0, transfer, address, sent))
            out.append(urb(n, 1, transfer, address, received))
    iso = pack("<III", 1, 2, 0) + b"".join(pack("<III", 8 * i, 8, 0) for i in range(2))
    out += [urb(90, 1, ISO, 0x84, bytes(range(16)), rest=iso), urb(91, 0, ISO, 0x84, rest=iso), urb(92, 1, 0xFE, 0x80), urb(93, 1, 0xFF, 0x80, b"abc")]
    return out + [cut(out[1], n) for n in (1, 10, 20, 27, 30)]


def wpan_crc(data):
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ 0x8408 if crc & 1 else crc >> 1
    return pack("<H", crc)


def wpan_frames():
    """Frames of 802.15.4, and in them those of Zigbee."""
    a, b = bytes.fromhex("0720 00ffffda1c00".replace(" ", "")), bytes.fromhex("58c50d00006f0d00")
    beacon = bytes.fromhex("0080 77 ff01 0000 ffcf 00 00 00 2084 73656e736f720000 ffffff 00".replace(" ", ""))
    yield beacon
    yield bytes.fromhex("0080 78 ff01 0000 ffcf 00 11 4d2c".replace(" ", "")) + a
    yield bytes.fromhex("0308 06 ffff ffff 07".replace(" ", ""))
    yield bytes.fromhex("23c8 0c ff01 0000 ffff".replace(" ", "")) + a + b"\1\xce"
    yield bytes.fromhex("0200 0c".replace(" ", ""))
    yield bytes.fromhex("63cc 35 ff01".replace(" ", "")) + a + b + bytes.fromhex("024d2c00")
    yield bytes.fromhex("6388 36 ff01 0000 4d2c 04".replace(" ", ""))
    yield bytes.fromhex("63cc 37 ff01".replace(" ", "")) + a + b + b"\3\2"
    head = bytes.fromhex("6188 40 ff01 0000 4d2c".replace(" ", ""))
    plain = bytes.fromhex("4800 0000 4d2c 1e 28".replace(" ", ""))
    yield head + plain + bytes.fromhex("40 01 0600 0401 01 2e 10 01 0a 04 00".replace(" ", ""))
    yield head + plain + bytes.fromhex("00 00 1300 0000 00 2f 81 4d2c".replace(" ", "")) + a + b"\x8e"
    yield head + plain + bytes.fromhex("02 01 0600 0401 01 2e".replace(" ", ""))
    yield head + plain + bytes.fromhex("12 2e")
    yield head + plain + bytes.fromhex("0c 3412 0600 0401 01 30 11 02 01 0000".replace(" ", ""))
    yield head + plain + bytes.fromhex("21 00 10 00000000 db85e1fa15dcd3b17d 67571c43".replace(" ", ""))
    yield head + bytes.fromhex("0912 fcff 4d2c 01 29".replace(" ", "")) + a + bytes.fromhex("08 62 0000 11 1000 34".replace(" ", ""))
    yield head + bytes.fromhex("0900 0000 4d2c 1e 2a 01 00 07 0000 03".replace(" ", ""))
    yield head + bytes.fromhex("0900 0000 4d2c 1e 2b 03 0b 1000".replace(" ", ""))
    yield head + bytes.fromhex("0806 0000 4d2c 1e 2c 02 01 1000 2000 28 01000000".replace(" ", "")) + a + bytes.fromhex("00 4015 cd19ab20".replace(" ", ""))
    yield bytes.fromhex("6998 41 ff01 0000 4d2c 0d 01000000 01 aabbccdd 11223344".replace(" ", ""))


WPAN = """
wpan.src16 == 0x2c4d
wpan.src64 == 00:1c:da:ff:ff:00:20:07
wpan.dst_pan == 0x01ff && wpan.frame_type == 3
wpan.cmd == 4 or wpan.assoc.status == 0
wpan.fcs_ok == False
zbee_nwk.cmd.id == 8 && zbee_nwk.src64
zbee_nwk.security == True
zbee_nwk.addr == 0x2c4d
zbee_aps.cluster == 0x0006
zbee_zdp || zbee_beacon
wpan.security == True && data
_ws.malformed && wpan
_ws.short && wpan
"""


@built("built-wpan", WPAN, link=195)
def wpan():
    """IEEE 802.15.4 and Zigbee, with check sequences that are right, wrong and cut"""
    out = [frame + wpan_crc(frame) for frame in wpan_frames()]
    return out + [out[8][:-2] + b"\0\0"] + [cut(out[8], n) for n in range(1, len(out[8]), 3)]


@built("built-wpan-nofcs", WPAN, link=230)
def wpan_nofcs():
    """The same without check sequences, whole and with too few bytes"""
    out = list(wpan_frames())
    return out + [out[8][:n] for n in range(1, len(out[8]), 3)] + [cut(out[5], n) for n in range(1, len(out[5]), 4)]


@built("built-wpan-phy", WPAN, link=215)
def wpan_phy():
    """The same with the preamble of the physical layer"""
    return [b"\0\0\0\0\xa7" + bytes([len(frame) + 2]) + frame + wpan_crc(frame) for frame in wpan_frames()]
