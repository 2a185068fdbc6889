package eval

import (
	"bytes"
	"encoding/binary"

	"github.com/dfc-lang/dfc/compile/ftype"
	"github.com/dfc-lang/dfc/compile/protocol"
)

// Limits of HTTP/2.
const (
	maxHTTP2Streams  = 1024 // remembered of a conversation
	maxHTTP2Settings = 64   // table sizes that wait for being acknowledged
	http2Header      = 9    // bytes of a frame's header
	http2Window      = 65535
)

// http2Magic is what a client begins with.
const http2Magic = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"

// The types of frames.
const (
	http2Data           = 0
	http2Headers        = 1
	http2Priority       = 2
	http2Reset          = 3
	http2Settings       = 4
	http2PushPromise    = 5
	http2Ping           = 6
	http2GoAway         = 7
	http2WindowUpdate   = 8
	http2Continuation   = 9
	http2AltSvc         = 10
	http2Blocked        = 11
	http2Origin         = 12
	http2PriorityUpdate = 16
)

// The flags of frames.
const (
	http2EndStream   = 0x01
	http2Ack         = 0x01
	http2EndHeaders  = 0x04
	http2Padded      = 0x08
	http2HasPriority = 0x20
)

// http2Conv is what HTTP/2 remembers of a conversation.
type http2Conv struct {
	ways    [2]http2Way // by who sends
	streams map[uint32]*http2Stream
	order   []uint32 // streams, the one that was begun first at the front

	changed, streamChanged http2Change // of a window
}

// http2Way is what one end sends.
type http2Way struct {
	started bool
	window  int32 // what it may still send
	initial int32 // of new streams
	headers hpackReader
	tables  []uint32 // sizes of the header table that it did not acknowledge yet
}

// http2Change is the latest change of a window.
type http2Change struct {
	frame  int
	before int32
}

// http2Stream is a request and its response.
type http2Stream struct {
	request int // frame of the request; 0: none was seen
	at      stamp
	method  []byte
	scheme  []byte
	host    []byte
	path    []byte
	uri     []byte
	ways    [2]http2StreamWay
}

type http2StreamWay struct {
	window    int32
	mediaType []byte
	encoding  []byte
	body      *releasable // as far as it came
}

// http2 reads frames.
func http2(d *dissection, l *layer) next {
	if d.carrier.guessing {
		if !bytes.HasPrefix(l.b, []byte(http2Magic)) {
			return refused
		}
		d.carries(protocol.HTTP2)
		d.carrier.guessing = false
	}
	conv := remembered[http2Conv](d, protocol.HTTP2)
	for i := range conv.ways {
		if w := &conv.ways[i]; !w.started {
			w.started, w.window, w.initial = true, http2Window, http2Window
		}
	}
	return d.pdus(l, http2Header, http2Length, func(l *layer) { d.http2Frame(conv, l) })
}

func http2Length(b []byte) int {
	if string(b[:4]) == http2Magic[:4] {
		return len(http2Magic)
	}
	return http2Header + (int(b[0])<<16 | int(b[1])<<8 | int(b[2]))
}

// http2Frame is a frame that is read.
type http2Frame struct {
	conv   *http2Conv
	from   int // who sends
	layer  int
	flags  uint8
	id     uint32
	stream *http2Stream
	b      []byte // behind the header
	full   int
}

func (d *dissection) http2Frame(conv *http2Conv, l *layer) {
	d.giveLabel(protocol.HTTP2Stream)
	if bytes.HasPrefix(l.b, []byte(http2Magic[:4])) {
		d.giveBytes(protocol.HTTP2Magic, l.b)
		return
	}
	f := http2Frame{conv: conv, layer: len(d.layers) - 1, flags: l.b[4], b: l.b[http2Header:], full: l.full - http2Header}
	f.id = uint32(l.load(protocol.HTTP2StreamID))
	f.stream = conv.stream(f.id)
	if d.carrier.second {
		f.from = 1
	}
	if !d.http2Content(&f, l.b[3]) {
		d.truncated(f.b, f.full)
		return
	}
	d.giveURI(f.layer, f.stream)
}

