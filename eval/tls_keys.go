package eval

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"hash"
	"strings"

	"golang.org/x/crypto/chacha20poly1305"
)

type newHash func() hash.Hash

// expandLabel is HKDF-Expand-Label of TLS 1.3, without a context.
func expandLabel(h newHash, secret []byte, label string, n int) []byte {
	info := []byte{byte(n >> 8), byte(n), byte(len("tls13 ") + len(label))}
	info = append(append(info, "tls13 "...), label...)
	out, err := hkdf.Expand(h, secret, string(append(info, 0)), n)
	if err != nil {
		return make([]byte, n)
	}
	return out
}

// tlsSuite is how a cipher suite encrypts.
type tlsSuite struct {
	prf   newHash // of the key schedule
	key   int     // bytes
	aead  func(key []byte) (cipher.AEAD, error)
	salt  int // bytes of the nonce that do not stand in the record; all of them where none do
	block func(key []byte) (cipher.Block, error)
	rc4   bool
	mac   newHash // where there is no AEAD
}

func gcm(key []byte) (cipher.AEAD, error) {
	b, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(b)
}

const (
	gcmSalt   = 4
	aeadNonce = 12
)

// bulkCiphers are the ciphers in the names of suites.
var bulkCiphers = map[string]tlsSuite{
	"AES_128_GCM":       {key: 16, aead: gcm, salt: gcmSalt},
	"AES_256_GCM":       {key: 32, aead: gcm, salt: gcmSalt},
	"CHACHA20_POLY1305": {key: chacha20poly1305.KeySize, aead: chacha20poly1305.New, salt: aeadNonce},
	"AES_128_CBC":       {key: 16, block: aes.NewCipher},
	"AES_256_CBC":       {key: 32, block: aes.NewCipher},
	"3DES_EDE_CBC":      {key: 24, block: des.NewTripleDESCipher},
	"RC4_128":           {key: 16, rc4: true},
	"NULL":              {},
}

var suiteHashes = map[string]newHash{"SHA256": sha256.New, "SHA384": sha512.New384, "SHA": sha1.New, "MD5": md5.New}

// suiteOf reads from the name of a cipher suite how it encrypts; nil where dfc can't do that.
func suiteOf(id uint16) *tlsSuite {
	name := strings.TrimPrefix(cipherSuites().Text(uint64(id)), "TLS_")
	if _, bulk, ok := strings.Cut(name, "_WITH_"); ok {
		name = bulk
	}
	i := strings.LastIndexByte(name, '_')
	if i < 0 {
		return nil
	}
	s, ok := bulkCiphers[name[:i]]
	h := suiteHashes[name[i+1:]]
	if !ok || h == nil {
		return nil
	}
	if s.prf = sha256.New; name[i+1:] == "SHA384" {
		s.prf = h
	}
	if s.aead == nil {
		s.mac = h
	}
	return &s
}

// trafficKeys are made of a secret of TLS 1.3.
func (s *tlsSuite) trafficKeys(secret []byte, prefix string) (aead cipher.AEAD, iv []byte) {
	if s == nil || s.aead == nil {
		return nil, nil
	}
	aead, err := s.aead(expandLabel(s.prf, secret, prefix+"key", s.key))
	if err != nil {
		return nil, nil
	}
	return aead, expandLabel(s.prf, secret, prefix+"iv", aeadNonce)
}

// prf is the pseudo-random function of TLS up to 1.2.
func prf(version uint16, h newHash, secret []byte, label string, seed []byte, n int) []byte {
	seed = append([]byte(label), seed...)
	if version == tls12 || version == dtls12 {
		return expandHMAC(h, secret, seed, n)
	}
	half := (len(secret) + 1) / 2
	out := expandHMAC(md5.New, secret[:half], seed, n)
	for i, c := range expandHMAC(sha1.New, secret[len(secret)-half:], seed, n) {
		out[i] ^= c
	}
	return out
}

func expandHMAC(h newHash, secret, seed []byte, n int) (out []byte) {
	m := hmac.New(h, secret)
	sum := func(parts ...[]byte) []byte {
		m.Reset()
		for _, p := range parts {
			m.Write(p)
		}
		return m.Sum(nil)
	}
	for a := sum(seed); len(out) < n; a = sum(a) {
		out = append(out, sum(a, seed)...)
	}
	return out[:n]
}

// tlsCipher decrypts the records that one end sends.
type tlsCipher struct {
	suite   *tlsSuite
	version uint16
	secret  []byte // of TLS 1.3
	seq     uint64
	aead    cipher.AEAD
	iv      []byte // of an AEAD: the part of the nonce that stands in no record
	block   cipher.Block
	last    []byte // the latest block, where the next record is encrypted on from it
	stream  *rc4.Cipher
	macLen  int
	etm     bool // the MAC is that of the encrypted bytes
	nonce   [aeadNonce]byte
}

// newTrafficCipher is for a secret of TLS 1.3; nil where the suite is none that dfc knows.
func newTrafficCipher(s *tlsSuite, secret []byte) *tlsCipher {
	aead, iv := s.trafficKeys(secret, "")
	if aead == nil {
		return nil
	}
	return &tlsCipher{suite: s, version: tls13, secret: secret, aead: aead, iv: iv}
}

// update is for the next secret.
func (c *tlsCipher) update() *tlsCipher {
	return newTrafficCipher(c.suite, expandLabel(c.suite.prf, c.secret, "traffic upd", c.suite.prf().Size()))
}

