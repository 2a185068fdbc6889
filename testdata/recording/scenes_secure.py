"""TLS, DTLS and QUIC."""

import os
import shutil
import subprocess

from lab import Missing, scene

HERE = os.path.dirname(os.path.abspath(__file__))

TLS = """
tls
tls.handshake
tls.handshake.type == 1
tls.handshake.type == 2
tls.handshake.type == 11
tls.handshake.extensions_server_name == "dfc.example"
tls.handshake.extensions_server_name contains "example"
tls.handshake.extensions_alpn_str == "h2"
tls.handshake.extensions.supported_version == 0x0304
tls.handshake.version == 0x0303
tls.handshake.ciphersuite == {tls.handshake.ciphersuite}
tls.handshake.ja3 == {tls.handshake.ja3}
tls.handshake.ja3s
tls.handshake.ja4 contains "t13"
tls.handshake.extensions_key_share_group == 23
tls.handshake.session_id_length > 0
tls.handshake.session_ticket_length
tls.handshake.extensions.session_ticket
tls.record.content_type == 23
tls.record.opaque_type == 23
tls.record.content_type in {20..22}
tls.record.version == 0x0301
tls.record.length > 1000
tls.change_cipher_spec
tls.alert_message
tls.alert_message.level == 2
tls.alert_message.desc == 48
tls.resumed
tls.app_data_proto contains "Hyper"
tls.segment.data
tls.stream == 1
tls.handshake.sig_hash_alg == 0x0403
tls.handshake.certificate_length > 300
x509af.serialNumber
x509sat.uTF8String == "dfc.example"
x509ce.dNSName contains "example"
x509if.oid == 2.5.4.3
x509af.utcTime
pkixalgs.namedCurve
tcp.segment.count > 1
"""


def certificates(lab):
    """An authority, and certificates of a server and a client; the path of their folder."""
    d = lab.dir
    lab.file("extensions", "subjectAltName = DNS:dfc.example, DNS:*.dfc.example, IP:10.0.0.2, email:dfc@example.org\nextendedKeyUsage = serverAuth, clientAuth\n"
             "keyUsage = critical, digitalSignature\nbasicConstraints = CA:FALSE\nauthorityInfoAccess = OCSP;URI:http://ocsp.example/\n"
             "crlDistributionPoints = URI:http://crl.example/ca.crl\ncertificatePolicies = 2.23.140.1.2.1\n")
    run = lambda command: subprocess.run(command, shell=True, cwd=d, check=True, capture_output=True)
    key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
    run(f"openssl req -x509 {key} -keyout ca.key -out ca.crt -days 3650 -subj '/C=DE/O=dfc/CN=dfc test authority'")
    for name, new in (("server", key), ("client", "-newkey rsa:2048 -nodes")):
        run(f"openssl req {new} -keyout {name}.key -out {name}.csr -subj '/C=DE/L=Ulm/O=dfc/OU={name}/CN=dfc.example/emailAddress=dfc@example.org'")
        run(f"openssl x509 -req -in {name}.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 365 -extfile extensions -out {name}.crt")
    return d


