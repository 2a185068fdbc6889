package bpfgen

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/protocol"
	"golang.org/x/net/bpf"
)

// TestCorpus counts how many of the filters that people have published lower exactly, to a program that passes fewer than all packets, or not at all:
//
//	DFC_SHARED=… go test ./bpfgen -run TestCorpus -v
func TestCorpus(t *testing.T) {
	shared := os.Getenv("DFC_SHARED")
	if shared == "" {
		t.Skip("DFC_SHARED is not set")
	}
	file, err := os.Open(filepath.Join(shared, "corpus", "filters.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	all, network := tally{name: "all filters"}, tally{name: "filters on link, network and transport headers only"}
	for s := bufio.NewScanner(file); s.Scan(); {
		var entry struct{ Filter string }
		if err := json.Unmarshal(s.Bytes(), &entry); err != nil {
			t.Fatal(err)
		}
		p, err := compile.Compile(entry.Filter)
		if err != nil {
			continue
		}
		how := unsupported
		if p.Supported() == nil {
			how = fate(t, p)
		}
		all.count[how]++
		if headersOnly(p) {
			network.count[how]++
			if how == nothing {
				t.Logf("passes all packets: %s", entry.Filter)
			}
		}
	}
	for _, c := range []tally{all, network} {
		t.Logf("%s: %d exact, %d useful supersets, %d pass all packets, %d of fields that dfc can't evaluate", c.name, c.count[exactly], c.count[useful], c.count[nothing], c.count[unsupported])
	}
	if n := network.count; 100*(n[exactly]+n[useful]) < 95*(n[exactly]+n[useful]+n[nothing]) {
		t.Error("less than 95 % of the filters on headers are useful in the kernel")
	}
}

const (
	exactly = iota
	useful
	nothing
	unsupported
)

type tally struct {
	name  string
	count [4]int
}

// fate is how a filter lowers.
func fate(t *testing.T, p *compile.Program) int {
	r, err := Lower(p, Options{Link: Ethernet})
	switch {
	case err != nil:
		t.Errorf("%s: %v", p.Filter.Source, err)
		return nothing
	case r.Exact:
		return exactly
	case len(r.Instructions) == 1 && r.Instructions[0] != bpf.Instruction(bpf.RetConstant{}):
		return nothing
	}
	return useful
}

// headersOnly tells whether a filter is about headers, and neither about what a file says of a frame nor about what travels behind ports.
func headersOnly(p *compile.Program) bool {
	only := true
	compile.Walk(p.Root, func(ref *compile.FieldRef) {
		if ref.Field == nil {
			only = false
			return
		}
		for _, f := range ref.Field.Sources() {
			only = only && f.Protocol != nil && f.Protocol != protocol.Frame && !f.Protocol.Payload && !parseGraph().payload(f.Protocol)
		}
	})
	return only && p.Supported() == nil
}
