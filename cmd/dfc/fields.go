package main

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/dfc-lang/dfc/compile/catalog"
	"github.com/dfc-lang/dfc/compile/protocol"
)

type fields struct {
	All     bool   `help:"List the whole catalogue of Wireshark 4.6, also what dfc can't evaluate."`
	Pattern string `arg:"" optional:"" help:"Part of a name, or a pattern with * and ?."`
}

// Run prints a line for each name: its type, what can be done with it, and its title.
func (l *fields) Run(c *console) error {
	if _, err := path.Match(l.Pattern, ""); err != nil {
		return fmt.Errorf("pattern %q: %w", l.Pattern, err)
	}
	if !l.All {
		declared := slices.Clone(protocol.Fields())
		slices.SortFunc(declared, func(a, b *protocol.Field) int { return strings.Compare(a.Name, b.Name) })
		for _, f := range declared {
			if err := l.print(c, f.Name, f.Type.Code(), f.Title); err != nil {
				return err
			}
		}
		return nil
	}
	var err error
	catalog.Each(func(e catalog.Entry) bool {
		err = l.print(c, e.Name, e.Code(), e.Title)
		return err == nil
	})
	return err
}

func (l *fields) print(c *console, name, kind, title string) error {
	if !l.asksFor(name) {
		return nil
	}
	fmt.Fprintf(c.out, "%-32s %-13s %-9s %s", name, kind, ability(name), title)
	return c.endLine()
}

// asksFor tells whether the pattern asks for a name.
func (l *fields) asksFor(name string) bool {
	if strings.ContainsAny(l.Pattern, "*?[") {
		ok, _ := path.Match(l.Pattern, name)
		return ok
	}
	return strings.Contains(name, l.Pattern)
}

// ability is what dfc can do with a field: nothing but check it, evaluate it, or let the kernel test it as well.
func ability(name string) string {
	f, ok := protocol.Lookup(name)
	switch {
	case !ok:
		return "check"
	case slices.ContainsFunc(f.Sources(), (*protocol.Field).Computed):
		return "eval"
	}
	return "eval,bpf"
}
