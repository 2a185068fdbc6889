package eval

import (
	"encoding/hex"
	"fmt"
	"strconv"
	"time"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// AppendField appends a field's value as tshark -T fields prints it. Absolute times are shown in the zone loc, unless the
// field asks for UTC.
func AppendField(dst []byte, f *protocol.Field, v ftype.Value, loc *time.Location) []byte {
	switch v.Type.Family() {
	case ftype.BooleanFamily:
		if v.Num != 0 {
			return append(dst, "True"...)
		}
		return append(dst, "False"...)
	case ftype.IntegerFamily:
		if v.Type == ftype.IPXNet { // of four bytes, in tshark's print of eight
			return fmt.Appendf(dst, "0x%016x", v.Num)
		}
		return appendInteger(dst, f.Base, v)
	case ftype.BytesFamily:
		if v.Type == ftype.Bytes || v.Type == ftype.UintBytes {
			return appendBytes(dst, f.Base, v.Bytes)
		}
	}
	switch v.Type {
	case ftype.None:
		return append(dst, '1')
	case ftype.Protocol:
		return append(dst, f.Name...)
	case ftype.AbsoluteTime:
		return appendTime(dst, f.Base, v, loc)
	}
	return ftype.AppendText(dst, v)
}

// separators are those of the bases for bytes; others have none.
var separators = map[protocol.Base]byte{protocol.Colon: ':', protocol.Dot: '.', protocol.Dash: '-', protocol.Space: ' '}

func appendBytes(dst []byte, b protocol.Base, v []byte) []byte {
	if len(v) == 0 {
		if b == protocol.AllowZero {
			return append(dst, "<none>"...)
		}
		return append(dst, "<MISSING>"...)
	}
	sep, ok := separators[b]
	if !ok {
		return hex.AppendEncode(dst, v)
	}
	for i := range v {
		if i > 0 {
			dst = append(dst, sep)
		}
		dst = hex.AppendEncode(dst, v[i:i+1])
	}
	return dst
}

func appendInteger(dst []byte, b protocol.Base, v ftype.Value) []byte {
	switch {
	case v.Type == ftype.Char:
		return appendChar(dst, byte(v.Num))
	case b == protocol.Hex || b == protocol.HexDec:
		return ftype.AppendHex(dst, v)
	case v.Type.Signed():
		return strconv.AppendInt(dst, int64(v.Num), 10)
	}
	return strconv.AppendUint(dst, v.Num, 10)
}

// appendChar prints a character in quotes; what is none in ASCII as C writes it, most of it in octal.
func appendChar(dst []byte, c byte) []byte {
	switch {
	case c == 0:
		return append(dst, `'\0'`...)
	case c >= 0x7f, c < ' ' && (c < '\a' || c > '\r'):
		return fmt.Appendf(dst, `'\%03o'`, c)
	}
	return strconv.AppendQuoteRuneToASCII(dst, rune(c))
}

func appendTime(dst []byte, b protocol.Base, v ftype.Value, loc *time.Location) []byte {
	if b == protocol.Epoch {
		return ftype.AppendText(dst, v)
	}
	t := time.Unix(int64(v.Num), int64(v.Aux))
	switch {
	case b == protocol.UTCOrNull && v.Num == 0 && v.Aux == 0:
		return append(dst, "NULL"...)
	case b == protocol.UTC || b == protocol.UTCOrNull:
		return t.UTC().AppendFormat(dst, "2006-01-02T15:04:05.000000000Z")
	}
	return t.In(loc).AppendFormat(dst, "2006-01-02T15:04:05.000000000-0700")
}
