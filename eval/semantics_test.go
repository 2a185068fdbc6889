package eval_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/eval"
	"github.com/dfc-lang/dfc/eval/capture"
)

// pending are the protocols that cases of TestSemantics need and dfc does not dissect yet, with the number of the cases.
var pending = map[string]int{}

// TestSemantics runs the recorded evaluations of spec/semantics_cases.jsonl: which frames Wireshark matches. All must agree but the
// pending ones.
func TestSemantics(t *testing.T) {
	shared := os.Getenv("DFC_SHARED")
	if shared == "" {
		t.Skip("DFC_SHARED is not set: no recorded evaluations to compare with")
	}
	file, err := os.Open(filepath.Join(shared, "spec/semantics_cases.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	left := map[string]int{}
	agree, total := 0, 0
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var c struct {
			Pcap, Filter, Topic string
			Frames              []int
		}
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		total++
		p, err := compile.Compile(c.Filter, compile.Location(time.UTC))
		if err != nil {
			t.Errorf("%s: %s: refused: %v", c.Pcap, c.Filter, err)
			continue
		}
		m, err := eval.New(p)
		var unsupported *compile.UnsupportedError
		if errors.As(err, &unsupported) {
			first, _, _ := strings.Cut(p.Unsupported[0].Name, ".")
			left[first]++
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.Filter, err)
			continue
		}
		got := matches(t, m, filepath.Join(shared, "spec/pcaps", c.Pcap))
		if !slices.Equal(got, c.Frames) {
			t.Errorf("%s: %s [%s]: got %v want %v", c.Pcap, c.Filter, c.Topic, brief(got), brief(c.Frames))
			continue
		}
		agree++
	}
	t.Logf("%d of %d agree", agree, total)
	if diff := cmp.Diff(pending, left); diff != "" {
		t.Errorf("cases that are pending (-listed +now):\n%s", diff)
	}
}

// matches gives the numbers of the frames that match; what a damaged capture holds before the damage counts.
func matches(tb testing.TB, m *eval.Matcher, path string) []int {
	tb.Helper()
	r, err := capture.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer r.Close()
	frames := []int{}
	for {
		f, err := r.Next()
		var damage *capture.Error
		if errors.Is(err, io.EOF) || errors.As(err, &damage) {
			return frames
		}
		if err != nil {
			tb.Fatal(err)
		}
		if m.MatchFrame(f) {
			frames = append(frames, f.Number)
		}
	}
}

// brief cuts a long list.
func brief(n []int) []int {
	if len(n) > 12 {
		return n[:12]
	}
	return n
}
