package eval

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
)

// quicKeys are what one end encrypts its Initial packets with.
type quicKeys struct {
	aead   cipher.AEAD
	header cipher.Block
	iv     [12]byte
	nonce  [12]byte
	block  [quicSample]byte
}

// quicSalts are what the keys of Initial packets are made from, by the draft they came with.
var quicSalts = []struct {
	since uint32
	salt  string
}{
	{100, "0dede3def700a6db819381be6e269dcbf9bd2ed9"},
	{33, "38762cf7f55934b34d179ae6a4c80cadccbb7f0a"},
	{29, "afbfec289993d24c9e9786f19c6111e04390a899"},
	{23, "c3eef712c72ebb5a11a7d2432bb46365bef9f502"},
	{17, "ef4fb0abb47470c41befcf8031334fae485e09a0"},
}

// Salts of single versions.
var quicOwnSalts = map[uint32]string{
	quic2Draft: "a707c203a59b47184a1d62ca570406ea7ae3e5d3",
	0x51303530: "504574efd066fe2f9d945cfcdbd3a7f0d3b56b45", // Q050
	0x54303530: "7ff579e5acd07291558030c4fb4d5b1ff5d3b5ab", // T050
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
	prefix := "quic "
	if draftOf(c.version) == 100 {
		prefix = "quicv2 "
	}
	initial, err := hkdf.Extract(sha256.New, c.initial.bytes(), salt)
	if err != nil {
		return nil
	}
	secret := expandLabel(initial, []string{"client in", "server in"}[from], 32)
	k := &quicKeys{}
	copy(k.iv[:], expandLabel(secret, prefix+"iv", len(k.iv)))
	block, err := aes.NewCipher(expandLabel(secret, prefix+"key", 16))
	if err != nil {
		return nil
	}
	if k.aead, err = cipher.NewGCM(block); err != nil {
		return nil
	}
	if k.header, err = aes.NewCipher(expandLabel(secret, prefix+"hp", 16)); err != nil {
		return nil
	}
	c.keys[from] = k
	return k
}

// expandLabel is HKDF-Expand-Label of TLS 1.3, without a context.
func expandLabel(secret []byte, label string, n int) []byte {
	info := []byte{byte(n >> 8), byte(n), byte(len("tls13 ") + len(label))}
	info = append(append(info, "tls13 "...), label...)
	out, err := hkdf.Expand(sha256.New, secret, string(append(info, 0)), n)
	if err != nil {
		return make([]byte, n)
	}
	return out
}

// mask is what the protected bits of a header are hidden with.
func (k *quicKeys) mask(sample []byte) *[quicSample]byte {
	k.header.Encrypt(k.block[:], sample[:quicSample])
	return &k.block
}

// open decrypts a payload into the dissection's memory.
func (k *quicKeys) open(d *dissection, number uint64, header, payload []byte) ([]byte, bool) {
	k.nonce = k.iv
	low := k.nonce[4:]
	binary.BigEndian.PutUint64(low, binary.BigEndian.Uint64(low)^number)
	start := len(d.arena)
	plain, err := k.aead.Open(d.arena, k.nonce[:], payload, header)
	if err != nil {
		return nil, false
	}
	d.arena = plain
	return plain[start:], true
}