@scene("tls-nginx", TLS)
def tls_nginx(lab):
    """curl fetches from nginx over TLS 1.2 and 1.3, with and without HTTP/2; certificates that are not trusted; a large answer."""
    lab.pair()
    d = certificates(lab)
    lab.file("web/index.html", "<html>hello</html>\n")
    lab.file("web/big.bin", "0123456789abcdef" * 2000)
    config = lab.file("nginx.conf", f"""
daemon off; master_process off; user root; pid {d}/nginx.pid; error_log {d}/error.log;
events {{ }}
http {{
  access_log off; client_body_temp_path {d}/1; proxy_temp_path {d}/2; fastcgi_temp_path {d}/3; uwsgi_temp_path {d}/4; scgi_temp_path {d}/5;
  ssl_certificate {d}/server.crt; ssl_certificate_key {d}/server.key; ssl_session_cache shared:s:1m;
  server {{ listen 443 ssl http2; listen 8443 ssl; root {d}/web; ssl_protocols TLSv1.2 TLSv1.3; }}
}}
""")
    lab.start("b", f"nginx -c {config} -e {d}/error.log", wait=1)
    lab.capture("b", "eth0")
    curl = "curl -g -s -o /dev/null --max-time 5 --resolve *:443:10.0.0.2 --resolve *:8443:10.0.0.2 "
    trusting = curl + f"--cacert {d}/ca.crt "
    lab.run("a", trusting + "https://dfc.example/ -o /dev/null https://dfc.example/big.bin")
    lab.run("a", trusting + "--http1.1 --tls-max 1.2 https://www.dfc.example/")
    lab.run("a", trusting + "--tls-max 1.2 https://dfc.example:8443/big.bin")
    lab.run("a", trusting + "--curves P-384:X25519 --tls13-ciphers TLS_CHACHA20_POLY1305_SHA256 https://dfc.example:8443/")
    lab.run("a", curl + "https://dfc.example/", ok=None)
    lab.run("a", curl + "--tls-max 1.2 https://dfc.example/", ok=None)
    lab.run("a", trusting + "https://other.example/", ok=None)
    lab.run("a", curl + "http://dfc.example:8443/", ok=None)


@scene("tls-openssl", TLS + """
tls.handshake.type == 13
tls.handshake.type == 15
tls.handshake.type == 20
tls.handshake.cert_type == 1
tls.handshake.fragment.count
tls.handshake.random == cf:21:ad:74:e5:9a:61:11:be:1d:8c:02:1e:65:b8:91:c2:a2:11:16:7a:bb:8c:5e:07:9e:09:e2:c8:a8:33:9c
tls.handshake.extensions.psk.identity.identity
tls.handshake.client_cert_vrfy.sig
tls.handshake.server_named_curve == 23
tls.handshake.p_len
""")
def tls_openssl(lab):
    """OpenSSL's client and server: client certificates, resumption, another group asked for, small records, alerts, old versions; odd ports."""
    lab.pair()
    d = certificates(lab)
    server = f"openssl s_server -quiet -cert {d}/server.crt -key {d}/server.key -CAfile {d}/ca.crt "
    lab.start("b", server + "-accept 4433 -Verify 1 -tls1_2", wait=0)
    lab.start("b", server + "-accept 4434 -groups P-256 -no_ticket", wait=0)
    lab.start("b", server.replace("server.", "client.") + "-accept 4435 -tls1_2 -max_send_frag 512 -cipher DHE-RSA-AES128-SHA256 -status", wait=0)
    lab.start("b", server + "-accept 4436 -www", wait=0)
    lab.start("b", server + "-accept 4437 -cipher DEFAULT@SECLEVEL=0 -tls1", wait=1)
    lab.capture("b", "eth0")
    client = f"openssl s_client -CAfile {d}/ca.crt -servername dfc.example "
    mine = f"-cert {d}/client.crt -key {d}/client.key "
    say = dict(stdin="hello\n", timeout=3, ok=None)
    lab.run("a", client + mine + "-connect 10.0.0.2:4433 -sess_out " + d + "/session", **say)
    lab.run("a", client + mine + "-connect 10.0.0.2:4433 -sess_in " + d + "/session", **say)
    lab.run("a", client + "-connect 10.0.0.2:4433", **say)
    lab.run("a", client + "-connect 10.0.0.2:4434 -groups X25519:P-256", **say)
    lab.run("a", client + "-connect 10.0.0.2:4434 -groups X448", **say)
    lab.run("a", client + "-connect 10.0.0.2:4435 -status", **say)
    lab.run("a", client + "-connect 10.0.0.2:4436 -reconnect", **say)
    lab.run("a", client + "-connect 10.0.0.2:4437 -tls1 -cipher DEFAULT@SECLEVEL=0", **say)
    lab.run("a", client + "-connect 10.0.0.2:4437 -tls1_3", **say)


