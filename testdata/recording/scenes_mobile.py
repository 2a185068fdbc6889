"""Captures of mobile networks, made by hand: S1AP and NGAP with the messages of the NAS that they carry."""

import struct

import build
from build import cuts, e4
from scenes_built import built


def per(value):
    """An open type of ASN.1's packed encoding: with its length."""
    n = len(value)
    return (bytes([n]) if n < 128 else struct.pack("!H", 0x8000 | n)) + value


def message(choice, procedure, *elements):
    body = struct.pack("!BH", 0, len(elements)) + b"".join(struct.pack("!HB", i, 0x40) + per(v) for i, v in elements)
    return bytes([choice << 5, procedure, 0]) + per(body)


def carried(ppi, port, messages):
    out = []
    for n, value in enumerate(messages):
        chunk = struct.pack("!BBHIHHI", 0, 3, 16 + len(value), 100 + n, 1, n, ppi) + value + bytes(-len(value) % 4)
        out.append(e4(132, struct.pack("!HHII", 40000, port, 7, 0) + chunk))
    return out


@built("built-ngap", """
ngap.procedureCode == 15
ngap.AMF_UE_NGAP_ID == 1
nas-5gs.mm.message_type == 0x41
nas-5gs.sm.message_type == 0xc1
nas-5gs.security_header_type == 2
nas-5gs.epd == 46
ngap.successfulOutcome_element && ngap.RAN_UE_NGAP_ID
ngap && !nas-5gs
""")
def ngap():
    """NGAP with messages of the NAS of 5G, plain, protected, and within each other"""
    amf, ran = (10, b"\0\1"), (85, b"\0\2")

    def nas(text):
        return 38, per(build.hexed(text))

    identity = "000d 01 02f839 0000 0000 0000000010"
    registration = "7e 00 41 79" + identity + "2e 02 e0e0"
    messages = [
        message(0, 21, (27, bytes.fromhex("0002f83950000001")), (82, b"\1\0gnb")), message(1, 21, (1, b"\0\0amf")), message(2, 21, (15, b"\0")),
        message(0, 15, ran, nas(registration), (121, bytes(8)), (90, b"\x18")), message(0, 15, (85, b"\x80\x0b\x48\x5d"), nas(registration + "71 0017" + registration), (90, b"\x18")),
        message(0, 4, amf, ran, nas("7e 00 56 00 02 0000 21 00112233445566778899aabbccddeeff 20 10 00112233445566778899aabbccddeeff")),
        message(0, 46, (10, b"\x80\1\0\0\0\0"), ran, nas("7e 00 57 2d 10 00112233445566778899aabbccddeeff"), (121, bytes(8))),
        message(0, 4, amf, ran, nas("7e 03 11223344 00 7e 00 5d 02 00 02 e0e0 e1 36 01 00")),
        message(0, 46, amf, ran, nas("7e 03 11223344 00 7e 00 5e 77 0009 0500000000000000f0")),
        message(0, 14, amf, ran, nas("7e 02 11223344 01 7e 00 42 01 01 77 000b f2 02f839 800040 00000001"), (0, b"\0")), message(1, 14, amf, ran),
        message(0, 46, amf, ran, nas("7e 02 11223344 01 7e 00 43")),
        message(0, 46, amf, ran, nas("7e 01 11223344 02 7e 00 67 01 0007 2e 01 01 c1 ffff 91 12 01 81 22 01 01")),
        message(0, 4, amf, ran, nas("7e 01 11223344 03 7e 00 68 01 0006 2e 01 01 c3 1b 00 12 01")),
        message(0, 46, amf, ran, nas("7e 02 11223344 04 a1b2c3d4e5f6a7b8")), message(0, 46, amf, ran, nas("7e 00 4c 10 0007 f4 0040 00000001")),
        message(0, 4, amf, ran, nas("2e 01 00 d3 24"))]
    return carried(60, 38412, messages) + cuts(carried(60, 38412, messages[3:4])[0], 63, 66, 70, 80)


@built("built-s1ap", """
s1ap.procedureCode == 12
nas-eps.nas_msg_emm_type == 0x41
nas-eps.emm.128eea1 == True
nas-eps.emm.toc == 2 && nas-eps.emm.toi == 2
nas-eps.nas_msg_esm_type == 0xd0
s1ap.MME_UE_S1AP_ID == 1 && nas-eps
s1ap && !nas-eps
""")
def s1ap():
    """S1AP with messages of the NAS of 4G"""
    mme, enb = (0, b"\0\1"), (8, b"\x40\1\2")

    def nas(text):
        return 26, per(build.hexed(text))

    identity = "08 09 10 10 00 00 00 00 10"
    messages = [
        message(0, 17, (59, bytes.fromhex("0002f8390000010"+"0")), (137, b"\0")), message(1, 17, (61, b"\0\0mme")), message(2, 17, (2, b"\0")),
        message(0, 12, enb, nas("07 41 71" + identity + "04 e0e0c040 0005 02 01 d0 11 d1"), (67, bytes(6)), (100, bytes(8)), (134, b"\x30")),
        message(0, 11, mme, enb, nas("07 52 00 00112233445566778899aabbccddeeff 10 00112233445566778899aabbccddeeff")), message(0, 13, mme, enb, nas("07 53 08 1122334455667788")),
        message(0, 11, mme, enb, nas("37 11223344 00 07 5d 22 00 04 e0e0c040 c1")), message(0, 13, mme, enb, nas("47 11223344 00 07 5e")),
        message(0, 13, mme, enb, nas("27 11223344 01 07 43 0003 52 00 c2")), message(0, 13, mme, enb, nas("27 11223344 02 a1b2c3d4e5")),
        message(0, 12, enb, nas("c7 05 1122"), (67, bytes(6))), message(0, 11, mme, enb, nas("27 11223344 03 02 05 d9")), message(0, 23, mme, enb, (2, b"\0")),
        message(0, 11, mme, enb, nas("07 44 11"))]
    return carried(18, 36412, messages) + cuts(carried(18, 36412, messages[3:4])[0], 63, 66, 70, 80)
