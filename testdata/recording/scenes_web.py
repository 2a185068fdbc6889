"""HTTP and what it carries or becomes: nginx and curl, and a small WebSocket server."""

import base64
import hashlib
import json
import os
import socket
import struct
import threading
import zlib

from lab import scene
from wire import wire

NGINX = """
daemon off; master_process off; user root; pid {dir}/nginx.pid; error_log {dir}/error.log;
events {{ }}
http {{
  access_log off; client_body_temp_path {dir}/1; proxy_temp_path {dir}/2; fastcgi_temp_path {dir}/3; uwsgi_temp_path {dir}/4; scgi_temp_path {dir}/5;
  types {{ text/html html; application/json json; image/svg+xml svg; text/plain txt; image/png png; }}
  gzip on; gzip_types *; gzip_min_length 1;
  server {{
    listen {listen}; root {dir}/web;
    location = /api {{ default_type application/json; return 200 '{{"ok":true,"items":[1,2.5,null,"x"]}}'; }}
    location = /moved {{ return 302 /index.html; }}
    location /upload {{ client_max_body_size 1m; proxy_pass http://127.0.0.1:99; }}
    location /echo/ {{ proxy_pass http://127.0.0.1:98/; }}
  }}
  server {{ listen 98; location / {{ add_header Set-Cookie "a=b; Path=/"; return 200 "$request_method $request_uri\\n"; }} }}
  server {{ listen 99; location / {{ client_max_body_size 1m; return 201; }} }}
}}
"""


