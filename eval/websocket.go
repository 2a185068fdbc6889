package eval

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"strings"

	"github.com/klauspost/compress/flate"

	"github.com/dfc-lang/dfc/compile/protocol"
)

// What a frame is.
const (
	webSocketContinuation = 0
	webSocketText         = 1
	webSocketBinary       = 2
	webSocketClose        = 8
	webSocketPing         = 9
	webSocketPong         = 10
)

// webSocketConv is what WebSocket remembers of a conversation.
type webSocketConv struct {
	compressed  bool               // messages may be
	subprotocol *protocol.Protocol // what the messages are
	ways        [2]webSocketWay    // by who sends
}

type webSocketWay struct {
	forgets bool        // each message is compressed on its own
	seen    releasable  // the end of what the messages said, which the next one may refer to
	opcode  byte        // of the message whose frames come
	packed  bool        // it is compressed
	message *releasable // as far as it came
}

// webSocketBegins remembers what the answer that changed to WebSocket said of it.
func (d *dissection) webSocketBegins(extensions, subprotocol []byte) {
	c := remembered[webSocketConv](d, protocol.WebSocket)
	*c = webSocketConv{subprotocol: protocol.WebSocketProtocols[string(bytes.TrimSpace(subprotocol))]}
	e := string(extensions)
	c.compressed = strings.Contains(e, "permessage-deflate")
	answers := 0
	if d.carrier.second {
		answers = 1
	}
	c.ways[answers].forgets = strings.Contains(e, "server_no_context_takeover")
	c.ways[1-answers].forgets = strings.Contains(e, "client_no_context_takeover")
}

func webSocket(d *dissection, l *layer) next {
	c := remembered[webSocketConv](d, protocol.WebSocket)
	return d.pdus(l, 2, webSocketFrameLength, func(l *layer) { d.webSocketFrame(c, l) })
}

// webSocketHeader is the length of a header, and that of what follows it; -1: it is not known yet.
func webSocketHeader(b []byte) (header, payload int) {
	header, payload = 2, int(b[1]&0x7f)
	switch payload {
	case 126:
		header, payload = 4, -1
		if len(b) >= header {
			payload = int(binary.BigEndian.Uint16(b[2:]))
		}
	case 127:
		header, payload = 10, -1
		if len(b) >= header {
			payload = int(min(binary.BigEndian.Uint64(b[2:]), maxChunk))
		}
	}
	if b[1]&0x80 != 0 {
		header += 4
	}
	return header, payload
}

func webSocketFrameLength(b []byte) int {
	header, payload := webSocketHeader(b)
	return header + max(payload, 0)
}

func (d *dissection) webSocketFrame(c *webSocketConv, l *layer) {
	i := len(d.layers) - 1
	header, _ := webSocketHeader(l.b)
	if header > len(l.b) {
		d.truncated(l.b, l.full)
		return
	}
	way := &c.ways[0]
	if d.carrier.second {
		way = &c.ways[1]
	}
	last, opcode, packed, payload := l.b[0]&0x80 != 0, l.b[0]&0x0f, l.b[0]&0x40 != 0, l.b[header:]
	if c.compressed {
		n := 0
		if packed {
			n = 1
		}
		d.giveAt(i, protocol.WebSocketCompressed, num(n), l.b[:1])
	}
	if l.b[1]&0x80 != 0 {
		key := l.b[header-4 : header]
		d.giveBytesAt(i, protocol.WebSocketKey, key)
		if len(payload) > 0 {
			d.giveBytesAt(i, protocol.WebSocketMasked, payload)
		}
		start := len(d.arena)
		for n, b := range payload {
			d.arena = append(d.arena, b^key[n&3])
		}
		payload = d.arena[start:]
	}
	if len(payload) > 0 {
		d.giveBytesAt(i, protocol.WebSocketPayload, payload)
	}
	packed = packed && c.compressed
	switch {
	case opcode&0x08 != 0:
		d.webSocketControl(i, opcode, payload)
	case last && opcode != webSocketContinuation:
		d.webSocketMessage(i, c, way, opcode, packed, payload)
	case opcode != webSocketContinuation:
		way.opcode, way.packed, way.message = opcode, packed, &releasable{}
		way.message.add(d, payload)
	case way.message == nil:
		d.giveBytesAt(i, protocol.WebSocketContinue, payload)
	default:
		way.message.add(d, payload)
		if !last {
			d.giveBytesAt(i, protocol.WebSocketContinue, payload)
			break
		}
		d.webSocketAssembled(i, c, way)
	}
}

