package bpfgen

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/dfc-lang/dfc/compile"
	"golang.org/x/net/bpf"
)

// pair is a display filter and what tcpdump makes of the same capture filter.
type pair struct {
	display, capture string
	program          []string
	raw              []bpf.RawInstruction
}

func readPairs(t testing.TB) []pair {
	b, err := os.ReadFile("testdata/tcpdump.txt")
	if err != nil {
		t.Fatal(err)
	}
	var pairs []pair
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\n")
		last := len(pairs) - 1
		switch {
		case strings.HasPrefix(line, "== "):
			pairs = append(pairs, pair{display: line[3:]})
		case strings.HasPrefix(line, "-- "):
			pairs[last].capture = line[3:]
		case strings.HasPrefix(line, "("):
			pairs[last].program = append(pairs[last].program, line)
		case line != "" && line[0] != '#':
			var r bpf.RawInstruction
			if _, err := fmt.Sscan(line, &r.Op, &r.Jt, &r.Jf, &r.K); err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			pairs[last].raw = append(pairs[last].raw, r)
		}
	}
	return pairs
}

// computed are the pairs that ask for what package eval computes, if only sometimes: the program takes all packets that have the protocol.
var computed = []string{`ip.len > 1000`, `udp.length > 100`}

// repeats are filters for which libpcap repeats itself.
var repeats = []string{
	`tcp.srcport == 80 and tcp.flags.reset == 1`, `tcp.port in {1..9, 20..29, 40..49}`, `ip.addr in {10.0.0.1, 10.0.0.2, 10.0.0.3, 10.0.0.4, 192.168.0.1}`,
	`ip.src == 10.0.0.0/8 or ip.src == 172.16.0.0/12 or ip.src == 192.168.0.0/16`,
}

// TestOuterIsNoLongerThanTcpdump goes through a table of filters for what libpcap makes of them.
func TestOuterIsNoLongerThanTcpdump(t *testing.T) {
	same, shorter := 0, 0
	for _, p := range readPairs(t) {
		r := lower(t, p.display, Options{Link: Ethernet, Outer: true})
		switch {
		case len(r.Instructions) == len(p.program):
			same++
		case len(r.Instructions) < len(p.program):
			shorter++
		}
		if len(r.Instructions) > len(p.program) || slices.Contains(repeats, p.display) && len(r.Instructions) == len(p.program) {
			var b bytes.Buffer
			Write(&b, r, Asm)
			t.Errorf("%s: %d instructions, tcpdump needs %d for %s\n%s%s", p.display, len(r.Instructions), len(p.program), p.capture,
				b.String(), strings.Join(p.program, "\n"))
		}
		if !r.Exact && !slices.Contains(computed, p.display) {
			t.Errorf("%s: not exact: %v", p.display, r.Notes)
		}
	}
	t.Logf("%d programs are as long as libpcap's, %d shorter", same, shorter)
}

// made are the programs that tests have asked for; most ask for the same.
var made = map[string]*Result{}

func lower(t testing.TB, src string, o Options) *Result {
	t.Helper()
	key := fmt.Sprint(o, src)
	if r := made[key]; r != nil {
		return r
	}
	p, err := compile.Compile(src)
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	r, err := Lower(p, o)
	if err != nil {
		t.Fatalf("%s on %v: %v", src, o.Link, err)
	}
	if _, err := bpf.Assemble(r.Instructions); err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	made[key] = r
	return r
}

// TestOuterMeansWhatTcpdumpDoes runs both programs of each pair.
func TestOuterMeansWhatTcpdumpDoes(t *testing.T) {
	r := packets{rand.New(rand.NewPCG(1, 2))}
	var some [][]byte
	for len(some) < 20000 {
		b := r.whole(Ethernet)
		if len(b) >= 60 {
			some = append(some, b)
		}
	}
	for _, p := range readPairs(t) {
		if slices.Contains(computed, p.display) {
			continue
		}
		theirs, err := bpf.NewVM(p.instructions(t))
		if err != nil {
			t.Fatal(err)
		}
		ours, err := bpf.NewVM(lower(t, p.display, Options{Link: Ethernet, Outer: true}).Instructions)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range some {
			if want, got := accepts(t, theirs, b), accepts(t, ours, b); want != got {
				t.Errorf("%s: tcpdump says %v and we say %v of % x", p.display, want, got, b)
				break
			}
		}
	}
}

func (p pair) instructions(t testing.TB) []bpf.Instruction {
	code, ok := bpf.Disassemble(p.raw)
	if !ok {
		t.Fatalf("%s: unknown instructions", p.capture)
	}
	return code
}
