package eval

import (
	"slices"

	"github.com/dfc-lang/dfc/compile/protocol"
)

const garpID = 1

// Events: one is about all attributes, and the others about that of the value.
const (
	garpLeaveAll  = 0
	garpLastEvent = 5
)

// garpFields are the fields of an application of GARP. Those of values are by type, from 1. Wireshark takes any of the lengths of attributes for
// any of them.
type garpFields struct {
	otherID, kind, length, event, end *protocol.Field
	values                            []*protocol.Field
	lengths                           []int
}

var (
	gvrpFields = garpFields{
		protocol.GVRPOtherID, protocol.GVRPType, protocol.GVRPLength, protocol.GVRPEvent, protocol.GVRPEnd,
		[]*protocol.Field{protocol.GVRPVLAN}, []int{4},
	}
	gmrpFields = garpFields{
		protocol.GMRPOtherID, protocol.GMRPType, protocol.GMRPLength, protocol.GMRPEvent, protocol.GMRPEnd,
		[]*protocol.Field{protocol.GMRPGroup, protocol.GMRPService}, []int{3, 8},
	}
)

func gvrp(d *dissection, l *layer) next { return d.garp(l, &gvrpFields) }
func gmrp(d *dissection, l *layer) next { return d.garp(l, &gmrpFields) }

// garp reads messages: a type, attributes, and a zero byte, which also ends the list of messages. What Wireshark cannot read is data, and a zero
// in the place of the first message or attribute is that.
func (d *dissection) garp(l *layer, f *garpFields) next {
	if len(l.b) < 2 {
		return next{}
	}
	b := l.b[2:]
	data := func() next { return l.rest(protocol.Data, len(l.b)-len(b)) }
	if u16(l.b) != garpID {
		d.giveLabel(f.otherID)
		return data()
	}
	for first := true; len(b) > 0; first = false {
		if b[0] == 0 {
			if first {
				return data()
			}
			d.giveWire(f.end, b[:1])
			return next{}
		}
		kind := int(b[0])
		d.giveWire(f.kind, b[:1])
		if b = b[1:]; kind > len(f.values) {
			return data()
		}
		value := f.values[kind-1]
		for first := true; len(b) > 0; first = false {
			if b[0] == 0 {
				if first {
					return data()
				}
				d.giveWire(f.end, b[:1])
				b = b[1:]
				break
			}
			d.giveWire(f.length, b[:1])
			if len(b) < 2 {
				return d.truncated(l.b, l.full)
			}
			d.giveWire(f.event, b[1:2])
			n, event := int(b[0]), b[1]
			b = b[2:]
			switch {
			case event == garpLeaveAll && n == 2:
			case event != garpLeaveAll && event <= garpLastEvent && slices.Contains(f.lengths, n):
				if n = value.Type.Width(); n > len(b) {
					return d.truncated(l.b, l.full)
				}
				d.giveWire(value, b[:n])
				b = b[n:]
			default:
				return data()
			}
		}
	}
	if len(l.b) < l.full {
		return d.truncated(l.b, l.full)
	}
	return next{}
}