@scene("dtls", """
dtls
dtls.handshake
dtls.handshake.type == 1
dtls.handshake.type == 3
dtls.handshake.type == 11
dtls.handshake.cookie_length > 0
dtls.handshake.message_seq > 1
dtls.handshake.fragment_offset > 0
dtls.fragment.count > 2
dtls.reassembled.length > 500
dtls.record.epoch == 1
dtls.record.sequence_number > 2
dtls.record.content_type == 23
dtls.record.version == 0xfeff
dtls.record.version == 0xfefd
dtls.alert_message
dtls.app_data
dtls.handshake.extensions_server_name
dtls.handshake.ja4 contains "d"
dtls.use_srtp.protection_profile
dtls.stream == 1
x509ce.dNSName
""")
def dtls(lab):
    """OpenSSL's client and server over UDP: a small MTU, cookies, DTLS 1.0, a profile for SRTP; lost datagrams are sent again."""
    lab.pair()
    d = certificates(lab)
    server = f"openssl s_server -quiet -cert {d}/server.crt -key {d}/server.key -CAfile {d}/ca.crt -mtu 300 "
    lab.start("b", server + "-accept 4433 -dtls1_2 -listen", wait=0)
    lab.start("b", server + "-accept 4434 -dtls -cipher DEFAULT@SECLEVEL=0 -Verify 1 -use_srtp SRTP_AES128_CM_SHA1_80", wait=1)
    lab.capture("b", "eth0")
    client = f"openssl s_client -CAfile {d}/ca.crt -servername dfc.example -mtu 300 "
    say = dict(stdin="hello\n", timeout=3, ok=None)
    lab.run("a", client + "-dtls1_2 -connect 10.0.0.2:4433", **say)
    lab.run("a", client + f"-dtls1 -cipher DEFAULT@SECLEVEL=0 -cert {d}/client.crt -key {d}/client.key -connect 10.0.0.2:4434", **say)
    lab.run("a", client + "-dtls -use_srtp SRTP_AES128_CM_SHA1_80:SRTP_AEAD_AES_128_GCM -connect 10.0.0.2:4434", **say)
    lab.run("a", client + "-dtls -connect 10.0.0.2:4435", **say)


def go_program(folder, name):
    """Builds the Go program whose source stands here in a folder of that name."""
    if not shutil.which("go"):
        raise Missing("go")
    program, source = os.path.join(folder, name), os.path.join(folder, "source")
    shutil.copytree(os.path.join(HERE, name), source)
    os.rename(os.path.join(source, "main.go.txt"), os.path.join(source, "main.go"))  # whose name keeps it from dfc's own module
    subprocess.run(["go", "build", "-o", program, "."], cwd=source, check=True, env={**os.environ, "CGO_ENABLED": "0", "GOFLAGS": ""})
    return program


@scene("quic", """
quic
quic.header_form == 1
quic.long.packet_type == 0
quic.long.packet_type == 2
quic.short
quic.version == 1
quic.version == 0x6b3343cf
quic.connection.number == 1
quic.dcid
quic.scil == 4
quic.packet_number > 0
quic.frame_type == 6
quic.crypto.offset == 0
quic.ack.largest_acknowledged
quic.padding_length > 100
quic.token_length > 0
quic.retry_token
quic.supported_version
quic.remaining_payload
tls.handshake.type == 1
tls.handshake.extensions_server_name == "dfc.example"
tls.handshake.extensions_alpn_str == "dfc"
tls.quic.parameter.max_idle_timeout
tls.handshake.ja4 contains "q13"
quic && tls
""")
def quic(lab):
    """A client and a server written with quic-go: versions 1 and 2, a retry, a version that the server does not speak."""
    lab.pair()
    d = certificates(lab)
    program = go_program(d, "quic")
    lab.start("b", f"{program} -serve 10.0.0.2:4433 -cert {d}/server.crt -key {d}/server.key", wait=0)
    lab.start("b", f"{program} -serve 10.0.0.2:4434 -cert {d}/server.crt -key {d}/server.key -retry", wait=1)
    lab.capture("b", "eth0")
    lab.run("a", f"{program} 10.0.0.2:4433")
    lab.run("a", f"{program} -version 2 10.0.0.2:4433")
    lab.run("a", f"{program} 10.0.0.2:4434")


