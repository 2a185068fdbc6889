package eval

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/capture"
)

// captures are the files to test with: the project's own, and with DFC_SHARED the ones there.
func captures(tb testing.TB) []string {
	tb.Helper()
	var all []string
	for _, dir := range []string{"../testdata/captures", "../testdata/nginx-reset", filepath.Join(os.Getenv("DFC_SHARED"), "pcaps")} {
		for _, pattern := range []string{"*.pcap", "*.pcapng"} {
			found, err := filepath.Glob(filepath.Join(dir, pattern))
			if err != nil {
				tb.Fatal(err)
			}
			all = append(all, found...)
		}
	}
	return all
}

// framesOf reads a capture up to its end or its damage.
func framesOf(tb testing.TB, path string) []*capture.Frame {
	tb.Helper()
	r, err := capture.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer r.Close()
	var frames []*capture.Frame
	for {
		f, err := r.Next()
		var damage *capture.Error
		if errors.Is(err, io.EOF) || errors.As(err, &damage) {
			return frames
		}
		if err != nil {
			tb.Fatal(err)
		}
		frames = append(frames, f.Clone())
	}
}

func program(tb testing.TB, filter string) *compile.Program {
	tb.Helper()
	p, err := compile.Compile(filter)
	if err != nil {
		tb.Fatalf("%s: %v", filter, err)
	}
	return p
}

// glanced compiles a filter twice: with a glance first, if there is one, and without.
func glanced(tb testing.TB, filter string) (with, without *Matcher) {
	tb.Helper()
	p := program(tb, filter)
	with, err := New(p)
	if err != nil {
		tb.Fatalf("%s: %v", filter, err)
	}
	without, _ = New(p)
	without.set.d.glance = nil
	return with, without
}

// glanceFilters are filters that a glance decides, one at least for each number that stands in a header.
func glanceFilters() []string {
	filters := []string{
		"tcp.flags.reset == 1 and ip.addr == 10.20.30.2",
		"tcp.port in {80, 443, 8000..8100} and !(ip.addr == 10.0.0.0/8)",
		"ip.src != 10.20.30.2 || tcp.srcport == 80",
		"not ip and not ipv6",
		"!(tcp or udp)",
		"ip.addr !== 10.20.30.2 and tcp.port !== 80",
		`tcp and frame contains "GET"`,
		"ip.ttl < 64 or tcp.len > 100",
		"vlan.id == 1 or mpls.label == 16",
		"ip.version == 6",
		"frame.len > 100 and tcp or frame.cap_len != 60 and udp",
		`frame contains "HTTP" or tcp matches "^..\\x00\\x50"`,
		`ip contains 0a:14 and not udp contains "a"`,
	}
	filters = append(filters, conversationFilters...)
	numbers := 0
	for _, f := range protocol.Fields() {
		if !inHeaders(&compile.FieldRef{Field: f}) {
			if f.Type == ftype.Protocol {
				filters = append(filters, f.Name, "ip and not "+f.Name)
			} else if _, ok := plain[f.Protocol]; ok { // values of code, after a glance
				filters = append(filters, f.Name, "ip.ttl > 60 and "+f.Name)
				if f.Type.Family() == ftype.IntegerFamily {
					filters = append(filters, f.Name+" > 2", "tcp.flags.syn == 1 and "+f.Name+" == 1")
				}
			}
			continue
		}
		numbers++
		switch {
		case f.Type == ftype.IPv4:
			filters = append(filters, f.Name+" == 10.0.0.0/8", f.Name)
		case f.Type.Family() == ftype.BooleanFamily:
			filters = append(filters, f.Name+" == 1", "not "+f.Name)
		default:
			filters = append(filters, []string{"%s == 1", "%s != 1", "%s > 0", "not %[1]s in {0, 2..20}", "%s !== 0"}[numbers%5])
			filters[len(filters)-1] = fmt.Sprintf(filters[len(filters)-1], f.Name)
		}
	}
	return filters
}

