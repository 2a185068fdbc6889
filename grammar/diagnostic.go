package grammar

import "strings"

// Diagnostic is something to tell the author of a filter: data first, drawn only when it is shown.
type Diagnostic struct {
	Span    Span   `json:"span"` // bytes of the filter; empty at the end of an unfinished one
	Code    Code   `json:"code"`
	Message string `json:"message"`        // lower case, no full stop
	Hint    string `json:"hint,omitempty"` // what to write instead
}

func (d Diagnostic) Error() string { return d.Message }

// Errors are all that is wrong with a filter, in the order of their places; never empty.
type Errors []Diagnostic

func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, d := range e {
		lines[i] = d.Message
	}
	return strings.Join(lines, "\n")
}

// Code is the class of a diagnostic.
type Code string

// The classes of errors and warnings.
const (
	CodeMacro              Code = "macro"
	CodeLexChar            Code = "lex-char"
	CodeLexUnterminated    Code = "lex-unterminated"
	CodeLexEscape          Code = "lex-escape"
	CodeLexCharConst       Code = "lex-charconst"
	CodeLexLayer           Code = "lex-layer"
	CodeSyntax             Code = "syntax"
	CodeSyntaxEnd          Code = "syntax-end" // the filter is merely incomplete
	CodeRangeSyntax        Code = "range-syntax"
	CodeUnknownField       Code = "unknown-field"
	CodeUnknownFunction    Code = "unknown-function"
	CodeFunctionArity      Code = "function-arity"
	CodeFunctionArgument   Code = "function-argument"
	CodeLiteral            Code = "literal"
	CodeNumberRange        Code = "number-range"
	CodeUnknownLabel       Code = "unknown-label"
	CodeLabelOrder         Code = "label-order"
	CodeNaNOrder           Code = "nan-order"
	CodeConstant           Code = "constant"
	CodeNotATest           Code = "not-a-test"
	CodeConstantArithmetic Code = "constant-arithmetic"
	CodeArithmeticType     Code = "arithmetic-type"
	CodeTruthValue         Code = "truth-value"
	CodeTypeMismatch       Code = "type-mismatch"
	CodeOperator           Code = "unsupported-operator"
	CodeNotSliceable       Code = "not-sliceable"
	CodeLeftOperand        Code = "left-operand"
	CodeSetElement         Code = "set-element"
	CodeRegexNotString     Code = "regex-not-string"
	CodeRegex              Code = "regex"
	CodeLimit              Code = "limit"      // too long, too deep
	CodeDeprecated         Code = "deprecated" // a warning
	CodeSurprise           Code = "surprise"   // a warning: valid, but perhaps not what was meant
)
