package compile

import (
	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
	"github.com/dfc-lang/dfc/grammar"
)

// Program is a compiled filter: typed, resolved and folded. It is immutable and may be shared by goroutines.
type Program struct {
	Filter *grammar.Filter
	Root   Test // nil for the empty filter, which matches every frame
	// Warnings are what is valid but deserves a word.
	Warnings []grammar.Diagnostic
	// Unsupported lists the fields that Wireshark knows and dfc cannot evaluate, in the order of the filter. A program with
	// any of them can be checked and explained but not run.
	Unsupported []Unsupported
}

// ProgramOf is the program of a filter that is a field, without a text that it was read from.
func ProgramOf(ref *FieldRef) *Program { return &Program{Root: &Exists{X: ref}} }

// Unsupported is a field of the catalogue that dfc has no declaration for.
type Unsupported struct {
	Name string
	Span grammar.Span
}

// Test is a node that is true or false for a frame.
type Test interface {
	Span() grammar.Span
	test()
}

// Operand is a node that gives a list of values for a frame, or is absent.
type Operand interface {
	Span() grammar.Span
	Type() ftype.Type
	operand()
}

type node struct{ place grammar.Span }

func (n node) Span() grammar.Span { return n.place }

// The tests.
type (
	// And is true when all of its tests are.
	And struct {
		node
		X []Test
	}
	// Or is true when one of its tests is.
	Or struct {
		node
		X []Test
	}
	// Xor is true when exactly one of two tests is.
	Xor struct {
		node
		X, Y Test
	}
	// Not is true when its test is not.
	Not struct {
		node
		X Test
	}
	// Exists is true when the field occurs in the frame.
	Exists struct {
		node
		X *FieldRef
	}
	// Truth is true when one of the values is not zero.
	Truth struct {
		node
		X Operand
	}
	// Compare holds between two lists of values. Relation and Every say how: see [Compare].
	//
	// With Every false some pair of values must fulfil Relation. With Every true, both operands must be there and no
	// pair may fulfil the opposite relation (language.md, section 11.1).
	Compare struct {
		node
		Relation Relation
		Every    bool
		X, Y     Operand
	}
	// Matches is true when some value (with Every: every value) matches the regular expression.
	Matches struct {
		node
		Every   bool
		X       Operand
		Pattern *Pattern
	}
	// In is true when some value (with Every: every value) is in the set.
	In struct {
		node
		Every bool
		X     *FieldRef
		Set   []Range
	}
)

// Range is an element of a set: from Low to High, both included; High is nil for a single value.
type Range struct{ Low, High Operand }

// Relation is a relation between two values.
type Relation uint8

// The relations. Each is followed by its opposite.
const (
	Equal Relation = iota
	NotEqual
	Less
	GreaterEqual
	Greater
	LessEqual
	Contains
	NotContains
)

// Opposite is the relation of exactly the pairs that do not fulfil r (of values that can be ordered at all).
func (r Relation) Opposite() Relation { return r ^ 1 }

// Holds tells whether r is fulfilled by values that compare as c: below zero where the first is less, zero where they are equal.
// It is for the relations of order and equality.
func (r Relation) Holds(c int) bool {
	switch r {
	case Equal:
		return c == 0
	case NotEqual:
		return c != 0
	case Less:
		return c < 0
	case LessEqual:
		return c <= 0
	case Greater:
		return c > 0
	default:
		return c >= 0
	}
}

// The operands.
type (
	// FieldRef is a field, or a protocol, perhaps at certain layers only.
	FieldRef struct {
		node
		Field  *protocol.Field
		Parts  []*protocol.Field // where its values come from: the field itself, or the fields it pools
		Raw    bool              // "@": the bytes on the wire
		Layers []grammar.Range   // nil: all
		Label  bool              // the value is turned into its label text
	}
	// Reference stands for a field's values in the selected frame. It is absent where there are none.
	Reference struct {
		node
		X      *FieldRef
		Values []ftype.Value
	}
	// Const is a constant.
	Const struct {
		node
		Value ftype.Value
	}
	// Slice takes parts of each value.
	Slice struct {
		node
		X      Operand
		Ranges []grammar.Range
		T      ftype.Type
	}
	// Call is a function of values.
	Call struct {
		node
		Function *Function
		Args     []Operand
		T        ftype.Type
	}
	// Arith combines all pairs of values.
	Arith struct {
		node
		Op   grammar.Arithmetic
		X, Y Operand
		T    ftype.Type
	}
	// Negate changes the sign of each value.
	Negate struct {
		node
		X Operand
	}
)

func (*And) test()     {}
func (*Or) test()      {}
func (*Xor) test()     {}
func (*Not) test()     {}
func (*Exists) test()  {}
func (*Truth) test()   {}
func (*Compare) test() {}
func (*Matches) test() {}
func (*In) test()      {}

func (*FieldRef) operand()  {}
func (*Reference) operand() {}
func (*Const) operand()     {}
func (*Slice) operand()     {}
func (*Call) operand()      {}
func (*Arith) operand()     {}
func (*Negate) operand()    {}

// Type is the type of the field's values; raw values are bytes and labels are strings.
func (f *FieldRef) Type() ftype.Type {
	switch {
	case f.Raw:
		return ftype.Bytes
	case f.Label:
		return ftype.String
	}
	return f.Field.As
}

// Type is the type of the field referred to.
func (r *Reference) Type() ftype.Type { return r.X.Type() }

// Type is the type the constant was given.
func (c *Const) Type() ftype.Type { return c.Value.Type }

// Type is String for parts of strings and Bytes for all others.
func (s *Slice) Type() ftype.Type { return s.T }

// Type is the function's result type.
func (c *Call) Type() ftype.Type { return c.T }

// Of is the operation on two values. It reports false where there is no result.
func (a *Arith) Of(x, y ftype.Value) (ftype.Value, bool) { return operations[a.Op](x, y) }

// Type is the type of the left operand.
func (a *Arith) Type() ftype.Type { return a.T }

// Type is the type of the operand.
func (n *Negate) Type() ftype.Type { return n.X.Type() }
