package eval

import (
	"bytes"
	"encoding/binary"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/capture"
)

// Many filters of payload ask for a text that stands in the stream as it is: a method, a host, a server's name. A conversation over TCP that
// does not carry the text has no frame that matches, and what it says is nothing to the others. So a search goes through the stream first:
// it looks at single segments, side by side and in no order, which costs little, and finds the conversations that may carry the text. After
// that, all frames of the others are dropped.
//
// It finds too many rather than too few: also those in frames that a glance does not see through, and those where a segment ends with the
// beginning of the text, unless the next one is seen not to go on with it. What it can't find, a conversation in fragments or in a tunnel over
// UDP, is not dropped; a lane that comes upon one which was not found says so, and everything is done once more without the search.

// Search is a look at a stream before its frames are given to a [Set].
type Search struct {
	set    *Set
	texts  []sought        // one of them stands in every conversation in which a program is true
	opaque map[uint16]bool // ports of protocols that may hide it, or that tell what another conversation carries
	found  *found

	mu      sync.Mutex
	seekers []*Seeker
}

// sought is a text that is searched for.
type sought struct {
	b       []byte
	from    int  // so many bytes at its beginning may be missing where all the others are in one piece
	records bool // it may go on in another record of TLS
}

// found are conversations, by parts of their hashes.
type found [1 << 16]atomic.Uint64

func (f *found) add(c *quietFlow) {
	h := c.hash() >> 10
	f[h>>6].Or(1 << (h & 63))
}

func (f *found) has(c *quietFlow) bool {
	h := c.hash() >> 10
	return f[h>>6].Load()>>(h&63)&1 != 0
}

// drops tells whether the frame that was glanced at is of a conversation that was not found.
func (f *found) drops(d *dissection) bool {
	if f == nil || d.plan.secrets || !d.seen && !d.glance.payload {
		return false
	}
	c, _, ok := d.glance.flow()
	return ok && !f.has(&c)
}

// Search makes a search for the set. It is nil where that would be of no use.
func (s *Set) Search() *Search {
	if s.d.glance == nil || s.d.plan.secrets || !s.d.plan.parts() || !s.d.plan.payloadQuiet {
		return nil
	}
	x := &Search{set: s, opaque: map[uint16]bool{}, found: new(found)}
	for _, p := range s.sources {
		texts := textsOf(p.Root)
		if texts == nil {
			return nil
		}
		x.texts = append(x.texts, texts...)
	}
	records := slices.ContainsFunc(x.texts, func(t sought) bool { return t.records })
	if records {
		x.texts = append(x.texts, sought{b: []byte("CONNECT")}) // a tunnel through HTTP, to whatever port
	}
	protocol.TCPPorts.Each(func(port uint64, p *protocol.Protocol) {
		if p == protocol.FTP || records && hidesTLS(p) {
			x.opaque[uint16(port)] = true
		}
	})
	return x
}

// hidesTLS tells whether a protocol may carry TLS in pieces, or what does.
func hidesTLS(p *protocol.Protocol) bool { return p == protocol.OpenVPN || p == protocol.SOCKS }

// Done makes the set use what was found, when all of the stream was looked at.
func (x *Search) Done() {
	for _, k := range x.seekers {
		k.giveUp()
	}
	x.set.found = x.found
}

// verbatim are the fields whose values stand in the stream as they are, but for bytes that are no ASCII.
var verbatim = map[*protocol.Field]bool{
	protocol.HTTPMethod: true, protocol.HTTPURI: true, protocol.HTTPVersion: true, protocol.HTTPPhrase: true,
}

// lengthy are the fields before whose values stand bytes that follow from their length: the last of them always, those that are told to be from
// what writes them as everybody does.
var lengthy = map[*protocol.Field]func(n int) (before []byte, from int){
	protocol.TLSServerName: func(n int) ([]byte, int) {
		const hostName = 0
		b := binary.BigEndian.AppendUint16(nil, uint16(n+3)) // the length of a list of one name
		return binary.BigEndian.AppendUint16(append(b, hostName), uint16(n)), len(b) + 1
	},
}

func init() {
	verbatim[protocol.TLSServerName] = true
	for _, f := range protocol.HTTPHeaders {
		verbatim[f] = true
	}
}

const leastText = 3 // bytes; shorter ones are everywhere

