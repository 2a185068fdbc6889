package ftype

import (
	"strings"
	"unicode/utf8"
)

func (l Literal) asString(t Type) (Value, error) {
	v := Value{Type: t}
	if t == AX25 {
		return l.asAX25()
	}
	switch l.Form {
	case QuotedForm, WordForm:
		v.Bytes = []byte(l.Text)
		return v, nil
	case CharForm:
		if l.Int > 255 {
			return v, tooLarge(255)
		}
		v.Bytes = utf8.AppendRune(nil, rune(l.Int))
		return v, nil
	}
	return v, refuse(`put the text in double quotes: "` + l.Text + `"`)
}

// asAX25 takes a callsign of one to six letters and digits and perhaps a number from 0 to 15 for the station.
func (l Literal) asAX25() (Value, error) {
	v := Value{Type: AX25}
	bad := refuse(`write a callsign such as "W1AW-3"`)
	if l.Form != QuotedForm && l.Form != WordForm {
		return v, bad
	}
	call, station, numbered := strings.Cut(l.Text, "-")
	if len(call) < 1 || len(call) > 6 {
		return v, bad
	}
	for i := range len(call) {
		if !isDigit(call[i]) && !isLetter(call[i]) {
			return v, bad
		}
	}
	if numbered && (!isDecimal(station) || len(station) > 2 || len(station) == 2 && (station[0] != '1' || station[1] > '5')) {
		return v, refuse("the number after the callsign is 0 to 15")
	}
	v.Bytes = UpperASCII([]byte(l.Text))
	return v, nil
}

func isLetter(c byte) bool { return (c|0x20)-'a' < 26 }

// UpperASCII is a copy of b with the ASCII letters in upper case.
func UpperASCII(b []byte) []byte { return AppendUpper(nil, b) }

// LowerASCII is a copy of b with the ASCII letters in lower case.
func LowerASCII(b []byte) []byte { return AppendLower(nil, b) }

// AppendUpper appends b with its ASCII letters in upper case; all other bytes stay as they are.
func AppendUpper(dst, b []byte) []byte {
	for _, c := range b {
		if c-'a' < 26 {
			c -= 'a' - 'A'
		}
		dst = append(dst, c)
	}
	return dst
}

// AppendLower appends b with its ASCII letters in lower case; all other bytes stay as they are.
func AppendLower(dst, b []byte) []byte {
	for _, c := range b {
		if c-'A' < 26 {
			c += 'a' - 'A'
		}
		dst = append(dst, c)
	}
	return dst
}

func lowerASCII(s string) string { return string(AppendLower(nil, []byte(s))) }