@scene("tls-secrets.pcapng", """
tls
tls.handshake.type == 20
tls.handshake.type == 8
tls.handshake.verify_data
tls.handshake.session_ticket_age_add
tls.record.sequence_number > 2
tls.record.content_type == 22
tls.app_data_proto contains "2"
tls.alert_message.desc == 0
tls.segment.count > 1
tls.reassembled.length > 10000
x509sat.uTF8String == "dfc.example"
http
http.request.method == "POST"
http.request.full_uri contains "https://"
http.response.code == 200
http.content_type == "application/json"
http.chunk_size
urlencoded-form.key == "a"
json.value.string == "world"
http2
http2.headers.path == "/big"
http2.type == 0
http2.header.value contains "json"
data-text-lines
data.len == 6
dtls.handshake.type == 20
dtls.alert_message
tcp.pdu.size > 100
""")
def tls_secrets(lab):
    """HTTP/1.1 and HTTP/2 over TLS 1.0 to 1.3 with all kinds of ciphers, and DTLS; the secrets that decrypt them stand in the capture."""
    lab.pair()
    d = certificates(lab)
    program = go_program(d, "tls")
    server = f"openssl s_server -quiet -cert {d}/server.crt -key {d}/server.key "
    lab.start("b", f"{program} {d} 10.0.0.2:443", wait=0)
    lab.start("b", server + "-accept 4436 -www", wait=0)
    lab.start("b", server + "-accept 4437 -dtls1_2", wait=1)
    lab.capture("b", "eth0")
    curl = f"env SSLKEYLOGFILE={d}/keys curl -s -k -o /dev/null --max-time 5 "
    lab.run("a", curl + "https://10.0.0.2/json -o /dev/null https://10.0.0.2/big")
    lab.run("a", curl + "--http1.1 https://10.0.0.2/json -o /dev/null https://10.0.0.2/big")
    lab.run("a", curl + "--http1.1 --tls13-ciphers TLS_AES_256_GCM_SHA384 https://10.0.0.2/json")
    lab.run("a", curl + "--tls13-ciphers TLS_CHACHA20_POLY1305_SHA256 https://10.0.0.2/json")
    for cipher in ("AES128-GCM-SHA256", "CHACHA20-POLY1305", "AES128-SHA", "AES128-SHA256"):
        lab.run("a", curl + f"--http1.1 --tls-max 1.2 --ciphers ECDHE-ECDSA-{cipher} -d a=1 https://10.0.0.2/json")
    for version in ("1.0", "1.1"):
        lab.run("a", curl + f"--http1.1 --tlsv1 --tls-max {version} --ciphers DEFAULT@SECLEVEL=0 https://10.0.0.2/json")
    lab.run("a", curl + "--tls-max 1.2 --ciphers ECDHE-ECDSA-AES256-SHA https://10.0.0.2:4436/")
    client = f"openssl s_client -keylogfile {d}/keys -quiet "
    lab.run("a", client + "-dtls1_2 -connect 10.0.0.2:4437", stdin="hello\n", timeout=3, ok=None)
    lab.run("a", client + "-tls1_3 -connect 10.0.0.2:4436", stdin="hello\n", timeout=3, ok=None)
    lab.stop()
    whole = os.path.join(d, "whole.pcapng")
    lab.wireshark("editcap", "--inject-secrets", f"tls,<{d}/keys", "<" + lab.path, ">" + whole)
    lab.path = whole
