package pcre

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestAgainstPCRE2 compares with answers that PCRE2 10.42 gave for random patterns. In testdata/pcre2.jsonl the first
// line has the subjects, every other one a pattern and the subjects it matches; characters stand for bytes.
func TestAgainstPCRE2(t *testing.T) {
	f, err := os.Open("testdata/pcre2.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var subjects struct{ Subjects []string }
	lines := bufio.NewScanner(f)
	lines.Scan()
	if err := json.Unmarshal(lines.Bytes(), &subjects); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() {
		var c struct {
			Pattern string
			Valid   bool
			Matches []int
		}
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		re, err := Compile(string(fromLatin1(c.Pattern)))
		switch {
		case err != nil && strings.Contains(err.Error(), "not supported"):
		case (err == nil) != c.Valid:
			t.Errorf("%q: %v, want valid %v", c.Pattern, err, c.Valid)
		case err == nil:
			for i, s := range subjects.Subjects {
				if got, want := re.Match(fromLatin1(s)), slices.Contains(c.Matches, i); got != want {
					t.Errorf("%q on %q: %v, want %v", c.Pattern, s, got, want)
				}
			}
		}
	}
}

func fromLatin1(s string) []byte {
	var b []byte
	for _, r := range s {
		b = append(b, byte(r))
	}
	return b
}
