/*
Dfcconform prints how many of the values that dfc finds are those that Wireshark recorded, by protocol.

	dfcconform [flags] SHARED

SHARED is the folder beside the project that holds oracle/values and pcaps. Counted are pairs of a frame and a field in which
Wireshark or dfc has a value; they agree when all values are the same, in the same order. A field that dfc does not have counts as a
difference. The columns after the share are the classes of difference. A field belongs to the protocol that Wireshark registers it with.
*/
package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/alecthomas/kong"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/conform"
)

type command struct {
	Captures string `placeholder:"PATTERN" help:"Only the captures whose names match."`
	Show     string `placeholder:"PREFIX" help:"Print the fields that differ whose names begin so, with an example from each capture."`
	All      bool   `help:"Also protocols of which dfc has no fields."`
	Shared   string `arg:"" help:"The folder with oracle/values and pcaps."`
}

func main() {
	var c command
	kong.Parse(&c, kong.Description("dfcconform compares dfc's values with those that Wireshark recorded."))
	tallies, err := conform.Compare(c.Shared, c.Captures)
	if err != nil {
		fmt.Fprintln(os.Stderr, "dfcconform:", err)
		os.Exit(1)
	}
	if c.Show != "" {
		c.fields(tallies)
		return
	}
	c.table(os.Stdout, tallies)
}

// fields prints the fields that differ.
func (c *command) fields(tallies conform.Tallies) {
	for _, name := range slices.Sorted(maps.Keys(tallies)) {
		t := tallies[name]
		if !strings.HasPrefix(name, c.Show) || t.Pairs[conform.Agree] == t.Total() {
			continue
		}
		fmt.Printf("%s %.2f%% of %d\n", name, t.Share(), t.Total())
		for _, e := range t.Examples {
			fmt.Println("\t" + e)
		}
	}
}

// table prints a line for each protocol.
func (c *command) table(out io.Writer, tallies conform.Tallies) {
	has := map[string]bool{} // those of which dfc has fields
	for _, f := range protocol.Fields() {
		if f.Type != ftype.Protocol {
			has[conform.Parent(f.Name)] = true
		}
	}
	sums := map[string]*conform.Tally{}
	var all conform.Tally
	for name, t := range tallies {
		p := conform.Parent(name)
		if !has[p] && !c.All {
			continue
		}
		if sums[p] == nil {
			sums[p] = &conform.Tally{}
		}
		sums[p].Add(t)
		all.Add(t)
	}
	sums["all"] = &all
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(w, "protocol\tpairs\tshare\t")
	for class := conform.Class(0); class < conform.Classes; class++ {
		fmt.Fprint(w, class, "\t")
	}
	fmt.Fprintln(w)
	for _, p := range slices.Sorted(maps.Keys(sums)) {
		t := sums[p]
		fmt.Fprintf(w, "%s\t%d\t%.3f%%\t", p, t.Total(), t.Share())
		for _, n := range t.Pairs {
			fmt.Fprintf(w, "%d\t", n)
		}
		fmt.Fprintln(w)
	}
	w.Flush()
}
