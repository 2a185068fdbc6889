package grammar

// Span is a range of bytes of the filter text: Start is the first byte, End the one after the last.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Join is the smallest span that holds both.
func (s Span) Join(t Span) Span { return Span{min(s.Start, t.Start), max(s.End, t.End)} }

// Filter is a parsed display filter.
type Filter struct {
	Source   string       // the text the spans refer to: after macro expansion
	Expr     Expr         // nil for an empty filter, which matches every frame
	Warnings []Diagnostic // what parsed but deserves a word
}

// Expr is a node of the syntax tree. Tests ([Or], [Xor], [And], [Not], [Relation], [Membership]) are true or
// false; all other nodes are values, and a value standing where a test is wanted is a test too.
type Expr interface {
	Span() Span
	expr()
}

// At is embedded in every node and gives its place in the text.
type At struct{ Place Span }

// Span is the part of the filter the node was read from.
func (a At) Span() Span { return a.Place }
func (At) expr()        {}

// Tests.
type (
	// Or is a disjunction: "or", "||".
	Or struct {
		At
		X, Y Expr
	}
	// Xor is an exclusive disjunction: "xor", "^^".
	Xor struct {
		At
		X, Y Expr
	}
	// And is a conjunction: "and", "&&".
	And struct {
		At
		X, Y Expr
	}
	// Not is a negation: "not", "!".
	Not struct {
		At
		X Expr
	}
	// Relation compares values. A chain "a < b <= c" has three operands and two operators; it means
	// "a < b and b <= c". contains and matches never chain.
	Relation struct {
		At
		Quantifier Quantifier
		Operands   []Expr // one more than Operators
		Operators  []Operator
	}
	// Membership is "x in {…}" or "x not in {…}".
	Membership struct {
		At
		Quantifier Quantifier
		X          Expr
		Negated    bool
		Set        []Element
	}
)

// Element is a value or, when High is not nil, an inclusive range of a set.
type Element struct{ Low, High Expr }

// Quantifier is the prefix of a relation.
type Quantifier uint8

// The quantifiers.
const (
	NoQuantifier Quantifier = iota
	Any
	All
)

// Operator is a relational operator.
type Operator uint8

// The relational operators. The names say which pairs of values must fulfil them.
const (
	AnyEqual     Operator = iota // == eq any_eq
	AllNotEqual                  // != ne all_ne
	AllEqual                     // === all_eq
	AnyNotEqual                  // !== any_ne
	Greater                      // > gt
	GreaterEqual                 // >= ge
	Less                         // < lt
	LessEqual                    // <= le
	Contains                     // contains
	Matches                      // ~ matches
)

// Values.
type (
	// Word is an unquoted text that names a field, or is a literal: only its place in the filter and the
	// registered names tell which. "10.0.0.0/8", "tcp.port", "aa:bb" and "nginx" are words.
	Word struct {
		At
		Text string // as in the filter, without the dot or colon that forces the reading
		Form WordForm
	}
	// Number is an integer or a float.
	Number struct {
		At
		Text  string // as written: an absolute time reads "2020" from it
		Float bool
		Int   uint64  // when Float is false
		Value float64 // when Float is true
	}
	// String is a quoted string.
	String struct {
		At
		Value string // decoded bytes
		Raw   bool   // r"…"
	}
	// Char is a character constant such as 'a'.
	Char struct {
		At
		Value uint32
	}
	// Field is a word that can only be a field, because "@" or "#" is attached to it.
	Field struct {
		At
		Name   *Word
		Raw    bool    // "@": the bytes on the wire
		Layers []Range // "#": nil for all layers
	}
	// Reference is the value of a field in the selected frame: $f, ${f}.
	Reference struct {
		At
		X Expr // *Word or *Field
	}
	// Slice takes parts of a value: x[1:2, -1].
	Slice struct {
		At
		X      Expr
		Ranges []Range
	}
	// Call is a function call.
	Call struct {
		At
		Name *Word
		Args []Expr
	}
	// Unary is a sign before a value. Plus does nothing at all.
	Unary struct {
		At
		Minus bool
		X     Expr
	}
	// Binary is arithmetic; braces group, and are printed where the precedence asks for them.
	Binary struct {
		At
		Op   Arithmetic
		X, Y Expr
	}
)

// WordForm is what the spelling of a word allows it to be.
type WordForm uint8

// The forms of a word.
const (
	Identifier WordForm = iota // may be a function name, a field or a literal
	Name                       // dotted or hyphenated: a field or a literal
	Literal                    // never a field: an address, bytes with separators, a path, ":fc"
	FieldOnly                  // written with a leading dot: a field and nothing else
)

// Arithmetic is an operator on values.
type Arithmetic uint8

// The arithmetic operators.
const (
	BitAnd Arithmetic = iota // & bitand bitwise_and
	Plus
	Minus
	Times
	Divide
	Modulo
)

// Range is one item of a slice, or of a list of layers.
type Range struct {
	Place Span
	Form  RangeForm
	Start int32 // may be negative: counted from the end
	End   int32 // length of [i:n] and [:n], last offset of [i-j]
}

// RangeForm is how a range was written.
type RangeForm uint8

// The forms of a range.
const (
	Index      RangeForm = iota // [i]
	StartCount                  // [i:n]; [:n] has Start 0
	StartLast                   // [i-j], both ends included
	StartOpen                   // [i:]; [:] has Start 0
)
