package eval

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/eval/capture"
)

// searchFilters are filters that a search helps.
var searchFilters = []string{
	`http.host contains "www"`, `http.user_agent contains "Mozilla" and not http.request.method == "GET"`, `http.request.method in {"PUT", "HEAD", "POST"}`,
	`http.request.uri contains ".js" or http.server contains "nginx"`, `http.response.phrase == "Not Found" and tcp.srcport == 80`,
	`http.content_type contains "xml" and http`, `tls.handshake.extensions_server_name contains "www"`,
	`tls.handshake.extensions_server_name == "www.google.com" or tls.handshake.extensions_server_name in {"x", "localhost", "example.com"}`,
	"tcp.seq == 1 and tcp.flags.reset == 1", "tcp.ack > 1 and tcp.port in {80, 8000..8100} and tcp.flags.push == 1 or udp.port == 53",
	"tcp.nxtseq > 100 and ip.ttl < 60", `dns.qry.name contains "a"`, `dns and not tcp`, `not dns.qry.name contains "a"`, `ntlmssp`, `http2.type == 0`, `websocket`, `ldap or smb2`, `mime_multipart.part`, `vnc`,
}

// TestSearchAgrees pins that with a search a filter finds what it finds without: these here, and with DFC_SHARED the published ones.
func TestSearchAgrees(t *testing.T) {
	filters := slices.Clone(searchFilters)
	if shared := os.Getenv("DFC_SHARED"); shared != "" {
		for i, filter := range published(t, shared) {
			if p, err := compile.Compile(filter); err == nil && (textsOf(p.Root) != nil || i%6 == 0) { // of those for a whole protocol, some
				filters = append(filters, filter)
			}
		}
	}
	pairs, matches := 0, 0
	filters = slices.DeleteFunc(filters, func(filter string) bool {
		m, err := New(program(t, filter))
		return err != nil || m.set.Search() == nil
	})
	for _, path := range captures(t) {
		frames := framesOf(t, path)
		for _, filter := range filters {
			one, _ := New(program(t, filter))
			pairs++
			r := settled(t, filter, frames, 3)
			for i, f := range frames {
				want := one.MatchFrame(f)
				if want {
					matches++
				}
				if r.got[i] != want {
					t.Errorf("%s: %s: frame %d: %v with a search, %v without", filter, path, f.Number, r.got[i], want)
				}
			}
		}
	}
	if t.Logf("%d captures and filters, %d matches", pairs, matches); matches == 0 {
		t.Error("nothing matched")
	}
}

// TestSearchFinds pins that a search finds a text wherever segments end, and in whatever order its seekers see the parts of a stream.
func TestSearchFinds(t *testing.T) {
	const text = "User-Agent: curl/8\r\n"
	cuts := []struct {
		name string
		at   []int
		swap bool
	}{
		{"whole", nil, false}, {"in the middle", []int{14}, false}, {"behind the first byte", []int{13}, false}, {"before the last byte", []int{15}, false},
		{"everywhere", []int{12, 13, 14, 15, 16}, false}, {"the second half first", []int{14}, true},
	}
	for _, cut := range cuts {
		for stretch := 1; stretch <= 7; stretch++ {
			set, _ := NewSet([]*compile.Program{program(t, `http.user_agent contains "curl"`)})
			x := set.Search()
			var frames []*capture.Frame
			from := 0
			for _, to := range append(cut.at, len(text)) {
				frames = append(frames, httpSegment(50000, from, text[from:to]))
				from = to
			}
			if cut.swap {
				frames[0], frames[1] = frames[1], frames[0]
			}
			frames = append(frames, httpSegment(50001, 0, "User-Agent: c"), httpSegment(50001, 13, "abc\r\n"))
			seekers := [2]*Seeker{x.Seeker(), x.Seeker()}
			for i, f := range frames {
				f.Number = i%stretch + 1
				seekers[i/stretch%2].Look(f)
			}
			x.Done()
			for i, f := range frames[:len(frames)-2] {
				if set.d.see(f); set.found.drops(&set.d) {
					t.Errorf("%s, stretches of %d: segment %d is dropped", cut.name, stretch, i)
				}
			}
			if set.d.see(frames[len(frames)-1]); len(frames) <= stretch && !set.found.drops(&set.d) {
				t.Errorf("%s: the conversation without the text is found", cut.name)
			}
		}
	}
}

