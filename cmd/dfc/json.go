package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/capture"
)

// objects prints an array of JSON objects, one for each packet, in the form of tshark -T json -e.
type objects struct {
	values
	count int
}

// newObjects prints the fields asked for, or else every field that dfc has a value of.
func (m *match) newObjects(c *console) (*objects, error) {
	names := m.Field
	if names == nil {
		for _, f := range protocol.Fields() {
			names = append(names, f.Name)
		}
	}
	v, err := m.newValues(c, names)
	return &objects{values: v}, err
}

func (o *objects) frame(f *capture.Frame, matches bool) error {
	o.reader.Read(f, matches)
	if !matches {
		return nil
	}
	o.count++
	if o.count > 1 {
		o.c.out.WriteString(",")
	} else {
		o.c.out.WriteString("[")
	}
	fmt.Fprintf(o.c.out, `
  {
    "_index": "packets-%s",
    "_score": null,
    "_source": {
      "layers": {`, f.Time().In(o.zone).Format(time.DateOnly))
	some := false
	for i, name := range o.names {
		list := o.of(i)
		if len(list) == 0 {
			continue
		}
		if some {
			o.c.out.WriteString(",")
		}
		some = true
		fmt.Fprintf(o.c.out, "\n        %s: %s", encode(name), encode(list))
	}
	if some {
		o.c.out.WriteString("\n      ")
	}
	o.c.out.WriteString("}\n    }\n  }")
	return nil
}

func (o *objects) end() error {
	if o.count == 0 {
		o.c.out.WriteString("[]")
	} else {
		o.c.out.WriteString("\n]")
	}
	return o.c.endLine()
}

// encode makes JSON text that stands at the depth of a field.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("        ", "  ")
	e.Encode(v) // of strings, into memory: does not fail
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
