package eval

import (
	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/capture"
)

// Bits are a bit for each program of a [Set]: that of program i is bit i%64 of word i/64.
type Bits []uint64

// Has tells whether the bit of program i is set.
func (b Bits) Has(i int) bool { return b[i/64]>>(i%64)&1 != 0 }

func (b Bits) add(i int) { b[i/64] |= 1 << (i % 64) }

// Any tells whether one of the bits is set.
func (b Bits) Any() bool {
	for _, w := range b {
		if w != 0 {
			return true
		}
	}
	return false
}

// Set runs several programs over one stream of packets, in order. Each packet is dissected once at most. Like a [Matcher], it must not
// be shared by goroutines.
type Set struct {
	d        dissection
	sources  []*compile.Program
	options  []Option
	programs []matching
	looks    []look // of the programs
	open     Bits   // scratch

	found  *found // what a search found, for the first try
	trying *found // for the try that Lanes was called for last
	tried  bool   // whether that was a try without a search
}

// matching is a program of a set.
type matching struct {
	root test
	own  *Set // nil: it shares the dissection of the set
	hit  Bits // of own
}

// NewSet makes a set of programs. The error is a [*compile.UnsupportedError] when one of them uses fields that dfc cannot evaluate.
func NewSet(programs []*compile.Program, options ...Option) (*Set, error) {
	var shared []*compile.Program
	for _, p := range programs {
		if err := p.Supported(); err != nil {
			return nil, err
		}
		if len(programs) == 1 || !dependsOnDisplayed(p) {
			shared = append(shared, p)
		}
	}
	pl := newPlan(shared, options)
	if len(shared) < len(programs) {
		pl.stateful, pl.everyFrame = true, true
	}
	return newSet(programs, options, pl, newGlance(pl)), nil
}

// newSet makes a set of programs whose plan is known.
func newSet(programs []*compile.Program, options []Option, pl *plan, g *glance) *Set {
	s := &Set{sources: programs, options: options}
	for _, p := range programs {
		m, look := matching{root: build(p.Root)}, buildLook(p.Root)
		if len(programs) > 1 && dependsOnDisplayed(p) {
			m = matching{hit: make(Bits, 1)}
			m.own, _ = NewSet([]*compile.Program{p}, options...)
			look = nil
		}
		if look == nil {
			look = func(*glance) verdict { return unsure }
		}
		s.programs, s.looks = append(s.programs, m), append(s.looks, look)
	}
	s.d.init(pl, g)
	if g != nil {
		g.bind = s.bind
	}
	s.open = make(Bits, s.Words())
	return s
}

// bind makes the tests of the programs ready for a route.
func (s *Set) bind(r *route) []routeTest {
	tests := make([]routeTest, len(s.programs))
	for i, p := range s.sources {
		if tests[i] = r.bind(p.Root); s.programs[i].own != nil {
			tests[i] = routeTest{always: unsure}
		}
	}
	return tests
}

// dependsOnDisplayed tells whether a program's verdict on a frame depends on its verdicts on those before.
func dependsOnDisplayed(p *compile.Program) bool {
	depends := false
	compile.Walk(p.Root, func(ref *compile.FieldRef) { depends = depends || ref.Field == protocol.FrameDeltaDisplayed })
	return depends
}

// Words is how many words the [Bits] of the set have.
func (s *Set) Words() int { return (len(s.programs) + 63) / 64 }

// ScoutWords is how many words a scout leaves about a frame.
func (s *Set) ScoutWords() int { return 2*s.Words() + 1 }

// MatchFrame sets the bits of the programs that are true for a frame and clears the others.
func (s *Set) MatchFrame(f *capture.Frame, hits Bits) {
	clear(hits)
	clear(s.open)
	s.d.see(f)
	if !s.atAGlance(hits, s.open) || s.d.remembers() {
		s.dissected(f, hits, s.open)
	}
}

// tell is what a glance that found all headers tells of a program.
func (s *Set) tell(program int) verdict {
	g := s.d.glance
	if g.on != nil {
		switch t := &g.on.tests[program]; {
		case t.always != unsure:
			return t.always
		case t.holds == nil:
		case !t.holds(g.frame.Data):
			return no
		case !t.part:
			return yes
		}
	}
	return s.looks[program](g)
}

