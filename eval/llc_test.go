package eval_test

import (
	"encoding/hex"
	"strings"
	"testing"

	"github.com/google/gopacket"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/eval"
)

// TestShortLLC has what Wireshark 4.6.9 says of LLC headers that end early: they are there even where nothing of them is.
func TestShortLLC(t *testing.T) {
	const (
		addresses = "020000000001 020000000002"
		zeroes    = "00000000000000000000"
	)
	m, err := eval.New(compile.MustCompile("llc and _ws.malformed"))
	if err != nil {
		t.Fatal(err)
	}
	for _, rest := range []string{
		"8100 0005 0000" + zeroes, "8100 0005 0001" + zeroes, "8100 0005 0002" + zeroes, "8100 0005 0000", "8100 0005 0003",
		"0003" + zeroes, // a control field of two bytes
		"0003",
	} {
		b, err := hex.DecodeString(strings.ReplaceAll(addresses+rest, " ", ""))
		if err != nil {
			t.Fatal(err)
		}
		if !m.Match(gopacket.CaptureInfo{CaptureLength: len(b), Length: len(b)}, b) {
			t.Errorf("%s: no malformed LLC", rest)
		}
	}
}
