package grammar

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// The limits of a filter. The parser recurses once per level of nesting, so a small stack is enough for any filter
// they let through.
const (
	MaxLength = 1 << 20 // bytes
	MaxDepth  = 200     // levels of brackets and of repeated prefix operators
)

// The rules below are the grammar. One token decides between alternatives everywhere, hence no lookahead: a rule
// that has taken a token either succeeds or is where the error is. Operators of several precedences stand in one
// flat list, which fold turns into a tree.
type (
	filterRule struct {
		Test *testRule `parser:"@@?"`
	}
	testRule struct {
		Head *notRule    `parser:"@@"`
		Tail []*testStep `parser:"@@*"`
	}
	testStep struct {
		Op lexer.Token `parser:"@(And|Or|Xor)"`
		X  *notRule    `parser:"@@"`
	}
	notRule struct {
		Tokens   []lexer.Token
		Nots     []lexer.Token `parser:"@(Not*)"`
		Group    *testRule     `parser:"( '(' @@ ')'"`
		Relation *relationRule `parser:"| @@ )"`
	}
	relationRule struct {
		Tokens     []lexer.Token
		Quantified *quantifiedRule `parser:"@@"`
		Left       *valueRule      `parser:"| @@"`
		Tail       *relationTail   `parser:"@@?"`
	}
	quantifiedRule struct {
		Quantifier lexer.Token   `parser:"@(Any|All)"`
		Left       *valueRule    `parser:"@@"`
		Tail       *relationTail `parser:"@@"`
	}
	relationTail struct {
		Comparisons []*comparisonRule `parser:"@@+"`
		Text        *textRule         `parser:"| @@"`
		Member      *memberRule       `parser:"| @@"`
	}
	comparisonRule struct {
		Op    lexer.Token `parser:"@Compare"`
		Right *valueRule  `parser:"@@"`
	}
	textRule struct {
		Op    lexer.Token  `parser:"@(Contains|Matches)"`
		Right *operandRule `parser:"@@"`
	}
	memberRule struct {
		Not []lexer.Token  `parser:"@(Not?)"`
		In  lexer.Token    `parser:"@In"`
		Set []*elementRule `parser:"'{' @@ (',' @@)* '}'"`
	}
	elementRule struct {
		Low  *valueRule `parser:"@@"`
		High *valueRule `parser:"('..' @@)?"`
	}
	valueRule struct {
		Head *signRule    `parser:"@@"`
		Tail []*valueStep `parser:"@@*"`
	}
	valueStep struct {
		Op lexer.Token `parser:"@(BitAnd|'+'|'-'|'*'|'/'|'%')"`
		X  *signRule   `parser:"@@"`
	}
	signRule struct {
		Tokens  []lexer.Token
		Signs   []lexer.Token `parser:"@(('+'|'-')*)"`
		Group   *valueRule    `parser:"( '{' @@ '}'"`
		Operand *operandRule  `parser:"| @@ )"`
	}
	operandRule struct {
		Tokens    []lexer.Token
		Constant  []lexer.Token  `parser:"( @(String|RawString|Char|Integer|Float|Literal|Forced)"`
		Named     *namedRule     `parser:"| @@"`
		Field     *fieldRule     `parser:"| @@"`
		Reference *referenceRule `parser:"| @@ )"`
		Slices    []*listRule    `parser:"@@*"`
	}
	// namedRule is what starts with an identifier: a call, or a field without "@".
	namedRule struct {
		Tokens []lexer.Token
		Name   lexer.Token `parser:"@Identifier"`
		Args   *argsRule   `parser:"( @@"`
		Layers *layersRule `parser:"| @@ )?"`
	}
	argsRule struct {
		Args []*valueRule `parser:"'(' ( @@ (',' @@)* )? ')'"`
	}
	// fieldRule is what can only be a field; after "$" a mere identifier is one too.
	fieldRule struct {
		Tokens []lexer.Token
		Raw    []lexer.Token `parser:"@('@'?)"`
		Word   lexer.Token   `parser:"@(Identifier|Name|FieldOnly)"`
		Layers *layersRule   `parser:"@@?"`
	}
	layersRule struct {
		Index lexer.Token `parser:"'#' ( @Layer"`
		List  *listRule   `parser:"| @@ )"`
	}
	listRule struct {
		Tokens []lexer.Token
		Ranges []rangeRule `parser:"'[' @@ (',' @@)* ']'"`
	}
	rangeRule struct {
		Text lexer.Token `parser:"@Range"`
	}
	referenceRule struct {
		Tokens []lexer.Token
		Braced *fieldRule `parser:"'$' ( '{' @@ '}'"`
		Plain  *fieldRule `parser:"| @@ )"`
	}
)

