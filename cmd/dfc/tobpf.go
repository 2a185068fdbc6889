package main

import (
	"errors"
	"fmt"

	"github.com/dfc-lang/dfc/bpfgen"
	"github.com/dfc-lang/dfc/compile"
)

type tobpf struct {
	language
	Link   string `placeholder:"LINK" help:"Link type of the packets, by libpcap's name or by number (default: EN10MB; RAW for xt_bpf, which sees packets from the network header on)."`
	Target string `enum:"file,kernel" default:"file" help:"Where the program is to run: over the bytes of a capture file, or on a Linux socket, where the VLAN tag is in the metadata (default: file)."`
	Outer  bool   `help:"Look at the outermost headers only, as tcpdump does."`
	Exact  bool   `help:"Refuse to make a program that lets more through than the filter."`
	Fit    bool   `help:"Where the program would be longer than the kernel takes (4096 instructions; 64 for xt_bpf), make one that lets more through."`
	Format string `enum:"asm,c,decimal,go,json,xt_bpf,ebpf,xdp,pcap-filter" default:"asm" placeholder:"FORMAT" help:"asm, c or decimal (tcpdump's -d, -dd and -ddd), go, json, xt_bpf (for iptables -m bpf --bytecode), ebpf (assembler of a socket filter) xdp (of one that drops what it rejects) or pcap-filter (text for tcpdump, in its reading) (default: asm)."`
	Filter string `arg:"" help:"Display filter."`
}

// Run prints the program, and on standard error what it leaves undecided.
func (t *tobpf) Run(c *console) error {
	prog, err := t.program(c, t.Filter)
	if err != nil {
		return err
	}
	if t.Format == "pcap-filter" {
		return t.expression(c, prog)
	}
	options, err := t.options()
	if err != nil {
		return err
	}
	result, err := bpfgen.Lower(prog, options)
	var long *bpfgen.TooLongError
	if errors.As(err, &long) {
		return fmt.Errorf("%w; --fit makes a shorter one that lets more through", err)
	}
	if err != nil {
		return err
	}
	fmt.Fprint(c.err, verdictOn(result, t.Outer))
	if t.Exact && !result.Exact {
		return status(failed)
	}
	return bpfgen.Write(c.out, result, bpfgen.Format(t.Format))
}

// expression prints the filter in tcpdump's language.
func (t *tobpf) expression(c *console, prog *compile.Program) error {
	text, notes := bpfgen.Expression(prog)
	result := &bpfgen.Result{Exact: len(notes) == 0, Notes: notes}
	if !result.Exact {
		result.Residual = prog
	}
	fmt.Fprint(c.err, verdictOn(result, t.Outer))
	if t.Exact && !result.Exact {
		return status(failed)
	}
	if text == "" && !result.Exact {
		return errors.New("tcpdump has no expression for the filter")
	}
	_, err := fmt.Fprintln(c.out, text)
	return err
}

// options are what the program is made for.
func (t *tobpf) options() (bpfgen.Options, error) {
	o := bpfgen.Options{Link: bpfgen.Ethernet, Outer: t.Outer, Fit: t.Fit}
	if bpfgen.Format(t.Format) == bpfgen.XTables {
		o.Link, o.MaxInsns = bpfgen.Raw, bpfgen.XTablesMax
	}
	if t.Target == "kernel" {
		o.Target = bpfgen.Kernel
	}
	if t.Link == "" {
		return o, nil
	}
	var err error
	o.Link, err = bpfgen.ParseLink(t.Link)
	return o, err
}

// verdictOn says what a BPF program decides; outer tells that the filter was read as tcpdump reads it.
func verdictOn(r *bpfgen.Result, outer bool) string {
	if r.Exact && outer {
		return "exact: as tcpdump reads the filter, by the outermost headers, and behind IPv6 by protocols and ports only\n"
	}
	if r.Exact {
		return "exact: the program accepts the packets that the filter matches, and no others\n"
	}
	text := "not exact: the program accepts all packets that the filter matches, and others\n"
	for _, note := range r.Notes {
		text += "  can't tell: " + note + "\n"
	}
	return text + "  still to be run: " + r.ResidualText() + "\n"
}
