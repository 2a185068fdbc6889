package ftype

import (
	"bytes"
	"cmp"
	"math"
)

// Value is a value of any type. The parts in use depend on Type:
//
//	Boolean, integers, FrameNum, IPXNet   Num; signed types hold the two's complement
//	Float, Double, IEEE-11073             Num holds the bits of a float64
//	times                                 Num holds the seconds (two's complement), Aux the nanoseconds, 0 to 999,999,999
//	IPv4                                  Num holds the address, Aux the prefix length
//	IPv6                                  Bytes holds the address, Aux the prefix length
//	Protocol                              Bytes holds the buffer from the first byte of the layer on, Aux the length of
//	                                      the layer's own bytes (language.md, section 11.8)
//	all others                            Bytes
type Value struct {
	Num   uint64
	Bytes []byte
	Aux   uint32
	Type  Type
}

// Float64 is the number held by a floating-point value.
func (v Value) Float64() float64 { return math.Float64frombits(v.Num) }

// Own is the value's bytes as comparisons, slices and len() see them: of a protocol the layer's own, not all it was given.
func (v Value) Own() []byte {
	if v.Type == Protocol {
		return v.Bytes[:min(int(v.Aux), len(v.Bytes))]
	}
	return v.Bytes
}

// Unordered is what [Compare] gives for a number and a NaN.
const Unordered = 2

// Compare gives -1, 0 or 1 as a is less than, equal to or greater than b, and Unordered where neither holds
// (language.md, sections 11.4 and 11.5). Both must be of one family, or a boolean on the right of an integer.
func Compare(a, b Value) int {
	switch a.Type.Family() {
	case BooleanFamily:
		return compareBool(a.Num != 0, b.Num != 0)
	case IntegerFamily:
		return compareInt(a, b)
	case FloatFamily:
		return compareFloat(a.Float64(), b.Float64())
	case StringFamily, BytesFamily:
		return bytes.Compare(a.Bytes, b.Bytes)
	}
	switch a.Type {
	case Protocol:
		x, y := a.Own(), b.Own()
		if len(x) != len(y) {
			return cmp.Compare(len(x), len(y))
		}
		return bytes.Compare(x, y)
	case IPv4:
		mask := ^uint32(0) << (32 - min(a.Aux, b.Aux, 32))
		return cmp.Compare(uint32(a.Num)&mask, uint32(b.Num)&mask)
	case IPv6:
		return comparePrefix(a.Bytes, b.Bytes, int(min(a.Aux, b.Aux)))
	case AbsoluteTime, RelativeTime:
		if c := cmp.Compare(int64(a.Num), int64(b.Num)); c != 0 {
			return c
		}
		return cmp.Compare(a.Aux, b.Aux)
	case IEEE11073SFloat, IEEE11073Float:
		return compareFloat(a.Float64(), b.Float64())
	default: // GUID
		return bytes.Compare(a.Bytes, b.Bytes)
	}
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// compareInt is exact across signedness: -1 is less than any unsigned number.
func compareInt(a, b Value) int {
	an, bn := a.Type.Signed() && int64(a.Num) < 0, b.Type.Signed() && int64(b.Num) < 0
	if an != bn {
		return compareBool(bn, an)
	}
	return cmp.Compare(a.Num, b.Num) // of two negative ones too: two's complement keeps the order
}

func compareFloat(a, b float64) int {
	an, bn := math.IsNaN(a), math.IsNaN(b)
	switch {
	case an && bn:
		return 0
	case an || bn:
		return Unordered
	}
	return cmp.Compare(a, b)
}

func comparePrefix(a, b []byte, bits int) int {
	whole := bits / 8
	if c := bytes.Compare(a[:whole], b[:whole]); c != 0 || bits%8 == 0 {
		return c
	}
	shift := 8 - bits%8
	return cmp.Compare(a[whole]>>shift, b[whole]>>shift)
}

// ContainsValue tells whether b occurs in a. What is empty occurs in bytes if there are any, but in no text and no protocol.
func ContainsValue(a, b Value) bool {
	if len(b.Bytes) == 0 {
		return len(a.Bytes) > 0 && a.isBytes()
	}
	return bytes.Contains(a.Bytes, b.Bytes)
}

// isBytes tells whether the value is bytes to the functions that search, which take a protocol for something else.
func (v Value) isBytes() bool { return v.Type.Family() == BytesFamily && v.Type != Protocol }

// Searchable are the bytes in which a pattern is searched for. No pattern matches in bytes of which there are none, not even the empty one.
func (v Value) Searchable() ([]byte, bool) { return v.Bytes, len(v.Bytes) > 0 || !v.isBytes() }

func anyBit(b []byte) bool {
	for _, c := range b {
		if c != 0 {
			return true
		}
	}
	return false
}

// Truth is the value as a test by itself: anything but zero or empty (language.md, section 11.6).
func (v Value) Truth() bool {
	switch v.Type.Family() {
	case BooleanFamily, IntegerFamily:
		return v.Num != 0
	case FloatFamily:
		return v.Float64() != 0
	case StringFamily:
		return len(v.Bytes) > 0
	case BytesFamily:
		return anyBit(v.Bytes)
	}
	switch v.Type {
	case Protocol:
		return len(v.Own()) > 0
	case IPv4:
		return v.Num != 0
	case IPv6:
		return anyBit(v.Bytes)
	case AbsoluteTime, RelativeTime:
		return v.Num != 0 || v.Aux != 0
	default: // IEEE-11073
		return v.Float64() != 0
	}
}
