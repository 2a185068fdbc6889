package grammar

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// String is the filter in canonical form: words for the logical operators, symbols for comparisons, one blank
// around each, and no brackets that change nothing. Parsing it gives the same tree.
func (f *Filter) String() string { return Print(f.Expr) }

// Print is the canonical form of an expression, empty for nil.
func Print(e Expr) string {
	if e == nil {
		return ""
	}
	p := printer{todo: []any{e}}
	for len(p.todo) > 0 {
		last := len(p.todo) - 1
		next := p.todo[last]
		p.todo = p.todo[:last]
		if text, ok := next.(string); ok {
			p.out.WriteString(text)
		} else {
			p.expr(next.(Expr))
		}
	}
	return p.out.String()
}

// printer writes from a list of what is still to come, last first, so that no depth of a tree is too much for it.
type printer struct {
	out  strings.Builder
	todo []any // string or Expr
}

// then puts parts before everything that is to come.
func (p *printer) then(parts ...any) {
	for i := len(parts) - 1; i >= 0; i-- {
		p.todo = append(p.todo, parts[i])
	}
}

// How tightly expressions bind, loosest first: what stands in a looser place than it needs no brackets.
const (
	orLevel = iota
	xorLevel
	andLevel
	notLevel
	relationLevel
	maskLevel
	sumLevel
	productLevel
	signLevel
	operandLevel
)

func level(e Expr) int {
	switch e := e.(type) {
	case *Or:
		return orLevel
	case *Xor:
		return xorLevel
	case *And:
		return andLevel
	case *Not:
		return notLevel
	case *Relation, *Membership:
		return relationLevel
	case *Binary:
		return arithmeticLevels[e.Op]
	case *Unary:
		return signLevel
	}
	return operandLevel
}

var arithmeticLevels = [...]int{
	BitAnd: maskLevel, Plus: sumLevel, Minus: sumLevel, Times: productLevel, Divide: productLevel, Modulo: productLevel,
}

// nested adds an expression to the parts, in brackets if it binds less tightly than its place asks for.
func nested(parts []any, e Expr, least int) []any {
	switch l := level(e); {
	case l >= least:
		return append(parts, e)
	case l <= relationLevel:
		return append(parts, "(", e, ")")
	}
	return append(parts, "{", e, "}")
}

func (p *printer) expr(e Expr) {
	switch e := e.(type) {
	case *Or:
		p.infix(e.X, "or", e.Y, orLevel)
	case *Xor:
		p.infix(e.X, "xor", e.Y, xorLevel)
	case *And:
		p.infix(e.X, "and", e.Y, andLevel)
	case *Not:
		p.then(nested([]any{"not "}, e.X, notLevel)...)
	case *Relation:
		p.relation(e)
	case *Membership:
		p.membership(e)
	case *Binary:
		p.infix(e.X, e.Op.String(), e.Y, level(e))
	case *Unary:
		p.unary(e)
	case *Slice:
		p.then(append(nested(nil, e.X, operandLevel), "["+printRanges(e.Ranges)+"]")...)
	case *Call:
		p.then(append(list([]any{e.Name, "("}, e.Args), ")")...)
	case *Reference:
		p.then("$", e.X)
	case *Field:
		p.field(e)
	case *Word:
		p.out.WriteString(printWord(e))
	case *Number:
		p.out.WriteString(e.Text)
	case *String:
		p.out.WriteString(printString(e))
	case *Char:
		p.out.WriteString(printChar(e.Value))
	default:
		panic(fmt.Sprintf("grammar: cannot print %T", e))
	}
}

// infix groups from the left: an equal level needs brackets on the right.
func (p *printer) infix(x Expr, op string, y Expr, level int) {
	p.then(nested(append(nested(nil, x, level), " "+op+" "), y, level+1)...)
}

func (p *printer) unary(e *Unary) {
	sign := "+"
	if e.Minus {
		sign = "-"
	}
	p.then(nested([]any{sign}, e.X, signLevel)...)
}

func (p *printer) relation(e *Relation) {
	least := maskLevel
	if e.Operators[0] == Contains || e.Operators[0] == Matches {
		least = operandLevel
	}
	parts := nested([]any{e.Quantifier.prefix()}, e.Operands[0], least)
	for i, op := range e.Operators {
		parts = nested(append(parts, " "+op.String()+" "), e.Operands[i+1], least)
	}
	p.then(parts...)
}

func (p *printer) membership(e *Membership) {
	op := " in {"
	if e.Negated {
		op = " not in {"
	}
	parts := append(nested([]any{e.Quantifier.prefix()}, e.X, operandLevel), op)
	for i, element := range e.Set {
		if i > 0 {
			parts = append(parts, ", ")
		}
		parts = nested(parts, element.Low, maskLevel)
		if element.High != nil {
			parts = nested(append(parts, " .. "), element.High, maskLevel)
		}
	}
	p.then(append(parts, "}")...)
}

