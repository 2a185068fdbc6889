package eval

import (
	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/catalog"
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/grammar"
)

// value reads a field that has a place in the header. It reports false where the field is absent.
func (l *layer) value(f *protocol.Field) (ftype.Value, bool) {
	header := l.b[:l.has]
	if f.When != nil && !f.When.Holds(header) {
		return ftype.Value{}, false
	}
	at := f.Layout
	if at.Width == 0 && f.Type != ftype.None { // to the end of the layer's own bytes
		b, ok := l.bytes(at)
		return ftype.Value{Type: f.Type, Bytes: b}, ok
	}
	if at.Offset+at.Width > len(header) {
		return ftype.Value{}, false
	}
	v := wireValue(f, at, header)
	v.Type = f.Type
	return v, true
}

// bytes are those that the layout takes up, of a bit field all that it is read from.
func (l *layer) bytes(at *protocol.Layout) ([]byte, bool) {
	start, end := at.Offset, at.Offset+at.Width
	if at.Width == 0 {
		end = min(l.own, l.has)
		if start >= end {
			return nil, false
		}
	}
	if end > l.has {
		return nil, false
	}
	return l.b[start:end], true
}

// reader gives the values of one field reference.
type reader struct {
	raw     bool
	sources []*protocol.Field
	layers  []grammar.Range
	nth     []int // for each value, which occurrence of its protocol it stands in, from 1; only kept when layers asks
}

func newReader(ref *compile.FieldRef) *reader {
	return &reader{raw: ref.Raw, sources: ref.Field.Sources(), layers: ref.Layers}
}

// values appends the field's values in the frame to dst, in the order of the layers.
func (r *reader) values(d *dissection, dst []ftype.Value) []ftype.Value {
	start := len(dst)
	r.nth = r.nth[:0]
	for i := range d.layers {
		l := &d.layers[i]
		for _, f := range r.sources {
			before := len(dst)
			switch {
			case f.Computed():
				dst = r.computed(d, i, f, dst)
			case f.Protocol != l.proto:
			case f.Type == ftype.Protocol:
				dst = append(dst, r.protocol(l))
			case f.Text != nil:
				if v, ok := l.value(f.Text); ok {
					if v, ok = d.text(f.Naming, v); ok {
						dst = append(dst, r.wire(l, f.Text, v))
					}
				}
			default:
				if v, ok := l.value(f); ok {
					dst = append(dst, r.wire(l, f, v))
				}
			}
			if r.layers != nil {
				for range len(dst) - before {
					r.nth = append(r.nth, d.occurrence(i))
				}
			}
		}
	}
	if r.layers != nil {
		dst = r.atLayers(dst, start)
	}
	return dst
}

// text makes a string of a value, in the dissection's memory. It reports false where the value has no such name.
func (d *dissection) text(n protocol.Naming, v ftype.Value) (ftype.Value, bool) {
	start := len(d.arena)
	switch n {
	case protocol.Station:
		d.arena = catalog.AppendStation(d.arena, [6]byte(v.Bytes))
	case protocol.Vendor:
		d.arena = append(d.arena, catalog.Vendor(uint32(v.Num))...)
		if len(d.arena) == start {
			return ftype.Value{}, false
		}
	}
	if len(d.arena) == start { // the value itself, or an address without a name
		d.arena = ftype.AppendText(d.arena, v)
	}
	return ftype.Value{Type: ftype.String, Bytes: d.arena[start:]}, true
}

// exists tells whether the field has a value, without making one where that can be avoided.
func (r *reader) exists(d *dissection, scratch []ftype.Value) bool {
	if r.layers == nil && len(r.sources) == 1 && r.sources[0].Type == ftype.Protocol {
		return d.find(r.sources[0].Protocol) != nil
	}
	return len(r.values(d, scratch[:0])) > 0
}

// find gives the first layer of a protocol.
func (d *dissection) find(p *protocol.Protocol) *layer {
	for i := range d.layers {
		if d.layers[i].proto == p {
			return &d.layers[i]
		}
	}
	return nil
}

// occurrence is the number of a layer among those of the same protocol name, from 1.
func (d *dissection) occurrence(index int) int {
	n := 0
	for i := range d.layers[:index+1] {
		if d.layers[i].proto.Name == d.layers[index].proto.Name && !d.labelStacked(i) {
			n++
		}
	}
	return n
}

func (r *reader) protocol(l *layer) ftype.Value {
	if r.raw || l.proto.Self.As == ftype.Bytes {
		return ftype.Value{Type: ftype.Bytes, Bytes: l.b[:min(l.own, len(l.b))]}
	}
	return ftype.Value{Type: ftype.Protocol, Bytes: l.b, Aux: uint32(l.own)}
}

func (r *reader) computed(d *dissection, layer int, f *protocol.Field, dst []ftype.Value) []ftype.Value {
	for n := d.chains[f.ID].first; n != 0; n = d.computed[n-1].next {
		if c := &d.computed[n-1]; c.layer == layer {
			if r.raw {
				dst = append(dst, ftype.Value{Type: ftype.Bytes, Bytes: c.raw})
			} else {
				dst = append(dst, c.value)
			}
		}
	}
	return dst
}

// wire turns a value into the bytes it was read from, if the reference has an "@".
func (r *reader) wire(l *layer, f *protocol.Field, v ftype.Value) ftype.Value {
	if !r.raw {
		return v
	}
	b, _ := l.bytes(f.Layout)
	return ftype.Value{Type: ftype.Bytes, Bytes: b}
}

// atLayers keeps the values at the layers asked for.
func (r *reader) atLayers(dst []ftype.Value, start int) []ftype.Value {
	last := 0 // the last layer in which the field occurs
	for _, n := range r.nth {
		last = max(last, n)
	}
	kept := start
	for i, n := range r.nth {
		for _, g := range r.layers {
			if inLayers(g, n, last) {
				dst[kept] = dst[start+i]
				kept++
				break
			}
		}
	}
	return dst[:kept]
}

// inLayers tells whether a range of layers holds layer n (language.md, section 12.2). Negative numbers count from the last layer.
func inLayers(g grammar.Range, n, last int) bool {
	start := int(g.Start)
	if start < 0 {
		start += last + 1
	}
	switch g.Form {
	case grammar.Index:
		return n == start
	case grammar.StartCount:
		return start <= n && n < start+int(g.End)
	case grammar.StartLast:
		return g.Start >= 0 && start <= n && n <= int(g.End) // negative pairs never match in 4.6.9
	default:
		return start <= n
	}
}
