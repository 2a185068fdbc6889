package eval

import (
	"encoding/binary"
	"slices"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/eval/capture"
)

// Most frames of a capture have the same few headers in the same places. When a glance has walked over a frame whose headers all begin at
// fixed places, it remembers the bits that led it there: a frame with the same bits has the same headers, and need not be walked over.
// Of a filter is left what those headers don't tell: a few numbers at known places, or nothing.

// route is a way over the headers of a frame.
type route struct {
	link  capture.LinkType
	min   int     // bytes of a frame
	words []check // bits that lead this way, of eight bytes each; of their offset, mask and low only
	rests []check // and what is asked of numbers of which more than one will do
	steps []step
	spots []spot
	tests []routeTest // of the programs
	taken uint64
}

// step is a header on a route that does not always end at the same place, or of which it matters where it does.
type step struct {
	*hop
	at   int
	spot int // index into spots; -1: the filter does not ask for it
}

const (
	maxRoutes = 8
	maxRoute  = 128     // bytes up to the end of its last header
	maxLearnt = 32      // frames that routes are to be learnt from before a pause; not all have one
	pause     = 1 << 14 // frames off all routes
)

// follow finds the route that a frame goes along; nil when it is none of those known.
func (g *glance) follow(f *capture.Frame) *route {
	b := f.Data
next:
	for i, r := range g.routes {
		if len(b) < r.min || f.Interface.Link != r.link {
			continue
		}
		for j := range r.words {
			if w := &r.words[j]; binary.BigEndian.Uint64(b[w.offset:])&w.mask != w.low {
				continue next
			}
		}
		if !r.fits(b) {
			return nil
		}
		if r.taken++; i > 0 && r.taken > 2*g.routes[i-1].taken {
			g.routes[i-1], g.routes[i] = r, g.routes[i-1]
		}
		return r
	}
	return nil
}

// fits tells whether a frame with the bits that lead this way has the headers, and finds out where they end.
func (r *route) fits(b []byte) bool {
	if len(r.rests) > 0 && !hold(r.rests, b) {
		return false
	}
	for i := range r.steps {
		s := &r.steps[i]
		header, size := s.extent(b[s.at:])
		if size == 0 {
			return false
		}
		if b = b[:s.at+len(header)]; len(b) < r.min {
			return false
		}
		if s.spot >= 0 {
			at := &r.spots[s.spot]
			at.size, at.end = size, len(b)
		}
		if s.ports && !s.stops(header, size) {
			return false
		}
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
	r := &route{link: f.Interface.Link}
	var bits [maxRoute]byte
	pin := func(n *number, at int) {
		m := n.mask << n.shift
		if !n.wide {
			m <<= 32
		}
		for i := at + n.offset; m != 0; i++ {
			bits[i] |= byte(m >> 56)
			m <<= 8
		}
	}
	for h, at := g.links[r.link], 0; !h.boring(); {
		if r.min = at + h.min; h.opaque || r.min > min(maxRoute, len(f.Data)) {
			return
		}
		pin(&h.first.number, at)
		for _, c := range h.plain {
			if c.size == 0 && c.shift == 0 && c.scale == 1 && c.add == 0 {
				pin(&c.number, at)
			} else {
				c.offset += at
				r.rests = append(r.rests, c)
			}
		}
		s := step{hop: h, at: at, spot: -1}
		if h.wanted {
			s.spot = len(r.spots)
			r.spots = append(r.spots, spot{proto: h.proto, at: at})
		}
		if h.wanted || h.header.mask != 0 || h.length.mask != 0 || h.ports {
			r.steps = append(r.steps, s)
		}
		if h.last || h.ports {
			break
		}
		if !h.simple || h.header.mask != 0 {
			return
		}
		j := &h.edges[0]
		pin(&j.by, at)
		h, at = j.next(f.Data[at:]), r.min+j.skip
	}
	for i := 0; i < r.min; i++ {
		if bits[i] == 0 {
			continue
		}
		if i = min(i, r.min-8); i < 0 {
			return
		}
		m := binary.BigEndian.Uint64(bits[i:])
		r.words = append(r.words, check{number: number{offset: i, mask: m}, low: binary.BigEndian.Uint64(f.Data[i:]) & m})
		i += 7
	}
	if r.fits(f.Data) { // else the glance did not come so far
		if g.bind != nil {
			r.tests = g.bind(r)
		}
		g.routes = append(g.routes, r)
	}
}

// routeTest is a test of a filter for the frames of a route: it is always true or false, or else depends on what holds tells. Where that is
// nil the route does not tell.
type routeTest struct {
	always verdict
	holds  func(f *capture.Frame) bool
}

func always(b bool) routeTest { return routeTest{always: sure(b)} }

func sometimes(holds func(f *capture.Frame) bool) routeTest { return routeTest{unsure, holds} }

// bind makes the test of a filter one for the frames of a route.
func (r *route) bind(t compile.Test) routeTest {
	switch t := t.(type) {
	case nil:
		return always(true)
	case *compile.And:
		return r.bindAll(t.X, no)
	case *compile.Or:
		return r.bindAll(t.X, yes)
	case *compile.Not:
		x := r.bind(t.X)
		switch {
		case x.always != unsure:
			return always(x.always == no)
		case x.holds != nil:
			return sometimes(func(f *capture.Frame) bool { return !x.holds(f) })
		}
		return x
	case *compile.Exists:
		if ref := t.X; inHeaders(ref) {
			return r.bindNumbers(&numbers{sources: ref.Field.Sources(), set: []interval{everyNumber}})
		} else if of := headersOf(ref); of != nil {
			return always(slices.ContainsFunc(r.spots, func(s spot) bool { return slices.Contains(of, s.proto) }))
		}
	case *compile.Compare:
		if n := fastCompare(t); n != nil {
			return r.bindNumbers(n)
		}
	case *compile.In:
		if n := fastIn(t); n != nil {
			return r.bindNumbers(n)
		}
	}
	return routeTest{always: unsure}
}

// bindAll joins tests of which one that gives the deciding verdict decides.
func (r *route) bindAll(tests []compile.Test, deciding verdict) routeTest {
	var open []func(f *capture.Frame) bool
	told := true
	for _, t := range tests {
		switch x := r.bind(t); {
		case x.always == deciding:
			return x
		case x.always == unsure:
			open = append(open, x.holds)
			told = told && x.holds != nil
		}
	}
	decides := deciding == yes
	switch {
	case !told:
		return routeTest{always: unsure}
	case len(open) == 0:
		return always(!decides)
	case len(open) == 1:
		return sometimes(open[0])
	}
	return sometimes(func(f *capture.Frame) bool {
		for _, holds := range open {
			if holds(f) == decides {
				return decides
			}
		}
		return !decides
	})
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
				from.offset += s.at
				from.when = slices.Clone(from.when)
				for i := range from.when {
					from.when[i].offset += s.at
					whens = true
				}
				sources = append(sources, from)
			}
		}
	}
	set, every := n.set, n.every
	switch {
	case len(sources) == 0:
		return always(false)
	case len(sources) == 1 && len(set) == 1 && !whens:
		n, in := sources[0].number, set[0]
		return sometimes(func(f *capture.Frame) bool { return in.has(n.load(f.Data)) })
	}
	return sometimes(func(f *capture.Frame) bool {
		found := false
		for i := range sources {
			s := &sources[i]
			if len(s.when) > 0 && !hold(s.when, f.Data) {
				continue
			}
			found = true
			if inAny(set, s.load(f.Data)) != every {
				return !every
			}
		}
		return found && every
	})
}
