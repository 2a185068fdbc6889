package eval

import (
	"cmp"
	"slices"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// TwoPasses lets all frames be looked at twice, as "tshark -2" does: what a frame can know only from later ones, such as where its
// answer is, it knows in the second pass. Give the stream's frames, call Rewind, give them again: the answers of the second
// pass count. What is to be known of frames is kept between the passes: the memory it takes grows with their number.
func TwoPasses() Option {
	return func(pl *plan) { pl.twice = true }
}

// hindsight is what a first pass found out about frames before.
type hindsight struct {
	values []foretold // in the second pass in the order of frames
	next   int        // the first value that is of no earlier frame
	tcp    []tcpHindsight
}

// foretold is a value that a later frame gave to an earlier one.
type foretold struct {
	frame int
	field *protocol.Field
	value ftype.Value
}

// tcpHindsight is what is known of a TCP conversation at its end.
type tcpHindsight struct {
	complete uint8
	rtt      span
}

// later says that an earlier frame has a value, which it gets in the second pass: in the last of its layers that have the field's
// protocol.
func (d *dissection) later(frame int, f *protocol.Field, v ftype.Value) {
	if d.plan.twice && !d.second && d.wants(f) && frame != d.frame.Number {
		d.state.hindsight.values = append(d.state.hindsight.values, foretold{frame, f, v})
	}
}

// foretold finds the values that later frames gave to the frame.
func (d *dissection) foretold() []foretold {
	h := &d.state.hindsight
	for h.next < len(h.values) && h.values[h.next].frame < d.frame.Number {
		h.next++
	}
	end := h.next
	for end < len(h.values) && h.values[end].frame == d.frame.Number {
		end++
	}
	return h.values[h.next:end]
}

// isForetold tells whether a later frame gave the frame a value of the field.
func (d *dissection) isForetold(f *protocol.Field) bool {
	return slices.ContainsFunc(d.foretold(), func(v foretold) bool { return v.field == f })
}

// giveForetold gives the values that later frames gave to this one, to the last layer of the field's protocol. mDNS and LLMNR have fields of
// DNS, which are then the last layer's.
func (d *dissection) giveForetold() {
	for _, v := range d.foretold() {
		last := len(d.layers) - 1
		for i := last; i >= 0; i-- {
			if d.layers[i].proto == v.field.Protocol {
				last = i
				break
			}
		}
		d.giveAt(last, v.field, v.value, nil)
	}
}

// rewind begins the second pass.
func (d *dissection) rewind() {
	h := d.state.hindsight
	slices.SortStableFunc(h.values, func(a, b foretold) int { return cmp.Compare(a.frame, b.frame) })
	d.state = newState(d.plan.limits)
	d.state.hindsight, d.second = h, true
}

// Rewind begins the second pass over a stream, which [TwoPasses] asked for.
func (m *Matcher) Rewind() {
	m.n = 0
	m.set.Rewind()
}

// Rewind begins the second pass over a stream, which [TwoPasses] asked for.
func (s *Set) Rewind() {
	s.d.rewind()
	for i := range s.programs {
		if own := s.programs[i].own; own != nil {
			own.Rewind()
		}
	}
}

// Rewind begins the second pass over a stream, which [TwoPasses] asked for.
func (r *Fields) Rewind() { r.d.rewind() }

// tcpHindsight is what the first pass found out about a conversation; in that pass, the place to say it. It is nil with one pass.
func (d *dissection) tcpHindsight(stream uint32) *tcpHindsight {
	h := &d.state.hindsight
	if !d.plan.twice {
		return nil
	}
	for int(stream) >= len(h.tcp) {
		h.tcp = append(h.tcp, tcpHindsight{})
	}
	return &h.tcp[stream]
}
