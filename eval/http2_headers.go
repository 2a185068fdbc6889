package eval

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/http2/hpack"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// Limits of the headers of HTTP/2.
const (
	maxHTTP2Lines  = 200     // of a block; Wireshark reads no more
	maxHTTP2Header = 1 << 16 // bytes of a name, or a value
	maxHTTP2Block  = 1 << 18 // bytes of a block when unpacked; Wireshark reads no more
	maxHTTP2Table  = 1 << 16 // bytes of a header table, even if a setting allows more
)

// hpackReader reads the headers that one end sends (RFC 7541).
type hpackReader struct {
	decoder *hpack.Decoder
	field   hpack.HeaderField // the latest that was read
	rest    []byte            // the beginning of a header whose end is in the next frame
	broken  bool              // what follows makes no sense any more
	shrink  bool              // a new size of the table must come next
	size    uint32            // of the table
}

func (r *hpackReader) start() {
	if r.decoder == nil {
		r.size = 4096
		r.decoder = hpack.NewDecoder(r.size, func(f hpack.HeaderField) { r.field = f })
		r.decoder.SetMaxStringLength(maxHTTP2Header)
	}
}

// limitTable is what a setting of the other end means.
func (r *hpackReader) limitTable(size uint32) {
	r.start()
	size = min(size, maxHTTP2Table)
	r.decoder.SetAllowedMaxDynamicTableSize(size)
	r.shrink = size < r.size
}

// The representations of headers.
const (
	hpackIndexed = iota
	hpackAdded
	hpackNotAdded
	hpackNever
	hpackTableSize
)

var hpackNames = [...]string{
	hpackIndexed:  "Indexed Header Field",
	hpackAdded:    "Literal Header Field with Incremental Indexing",
	hpackNotAdded: "Literal Header Field without Indexing",
	hpackNever:    "Literal Header Field never Indexed",
}

// hpackItem is how a header is represented.
type hpackItem struct {
	kind   int
	number int // the index, or the size of a table
	length int // in bytes
}

// readItem finds the extent of the header that b begins with. It reports false where that is not there as a whole; a length of 0 stands for
// one that cannot be.
func readItem(b []byte) (i hpackItem, whole bool) {
	bits := 0
	switch c := b[0]; {
	case c&0x80 != 0:
		i.kind, bits = hpackIndexed, 7
	case c&0x40 != 0:
		i.kind, bits = hpackAdded, 6
	case c&0x20 != 0:
		i.kind, bits = hpackTableSize, 5
	case c&0x10 != 0:
		i.kind, bits = hpackNever, 4
	default:
		i.kind, bits = hpackNotAdded, 4
	}
	number, at, whole := hpackInteger(b, bits)
	if !whole || at == 0 {
		return hpackItem{}, whole
	}
	i.number, i.length = number, at
	strings := 0
	switch {
	case i.kind == hpackIndexed || i.kind == hpackTableSize:
	case number == 0:
		strings = 2
	default:
		strings = 1
	}
	for range strings {
		if i.length >= len(b) {
			return hpackItem{}, false
		}
		n, size, whole := hpackInteger(b[i.length:], 7)
		if !whole || size == 0 || n > maxHTTP2Header {
			return hpackItem{}, whole
		}
		if i.length += size + n; i.length > len(b) {
			return hpackItem{}, false
		}
	}
	return i, true
}

// hpackInteger reads a number whose first bits are the last ones of the first byte; a length of 0 says that it is too large.
func hpackInteger(b []byte, bits int) (n, length int, whole bool) {
	most := 1<<bits - 1
	if n = int(b[0]) & most; n < most {
		return n, 1, true
	}
	for i, c := range b[1:] {
		if i >= 4 {
			return 0, 0, true
		}
		n += int(c&0x7f) << (7 * i)
		if c&0x80 == 0 {
			return n, i + 2, true
		}
	}
	return 0, 0, false
}

