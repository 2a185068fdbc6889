package eval

import "github.com/dfc-lang/dfc/compile/protocol"

const maxHTTP2Bodies = 1 << 16 // numbers of streams in a generation

// http2Data reads a part of a body. The last one hands the body on.
func (d *dissection) http2Data(f *http2Frame) bool {
	padding, ok := f.padding(d)
	if !ok {
		return false
	}
	used := -int32(f.full)
	d.http2ConnectionWindow(f, f.from, used)
	d.http2StreamWindow(f, f.from, used)
	way := &f.stream.ways[f.from]
	if len(padding) > 0 {
		d.giveBytesAt(f.layer, protocol.HTTP2DataPadding, padding)
	}
	ends := f.flags&http2EndStream != 0
	if !ends {
		d.giveBytesAt(f.layer, protocol.HTTP2Data, f.b)
	}
	if !d.http2ReadsBody() {
		return len(f.b) == f.full
	}
	if ends && way.body == nil {
		d.http2Body(f, f.b)
		return len(f.b) == f.full
	}
	if way.body == nil {
		way.body = &releasable{}
	}
	if len(f.b) > 0 {
		way.body.add(d, f.b)
	}
	if ends {
		d.http2Assembled(f)
	}
	return len(f.b) == f.full
}

// http2ReadsBody tells whether anything of a body is asked for.
func (d *dissection) http2ReadsBody() bool {
	return !d.plan.last[protocol.HTTP2.ID] || d.plan.leftover || d.wantsAny(protocol.HTTP2Data, protocol.HTTP2Fragments, protocol.HTTP2Fragment,
		protocol.HTTP2FragmentCount, protocol.HTTP2BodyLength, protocol.HTTP2Body, protocol.HTTP2ReassembledIn, protocol.HTTP2NotDecoded)
}

// http2Trailer ends a body that headers follow.
func (d *dissection) http2Trailer(f *http2Frame) {
	if f.stream.ways[f.from].body != nil {
		d.http2Assembled(f)
	}
}

// http2Assembled hands on a body that came in several parts, unless it was let go of.
func (d *dissection) http2Assembled(f *http2Frame) {
	way := &f.stream.ways[f.from]
	b := way.body
	way.body = nil
	if !b.whole() {
		return
	}
	if b.length > 0 {
		d.giveLabelAt(f.layer, protocol.HTTP2Fragments)
		for _, p := range b.pieces {
			d.giveAt(f.layer, protocol.HTTP2Fragment, num(p.frame), nil)
			d.later(p.frame, protocol.HTTP2ReassembledIn, num(d.frame.Number))
		}
		d.giveAt(f.layer, protocol.HTTP2FragmentCount, num(len(b.pieces)), nil)
		d.giveAt(f.layer, protocol.HTTP2BodyLength, num(b.length), nil)
		d.giveBytesAt(f.layer, protocol.HTTP2Body, b.data)
	}
	d.http2Body(f, b.data)
}

// http2Body unpacks a body and hands it to the protocol of its media type. What has none is taken for what the latest body was of a stream
// with the same number, in any conversation, as Wireshark does; else it is looked at whether it is JSON.
func (d *dissection) http2Body(f *http2Frame, body []byte) {
	way := &f.stream.ways[f.from]
	if len(way.encoding) > 0 && len(body) > 0 && string(way.encoding) != "identity" {
		unpacked, ok := d.unpack(way.encoding, body)
		if !ok {
			d.giveBytesAt(f.layer, protocol.HTTP2Data, body)
			d.giveLabelAt(f.layer, protocol.HTTP2NotDecoded)
			return
		}
		body = unpacked
	}
	d.giveBytesAt(f.layer, protocol.HTTP2Data, body)
	if len(body) == 0 {
		return
	}
	p := protocol.MediaTypes.Exactly(mediaType(way.mediaType))
	if len(way.mediaType) == 0 {
		d.crosses()
		if p, _ = d.state.http2.get(f.id, maxHTTP2Bodies); p == nil && isJSON(body) {
			p = protocol.JSON
		}
	}
	if p != nil {
		d.state.http2.put(f.id, p, maxHTTP2Bodies)
		d.carrier.strand = uint64(f.id)
		d.body(p, way.mediaType, body, len(body))
		d.carrier.strand = 0
	}
}
