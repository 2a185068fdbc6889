package eval

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// The types of NTLMSSP's messages, and their flags.
const (
	ntlmNegotiate    = 1
	ntlmChallenge    = 2
	ntlmAuthenticate = 3

	ntlmUnicode    = 0x00000001
	ntlmHasVersion = 0x02000000
)

const (
	ntlmSecurityBuffer = 8  // bytes that say where a text or a blob stands
	ntlmShortResponse  = 24 // what is longer is a response of the second version
	ntlmMIC            = 16
)

// ntlmReader reads a message. Texts and blobs stand behind the fields that say where; what is between is there only if there is room.
type ntlmReader struct {
	*dissection
	b       []byte // the message
	at      int
	data    int  // where the first text or blob begins
	unicode bool // texts are in UTF-16
	bad     bool // bytes were missing
}

func ntlmssp(d *dissection, l *layer) next {
	const header, authenticateFlags = 12, 60
	r := &ntlmReader{dissection: d, b: l.b, at: header, data: len(l.b)}
	if len(l.b) < header {
		return d.truncated(l.b, l.full)
	}
	d.giveText(protocol.NTLMIdentifier, l.b[:8])
	kind := binary.LittleEndian.Uint32(l.b[8:])
	if d.wants(protocol.NTLMMessageType) {
		d.give(protocol.NTLMMessageType, ftype.Value{Num: uint64(kind)}, l.b[8:12])
	}
	switch kind {
	case ntlmNegotiate:
		flags := r.flags()
		r.text(protocol.NTLMCallingDomain)
		r.text(protocol.NTLMCallingWorkstation)
		r.version(flags)
	case ntlmChallenge:
		r.unicode = r.peek(header+ntlmSecurityBuffer)&ntlmUnicode != 0
		r.text(protocol.NTLMTargetName)
		flags := r.flags()
		if r.part(protocol.NTLMChallenge, 16); r.room() {
			r.targetInfo()
		}
		if r.room() {
			r.version(flags)
		}
	case ntlmAuthenticate:
		flags := r.peek(authenticateFlags)
		r.unicode = flags&ntlmUnicode != 0
		r.lmResponse(r.blob(protocol.NTLMLMResponse))
		r.ntResponse(r.blob(protocol.NTLMNTResponse))
		r.text(protocol.NTLMDomain)
		r.text(protocol.NTLMUser)
		r.text(protocol.NTLMHost)
		if r.room() {
			r.blob(protocol.NTLMSessionKey)
		}
		if r.room() {
			r.flags()
		}
		if r.room() {
			r.version(flags)
		}
		if end := r.at + ntlmMIC; !r.bad && end <= min(r.data, len(r.b)) {
			d.giveBytes(protocol.NTLMMIC, r.b[r.at:end])
		}
	default:
		d.giveLabel(protocol.NTLMUnknown)
	}
	if r.bad {
		return d.truncated(l.b, l.full)
	}
	return next{}
}

// ntlmVerifier reads what proves that data are what they were.
func ntlmVerifier(d *dissection, l *layer) next {
	d.giveLabel(protocol.NTLMVerifier)
	if !d.givePart(protocol.NTLMVerifierPart, l.b) {
		return d.truncated(l.b, l.full)
	}
	return next{}
}

// room tells whether something stands before the first text or blob.
func (r *ntlmReader) room() bool { return !r.bad && r.at < r.data }

// peek reads a number elsewhere; zero where there is none.
func (r *ntlmReader) peek(at int) uint32 {
	if len(r.b) < at+4 {
		return 0
	}
	return binary.LittleEndian.Uint32(r.b[at:])
}

// part takes n bytes, which hold the part's fields.
func (r *ntlmReader) part(p protocol.Part, n int) {
	if r.bad = r.bad || !r.givePart(p, r.b[min(r.at, len(r.b)):]); !r.bad {
		r.at += n
	}
}

func (r *ntlmReader) flags() uint32 {
	flags := r.peek(r.at)
	r.part(protocol.NTLMFlags, 4)
	return flags
}

func (r *ntlmReader) version(flags uint32) {
	if !r.bad && flags&ntlmHasVersion != 0 {
		r.giveLabel(protocol.NTLMVersion)
		r.part(protocol.NTLMVersionPart, 8)
	}
}

// buffer takes the place of a text or a blob, and gives the bytes there. The fields of where it stands are there only if it is not empty.
func (r *ntlmReader) buffer(where protocol.Part) []byte {
	if r.bad || len(r.b) < r.at+ntlmSecurityBuffer {
		r.bad = true
		return nil
	}
	n, start := int(binary.LittleEndian.Uint16(r.b[r.at:])), int(r.peek(r.at+4))
	head := r.b[r.at:]
	r.at += ntlmSecurityBuffer
	if start < r.at {
		start = r.at
	}
	r.data = min(r.data, start)
	if n == 0 {
		return nil
	}
	if start > len(r.b)-n {
		r.bad = true
		return nil
	}
	r.givePart(where, head)
	return r.b[start : start+n]
}

// text takes a text. An empty one says NULL.
func (r *ntlmReader) text(f *protocol.Field) {
	head := r.b[min(r.at, len(r.b)):]
	v := r.buffer(protocol.NTLMString)
	switch {
	case r.bad:
	case v == nil:
		r.give(f, text("NULL"), head[:ntlmSecurityBuffer])
	case r.unicode:
		r.giveUTF16(f, v)
	default:
		r.giveASCII(len(r.layers)-1, f, untilNUL(v))
	}
}

