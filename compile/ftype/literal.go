package ftype

import (
	"fmt"
	"time"
)

// Form is how a constant is written.
type Form uint8

// The forms of constants.
const (
	WordForm    Form = iota // unquoted text
	QuotedForm              // "…" or r"…"
	CharForm                // 'c'
	IntegerForm             // 80, 0x50
	FloatForm               // 1.5, 1e3, inf
)

// Literal is a constant as a filter writes it. It has no type yet: [Literal.As] gives it one.
type Literal struct {
	Form  Form
	Text  string  // as written; of a quoted string, the bytes it stands for
	Int   uint64  // of an integer or a character
	Float float64 // of a float
}

// Reading is what the value of a literal depends on besides its type.
type Reading struct {
	Part bool           // right of contains: a part of an address will do
	Zone *time.Location // of dates without a zone
}

// LiteralError tells why a literal is no value of a type.
type LiteralError struct {
	Range   bool   // a number of the right kind, but too large
	Message string // to follow the literal and the type: "at most 255"
	Hint    string // what to write instead
}

func (e *LiteralError) Error() string { return e.Message }

func refuse(hint string) error { return &LiteralError{Hint: hint} }

func tooLarge(limit uint64) error {
	return &LiteralError{Range: true, Message: fmt.Sprintf("at most %d", limit)}
}

// As reads the literal as a value of type t (language.md, section 7). Its error is a [*LiteralError].
func (l Literal) As(t Type, r Reading) (Value, error) {
	switch t.Family() {
	case BooleanFamily:
		return l.asBoolean(t)
	case IntegerFamily:
		return l.asInteger(t)
	case FloatFamily:
		return l.asFloat(t)
	case StringFamily:
		return l.asString(t)
	case BytesFamily:
		return l.asBytes(t, r.Part)
	}
	switch t {
	case Protocol:
		return l.asProtocol()
	case IPv4:
		return l.asIPv4()
	case IPv6:
		return l.asIPv6()
	case GUID:
		return l.asGUID()
	case AbsoluteTime:
		return l.asAbsoluteTime(r.Zone)
	case RelativeTime:
		return l.asRelativeTime()
	case IEEE11073SFloat, IEEE11073Float:
		return l.asIEEE11073(t)
	}
	return Value{}, refuse("") // a label has no value
}
