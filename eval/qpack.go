package eval

import (
	"strings"

	"golang.org/x/net/http2/hpack"
)

const (
	maxQPACKTable = 1 << 16 // bytes of a dynamic table
	qpackOverhead = 32      // bytes that an entry counts more than its texts have
)

// qpackReader reads the headers that one end sends in HTTP/3 (RFC 9204). Libraries do not read the dynamic table.
type qpackReader struct {
	table    []hpack.HeaderField // the dynamic one, the oldest first
	size     int
	capacity int
	inserted int    // entries, also those that are gone
	rest     []byte // the beginning of an instruction
	broken   bool
}

// qpackStatic is the static table, from index 0.
var qpackStatic = func() (table []hpack.HeaderField) {
	const entries = `:authority
:path /
age 0
content-disposition
content-length 0
cookie
date
etag
if-modified-since
if-none-match
last-modified
link
location
referer
set-cookie
:method CONNECT
:method DELETE
:method GET
:method HEAD
:method OPTIONS
:method POST
:method PUT
:scheme http
:scheme https
:status 103
:status 200
:status 304
:status 404
:status 503
accept */*
accept application/dns-message
accept-encoding gzip, deflate, br
accept-ranges bytes
access-control-allow-headers cache-control
access-control-allow-headers content-type
access-control-allow-origin *
cache-control max-age=0
cache-control max-age=2592000
cache-control max-age=604800
cache-control no-cache
cache-control no-store
cache-control public, max-age=31536000
content-encoding br
content-encoding gzip
content-type application/dns-message
content-type application/javascript
content-type application/json
content-type application/x-www-form-urlencoded
content-type image/gif
content-type image/jpeg
content-type image/png
content-type text/css
content-type text/html; charset=utf-8
content-type text/plain
content-type text/plain;charset=utf-8
range bytes=0-
strict-transport-security max-age=31536000
strict-transport-security max-age=31536000; includesubdomains
strict-transport-security max-age=31536000; includesubdomains; preload
vary accept-encoding
vary origin
x-content-type-options nosniff
x-xss-protection 1; mode=block
:status 100
:status 204
:status 206
:status 302
:status 400
:status 403
:status 421
:status 425
:status 500
accept-language
access-control-allow-credentials FALSE
access-control-allow-credentials TRUE
access-control-allow-headers *
access-control-allow-methods get
access-control-allow-methods get, post, options
access-control-allow-methods options
access-control-expose-headers content-length
access-control-request-headers content-type
access-control-request-method get
access-control-request-method post
alt-svc clear
authorization
content-security-policy script-src 'none'; object-src 'none'; base-uri 'none'
early-data 1
expect-ct
forwarded
if-range
origin
purpose prefetch
server
timing-allow-origin *
upgrade-insecure-requests 1
user-agent
x-forwarded-for
x-frame-options deny
x-frame-options sameorigin`
	for line := range strings.Lines(entries) {
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		table = append(table, hpack.HeaderField{Name: name, Value: value})
	}
	return table
}()

// qpackText takes a text whose length is the last bits of the first byte, behind one that says whether it is packed. A text that is not there as a whole is not
// taken.
func qpackText(b *[]byte, bits int) (string, bool) {
	if len(*b) == 0 {
		return "", false
	}
	packed := (*b)[0]>>bits&1 != 0
	n, size, whole := hpackInteger(*b, bits)
	if !whole || size == 0 || n > len(*b)-size {
		return "", false
	}
	v := (*b)[size : size+n]
	*b = (*b)[size+n:]
	if !packed {
		return string(v), true
	}
	text, err := hpack.HuffmanDecodeToString(v)
	return text, err == nil && len(text) <= maxHTTP2Header
}

func qpackNumber(b *[]byte, bits int) (int, bool) {
	if len(*b) == 0 {
		return 0, false
	}
	n, size, whole := hpackInteger(*b, bits)
	if !whole || size == 0 {
		return 0, false
	}
	*b = (*b)[size:]
	return n, true
}

func (q *qpackReader) add(h hpack.HeaderField) {
	q.table = append(q.table, h)
	q.inserted++
	q.size += qpackOverhead + len(h.Name) + len(h.Value)
	q.evict()
}

func (q *qpackReader) evict() {
	for q.size > q.capacity && len(q.table) > 0 {
		q.size -= qpackOverhead + len(q.table[0].Name) + len(q.table[0].Value)
		q.table = q.table[1:]
	}
}

