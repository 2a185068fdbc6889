package capture

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWireshark compares frames with Wireshark's values of the captures in the folder DFC_SHARED.
func TestWireshark(t *testing.T) {
	shared := os.Getenv("DFC_SHARED")
	if shared == "" {
		t.Skip("DFC_SHARED is not set: no captures to compare with Wireshark")
	}
	damaged := map[string]string{
		"brimcap-cut-pcapng.pcapng":        "packet 28 at byte 12400: file is cut short in the middle of a packet",
		"pcapplusplus-cut-pcap.pcap":       "packet 12 at byte 1043: file is cut short in the middle of a packet",
		"pcapplusplus-damaged-length.pcap": "packet 6 at byte 440: packet of 4261478435 bytes is longer than the maximum of 262144",
	}
	files, _ := filepath.Glob(filepath.Join(shared, "pcaps", "*.pcap*"))
	more, _ := filepath.Glob(filepath.Join(shared, "pcaps", "nginx-reset", "*.pcap"))
	files = append(files, more...)
	if len(files) == 0 {
		t.Fatal("no captures in ", shared)
	}
	frames := 0
	for _, file := range files {
		name := filepath.Base(file)
		t.Run(name, func(t *testing.T) {
			want := readValues(t, filepath.Join(shared, "oracle", "values", name+".jsonl.gz"))
			r, err := Open(file)
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			for n := 0; ; n++ {
				f, err := r.Next()
				if err != nil {
					if n != len(want) {
						t.Errorf("got %d frames, want %d", n, len(want))
					}
					checkEnd(t, err, damaged[name])
					break
				}
				if n >= len(want) {
					t.Fatalf("more than %d frames", n)
				}
				if diff := cmp.Diff(want[n], frameValues(f)); diff != "" {
					t.Errorf("frame %d (-Wireshark +got):\n%s", n+1, diff)
				}
				frames++
			}
		})
	}
	t.Logf("%d frames of %d captures", frames, len(files))
}

func checkEnd(t *testing.T, err error, want string) {
	t.Helper()
	if want == "" {
		if err != io.EOF {
			t.Errorf("got error %v, want the end of the file", err)
		}
		return
	}
	var e *Error
	if !errors.As(err, &e) || err.Error() != want {
		t.Errorf("got error %q, want %q", err, want)
	}
}

// wiresharkFields are those that a Frame has.
var wiresharkFields = []string{
	"frame.number", "frame.time_epoch", "frame.len", "frame.cap_len", "frame.interface_id", "frame.interface_name",
	"frame.interface_description", "frame.section_number", "frame.comment", "frame.packet_flags", "frame.drop_count",
	"frame.packet_id", "frame.interface_queue",
}

// readValues reads what Wireshark shows for each frame of a capture.
func readValues(t *testing.T, file string) []map[string][]string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(bufio.NewReader(z))
	var header struct{ Frames int }
	if err := dec.Decode(&header); err != nil {
		t.Fatal(err)
	}
	var all []map[string][]string
	for {
		var line struct{ V map[string][]string }
		if err := dec.Decode(&line); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		values := map[string][]string{}
		for _, name := range wiresharkFields {
			if v, ok := line.V[name]; ok {
				values[name] = v
			}
		}
		all = append(all, values)
	}
	if len(all) != header.Frames {
		t.Fatalf("%s has %d frames, its header says %d", file, len(all), header.Frames)
	}
	return all
}

// frameValues returns the same of a Frame.
func frameValues(f *Frame) map[string][]string {
	v := map[string][]string{
		"frame.number":  {strconv.Itoa(f.Number)},
		"frame.len":     {strconv.Itoa(f.Len)},
		"frame.cap_len": {strconv.Itoa(len(f.Data))},
	}
	if f.HasTime {
		v["frame.time_epoch"] = []string{fmt.Sprintf("%d.%09d", f.Sec, f.Nsec)}
	}
	i := f.Interface
	if i.Section > 0 {
		v["frame.section_number"] = []string{strconv.Itoa(i.Section)}
	}
	if i.ID >= 0 {
		v["frame.interface_id"] = []string{strconv.Itoa(i.ID)}
		v["frame.interface_name"] = []string{i.Name}
	}
	if i.HasDescription {
		v["frame.interface_description"] = []string{i.Description}
	}
	if c := f.Comments(); c != nil {
		v["frame.comment"] = c
	}
	if flags, ok := f.Flags(); ok {
		v["frame.packet_flags"] = []string{fmt.Sprintf("0x%08x", flags)}
	}
	for name, get := range map[string]func() (uint64, bool){
		"frame.drop_count": f.DropCount, "frame.packet_id": f.PacketID,
	} {
		if n, ok := get(); ok {
			v[name] = []string{strconv.FormatUint(n, 10)}
		}
	}
	if q, ok := f.Queue(); ok {
		v["frame.interface_queue"] = []string{strconv.FormatUint(uint64(q), 10)}
	}
	return v
}

// line is the same as text, for tables.
func line(f *Frame) string {
	v := frameValues(f)
	var b strings.Builder
	for i, name := range wiresharkFields {
		if i > 0 {
			b.WriteByte('|')
		}
		b.WriteString(strings.Join(v[name], ","))
	}
	return strings.TrimRight(b.String(), "|")
}
