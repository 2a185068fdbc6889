package eval_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval"
	"github.com/dfc-lang/dfc/eval/capture"
	"github.com/dfc-lang/dfc/eval/conform"
)

// The captures that testdata/record made; testdata/README.md describes the files beside them.
const recordings = "../testdata/captures"

// TestRecordedAnswers runs each filter of NAME.answers.jsonl over its capture: the frames that Wireshark matches. Filters with
// fields that dfc does not evaluate yet are pending, and counted by field.
func TestRecordedAnswers(t *testing.T) {
	known := knownDifferences(t)
	var mu sync.Mutex
	pending := map[string]int{}
	agree, total := 0, 0
	t.Run("captures", func(t *testing.T) {
		for _, path := range recorded(t, ".answers.jsonl") {
			t.Run(filepath.Base(path), func(t *testing.T) {
				t.Parallel()
				waits, ok, all := compareAnswers(t, path, known)
				mu.Lock()
				defer mu.Unlock()
				agree += ok
				total += all
				for _, name := range waits {
					pending[name]++
				}
			})
		}
	})
	t.Logf("%d of %d agree; pending by field:", agree, total)
	for _, n := range slices.Sorted(maps.Keys(pending)) {
		t.Logf("%5d %s", pending[n], n)
	}
}

// compareAnswers gives the fields that filters wait for, how many filters agree, and how many there are.
func compareAnswers(t *testing.T, path string, known exceptions) (waits []string, agree, total int) {
	file, err := os.Open(path + ".answers.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var matchers []*eval.Matcher
	var filters []string
	var want [][]int
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		var c struct{ Filter, Frames string }
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		total++
		p, err := compile.Compile(c.Filter, compile.Location(time.UTC))
		if err != nil {
			t.Errorf("%s: refused: %v", c.Filter, err)
			continue
		}
		m, err := eval.New(p)
		var unsupported *compile.UnsupportedError
		if errors.As(err, &unsupported) {
			for _, u := range p.Unsupported {
				waits = append(waits, u.Name)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.Filter, err)
			continue
		}
		matchers = append(matchers, m)
		filters = append(filters, c.Filter)
		want = append(want, expand(t, c.Frames))
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	got := make([][]int, len(matchers))
	for f := range frames(t, path) {
		for i, m := range matchers {
			if m.MatchFrame(f) {
				got[i] = append(got[i], f.Number)
			}
		}
	}
	for i, f := range filters {
		switch {
		case slices.Equal(got[i], want[i]):
			agree++
		case !known.filter(path, f):
			t.Errorf("%s: only dfc %v, only Wireshark %v", f, brief(without(got[i], want[i])), brief(without(want[i], got[i])))
		}
	}
	return waits, agree, total
}

// TestRecordedValues compares every value of every declared field with NAME.values.jsonl.gz.
func TestRecordedValues(t *testing.T) {
	known := knownDifferences(t)
	var mu sync.Mutex
	agree, total := 0, 0
	t.Run("captures", func(t *testing.T) {
		for _, path := range recorded(t, ".values.jsonl.gz") {
			t.Run(filepath.Base(path), func(t *testing.T) {
				t.Parallel()
				ok, all := compareRecorded(t, path, known)
				mu.Lock()
				defer mu.Unlock()
				agree += ok
				total += all
			})
		}
	})
	t.Logf("%d of %d pairs of a frame and a field agree", agree, total)
}

// recordedFrame is what Wireshark shows of a frame: how often each protocol, and the values of each field.
type recordedFrame struct {
	N int
	P map[string]int
	V map[string][]string
}

// recordedValues reads NAME.values.jsonl.gz up to its first frame, and gives the protocols that it tells of.
func recordedValues(t *testing.T, path string) (frames *json.Decoder, protocols []string) {
	file, err := os.Open(path + ".values.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	frames = json.NewDecoder(unzipped)
	var header struct{ Protocols []string }
	if err := frames.Decode(&header); err != nil {
		t.Fatal(err)
	}
	return frames, header.Protocols
}

// TestExperts compares groups and severities of expert information with Wireshark's, where a frame has one, and one remark that dfc declares.
func TestExperts(t *testing.T) {
	declared := map[string]*protocol.Field{}
	for _, p := range protocol.All() {
		for _, f := range p.Experts {
			declared[f.Name] = f
		}
	}
	seen := map[*protocol.Field]map[[2]string]int{}
	for _, path := range recorded(t, ".values.jsonl.gz") {
		frames, _ := recordedValues(t, path)
		for frames.More() {
			var frame recordedFrame
			if err := frames.Decode(&frame); err != nil {
				t.Fatal(err)
			}
			groups, severities := frame.V["_ws.expert.group"], frame.V["_ws.expert.severity"]
			if len(groups) != 1 {
				continue
			}
			var only []*protocol.Field
			for name := range frame.V {
				if f := declared[name]; f != nil {
					only = append(only, f)
				}
			}
			if len(only) == 1 {
				if seen[only[0]] == nil {
					seen[only[0]] = map[[2]string]int{}
				}
				seen[only[0]][[2]string{groups[0], severities[0]}]++
			}
		}
	}
	if len(seen) < 100 {
		t.Errorf("only %d remarks were seen", len(seen))
	}
	for f, told := range seen {
		want := [2]string{fmt.Sprint(uint64(f.Expert.Group)), fmt.Sprint(uint64(f.Expert.Severity))}
		if told[want] == 0 {
			t.Errorf("%s: group and severity are %v, Wireshark's %v", f.Name, want, told)
		}
	}
}

// compareRecorded gives the number of pairs of a frame and a field that agree, and of all where Wireshark or dfc has a value.
func compareRecorded(t *testing.T, path string, known exceptions) (agree, total int) {
	lines, protocols := recordedValues(t, path)
	// A protocol that came after the recording has no values in it.
	fields := slices.DeleteFunc(slices.Clone(protocol.Fields()), func(f *protocol.Field) bool {
		first, _, _ := strings.Cut(f.Name, ".")
		return f.Type != ftype.Protocol && !slices.Contains(protocols, first)
	})
	reader := eval.NewFields(fields)
	type difference struct {
		count int
		first string
	}
	differ := map[string]*difference{}
	for f := range frames(t, path) {
		var want recordedFrame
		if err := lines.Decode(&want); err != nil {
			t.Fatal(err)
		}
		if want.N != f.Number {
			t.Fatalf("frame %d: the record has %d", f.Number, want.N)
		}
		reader.Read(f, true)
		for i, field := range fields {
			values := reader.Values(i)
			exp := want.V[field.Name]
			if field.Type == ftype.Protocol {
				exp = slices.Repeat([]string{field.Name}, want.P[field.Name])
			}
			if len(values) == 0 && len(exp) == 0 {
				continue
			}
			total++
			got := conform.Texts(field, values)
			if slices.Equal(got, exp) {
				agree++
				continue
			}
			d := differ[field.Name]
			if d == nil {
				d = &difference{first: fmt.Sprintf("frame %d: got %.120q want %.120q (%s)", f.Number, got, exp, want.V["frame.protocols"])}
				differ[field.Name] = d
			}
			d.count++
		}
	}
	if err := lines.Decode(&struct{}{}); !errors.Is(err, io.EOF) {
		t.Error("the record has more frames than the capture")
	}
	for _, name := range slices.Sorted(maps.Keys(differ)) {
		if !known.field(path, name) {
			t.Errorf("%s differs in %d frames, first in %s", name, differ[name].count, differ[name].first)
		}
	}
	return agree, total
}

// recorded gives the captures that have a file of this kind beside them.
func recorded(t *testing.T, kind string) []string {
	paths, _ := filepath.Glob(filepath.Join(recordings, "*"+kind))
	if len(paths) == 0 {
		t.Fatal("no recorded captures in ", recordings)
	}
	for i, p := range paths {
		paths[i] = strings.TrimSuffix(p, kind)
	}
	return paths
}

// exceptions are lines of ../testdata/known_differences.txt: in these captures these fields need not agree.
type exceptions []struct{ capture, field string }

func knownDifferences(t *testing.T) exceptions {
	text, err := os.ReadFile("../testdata/known_differences.txt")
	if err != nil {
		t.Fatal(err)
	}
	var known exceptions
	for line := range strings.Lines(string(text)) {
		captures, fields, ok := strings.Cut(line, ": ")
		if strings.HasPrefix(line, "#") || !ok {
			continue
		}
		for c := range strings.FieldsSeq(captures) {
			for f := range strings.FieldsSeq(fields) {
				known = append(known, struct{ capture, field string }{c, f})
			}
		}
	}
	return known
}

// field tells whether a field need not agree in a capture.
func (e exceptions) field(path, name string) bool {
	return slices.ContainsFunc(e, func(x struct{ capture, field string }) bool {
		c, _ := filepath.Match(x.capture, filepath.Base(path))
		f, _ := filepath.Match(x.field, name)
		return c && f
	})
}

var fieldName = regexp.MustCompile(`[a-z_][\w-]*(\.[\w-]+)*(#-?\d+)?`)

// filter tells whether a filter names such a field.
func (e exceptions) filter(path, filter string) bool {
	return slices.ContainsFunc(fieldName.FindAllString(filter, -1), func(name string) bool { return e.field(path, name) })
}

// frames gives a capture's frames.
func frames(t *testing.T, path string) func(func(*capture.Frame) bool) {
	return func(yield func(*capture.Frame) bool) {
		r, err := capture.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		for {
			f, err := r.Next()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if !yield(f) {
				return
			}
		}
	}
}

// expand gives the numbers of a list like "1-3,7".
func expand(t *testing.T, list string) []int {
	var numbers []int
	for part := range strings.SplitSeq(list, ",") {
		if part == "" {
			continue
		}
		low, high, isRange := strings.Cut(part, "-")
		if !isRange {
			high = low
		}
		a, err1 := strconv.Atoi(low)
		b, err2 := strconv.Atoi(high)
		if err := errors.Join(err1, err2); err != nil {
			t.Fatal(err)
		}
		for n := a; n <= b; n++ {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// without gives what is in a and not in b; both are in order.
func without(a, b []int) []int {
	return slices.DeleteFunc(slices.Clone(a), func(n int) bool {
		_, found := slices.BinarySearch(b, n)
		return found
	})
}
