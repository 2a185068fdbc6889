package eval_test

import (
	"errors"
	"fmt"
	"io"
	"log"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/eval"
	"github.com/dfc-lang/dfc/eval/capture"
)

// Count the resets that cut an exchange off in the middle.
func Example() {
	prog, err := compile.Compile(`ip.addr == 10.20.30.2 and tcp.flags.reset == 1 and !(tcp.seq == 1)`)
	if err != nil {
		log.Fatal(err)
	}
	m, err := eval.New(prog)
	if err != nil {
		log.Fatal(err)
	}
	r, err := capture.Open("../testdata/nginx-reset/client-side.pcap")
	if err != nil {
		log.Fatal(err)
	}
	defer r.Close()
	n := 0
	for {
		f, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			log.Fatal(err)
		}
		if m.MatchFrame(f) {
			n++
		}
	}
	fmt.Println(n)
	// Output: 4
}
