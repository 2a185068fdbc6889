package ftype

import (
	"cmp"
	"math"
	"strconv"
	"strings"
	"time"
)

const second = 1_000_000_000

// TimeValue is a value of one of the time types. The nanoseconds may have any sign and size.
func TimeValue(t Type, seconds, nanos int64) Value {
	seconds += nanos / second
	if nanos %= second; nanos < 0 {
		seconds, nanos = seconds-1, nanos+second
	}
	return Value{Type: t, Num: uint64(seconds), Aux: uint32(nanos)}
}

// secondsValue is the time nearest to a number of seconds; it reports false where there is none.
func secondsValue(t Type, s float64) (Value, bool) {
	whole := math.Floor(s)
	if !(math.Abs(whole) < 1<<62) {
		return Value{}, false
	}
	return TimeValue(t, int64(whole), int64(math.RoundToEven((s-whole)*second))), true
}

// Seconds is the value of a time as a number of seconds.
func (v Value) Seconds() float64 { return float64(int64(v.Num)) + float64(v.Aux)/second }

func (l Literal) asRelativeTime() (Value, error) {
	switch l.Form {
	case IntegerForm:
		return Value{Type: RelativeTime, Num: l.Int}, nil
	case FloatForm:
		return l.durationOfFloat(), nil
	case QuotedForm, WordForm:
		if d, err := time.ParseDuration(l.Text); err == nil {
			return Value{}, refuse("write seconds without a unit: " + trimFloat(d.Seconds()))
		}
	}
	return Value{}, refuse("write a number of seconds, such as 0.005")
}

// durationOfFloat reads up to nine digits after the point exactly, and drops an exponent after them as the reference
// does (language.md, section 7.10). All other floats go through a double and are cut to nanoseconds.
func (l Literal) durationOfFloat() Value {
	whole, fraction, _ := strings.Cut(l.Text, ".")
	digits := strings.TrimRight(fraction[:leadingDigits(fraction)], " ")
	if isDecimal(whole) && len(digits) > 0 && len(digits) <= 9 {
		nanos, _ := nanosOf(digits)
		if s, ok := parseDigits(whole); ok {
			return TimeValue(RelativeTime, int64(s), int64(nanos))
		}
	}
	s := math.Trunc(l.Float)
	if !(math.Abs(s) < 1<<63) { // inf and nan are accepted; C's conversion makes the least number of them
		return TimeValue(RelativeTime, math.MinInt64, 0)
	}
	return TimeValue(RelativeTime, int64(s), int64((l.Float-s)*second))
}

func (l Literal) asAbsoluteTime(zone *time.Location) (Value, error) {
	if l.Form != CharForm {
		text, _, _ := strings.Cut(l.Text, "\x00") // ends there, as in C
		if zone == nil {
			zone = time.Local
		}
		for _, read := range []func(string, *time.Location) (Value, bool){epoch, iso8601, olderDate} {
			if v, ok := read(text, zone); ok {
				return v, nil
			}
		}
	}
	return Value{}, refuse(`write a date such as "2020-07-04 12:34:56Z" or seconds since 1970`)
}

// epoch reads seconds since 1970: blanks, a sign, digits, and after a point up to nine more. What follows those is ignored,
// unless it is a digit other than 0.
func epoch(s string, _ *time.Location) (Value, bool) {
	s = strings.TrimLeft(s, " \t\n\v\f\r")
	sign := int64(1)
	if s != "" && (s[0] == '+' || s[0] == '-') {
		if s[0] == '-' {
			sign = -1
		}
		s = s[1:]
	}
	whole, rest, point := strings.Cut(s, ".")
	nanos, ok := nanosOf(rest[:leadingDigits(rest)])
	if !ok || whole == "" && !point || whole != "" && !isDecimal(whole) {
		return Value{}, false
	}
	n, err := strconv.ParseUint(cmp.Or(whole, "0"), 10, 64)
	if err != nil { // the reference takes the largest number, and it is -1 then
		n = math.MaxUint64
	}
	return TimeValue(AbsoluteTime, sign*int64(n), sign*int64(nanos)), true
}

// parseDigits reads a decimal number that fits a signed 64-bit one. No digits are zero.
func parseDigits(s string) (uint64, bool) {
	var n uint64
	for i := range len(s) {
		if n > (math.MaxInt64-9)/10 {
			return 0, false
		}
		n = n*10 + uint64(s[i]-'0')
	}
	return n, true
}

func leadingDigits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

// nanosOf is the fraction of a second given by its digits. From the tenth on they must be zero.
func nanosOf(digits string) (uint64, bool) {
	if len(digits) > 9 && strings.Trim(digits[9:], "0") != "" {
		return 0, false
	}
	n, _ := parseDigits(digits[:min(len(digits), 9)])
	for i := len(digits); i < 9; i++ {
		n *= 10
	}
	return n, true
}
