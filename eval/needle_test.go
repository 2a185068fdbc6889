package eval

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// TestNeedle looks for texts of few different bytes, so that nearly everything is found in part, and compares with package bytes.
func TestNeedle(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	random := func(n int) []byte {
		b := make([]byte, n)
		for i := range b {
			b[i] = "\x00aqz"[r.IntN(4)]
		}
		return b
	}
	found := 0
	for range 100_000 {
		text, in := random(1+r.IntN(6)), random(r.IntN(300))
		want := bytes.Contains(in, text)
		if got := needleOf(text).in(in); got != want {
			t.Fatalf("%q in %q: %v", text, in, got)
		}
		if want {
			found++
		}
	}
	if found < 10_000 || found > 90_000 {
		t.Errorf("%d texts of 100000 were found: this is no test", found)
	}
}
