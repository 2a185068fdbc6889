"""Packets made by hand, layer by layer, and the capture files they go to."""

import ipaddress
import struct

from wire import checksum

MACS = bytes.fromhex("020000000002020000000001")  # from 1 to 2, as the addresses are


def hexed(text):
    return bytes.fromhex("".join(text.split()))


def eth(kind, payload, macs=MACS):
    return macs + struct.pack("!H", kind) + payload


def llc(payload, macs=MACS):
    return eth(len(payload), payload, macs)


def address(text):
    return ipaddress.ip_address(text).packed


def ip(protocol, payload, src="10.0.0.1", dst="10.0.0.2", options=b"", ttl=64, number=1, fragment=0, tos=0):
    size = 20 + len(options)
    head = struct.pack("!BBHHHBBH", 0x40 | size // 4, tos, size + len(payload), number, fragment, ttl, protocol, 0) + address(src) + address(dst) + options
    return head[:10] + struct.pack("!H", checksum(head)) + head[12:] + payload


def ipv6(following, payload, src="fe80::1", dst="ff02::1", hops=64):
    return struct.pack("!IHBB", 6 << 28, len(payload), following, hops) + address(src) + address(dst) + payload


def udp(src, dst, payload):
    return struct.pack("!HHHH", src, dst, 8 + len(payload), 0) + payload


def tcp(src, dst, seq, ack, flags, payload=b"", options=b"", window=1000):
    options += bytes(-len(options) % 4)
    return struct.pack("!HHIIBBHHH", src, dst, seq, ack, 5 + len(options) // 4 << 4, flags, window, 0, 0) + options + payload


def summed(packet, at, before=b""):
    """The packet with its checksum, which covers also what stands before it."""
    packet = packet[:at] + bytes(2) + packet[at + 2:]
    return packet[:at] + struct.pack("!H", checksum(before + packet)) + packet[at + 2:]


def pseudo(size, protocol, src="fe80::1", dst="ff02::1"):
    """The pseudo-header of IPv6."""
    return address(src) + address(dst) + struct.pack("!II", size, protocol)


def e4(protocol, payload, **more):
    return eth(0x0800, ip(protocol, payload, **more))


def e6(following, payload, **more):
    return eth(0x86DD, ipv6(following, payload, **more))


def icmp(message, **more):
    return e4(1, summed(message, 2), **more)


def icmpv6(message, src="fe80::1", dst="ff02::1", hops=255):
    return e6(58, summed(message, 2, pseudo(len(message), 58, src, dst)), src=src, dst=dst, hops=hops)


def cut(packet, size):
    """The packet as a capture with a snapshot length has it."""
    return packet[:size], len(packet)


def cuts(packet, *sizes):
    return [cut(packet, n) for n in sizes]


def write(path, packets, link=1, step=0.1):
    """A capture of packets, each step seconds after the last; a packet that was cut is a pair with its length."""
    with open(path, "wb") as f:
        f.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 262144, link))
        for i, p in enumerate(packets):
            data, size = p if isinstance(p, tuple) else (p, len(p))
            time = round((1_600_000_000 + i * step) * 1_000_000)
            f.write(struct.pack("<IIII", time // 1_000_000, time % 1_000_000, len(data), size) + data)


def der(tag, *content):
    """An element of the Basic Encoding Rules, with the shortest length."""
    data = b"".join(content)
    size = len(data)
    if size < 0x80:
        return bytes([tag, size]) + data
    width = (size.bit_length() + 7) // 8
    return bytes([tag, 0x80 | width]) + size.to_bytes(width, "big") + data


def der_int(n, tag=2):
    return der(tag, n.to_bytes((n if n >= 0 else ~n).bit_length() // 8 + 1, "big", signed=True))