// conversationFilters are decided at a glance for the segments that change nothing.
var conversationFilters = []string{
	"tcp.seq == 1 and tcp.flags.reset == 1", "tcp.seq == 0 and tcp.flags.syn == 0 or tcp.ack == 1 and tcp.window_size < 100",
	"tcp.ack > 1000 and tcp.flags.fin == 1",
	"tcp.dstport > 1000 and tcp.connection.fin_active", "tcp.stream.server.contiguity_count > 1 and tcp.flags.fin == 1",
	"tcp.stream > 1 and tcp.flags.syn == 1 and tcp.ack == 1",
	`http.request.method == "POST"`,
	`http.response.code >= 400 or tcp.flags.reset == 1`,
	`http.host matches "a" and not tcp.port == 80`,
	"http", "not http", "http.content_type", "tcp.port == 443 and !tls",
	`http.file_data contains "a"`,
	`dns.qry.name contains "a"`, "dns.flags.response == 1 and tcp", "not dns.qry.type in {1, 28}",
	"tls.handshake.type == 1", `tls.handshake.extensions_server_name != "a"`, "tls.record.length > 1000", "tls.app_data",
	"http and tcp.len > 100", "dns or tls or http", "json or xml or image-gif", "quic or dtls", "http2",
	"rtp", "rtp.ssrc", "rtp.p_type == 8", "sip or sdp",
}

// TestGlanceAgrees pins that a glance never decides other than the dissection does.
func TestGlanceAgrees(t *testing.T) {
	var files [][]*capture.Frame
	paths := captures(t)
	for _, path := range paths {
		files = append(files, framesOf(t, path))
	}
	everything := os.Getenv("DFC_SHARED") != ""
	for n, filter := range glanceFilters() {
		with, without := glanced(t, filter)
		if with.set.d.glance == nil {
			continue
		}
		for i, frames := range files {
			if !everything && (n+i)%10 != 0 { // a sample, to save time
				continue
			}
			with.set.d.state, without.set.d.state = newState(DefaultLimits), newState(DefaultLimits)
			for _, f := range frames {
				if got, want := with.MatchFrame(f), without.MatchFrame(f); got != want {
					t.Errorf("%s: %s: frame %d: %v at a glance, %v dissected", filter, paths[i], f.Number, got, want)
					break
				}
			}
		}
	}
}

// TestScoutsAgree pins that scouts, who look at the frames in no particular order, and lanes that settle the rest find the same as a matcher.
func TestScoutsAgree(t *testing.T) {
	filters := append([]string{
		"tcp.flags.reset == 1 and ip.addr == 10.20.30.2", "tcp.analysis.retransmission", "frame.time_relative > 1", "ip.stream == 2",
		"frame.number == 7 or udp", "tcp.stream == 3 and not arp", "icmp.resp_to", `frame contains "HTTP"`, "frame.time_delta_displayed > 0.1",
		"tcp.analysis.ack_rtt > 0.01 or icmp", "tcp.completeness == 31", "tcp.reassembled_in or tcp.time_delta > 0.1",
	}, append(searchFilters, conversationFilters...)...)
	crossed, parted, searched := 0, 0, 0
	for i, path := range captures(t) {
		frames := framesOf(t, path)
		for n, filter := range filters {
			if (n+i)%4 != 0 { // a sample, to save time
				continue
			}
			one, err := New(program(t, filter))
			if err != nil {
				t.Fatal(err)
			}
			var want []bool
			for _, f := range frames {
				want = append(want, one.MatchFrame(f))
			}
			for _, most := range []int{1, 3} {
				r := settled(t, filter, frames, most)
				if r.lanes > 1 {
					parted++
				}
				if r.crossed {
					crossed++
				}
				if r.searched {
					searched++
				}
				if j, differ := firstDifference(r.got, want); differ || len(r.got) != len(want) {
					t.Errorf("%s: %s: frame %d: %v with scouts and %d lanes, %v alone", filter, path, j+1, r.got[j], r.lanes, want[j])
				}
			}
		}
	}
	t.Logf("%d captures and filters had lanes, %d of them crossed; %d were searched", parted, crossed, searched)
	if searched == 0 || parted == 0 || crossed*5 > parted {
		t.Errorf("%d of %d captures and filters crossed lanes, %d were searched", crossed, parted, searched)
	}
}

