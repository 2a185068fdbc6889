package eval

import (
	"encoding/binary"
	"strings"
	"testing"
	"time"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// element is an element of the Basic Encoding Rules.
func element(tag byte, parts ...string) string {
	v := strings.Join(parts, "")
	var n [4]byte
	binary.BigEndian.PutUint32(n[:], uint32(len(v)))
	return string([]byte{tag, 0x84}) + string(n[:]) + v
}

func ldapMessageOf(operation string) []byte {
	return []byte(element(berSequence, element(berInteger, "\x01"), operation))
}

// TestDeepFilter: filters in filters are read to a depth that is bounded.
func TestDeepFilter(t *testing.T) {
	const deep = 5_000
	filter := element(0x87, "cn")
	for range deep {
		filter = element(0xa2, filter)
	}
	search := ldapMessageOf(element(0x63, element(berOctetString), element(0x0a, "\x02"), element(0x0a, "\x00"), element(berInteger, "\x00"),
		element(berInteger, "\x00"), element(berBoolean, "\x00"), filter, element(berSequence)))
	within(t, 5*time.Second, 8<<20, func() {
		k := newTalk(t, 389)
		k.send(client, search)
		if n := len(k.values(protocol.LDAPNot)); n == 0 || n > maxLDAPDepth {
			t.Errorf("%d filters in filters", n)
		}
	})
}

// TestDeepTokens: tokens in tokens end where the layers of a frame do.
func TestDeepTokens(t *testing.T) {
	const deep, oid = 1_000, "\x2b\x06\x01\x05\x05\x02"
	token := "\xa0\x00"
	for range deep {
		token = element(0xa0, element(berSequence, element(0xa0, element(berSequence, element(berOID, oid))), element(0xa2, element(berOctetString, token))))
	}
	token = element(0x60, element(berOID, oid), token)
	bind := ldapMessageOf(element(0x60, element(berInteger, "\x03"), element(berOctetString), element(0xa3, element(berOctetString, "GSS-SPNEGO"),
		element(berOctetString, token))))
	within(t, 5*time.Second, 8<<20, func() {
		k := newTalk(t, 389)
		k.send(client, bind)
		if n := len(k.values(protocol.SPNEGO.Self)); n < 2 || n > maxLayers {
			t.Errorf("%d tokens", n)
		}
	})
}

// TestEndlessTunnel: OpenVPN's packets with the beginning of a record of TLS, which nothing completes, and of which no more is kept than
// the record may have.
func TestEndlessTunnel(t *testing.T) {
	const packets = 20_000
	control := "\x20sessions" + "\x00" + "\x00\x00\x00\x01" // without a hash, and nothing acknowledged
	record := "\x16\x03\x03\xff\xff" + strings.Repeat("\x01", 995)
	packet := []byte("\x00\x00" + control + record)
	binary.BigEndian.PutUint16(packet, uint16(len(packet)-2))
	within(t, 20*time.Second, 32<<20, func() {
		k := newTalk(t, 1194)
		for range packets {
			k.send(client, packet)
		}
		if len(k.values(protocol.OpenVPN.Self)) != 1 {
			t.Error("no OpenVPN")
		}
	})
}
