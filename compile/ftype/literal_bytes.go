package ftype

import (
	"encoding/binary"
	"encoding/hex"
	"strconv"
	"strings"
)

func (l Literal) asBytes(t Type, part bool) (Value, error) {
	v := Value{Type: t}
	switch t {
	case Bytes:
		return l.asPlainBytes()
	case OID, RelOID:
		return l.asOID(t)
	case EUI64:
		if l.Form == IntegerForm {
			v.Bytes = binary.BigEndian.AppendUint64(nil, l.Int)
			return v, nil
		}
	}
	b, ok := l.hexText()
	switch width := t.Width(); {
	case !ok && l.Form == QuotedForm:
		return v, refuse("write the bytes in hex without quotes, such as 00:11:22")
	case !ok:
		return v, refuse("write the bytes in hex, such as 00:11:22")
	case t == SystemID && len(b) > 15:
		return v, &LiteralError{Message: "at most 15 bytes"}
	case t == FCWWN && len(b) < width: // as Wireshark does: it compares what is given
	case width > 0 && len(b) > width, width > 0 && len(b) < width && !part:
		err := &LiteralError{Message: "it takes " + strconv.Itoa(width) + " bytes, not " + strconv.Itoa(len(b))}
		if len(b) < width {
			err.Hint = "for the first of them write f[:" + strconv.Itoa(len(b)) + "] == " + l.Text
		}
		return v, err
	}
	v.Bytes = b
	return v, nil
}

func (l Literal) asPlainBytes() (Value, error) {
	v := Value{Type: Bytes}
	switch l.Form {
	case IntegerForm, CharForm:
		if l.Int > 255 {
			return v, &LiteralError{Range: true, Message: "a number stands for one byte here, at most 255",
				Hint: "write several bytes in hex with separators, such as 12:34"}
		}
		v.Bytes = []byte{byte(l.Int)}
		return v, nil
	case QuotedForm:
		v.Bytes = []byte(l.Text)
		return v, nil
	}
	b, ok := l.hexText()
	if !ok {
		return v, refuse("write bytes in hex, such as 0a:0b, or text in double quotes")
	}
	v.Bytes = b
	return v, nil
}

func (l Literal) asProtocol() (Value, error) {
	v := Value{Type: Protocol}
	switch l.Form {
	case CharForm:
		if l.Int > 255 {
			return v, tooLarge(255)
		}
		v.Bytes = []byte{byte(l.Int)}
	case QuotedForm:
		v.Bytes = []byte(l.Text)
	default:
		b, ok := l.hexText()
		if !ok {
			return v, refuse("write bytes in hex with a separator, such as 0a:, or text in double quotes")
		}
		v.Bytes = b
	}
	v.Aux = uint32(len(v.Bytes))
	return v, nil
}

// hexText reads groups of hex digits with one separator between them, perhaps one at the end, and a colon in front. A group is read two
// digits at a time; the last digit of one of 1, 5, 9, … digits is a byte of its own.
func (l Literal) hexText() ([]byte, bool) {
	if l.Form != WordForm {
		return nil, false
	}
	var out []byte
	for s := strings.TrimPrefix(l.Text, ":"); s != ""; {
		n := 0
		for n < len(s) && isHex(s[n]) {
			n++
		}
		if n == 0 || n%4 == 3 {
			return nil, false
		}
		for i := 0; i+1 < n; i += 2 {
			out = append(out, unhex(s[i])<<4|unhex(s[i+1]))
		}
		if n%2 == 1 {
			out = append(out, unhex(s[n-1]))
		}
		if s = s[n:]; s == "" {
			break
		}
		if !strings.ContainsRune(":-.", rune(s[0])) {
			return nil, false
		}
		s = s[1:]
	}
	return out, len(out) > 0
}

// asOID encodes the arcs as BER does. Of a relative one, the first character is ignored as the reference does it, unless
// it is followed by a dot: then it is ignored with no loss. See language.md, section 7.5.
func (l Literal) asOID(t Type) (Value, error) {
	v := Value{Type: t}
	bad := refuse("write at least three numbers with dots, such as 1.3.6.1")
	if l.Form != WordForm {
		return v, bad
	}
	arcs := strings.Split(l.Text, ".")
	var n []uint64
	for _, a := range arcs {
		x, err := strconv.ParseUint(a, 10, 64)
		if err != nil || !isDecimal(a) {
			return v, bad
		}
		n = append(n, x)
	}
	if len(n) < 3 {
		return v, bad
	}
	if t == OID {
		if n[0] > 2 || n[0] < 2 && n[1] >= 40 {
			return v, refuse("an object identifier starts with 0, 1 or 2, and the second number is below 40 after 0 and 1")
		}
		n[1] += n[0] * 40
		n = n[1:]
	}
	for _, x := range n {
		v.Bytes = appendBase128(v.Bytes, x)
	}
	return v, nil
}

func appendBase128(dst []byte, x uint64) []byte {
	shift := 0
	for x>>shift >= 0x80 {
		shift += 7
	}
	for ; shift > 0; shift -= 7 {
		dst = append(dst, byte(x>>shift)|0x80)
	}
	return append(dst, byte(x)&0x7f)
}

func (l Literal) asGUID() (Value, error) {
	v := Value{Type: GUID}
	bad := refuse("write it as 01234567-89ab-cdef-0123-456789abcdef, without quotes or braces")
	if l.Form != WordForm || len(l.Text) < 36 {
		return v, bad
	}
	s := l.Text[:36] // what follows is ignored
	if s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-' {
		return v, bad
	}
	b, err := hex.DecodeString(s[:8] + s[9:13] + s[14:18] + s[19:23] + s[24:])
	if err != nil {
		return v, bad
	}
	v.Bytes = b
	return v, nil
}

func isDigit(c byte) bool { return c-'0' < 10 }

func isHex(c byte) bool { return isDigit(c) || (c|0x20)-'a' < 6 }

func unhex(c byte) byte {
	if isDigit(c) {
		return c - '0'
	}
	return (c | 0x20 - 'a') + 10
}
