package eval

import (
	"strconv"

	"golang.org/x/net/http2/hpack"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// The types of frames, and of streams of a single direction.
const (
	http3Data     = 0
	http3Headers  = 1
	http3Settings = 4

	http3Control = 0
	http3Push    = 1
	http3Encoder = 2
)

const maxHTTP3Frame = 1 << 20 // bytes of a frame that is waited for

// http3Stream is what one end sends in a stream.
type http3Stream struct {
	kind    uint64 // of one with a single direction
	pending []byte // the beginning of a frame
	pdu     pdu    // counts it among what waits for its end
}

// http3 reads what came of a stream. Layers of their own are what single frames of QUIC have.
func (d *dissection) http3(c *quicConnection, s *quicStream, id uint64, from int, offset uint64, b []byte) {
	d.layers = append(d.layers, layer{proto: protocol.HTTP3, b: b, full: len(b), own: len(b), has: len(b)})
	r := &secureReader{d: d}
	h := &s.h3
	if single := id&2 != 0; single {
		d.giveLabel(protocol.HTTP3UniStream)
		if offset == 0 {
			h.kind = r.varint(protocol.HTTP3UniStreamType, &b)
			if h.kind == http3Push {
				r.varint(protocol.HTTP3PushID, &b)
			}
		}
		switch h.kind {
		case http3Control, http3Push:
		case http3Encoder:
			c.qpack[from].instructions(b)
			return
		default:
			return
		}
	} else {
		d.giveLabel(protocol.HTTP3Stream)
	}
	if len(h.pending) > 0 && offset != 0 {
		b = append(h.pending, b...)
	}
	h.pending = nil
	for len(b) > 0 && !r.over {
		_, w1, ok1 := varint(b)
		if !ok1 {
			break
		}
		n, w2, ok2 := varint(b[w1:])
		if !ok2 || n > uint64(len(b)-w1-w2) {
			break
		}
		size := w1 + w2 + int(n)
		d.http3Frame(c, r, id, from, b[:size])
		b = b[size:]
	}
	if len(b) <= maxHTTP3Frame {
		h.pending = append(h.pending, b...)
		d.state.buffers.grow(&h.pdu, len(b))
	}
}

func (d *dissection) http3Frame(c *quicConnection, r *secureReader, id uint64, from int, b []byte) {
	d.giveLabel(protocol.HTTP3Frame)
	d.giveNum(protocol.HTTP3FrameStream, id)
	t := r.varint(protocol.HTTP3FrameType, &b)
	r.varint(protocol.HTTP3FrameLength, &b)
	if len(b) > 0 {
		d.giveBytes(protocol.HTTP3FramePayload, b)
	}
	switch t {
	case http3Data:
		if len(b) > 0 {
			d.giveBytes(protocol.HTTP3Data, b)
		}
	case http3Headers:
		d.http3Headers(&c.qpack[from], b)
	case http3Settings:
		for len(b) > 0 && !r.over {
			d.giveLabel(protocol.HTTP3Setting)
			id := r.varint(protocol.HTTP3SettingID, &b)
			start := b
			value := r.varint(protocol.HTTP3SettingValue, &b)
			if f := protocol.HTTP3Settings[id]; f != nil && !r.over {
				d.give(f, ftype.Value{Num: value}, start[:len(start)-len(b)])
			}
		}
	}
}

// http3Headers reads the headers of a message.
func (d *dissection) http3Headers(q *qpackReader, b []byte) {
	fields, ok := q.headers(b)
	if !ok {
		return
	}
	length := 0
	var method, scheme, host, path string
	for i := range fields {
		h := &fields[i]
		length += 8 + len(h.Name) + len(h.Value)
		d.http3Line(h)
		switch h.Name {
		case ":method":
			method = h.Value
		case ":scheme":
			scheme = h.Value
		case ":authority":
			host = h.Value
		case ":path":
			path = h.Value
		}
	}
	d.giveNum(protocol.HTTP3HeaderCount, uint64(len(fields)))
	d.giveNum(protocol.HTTP3HeaderLength, uint64(length))
	if method != "" && scheme != "" && host != "" && path != "" {
		uri := []byte(scheme + "://" + host + path)
		d.giveASCII(len(d.layers)-1, protocol.HTTP3FullURI, uri)
	}
}

func (d *dissection) http3Line(h *hpack.HeaderField) {
	i := len(d.layers) - 1
	d.giveLabel(protocol.HTTP3Header)
	d.giveNum(protocol.HTTP3NameLength, uint64(len(h.Name)))
	d.giveASCII(i, protocol.HTTP3Name, []byte(h.Name))
	d.giveNum(protocol.HTTP3ValueLength, uint64(len(h.Value)))
	d.giveASCII(i, protocol.HTTP3Value, []byte(h.Value))
	f := protocol.HTTP3Headers[h.Name]
	if f == nil {
		return
	}
	if f.Type.Family() != ftype.IntegerFamily {
		d.giveASCII(i, f, []byte(h.Value))
		return
	}
	if n, err := strconv.ParseUint(h.Value, 10, 64); err == nil {
		d.giveNum(f, n)
	}
}
