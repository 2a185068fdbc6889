package main

import (
	"strconv"

	"github.com/dfc-lang/dfc/eval"
	"github.com/dfc-lang/dfc/eval/capture"
)

// With several files, each line starts with the name of its file, as grep has it.

// lines prints a line for each packet, as tshark does.
type lines struct {
	c       *console
	several bool
	name    string
	options []eval.Option
	packets *eval.Summarizer
}

func (o *lines) start(name string, _ *capture.Reader) error {
	o.name, o.packets = name, eval.NewSummarizer(o.options...)
	return nil
}

func (o *lines) frame(f *capture.Frame, matches bool) error {
	o.packets.Read(f, matches)
	if !matches {
		return nil
	}
	if o.several {
		o.c.out.WriteString(o.name + ":")
	}
	o.c.out.WriteString(o.packets.Summary().String())
	return o.c.endLine()
}

func (*lines) everyFrame() bool { return true }
func (*lines) finish() error    { return nil }
func (*lines) end() error       { return nil }

// numbers prints frame numbers.
type numbers struct {
	c       *console
	several bool
	name    string
}

func (o *numbers) start(name string, _ *capture.Reader) error {
	o.name = name
	return nil
}

func (o *numbers) frame(f *capture.Frame, _ bool) error {
	return o.c.numberLine(o.several, o.name, f.Number)
}

func (*numbers) everyFrame() bool { return false }
func (*numbers) finish() error    { return nil }
func (*numbers) end() error       { return nil }

// counter prints how many packets of each file match.
type counter struct {
	c       *console
	several bool
	name    string
	count   int
}

func (o *counter) start(name string, _ *capture.Reader) error {
	o.name, o.count = name, 0
	return nil
}

func (o *counter) frame(*capture.Frame, bool) error {
	o.count++
	return nil
}

func (o *counter) everyFrame() bool { return false }
func (o *counter) finish() error    { return o.c.numberLine(o.several, o.name, o.count) }
func (o *counter) end() error       { return nil }

// numberLine prints a number, and before it the name of the file if there are several.
func (c *console) numberLine(several bool, name string, n int) error {
	if several {
		c.out.WriteString(name + ":")
	}
	c.out.Write(strconv.AppendInt(c.out.AvailableBuffer(), int64(n), 10))
	return c.endLine()
}
