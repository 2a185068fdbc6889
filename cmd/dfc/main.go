package main

import (
	"os"
	"runtime/debug"
	_ "time/tzdata" // TZ must work where the system has no time zones
)

// gcPercent is how much memory may grow between two garbage collections while files are read. Before, nothing is worth collecting: it would
// take a third of the time to start.
var gcPercent = debug.SetGCPercent(400)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
