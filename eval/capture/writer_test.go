package capture

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// rewrite writes the frames of the files that keep accepts.
func rewrite(t *testing.T, keep func(*Frame) bool, files ...[]byte) ([]byte, error) {
	t.Helper()
	var out bytes.Buffer
	w := NewWriter(&out)
	for _, file := range files {
		r, err := NewReader(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		if err := w.From(r); err != nil {
			return nil, err
		}
		for {
			f, err := r.Next()
			if err != nil {
				break
			}
			if !keep(f) {
				continue
			}
			if err := w.Write(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), nil
}

func all(*Frame) bool  { return true }
func none(*Frame) bool { return false }

// withoutStatistics is sections.pcapng without the blocks that are not copied.
func withoutStatistics() []byte {
	file := samples["sections.pcapng"]
	for _, b := range [][]byte{block(le, 0x777, []byte("unknown block")), block(le, 5, nums(le, uint32(0), uint64(0)))} {
		file = bytes.Replace(file, b, nil, 1)
	}
	return file
}

func TestWriter(t *testing.T) {
	micro, nano, ng := samples["micro.pcap"], samples["nano-be.pcap"], withoutStatistics()
	bigEndian := cat(pcapFile{order: be}.header(), record(be, start, 5, udp, 99))
	tests := []struct {
		name  string
		keep  func(*Frame) bool
		files [][]byte
		want  []byte
	}{
		{"pcap", all, [][]byte{micro}, micro},
		{"pcap, one frame", func(f *Frame) bool { return f.Number == 2 }, [][]byte{micro}, cat(micro[:24], micro[82:])},
		{"nanoseconds", all, [][]byte{nano}, nano},
		{"modified", all, [][]byte{samples["modified.pcap"]}, samples["modified.pcap"]},
		{"no frames", none, [][]byte{micro}, micro[:24]},
		{"nothing", all, [][]byte{nil}, nil},
		{"nothing before", all, [][]byte{nil, micro}, micro},
		{"cut", all, [][]byte{samples["cut.pcap"]}, samples["cut.pcap"][:82]},
		{"pcap twice", all, [][]byte{micro, micro}, cat(micro, micro[24:])},
		{"other byte order", all, [][]byte{micro, bigEndian}, cat(micro, record(le, start, 5, udp, 99))},
		{"other record header", all, [][]byte{micro, samples["modified.pcap"]}, cat(micro, record(le, start, 5, udp, 42))},
		{"from swapped lengths", all, [][]byte{bigEndian, cat(pcapFile{minor: 2}.header(), nums(le, uint32(1), uint32(2), uint32(100), uint32(42)), udp)},
			cat(bigEndian, record(be, 1, 2, udp, 100))},
		{"pseudo-header", all, [][]byte{cat(pcapFile{link: 139}.header(), record(le, 1, 2, udp, 50)),
			cat(pcapFile{link: 139, order: be}.header(), record(be, 1, 2, udp, 60))},
			cat(pcapFile{link: 139}.header(), record(le, 1, 2, udp, 50), record(le, 1, 2, udp, 60))},
		{"pcapng", all, [][]byte{samples["sections.pcapng"]}, ng},
		{"pcapng twice", all, [][]byte{ng, ng}, cat(ng, ng)},
		{"section length", all, [][]byte{cat(shb[:16], nums(le, int64(96)), shb[24:], idb, epb)}, cat(shb, idb, epb)},
		{"frames that are no packets", all, [][]byte{samples["frames.pcapng"]}, samples["frames.pcapng"]},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := rewrite(t, tt.keep, tt.files...)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" && len(tt.want)+len(got) > 0 {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestWriterRefuses(t *testing.T) {
	micro := samples["micro.pcap"]
	for _, tt := range []struct {
		name  string
		other []byte
		want  string
	}{
		{"pcapng", samples["sections.pcapng"], "can't write pcapng packets into a pcap file"},
		{"nanoseconds", samples["nano-be.pcap"], "can't write microseconds and nanoseconds into one pcap file"},
		{"link type", pcapFile{link: 113}.header(), "can't write packets of link type 113 into a pcap file of link type 1"},
	} {
		if _, err := rewrite(t, all, micro, tt.other); err == nil || err.Error() != tt.want {
			t.Errorf("%s: got error %v, want %s", tt.name, err, tt.want)
		}
	}

	r, _ := NewReader(bytes.NewReader(micro))
	f, _ := r.Next()
	w := NewWriter(&bytes.Buffer{})
	if err := w.From(r); err == nil {
		t.Error("a source that has been read was accepted")
	}
	if err := w.Write(f); err == nil {
		t.Error("a frame of no source was accepted")
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriterError(t *testing.T) {
	r, _ := NewReader(strings.NewReader(string(samples["sections.pcapng"])))
	w := NewWriter(full{})
	if err := w.From(r); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err == nil || err.Error() != "disk full" {
		t.Errorf("got error %v", err)
	}
}
