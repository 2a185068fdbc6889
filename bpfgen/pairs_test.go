package bpfgen

import (
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"net/netip"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval"
	"github.com/dfc-lang/dfc/eval/capture"
	"golang.org/x/net/bpf"
)

// usual are the protocols that most of the packets have.
var usual = []*protocol.Protocol{
	protocol.Eth, protocol.VLAN, protocol.ARP, protocol.IP, protocol.IPv6, protocol.TCP, protocol.UDP, protocol.ICMP, protocol.ICMPv6,
	protocol.TCPOptMSS, protocol.TCPOptTimestamp, protocol.TCPOptSACK, protocol.TCPOptScale, protocol.TCPOptMPTCP, protocol.TCPOptFastOpen, protocol.TCPOptSACKPermitted,
	protocol.IPv6FragHdr, protocol.SLL, protocol.Null, protocol.PPP, protocol.WLAN,
}

// typed is a filter over declared fields whose constants are of the fields' types.
func (p packets) typed() string {
	for {
		f := p.leaf()
		for p.one(3) {
			f = "(" + f + ") " + pick(p.Rand, "and", "or", "xor", "and not", "or not") + " (" + p.leaf() + ")"
		}
		if p.one(3) {
			f = "not (" + f + ")"
		}
		if prog, err := compile.Compile(f); err == nil && prog.Supported() == nil {
			return f
		}
	}
}

// field picks a declared field.
func (p packets) field() *protocol.Field {
	all := protocol.All()
	for {
		x := all[p.IntN(len(all))]
		if !p.one(4) {
			x = usual[p.IntN(len(usual))]
		}
		if len(x.Fields) > 0 && !p.one(12) {
			return x.Fields[p.IntN(len(x.Fields))]
		}
		if x.Name != "" {
			return x.Self
		}
	}
}

// leaf is one test, which need not be one that compiles.
func (p packets) leaf() string {
	f := p.field()
	name := f.Name
	relation := pick(p.Rand, "==", "==", "!=", "===", "!==", "<", "<=", ">", ">=")
	quantifier := pick(p.Rand, "", "", "", "any ", "all ")
	switch p.IntN(15) {
	case 0:
		return name
	case 1:
		skip, count := p.IntN(8), 1+p.IntN(6)
		return fmt.Sprintf("%s[%d:%d] %s %s", name, skip, count, relation, p.hex(count))
	case 2:
		return fmt.Sprintf("%s%s %sin {%s, %s..%s}", quantifier, name, pick(p.Rand, "", "not "), p.literal(f), p.literal(f), p.literal(f))
	case 3:
		return fmt.Sprintf("%s & %s %s %s", name, p.literal(f), relation, p.literal(f))
	case 4:
		return fmt.Sprintf("%s %s %s", name, relation, p.field().Name)
	case 5:
		return fmt.Sprintf("%s contains %s", name, p.hex(1+p.IntN(3)))
	case 6:
		skip, count := p.IntN(8), 1+p.IntN(20)
		return fmt.Sprintf("%s[%d:%d] contains %s", name, skip, count, p.hex(1+p.IntN(3)))
	case 7:
		like := f.Protocol.Fields
		if len(like) == 0 {
			return name
		}
		return fmt.Sprintf("%s%s %s %s", quantifier, name, relation, like[p.IntN(len(like))].Name)
	case 8:
		return fmt.Sprintf("%s%s %s %d %s %s", quantifier, name, pick(p.Rand, "+", "-", "*", "/", "%", "&"), pick(p.Rand, 0, 1, 2, 3, 7, 64, 1000), relation, p.literal(f))
	case 9:
		return p.payload(relation)
	case 10:
		return fmt.Sprintf("%stcp.len %s %d", quantifier, relation, p.IntN(18))
	}
	return fmt.Sprintf("%s%s %s %s", quantifier, name, relation, p.literal(f))
}

