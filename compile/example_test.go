package compile_test

import (
	"fmt"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/grammar"
)

func ExampleCompile() {
	p, err := compile.Compile(`ip.ttl < 5 and not (tcp.port == 80 or tcp.port == 443)`)
	if err != nil {
		panic(err)
	}
	fmt.Print(p)
	// Output:
	// and
	//   some ip.ttl:UINT8 < 5:UINT8
	//   not
	//     some tcp.port:UINT16 in {80:UINT16, 443:UINT16}
}

func ExampleCompile_errors() {
	_, err := compile.Compile(`tcp.prot == 80 or ip.ttl == 256`)
	for _, d := range err.(grammar.Errors) {
		fmt.Println(d.Code, d.Span.Start, d.Message)
	}
	// Output:
	// unknown-field 0 "tcp.prot" is not a field or protocol
	// number-range 28 256 does not fit the type Unsigned integer (8 bits): at most 255
}
