package eval

import (
	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/eval/capture"
)

// Fields reads the values of fields from a stream of frames. Like a [Matcher], it keeps the state of the stream.
type Fields struct {
	d       dissection
	readers []*reader
	list    []ftype.Value
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
	r := &Fields{}
	var fields []*protocol.Field
	for _, ref := range refs {
		fields = append(fields, ref.Field)
		r.readers = append(r.readers, newReader(ref))
	}
	pl := planFor(fields, options)
	r.d.init(pl, newGlance(pl))
	return r
}

// Read dissects a frame. displayed says whether it is shown, which frame.time_delta_displayed of later frames depends on.
func (r *Fields) Read(f *capture.Frame, displayed bool) {
	r.d.dissect(f)
	r.d.state.frameDone(f, displayed)
}

// Values are those of the i-th field in the frame read last, in the order of their occurrence. They are valid until the next call.
func (r *Fields) Values(i int) []ftype.Value {
	r.list = r.readers[i].values(&r.d, r.list[:0])
	return r.list
}