// settling is how a filter was answered by scouts and lanes.
type settling struct {
	got               []bool
	lanes             int // in the first try
	crossed, searched bool
}

// drops is what tells by the bytes of a packet alone that it need not be looked at; nil: nothing does.
type drops func(link capture.LinkType, data []byte) bool

func (d drops) tell(f *capture.Frame) bool {
	return d != nil && f.Secrets == nil && d(f.Interface.Link, f.Data)
}

// settled answers a filter by scouts and lanes, with a search before if that helps, as the command does.
func settled(t *testing.T, filter string, frames []*capture.Frame, most int) (r settling) {
	set, _ := NewSet([]*compile.Program{program(t, filter)})
	const stretch = 50
	numbered := func(i int) *capture.Frame {
		f := *frames[i]
		f.Number = i%stretch + 1
		return &f
	}
	if x := set.Search(); x != nil {
		seekers := [2]*Seeker{x.Seeker(), x.Seeker()}
		for i := range frames {
			seekers[i/stretch%2].Look(numbered(i))
		}
		x.Done()
		r.searched = true
	}
	for try := 0; ; try++ {
		lanes := set.Lanes(most)
		if try == 0 {
			r.lanes = len(lanes)
		}
		scout, words := set.Scout(len(lanes)), make([][]uint64, len(frames))
		drops := drops(scout.Drops())
		for start := (len(frames) - 1) / stretch * stretch; start >= 0; start -= stretch {
			for i := start; i < min(start+stretch, len(frames)); i++ {
				if words[i] = make([]uint64, set.ScoutWords()); drops.tell(frames[i]) || !scout.Look(numbered(i), words[i]) {
					words[i] = nil
				}
			}
		}
		var err error
		for i := 0; i < len(frames) && err == nil; i++ {
			for _, lane := range lanes {
				if words[i] != nil && err == nil {
					err = lane.Settle(frames[i], words[i])
				}
			}
			if err == nil && i >= len(r.got) { // what was found out in an earlier try is to be right, too
				r.got = append(r.got, words[i] != nil && Bits(words[i][:set.Words()]).Any())
			}
		}
		if err == nil {
			return r
		}
		if len(lanes) == 1 && (try > 0 || !r.searched) {
			t.Fatalf("%s: %v with a single lane", filter, err)
		}
		r.crossed = true
	}
}

func firstDifference(got, want []bool) (int, bool) {
	for i := range got {
		if got[i] != want[i] {
			return i, true
		}
	}
	return 0, false
}

// TestGlanceDecides pins that the usual filters are decided at a glance.
func TestGlanceDecides(t *testing.T) {
	frames := framesOf(t, "../testdata/nginx-reset/client-side.pcap")
	for _, filter := range []string{
		"tcp.flags.reset == 1 and ip.addr == 10.20.30.2", "tcp.port in {80, 443}", "ip.src == 10.20.30.0/24", "tcp", "not arp",
		"tcp.flags.reset == 1 and tcp.len > 0", "frame.len > 1000", "frame.cap_len <= 60 and not udp",
	} {
		m, _ := glanced(t, filter)
		decided := 0
		for _, f := range frames {
			if m.set.d.see(f); m.set.d.seen && m.set.looks[0](m.set.d.glance) != unsure {
				decided++
			}
		}
		if decided < len(frames)*9/10 {
			t.Errorf("%s: %d of %d frames decided", filter, decided, len(frames))
		}
	}
}

// dropsMatch tells whether a scout would drop a frame by its bytes that the filter is true for.
func dropsMatch(with, without *Matcher, f *capture.Frame) bool {
	return !with.set.d.plan.stateful && with.set.d.glance.drops(f.Interface.Link, f.Data) && without.MatchFrame(f)
}

