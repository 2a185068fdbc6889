package compile

import (
	"slices"
	"time"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/grammar"
)

// Option changes how a filter is compiled.
type Option func(*options)

type options struct {
	zone     *time.Location
	macros   grammar.Macros
	selected func(*FieldRef) []ftype.Value
}

// Location sets the zone of dates that name none. The default is the process's own, as in Wireshark.
func Location(zone *time.Location) Option { return func(o *options) { o.zone = zone } }

// Macros replaces the macro definitions that are shipped.
func Macros(m grammar.Macros) Option { return func(o *options) { o.macros = m } }

// Selected gives the values that field references ("${ip.src}") stand for: those of the field in the selected frame. Without
// it no frame is selected, and a reference is absent.
func Selected(values func(*FieldRef) []ftype.Value) Option {
	return func(o *options) { o.selected = values }
}

// Compile turns a filter into a program. Its error is of type [grammar.Errors] and has everything that is wrong with the
// filter, with places that refer to the text after macro expansion (see [Expand]).
//
// A field that Wireshark knows and dfc cannot evaluate is no error here: see [Program.Supported].
func Compile(src string, opts ...Option) (*Program, error) {
	o := options{zone: time.Local, macros: grammar.DefaultMacros(), selected: func(*FieldRef) []ftype.Value { return nil }}
	for _, set := range opts {
		set(&o)
	}
	text, err := Expand(src, o.macros)
	if err != nil {
		return nil, asErrors(err)
	}
	filter, err := grammar.Parse(text)
	c := &compiler{options: o, filter: filter, names: map[*grammar.Word]*protocol.Field{}}
	if err != nil {
		c.filter = grammar.ParseParts(text)
		c.errors = asErrors(err)
	}
	root := c.test(c.filter.Expr)
	if len(c.errors) > 0 {
		return nil, c.sortedErrors()
	}
	return &Program{
		Filter:      filter,
		Root:        simplify(root),
		Warnings:    c.sortedWarnings(),
		Unsupported: c.unsupported,
	}, nil
}

// Expand replaces the macro calls of a filter.
func Expand(src string, macros grammar.Macros) (string, error) {
	return grammar.Expand(src, macros, isReferable)
}

// MustCompile is Compile for filters that are known to be right; it panics on an error.
func MustCompile(src string, opts ...Option) *Program {
	p, err := Compile(src, opts...)
	if err != nil {
		panic("compile: " + src + ": " + err.Error())
	}
	return p
}

// compiler is the state of one compilation.
type compiler struct {
	options
	filter      *grammar.Filter
	names       map[*grammar.Word]*protocol.Field // of every word that has been looked up; nil for a literal
	errors      grammar.Errors
	warnings    []grammar.Diagnostic
	unsupported []Unsupported
	suggested   int // how often similar names were looked for
}

// report notes an error, once: the middle of a chain is checked twice.
func (c *compiler) report(err error) {
	d := err.(*grammar.Diagnostic)
	if !slices.Contains(c.errors, *d) {
		c.errors = append(c.errors, *d)
	}
}

func (c *compiler) warn(code grammar.Code, at grammar.Span, message, hint string) {
	d := grammar.Diagnostic{Span: at, Code: code, Message: message, Hint: hint}
	if !slices.Contains(c.warnings, d) {
		c.warnings = append(c.warnings, d)
	}
}

func (c *compiler) sortedErrors() grammar.Errors {
	c.addCaptureHint()
	slices.SortStableFunc(c.errors, byPlace)
	return c.errors
}

func (c *compiler) sortedWarnings() []grammar.Diagnostic {
	all := append(c.filter.Warnings[:len(c.filter.Warnings):len(c.filter.Warnings)], c.warnings...)
	slices.SortStableFunc(all, byPlace)
	return all
}

func byPlace(a, b grammar.Diagnostic) int { return a.Span.Start - b.Span.Start }

// text is the part of the filter that an expression was read from.
func (c *compiler) text(e interface{ Span() grammar.Span }) string {
	at := e.Span()
	return c.filter.Source[at.Start:at.End]
}