// blob takes bytes. Of none, what says so is the value.
func (r *ntlmReader) blob(f *protocol.Field) []byte {
	head := r.b[min(r.at, len(r.b)):]
	v := r.buffer(protocol.NTLMBlob)
	switch {
	case r.bad:
	case v == nil:
		r.giveBytes(f, head[:ntlmSecurityBuffer])
	default:
		r.giveBytes(f, v)
	}
	return v
}

// lmResponse reads the challenge that the client makes, which zeros follow.
func (r *ntlmReader) lmResponse(v []byte) {
	var zeros [16]byte
	if len(v) >= ntlmShortResponse && bytes.Equal(v[8:ntlmShortResponse], zeros[:]) {
		r.giveBytes(protocol.NTLMClientChallenge, v[:8])
	}
}

// ntResponse reads a response of the second version.
func (r *ntlmReader) ntResponse(v []byte) {
	const fixed = 44
	if len(v) <= ntlmShortResponse {
		return
	}
	r.giveBytes(protocol.NTLMv2Response, v)
	r.givePart(protocol.NTLMv2Proof, v)
	if len(v) < fixed {
		r.bad = true
		return
	}
	r.giveBytes(protocol.NTLMv2Zero, v[18:24])
	r.giveFileTime(protocol.NTLMv2Time, v[24:32])
	r.giveBytes(protocol.NTLMv2Challenge, v[32:40])
	r.giveBytes(protocol.NTLMv2Zero, v[40:44])
	if rest := r.items(protocol.NTLMResponseItems, v[fixed:]); len(rest) > 0 {
		r.giveBytes(protocol.NTLMv2Padding, rest)
	}
}

func (r *ntlmReader) targetInfo() {
	v := r.buffer(protocol.NTLMTargetInfoPart)
	if v != nil {
		r.giveLabel(protocol.NTLMTargetInfo)
		r.items(protocol.NTLMTargetItems, v)
	}
}

// items reads a list of values about a server, and gives the bytes behind it.
func (r *ntlmReader) items(f *protocol.NTLMItems, b []byte) []byte {
	const header, end, flags, timestamp, restrictions, bindings = 4, 0, 6, 7, 8, 10
	for len(b) > 0 {
		if !r.givePart(f.Header, b) {
			r.bad = true
			return nil
		}
		kind, n := int(binary.LittleEndian.Uint16(b)), int(binary.LittleEndian.Uint16(b[2:]))
		if b = b[header:]; n > len(b) {
			r.bad = true
			return nil
		}
		v := b[:n]
		b = b[n:]
		switch {
		case kind == end:
			return b
		case n == 0:
		case kind >= len(f.Values):
			r.giveLabel(protocol.NTLMUnknownItem)
		case kind == flags && n >= 4:
			r.give(f.Values[kind], ftype.Value{Num: uint64(binary.LittleEndian.Uint32(v))}, v[:4])
		case kind == timestamp && n >= 8:
			r.giveFileTime(f.Values[kind], v[:8])
		case kind == restrictions || kind == bindings:
			r.giveBytes(f.Values[kind], v)
		case kind != flags && kind != timestamp:
			r.giveUTF16(f.Values[kind], v)
		}
	}
	return nil
}

// giveUTF16 gives a text in UTF-16 with the least significant byte first, up to a zero.
func (d *dissection) giveUTF16(f *protocol.Field, b []byte) {
	if !d.wants(f) {
		return
	}
	start := len(d.arena)
	d.arena = appendUTF16(d.arena, b)
	d.give(f, bytesValue(d.arena[start:]), b)
}

func appendUTF16(dst, b []byte) []byte {
	for len(b) >= 2 {
		c := rune(binary.LittleEndian.Uint16(b))
		if b = b[2:]; c == 0 {
			break
		}
		if utf16.IsSurrogate(c) && len(b) >= 2 {
			if whole := utf16.DecodeRune(c, rune(binary.LittleEndian.Uint16(b))); whole != utf8.RuneError {
				c, b = whole, b[2:]
			}
		}
		dst = utf8.AppendRune(dst, c)
	}
	return dst
}

func utf16Text(b []byte) string { return string(appendUTF16(nil, b)) }

// ntlmNames say who wishes to be let in.
type ntlmNames struct{ user, domain, host string }

// ntlmAccount finds the account in a token that holds, in whatever frame, the message that authenticates it.
func ntlmAccount(token []byte) (a ntlmNames, ok bool) {
	const domain, user, host, flags = 28, 36, 44, 60
	i := bytes.Index(token, []byte(ntlmSignature))
	if i < 0 || len(token) < i+flags+4 || binary.LittleEndian.Uint32(token[i+8:]) != ntlmAuthenticate {
		return a, false
	}
	r := ntlmReader{b: token[i:]}
	unicode := r.peek(flags)&ntlmUnicode != 0
	read := func(at int) string {
		n, start := int(binary.LittleEndian.Uint16(r.b[at:])), int(r.peek(at+4))
		if start > len(r.b)-n {
			return ""
		}
		if b := r.b[start : start+n]; unicode {
			return utf16Text(b)
		} else {
			return string(untilNUL(b))
		}
	}
	return ntlmNames{read(user), read(domain), read(host)}, true
}

// giveFileTime gives a time as Windows counts it: in units of 100 ns, from the year 1601 on. Zero is no time, which is shown as that of Unix.
func (d *dissection) giveFileTime(f *protocol.Field, b []byte) {
	const second, epoch = 10_000_000, 11_644_473_600
	if d.wants(f) {
		n := binary.LittleEndian.Uint64(b)
		if n == 0 {
			n = epoch * second
		}
		d.give(f, ftype.TimeValue(ftype.AbsoluteTime, int64(n/second)-epoch, int64(n%second)*100), b)
	}
}
