package main

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"syscall"

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
	Field    []string `short:"e" sep:"none" placeholder:"FIELD" help:"A field to print, or what is made of fields (@ip.src, len(tcp), ip.ttl + 1); may be repeated."`
	Layout   []string `short:"E" name:"layout" sep:"none" placeholder:"KEY=VALUE" help:"For -T fields: header=y|n, separator=/t|/s|C, occurrence=f|l|a, aggregator=,|/s|C, quote=d|s|n."`
	Selected uint     `name:"selected-frame" placeholder:"N" help:"The frame that field references, such as $${ip.src}, take their values from."`
	Workers  int      `short:"j" name:"workers" placeholder:"N" help:"How many workers read a file, side by side; as many as there are cores unless given."`
	Named    []string `short:"f" name:"filter" sep:"none" placeholder:"NAME=FILTER" help:"A filter with a name, instead of the one before the files; may be repeated. A file is read once for all of them; -w OUT has {} in it for the name."`
	Rest     string   `placeholder:"NAME" help:"With -f: the name for packets that no filter matches."`
	Filter   string   `arg:"" help:"Display filter; not with -f."`
	Files    []string `arg:"" name:"file" optional:"" help:"Capture files, pcap or pcapng, also compressed; - is standard input."`
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
	all, err := m.questions(c)
	if err != nil {
		return err
	}
	result := error(nil)
	for _, name := range m.Files {
		err := m.file(c, all, name)
		if errors.Is(err, syscall.EPIPE) {
			return err
		}
		if err != nil {
			c.out.Flush() // what was found before the error is to be seen before it
			result = status(c.report(err))
		}
	}
	for _, o := range outputsOf(all) {
		if err := o.end(); err != nil {
			return err
		}
	}
	return result
}

// file answers the questions for a capture file.
func (m *match) file(c *console, all []*question, name string) error {
	r, err := open(c, name)
	if err != nil {
		return inFile(name, err)
	}
	defer r.Close()
	set, err := m.set(c, all, name)
	if err != nil {
		return err
	}
	outs := outputsOf(all)
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
	every := m.Rest != "" || slices.ContainsFunc(outs, output.everyFrame)
	if !every && r.Parts() {
		if err := m.search(name, set, r); err != nil {
			return inFile(name, err)
		}
	}
	damage := m.frames(r, set, all, every)
	for _, o := range outs {
		if err := o.finish(); err != nil {
			return err
		}
	}
	return inFile(name, damage)
}

// frames hands the frames to the outputs: scouts look at them side by side, and what is not told by a frame alone is found out in the
// order of the file. The error is that of the capture file, or of an output.
func (m *match) frames(r *capture.Reader, set *eval.Set, all []*question, every bool) error {
	lanes := func(most int) []capture.Lane {
		var lanes []capture.Lane
		for _, lane := range set.Lanes(most) {
			lanes = append(lanes, lane.Settle)
		}
		return lanes
	}
	sieve := func(lanes int) capture.Sieve {
		scout := set.Scout(lanes)
		if every {
			return capture.Sieve{Look: func(f *capture.Frame, words []uint64) bool { return scout.Look(f, words) || true }}
		}
		return capture.Sieve{Look: scout.Look, Drops: scout.Drops()}
	}
	return r.Sift(m.workers(), sieve, set.ScoutWords(), lanes, func(f *capture.Frame, words []uint64) error {
		return answer(all, f, words[:set.Words()])
	})
}

func (m *match) workers() int {
	if m.Workers > 0 {
		return m.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// search reads a file for the conversations that the filters may be about, where that is worth it. Of what is noted on the way, r makes use.
func (m *match) search(name string, set *eval.Set, r *capture.Reader) error {
	search := set.Search()
	if search == nil {
		return nil
	}
	first, err := capture.Open(name)
	if err != nil {
		return err
	}
	defer first.Close()
	notes, err := first.Note(m.workers(), func() capture.Noter { return search.Seeker().Look })
	var damage *capture.Error
	if err == nil || errors.As(err, &damage) { // frames behind the damage are not read later either
		search.Done()
		r.Want(notes, set.Wants)
		return nil
	}
	if err == capture.ErrUseless {
		return nil
	}
	return err
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
