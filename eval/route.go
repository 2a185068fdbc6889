package eval

import (
	"encoding/binary"
	"math"
	"slices"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/capture"
)

// Most frames of a capture have the same few headers in the same places. When a glance has walked over a frame whose headers all begin at
// fixed places, it remembers the bits that led it there: a frame with the same bits has the same headers, and need not be walked over.
// Of a filter is left what those headers don't tell: a few numbers at known places, or nothing.

// route is a way over the headers of a frame.
type route struct {
	link  capture.LinkType
	min   int     // bytes of a frame
	words []word  // that lead this way
	rests []check // and what is asked of numbers of which more than one will do
	ports int     // where those of TCP are that must not lead to packets that it quotes; 0: they may
	steps []step
	spots []spot
	tests []routeTest // of the programs
	whole bool        // nothing can follow its headers or lie in them that is asked for
	taken uint64
	open  bool // the frame that went along it last has a payload behind its headers that matters
}

// word is what some bits of eight bytes of a frame are.
type word struct {
	at         int
	mask, bits uint64
}

// step is a header on a route that does not always end at the same place, or of which it matters where it does.
type step struct {
	*hop
	at             int
	most           int    // bytes of the header
	header, length number // of the frame
	spot           *spot  // nil: the filter does not ask for it
}

const (
	maxRoutes = 8
	maxRoute  = 128     // bytes up to the end of its last header
	maxLearnt = 32      // frames that routes are to be learnt from before a pause; not all have one
	pause     = 1 << 14 // frames off all routes
)

// follow finds the route that a frame goes along; nil when it is none of those known.
func (g *glance) follow(f *capture.Frame) *route {
	if r := g.route(f.Interface.Link, f.Data); r != nil && r.ends(f.Data) {
		return r
	}
	return nil
}

// drops tells by the bytes of a frame alone that a single program is not true for it. Headers that end too early have fewer values than the
// route, never others, so where they end need not be known for tests that ask whether there is a value.
func (g *glance) drops(link capture.LinkType, b []byte) bool {
	r := g.route(link, b)
	if r == nil {
		return false
	}
	t := &r.tests[0]
	if t.always == yes || t.always == unsure && (t.holds == nil || t.holds(b)) {
		return false
	}
	return t.some && r.whole || r.ends(b) && !r.open
}

// route finds the route on which the headers of a frame begin; nil when it is none of those known.
func (g *glance) route(link capture.LinkType, b []byte) *route {
	for i, r := range g.routes {
		if len(b) < r.min || link != r.link {
			continue
		}
		var other uint64
		for j := range r.words {
			w := &r.words[j]
			other |= binary.BigEndian.Uint64(b[w.at:])&w.mask ^ w.bits
		}
		if other != 0 || len(r.rests) > 0 && !hold(r.rests, b) || r.ports > 0 && quoting.has(binary.BigEndian.Uint32(b[r.ports:])) {
			continue
		}
		if r.taken++; i > 0 && r.taken > 2*g.routes[i-1].taken {
			g.routes[i-1], g.routes[i] = r, g.routes[i-1]
		}
		return r
	}
	return nil
}

// ends tells whether the headers of a frame, which begin where this route has them, end there as well, and finds out where those do that may be
// longer, and whether the frame is open.
func (r *route) ends(b []byte) bool {
	r.open = false
	end := len(b)
	for i := range r.steps {
		s := &r.steps[i]
		size := s.min
		if s.header.mask != 0 {
			if size = int(s.header.loadWide(b)); size < s.min || size > end-s.at || size > s.most {
				return false
			}
		}
		if s.length.mask != 0 {
			switch to := s.at + int(s.length.loadWide(b)) + s.from; {
			case to < s.at+size || to < r.min:
				return false
			case to < end:
				if s.beyond {
					return false
				}
				end = to
			}
		}
		if s.spot != nil {
			s.spot.size, s.spot.end = size, end
		}
		r.open = s.ports && !s.stops(b[s.at:end], size)
	}
	return true
}

