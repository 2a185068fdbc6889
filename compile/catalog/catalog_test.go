package catalog

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/dfc-lang/dfc/compile/ftype"
)

func TestLookup(t *testing.T) {
	for _, want := range []Entry{
		{Name: "tcp", Title: "Transmission Control Protocol", Protocol: true, Types: []ftype.Type{ftype.Protocol}, Parent: "tcp"},
		{Name: "tcp.port", Title: "Source or Destination Port", Types: []ftype.Type{ftype.Uint16}, Parent: "tcp", Base: "PT_TCP"},
		{Name: "ip.src", Title: "Source Address", Types: []ftype.Type{ftype.IPv4}, Parent: "ip"},
		{Name: "tcp.flags.syn", Title: "Syn", Types: []ftype.Type{ftype.Boolean}, Parent: "tcp", Base: "12"},
		{Name: "http.host", Title: "Host", Types: []ftype.Type{ftype.String}, Parent: "http"},
		{Name: "mpls.label", Title: "MPLS Label", Types: []ftype.Type{ftype.Uint32}, Parent: "mpls", Base: "DEC_HEX"},
		{Name: "eth.type", Title: "Type", Types: []ftype.Type{ftype.Uint16}, Parent: "eth", Base: "HEX"},
		// registered as a field and as a protocol
		{Name: "c15.tone", Title: "C15 Tone", Protocol: true, Types: []ftype.Type{ftype.Protocol}, Parent: "c15"},
		// registered twice as a protocol
		{Name: "tpkt", Title: "TPKT - ISO on TCP - RFC1006", Protocol: true, Types: []ftype.Type{ftype.Protocol}, Parent: "tpkt"},
	} {
		got, ok := Lookup(want.Name)
		if !ok {
			t.Errorf("%s not found", want.Name)
			continue
		}
		got.bits, got.table = 0, 0
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	for _, name := range []string{"", "TCP.port", "tcp.", "tcp.portx", "\x00", "\xff", "zzz.zzz"} {
		if e, ok := Lookup(name); ok {
			t.Errorf("%q found: %+v", name, e)
		}
	}
	for name, want := range map[string]ftype.Type{
		"wlan.fc.type": ftype.Uint16, "mp4.sidx.first_offset": ftype.Uint64, "tcp.options.mss": ftype.Bytes, "tcp": ftype.Protocol,
	} {
		if e, _ := Lookup(name); e.Type() != want {
			t.Errorf("filters take %s as %s, want %s", name, e.Type().Code(), want.Code())
		}
	}
}

func TestEach(t *testing.T) {
	last, n := "", 0
	Each(func(e Entry) bool {
		if e.Name <= last {
			t.Fatalf("%q after %q", e.Name, last)
		}
		if len(e.Types) == 0 || e.Parent == "" {
			t.Fatalf("incomplete: %+v", e)
		}
		last = e.Name
		n++
		return true
	})
	if n < 250_000 {
		t.Errorf("%d entries", n)
	}
	n = 0
	Each(func(Entry) bool { n++; return n < 3 })
	if n != 3 {
		t.Errorf("went on after false: %d entries", n)
	}
}

func TestComplete(t *testing.T) {
	for _, c := range []struct {
		prefix string
		max    int
		want   string
	}{
		{"tcp.ana", 2, "tcp.analysis tcp.analysis.ack_lost_segment"},
		{"http", 4, "http http2 http3 http.accept"},
		{"ip.sr", 9, "ip.src ip.src_host ip.src_rt ip.src_rt_host"},
		{"zzz", 9, ""},
		{"tcp", 0, ""},
	} {
		got := strings.Join(entryNames(Complete(c.prefix, c.max)), " ")
		if got != c.want {
			t.Errorf("Complete(%q, %d) = %s, want %s", c.prefix, c.max, got, c.want)
		}
	}
	if got := Complete("", 100_000); len(got) != 100_000 || !got[0].Protocol || got[99_999].Protocol {
		t.Errorf("Complete(\"\"): %d entries", len(got))
	}
}

func entryNames(es []Entry) []string {
	var names []string
	for _, e := range es {
		names = append(names, e.Name)
	}
	return names
}

func TestNearest(t *testing.T) {
	for name, want := range map[string]string{
		"tcp.prot":                 "tcp.port",
		"tpc.port":                 "tcp.port",
		"ip.adr":                   "ip.addr",
		"ip.source":                "ip.src",
		"htpp":                     "http",
		"HTTP.host":                "http.host",
		"http.user.agent":          "http.user_agent",
		"http.req.method":          "http.request.method",
		"dns.query.name":           "dns.qry.name",
		"icmp6.type":               "icmpv6.type",
		"ssl.handshake":            "tls.handshake",
		"frame.time_delta_display": "frame.time_delta_displayed",
	} {
		if got := Nearest(name, 3); len(got) == 0 || got[0] != want {
			t.Errorf("Nearest(%s) = %v, want %s first", name, got, want)
		}
	}
	for _, name := range []string{"", "completely.different_thing", strings.Repeat("x", 500)} {
		if got := Nearest(name, 3); len(got) != 0 {
			t.Errorf("Nearest(%.40q) = %v", name, got)
		}
	}
	if got := Nearest("tcp.port", 3); slices.Contains(got, "tcp.port") || len(got) == 0 {
		t.Errorf("Nearest(tcp.port) = %v", got)
	}
}

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		field, text   string
		n             uint64
		unique, known bool
	}{
		{"icmp.type", "Echo (ping) request", 8, true, true},
		{"icmp.type", "echo (PING) request", 8, true, true},
		{"tcp.flags.syn", "set", 1, true, true},
		{"tcp.flags.syn", "Not set", 0, true, true},
		{"tcp.flags.syn", "True", 0, false, false},
		{"ip.proto", "TCP", 6, true, true},
		{"ip.proto", "UDPX", 0, false, false},
		{"ip.proto", "udp ", 0, false, false},
		{"arp.opcode", "reply", 2, true, true},
		{"ntp.stratum", "secondary reference", 2, false, true}, // a range
		{"ntp.stratum", "primary reference", 1, true, true},    // a range of one
		{"ntp.flags.vn", "reserved", 0, false, true},           // shared
		{"mpls.label", "implicit-null", 3, false, true},        // registrations disagree
		{"wlan.fc.type", "Data frame", 2, false, true},
		{"amqp.field.type", "nothing", 0, false, false},
		{"wlan_radio.signal_dbm", " dBm", 0, false, false}, // a unit
	} {
		l := LabelsOf(c.field)
		if l == nil {
			t.Errorf("%s has no labels", c.field)
			continue
		}
		if n, unique, known := l.Number(c.text); n != c.n || unique != c.unique || known != c.known {
			t.Errorf("%s %q: %d, %t, %t", c.field, c.text, n, unique, known)
		}
	}
	for _, field := range []string{"http.host", "ip.ttl", "tcp", "ip.hdr_len", "http.response", "nosuch.field"} {
		if LabelsOf(field) != nil {
			t.Errorf("%s has labels", field)
		}
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct {
		field string
		n     uint64
		want  string
	}{
		{"icmp.type", 8, "Echo (ping) request"},
		{"icmp.type", 250, "250"},
		{"arp.opcode", 65521, "65521"},
		{"eth.type", 0x800, "IPv4"},
		{"eth.type", 0x7777, "0x7777"},
		{"mpls.label", 20, "20 (0x00014)"},
		{"mpls.label", 3, "Implicit-Null"},
		{"ntp.stratum", 7, "secondary reference"},
		{"ntp.stratum", 200, "reserved"},
		{"tcp.flags.syn", 1, "Set"},
		{"tcp.flags.syn", 2, "Set"}, // anything but 0 is true
		{"tcp.flags.syn", 0, "Not set"},
		{"ip.proto", 6, "TCP"},
		{"ip.proto", 253, "253"},
		{"btatt.timezone", ^uint64(47), "UTC-12:00"},
		{"btatt.timezone", ^uint64(126), "-127"},
		{"frame.verdict.ebpf_tc", ^uint64(0), "TC_ACT_UNSPEC"},
		{"dhcp.option.ip_address_lease_time", 3600, "3600"},
		{"wlan_radio.signal_dbm", ^uint64(19), "-20 dBm"},
		{"iec61883.stream_data_len", 1, "1 byte"},
		{"iec61883.stream_data_len", 2, "2 bytes"},
	} {
		l := LabelsOf(c.field)
		if l == nil {
			t.Errorf("%s has no labels", c.field)
			continue
		}
		if got := l.Text(c.n); got != c.want {
			t.Errorf("%s %d: %q, want %q", c.field, c.n, got, c.want)
		}
		if got := string(l.AppendText([]byte("x"), c.n)); got != "x"+c.want {
			t.Errorf("%s %d: appended %q", c.field, c.n, got)
		}
	}
	if !LabelsOf("dhcp.option.ip_address_lease_time").Computed() || LabelsOf("ip.proto").Computed() {
		t.Error("Computed is wrong")
	}
}

