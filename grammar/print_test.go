package grammar

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sameTree compares trees apart from places. NaN is equal to itself here.
var sameTree = cmp.Options{
	cmp.FilterPath(func(p cmp.Path) bool {
		last := p.Last().String()
		return last == ".At" || last == ".Place"
	}, cmp.Ignore()),
	cmp.Comparer(func(x, y float64) bool { return x == y || math.IsNaN(x) && math.IsNaN(y) }),
}

// checkRoundTrip prints a filter and reads it again.
func checkRoundTrip(t *testing.T, f *Filter) {
	t.Helper()
	text := f.String()
	again, err := Parse(text)
	if err != nil {
		t.Errorf("%q is printed as %q, which is refused: %v", f.Source, text, err)
		return
	}
	if diff := cmp.Diff(f.Expr, again.Expr, sameTree); diff != "" {
		t.Errorf("%q is printed as %q, which is another filter:\n%s", f.Source, text, diff)
	}
	if second := again.String(); second != text {
		t.Errorf("%q is printed as %q and then as %q", f.Source, text, second)
	}
}

// printed are filters and their canonical form.
var printed = []struct{ src, want string }{
	{"", ""},
	{" \t\r\n", ""},
	{"udp", "udp"},
	{"((udp))", "udp"},
	{"udp&&tcp||!arp", "udp and tcp or not arp"},
	{"a ^^ b xor c", "a xor b xor c"},
	{"a or b and c xor d", "a or b and c xor d"},
	{"(a or b) and (c xor d)", "(a or b) and (c xor d)"},
	{"a or (b or c)", "a or (b or c)"},
	{"(a or b) or c", "a or b or c"},
	{"not (a and b)", "not (a and b)"},
	{"!(a) and !!b", "not a and not not b"},
	{"not (a == 1)", "not a == 1"},
	{"(not a) == 1", ""}, // refused
	{"a eq 1", "a == 1"},
	{"a any_eq 1 or a all_eq 1", "a == 1 or a === 1"},
	{"a ne 1 and a all_ne 1 and a any_ne 1", "a != 1 and a != 1 and a !== 1"},
	{"a gt 1 and a ge 1 and a lt 1 and a le 1", "a > 1 and a >= 1 and a < 1 and a <= 1"},
	{"1<=a<b!==c", "1 <= a < b !== c"},
	{"any a==1", "any a == 1"},
	{"not all a contains b", "not all a contains b"},
	{`a ~ "x"`, `a matches "x"`},
	{"a in{1,2..5 , b..c}", "a in {1, 2 .. 5, b .. c}"},
	{"a !in {1}", "a not in {1}"},
	{"a ! in {1} or b not in {-1 .. -x + 2}", "a not in {1} or b not in {-1 .. -x + 2}"},
	{"a in {{b}}", "a in {b}"},
	{"any a in {1}", "any a in {1}"},
	{"a&1", "a & 1"},
	{"a bitand b bitwise_and c == 1", "a & b & c == 1"},
	{"a & {b & c} == 1", "a & {b & c} == 1"},
	{"{a & b} + c * {d + e} == 1", "{a & b} + c * {d + e} == 1"},
	{"a & b + c * d == 1", "a & b + c * d == 1"},
	{"{a - b} - {c - d} == 1", "a - b - {c - d} == 1"},
	{"a * {b / c} % d == 1", "a * {b / c} % d == 1"},
	{"- - +a == -{b+c}", "--+a == -{b + c}"},
	{"{{a}} == {-1}", "a == -1"},
	{"len( a )== max( b,c+1 ) and f()", "len(a) == max(b, c + 1) and f()"},
	{"a[0] [1:2,3-4 , 5:,:6,:, -1]", "a[0][1:2, 3-4, 5:, :6, :, -1]"},
	{"a[0:] == a[-3--1] == a[0:4] == a[ 0x10 ]", "a[:] == a[-3--1] == a[:4] == a[16]"},
	{"upper(a)[0:2] == \"AB\"", `upper(a)[:2] == "AB"`},
	{"a.b#1 and a.b#[1] and a.b#[-1] and a.b#[1,2-3]", "a.b#1 and a.b#1 and a.b#[-1] and a.b#[1, 2-3]"},
	{"@a.b#2[0] == 1", "@a.b#2[0] == 1"},
	{"a == $b and c == ${d} and e == ${@f#1}[0]", "a == $b and c == $d and e == $@f#1[0]"},
	{".in == .tcp", ".in == .tcp"},
	{"a == :fc and b == fc: and c == :fc-ab and d == :12 and e == :aa:bb", "a == :fc and b == fc: and c == :fc-ab and d == :12 and e == aa:bb"},
	{"a == :1.2 and b == :aa.bb.cc", "a == :1.2 and b == :aa.bb.cc"},
	{"a == 08 and b == 0b2", "a == 08 and b == 0b2"},
	{"a == 0x1F and b == 010 and c == 1.50 and d == 1e+5 and e == NaN(x) and f == -Inf", "a == 0x1F and b == 010 and c == 1.50 and d == 1e+5 and e == NaN(x) and f == -Inf"},
	{`a == "x\"\\\x00\n\377é\u00e9"`, `a == "x\"\\\x00\n\xfféé"`},
	{"a == \"b\\\nc\"", `a == "b\nc"`},
	{`a == "\x24{x} $ \x24y(z) x$"`, `a == "\x24{x} $ \x24y(z) x$"`},
	{`a == R"\d\"" and b == r""`, `a == r"\d\"" and b == r""`},
	{`a == 'x' == '\'' == '\\' == '"' == '\x00' == '\u00df' == '\u0100' == '\U0001F375'`,
		`a == 'x' == '\'' == '\\' == '"' == '\x00' == '\xdf' == '\u0100' == '\U0001f375'`},
}

func TestPrint(t *testing.T) {
	for _, c := range printed {
		f, err := Parse(c.src)
		if err != nil {
			if c.want != "" {
				t.Errorf("%q: %v", c.src, err)
			}
			continue
		}
		if got := f.String(); got != c.want {
			t.Errorf("%q is printed as\n%s, want\n%s", c.src, got, c.want)
		}
		checkRoundTrip(t, f)
	}
}

// A tree that was not parsed prints as something close to it.
func TestPrintMadeUp(t *testing.T) {
	for _, c := range []struct {
		e    Expr
		want string
	}{
		{nil, ""},
		{&String{Value: `\`, Raw: true}, `"\\"`},
		{&String{Value: `"`, Raw: true}, `"\""`},
		{&Word{Text: "tcp", Form: Literal}, ":tcp"},
		{&Not{X: &Or{X: &Word{Text: "a"}, Y: &Word{Text: "b"}}}, "not (a or b)"},
		{&Slice{X: &Unary{X: &Word{Text: "a"}}, Ranges: []Range{{Start: 1}}}, "{+a}[1]"},
	} {
		if got := Print(c.e); got != c.want {
			t.Errorf("%#v is printed as %q, want %q", c.e, got, c.want)
		}
	}
}
