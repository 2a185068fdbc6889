package bpfgen

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval"
	"github.com/dfc-lang/dfc/eval/capture"
	"golang.org/x/net/bpf"
)

// lowered is a filter with its programs, one for each link type.
type lowered struct {
	source   string
	program  *compile.Program
	programs map[LinkType]*ready
}

type ready struct {
	*Result
	vm *bpf.VM
}

// on gives the program for a link type, or nil if there can be none.
func (l *lowered) on(t testing.TB, link LinkType) *ready {
	if r, ok := l.programs[link]; ok {
		return r
	}
	if protocol.LinkTypes.Find(uint64(link)) == nil {
		l.programs[link] = nil
		return nil
	}
	r := lower(t, l.source, Options{Link: link})
	vm, err := bpf.NewVM(r.Instructions)
	if err != nil {
		t.Fatalf("%s on %v: %v", l.source, link, err)
	}
	l.programs[link] = &ready{r, vm}
	return l.programs[link]
}

func accepts(t testing.TB, vm *bpf.VM, data []byte) bool {
	n, err := vm.Run(data)
	if err != nil {
		t.Fatal(err)
	}
	return n > 0
}

// TestCaptures compares the programs with package eval on all captures that are at hand: a program accepts what the filter matches,
// and nothing else where it says so. It takes a sample of large captures, unless DFC_LONG is set.
func TestCaptures(t *testing.T) {
	shared := os.Getenv("DFC_SHARED")
	if shared == "" {
		t.Skip("DFC_SHARED is not set")
	}
	files, err := filepath.Glob(filepath.Join(shared, "pcaps", "*"))
	if err != nil {
		t.Fatal(err)
	}
	var all []*lowered
	for _, f := range filters {
		p, err := compile.Compile(f)
		if err != nil {
			t.Errorf("%s: %v", f, err)
			continue
		}
		if p.Supported() != nil {
			continue
		}
		all = append(all, &lowered{f, p, map[LinkType]*ready{}})
	}
	var pairs, matched, passed, exact int
	for _, file := range files {
		if info, err := os.Stat(file); err != nil || info.IsDir() || filepath.Ext(file) != ".pcap" && filepath.Ext(file) != ".pcapng" {
			continue
		}
		frames := readAll(t, file)
		if os.Getenv("DFC_LONG") == "" {
			frames = frames[:min(len(frames), 150)]
		}
		for _, l := range all {
			m, err := eval.New(l.program)
			if err != nil {
				t.Fatalf("%s: %v", l.source, err)
			}
			wrong := 0
			for _, f := range frames {
				want := m.MatchFrame(f)
				r := l.on(t, LinkType(f.Interface.Link))
				if r == nil {
					continue
				}
				got := accepts(t, r.vm, f.Data)
				pairs++
				if want {
					matched++
				}
				if got {
					passed++
				}
				if r.Exact {
					exact++
				}
				if want && !got || r.Exact && want != got {
					if wrong++; wrong <= 3 {
						t.Errorf("%s: %s: frame %d: filter %v, program %v (exact: %v)", filepath.Base(file), l.source, f.Number, want, got, r.Exact)
					}
				}
			}
		}
	}
	t.Logf("%d packet-filter pairs, %d matched, %d passed, %d of exact programs", pairs, matched, passed, exact)
}

func readAll(t testing.TB, file string) []*capture.Frame {
	r, err := capture.Open(file)
	if err != nil {
		return nil
	}
	defer r.Close()
	var frames []*capture.Frame
	for {
		f, err := r.Next()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				t.Logf("%s: %v", filepath.Base(file), err)
			}
			return frames
		}
		if !f.IsPacket() {
			continue
		}
		frames = append(frames, f.Clone())
	}
}
