package grammar

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Macros are the macros a filter may call, by name.
type Macros map[string]Macro

// Macro is the text a call is replaced by. In it $1, $2, … stand for the arguments, and the highest number is how
// many there must be; \$ is no parameter.
type Macro string

// DefaultMacros are the macros there are without a file of one's own. The caller may change the result.
func DefaultMacros() Macros {
	return Macros{
		"private_ipv4":     "$1 == 10.0.0.0/8 or $1 == 172.16.0.0/12 or $1 == 192.168.0.0/16",
		"private_ipv6":     "ipv6 and $1 == fc00::/7",
		"private_ethernet": "$1[0] & 0x0f == 2",
	}
}

// ParseMacros reads definitions as they stand in a file named dmacros: one in a line, the name in double quotes,
// blanks and the text. Empty lines and those that start with "#" mean nothing. A line that is neither is left out, and what
// is wrong with it is told by the error, of type [Errors], whose spans are places in the file.
func ParseMacros(r io.Reader) (Macros, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	macros := Macros{}
	var errs Errors
	number, offset := 0, 0
	for line := range strings.Lines(string(data)) {
		number++
		place := Span{offset, offset + len(strings.TrimRight(line, "\r\n"))}
		offset += len(line)
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, text, ok := parseDefinition(line)
		if !ok {
			errs = append(errs, Diagnostic{place, CodeMacro, fmt.Sprintf(`line %d: expected a macro such as "name" text, found %q`, number, line), ""})
			continue
		}
		macros[name] = Macro(text)
	}
	if len(errs) > 0 {
		return macros, errs
	}
	return macros, nil
}

func parseDefinition(line string) (name, text string, ok bool) {
	rest, quoted := strings.CutPrefix(line, `"`)
	name, text, closed := strings.Cut(rest, `"`)
	text = strings.TrimSpace(text)
	return name, text, quoted && closed && isMacroName(name) && text != ""
}

// Expand replaces the macro calls of a filter, also inside strings, and those in what they are replaced by. isField
// tells the name of a field from that of a macro in ${name}; protocols are no fields here. The error, if any, is of
// type [Errors]; its place is in src.
func Expand(src string, macros Macros, isField func(name string) bool) (string, error) {
	const maxLevels = 31
	if len(src) > MaxLength {
		return "", tooLong()
	}
	e := expander{text: src, macros: macros, isField: isField}
	var calls Span // in src; what goes wrong deeper is blamed on all of them
	for level := 0; ; level++ {
		place, d := e.pass()
		switch {
		case level == 0:
			calls = place
		case d != nil:
			d.Span = calls
		}
		if d == nil && place != (Span{}) && level == maxLevels {
			d = &Diagnostic{calls, CodeMacro, fmt.Sprintf("macros call each other more than %d levels deep", maxLevels), ""}
		}
		if d != nil {
			return "", Errors{*d}
		}
		if place == (Span{}) {
			return e.text, nil
		}
	}
}

// expander replaces all calls in a text, one level at a time.
type expander struct {
	text    string
	macros  Macros
	isField func(string) bool
}

// pass replaces the calls in the text and tells from where to where they stood; an empty span means there were none.
func (e *expander) pass() (Span, *Diagnostic) {
	var out strings.Builder
	var place Span
	done := 0
	for {
		dollar := strings.IndexByte(e.text[done:], '$')
		if dollar < 0 {
			break
		}
		start := done + dollar
		out.WriteString(e.text[done:start])
		c, err := e.callAt(start)
		if err == nil && c.found {
			err = e.replace(&out, c)
		}
		switch {
		case err != nil:
			return place, &Diagnostic{Span{start, c.end}, CodeMacro, err.Error(), e.suggestion(c)}
		case !c.found:
			out.WriteString(e.text[start:c.end])
		case place == (Span{}):
			place = Span{start, c.end}
		default:
			place.End = c.end
		}
		done = c.end
		if out.Len() > MaxLength {
			return place, &Diagnostic{Span{start, c.end}, CodeLimit, fmt.Sprintf("macros make the filter longer than %d bytes", MaxLength), ""}
		}
	}
	out.WriteString(e.text[done:])
	e.text = out.String()
	return place, nil
}

// macroCall is a call, or if none was found a text to leave alone.
type macroCall struct {
	found bool
	name  string
	args  []string
	end   int // in the text
}