// TestSearchFindsSigns pins that a search for a protocol finds the conversations of others that tell of it, wherever segments end.
func TestSearchFindsSigns(t *testing.T) {
	for _, x := range []struct {
		server uint16
		stream string
		found  bool
	}{
		{80, "GET / HTTP/1.1\r\nHost: a\r\n\r\n", false}, {443, "\x16\x03\x01\x00\x05application/dns-message", false},
		{80, "POST / HTTP/1.1\r\nContent-Type: Application/DNS-Message\r\n\r\n", true}, {80, "\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n", true},
		{8000, "CONNECT a:53 HTTP/1.0\r\n\r\n", true}, {443, "CONNECT a:53 HTTP/1.0\r\n\r\n", true}, {8000, http2Magic, true},
		{8080, "HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\n\r\n", true}, {53, "abc", true}, {1080, "abc", true}, {5000, "abc", false},
	} {
		frames := func(cuts ...int) (frames []*capture.Frame) {
			at := 0
			for _, cut := range append(cuts, len(x.stream)) {
				frames = append(frames, tcpSegment(50000, x.server, at, x.stream[at:cut]))
				at = cut
			}
			return frames
		}
		check := func(cuts ...int) {
			t.Helper()
			set, _ := NewSet([]*compile.Program{program(t, `dns.qry.name contains "x"`)})
			search := set.Search()
			for i, f := range frames(cuts...) { // each in a stretch of its own
				f.Number = i + 1
				search.Seeker().Look(f)
			}
			search.Done()
			f := frames()[0]
			if set.d.see(f); set.found.drops(&set.d) == x.found {
				t.Errorf("port %d, %q, cut at %d: found is not %v", x.server, x.stream, cuts, x.found)
			}
		}
		check()
		for i := 1; i < len(x.stream) && x.server != 443; i++ {
			check(i)
			check(i, min(i+3, len(x.stream)-1))
		}
	}
}

// TestSearchFindsNames pins that a search finds a server's name wherever records and segments end.
func TestSearchFindsNames(t *testing.T) {
	const name = "xy"
	hello := "\x03\x03" + strings.Repeat("R", 32) + "\x00\x00\x02\x13\x01\x01\x00\x00\x0b\x00\x00\x00\x07\x00\x05\x00\x00\x02" + name
	hello = "\x01\x00\x00" + string(rune(len(hello))) + hello
	record := func(kind byte, b string) string { return string([]byte{kind, 3, 1, 0, byte(len(b))}) + b }
	var streams []string
	for i := len(hello) - 9; i < len(hello); i++ {
		first, rest := record(recordHandshake, hello[:i]), record(recordHandshake, hello[i:])
		streams = append(streams, first+rest, first+record(recordHeartbeat, "\x01\x00\x00")+rest)
		for j := i + 1; j < min(i+3, len(hello)); j++ {
			streams = append(streams, first+record(recordHandshake, hello[i:j])+record(recordHandshake, hello[j:]))
		}
	}
	filter := `tls.handshake.extensions_server_name == "` + name + `"`
	for _, stream := range append(streams, record(recordHandshake, hello)) {
		for cut := len(stream) - 25; cut < len(stream); cut++ {
			frames := []*capture.Frame{
				httpSegment(50000, 0, "CONNECT other:443 HTTP/1.0\r\n\r\n"), tcpSegment(50001, 443, 0, stream[:cut]), tcpSegment(50001, 443, cut, stream[cut:]),
			}
			one, err := New(program(t, filter))
			if err != nil {
				t.Fatal(err)
			}
			for i, f := range frames {
				f.Number = i + 1
				if got := one.MatchFrame(f); got != (i == 2) {
					t.Fatalf("without a search, frame %d: %v", i+1, got)
				}
			}
			if r := settled(t, filter, frames, 2); r.got[0] || r.got[1] || !r.got[2] {
				t.Errorf("%q in segments of %d bytes and the rest: %v", stream, cut, r.got)
			}
		}
	}
}

// TestSearchOpaque pins that conversations which may carry TLS in pieces are found.
func TestSearchOpaque(t *testing.T) {
	set, _ := NewSet([]*compile.Program{program(t, `tls.handshake.extensions_server_name == "xy"`)})
	x := set.Search()
	frames := []*capture.Frame{tcpSegment(50000, 1194, 0, "abc"), tcpSegment(50001, 1080, 0, "abc"), tcpSegment(50002, 3128, 0, "CONNECT a:1194"), tcpSegment(50003, 443, 0, "abc")}
	for i, f := range frames {
		f.Number = i + 1
	}
	k := x.Seeker()
	for _, f := range frames {
		k.Look(f)
	}
	x.Done()
	for i, f := range frames {
		set.d.see(f)
		if dropped := set.found.drops(&set.d); dropped != (i == 3) {
			t.Errorf("conversation %d is dropped: %v", i, dropped)
		}
	}
}