// parser is built when it is first needed: not every program that imports the package parses a filter.
var parser = sync.OnceValue(func() *participle.Parser[filterRule] {
	return participle.MustBuild[filterRule](participle.Lexer(definition{}), participle.UseLookahead(0))
})

// Parse reads a display filter. Macros must have been expanded before, see [Expand]. The error, if any, is of
// type [Errors].
func Parse(src string) (*Filter, error) {
	if len(src) > MaxLength {
		return nil, tooLong()
	}
	tokens, errs := scan(src)
	if last := tokens[len(tokens)-1]; !last.EOF() {
		return nil, tooDeep(last)
	}
	tree, d := parseTokens(src, tokens, tokens)
	if d != nil {
		errs = withSyntaxError(src, errs, *d)
		_, more := parts(src, tokens, errs)
		errs = append(errs, more...)
	}
	if len(errs) > 0 {
		return nil, finish(src, errs)
	}
	b := builder{}
	f := &Filter{Source: src, Expr: b.filter(tree), Warnings: b.warnings}
	if len(b.errs) > 0 {
		return nil, finish(src, b.errs)
	}
	return f, nil
}

// finish puts errors in order. Who writes capture filters needs that hint first.
func finish(src string, errs Errors) Errors {
	slices.SortStableFunc(errs, func(x, y Diagnostic) int { return x.Span.Start - y.Span.Start })
	if hint := CaptureFilterHint(src); hint != "" {
		errs[0].Hint = hint
	}
	return errs
}

func tooLong() Errors {
	return Errors{{Span{}, CodeLimit, fmt.Sprintf("the filter is longer than %d bytes", MaxLength), ""}}
}

// parseTokens runs participle on some of all tokens of a filter and says in our own words where it stopped.
func parseTokens(src string, all, tokens []lexer.Token) (*filterRule, *Diagnostic) {
	peeker, err := lexer.Upgrade(&tokenList{tokens})
	if err != nil {
		panic(err) // a tokenList never fails
	}
	tree, err := parser().ParseFromLexer(peeker)
	if err == nil {
		return tree, nil
	}
	var stop participle.Error
	if !errors.As(err, &stop) {
		panic(err) // a grammar of ours fails at a place
	}
	d := unexpected(src, all, indexOf(all, stop.Position().Offset))
	return nil, &d
}

// indexOf finds the token at the offset. The one standing in for a missing layer is as long as nothing, and never
// where the parser stops.
func indexOf(tokens []lexer.Token, offset int) int {
	i, _ := slices.BinarySearchFunc(tokens, offset, func(t lexer.Token, offset int) int { return t.Pos.Offset - offset })
	for tokens[i].Value == "" && !tokens[i].EOF() {
		i++
	}
	return i
}

// withSyntaxError adds the syntax error to the lexical errors, unless it may only follow from one of them; and leaves
// out the error in a range where there should be no range at all.
func withSyntaxError(src string, lexical Errors, d Diagnostic) Errors {
	var errs Errors
	for _, l := range lexical {
		before := l.Span.Start <= d.Span.Start
		if before && (!leavesToken(l.Code) || l.Span.End == len(src)) {
			return lexical
		}
		if before || l.Code != CodeRangeSyntax || src[d.Span.Start] != '[' {
			errs = append(errs, l)
		}
	}
	return append(errs, d)
}

// leavesToken tells whether an error of the class lies inside a token, so that the parser misses nothing.
func leavesToken(c Code) bool {
	switch c {
	case CodeLexEscape, CodeLexCharConst, CodeNumberRange, CodeRangeSyntax:
		return true
	}
	return false
}

// nesting follows how deep brackets are nested, so that nothing that recurses needs to go deeper than MaxDepth. A run of
// prefix operators nests as well, until the operand it applies to.
type nesting struct {
	depth int
	open  []int // the depth inside each open bracket
}

// add takes one more token, and tells whether that is still within the limit.
func (n *nesting) add(t lexer.Token) bool {
	outer := 0
	if len(n.open) > 0 {
		outer = n.open[len(n.open)-1]
	}
	switch {
	case t.Value == "(" || t.Value == "{":
		n.depth++
		n.open = append(n.open, n.depth)
	case (t.Value == ")" || t.Value == "}") && len(n.open) > 0:
		n.open = n.open[:len(n.open)-1]
		n.depth = 0
		if len(n.open) > 0 {
			n.depth = n.open[len(n.open)-1]
		}
	case t.Type == not || t.Value == "+" || t.Value == "-":
		n.depth++
	default:
		n.depth = outer
	}
	return n.depth <= MaxDepth
}

func tooDeep(t lexer.Token) Errors {
	return Errors{{span(t), CodeLimit, fmt.Sprintf("nested more than %d levels deep", MaxDepth), ""}}
}
