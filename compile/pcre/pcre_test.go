package pcre

import (
	"strings"
	"testing"
)

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		pattern, yes, no string // subjects, separated by blanks
	}{
		{`^ng`, "nginx NGINX", "xng"},
		{`(?-i)NG`, "NGINX", "nginx"},
		{`a.c`, "abc a\xffc", "a\nc a\xc3\xa9c"},
		{`a..c`, "a\xc3\xa9c", ""},
		{`x$`, "x x\n", "x\n\n"},
		{`x\z`, "x", "x\n"},
		{`k`, "K", "\u212a"},
		{`\xe9`, "\xe9", "\xc9"},
		{`(*UCP)\xe9`, "\xe9 \xc9", "e"},
		{`(.)\1`, "aA abb", "abab"},
		{`(ng)(?=inx)`, "nginx", "ngin"},
		{`(?<!x)nginx`, "nginx", "xnginx"},
		{`(?<=a|bc)d`, "ad bcd", "cd"},
		{`n(?>gi+)inx`, "", "ngiinx"},
		{`[[:alpha:]]++/`, "ab/", "1/"},
		{`^(a(?1)?b)$`, "ab aabb", "aab"},
		{`^(?:(a)|b)(?(1)c|d)$`, "ac bd", "ad bc"},
		{`(?|(a)|(b))\1`, "aa bb", "ab"},
		{`a{,2}b$`, "b ab", "c"},
		{`a{b`, "a{b", "ab"},
		{`^(?:a*)*$`, "aaa", "ab"},
		{`\bfoo\b`, "foo .foo.", "foobar"},
		{`\p{Lu}x`, "Ax ax", "1x"},
		{`(?-i)\p{Lu}x`, "Ax", "ax"},
		{`a(*COMMIT)b|.`, "ab c", "ac"},
		{`(?x) a b # c`, "ab", "a"},
		{`(*ANYCRLF)a$`, "a\r\n a\r", "a\v"},
		{`\Qa.b\E+`, "a.b a.bb", "axb"},
		{`[a\]]]`, "a] ]]", "ab"},
		{`(?<n>a)\k<n>\g{n}(?P=n)`, "aaaa", "aaa"},
	} {
		re, err := Compile(c.pattern)
		if err != nil {
			t.Errorf("%q: %v", c.pattern, err)
			continue
		}
		for s := range strings.SplitSeq(c.yes, " ") {
			if c.yes != "" && !re.Match([]byte(s)) {
				t.Errorf("%q does not match %q", c.pattern, s)
			}
		}
		for s := range strings.SplitSeq(c.no, " ") {
			if c.no != "" && re.Match([]byte(s)) {
				t.Errorf("%q matches %q", c.pattern, s)
			}
		}
	}
}

func TestErrors(t *testing.T) {
	for pattern, want := range map[string]string{
		`(a`:                   "closing parenthesis is missing",
		`a)`:                   "unmatched",
		`*a`:                   "follows nothing",
		`a**`:                  "follows nothing",
		`^*`:                   "follows nothing",
		`[z-a]`:                "out of order",
		`[\d-z]`:               "a range cannot start",
		`[a`:                   "no end",
		`a{3,2}`:               "out of order",
		`a{65536}`:             "too large",
		`\u0041`:               `\u has no meaning`,
		`\i`:                   `\i has no meaning`,
		`\x{100}`:              "byte by byte",
		`(*UTF8)a`:             "UTF",
		`(?<n>a)(?<n>b)`:       "two groups",
		`\1`:                   "no group 1",
		`(?1)`:                 "no group 1",
		`\k<n>`:                "no group named n",
		`\p{Greek2}`:           "no property",
		`[[:foo:]]`:            "no class",
		`[[.a.]]`:              "collating",
		`[:alpha:]`:            "[[:alpha:]]",
		`a[=b=]`:               "within brackets",
		`(*NO_SUCH)a`:          "not known",
		`(*LIMIT_MATCH=x)a`:    "not known",
		`(?<=a*)b`:             "limited length",
		`\N{U+41}`:             "not supported",
		`(?[a])`:               "not supported",
		`(*THEN)a`:             "not supported",
		`(*FOO)a`:              "not known",
		`a\`:                   "backslash",
		`(?:(?:(?:){9999}`:     "closing parenthesis",
		`(?:(?:ab){500}){500}`: "too large",
	} {
		_, err := Compile(pattern)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", pattern, err, want)
		}
	}
}

// TestLimit is about patterns that would take for ever: they count as not matching.
func TestLimit(t *testing.T) {
	for _, pattern := range []string{`(a+)+$`, `^((a|a)*)*$`, `(?R)?a`, `((?1))`, `a*a*c`, `(a*)\1\1*c`} {
		re, err := Compile(pattern)
		if err != nil {
			t.Fatal(err)
		}
		re.Match([]byte(strings.Repeat("a", 4000) + "b"))
	}
}

func TestNoAllocation(t *testing.T) {
	re, err := Compile(`(?:get|post) /(\w+)/(?!x).*\1`)
	if err != nil {
		t.Fatal(err)
	}
	b := []byte("xxxx POST /abc/def?q=abc HTTP/1.1\r\n")
	if n := testing.AllocsPerRun(100, func() { re.Match(b) }); n > 0 {
		t.Errorf("%v allocations a match", n)
	}
}

func FuzzCompile(f *testing.F) {
	for _, s := range []string{`^a(b|c)*$`, `(?<=ab)\1()`, `[[:alpha:]\d-]`, `(?|(a)|b)(?1)`, `\Qa\E{2,3}?`, `(?(?=a)b|c)`} {
		f.Add(s, "abcabc")
	}
	f.Fuzz(func(t *testing.T, pattern, subject string) {
		if len(pattern) > 200 {
			return
		}
		if re, err := Compile(pattern); err == nil {
			re.Match([]byte(subject))
		}
	})
}

func BenchmarkMatch(b *testing.B) {
	payload := []byte(strings.Repeat("the quick brown fox jumps over the lazy dog. ", 33))
	for name, pattern := range map[string]string{
		"literal": "nginx", "alternation": "(?:nginx|apache)/1", "class": `\d{3}-\d{4}`, "dots": "fox.*cat",
	} {
		re, err := Compile(pattern)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(payload)))
			b.ReportAllocs()
			for b.Loop() {
				re.Match(payload)
			}
		})
	}
}