// payload is a test of the bytes behind a header.
func (p packets) payload(relation string) string {
	name, skip, text := pick(p.Rand, "udp.payload", "tcp.payload", "tcp", "udp"), p.IntN(4), "GET / HTTP/1.1"
	switch {
	case p.one(6):
		return name + pick(p.Rand, "", fmt.Sprintf("[%d:%d]", skip, 1+p.IntN(5)))
	case p.one(6):
		return fmt.Sprintf("%s[%d:%d] contains %s", name, skip, 1+p.IntN(12), p.hex(1+p.IntN(3)))
	case p.one(2):
		n := 1 + p.IntN(8)
		if name == "tcp" || name == "udp" {
			return fmt.Sprintf("%s[%d:%d] %s %s", name, 20*p.IntN(2)+skip, n, relation, p.hex(n))
		}
		return fmt.Sprintf("%s[%d:%d] %s %s", name, skip, n, relation, p.hex(n))
	}
	n := 1 + p.IntN(len(text)-skip)
	return fmt.Sprintf("%s[%d:%d] %s %q", pick(p.Rand, "tcp.payload", "tcp.payload", "udp.payload"), skip, n, relation, text[skip:skip+n])
}

func (p packets) hex(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = pick[byte](p.Rand, 0, 0, 1, 0x0a, 0x80, 6, 0x45, byte(p.Uint32()))
	}
	s := hex.EncodeToString(b)
	for i := len(s) - 2; i > 0; i -= 2 {
		s = s[:i] + ":" + s[i:]
	}
	return s
}

// literal is a constant of a field's type.
func (p packets) literal(f *protocol.Field) string {
	switch f.Type {
	case ftype.Boolean:
		return pick(p.Rand, "0", "1")
	case ftype.IPv4:
		a, _ := netip.AddrFromSlice(p.ipv4())
		return a.String() + pick(p.Rand, "", "", "/8", "/31")
	case ftype.IPv6:
		a, _ := netip.AddrFromSlice(p.ipv6())
		return a.String() + pick(p.Rand, "", "", "/10", "/65")
	case ftype.Ether:
		s := hex.EncodeToString(p.mac())
		return strings.Join([]string{s[:2], s[2:4], s[4:6], s[6:8], s[8:10], s[10:]}, ":")
	case ftype.Bytes:
		for _, x := range f.Sources() {
			if x.Layout != nil && x.Layout.Width > 0 {
				return p.hex(x.Layout.Width)
			}
		}
		return p.hex(1 + p.IntN(8))
	}
	bits := 16
	for _, x := range f.Sources() {
		if x.Layout != nil && x.Layout.Width > 0 {
			bits = min(8*x.Layout.Width, 32)
		}
	}
	return strconv.FormatUint(pick(p.Rand, 0, 1, 6, 17, 58, 64, 80, 443, 0x800, p.Uint64()>>(64-bits), p.Uint64()>>(65-bits), p.Uint64()%256), 10)
}

// pool is packets of one link type for filters to be run over.
func pool(t testing.TB, r packets, link LinkType, n int) []*capture.Frame {
	on := &capture.Interface{Link: capture.LinkType(link), SnapLen: 1 << 18}
	var frames []*capture.Frame
	for len(frames) < n {
		if b := r.packet(link); len(b) > 0 {
			frames = append(frames, &capture.Frame{Interface: on, Data: b, Len: len(b), Sec: 1, HasTime: true})
		}
	}
	files, _ := filepath.Glob("../testdata/captures/*.pcap*")
	for _, name := range files {
		if !strings.HasSuffix(name, ".pcap") && !strings.HasSuffix(name, ".pcapng") {
			continue
		}
		for _, f := range readAll(t, name) {
			if f.Interface != nil && LinkType(f.Interface.Link) == link && len(f.Data) > 0 {
				frames = append(frames, &capture.Frame{Interface: on, Data: f.Data, Len: f.Len, Sec: f.Sec, Nsec: f.Nsec, HasTime: true})
			}
		}
	}
	r.Shuffle(len(frames), func(i, j int) { frames[i], frames[j] = frames[j], frames[i] })
	return frames[:n]
}