// learn remembers the way to where a glance at a frame was sure of it.
func (g *glance) learn(f *capture.Frame) {
	if g.rest > 0 {
		g.rest--
		return
	}
	if g.tries++; g.tries == maxLearnt {
		g.tries, g.rest = 0, pause
	}
	if len(g.routes) == maxRoutes { // make room
		g.routes = g.routes[:maxRoutes/2]
		for _, r := range g.routes {
			r.taken = 0
		}
	}
	b, r := f.Data, &route{link: f.Interface.Link, spots: make([]spot, 0, maxSpots), whole: true}
	var bits [maxRoute]byte
	for h, at := g.links[r.link], 0; !h.boring(); {
		if r.min = at + h.min; h.opaque || r.min > min(maxRoute, len(b)) || at+h.min < 8 {
			return
		}
		h.first.moved(at).pin(&bits)
		for _, c := range h.plain {
			c.number = c.moved(at)
			if c.size == 0 && c.shift == 0 && c.scale == 1 && c.add == 0 {
				c.pin(&bits)
			} else {
				r.rests = append(r.rests, c)
			}
		}
		s := step{hop: h, at: at, most: math.MaxInt, header: h.header.moved(at), length: h.length.moved(at)}
		if h.inside {
			s.most = h.min
		}
		if h.wanted {
			r.spots = append(r.spots, spot{proto: h.proto, at: at})
			s.spot = &r.spots[len(r.spots)-1]
		}
		quotes := h.quotes.size > 0
		if quotes {
			r.ports = at
		}
		if h.wanted || h.header.mask != 0 || h.length.mask != 0 || h.ports && !quotes {
			r.steps = append(r.steps, s)
		}
		r.whole = r.whole && !h.inside && !h.beyond && (h.last || quotes || !h.ports)
		if h.last || h.ports {
			break
		}
		if !h.simple || h.header.mask != 0 || len(r.spots) == maxSpots {
			return
		}
		j := &h.edges[0]
		j.by.moved(at).pin(&bits)
		h, at = j.next(b[at:]), r.min+j.skip
	}
	for i := 0; i < r.min; i++ {
		if bits[i] == 0 {
			continue
		}
		i = min(i, r.min-8)
		m := binary.BigEndian.Uint64(bits[i:])
		r.words = append(r.words, word{i, m, binary.BigEndian.Uint64(b[i:]) & m})
		i += 7
	}
	if r.ends(b) { // else the glance did not come so far
		if g.bind != nil {
			r.tests = g.bind(r)
		}
		g.routes = append(g.routes, r)
	}
}

// moved is a number as a part of eight bytes of a frame, where its header begins at an offset and does not end before those.
func (n number) moved(at int) number {
	if n.offset += at; !n.wide {
		n.offset, n.wide = n.offset-4, true
	}
	return n
}

// loadWide is load for a number that was moved.
func (n *number) loadWide(b []byte) uint64 {
	return binary.BigEndian.Uint64(b[n.offset:])>>(n.shift&63)&n.mask*n.scale + n.add
}

// pin marks the bits of a number that was moved.
func (n number) pin(bits *[maxRoute]byte) {
	for i, m := n.offset, n.mask<<n.shift; m != 0; i, m = i+1, m<<8 {
		bits[i] |= byte(m >> 56)
	}
}

// routeTest is a test of a filter for the frames of a route: it is always true or false, or else depends on what holds tells. Where that is
// nil the route does not tell.
type routeTest struct {
	always verdict
	holds  func(b []byte) bool
	part   bool // which is not all that is asked: where it holds, the test may be false
	some   bool // it asks whether there are values, nowhere whether there are none: with fewer of them it does not become true
}