// webSocketAssembled hands on a message that came in several frames, unless it was let go of.
func (d *dissection) webSocketAssembled(layer int, c *webSocketConv, way *webSocketWay) {
	m := way.message
	way.message = nil
	if !m.whole() {
		return
	}
	d.giveLabelAt(layer, protocol.WebSocketFragments)
	for _, p := range m.pieces {
		d.giveAt(layer, protocol.WebSocketFragment, num(p.frame), nil)
	}
	d.giveAt(layer, protocol.WebSocketFragmentCount, num(len(m.pieces)), nil)
	d.giveAt(layer, protocol.WebSocketLength, num(m.length), nil)
	d.webSocketMessage(layer, c, way, way.opcode, way.packed, m.data)
}

func (d *dissection) webSocketControl(layer int, opcode byte, b []byte) {
	if len(b) == 0 {
		return
	}
	switch opcode {
	case webSocketClose:
		d.giveBytesAt(layer, protocol.WebSocketClose, b)
		if len(b) >= 2 {
			d.giveAt(layer, protocol.WebSocketStatus, num(int(binary.BigEndian.Uint16(b))), b[:2])
		}
		if len(b) > 2 {
			d.giveUTF8(layer, protocol.WebSocketReason, b[2:], b[2:])
		}
	case webSocketPing:
		d.giveBytesAt(layer, protocol.WebSocketPing, b)
	case webSocketPong:
		d.giveBytesAt(layer, protocol.WebSocketPong, b)
	default:
		d.webSocketUnknown(layer, b)
	}
}

func (d *dissection) webSocketUnknown(layer int, b []byte) {
	d.giveBytesAt(layer, protocol.WebSocketUnknown, b)
	d.giveLabelAt(layer, protocol.WebSocketNotKnown)
}

// webSocketMessage unpacks a message and hands it on.
func (d *dissection) webSocketMessage(layer int, c *webSocketConv, way *webSocketWay, opcode byte, packed bool, b []byte) {
	if len(b) == 0 {
		return
	}
	if packed {
		unpacked, ok := d.webSocketUnpack(way, b)
		if !ok {
			d.giveLabelAt(layer, protocol.WebSocketNotDecoded)
			return
		}
		b = unpacked
	}
	p := c.subprotocol
	switch {
	case p != nil:
	case opcode == webSocketText:
		text, _, _ := bytes.Cut(b, []byte{0})
		d.giveUTF8(layer, protocol.WebSocketText, text, b)
		p = protocol.TextLines
	case opcode == webSocketBinary:
		p = protocol.Data
	default:
		d.webSocketUnknown(layer, b)
		return
	}
	d.body(p, nil, b, len(b))
}

const deflateWindow = 1 << 15 // how far back a compressed message can refer to

// webSocketUnpack undoes the compression of a message.
func (d *dissection) webSocketUnpack(way *webSocketWay, b []byte) ([]byte, bool) {
	if !way.seen.whole() {
		return nil, false
	}
	packed := io.MultiReader(bytes.NewReader(b), strings.NewReader("\x00\x00\xff\xff"))
	r := flate.NewReaderDict(packed, way.seen.data)
	var out bytes.Buffer
	_, err := io.Copy(&out, io.LimitReader(r, maxDecoded))
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, false
	}
	if !way.forgets {
		way.seen.add(d, out.Bytes())
		if extra := len(way.seen.data) - deflateWindow; extra > 0 {
			way.seen.data = append([]byte(nil), way.seen.data[extra:]...)
			way.seen.length = deflateWindow
		}
		way.seen.pieces = nil
	}
	return out.Bytes(), true
}
