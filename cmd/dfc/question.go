package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/eval"
	"github.com/dfc-lang/dfc/eval/capture"
)

// question is a filter, and what is done with the packets that it matches.
type question struct {
	name string // as -f gives it; empty for a filter without
	src  string
	prog *compile.Program // nil: asks for the packets that no filter matches
	outs []output
	all  bool // one of them is given every frame
}

// nameInFile is what stands for the name of the filter in the name of a file to be written.
const nameInFile = "{}"

// questions are the filters of the command line: the one before the files, or else those of -f and --rest.
func (m *match) questions(c *console) ([]*question, error) {
	var all []*question
	if len(m.Named) == 0 && m.Rest == "" {
		all = append(all, &question{src: m.Filter})
	} else {
		m.Files = append([]string{m.Filter}, m.Files...)
	}
	if len(m.Files) == 0 {
		return nil, errors.New("no capture files; see dfc match --help")
	}
	for _, named := range m.Named {
		name, src, ok := strings.Cut(named, "=")
		if !ok || name == "" {
			return nil, fmt.Errorf("-f %s: not of the form NAME=FILTER", named)
		}
		all = append(all, &question{name: name, src: src})
	}
	for _, q := range all {
		var err error
		if q.prog, err = m.program(c, q.src); err != nil {
			return nil, err
		}
	}
	if m.Rest != "" {
		all = append(all, &question{name: m.Rest})
	}
	for i, q := range all {
		if slices.ContainsFunc(all[:i], func(o *question) bool { return o.name == q.name }) {
			return nil, fmt.Errorf("two filters are called %s", q.name)
		}
		var err error
		if q.outs, err = m.outputs(c, q.name); err != nil {
			return nil, err
		}
		q.all = slices.ContainsFunc(q.outs, output.everyFrame)
	}
	return all, nil
}

// outputs are what the flags ask for. Writing packets leaves nothing to print unless that is asked for, too.
func (m *match) outputs(c *console, filter string) ([]output, error) {
	var outs []output
	if m.Write != "" {
		if filter != "" && !strings.Contains(m.Write, nameInFile) {
			return nil, fmt.Errorf("-w %s: needs a %s for the name of the filter, since there is a file for each", m.Write, nameInFile)
		}
		path := m.Write
		if filter != "" {
			path = strings.ReplaceAll(path, nameInFile, filter)
		}
		w, err := newWriter(c, path, m.Files)
		if err != nil {
			return nil, err
		}
		outs = append(outs, w)
	}
	if m.Output == "" && len(m.Field) > 0 {
		m.Output = "fields"
	}
	if filter != "" && (m.Output == "fields" || m.Output == "json") {
		return nil, fmt.Errorf("-T %s does not go together with -f: it could not be told which filter a packet matches", m.Output)
	}
	h := heading{c: c, several: len(m.Files) > 1, filter: filter}
	switch {
	case m.Count:
		return append(outs, &counter{heading: h}), nil
	case m.Numbers:
		return append(outs, &numbers{heading: h}), nil
	case m.Output == "fields":
		t, err := m.newTable(c)
		return append(outs, t), err
	case m.Output == "json":
		o, err := m.newObjects(c)
		return append(outs, o), err
	case m.Output == "" && m.Write != "":
		return outs, nil
	}
	return append(outs, &lines{heading: h, options: m.options}), nil
}

// outputsOf are the outputs of all questions.
func outputsOf(all []*question) []output {
	var outs []output
	for _, q := range all {
		outs = append(outs, q.outs...)
	}
	return outs
}

// set makes the programs ready for one capture file.
func (m *match) set(c *console, all []*question, file string) (*eval.Set, error) {
	var programs []*compile.Program
	for _, q := range all {
		if q.prog == nil {
			continue
		}
		p, err := m.selecting(c, q, file)
		if err != nil {
			return nil, err
		}
		programs = append(programs, p)
	}
	return eval.NewSet(programs, m.options...)
}

// answer hands a frame to the outputs of the questions that it answers.
func answer(all []*question, f *capture.Frame, hits eval.Bits) error {
	for i, q := range all {
		var matches bool
		if q.prog == nil {
			matches = !hits.Any()
		} else {
			matches = hits.Has(i)
		}
		if !matches && !q.all {
			continue
		}
		for _, o := range q.outs {
			if matches || o.everyFrame() {
				if err := o.frame(f, matches); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
