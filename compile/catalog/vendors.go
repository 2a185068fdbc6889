package catalog

import (
	_ "embed"
	"sync"
	"unicode/utf8"
)

//go:embed vendors.bin
var vendorData string

// vendor is a name that the addresses with a prefix have.
type vendor struct{ short, long string }

// vendors are found by the number that the prefix is and its length in bits.
var vendors = sync.OnceValue(func() *[49]map[uint64]vendor {
	all := &[49]map[uint64]vendor{}
	for c := newCursor(archive(vendorData).block(0)); c.at < len(c.data); {
		var n uint64
		for range 6 {
			n = n<<8 | uint64(c.byte())
		}
		bits := c.byte()
		if all[bits] == nil {
			all[bits] = map[uint64]vendor{}
		}
		v := vendor{c.string(), c.string()}
		if old, known := all[bits][n]; known && v.long == "" {
			v.long = old.long // a well-known address among a vendor's own
		}
		all[bits][n] = v
	}
	return all
})

// number is an address as one.
func number(address [6]byte) (n uint64) {
	for _, b := range address {
		n = n<<8 | uint64(b)
	}
	return n
}

const group = 1 << 40 // the bit of an address that tells it is a group's

// AppendStation appends the name of an Ethernet address as Wireshark resolves it: that of a well-known address, or the vendor's with the rest of
// the address. It appends nothing where none is known.
func AppendStation(dst []byte, address [6]byte) []byte {
	all, n := vendors(), number(address)
	for bits := 48; bits > 0; bits-- {
		v, ok := all[bits][n>>(48-bits)<<(48-bits)]
		if !ok || v.long != "" {
			continue
		}
		dst = append(dst, v.short...)
		if bits == 48 {
			return dst
		}
		rest := address[bits/8:]
		rest[0] &= 0xff >> (bits % 8)
		for len(rest) > 1 && rest[0] == 0 {
			rest = rest[1:]
		}
		return appendRest(dst, rest)
	}
	for _, bits := range vendorBits {
		if v, ok := named(bits, n); ok {
			dst = append(dst, v.short...)
			rest := address[bits/8:]
			if bits%8 == 0 {
				return appendRest(dst, rest)
			}
			const digits = "0123456789abcdef"
			dst = append(dst, '_', digits[rest[0]&0xf])
			for _, b := range rest[1:] {
				dst = append(dst, ':', digits[b>>4], digits[b&0xf])
			}
			return dst
		}
	}
	return dst
}

// vendorBits are the lengths of what is assigned to vendors.
var vendorBits = [...]int{36, 28, 24}

// HasVendor tells whether an Ethernet address belongs to a vendor that is known.
func HasVendor(address [6]byte) bool {
	n := number(address)
	for _, bits := range vendorBits {
		if _, ok := named(bits, n); ok {
			return true
		}
	}
	return false
}

// named finds the vendor of an address: as it is, which the list has of a few groups, or without the bit of a group.
func named(bits int, n uint64) (vendor, bool) {
	n = n >> (48 - bits) << (48 - bits)
	v, ok := vendors()[bits][n]
	if v.long == "" {
		v, ok = vendors()[bits][n&^group]
	}
	return v, ok
}

// appendRest appends the bytes of an address that a name does not stand for.
func appendRest(dst, rest []byte) []byte {
	const digits = "0123456789abcdef"
	sep := byte('_')
	for _, b := range rest {
		dst = append(dst, sep, digits[b>>4], digits[b&0xf])
		sep = ':'
	}
	return dst
}

// Vendor is the name of the organisation that the first three bytes of an Ethernet address belong to, which Wireshark cuts to 63
// bytes; empty where it is not known.
func Vendor(oui uint32) string {
	const longest = 63
	v, _ := named(24, uint64(oui)<<24)
	name := v.long
	for n := longest; len(name) > longest; n-- {
		if utf8.RuneStart(name[n]) {
			name = name[:n]
		}
	}
	return name
}
