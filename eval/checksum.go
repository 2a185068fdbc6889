package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// onesSum adds the 16-bit words of b to a sum for the Internet checksum (RFC 1071). Only the last piece may have an odd length.
func onesSum(sum uint64, b []byte) uint64 {
	for len(b) >= 4 {
		sum += uint64(binary.BigEndian.Uint32(b))
		b = b[4:]
	}
	if len(b) >= 2 {
		sum += uint64(binary.BigEndian.Uint16(b))
		b = b[2:]
	}
	if len(b) == 1 {
		sum += uint64(b[0]) << 8
	}
	return sum
}

// onesFold makes 16 bits of a sum: 0xffff for data whose checksum is right.
func onesFold(sum uint64) uint16 {
	for sum>>16 != 0 {
		sum = sum&0xffff + sum>>16
	}
	return uint16(sum)
}

// giveChecksum tells whether a sum over data with its checksum is right.
func (d *dissection) giveChecksum(status, bad *protocol.Field, sum uint64) {
	if onesFold(sum) == 0xffff {
		d.giveNum(status, checksumGood)
		return
	}
	d.giveNum(status, checksumBad)
	d.giveLabel(bad)
}
