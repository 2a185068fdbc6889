package eval

import (
	"bytes"
	"encoding/hex"
	"iter"
	"maps"
	"slices"

	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/capture"
)

// Secrets that decrypt TLS, DTLS and QUIC come as a key log, which an option gives or a block of the capture file. Only where there are some
// do conversations over TLS lead to what they carry: until the first frame behind such a block the plan is one without.

// secretKind is what a line of a key log tells.
type secretKind uint8

const (
	masterSecret secretKind = iota // of versions up to 1.2
	clientEarlySecret
	clientHandshakeSecret
	serverHandshakeSecret
	clientTrafficSecret
	serverTrafficSecret
)

var secretKinds = map[string]secretKind{
	"CLIENT_RANDOM":                   masterSecret,
	"CLIENT_EARLY_TRAFFIC_SECRET":     clientEarlySecret,
	"CLIENT_HANDSHAKE_TRAFFIC_SECRET": clientHandshakeSecret,
	"SERVER_HANDSHAKE_TRAFFIC_SECRET": serverHandshakeSecret,
	"CLIENT_TRAFFIC_SECRET_0":         clientTrafficSecret,
	"SERVER_TRAFFIC_SECRET_0":         serverTrafficSecret,
}

type tlsRandom [randomLength]byte

// secretOf names a secret: that of the handshake in which the client sent a random number.
type secretOf struct {
	kind   secretKind
	client tlsRandom
}

// keyLog is the secrets that are known.
type keyLog struct {
	secrets map[secretOf][]byte
	learned *capture.Secrets // up to this block
	given   bool             // those of the option are among them
}

// KeyLog gives secrets of TLS as NSS and others log them (SSLKEYLOGFILE), to decrypt TLS, DTLS and QUIC with.
func KeyLog(text []byte) Option {
	return func(pl *plan) { pl.keyLog, pl.secrets = text, true }
}

// secret looks up a secret; nil where it is not known.
func (d *dissection) secret(kind secretKind, client *tlsRandom) []byte {
	if !d.plan.secrets {
		return nil
	}
	k := &d.state.keyLog
	if !k.given {
		k.given = true
		k.learn(d.plan.keyLog)
	}
	if d.frame.Secrets != k.learned {
		var blocks [][]byte
		for s := d.frame.Secrets; s != nil && s != k.learned; s = s.Before {
			if s.Kind == capture.SecretsTLS {
				blocks = append(blocks, s.Data)
			}
		}
		for _, b := range slices.Backward(blocks) {
			k.learn(b)
		}
		k.learned = d.frame.Secrets
	}
	return k.secrets[secretOf{kind, *client}]
}

// learn reads the lines of a key log: what is told, the client's random number, the secret.
func (k *keyLog) learn(text []byte) {
	if k.secrets == nil {
		k.secrets = map[secretOf][]byte{}
	}
	for line := range bytes.Lines(text) {
		words := bytes.Fields(line)
		if len(words) < 3 || len(words[1]) != 2*randomLength {
			continue
		}
		kind, ok := secretKinds[string(bytes.TrimPrefix(words[0], []byte("QUIC_")))] // as drafts had it
		of := secretOf{kind: kind}
		_, err1 := hex.Decode(of.client[:], words[1])
		rest := bytes.TrimLeft(words[2], "0123456789abcdefABCDEF") // what is behind them does not count
		secret, err2 := hex.DecodeString(string(words[2][:len(words[2])-len(rest)]))
		if ok && err1 == nil && err2 == nil {
			k.secrets[of] = secret
		}
	}
}

// revealed are the protocols that stand in what is decrypted.
var revealed = map[*protocol.Protocol][]*protocol.Protocol{
	protocol.QUIC: {protocol.HTTP3, protocol.DNS},
}

func init() {
	reveal := func(of *protocol.Protocol, names iter.Seq[string]) {
		for name := range names {
			if p := protocolNamed(name); p != nil {
				revealed[of] = append(revealed[of], p)
			}
		}
	}
	reveal(protocol.TLS, maps.Values(tlsApplications))
	reveal(protocol.TLS, maps.Values(alpnApplications))
	reveal(protocol.DTLS, maps.Values(dtlsApplications))
}

// protocolNamed finds a payload protocol that dfc dissects.
func protocolNamed(name string) *protocol.Protocol {
	f, ok := protocol.Lookup(name)
	if !ok || f.Protocol.Name != name || !f.Protocol.Payload {
		return nil
	}
	return f.Protocol
}

// learnOfSecrets makes the plan one for a capture that has secrets.
func (d *dissection) learnOfSecrets() {
	d.plan = d.plan.again(func(pl *plan) { pl.secrets = true })
	if d.glance != nil {
		bind := d.glance.bind
		if d.glance = newGlance(d.plan); d.glance != nil {
			d.glance.bind = bind
		}
	}
}
