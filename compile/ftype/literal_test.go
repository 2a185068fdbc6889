package ftype

import (
	"errors"
	"math"
	"testing"
	"time"
)

func word(s string) Literal   { return Literal{Form: WordForm, Text: s} }
func quoted(s string) Literal { return Literal{Form: QuotedForm, Text: s} }
func integer64(n uint64, text string) Literal {
	return Literal{Form: IntegerForm, Int: n, Text: text}
}
func float64Literal(f float64, text string) Literal {
	return Literal{Form: FloatForm, Float: f, Text: text}
}

// TestLiterals is the table of language.md, section 7. A letter stands for each type that takes the literal.
func TestLiterals(t *testing.T) {
	types := []struct {
		letter byte
		t      Type
	}{
		{'b', Bytes}, {'u', UintBytes}, {'e', Ether}, {'o', OID}, {'r', RelOID}, {'s', SystemID}, {'E', EUI64}, {'d', Double},
		{'f', IEEE11073SFloat}, {'F', IEEE11073Float}, {'1', Uint8}, {'2', Uint16}, {'i', Int8}, {'I', Int64}, {'B', Boolean},
		{'x', IPXNet}, {'4', IPv4}, {'6', IPv6}, {'g', GUID}, {'S', String}, {'a', AX25}, {'t', AbsoluteTime},
		{'T', RelativeTime}, {'p', Protocol},
	}
	for _, c := range []struct {
		l    Literal
		want string
	}{
		{integer64(1, "1"), "bEdfF12iIBxtT"},
		{integer64(300, "300"), "EdfF2IBxtT"},
		{integer64(16, "0x10"), "bEd12iIBxT"},
		{float64Literal(1.5, "1.5"), "dfFtT"},
		{float64Literal(1000, "1e3"), "dT"},
		{float64Literal(math.Inf(1), "inf"), "dT"},
		{Literal{Form: CharForm, Int: 'a'}, "b12iIBSp"},
		{quoted("a"), "bSap"},
		{quoted("1"), "bSatp"},
		{word("xyz"), "Sa"},
		{word("aa:bb"), "busSp"},
		{word("aabb"), "busSap"},
		{integer64(255, "0xff"), "bEd12IBxT"},
		{integer64(511, "0x1ff"), "Ed2IBxT"},
		{word("true"), "BSa"},
		{quoted("true"), "bSap"}, // and of a boolean, as its label
		{word("1.2.3.4"), "buors4Stp"},
		{quoted("1.2.3.4"), "bStp"},
		{word("1.2.3.0/24"), "4St"},
		{word("::1"), "6S"},
		{word("fe80::/10"), "6S"},
		{quoted("::1"), "bSp"},
		{word("00:11:22:33:44:55"), "buesSp"},
		{quoted("00:11:22:33:44:55"), "bSp"},
		{word("00-11-22-33-44-55"), "buesSp"},
		{word("0011.2233.4455"), "buersStp"},
		{word("00:11:22:33:44:55:66:77"), "busE6Sp"},
		{integer64(1122334455667788, "1122334455667788"), "EdIBtT"},
		{word("01234567-89ab-cdef-0123-456789abcdef"), "bugSp"},
		{float64Literal(2.999, "2.999"), "dFtT"},
		{word("2020-01-02"), "busStp"},
		{quoted("2020-01-02 03:04:05"), "bStp"},
		{quoted("W1AW-3"), "bSap"},
		{word("W1AW-3"), "Sa"},
		{quoted(""), "bSp"},
	} {
		for _, ty := range types {
			_, err := c.l.As(ty.t, Reading{Zone: time.UTC})
			want := false
			for i := range len(c.want) {
				want = want || c.want[i] == ty.letter
			}
			if (err == nil) != want {
				t.Errorf("%v as %s: %v, want accepted %v", c.l, ty.t.Code(), err, want)
			}
			if err != nil {
				if le := (*LiteralError)(nil); !errors.As(err, &le) {
					t.Errorf("%v as %s: the error is a %T", c.l, ty.t.Code(), err)
				}
			}
		}
	}
}

