package eval

import (
	"bytes"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/capture"
)

// Many filters of payload ask for a text that stands in the stream as it is: a method, a host, a user agent. A conversation over TCP that
// does not carry the text has no frame that matches, and what it says is nothing to the others. So a search goes through the stream first:
// it looks at single segments, side by side and in no order, which costs little, and finds the conversations that may carry the text. After
// that, all frames of the others are dropped.
//
// It finds too many rather than too few: also those in frames that a glance does not see through, and those where a segment ends with the
// beginning of the text, unless the next one is seen not to go on with it. What it can't find, a conversation in fragments or in a tunnel over
// UDP, is not dropped; a lane that comes upon one which was not found says so, and everything is done once more without the search.

// Search is a look at a stream before its frames are given to a [Set].
type Search struct {
	set   *Set
	texts [][]byte // one of them stands in every conversation in which a program is true
	found *found

	mu      sync.Mutex
	seekers []*Seeker
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
	x := &Search{set: s, found: new(found)}
	for _, p := range s.sources {
		texts := textsOf(p.Root)
		if texts == nil {
			return nil
		}
		x.texts = append(x.texts, texts...)
	}
	return x
}

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

func init() {
	for _, f := range protocol.HTTPHeaders {
		verbatim[f] = true
	}
}

const leastText = 3 // bytes; shorter ones are everywhere

// textsOf are texts of which one stands in the stream where the test is true; nil if there are none known.
func textsOf(t compile.Test) (best [][]byte) {
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
			best = textOf(t.X, t.Y)
		}
	case *compile.In:
		for _, e := range t.Set {
			text := textOf(t.X, e.Low)
			if text == nil || e.High != nil {
				return nil
			}
			best = append(best, text...)
		}
	}
	return best
}

func textOf(x, y compile.Operand) [][]byte {
	ref, ok := x.(*compile.FieldRef)
	c, constant := y.(*compile.Const)
	if !ok || !constant || ref.Raw || ref.Label || ref.Layers != nil || len(c.Value.Bytes) < leastText {
		return nil
	}
	for _, f := range ref.Field.Sources() {
		if !verbatim[f] {
			return nil
		}
	}
	if slices.ContainsFunc(c.Value.Bytes, func(b byte) bool { return b < ' ' || b >= 0x7f }) {
		return nil
	}
	return [][]byte{c.Value.Bytes}
}

// Seeker does a search, beside others.
type Seeker struct {
	d         *dissection
	texts     [][]byte
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
)

// Seeker makes a seeker.
func (x *Search) Seeker() *Seeker {
	s := x.set
	set := newSet(s.sources, s.options, s.d.plan, s.d.glance.another())
	set.d.alone, set.d.found = true, x.found
	k := &Seeker{d: &set.d, texts: x.texts, found: x.found}
	for _, t := range x.texts {
		k.longest = max(k.longest, len(t))
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
	if k.seek(&c, dir, uint32(tcpSeqBits.load(segment)), segment[spot.size:]) {
		k.found.add(&c)
	}
	if k.data++; k.found.has(&c) {
		k.hit++
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
	for _, t := range k.texts {
		if bytes.Contains(b, t) {
			return true
		}
	}
	return false
}

// begins tells whether bytes end with the beginning of a text.
func (k *Seeker) begins(b []byte) bool {
	for _, t := range k.texts {
		for n := min(len(b), len(t)-1); n > 0; n-- {
			if b[len(b)-n] == t[0] && bytes.HasPrefix(t, b[len(b)-n:]) {
				return true
			}
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
