package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/dfc-lang/dfc/bpfgen"
	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/protocol"
)

type explain struct {
	language
	Link   string `default:"EN10MB" help:"Link type that the kernel's part is explained for (default: EN10MB)."`
	Filter string `arg:"" help:"Display filter."`
}

// Run shows what becomes of the filter, from its text to the kernel.
func (x *explain) Run(c *console) error {
	link, err := bpfgen.ParseLink(x.Link)
	if err != nil {
		return err
	}
	prog, err := x.compile(c, x.Filter)
	if err != nil {
		return err
	}
	c.warn(prog)
	section(c, "filter", prog.Filter.String())
	section(c, "tree", prog.String())
	section(c, "needs", needs(prog))
	if err := prog.Supported(); err != nil {
		section(c, "evaluation", err.Error())
		return nil
	}
	result, err := bpfgen.Lower(prog, bpfgen.Options{Link: link})
	if err != nil {
		section(c, "kernel", err.Error())
		return nil
	}
	section(c, "kernel", fmt.Sprintf("%d instructions for %v\n%s", len(result.Instructions), link, verdictOn(result, false)))
	return nil
}

// section prints a title and the text below it.
func section(c *console, title, text string) {
	text = strings.TrimSuffix(text, "\n")
	fmt.Fprintf(c.out, "%s\n  %s\n", title, strings.ReplaceAll(text, "\n", "\n  "))
}

// needs lists the fields that are read: their types, the protocols they belong to, and where their values come from.
func needs(p *compile.Program) string {
	var list strings.Builder
	columns := tabwriter.NewWriter(&list, 0, 0, 2, ' ', 0)
	seen := map[string]bool{}
	compile.Walk(p.Root, func(ref *compile.FieldRef) {
		if f := ref.Field; !seen[f.Name] {
			seen[f.Name] = true
			fmt.Fprintf(columns, "%s\t%s\t%s\n", f.Name, f.Type.Code(), origin(f))
		}
	})
	columns.Flush()
	if list.Len() == 0 {
		return "none\n"
	}
	return list.String()
}

// origin says where the values of a field come from.
func origin(f *protocol.Field) string {
	switch {
	case f.Protocol == nil:
		return "not evaluable"
	case f == f.Protocol.Self:
		return "whether the protocol is there" + payload(f.Protocol)
	case f.Parts != nil:
		names := make([]string, len(f.Parts))
		for i, p := range f.Parts {
			names[i] = p.Name
		}
		return strings.Join(names, ", ")
	case f.Text != nil:
		return "the text of " + f.Text.Name
	case f.Layout != nil:
		return fmt.Sprintf("%s header, byte %d", f.Protocol.Name, f.Layout.Offset)
	}
	return "computed: " + f.Protocol.Title + payload(f.Protocol)
}

// payload says what it takes to have the bytes of a protocol that travels in the payload of others.
func payload(p *protocol.Protocol) string {
	if p.Payload {
		return ", in reassembled streams and datagrams"
	}
	return ""
}