// TestSearchFindsDatagrams pins that of UDP, conversations are kept that QUIC begins, or a port tells of, and no others; also where a glance
// does not see the beginning.
func TestSearchFindsDatagrams(t *testing.T) {
	initial := "\xc0\x00\x00\x00\x01\x08abcdefgh\x00\x00\x10" + strings.Repeat("x", 40)
	const short = "\x40abcdefghijklmnopqrstuvwxyz"
	cut := udpDatagram(50004, 443, initial)
	cut.Data = cut.Data[:len(cut.Data)-1]
	for _, x := range []struct {
		name    string
		frames  []*capture.Frame
		dropped bool
	}{
		{"QUIC", []*capture.Frame{udpDatagram(50000, 443, short), udpDatagram(50000, 443, initial)}, false},
		{"a short header only", []*capture.Frame{udpDatagram(50001, 443, short), udpDatagram(50001, 443, "abc")}, true},
		{"OpenVPN's port", []*capture.Frame{udpDatagram(50003, 1194, "abc")}, false},
		{"QUIC, not captured as a whole", []*capture.Frame{udpDatagram(50004, 443, short), cut}, false},
		{"QUIC through a tunnel", []*capture.Frame{udpDatagram(50005, 443, short), inIP(udpDatagram(50005, 443, initial))}, false},
	} {
		set, _ := NewSet([]*compile.Program{program(t, `tls.handshake.extensions_server_name == "xyz"`)})
		search := set.Search()
		for i, f := range x.frames {
			f.Number = i + 1
			if _, goOn := search.Seeker().Look(f); !goOn {
				t.Errorf("%s: the search is of no use", x.name)
			}
		}
		search.Done()
		f := x.frames[0]
		if set.d.see(f); set.found.drops(&set.d) != x.dropped {
			t.Errorf("%s: dropped is not %v", x.name, x.dropped)
		}
	}

	const fragments = 24 // bytes of the first
	set, _ := NewSet([]*compile.Program{program(t, `tls.handshake.extensions_server_name == "xyz"`)})
	search := set.Search()
	k := search.Seeker()
	whole := udpDatagram(50006, 443, initial)
	frames := []*capture.Frame{udpDatagram(50006, 443, short), ipFragment(whole, 0, fragments), ipFragment(whole, fragments, len(whole.Data)-34)}
	for i, f := range frames {
		f.Number = i + 1
		k.Look(f)
	}
	search.Done()
	lane := set.Lanes(1)[0]
	scout := set.Scout(1)
	var err error
	for _, f := range frames {
		if words := make([]uint64, set.ScoutWords()); err == nil && scout.Look(f, words) {
			err = lane.Settle(f, words)
		}
	}
	if err != capture.ErrOrder {
		t.Errorf("QUIC in fragments, of whose conversation a frame was dropped: %v", err)
	}
}

// udpDatagram is one of UDP, above IP and Ethernet.
func udpDatagram(port, server uint16, payload string) *capture.Frame {
	f := tcpSegment(port, server, 0, "")
	f.Data = append(f.Data[:42], payload...)
	ip := f.Data[14:]
	ip[9] = ipUDP
	binary.BigEndian.PutUint16(ip[2:], uint16(len(ip)))
	binary.BigEndian.PutUint16(ip[24:], uint16(len(ip)-20))
	f.Len = len(f.Data)
	return f
}

// inIP is the frame with one more header of IP before its own.
func inIP(f *capture.Frame) *capture.Frame {
	outer := *f
	outer.Data = slices.Concat(f.Data[:34], f.Data[14:])
	outer.Data[14+9] = 4
	binary.BigEndian.PutUint16(outer.Data[16:], uint16(len(outer.Data)-14))
	outer.Len = len(outer.Data)
	return &outer
}

// ipFragment is a part of what the frame's IP header leads to.
func ipFragment(f *capture.Frame, from, to int) *capture.Frame {
	part := *f
	part.Data = slices.Concat(f.Data[:34], f.Data[34+from:34+to])
	offset := uint16(from / 8)
	if 34+to < len(f.Data) {
		offset |= 0x2000
	}
	binary.BigEndian.PutUint16(part.Data[16:], uint16(len(part.Data)-14))
	binary.BigEndian.PutUint16(part.Data[20:], offset)
	part.Len = len(part.Data)
	return &part
}

// httpSegment is a segment to a server of HTTP.
func httpSegment(port uint16, seq int, payload string) *capture.Frame {
	return tcpSegment(port, 80, seq, payload)
}

func tcpSegment(port, server uint16, seq int, payload string) *capture.Frame {
	const ethernet, headers = 14, 54
	p := append(make([]byte, headers), payload...)
	p[12] = 8
	ip := p[ethernet:]
	ip[0], ip[8], ip[9], ip[15], ip[19], ip[32], ip[33] = 0x45, 64, 6, 1, 2, 0x50, 0x10
	binary.BigEndian.PutUint16(ip[2:], uint16(len(ip)))
	binary.BigEndian.PutUint16(ip[20:], port)
	binary.BigEndian.PutUint16(ip[22:], server)
	binary.BigEndian.PutUint32(ip[24:], uint32(1000+seq))
	return &capture.Frame{Data: p, Len: len(p), Interface: &capture.Interface{Link: LinkEthernet}}
}

// published are the filters of the corpus.
func published(t *testing.T, shared string) (filters []string) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(shared, "corpus", "filters.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(b) {
		var f struct{ Filter string }
		if err := json.Unmarshal(line, &f); err != nil {
			t.Fatal(err)
		}
		filters = append(filters, f.Filter)
	}
	return filters
}