// TestDrops pins that no frame is dropped by its bytes that a filter is true for, also where it is cut or damaged.
func TestDrops(t *testing.T) {
	paths, dropped := captures(t), 0
	for n, filter := range glanceFilters() {
		with, without := glanced(t, filter)
		if with.set.d.glance == nil || with.set.d.plan.stateful {
			continue
		}
		for i, path := range paths {
			if (n+i)%50 != 0 { // a sample, to save time
				continue
			}
			frames := framesOf(t, path)
			for _, f := range frames[:min(len(frames), 30)] {
				with.MatchFrame(f) // and learn its route
				whole := slices.Clone(f.Data)
				for at := range 80 { // the end of the frame, and where one byte is another
					f.Data = append(f.Data[:0], whole[:len(whole)-min(max(0, at-60), len(whole))]...)
					if at < min(60, len(f.Data)) {
						f.Data[at] ^= 0x1f
					}
					if dropsMatch(with, without, f) {
						t.Fatalf("%s: %s: frame %d with %d bytes, %#x: dropped", filter, path, f.Number, len(f.Data), f.Data)
					}
					if with.set.d.glance.drops(f.Interface.Link, f.Data) {
						dropped++
					}
				}
			}
		}
	}
	if dropped == 0 {
		t.Error("nothing was dropped")
	}
}

// FuzzGlance looks for a frame that a glance decides other than the dissection does.
func FuzzGlance(f *testing.F) {
	for _, frame := range framesOf(f, "../testdata/nginx-reset/client-side.pcap")[:5] {
		f.Add(uint16(1), frame.Data, uint16(0))
	}
	var pairs [][2]*Matcher
	for _, filter := range glanceFilters()[:12] {
		with, without := glanced(f, filter)
		pairs = append(pairs, [2]*Matcher{with, without})
	}
	f.Fuzz(func(t *testing.T, link uint16, data []byte, cut uint16) {
		frame := &capture.Frame{Data: data, Len: len(data) + int(cut), Interface: &capture.Interface{Link: capture.LinkType(link)}}
		for i, p := range pairs {
			p[0].set.d.state, p[1].set.d.state = newState(DefaultLimits), newState(DefaultLimits)
			if got, want := p[0].MatchFrame(frame), p[1].MatchFrame(frame); got != want {
				t.Errorf("%s: %v at a glance, %v dissected", glanceFilters()[i], got, want)
			}
			if p[0].set.d.glance != nil && dropsMatch(p[0], p[1], frame) {
				t.Errorf("%s: dropped", glanceFilters()[i])
			}
		}
	})
}

// TestRoutes pins that a route leads to the headers that a glance finds by walking, also in frames that are cut or damaged.
func TestRoutes(t *testing.T) {
	for _, filter := range []string{"tcp.flags.reset == 1 and ip.addr == 10.20.30.2", "udp.length > 8 or ipv6.hlim == 64", "eth.src and ip.len > 100", "icmp", "dns"} {
		with, walking := newGlance(newPlan([]*compile.Program{program(t, filter)}, nil)), newGlance(newPlan([]*compile.Program{program(t, filter)}, nil))
		taken := 0
		for _, path := range captures(t) {
			for _, f := range framesOf(t, path) {
				whole := slices.Clone(f.Data)
				for at := range 100 { // the end of the frame, and where one byte is another
					f.Data = append(f.Data[:0], whole[:len(whole)-min(max(0, at-60), len(whole))]...)
					if at < min(60, len(f.Data)) {
						f.Data[at] ^= 0x1f
					}
					got := with.see(f)
					if with.on != nil {
						taken++
					}
					walking.frame, walking.spots, walking.payload = f, walking.found[:0], false
					if want := walking.walk(f); got != want || with.payload != walking.payload || (want || walking.payload) && !slices.Equal(with.spots, walking.spots) {
						t.Fatalf("%s: %s, frame %d with %d bytes: %v %+v, want %v %+v", filter, path, f.Number, len(f.Data), got, with.spots, want, walking.spots)
					}
				}
			}
		}
		if taken == 0 {
			t.Errorf("%s: no frame goes along a route", filter)
		}
	}
}
