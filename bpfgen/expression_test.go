package bpfgen

import (
	"fmt"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/dfc-lang/dfc/compile"
	"golang.org/x/net/bpf"
)

// expressible are the filters of the table, and some of the others.
func expressible(t *testing.T) []string {
	var all []string
	for _, p := range readPairs(t) {
		all = append(all, p.display)
	}
	return slices.Concat(all, sample(filters))
}

// TestExpressions shows what filters are in tcpdump's language.
func TestExpressions(t *testing.T) {
	var b strings.Builder
	for _, p := range readPairs(t) {
		text, notes := Expression(compile.MustCompile(p.display))
		fmt.Fprintf(&b, "%s\n    %s\n", p.display, text)
		for _, n := range notes {
			fmt.Fprintf(&b, "    can't tell: %s\n", n)
		}
	}
	golden(t, "expressions", b.String())
}

// TestExpressionsMeanTheSame lets tcpdump compile the expressions: the programs must accept what ours accept in tcpdump's reading.
func TestExpressionsMeanTheSame(t *testing.T) {
	if _, err := exec.LookPath("tcpdump"); err != nil {
		t.Skip(err)
	}
	r := packets{rand.New(rand.NewPCG(12, 13))}
	var some [][]byte
	for len(some) < 5000 {
		if b := r.whole(Ethernet); len(b) >= 60 {
			some = append(some, b)
		}
	}
	said := 0
	for _, source := range expressible(t) {
		p := compile.MustCompile(source)
		if p.Supported() != nil {
			continue
		}
		text, notes := Expression(p)
		if text != "" {
			said++
		}
		theirs, err := bpf.NewVM(compiledByTcpdump(t, source, text))
		if err != nil {
			t.Fatal(err)
		}
		ours, err := bpf.NewVM(lower(t, source, Options{Link: Ethernet, Outer: true}).Instructions)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range some {
			if want, got := accepts(t, ours, b), accepts(t, theirs, b); want && !got || want != got && len(notes) == 0 {
				t.Errorf("%s: we say %v, and tcpdump says %v to %q, of % x", source, want, got, text, b)
				break
			}
		}
	}
	t.Logf("%d filters have an expression", said)
}

func compiledByTcpdump(t *testing.T, source, text string) []bpf.Instruction {
	cmd := exec.Command("tcpdump", "-y", "EN10MB", "-ddd", text)
	var why strings.Builder
	cmd.Stderr = &why
	out, err := cmd.Output()
	if strings.Contains(why.String(), "rejects all packets") { // which is an error to it
		return []bpf.Instruction{bpf.RetConstant{Val: 0}}
	}
	if err != nil {
		t.Fatalf("%s: tcpdump does not take %q: %s", source, text, why.String())
	}
	var raw []bpf.RawInstruction
	for line := range strings.Lines(string(out)) {
		var r bpf.RawInstruction
		if n, _ := fmt.Sscan(line, &r.Op, &r.Jt, &r.Jf, &r.K); n == 4 {
			raw = append(raw, r)
		}
	}
	code, ok := bpf.Disassemble(raw)
	if !ok {
		t.Fatalf("%s: unknown instructions", text)
	}
	return code
}
