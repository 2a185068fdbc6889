"""Small clients and servers for what no packaged program does on demand; each runs in a namespace (Lab.fork, Lab.call)."""

import errno
import socket
import struct
import time

MCAST6 = "ff02::1:3"


def tcp(family=socket.AF_INET, bind=None, **options):
    s = socket.socket(family, socket.SOCK_STREAM, options.pop("protocol", 0))
    s.settimeout(10)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if "rcvbuf" in options:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, options["rcvbuf"])
    if "mss" in options:
        s.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, options["mss"])
    if "tos" in options:
        s.setsockopt(socket.IPPROTO_IP, socket.IP_TOS, options["tos"])
    if bind:
        s.bind(bind)
    return s


def family(host):
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def serve(host, port, handler, **options):
    """Serves connections one after the other with handler(connection)."""
    s = tcp(family(host), (host, port), **options)
    s.settimeout(None)
    s.listen(8)
    while True:
        c, _ = s.accept()
        c.settimeout(10)
        try:
            handler(c)
        except OSError:
            pass


def sink(c):
    while c.recv(65536):
        pass
    c.close()


def echo(c):
    while data := c.recv(65536):
        c.sendall(data)
    c.close()


def source(size):
    def handler(c):
        c.recv(100)
        c.sendall(bytes(i * 7 & 0xFF for i in range(size)))
        c.close()

    return handler


def stalled(seconds):
    """A reader that reads nothing for so long."""

    def handler(c):
        time.sleep(seconds)
        sink(c)

    return handler


def reset_close(c):
    """Closes with a reset."""
    c.recv(1)
    c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    c.close()


def send(host, port, size=0, chunk=0, pause=0.0, bind=None, receive=False, tail=0.0, **options):
    """Connects, sends so many bytes, shuts down, and reads to the end."""
    s = tcp(family(host), bind, **options)
    s.connect((host, port))
    data = bytes(i & 0xFF for i in range(size))
    for i in range(0, size, chunk or size or 1):
        s.sendall(data[i:i + (chunk or size)])
        if receive:
            s.recv(65536)
        if pause:
            time.sleep(pause)
    time.sleep(tail)
    s.shutdown(socket.SHUT_WR)
    while s.recv(65536):
        pass
    s.close()


def fetch(host, port, **options):
    s = tcp(family(host), **options)
    s.connect((host, port))
    s.sendall(b"go\n")
    while s.recv(65536):
        pass
    s.close()


def try_connect(host, port, timeout=1.0, bind=None):
    s = tcp(family(host), bind)
    s.settimeout(timeout)
    try:
        s.connect((host, port))
    except OSError as e:
        if e.errno not in (errno.ECONNREFUSED, errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EACCES, errno.EPERM, None):
            raise
    s.close()


def udp_echo(host, port):
    s = socket.socket(family(host), socket.SOCK_DGRAM)
    s.bind((host, port))
    while True:
        b, a = s.recvfrom(65536)
        s.sendto(b, a)


def udp_send(target, payloads, bind=None, nocheck=False, ttl=None, options=None, pause=0.02, broadcast=False, protocol=0, expect=False):
    s = socket.socket(family(target[0]), socket.SOCK_DGRAM, protocol)
    s.settimeout(1)
    if nocheck:
        s.setsockopt(socket.SOL_SOCKET, 11, 1)  # SO_NO_CHECK
    if broadcast:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
    if ttl:
        s.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, ttl)
    if options:
        s.setsockopt(socket.IPPROTO_IP, socket.IP_OPTIONS, options)
    if bind:
        s.bind(bind)
    for p in payloads:
        try:
            s.sendto(p, target)
            if expect:
                s.recv(65536)
        except OSError:
            pass  # an ICMP error for the one before
        time.sleep(pause)


def udp6_extensions(target, source):
    """Datagrams with extension headers; the last one with all of them."""
    sets = [
        {54: bytes([0, 0, 1, 4, 0, 0, 0, 0])},  # IPV6_HOPOPTS: PadN
        {54: bytes([0, 0, 5, 2, 0, 0, 1, 0])},  # router alert
        {54: bytes([0, 0, 0x1E, 4, 1, 2, 3, 4])},  # experimental option
        {59: bytes([0, 0, 1, 4, 0, 0, 0, 0])},  # IPV6_DSTOPTS
        {59: bytes([0, 1, 0x1E, 2, 9, 9, 4, 1, 7, 1, 3, 0, 0, 0, 0, 0])},
        {57: bytes([0, 2, 2, 1, 0, 0, 0, 0]) + socket.inet_pton(socket.AF_INET6, source)},  # IPV6_RTHDR type 2
        {54: bytes([0, 0, 1, 4, 0, 0, 0, 0]), 59: bytes([0, 0, 1, 4, 0, 0, 0, 0])},
    ]
    for n, options in enumerate(sets):
        s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
        s.bind((source, 6000 + n))
        for o, v in options.items():
            try:
                s.setsockopt(41, o, v)
            except OSError:
                pass
        for size in (10, 60) if n < len(sets) - 1 else (10, 60, 4000):
            try:
                s.sendto(b"x" * size, target)
            except OSError:
                pass
            time.sleep(0.02)


