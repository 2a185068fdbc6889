package eval

import (
	"encoding/base64"
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// Types of messages.
const (
	wgInitiation = 1
	wgResponse   = 2
	wgCookie     = 3
	wgData       = 4
)

// wgSizes are the lengths of messages by their types; data may be longer.
var wgSizes = [...]int{wgInitiation: 148, wgResponse: 92, wgCookie: 64, wgData: 32}

// wireGuard recognises messages by their type and length; data, whose length may be any, also by the zeros behind the type, where some
// implementations put numbers of their own into the other messages.
func wireGuard(d *dissection, l *layer) next {
	const keyOfInitiation, keyOfResponse, key = 8, 12, 32
	b := l.b
	if len(b) == 0 || b[0] < wgInitiation || b[0] > wgData || l.full < wgSizes[b[0]] || b[0] != wgData && l.full != wgSizes[b[0]] {
		return refused
	}
	if b[0] == wgData && len(b) >= 4 && b[1]|b[2]|b[3] != 0 {
		return refused
	}
	d.givePart(protocol.WGHeader, b)
	p, ephemeral := protocol.WGData, 0
	switch b[0] {
	case wgInitiation:
		p, ephemeral = protocol.WGInitiation, keyOfInitiation
	case wgResponse:
		p, ephemeral = protocol.WGResponse, keyOfResponse
	case wgCookie:
		p = protocol.WGCookie
	}
	whole := d.givePart(p, b)
	if ephemeral > 0 && len(b) >= ephemeral+key && d.wantsAny(protocol.WGEphemeral, protocol.WGEphemeralKnown) {
		start := len(d.arena)
		d.arena = base64.StdEncoding.AppendEncode(d.arena, b[ephemeral:ephemeral+key])
		d.giveBytes(protocol.WGEphemeral, d.arena[start:])
		d.giveNum(protocol.WGEphemeralKnown, 0) // no keys are given to dfc
	}
	if !whole {
		return d.truncated(b, l.full)
	}
	if b[0] == wgData && l.full == wgSizes[wgData] {
		d.giveLabel(protocol.WGKeepalive)
	}
	if d.wantsAny(protocol.WGStream, protocol.WGResponseIn, protocol.WGResponseTo) {
		d.wgSession(b)
	}
	return next{}
}

// wgSession is an initiation, and what belongs to it.
type wgSession struct {
	stream   uint32
	frame    int  // of the initiation
	flow     flow // that it came over
	second   bool // from its second end
	waits    bool // for an answer, which may be a cookie
	answered bool
}

// wgState are sessions by the numbers that their ends gave them, of each the latest.
type wgState struct {
	known memory[uint32, []*wgSession]
	count uint32
}

// Bounds of what is remembered.
const (
	maxWGNumbers = 1 << 16 // in a generation
	maxWGSame    = 16      // sessions with the same number
)

func (w *wgState) add(number uint32, s *wgSession) {
	list, _ := w.known.get(number, maxWGNumbers)
	if len(list) >= maxWGSame {
		list = list[1:]
	}
	w.known.put(number, append(list[:len(list):len(list)], s), maxWGNumbers)
}

// find gives the latest session with a number: one that still waits for its answer, from the other end, or one that has it, over the same
// flow rather than another.
func (w *wgState) find(number uint32, c *carrier, answered bool) (found *wgSession) {
	list, _ := w.known.get(number, maxWGNumbers)
	for _, s := range list {
		here := s.flow == c.flow && (answered || s.second != c.second)
		if (answered && s.answered || !answered && s.waits) && (here || answered && (found == nil || found.flow != c.flow)) {
			found = s
		}
	}
	return found
}

// wgSession tells which session a message belongs to.
func (d *dissection) wgSession(b []byte) {
	w, c := &d.state.wireGuard, &d.carrier
	first := binary.LittleEndian.Uint32(b[4:])
	var s *wgSession
	switch b[0] {
	case wgInitiation:
		s = &wgSession{stream: w.count, frame: d.frame.Number, flow: c.flow, second: c.second, waits: true}
		w.count++
		w.add(first, s)
	case wgResponse:
		if s = w.find(binary.LittleEndian.Uint32(b[8:]), c, false); s != nil {
			s.waits, s.answered = false, true
			w.add(first, s)
		}
	case wgCookie:
		if s = w.find(first, c, false); s != nil {
			s.waits = false
		}
	case wgData:
		s = w.find(first, c, true)
	}
	if s == nil {
		return
	}
	d.giveNum(protocol.WGStream, uint64(s.stream))
	if b[0] == wgResponse || b[0] == wgCookie {
		d.giveNum(protocol.WGResponseTo, uint64(s.frame))
		d.later(s.frame, protocol.WGResponseIn, num(d.frame.Number))
	}
}
