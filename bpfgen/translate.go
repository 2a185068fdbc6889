package bpfgen

import (
	"slices"

	"github.com/dfc-lang/dfc/compile"
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/grammar"
)

// translator turns tests into formulas about the layers of a packet.
type translator struct {
	*formulas
	graph  *graph
	source string
	// assume is what takes the place of a test that cannot be told, for a reason.
	assume func(reason string) bool
	xors   int // around the test
}

// maxXors is how many xors may be within each other: each one more doubles the formula.
const maxXors = 4

func (t *translator) unknown(reason string) *node { return t.constant(t.assume(reason)) }

func (t *translator) test(x compile.Test) *node {
	switch x := x.(type) {
	case *compile.And:
		return t.and(t.tests(x.X)...)
	case *compile.Or:
		return t.or(t.tests(x.X)...)
	case *compile.Xor:
		if t.xors == maxXors {
			break
		}
		inner := *t
		inner.xors++
		return t.or(t.and(inner.test(x.X), inner.negated(x.Y)), t.and(inner.negated(x.X), inner.test(x.Y)))
	case *compile.Not:
		return t.negated(x.X)
	case *compile.Exists:
		return t.exists(x.X)
	case *compile.Compare:
		return t.compare(x)
	case *compile.In:
		return t.in(x)
	case *compile.Truth:
		return t.truth(x)
	case *compile.Matches:
		return t.beyond(x, x.X)
	}
	return t.unknown(t.text(x))
}

func (t *translator) tests(xs []compile.Test) []*node {
	nodes := make([]*node, len(xs))
	for i, x := range xs {
		nodes[i] = t.test(x)
	}
	return nodes
}

// negated is the formula of "not x".
func (t *translator) negated(x compile.Test) *node { return t.not(t.flipped().test(x)) }

// flipped makes formulas that are to be negated. The assumption about what is unknown must not be negated with them.
func (t *translator) flipped() *translator {
	f := *t
	f.assume = func(reason string) bool { return !t.assume(reason) }
	return &f
}

// text is what the filter says at a node: the reason given for tests that a program cannot do.
func (t *translator) text(x interface{ Span() grammar.Span }) string {
	if s := x.Span(); 0 <= s.Start && s.Start < s.End && s.End <= len(t.source) {
		return t.source[s.Start:s.End] + ": no test that a program can do"
	}
	return "a test that a program cannot do"
}

// exists asks for an occurrence of the field.
func (t *translator) exists(ref *compile.FieldRef) *node {
	if len(sources(ref)) == 0 {
		return t.unknown("a field without declaration")
	}
	n := t.some(operand{fields: sources(ref)}, everything)
	if ref.Layers != nil {
		return t.and(n, t.unknown(ref.Field.Name+"#: occurrences are not counted"))
	}
	return n
}

func sources(ref *compile.FieldRef) []*protocol.Field {
	if ref.Field == nil {
		return nil
	}
	return ref.Field.Sources()
}

// beyond is a test that a program cannot do, on operands that must be there for it to be true.
func (t *translator) beyond(x compile.Test, operands ...compile.Operand) *node {
	n := t.unknown(t.text(x))
	for _, o := range operands {
		for _, ref := range needed(o) {
			n = t.and(n, t.exists(ref))
		}
	}
	return n
}

// needed lists the fields without which an operand has no value. Functions are not looked into: some have a value even then.
func needed(o compile.Operand) []*compile.FieldRef {
	switch o := o.(type) {
	case *compile.FieldRef:
		return []*compile.FieldRef{o}
	case *compile.Slice:
		return needed(o.X)
	case *compile.Negate:
		return needed(o.X)
	case *compile.Arith:
		return append(needed(o.X), needed(o.Y)...)
	}
	return nil
}

// operand is a list of values that stand in headers.
type operand struct {
	fields []*protocol.Field
	view   view
	bytes  bool // bytes or an address, whose width is
	signed bool // numbers of a byte, as biased has them
	width  int
}

// operand reports what a program can compare: fields, fixed parts of them, and either under a mask.
func (t *translator) operand(x compile.Operand) (operand, bool) {
	switch x := x.(type) {
	case *compile.FieldRef:
		if x.Layers != nil || x.Raw || x.Label || x.Field == nil {
			return operand{}, false
		}
		return fieldOperand(x)
	case *compile.Slice:
		return sliceOperand(x, maxBytes)
	case *compile.Arith:
		return t.maskOperand(x)
	}
	return operand{}, false
}

