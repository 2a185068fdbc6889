/*
Dfcbench measures dfc against other readers of the same capture file: tcpdump, tshark, and a loop that reads the file and
looks at nothing.

	dfcbench [flags] CAPTURE...

It builds two large captures in --dir, unless they are there: "imix", packets of 60, 590 and 1,514 bytes as 7:4:1 (the Internet
mix), as pcap and as pcapng; and "ordinary", the given captures over and over, each time later and between other addresses.
Then every command of a row runs in turn, --runs times over, with the files in the page cache. It prints the medians
and their ratios as a Markdown table.

tshark reads the first part of the file only, --tshark-packets, and its time beyond what it takes to start is scaled to the whole: it would
take minutes.
*/
package main

import (
	"fmt"
	"io"
	"os"
	"regexp"

	"github.com/alecthomas/kong"
)

type bench struct {
	Dir      string   `default:"/tmp/dfcbench" help:"Where the large captures are built, and kept."`
	Out      string   `default:"/tmp/dfcbench/out" help:"What is written with -w."`
	Runs     int      `default:"5" help:"How often each command runs."`
	IMIX     int      `name:"imix" default:"10000000" help:"Packets of the Internet mix."`
	Ordinary int      `default:"5000000" help:"Packets of ordinary traffic."`
	Short    int      `name:"tshark-packets" default:"200000" help:"Packets that tshark reads."`
	Dfc      string   `default:"./dfc" help:"The dfc to be measured."`
	Tcpdump  string   `default:"tcpdump" help:"The tcpdump to compare with; empty: none."`
	Tshark   string   `default:"tshark" help:"The tshark to compare with; empty: none."`
	Only     string   `placeholder:"REGEXP" help:"Only the rows whose description matches."`
	Read     string   `hidden:"" help:"Read a capture, as the bare read does, and do nothing else."`
	Captures []string `arg:"" optional:"" help:"Captures that ordinary traffic is made of."`
}

func main() {
	var b bench
	kong.Parse(&b, kong.Description("dfcbench measures dfc against tcpdump, tshark and a bare read."))
	if err := b.run(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "dfcbench:", err)
		os.Exit(1)
	}
}

func (b *bench) run(out io.Writer) error {
	if b.Read != "" {
		return bareRead(b.Read)
	}
	only, err := regexp.Compile(b.Only)
	if err != nil {
		return err
	}
	files, err := b.build()
	if err != nil {
		return err
	}
	start, err := b.start(files)
	if err != nil {
		return err
	}
	t := table{runs: b.Runs}
	for _, r := range b.rows(files) {
		if !only.MatchString(r.what) {
			continue
		}
		fmt.Fprintln(os.Stderr, "dfcbench:", r.what)
		if err := r.measure(b.Runs, start); err != nil {
			return err
		}
		t.rows = append(t.rows, r)
	}
	return t.print(out)
}
