package eval

import (
	"unicode/utf8"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/ftype"
)

// buildCall compiles a function call. Most functions are applied to each value of one argument.
func buildCall(c *compile.Call) operand {
	if ref, ok := c.Args[0].(*compile.FieldRef); ok && c.Function.Name == "vals" {
		return buildLabel(ref, newReader(ref))
	}
	args := make([]operand, len(c.Args))
	for i, a := range c.Args {
		args[i] = buildOperand(a)
	}
	switch c.Function.Name {
	case "count":
		return buildCount(args[0])
	case "max":
		return buildExtreme(args, 1)
	case "min":
		return buildExtreme(args, -1)
	case "abs":
		return buildApply(args[0], ftype.Abs)
	case "len":
		return buildApply(args[0], length)
	case "float", "double":
		t := c.T
		return buildApply(args[0], func(v ftype.Value) (ftype.Value, bool) { return ftype.ToFloat(t, v), true })
	}
	if f := textFunctions[c.Function.Name]; f != nil {
		return buildText(args[0], f)
	}
	return buildApply(args[0], addressFunctions[c.Function.Name])
}

// buildApply applies a function to each value. Where it has no result for any of them, it is absent: unlike arithmetic, which
// then gives an empty list.
func buildApply(x operand, f func(ftype.Value) (ftype.Value, bool)) operand {
	results := buildMap(x, f)
	return func(d *dissection) ([]ftype.Value, bool) {
		list, _ := results(d)
		return list, len(list) > 0
	}
}

// length counts bytes, of strings code points.
func length(v ftype.Value) (ftype.Value, bool) {
	n := len(v.Own())
	switch {
	case v.Type.Family() == ftype.StringFamily:
		n = utf8.RuneCount(v.Bytes)
	case v.Type == ftype.IPv4:
		n = 4
	}
	return ftype.Value{Type: ftype.Uint32, Num: uint64(n)}, true
}

// buildCount counts the occurrences, of which there may be none.
func buildCount(x operand) operand {
	list := make([]ftype.Value, 1)
	return func(d *dissection) ([]ftype.Value, bool) {
		xs, _ := x(d)
		list[0] = ftype.Value{Type: ftype.Uint32, Num: uint64(len(xs))}
		return list, true
	}
}

// buildExtreme gives the largest (sign 1) or smallest (sign -1) of all values of all arguments.
func buildExtreme(args []operand, sign int) operand {
	var list []ftype.Value
	return func(d *dissection) ([]ftype.Value, bool) {
		list = list[:0]
		for _, x := range args {
			xs, _ := x(d)
			for _, v := range xs {
				if len(list) == 0 {
					list = append(list, v)
				} else if ftype.Compare(v, list[0]) == sign {
					list[0] = v
				}
			}
		}
		return list, len(list) > 0
	}
}

var textFunctions = map[string]func(dst []byte, v ftype.Value) []byte{
	"upper":  func(dst []byte, v ftype.Value) []byte { return ftype.AppendUpper(dst, v.Bytes) },
	"lower":  func(dst []byte, v ftype.Value) []byte { return ftype.AppendLower(dst, v.Bytes) },
	"string": rawIsEmpty(ftype.AppendText),
	"dec":    rawIsEmpty(ftype.AppendDec),
	"hex":    rawIsEmpty(ftype.AppendHex),
}

// rawIsEmpty keeps an oddity of Wireshark: of raw bytes, the functions for numbers give an empty text.
func rawIsEmpty(f func(dst []byte, v ftype.Value) []byte) func(dst []byte, v ftype.Value) []byte {
	return func(dst []byte, v ftype.Value) []byte {
		if v.Type == ftype.Bytes {
			return dst
		}
		return f(dst, v)
	}
}

// buildText makes strings. Of an absent field these functions give an empty list, not an absent one (language.md, section 11.2).
func buildText(x operand, f func(dst []byte, v ftype.Value) []byte) operand {
	var list []ftype.Value
	var buf []byte
	return func(d *dissection) ([]ftype.Value, bool) {
		xs, _ := x(d)
		list, buf = list[:0], buf[:0]
		for _, v := range xs {
			start := len(buf)
			buf = f(buf, v)
			list = append(list, ftype.Value{Type: ftype.String, Bytes: buf[start:]})
		}
		return list, true
	}
}
