package grammar

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// addSeeds adds the filters of all tables and of testdata.
func addSeeds(f *testing.F) {
	for _, c := range printed {
		f.Add(c.src)
	}
	for _, c := range lexed {
		f.Add(c.src)
	}
	for _, c := range captureFilters {
		f.Add(c.src)
	}
	filters, _ := errorCases(f)
	for _, src := range filters {
		f.Add(src)
	}
	files, err := filepath.Glob("testdata/seeds*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			f.Add(strings.TrimSuffix(line, "\n"))
		}
	}
}

// FuzzParse: nothing panics, every place is inside the filter, and parents hold their children.
func FuzzParse(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, src string) {
		inside := func(s Span) bool { return 0 <= s.Start && s.Start <= s.End && s.End <= len(src) }
		filter, err := Parse(src)
		if err != nil {
			var errs Errors
			if !errors.As(err, &errs) || len(errs) == 0 {
				t.Fatalf("error is %#v", err)
			}
			for i, d := range errs {
				if !inside(d.Span) || d.Code == "" || d.Message == "" || i > 0 && d.Span.Start < errs[i-1].Span.Start {
					t.Errorf("diagnostic %#v", d)
				}
				checkWidth(t, Draw(src, d, 60), 60)
			}
			return
		}
		Walk(filter.Expr, func(e Expr) bool {
			if s := e.Span(); !inside(s) || s.Start == s.End {
				t.Errorf("%T at %v", e, s)
			}
			for _, child := range appendChildren(nil, e) {
				if s := e.Span(); s.Join(child.Span()) != s {
					t.Errorf("%T at %v holds %T at %v", e, s, child, child.Span())
				}
			}
			return true
		})
	})
}

// FuzzPrint: the printed filter is the same filter, and printed the same.
func FuzzPrint(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, src string) {
		filter, err := Parse(src)
		if err != nil {
			t.Skip()
		}
		checkRoundTrip(t, filter)
		text, err := Expand(filter.String(), DefaultMacros(), func(string) bool { return true })
		if err == nil && !strings.Contains(src, "$") && text != filter.String() {
			t.Errorf("%q is taken for a call of a macro", filter.String())
		}
	})
}

// FuzzExpand: it ends, without a panic, and changes nothing without a dollar.
func FuzzExpand(f *testing.F) {
	for _, text := range []string{"$a(b)", "${a:b;c}", "${f}", `$a(\))`, "$1 $2", `\$1`, "$a($b(c))", "$a{", "${@f#1}"} {
		f.Add(text, text)
	}
	f.Fuzz(func(t *testing.T, src, macro string) {
		text, err := Expand(src, Macros{"a": Macro(macro), "b": "$1$1"}, func(name string) bool { return name == "f" })
		if err != nil {
			var errs Errors
			if !errors.As(err, &errs) || len(errs) != 1 || errs[0].Span.End > len(src) {
				t.Errorf("error is %#v", err)
			}
			return
		}
		if !strings.Contains(src, "$") {
			if diff := cmp.Diff(src, text); diff != "" {
				t.Error(diff)
			}
		}
	})
}
