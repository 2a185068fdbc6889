package compile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dfc-lang/dfc/compile"
)

func ExampleComplete() {
	for _, filter := range []string{`tcp.port == 80 && !tcp.flags.rese`, `arp.opcode == "rep`} {
		for _, c := range compile.Complete(filter, 2) {
			fmt.Printf("%s  %s %s\n", filter[:c.Start]+c.Text, c.Type, c.Title)
		}
	}
	// Output:
	// tcp.port == 80 && !tcp.flags.reset  BOOLEAN Reset
	// arp.opcode == "reply"  label 2
}

// TestCompleteByPlace looks at what is offered between words.
func TestCompleteByPlace(t *testing.T) {
	for filter, want := range map[string]string{
		`tcp.port `:                       "== != > >= < <= in { and or xor",
		`tcp.analysis.retransmission `:    "and or xor",
		`http.host `:                      "== != > >= < <= contains matches in { and or xor",
		`http.host m`:                     "matches",
		`len(tcp.payload) `:               "== != > >= < <= contains matches in {",
		`tcp.port == 80 `:                 "and or xor",
		`(tcp.port == 80) `:               "and or xor",
		`tcp.port in {80, 443} `:          "and or xor",
		`(tcp.port in {80} and udp.port `: "== != > >= < <= in { and or xor",
		`tcp.port == 80 and !(tcp.port `:  "== != > >= < <= in { and or xor",
		`tcp.flags.syn == `:               `"Set" "Not set"`,
		`arp.opcode in {"request", "re`:   `"request" "reply" …`,
		`arp.opcode in {3, `:              `"request" "reply" …`,
		`tcp.port == `:                    "",
		`tcp.port == 80 and tcp.pay`:      "tcp.payload",
		`len(tcp.pay`:                     "tcp.payload",
		`xyzzy`:                           "",
	} {
		var got []string
		for _, c := range compile.Complete(filter, 100) {
			got = append(got, c.Text)
		}
		begins, more := strings.CutSuffix(want, "…")
		if g := strings.Join(got, " "); g != want && !(more && strings.HasPrefix(g, begins)) {
			t.Errorf("%s\n got %s\nwant %s", filter, g, want)
		}
	}
}
