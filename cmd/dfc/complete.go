package main

import (
	"fmt"

	"github.com/dfc-lang/dfc/compile"
)

type complete struct {
	Limit  int    `default:"100" help:"At most so many."`
	Whole  bool   `help:"Print the whole filter with its last word completed, as shells want it."`
	Filter string `arg:"" help:"The beginning of a filter."`
}

// Run prints name, type and title, separated by tabs, for editors and shells to read.
func (q *complete) Run(c *console) error {
	for _, e := range compile.Complete(q.Filter, q.Limit) {
		text := e.Text
		if q.Whole {
			text = q.Filter[:e.Start] + text
		}
		fmt.Fprintf(c.out, "%s\t%s\t%s", text, e.Type, e.Title)
		if err := c.endLine(); err != nil {
			return err
		}
	}
	return nil
}
