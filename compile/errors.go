package compile

import (
	"fmt"
	"strings"

	"github.com/dfc-lang/dfc/grammar"
)

// fail makes an error at a place of the filter.
func fail(code grammar.Code, at grammar.Span, format string, args ...any) *grammar.Diagnostic {
	return &grammar.Diagnostic{Span: at, Code: code, Message: fmt.Sprintf(format, args...)}
}

// hinted adds what to write instead.
func hinted(d *grammar.Diagnostic, format string, args ...any) *grammar.Diagnostic {
	d.Hint = fmt.Sprintf(format, args...)
	return d
}

func asErrors(err error) grammar.Errors {
	switch err := err.(type) {
	case grammar.Errors:
		return err
	case grammar.Diagnostic:
		return grammar.Errors{err}
	case *grammar.Diagnostic:
		return grammar.Errors{*err}
	}
	return grammar.Errors{{Code: grammar.CodeSyntax, Message: err.Error()}}
}

// UnsupportedError tells that a program has fields that Wireshark knows and dfc cannot evaluate.
type UnsupportedError struct {
	Fields []Unsupported
}

func (e *UnsupportedError) Error() string {
	names := make([]string, len(e.Fields))
	for i, f := range e.Fields {
		names[i] = f.Name
	}
	noun := "field"
	if len(names) > 1 {
		noun = "fields"
	}
	return "unsupported " + noun + ": " + strings.Join(names, ", ")
}

// Supported is nil for a program that can be run, otherwise an [*UnsupportedError].
func (p *Program) Supported() error {
	if len(p.Unsupported) == 0 {
		return nil
	}
	return &UnsupportedError{Fields: p.Unsupported}
}
