package eval

import (
	"bytes"
	"crypto/md5"
	"encoding/hex"
	"strings"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// The codes of SSH's messages.
const (
	sshKexInit  = 20
	sshNewKeys  = 21
	sshKexFirst = 30 // of those that mean different things in each way of exchanging keys
	sshKexReply = 31
	sshGexInit  = 32
	sshGexReply = 33
	sshGexAsk   = 34
)

const (
	sshHeader    = 4 // the packet's length
	maxSSHPacket = 1 << 17
)

// sshConversation is what is known of a conversation over SSH.
type sshConversation struct {
	begun      bool // an end said which version it has
	old        bool // that is one before version 2
	known      bool // which end is the server
	second     bool // it is the flow's second end
	packets    [2]uint32
	encrypted  [2]bool
	algorithms [2][]string // lists of the client and the server, in the order of the message
}

// sshReader reads what one end sent in a segment.
type sshReader struct {
	d    *dissection
	c    *sshConversation
	from int
}

var sshBanner = []byte("SSH-")

func ssh(d *dissection, l *layer) next {
	begins := bytes.HasPrefix(l.b, sshBanner)
	if d.carrier.guessing && !begins {
		return refused
	}
	c := remembered[sshConversation](d, protocol.SSH)
	if d.carrier.guessing {
		d.carries(protocol.SSH)
	}
	if !c.known {
		c.known, c.second = true, d.carrier.second
		if d.carrier.src != sshPort { // who speaks first where no port tells is taken for the client
			c.second = !c.second
		}
	}
	l.own = len(l.b)
	r := &sshReader{d: d, c: c, from: client}
	if d.carrier.second == c.second {
		r.from = server
	}
	for b := l.b; len(b) > 0; {
		switch {
		case bytes.HasPrefix(b, sshBanner) && !c.encrypted[r.from]:
			b = b[r.banner(b):]
		case !c.begun || c.encrypted[r.from]:
			r.unknown(b)
			b = nil
		default:
			n := r.size(b)
			more := n - len(b)
			if len(b) < sshHeader {
				more = nextSegment
			}
			if n > len(b) && d.need(len(l.b)-len(b), more) {
				return next{}
			}
			n = min(n, len(b))
			r.packet(b[:n])
			b = b[n:]
		}
	}
	d.giveBool(protocol.SSHDirection, r.from == server)
	return next{}
}

const (
	sshPort   = 22
	sshChaCha = "chacha20-poly1305@openssh.com"
	sshGCM    = "-gcm@openssh.com" // ciphers that leave the length readable
	sshETM    = "-etm@openssh.com" // so do these ways of authenticating
)

// banner reads the line that tells the version.
func (r *sshReader) banner(b []byte) int {
	line, _, _ := bytes.Cut(b, []byte("\n"))
	n := min(len(line)+1, len(b))
	r.c.begun = true
	r.c.old = r.c.old || bytes.HasPrefix(line, []byte("SSH-1.")) && !bytes.HasPrefix(line, []byte("SSH-1.99-"))
	r.d.giveText(protocol.SSHProtocol, bytes.TrimSuffix(line, []byte("\r")))
	return n
}

// unknown gives bytes that nobody can read: the rest of a segment.
func (r *sshReader) unknown(b []byte) {
	if len(b) < sshHeader {
		return
	}
	if r.c.encrypted[r.from] && r.lengthIsPlain() {
		r.d.giveNum(protocol.SSHPacketLength, uint64(be32(b)))
	} else {
		r.d.giveBytes(protocol.SSHEncryptedLength, b[:sshHeader])
	}
	b = b[sshHeader:]
	mac := r.macLength()
	if mac > len(b) {
		mac = 0
	}
	r.d.giveBytes(protocol.SSHEncryptedPacket, b[:len(b)-mac])
	if mac > 0 {
		r.d.giveBytes(protocol.SSHMAC, b[len(b)-mac:])
	}
}

// size is the number of bytes that a packet has.
func (r *sshReader) size(b []byte) int {
	if len(b) < sshHeader {
		return sshHeader
	}
	n := int(min(be32(b), maxSSHPacket))
	if r.c.old {
		n += 8 - n%8 // the padding is not counted
	}
	return sshHeader + n
}

// packet reads a packet.
func (r *sshReader) packet(b []byte) {
	d := r.d
	if len(b) < sshHeader+2 {
		d.damaged(protocol.Malformed)
		return
	}
	length := int(be32(b))
	d.giveNum(protocol.SSHPacketLength, uint64(length))
	b = b[sshHeader:]
	padding := int(b[0])
	if r.c.old {
		padding = 8 - length%8
		d.giveNum(protocol.SSHPaddingLength, uint64(padding))
		if padding < len(b) {
			d.giveNum(protocol.SSHMessageCode, uint64(b[padding]))
			d.giveBytes(protocol.SSHPayload, b[padding+1:min(padding+length, len(b))])
		}
		return
	}
	d.giveNum(protocol.SSHPaddingLength, uint64(padding))
	code := b[1]
	d.giveNum(protocol.SSHMessageCode, uint64(code))
	end := max(len(b)-padding, 2)
	r.message(code, b[2:end])
	d.giveBytes(protocol.SSHPaddingString, b[end:])
	d.giveNum(protocol.SSHSequenceNumber, uint64(r.c.packets[r.from]))
	r.c.packets[r.from]++
	if code == sshNewKeys {
		r.c.encrypted[r.from] = true
	}
}

func (r *sshReader) message(code byte, b []byte) {
	switch code {
	case sshKexInit:
		r.kexInit(b)
	case sshKexFirst, sshKexReply, sshGexInit, sshGexReply, sshGexAsk:
		r.keyExchange(code, b)
	}
}

// Places of lists in the message.
const (
	sshKexList = iota
	sshHostKeyList
	sshEncryptionList
	_
	sshMACList
	_
	sshCompressionList
)

func (r *sshReader) kexInit(b []byte) {
	d := r.d
	if len(b) < 16 {
		return
	}
	d.giveBytes(protocol.SSHCookie, b[:16])
	b = b[16:]
	lists := make([]string, 0, len(protocol.SSHAlgorithms))
	for _, f := range protocol.SSHAlgorithms {
		v, ok := r.string(f.Length, &b)
		if !ok {
			return
		}
		d.giveText(f.List, v)
		lists = append(lists, string(v))
	}
	r.c.algorithms[r.from] = lists
	if len(b) >= 5 {
		d.giveNum(protocol.SSHFirstKexFollows, uint64(b[0]))
		d.giveBytes(protocol.SSHKexReserved, b[1:5])
	}
	algorithms, hash := protocol.SSHHasshAlgorithms, protocol.SSHHassh
	if r.from == server {
		algorithms, hash = protocol.SSHHasshServerAlgs, protocol.SSHHasshServer
	}
	if !d.wantsAny(algorithms, hash) {
		return
	}
	text := []byte(strings.Join([]string{lists[sshKexList], lists[sshEncryptionList+r.from], lists[sshMACList+r.from], lists[sshCompressionList+r.from]}, ";"))
	d.giveText(algorithms, text)
	sum := md5.Sum(text)
	d.giveText(hash, hex.AppendEncode(nil, sum[:]))
}

// string takes a string with its length.
func (r *sshReader) string(length *protocol.Field, b *[]byte) ([]byte, bool) {
	if len(*b) < 4 {
		return nil, false
	}
	n := int(be32(*b))
	r.d.give(length, ftype.Value{Num: uint64(n)}, (*b)[:4])
	if n > len(*b)-4 {
		return nil, false
	}
	v := (*b)[4 : 4+n]
	*b = (*b)[4+n:]
	return v, true
}

func (r *sshReader) bytes(length, f *protocol.Field, b *[]byte) {
	if v, ok := r.string(length, b); ok {
		r.d.giveBytes(f, v)
	}
}

func (r *sshReader) mpint(f *protocol.Field, b *[]byte) { r.bytes(protocol.SSHMPIntLength, f, b) }

// agreed is the first algorithm of the client's list that the server has too.
func (c *sshConversation) agreed(list int) string {
	if len(c.algorithms[client]) <= list || len(c.algorithms[server]) <= list {
		return ""
	}
	theirs := "," + c.algorithms[server][list] + ","
	for name := range strings.SplitSeq(c.algorithms[client][list], ",") {
		if strings.Contains(theirs, ","+name+",") {
			return name
		}
	}
	return ""
}

func (r *sshReader) keyExchange(code byte, b []byte) {
	d, kex := r.d, r.c.agreed(sshKexList)
	switch {
	case strings.HasPrefix(kex, "diffie-hellman-group-exchange"):
		switch code {
		case sshGexAsk:
			for _, f := range []*protocol.Field{protocol.SSHGexMin, protocol.SSHGexBits, protocol.SSHGexMax} {
				if len(b) < 4 {
					return
				}
				d.giveNum(f, uint64(be32(b)))
				b = b[4:]
			}
		case sshKexReply:
			r.mpint(protocol.SSHGexP, &b)
			r.mpint(protocol.SSHGexG, &b)
		case sshGexInit:
			r.mpint(protocol.SSHDHClient, &b)
		case sshGexReply:
			r.hostKey(&b)
			r.mpint(protocol.SSHDHServer, &b)
			r.signature(&b)
		}
	case strings.HasPrefix(kex, "ecdh-"), strings.HasPrefix(kex, "curve25519-"):
		switch code {
		case sshKexFirst:
			r.bytes(protocol.SSHQCLength, protocol.SSHQC, &b)
		case sshKexReply:
			r.hostKey(&b)
			r.bytes(protocol.SSHQSLength, protocol.SSHQS, &b)
			r.signature(&b)
		}
	default:
		switch code {
		case sshKexFirst:
			r.mpint(protocol.SSHDHClient, &b)
		case sshKexReply:
			r.hostKey(&b)
			r.mpint(protocol.SSHDHServer, &b)
			r.signature(&b)
		}
	}
}

func (r *sshReader) hostKey(b *[]byte) {
	key, ok := r.string(protocol.SSHKeyLength, b)
	if !ok {
		return
	}
	kind, ok := r.string(protocol.SSHKeyTypeLen, &key)
	if !ok {
		return
	}
	r.d.giveText(protocol.SSHKeyType, kind)
	switch k := string(kind); {
	case k == "ssh-rsa":
		r.mpint(protocol.SSHKeyRSAE, &key)
		r.mpint(protocol.SSHKeyRSAN, &key)
	case k == "ssh-dss":
		for _, f := range protocol.SSHKeyDSA {
			r.mpint(f, &key)
		}
	case strings.HasPrefix(k, "ecdsa-sha2-"):
		if id, ok := r.string(protocol.SSHKeyCurveLength, &key); ok {
			r.d.giveText(protocol.SSHKeyCurve, id)
		}
		r.bytes(protocol.SSHKeyQLength, protocol.SSHKeyQ, &key)
	case strings.HasPrefix(k, "ssh-ed"):
		r.bytes(protocol.SSHKeyEdDSALength, protocol.SSHKeyEdDSA, &key)
	}
}

func (r *sshReader) signature(b *[]byte) {
	s, ok := r.string(protocol.SSHSigLength, b)
	if !ok {
		return
	}
	kind, ok := r.string(protocol.SSHSigTypeLength, &s)
	if !ok {
		return
	}
	r.d.giveText(protocol.SSHSigType, kind)
	switch string(kind) {
	case "ssh-rsa":
		r.mpint(protocol.SSHSigRSA, &s)
	case "ssh-dss":
		r.mpint(protocol.SSHSigDSA, &s)
	default:
		r.d.giveBytes(protocol.SSHSigData, s)
	}
}

// lengthIsPlain tells whether the length of an encrypted packet can be read.
func (r *sshReader) lengthIsPlain() bool {
	cipher := r.c.agreed(sshEncryptionList + r.from)
	return strings.HasSuffix(cipher, sshGCM) || cipher != sshChaCha && strings.HasSuffix(r.c.agreed(sshMACList+r.from), sshETM)
}

// macLength is how many bytes authenticate a packet.
func (r *sshReader) macLength() int {
	cipher := r.c.agreed(sshEncryptionList + r.from)
	if cipher == sshChaCha || strings.HasSuffix(cipher, sshGCM) {
		return 16
	}
	mac := strings.TrimSuffix(r.c.agreed(sshMACList+r.from), "@openssh.com")
	return sshMACs[strings.TrimSuffix(mac, "-etm")]
}

var sshMACs = map[string]int{
	"hmac-md5": 16, "hmac-md5-96": 12, "hmac-sha1": 20, "hmac-sha1-96": 12, "hmac-sha2-256": 32, "hmac-sha2-512": 64,
	"hmac-ripemd160": 20, "umac-64": 8, "umac-128": 16,
}
