package bpfgen

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/eval"
	"github.com/dfc-lang/dfc/eval/capture"
	"github.com/google/gopacket"
)

var links = []LinkType{Ethernet, Raw, LinuxSLL, LinuxSLL2, Null, Loop, PPP, PPPWithDir, PPPEther, IEEE80211, Radiotap}

// random is a filter made of some of the tests' filters.
func (p packets) random() string {
	f := filters[p.IntN(len(filters))]
	for p.one(3) {
		f = "(" + f + ") " + pick(p.Rand, "and", "or", "xor", "and not", "or not") + " (" + filters[p.IntN(len(filters))] + ")"
	}
	if p.one(3) {
		f = "not (" + f + ")"
	}
	return f
}

// check compares a program with package eval on random packets.
func check(t *testing.T, r packets, source string, link LinkType, n int) {
	p, err := compile.Compile(source)
	if err != nil {
		t.Fatalf("%s: %v", source, err)
	}
	if p.Supported() != nil {
		return
	}
	l := &lowered{source, p, map[LinkType]*ready{}}
	m, err := eval.New(p)
	if err != nil {
		t.Fatalf("%s: %v", source, err)
	}
	m.SetLink(capture.LinkType(link))
	prog := l.on(t, link)
	for range n {
		b := r.packet(link)
		want := m.Match(gopacket.CaptureInfo{Timestamp: time.Unix(1, 0), CaptureLength: len(b), Length: len(b)}, b)
		got := accepts(t, prog.vm, b)
		if want && !got || prog.Exact && want != got {
			t.Fatalf("%s on %v: filter %v, program %v (exact: %v) for\n% x", source, link, want, got, prog.Exact, b)
		}
	}
}

// TestRandom runs the filters on random packets, and random filters.
func TestRandom(t *testing.T) {
	r := packets{rand.New(rand.NewPCG(3, 4))}
	for i, f := range sample(filters) {
		check(t, r, f, Ethernet, 500)
		if i%5 == 0 {
			check(t, r, f, links[1+i/5%(len(links)-1)], 500)
		}
	}
	for range 5 {
		check(t, r, r.random(), links[r.IntN(len(links))], 500)
	}
}

func FuzzLower(f *testing.F) {
	for _, seed := range []uint64{0, 215, 411} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		r := packets{rand.New(rand.NewPCG(seed, 0))}
		check(t, r, r.random(), links[r.IntN(len(links))], 500)
	})
}