func TestTimes(t *testing.T) {
	for text, want := range map[string]string{
		"1577934245.25":               "1577934245.250000000",
		" +1":                         "1.000000000",
		".5":                          "0.500000000",
		"5.":                          "5.000000000",
		"-1.5":                        "-1.500000000",
		"1.2.3.4":                     "1.200000000",
		"5.1234567891":                "",
		"5 ":                          "",
		"0x10":                        "",
		"2023-03-09T11:22:33Z":        "1678360953.000000000",
		"2023-03-09 11:22":            "1678360920.000000000",
		"2023-03-09T11:22:33,5+05:30": "1678341153.500000000",
		"2023-03-09T11:22:33+2":       "1678353753.000000000",
		"2023-03-09T11:22:33+023":     "1678353573.000000000",
		"2020-02-30T10:00Z":           "",
		"2020-02-30 10:00:00 UTC":     "1583056800.000000000", // March 1
		"2020-07-04 12:00:00 M":       "1593820800.000000000",
		"2020-07-04 12:00:00 Y":       "1593907200.000000000",
		"2020-07-04 12:00:00 K":       "",
		"2020-07-04 12:00:00 pdt":     "1593889200.000000000",
		"2020-07-04 12:00:00 gmt":     "",
		"2020-07-04 12:34 +2500":      "",
		"2020-07-04T12:34+2500":       "1593776040.000000000",
		"2020-07-04T12:34:60Z":        "1593866100.000000000",
		"2020-07-04T12:34:61Z":        "",
		"dec1,2015":                   "1448928000.000000000",
		"Mar 9, 2023 11:22:33.12 EST": "1678378953.120000000",
		"Mar 9 2023":                  "",
		"Sept 9, 2020":                "",
		"1969-12-31T23:59:59Z":        "-1.000000000",
	} {
		v, err := quoted(text).As(AbsoluteTime, Reading{Zone: time.UTC})
		got := ""
		if err == nil {
			got = Text(v)
		}
		if got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestDurations(t *testing.T) {
	for _, c := range []struct {
		l    Literal
		want string
	}{
		{integer64(16, "0x10"), "16.000000000"},
		{float64Literal(0.25, "0.25"), "0.250000000"},
		{float64Literal(1500, "1.5e3"), "1.500000000"}, // the exponent is lost
		{float64Literal(1500, "15e2"), "1500.000000000"},
		{float64Literal(0.001, "1e-3"), "0.001000000"},
		{float64Literal(5, "0x1.4p2"), "5.000000000"},
		{float64Literal(0.12345678991, "0.12345678991"), "0.123456789"},
		{float64Literal(math.Inf(1), "inf"), "-9223372036854775808.000000000"},
	} {
		if v, err := c.l.As(RelativeTime, Reading{}); err != nil || Text(v) != c.want {
			t.Errorf("%s is %s (%v), want %s", c.l.Text, Text(v), err, c.want)
		}
	}
}

func TestIEEE11073(t *testing.T) {
	for text, ok := range map[string]bool{
		"2045": true, "2050": true, "20500000": true, "0.00000005": true, "0": true, "1.5": true,
		"2048": false, "20480": false, "0.000000005": false, "0x10": false, "1e3": false,
	} {
		if _, err := float64Literal(1, text).As(IEEE11073SFloat, Reading{}); (err == nil) != ok {
			t.Errorf("%s: %v", text, err)
		}
	}
	for _, c := range []struct {
		t    Type
		m    int64
		want float64
	}{{IEEE11073SFloat, 2046, math.Inf(1)}, {IEEE11073SFloat, -2046, math.Inf(-1)}, {IEEE11073Float, 8388606, math.Inf(1)}, {IEEE11073SFloat, 100, 100}} {
		if got := Decimal(c.t, c.m, 0); got != c.want {
			t.Errorf("%d is %v, want %v", c.m, got, c.want)
		}
	}
	if got := Decimal(IEEE11073SFloat, 1234, -3); got != 1.234 {
		t.Errorf("%v", got)
	}
}

func TestHexText(t *testing.T) {
	for text, want := range map[string]string{
		"aabbcc": "aa:bb:cc", "a:b:c": "0a:0b:0c", "aa:b": "aa:0b", "deadb": "de:ad:0b", "aa:bbcc-dd.ee": "aa:bb:cc:dd:ee",
		"fc:": "fc", "abc": "", "aa:bbb": "", "aa::bb": "", "xx": "", "": "", "abcdeff": "",
	} {
		v, err := word(text).As(UintBytes, Reading{})
		if (err == nil) != (want != "") || err == nil && Text(v) != want {
			t.Errorf("%q is %s (%v), want %s", text, Text(v), err, want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for text, ok := range map[string]bool{
		"10.0.0.1": true, "10.0.0.0/8": true, "10.0.0.0/33": false, "10.0.0.0/": false, "224.000.0.1": false, "10.0.0": false,
		"10.0.0.300": false, "10.0.0.0/255.0.0.0": false,
	} {
		if _, err := word(text).As(IPv4, Reading{}); (err == nil) != ok {
			t.Errorf("%s: %v", text, err)
		}
	}
	for text, ok := range map[string]bool{
		"::1": true, "FF02:0:0:0:0:0:0:FB": true, "::ffff:192.0.2.33": true, "fe80::/10": true, "fe80::/129": false,
		"fe80::1%eth0": false, "ff02::fb::1": false, "192.0.2.33": false, "::ffff:192.0.02.33": false,
	} {
		if _, err := word(text).As(IPv6, Reading{}); (err == nil) != ok {
			t.Errorf("%s: %v", text, err)
		}
	}
}
