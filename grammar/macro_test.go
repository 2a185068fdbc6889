package grammar

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestExpand(t *testing.T) {
	macros := Macros{
		"one": "1", "pair": "$1 == $2", "twice": "$1$1", "skip": "$2", "deep": "($one() $twice($1))", "escaped": `\$1 $1`,
		"loop": "$loop()", "udp": "macro", "d1": "$d2()", "bad": "$nosuch()",
	}
	isField := func(name string) bool { return name == "udp.port" }
	for _, c := range []struct{ src, want string }{
		{"", ""},
		{"plain", "plain"},
		{"$one()", "1"},
		{"$one{} ${one} ${one:} ${one;}", "1 1 1 1"},
		{"$pair(a,b) $pair{a;b} ${pair:a,b} ${pair;a;b}", "a == b a == b a == b a == b"},
		{"$pair( a ,\tb)", " a  == \tb"},
		{`$pair(a\,b,c\))`, "a,b == c)"},
		{`$twice(\\)`, `\\`},
		{`$twice{a)}`, "a)a)"},
		{`"$one()" == "${one}"`, `"1" == "1"`},
		{"$deep(x)", "(1 xx)"},
		{"$escaped(x)", `\$1 x`},
		{"$skip(a,b)", "b"},
		// no calls
		{"$udp.port $udp $x", "$udp.port $udp $x"},
		{"${udp.port} ${@udp.port#1} ${udp.port#[1]}", "${udp.port} ${@udp.port#1} ${udp.port#[1]}"},
		{`"a$b" "x$" $ (a) $ {a}`, `"a$b" "x$" $ (a) $ {a}`},
		{"$one (1)", "$one (1)"},
		{"${udp}", "macro"},
		// errors, where they are and what they say
		{"a $nosuch(1)", `{2 12} unknown macro "nosuch"`},
		{"$pair(a)", `{0 8} macro "pair" takes 2 arguments, found 1`},
		{"$twice()", `{0 8} macro "twice" takes 1 argument, found 0`},
		{"$pair(,b)", `{0 7} empty argument 1 of macro "pair"`},
		{"$pair(a,)", `{0 9} empty argument 2 of macro "pair"`},
		{"$pair(a,b", `{0 9} call of macro "pair" without ")"`},
		{`$pair(a,b\)`, `{0 11} call of macro "pair" without ")"`},
		{"${pair:a,b", `{0 10} call of macro "pair" without "}"`},
		{"${one", `{0 5} "${" without "}"`},
		{"${ one}", `{0 7} illegal macro name " one"`},
		{"${o.e:a}", `{0 8} illegal macro name "o.e"`},
		{"${}", `{0 3} illegal macro name ""`},
		{`"${2}"`, `{1 5} unknown macro "2"`},
		{"a $loop() b", "{2 9} macros call each other more than 31 levels deep"},
		{"a $one() $bad() b", `{2 15} unknown macro "nosuch"`},
	} {
		got, err := Expand(c.src, macros, isField)
		var errs Errors
		if errors.As(err, &errs) {
			got = fmt.Sprint(errs[0].Span, " ", errs[0].Message)
			if errs[0].Code != CodeMacro {
				t.Errorf("%q: code %s", c.src, errs[0].Code)
			}
		}
		if got != c.want {
			t.Errorf("%q gives %q, want %q", c.src, got, c.want)
		}
	}
}

// Thirty-one levels are allowed.
func TestExpandLevels(t *testing.T) {
	chain := func(n int) Macros {
		m := Macros{}
		for i := range n {
			m[fmt.Sprint("m", i)] = Macro(fmt.Sprintf("$m%d()", i+1))
		}
		m[fmt.Sprint("m", n)] = "end"
		return m
	}
	if text, err := Expand("$m0()", chain(30), nil); text != "end" {
		t.Errorf("31 levels: %q, %v", text, err)
	}
	if text, err := Expand("$m0()", chain(31), nil); err == nil {
		t.Errorf("32 levels: %q", text)
	}
}

// A macro can double a text at every level; it must not fill the memory.
func TestExpandLength(t *testing.T) {
	bomb := Macros{"b": "$b($1$1)"}
	_, err := Expand("$b(abcdefgh)", bomb, nil)
	var errs Errors
	if !errors.As(err, &errs) || errs[0].Code != CodeLimit {
		t.Errorf("error is %v", err)
	}
	if _, err := Expand(strings.Repeat("a", MaxLength+1), nil, nil); err == nil {
		t.Error("a filter that is too long is expanded")
	}
}

func TestParseMacros(t *testing.T) {
	got, err := ParseMacros(strings.NewReader("# comment\n\n\"a\" $1 == \"x\"\r\n  \"b_2\"\ttcp or udp  \n"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Macros{"a": `$1 == "x"`, "b_2": "tcp or udp"}, got); diff != "" {
		t.Error(diff)
	}
	got, err = ParseMacros(strings.NewReader("\"a\" b\nc d\n\"e f\" g\n\"empty\" \n"))
	var errs Errors
	if !errors.As(err, &errs) || len(errs) != 3 || errs[0].Span != (Span{6, 9}) || errs[1].Span != (Span{10, 17}) || got["a"] != "b" {
		t.Errorf("macros are %v, errors %#v", got, err)
	}
}

func TestDefaultMacros(t *testing.T) {
	for name := range DefaultMacros() {
		text, err := Expand("$"+name+"(eth.src)", DefaultMacros(), nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := Parse(text); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}
