package compile_test

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/grammar"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestProgram shows what filters become.
func TestProgram(t *testing.T) {
	for _, c := range []struct{ filter, want string }{
		{``, "every frame"},
		{`udp`, "exists udp:PROTOCOL"},
		{`+udp`, "exists udp:PROTOCOL"},
		{`tcp.port == 80`, "some tcp.port:UINT16 == 80:UINT16"},
		{`80 == tcp.port`, "some 80:UINT16 == tcp.port:UINT16"},
		{`tcp.port != 80`, "every tcp.port:UINT16 != 80:UINT16"},
		{`tcp.port !== 80`, "some tcp.port:UINT16 != 80:UINT16"},
		{`all tcp.port > 80`, "every tcp.port:UINT16 > 80:UINT16"},
		{`any tcp.port != 80`, "some tcp.port:UINT16 != 80:UINT16"},
		{`ip.ttl == -1`, "some ip.ttl:UINT8 == -1:INT64"},
		{`ip.ttl == 200 + 100`, "some ip.ttl:UINT8 == 300:UINT64"},
		{`ip.ttl + 1 == 2`, "some {ip.ttl:UINT8 + 1:UINT8} == 2:UINT8"},
		{`ip.addr == 10.0.0.0/8`, "some ip.addr:IPv4 == 10.0.0.0/8:IPv4"},
		{`ip.proto == "UDP"`, "some ip.proto:UINT8 == 17:UINT8"},
		{`ip.proto contains "DP"`, `some label(ip.proto) contains "DP":STRING`},
		{`eth.src[0:3] == 00:00:5e`, "some eth.src:ETHER[:3] == 00:00:5e:BYTES"},
		{`@ip.src == ip.dst[0:4]`, "some @ip.src:BYTES == ip.dst:IPv4[:4]"},
		{`udp[0:] == tcp`, "some udp:PROTOCOL[:] == tcp:PROTOCOL[:]"},
		{`ip.src#2 == 10.0.0.1`, "some ip.src#[2]:IPv4 == 10.0.0.1:IPv4"},
		{`1 < udp.port <= 53`, "and\n  some 1:UINT16 < udp.port:UINT16\n  some udp.port:UINT16 <= 53:UINT16"},
		{`udp.port not in {53}`, "and\n  exists udp.port:UINT16\n  not\n    some udp.port:UINT16 in {53:UINT16}"},
		{`not not udp`, "exists udp:PROTOCOL"},
		{`udp and (tcp and (ip or (arp or ipv6)))`,
			"and\n  exists udp:PROTOCOL\n  exists tcp:PROTOCOL\n  or\n    exists ip:PROTOCOL\n    exists arp:PROTOCOL\n    exists ipv6:PROTOCOL"},
		{`tcp.port in {81, 5..9, 80, 7..10, 11}`, "some tcp.port:UINT16 in {5:UINT16 .. 11:UINT16, 80:UINT16 .. 81:UINT16}"},
		{`tcp.port == 1 or udp or tcp.port in {3}`, "or\n  some tcp.port:UINT16 in {1:UINT16, 3:UINT16}\n  exists udp:PROTOCOL"},
		{`max(udp.srcport, 5) > 7`, "some max(udp.srcport:UINT16, 5:UINT16) > 7:UINT16"},
		{`frame.time_delta * 2 > 1`, "some {frame.time_delta:RELATIVE_TIME * 2:INT64} > 1.000000000:RELATIVE_TIME"},
		{`frame.time > "2020-01-02 03:04:05"`, "some frame.time:ABSOLUTE_TIME > 1577934245.000000000:ABSOLUTE_TIME"},
		{`tcp.port == $tcp.port`, "some tcp.port:UINT16 == $tcp.port:UINT16"},
		{`frame matches "ab"`, `some frame:PROTOCOL matches "ab"`},
		{`mpls.label == "Implicit-Null"`, `some label(mpls.label) == "Implicit-Null":STRING`},
		{`ntp.flags.vn in {"ntp version 3", "reserved"}`, `some label(ntp.flags.vn) in {"NTP Version 3":STRING, "reserved":STRING}`},
	} {
		p, err := compile.Compile(c.filter, compile.Location(time.UTC))
		if err != nil {
			t.Errorf("%s: %v", c.filter, err)
			continue
		}
		if diff := cmp.Diff(c.want+"\n", p.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.filter, diff)
		}
	}
}