// at is the entry with an absolute index.
func (q *qpackReader) at(index int) (h hpack.HeaderField, ok bool) {
	i := index - (q.inserted - len(q.table))
	if i < 0 || i >= len(q.table) {
		return h, false
	}
	return q.table[i], true
}

// name finds the name of an entry, of the static table or by its distance from the end of the dynamic one.
func (q *qpackReader) entry(index int, static bool, base int) (hpack.HeaderField, bool) {
	if !static {
		return q.at(base - 1 - index)
	}
	if index >= len(qpackStatic) {
		return hpack.HeaderField{}, false
	}
	return qpackStatic[index], true
}

// instructions reads what the encoder does to the table.
func (q *qpackReader) instructions(b []byte) {
	if len(q.rest) > 0 {
		b = append(q.rest, b...)
		q.rest = nil
	}
	for len(b) > 0 && !q.broken {
		rest := b
		if !q.instruction(&rest) {
			break
		}
		b = rest
	}
	if q.broken = q.broken || len(b) > 2*maxHTTP2Header; !q.broken {
		q.rest = append(q.rest, b...)
	}
}

// instruction reads one. It reports false where it is not there as a whole.
func (q *qpackReader) instruction(b *[]byte) bool {
	switch c := (*b)[0]; {
	case c&0x80 != 0: // the name of an entry
		n, ok1 := qpackNumber(b, 6)
		value, ok2 := qpackText(b, 7)
		if !ok1 || !ok2 {
			return false
		}
		h, ok := q.entry(n, c&0x40 != 0, q.inserted)
		q.broken = !ok
		q.add(hpack.HeaderField{Name: h.Name, Value: value})
	case c&0x40 != 0: // a new name
		name, ok1 := qpackText(b, 5)
		value, ok2 := qpackText(b, 7)
		if !ok1 || !ok2 {
			return false
		}
		q.add(hpack.HeaderField{Name: name, Value: value})
	case c&0x20 != 0:
		n, ok := qpackNumber(b, 5)
		if !ok {
			return false
		}
		q.capacity = min(n, maxQPACKTable)
		q.evict()
	default: // an entry again
		n, ok := qpackNumber(b, 5)
		if !ok {
			return false
		}
		h, ok := q.entry(n, false, q.inserted)
		q.broken = !ok
		q.add(h)
	}
	return true
}

// headers reads a block of headers. It reports false where that can't be done.
func (q *qpackReader) headers(b []byte) (fields []hpack.HeaderField, ok bool) {
	required, ok1 := qpackNumber(&b, 8)
	if !ok1 || len(b) == 0 || q.broken {
		return nil, false
	}
	below := b[0]&0x80 != 0
	delta, ok2 := qpackNumber(&b, 7)
	if !ok2 {
		return nil, false
	}
	base := 0
	if required != 0 {
		entries := q.capacity / qpackOverhead
		if entries == 0 {
			return nil, false
		}
		most := q.inserted + entries
		count := most/(2*entries)*(2*entries) + required - 1
		if count > most {
			count -= 2 * entries
		}
		if base = count + delta; below {
			base = count - delta - 1
		}
		if count > q.inserted {
			return nil, false // blocked
		}
	}
	for length := 0; len(b) > 0; {
		var h hpack.HeaderField
		index, ok1, ok2, ok3 := 0, true, true, true
		switch c := b[0]; {
		case c&0x80 != 0:
			index, ok1 = qpackNumber(&b, 6)
			h, ok2 = q.entry(index, c&0x40 != 0, base)
		case c&0x40 != 0:
			index, ok1 = qpackNumber(&b, 4)
			h, ok2 = q.entry(index, c&0x10 != 0, base)
			h.Value, ok3 = qpackText(&b, 7)
		case c&0x20 != 0:
			h.Name, ok2 = qpackText(&b, 3)
			h.Value, ok3 = qpackText(&b, 7)
		case c&0x10 != 0: // behind the base
			index, ok1 = qpackNumber(&b, 4)
			h, ok2 = q.at(base + index)
		default:
			index, ok1 = qpackNumber(&b, 3)
			h, ok2 = q.at(base + index)
			h.Value, ok3 = qpackText(&b, 7)
		}
		if length += 8 + len(h.Name) + len(h.Value); !ok1 || !ok2 || !ok3 || length > maxHTTP2Block {
			return nil, false
		}
		fields = append(fields, h)
	}
	return fields, true
}
