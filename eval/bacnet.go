package eval

import (
	"encoding/binary"
	"math"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// bvlc reads what comes before the network layer. Wireshark gives as the length that of what belongs to the virtual link (annex J.2).
func bvlc(d *dissection, l *layer) next {
	const result, register = 0, 5
	n := d.follow(l)
	size := l.load(protocol.BVLCSize)
	switch {
	case n.proto != nil:
		size = uint64(len(l.b) - len(n.b))
	case len(l.b) < l.proto.MinHeader:
		return n
	}
	d.giveNum(protocol.BVLCLength, size)
	l.own = min(int(size), len(l.b))
	switch {
	case protocol.BVLCForwards.Holds(l.b):
		d.givePart(protocol.BVLCForwarded, l.b)
	case l.b[1] == result:
		d.givePart(protocol.BVLCResult, l.b)
	case l.b[1] == register:
		d.givePart(protocol.BVLCLife, l.b)
	}
	return n
}

// bacnet reads the header of the network layer (clause 6.2): the addresses in it have a length of their own.
func bacnet(d *dissection, l *layer) next {
	r := cursor{b: l.b[min(protocol.BACnet.MinHeader, len(l.b)):]}
	to, from := l.load(protocol.BACnetTo) == 1, l.load(protocol.BACnetFrom) == 1
	if to {
		d.bacnetStation(&r, &protocol.BACnetDestination)
	}
	if from {
		d.bacnetStation(&r, &protocol.BACnetSource)
	}
	if to {
		d.takeWire(&r, protocol.BACnetHops, 1)
	}
	n := len(l.b) - len(r.b)
	if l.load(protocol.BACnetMessage) == 1 {
		const iAmRouter = 1
		if d.takeBig(&r, protocol.BACnetKind, 1) == iAmRouter {
			for len(r.b) >= 2 {
				d.takeWire(&r, protocol.BACnetNetworks, 2)
			}
		}
		n = len(l.b)
	}
	l.own = n
	return d.edge(l, n)
}

func (d *dissection) bacnetStation(r *cursor, s *protocol.BACnetStation) {
	head := r.b
	if !d.takePart(r, s.Network) {
		return
	}
	switch n := int(head[2]); n {
	case 0:
	case 1:
		d.takeWire(r, s.MSTP, n)
	case 6:
		d.takeWire(r, s.Eth, n)
	default:
		d.takeWire(r, s.Other, n)
	}
}

// Types of PDUs (clause 20.1).
const (
	bacappConfirmed   = 0
	bacappUnconfirmed = 1
	bacappSimple      = 2
	bacappComplex     = 3
	bacappSegment     = 4
	bacappError       = 5
	bacappReject      = 6
	bacappAbort       = 7
)

// Services.
const (
	bacappConfirmedCOV  = 1
	bacappSubscribeCOV  = 5
	bacappReadProperty  = 12
	bacappReadMultiple  = 14
	bacappWriteProperty = 15
	bacappWriteMultiple = 16
	bacappReadRange     = 26
	bacappUnconfirmedCB = 0x100 // added to unconfirmed ones
	bacappIAm           = bacappUnconfirmedCB + 0
	bacappCOV           = bacappUnconfirmedCB + 2
	bacappWhoHas        = bacappUnconfirmedCB + 7
	bacappWhoIs         = bacappUnconfirmedCB + 8
)

// Types of values (clause 20.2.1.4).
const (
	bacappNull   = 0
	bacappBool   = 1
	bacappUint   = 2
	bacappInt    = 3
	bacappReal   = 4
	bacappDouble = 5
	bacappText   = 7
	bacappBits   = 8
	bacappEnum   = 9
	bacappObject = 12
)

func bacapp(d *dissection, l *layer) next {
	const segmented = 0x08
	r := cursor{b: l.b}
	kind, flags := l.b[0]>>4, l.b[0]
	first := l.b[:1]
	service := -1
	switch kind {
	case bacappConfirmed, bacappComplex:
		d.givePart(protocol.BACappFlags, first)
		r.take(1)
		if kind == bacappConfirmed {
			d.givePart(protocol.BACappAccepts, first)
			d.takePart(&r, protocol.BACappSizes)
		}
		d.takePart(&r, protocol.BACappInvoke)
		if flags&segmented != 0 {
			d.takePart(&r, protocol.BACappSegment)
		}
		if b := r.b; d.takePart(&r, protocol.BACappConfirmed) && flags&segmented == 0 {
			service = int(b[0])
		}
	case bacappUnconfirmed:
		r.take(1)
		if b := r.b; d.takePart(&r, protocol.BACappUnconfirmed) {
			service = bacappUnconfirmedCB + int(b[0])
		}
	case bacappSimple:
		r.take(1)
		d.takePart(&r, protocol.BACappInvoke)
		d.takePart(&r, protocol.BACappConfirmed)
	case bacappSegment:
		d.takePart(&r, protocol.BACappSegmentACK)
		d.takePart(&r, protocol.BACappInvoke)
		d.takePart(&r, protocol.BACappSegment)
	case bacappError:
		r.take(1)
		d.takePart(&r, protocol.BACappInvoke)
		if b := r.b; d.takePart(&r, protocol.BACappConfirmed) {
			service = int(b[0])
		}
	case bacappReject:
		r.take(1)
		d.takePart(&r, protocol.BACappInvoke)
		d.takePart(&r, protocol.BACappRejectReason)
	case bacappAbort:
		d.takePart(&r, protocol.BACappAbort)
		d.takePart(&r, protocol.BACappInvoke)
		d.takePart(&r, protocol.BACappAbortReason)
	}
	if service >= 0 {
		t := bacappTags{d: d, service: service, answer: kind == bacappComplex, failed: kind == bacappError}
		t.read(&r)
	}
	if r.short {
		return d.truncated(l.b, l.full)
	}
	return next{}
}

// bacappTags reads tagged values (clause 20.2). What those mean that have the tags of their context follows from the service, and from where
// they stand.
type bacappTags struct {
	d        *dissection
	service  int
	answer   bool
	failed   bool
	open     [8]byte // tags that were opened and not closed
	depth    int
	property uint64 // the last one named
	count    int    // values so far
	errors   int    // values of an error so far
}

func (t *bacappTags) read(r *cursor) {
	d := t.d
	for len(r.b) > 0 && !r.short {
		const longTag, ofContext, opens, closes, longSize = 15, 8, 6, 7, 5
		first := r.take(1)
		tag, n := first[0]>>4, int(first[0]&7)
		d.givePart(protocol.BACappTagClass, first)
		context := first[0]&ofContext != 0
		if context {
			number := uint64(tag)
			if tag == longTag {
				number = r.big(1)
				tag = byte(number)
			}
			d.giveNum(protocol.BACappContext, number)
		} else {
			d.givePart(protocol.BACappApplication, first)
		}
		if n >= longSize {
			d.givePart(protocol.BACappNamed, first)
		}
		switch {
		case context && n == opens:
			if t.depth < len(t.open) {
				t.open[t.depth] = tag
			}
			t.depth++
			t.errors = 0
			continue
		case context && n == closes:
			t.depth--
			if t.depth < 0 {
				return
			}
			continue
		case n == longSize:
			n = int(r.big(1))
			switch n {
			case 254:
				n = int(r.big(2))
			case 255:
				n = int(min(r.big(4), 1<<31))
			}
		}
		d.giveNum(protocol.BACappSize, uint64(n))
		if !context && tag == bacappBool {
			t.value(tag, []byte{byte(n)})
			continue
		}
		b := r.take(n)
		if r.short {
			return
		}
		if context {
			t.ofContext(tag, b)
		} else {
			t.value(tag, b)
		}
	}
}

// inside tells whether the values stand between an opening and a closing tag of the number, and in no others.
func (t *bacappTags) inside(tag byte) bool { return t.depth == 1 && t.open[0] == tag }

// ofContext reads a value that has a tag of its context.
func (t *bacappTags) ofContext(tag byte, b []byte) {
	object, property := false, false
	switch t.service {
	case bacappReadProperty, bacappWriteProperty, bacappReadRange:
		object, property = t.depth == 0 && tag == 0, t.depth == 0 && tag == 1
	case bacappReadMultiple:
		object, property = t.depth == 0 && tag == 0, t.inside(1) && (!t.answer && tag == 0 || t.answer && tag == 2)
	case bacappWriteMultiple:
		object, property = t.depth == 0 && tag == 0, t.inside(1) && tag == 0
	case bacappConfirmedCOV, bacappCOV:
		object, property = t.depth == 0 && (tag == 1 || tag == 2), t.inside(4) && tag == 0
	case bacappSubscribeCOV:
		object = t.depth == 0 && tag == 1
	case bacappWhoHas:
		object = t.depth == 0 && tag == 2
	case bacappWhoIs:
		switch tag {
		case 0:
			t.d.giveNum(protocol.BACappLow, bigEndian(b))
		case 1:
			t.d.giveNum(protocol.BACappHigh, bigEndian(b))
		}
	}
	if object && len(b) == 4 {
		t.d.givePart(protocol.BACappObject, b)
	}
	if property {
		t.property = bigEndian(b)
		t.d.giveNum(protocol.BACappProperty, t.property)
	}
}

// value reads a value that tells its type.
func (t *bacappTags) value(tag byte, b []byte) {
	const name, present = 77, 85
	d := t.d
	t.count++
	switch tag {
	case bacappObject:
		if len(b) == 4 {
			d.givePart(protocol.BACappObject, b)
		}
		return
	case bacappBits:
		if len(b) > 0 {
			d.giveNum(protocol.BACappUnused, uint64(b[0]))
			for i := range max(8*(len(b)-1)-int(b[0]), 0) {
				d.giveNum(protocol.BACappBit, uint64(b[1+i/8]>>(7-i%8)&1))
			}
		}
		return
	case bacappText:
		if len(b) > 0 {
			d.giveNum(protocol.BACappCharacterSet, uint64(b[0]))
			if b[0] == 0 && t.property == name {
				d.giveUTF8(len(d.layers)-1, protocol.BACappName, b[1:], b[1:])
			}
		}
		return
	}
	const vendor = 4
	switch {
	case t.failed && t.depth == 0 || t.service == bacappReadMultiple && t.answer && t.depth == 2 && t.open[1] == 5:
		t.errors++
		if f := map[int]*protocol.Field{1: protocol.BACappErrorClass, 2: protocol.BACappErrorCode}[t.errors]; f != nil {
			d.giveNum(f, bigEndian(b))
		}
	case t.service == bacappIAm && t.count == vendor:
		d.giveNum(protocol.BACappVendor, bigEndian(b))
	case t.property == present && t.depth > 0:
		switch {
		case tag == bacappNull:
			d.giveText(protocol.BACappNull, []byte("NULL"))
		case tag == bacappBool:
			d.giveNum(protocol.BACappTruth, uint64(b[0]))
		case tag == bacappUint:
			d.giveNum(protocol.BACappUint, bigEndian(b))
		case tag == bacappInt && len(b) > 0 && len(b) <= 8:
			d.giveNum(protocol.BACappInt, uint64(int64(bigEndian(b)<<(64-8*len(b)))>>(64-8*len(b))))
		case tag == bacappReal && len(b) == 4:
			d.give(protocol.BACappReal, ftype.FloatValue(ftype.Double, float64(math.Float32frombits(binary.BigEndian.Uint32(b)))), b)
		case tag == bacappDouble && len(b) == 8:
			d.give(protocol.BACappDouble, ftype.FloatValue(ftype.Double, math.Float64frombits(binary.BigEndian.Uint64(b))), b)
		case tag == bacappEnum:
			d.giveNum(protocol.BACappEnum, bigEndian(b))
		}
	}
}

// bigEndian is the number that a few bytes are.
func bigEndian(b []byte) (n uint64) {
	for _, c := range b {
		n = n<<8 | uint64(c)
	}
	return n
}