// newCiphers are those of both ends for a master secret. They are nil where dfc does not know the suite.
func newCiphers(version, suite uint16, master []byte, client, server *tlsRandom, etm bool) (c [2]*tlsCipher) {
	s := suiteOf(suite)
	if s == nil {
		return c
	}
	mac, iv := 0, s.salt
	if s.mac != nil {
		mac = s.mac().Size()
		if s.block != nil {
			b, err := s.block(make([]byte, s.key))
			if err != nil {
				return c
			}
			if iv = 0; version == tls10 || version == dtls10 {
				iv = b.BlockSize()
			}
		}
	}
	keys := prf(version, s.prf, master, "key expansion", append(server[:], client[:]...), 2*(mac+s.key+iv))
	take := func(n int) (b []byte) {
		b, keys = keys[:n], keys[n:]
		return b
	}
	take(2 * mac) // what is captured is decrypted, whoever may have changed it
	key := [2][]byte{take(s.key), take(s.key)}
	ivs := [2][]byte{take(iv), take(iv)}
	for i := range c {
		x := &tlsCipher{suite: s, version: version, iv: ivs[i], macLen: mac, etm: etm && s.block != nil}
		var err error
		switch {
		case s.aead != nil:
			x.aead, err = s.aead(key[i])
		case s.block != nil:
			x.block, err = s.block(key[i])
			x.last = ivs[i]
		case s.rc4:
			x.stream, err = rc4.NewCipher(key[i])
		}
		if err != nil {
			return [2]*tlsCipher{}
		}
		c[i] = x
	}
	return c
}

// setNonce makes the nonce of a record, or packet, with the number n.
func setNonce(nonce *[aeadNonce]byte, iv []byte, n uint64) {
	copy(nonce[:], iv)
	low := nonce[aeadNonce-8:]
	binary.BigEndian.PutUint64(low, binary.BigEndian.Uint64(low)^n)
}

// open decrypts what a record holds into the memory of the frame, and tells its type. header is the record's, number that of DTLS.
func (c *tlsCipher) open(d *dissection, t uint8, header, b []byte, number uint64) (plain []byte, inner uint8, ok bool) {
	start := len(d.arena)
	switch {
	case c.aead != nil && c.version == tls13:
		setNonce(&c.nonce, c.iv, c.seq)
		d.arena, ok = c.unseal(d.arena, b, header)
		if plain = d.arena[start:]; !ok {
			return nil, 0, false
		}
		for len(plain) > 0 && plain[len(plain)-1] == 0 { // padding
			plain = plain[:len(plain)-1]
		}
		if len(plain) == 0 {
			return nil, 0, false
		}
		inner, plain = plain[len(plain)-1], plain[:len(plain)-1]
	case c.aead != nil:
		if len(c.iv) == aeadNonce {
			setNonce(&c.nonce, c.iv, number)
		} else {
			explicit := aeadNonce - len(c.iv)
			if len(b) < explicit {
				return nil, 0, false
			}
			copy(c.nonce[:], c.iv)
			copy(c.nonce[len(c.iv):], b)
			b = b[explicit:]
		}
		if len(b) < c.aead.Overhead() {
			return nil, 0, false
		}
		n := len(b) - c.aead.Overhead()
		var extra [13]byte
		binary.BigEndian.PutUint64(extra[:], number)
		copy(extra[8:], []byte{t, header[1], header[2], byte(n >> 8), byte(n)})
		d.arena, ok = c.unseal(d.arena, b, extra[:])
		if plain, inner = d.arena[start:], t; !ok {
			return nil, 0, false
		}
	case c.block != nil:
		if plain, ok = c.openBlocks(d, b); !ok {
			return nil, 0, false
		}
		inner = t
	default:
		d.arena = append(d.arena, b...)
		plain, inner = d.arena[start:], t
		if c.stream != nil {
			c.stream.XORKeyStream(plain, plain)
		}
		if len(plain) < c.macLen {
			return nil, 0, false
		}
		plain = plain[:len(plain)-c.macLen]
	}
	c.seq++
	return plain, inner, true
}

// unseal appends what the AEAD decrypts.
func (c *tlsCipher) unseal(to, b, extra []byte) ([]byte, bool) {
	out, err := c.aead.Open(to, c.nonce[:], b, extra)
	if err != nil {
		return to, false
	}
	return out, true
}

// openBlocks decrypts a record of blocks that are chained. The MAC is not looked at.
func (c *tlsCipher) openBlocks(d *dissection, b []byte) ([]byte, bool) {
	size := c.block.BlockSize()
	if c.etm {
		if len(b) < c.macLen {
			return nil, false
		}
		b = b[:len(b)-c.macLen]
	}
	iv := c.last
	if len(c.iv) == 0 {
		if len(b) < size {
			return nil, false
		}
		iv, b = b[:size], b[size:]
	}
	if len(b) == 0 || len(b)%size != 0 {
		return nil, false
	}
	start := len(d.arena)
	d.arena = append(d.arena, b...)
	plain := d.arena[start:]
	cipher.NewCBCDecrypter(c.block, iv).CryptBlocks(plain, plain)
	if len(c.iv) != 0 {
		c.last = append([]byte(nil), b[len(b)-size:]...)
	}
	cut := 1 + int(plain[len(plain)-1])
	if !c.etm {
		cut += c.macLen
	}
	if cut > len(plain) {
		return nil, false
	}
	return plain[:len(plain)-cut], true
}
