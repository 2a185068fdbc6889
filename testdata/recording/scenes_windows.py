"""Captures of what machines with Windows say, with messages made by hand."""

import struct
import uuid

from build import cuts, e4, tcp
from scenes_built import built
from scenes_payload import datagrams, stream

# What interfaces of DCE/RPC are called by, and their versions.
INTERFACES = """
samr 12345778-1234-abcd-ef00-0123456789ac 1
lsarpc 12345778-1234-abcd-ef00-0123456789ab 0
srvsvc 4b324fc8-1670-01d3-1278-5a47bf6ee188 3
wkssvc 6bffd098-a112-3610-9833-46c3f87e345a 1
winreg 338cd001-2244-31f1-aaaa-900038001003 1
svcctl 367abb81-9844-35f1-ad32-98f038001003 2
spoolss 12345678-1234-abcd-ef00-0123456789ab 1
rpc_netlogon 12345678-1234-abcd-ef00-01234567cffb 1
epm e1af8308-5d1f-11c9-91a4-08002b14a0fa 3
drsuapi e3514235-4b06-11d1-ab04-00c04fc2dcd2 4
atsvc 1ff70682-0a51-30e8-076d-740be8cee98b 1
eventlog 82273fdc-e32a-18c3-3f78-827929dc23ea 0
initshutdown 894de0c0-0d55-11d3-a322-00c04fa321a1 1
netdfs 4fc742e0-4a10-11cf-8273-00aa004ae673 3
dssetup 3919286a-b10c-11d0-9ba8-00c04fd92ef5 0
efs c681d488-d850-11d0-8c52-00c04fd90f7e 1
mgmt afa8bd80-7d8a-11c9-bef4-08002b102989 1
oxid 99fcfec4-5260-101b-bbcb-00aa0021347a 0
remact 4d9f4ab8-7d1c-11cf-861e-0020af6e7c57 0
isystemactivator 000001a0-0000-0000-c000-000000000046 0
remunk 00000131-0000-0000-c000-000000000046 0
remunk2 00000143-0000-0000-c000-000000000046 0
mapi a4f1db00-ca47-1067-b31f-00dd010662da 0
nspi f5cc5a18-4264-101a-8c59-08002b2f8426 56
rfr 1544f5e0-613c-11d1-93df-00c04fd7bd09 1
trksvr 4da1c422-943d-11d1-acae-00c04fc2aa3f 1
messenger 5a7b91f8-ff00-11d0-a9b2-00c04fb6e6fc 1
dnsserver 50abc2a4-574d-40b3-9d66-ee4fd5fba076 5
frsrpc f5cc59b4-4264-101a-8c59-08002b2f8426 1
frsapi d049b186-814f-11d1-9a3c-00c04fc9b232 1
frstrans 897e2e5f-93f3-4376-9c9c-fd2277495c27 1
tapi 2f5f6520-ca46-1067-b319-00dd010662da 1
rras 8f09f000-b7ed-11ce-bbd2-00001a181cad 0
wzcsvc 621dff68-3c39-4c6c-aae3-e68e2c6503ad 1
clusapi b97db8b2-4c63-11cf-bff6-08002be23f2f 3
witness ccd8c074-d0e5-4a40-92b4-d074faa6ba28 1
fsrvp a8e0653c-2744-4389-a61d-7373df8b2292 1
dispatch 00020400-0000-0000-c000-000000000046 0
taskschedulerservice 86d35949-83c9-4044-b424-db363231fd0c 1
pnp 8d9f4e40-a03d-11ce-8f69-08003e30051b 1
iremotewinspool 76f03f96-cdfd-44fc-a22c-64950a001209 1
IWbemServices 9556dc99-828c-11cf-a37e-00aa003240c7 0
IWbemLevel1Login f309ad18-d86a-11d0-a075-00c04fb68820 0
krb5rpc 8f73de50-768c-11ca-bffc-08001e039431 1
conv 333a2276-0000-0000-0d00-00809c000000 3
pn_io_device dea00001-6c97-11d1-8271-00a02442df7d 1
pn_io_controller dea00002-6c97-11d1-8271-00a02442df7d 1
pn_io_supervisor dea00003-6c97-11d1-8271-00a02442df7d 1
pn_io_parameterserver dea00004-6c97-11d1-8271-00a02442df7d 1
"""
NDR = "8a885d04-1ceb-11c9-9fe8-08002b104860"
NDR64 = "71710533-beba-4937-8319-b5dbef9ccc36"
FEATURES = "6cb71c2c-9812-4540-0300-000000000000"
NTLM = b"NTLMSSP\0\1\0\0\0\5\2\0\0" + bytes(16)