// textsOf are texts of which one stands in the stream where the test is true; nil if there are none known.
func textsOf(t compile.Test) (best []sought) {
	switch t := t.(type) {
	case *compile.And:
		for _, x := range t.X {
			if texts := textsOf(x); texts != nil && (best == nil || len(texts) < len(best)) {
				best = texts
			}
		}
	case *compile.Or:
		for _, x := range t.X {
			texts := textsOf(x)
			if texts == nil {
				return nil
			}
			best = append(best, texts...)
		}
	case *compile.Compare:
		if t.Relation == compile.Equal || t.Relation == compile.Contains {
			best = textOf(t.X, t.Y, t.Relation == compile.Equal)
		}
	case *compile.In:
		for _, e := range t.Set {
			text := textOf(t.X, e.Low, true)
			if text == nil || e.High != nil {
				return nil
			}
			best = append(best, text...)
		}
	}
	return best
}

// textOf is the text that stands in the stream where a field's value is a constant, or contains it.
func textOf(x, y compile.Operand, whole bool) []sought {
	ref, ok := x.(*compile.FieldRef)
	c, constant := y.(*compile.Const)
	if !ok || !constant || ref.Raw || ref.Label || ref.Layers != nil {
		return nil
	}
	text := sought{b: c.Value.Bytes}
	for _, f := range ref.Field.Sources() {
		if !verbatim[f] {
			return nil
		}
		text.records = f.Protocol == protocol.TLS
		if frame := lengthy[f]; whole && frame != nil && len(ref.Field.Sources()) == 1 {
			text.b, text.from = frame(len(c.Value.Bytes))
			text.b = append(text.b, c.Value.Bytes...)
		}
	}
	if len(text.b)-text.from < leastText || slices.ContainsFunc(c.Value.Bytes, func(b byte) bool { return b < ' ' || b >= 0x7f }) {
		return nil
	}
	return []sought{text}
}

// Seeker does a search, beside others.
type Seeker struct {
	d         *dissection
	texts     []sought
	opaque    map[uint16]bool
	longest   int
	found     *found
	begun     []begunText
	data, hit int // segments with payload, and those of conversations that are found
}

// begunText is the end of a segment that a text may begin in.
type begunText struct {
	flow quietFlow
	dir  int
	next uint32 // sequence number of what follows
	end  []byte
}

const (
	maxBegun   = 64
	enoughSeen = 1 << 14 // segments
	sample     = 8       // of these, one is looked up
)

