// Package conform compares the values that dfc finds in frames with those that Wireshark recorded: the folder oracle/values of
// what lies beside the project.
package conform

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"crypto/sha1"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/dfc-lang/dfc/compile/catalog"
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval"
	"github.com/dfc-lang/dfc/eval/capture"
)

// Class is how dfc's values of a field in a frame compare with Wireshark's.
type Class int

// The classes. A pair of a frame and a field is counted where Wireshark or dfc has a value.
const (
	Agree     Class = iota
	Unbuilt         // dfc does not have the field
	Unreached       // Wireshark alone has values, and dfc does not find the protocol as often
	Missing         // Wireshark alone has values
	Extra           // dfc alone has values
	Other           // both have values, and they are not the same
	Classes
)

func (c Class) String() string {
	return [...]string{"agree", "not built", "not reached", "missing", "extra", "other value"}[c]
}

// Tally counts the pairs of a field.
type Tally struct {
	Pairs    [Classes]int
	Examples []string // a difference in each capture
}

// Total is the number of pairs.
func (t *Tally) Total() (n int) {
	for _, x := range t.Pairs {
		n += x
	}
	return n
}

// Share is how many of the pairs agree, in percent.
func (t *Tally) Share() float64 { return 100 * float64(t.Pairs[Agree]) / float64(t.Total()) }

// Add adds the pairs of another tally.
func (t *Tally) Add(u *Tally) {
	for c, n := range u.Pairs {
		t.Pairs[c] += n
	}
	t.Examples = append(t.Examples, u.Examples...)
}

// Tallies are those of fields by name.
type Tallies map[string]*Tally

func (ts Tallies) of(name string) *Tally {
	t := ts[name]
	if t == nil {
		t = &Tally{}
		ts[name] = t
	}
	return t
}

// Compare compares all captures in the folder shared whose names match the pattern; no pattern matches all.
func Compare(shared, pattern string) (Tallies, error) {
	records, _ := filepath.Glob(filepath.Join(shared, "oracle/values", cmp.Or(pattern, "*")+".jsonl.gz"))
	if len(records) == 0 {
		return nil, fmt.Errorf("no recorded values in %s", shared)
	}
	work := make(chan string)
	total := Tallies{}
	var failed []error
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for record := range work {
				own, err := compare(shared, record)
				mu.Lock()
				for name, t := range own {
					total.of(name).Add(t)
				}
				if err != nil {
					failed = append(failed, fmt.Errorf("%s: %w", filepath.Base(record), err))
				}
				mu.Unlock()
			}
		})
	}
	for _, r := range records {
		work <- r
	}
	close(work)
	wg.Wait()
	return total, errors.Join(failed...)
}

// frame is one in the record of a capture; oracle/README.md describes it.
type frame struct {
	N int                 `json:"n"`
	P map[string]int      `json:"p"`
	V map[string][]string `json:"v"`
}

// compare gives the tallies of one capture.
func compare(shared, record string) (Tallies, error) {
	name := strings.TrimSuffix(filepath.Base(record), ".jsonl.gz")
	fields := protocol.Fields()
	index := make(map[string]int, len(fields))
	parents := make([]string, len(fields))
	for i, f := range fields {
		index[f.Name] = i
		parents[i] = Parent(f.Name)
	}
	reader := eval.NewFields(fields)
	tallies := Tallies{}
	err := each(shared, record, func(want *frame, packet *capture.Frame) {
		reader.Read(packet, true)
		for i, f := range fields {
			exp := want.V[f.Name]
			got := Texts(f, reader.Values(i))
			if f.Type == ftype.Protocol {
				exp = slices.Repeat([]string{f.Name}, want.P[f.Name])
			}
			if len(got) == 0 && len(exp) == 0 {
				continue
			}
			t, class := tallies.of(f.Name), Other
			switch {
			case slices.Equal(got, exp) || len(got) > 0 && len(exp) > 0 && ByPresence(f):
				class = Agree
			case len(exp) == 0:
				class = Extra
			case len(got) == 0:
				class = Missing
				if p, ok := index[parents[i]]; ok && len(reader.Values(p)) < want.P[parents[i]] {
					class = Unreached
				}
			}
			t.Pairs[class]++
			if class != Agree && t.Examples == nil {
				t.Examples = []string{fmt.Sprintf("%s frame %d: got %.120q want %.120q (%s)", name, want.N, got, exp, want.V["frame.protocols"])}
			}
		}
		for name := range want.V {
			if _, ok := index[name]; !ok {
				tallies.of(name).Pairs[Unbuilt]++
			}
		}
	})
	return tallies, err
}

// Parent is the protocol that a field belongs to.
func Parent(field string) string {
	e, _ := catalog.Lookup(field)
	return e.Parent
}

// ByPresence tells whether a name is that of a protocol without fields. How often it is there does not matter.
func ByPresence(f *protocol.Field) bool { return f.Protocol.Self == f && len(f.Protocol.Fields) == 0 }

// Texts gives values as the oracle records them.
func Texts(f *protocol.Field, values []ftype.Value) []string {
	if f.Type == ftype.Protocol { // its presence is recorded
		return slices.Repeat([]string{f.Name}, len(values))
	}
	var list []string
	for _, v := range values {
		s := string(eval.AppendField(nil, f, v, time.UTC))
		if len(s) > 200 {
			s = fmt.Sprintf("~sha1:%x:%d", sha1.Sum([]byte(s)), len(s))
		}
		list = append(list, s)
	}
	return list
}

// each calls f with every frame of a capture and what is recorded of it.
func each(shared, record string, f func(*frame, *capture.Frame)) error {
	file, err := os.Open(record)
	if err != nil {
		return err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return err
	}
	lines := bufio.NewReaderSize(unzipped, 1<<20)
	if _, err := lines.ReadString('\n'); err != nil { // about the capture
		return err
	}
	name, pcaps := strings.TrimSuffix(filepath.Base(record), ".jsonl.gz"), filepath.Join(shared, "pcaps")
	pcap := filepath.Join(pcaps, name)
	if _, err := os.Stat(pcap); err != nil {
		pcap = filepath.Join(pcaps, "nginx-reset", name)
	}
	frames, err := capture.Open(pcap)
	if err != nil {
		return err
	}
	defer frames.Close()
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) == 0 && errors.Is(err, io.EOF) {
			return nil
		}
		var want frame
		if err := json.Unmarshal(line, &want); err != nil {
			return err
		}
		packet, err := frames.Next()
		if err != nil {
			return fmt.Errorf("frame %d: %w", want.N, err)
		}
		f(&want, packet)
	}
}
