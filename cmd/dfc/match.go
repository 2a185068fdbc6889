package main

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"syscall"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/eval"
	"github.com/dfc-lang/dfc/eval/capture"
)

type match struct {
	language
	preferences
	Count    bool     `short:"c" help:"Print only how many packets match."`
	Numbers  bool     `help:"Print the numbers of the matching frames, one a line."`
	Write    string   `short:"w" placeholder:"OUT" help:"Write the matching packets to a file; - is standard output."`
	Twice    bool     `short:"2" help:"Read each file twice, so that frames know what later ones say of them."`
	Output   string   `short:"T" name:"output" enum:"text,fields,json," default:"" placeholder:"text|fields|json" help:"What to print of a matching packet: a line, the values of fields, or JSON."`
	Field    []string `short:"e" sep:"none" placeholder:"NAME" help:"A field to print; may be repeated."`
	Layout   []string `short:"E" name:"layout" sep:"none" placeholder:"KEY=VALUE" help:"For -T fields: header=y|n, separator=/t|/s|C, occurrence=f|l|a, aggregator=,|/s|C, quote=d|s|n."`
	Selected uint     `name:"selected-frame" placeholder:"N" help:"The frame that field references, such as $${ip.src}, take their values from."`
	Workers  int      `short:"j" name:"workers" placeholder:"N" help:"How many workers read a file, side by side; as many as there are cores unless given."`
	Filter   string   `arg:"" help:"Display filter."`
	Files    []string `arg:"" name:"file" help:"Capture files, pcap or pcapng, also compressed; - is standard input."`
}

// output is what is done with the frames of the capture files.
type output interface {
	// start begins a file, before its first frame.
	start(name string, r *capture.Reader) error
	// everyFrame tells whether frame is to be called for frames that do not match as well: some outputs keep the state of the stream.
	everyFrame() bool
	// frame gets the frames in their order.
	frame(f *capture.Frame, matches bool) error
	// finish ends a file, also a damaged one.
	finish() error
	// end comes after the last file.
	end() error
}

// Run matches one file after the other; each is a stream of its own, as if it were the only one. A file that can't be
// read, or not to its end, does not keep the others from being read.
func (m *match) Run(c *console) error {
	if m.Twice {
		m.options = append(m.options, eval.TwoPasses())
	}
	prog, err := m.program(c, m.Filter)
	if err != nil {
		return err
	}
	outs, err := m.outputs(c)
	if err != nil {
		return err
	}
	result := error(nil)
	for _, name := range m.Files {
		err := m.file(c, prog, name, outs)
		if errors.Is(err, syscall.EPIPE) {
			return err
		}
		if err != nil {
			c.out.Flush() // what was found before the error is to be seen before it
			result = status(c.report(err))
		}
	}
	for _, o := range outs {
		if err := o.end(); err != nil {
			return err
		}
	}
	return result
}

// outputs are what the flags ask for. Writing packets leaves nothing to print unless that is asked for, too.
func (m *match) outputs(c *console) ([]output, error) {
	var outs []output
	if m.Write != "" {
		w, err := newWriter(c, m.Write, m.Files)
		if err != nil {
			return nil, err
		}
		outs = append(outs, w)
	}
	if m.Output == "" && len(m.Field) > 0 {
		m.Output = "fields"
	}
	several := len(m.Files) > 1
	switch {
	case m.Count:
		return append(outs, &counter{c: c, several: several}), nil
	case m.Numbers:
		return append(outs, &numbers{c: c, several: several}), nil
	case m.Output == "fields":
		t, err := m.newTable(c)
		return append(outs, t), err
	case m.Output == "json":
		o, err := m.newObjects(c)
		return append(outs, o), err
	case m.Output == "" && m.Write != "":
		return outs, nil
	}
	return append(outs, &lines{c: c, several: several, options: m.options}), nil
}

// file runs the program over a capture file.
func (m *match) file(c *console, prog *compile.Program, name string, outs []output) error {
	r, err := open(c, name)
	if err != nil {
		return inFile(name, err)
	}
	defer r.Close()
	prog, err = m.selecting(c, prog, name)
	if err != nil {
		return err
	}
	set, err := eval.NewSet([]*compile.Program{prog}, m.options...)
	if err != nil {
		return err
	}
	for _, o := range outs {
		if err := o.start(name, r); err != nil {
			return inFile(name, err)
		}
	}
	if m.Twice {
		if err := m.firstPass(c, name, set, outs); err != nil {
			return inFile(name, err)
		}
	}
	damage := m.frames(r, set, outs)
	for _, o := range outs {
		if err := o.finish(); err != nil {
			return err
		}
	}
	return inFile(name, damage)
}

// frames hands the frames to the outputs: scouts look at them side by side, and what is not told by a frame alone is found out in the
// order of the file. The error is that of the capture file, or of an output.
func (m *match) frames(r *capture.Reader, set *eval.Set, outs []output) error {
	every := slices.ContainsFunc(outs, output.everyFrame)
	workers := m.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	sieve := func() capture.Sieve {
		scout := set.Scout()
		if every {
			return func(f *capture.Frame, words []uint64) bool { return scout.Look(f, words) || true }
		}
		return scout.Look
	}
	return r.Sift(workers, sieve, 2*set.Words(), func(f *capture.Frame, words []uint64) error {
		hits := set.Settle(f, words)
		for _, o := range outs {
			if matches := hits.Has(0); matches || o.everyFrame() {
				if err := o.frame(f, matches); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func open(c *console, name string) (*capture.Reader, error) {
	if name == "-" {
		return capture.NewReader(c.in)
	}
	return capture.Open(name)
}

// inFile says which file an error of package capture is about; those of the operating system say so themselves.
func inFile(name string, err error) error {
	var damage *capture.Error
	if !errors.As(err, &damage) {
		return err
	}
	if name == "-" {
		name = "standard input"
	}
	return fmt.Errorf("%s: %w", name, err)
}