class Order:
    """The messages of one order of bytes."""

    def __init__(self, little):
        self.sign, self.little = "<" if little else ">", little

    def pack(self, form, *numbers):
        return struct.pack(self.sign + form, *numbers)

    def uuid(self, text):
        u = uuid.UUID(text)
        return u.bytes_le if self.little else u.bytes

    def pdu(self, kind, body, call=1, flags=3, auth=b"", auth_type=10, level=5, pad=0, minor=0, context=0):
        if auth:
            body += bytes(pad) + bytes([auth_type, level, pad, 0]) + self.pack("I", context) + auth
        return bytes([5, minor, kind, flags, 0x10 if self.little else 0, 0, 0, 0]) + self.pack("HHI", 16 + len(body), len(auth), call) + body

    def bind(self, *contexts, kind=11, **more):
        """Contexts are (interface, version, transfer syntaxes...)."""
        body = self.pack("HHIB3x", 4280, 4280, 0, len(contexts))
        for i, (interface, version, *syntaxes) in enumerate(contexts):
            body += self.pack("HBx", i, len(syntaxes)) + self.uuid(interface) + self.pack("I", version)
            for s in syntaxes:
                body += self.uuid(s) + self.pack("I", 2)
        return self.pdu(kind, body, **more)

    def ack(self, *results, address=b"135\0", kind=12, **more):
        body = self.pack("HHIH", 4280, 4280, 0x53f0, len(address)) + address
        body += bytes(-(16 + len(body)) % 4) + bytes([len(results), 0, 0, 0])
        for result, reason, syntax in results:
            body += self.pack("HH", result, reason) + self.uuid(syntax) + self.pack("I", 2)
        return self.pdu(kind, body, **more)

    def request(self, opnum, stub=b"", context=0, thing=None, **more):
        body = self.pack("IHH", len(stub), context, opnum) + (self.uuid(thing) if thing else b"") + stub
        return self.pdu(0, body, flags=more.pop("flags", 3) | (0x80 if thing else 0), **more)

    def response(self, stub=b"", context=0, **more):
        return self.pdu(2, self.pack("IHBx", len(stub), context, 0) + stub, **more)

    def fault(self, status=0x1c010003, context=0, flags=0, **more):
        return self.pdu(3, self.pack("IHBBII", 0, context, 0, flags, status, 0), **more)

    def datagram(self, kind, body=b"", interface=INTERFACES.split()[1], version=1, opnum=902, number=7, fragment=0, flags=0x20, auth=0):
        head = bytes([4, kind, flags, 0, 0x10 if self.little else 0, 0, 0, 0])
        head += self.uuid("dea00000-6c97-11d1-8271-000000000001") + self.uuid(interface) + self.uuid("11111111-2222-3333-4444-555555555555")
        return head + self.pack("IIIHHHHHBB", 1_600_000_000, version, number, opnum, 0xffff, 0xffff, len(body), fragment, auth, 1) + body