// http2HeaderBlock reads the headers of a frame for a stream. What is cut off at its end goes on in the next frame.
func (d *dissection) http2HeaderBlock(f *http2Frame, s *http2Stream, b []byte) {
	r := &f.conv.ways[f.from].headers
	if r.broken {
		return
	}
	r.start()
	if len(r.rest) > 0 {
		b = append(r.rest, b...)
		r.rest = nil
	}
	count, length := 0, 0
	for len(b) > 0 {
		i, whole := readItem(b)
		if !whole {
			break
		}
		if i.length == 0 || r.shrink && i.kind != hpackTableSize {
			r.broken = true
			break
		}
		if _, err := r.decoder.Write(b[:i.length]); err != nil {
			r.broken = true
			break
		}
		b = b[i.length:]
		if i.kind != hpackTableSize && length+8+len(r.field.Name)+len(r.field.Value) > maxHTTP2Block {
			d.giveLabelAt(f.layer, protocol.HTTP2HeadersTooLong)
			b = nil
			break
		}
		count++
		if i.kind == hpackTableSize {
			r.shrink, r.size = false, uint32(i.number)
			d.giveLabelAt(f.layer, protocol.HTTP2TableUpdate)
			d.giveAt(f.layer, protocol.HTTP2TableSize, num(i.number), nil)
			continue
		}
		length += 8 + len(r.field.Name) + len(r.field.Value)
		d.http2Line(f, s, &r.field, &i)
		if count == maxHTTP2Lines {
			d.giveLabelAt(f.layer, protocol.HTTP2HeadersTooMany)
			b = nil
		}
	}
	if count > 0 {
		d.giveAt(f.layer, protocol.HTTP2HeaderLength, num(length), nil)
		d.giveAt(f.layer, protocol.HTTP2HeaderCount, num(count), nil)
	}
	switch {
	case f.flags&http2EndHeaders != 0:
		r.broken = r.broken || len(b) > 0
		r.decoder.Close()
	case len(b) > 2*maxHTTP2Header:
		r.broken = true
	case !r.broken:
		r.rest = append(r.rest, b...)
	}
}

// http2Line reads a header.
func (d *dissection) http2Line(f *http2Frame, s *http2Stream, h *hpack.HeaderField, i *hpackItem) {
	name, value := []byte(h.Name), []byte(h.Value)
	d.giveLabelAt(f.layer, protocol.HTTP2Header)
	d.giveAt(f.layer, protocol.HTTP2NameLength, num(len(name)), nil)
	d.giveASCII(f.layer, protocol.HTTP2Name, name)
	d.giveAt(f.layer, protocol.HTTP2ValueLength, num(len(value)), nil)
	d.giveASCII(f.layer, protocol.HTTP2Value, value)
	if unescaped, ok := d.unescaped(value); ok {
		d.giveASCII(f.layer, protocol.HTTP2Unescaped, unescaped)
	}
	if field := protocol.HTTP2Headers[h.Name]; field != nil {
		d.http2HeaderField(f, field, h.Value)
	}
	if h.Name == ":path" {
		d.giveURIParts(f.layer, value)
	}
	how := hpackNames[i.kind]
	switch {
	case i.kind == hpackIndexed:
	case i.number == 0:
		how += " - New Name"
	default:
		how += " - Indexed Name"
	}
	d.giveAt(f.layer, protocol.HTTP2Representation, text(how), nil)
	if i.number != 0 {
		d.giveAt(f.layer, protocol.HTTP2Index, num(i.number), nil)
	}
	s.learn(d, f, h.Name, value)
}

// http2HeaderField gives a header that has a field. Numbers that are none have no value.
func (d *dissection) http2HeaderField(f *http2Frame, field *protocol.Field, value string) {
	if field.Type.Family() != ftype.IntegerFamily {
		d.giveASCII(f.layer, field, []byte(value))
		return
	}
	n, err := strconv.ParseUint(strings.TrimLeft(value, " \t"), 10, 64)
	if err == nil {
		d.giveAt(f.layer, field, num(int(n)), nil)
	}
}

// learn remembers what a header says of a stream.
func (s *http2Stream) learn(d *dissection, f *http2Frame, name string, value []byte) {
	value = value[:min(len(value), maxHTTPURI)]
	switch name {
	case ":method":
		s.method, s.request, s.at = value, d.frame.Number, d.now()
	case ":scheme":
		s.scheme = value
	case ":authority":
		s.host = value
	case ":path":
		s.path = value
	case ":status":
		if s.request != 0 && !bytes.HasPrefix(value, []byte("1")) { // others are only on the way
			d.later(s.request, protocol.HTTP2ResponseIn, num(d.frame.Number))
		}
		return
	case "content-type":
		s.ways[f.from].mediaType = value
		return
	case "content-encoding":
		s.ways[f.from].encoding = value
		return
	default:
		return
	}
	switch {
	case string(s.method) == "CONNECT" && len(s.host) > 0:
		s.uri = s.host
	case len(s.method) > 0 && len(s.scheme) > 0 && len(s.host) > 0 && len(s.path) > 0:
		s.uri = append(append(append(append([]byte(nil), s.scheme...), "://"...), s.host...), s.path...)
	}
}

// unescaped undoes percent-encoding, in the memory of the frame. It reports false where "%" stands before no digits.
func (d *dissection) unescaped(b []byte) (unescaped []byte, ok bool) {
	start := len(d.arena)
	for i := 0; i < len(b); i++ {
		c := b[i]
		if c == '%' {
			if i+2 >= len(b) || !isHexDigit(b[i+1]) || !isHexDigit(b[i+2]) {
				return nil, false
			}
			c = hexDigit(b[i+1])<<4 | hexDigit(b[i+2])
			i += 2
		}
		d.arena = append(d.arena, c)
	}
	return d.arena[start:], true
}