func (d *dissection) giveURI(layer int, s *http2Stream) {
	if len(s.uri) > 0 {
		d.giveASCII(layer, protocol.HTTP2FullURI, s.uri)
	}
}

// stream finds a stream, or begins it.
func (c *http2Conv) stream(id uint32) *http2Stream {
	s := c.streams[id]
	if s != nil {
		return s
	}
	if c.streams == nil {
		c.streams = map[uint32]*http2Stream{}
	}
	if len(c.order) >= maxHTTP2Streams {
		delete(c.streams, c.order[0])
		c.order = c.order[1:]
	}
	s = &http2Stream{}
	for i := range s.ways {
		s.ways[i].window = c.ways[i].initial
	}
	c.streams[id] = s
	c.order = append(c.order, id)
	return s
}

// http2Content reads what a frame carries. It reports false where that ends too early.
func (d *dissection) http2Content(f *http2Frame, kind uint8) bool {
	switch kind {
	case http2Data:
		return d.http2Data(f)
	case http2Headers:
		return d.http2Headers(f)
	case http2Priority:
		return d.http2Priority(f)
	case http2Reset:
		return f.u32(d, protocol.HTTP2ResetError)
	case http2Settings:
		return d.http2Settings(f)
	case http2PushPromise:
		return d.http2Promise(f)
	case http2Ping:
		field := protocol.HTTP2Ping
		if f.flags&http2Ack != 0 {
			field = protocol.HTTP2Pong
		}
		return f.bytes(d, field, 8)
	case http2GoAway:
		if !f.bitAndRest(d, protocol.HTTP2GoAwayReserved, protocol.HTTP2GoAwayLast) || !f.u32(d, protocol.HTTP2GoAwayError) {
			return false
		}
		return f.full == 0 || f.bytes(d, protocol.HTTP2GoAwayData, f.full)
	case http2WindowUpdate:
		return d.http2WindowUpdate(f)
	case http2Continuation:
		padding, ok := f.padding(d)
		if !ok {
			return false
		}
		d.giveBytesAt(f.layer, protocol.HTTP2ContinuationBlock, f.b)
		d.http2HeaderBlock(f, f.stream, f.b)
		if len(padding) > 0 {
			d.giveBytesAt(f.layer, protocol.HTTP2ContinuationPadding, padding)
		}
		return true
	case http2AltSvc:
		return f.text(d, protocol.HTTP2AltOriginLength, protocol.HTTP2AltOrigin) && f.ascii(d, protocol.HTTP2AltValue)
	case http2Blocked:
		return f.full > 0
	case http2Origin:
		for f.full > 0 {
			d.giveLabelAt(f.layer, protocol.HTTP2Origins)
			if !f.text(d, protocol.HTTP2OriginLength, protocol.HTTP2Origin) {
				return false
			}
		}
		return true
	case http2PriorityUpdate:
		return f.u32(d, protocol.HTTP2PriorityOf) && f.ascii(d, protocol.HTTP2PriorityValue)
	}
	return f.bytes(d, protocol.HTTP2Unknown, f.full)
}

// skip goes past n bytes. It reports false where there are fewer.
func (f *http2Frame) skip(n int) bool {
	if n > len(f.b) {
		return false
	}
	f.b, f.full = f.b[n:], f.full-n
	return true
}

// u32 reads a number of four bytes.
func (f *http2Frame) u32(d *dissection, field *protocol.Field) bool {
	b := f.b
	if !f.skip(4) {
		return false
	}
	d.giveAt(f.layer, field, num(int(binary.BigEndian.Uint32(b))), b[:4])
	return true
}

