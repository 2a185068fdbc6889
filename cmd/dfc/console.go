package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/grammar"
	"golang.org/x/term"
)

// fileWidth is how wide errors are drawn where no terminal tells: in a log a mark a thousand columns away marks nothing.
const fileWidth = 160

// console is where a command reads and writes.
type console struct {
	in     io.Reader
	out    *bufio.Writer
	err    io.Writer
	live   bool // somebody watches the output: no line may wait in the buffer
	width  int  // columns that errors are shown in
	colour bool // of errors
}

func newConsole(in io.Reader, out, err io.Writer) *console {
	c := &console{in: in, out: bufio.NewWriterSize(out, 64<<10), err: err}
	c.live, _ = terminal(out)
	onTerminal, width := terminal(err)
	if c.width = width; width == 0 {
		c.width = fileWidth
	}
	c.colour = onTerminal && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	return c
}

// terminal tells whether w is a terminal, and how wide it is.
func terminal(w io.Writer) (yes bool, width int) {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return false, 0
	}
	width, _, _ = term.GetSize(int(f.Fd()))
	return true, width
}

// endLine ends a line of output.
func (c *console) endLine() error {
	err := c.out.WriteByte('\n')
	if err == nil && c.live {
		err = c.out.Flush()
	}
	return err
}

// filterError is an error in a filter, with the text that its places refer to.
type filterError struct {
	text string
	error
}

func (e *filterError) Unwrap() error { return e.error }

// status is an exit status whose reason has been reported.
type status int

func (s status) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

// report shows an error and returns the exit status that it asks for.
func (c *console) report(err error) int {
	var (
		reported status
		errs     grammar.Errors
		lacking  *compile.UnsupportedError
		filter   filterError
	)
	if f := new(filterError); errors.As(err, &f) {
		filter = *f
	}
	switch {
	case err == nil:
		return done
	case errors.As(err, &reported):
		return int(reported)
	case errors.As(err, &errs):
		for _, d := range errs {
			c.show("", filter.text, d)
		}
		return invalid
	case errors.As(err, &lacking):
		c.say("", err.Error())
		for _, f := range lacking.Fields {
			fmt.Fprint(c.err, grammar.Draw(filter.text, grammar.Diagnostic{Span: f.Span}, c.width))
		}
		return unsupported
	default:
		c.say("", err.Error())
		return failed
	}
}

// show reports something about a place in a filter. The kind is "" for an error.
func (c *console) show(kind, text string, d grammar.Diagnostic) {
	c.say(kind, d.Message)
	fmt.Fprint(c.err, grammar.Draw(text, d, c.width))
}

// warn shows the warnings of a program.
func (c *console) warn(p *compile.Program) {
	for _, d := range p.Warnings {
		c.show("warning: ", p.Filter.Source, d)
	}
}

// say prints a message.
func (c *console) say(kind, message string) {
	head := "dfc: " + kind
	if c.colour {
		head = "\x1b[1;31m" + strings.TrimSuffix(head, " ") + "\x1b[0m "
	}
	fmt.Fprintf(c.err, "%s%s\n", head, message)
}