// callAt reads the call at a dollar, if there is one.
func (e *expander) callAt(start int) (macroCall, error) {
	rest := e.text[start+1:]
	n := run(rest, isWord)
	open := ""
	if n < len(rest) {
		open = rest[n : n+1]
	}
	switch {
	case n > 0 && open == "(":
		return e.arguments(rest[:n], start+1+n+1, ')')
	case n > 0 && open == "{":
		return e.arguments(rest[:n], start+1+n+1, '}')
	case n == 0 && open == "{":
		return e.bracedCall(start)
	}
	return macroCall{end: start + 1}, nil
}

// bracedCall reads ${name}, ${name:a;b}, or a reference to a field, which is none.
func (e *expander) bracedCall(start int) (macroCall, error) {
	text, _, closed := strings.Cut(e.text[start+len("${"):], "}")
	field, _, layers := strings.Cut(strings.TrimPrefix(text, "@"), "#")
	if n := strings.IndexAny(text, ":;"); n >= 0 && (!layers || !e.isField(field)) {
		return e.arguments(text[:n], start+len("${")+n+1, '}')
	}
	if !closed {
		return macroCall{name: text, end: len(e.text)}, fmt.Errorf(`"${" without "}"`)
	}
	end := start + len("${") + len(text) + len("}")
	if e.isField(field) {
		return macroCall{end: end}, nil
	}
	return macroCall{found: true, name: text, end: end}, checkMacroName(text)
}

// arguments reads what stands between the brackets. Separators and brackets do not nest; a backslash takes the
// meaning from the next character.
func (e *expander) arguments(name string, from int, closer byte) (macroCall, error) {
	c := macroCall{found: true, name: name, end: len(e.text)}
	if err := checkMacroName(name); err != nil {
		return c, err
	}
	var arg strings.Builder
	for i := from; i < len(e.text); i++ {
		switch b := e.text[i]; {
		case b == closer:
			c.end = i + 1
			if arg.Len() == 0 && c.args == nil {
				return c, nil
			}
			return c, c.add(&arg)
		case b == ',' || b == ';':
			if err := c.add(&arg); err != nil {
				c.end = i + 1
				return c, err
			}
		case b == '\\' && i+1 < len(e.text):
			i++
			arg.WriteByte(e.text[i])
		default:
			arg.WriteByte(b)
		}
	}
	return c, fmt.Errorf("call of macro %q without %q", name, string(closer))
}

func (c *macroCall) add(arg *strings.Builder) error {
	if arg.Len() == 0 {
		return fmt.Errorf("empty argument %d of macro %q", len(c.args)+1, c.name)
	}
	c.args = append(c.args, arg.String())
	arg.Reset()
	return nil
}

func (e *expander) replace(out *strings.Builder, c macroCall) error {
	m, ok := e.macros[c.name]
	if !ok {
		return fmt.Errorf("unknown macro %q", c.name)
	}
	if want := m.arity(); want != len(c.args) {
		return fmt.Errorf("macro %q takes %d %s, found %d", c.name, want, plural("argument", want), len(c.args))
	}
	m.pieces(func(text string, parameter int) {
		out.WriteString(text)
		if parameter > 0 && out.Len() <= MaxLength {
			out.WriteString(c.args[parameter-1])
		}
	})
	return nil
}

// suggestion names the macros there are when the one called is not among them.
func (e *expander) suggestion(c macroCall) string {
	_, known := e.macros[c.name]
	if known || !c.found || !isMacroName(c.name) || len(e.macros) == 0 {
		return ""
	}
	return "there are " + strings.Join(slices.Sorted(maps.Keys(e.macros)), ", ")
}

// arity is the number of arguments the macro takes.
func (m Macro) arity() int {
	highest := 0
	m.pieces(func(_ string, parameter int) { highest = max(highest, parameter) })
	return highest
}

// pieces calls f for each stretch of text and the parameter behind it, which is 0 at the end.
func (m Macro) pieces(f func(text string, parameter int)) {
	text, done := string(m), 0
	for i := 0; i < len(text); i++ {
		switch {
		case strings.HasPrefix(text[i:], `\$`):
			i++
		case text[i] == '$':
			n := run(text[i+1:], isDigit)
			if parameter, err := strconv.Atoi(text[i+1 : i+1+n]); err == nil && parameter > 0 {
				f(text[done:i], parameter)
				done = i + 1 + n
			}
		}
	}
	f(text[done:], 0)
}

func isMacroName(name string) bool { return name != "" && run(name, isWord) == len(name) }

func checkMacroName(name string) error {
	if isMacroName(name) {
		return nil
	}
	return fmt.Errorf("illegal macro name %q", name)
}

func plural(word string, n int) string {
	if n == 1 {
		return word
	}
	return word + "s"
}
