package ftype

import (
	"math"
	"testing"
)

func TestArithmetic(t *testing.T) {
	u := func(n uint64) Value { return Value{Type: Uint8, Num: n} }
	s := func(n int64) Value { return Value{Type: Int64, Num: uint64(n)} }
	d := func(sec, ns int64) Value { return TimeValue(RelativeTime, sec, ns) }
	f := func(x float64) Value { return FloatValue(Double, x) }
	for _, c := range []struct {
		name string
		op   func(a, b Value) (Value, bool)
		a, b Value
		want string // empty: no value
	}{
		{"add", Add, u(200), u(100), "300"},
		{"add", Add, u(2), s(-3), "18446744073709551615"},
		{"add", Add, u(3), s(-3), ""},
		{"add", Add, s(-3), u(5), "2"},
		{"add", Add, s(math.MaxInt64), u(1), ""},
		{"sub", Sub, u(5), u(7), "-2"},
		{"sub", Sub, u(5), s(-3), ""},
		{"sub", Sub, u(0), u(1 << 63), "-9223372036854775808"},
		{"sub", Sub, u(0), u(1<<63 + 1), ""},
		{"sub", Sub, s(math.MinInt64), u(1), ""},
		{"mul", Mul, u(1), s(-1), "18446744073709551615"},
		{"mul", Mul, u(2), s(-1), ""},
		{"mul", Mul, s(-4), u(3), "-12"},
		{"mul", Mul, s(math.MinInt64), s(-1), ""},
		{"div", Div, u(7), s(-1), "0"},
		{"div", Div, s(-7), s(2), "-3"},
		{"div", Div, u(7), u(0), ""},
		{"div", Div, s(math.MinInt64), s(-1), ""},
		{"mod", Mod, s(-7), s(2), "-1"},
		{"mod", Mod, s(math.MinInt64), s(-1), "0"},
		{"mod", Mod, u(7), u(0), ""},
		{"and", And, u(6), s(-1), "6"},
		{"add", Add, d(1, 900_000_000), d(0, 200_000_000), "2.100000000"},
		{"sub", Sub, d(1, 0), d(1, 1), "-0.000000001"},
		{"add", Add, d(math.MaxInt64, 0), d(1, 0), ""},
		{"mul", Mul, d(1, 500_000_000), s(3), "4.500000000"},
		{"mul", Mul, d(1, 500_000_000), s(-3), "-4.500000000"},
		{"mul", Mul, d(0, 999_999_999), s(math.MaxInt64), "9223372027631403770.145224193"},
		{"mul", Mul, d(math.MaxInt64, 0), s(2), ""},
		{"mul", Mul, d(1, 0), f(0.5), "0.500000000"},
		{"div", Div, d(1, 0), s(3), "0.333333333"},
		{"div", Div, d(1, 0), s(0), ""},
		{"div", Div, f(1), f(0), "inf"},
	} {
		v, ok := c.op(c.a, c.b)
		got := ""
		if ok {
			got = Text(v)
		}
		if got != c.want {
			t.Errorf("%s of %s and %s is %q, want %q", c.name, Text(c.a), Text(c.b), got, c.want)
		}
	}
	if v, ok := Neg(u(1<<63 + 1)); ok {
		t.Errorf("the negative of 2^63+1 is %s", Text(v))
	}
	if v, _ := Neg(d(1, 500_000_000)); Text(v) != "-1.500000000" {
		t.Errorf("%s", Text(v))
	}
	if v, _ := Abs(s(-5)); Text(v) != "5" {
		t.Errorf("%s", Text(v))
	}
}

func TestAndOfBytes(t *testing.T) {
	a := Value{Type: Ether, Bytes: []byte{0xff, 0x0f, 3}}
	b := Value{Type: Bytes, Bytes: []byte{0x0f, 0xff}}
	if v, _ := And(a, b); Text(v) != "0f:0f" {
		t.Errorf("%s", Text(v))
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct {
		v    Value
		want string
	}{
		{Value{Type: IPv4, Num: 0x0a000001, Aux: 32}, "10.0.0.1"},
		{Value{Type: Ether, Bytes: []byte{0, 0x1a, 255, 3, 4, 5}}, "00:1a:ff:03:04:05"},
		{Value{Type: Int8, Num: 1<<64 - 2}, "-2"},
		{Value{Type: OID, Bytes: []byte{0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d}}, "1.2.840.113549"},
		{Value{Type: IPXNet, Num: 42}, "0x0000002A"},
		{Value{Type: SystemID, Bytes: []byte{0, 0, 0, 0, 0, 1}}, "0000.0000.0001"},
		{FloatValue(Double, 0.1), "0.1"},
	} {
		if got := Text(c.v); got != c.want {
			t.Errorf("%s: %q, want %q", c.v.Type.Code(), got, c.want)
		}
	}
	if got := string(AppendHex(nil, Value{Type: Uint24, Num: 7})); got != "0x000007" {
		t.Errorf("%s", got)
	}
	if got := string(AppendHex(nil, Value{Type: Uint40, Num: 7})); got != "0x0000000000000007" {
		t.Errorf("%s", got)
	}
}
