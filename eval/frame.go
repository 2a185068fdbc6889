package eval

import (
	"math/bits"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// frameField is a field of the frame itself and how it is made. The function reports false where the field is absent.
type frameField struct {
	field *protocol.Field
	value func(d *dissection) (ftype.Value, bool)
}

var frameFields = []frameField{
	{protocol.FrameTime, frameTime},
	{protocol.FrameTimeUTC, frameTime},
	{protocol.FrameTimeEpoch, frameTime},
	{protocol.FrameShift, func(d *dissection) (ftype.Value, bool) { return ftype.Value{}, d.frame.HasTime }},
	{protocol.FrameDelta, func(d *dissection) (ftype.Value, bool) { return d.since(&d.state.previous) }},
	{protocol.FrameDeltaDisplayed, func(d *dissection) (ftype.Value, bool) { return d.since(&d.state.displayed) }},
	{protocol.FrameRelative, func(d *dissection) (ftype.Value, bool) { return d.since(&d.state.first) }},
	{protocol.FrameNumber, func(d *dissection) (ftype.Value, bool) { return num(d.frame.Number), true }},
	{protocol.FrameLen, func(d *dissection) (ftype.Value, bool) { return num(d.frame.Len), true }},
	{protocol.FrameCapLen, func(d *dissection) (ftype.Value, bool) { return num(len(d.frame.Data)), true }},
	{protocol.FrameMarked, func(d *dissection) (ftype.Value, bool) { return num(0), true }},
	{protocol.FrameIgnored, func(d *dissection) (ftype.Value, bool) { return num(0), true }},
	{protocol.FrameEncap, func(d *dissection) (ftype.Value, bool) {
		n, ok := encapsulations[d.frame.Interface.Link]
		return num(n), ok
	}},
	{protocol.FrameSection, func(d *dissection) (ftype.Value, bool) {
		return num(d.frame.Interface.Section), d.frame.Interface.Section > 0
	}},
	{protocol.FrameInterfaceID, func(d *dissection) (ftype.Value, bool) {
		return num(d.frame.Interface.ID), d.frame.Interface.Section > 0 && d.frame.Interface.ID >= 0
	}},
	{protocol.FrameInterfaceName, func(d *dissection) (ftype.Value, bool) {
		return text(d.frame.Interface.Name), d.frame.Interface.Section > 0 && d.frame.Interface.ID >= 0
	}},
	{protocol.FrameInterfaceDesc, func(d *dissection) (ftype.Value, bool) {
		return text(d.frame.Interface.Description), d.frame.Interface.HasDescription
	}},
	{protocol.FramePacketFlags, func(d *dissection) (ftype.Value, bool) {
		n, ok := d.frame.Flags()
		return num(int(n)), ok
	}},
	{protocol.FrameEncoding, func(*dissection) (ftype.Value, bool) { return num(0), true }}, // ASCII
	{protocol.FrameDropCount, func(d *dissection) (ftype.Value, bool) {
		n, ok := d.frame.DropCount()
		return ftype.Value{Num: n}, ok
	}},
	{protocol.FramePacketID, func(d *dissection) (ftype.Value, bool) {
		n, ok := d.frame.PacketID()
		return ftype.Value{Num: n}, ok
	}},
	{protocol.FrameQueue, func(d *dissection) (ftype.Value, bool) {
		n, ok := d.frame.Queue()
		return num(int(n)), ok
	}},
	{protocol.FrameLenShort, func(d *dissection) (ftype.Value, bool) {
		return ftype.Value{}, d.frame.Len < len(d.frame.Data)
	}},
}

func init() {
	for _, p := range protocol.FramePacketFlagParts {
		stateless[p.Field] = true
		frameFields = append(frameFields, frameField{p.Field, func(d *dissection) (ftype.Value, bool) {
			flags, ok := d.frame.Flags()
			return num(int(flags & p.Mask >> bits.TrailingZeros32(p.Mask))), ok
		}})
	}
}

func num(n int) ftype.Value           { return ftype.Value{Num: uint64(n)} }
func bytesValue(b []byte) ftype.Value { return ftype.Value{Bytes: b} }
func text(s string) ftype.Value       { return ftype.Value{Bytes: []byte(s)} }

func frameTime(d *dissection) (ftype.Value, bool) {
	return ftype.TimeValue(ftype.AbsoluteTime, d.frame.Sec, int64(d.frame.Nsec)), d.frame.HasTime
}

// frame gives the frame's own fields.
func frame(d *dissection, _ *layer) next {
	for i := range d.plan.frame {
		f := &d.plan.frame[i]
		if v, ok := f.value(d); ok {
			d.give(f.field, v, nil)
		}
	}
	if d.wants(protocol.FrameComment) || d.wants(protocol.FrameCommentNote) {
		for _, c := range d.frame.Comments() {
			d.giveBytes(protocol.FrameComment, []byte(c))
			d.giveLabel(protocol.FrameCommentNote)
		}
	}
	return next{}
}

// protocols gives frame.protocols: the names of all layers, with Wireshark's "ethertype" between a header that holds an EtherType
// and what it leads to.
func (d *dissection) protocols() {
	start := len(d.arena)
	for i := range d.layers[1:] {
		l := &d.layers[i+1]
		name := d.calledAs(i + 1)
		if name == "" || l.part || l.again {
			continue
		}
		if i > 0 {
			d.arena = append(d.arena, ':')
		}
		d.arena = append(d.arena, name...)
		if l.followedByEtherType() {
			d.arena = append(d.arena, ":ethertype"...)
		}
	}
	d.giveAt(0, protocol.FrameProtocols, ftype.Value{Bytes: d.arena[start:]}, nil)
}

// followedByEtherType tells whether the layer's next protocol is found by an EtherType. SNAP and tunnels look it up without
// a layer of its own.
func (l *layer) followedByEtherType() bool {
	switch l.proto {
	case protocol.LLC, protocol.FR, protocol.FRPayload, protocol.HSR, protocol.IPoIB, protocol.Geneve, protocol.CMD, protocol.CMDInGRE:
		return false
	}
	if len(l.b) < l.proto.MinHeader {
		return false
	}
	for i := range l.proto.Edges {
		if e := &l.proto.Edges[i]; e.When == nil || e.When.Holds(l.b) {
			return e.Table == protocol.EtherTypes
		}
	}
	return false
}
