package main

import (
	"errors"
	"time"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/grammar"
)

// language are the flags that change what a filter means.
type language struct {
	Macro map[string]string `mapsep:"none" placeholder:"NAME=TEXT" help:"Define a macro; a filter calls it with $$NAME(…)."`
	UTC   bool              `name:"utc" help:"Take dates without a zone as UTC, and print times in UTC."`

	macros grammar.Macros // all there are, once they have been asked for
}

func (l *language) zone() *time.Location {
	if l.UTC {
		return time.UTC
	}
	return time.Local
}

// compile compiles a filter.
func (l *language) compile(c *console, src string, opts ...compile.Option) (*compile.Program, error) {
	p, err := compile.Compile(src, append(opts, compile.Location(l.zone()), compile.Macros(l.allMacros(c)))...)
	if err != nil {
		return nil, &filterError{l.placesOf(c, src, err), err}
	}
	return p, nil
}

// program compiles a filter that is to be run, and shows its warnings.
func (l *language) program(c *console, src string) (*compile.Program, error) {
	p, err := l.compile(c, src)
	if err != nil {
		return nil, err
	}
	c.warn(p)
	if err := p.Supported(); err != nil {
		return nil, &filterError{p.Filter.Source, err}
	}
	return p, nil
}

// expand replaces the macro calls of a filter.
func (l *language) expand(c *console, src string) (string, error) {
	text, err := compile.Expand(src, l.allMacros(c))
	if err != nil {
		return "", &filterError{src, err}
	}
	return text, nil
}

// placesOf is the text that the places of an error refer to: the filter itself for errors in its macro calls, else the
// text after these have been replaced.
func (l *language) placesOf(c *console, src string, err error) string {
	var errs grammar.Errors
	if errors.As(err, &errs) && errs[0].Code == grammar.CodeMacro {
		return src
	}
	text, err := l.expand(c, src)
	if err != nil {
		return src
	}
	return text
}
