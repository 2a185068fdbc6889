// Package memory says when garbage is collected. It is a package of its own so that Go initialises it before package protocol, of whose
// declarations nothing is worth collecting: that would take a third of the time to start.
package memory

import "runtime/debug"

// What conversations leave behind is long-lived, so that looking through it often finds little to collect. Memory may grow to four times
// what is in use before it is looked through, as long as that is no large part of a machine's.
const (
	growth = 300     // percent
	ample  = 3 << 29 // bytes
)

func init() {
	debug.SetGCPercent(growth)
	debug.SetMemoryLimit(ample)
}
