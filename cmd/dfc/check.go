package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/dfc-lang/dfc/grammar"
)

type check struct {
	language
	JSON   bool     `name:"json" help:"Print the verdicts as JSON, an object a line."`
	Filter []string `arg:"" help:"Display filters."`
}

// verdict is what check says about a filter.
type verdict struct {
	Filter      string               `json:"filter"`
	Text        string               `json:"text,omitempty"` // what spans refer to, if it is not the filter itself
	Valid       bool                 `json:"valid"`
	Errors      grammar.Errors       `json:"errors,omitempty"`
	Warnings    []grammar.Diagnostic `json:"warnings,omitempty"`
	Unsupported []unknown            `json:"unsupported,omitempty"`
}

// unknown is a field that dfc can't evaluate.
type unknown struct {
	Field string       `json:"field"`
	Span  grammar.Span `json:"span"`
}

// Run judges all filters. A field that dfc can't evaluate makes none of them invalid.
func (k *check) Run(c *console) error {
	encoder := json.NewEncoder(c.out)
	encoder.SetEscapeHTML(false)
	result := error(nil)
	for _, src := range k.Filter {
		v, err := k.judge(c, src)
		if err != nil {
			result = status(invalid)
		}
		switch {
		case k.JSON:
			err = encoder.Encode(v)
		case err != nil:
			c.report(err)
			continue
		default:
			err = c.printVerdict(v)
		}
		if err != nil {
			return err
		}
	}
	return result
}

func (k *check) judge(c *console, src string) (verdict, error) {
	v := verdict{Filter: src}
	text := src
	p, err := k.compile(c, src)
	if invalid := new(filterError); errors.As(err, &invalid) {
		text = invalid.text
		errors.As(err, &v.Errors)
	} else {
		text = p.Filter.Source
		v.Valid, v.Warnings = true, p.Warnings
		for _, f := range p.Unsupported {
			v.Unsupported = append(v.Unsupported, unknown{f.Name, f.Span})
		}
	}
	if text != src {
		v.Text = text
	}
	return v, err
}

func (c *console) printVerdict(v verdict) error {
	fmt.Fprintf(c.out, "valid: %s\n", v.Filter)
	if err := c.out.Flush(); err != nil { // before the notes on it
		return err
	}
	text := v.Text
	if text == "" {
		text = v.Filter
	}
	for _, d := range v.Warnings {
		c.show("warning: ", text, d)
	}
	for _, f := range v.Unsupported {
		c.show("note: ", text, grammar.Diagnostic{Span: f.Span, Message: f.Field + " is known, but dfc can't evaluate it yet"})
	}
	return nil
}
