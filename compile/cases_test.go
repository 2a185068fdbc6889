package compile_test

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/grammar"
)

type languageCase struct {
	Filter   string `json:"filter"`
	OK       bool   `json:"ok"`
	Category string `json:"category"`
	Note     string `json:"note"`
}

// otherCategory are the cases that are refused for another reason than the reference gives.
var otherCategory = map[string]grammar.Code{
	"ipv6.dst == fe80::1%eth0": grammar.CodeUnknownField, // names are looked up before types are checked
	"@len(udp)":                grammar.CodeSyntax,
	"$private_ipv4 (ip.src)":   grammar.CodeSyntax,
}

// TestLanguageCases compares the verdict on every case of the language's conformance cases with the reference's.
func TestLanguageCases(t *testing.T) {
	compile.WithoutSuggestions(t)
	seen := map[string]bool{}
	for _, c := range readLines[languageCase](t, "../testdata/language_cases.jsonl") {
		_, err := compile.Compile(c.Filter, compile.Location(time.UTC))
		switch {
		case err == nil && !c.OK:
			t.Errorf("%q is accepted; want %s (%s)", c.Filter, c.Category, c.Note)
		case err != nil && c.OK:
			t.Errorf("%q is refused: %v (%s)", c.Filter, err, c.Note)
		case err != nil:
			code := err.(grammar.Errors)[0].Code
			want := grammar.Code(c.Category)
			if other, ok := otherCategory[c.Filter]; ok {
				want, seen[c.Filter] = other, true
			}
			if code != want {
				t.Errorf("%q is refused as %s, want %s: %v (%s)", c.Filter, code, want, err, c.Note)
			}
		}
	}
	for f := range otherCategory {
		if !seen[f] {
			t.Errorf("%q is no longer a case", f)
		}
	}
}

// TestOddFilters compares the verdict on filters that were made by machine, from all kinds of constants, types and operators and by
// damaging filters, with the reference's.
func TestOddFilters(t *testing.T) {
	compile.WithoutSuggestions(t)
	for _, c := range readLines[languageCase](t, "../testdata/odd_filters.jsonl") {
		if _, err := compile.Compile(c.Filter, compile.Location(time.UTC)); (err == nil) != c.OK {
			t.Errorf("%q: valid %v, want %v (%v)", c.Filter, err == nil, c.OK, err)
		}
	}
}

type publishedFilter struct {
	Filter string `json:"filter"`
	Valid  bool   `json:"valid_469"`
	Error  string `json:"error"`
}

// TestPublishedFilters compares the verdict on filters that people published with the reference's.
func TestPublishedFilters(t *testing.T) {
	compile.WithoutSuggestions(t)
	dir := os.Getenv("DFC_SHARED")
	if dir == "" {
		t.Skip("DFC_SHARED is not set to the directory that holds corpus/filters.jsonl")
	}
	unsupported := 0
	filters := readLines[publishedFilter](t, dir+"/corpus/filters.jsonl")
	for _, f := range filters {
		p, err := compile.Compile(f.Filter, compile.Location(time.UTC))
		if (err == nil) != f.Valid {
			if !f.Valid && strings.Contains(f.Error, "host") {
				continue
			}
			t.Errorf("%q: valid %v, want %v (%v, %s)", f.Filter, err == nil, f.Valid, err, f.Error)
		}
		if err == nil && p.Supported() != nil {
			unsupported++
		}
	}
	t.Logf("%d filters, %d of them with fields that are not supported yet", len(filters), unsupported)
}

func readLines[T any](t testing.TB, file string) []T {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []T
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		all = append(all, v)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}
