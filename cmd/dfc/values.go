package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval"
	"github.com/dfc-lang/dfc/eval/capture"
)

// values reads the fields to be printed, and is the part that the outputs of fields have in common.
type values struct {
	c        *console
	names    []string
	programs []*compile.Program // that give the values of the names
	zone     *time.Location
	reader   *eval.Fields
	options  []eval.Option
	list     []string
}

func (m *match) newValues(c *console, names []string) (values, error) {
	v := values{c: c, names: names, zone: m.zone(), options: m.options}
	for _, name := range names {
		if f, ok := protocol.Lookup(name); ok { // thousands are, where all are printed
			v.programs = append(v.programs, compile.ProgramOf(&compile.FieldRef{Field: f}))
			continue
		}
		p, err := m.program(c, name)
		if code := c.report(err); code == invalid { // the filter of the command is not
			return v, status(failed)
		} else if code != done {
			return v, status(code)
		}
		v.programs = append(v.programs, p)
	}
	return v, nil
}

func (v *values) start(string, *capture.Reader) (err error) {
	v.reader, err = eval.NewValues(v.programs, v.options...)
	return err
}

func (v *values) everyFrame() bool { return true }

func (v *values) finish() error { return nil }

// of are the values of a field in the frame read last, in print.
func (v *values) of(i int) []string {
	v.list = v.list[:0]
	for _, x := range v.reader.Values(i) {
		v.list = append(v.list, string(v.reader.Append(nil, i, x, v.zone)))
	}
	return v.list
}

// table prints a line for each packet with the values of the fields.
type table struct {
	values
	layout
}

// layout is what -E sets; the names are tshark's.
type layout struct {
	header     bool
	separator  string
	aggregator string
	occurrence string
	quote      string
}

func (m *match) newTable(c *console) (*table, error) {
	t := &table{layout: layout{separator: "\t", aggregator: ",", occurrence: "a"}}
	for _, setting := range m.Layout {
		if err := t.set(setting); err != nil {
			return nil, err
		}
	}
	if len(m.Field) == 0 {
		return nil, fmt.Errorf("-T fields needs the fields to print: -e NAME")
	}
	var err error
	t.values, err = m.newValues(c, m.Field)
	if err == nil && t.header {
		c.out.WriteString(strings.Join(m.Field, t.separator))
		err = c.endLine()
	}
	return t, err
}

// set takes a setting such as "separator=/s".
func (l *layout) set(setting string) error {
	key, value, _ := strings.Cut(setting, "=")
	ok := false
	switch key {
	case "header":
		l.header, ok = value == "y", value == "y" || value == "n"
	case "separator":
		l.separator, ok = character(value)
	case "aggregator":
		l.aggregator, ok = character(value)
	case "occurrence":
		l.occurrence, ok = value, value == "f" || value == "l" || value == "a"
	case "quote":
		l.quote, ok = map[string]string{"d": `"`, "s": "'", "n": ""}[value], value == "d" || value == "s" || value == "n"
	}
	if !ok {
		return fmt.Errorf("-E %s: not one of header=y|n, separator=C, occurrence=f|l|a, aggregator=C, quote=d|s|n", setting)
	}
	return nil
}

// character reads a separator: one byte, or /t or /s for a tab or a space.
func character(s string) (string, bool) {
	switch s {
	case "/t":
		return "\t", true
	case "/s":
		return " ", true
	}
	return s, len(s) == 1
}

func (t *table) frame(f *capture.Frame, matches bool) error {
	t.reader.Read(f, matches)
	if !matches {
		return nil
	}
	for i := range t.names {
		if i > 0 {
			t.c.out.WriteString(t.separator)
		}
		if list := t.choose(t.of(i)); len(list) > 0 {
			t.c.out.WriteString(t.quote + t.escape(strings.Join(list, t.aggregator)) + t.quote)
		}
	}
	return t.c.endLine()
}

func (*table) end() error { return nil }

// choose keeps the occurrences asked for.
func (l *layout) choose(list []string) []string {
	switch {
	case l.occurrence == "f" && len(list) > 1:
		return list[:1]
	case l.occurrence == "l" && len(list) > 1:
		return list[len(list)-1:]
	}
	return list
}

var control = strings.NewReplacer(`\`, `\\`, "\b", `\b`, "\f", `\f`, "\n", `\n`, "\r", `\r`, "\t", `\t`, "\v", `\v`)

// escape keeps values in their column: control characters get a backslash, as do separators outside quotes; quotes are
// doubled.
func (l *layout) escape(s string) string {
	s = control.Replace(s)
	if l.quote != "" {
		return strings.ReplaceAll(s, l.quote, l.quote+l.quote)
	}
	if l.separator == "\t" {
		return s // is escaped already
	}
	return strings.ReplaceAll(s, l.separator, `\`+l.separator)
}