func TestNumberText(t *testing.T) {
	for _, c := range []struct {
		base string
		bits int
		n    uint64
		want string
	}{
		{"DEC", 8, 255, "255"},
		{"NONE", 8, 255, "255"},
		{"HEX", 12, 0x2a, "0x02a"},
		{"HEX", 1, 1, "0x1"},
		{"HEX_DEC", 16, 10, "0x000a (10)"},
		{"OCT", 8, 8, "010"},
		{"OCT", 8, 0, "0"},
		{"CHAR", 8, 'A', "'A'"},
		{"CHAR", 8, '\n', `'\n'`},
		{"CHAR", 8, '\\', `'\\'`},
		{"CHAR", 8, 0xfe, `'\xfe'`},
	} {
		l := Labels{base: c.base, bits: c.bits}
		if got := l.Text(c.n); got != c.want {
			t.Errorf("%s %d bits %d: %q, want %q", c.base, c.bits, c.n, got, c.want)
		}
	}
}

// TestGoroutines is for the race detector.
func TestGoroutines(t *testing.T) {
	resetCaches()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, name := range []string{"tcp.port", "udp", "ip.proto", "wlan.fc.type", "dns.qry.type"} {
				if _, ok := Lookup(name); !ok {
					t.Errorf("%s not found", name)
				}
				if l := LabelsOf(name); l != nil {
					l.Text(1)
				}
			}
			Complete("tcp.f", 10)
		})
	}
	wg.Wait()
}