@built("built-dcerpc", """
dcerpc.pkt_type == 11
dcerpc.opnum == 903 && samr
dcerpc.cn_bind_to_uuid == 12345778-1234-abcd-ef00-0123456789ac
dcerpc.cn_call_id == 4
dcerpc.cn_ctx_id == 1
dcerpc.time
dcerpc.request_in == 3
epm or rpc_netlogon
netlogon.opnum == 903
dcerpc.obj_id
dcerpc.stub_data
dcerpc.cn_ctx_id.no_bind
dcerpc.cn_status
dcerpc.unknown_if_id
dcerpc.drep.byteorder == 0
dcerpc.encrypted_stub_data
dcerpc.auth_level == 6
dcerpc.rpc_sec_vt.bitmask.sign == True
ntlmssp && dcerpc
dcerpc.dg_if_id && pn_io_device
dcerpc.dg_seqnum == 7
dcerpc.dg_status
dcerpc.fragment.count
dcerpc.cn_bind_trans_btfn.01 == True
dcerpc.cn_sec_addr == "135"
tcp.pdu.size && dcerpc
_ws.malformed
data
""")
def dcerpc():
    """DCE/RPC over TCP and UDP, in both orders of bytes: its interfaces, all kinds of messages, fragments, credentials, and what is none"""
    client, out = iter(range(50000, 60000)), []

    def say(*parts, port=49152):
        out.extend(stream(port, *parts, client=next(client)))

    def tell(*parts, port=49152):
        out.extend(datagrams(port, *parts, client=next(client)))

    little, big = Order(True), Order(False)
    samr = INTERFACES.split()[1]
    accepted = (0, 0, NDR)
    for line in INTERFACES.strip().splitlines():
        _, interface, version = line.split()
        say(little.bind((interface, int(version), NDR)), (little.ack(accepted),), little.request(903, b"stubdata"), (little.response(b"result!!"),))
        tell(little.datagram(0, b"stubdata", interface, int(version)), (little.datagram(2, b"result!!", interface, int(version)),))
    for o in little, big:
        say(o.bind((samr, 1, NDR), (samr, 1, NDR64), (samr, 1, FEATURES)), (o.ack((2, 2, NDR), (0, 0, NDR64), (3, 3, FEATURES), address=b""),),
            o.request(903, b"stub", 1, call=4), (o.response(b"result!!", 1, call=4),), o.request(904, call=5, context=1), (o.fault(call=5, context=1, flags=1),),
            o.request(905, b"stub", 2, samr, call=6), (o.fault(call=6),), (o.response(b"to none", call=99),))
        say(o.bind((samr, 2, NDR, NDR64)), (o.ack(accepted),), o.request(903, b"no such version"), (o.response(b"x"),))
        say(o.bind(("00000001-0002-0003-0405-060708090a0b", 1, NDR)), (o.ack(accepted),), o.request(903, b"nobody knows"), (o.response(b"x"),))
        say(o.request(903, b"before all"), (o.response(b"answer"),), (o.fault(),), o.request(903), (o.response(),))
        say(o.bind((samr, 1, NDR)), (o.ack(accepted),), o.request(903), (o.response(),))
        say(o.bind((samr, 1, NDR)), (o.pdu(13, o.pack("H", 4) + bytes([2, 5, 0, 5, 1])),), (o.pdu(13, o.pack("H", 1)),))
        say(o.bind((samr, 1, NDR), auth=NTLM), (o.ack(accepted, auth=NTLM),), o.pdu(16, bytes(4), auth=NTLM),
            o.bind((samr, 1, NDR), kind=14, call=2), (o.ack(accepted, kind=15, call=2),), o.pdu(17, b""), o.pdu(18, b""), o.pdu(19, b""),
            o.request(903, b"sealed bytes", call=3, auth=bytes(range(16)), level=6, pad=4), (o.response(b"sealed answer", call=3, auth=bytes(range(16)), level=6, pad=3),))
        for kind in 0, 9, 10, 14, 255:
            say(o.bind((samr, 1, NDR), auth=NTLM, auth_type=kind), (o.ack(accepted, auth=b"tokenx", auth_type=kind),),
                o.request(903, b"signed bytes", auth=bytes(range(16)), auth_type=kind, pad=2), (o.response(b"signed answer", auth=bytes(range(16)), auth_type=kind),))
        trailer = b"\x8a\xe3\x13\x71\x02\xf4\x36\x71" + o.pack("HHI", 1, 4, 1) + o.pack("HH", 0x4002, 40) + little.uuid(samr) + o.pack("I", 1) + little.uuid(NDR) + o.pack("I", 2)
        say(o.bind((samr, 1, NDR), auth=NTLM), (o.ack(accepted, auth=NTLM),), o.request(964, b"stub" * 3 + trailer, auth=bytes(16), level=5),
            o.request(964, b"stub" * 3 + trailer, call=2))
        # fragments, in one segment and in several
        parts = [o.request(907, b"first part, ", flags=1, call=8), o.request(907, b"second part, ", flags=0, call=8), o.request(907, b"third part", flags=2, call=8)]
        answer = [o.response(b"first part, ", flags=1, call=8), o.response(b"third part", flags=2, call=8)]
        say(o.bind((samr, 1, NDR)), (o.ack(accepted),), *parts, *((a,) for a in answer))
        say(o.bind((samr, 1, NDR)), (o.ack(accepted),), b"".join(parts), (b"".join(answer),), o.request(909, b"cut in two", call=9)[:20], o.request(909, b"cut in two", call=9)[20:])
        say(o.bind((samr, 1, NDR)) + o.request(903, b"with the bind", call=2))
        for kind in range(12):
            tell(o.datagram(kind, bytes(12) if kind not in (5, 9) else b""), (o.datagram(kind, b""),))
        n = 20 + o.little
        tell(o.datagram(0, b"part one", flags=4, number=n), o.datagram(0, b"part two", flags=6, fragment=1, number=n),
            (o.datagram(2, b"answer", number=8),), (o.datagram(2, b"answer", number=n),))
        tell(o.datagram(0, b"unknown", "00000001-0002-0003-0405-060708090a0b"), o.datagram(0, b"version", version=9), o.datagram(0, b"longer")[:-3], o.datagram(0, b"x", auth=1))
        tell(o.datagram(0, b"to a port", "dea00001-6c97-11d1-8271-00a02442df7d"), port=34964)
        whole = o.bind((samr, 1, NDR), auth=NTLM)
        for n in 8, 15, 20, 24, 30, 50:
            tell(o.datagram(0, b"cut")[:n])
            say(whole[:n])
            say(whole[:8] + o.pack("H", n) + whole[10:n] + bytes(max(0, n - len(whole))))
        out.extend(cuts(stream(49152, whole, client=next(client))[0], 75, 90, 120, 140, 150))
    tell(little.datagram(0), little.datagram(0, version=7))
    one = little.request(903, b"stub")
    for at, value in (0, 4), (1, 2), (2, 21), (4, 0x20), (4, 0x11), (5, 4), (8, 15), (0, 6), (2, 20):
        say(one[:at] + bytes([value]) + one[at + 1:])
    say(b"something else", little.bind((samr, 1, NDR)), b"something else", port=135)
    say(little.bind((samr, 1, NDR)), b"something else", b"\5\0")
    say(little.pdu(20, struct.pack("<HH", 0, 4) + struct.pack("<IIIIIIII", 6, 1, 3, 1, 2, 3, 4, 4) + struct.pack("<II", 0, 65536)))
    return out
