package ftype

import (
	"encoding/binary"
	"net/netip"
	"strconv"
	"strings"
)

func (l Literal) asIPv4() (Value, error) {
	addr, text, ok := l.address(32)
	switch {
	case ok && addr.Is4():
		b := addr.As4()
		return Value{Type: IPv4, Num: uint64(binary.BigEndian.Uint32(b[:])), Aux: text}, nil
	case ok:
		return Value{}, refuse("that is an IPv6 address: use a field with IPv6 addresses, such as ipv6.addr")
	}
	return Value{}, l.addressHint("write four numbers, such as 10.0.0.1 or 10.0.0.0/8")
}

func (l Literal) asIPv6() (Value, error) {
	addr, text, ok := l.address(128)
	switch {
	case ok && !addr.Is4():
		b := addr.As16()
		return Value{Type: IPv6, Bytes: b[:], Aux: text}, nil
	case ok:
		return Value{}, refuse("that is an IPv4 address: use a field with IPv4 addresses, such as ip.addr")
	}
	return Value{}, l.addressHint("write an address such as 2001:db8::1 or fe80::/10")
}

// address reads an address of either kind and a prefix length of at most bits.
func (l Literal) address(bits uint32) (netip.Addr, uint32, bool) {
	if l.Form != WordForm {
		return netip.Addr{}, 0, false
	}
	text, length, prefixed := strings.Cut(l.Text, "/")
	addr, err := netip.ParseAddr(text)
	if err != nil || addr.Zone() != "" {
		return addr, 0, false
	}
	if !prefixed {
		return addr, bits, true
	}
	n, err := strconv.ParseUint(length, 10, 8)
	if err != nil || !isDecimal(length) || uint32(n) > bits {
		return addr, 0, false
	}
	return addr, uint32(n), true
}

func (l Literal) addressHint(usual string) error {
	text, mask, prefixed := strings.Cut(l.Text, "/")
	low, high, span := strings.Cut(l.Text, "-")
	switch {
	case l.Form == QuotedForm && isAddress(text):
		return refuse("write " + l.Text + " without quotes")
	case prefixed && isAddress(text) && isAddress(mask):
		return refuse("write the length of the prefix instead of a mask: " + text + prefixOf(mask))
	case prefixed && isAddress(text):
		return refuse("the prefix length is a number up to 32, for IPv6 up to 128")
	case span && isAddress(low) && isAddress(high):
		return refuse("for a range write in {" + low + " .. " + high + "}")
	case l.Form == WordForm || l.Form == FloatForm:
		if net, ok := shortened(l.Text); ok {
			return refuse("write " + net)
		}
	}
	return refuse(usual)
}

func isAddress(s string) bool {
	_, err := netip.ParseAddr(s)
	return err == nil
}

// prefixOf is the prefix length of a netmask, as "/24"; a mask with holes gives an example.
func prefixOf(mask string) string {
	a, _ := netip.ParseAddr(mask)
	n := 0
	for _, b := range a.AsSlice() {
		for bit := byte(0x80); bit != 0 && b&bit != 0; bit >>= 1 {
			n++
		}
	}
	return "/" + strconv.Itoa(n)
}

// shortened completes 10.0.0 and 10.0 to networks.
func shortened(s string) (string, bool) {
	parts := strings.Split(strings.TrimSuffix(s, "."), ".")
	if len(parts) < 2 || len(parts) > 3 {
		return "", false
	}
	for _, p := range parts {
		if n, err := strconv.ParseUint(p, 10, 8); err != nil || n > 255 {
			return "", false
		}
	}
	return strings.Join(parts, ".") + strings.Repeat(".0", 4-len(parts)) + "/" + strconv.Itoa(8*len(parts)), true
}
