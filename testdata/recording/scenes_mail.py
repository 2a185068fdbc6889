"""Captures of how mail is sent and fetched, with messages made by hand."""

from scenes_built import built
from scenes_payload import stream


def lines(*texts):
    return b"\r\n".join(texts) + b"\r\n"


def said(*texts):
    """Lines of the server."""
    return (lines(*texts),)


@built("built-mail", """
imap
imap.request.command == "LOGIN" and imap.request.username == "joe"
imap.request.password == "ecre"
imap.request.folder == "work"
imap.request.command.uid == True
imap.request contains "FETCH"
imap.response.status == "NO"
imap.response_to
imap.time >= 0.1
imap.tag == "*"
imap.line contains "EXISTS"
pop.request.command == "RETR"
pop.response.indicator == "-ERR"
pop.response.description contains "octets"
imf.subject == "hi"
imf.from contains "joe"
imf.address == "q@r"
imf.display_name == "One"
imf.extension.type == "X-Other"
imf.content.type.type == "text/html"
imf.message_text
mime_multipart && imf
mime_multipart.header.content-type contains "pdf"
data-text-lines && smtp
smtp.data.fragment.count == 3
smtp.eom && imf
tls && tcp.port == 143
""")
def mail():
    """IMAP, POP and SMTP: all kinds of commands, messages whole, quoted and in parts, and where TLS begins"""
    client = iter(range(51000, 52000))
    out = []

    def say(port, *parts):
        out.extend(stream(port, *parts, client=next(client)))

    hello = lines(b"From: joe <a@b.c>", b"Subject: hi", b"", b"body")
    quoted = b"* 1 FETCH (FLAGS () BODY[] {%d}\r\n" % len(hello) + hello + b")\r\n"
    say(143, said(b"* OK ready"), lines(b'a1 LOGIN joe "secret"'), said(b"a1 NO wrong"), lines(b"a2 login joe secret"), said(b"a2 OK [CAPABILITY IMAP4] Logged in"),
        lines(b"a3 SELECT Inbox", b"a4 EXAMINE work"), said(b"* 3 EXISTS", b"a3 OK done", b"a4 BAD none"), lines(b"a5 create x/y"),
        lines(b"a6 STATUS inbox (MESSAGES)"), lines(b'a7 COPY 1:2 "kept"'), lines(b"a8 UID COPY 1 z"), lines(b"a9 delete old"), lines(b"b1 RENAME one two"),
        lines(b"b2 SUBSCRIBE list"), lines(b'b3 LIST "" "*"'), lines(b"b4 APPEND saved (\\Seen) {10}"), said(b"+ ready"), said(b"b4 OK", b"* BYE"),
        lines(b"b5"), lines(b""), lines(b"b7 uid search all"), lines(b"b8 IDLE"), said(b"+ idling"), lines(b"DONE"), said(b"b8 OK IDLE terminated (0.1 secs)."),
        lines(b"b9 AUTHENTICATE PLAIN"), said(b"+ "), lines(b"AGpvZQBzZWNyZXQ="), said(b"b9 OK ok"), lines(b"c1 FETCH 1 BODY[]"), (quoted + b"c1 OK Fetched\r\n",),
        lines(b"c2 FETCH 1 BODY[]"), (quoted[:60],), (quoted[60:] + b"c2 OK Fetched\r\n",), b"c3 NO", b"OP\r\n", (b"* no end",), (b" of line\r\n",),
        lines(b"c4 LOGOUT"), said(b"* BYE", b"c4 OK done"))
    hidden = b"\x16\x03\x01\x00\x05\1\0\0\1\0"
    say(143, lines(b". STARTTLS"), said(b". OK begin"), hidden)
    say(110, lines(b"STLS"), said(b"+OK begin"), hidden)
    say(110, said(b"+OK hello"), lines(b"USER joe"), said(b"+OK"), lines(b"PASS a b"), said(b"-ERR no such"), lines(b"CAPA"), said(b"+OK list", b"TOP", b"UIDL", b"."),
        lines(b"RETR 1"), said(b"+OK 60 octets"), (hello[:20],), (hello[20:],), said(b"."), lines(b"TOP 1 5"), said(b"+OK"), said(b"From: top@b.c", b"", b"x", b"."),
        lines(b"LIST"), said(b"+OK 2 messages:", b"1 60", b"2 100", b"."), lines(b"UIDL 1"), said(b"+OK 1 abc"), b"QU", b"IT\r\n", lines(b"NOOP", b"STAT"), said(b"+OK", b"+OK 1 2"),
        lines(b"AUTH PLAIN"), said(b"+ "), lines(b"AGpvZQ=="), said(b"+ok lower"), lines(b"RETR 3"), said(b"+OK x octets", b"a"))

    def fetched(*texts):
        say(110, lines(b"RETR 1"), said(b"+OK"), (lines(*texts) + b".\r\n",))

    fetched(b"From: One <a@b>, two@c, \"Q, R\" <q@r>", b"Sender: s@t", b"Reply-To: R <r@p>", b"Cc: x@y,", b" z@a", b"Bcc: <x@y>", b"Resent-From: f@g", b"Resent-To: t@u, v@w",
            b"Delivered-To: D <d@e>", b"X-Original-To: o@p", b"DATE: now", b"subject:none", b"Subject:   blanks  ", b"X-Other: more", b" of it", b"X-Mailer: none",
            b"Content-Type: text/plain", b"", b"text")
    fetched(b"Content-Type: text/html; charset=x", b"Content-Transfer-Encoding: 7bit", b"", b"<b>hi</b>")
    fetched(b"Content-Type: multipart/mixed; boundary=xx", b"", b"before", b"--xx", b"Content-Type: text/plain", b"", b"one", b"--xx", b"Content-Type: application/pdf",
            b"Content-Disposition: attachment; filename=a.pdf", b"", b"%PDF", b"--xx--", b"behind")
    fetched(b"no colon here", b"", b"body")
    fetched(b"A: b")
    fetched(b"", b"starts with nothing: yes")
    say(25, said(b"220 ready"), lines(b"EHLO me"), said(b"250 hello"), lines(b"MAIL FROM:<a@b>"), said(b"250 ok"), lines(b"DATA"), said(b"354 go on"), hello + b".\r\n", said(b"250 ok"),
        lines(b"DATA"), said(b"354 go on"), hello[:30] + b"\r\n", b"more\r\n", b".\r\n", said(b"250 ok"), lines(b"QUIT"), said(b"221 bye"))
    return out