// TestLocation takes a date without a zone for one of the given place, also in the hours that clocks skip and repeat.
func TestLocation(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip(err)
	}
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Skip(err)
	}
	for _, c := range []struct {
		zone       *time.Location
		date, want string
	}{
		{time.UTC, "2020-07-04 12:00", "2020-07-04T12:00:00Z"},
		{berlin, "2020-07-04 12:00", "2020-07-04T10:00:00Z"},
		{berlin, "2020-01-04 12:00", "2020-01-04T11:00:00Z"},
		{berlin, "2020-07-04T12:00Z", "2020-07-04T12:00:00Z"},
		{berlin, "Jul 4, 2020 12:00 cest", "2020-07-04T11:00:00Z"}, // taken as standard time
		{berlin, "2020-03-29 02:30", "2020-03-29T01:30:00Z"},       // skipped
		{berlin, "2020-10-25 02:30", "2020-10-25T01:30:00Z"},       // repeated
		{newYork, "2020-03-08 02:30", "2020-03-08T07:30:00Z"},
		{newYork, "2020-11-01 01:30", "2020-11-01T05:30:00Z"},
	} {
		p := compile.MustCompile(`frame.time == "`+c.date+`"`, compile.Location(c.zone))
		v := p.Root.(*compile.Compare).Y.(*compile.Const).Value
		if got := time.Unix(int64(v.Num), 0).UTC().Format(time.RFC3339); got != c.want {
			t.Errorf("%s in %s is %s, want %s", c.date, c.zone, got, c.want)
		}
	}
}

func TestWarnings(t *testing.T) {
	for filter, want := range map[string]string{
		`ip.addr == 10.0.0.1`:     "",
		`ip.addr != 10.0.0.1`:     "every one differs",
		`all ip.addr != 10.0.0.1`: "",
		`ip.proto == UDP`:         "no quotes",
		`ip.proto == "UDP"`:       "",
		`bootp.hw.mac_addr`:       "old name",
		`frame contains ff`:       "ff is the protocol",
		`frame contains ff:`:      "",
		`tcp.flags.syn`:           "",
	} {
		p, err := compile.Compile(filter)
		switch {
		case err != nil:
			t.Errorf("%s: %v", filter, err)
		case want == "" && len(p.Warnings) > 0:
			t.Errorf("%s: unexpected warning %v", filter, p.Warnings)
		case want != "" && (len(p.Warnings) != 1 || !strings.Contains(p.Warnings[0].Message, want)):
			t.Errorf("%s: warnings %v, want %q", filter, p.Warnings, want)
		}
	}
}

func TestUnsupported(t *testing.T) {
	p, err := compile.Compile(`6lowpan or mac-nr.rnti == 5 or udp`)
	if err != nil {
		t.Fatal(err)
	}
	const want = "unsupported fields: 6lowpan, mac-nr.rnti"
	if got := p.Supported(); got == nil || got.Error() != want {
		t.Errorf("%v, want %s", got, want)
	}
	if err := compile.MustCompile(`udp`).Supported(); err != nil {
		t.Error(err)
	}
}

// TestErrors compares the drawn errors of all filters in testdata/errors.txt.
func TestErrors(t *testing.T) {
	const file = "testdata/errors.txt"
	old, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var now bytes.Buffer
	for i, block := range strings.Split(string(old), "---\n") {
		filter, _, _ := strings.Cut(block, "\n")
		if i > 0 {
			now.WriteString("---\n")
		}
		now.WriteString(filter + "\n")
		_, err := compile.Compile(filter, compile.Location(time.UTC))
		if err == nil {
			now.WriteString("no error\n")
			continue
		}
		for _, d := range err.(grammar.Errors) {
			now.WriteString(string(d.Code) + ": " + d.Message + "\n" + strings.TrimRight(grammar.Draw(filter, d, 100), "\n") + "\n")
		}
	}
	if *update {
		if err := os.WriteFile(file, now.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(old), now.String()); diff != "" {
		t.Errorf("run with -update after reading (-want +got):\n%s", diff)
	}
}

func FuzzCompile(f *testing.F) {
	compile.WithoutSuggestions(f)
	for _, s := range []string{
		`tcp.port == 80`, `ip.addr in {10.0.0.0/8, 1.2.3.4 .. 1.2.3.5}`, `max(ip.ttl, 5) - -3 > frame.time_delta * 2`,
		`eth.src[0:3,-1] & 01: == @ip.src#[1:2]`, `frame.time > "Jul 4, 2020 12:00 UTC" + 3600`, `not ip.proto ~ "^u(?=d)"`,
		`vals(ip.proto)[0] contains 'U'`, `$private_ipv4(ip.src)`, `ip.flags.df === true xor udp.port !== $udp.port`,
	} {
		f.Add(s)
	}
	for i, c := range readLines[languageCase](f, "../testdata/odd_filters.jsonl") {
		if i%10 == 0 {
			f.Add(c.Filter)
		}
	}
	f.Fuzz(func(t *testing.T, src string) {
		p, err := compile.Compile(src)
		if err != nil {
			if errs := err.(grammar.Errors); len(errs) == 0 {
				t.Error("an error with nothing in it")
			}
			return
		}
		_ = p.String()
	})
}

func BenchmarkCompile(b *testing.B) {
	for name, filter := range map[string]string{
		"short": `tcp.port == 443`,
		"long":  `ip.addr == 10.0.0.0/8 and (tcp.port in {80, 443, 8000 .. 8080} or udp.length > 100) and not eth.src[0:3] == 00:00:5e`,
		"regex": `frame matches "(?:get|post) /(?=index)"`,
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				compile.MustCompile(filter)
			}
		})
	}
}
