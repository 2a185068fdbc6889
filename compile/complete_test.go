package compile_test

import (
	"fmt"

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
