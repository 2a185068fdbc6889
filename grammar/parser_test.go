package grammar

import (
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestParseTree(t *testing.T) {
	name := func(text string) *Word { return &Word{Text: text, Form: Name} }
	one := &Number{Text: "1", Int: 1}
	for _, c := range []struct {
		src  string
		want Expr
	}{
		{"", nil},
		{"ip.a", name("ip.a")},
		{"not ip.a == 1", &Not{X: &Relation{Operands: []Expr{name("ip.a"), one}, Operators: []Operator{AnyEqual}}}},
		{"!ip.a & 1 == 1", &Not{X: &Relation{
			Operands:  []Expr{&Binary{Op: BitAnd, X: name("ip.a"), Y: one}, one},
			Operators: []Operator{AnyEqual},
		}}},
		{"1 < ip.a <= ip.b", &Relation{Operands: []Expr{one, name("ip.a"), name("ip.b")}, Operators: []Operator{Less, LessEqual}}},
		{"all ip.a != 1", &Relation{Quantifier: All, Operands: []Expr{name("ip.a"), one}, Operators: []Operator{AllNotEqual}}},
		{"any ip.a not in {1, 1 .. ip.b}", &Membership{Quantifier: Any, X: name("ip.a"), Negated: true,
			Set: []Element{{Low: one}, {Low: one, High: name("ip.b")}}}},
		{"-1 * 1 + 1", &Binary{Op: Plus, X: &Binary{Op: Times, X: &Unary{Minus: true, X: one}, Y: one}, Y: one}},
		{"ip.a or ip.b xor ip.c and ip.d", &Or{X: name("ip.a"), Y: &Xor{X: name("ip.b"), Y: &And{X: name("ip.c"), Y: name("ip.d")}}}},
		{"@ip.a#2[1:3][-1]", &Slice{
			X: &Slice{
				X:      &Field{Name: name("ip.a"), Raw: true, Layers: []Range{{Form: Index, Start: 2}}},
				Ranges: []Range{{Form: StartCount, Start: 1, End: 3}},
			},
			Ranges: []Range{{Form: Index, Start: -1}},
		}},
		{"max(ip.a, 1)", &Call{Name: &Word{Text: "max"}, Args: []Expr{name("ip.a"), one}}},
		{"now()", &Call{Name: &Word{Text: "now"}}},
		{"${@ip.a}", &Reference{X: &Field{Name: name("ip.a"), Raw: true}}},
		{".fc", &Word{Text: "fc", Form: FieldOnly}},
		{":fc", &Word{Text: "fc", Form: Literal}},
		{"'a'", &Char{Value: 'a'}},
		{`r"\d"`, &String{Value: `\d`, Raw: true}},
	} {
		f, err := Parse(c.src)
		if err != nil {
			t.Errorf("%q: %v", c.src, err)
		} else if diff := cmp.Diff(c.want, f.Expr, sameTree); diff != "" {
			t.Errorf("%q:\n%s", c.src, diff)
		}
	}
}

// Spans take in the brackets around an operand, but not those around the whole expression.
func TestSpans(t *testing.T) {
	for _, c := range []struct {
		src  string
		want []string // of all nodes, in the order of Walk
	}{
		{"(a or b) and not (c)", []string{"(a or b) and not (c)", "a or b", "a", "b", "not (c)", "c"}},
		{"{a + 1} * -{b} == c", []string{"{a + 1} * -{b} == c", "{a + 1} * -{b}", "a + 1", "a", "1", "-{b}", "b", "c"}},
		{"any a in {1 .. 2}", []string{"any a in {1 .. 2}", "a", "1", "2"}},
		{"len(@a#1[2]) == ${b}[0]", []string{"len(@a#1[2]) == ${b}[0]", "len(@a#1[2])", "len", "@a#1[2]", "@a#1", "a", "${b}[0]", "${b}", "b"}},
		{".a == :fc", []string{".a == :fc", ".a", ":fc"}},
		{"a [0] [1]", []string{"a [0] [1]", "a [0]", "a"}},
	} {
		f, err := Parse(c.src)
		if err != nil {
			t.Errorf("%q: %v", c.src, err)
			continue
		}
		var got []string
		Walk(f.Expr, func(e Expr) bool {
			got = append(got, c.src[e.Span().Start:e.Span().End])
			return true
		})
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q:\n%s", c.src, diff)
		}
	}
}

