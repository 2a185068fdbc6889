"""What the kernel of a small virtual machine may not have, in user space: a wire that loses, repeats, delays and reorders
frames (instead of tc netem), and tunnels between two hosts (instead of iproute2's gre, ipip, sit, geneve, vlan, ...).
Random choices are seeded."""

import fcntl
import heapq
import os
import random
import select
import socket
import struct
import subprocess
import time

ETH_P_ALL = 3
SOL_PACKET, PACKET_IGNORE_OUTGOING = 263, 23
TUNSETIFF, IFF_TUN, IFF_TAP, IFF_NO_PI = 0x400454CA, 1, 2, 0x1000


def packet_socket(dev, protocol=ETH_P_ALL):
    s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(protocol))
    s.setsockopt(SOL_PACKET, PACKET_IGNORE_OUTGOING, 1)
    s.bind((dev, protocol))
    return s


def wire(loss=0.0, duplicate=0.0, reorder=0.0, delay=0.002, late=0.02, seed=1, spare=10, both=True):
    """Gives the function that carries frames between left and right. Of what comes from the left (with both: from the right
    too), a share is lost, sent twice, or sent late; the first few (spare) frames and ARP and ICMPv6 always get through."""

    def carry():
        rng = random.Random(seed)
        sockets = {"left": packet_socket("left"), "right": packet_socket("right")}
        other = {sockets["left"]: sockets["right"], sockets["right"]: sockets["left"]}
        queue, order, count = [], 0, 0
        while True:
            wait = max(0, queue[0][0] - time.monotonic()) if queue else 1
            for s in select.select(list(other), [], [], wait)[0]:
                frame = s.recv(65536)
                hurt = (both or s is sockets["left"]) and frame[12:14] in (b"\x08\x00", b"\x86\xdd")
                if frame[12:14] == b"\x86\xdd" and frame[20] == 58:
                    hurt = frame[54:55] in (b"\x80", b"\x81")  # of ICMPv6 only echo
                now = time.monotonic()
                times = [now + delay]
                if hurt:
                    count += 1
                    if count > spare:
                        dice = rng.random()
                        if dice < loss:
                            times = []
                        elif dice < loss + duplicate:
                            times.append(now + delay + late / 4)
                        elif dice < loss + duplicate + reorder:
                            times = [now + delay + late]
                for t in times:
                    order += 1
                    heapq.heappush(queue, (t, order, other[s], frame))
            while queue and queue[0][0] <= time.monotonic():
                _, _, s, frame = heapq.heappop(queue)
                try:
                    s.send(frame)
                except OSError:
                    pass

    return carry


def checksum(data):
    if len(data) % 2:
        data += b"\0"
    n = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while n >> 16:
        n = (n & 0xFFFF) + (n >> 16)
    return ~n & 0xFFFF


def ethertype(packet):
    return 0x0800 if packet[0] >> 4 == 4 else 0x86DD


def gre(key=None, sequence=False, check=False, protocol=None):
    """GRE's header before a packet, RFC 2784 and 2890."""
    count = [0]

    def wrap(p):
        flags = (0x8000 if check else 0) | (0x2000 if key is not None else 0) | (0x1000 if sequence else 0)
        fields = b""
        if key is not None:
            fields += struct.pack("!I", key)
        if sequence:
            fields += struct.pack("!I", count[0])
            count[0] += 1
        head = struct.pack("!HH", flags, protocol or ethertype(p))
        if not check:
            return head + fields + p
        return head + struct.pack("!HH", checksum(head + b"\0\0\0\0" + fields + p), 0) + fields + p

    return wrap, 4 + 4 * (check + (key is not None) + sequence)


def fixed(head):
    """The same header before every packet."""
    return (lambda p: head + p), len(head)


def ppp(head, length_at=None):
    def wrap(p):
        body = struct.pack("!H", 0x0021 if p[0] >> 4 == 4 else 0x0057) + p
        h = bytearray(head)
        if length_at is not None:
            struct.pack_into("!H", h, length_at, len(body))
        return bytes(h) + body

    return wrap, len(head) + 2


def gtpu(teid, sequence=False):
    count = [0]

    def wrap(p):
        if not sequence:
            return struct.pack("!BBHI", 0x30, 0xFF, len(p), teid) + p
        count[0] += 1
        return struct.pack("!BBHIHBB", 0x32, 0xFF, len(p) + 4, teid, count[0], 0, 0) + p

    return wrap, 12 if sequence else 8


def tags(*list_of):
    """VLAN tags: pairs of ethertype and tag control information."""
    t = b"".join(struct.pack("!HH", *x) for x in list_of)
    return (lambda p: p[:12] + t + p[12:]), len(t)


def snap():
    def wrap(p):
        body = b"\xaa\xaa\x03\0\0\0" + p[12:]
        return p[:12] + struct.pack("!H", len(body)) + body

    return wrap, None


def tunnel(device, header, family, protocol, local, peer, mtu=1400, addresses=()):
    """A tunnel end: what the host sends to its device goes, behind the header, to the peer; and the other way round.
    family is ip4, ip6 or udp with addresses; eth with an ethertype, a device and the peer's MAC address; or frame, for a
    TAP's whole frames on that device. It runs until it is killed."""
    wrap, strip = header
    mode = IFF_TAP if device.startswith("tap") else IFF_TUN
    tun = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH", device.encode(), mode | IFF_NO_PI))
    mac = ["address", "02:00:00:00:01:%02x" % (1 if local.endswith("1") else 2)] if mode == IFF_TAP else []
    subprocess.run(["ip", "link", "set", device, "mtu", str(mtu), *mac, "up"], check=True)
    for a in addresses:
        subprocess.run(["ip", "addr", "add", a, "dev", device] + (["nodad"] if ":" in a else []), check=True)
    if family in ("eth", "frame"):
        dev, target = peer
        s = packet_socket(dev, ETH_P_ALL)
        own = s.getsockname()[4]
        send = s.send if family == "frame" else lambda b: s.send(target + own + struct.pack("!H", protocol) + b)
    elif family == "udp":
        s = socket.socket(socket.AF_INET6 if ":" in local else socket.AF_INET, socket.SOCK_DGRAM)
        s.bind((local, protocol))
        send = lambda b: s.sendto(b, (peer, protocol))
    else:
        s = socket.socket(socket.AF_INET if family == "ip4" else socket.AF_INET6, socket.SOCK_RAW, protocol)
        s.bind((local, 0))
        send = lambda b: s.sendto(b, (peer, 0))

    def receive():
        b = s.recv(65536)
        if family == "eth":
            return b[14 + strip:] if b[12:14] == struct.pack("!H", protocol) else None
        if family == "frame":
            if strip is None:  # SNAP
                return b[:12] + b[20:] if b[14:20] == b"\xaa\xaa\x03\0\0\0" else None
            return b[:12] + b[12 + strip:] if b[12:14] == struct.pack("!H", protocol) else None
        if family == "ip4":
            b = b[(b[0] & 15) * 4:]
        return b[strip:]

    while True:
        for r in select.select([tun, s], [], [])[0]:
            try:
                if r is tun:
                    p = os.read(tun, 65536)
                    send(wrap(p))
                else:
                    p = receive()
                    if p:
                        os.write(tun, p)
            except OSError:
                pass
