package main

import "github.com/dfc-lang/dfc/grammar"

type format struct {
	language
	Filter []string `arg:"" help:"Display filters."`
}

// Run prints the canonical form of filters, one a line. It looks at the syntax only, not at the names of fields.
func (f *format) Run(c *console) error {
	for _, src := range f.Filter {
		text, err := f.expand(c, src)
		if err != nil {
			return err
		}
		filter, err := grammar.Parse(text)
		if err != nil {
			return &filterError{text, err}
		}
		c.out.WriteString(filter.String())
		if err := c.endLine(); err != nil {
			return err
		}
	}
	return nil
}
