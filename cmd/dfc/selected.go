package main

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/eval"
	"github.com/dfc-lang/dfc/eval/capture"
	"github.com/dfc-lang/dfc/grammar"
)

// references are the field references of the filter.
func (m *match) references(c *console, src string) []*compile.FieldRef {
	var refs []*compile.FieldRef
	m.compile(c, src, compile.Selected(func(ref *compile.FieldRef) []ftype.Value {
		refs = append(refs, ref)
		return nil
	}))
	return refs
}

// selecting is the program for one capture file: its references stand for values of that file's selected frame.
func (m *match) selecting(c *console, q *question, name string) (*compile.Program, error) {
	refs := m.references(c, q.src)
	switch {
	case len(refs) == 0:
		return q.prog, nil
	case m.Selected == 0:
		c.show("warning: ", q.prog.Filter.Source, grammar.Diagnostic{
			Span:    refs[0].Span(),
			Message: "no frame is selected, so the reference has no value",
			Hint:    "select one: --selected-frame N",
		})
		return q.prog, nil
	case name == "-":
		return nil, errors.New("--selected-frame reads a file twice, which standard input can't be")
	}
	values, err := m.selectedValues(name, refs)
	if err != nil {
		return nil, err
	}
	return m.compile(c, q.src, compile.Selected(func(ref *compile.FieldRef) []ftype.Value { return values[ref.Span()] }))
}

// selectedValues reads a capture file up to the selected frame, and the values of some fields there, by the places of the references.
func (m *match) selectedValues(name string, refs []*compile.FieldRef) (map[grammar.Span][]ftype.Value, error) {
	r, err := capture.Open(name)
	if err != nil {
		return nil, inFile(name, err)
	}
	defer r.Close()
	fields := eval.NewFieldRefs(refs, m.options...)
	for range m.Selected {
		f, err := r.Next()
		if err == io.EOF {
			return nil, fmt.Errorf("%s has no frame %d", name, m.Selected)
		}
		if err != nil {
			return nil, inFile(name, err)
		}
		fields.Read(f, true)
	}
	values := map[grammar.Span][]ftype.Value{}
	for i, ref := range refs {
		list := slices.Clone(fields.Values(i))
		for j := range list {
			list[j].Bytes = slices.Clone(list[j].Bytes) // they lie in the frame
		}
		values[ref.Span()] = list
	}
	return values, nil
}
