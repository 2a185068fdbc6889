package compile

import (
	"slices"
	"strings"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/grammar"
)

// Function is a function of the language.
type Function struct {
	Name     string
	Min, Max int // number of arguments; Max -1: any number

	result ftype.Type // None: that of the first argument
	fields bool       // a word among the arguments must name a field
	check  func(c *compiler, e *grammar.Call, f *Function, expected ftype.Type) ([]Operand, ftype.Type, error)
	takes  ftype.Ability
	wants  string // what messages say it takes
}

// Functions are all functions, sorted by name.
var Functions []*Function

func init() {
	Functions = []*Function{
		{"abs", 1, 1, ftype.None, false, checkAbs, ftype.CanNegate, "a number or a time"},
		{"count", 1, 1, ftype.Uint32, true, checkField, 0, "a field"},
		{"dec", 1, 1, ftype.String, true, checkField, ftype.CanDecHex, "a field with unsigned integers"},
		{"double", 1, 1, ftype.Double, false, checkConversion, ftype.CanDouble, "a number or a time"},
		{"float", 1, 1, ftype.Float, false, checkConversion, ftype.CanDouble, "a number or a time"},
		{"hex", 1, 1, ftype.String, true, checkField, ftype.CanDecHex, "a field with unsigned integers"},
		{"ip_linklocal", 1, 1, ftype.Boolean, true, checkAddress, 0, "an IPv4 or IPv6 address"},
		{"ip_multicast", 1, 1, ftype.Boolean, true, checkAddress, 0, "an IPv4 or IPv6 address"},
		{"ip_rfc1918", 1, 1, ftype.Boolean, true, checkAddress, 0, "an IPv4 address"},
		{"ip_special_mask", 1, 1, ftype.Uint32, true, checkAddress, 0, "an IPv4 or IPv6 address"},
		{"ip_special_name", 1, 1, ftype.String, true, checkAddress, 0, "an IPv4 or IPv6 address"},
		{"ip_ula", 1, 1, ftype.Boolean, true, checkAddress, 0, "an IPv6 address"},
		{"len", 1, 1, ftype.Uint32, false, checkLen, ftype.CanSlice, "a field with text or bytes, or an address"},
		{"lower", 1, 1, ftype.String, true, checkCase, ftype.CanUpperLower, "text"},
		{"max", 1, -1, ftype.None, false, checkMaxMin, ftype.CanMaxMin, ""},
		{"min", 1, -1, ftype.None, false, checkMaxMin, ftype.CanMaxMin, ""},
		{"string", 1, 1, ftype.String, true, checkField, ftype.CanString, "a field with numbers or addresses"},
		{"upper", 1, 1, ftype.String, true, checkCase, ftype.CanUpperLower, "text"},
		{"vals", 1, 1, ftype.String, true, checkVals, 0, "a field with labels"},
	}
}

func functionNamed(name string) (*Function, bool) {
	i, ok := slices.BinarySearchFunc(Functions, name, func(f *Function, name string) int { return strings.Compare(f.Name, name) })
	if !ok {
		return nil, false
	}
	return Functions[i], true
}

func unknownFunction(w *grammar.Word) error {
	d := fail(grammar.CodeUnknownFunction, w.Span(), "there is no function %s", w.Text)
	if _, ok := functionNamed(strings.ToLower(w.Text)); ok {
		return hinted(d, "names of functions are in lower case: %s", strings.ToLower(w.Text))
	}
	if _, ok := lookup(w.Text); ok {
		return hinted(d, "%s is a field or protocol: compare it with ==, or write it alone", w.Text)
	}
	names := make([]string, len(Functions))
	for i, f := range Functions {
		names[i] = f.Name
	}
	return hinted(d, "the functions are %s", strings.Join(names, ", "))
}

// call checks the arguments of a function (language.md, section 10).
func (c *compiler) call(e *grammar.Call, expected ftype.Type) (Operand, ftype.Type, error) {
	f, _ := functionNamed(e.Name.Text)
	if n := len(e.Args); n < f.Min || f.Max >= 0 && n > f.Max {
		count := "one argument"
		if f.Max < 0 {
			count = "at least one argument"
		}
		return nil, 0, fail(grammar.CodeFunctionArity, e.Span(), "%s takes %s, not %d", f.Name, count, n)
	}
	args, t, err := f.check(c, e, f, expected)
	if err != nil {
		return nil, 0, err
	}
	return &Call{node{e.Span()}, f, args, t}, t, nil
}

func (c *compiler) wrongArgument(f *Function, arg grammar.Expr) *grammar.Diagnostic {
	return fail(grammar.CodeFunctionArgument, arg.Span(), "%s takes %s, not %s", f.Name, f.wants, c.describe(arg))
}

// describe names a value and its type, if it has one.
func (c *compiler) describe(e grammar.Expr) string {
	if t, ok := c.governing(e); ok {
		return c.text(e) + " of type " + t.String()
	}
	return "the constant " + c.text(e)
}

