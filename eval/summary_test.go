package eval_test

import (
	"bufio"
	"compress/gzip"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dfc-lang/dfc/eval"
	"github.com/dfc-lang/dfc/eval/capture"
)

// A line of Wireshark's list of packets; where a frame has no addresses, their columns are empty.
var packetLine = regexp.MustCompile(`^ *\d+ +\S* +\S* +→ +\S* +(\S+) \d+ ?`)

// TestSummaries compares the lines for packets with those that Wireshark prints for the recorded captures, by what stands in the column of
// the protocol. For the protocols that have more than a title in dfc's lines, the share of equal lines must not fall; most of what is missing is
// in captures that were made to be damaged.
func TestSummaries(t *testing.T) {
	least := map[string]float64{
		"ARP": 0.95, "DNS": 0.95, "HTTP": 0.95, "ICMP": 0.97, "ICMPv6": 0.97, "IGMPv2": 0.99, "TCP": 0.97, "UDP": 0.98,
	}
	same, all := map[string]int{}, map[string]int{}
	examples := map[string][]string{}
	for name, want := range wiresharkLines(t) {
		for i, got := range summaries(t, filepath.Join(recordings, name)) {
			if i >= len(want) {
				break
			}
			wanted := strings.Replace(strings.TrimRight(want[i], " "), "ff:ff:ff:ff:ff:ff", "Broadcast   ", 1)
			m := packetLine.FindStringSubmatch(wanted)
			if m == nil {
				continue
			}
			all[m[1]]++
			if strings.Join(strings.Fields(got), " ") == strings.Join(strings.Fields(wanted), " ") {
				same[m[1]]++
			} else {
				examples[m[1]] = append(examples[m[1]], name+"\n"+wanted+"\n"+got)
			}
		}
	}
	for _, p := range slices.Sorted(maps.Keys(all)) {
		t.Logf("%5d of %5d %s", same[p], all[p], p)
		if share := float64(same[p]) / float64(all[p]); share < least[p] {
			t.Errorf("%s: only %d of %d lines are Wireshark's, such as\n%s", p, same[p], all[p], strings.Join(examples[p][:min(9, len(examples[p]))], "\n"))
		}
	}
	for p := range least {
		if all[p] == 0 {
			t.Errorf("%s: not one line was compared", p)
		}
	}
}

// wiresharkLines has the lines that testdata/lines recorded, by capture.
func wiresharkLines(t *testing.T) map[string][]string {
	file, err := os.Open("../testdata/lines.txt.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	zip, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := map[string][]string{}
	name := ""
	for scan := bufio.NewScanner(zip); scan.Scan(); {
		if title, ok := strings.CutPrefix(scan.Text(), "# "); ok {
			name = title
		} else {
			lines[name] = append(lines[name], scan.Text())
		}
	}
	return lines
}

// summaries are dfc's lines for a capture, up to where it is damaged.
func summaries(t *testing.T, path string) (lines []string) {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r, err := capture.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	s := eval.NewSummarizer()
	for f, err := r.Next(); err == nil; f, err = r.Next() {
		s.Read(f, true)
		lines = append(lines, s.Summary().String())
	}
	return lines
}
