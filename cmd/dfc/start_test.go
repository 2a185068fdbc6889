package main

import (
	"os/exec"
	"testing"
)

// BenchmarkStart is what a run of the command costs, from the start of its process to the end.
func BenchmarkStart(b *testing.B) {
	for _, bench := range []struct {
		name string
		args []string
	}{
		{"version", []string{"version"}},
		{"check core", []string{"check", "tcp.port == 80"}},                                      // should take less than 30 ms
		{"check table", []string{"check", "kafka.topic_name == \"a\""}},                          // a name that only the catalogue has: less than 150 ms
		{"check misspelt", []string{"check", "tcp.prt == 80"}},                                   // looks at all names there are: the same
		{"complete", []string{"complete", "tcp.fl"}},                                             // less than 50 ms
		{"match", []string{"match", "-c", "tcp", "../../testdata/nginx-reset/client-side.pcap"}}, // less than 15 ms
	} {
		b.Run(bench.name, func(b *testing.B) {
			for b.Loop() {
				if err := exec.Command("dfc", bench.args...).Run(); err != nil {
					if _, exited := err.(*exec.ExitError); !exited {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