def nginx(lab, listen):
    os.makedirs(os.path.join(lab.dir, "web"))
    lab.file("web/index.html", "<html><body>hello</body></html>\n")
    lab.file("web/data.json", json.dumps({"name": "dfc", "list": [{"n": i, "sq": i * i} for i in range(40)], "nested": {"deep": {"er": None}}}))
    lab.file("web/text.txt", "The quick brown fox.\n" * 300)
    lab.file("web/pic.svg", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><rect width="1"/></svg>\n')
    config = lab.file("nginx.conf", NGINX.format(dir=lab.dir, listen=listen))
    lab.start("b", f"nginx -c {config} -e {lab.dir}/error.log", wait=1)


CURL = "curl -s -o /dev/null --max-time 8 "


@scene("http-bodies", """
http
http.request.method == "POST"
http.request.method in {"PUT", "DELETE", "OPTIONS"}
http.response.code == 302
http.content_type contains "json"
http.content_encoding == "gzip"
http.transfer_encoding == "chunked"
http.chunk_size > 0
http.file_data contains "fox"
http.file_data contains "deep"
http.set_cookie
http.cookie_pair == "c=d"
http.authbasic == "user:secret"
http.request.uri.query.parameter == "q=1"
http.request.full_uri contains "data.json"
http.request_in
http.time < 1
http.request.line contains "X-Test"
json
json.key == "nested"
json.value.number == 2.5
json.value.null
json.path == "/list/[]/sq"
urlencoded-form
urlencoded-form.key == "name"
urlencoded-form.value contains "&"
mime_multipart
mime_multipart.header.content-disposition contains "file"
data-text-lines
xml
media
image-gif || png || media
tcp.reassembled.length > 2000
""")
def http_bodies(lab):
    """curl fetches and sends bodies of many kinds: JSON, forms, multipart, gzip, chunks, cookies, credentials."""
    lab.pair()
    nginx(lab, 80)
    lab.capture("b", "eth0")
    u = "http://10.0.0.2"
    for options in (f"{u}/ -o /dev/null {u}/data.json -o /dev/null '{u}/api?q=1&r=a+b'", f"--compressed {u}/data.json", f"--compressed {u}/text.txt -o /dev/null --compressed {u}/pic.svg",
                    f"-L {u}/moved", f"-d 'name=A+B&x=%26y' {u}/echo/form", f"-H 'Content-Type: application/json' -d '{{\"a\":[1,{{\"b\":false}}]}}' {u}/echo/json",
                    f"-F file=@{lab.dir}/web/index.html -F note=hi {u}/echo/multi", f"-u user:secret -b 'c=d; e=f' -H 'X-Test: yes' {u}/echo/auth",
                    f"-X DELETE {u}/echo/thing", f"-X OPTIONS {u}/echo/", f"-T {lab.dir}/web/text.txt {u}/upload/put", f"-H 'Transfer-Encoding: chunked' -T {lab.dir}/web/text.txt {u}/upload/chunked",
                    f"-I {u}/text.txt", f"-r 10-40 {u}/text.txt", f"-0 {u}/none"):
        lab.run("a", CURL + options, ok=None)


@scene("http-upload-lossy", """
http
http.request.method == "PUT"
http.response.code == 201
http.content_length > 60000
tcp.segment_data
tcp.segments
tcp.segment.count > 50
tcp.reassembled.length > 60000
http && tcp.analysis.retransmission
tcp.analysis.retransmission
tcp.analysis.out_of_order
tcp.analysis.lost_segment
""")
def http_upload_lossy(lab):
    """Large uploads through a link that loses one packet in twenty."""
    lab.pair(wire=wire(loss=0.05, seed=11))
    nginx(lab, 80)
    big = lab.file("big", "0123456789abcdef" * 4500)
    lab.capture("b", "eth0")
    for options in (f"-T {big} http://10.0.0.2/upload/one", f"-T {lab.dir}/web/text.txt http://10.0.0.2/upload/two"):
        lab.run("a", CURL + options, ok=None, timeout=30)


@scene("http2", """
http2
http2.magic
http2.type == 0
http2.type == 1
http2.type == 4 || http2.type == 8
http2.flags.end_stream == 1
http2.streamid == 1
http2.length > 100
http2.headers.method == "POST"
http2.headers.status == 200
http2.headers.path contains "data"
http2.headers.content_type contains "json"
http2.header.name == "x-test"
http2.header.value contains "curl"
http2.request.full_uri == "http://10.0.0.2:81/api"
http2.data.data contains "fox"
http2.settings.initial_window_size
http2.window_update.window_size_increment
http2.request_in
http2.body.fragments
json
json.key == "nested"
urlencoded-form.key == "name"
data-text-lines
http2 && tcp.len > 500
""")
def http2(lab):
    """curl and nginx speak HTTP/2 in clear text, by prior knowledge."""
    lab.pair()
    nginx(lab, "81 http2")
    lab.capture("b", "eth0")
    u = "http://10.0.0.2:81"
    for options in (f"{u}/ -o /dev/null {u}/data.json -o /dev/null {u}/api -o /dev/null {u}/none", f"--compressed {u}/data.json -o /dev/null {u}/text.txt",
                    f"-Z {u}/text.txt -o /dev/null {u}/data.json -o /dev/null {u}/pic.svg", f"-d 'name=A+B&x=y' -H 'X-Test: yes' {u}/echo/form",
                    f"-H 'Content-Type: application/json' -d '{{\"a\":[1,2]}}' {u}/echo/json", f"-T {lab.dir}/web/text.txt {u}/upload/put", f"-I {u}/text.txt"):
        lab.run("a", CURL + "--http2-prior-knowledge " + options, ok=None)


@scene("websocket", """
websocket
websocket.opcode == 1
websocket.opcode == 2
websocket.opcode == 8
websocket.opcode == 9 || websocket.opcode == 10
websocket.fin == 0
websocket.mask == 1
websocket.pmc == 1
websocket.payload_length > 100
websocket.payload.text contains "hello"
websocket.payload.close.status_code == 1000
websocket.payload.close.reason == "bye"
websocket.fragments
websocket.reassembled.length > 10
websocket.payload_length_ext_16 || websocket.payload_length_ext_64
http.upgrade == "websocket"
http.response.code == 101
http.sec_websocket_extensions
data-text-lines
data
""")
def websocket(lab):
    """A WebSocket server that sends back what it gets; messages in several frames, compressed ones, pings."""
    lab.pair()
    lab.capture("b", "eth0")
    for port, compressed in ((80, False), (8080, True)):
        lab.fork("b", serve, port, wait=0.5)
        lab.call("a", talk, port, compressed)


def serve(port):
    listener = socket.create_server(("10.0.0.2", port))
    while True:
        s, _ = listener.accept()
        threading.Thread(target=answer, args=(s,)).start()


def answer(s):
    head = b""
    while b"\r\n\r\n" not in head:
        head += s.recv(4096)
    key = next(line.split(b": ")[1] for line in head.split(b"\r\n") if line.lower().startswith(b"sec-websocket-key"))
    accept = base64.b64encode(hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest()).decode()
    packed = b"permessage-deflate" in head
    extension = "Sec-WebSocket-Extensions: permessage-deflate\r\n" if packed else ""
    s.sendall(f"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n{extension}Sec-WebSocket-Accept: {accept}\r\n\r\n".encode())
    undo, do, message = zlib.decompressobj(-15), zlib.compressobj(wbits=-15), b""
    while True:
        first, payload = receive(s)
        opcode = first & 15
        if opcode == 8:
            s.sendall(frame(0x88, payload))
            s.close()
            return
        if opcode == 9:
            s.sendall(frame(0x8A, payload))
            continue
        if opcode:
            kind, squeezed = opcode, first & 0x40
        message += payload
        if first & 0x80:
            text = undo.decompress(message + b"\0\0\xff\xff") if squeezed else message
            message = b""
            out = do.compress(text) + do.flush(zlib.Z_SYNC_FLUSH) if packed else text
            s.sendall(frame(0x80 | (0x40 if packed else 0) | kind, out[:-4] if packed else out))


def receive(s):
    first, length = exactly(s, 2)
    masked, length = length & 0x80, length & 0x7F
    if length == 126:
        length = struct.unpack(">H", exactly(s, 2))[0]
    elif length == 127:
        length = struct.unpack(">Q", exactly(s, 8))[0]
    mask = exactly(s, 4) if masked else bytes(4)
    return first, bytes(b ^ mask[i % 4] for i, b in enumerate(exactly(s, length)))


def exactly(s, n):
    b = b""
    while len(b) < n:
        part = s.recv(n - len(b))
        if not part:
            raise EOFError
        b += part
    return b


def frame(first, payload, mask=None):
    n, bit = len(payload), 0x80 if mask else 0
    head = bytes([first, bit | n]) if n < 126 else bytes([first, bit | 126]) + struct.pack(">H", n) if n < 65536 else bytes([first, bit | 127]) + struct.pack(">Q", n)
    if mask:
        payload = mask + bytes(b ^ mask[i % 4] for i, b in enumerate(payload))
    return head + payload


def talk(port, compressed):
    s = socket.create_connection(("10.0.0.2", port))
    extension = "Sec-WebSocket-Extensions: permessage-deflate\r\n" if compressed else ""
    s.sendall(f"GET /chat?x=1 HTTP/1.1\r\nHost: 10.0.0.2:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n{extension}"
              f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode())
    head = b""
    while b"\r\n\r\n" not in head:
        head += s.recv(1)
    do = zlib.compressobj(wbits=-15)
    for opcode, text in ((1, b"hello, world"), (1, b"hello again, hello again"), (2, bytes(range(200))), (1, b"long " * 300), (2, bytes(70000))):
        out = (do.compress(text) + do.flush(zlib.Z_SYNC_FLUSH))[:-4] if compressed else text
        s.sendall(frame(0x80 | (0x40 if compressed else 0) | opcode, out, os.urandom(4)))
        receive(s)
    for first, text in ((0x01, b"in "), (0x00, b"three "), (0x89, b"ping"), (0x80, b"pieces")):
        s.sendall(frame(first, text, os.urandom(4)))
    receive(s), receive(s)
    s.sendall(frame(0x88, struct.pack(">H", 1000) + b"bye", os.urandom(4)))
    receive(s)
    s.close()