// TestPairs compares package eval, the virtual machine of package bpf and the kernel on random filters over all declared fields
// and packets both random and real: the program accepts what the filter matches, and nothing else where it is exact.
// DFC_PAIRS is how many pairs of a packet and a filter to go through; DFC_SEED begins another sequence.
func TestPairs(t *testing.T) {
	want, size := 60_000, 1_000
	if n, err := strconv.Atoi(os.Getenv("DFC_PAIRS")); err == nil {
		want, size = n, 10_000
	}
	seed, _ := strconv.ParseUint(os.Getenv("DFC_SEED"), 10, 64)
	r := packets{rand.New(rand.NewPCG(seed, 7))}
	s := newSocket(t)
	kernel := s.attach([]bpf.Instruction{bpf.RetConstant{Val: 0}}) == nil
	pools := map[LinkType][]*capture.Frame{}
	for _, link := range links {
		pools[link] = pool(t, r, link, size)
	}
	var pairs, matched, passed, exact, inKernel, programs int
	for began := time.Now(); pairs < want; programs++ {
		link := links[0]
		if r.one(3) {
			link = links[r.IntN(len(links))]
		}
		source := r.typed()
		n := comparePrograms(t, r, s, kernel, source, link, pools[link])
		pairs += len(pools[link])
		matched, passed, inKernel = matched+n.matched, passed+n.passed, inKernel+n.kernel
		if n.exact {
			exact += len(pools[link])
		}
		if programs%100 == 99 {
			t.Logf("%v: %d programs, %d pairs, %d matched, %d passed, %d of exact programs, %d in the kernel", time.Since(began).Round(time.Second), programs+1, pairs, matched, passed, exact, inKernel)
		}
		if t.Failed() && os.Getenv("DFC_PAIRS") == "" {
			return
		}
	}
	t.Logf("%d programs, %d pairs, %d matched, %d passed, %d of exact programs, %d in the kernel", programs, pairs, matched, passed, exact, inKernel)
}

type compared struct {
	matched, passed, kernel int
	exact                   bool
}

// comparePrograms compares the three on one filter; every hundredth packet goes through the kernel as well.
func comparePrograms(t *testing.T, r packets, s socket, kernel bool, source string, link LinkType, frames []*capture.Frame) (o compared) {
	p := compile.MustCompile(source)
	prog, err := Lower(p, Options{Link: link})
	if err != nil {
		t.Errorf("%s on %v: %v", source, link, err)
		return o
	}
	vm, err := bpf.NewVM(prog.Instructions)
	if err != nil {
		t.Fatalf("%s on %v: %v", source, link, err)
	}
	if kernel {
		if err := s.attach(prog.Instructions); err != nil {
			t.Errorf("%s on %v: the kernel refuses the program: %v", source, link, err)
			return o
		}
	}
	m, err := eval.New(p)
	if err != nil {
		t.Fatalf("%s: %v", source, err)
	}
	o.exact = prog.Exact
	wrong := 0
	for i, f := range frames {
		want, got := m.MatchFrame(f), accepts(t, vm, f.Data)
		if want {
			o.matched++
		}
		if got {
			o.passed++
		}
		if want && !got || prog.Exact && want != got {
			if wrong++; wrong == 1 {
				t.Errorf("%s on %v: filter %v, program %v (exact: %v) for\n% x", source, link, want, got, prog.Exact, f.Data)
			}
		}
		if kernel && i%100 == 0 && len(f.Data) < 60_000 {
			o.kernel++
			if there := s.accepts(t, f.Data); there != got {
				t.Errorf("%s on %v: machine %v, kernel %v for % x", source, link, got, there, f.Data)
			}
		}
	}
	return o
}