// atAGlance sets the bits of the programs that are seen to be true. It reports false where it is unsure of some, and sets their bits in
// open.
func (s *Set) atAGlance(hits, open Bits) bool {
	if !s.d.seen {
		for i := range s.programs {
			open.add(i)
		}
		return false
	}
	sure := true
	for w := range hits {
		var is, may uint64
		for i := range min(64, len(s.looks)-w*64) {
			v := s.tell(w*64 + i)
			is |= uint64(v&yes) << i
			may |= uint64(v&unsure) >> 1 << i
		}
		hits[w], open[w] = is, may
		sure = sure && may == 0
	}
	return sure
}

// dissected sets the bits of the open programs that are true, after dissecting the frame.
func (s *Set) dissected(f *capture.Frame, hits, open Bits) {
	s.d.dissectSeen(f)
	for i := range s.programs {
		if !open.Has(i) {
			continue
		}
		switch p := &s.programs[i]; {
		case p.own != nil:
			if p.own.MatchFrame(f, p.hit); p.hit.Any() {
				hits.add(i)
			}
		case p.root(&s.d):
			hits.add(i)
		}
	}
	s.d.state.frameDone(f, hits.Any())
}

// Scout looks at single frames of a stream, without those before: it finds out what can be told of a frame by itself. So most of the
// work can be done out of order, by several scouts at the same time; [Set.Settle], or that of its [Set.Lanes], does the rest.
type Scout struct {
	set    *Set
	simple bool // a single program
	lanes  int
}

// Scout makes a scout for the set, or a number of lanes.
func (s *Set) Scout(lanes int) *Scout {
	set := newSet(s.sources, s.options, s.d.plan, s.d.glance.another())
	set.d.alone, set.d.found = true, s.trying
	return &Scout{set, len(set.programs) == 1, lanes}
}

// Look reports whether [Set.Settle] must be called for the frame; where not, no program is true. Then it leaves in words what it found
// out, [Set.ScoutWords] of them, which must be zero before. The frames of a stretch must come in their order, and their numbers
// begin with 1 where another stretch does.
func (s *Scout) Look(f *capture.Frame, words []uint64) bool {
	set := s.set
	if set.d.plan.stateful {
		return s.lookForState(f, words)
	}
	if set.d.see(f); s.simple && set.d.seen {
		switch set.tell(0) {
		case no:
			return false
		case yes:
			words[0] = 1
			return true
		}
	}
	hits, open := set.split(words)
	if set.atAGlance(hits, open) {
		return hits.Any()
	}
	set.d.dissectSeen(f)
	if set.d.unsure {
		return true
	}
	for i := range set.programs {
		if open.Has(i) && set.programs[i].root(&set.d) {
			hits.add(i)
		}
	}
	clear(open)
	return hits.Any()
}

// Drops gives what tells by the bytes of a packet alone that Look would not report it; nil where frames before matter, or many programs.
func (s *Scout) Drops() func(link capture.LinkType, data []byte) bool {
	if g := s.set.d.glance; g != nil && s.simple && !s.set.d.plan.stateful {
		return g.drops
	}
	return nil
}

// lookForState is Look where frames before matter: all that a frame by itself may tell is that it does not.
func (s *Scout) lookForState(f *capture.Frame, words []uint64) bool {
	set := s.set
	hits, open := set.split(words)
	if set.d.see(f); set.d.found.drops(&set.d) {
		return false
	}
	if !set.d.remembers() && set.atAGlance(hits, open) {
		return hits.Any()
	}
	clear(words)
	if s.lanes > 1 {
		words[2*set.Words()] = uint64(set.d.glance.lane(s.lanes))
	}
	return true
}

// split gives the bits of the programs that are true for a frame, and of those that may be.
func (s *Set) split(words []uint64) (hits, open Bits) {
	n := s.Words()
	return words[:n], words[n : 2*n]
}

// Settle completes what a scout found out: the first [Set.Words] of words, which it returns, become the bits of the programs that are true for
// the frame. It must be called in the order of the stream.
func (s *Set) Settle(f *capture.Frame, words []uint64) Bits {
	hits, open := s.split(words)
	if s.d.plan.stateful {
		if !hits.Any() {
			s.MatchFrame(f, hits)
		}
	} else if open.Any() {
		s.d.see(f)
		s.dissected(f, hits, open)
	}
	return hits
}