func fieldOperand(x *compile.FieldRef) (operand, bool) {
	o := operand{fields: sources(x)}
	switch typ := x.Field.Type; {
	case len(o.fields) == 0:
		return o, false
	case typ == ftype.Int8 && slices.ContainsFunc(o.fields, func(f *protocol.Field) bool { _, ok := radiotapFields[f]; return ok }):
		o.signed = true
		return o, true
	case typ == ftype.Boolean, typ.Family() == ftype.IntegerFamily && !typ.Signed(), typ == ftype.IPv4, typ == ftype.IPv6:
		return o, true
	case typ.Family() == ftype.BytesFamily:
		o.bytes = true
		for _, f := range o.fields {
			if f.Layout == nil {
				continue // computed: it will be unknown wherever it occurs
			}
			if w := f.Layout.Width; w == 0 || w > maxBytes || o.width != 0 && o.width != w {
				return o, false
			}
			o.width = f.Layout.Width
		}
		return o, o.width > 0
	}
	return o, false
}

// maxBytes is how many bytes can be compared at once.
const maxBytes = 16

// sliceOperand is at most some bytes at fixed offsets of a field of fixed width, or of a header.
func sliceOperand(x *compile.Slice, most int) (operand, bool) {
	ref, ok := x.X.(*compile.FieldRef)
	if !ok || ref.Layers != nil || ref.Raw || ref.Label || ref.Field == nil || len(x.Ranges) != 1 || x.Type() != ftype.Bytes {
		return operand{}, false
	}
	skip, count := int(x.Ranges[0].Start), 1
	switch end := int(x.Ranges[0].End); x.Ranges[0].Form {
	case grammar.StartCount:
		count = end
	case grammar.StartLast:
		count = end - skip + 1
	case grammar.StartOpen:
		return operand{}, false
	}
	if skip < 0 || count < 1 || count > most {
		return operand{}, false
	}
	o := operand{fields: sources(ref), view: view{skip: skip, count: count}, bytes: true, width: count}
	for _, f := range o.fields {
		switch {
		case f.Type == ftype.Protocol || f.Layout == nil:
		case f.Layout.Mask != 0 || f.Layout.LittleEndian || skip+count > f.Layout.Width:
			return operand{}, false // beyond the end the slice is empty, which is a value too
		}
	}
	return o, len(o.fields) > 0
}

// maskOperand is a number or bytes under a constant mask.
func (t *translator) maskOperand(x *compile.Arith) (operand, bool) {
	c, ok := x.Y.(*compile.Const)
	if !ok || x.Op != grammar.BitAnd {
		return operand{}, false
	}
	o, ok := t.operand(x.X)
	if !ok || o.view.masked || o.signed {
		return operand{}, false
	}
	o.view.masked = true
	switch {
	case o.bytes:
		if len(c.Value.Bytes) != o.width {
			return operand{}, false
		}
		o.view.mask = bigEndian(c.Value.Bytes)
	case c.Value.Type.Family() == ftype.IntegerFamily && x.Type().Family() == ftype.IntegerFamily:
		o.view.mask = small(c.Value.Num)
	default:
		return operand{}, false
	}
	return o, true
}

// elsewhere are fields that code finds behind other headers than their own, too.
var elsewhere = map[*protocol.Field]bool{protocol.EthPadding: true, protocol.EthBadPad: true}

// some asks for a value in the set.
func (t *translator) some(o operand, in set) *node {
	var any []*node
	if in.empty() && !o.view.short {
		return t.false
	}
	for i, f := range o.fields {
		p := f.Protocol
		if i > 0 && o.fields[i-1].Protocol == p {
			continue
		}
		if p == protocol.TCPOptUnknown {
			any = append(any, t.and(t.some(operand{fields: []*protocol.Field{protocol.TCP.Self}}, everything), t.unknown("options of unknown kinds")))
			continue
		}
		if p == nil || t.graph.stray(p) || elsewhere[f] {
			any = append(any, t.unknown(f.Name+": found by code, anywhere"))
			continue
		}
		if p.Payload || t.graph.payload(p) && len(p.Edges) == 0 {
			any = append(any, t.carried(p))
			continue
		}
		a := atom{proto: p, view: o.view, want: wantIn, in: in}
		for _, g := range o.fields[i:] {
			if g.Protocol == p {
				a.fields = append(a.fields, g)
			}
		}
		if in.full() {
			a.want, a.in = wantAny, nil
		}
		any = append(any, t.later(a))
	}
	return t.or(any...)
}

// carried asks for a payload protocol: something that can carry it is there, and more than one packet may be needed to tell.
func (t *translator) carried(p *protocol.Protocol) *node {
	n := t.unknown(p.Name + ": carried in payload, which takes more than one packet to read")
	var below []*node
	for _, c := range t.graph.carriers(p) {
		below = append(below, t.carries(c))
	}
	if len(below) == 0 {
		return n
	}
	return t.and(t.or(below...), n)
}

// carries asks for a header that a payload protocol can be behind. A segment of TCP carries something, or ends a stream.
func (t *translator) carries(c carrier) *node {
	ask := func(in set, fields ...*protocol.Field) *node { return t.some(operand{fields: fields}, in) }
	n := t.false
	for _, x := range c.numbers {
		n = t.or(n, ask(x.in, x.fields...))
	}
	if c.numbers == nil {
		n = ask(everything, c.proto.Self)
	}
	if c.proto == protocol.TCP {
		n = t.and(n, t.or(ask(everything, protocol.TCPPayload), ask(only(small(1)), protocol.TCPFlagFIN)))
	}
	return n
}