// Seeker makes a seeker.
func (x *Search) Seeker() *Seeker {
	s := x.set
	set := newSet(s.sources, s.options, s.d.plan, s.d.glance.another())
	set.d.alone, set.d.found = true, x.found
	k := &Seeker{d: &set.d, texts: x.texts, opaque: x.opaque, found: x.found}
	for _, t := range x.texts {
		k.longest = max(k.longest, len(t.b))
		if t.records {
			k.longest = max(k.longest, tlsHeader+len(t.b))
		}
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.seekers = append(x.seekers, k)
	return k
}

// Look looks at a frame. Frames come in stretches as they do to [Scout.Look]. It reports false when it is of no use to go on: too many conversations
// are found.
func (k *Seeker) Look(f *capture.Frame) bool {
	if f.Number == 1 {
		k.giveUp()
	}
	d := k.d
	if d.see(f); d.plan.secrets { // texts may be encrypted
		return false
	}
	g := d.glance
	c, dir, ok := g.flow()
	var last *protocol.Protocol
	if n := len(g.spots); n > 0 {
		last = g.spots[n-1].proto
	}
	switch through := d.seen || g.payload; {
	case !through && last == protocol.UDP: // not to be told by the frame alone
		return true
	case !through || last == protocol.TCP && !ok:
		d.dissectSeen(f) // which adds the conversation
		return true
	case d.seen || !ok:
		return true
	}
	spot := &g.spots[len(g.spots)-1]
	segment := f.Data[spot.at:spot.end]
	if len(k.opaque) > 0 && (k.opaque[uint16(c.ports>>16)] || k.opaque[uint16(c.ports)]) || k.seek(&c, dir, uint32(tcpSeqBits.load(segment)), segment[spot.size:]) {
		k.found.add(&c)
	}
	if k.data++; k.data%sample == 0 && k.found.has(&c) {
		k.hit += sample
	}
	return k.data < enoughSeen || k.hit < k.data/2
}

// seek tells whether the payload of a segment, with what was begun before it, has one of the texts.
func (k *Seeker) seek(c *quietFlow, dir int, seq uint32, b []byte) bool {
	if len(b) == 0 {
		return false
	}
	before := 0 // of the bytes that follow
	var joined []byte
	if i := slices.IndexFunc(k.begun, func(t begunText) bool { return t.next == seq && t.dir == dir && t.flow.is(c) }); i >= 0 {
		joined = append(k.begun[i].end, b[:min(len(b), k.longest-1)]...)
		before = len(k.begun[i].end)
		k.begun = slices.Delete(k.begun, i, i+1)
		if k.has(joined) {
			return true
		}
	}
	if k.has(b) {
		return true
	}
	end := b
	if len(b) < k.longest && before > 0 {
		end = joined
	}
	end = end[max(0, len(end)-k.longest+1):]
	if k.begins(end) {
		if len(k.begun) == maxBegun {
			k.found.add(&k.begun[0].flow)
			k.begun = slices.Delete(k.begun, 0, 1)
		}
		k.begun = append(k.begun, begunText{*c, dir, seq + uint32(len(b)), slices.Clone(end)})
	}
	return false
}

func (k *Seeker) has(b []byte) bool {
	for i := range k.texts {
		if t := &k.texts[i]; bytes.Contains(b, t.b[t.from:]) || t.records && t.continued(b) {
			return true
		}
	}
	return false
}

// continued tells whether a text begins in one record of TLS and may go on in the next. That may be of another kind, if its version is one of
// TLS.
func (t *sought) continued(b []byte) bool {
	if len(b) == 0 {
		return false
	}
	if b[0] == recordHandshake { // and the record before ended with the segment before
		for n := 1; n <= t.from; n++ {
			if goesOn(b, t.b[n:]) {
				return true
			}
		}
	}
	for at := 1; at < len(b); at++ {
		i := bytes.IndexByte(b[at:], recordHandshake)
		if i < 0 {
			break
		}
		if at += i; t.continuedAt(b, at, 0) {
			return true
		}
	}
	for at := 2; at < len(b); at++ {
		i := bytes.IndexByte(b[at:], tls10>>8)
		if i < 0 {
			break
		}
		if at += i; validRecord(b[at-1]) && t.continuedAt(b, at-1, t.from) {
			return true
		}
	}
	last := len(b) - 1
	return last > 0 && validRecord(b[last]) && t.continuedAt(b, last, t.from)
}

// continuedAt is continued for a record that begins at a place, and more than least bytes before it.
func (t *sought) continuedAt(b []byte, at, least int) bool {
	for n := t.begunBy(b[:at], len(t.b)-1, least); n > 0; n = t.begunBy(b[:at], n-1, least) {
		if goesOn(b[at:], t.b[n:]) {
			return true
		}
	}
	return false
}

// begunBy is with how many bytes of the text, more than least and not more than most, a segment ends up to here; 0 if with none. The first of them may
// be those of the segment or the record before.
func (t *sought) begunBy(b []byte, most, least int) int {
	if len(b) == 0 {
		return 0
	}
	last := b[len(b)-1]
	for n := most; n > least; n-- {
		if t.b[n-1] != last {
			continue
		}
		if bytes.HasSuffix(b, t.b[:n]) || bytes.HasSuffix(t.b[:n], b) {
			return n
		}
		for first := 1; first <= min(t.from, n-1); first++ {
			record := len(b) - (n - first) - tlsHeader
			if record >= 0 && b[record] == recordHandshake && bytes.HasSuffix(b, t.b[first:n]) {
				return n
			}
		}
	}
	return 0
}

// goesOn tells whether the messages in records may begin with a text.
func goesOn(records, text []byte) bool {
	for len(records) >= tlsHeader {
		n := int(u16(records[3:]))
		body := records[tlsHeader:]
		switch {
		case !validRecord(records[0]):
			return false
		case records[0] == recordHandshake:
			same := min(n, len(text), len(body))
			if !bytes.Equal(body[:same], text[:same]) {
				return false
			}
			if text = text[same:]; len(text) == 0 {
				return true
			}
		}
		records = body[min(n, len(body)):]
	}
	return true
}

// begins tells whether bytes end with the beginning of a text.
func (k *Seeker) begins(b []byte) bool {
	for i := range k.texts {
		if t := &k.texts[i]; t.begunBy(b, len(t.b)-1, t.from) > 0 {
			return true
		}
	}
	return false
}

// giveUp takes texts that were begun for found.
func (k *Seeker) giveUp() {
	for i := range k.begun {
		k.found.add(&k.begun[i].flow)
	}
	k.begun = k.begun[:0]
}
