package capture

import (
	"bufio"
	"encoding/binary"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/pierrec/lz4/v4"
)

// maxWindow is how far back a zstd stream may refer, in bytes: what zstd itself allows without --long.
const maxWindow = 128 << 20

// decompress returns what src holds, decompressed if it is compressed, and what must be closed in the end, or nil. It
// starts no goroutine.
func decompress(src *bufio.Reader) (io.Reader, io.Closer, error) {
	magic, err := src.Peek(4)
	if err != nil {
		return src, nil, nil // too short to be compressed; the error comes again
	}
	switch m := binary.LittleEndian.Uint32(magic); {
	case m&0xffff == 0x8b1f: // RFC 1952
		r, err := gzip.NewReader(src)
		if err != nil {
			return nil, nil, err
		}
		return r, r, nil
	case m == 0xfd2fb528, m&^15 == 0x184d2a50: // RFC 8878; the second is a skippable frame
		r, err := zstd.NewReader(src, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true),
			zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, nil, err
		}
		c := r.IOReadCloser()
		return c, c, nil
	case m == 0x184d2204, m == 0x184c2102: // LZ4 frame format, and the legacy one
		r := lz4.NewReader(src)
		return r, nil, r.Apply(lz4.ConcurrencyOption(1))
	}
	return src, nil, nil
}
