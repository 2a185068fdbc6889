package catalog

import (
	"encoding/binary"
	"sort"
	"strings"
	"sync"

	_ "embed"

	"github.com/klauspost/compress/zstd"
)

// The embedded files. protocols.bin and fields.bin have two blocks per key, names and titles, and the key is the first
// name in them; labels.bin has one, and the key is the number of its first table, 4 bytes with the high one first.
var (
	//go:embed protocols.bin
	protocolData string
	//go:embed fields.bin
	fieldData string
	//go:embed labels.bin
	labelData string
)

// archive is a file of zstd blocks that are found by sorted keys. It is read in place:
//
//	uint32 keys k, blocks b; k+1 offsets of the keys; b+1 offsets of the blocks; keys; blocks
//
// all little-endian, the offsets from the start of the file, the one past the last being the end.
type archive string

func (a archive) u32(i int) int {
	return int(uint32(a[4*i]) | uint32(a[4*i+1])<<8 | uint32(a[4*i+2])<<16 | uint32(a[4*i+3])<<24)
}

// keys is the number of keys.
func (a archive) keys() int { return a.u32(0) }

func (a archive) key(i int) string { return string(a[a.u32(2+i):a.u32(3+i)]) }

// find returns the last key that is not greater than key, -1 if all are.
func (a archive) find(key string) int {
	return sort.Search(a.keys(), func(i int) bool { return a.key(i) > key }) - 1
}

// block unpacks block i.
func (a archive) block(i int) []byte {
	at := 2 + a.keys() + 1 + i
	out, err := decoder().DecodeAll([]byte(a[a.u32(at):a.u32(at+1)]), nil)
	if err != nil {
		panic("catalog: embedded table damaged: " + err.Error())
	}
	return out
}

var (
	decoderOnce sync.Once
	decoderZstd *zstd.Decoder
)

// decoder returns the decoder all blocks share. One without a stream runs no goroutines.
func decoder() *zstd.Decoder {
	decoderOnce.Do(func() {
		decoderZstd, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.IgnoreChecksum(true))
	})
	return decoderZstd
}

// cursor takes an unpacked block apart.
type cursor struct {
	data []byte
	text string // the same bytes
	at   int
}

func newCursor(block []byte) *cursor { return &cursor{data: block, text: string(block)} }

func (c *cursor) uvarint() uint64 {
	v, n := binary.Uvarint(c.data[c.at:])
	c.at += n
	return v
}

// unzigzag turns 0, 1, 2, 3, 4 into 0, -1, 1, -2, 2.
func unzigzag(v uint64) int64 { return int64(v>>1) ^ -int64(v&1) }

func (c *cursor) byte() byte {
	c.at++
	return c.data[c.at-1]
}

// string reads a text that ends in a zero byte.
func (c *cursor) string() string {
	n := strings.IndexByte(c.text[c.at:], 0)
	s := c.text[c.at : c.at+n]
	c.at += n + 1
	return s
}

func (c *cursor) strings(n int) []string {
	s := make([]string, n)
	for i := range s {
		s[i] = c.string()
	}
	return s
}

// cache keeps what has been unpacked, by number of block.
type cache[T any] struct {
	mu   sync.Mutex
	kept map[int]T
}

// get returns entry i, made by load the first time.
func (c *cache[T]) get(i int, load func(i int) T) T {
	c.mu.Lock()
	defer c.mu.Unlock()
	v, ok := c.kept[i]
	if !ok {
		v = load(i)
		if c.kept == nil {
			c.kept = map[int]T{}
		}
		c.kept[i] = v
	}
	return v
}

func (c *cache[T]) reset() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.kept = nil
}
