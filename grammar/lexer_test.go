package grammar

import (
	"fmt"
	"strings"
	"testing"

	"github.com/alecthomas/participle/v2/lexer"
)

// lexed are texts and their tokens, each with its kind.
var lexed = []struct{ src, want string }{
	{"a and b", "Identifier:a And:and Identifier:b"},
	{"android AND anyway", "Identifier:android Identifier:AND Identifier:anyway"},
	{"80and", "Name:80and"},
	{"(udp)and(tcp)", "(:( Identifier:udp ):) And:and (:( Identifier:tcp ):)"},
	{"a===b!==c==d!=e>=f<=g>h<i", "Identifier:a Compare:=== Identifier:b Compare:!== Identifier:c Compare:== Identifier:d " +
		"Compare:!= Identifier:e Compare:>= Identifier:f Compare:<= Identifier:g Compare:> Identifier:h Compare:< Identifier:i"},
	{"&&& |||| ^^^", "And:&& BitAnd:& Or:|| Or:|| Xor:^^ Unknown:^"},
	{"~= !~ <>", "Matches:~ Unknown:= Not:! Matches:~ Compare:< Compare:>"},
	// rows 6 to 8: addresses
	{"00:11:22:aa:BB:ff 00-11-22-33-44-55", "Literal:00:11:22:aa:BB:ff Literal:00-11-22-33-44-55"},
	{"10.0.0.1 10.0.0.1/8 10.0.0.1/24 10.0.0.1/240", "Literal:10.0.0.1 Literal:10.0.0.1/8 Literal:10.0.0.1/24 Literal:10.0.0.1/240"},
	{"10.0.0.256 10.0.0.01 10.1.2", "Name:10.0.0.256 Name:10.0.0.01 Name:10.1.2"},
	{"10.1.2.3 /24", "Literal:10.1.2.3 /:/ Integer:24"},
	{":: ::1 fe80::1/64 ::ffff:1.2.3.4 1::8", "Literal::: Literal:::1 Literal:fe80::1/64 Literal:::ffff:1.2.3.4 Literal:1::8"},
	{"fe80::1%eth0", "Literal:fe80::1 %:% Identifier:eth0"},
	// rows 9 to 14: numbers
	{"0 80 010 0x1F 0X1f 0b101 0b", "Integer:0 Integer:80 Integer:010 Integer:0x1F Integer:0X1f Integer:0b101 Integer:0b"},
	{"08 0b2 0e5 0abc 29999999999999999999", "Literal:08 Literal:0b2 Literal:0e5 Literal:0abc Literal:29999999999999999999"},
	{"0x 0xg 1_000", "Name:0x Name:0xg Name:1_000"},
	{"1.5 1e5 1.5E-3 1e+5 1.5.6", "Float:1.5 Float:1e5 Float:1.5E-3 Float:1e+5 Name:1.5.6"},
	{"0x1.8 0x1p3 0X1.8P-3 0x1.8p 0x18.p1", "Float:0x1.8 Float:0x1p3 Float:0X1.8P-3 Name:0x1.8p Name:0x18.p1"},
	{"inf INFINITY nan NaN(7_x) nan() nan(- info", "Float:inf Float:INFINITY Float:nan Float:NaN(7_x) Float:nan() Float:nan (:( -:- Identifier:info"},
	{".5 5. 1..5 1.5..2.5", "FieldOnly:.5 Integer:5 Unknown:. Integer:1 ..:.. Integer:5 Float:1.5 ..:.. Float:2.5"},
	{"10.0.0.1..10.0.0.9", "Literal:10.0.0.1 ..:.. Literal:10.0.0.9"},
	// rows 15 to 18: bytes
	{":1 :fc fc: 12:34 :12:34 :ff-01 :ff.01 1:2", "Forced::1 Forced::fc Literal:fc: Literal:12:34 Forced::12:34 Forced::ff-01 Forced::ff.01 Literal:1:2"},
	{":fc: :xy :", "Forced::fc: Literal::xy Literal::"},
	{"ab:cd:", "Literal:ab:cd:"},
	// rows 19 to 22: words
	{"_ws.expert tcp.port mac-nr.rnti 6lowpan 68-67 a.b-c", "Name:_ws.expert Name:tcp.port Name:mac-nr.rnti Name:6lowpan Name:68-67 Name:a.b-c"},
	{".tcp.port ..udp ...udp udp.", "FieldOnly:.tcp.port ..:.. Identifier:udp ..:.. FieldOnly:.udp Identifier:udp Unknown:."},
	{"udp.port/2 udp.port*2 udp.port&1", "Literal:udp.port/2 Name:udp.port *:* Integer:2 Name:udp.port BitAnd:& Integer:1"},
	{"nginx/1.18.0 2020-07-04T12:34:56", "Literal:nginx/1.18.0 Literal:2020-07-04T12:34:56"},
	{"a:.b", "Literal:a:.b"},
	// quotes
	{`"a\"b" r"\" R"x" xr"y" r "z`, `String:"a\"b" RawString:r"\" R" Identifier:x String:" xr" Identifier:y String:" r " Identifier:z`},
	{`'a' '\'' '"'`, `Char:'a' Char:'\'' Char:'"'`},
	// slices and layers
	{"a[1:2, -1]", "Identifier:a [:[ Range:1:2 ,:, Range: -1 ]:]"},
	{"a[] a[1,]", "Identifier:a [:[ ]:] Identifier:a [:[ Range:1 ,:, ]:]"},
	{"a#1 a#[2:] a#12x", "Identifier:a #:# Layer:1 Identifier:a #:# [:[ Range:2: ]:] Identifier:a #:# Layer:12 Identifier:x"},
	{"$a ${b} @c", "$:$ Identifier:a $:$ {:{ Identifier:b }:} @:@ Identifier:c"},
	{"` ; ? \\ |", "Unknown:` Unknown:; Unknown:? Unknown:\\ Unknown:|"},
}

func TestScan(t *testing.T) {
	names := lexer.SymbolsByRune(definition{})
	for _, c := range lexed {
		tokens, _ := scan(c.src)
		var got []string
		for _, tok := range tokens[:len(tokens)-1] {
			name := names[tok.Type]
			if tok.Type == punctuation {
				name = tok.Value
			}
			got = append(got, name+":"+tok.Value)
			if s := span(tok); c.src[s.Start:s.End] != tok.Value {
				t.Errorf("%q: %q is not at %v", c.src, tok.Value, s)
			}
		}
		if text := strings.Join(got, " "); text != c.want {
			t.Errorf("%q is read as\n%s, want\n%s", c.src, text, c.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"0": "0", "010": "8", "0x10": "16", "0b11": "3", "0b": "0", "0B": "0", "18446744073709551615": "18446744073709551615",
		"1.5": "1.5", "1e2": "100", "0x1.8": "1.5", "0x1.8p1": "3", "-0": "0", "inf": "+Inf", "nan(1)": "NaN",
		"0.0": "0", "0.0e-999": "0", "2.2250738585072014e-308": "2.2250738585072014e-308", "0x1p-1074": "5e-324",
		"1e-310": "error", "1e999": "error", "1e-9999999999": "error",
	} {
		f, err := Parse(strings.TrimPrefix(text, "-"))
		got := "error"
		if err == nil {
			n := f.Expr.(*Number)
			got = fmt.Sprint(n.Int)
			if n.Float {
				got = fmt.Sprint(n.Value)
			}
		}
		if got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
}
