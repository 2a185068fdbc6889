package main

import (
	"fmt"

	"github.com/dfc-lang/dfc/compile/catalog"
)

type complete struct {
	Limit  int    `default:"100" help:"At most so many names."`
	Prefix string `arg:"" help:"What the name starts with."`
}

// Run prints name, type and title, separated by tabs, for editors and shells to read.
func (q *complete) Run(c *console) error {
	for _, e := range catalog.Complete(q.Prefix, q.Limit) {
		fmt.Fprintf(c.out, "%s\t%s\t%s", e.Name, typeName(e), e.Title)
		if err := c.endLine(); err != nil {
			return err
		}
	}
	return nil
}