// checkField is for functions of a plain field. The bytes of a field have no text, and give an empty one.
func checkField(c *compiler, e *grammar.Call, f *Function, _ ftype.Type) ([]Operand, ftype.Type, error) {
	arg := bare(e.Args[0])
	field := c.fieldOf(arg)
	if field == nil || !field.Field.As.Can(f.takes) {
		return nil, 0, c.wrongArgument(f, arg)
	}
	return []Operand{field}, f.result, nil
}

func checkVals(c *compiler, e *grammar.Call, f *Function, _ ftype.Type) ([]Operand, ftype.Type, error) {
	arg := bare(e.Args[0])
	field := c.fieldOf(arg)
	switch {
	case field == nil, field.Raw:
		return nil, 0, c.wrongArgument(f, arg)
	case !hasText(field):
		return nil, 0, fail(grammar.CodeFunctionArgument, arg.Span(), "%s has no labels", field.Field.Name)
	}
	return []Operand{field}, f.result, nil
}

func checkLen(c *compiler, e *grammar.Call, f *Function, expected ftype.Type) ([]Operand, ftype.Type, error) {
	arg := bare(e.Args[0])
	if _, ok := arg.(*grammar.String); ok {
		return nil, 0, fail(grammar.CodeLiteral, arg.Span(), "len takes no constant")
	}
	_, typed := c.governing(arg)
	if _, combined := arg.(*grammar.Binary); !typed || combined {
		return nil, 0, c.wrongArgument(f, arg)
	}
	x, t, err := c.check(arg, expected)
	switch {
	case err != nil:
		return nil, 0, err
	case !t.Can(f.takes):
		return nil, 0, hinted(c.wrongArgument(f, arg), "%s", rawHint(x, "the bytes in the packet are @%s"))
	}
	return []Operand{x}, f.result, nil
}

// checkCase is for upper and lower, which take a constant, too, where a text is expected.
func checkCase(c *compiler, e *grammar.Call, f *Function, expected ftype.Type) ([]Operand, ftype.Type, error) {
	arg := bare(e.Args[0])
	x, t, err := c.check(arg, expected)
	switch {
	case err != nil:
		return nil, 0, err
	case !t.Can(f.takes):
		return nil, 0, c.wrongArgument(f, arg)
	}
	return []Operand{x}, f.result, nil
}

// checkConversion is for float and double. A call in there is checked against the result's type, as the reference does:
// that is why double(max(x)) is refused.
func checkConversion(c *compiler, e *grammar.Call, f *Function, _ ftype.Type) ([]Operand, ftype.Type, error) {
	arg := bare(e.Args[0])
	expected, typed := c.governing(arg)
	if _, inner := arg.(*grammar.Call); inner || !typed {
		expected = f.result
	}
	x, t, err := c.check(arg, expected)
	switch {
	case err != nil:
		return nil, 0, err
	case !t.Can(f.takes):
		return nil, 0, c.wrongArgument(f, arg)
	}
	return []Operand{x}, f.result, nil
}

func checkAbs(c *compiler, e *grammar.Call, f *Function, expected ftype.Type) ([]Operand, ftype.Type, error) {
	arg := bare(e.Args[0])
	x, t, err := c.check(arg, expected)
	switch {
	case err != nil:
		return nil, 0, err
	case !t.Can(f.takes):
		return nil, 0, c.wrongArgument(f, arg)
	}
	return []Operand{x}, t, nil
}

// checkMaxMin is for functions of several values that what is expected can be compared with. That is the type of the result.
func checkMaxMin(c *compiler, e *grammar.Call, f *Function, expected ftype.Type) ([]Operand, ftype.Type, error) {
	var args []Operand
	for _, arg := range e.Args {
		arg = bare(arg)
		x, t, err := c.check(arg, expected)
		switch {
		case err != nil:
			return nil, 0, err
		case !compatible(t, expected), !t.Can(f.takes):
			return nil, 0, fail(grammar.CodeFunctionArgument, arg.Span(), "%s wants values of type %s here, not %s",
				f.Name, expected, c.describe(arg))
		}
		args = append(args, x)
	}
	return args, expected, nil
}

func checkAddress(c *compiler, e *grammar.Call, f *Function, _ ftype.Type) ([]Operand, ftype.Type, error) {
	arg := bare(e.Args[0])
	expected := []ftype.Type{ftype.IPv4, ftype.IPv6}
	switch f.Name {
	case "ip_rfc1918":
		expected = expected[:1]
	case "ip_ula":
		expected = expected[1:]
	}
	if c.isConstant(arg) {
		for _, t := range expected {
			if x, err := c.constant(arg, t, reading{}); err == nil {
				return []Operand{x}, f.result, nil
			}
		}
		return nil, 0, c.wrongArgument(f, arg)
	}
	t, _ := c.governing(arg)
	x, t, err := c.check(arg, t)
	switch {
	case err != nil:
		return nil, 0, err
	case !slices.Contains(expected, t):
		return nil, 0, c.wrongArgument(f, arg)
	}
	return []Operand{x}, f.result, nil
}
