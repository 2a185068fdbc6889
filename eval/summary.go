package eval

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/dfc-lang/dfc/compile/catalog"
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/capture"
)

// Summary is a frame in one line, as Wireshark's list of packets shows it. It tells no more than dfc dissects: a DNS query
// is a UDP packet to port 53.
type Summary struct {
	Number      int
	Time        time.Duration // since the first frame
	HasTime     bool
	Source      string // the innermost address of the packet itself; empty where there is none
	Destination string
	Protocol    string // the innermost protocol
	Length      int    // on the wire
	Info        string
}

// String is the line that tshark prints.
func (s Summary) String() string {
	var since string
	if s.HasTime {
		since = seconds(s.Time)
	}
	return fmt.Sprintf("%5d %10s %12s → %-12s %s %d %s", s.Number, since, s.Source, s.Destination, s.Protocol, s.Length, s.Info)
}

// seconds prints a length of time with microseconds.
func seconds(t time.Duration) string {
	sign := ""
	if t < 0 {
		sign, t = "-", -t
	}
	return fmt.Sprintf("%s%d.%06d", sign, t/time.Second, t%time.Second/time.Microsecond)
}

// Summarizer makes summaries of a stream of frames. Like a [Matcher], it keeps the state of the stream, so it must read
// the frames that are not shown as well.
type Summarizer struct {
	d     dissection
	since ftype.Value
	timed bool
}

// NewSummarizer makes a Summarizer for a stream of frames.
func NewSummarizer(options ...Option) *Summarizer {
	fields := []*protocol.Field{
		protocol.TCPSeq, protocol.TCPAck, protocol.TCPLen,
		pooled(protocol.ARPSrcIPv4), pooled(protocol.ARPDstIPv4), pooled(protocol.ARPSrcMAC),
	}
	for _, p := range protocol.All() {
		fields = append(fields, p.Self)
	}
	s := &Summarizer{}
	pl := planFor(fields, options)
	s.d.init(pl, newGlance(pl))
	return s
}

// Read dissects a frame. displayed says whether it is shown.
func (s *Summarizer) Read(f *capture.Frame, displayed bool) {
	s.d.dissect(f)
	s.since, s.timed = s.d.since(&s.d.state.first)
	s.d.state.frameDone(f, displayed)
}

// Summary describes the frame read last.
func (s *Summarizer) Summary() Summary {
	f := s.d.frame
	sum := Summary{
		Number:  f.Number,
		Time:    time.Duration(int64(s.since.Num))*time.Second + time.Duration(s.since.Aux),
		HasTime: s.timed,
		Length:  f.Len,

		Protocol: "UNKNOWN", // as of all link types without declaration
	}
	for i := 1; i < len(s.d.layers); i++ {
		l := at{&s.d, i, &s.d.layers[i]}
		if l.part || l.proto.Title == "" { // of a header, or known by name only
			continue
		}
		if l.isPart() {
			continue
		}
		sum.Protocol, sum.Info = strings.ToUpper(l.proto.Name), l.proto.Title
		if describe := describers[l.proto]; describe != nil {
			describe(l, &sum)
		}
		if l.proto == protocol.ICMP || l.proto == protocol.ICMPv6 {
			break // what follows is the packet that an error quotes
		}
	}
	return sum
}

// at is a layer and its place in the frame.
type at struct {
	d     *dissection
	index int
	*layer
}

// describers fill in what a protocol shows of itself; later layers overwrite it.
var describers = map[*protocol.Protocol]func(l at, s *Summary){
	protocol.Eth: func(l at, s *Summary) {
		l.between(s, protocol.EthSrc, protocol.EthDst)
		if s.Destination == "ff:ff:ff:ff:ff:ff" {
			s.Destination = "Broadcast"
		}
		l.payloadType(s, protocol.EthType)
	},
	protocol.VLAN: func(l at, s *Summary) { l.payloadType(s, protocol.VLANType) },
	protocol.SLL: func(l at, s *Summary) {
		s.Source = l.text(protocol.SLLSrcEther)
		l.payloadType(s, protocol.SLLEtherType)
	},
	protocol.SLL2: func(l at, s *Summary) {
		s.Source = l.text(protocol.SLL2SrcEther)
		l.payloadType(s, protocol.SLL2EtherType)
	},
	protocol.ARP: describeARP,
	protocol.IP: func(l at, s *Summary) {
		l.between(s, protocol.IPSrc, protocol.IPDst)
		s.Protocol = "IPv4"
		if !l.last() {
			return
		}
		s.Info = label(protocol.IPProto, l.load(protocol.IPProto))
		if protocol.IP.Opaque.Holds(l.b) {
			s.Info = fmt.Sprintf("Fragmented IP protocol (proto=%s %d, off=%d, ID=%04x)",
				s.Info, l.load(protocol.IPProto), 8*l.load(protocol.IPFragOffset), l.load(protocol.IPID))
		}
	},
	protocol.IPv6: func(l at, s *Summary) {
		l.between(s, protocol.IPv6Src, protocol.IPv6Dst)
		s.Protocol = "IPv6"
		if l.last() {
			s.Info = label(protocol.IPProto, l.load(protocol.IPv6Next))
		}
	},
	protocol.ICMP:   describeICMP,
	protocol.ICMPv6: describeICMPv6,
	protocol.TCP:    describeTCP,
	protocol.UDP: func(l at, s *Summary) {
		s.Info = fmt.Sprintf("%d → %d Len=%d", l.load(protocol.UDPSrcPort), l.load(protocol.UDPDstPort),
			max(int(l.load(protocol.UDPLength))-protocol.UDP.MinHeader, 0))
	},
}