// bitAndRest reads a number of 31 bits and the bit before it.
func (f *http2Frame) bitAndRest(d *dissection, bit, rest *protocol.Field) bool {
	b := f.b
	if !f.skip(4) {
		return false
	}
	n := int(binary.BigEndian.Uint32(b))
	d.giveAt(f.layer, bit, num(n>>31), b[:4])
	d.giveAt(f.layer, rest, num(n&0x7fffffff), b[:4])
	return true
}

// bytes reads n bytes.
func (f *http2Frame) bytes(d *dissection, field *protocol.Field, n int) bool {
	b := f.b
	if !f.skip(n) {
		return false
	}
	d.giveBytesAt(f.layer, field, b[:n])
	return true
}

// text reads a text and the length of two bytes before it.
func (f *http2Frame) text(d *dissection, length, field *protocol.Field) bool {
	b := f.b
	if !f.skip(2) {
		return false
	}
	n := int(binary.BigEndian.Uint16(b))
	d.giveAt(f.layer, length, num(n), b[:2])
	b = f.b
	if !f.skip(n) {
		return false
	}
	d.giveASCII(f.layer, field, b[:n])
	return true
}

// ascii reads a text to the end.
func (f *http2Frame) ascii(d *dissection, field *protocol.Field) bool {
	d.giveASCII(f.layer, field, f.b)
	return len(f.b) == f.full
}

func (d *dissection) giveBytesAt(layer int, f *protocol.Field, b []byte) {
	d.giveAt(layer, f, bytesValue(b), b)
}

// padding reads the length of the padding, and takes the padding away.
func (f *http2Frame) padding(d *dissection) (padding []byte, ok bool) {
	n := 0
	if f.flags&http2Padded != 0 {
		b := f.b
		if !f.skip(1) {
			return nil, false
		}
		n = int(b[0])
		d.giveAt(f.layer, protocol.HTTP2Padding, num(n), b[:1])
	}
	d.giveAt(f.layer, protocol.HTTP2PadLength, num(n), nil)
	if n > f.full {
		return nil, false
	}
	f.full -= n
	padding = f.b[min(f.full, len(f.b)):]
	f.b = f.b[:min(f.full, len(f.b))]
	return padding, true
}

func (d *dissection) http2Priority(f *http2Frame) bool {
	if !f.bitAndRest(d, protocol.HTTP2Exclusive, protocol.HTTP2Dependency) || len(f.b) == 0 {
		return false
	}
	w := int(f.b[0])
	d.giveAt(f.layer, protocol.HTTP2Weight, num(w), f.b[:1])
	d.giveAt(f.layer, protocol.HTTP2RealWeight, num(w+1), f.b[:1])
	return f.skip(1)
}

func (d *dissection) http2Headers(f *http2Frame) bool {
	padding, ok := f.padding(d)
	if !ok || f.flags&http2HasPriority != 0 && !d.http2Priority(f) {
		return false
	}
	d.giveBytesAt(f.layer, protocol.HTTP2HeaderBlock, f.b)
	d.http2HeaderBlock(f, f.stream, f.b)
	if len(padding) > 0 {
		d.giveBytesAt(f.layer, protocol.HTTP2HeadersPadding, padding)
	}
	if s := f.stream; s.request != 0 && s.request != d.frame.Number {
		d.giveAt(f.layer, protocol.HTTP2RequestIn, num(s.request), nil)
		d.giveSpanAt(f.layer, protocol.HTTP2Time, d.now().sub(s.at))
	}
	if f.flags&http2EndStream != 0 {
		d.http2Trailer(f)
	}
	return true
}

