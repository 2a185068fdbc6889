package grammar_test

import (
	"errors"
	"fmt"

	"github.com/dfc-lang/dfc/grammar"
)

// From text to tree: what the package comment shows.
func Example() {
	const src = "not ip.addr == 10.0.0.0/8 && (tcp.port in {80,443..445})"
	f, err := grammar.Parse(src)
	if err != nil {
		panic(err)
	}
	fmt.Println(f)
	grammar.Walk(f.Expr, func(e grammar.Expr) bool {
		place := e.Span()
		fmt.Printf("%-20T %s\n", e, src[place.Start:place.End])
		return true
	})
	// Output:
	// not ip.addr == 10.0.0.0/8 and tcp.port in {80, 443 .. 445}
	// *grammar.And         not ip.addr == 10.0.0.0/8 && (tcp.port in {80,443..445})
	// *grammar.Not         not ip.addr == 10.0.0.0/8
	// *grammar.Relation    ip.addr == 10.0.0.0/8
	// *grammar.Word        ip.addr
	// *grammar.Word        10.0.0.0/8
	// *grammar.Membership  tcp.port in {80,443..445}
	// *grammar.Word        tcp.port
	// *grammar.Number      80
	// *grammar.Number      443
	// *grammar.Number      445
}

func ExampleDraw() {
	const src = `ip.addr eq and http.host matches "\.com"`
	_, err := grammar.Parse(src)
	var errs grammar.Errors
	if errors.As(err, &errs) {
		for _, d := range errs {
			fmt.Printf("dfc: %s\n%s", d.Message, grammar.Draw(src, d, 80))
		}
	}
	// Output:
	// dfc: expected a value, found "and"
	//   ip.addr eq and http.host matches "\.com"
	//              ^~~
	// dfc: unknown escape: \.
	//   ip.addr eq and http.host matches "\.com"
	//                                     ^~
	//   hint: double the backslash, \\., or use a raw string, r"…\.…"
}

func ExampleExpand() {
	isField := func(name string) bool { return name == "ip.src" }
	text, err := grammar.Expand("$private_ipv4(ip.dst) and ip.dst != ${ip.src}", grammar.DefaultMacros(), isField)
	fmt.Println(text, err)
	// Output:
	// ip.dst == 10.0.0.0/8 or ip.dst == 172.16.0.0/12 or ip.dst == 192.168.0.0/16 and ip.dst != ${ip.src} <nil>
}
