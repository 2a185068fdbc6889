package eval

import (
	"time"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/eval/capture"
	"github.com/google/gopacket"
)

// Matcher runs one program over one stream of packets, in order: it holds the state of the stream, such as the
// conversations seen so far. It must not be shared by goroutines; programs may be.
type Matcher struct {
	set  *Set
	hit  Bits
	link capture.Interface // of packets given without an interface
	n    int
}

// New makes a matcher for a program. The error is a [*compile.UnsupportedError] when the program uses fields that dfc cannot
// evaluate.
func New(p *compile.Program, options ...Option) (*Matcher, error) {
	set, err := NewSet([]*compile.Program{p}, options...)
	if err != nil {
		return nil, err
	}
	return &Matcher{set: set, hit: make(Bits, 1), link: capture.Interface{ID: -1, Link: LinkEthernet}}, nil
}

// LinkEthernet is the link type of packets given to [Matcher.Match], until [Matcher.SetLink] is called.
const LinkEthernet capture.LinkType = 1

// SetLink says what the bytes given to [Matcher.Match] begin with.
func (m *Matcher) SetLink(t capture.LinkType) { m.link.Link = t }

// Match tells whether the filter is true for a packet: data are its captured bytes, from the link header on. The packets
// are numbered in the order of the calls.
func (m *Matcher) Match(ci gopacket.CaptureInfo, data []byte) bool {
	m.n++
	return m.MatchFrame(&capture.Frame{
		Number:    m.n,
		Sec:       ci.Timestamp.Unix(),
		Nsec:      int32(ci.Timestamp.Nanosecond()),
		HasTime:   ci.Timestamp != time.Time{},
		Len:       ci.Length,
		Data:      data,
		Interface: &m.link,
	})
}

// MatchFrame tells whether the filter is true for a frame of a capture file.
func (m *Matcher) MatchFrame(f *capture.Frame) bool {
	m.set.MatchFrame(f, m.hit)
	return m.hit[0] != 0
}

// Stateful tells whether frames before one matter to whether it matches, and not only the others that carry a part of the same packet. If
// so, the Matcher must be given all frames.
func (m *Matcher) Stateful() bool { return m.set.d.plan.stateful }
