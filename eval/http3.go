package eval

import (
	"slices"
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

// http3Stream is what one end sends in a stream.
type http3Stream struct {
	kind uint64 // of one with a single direction
	pdu         // the beginning of a frame
	need int    // so many bytes make it complete; 0: none was begun
	lost bool   // it had to make room
}

// http3Way is what one end of a connection sends.
type http3Way struct {
	connection uint32
	from       int
}

const maxHTTP3Ways = 1 << 10 // whose headers are remembered

// http3 reads what came of a stream.
func (d *dissection) http3(way http3Way, h *http3Stream, id, offset uint64, b []byte) {
	begun := false
	begin := func() {
		if !begun {
			d.layers = append(d.layers, layer{proto: protocol.HTTP3, b: b, full: len(b), own: len(b), has: len(b)})
		}
		begun = true
	}
	r := &secureReader{d: d}
	tables := &d.state.quic.headers
	q, ok := tables.get(way, maxHTTP3Ways)
	if !ok {
		q = &qpackReader{}
		tables.put(way, q, maxHTTP3Ways)
	}
	single := id&2 != 0
	if single {
		begin()
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
			q.instructions(b)
			return
		default:
			return
		}
	}
	if h.need > 0 && offset != 0 {
		if h.lost = h.lost || len(h.data) == 0; h.lost {
			return
		}
		d.state.buffers.grow(&h.pdu, len(b))
		if h.data = append(h.data, b...); len(h.data) < h.need {
			return
		}
		b = h.data
	}
	h.pdu, h.need = pdu{}, 0
	for len(b) > 0 && !r.over {
		size := http3Length(b)
		if size > len(b) {
			if h.need = size; size <= maxPDUSize {
				h.data = slices.Clone(b)
				d.state.buffers.grow(&h.pdu, len(b))
			}
			return
		}
		if !single && !begun { // it is told of where a frame is complete
			begin()
			d.giveLabel(protocol.HTTP3Stream)
		}
		d.http3Frame(q, r, id, b[:size])
		b = b[size:]
	}
}

// http3Length is how long a frame is that begins with b; more than there is where its header is not all there.
func http3Length(b []byte) int {
	_, w1, ok := varint(b)
	if !ok {
		return len(b) + 1
	}
	n, w2, ok := varint(b[w1:])
	if !ok {
		return len(b) + 1
	}
	return w1 + w2 + int(min(n, maxPDUSize+1))
}

func (d *dissection) http3Frame(q *qpackReader, r *secureReader, id uint64, b []byte) {
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
		d.http3Headers(q, b)
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
