package capture_test

import (
	"fmt"
	"io"
	"log"

	"github.com/dfc-lang/dfc/eval/capture"
)

func Example() {
	r, err := capture.Open("testdata/sections.pcapng")
	if err != nil {
		log.Fatal(err)
	}
	defer r.Close()
	for {
		f, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(f.Number, f.Interface.Name, f.Interface.Link, f.Len, len(f.Data), f.Comments())
	}
	// Output:
	// 1 eth0 1 42 42 [first second]
	// 2 unknown 101 28 28 []
	// 3 wan 1 42 20 []
	// 4 wan 1 42 42 []
}

func ExampleError() {
	r, err := capture.Open("testdata/cut.pcap")
	if err != nil {
		log.Fatal(err)
	}
	defer r.Close()
	for {
		f, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Println(f.Number, f.Time())
	}
	// Output:
	// 1 2023-11-14 22:13:20.000005 +0000 UTC
	// packet 2 at byte 82: file is cut short in the middle of a packet
}
