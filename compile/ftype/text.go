package ftype

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"math"
	"net/netip"
	"strconv"
)

// Text is the value as string() gives it.
func Text(v Value) string { return string(AppendText(nil, v)) }

// AppendText appends the value as string() gives it (language.md, section 10).
func AppendText(dst []byte, v Value) []byte {
	switch v.Type.Family() {
	case BooleanFamily, IntegerFamily:
		return appendInteger(dst, v)
	case FloatFamily:
		return appendFloat(dst, v)
	case StringFamily:
		return append(dst, v.Bytes...)
	}
	switch v.Type {
	case IEEE11073SFloat, IEEE11073Float:
		return appendFloat(dst, v)
	case IPv4:
		return appendIPv4(dst, uint32(v.Num))
	case IPv6:
		if a, ok := netip.AddrFromSlice(v.Bytes); ok {
			return a.AppendTo(dst)
		}
	case OID:
		return appendOID(dst, v.Bytes, true)
	case RelOID:
		return appendOID(dst, v.Bytes, false)
	case SystemID:
		return appendSystemID(dst, v.Bytes)
	case GUID:
		return appendGUID(dst, v.Bytes)
	case VINES:
		if len(v.Bytes) == 6 {
			dst = appendHex(dst, uint64(binary.BigEndian.Uint32(v.Bytes)), 8, "0123456789ABCDEF")
			dst = append(dst, '.')
			return appendHex(dst, uint64(binary.BigEndian.Uint16(v.Bytes[4:])), 4, "0123456789ABCDEF")
		}
	case AbsoluteTime, RelativeTime:
		return appendSeconds(dst, v)
	}
	return appendColons(dst, v.Own())
}

// AppendDec appends the integer as dec() gives it.
func AppendDec(dst []byte, v Value) []byte { return strconv.AppendUint(dst, v.Num, 10) }

// AppendHex appends the integer as hex() gives it, with the digits that its type has. The static type of the field
// decides: results of arithmetic never get here.
func AppendHex(dst []byte, v Value) []byte {
	digits := 2 * v.Type.Width()
	if digits > 8 {
		digits = 16
	}
	return appendHex(append(dst, "0x"...), v.Num, digits, "0123456789abcdef")
}

func appendHex(dst []byte, n uint64, digits int, alphabet string) []byte {
	for shift := 4 * (digits - 1); shift >= 0; shift -= 4 {
		dst = append(dst, alphabet[n>>shift&15])
	}
	return dst
}

func appendInteger(dst []byte, v Value) []byte {
	switch {
	case v.Type.Signed():
		return strconv.AppendInt(dst, int64(v.Num), 10)
	case v.Type == IPXNet:
		return appendHex(append(dst, "0x"...), v.Num, 8, "0123456789ABCDEF")
	}
	return strconv.AppendUint(dst, v.Num, 10)
}

// appendFloat writes as many digits as the type is sure of.
func appendFloat(dst []byte, v Value) []byte {
	f := v.Float64()
	switch {
	case math.IsNaN(f):
		return append(dst, "nan"...)
	case math.IsInf(f, 1):
		return append(dst, "inf"...)
	case math.IsInf(f, -1):
		return append(dst, "-inf"...)
	case v.Type == Float:
		return strconv.AppendFloat(dst, f, 'g', 9, 64)
	}
	return appendDouble(dst, f)
}

// appendDouble writes an exponent only where that leaves out more than five zeros.
func appendDouble(dst []byte, f float64) []byte {
	start := len(dst)
	dst = strconv.AppendFloat(dst, f, 'e', -1, 64)
	mark := start + bytes.LastIndexByte(dst[start:], 'e')
	exponent, _ := strconv.Atoi(string(dst[mark+1:]))
	digits := mark - start
	for _, c := range dst[start:mark] {
		if c == '-' || c == '.' {
			digits--
		}
	}
	if point := exponent + 1; -4 < point && point <= digits+5 {
		return strconv.AppendFloat(dst[:start], f, 'f', -1, 64)
	}
	return dst
}

func appendIPv4(dst []byte, n uint32) []byte {
	for shift := 24; shift >= 0; shift -= 8 {
		dst = strconv.AppendUint(dst, uint64(n>>shift&255), 10)
		if shift > 0 {
			dst = append(dst, '.')
		}
	}
	return dst
}

func appendColons(dst, b []byte) []byte {
	for i := range b {
		if i > 0 {
			dst = append(dst, ':')
		}
		dst = hex.AppendEncode(dst, b[i:i+1])
	}
	return dst
}

func appendOID(dst, b []byte, absolute bool) []byte {
	var n uint64
	first := true
	for _, c := range b {
		n = n<<7 | uint64(c&0x7f)
		if c&0x80 != 0 {
			continue
		}
		if first && absolute {
			root := min(n/40, 2)
			dst = strconv.AppendUint(dst, root, 10)
			n -= root * 40
		}
		if !first || absolute {
			dst = append(dst, '.')
		}
		dst = strconv.AppendUint(dst, n, 10)
		n, first = 0, false
	}
	return dst
}

// appendSystemID groups the bytes in pairs, with a dot between them, and the eighth apart: it is the number of a fragment.
func appendSystemID(dst, b []byte) []byte {
	for i := range b {
		switch {
		case i == 7:
			dst = append(dst, '-')
		case i > 0 && i%2 == 0:
			dst = append(dst, '.')
		}
		dst = hex.AppendEncode(dst, b[i:i+1])
	}
	return dst
}

func appendGUID(dst, b []byte) []byte {
	for i := range b {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			dst = append(dst, '-')
		}
		dst = hex.AppendEncode(dst, b[i:i+1])
	}
	return dst
}

// appendSeconds writes a time as seconds with nine digits after the point.
func appendSeconds(dst []byte, v Value) []byte {
	seconds, nanos := int64(v.Num), uint64(v.Aux)
	if seconds < 0 && nanos > 0 {
		seconds, nanos = seconds+1, second-nanos
		if seconds == 0 {
			dst = append(dst, '-')
		}
	}
	dst = strconv.AppendInt(dst, seconds, 10)
	dst = append(dst, '.')
	for unit := uint64(second / 10); unit > 0; unit /= 10 {
		dst = append(dst, byte('0'+nanos/unit%10))
	}
	return dst
}
