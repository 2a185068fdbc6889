package eval

import (
	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/catalog"
	"github.com/dfc-lang/dfc/compile/ftype"
)

// buildLabel gives a field's values as their labels (language.md, section 8).
func buildLabel(ref *compile.FieldRef, r *reader) operand {
	labels := catalog.LabelsOf(ref.Field.Name)
	var list []ftype.Value
	var buf []byte
	return func(d *dissection) ([]ftype.Value, bool) {
		list, buf = r.values(d, list[:0]), buf[:0]
		for i := range list {
			start := len(buf)
			buf = labels.AppendText(buf, list[i].Num)
			list[i] = ftype.Value{Type: ftype.String, Bytes: buf[start:]}
		}
		return list, len(list) > 0
	}
}
