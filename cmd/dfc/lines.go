package main

import (
	"strconv"

	"github.com/dfc-lang/dfc/eval"
	"github.com/dfc-lang/dfc/eval/capture"
)

// heading is what each line starts with: with several files the name of the file, as grep has it, and the name of the filter if it has one.
type heading struct {
	c       *console
	several bool
	filter  string
	text    string
}

func (h *heading) begin(file string) {
	h.text = ""
	if h.several {
		h.text = file + ":"
	}
	if h.filter != "" {
		h.text += h.filter + ":"
	}
}

// lines prints a line for each packet, as tshark does.
type lines struct {
	heading
	options []eval.Option
	packets *eval.Summarizer
}

func (o *lines) start(name string, _ *capture.Reader) error {
	o.begin(name)
	o.packets = eval.NewSummarizer(o.options...)
	return nil
}

func (o *lines) frame(f *capture.Frame, matches bool) error {
	o.packets.Read(f, matches)
	if !matches {
		return nil
	}
	o.c.out.WriteString(o.text)
	o.c.out.WriteString(o.packets.Summary().String())
	return o.c.endLine()
}

func (*lines) everyFrame() bool { return true }
func (*lines) finish() error    { return nil }
func (*lines) end() error       { return nil }

// numbers prints frame numbers.
type numbers struct{ heading }

func (o *numbers) start(name string, _ *capture.Reader) error {
	o.begin(name)
	return nil
}

func (o *numbers) frame(f *capture.Frame, _ bool) error {
	return o.numberLine(f.Number)
}

func (*numbers) everyFrame() bool { return false }
func (*numbers) finish() error    { return nil }
func (*numbers) end() error       { return nil }

// counter prints how many packets of each file match.
type counter struct {
	heading
	count int
}

func (o *counter) start(name string, _ *capture.Reader) error {
	o.begin(name)
	o.count = 0
	return nil
}

func (o *counter) frame(*capture.Frame, bool) error {
	o.count++
	return nil
}

func (o *counter) everyFrame() bool { return false }
func (o *counter) finish() error    { return o.numberLine(o.count) }
func (o *counter) end() error       { return nil }

// numberLine prints a number.
func (h *heading) numberLine(n int) error {
	h.c.out.WriteString(h.text)
	h.c.out.Write(strconv.AppendInt(h.c.out.AvailableBuffer(), int64(n), 10))
	return h.c.endLine()
}
