package catalog_test

import (
	"fmt"

	"github.com/dfc-lang/dfc/compile/catalog"
)

func Example() {
	e, _ := catalog.Lookup("icmp.type")
	fmt.Println(e.Title, e.Types[0].Code(), e.Parent)

	labels := e.Labels()
	n, unique, _ := labels.Number("echo (ping) REQUEST")
	fmt.Println(n, unique, labels.Text(0))

	fmt.Println(catalog.Nearest("icmp.tpye", 1))
	// Output:
	// Type UINT8 icmp
	// 8 true Echo (ping) reply
	// [icmp.type]
}
