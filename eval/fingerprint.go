package eval

import (
	"crypto/md5"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// grease tells whether a number is one of those that clients mix in so that servers learn to ignore what they don't know.
func grease(v uint16) bool { return v&0x0f0f == 0x0a0a && v>>8 == v&0xff }

// clientFingerprints gives JA3 and JA4 of a ClientHello.
func (r *secureReader) clientFingerprints(h *hello) {
	if r.over {
		return
	}
	if r.wants(protocol.TLSJA3) || r.wants(protocol.TLSJA3Full) {
		start := len(r.d.arena)
		a := strconv.AppendUint(r.d.arena, uint64(h.version), 10)
		a = appendNumbers(append(a, ','), h.ciphers)
		a = append(a, ',')
		if !h.headless {
			a = appendClientExtensions(a, h.extensions)
		}
		r.giveJA3(a, start, protocol.TLSJA3Full, protocol.TLSJA3)
	}
	if r.wants(protocol.TLSJA4) || r.wants(protocol.TLSJA4R) {
		r.ja4(h)
	}
}

// appendClientExtensions appends the types of extensions, and what two of them list.
func appendClientExtensions(a, block []byte) []byte {
	a = append(appendExtensionTypes(a, block), ',')
	if x := findExtension(block, extSupportedGroups); len(x) > 2 {
		a = appendNumbers(a, x[2:])
	}
	a = append(a, ',')
	if x := findExtension(block, extECPointFormats); len(x) > 1 {
		for i, f := range x[1:] {
			if i > 0 {
				a = append(a, '-')
			}
			a = strconv.AppendUint(a, uint64(f), 10)
		}
	}
	return a
}

// serverFingerprints gives JA3S of a ServerHello.
func (r *secureReader) serverFingerprints(h *hello) {
	if r.over || !r.wants(protocol.TLSJA3S) && !r.wants(protocol.TLSJA3SFull) {
		return
	}
	start := len(r.d.arena)
	a := strconv.AppendUint(r.d.arena, uint64(h.version), 10)
	a = appendNumbers(append(a, ','), h.ciphers)
	a = appendExtensionTypes(append(a, ','), h.extensions)
	r.giveJA3(a, start, protocol.TLSJA3SFull, protocol.TLSJA3S)
}

func (r *secureReader) giveJA3(a []byte, start int, full, short *protocol.Field) {
	text := a[start:]
	sum := md5.Sum(text)
	a = hex.AppendEncode(a, sum[:])
	r.d.arena = a
	r.text(full, text)
	r.text(short, a[start+len(text):])
}

// appendNumbers appends numbers of two bytes, joined by hyphens, without those of GREASE.
func appendNumbers(a, b []byte) []byte {
	first := true
	for ; len(b) >= 2; b = b[2:] {
		if v := u16(b); !grease(v) {
			if !first {
				a = append(a, '-')
			}
			a, first = strconv.AppendUint(a, uint64(v), 10), false
		}
	}
	return a
}

func appendExtensionTypes(a, block []byte) []byte {
	first := true
	eachExtension(block, func(kind uint16, _ []byte) {
		if !grease(kind) {
			if !first {
				a = append(a, '-')
			}
			a, first = strconv.AppendUint(a, uint64(kind), 10), false
		}
	})
	return a
}

// eachExtension calls f with the extensions of a block.
func eachExtension(block []byte, f func(kind uint16, data []byte)) {
	for len(block) >= 4 {
		n := min(4+int(u16(block[2:])), len(block))
		f(u16(block), block[4:n])
		block = block[n:]
	}
}

// ja4 gives JA4: what the hello is in ten characters, and hashes of its sorted lists.
func (r *secureReader) ja4(h *hello) {
	var ciphers, kinds []uint16
	version, name, alpn := h.version, byte('i'), []byte(nil)
	for b := h.ciphers; len(b) >= 2; b = b[2:] {
		if v := u16(b); !grease(v) {
			ciphers = append(ciphers, v)
		}
	}
	count := 0
	var algorithms []byte
	eachExtension(h.extensions, func(kind uint16, data []byte) {
		if grease(kind) {
			return
		}
		count++
		switch kind {
		case extServerName:
			name = 'd'
			return
		case extALPN:
			if len(data) > 3 && alpn == nil {
				alpn = data[3:min(3+int(data[2]), len(data))]
			}
			return
		case extSignatureAlgorithms:
			if len(data) > 2 {
				algorithms = data[2:]
			}
		case extSupportedVersions:
			if len(data) > 1 {
				version = newest(data[1:])
			}
		}
		kinds = append(kinds, kind)
	})
	slices.Sort(ciphers)
	slices.Sort(kinds)
	a := r.d.arena
	start := len(a)
	a = append(a, r.ja4Carrier()...)
	a = append(a, ja4Version(version)...)
	a = append(a, name)
	a = appendTwoDigits(a, len(ciphers))
	a = appendTwoDigits(a, count)
	a = appendEnds(a, alpn)
	short := slices.Clone(a[start:])
	a = append(a, '_')
	at := len(a)
	a = appendHexList(a, ciphers)
	short = appendShortHash(append(short, '_'), a[at:])
	a = append(a, '_')
	at = len(a)
	a = appendHexList(a, kinds)
	if len(algorithms) > 0 {
		a = append(a, '_')
		var list []uint16
		for b := algorithms; len(b) >= 2; b = b[2:] {
			list = append(list, u16(b))
		}
		a = appendHexList(a, list)
	}
	short = appendShortHash(append(short, '_'), a[at:])
	r.d.arena = a
	r.text(protocol.TLSJA4R, a[start:])
	r.text(protocol.TLSJA4, short)
}

// ja4Carrier tells what carries the hello; nothing stands for others than those three.
func (r *secureReader) ja4Carrier() string {
	switch {
	case r.quic:
		return "q"
	case r.dtls:
		return "d"
	case r.d.layers[r.d.carrier.layer].proto == protocol.TCP:
		return "t"
	}
	return ""
}

// newest is the newest of the versions in a list.
func newest(b []byte) (v uint16) {
	for ; len(b) >= 2; b = b[2:] {
		if x := u16(b); !grease(x) {
			v = max(v, x)
		}
	}
	return v
}

func ja4Version(v uint16) string {
	switch v {
	case tls13:
		return "13"
	case tls12:
		return "12"
	case tls11:
		return "11"
	case tls10:
		return "10"
	case ssl3:
		return "s3"
	case ssl2:
		return "s2"
	case dtlsCC:
		return "s1"
	case dtls10:
		return "d1"
	case dtls12:
		return "d2"
	case dtls13:
		return "d3"
	}
	return "00"
}

func appendTwoDigits(a []byte, n int) []byte {
	n = min(n, 99)
	return append(a, '0'+byte(n/10), '0'+byte(n%10))
}

// appendEnds appends the first and the last character of what ALPN asks for first, or the ends of its hex digits.
func appendEnds(a, alpn []byte) []byte {
	if len(alpn) == 0 {
		return append(a, "00"...)
	}
	first, last := alpn[0], alpn[len(alpn)-1]
	if alphanumeric(first) && alphanumeric(last) {
		return append(a, first, last)
	}
	const digits = "0123456789abcdef"
	return append(a, digits[first>>4], digits[last&15])
}

func alphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func appendHexList(a []byte, list []uint16) []byte {
	for i, v := range list {
		if i > 0 {
			a = append(a, ',')
		}
		a = hex.AppendEncode(a, []byte{byte(v >> 8), byte(v)})
	}
	return a
}

// appendShortHash appends the first twelve hex digits of the SHA-256 hash of a list, zeros for an empty one.
func appendShortHash(a, list []byte) []byte {
	if len(list) == 0 {
		return append(a, "000000000000"...)
	}
	sum := sha256.Sum256(list)
	return hex.AppendEncode(a, sum[:6])
}
