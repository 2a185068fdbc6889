package grammar

import (
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"
)

func TestDraw(t *testing.T) {
	for _, c := range []struct {
		src   string
		span  Span
		hint  string
		width int
		want  string
	}{
		{"a == b", Span{0, 1}, "", 0, "  a == b\n  ^\n"},
		{"a == b", Span{2, 4}, "write =", 80, "  a == b\n    ^~\n  hint: write =\n"},
		{"a ==", Span{4, 4}, "", 80, "  a ==\n      ^\n"},
		{"", Span{}, "say something", 80, "  hint: say something\n"},
		{"a\t==\n\r b", Span{7, 8}, "", 80, "  a ==   b\n         ^\n"},
		{`x == "日本" y`, Span{14, 15}, "", 80, "  x == \"日本\" y\n              ^\n"},
		{`x == "日本" y`, Span{5, 13}, "", 80, "  x == \"日本\" y\n       ^~~~~~\n"},
		{"x == \"e\u0301\" y", Span{11, 12}, "", 80, "  x == \"e\u0301\" y\n           ^\n"},
		{"a\vb\xff c", Span{1, 2}, "", 80, "  a\uFFFDb\uFFFD c\n   ^\n"},
		{strings.Repeat("a", 50) + "XY", Span{50, 52}, "", 32, "  …aaaaaaaaaaaaaaaaaaaaaaaaaaXY\n                             ^~\n"},
		{"XY" + strings.Repeat("a", 50), Span{0, 2}, "", 32, "  XYaaaaaaaaaaaaaaaaaaaaaaaaaa…\n  ^~\n"},
		{strings.Repeat("a", 50) + "X" + strings.Repeat("b", 50), Span{50, 51}, "", 32, "  …aaaaaaaaaXbbbbbbbbbbbbbbbbbb…\n            ^\n"},
		{strings.Repeat("a", 50), Span{50, 50}, "", 32, "  …aaaaaaaaaaaaaaaaaaaaaaaaaaaa\n                               ^\n"},
		{strings.Repeat("a", 50), Span{0, 50}, "", 32, "  aaaaaaaaaaaaaaaaaaaaaaaaaaaa…\n  ^~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"},
	} {
		got := Draw(c.src, Diagnostic{Span: c.span, Hint: c.hint}, c.width)
		if got != c.want {
			t.Errorf("%q %v:\n%s, want\n%s", c.src, c.span, got, c.want)
		}
		checkWidth(t, got, c.width)
	}
}

// checkWidth tells when a drawing is wider than the terminal.
func checkWidth(t *testing.T, drawing string, width int) {
	t.Helper()
	for line := range strings.Lines(drawing) {
		line = strings.TrimSuffix(line, "\n")
		if w := runewidth.StringWidth(line); width >= shortest+len(indent) && w > width && !strings.Contains(line, "hint: ") {
			t.Errorf("%q has %d columns, %d are there", line, w, width)
		}
	}
}
