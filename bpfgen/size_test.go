package bpfgen

import (
	"slices"
	"testing"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// TestSizes holds the length of programs down, which the parse graph could let grow as protocols are added to it.
func TestSizes(t *testing.T) {
	var sizes []int
	for _, f := range sample(filters) {
		n := len(lower(t, f, Options{Link: Ethernet}).Instructions)
		if n > 2300 { // those of several options are the longest
			t.Errorf("%s: %d instructions", f, n)
		}
		sizes = append(sizes, n)
	}
	slices.Sort(sizes)
	median := sizes[len(sizes)/2]
	if median > 500 {
		t.Errorf("half of the programs have more than %d instructions", median)
	}
	t.Logf("half of the programs have up to %d instructions, the longest %d", median, sizes[len(sizes)-1])
}

// TestPayload asks for what is found behind ports: nothing follows from their numbers.
func TestPayload(t *testing.T) {
	g := parseGraph()
	for p, want := range map[*protocol.Protocol]bool{protocol.TCP: false, protocol.IP: false, protocol.Frame: false, protocol.VXLAN: true} {
		if got := g.payload(p); got != want {
			t.Errorf("%s is found behind ports only: %v", p.Name, got)
		}
		if g.stray(p) {
			t.Errorf("nothing leads to %s", p.Name)
		}
	}
}
