package eval

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
	"testing"
	"time"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/capture"
)

// tally counts the (frame, field) pairs of a field where Wireshark or dfc has a value.
type tally struct {
	agree, total int
	examples     []string // one for each capture
}

// recorded is a frame in the oracle's record of a capture.
type recorded struct {
	N int                 `json:"n"`
	P map[string]int      `json:"p"`
	V map[string][]string `json:"v"`
}

// TestValues compares every value of every declared field with what Wireshark recorded for the captures in DFC_SHARED.
// DFC_SHOW=prefix prints a difference in each capture of the fields whose names begin so, DFC_CAPTURES=pattern reads only those captures.
func TestValues(t *testing.T) {
	total := map[string]*tally{}
	var mu sync.Mutex
	eachCapture(t, func(path string) error {
		own := map[string]*tally{}
		err := compareValues(path, own)
		mu.Lock()
		defer mu.Unlock()
		for name, c := range own {
			sum := total[name]
			if sum == nil {
				sum = &tally{}
				total[name] = sum
			}
			sum.agree += c.agree
			sum.total += c.total
			for _, e := range c.examples {
				sum.examples = append(sum.examples, fmt.Sprintf("%d in %s", c.total-c.agree, e))
			}
		}
		return err
	})
	report(t, total)
}

// eachCapture calls f, two at a time, with the record of every capture in DFC_SHARED.
func eachCapture(t *testing.T, f func(path string) error) {
	shared := os.Getenv("DFC_SHARED")
	if shared == "" {
		t.Skip("DFC_SHARED is not set: no recorded values to compare with")
	}
	paths, _ := filepath.Glob(filepath.Join(shared, "oracle/values", cmp.Or(os.Getenv("DFC_CAPTURES"), "*")+".jsonl.gz"))
	if len(paths) == 0 {
		t.Fatal("no recorded values in ", shared)
	}
	var wg sync.WaitGroup
	work := make(chan string)
	for range 2 {
		wg.Go(func() {
			for path := range work {
				if err := f(path); err != nil {
					t.Errorf("%s: %v", filepath.Base(path), err)
				}
			}
		})
	}
	for _, p := range paths {
		work <- p
	}
	close(work)
	wg.Wait()
}

// report prints the share of each protocol, and its worst fields.
func report(t *testing.T, fields map[string]*tally) {
	show, showing := os.LookupEnv("DFC_SHOW")
	for _, p := range protocol.All() {
		var sum tally
		var worst []string
		seen := map[string]bool{}
		for _, f := range append(p.Fields, p.Self) {
			c := fields[f.Name]
			if c == nil || seen[f.Name] {
				continue
			}
			seen[f.Name] = true
			if f == protocol.FrameProtocols { // names payload protocols too, which only their dissectors can tell
				t.Logf("%-14s %7.3f%% of %8d", f.Name, share(c), c.total)
				continue
			}
			sum.agree += c.agree
			sum.total += c.total
			if c.agree < c.total {
				worst = append(worst, fmt.Sprintf("%s %.2f%% of %d", f.Name, share(c), c.total))
				if showing && strings.HasPrefix(f.Name, show) {
					t.Logf("%s differs:\n\t%s", f.Name, strings.Join(c.examples, "\n\t"))
				}
			}
		}
		if sum.total == 0 {
			continue
		}
		t.Logf("%-14s %7.3f%% of %8d  %s", p.Name, share(&sum), sum.total, strings.Join(worst, ", "))
		if share(&sum) < 99 && carried[p.Name] == "" {
			t.Errorf("%s: less than 99%% agrees", p.Name)
		}
	}
}

// carried are the protocols whose frames dfc cannot all reach, because they also travel in payloads that it does not dissect.
var carried = map[string]string{
	"data": "what is nobody's, when protocols that dfc does not know could not claim it",
	"dns":  "HTTP/2 and QUIC",
	"eap":  "RADIUS",
	"ipcp": "GTP information elements",
	"json": "AMQP",
	"lcp":  "GTP information elements",
	"pap":  "GTP information elements",
	"quic": "what the secrets in a capture decrypt",
	"stp":  "OpenFlow",
}

func share(c *tally) float64 { return 100 * float64(c.agree) / float64(c.total) }

// eachRecorded calls f with every frame of a capture and what is recorded of it.
func eachRecorded(path string, f func(want *recorded, frame *capture.Frame)) error {
	file, err := os.Open(path)
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
	name, pcaps := captureOf(path), filepath.Join(os.Getenv("DFC_SHARED"), "pcaps")
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
		var want recorded
		if err := json.Unmarshal(line, &want); err != nil {
			return err
		}
		frame, err := frames.Next()
		if err != nil {
			return fmt.Errorf("frame %d: %w", want.N, err)
		}
		f(&want, frame)
	}
}

// captureOf is the name of the capture that a record is of.
func captureOf(path string) string { return strings.TrimSuffix(filepath.Base(path), ".jsonl.gz") }

// compareValues adds what agrees in one capture to the tallies.
func compareValues(path string, tallies map[string]*tally) error {
	name := captureOf(path)
	fields := slices.DeleteFunc(slices.Clone(protocol.Fields()), byPresence) // those are TestPresence's
	reader := NewFields(fields)
	return eachRecorded(path, func(want *recorded, frame *capture.Frame) {
		reader.Read(frame, true)
		for i, f := range fields {
			got := show(f, reader.Values(i))
			exp := want.V[f.Name]
			if f.Type == ftype.Protocol {
				exp = slices.Repeat([]string{f.Name}, want.P[f.Name])
			}
			if len(got) == 0 && len(exp) == 0 {
				continue
			}
			c := tallies[f.Name]
			if c == nil {
				c = &tally{}
				tallies[f.Name] = c
			}
			c.total++
			if slices.Equal(got, exp) {
				c.agree++
			} else if c.examples == nil {
				c.examples = append(c.examples, fmt.Sprintf("%s frame %d: got %.120q want %.120q (%s)", name, want.N, got, exp, want.V["frame.protocols"]))
			}
		}
	})
}

// show prints values as the oracle records them.
func show(f *protocol.Field, values []ftype.Value) []string {
	var list []string
	for _, v := range values {
		s := string(AppendField(nil, f, v, time.UTC))
		if len(s) > 200 {
			s = fmt.Sprintf("~sha1:%x:%d", sha1.Sum([]byte(s)), len(s))
		}
		list = append(list, s)
	}
	return list
}
