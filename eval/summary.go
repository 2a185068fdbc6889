package eval

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/dfc-lang/dfc/compile/catalog"
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/capture"
)

// Summary is a frame in one line, as Wireshark's list of packets shows it. Of a protocol that
// has no describer it tells the title.
type Summary struct {
	Number      int
	Time        time.Duration // since the first frame
	HasTime     bool
	Digits      int    // of the time after the point
	Source      string // the innermost address of the packet itself; empty where there is none
	Destination string
	Protocol    string // the innermost protocol
	Length      int    // on the wire
	Info        string

	mark, tail string             // what the transport layer puts before and after all that is said
	said       *protocol.Protocol // which has told of its messages
}

// say tells of a message; those before of the same protocol in the frame have been told of.
func (s *Summary) say(l at, text string) {
	if s.said == l.proto {
		s.Info += text
	} else {
		s.Info, s.said = text, l.proto
	}
}

// String is the line that tshark prints.
func (s Summary) String() string {
	var since string
	if s.HasTime {
		since = seconds(s.Time, s.Digits)
	}
	return fmt.Sprintf("%5d %10s %12s → %-12s %s %d %s", s.Number, since, s.Source, s.Destination, s.Protocol, s.Length, s.Info)
}

// seconds prints a length of time.
func seconds(t time.Duration, digits int) string {
	sign := ""
	if t < 0 {
		sign, t = "-", -t
	}
	text := fmt.Sprintf("%s%d.%09d", sign, t/time.Second, t%time.Second)
	if digits == 0 {
		digits = -1 // no point either
	}
	return text[:len(text)-9+digits]
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
	var fields []*protocol.Field
	for _, p := range protocol.All() {
		fields = append(fields, p.Self)
		for _, f := range describers[p].needs {
			fields = append(fields, pooled(f))
		}
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
		Digits:  f.Interface.Digits(),
		Length:  f.Len,

		Protocol: "UNKNOWN", // as of all link types without declaration
	}
	var quoting Summary
	for i := 1; i < len(s.d.layers); i++ {
		l := at{&s.d, i, &s.d.layers[i]}
		if l.part || l.proto.Title == "" { // of a header, or known by name only
			continue
		}
		if l.isPart() {
			continue
		}
		describe := describers[l.proto]
		if !describe.adds {
			sum.Protocol = strings.ToUpper(l.proto.Name)
			if sum.said != l.proto {
				sum.Info = l.proto.Title
			}
		}
		if describe.show != nil {
			describe.show(l, &sum)
		}
		if describe.quotes {
			quoting = sum
		} else if quoting.Protocol != "" { // of a packet that is quoted, only the addresses are shown
			sum.Protocol, sum.Info, sum.said = quoting.Protocol, quoting.Info, quoting.said
			sum.mark, sum.tail = quoting.mark, quoting.tail
		}
		if l.proto == protocol.ICMP || l.proto == protocol.ICMPv6 {
			break // what follows is the packet that an error quotes
		}
	}
	sum.Info = sum.mark + sum.Info + sum.tail
	for _, p := range slices.Compact(s.d.damage) {
		switch p {
		case protocol.Malformed:
			sum.Info += "[Malformed Packet]"
		case protocol.Short:
			sum.Info += "[Packet size limited during capture]"
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

// text is the first value of a field of the layer, in print; empty where the field is absent.
func (l at) text(f *protocol.Field) string {
	for _, source := range pooled(f).Sources() {
		if !source.Computed() && source.Protocol != l.proto {
			continue
		}
		if v, ok := l.first(source); ok {
			return ftype.Text(v)
		}
	}
	return ""
}

// has tells whether the layer has a value of a field that is not false.
func (l at) has(f *protocol.Field) bool {
	v, ok := l.first(f)
	return ok && (f.Type != ftype.Boolean || v.Num != 0)
}

// told is all the values that code gave of the layer, in their order.
func (l at) told() iter.Seq[*computed] {
	return func(yield func(*computed) bool) {
		for i := range l.d.computed {
			if c := &l.d.computed[i]; c.layer == l.index && !yield(c) {
				return
			}
		}
	}
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
