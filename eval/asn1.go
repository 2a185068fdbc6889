package eval

import (
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// maxASNDepth bounds types within types.
const maxASNDepth = 32

// asnReader gives the values of types of ASN.1. An element that is not what its type says is an error, which is noted, and passed over.
// Where the bytes end before an element does, what is there is given, and nothing more is read.
type asnReader struct {
	*dissection
	snapped bool                                            // the capture cut the packet
	seen    func(f *protocol.Field, v []byte, number int64) // is told of each value after it was given; number is that of an INTEGER
	depth   int
	short   bool // the bytes ended early
}

// asnElements are elements, one after the other, of which some bytes may be missing.
type asnElements struct {
	b       ber
	missing int
}

// next takes the first element.
func (r *asnReader) next(e *asnElements) (tag byte, v asnElements, ok bool) {
	if len(e.b) == 0 {
		r.short = r.short || e.missing > 0
	}
	if len(e.b) == 0 || r.short {
		return 0, v, false
	}
	n, at, ok := berLength(e.b)
	if !ok {
		r.short = true
		return 0, v, false
	}
	tag, end := e.b[0], min(at+n, len(e.b))
	v = asnElements{e.b[at:end:end], at + n - end}
	e.b = e.b[end:]
	return tag, v, true
}

// inside reads a value that is of another type.
func (r *asnReader) inside(t *protocol.ASN, v []byte) { r.element(t, &asnElements{b: v}) }

// element takes the first element, which is of type t.
func (r *asnReader) element(t *protocol.ASN, e *asnElements) {
	if len(e.b) == 0 {
		r.short = true
		return
	}
	tag, v, ok := r.next(e)
	if ok && t.Outer != 0 {
		if tag != t.Outer {
			r.giveLabel(protocol.BERWrongMember)
			return
		}
		tag, v, ok = r.next(&v)
	}
	if !ok {
		return
	}
	if r.depth++; r.depth <= maxASNDepth {
		r.value(t, tag, v)
	}
	r.depth--
}

// value gives the value of an element of type t.
func (r *asnReader) value(t *protocol.ASN, tag byte, v asnElements) {
	if t.Choices != nil {
		r.choice(t.Choices, tag, v)
		return
	}
	if t.Members != nil && t.Field != nil {
		r.giveLabel(t.Field)
	}
	switch {
	case t.Tag != 0 && tag != t.Tag: // numbers are read under any
		r.giveLabel(protocol.BERExpected[t.Tag])
	case t.Members != nil:
		r.members(t.Members, v)
	case t.Of != nil:
		r.elements(t, v)
	default:
		r.primitive(t, v)
	}
}

// choice reads what the tag says, in which whether it is constructed does not matter.
func (r *asnReader) choice(choices []protocol.ASNMember, tag byte, v asnElements) {
	for _, m := range choices {
		if m.Number == tag|berConstructed {
			r.element(m.ASN, &v)
			return
		}
	}
	r.giveLabel(protocol.BERNoChoice)
}

// members gives those of a SEQUENCE, which come in their order.
func (r *asnReader) members(members []protocol.ASNMember, v asnElements) {
	for {
		tag, inner, ok := r.next(&v)
		if !ok {
			return
		}
		for len(members) > 0 && members[0].Optional && tag != berContext|members[0].Number {
			members = members[1:]
		}
		if len(members) == 0 {
			r.giveLabel(protocol.BERUnknownMember)
			continue
		}
		m := members[0]
		members = members[1:]
		if tag != berContext|m.Number {
			r.giveLabel(protocol.BERWrongMember)
			continue
		}
		r.element(m.ASN, &inner)
	}
}

// elements gives those of a SEQUENCE OF, before them how many there are.
func (r *asnReader) elements(t *protocol.ASN, v asnElements) {
	count, rest := uint64(0), v
	for rest.missing > 0 || len(rest.b) > 0 {
		_, x, ok := r.next(&rest)
		if !ok {
			return
		}
		count++
		rest.missing -= x.missing
	}
	if t.Field != nil {
		r.giveNum(t.Field, count)
	}
	for len(v.b) > 0 && !r.short {
		r.element(t.Of, &v)
	}
	r.short = r.short || v.missing > 0
}

// primitive gives a value without parts. Where the packet ends within it, what is there of a text or of bytes is the value.
func (r *asnReader) primitive(t *protocol.ASN, e asnElements) {
	f, v, number := t.Field, e.b, int64(0)
	r.short = e.missing > 0
	switch {
	case t.Tag == berBitString:
		if !r.short {
			r.bits(t, v)
		}
	case r.short && r.snapped:
	case f.Type == ftype.String:
		r.giveASCII(len(r.layers)-1, f, untilNUL(v))
	case f.Type == ftype.Bytes, f.Type == ftype.OID:
		r.giveBytes(f, v)
	case r.short:
	case f.Type == ftype.Boolean:
		r.giveBool(f, len(v) > 0 && v[0] != 0)
	case f.Type == ftype.AbsoluteTime:
		r.asnTime(f, v)
	default:
		number = r.asnNumber(f, v)
	}
	if r.seen != nil && !r.short {
		r.seen(f, v, number)
	}
}

// asnNumber gives an INTEGER of 32 bits; of longer ones the last four bytes.
func (r *asnReader) asnNumber(f *protocol.Field, v ber) int64 {
	if len(v) == 0 {
		r.giveLabel(protocol.BERLength)
		return 0
	}
	if len(v) > 9 || len(v) == 9 && v[0] != 0 {
		return 0
	}
	n := v.integer()
	if f.Type == ftype.Int32 {
		n = int64(int32(n))
	} else {
		n &= 1<<(8*min(len(v), 4)) - 1
	}
	if r.wants(f) {
		r.give(f, ftype.Value{Num: uint64(n)}, v)
	}
	return n
}

func (r *asnReader) asnTime(f *protocol.Field, v ber) {
	const least, most = 12, 23
	switch {
	case len(v) < least || len(v) > most:
		r.giveLabel(protocol.BERLength)
	case !r.generalizedTime(f, v):
		r.giveLabel(protocol.BERTime)
	}
}

// bits gives a BIT STRING with its bits; of one without bits the first byte, which counts those that are missing in the last.
func (r *asnReader) bits(t *protocol.ASN, v ber) {
	switch len(v) {
	case 0:
		r.giveLabel(protocol.BERBitString)
	case 1:
		r.giveBytes(t.Field, v)
	default:
		v = v.bits()
		r.giveBytes(t.Field, v)
		for i, f := range t.Bits {
			r.giveBool(f, i/8 < len(v) && v[i/8]>>(7-i%8)&1 != 0)
		}
	}
}
