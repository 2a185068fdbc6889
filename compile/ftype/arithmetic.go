package ftype

import (
	"math"
	"math/bits"
)

// The operations below are those of language.md, section 11.7. They report false where there is no value: overflow and
// division by zero. Constant folding and evaluation both use them.

// Add is a + b. The left operand decides whether the numbers are signed, and the right one's bits are read that way.
func Add(a, b Value) (Value, bool) {
	switch {
	case a.Type.Family() == FloatFamily:
		return FloatValue(a.Type, a.Float64()+b.Float64()), true
	case a.Type.Time():
		return addTimes(a, int64(b.Num), int64(b.Aux))
	case a.Type.Signed():
		x, y := int64(a.Num), int64(b.Num)
		sum := x + y
		return signed(sum), (sum > x) == (y > 0)
	}
	sum, carry := bits.Add64(a.Num, b.Num, 0)
	return unsigned(sum), carry == 0
}

// Sub is a - b. An unsigned number minus a larger one is a signed one.
func Sub(a, b Value) (Value, bool) {
	switch {
	case a.Type.Family() == FloatFamily:
		return FloatValue(a.Type, a.Float64()-b.Float64()), true
	case a.Type.Time():
		if int64(b.Num) == math.MinInt64 {
			return Value{}, false
		}
		return addTimes(a, -int64(b.Num), -int64(b.Aux))
	case a.Type.Signed():
		x, y := int64(a.Num), int64(b.Num)
		difference := x - y
		return signed(difference), (difference < x) == (y > 0)
	case a.Num >= b.Num:
		return unsigned(a.Num - b.Num), true
	}
	return negative(b.Num - a.Num)
}

// Mul is a * b; of a time, b is a number.
func Mul(a, b Value) (Value, bool) {
	switch {
	case a.Type.Family() == FloatFamily:
		return FloatValue(a.Type, a.Float64()*b.Float64()), true
	case a.Type.Time() && b.Type.Family() == FloatFamily:
		return secondsValue(a.Type, a.Seconds()*b.Float64())
	case a.Type.Time():
		return scaleTime(a, int64(b.Num))
	case a.Type.Signed():
		product, ok := mulSigned(int64(a.Num), int64(b.Num))
		return signed(product), ok
	}
	high, low := bits.Mul64(a.Num, b.Num)
	return unsigned(low), high == 0
}

// Div is a / b, cut toward zero for integers; of a time, b is a number.
func Div(a, b Value) (Value, bool) {
	switch {
	case a.Type.Family() == FloatFamily:
		return FloatValue(a.Type, a.Float64()/b.Float64()), true
	case a.Type.Time():
		divisor := float64(int64(b.Num))
		if b.Type.Family() == FloatFamily {
			divisor = b.Float64()
		}
		if divisor == 0 {
			return Value{}, false
		}
		return secondsValue(a.Type, a.Seconds()/divisor)
	case b.Num == 0:
		return Value{}, false
	case a.Type.Signed():
		x, y := int64(a.Num), int64(b.Num)
		return signed(x / y), x != math.MinInt64 || y != -1
	}
	return unsigned(a.Num / b.Num), true
}

// Mod is a % b with the sign of a.
func Mod(a, b Value) (Value, bool) {
	switch {
	case b.Num == 0:
		return Value{}, false
	case a.Type.Signed():
		return signed(int64(a.Num) % int64(b.Num)), true
	}
	return unsigned(a.Num % b.Num), true
}

// And masks a with b: integers bit by bit, bytes up to the length of the shorter, addresses with the prefix of a.
func And(a, b Value) (Value, bool) {
	switch {
	case a.Type.Family() == BytesFamily, a.Type == IPv6:
		n := min(len(a.Bytes), len(b.Bytes))
		masked := make([]byte, n)
		for i := range masked {
			masked[i] = a.Bytes[i] & b.Bytes[i]
		}
		return Value{Type: a.Type, Bytes: masked, Aux: a.Aux}, true
	case a.Type == IPv4:
		return Value{Type: IPv4, Num: a.Num & b.Num, Aux: a.Aux}, true
	case a.Type.Signed():
		return Value{Type: Int64, Num: a.Num & b.Num}, true
	}
	return unsigned(a.Num & b.Num), true
}

// Neg is -a; of an unsigned number it is a signed one.
func Neg(a Value) (Value, bool) {
	switch {
	case a.Type.Family() == FloatFamily, a.Type == IEEE11073SFloat, a.Type == IEEE11073Float:
		return FloatValue(a.Type, -a.Float64()), true
	case a.Type.Time(): // the least one is its own opposite
		return TimeValue(a.Type, -int64(a.Num), -int64(a.Aux)), true
	case a.Type.Signed():
		return signed(-int64(a.Num)), int64(a.Num) != math.MinInt64
	}
	return negative(a.Num)
}

// Abs is a without its sign.
func Abs(a Value) (Value, bool) {
	switch {
	case a.Type.Family() == FloatFamily, a.Type == IEEE11073SFloat, a.Type == IEEE11073Float:
		return FloatValue(a.Type, math.Abs(a.Float64())), true
	case a.Type.Time() || a.Type.Signed():
		if int64(a.Num) < 0 {
			return Neg(a)
		}
	}
	return a, true
}

// ToFloat is the number a as a value of t, which is Float (rounded to single precision) or Double.
func ToFloat(t Type, a Value) Value {
	var f float64
	switch {
	case a.Type.Family() == FloatFamily, a.Type == IEEE11073SFloat, a.Type == IEEE11073Float:
		f = a.Float64()
	case a.Type.Time():
		f = a.Seconds()
	case a.Type.Signed():
		f = float64(int64(a.Num))
	default:
		f = float64(a.Num)
	}
	if t == Float {
		f = float64(float32(f))
	}
	return FloatValue(t, f)
}

func unsigned(n uint64) Value { return Value{Type: Uint64, Num: n} }

func signed(n int64) Value { return Value{Type: Int64, Num: uint64(n)} }

// negative is -n.
func negative(n uint64) (Value, bool) { return signed(-int64(n)), n <= 1<<63 }

func mulSigned(x, y int64) (int64, bool) {
	high, low := bits.Mul64(magnitude(x), magnitude(y))
	if (x < 0) != (y < 0) {
		return -int64(low), high == 0 && low <= 1<<63
	}
	return int64(low), high == 0 && low < 1<<63
}

func magnitude(x int64) uint64 {
	if x < 0 {
		return -uint64(x)
	}
	return uint64(x)
}

func addTimes(a Value, seconds, nanos int64) (Value, bool) {
	x := int64(a.Num)
	sum := x + seconds
	return TimeValue(a.Type, sum, int64(a.Aux)+nanos), (sum > x) == (seconds > 0)
}

// scaleTime is exact: seconds and nanoseconds are multiplied apart, the latter with 128 bits.
func scaleTime(a Value, by int64) (Value, bool) {
	high, low := bits.Mul64(uint64(a.Aux), magnitude(by))
	carry, rest := bits.Div64(high, low, second)
	whole, ok := mulSigned(int64(a.Num), by)
	if by < 0 {
		carry, rest = -carry, -rest
	}
	v, fits := addTimes(Value{Type: a.Type, Num: uint64(whole)}, int64(carry), int64(rest))
	return v, ok && fits
}
