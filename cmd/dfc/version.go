package main

import (
	"fmt"
	"runtime/debug"
)

type version struct{}

// Run prints what the Go tool recorded in the binary.
func (*version) Run(c *console) error {
	release, revision := "(unknown)", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		release = info.Main.Version
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = " " + s.Value
			}
		}
	}
	_, err := fmt.Fprintf(c.out, "dfc %s%s, filters as in Wireshark 4.6\n", release, revision)
	return err
}
