package eval

import (
	"unicode/utf8"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/grammar"
)

// operand gives a list of values for a frame, and whether it is there at all: a field without occurrences is absent, while
// arithmetic on a field that is there may still give an empty list. The list is valid until the next call.
type operand func(d *dissection) ([]ftype.Value, bool)

// buildOperand turns an operand of the program into closures. Each has its own list, so that nothing is allocated once
// the lists have grown to what the packets need.
func buildOperand(o compile.Operand) operand {
	switch o := o.(type) {
	case *compile.FieldRef:
		return buildField(o)
	case *compile.Reference:
		return func(*dissection) ([]ftype.Value, bool) { return o.Values, len(o.Values) > 0 }
	case *compile.Const:
		list := []ftype.Value{o.Value}
		return func(*dissection) ([]ftype.Value, bool) { return list, true }
	case *compile.Slice:
		return buildSlice(o)
	case *compile.Call:
		return buildCall(o)
	case *compile.Arith:
		return buildArith(o)
	case *compile.Negate:
		return buildMap(buildOperand(o.X), ftype.Neg)
	}
	panic("eval: unknown operand")
}

func buildField(ref *compile.FieldRef) operand {
	r := newReader(ref)
	var list []ftype.Value
	if ref.Label {
		return buildLabel(ref, r)
	}
	return func(d *dissection) ([]ftype.Value, bool) {
		list = r.values(d, list[:0])
		return list, len(list) > 0
	}
}

// buildMap applies a function to each value; values it has no result for are dropped.
func buildMap(x operand, f func(ftype.Value) (ftype.Value, bool)) operand {
	var list []ftype.Value
	return func(d *dissection) ([]ftype.Value, bool) {
		xs, ok := x(d)
		list = list[:0]
		for _, v := range xs {
			if w, ok := f(v); ok {
				list = append(list, w)
			}
		}
		return list, ok
	}
}

func buildArith(a *compile.Arith) operand {
	x, y, f := buildOperand(a.X), buildOperand(a.Y), a.Of
	var list []ftype.Value
	return func(d *dissection) ([]ftype.Value, bool) {
		xs, ok := x(d)
		if !ok {
			return nil, false
		}
		ys, ok := y(d)
		if !ok {
			return nil, false
		}
		list = list[:0]
		for _, v := range xs {
			for _, w := range ys {
				if r, ok := f(v, w); ok {
					list = append(list, r)
				}
			}
		}
		return list, true
	}
}

func buildSlice(s *compile.Slice) operand {
	x, ranges, t := buildOperand(s.X), s.Ranges, s.T
	var buf []byte
	return buildMap(func(d *dissection) ([]ftype.Value, bool) {
		buf = buf[:0]
		return x(d)
	}, func(v ftype.Value) (ftype.Value, bool) {
		b := sliceable(&buf, v)
		part := sliceBytes
		if t.Family() == ftype.StringFamily {
			part = sliceText
		}
		if len(ranges) == 1 {
			b, _ = part(b, ranges[0])
			return ftype.Value{Type: t, Bytes: b}, true
		}
		start := len(buf)
		for _, r := range ranges {
			p, ok := part(b, r)
			if !ok {
				break // what follows a range beyond the end is lost too
			}
			buf = append(buf, p...)
		}
		return ftype.Value{Type: t, Bytes: buf[start:]}, true
	})
}

// sliceable is the value as bytes in network order.
func sliceable(buf *[]byte, v ftype.Value) []byte {
	if v.Type != ftype.IPv4 {
		return v.Own()
	}
	start := len(*buf)
	*buf = append(*buf, byte(v.Num>>24), byte(v.Num>>16), byte(v.Num>>8), byte(v.Num))
	return (*buf)[start:]
}

// bounds turns a range into offsets of a value with n units. It reports false where the range does not lie within the
// value as a whole (language.md, section 12.1).
func bounds(r grammar.Range, n int) (start, end int, ok bool) {
	start, end = int(r.Start), n
	if start < 0 {
		start += n
	}
	switch r.Form {
	case grammar.Index:
		end = start + 1
	case grammar.StartCount:
		end = start + int(r.End)
	case grammar.StartLast:
		end = int(r.End) + 1
		if r.End < 0 {
			end += n
		}
	}
	return start, end, start >= 0 && start <= end && end <= n && (start < n || start == end)
}

func sliceBytes(b []byte, r grammar.Range) ([]byte, bool) {
	start, end, ok := bounds(r, len(b))
	if !ok {
		return nil, false
	}
	return b[start:end], true
}

// sliceText counts code points.
func sliceText(b []byte, r grammar.Range) ([]byte, bool) {
	start, end, ok := bounds(r, utf8.RuneCount(b))
	if !ok {
		return nil, false
	}
	at := 0
	for range start {
		_, n := utf8.DecodeRune(b[at:])
		at += n
	}
	to := at
	for range end - start {
		_, n := utf8.DecodeRune(b[to:])
		to += n
	}
	return b[at:to], true
}