def raw_send(target, protocol, packets, hdrincl=False, pause=0.02, hops=None):
    s = socket.socket(family(target), socket.SOCK_RAW, protocol)
    if hdrincl:
        s.setsockopt(socket.IPPROTO_IP, socket.IP_HDRINCL, 1)
    if hops:
        s.setsockopt(41, 18, hops)  # IPV6_MULTICAST_HOPS
    for p in packets:
        s.sendto(p, (target, 0))
        time.sleep(pause)


def join(group, dev, seconds=0.5, sources=()):
    """Joins a group for a while; with sources, only from these."""
    index = socket.if_nametoindex(dev)
    if ":" in group:
        s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
        g = socket.inet_pton(socket.AF_INET6, group)
        s.setsockopt(41, 20, g + struct.pack("@I", index))
    else:
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        g = socket.inet_aton(group)
        own = b"\0\0\0\0" + struct.pack("@i", index)
        if sources:
            for src in sources:  # IP_ADD_SOURCE_MEMBERSHIP takes interface addresses
                s.setsockopt(0, 39, g + socket.inet_aton(sources[src]) + socket.inet_aton(src))
        else:
            s.setsockopt(0, 35, g + own)
    time.sleep(seconds)
    s.close()


def simultaneous(own, other, port_own, port_other, at):
    """Connects at the given time, from a fixed port, while the peer does the same."""
    s = tcp(socket.AF_INET, (own, port_own))
    time.sleep(max(0, at - time.time()))
    try:
        s.connect((other, port_other))
        s.sendall(b"hello from " + own.encode())
        s.recv(100)
        s.shutdown(socket.SHUT_WR)
        s.recv(100)
    except OSError:
        pass
    s.close()


def keepalive(host, port, seconds, idle=1, interval=1):
    s = tcp(family(host))
    s.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    s.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, idle)
    s.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, interval)
    s.connect((host, port))
    s.sendall(b"before")
    s.recv(100)
    time.sleep(seconds)
    s.sendall(b"after")
    s.recv(100)
    s.shutdown(socket.SHUT_WR)
    s.recv(100)
    s.close()


def urgent(host, port):
    s = tcp(family(host))
    s.connect((host, port))
    s.sendall(b"normal data")
    time.sleep(0.05)
    s.send(b"!", socket.MSG_OOB)
    s.sendall(b"more")
    time.sleep(0.05)
    s.send(b"urgent end?", socket.MSG_OOB)
    time.sleep(0.1)
    s.shutdown(socket.SHUT_WR)
    while s.recv(1000):
        pass
    s.close()


def fast_open(host, port):
    for n in range(3):
        s = tcp(family(host))
        s.settimeout(None)  # with a timeout Python's socket would not block
        s.sendto(b"data in the SYN %d" % n, 0x20000000, (host, port))  # MSG_FASTOPEN
        s.recv(100)
        s.shutdown(socket.SHUT_WR)
        s.recv(100)
        s.close()
        time.sleep(0.05)


def fast_open_server(host, port):
    s = tcp(family(host), (host, port))
    s.settimeout(None)
    s.setsockopt(socket.IPPROTO_TCP, socket.TCP_FASTOPEN, 5)
    s.listen(5)
    while True:
        c, _ = s.accept()
        echo(c)


def md5_pair(server, host, peer, port):
    """A connection with TCP's MD5 signatures, as BGP uses it."""
    s = tcp(family(host), (host, port) if server else None)
    key = b"secret"
    address = struct.pack("=HH4s120x", socket.AF_INET, 0, socket.inet_aton(peer))
    s.setsockopt(socket.IPPROTO_TCP, 14, address + struct.pack("=BBHI", 0, 0, len(key), 0) + key.ljust(80, b"\0"))
    if server:
        s.settimeout(None)
        s.listen(1)
        c, _ = s.accept()
        echo(c)
        time.sleep(1)
    else:
        s.connect((peer, port))
        s.sendall(b"signed")
        s.recv(100)
        s.shutdown(socket.SHUT_WR)
        s.recv(100)
        s.close()