// http2Promise reads a request that the server makes up.
func (d *dissection) http2Promise(f *http2Frame) bool {
	padding, ok := f.padding(d)
	if !ok || len(f.b) < 4 {
		return false
	}
	promised := f.conv.stream(binary.BigEndian.Uint32(f.b) & 0x7fffffff)
	f.bitAndRest(d, protocol.HTTP2PromiseReserved, protocol.HTTP2Promised)
	d.giveBytesAt(f.layer, protocol.HTTP2PromiseBlock, f.b)
	d.http2HeaderBlock(f, promised, f.b)
	d.giveURI(f.layer, promised)
	if len(padding) > 0 {
		d.giveBytesAt(f.layer, protocol.HTTP2PromisePadding, padding)
	}
	return true
}

func (d *dissection) http2Settings(f *http2Frame) bool {
	ok := d.giveSettings(f.layer, f.b, func(id uint16, value uint32) { f.conv.set(f.from, id, value) })
	if w := &f.conv.ways[f.from]; f.flags&http2Ack != 0 && len(w.tables) > 0 {
		w.headers.limitTable(w.tables[0])
		w.tables = w.tables[1:]
	}
	return ok && len(f.b) == f.full
}

// giveSettings gives settings, and calls f for each. It reports false where the last of them is cut off.
func (d *dissection) giveSettings(layer int, b []byte, f func(id uint16, value uint32)) bool {
	for len(b) > 0 {
		d.giveLabelAt(layer, protocol.HTTP2Setting)
		if len(b) < 2 {
			return false
		}
		id := binary.BigEndian.Uint16(b)
		d.giveAt(layer, protocol.HTTP2SettingID, num(int(id)), b[:2])
		if len(b) < 6 {
			return false
		}
		value := binary.BigEndian.Uint32(b[2:])
		field := protocol.HTTP2Settings[id]
		if field == nil {
			field = protocol.HTTP2SettingUnknown
		}
		d.giveAt(layer, field, num(int(value)), b[2:6])
		f(id, value)
		b = b[6:]
	}
	return true
}

// set is what a setting of one end means for what the other one sends.
func (c *http2Conv) set(from int, id uint16, value uint32) {
	w := &c.ways[1-from]
	switch id {
	case protocol.HTTP2TableSizeSetting:
		if len(w.tables) < maxHTTP2Settings {
			w.tables = append(w.tables, value)
		}
	case protocol.HTTP2WindowSetting:
		for _, s := range c.streams {
			s.ways[1-from].window += int32(value) - w.initial
		}
		w.initial = int32(value)
	}
}

func (d *dissection) http2WindowUpdate(f *http2Frame) bool {
	b := f.b
	if !f.bitAndRest(d, protocol.HTTP2UpdateReserved, protocol.HTTP2UpdateIncrement) {
		return false
	}
	more := int32(binary.BigEndian.Uint32(b) & 0x7fffffff)
	if f.id == 0 {
		d.http2ConnectionWindow(f, 1-f.from, more)
	} else {
		d.http2StreamWindow(f, 1-f.from, more)
	}
	return true
}

func (d *dissection) http2ConnectionWindow(f *http2Frame, way int, more int32) {
	w := &f.conv.ways[way]
	d.giveHTTP2Window(f, &w.window, &f.conv.changed, more, protocol.HTTP2ConnectionBefore, protocol.HTTP2ConnectionAfter)
}

func (d *dissection) http2StreamWindow(f *http2Frame, way int, more int32) {
	w := &f.stream.ways[way]
	d.giveHTTP2Window(f, &w.window, &f.conv.streamChanged, more, protocol.HTTP2StreamWindowBefore, protocol.HTTP2StreamWindowAfter)
}

// giveHTTP2Window changes a window. Of several changes in one packet, Wireshark knows the first only, and what was before that.
func (d *dissection) giveHTTP2Window(f *http2Frame, window *int32, last *http2Change, more int32, before, after *protocol.Field) {
	if last.frame != d.frame.Number {
		last.frame, last.before = d.frame.Number, *window
		*window += more
	}
	d.giveAt(f.layer, before, ftype.Value{Num: uint64(last.before)}, nil)
	d.giveAt(f.layer, after, ftype.Value{Num: uint64(last.before + more)}, nil)
}
