package main

import (
	"fmt"

	"github.com/dfc-lang/dfc/bpfgen"
)

type tobpf struct {
	language
	Link   string `default:"EN10MB" help:"Link type of the packets, by libpcap's name or by number (default: EN10MB)."`
	Target string `enum:"file,kernel" default:"file" help:"Where the program is to run: over the bytes of a capture file, or on a Linux socket, where the VLAN tag is in the metadata (default: file)."`
	Outer  bool   `help:"Look at the outermost headers only, as tcpdump does."`
	Exact  bool   `help:"Refuse to make a program that lets more through than the filter."`
	Format string `enum:"asm,c,decimal,go,json" default:"asm" placeholder:"FORMAT" help:"asm, c or decimal (tcpdump's -d, -dd and -ddd), go or json (default: asm)."`
	Filter string `arg:"" help:"Display filter."`
}

// Run prints the program, and on standard error what it leaves undecided.
func (t *tobpf) Run(c *console) error {
	prog, err := t.program(c, t.Filter)
	if err != nil {
		return err
	}
	link, err := bpfgen.ParseLink(t.Link)
	if err != nil {
		return err
	}
	options := bpfgen.Options{Link: link, Outer: t.Outer}
	if t.Target == "kernel" {
		options.Target = bpfgen.Kernel
	}
	result, err := bpfgen.Lower(prog, options)
	if err != nil {
		return err
	}
	fmt.Fprint(c.err, verdictOn(result))
	if t.Exact && !result.Exact {
		return status(failed)
	}
	return bpfgen.Write(c.out, result, bpfgen.Format(t.Format))
}

// verdictOn says what a BPF program decides.
func verdictOn(r *bpfgen.Result) string {
	if r.Exact {
		return "exact: the program accepts the packets that the filter matches, and no others\n"
	}
	text := "not exact: the program accepts all packets that the filter matches, and others\n"
	for _, note := range r.Notes {
		text += "  can't tell: " + note + "\n"
	}
	return text + "  still to be run: " + r.ResidualText() + "\n"
}