// every asks for a value, and that all are in the set.
func (t *translator) every(o operand, in set) *node {
	return t.and(t.some(operand{fields: o.fields, view: o.view}, everything), t.not(t.flipped().some(o, in.complement())))
}

func (t *translator) compare(x *compile.Compare) *node {
	rel, a, b := x.Relation, x.X, x.Y
	if _, ok := a.(*compile.Const); ok {
		rel, a, b = mirrored(rel), b, a
	}
	c, ok := b.(*compile.Const)
	if !ok {
		return t.pair(x, rel, a, b)
	}
	if rel == compile.Contains && !x.Every {
		return t.contains(x, a, c.Value.Bytes)
	}
	o, ok := t.operand(a)
	if !ok {
		return t.curved(x, rel, a, c.Value)
	}
	in, ok := o.related(rel, c.Value)
	if !ok {
		return t.beyond(x, a)
	}
	asked := rel
	if x.Every {
		asked = rel.Opposite()
	}
	o.view.short = o.view.count > 0 && asked != compile.Equal
	if x.Every {
		return t.every(o, in)
	}
	return t.some(o, in)
}

func mirrored(r compile.Relation) compile.Relation {
	switch r {
	case compile.Less:
		return compile.Greater
	case compile.Greater:
		return compile.Less
	case compile.LessEqual:
		return compile.GreaterEqual
	case compile.GreaterEqual:
		return compile.LessEqual
	}
	return r
}

func (t *translator) in(x *compile.In) *node {
	o, ok := t.operand(x.X)
	if !ok {
		return t.beyond(x, x.X)
	}
	var all []span
	for _, r := range x.Set {
		s, ok := o.element(r)
		if !ok {
			return t.beyond(x, x.X)
		}
		all = append(all, s...)
	}
	in := makeSet(all...)
	if x.Every {
		return t.every(o, in)
	}
	return t.some(o, in)
}

func (o operand) element(r compile.Range) (set, bool) {
	low, ok := r.Low.(*compile.Const)
	if !ok {
		return nil, false
	}
	if r.High == nil {
		return o.related(compile.Equal, low.Value)
	}
	high, ok := r.High.(*compile.Const)
	if !ok {
		return nil, false
	}
	from, ok1 := o.related(compile.GreaterEqual, low.Value)
	to, ok2 := o.related(compile.LessEqual, high.Value)
	return from.intersect(to), ok1 && ok2
}

// related is the set of values in a relation to a constant. It reports false where that is no set of numbers.
func (o operand) related(rel compile.Relation, c ftype.Value) (set, bool) {
	lo, hi, ok := o.constant(c)
	if !ok {
		return nil, false
	}
	below, inside := set{}, between(lo, hi)
	if lo != (num{}) {
		below = between(num{}, lo.minus1())
	}
	if c.Type.Signed() && int64(c.Num) < 0 && !o.signed { // less than everything
		below, inside = nil, nil
	}
	switch rel {
	case compile.Equal:
		return inside, true
	case compile.NotEqual:
		return inside.complement(), true
	case compile.Less:
		return below, true
	case compile.GreaterEqual:
		return below.complement(), true
	case compile.LessEqual:
		return below.union(inside), true
	case compile.Greater:
		return below.union(inside).complement(), true
	}
	return nil, false
}

// constant is the range of values that are equal to a constant: those with its prefix, of an address.
func (o operand) constant(c ftype.Value) (lo, hi num, ok bool) {
	switch typ := c.Type; {
	case o.bytes:
		n := bigEndian(c.Bytes)
		return n, n, len(c.Bytes) == o.width && typ.Family() == ftype.BytesFamily
	case typ == ftype.Boolean:
		var n num
		if c.Num != 0 {
			n = small(1)
		}
		return n, n, o.boolean()
	case typ.Family() == ftype.IntegerFamily && o.signed:
		n := biased(c.Num)
		return n, n, true
	case typ.Family() == ftype.IntegerFamily:
		n := small(c.Num)
		return n, n, !o.boolean()
	case typ == ftype.IPv4:
		host := ones(32 - int(min(c.Aux, 32)))
		lo = small(c.Num &^ host.lo)
		return lo, lo.or(host), !o.view.masked
	case typ == ftype.IPv6:
		host := ones(128 - int(min(c.Aux, 128)))
		lo = bigEndian(c.Bytes)
		lo = num{lo.hi &^ host.hi, lo.lo &^ host.lo}
		return lo, lo.or(host), !o.view.masked && len(c.Bytes) == 16
	}
	return lo, hi, false
}

// boolean tells whether the values are 0 and 1, whatever stands in the packet.
func (o operand) boolean() bool { return o.fields[0].Type == ftype.Boolean }
