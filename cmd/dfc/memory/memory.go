// Package memory sets how much memory may grow between two garbage collections. It is a package of its own so that Go initialises it before
// package protocol, whose declarations nothing of is worth collecting: that would take a third of the time to start.
package memory

import "runtime/debug"

// Percent is how much it may grow while files are read; larger heaps than that of the start are collected as soon.
var Percent = debug.SetGCPercent(400)
