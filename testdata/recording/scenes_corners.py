"""Captures made by hand of what captures of others showed to be read in another way than expected."""

from build import cut, e4, tcp
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