func TestWalkPrunes(t *testing.T) {
	f, err := Parse("not (a and b) or c")
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	Walk(f.Expr, func(e Expr) bool {
		if w, ok := e.(*Word); ok {
			words = append(words, w.Text)
		}
		_, negated := e.(*Not)
		return !negated
	})
	if got := strings.Join(words, " "); got != "c" {
		t.Errorf("visited %s, want c", got)
	}
	Walk(nil, func(Expr) bool { t.Error("visited nothing"); return true })
}

func TestWarnings(t *testing.T) {
	f, err := Parse("any a < b < c")
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Warnings) != 1 || f.Warnings[0].Code != CodeSurprise || f.Warnings[0].Span != (Span{0, 3}) {
		t.Errorf("warnings are %v", f.Warnings)
	}
}

func TestLimits(t *testing.T) {
	const million = 1 << 20
	for _, src := range []string{
		strings.Repeat("(", million),
		strings.Repeat("{", million),
		strings.Repeat("!", million),
		strings.Repeat("-", million),
		strings.Repeat("not ", 300) + "a",
		strings.Repeat("not (", 150) + "a" + strings.Repeat(")", 150),
		"a == " + strings.Repeat("f(", 300) + "1" + strings.Repeat(")", 300),
		strings.Repeat("a", million+1),
	} {
		_, err := Parse(src)
		var errs Errors
		if !errors.As(err, &errs) || errs[0].Code != CodeLimit {
			t.Errorf("%.20q… gives %.100v", src, err)
		}
	}
	for _, src := range []string{
		strings.Repeat("(", MaxDepth) + "a" + strings.Repeat(")", MaxDepth),
		strings.Repeat("not ", MaxDepth) + "a",
		"a" + strings.Repeat(" - b", 1000) + " - - c",
	} {
		if _, err := Parse(src); err != nil {
			t.Errorf("%.20q…: %v", src, err)
		}
	}
}

// Long filters take time in proportion, and little stack. Quadratic work would show at this length already.
func TestLongChains(t *testing.T) {
	defer debug.SetMaxStack(debug.SetMaxStack(64 << 20))
	for _, c := range []struct{ first, next, last string }{
		{"a", " and a", ""},
		{"a", " or a and a", ""},
		{"a", " + 1", ""},
		{"a", " < 1", ""},
		{"a", "[0]", ""},
		{"a in {1", ", 1 .. 2", "}"},
		{"f(a", ", a", ")"},
		{"a[0", ",1", "]"},
		{`a == "`, `\x00é`, `"`},
		{"a == a", ":b", ""},
		{"a == 1", "2", ""},
		{"(a", ") and (b", ")"},
	} {
		n := MaxLength / 64 / len(c.next)
		src := c.first + strings.Repeat(c.next, n) + c.last
		start := time.Now()
		f, err := Parse(src)
		if err != nil {
			t.Errorf("%.20q…: %.100v", src, err)
			continue
		}
		text := f.String()
		nodes := 0
		Walk(f.Expr, func(Expr) bool { nodes++; return true })
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%.20q…: %v for %d nodes", src, took, nodes)
		} else {
			t.Logf("%.20q…: %v for %d nodes, printed in %d bytes", src, took.Round(time.Millisecond), nodes, len(text))
		}
	}
}

// Garbage has no more errors than someone would read.
func TestErrorsAreFew(t *testing.T) {
	_, err := Parse(strings.Repeat("é x[y] ", 10000))
	if errs := err.(Errors); len(errs) > 30 {
		t.Errorf("%d errors", len(errs))
	}
}

func TestErrorsAsData(t *testing.T) {
	_, err := Parse(`a == "\d" and b == "\q" and = c`)
	var errs Errors
	if !errors.As(err, &errs) {
		t.Fatalf("error is %T", err)
	}
	var got []string
	for _, d := range errs {
		got = append(got, fmt.Sprint(d.Code, d.Span))
	}
	if diff := cmp.Diff([]string{"lex-escape{6 8}", "lex-escape{20 22}", "syntax{28 29}"}, got); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkParse(b *testing.B) {
	for name, src := range map[string]string{
		"short": "ip.addr == 10.0.0.0/8 and tcp.flags.reset == 1",
		"set":   "ip.addr in {10.0.0.1" + strings.Repeat(", 10.0.0.1", 999) + "}",
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Parse(src); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
