package eval_test

import (
	"errors"
	"io"
	"path/filepath"
	"testing"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval"
	"github.com/dfc-lang/dfc/eval/capture"
)

const clientSide = "../testdata/nginx-reset/client-side.pcap"

// load reads a whole capture; the frames own their data.
func load(tb testing.TB, path string) []*capture.Frame {
	tb.Helper()
	r, err := capture.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer r.Close()
	var frames []*capture.Frame
	for {
		f, err := r.Next()
		if errors.Is(err, io.EOF) {
			return frames
		}
		if err != nil {
			tb.Fatal(err)
		}
		frames = append(frames, f.Clone())
	}
}

func matcher(tb testing.TB, filter string) *eval.Matcher {
	tb.Helper()
	p, err := compile.Compile(filter)
	if err != nil {
		tb.Fatalf("%s: %v", filter, err)
	}
	m, err := eval.New(p)
	if err != nil {
		tb.Fatalf("%s: %v", filter, err)
	}
	return m
}

var steadyFilters = []string{
	"tcp.flags.reset == 1",
	"ip.addr == 10.20.30.2 and tcp.flags.reset == 1 and !(tcp.seq == 1)",
	"tcp.stream == 3 or udp.stream == 3",
	"tcp.seq == 1 and tcp.flags.reset == 1",
	`frame contains "needle"`,
	"tcp.port in {80, 443, 8000 .. 8100}",
	"eth.addr == 00:11:22:33:44:55 || ipv6.addr == fe80::/10",
	`tcp.payload contains "HTTP/1.1" and frame.len > 100`,
	`frame matches "get /[a-z]+"`,
	"tcp.len + 20 > 100 && ip.src[0:2] == 0a:14",
	"frame.time_delta > 0.5 or frame.time > \"2015-12-01 15:49:48\"",
	"not arp and not icmp and !(ip.ttl < 5)",
	"upper(ip.host) == \"10.20.30.2\" or max(tcp.port) > 1000",
}

// TestNoAllocations pins that matching allocates nothing per packet, once lists and tables have grown to their size.
func TestNoAllocations(t *testing.T) {
	frames := load(t, clientSide)
	for _, filter := range steadyFilters {
		m := matcher(t, filter)
		run := func() {
			for _, f := range frames {
				m.MatchFrame(f)
			}
		}
		run()
		if n := testing.AllocsPerRun(5, run); n > 0 {
			t.Errorf("%s: %v allocations in %d packets", filter, n, len(frames))
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	frames := load(b, clientSide)
	for _, filter := range steadyFilters {
		b.Run(filter, func(b *testing.B) {
			m := matcher(b, filter)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				m.MatchFrame(frames[i%len(frames)])
			}
		})
	}
}

// BenchmarkProtocol reads all fields of each protocol of the link, network and transport layers that has some, in the recorded frames
// that carry it. An operation is a frame.
func BenchmarkProtocol(b *testing.B) {
	var protocols []*protocol.Protocol
	var names []*protocol.Field
	for _, p := range protocol.All() {
		if p.Name != "" && !p.Payload && len(p.Fields) > 0 {
			protocols, names = append(protocols, p), append(names, p.Self)
		}
	}
	carry := map[*protocol.Protocol][]*capture.Frame{}
	paths, _ := filepath.Glob(filepath.Join(recordings, "*.pcap*"))
	for _, path := range paths {
		if filepath.Ext(path) != ".pcap" && filepath.Ext(path) != ".pcapng" {
			continue
		}
		r := eval.NewFields(names)
		for _, f := range load(b, path) {
			r.Read(f, true)
			for i, p := range protocols {
				if len(r.Values(i)) > 0 {
					carry[p] = append(carry[p], f)
				}
			}
		}
	}
	for _, p := range protocols {
		frames := carry[p]
		if len(frames) == 0 {
			continue
		}
		b.Run(p.Name, func(b *testing.B) {
			r := eval.NewFields(p.Fields)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				r.Read(frames[i%len(frames)], true)
				for j := range p.Fields {
					r.Values(j)
				}
			}
		})
	}
}