// list adds expressions with commas between them.
func list(parts []any, values []Expr) []any {
	for i, v := range values {
		if i > 0 {
			parts = append(parts, ", ")
		}
		parts = nested(parts, v, maskLevel)
	}
	return parts
}

func (p *printer) field(e *Field) {
	if e.Raw {
		p.out.WriteByte('@')
	}
	p.out.WriteString(printWord(e.Name))
	switch {
	case e.Layers == nil:
	case len(e.Layers) == 1 && e.Layers[0].Form == Index && e.Layers[0].Start >= 0:
		p.out.WriteString("#" + e.Layers[0].String())
	default:
		p.out.WriteString("#[" + printRanges(e.Layers) + "]")
	}
}

// printWord adds the dot or the colon without which the text would be read as something else.
func printWord(w *Word) string {
	switch {
	case w.Form == FieldOnly:
		return "." + w.Text
	case w.Form != Literal || w.Text == "":
		return w.Text
	}
	if k, n := longest(w.Text); k == literal && n == len(w.Text) {
		return w.Text
	}
	return ":" + w.Text
}

func printRanges(ranges []Range) string {
	texts := make([]string, len(ranges))
	for i, r := range ranges {
		texts[i] = r.String()
	}
	return strings.Join(texts, ", ")
}

// String is the range as it stands between brackets.
func (r Range) String() string {
	start := strconv.Itoa(int(r.Start))
	if r.Start == 0 && (r.Form == StartCount || r.Form == StartOpen) {
		start = ""
	}
	switch r.Form {
	case StartCount:
		return start + ":" + strconv.Itoa(int(r.End))
	case StartLast:
		return start + "-" + strconv.Itoa(int(r.End))
	case StartOpen:
		return start + ":"
	}
	return start
}

// printString quotes a string. One that was raw stays so unless it cannot.
func printString(s *String) string {
	if raw := `r"` + s.Value + `"`; s.Raw && closing(raw, 2, '"') == len(raw) && isClosed(raw, 2) {
		return raw
	}
	return `"` + escapeText(s.Value) + `"`
}

// letterEscapes are the escapes to prefer over numbers.
var letterEscapes = map[rune]string{
	'"': `\"`, '\\': `\\`, '\a': `\a`, '\b': `\b`, '\f': `\f`, '\n': `\n`, '\r': `\r`, '\t': `\t`, '\v': `\v`,
}

// escapeText makes any bytes fit between double quotes. Characters that can be seen stay as they are, except for a
// dollar that macro expansion would stumble over.
func escapeText(text string) string {
	var out strings.Builder
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch e, ok := letterEscapes[r]; {
		case ok:
			out.WriteString(e)
		case r == '$' && (startsWith(text[i+1:], '{') || run(text[i+1:], isWord) > 0):
			out.WriteString(`\x24`)
		case r == utf8.RuneError && n == 1, !unicode.IsPrint(r):
			for _, b := range []byte(text[i : i+n]) {
				fmt.Fprintf(&out, `\x%02x`, b)
			}
		default:
			out.WriteString(text[i : i+n])
		}
		i += n
	}
	return out.String()
}

func printChar(c uint32) string {
	switch {
	case c == '\'' || c == '\\':
		return `'\` + string(rune(c)) + `'`
	case c >= ' ' && c < 0x7F:
		return `'` + string(rune(c)) + `'`
	case c <= 0xFF:
		return fmt.Sprintf(`'\x%02x'`, c)
	case c <= 0xFFFF:
		return fmt.Sprintf(`'\u%04x'`, c)
	}
	return fmt.Sprintf(`'\U%08x'`, c)
}

// String is the canonical spelling of the operator.
func (o Operator) String() string {
	return [...]string{
		AnyEqual: "==", AllNotEqual: "!=", AllEqual: "===", AnyNotEqual: "!==",
		Greater: ">", GreaterEqual: ">=", Less: "<", LessEqual: "<=",
		Contains: "contains", Matches: "matches",
	}[o]
}

// String is the canonical spelling of the operator.
func (a Arithmetic) String() string {
	return [...]string{BitAnd: "&", Plus: "+", Minus: "-", Times: "*", Divide: "/", Modulo: "%"}[a]
}

// String is the keyword, empty for none.
func (q Quantifier) String() string { return [...]string{NoQuantifier: "", Any: "any", All: "all"}[q] }

// prefix is the keyword as it stands before a relation.
func (q Quantifier) prefix() string {
	if q == NoQuantifier {
		return ""
	}
	return q.String() + " "
}
