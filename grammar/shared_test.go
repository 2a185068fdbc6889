package grammar

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// shared opens a file of the specification, which is not part of the repository.
func shared(t *testing.T, name string) *os.File {
	t.Helper()
	dir := os.Getenv("DFC_SHARED")
	if dir == "" {
		t.Skip("DFC_SHARED does not say where the specification and the corpus are")
	}
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// eachLine decodes a file of JSON lines.
func eachLine[T any](t *testing.T, f *os.File, do func(T)) {
	t.Helper()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		do(v)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

// catalogue returns the question whether a name is a field in the sense of macro expansion.
func catalogue(t *testing.T) func(string) bool {
	t.Helper()
	z, err := gzip.NewReader(shared(t, "spec/catalog/fields.tsv.gz"))
	if err != nil {
		t.Fatal(err)
	}
	fields := map[string]bool{}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if column := strings.Split(lines.Text(), "\t"); column[0] == "field" && column[3] != "FT_NONE" {
			fields[column[1]] = true
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return func(name string) bool { return fields[name] }
}

// parseWithMacros is what a program does with a filter.
func parseWithMacros(src string, isField func(string) bool) (*Filter, error) {
	text, err := Expand(src, DefaultMacros(), isField)
	if err != nil {
		return nil, err
	}
	return Parse(text)
}

// needsFields are filters the reference refuses for an unknown field where we see a syntax error first: only the
// catalogue knows that the word before the parenthesis is no field.
var needsFields = []string{"@len(udp)", "$private_ipv4 (ip.src)"}

func TestLanguageCases(t *testing.T) {
	isField := catalogue(t)
	ours := []Code{
		CodeMacro, CodeLexChar, CodeLexUnterminated, CodeLexEscape, CodeLexCharConst, CodeLexLayer,
		CodeSyntax, CodeSyntaxEnd, CodeRangeSyntax,
	}
	accepted, refused, left := 0, 0, 0
	type testCase struct {
		Filter   string
		OK       bool
		Category Code
		At       []int
	}
	eachLine(t, shared(t, "spec/language_cases.jsonl"), func(c testCase) {
		f, err := parseWithMacros(c.Filter, isField)
		switch {
		case c.OK:
			accepted++
			if err != nil {
				t.Errorf("%q is refused: %v", c.Filter, err)
			} else {
				checkRoundTrip(t, f)
			}
		case slices.Contains(ours, c.Category):
			refused++
			if err == nil {
				t.Errorf("%q is accepted, want %s", c.Filter, c.Category)
				return
			}
			first := err.(Errors)[0]
			if first.Code != c.Category {
				t.Errorf("%q is refused as %s, want %s", c.Filter, first.Code, c.Category)
			}
			// Where we differ, a whole token is marked instead of its end.
			if c.At != nil && first.Span.Start > c.At[0] {
				t.Errorf("%q is marked at %d, want %v", c.Filter, first.Span.Start, c.At)
			}
		default: // for the compiler to refuse, unless a number cannot even be kept
			left++
			if err != nil && err.(Errors)[0].Code != c.Category && !slices.Contains(needsFields, c.Filter) {
				t.Errorf("%q is refused: %v, want %s", c.Filter, err, c.Category)
			}
		}
	})
	t.Logf("%d accepted, %d refused, %d left to the compiler", accepted, refused, left)
}

func TestCorpus(t *testing.T) {
	isField := catalogue(t)
	parsed := 0
	type filter struct {
		Filter string
		Valid  bool `json:"valid_469"`
	}
	eachLine(t, shared(t, "corpus/filters.jsonl"), func(c filter) {
		if !c.Valid {
			return
		}
		f, err := parseWithMacros(c.Filter, isField)
		if err != nil {
			t.Errorf("%q is refused: %v", c.Filter, err)
			return
		}
		parsed++
		checkRoundTrip(t, f)
	})
	t.Logf("%d filters", parsed)
}