// bind makes the test of a filter one for the frames of a route.
func (r *route) bind(t compile.Test) routeTest {
	switch t := t.(type) {
	case nil:
		return routeTest{always: yes, some: true}
	case *compile.And:
		return r.bindAll(t.X, no)
	case *compile.Or:
		return r.bindAll(t.X, yes)
	case *compile.Not:
		x := r.bind(t.X)
		switch {
		case x.always != unsure:
			return routeTest{always: sure(x.always == no)}
		case x.holds != nil && !x.part:
			return routeTest{always: unsure, holds: func(b []byte) bool { return !x.holds(b) }}
		}
		return routeTest{always: unsure}
	case *compile.Exists:
		if ref := t.X; inHeaders(ref) {
			return r.bindNumbers(&numbers{sources: ref.Field.Sources(), set: []interval{everyNumber}})
		} else if of := headersOf(ref); of != nil {
			return routeTest{always: sure(slices.ContainsFunc(r.spots, func(s spot) bool { return slices.Contains(of, s.proto) })), some: true}
		}
	case *compile.Compare:
		if n := fastCompare(t); n != nil {
			return r.bindNumbers(n)
		}
		return r.bindInside(t)
	case *compile.Matches:
		return r.bindInside(t)
	case *compile.In:
		if n := fastIn(t); n != nil {
			return r.bindNumbers(n)
		}
	}
	return routeTest{always: unsure}
}

// bindAll joins tests of which one that gives the deciding verdict decides.
func (r *route) bindAll(tests []compile.Test, deciding verdict) routeTest {
	var open []func(b []byte) bool
	all := routeTest{always: unsure, some: true}
	decides, unknown := deciding == yes, false
	for _, t := range tests {
		x := r.bind(t)
		switch {
		case x.always == deciding:
			return x
		case x.always == unsure && x.holds == nil:
			unknown = true
			continue
		case x.always == unsure:
			open = append(open, x.holds)
			all.part = all.part || x.part
		}
		all.some = all.some && x.some
	}
	if unknown && decides {
		return routeTest{always: unsure}
	}
	all.part = all.part || unknown // the others may rule it out
	switch len(open) {
	case 0:
		if !unknown {
			all.always = sure(!decides)
		}
	case 1:
		all.holds = open[0]
	default:
		all.holds = func(b []byte) bool {
			for _, holds := range open {
				if holds(b) == decides {
					return decides
				}
			}
			return !decides
		}
	}
	return all
}

// bindInside tells what is asked of the bytes of all headers, which is all of the frame.
func (r *route) bindInside(t compile.Test) routeTest {
	if of, holds := inside(t); of == protocol.Frame {
		return routeTest{always: unsure, holds: holds, some: true}
	}
	return routeTest{always: unsure}
}

// bindNumbers finds the numbers on the route.
func (r *route) bindNumbers(n *numbers) routeTest {
	places := n.places()
	if places == nil {
		return routeTest{always: unsure}
	}
	var sources []source
	whens := false
	for _, s := range r.spots {
		for _, p := range places {
			if p.proto != s.proto {
				continue
			}
			for _, from := range p.sources {
				from.number, from.when = from.moved(s.at), slices.Clone(from.when)
				for i := range from.when {
					from.when[i].number = from.when[i].moved(s.at)
					whens = true
				}
				sources = append(sources, from)
			}
		}
	}
	set, every := n.set, n.every
	some := !every && !slices.ContainsFunc(n.sources, func(f *protocol.Field) bool { return odd[f] })
	switch {
	case len(sources) == 0:
		return routeTest{always: no, some: some}
	case len(sources) == 1 && len(set) == 1 && !whens:
		n, in := sources[0].number, set[0]
		return routeTest{always: unsure, some: some, holds: func(b []byte) bool { return in.has(n.loadWide(b)) }}
	}
	return routeTest{always: unsure, some: some, holds: func(b []byte) bool {
		found := false
		for i := range sources {
			s := &sources[i]
			if len(s.when) > 0 && !hold(s.when, b) {
				continue
			}
			found = true
			if inAny(set, s.loadWide(b)) != every {
				return !every
			}
		}
		return found && every
	}}
}