// TestSource holds the tables against the files they are made from.
func TestSource(t *testing.T) {
	dir := os.Getenv("DFC_SHARED")
	if dir == "" {
		t.Skip("DFC_SHARED is not set")
	}
	names := map[string]bool{}
	for c := range rows(t, filepath.Join(dir, "spec/catalog/fields.tsv.gz")) {
		names[c[1]] = true
		typ, _ := ftype.Parse(c[3])
		e, ok := Lookup(c[1])
		if !ok || !slices.Contains(e.Types, typ) || c[0] == "protocol" && !e.Protocol {
			t.Fatalf("%q: %+v %t", c, e, ok)
		}
		if c[2] != e.Title && c[0] == "field" {
			t.Errorf("%q: title %q", c, e.Title)
		}
		if parent := e.Parent; parent != c[4] && !e.Protocol {
			t.Errorf("%q: parent %q", c, parent)
		}
		if c[0] == "field" && !e.Protocol && e.Base != strings.TrimPrefix(c[5], "BASE_") {
			t.Errorf("%q: base %q", c, e.Base)
		}
	}
	n := 0
	Each(func(e Entry) bool {
		if n++; !names[e.Name] {
			t.Errorf("%q is not in the source", e.Name)
		}
		return true
	})
	if n != len(names) {
		t.Errorf("%d names, %d in the source", n, len(names))
	}

	// What is expected of Number, worked out the plain way: field, label in small letters, numbers.
	type label struct{ field, text string }
	type numberRange struct{ lo, hi uint64 }
	numbers := map[label][]numberRange{}
	labels := map[string]*Labels{}
	of := func(field string) *Labels {
		if labels[field] == nil {
			labels[field] = LabelsOf(field)
		}
		return labels[field]
	}
	asText := map[label]bool{}
	for c := range rows(t, filepath.Join(dir, "spec/text_labels.tsv")) {
		asText[label{c[0], lowerASCII(c[1])}] = true
		if c[1] == "*" {
			of(c[0]).Each(func(_, _ uint64, text string) bool {
				if _, unique, known := of(c[0]).Number(text); unique || !known {
					t.Errorf("%s %q: unique %t, known %t", c[0], text, unique, known)
				}
				return true
			})
		} else if _, unique, known := of(c[0]).Number(c[1]); unique || !known {
			t.Errorf("%q: unique %t, known %t", c, unique, known)
		}
	}
	first := map[string]map[uint64]bool{}
	check := func(field, lo, hi, text string) {
		from, to := sourceNumber(t, lo), sourceNumber(t, hi)
		l := of(field)
		if l == nil {
			t.Fatalf("%s has no labels", field)
		}
		if _, _, known := l.Number(text); !known {
			t.Errorf("%s: label %q not known", field, text)
		}
		key := label{field, lowerASCII(text)}
		if n := (numberRange{from, to}); !slices.Contains(numbers[key], n) {
			numbers[key] = append(numbers[key], n)
		}
		if first[field] == nil {
			first[field] = map[uint64]bool{}
		}
		if !first[field][from] && from == to {
			first[field][from] = true
			if got := l.Text(from); got != text && !slices.ContainsFunc(l.rows, func(r labelRow) bool { return r.lo < r.hi }) {
				t.Errorf("%s %d: %q, want %q", field, from, got, text)
			}
		}
	}
	for c := range rows(t, filepath.Join(dir, "spec/catalog/values.tsv.gz")) {
		switch c[0] {
		case "V", "V64":
			check(c[1], c[2], c[2], strings.Join(c[3:], "\t"))
		case "R":
			check(c[1], c[2], c[3], strings.Join(c[4:], "\t"))
		case "T":
			check(c[1], "1", "1", c[2])
			check(c[1], "0", "0", c[3])
		}
	}
	for key, ns := range numbers {
		want := len(ns) == 1 && ns[0].lo == ns[0].hi && !asText[key] && !asText[label{key.field, "*"}]
		if of(key.field).disagree {
			want = false // or that is what internal/gen/ask found
		}
		n, unique, _ := of(key.field).Number(key.text)
		if unique != want || unique && n != ns[0].lo {
			t.Errorf("%s %q: %d, unique %t; numbers %v", key.field, key.text, n, unique, ns)
		}
	}
	t.Logf("%d names, %d labels of %d fields", n, len(numbers), len(labels))
}

