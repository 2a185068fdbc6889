package compile

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/grammar"
)

// String prints the program as a tree: one test a line, what it is made of below it, and every field and constant with its
// type.
func (p *Program) String() string {
	if p.Root == nil {
		return "every frame\n"
	}
	var b strings.Builder
	printTest(&b, p.Root, 0)
	return b.String()
}

func printTest(b *strings.Builder, t Test, depth int) {
	line := func(format string, args ...any) {
		fmt.Fprintf(b, "%*s"+format+"\n", append([]any{2 * depth, ""}, args...)...)
	}
	below := func(list ...Test) {
		for _, x := range list {
			printTest(b, x, depth+1)
		}
	}
	switch t := t.(type) {
	case *And:
		line("and")
		below(t.X...)
	case *Or:
		line("or")
		below(t.X...)
	case *Xor:
		line("xor")
		below(t.X, t.Y)
	case *Not:
		line("not")
		below(t.X)
	case *Exists:
		line("exists %s", OperandString(t.X))
	case *Truth:
		line("some true %s", OperandString(t.X))
	case *Compare:
		line("%s %s %s %s", quantifier(t.Every), OperandString(t.X), t.Relation, OperandString(t.Y))
	case *Matches:
		line("%s %s matches %s", quantifier(t.Every), OperandString(t.X), strconv.Quote(t.Pattern.Source))
	case *In:
		line("%s %s in {%s}", quantifier(t.Every), OperandString(t.X), setString(t.Set))
	}
}

func quantifier(every bool) string {
	if every {
		return "every"
	}
	return "some"
}

func setString(set []Range) string {
	list := make([]string, len(set))
	for i, r := range set {
		list[i] = OperandString(r.Low)
		if r.High != nil {
			list[i] += " .. " + OperandString(r.High)
		}
	}
	return strings.Join(list, ", ")
}

// OperandString prints an operand in a line.
func OperandString(x Operand) string {
	switch x := x.(type) {
	case *FieldRef:
		return fieldString(x)
	case *Reference:
		return "$" + fieldString(x.X)
	case *Const:
		return ConstString(x.Value) + ":" + x.Value.Type.Code()
	case *Slice:
		return OperandString(x.X) + "[" + rangesString(x.Ranges) + "]"
	case *Call:
		args := make([]string, len(x.Args))
		for i, a := range x.Args {
			args[i] = OperandString(a)
		}
		return x.Function.Name + "(" + strings.Join(args, ", ") + ")"
	case *Arith:
		return "{" + OperandString(x.X) + " " + x.Op.String() + " " + OperandString(x.Y) + "}"
	case *Negate:
		return "-" + OperandString(x.X)
	}
	return "?"
}

func fieldString(f *FieldRef) string {
	s := f.Field.Name
	if f.Raw {
		s = "@" + s
	}
	if f.Layers != nil {
		s += "#[" + rangesString(f.Layers) + "]"
	}
	if f.Label {
		return "label(" + s + ")"
	}
	return s + ":" + f.Type().Code()
}

func rangesString(ranges []grammar.Range) string {
	list := make([]string, len(ranges))
	for i, r := range ranges {
		list[i] = r.String()
	}
	return strings.Join(list, ",")
}

// ConstString prints a constant without its type.
func ConstString(v ftype.Value) string {
	switch {
	case v.Type == ftype.AX25:
		return string(v.Bytes)
	case v.Type.Family() == ftype.StringFamily:
		return strconv.Quote(string(v.Bytes))
	case v.Type == ftype.IPv4 && v.Aux < 32, v.Type == ftype.IPv6 && v.Aux < 128:
		return ftype.Text(v) + "/" + strconv.Itoa(int(v.Aux))
	case v.Type == ftype.Boolean:
		return strconv.FormatBool(v.Num != 0)
	}
	return ftype.Text(v)
}

// String is the relation as the language writes it between two values.
func (r Relation) String() string {
	return [...]string{Equal: "==", NotEqual: "!=", Less: "<", GreaterEqual: ">=", Greater: ">", LessEqual: "<=",
		Contains: "contains", NotContains: "does not contain"}[r]
}
