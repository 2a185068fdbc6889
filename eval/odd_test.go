package eval_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/eval"
)

// TestOddAnswers runs filters that were made by machine, from all operators and functions, over the project's captures: the
// frames that Wireshark matches.
func TestOddAnswers(t *testing.T) {
	file, err := os.Open("../testdata/odd_answers.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		var c struct{ Capture, Filter, Frames string }
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		p, err := compile.Compile(c.Filter, compile.Location(time.UTC))
		if err != nil {
			t.Errorf("%s: %v", c.Filter, err)
			continue
		}
		m, err := eval.New(p)
		if err != nil {
			t.Errorf("%s: %v", c.Filter, err)
			continue
		}
		got, want := matches(t, m, filepath.Join(recordings, c.Capture)), expand(t, c.Frames)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q: only dfc %v, only Wireshark %v", c.Capture, c.Filter, brief(without(got, want)), brief(without(want, got)))
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}
