package eval

import "github.com/dfc-lang/dfc/eval/capture"

// encapsulations are Wireshark's numbers for link types, which frame.encap_type shows.
var encapsulations = map[capture.LinkType]int{
	0: 15, 1: 1, 6: 2, 7: 16, 8: 3, 9: 4, 10: 6, 50: 4, 51: 4, 101: 7, 104: 28, 105: 20, 107: 26, 108: 15, 113: 25,
	127: 23, 119: 21, 163: 24, 187: 41, 189: 95, 192: 97, 195: 104, 215: 113, 201: 99, 220: 115, 227: 125, 228: 129, 229: 130, 230: 127, 239: 141,
	249: 152, 251: 154, 254: 159, 256: 161, 272: 186, 253: 158, 276: 210, 242: 180, 226: 124, 106: 11,
}
