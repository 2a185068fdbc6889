package eval

import (
	"time"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/capture"
)

// Fields reads the values of fields, or of what is made of fields, from a stream of frames. Like a [Matcher], it keeps the state of the
// stream.
type Fields struct {
	d       dissection
	columns []column
}

// column is what is read of each frame.
type column struct {
	values operand
	field  *protocol.Field // whose way of printing the values have; nil for that of their type
}

// NewFields makes a reader of some fields.
func NewFields(fields []*protocol.Field, options ...Option) *Fields {
	refs := make([]*compile.FieldRef, len(fields))
	for i, f := range fields {
		refs[i] = &compile.FieldRef{Field: f}
	}
	return NewFieldRefs(refs, options...)
}

// NewFieldRefs makes a reader of some fields as a program refers to them: perhaps raw, or at certain layers only.
func NewFieldRefs(refs []*compile.FieldRef, options ...Option) *Fields {
	programs := make([]*compile.Program, len(refs))
	for i, ref := range refs {
		programs[i] = compile.ProgramOf(ref)
	}
	return newValues(programs, options)
}

// NewValues makes a reader of what filters consist of: of a field its values, of a calculation ("ip.ttl + 1", "len(tcp)") the results,
// of any other filter a ✓ in the frames that match, as tshark -e prints them. The error is a [*compile.UnsupportedError] when a
// filter uses fields that dfc cannot evaluate.
func NewValues(programs []*compile.Program, options ...Option) (*Fields, error) {
	for _, p := range programs {
		if err := p.Supported(); err != nil {
			return nil, err
		}
	}
	return newValues(programs, options), nil
}

func newValues(programs []*compile.Program, options []Option) *Fields {
	r := &Fields{}
	for _, p := range programs {
		r.columns = append(r.columns, newColumn(p.Root))
	}
	pl := newPlan(programs, options)
	r.d.init(pl, newGlance(pl))
	return r
}

func newColumn(t compile.Test) column {
	switch t := t.(type) {
	case *compile.Exists:
		c := column{values: buildField(t.X)}
		if !t.X.Raw {
			c.field = t.X.Field
		}
		return c
	case *compile.Truth:
		return column{values: buildOperand(t.X)}
	}
	holds, tick := build(t), []ftype.Value{{Type: ftype.String, Bytes: []byte("✓")}}
	return column{values: func(d *dissection) ([]ftype.Value, bool) {
		if holds(d) {
			return tick, true
		}
		return nil, false
	}}
}

// Read dissects a frame. displayed says whether it is shown, which frame.time_delta_displayed of later frames depends on.
func (r *Fields) Read(f *capture.Frame, displayed bool) {
	r.d.dissect(f)
	r.d.state.frameDone(f, displayed)
}

// Values are those of the i-th field in the frame read last, in the order of their occurrence. They are valid until the next call.
func (r *Fields) Values(i int) []ftype.Value {
	list, _ := r.columns[i].values(&r.d)
	return list
}

// Append appends a value of the i-th field as tshark -T fields prints it.
func (r *Fields) Append(dst []byte, i int, v ftype.Value, loc *time.Location) []byte {
	switch f := r.columns[i].field; {
	case f != nil:
		return AppendField(dst, f, v, loc)
	case v.Type == ftype.Boolean || v.Type == ftype.AbsoluteTime:
		return AppendField(dst, &protocol.Field{}, v, loc)
	}
	return ftype.AppendText(dst, v)
}
