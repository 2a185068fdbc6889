package main

import (
	"os"

	_ "github.com/dfc-lang/dfc/cmd/dfc/memory"
	_ "time/tzdata" // TZ must work where the system has no time zones
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
