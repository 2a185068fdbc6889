package eval

import (
	"strings"
	"testing"
)

func TestAbsoluteURI(t *testing.T) {
	for uri, want := range map[string]bool{
		"http://example.com/":          true,
		"/":                            false,
		"/go?to=http://other.example/": false,
		"?to=http://other.example/":    false,
		"example.com:443":              false,
	} {
		if got := httpAbsolute([]byte(uri)); got != want {
			t.Errorf("httpAbsolute(%q) = %v", uri, got)
		}
	}
}

func TestGoogleAckLength(t *testing.T) {
	for _, c := range []struct {
		frame []byte
		want  int
	}{
		{[]byte{0x40, 1, 0, 0, 1, 0, 8}, 6},
		{[]byte{0x45, 0, 1, 0, 0, 0, 1, 0}, 8},                                 // numbers of two bytes
		{[]byte{0x60, 9, 0, 0, 2, 1, 1, 1, 1, 1, 0}, 11},                       // two more blocks
		{[]byte{0x40, 1, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0}, 14},              // two timestamps
		{[]byte{0x40, 1, 0}, 4}, {[]byte{0x60, 1, 0, 0}, 5}, {[]byte{0x40}, 2}, // cut
	} {
		if got := googleAckLength(c.frame); got != c.want {
			t.Errorf("googleAckLength(% x) = %d, want %d", c.frame, got, c.want)
		}
	}
}

func TestKeyLogEndings(t *testing.T) {
	random, secret := strings.Repeat("0a", randomLength), strings.Repeat("0b", 32)
	for _, end := range []string{"\n", "\r\n", "\\\n", " a note\n", ""} {
		var k keyLog
		k.learn([]byte("CLIENT_TRAFFIC_SECRET_0 " + random + " " + secret + end))
		if len(k.secrets) != 1 {
			t.Errorf("the secret before %q was not learned", end)
		}
	}
}
