package grammar

import "github.com/alecthomas/participle/v2/lexer"

// kind is the class of a token. Every keyword has a kind of its own, symbol and words alike, so that a rule that
// asks for a word never takes a keyword for one.
type kind = lexer.TokenType

const (
	eof     = lexer.EOF
	unknown = kind(iota) // a printable character that starts no token

	and
	or
	xor
	not
	anyOf
	allOf
	in
	compare
	contains
	matches
	bitAnd
	punctuation // matched by its text

	stringText
	rawString
	char
	integer
	float
	literal
	forced // a literal whose leading colon is only there to make it one
	identifier
	name
	fieldOnly

	rangeText // an item between "[" and "]"
	layer     // the number after "#"
)

// kindNames are the names the grammar's struct tags use.
var kindNames = map[string]kind{
	"EOF": eof, "Unknown": unknown,
	"And": and, "Or": or, "Xor": xor, "Not": not, "Any": anyOf, "All": allOf, "In": in,
	"Compare": compare, "Contains": contains, "Matches": matches, "BitAnd": bitAnd, "Punctuation": punctuation,
	"String": stringText, "RawString": rawString, "Char": char, "Integer": integer, "Float": float,
	"Literal": literal, "Forced": forced, "Identifier": identifier, "Name": name, "FieldOnly": fieldOnly,
	"Range": rangeText, "Layer": layer,
}

// keywords are the words that are no names. Only the lower-case spelling counts.
var keywords = map[string]kind{
	"and": and, "or": or, "xor": xor, "not": not, "any": anyOf, "all": allOf, "in": in,
	"eq": compare, "any_eq": compare, "ne": compare, "all_ne": compare, "all_eq": compare, "any_ne": compare,
	"gt": compare, "ge": compare, "lt": compare, "le": compare,
	"contains": contains, "matches": matches,
	"bitand": bitAnd, "bitwise_and": bitAnd,
}

// symbols are the operators and brackets.
var symbols = map[string]kind{
	"&&": and, "||": or, "^^": xor, "!": not,
	"==": compare, "!=": compare, "===": compare, "!==": compare, ">": compare, ">=": compare, "<": compare, "<=": compare,
	"~": matches, "&": bitAnd,
	"+": punctuation, "-": punctuation, "*": punctuation, "/": punctuation, "%": punctuation,
	"(": punctuation, ")": punctuation, "{": punctuation, "}": punctuation, "[": punctuation, "]": punctuation,
	",": punctuation, "..": punctuation, "#": punctuation, "@": punctuation, "$": punctuation,
}

// longestSymbol bounds the search in symbols.
const longestSymbol = 3

// operators gives every spelling of a relational operator its meaning.
var operators = map[string]Operator{
	"==": AnyEqual, "eq": AnyEqual, "any_eq": AnyEqual,
	"!=": AllNotEqual, "ne": AllNotEqual, "all_ne": AllNotEqual,
	"===": AllEqual, "all_eq": AllEqual,
	"!==": AnyNotEqual, "any_ne": AnyNotEqual,
	">": Greater, "gt": Greater,
	">=": GreaterEqual, "ge": GreaterEqual,
	"<": Less, "lt": Less,
	"<=": LessEqual, "le": LessEqual,
	"contains": Contains,
	"~":        Matches, "matches": Matches,
}

// arithmetic gives every spelling of an operator on values its meaning.
var arithmetic = map[string]Arithmetic{
	"&": BitAnd, "bitand": BitAnd, "bitwise_and": BitAnd,
	"+": Plus, "-": Minus, "*": Times, "/": Divide, "%": Modulo,
}

// span is the place of a token; its value is always its text in the filter.
func span(t lexer.Token) Span { return Span{t.Pos.Offset, t.Pos.Offset + len(t.Value)} }

// spanOf is the place of a run of tokens.
func spanOf(tokens []lexer.Token) Span {
	return span(tokens[0]).Join(span(tokens[len(tokens)-1]))
}