// last tells whether no other layer will say more: only then the labels are worth loading.
func (l at) last() bool {
	for i := range l.d.layers[l.index+1:] {
		if !l.d.layers[l.index+1+i].isPart() {
			return false
		}
	}
	return true
}

// isPart tells whether the layer is an option or an extension header: it belongs to the protocol before.
func (l *layer) isPart() bool { return strings.Contains(l.proto.Name, ".") }

// between shows the addresses, unless the header is too short for them.
func (l at) between(s *Summary, src, dst *protocol.Field) {
	s.Source = cmp.Or(l.text(src), s.Source)
	s.Destination = cmp.Or(l.text(dst), s.Destination)
}

// payloadType shows what follows as a number, for the case that nothing more is known of it.
func (l at) payloadType(s *Summary, f *protocol.Field) {
	if v, ok := l.value(f); ok && l.last() {
		s.Protocol, s.Info = fmt.Sprintf("0x%04x", v.Num), label(f, v.Num)
	}
}

func describeARP(l at, s *Summary) {
	src, dst := l.text(protocol.ARPSrcIPv4), l.text(protocol.ARPDstIPv4)
	switch l.load(protocol.ARPOpcode) {
	case 1:
		s.Info = fmt.Sprintf("Who has %s? Tell %s", dst, src)
	case 2:
		s.Info = fmt.Sprintf("%s is at %s", src, l.text(protocol.ARPSrcMAC))
	default:
		s.Info = label(protocol.ARPOpcode, l.load(protocol.ARPOpcode))
	}
}

func describeICMP(l at, s *Summary) {
	kind := l.load(protocol.ICMPType)
	s.Info = label(protocol.ICMPType, kind)
	if kind == 0 || kind == 8 {
		ttl := uint64(0)
		if below := &l.d.layers[l.index-1]; below.proto == protocol.IP {
			ttl = below.load(protocol.IPTTL)
		}
		s.Info = fmt.Sprintf("%-20s id=0x%04x, seq=%d/%d, ttl=%d", s.Info,
			l.load(protocol.ICMPIdent), l.load(protocol.ICMPSeq), l.load(protocol.ICMPSeqLE), ttl)
	}
}

func describeICMPv6(l at, s *Summary) {
	kind := l.load(protocol.ICMPv6Type)
	s.Protocol, s.Info = "ICMPv6", label(protocol.ICMPv6Type, kind)
	switch kind {
	case 128, 129:
		s.Info += fmt.Sprintf(" id=0x%04x, seq=%d", l.load(protocol.ICMPv6Ident), l.load(protocol.ICMPv6Seq))
	case 135:
		s.Info += " for " + l.text(protocol.ICMPv6NSTarget)
	}
}

func describeTCP(l at, s *Summary) {
	flags := l.load(protocol.TCPFlags)
	s.Info = fmt.Sprintf("%d → %d [%s] Seq=%s", l.load(protocol.TCPSrcPort), l.load(protocol.TCPDstPort),
		tcpFlagNames(flags), l.text(protocol.TCPSeq))
	if flags&tcpACK != 0 {
		s.Info += " Ack=" + l.text(protocol.TCPAck)
	}
	s.Info += " Len=" + l.text(protocol.TCPLen)
}

func tcpFlagNames(flags uint64) string {
	var set []string
	for i, name := range [...]string{"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"} {
		if flags>>i&1 != 0 {
			set = append(set, name)
		}
	}
	if set == nil {
		return "<None>"
	}
	return strings.Join(set, ", ")
}

// text is the first value of a field of the layer, in print; empty where the field is absent.
func (l at) text(f *protocol.Field) string {
	for _, source := range pooled(f).Sources() {
		if source.Protocol != l.proto {
			continue
		}
		if v, ok := l.first(source); ok {
			return ftype.Text(v)
		}
	}
	return ""
}

func (l at) first(f *protocol.Field) (ftype.Value, bool) {
	if !f.Computed() {
		return l.value(f)
	}
	for n := l.d.chains[f.ID].first; n != 0; n = l.d.computed[n-1].next {
		if c := &l.d.computed[n-1]; c.layer == l.index {
			return c.value, true
		}
	}
	return ftype.Value{}, false
}

// pooled is the field with all places that its name stands for, which may be several in one protocol.
func pooled(f *protocol.Field) *protocol.Field {
	pool, _ := protocol.Lookup(f.Name)
	return pool
}

// label is what Wireshark shows for a number in a field.
func label(f *protocol.Field, n uint64) string {
	if l := catalog.LabelsOf(f.Name); l != nil {
		return l.Text(n)
	}
	return fmt.Sprint(n)
}
