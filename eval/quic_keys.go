package eval

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"

	"golang.org/x/crypto/chacha20"
)

// quicKeys are what one end encrypts its packets of a kind with.
type quicKeys struct {
	suite  *tlsSuite
	prefix string // of the labels
	secret []byte
	aead   cipher.AEAD
	iv     []byte
	header cipher.Block // nil: it is ChaCha20, with a key
	key    []byte
	nonce  [aeadNonce]byte
	block  [quicSample]byte
}

// The cipher suites that QUIC may encrypt with.
const (
	suiteAES128   = 0x1301
	suiteAES256   = 0x1302
	suiteChaCha20 = 0x1303
)

// quicSalts are what the keys of Initial packets are made from, by the draft they came with.
var quicSalts = []struct {
	since uint32
	salt  string
}{
	{100, "0dede3def700a6db819381be6e269dcbf9bd2ed9"},
	{33, "38762cf7f55934b34d179ae6a4c80cadccbb7f0a"},
	{29, "afbfec289993d24c9e9786f19c6111e04390a899"},
	{23, "c3eef712c72ebb5a11a7d2432bb46365bef9f502"},
	{21, "7fbcdb0e7c66bbe9193a96cd21519ebd7a02644a"},
	{17, "ef4fb0abb47470c41befcf8031334fae485e09a0"},
}

// Salts of single versions.
var quicOwnSalts = map[uint32]string{
	quic2Draft: "a707c203a59b47184a1d62ca570406ea7ae3e5d3",
	quicQ050:   "504574efd066fe2f9d945cfcdbd3a7f0d3b56b45",
	quicT050:   "7ff579e5acd072915580304c43a2367c60488310",
	quicT051:   "7a4edef4e7ccee5fa4506c19124fc8ccda6e033d",
}

func quicSalt(version uint32) []byte {
	text, ok := quicOwnSalts[version]
	draft := draftOf(version)
	for _, s := range quicSalts {
		if !ok && draft >= s.since {
			text, ok = s.salt, true
		}
	}
	salt, _ := hex.DecodeString(text)
	return salt
}

// initialKeys are the keys of one end; nil where the version has none that dfc knows.
func (c *quicConnection) initialKeys(from int) *quicKeys {
	if c.keys[from] != nil {
		return c.keys[from]
	}
	salt := quicSalt(c.version)
	if len(salt) == 0 {
		return nil
	}
	initial, err := hkdf.Extract(sha256.New, c.initial.bytes(), salt)
	if err != nil {
		return nil
	}
	c.keys[from] = c.newKeys(suiteAES128, expandLabel(sha256.New, initial, []string{"client in", "server in"}[from], sha256.Size))
	return c.keys[from]
}

// newKeys makes keys of a secret; nil where the cipher suite is unknown, or the secret none of it.
func (c *quicConnection) newKeys(suite uint16, secret []byte) *quicKeys {
	s := suiteOf(suite)
	if s == nil || suite < suiteAES128 || suite > suiteChaCha20 || len(secret) != s.prf().Size() {
		return nil
	}
	k := &quicKeys{suite: s, secret: secret, prefix: "quic "}
	if draftOf(c.version) == 100 {
		k.prefix = "quicv2 "
	}
	k.aead, k.iv = s.trafficKeys(secret, k.prefix)
	key := expandLabel(s.prf, secret, k.prefix+"hp", s.key)
	if suite == suiteChaCha20 {
		k.key = key
	} else {
		k.header, _ = aes.NewCipher(key)
	}
	return k
}

// next are the keys after an update, which leaves those of headers as they are.
func (k *quicKeys) next() *quicKeys {
	n := *k
	n.secret = expandLabel(k.suite.prf, k.secret, k.prefix+"ku", len(k.secret))
	n.aead, n.iv = k.suite.trafficKeys(n.secret, k.prefix)
	return &n
}

// mask is what the protected bits of a header are hidden with.
func (k *quicKeys) mask(sample []byte) *[quicSample]byte {
	if k.header != nil {
		k.header.Encrypt(k.block[:], sample[:quicSample])
		return &k.block
	}
	clear(k.block[:])
	if s, err := chacha20.NewUnauthenticatedCipher(k.key, sample[4:quicSample]); err == nil {
		s.SetCounter(binary.LittleEndian.Uint32(sample))
		s.XORKeyStream(k.block[:5], k.block[:5])
	}
	return &k.block
}

// open decrypts a payload into the dissection's memory.
func (k *quicKeys) open(d *dissection, number uint64, header, payload []byte) ([]byte, bool) {
	setNonce(&k.nonce, k.iv, number)
	start := len(d.arena)
	plain, err := k.aead.Open(d.arena, k.nonce[:], payload, header)
	if err != nil {
		return nil, false
	}
	d.arena = plain
	return plain[start:], true
}
