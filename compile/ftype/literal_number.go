package ftype

import (
	"math"
	"strconv"
	"strings"
)

func (l Literal) asBoolean(t Type) (Value, error) {
	v := Value{Type: t}
	switch l.Form {
	case IntegerForm, CharForm:
		v.Num = l.Int
		return v, nil
	case WordForm:
		switch lowerASCII(l.Text) {
		case "true":
			v.Num = 1
			return v, nil
		case "false":
			return v, nil
		}
	}
	return v, refuse("write 1, 0, true or false")
}

func (l Literal) asInteger(t Type) (Value, error) {
	switch {
	case l.Form == CharForm && t != IPXNet: // of any size
		return Value{Type: t, Num: l.Int}, nil
	case l.Form == IntegerForm:
		if limit := Limit(t); l.Int > limit {
			return Value{}, tooLarge(limit)
		}
		return Value{Type: t, Num: l.Int}, nil
	case l.Form == FloatForm:
		return Value{}, refuse("write a whole number, without a point or an exponent")
	case l.Form == QuotedForm && isDecimal(l.Text):
		return Value{}, refuse("write " + l.Text + " without quotes")
	case l.Form == WordForm && isDecimal(l.Text) && l.Text[0] == '0' && strings.ContainsAny(l.Text, "89"):
		return Value{}, refuse("a leading 0 makes a number octal: write " + strings.TrimLeft(l.Text, "0"))
	case l.Form == WordForm && isRangeOf(l.Text):
		low, high, _ := strings.Cut(l.Text, "-")
		return Value{}, refuse("for a range write in {" + low + " .. " + high + "}")
	}
	return Value{}, refuse("")
}

// Limit is the largest number that a literal of an integer type may have. The sign is not part of the literal.
func Limit(t Type) uint64 {
	bits := 8 * t.Width()
	if t.Signed() {
		bits--
	}
	return math.MaxUint64 >> (64 - bits)
}

func isDecimal(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

func isRangeOf(s string) bool {
	low, high, found := strings.Cut(s, "-")
	return found && isDecimal(low) && isDecimal(high)
}

func (l Literal) asFloat(t Type) (Value, error) {
	switch l.Form {
	case IntegerForm:
		return FloatValue(t, float64(l.Int)), nil
	case FloatForm:
		return FloatValue(t, l.Float), nil
	case QuotedForm:
		if _, err := strconv.ParseFloat(l.Text, 64); err == nil {
			return Value{}, refuse("write " + l.Text + " without quotes")
		}
	}
	return Value{}, refuse("write a number")
}

// FloatValue is a value of one of the floating-point types.
func FloatValue(t Type, f float64) Value { return Value{Type: t, Num: math.Float64bits(f)} }

// asIEEE11073 takes what the mantissa and the decimal exponent of the type hold exactly. The sign is applied later and
// is not looked at. The reference leaves zeros at the end in the mantissa of the longer type, but for a fraction of nothing else.
func (l Literal) asIEEE11073(t Type) (Value, error) {
	maxMantissa, low, high := int64(1<<11-1), -8, 7
	if t == IEEE11073Float {
		maxMantissa, low, high = 1<<23-1, -128, 127
	}
	if l.Form == FloatForm && lowerASCII(l.Text) == "nan" {
		return FloatValue(t, l.Float), nil
	}
	whole, fraction, _ := strings.Cut(l.Text, ".")
	digits := strings.TrimLeft(whole+fraction, "0")
	exponent := -len(fraction)
	for len(digits) > 1 && digits[len(digits)-1] == '0' && (t == IEEE11073SFloat || exponent < 0 && strings.Trim(fraction, "0") == "") {
		digits = digits[:len(digits)-1]
		exponent++
	}
	if l.Form == QuotedForm || !isDecimal(whole) || fraction != "" && !isDecimal(fraction) {
		return Value{}, refuse("write a decimal number without an exponent")
	}
	if digits == "" || digits == "0" {
		return FloatValue(t, 0), nil
	}
	mantissa, err := strconv.ParseInt(digits, 10, 64)
	for err == nil && exponent > high && mantissa <= maxMantissa {
		mantissa, exponent = mantissa*10, exponent-1
	}
	if err != nil || mantissa > maxMantissa || exponent < low {
		return Value{}, &LiteralError{Message: "its digits do not fit", Hint: "use fewer digits"}
	}
	return FloatValue(t, Decimal(t, mantissa, exponent)), nil
}

// Decimal is the value of an IEEE-11073 number of type t: mantissa times ten to the exponent, or one of the special
// values that stand for themselves.
func Decimal(t Type, mantissa int64, exponent int) float64 {
	top := int64(1<<11 - 1)
	if t == IEEE11073Float {
		top = 1<<23 - 1
	}
	if exponent == 0 {
		switch mantissa {
		case top, -top, -top - 1:
			return math.NaN()
		case top - 1:
			return math.Inf(1)
		case -(top - 1):
			return math.Inf(-1)
		}
	}
	switch {
	case exponent < -22 || exponent > 22:
		f, _ := strconv.ParseFloat(strconv.FormatInt(mantissa, 10)+"e"+strconv.Itoa(exponent), 64)
		return f
	case exponent < 0: // both are exact, so that the quotient is rounded once
		return float64(mantissa) / math.Pow10(-exponent)
	}
	return float64(mantissa) * math.Pow10(exponent)
}

func trimFloat(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
