package grammar

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what the tests find to testdata")

const (
	errorsFile  = "testdata/errors.txt"
	separator   = "---\n"
	messageMark = "dfc: "
	columns     = 100
)

// errorCases returns the filters of testdata/errors.txt with what is below each.
func errorCases(t testing.TB) (filters, messages []string) {
	t.Helper()
	data, err := os.ReadFile(errorsFile)
	if err != nil {
		t.Fatal(err)
	}
	for block := range strings.SplitSeq(string(data), separator) {
		filter, message, _ := strings.Cut(block, "\n")
		filters = append(filters, filter)
		messages = append(messages, message)
	}
	return filters, messages
}

// TestErrors compares whole messages. Run it with -update after a change and read the difference.
func TestErrors(t *testing.T) {
	filters, messages := errorCases(t)
	got := make([]string, len(filters))
	for i, src := range filters {
		got[i] = render(t, src)
		if diff := cmp.Diff(messages[i], got[i]); diff != "" && !*update {
			t.Errorf("%s\n%s", src, diff)
		}
	}
	if !*update {
		return
	}
	var out []string
	for i, src := range filters {
		out = append(out, src+"\n"+got[i])
	}
	if err := os.WriteFile(errorsFile, []byte(strings.Join(out, separator)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// render is what a user sees of the errors in a filter.
func render(t *testing.T, src string) string {
	t.Helper()
	_, err := parseWithMacros(src, func(name string) bool { return name == "udp.port" })
	if err == nil {
		t.Errorf("%s is valid", src)
		return ""
	}
	var out strings.Builder
	for _, d := range err.(Errors) {
		out.WriteString(messageMark + d.Message + "\n" + Draw(src, d, columns))
	}
	return out.String()
}
