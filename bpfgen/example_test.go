package bpfgen_test

import (
	"fmt"
	"os"

	"github.com/dfc-lang/dfc/bpfgen"
	"github.com/dfc-lang/dfc/compile"
)

func ExampleLower() {
	p := compile.MustCompile(`tcp.flags.reset == 1`)
	r, err := bpfgen.Lower(p, bpfgen.Options{Link: bpfgen.Ethernet, Outer: true})
	if err != nil {
		fmt.Println(err)
		return
	}
	bpfgen.Write(os.Stdout, r, bpfgen.Asm)
	// Output:
	// (000) ldh      [12]
	// (001) jeq      #0x800           jt 2	jf 10
	// (002) ldb      [23]
	// (003) jeq      #0x6             jt 4	jf 10
	// (004) ldh      [20]
	// (005) jset     #0x1fff          jt 10	jf 6
	// (006) ldxb     4*([14]&0xf)
	// (007) ldb      [x + 27]
	// (008) jset     #0x4             jt 9	jf 10
	// (009) ret      #262144
	// (010) ret      #0
}

// What a program can't tell is left to user space.
func ExampleResult_ResidualText() {
	p := compile.MustCompile(`frame and tcp.flags.reset == 1 and !(tcp.seq == 1)`)
	r, err := bpfgen.Lower(p, bpfgen.Options{Link: bpfgen.Ethernet, Outer: true})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Exact, r.ResidualText())
	for _, n := range r.Notes {
		fmt.Println(n)
	}
	// Output:
	// false !(tcp.seq == 1)
	// tcp.seq: computed, not read from the header
}