// sourceNumber reads 12, 0xc or 'x'.
func sourceNumber(t *testing.T, s string) uint64 {
	if s[0] == '\'' {
		r, _, _, err := strconv.UnquoteChar(s[1:], '\'')
		if err != nil {
			t.Fatal(err)
		}
		return uint64(r)
	}
	n, err := strconv.ParseUint(s, 0, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func lowerASCII(s string) string { return string(fold(nil, s)) }

// rows goes over the lines of a file but the first, as columns.
func rows(t *testing.T, file string) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		var r io.Reader = f
		if strings.HasSuffix(file, ".gz") {
			if r, err = gzip.NewReader(f); err != nil {
				t.Fatal(err)
			}
		}
		lines := bufio.NewScanner(r)
		lines.Buffer(nil, 1<<20)
		lines.Scan()
		for lines.Scan() {
			if !yield(strings.Split(lines.Text(), "\t")) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			t.Fatal(err)
		}
	}
}

// resetCaches forgets what was unpacked and the decoder, as at the start of the program.
func resetCaches() {
	for _, l := range []*list{&protocols, &fields} {
		l.names.reset()
		l.titles.reset()
	}
	tables.reset()
	decoderOnce, decoderZstd = sync.Once{}, nil
}

func BenchmarkLookup(b *testing.B) {
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			resetCaches()
			Lookup("tcp.port")
		}
	})
	b.Run("warm", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Lookup("tcp.port")
		}
	})
}

func BenchmarkLabels(b *testing.B) {
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			resetCaches()
			LabelsOf("eth.type")
		}
	})
	b.Run("warm", func(b *testing.B) {
		for b.Loop() {
			LabelsOf("eth.type")
		}
	})
	b.Run("text", func(b *testing.B) {
		l := LabelsOf("eth.type")
		b.ReportAllocs()
		for b.Loop() {
			l.Text(0x86dd)
		}
	})
}

func BenchmarkNearest(b *testing.B) {
	for b.Loop() {
		resetCaches()
		Nearest("http.request.metohd", 3)
	}
}

func BenchmarkComplete(b *testing.B) {
	for b.Loop() {
		resetCaches()
		Complete("tcp", 50)
	}
}

func BenchmarkEach(b *testing.B) {
	for b.Loop() {
		Each(func(Entry) bool { return true })
	}
}

func TestStation(t *testing.T) {
	for address, want := range map[[6]byte]string{
		{0x00, 0x0c, 0x29, 0x12, 0x34, 0x56}: "VMware_12:34:56",
		{0x01, 0x0c, 0x29, 0x12, 0x34, 0x56}: "VMware_12:34:56",
		{0x00, 0x55, 0xda, 0x0c, 0x0d, 0xab}: "ShinkoTechno_c:0d:ab",
		{0x00, 0x1b, 0xc5, 0x00, 0x1d, 0xab}: "OpenRBcomDir_d:ab",
		{0x01, 0x00, 0x5e, 0x7f, 0xff, 0xfa}: "IPv4mcast_7f:ff:fa",
		{0x33, 0x33, 0x00, 0x00, 0x00, 0x01}: "IPv6mcast_01",
		{0xff, 0xff, 0xff, 0xff, 0xff, 0xff}: "Broadcast",
		{0x42, 0x01, 0x0a, 0xf0, 0x00, 0x1b}: "",
	} {
		if got := string(AppendStation(nil, address)); got != want {
			t.Errorf("%x: %q, not %q", address, got, want)
		}
	}
	if got := Vendor(0x01005e); got != "ICANN, IANA Department" {
		t.Errorf("01:00:5e is %q", got)
	}
	if got := Vendor(0x01003c); got != "Auspex-Systems-(Serverguard)" {
		t.Errorf("01:00:3c is %q", got)
	}
	if got := Vendor(0x00000c); got != "Cisco Systems, Inc" {
		t.Errorf("00:00:0c is %q", got)
	}
}
