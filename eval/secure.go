package eval

import (
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// The ends of a conversation.
const (
	client = iota
	server
)

// secureReader reads the records and messages of TLS, of DTLS, and of the handshake in QUIC.
type secureReader struct {
	d      *dissection
	s      *tlsSession
	from   int  // who sends
	dtls   bool // the fields are those of DTLS
	quic   bool // the messages stand in no records
	cut    bool // the capture cut off what is missing
	unread bool // what the record at hand lacks is asked for by nobody
	over   bool // what was needed is not there: nothing after that is read
}

func newSecureReader(d *dissection, s *tlsSession, dtls bool) *secureReader {
	r := &secureReader{d: d, s: s, dtls: dtls}
	r.findSender()
	return r
}

// findSender tells who sends by the handshake, or else by the ports.
func (r *secureReader) findSender() {
	c := &r.d.carrier
	fromServer := r.s.serverKnown && c.second == r.s.serverSecond
	if !r.s.serverKnown {
		by := tlsApplications
		if r.dtls {
			by = dtlsApplications
		}
		fromServer = by[c.src] != ""
	}
	r.from = client
	if fromServer {
		r.from = server
	}
}

// field is the one that the values of f belong to.
func (r *secureReader) field(f *protocol.Field) *protocol.Field {
	if r.dtls {
		return protocol.InDTLS(f)
	}
	return f
}

func (r *secureReader) wants(f *protocol.Field) bool { return r.d.wants(r.field(f)) }

func (r *secureReader) label(f *protocol.Field) {
	if !r.over {
		r.d.giveLabel(r.field(f))
	}
}

func (r *secureReader) bytes(f *protocol.Field, b []byte) {
	if !r.over {
		r.d.giveBytes(r.field(f), b)
	}
}

func (r *secureReader) text(f *protocol.Field, b []byte) {
	if !r.over {
		r.d.giveText(r.field(f), b)
	}
}

// number gives the next bytes of b as a number, and takes them from b.
func (r *secureReader) number(f *protocol.Field, b *[]byte, width int) (n uint64) {
	raw := r.take(b, width)
	for _, c := range raw {
		n = n<<8 | uint64(c)
	}
	if !r.over {
		r.d.give(r.field(f), ftype.Value{Num: n}, raw)
	}
	return n
}

// take takes the next n bytes from b. Where they are not there, reading is over.
func (r *secureReader) take(b *[]byte, n int) []byte {
	if r.over || n > len(*b) {
		r.end()
		*b = nil
		return nil
	}
	taken := (*b)[:n]
	*b = (*b)[n:]
	return taken
}

// end ends the reading: bytes are missing.
func (r *secureReader) end() {
	if r.over {
		return
	}
	r.over = true
	if r.cut {
		r.d.damaged(protocol.Short)
	} else {
		r.d.damaged(protocol.Malformed)
	}
}

// vector takes a vector from b: its length, in as many bytes as width says, and that many bytes. Where there are fewer, nothing of b
// is read, and it reports false.
func (r *secureReader) vector(length *protocol.Field, b *[]byte, width, least int) ([]byte, bool) {
	v, ok := r.rest(length, b, width, least)
	if !ok {
		v = nil
	}
	return v, ok
}

// rest takes a vector; where there are fewer bytes than it should have, it gives those and reports false.
func (r *secureReader) rest(length *protocol.Field, b *[]byte, width, least int) ([]byte, bool) {
	if len(*b) < width && !r.cut {
		r.label(protocol.TLSMalformedBufferTooSmall)
		*b = nil
		return nil, false
	}
	n := int(r.number(length, b, width))
	if n < least {
		r.label(protocol.TLSMalformedVectorLength)
	}
	if n <= len(*b) {
		return r.take(b, n), true
	}
	if !r.cut {
		r.label(protocol.TLSMalformedBufferTooSmall)
	}
	v := *b
	*b = nil
	return v, false
}

// opaque takes a vector of bytes.
func (r *secureReader) opaque(length, f *protocol.Field, b *[]byte, width, least int) []byte {
	v, ok := r.rest(length, b, width, least)
	if r.over || !ok && r.cut {
		r.end()
		return nil
	}
	r.bytes(f, v)
	return v
}

// numbers gives a list of numbers.
func (r *secureReader) numbers(f *protocol.Field, b []byte, width int) {
	if !r.wants(f) {
		return
	}
	for len(b) >= width && !r.over {
		r.number(f, &b, width)
	}
}

// list takes a vector of numbers, with a label over them.
func (r *secureReader) list(length, label, f *protocol.Field, b *[]byte, lengthWidth, width, least int) []byte {
	v, ok := r.vector(length, b, lengthWidth, least)
	if r.over || !ok {
		return nil
	}
	if label != nil {
		r.label(label)
	}
	r.numbers(f, v, width)
	r.trailing(v[len(v)-len(v)%width:])
	return v
}

// trailing remarks on bytes that nobody read.
func (r *secureReader) trailing(b []byte) {
	if len(b) > 0 {
		r.label(protocol.TLSMalformedTrailingData)
	}
}

func u16(b []byte) uint16  { return binary.BigEndian.Uint16(b) }
func be32(b []byte) uint32 { return binary.BigEndian.Uint32(b) }
