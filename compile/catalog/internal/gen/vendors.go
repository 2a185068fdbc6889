package main

import (
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
)

// readVendors packs the names of Ethernet addresses: in the order of the prefixes, six bytes of address, the length of the prefix in bits, and two
// texts that end in a zero byte: the short name, and the vendor's, which a well-known address has none of.
func readVendors(vendors, stations string) []byte {
	var all []string
	eachLine(vendors, func(c []string) {
		if len(c) >= 3 {
			address, bits := prefix(c[0])
			all = append(all, address+string(rune(bits))+strings.TrimSpace(c[1])+"\x00"+c[2]+"\x00")
		}
	})
	eachLine(stations, func(c []string) {
		words := strings.Fields(strings.Join(c, " "))
		if len(words) < 2 || strings.HasPrefix(words[0], "#") {
			return
		}
		address, bits := prefix(words[0])
		long := ""
		if bits == 24 && !strings.Contains(words[0], "/") {
			long = words[1] // a vendor like the others
		}
		all = append(all, address+string(rune(bits))+words[1]+"\x00"+long+"\x00")
	})
	slices.Sort(all)
	return []byte(strings.Join(all, ""))
}

// prefix reads the beginning of an address, such as 01-00-5E or 00:1B:C5:00:10/36. No more bits count than are given.
func prefix(s string) (address string, bits int) {
	s, length, _ := strings.Cut(strings.TrimSpace(s), "/")
	b, err := hex.DecodeString(strings.NewReplacer(":", "", "-", "").Replace(s))
	check(err)
	bits = 8 * len(b)
	if length != "" {
		n, err := strconv.Atoi(length)
		check(err)
		bits = min(bits, n)
	}
	return string(append(b, make([]byte, 6-len(b))...)), bits
}
