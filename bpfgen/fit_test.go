package bpfgen

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/eval"
	"golang.org/x/net/bpf"
)

// addresses is a set of many addresses.
func addresses(r packets, n int) string {
	var list []string
	for range n {
		a := r.Uint32()
		list = append(list, fmt.Sprintf("%d.%d.%d.%d", 10, a>>16&0xff, a>>8&0xff, a&0xff))
	}
	return "{" + strings.Join(append(list, "10.0.0.1"), ", ") + "}"
}

// TestFit makes programs of no more than some length, which must still accept what the filter matches.
func TestFit(t *testing.T) {
	r := packets{rand.New(rand.NewPCG(8, 9))}
	frames := pool(t, r, Raw, 500)
	few, many := sample(sample(filters)), addresses(r, 200)
	sources := slices.Concat(few, []string{"ip.addr in " + many, "not ip.addr in " + many, "ip.addr in " + many + " and tcp.port == 80"})
	for i, source := range sources {
		most := XTablesMax
		if i >= len(few) {
			most = 150
		}
		p := compile.MustCompile(source)
		if p.Supported() != nil {
			continue
		}
		result, err := Lower(p, Options{Link: Raw, MaxInsns: most, Fit: true})
		if err != nil {
			t.Fatalf("%.50s: %v", source, err)
		}
		if len(result.Instructions) > most {
			t.Errorf("%.50s: %d instructions", source, len(result.Instructions))
		}
		if i >= len(few) && len(result.Instructions) == 1 {
			t.Errorf("%.50s: accepts everything", source)
		}
		vm, err := bpf.NewVM(result.Instructions)
		if err != nil {
			t.Fatal(err)
		}
		m, err := eval.New(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range frames {
			if m.MatchFrame(f) && !accepts(t, vm, f.Data) {
				t.Errorf("%.50s: lost % x", source, f.Data)
				break
			}
		}
	}
}

func TestFewerRanges(t *testing.T) {
	s := makeSet(span{small(1), small(5)}, span{small(10), small(12)}, span{small(100), small(100)}, span{small(103), small(110)})
	for n, want := range []string{1: "[1-110]", 2: "[1-12 100-110]", 3: "[1-5 10-12 100-110]", 4: "[1-5 10-12 100-100 103-110]", 5: "[1-5 10-12 100-100 103-110]"} {
		if n > 0 {
			if got := text(s.around(n)); got != want {
				t.Errorf("%d ranges around: %s, want %s", n, got, want)
			}
		}
	}
	for n, want := range []string{0: "[]", 1: "[103-110]", 2: "[1-5 103-110]", 3: "[1-5 10-12 103-110]", 4: "[1-5 10-12 100-100 103-110]"} {
		if got := text(s.widest(n)); got != want {
			t.Errorf("%d widest ranges: %s, want %s", n, got, want)
		}
	}
}

func text(s set) string {
	var list []string
	for _, x := range s {
		list = append(list, fmt.Sprintf("%d-%d", x.lo.lo, x.hi.lo))
	}
	return fmt.Sprint(list)
}
